"""The classroom among broken and hostile files: nothing stops it, nothing gets out of it."""

from __future__ import annotations

import copy
import csv
import io
import json
import os
import re
import sqlite3
import stat
import struct
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from schoolroom import (
    MIME,
    code,
    handed,
    harbour,
    looked,
    notebook,
    payload,
    refused,
    rows,
)
from sourcework.classroom import Asked, look_at
from sourcework.classroom.found import Found, Place, Refusal, Refused
from sourcework.classroom.handed_in import Given
from sourcework.classroom.keeping import Results
from sourcework.classroom.limits import LIMITS, MB
from sourcework.classroom.names import who
from sourcework.classroom.one_file import Desk, handle
from sourcework.classroom.reading import Notebooks, progress
from sourcework.classroom.running import Look, Work
from sourcework.classroom.sources import Search
from sourcework.classroom.tables import csv_of, harmless
from sourcework.classroom.typed import typed_in
from sourcework.errors import KitError
from sourcework.exercises.feedback import TITLES

GOOD = notebook(payload())
READER = Notebooks(MIME)
SCRIPT = "<script>document.title='run'</script><img src=x onerror=document.title='run'>"
FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "|cmd", "%0A=1"]


def outcome(content: bytes) -> list[Given] | str:
    """Return what is read from a notebook, or the reason why nothing is."""
    try:
        return [each for one in READER.handed(content) for each in one.given]
    except Refusal as refusal:
        assert str(refusal)
        return str(refusal)


def among(tmp_path: Path, files: dict[str, bytes]) -> Path:
    """Look at some files with a good one among them; the good one is always counted."""
    out = looked(handed(tmp_path / "in", {**files, "good/w.ipynb": GOOD}), tmp_path / "out")
    assert ("good",) in rows(out, "SELECT name FROM learner")
    return out


# --- notebooks -----------------------------------------------------------------------------------


def test_a_notebook_cut_off_anywhere_is_named() -> None:
    """However much is missing at the end, there is a reason, and no answer is made up."""
    whole = outcome(GOOD)
    for end in range(len(GOOD)):
        assert isinstance(outcome(GOOD[:end]), str), end
    assert whole == outcome(GOOD + b"\n")


def nested(open_: str, close: str, depth: int = 100_000) -> str:
    return open_ * depth + close * depth


DEEP = [nested("[", "]"), nested('{"a":', "}").replace(":}", ":1}")]
PLACES = [
    "{deep}",
    '{{"cells": {deep}}}',
    '{{"cells": [{deep}]}}',
    '{{"metadata": {deep}, "cells": []}}',
    '{{"cells": [{{"outputs": {deep}}}]}}',
    '{{"cells": [{{"outputs": [{{"data": {deep}}}]}}]}}',
    '{{"cells": [{{"outputs": [{{"data": {{"x": {deep}}}}}]}}]}}',
    '{{"cells": [{{"outputs": [{{"data": {{"' + MIME + '": {deep}}}}}]}}]}}',
    '{{"cells": [{{"outputs": [{{"data": {{"' + MIME + '": {{"lesson": "words", "answers":'
    ' [{{"exercise": "who", "answer": {deep}}}]}}}}}}]}}]}}',
]


@pytest.mark.parametrize("deep", DEEP, ids=["lists", "objects"])
@pytest.mark.parametrize("place", range(len(PLACES)))
def test_what_is_nested_too_deep_is_named(place: int, deep: str) -> None:
    """A hundred thousand levels, wherever they stand, are a reason and no crash."""
    assert isinstance(outcome(PLACES[place].format(deep=deep).encode()), str)


def test_half_a_gigabyte_in_one_line_is_not_read(tmp_path: Path) -> None:
    """A file over the limit is named by its size alone, in no time and in no memory."""
    folder = handed(tmp_path / "in", {"good/w.ipynb": GOOD})
    (folder / "big").mkdir()
    with (folder / "big" / "w.ipynb").open("wb") as file:
        file.truncate(500 * MB)  # a hole: it takes no room on the disk either
    tracemalloc.start()
    out = looked(folder, tmp_path / "out")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "500 MB" in refused(out)["in/big/w.ipynb"] and peak < 30 * MB


def test_many_parts_are_refused_before_they_fill_the_memory() -> None:
    """A file of nothing but empty outputs would become far larger in memory than on the disk."""
    many = b'{"cells": [' + b",".join([b"{}"] * (LIMITS.loose // 2)) + b"]}"
    tracemalloc.start()
    assert "parts" in str(outcome(many))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MB


def test_numbers_that_are_none_or_enormous_do_no_harm() -> None:
    """NaN, infinities and integers of ten thousand digits, beside answers and in them."""
    for odd in ("NaN", "Infinity", "-Infinity", "9" * 10_000, "1e999999", "-0"):
        for text in (
            GOOD.decode().replace('"metadata": {}', f'"metadata": {{"x": {odd}}}'),
            GOOD.decode().replace('"attempts": 1', f'"attempts": {odd}'),
        ):
            assert [each.exercise for each in outcome(text.encode())] == ["who"]  # type: ignore[union-attr]
        given = outcome(GOOD.decode().replace('"pilot"', odd).encode())
        assert isinstance(given, list) and len(given) == 1


def test_a_large_notebook_with_numbers_that_are_none_is_read() -> None:
    """A picture's data with NaN in it, in a notebook too large for the forgiving reader."""
    cells = [code("plot()", {"application/x+json": {"y": [1, "NAN", 3], "x": "a" * LIMITS.loose}})]
    text = notebook(payload(), cells=cells).replace(b'"NAN"', b"NaN")
    assert len(text) > LIMITS.loose
    assert [each.exercise for each in outcome(text)] == ["who"]  # type: ignore[union-attr]
    assert "cut off" in str(outcome(text[:-3]))


def test_one_damaged_hand_in_does_not_stop_another() -> None:
    """Of two outputs the whole one counts; a notebook with the broken one alone is named."""
    for broken in ({"answers": 5}, "{", [1], None, "a" * (LIMITS.payload + 1)):
        both = notebook(broken, payload(), broken)
        assert [each.exercise for each in outcome(both)] == ["who"]  # type: ignore[union-attr]
        assert isinstance(outcome(notebook(broken)), str)


def test_half_characters_do_no_harm(tmp_path: Path) -> None:
    """Lone surrogates and broken UTF-8, in names, answers and everything else."""
    half = GOOD.decode().replace("pilot", "\\ud800pilot").encode()
    broken = GOOD.replace(b"hand_in", b"hand\xff\xfe_in")
    kit = notebook(payload(kit="\ud83d", edition="\udc00"))
    out = among(tmp_path, {"half/w.ipynb": half, "broken/w.ipynb": broken, "kit/w.ipynb": kit})
    assert rows(out, "SELECT count(*) FROM learner") == [(4,)]


def test_of_keys_that_stand_twice_the_last_counts() -> None:
    """As every reader of JSON has it: twice the type in one output is one hand-in."""
    one, two = json.dumps(payload(answers={"who": "a"})), json.dumps(payload(answers={"who": "b"}))
    text = f'{{"cells": [{{"outputs": [{{"data": {{"{MIME}": {one}, "{MIME}": {two}}}}}]}}]}}'
    assert [each.answer for each in outcome(text.encode())] == ["b"]  # type: ignore[union-attr]


JSONISH = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


def nodes(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to each part of a JSON value."""
    yield way
    if isinstance(value, (dict, list)):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from nodes(each, (*way, key))


def changed(value: Any, way: tuple[Any, ...], new: Any) -> Any:
    """Return a copy with another value at the end of a way."""
    if not way:
        return new
    whole = copy.deepcopy(value)
    holder = whole
    for key in way[:-1]:
        holder = holder[key]
    holder[way[-1]] = new
    return whole


WHOLE = json.loads(notebook(payload(argument={"claim": "Hardly."}), cells=[code("1", {"a": "b"})]))
WAYS = list(nodes(WHOLE))


@settings(max_examples=1500, deadline=None)
@given(way=st.sampled_from(WAYS), new=JSONISH)
def test_any_type_anywhere_is_read_or_named(way: tuple[Any, ...], new: Any) -> None:
    """A notebook in which any one part is anything else is judged, or there is a reason."""
    desk = Desk(judges(), READER, None)  # type: ignore[arg-type]
    try:
        read = READER.handed(json.dumps(changed(WHOLE, way, new)).encode())
    except Refusal:
        return
    assert all(desk._piece(each) for each in read)


def judges() -> Any:
    """Return what judges the course on the letter; it remembers between examples."""
    from sourcework.classroom.judging import Judges

    return _JUDGES.setdefault("harbour", Judges(harbour()))


_JUDGES: dict[str, Any] = {}


@settings(max_examples=1500, deadline=None)
@given(content=st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_named(content: bytes) -> None:
    """Noise is no notebook and no progress file, and is told so."""
    assert isinstance(outcome(content), str)
    try:
        assert progress(content).given
    except Refusal as refusal:
        assert "no line of it" in str(refusal)


@settings(max_examples=1500, deadline=None)
@given(at=st.integers(0, len(GOOD) - 1), byte=st.integers(0, 255), count=st.integers(0, 3))
def test_any_change_of_bytes_is_read_or_named(at: int, byte: int, count: int) -> None:
    """One to three bytes changed or taken out anywhere: an answer, or a reason."""
    found = outcome(GOOD[:at] + bytes([byte]) * count + GOOD[at + count :])
    assert isinstance(found, str) or all(isinstance(each, Given) for each in found)


@settings(max_examples=1000, deadline=None)
@given(answer=JSONISH, exercise=st.sampled_from([*harbour().exercises]))
def test_any_answer_is_judged(answer: Any, exercise: str) -> None:
    """Whatever stands as an answer gets an outcome that is no traceback."""
    judged = judges().judged(exercise, answer)
    kinds = {*TITLES}
    assert judged is not None and judged.outcome in kinds


def test_answers_without_end_are_cut(tmp_path: Path) -> None:
    """A hundred thousand answers, or one of a megabyte, are no reason to stop."""
    entry = {"exercise": "who", "answer": "pilot", "attempts": 1}
    many = payload() | {"answers": [entry] * 30_000}
    long = payload(answers={"who": "a" * MB})
    huge = payload(answers={"who": "a" * (LIMITS.payload + 1)})
    files = {"many/w.ipynb": notebook(many), "long/w.ipynb": notebook(long)}
    out = among(tmp_path, {**files, "huge/w.ipynb": notebook(huge)})
    query = "SELECT count(*) FROM answer JOIN file ON file.id = file WHERE name = 'many'"
    assert rows(out, query) == [(LIMITS.answers,)]
    assert "more than 2 MB" in refused(out)["in/huge/w.ipynb"]


@pytest.mark.parametrize(
    "source",
    [
        "check('who', " + "(" * 900 + "1" + ")" * 900 + ")",
        "check('who', " + "-" * 1900 + "1)",
        "check('who', " + "1+" * 900 + "1)",
        "check('who', 1/0)",
        "check('who', '\\N{SNOWMAN}\\ud800')",
        "check('who', 1e999)",
        "check('who', 10**10**10)",
        "check('who', [[[[[[[[[[1]]]]]]]]]])",
        "check(*x); check(); check('a'); check(1, 2); check('a', b=1); x.check('a', 1)",
        "check('who'\x00, 1)",
        "check(",
    ],
)
def test_code_that_means_harm_is_text(source: str) -> None:
    """Cells are taken apart as text, with an end to patience, and never run."""
    assert all(isinstance(each, Given) for each in typed_in(source))


# --- zips ----------------------------------------------------------------------------------------


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of some members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def ways(folder: Path) -> dict[str, str]:
    """Return each file that is found in a folder, with the reason if it is refused."""
    found = Search().files(folder)
    return {
        "/".join(each.way[1:]): each.reason if isinstance(each, Refused) else "" for each in found
    }


def test_names_that_lead_outside_lead_nowhere(tmp_path: Path) -> None:
    """ "..", roots and drives in a zip's names: read as data, and nothing is written anywhere."""
    names = [
        "../../up.ipynb",
        "/etc/root.ipynb",
        "C:\\x\\drive.ipynb",
        "a/../../b/c.ipynb",
        "..",
        "/",
    ]
    before = sorted(tmp_path.parent.iterdir())
    out = among(tmp_path, {"z.zip": packed(dict.fromkeys(names, GOOD))})
    assert rows(out, "SELECT count(*) FROM work") == [(5,)]
    assert sorted(tmp_path.parent.iterdir()) == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["in", "out"]


def test_links_in_a_zip_and_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    """A link is named and left alone, whatever it points to."""
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(GOOD)
    link = zipfile.ZipInfo("link.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(link, str(secret))
    folder = handed(tmp_path / "in", {"z.zip": file.getvalue()})
    (folder / "away.ipynb").symlink_to(secret)
    (folder / "round").symlink_to(folder)
    os.mkfifo(folder / "pipe.ipynb")
    out = among(tmp_path, {})
    assert {key for key, why in refused(out).items() if "link or a device" in why} == {
        "in/z.zip/link.ipynb",
        "in/away.ipynb",
        "in/round",
        "in/pipe.ipynb",
    }


def test_a_bomb_is_refused_as_a_whole(tmp_path: Path) -> None:
    """Zeros by the gigabyte, in one member or in many, are not unpacked."""
    one = packed({"w.ipynb": b"0" * (90 * MB)})
    many = packed({f"{at}.ipynb": b"0" * MB for at in range(200)})
    out = among(tmp_path, {"one.zip": one, "many.zip": many})
    assert [why for why in refused(out).values() if "zip bomb" in why] == [*refused(out).values()]
    assert len(refused(out)) == 2


def test_a_bomb_of_zips_is_refused(tmp_path: Path) -> None:
    """Zips inside zips, each within the limits, share one budget."""
    inner = packed({f"{at}.ipynb": b"0" * (10 * MB) for at in range(4)})
    middle = packed({f"{at}.zip": inner for at in range(16)})
    out = among(tmp_path, {"a.zip": packed({f"{at}.zip": middle for at in range(16)})})
    assert any("zip bomb" in why for why in refused(out).values())
    assert rows(out, "SELECT count(*) FROM work") == [(1,)]


def test_zips_are_opened_only_so_deep(tmp_path: Path) -> None:
    """A learner's zip in a platform's zip is read; what is deeper than any of these is named."""
    content = GOOD
    for depth in range(1, 6):
        content = packed({f"{depth}.zip" if depth > 1 else "w.ipynb": content})
    twice = packed({"d.zip": packed({"w.ipynb": GOOD})})
    out = among(tmp_path, {"deep.zip": content, "Ana/c.zip": twice})
    assert ["zips inside one another" in why for why in refused(out).values()] == [True]
    assert rows(out, "SELECT count(*) FROM work") == [(2,)]


def test_a_zip_with_a_password_is_named(tmp_path: Path) -> None:
    """An encrypted member says what to ask the learner for."""
    data = bytearray(packed({"w.ipynb": GOOD}, zipfile.ZIP_STORED))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark) + at
        data[place] |= 1
    out = among(tmp_path, {"z.zip": bytes(data)})
    assert "password" in refused(out)["in/z.zip/w.ipynb"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_stand_twice_in_a_zip_are_two_files(tmp_path: Path) -> None:
    """Both are read, each at its own place."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("lee_1_2_w.ipynb", notebook(payload(answers={"who": "keeper"})))
        archive.writestr("lee_1_2_w.ipynb", notebook(payload(answers={"rate": "1"})))
    out = among(tmp_path, {"z.zip": file.getvalue()})
    assert rows(out, "SELECT count(*) FROM file WHERE name = 'lee'") == [(2,)]


def test_a_zip_of_65_535_names_is_listed(tmp_path: Path) -> None:
    """As many as the plain format can hold: every one is named, and the good one counted."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for at in range(65_534):
            archive.writestr(f"{at}.txt", b"")
        archive.writestr("lee_1_2_w.ipynb", GOOD)
    out = among(tmp_path, {"z.zip": file.getvalue()})
    assert len(refused(out)) == 65_534
    assert ("lee",) in rows(out, "SELECT name FROM learner")


def test_a_table_of_contents_that_claims_too_much_is_not_read(tmp_path: Path) -> None:
    """A zip that says its directory has gigabytes is refused before anything is made room for."""
    data = bytearray(packed({"w.ipynb": GOOD}))
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<L", 0xFFFFFFF0)
    out = among(tmp_path, {"z.zip": bytes(data)})
    assert list(refused(out)) == ["in/z.zip"]


def test_a_damaged_zip_is_named(tmp_path: Path) -> None:
    """Empty, no zip at all, cut off, or wrong inside: each has a reason."""
    whole = packed({"w.ipynb": GOOD})
    wrong = bytearray(whole)
    wrong[45] ^= 0xFF
    files = {
        "a.zip": b"",
        "b.zip": b"PK",
        "c.zip": whole[:-9],
        "d.zip": bytes(wrong),
        "e.zip": GOOD,
    }
    out = among(tmp_path, files)
    assert len(refused(out)) == 5 and all(refused(out).values())


def test_a_zip_that_is_another_by_now_is_opened_anew(tmp_path: Path) -> None:
    """One that was replaced after it was listed is read as it is, or told of; never as it was."""
    path = tmp_path / "z.zip"
    path.write_bytes(packed({"a.ipynb": GOOD, "b.ipynb": GOOD}))
    listed = [each for each in Search().files(path) if isinstance(each, Found)]
    assert not any(each.reason for each in handle(harbour, listed))
    (tmp_path / "new").write_bytes(packed({"a.ipynb": notebook(payload(answers={}))}))
    (tmp_path / "new").replace(path)
    first, second = handle(harbour, listed)
    assert first.pieces[0].rows == () and "changed while it was read" in second.reason


@settings(max_examples=600, deadline=None)
@given(data=st.data())
def test_any_change_of_a_zip_is_read_or_named(data: st.DataObject) -> None:
    """Bytes of a zip changed anywhere: its files are read, or there is a reason."""
    content = bytearray(_ZIP)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = _scratch() / "z.zip"
    path.write_bytes(bytes(content))
    for each in Search().files(path):
        if isinstance(each, Refused):
            assert each.reason
        else:
            assert handle(harbour, [each])[0].place


_ZIP = packed({"a/w.ipynb": GOOD, "b.zip": packed({"w.ipynb": GOOD}), "c.txt": b"c"})


def _scratch() -> Path:
    folder = Path(os.environ["TELEGRAM16293_ANSWERS"]).parent
    folder.mkdir(exist_ok=True)
    return folder


# --- names ---------------------------------------------------------------------------------------

SCRIPTS = [
    "Łukasz Müller",
    "Анна Ким",
    "김영희",
    "李小明",
    "محمد علي",
    "שרה לוי",
    "अनीता",
    "Ζωή",
    "ทดสอบ",
    "🙂 Kim",
    "a\u202egnp.exe",
    "new\nline",
    "tab\there",
    "bell\x07",
    "esc\x1b[31mred",
    "zero\u200bwidth",
    "'quoted\"",
    "a,b;c",
    "%s {0} $HOME `id`",
    "con",
    "-rf",
    "~",
    " ",
    "x" * 200,
]


def test_names_in_every_script_are_counted_and_shown(tmp_path: Path) -> None:
    """Each is one learner; no control or turning sign reaches a page, a table or the screen."""
    out = looked(
        handed(tmp_path / "in", {f"{name}/w.ipynb": GOOD for name in SCRIPTS}), tmp_path / "out"
    )
    names = [name for (name,) in rows(out, "SELECT name FROM learner")]
    assert len(names) == len(SCRIPTS)
    assert {"Łukasz Müller", "Анна Ким", "김영희", "محمد علي"} <= {*names}
    for path in out.iterdir():
        if path.suffix in (".html", ".csv"):
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", path.read_text(encoding="utf-8"))


def test_a_name_that_is_no_unicode_is_a_name(tmp_path: Path) -> None:
    """Bytes that no encoding explains, as an old disk has them."""
    folder = handed(tmp_path / "in", {"good/w.ipynb": GOOD})
    odd = os.fsencode(folder) + b"/odd-\xff\xfe"
    os.mkdir(odd)
    with open(odd + b"/w.ipynb", "wb") as file:
        file.write(GOOD)
    out = looked(folder, tmp_path / "out")
    assert rows(out, "SELECT count(*) FROM learner") == [(2,)]
    assert look_at(Asked(folder, out), harbour) == 0


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=5))
def test_any_name_belongs_to_somebody(way: list[str]) -> None:
    """No name, however made, leaves a file without a learner."""
    sender = who(tuple(way), ["02-words"])
    assert sender.key and sender.attempt >= 1


# --- what comes out ------------------------------------------------------------------------------


def hostile(tmp_path: Path) -> Path:
    """Return the results of a class whose names and answers are code of every kind."""
    names = [SCRIPT.replace("/", "\u2215"), "'\"><svg onload=1>", *FORMULAS, "{{7*7}}", "{% x %}"]
    files = {}
    for at, name in enumerate(names):
        told = payload(answers={"who": SCRIPT, "rate": "=1+1", SCRIPT: 1}, kit=SCRIPT)
        told["argument"] = dict.fromkeys(("claim", "evidence"), SCRIPT + " =1+1 #let x = 1")
        safe = name.replace("\t", "").replace("\r", "") or "x"
        files[f"{SCRIPT[:8]}{at % 2}/{safe}/w.ipynb"] = notebook(told)
        files[f"{safe} bad/w.ipynb"] = SCRIPT.encode()
    return looked(handed(tmp_path / "in", files), tmp_path / "out")


def test_no_page_has_a_script(tmp_path: Path) -> None:
    """No element, attribute or address of a learner's stands in any page as such."""
    out = hostile(tmp_path)
    pages = [*out.rglob("*.html")]
    assert pages
    for path in pages:
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        assert not page.find_all(["script", "img", "iframe", "object", "embed", "link", "form"])
        assert not [e for e in page.find_all(True) for name in e.attrs if name.startswith("on")]
        assert "default-src 'none'" in page.find("meta", {"http-equiv": True})["content"]


def test_no_cell_begins_a_formula(tmp_path: Path) -> None:
    """Nor does a cell of the workbook hold one."""
    out = hostile(tmp_path)
    tables = [*out.rglob("*.csv")]
    assert len(tables) >= 3
    for path in tables:
        text = path.read_text(encoding="utf-8-sig")
        for row in csv.reader(io.StringIO(text)):
            assert not [each for each in row if re.match(r"[\s]*[=+@\-|%＝]", each)], path
    book = load_workbook(out / "gradebook.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert cells and not any(each.data_type == "f" or each.hyperlink for each in cells)


@settings(max_examples=1500, deadline=None)
@given(st.text(alphabet=st.sampled_from("=+-@\t\r\n|%＝＋ ;,\"'a1\x00\ufeff\u202e"), max_size=9))
def test_any_text_becomes_a_harmless_cell(text: str) -> None:
    """Read back by a spreadsheet's rules, no cell is a formula and no row has more cells."""
    (row,) = csv.reader(io.StringIO(csv_of([[text, "end"]])))
    assert row[1] == "end" and len(row) == 2
    assert not re.match(r"[\s\ufeff]*[=+@\-|%＝＋]", row[0]) or re.fullmatch(r"[-+]?1+%?", row[0])
    assert harmless(text) == row[0]


# --- the machine ---------------------------------------------------------------------------------


def a_folder(tmp_path: Path, many: int = 6) -> Path:
    """Return a folder of so many good notebooks."""
    return handed(tmp_path / "in", {f"p{at}/w.ipynb": GOOD for at in range(many)})


def test_a_folder_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    """A file in the folder's place, or a name that no disk takes: a sentence, and what to do."""
    folder = a_folder(tmp_path)
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for out in (tmp_path / "file", tmp_path / "file" / "x", Path("/dev/null/x"), Path("a\0b")):
        with pytest.raises(KitError, match="cannot be written|no folder") as told:
            look_at(Asked(folder, out), harbour)
        in_the_way = "Give that file another name, or give another" in str(told.value)
        assert in_the_way or out.name != "file"
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


NOBODY = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from schoolroom import harbour
from sourcework.classroom import Asked, look_at
from sourcework.errors import KitError
from sourcework.exercises.feedback import TITLES
harbour()
os.setgid(65534); os.setuid(65534)
try:
    look_at(Asked(Path(sys.argv[2]), Path(sys.argv[3])), harbour)
except KitError as problem:
    print(problem)
"""


def nobody_may_read_here() -> bool:
    """Whether root can become somebody who reads the checkout."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    return all(each.stat().st_mode & 0o005 == 0o005 for each in Path(__file__).resolve().parents)


@pytest.mark.skipif(not nobody_may_read_here(), reason="nobody else may read here")
def test_a_read_only_folder_is_told_of() -> None:
    """Results that lie where nobody may write are not half written: a sentence says why."""
    # A folder of pytest's own lies below one that only its owner may enter.
    with TemporaryDirectory() as name:
        place = Path(name)
        place.chmod(0o755)
        folder, out = a_folder(place), place / "out"
        looked(folder, out)
        before = {each: each.read_bytes() for each in out.rglob("*") if each.is_file()}
        words = (str(Path(__file__).parent), str(folder), str(out))
        done = subprocess.run(
            [sys.executable, "-c", NOBODY, *words], capture_output=True, text=True, check=False
        )
        assert "kept (" in done.stdout and "--out" in done.stdout and not done.stderr
        assert {each: each.read_bytes() for each in out.rglob("*") if each.is_file()} == before


FULL = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from schoolroom import harbour
from sourcework.classroom import Asked, look_at
from sourcework.errors import KitError
from sourcework.exercises.feedback import TITLES
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
harbour()
limit = int(sys.argv[4])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    look_at(Asked(Path(sys.argv[2]), Path(sys.argv[3])), harbour)
except KitError as problem:
    print("TOLD", problem)
"""


@pytest.mark.parametrize("limit", [100, 5_000, 20_000, 45_000])
def test_a_full_disk_is_told_of_and_nothing_is_half(tmp_path: Path, limit: int) -> None:
    """Wherever the room ends, a sentence says so, no half file stays, and a second try works."""
    folder, out = a_folder(tmp_path, 40), tmp_path / "out"
    told = cramped(folder, out, limit)
    assert "TOLD" in told and "Free some space" in told
    assert rows(looked(folder, out), "SELECT count(*) FROM learner") == [(40,)]


def cramped(folder: Path, out: Path, limit: int) -> str:
    """Return what a look says for which no file can become longer than a limit."""
    here = str(Path(__file__).parent)
    words = [sys.executable, "-c", FULL, here, str(folder), str(out), str(limit)]
    done = subprocess.run(words, capture_output=True, text=True)
    assert not done.stderr and not list(out.glob(".*.part"))
    return done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_disk_that_fills_at_the_pages_keeps_the_old_ones(tmp_path: Path) -> None:
    """A page that finds no room leaves the one before it as it was."""
    folder, out = a_folder(tmp_path), tmp_path / "out"
    looked(folder, out)
    before = (out / "overview.html").read_bytes()
    (out / ".overview.html.part").symlink_to("/dev/full")
    handed(folder, {"new/w.ipynb": GOOD})
    with pytest.raises(KitError, match="overview.html: it cannot be written .No space left"):
        look_at(Asked(folder, out), harbour)
    assert (out / "overview.html").read_bytes() == before and not list(out.glob(".*.part"))


def test_an_empty_name_in_a_zip_is_passed_over(tmp_path: Path) -> None:
    """A member without a name, which no zip should have, stops nothing."""
    data = packed({"w.ipynb": GOOD, "x.ipynb": GOOD}).replace(b"w.ipynb", b"\0.ipynb")
    among(tmp_path, {"z.zip": data})


KILLED = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from schoolroom import harbour
from sourcework.classroom import Asked, look_at
harbour()
print("ready", flush=True)
look_at(Asked(Path(sys.argv[2]), Path(sys.argv[3])), harbour)
print("done", flush=True)
"""


@pytest.mark.parametrize("after", [0, 10, 30, 60, 90, 150, 250])
def test_a_run_killed_at_any_moment_is_gone_on_with(tmp_path: Path, after: int) -> None:
    """Killed after some milliseconds, the next look finds everything, and every page is whole."""
    folder, out = a_folder(tmp_path, 120), tmp_path / "out"
    words = [sys.executable, "-c", KILLED, str(Path(__file__).parent), str(folder), str(out)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None and run.stdout.readline() == "ready\n"
        time.sleep(after / 1000)
        run.kill()
    for page in out.glob("*.html"):
        assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")
    looked(folder, out)
    assert rows(out, "SELECT count(*) FROM learner") == [(120,)]
    assert rows(out, "SELECT count(*) FROM counted") == [(120,)]


def deadly(opening: Any, files: Any) -> Any:
    """Handle files, but die of one: what a fault deep in a library would do."""
    if any("deadly" in each.way for each in files):
        os._exit(9)
    return handle(opening, files)


def test_a_file_that_kills_its_reader_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that dies takes nothing with it: its files are read again, the deadly one named."""
    monkeypatch.setattr("sourcework.classroom.running.handle", deadly)
    files = [
        Found(("in", name), Place(str(tmp_path / name)), len(GOOD), "", "")
        for name in ("a.ipynb", "b.ipynb", "deadly", "c.ipynb")
    ]
    handed(tmp_path, {each.way[-1]: GOOD for each in files})
    work = Work(harbour, 2)
    done = [each for made in (*work.begun(files), *work.rest()) for each in made]
    work.close()
    assert [each.way[-1] for each in done if each.reason] == ["deadly"]
    assert len(done) == 4


def test_a_file_of_results_that_is_none_is_told_of(tmp_path: Path) -> None:
    """Anything else under its name is left as it is."""
    folder, out = a_folder(tmp_path), tmp_path / "out"
    out.mkdir()
    (out / "results.sqlite").write_bytes(b"not a database at all, but long enough" * 99)
    with pytest.raises(KitError, match="move it away"):
        look_at(Asked(folder, out), harbour)
    assert (out / "results.sqlite").read_bytes().startswith(b"not a database")


def test_results_of_another_version_are_told_of(tmp_path: Path) -> None:
    """Tables of another form are not misread."""
    folder, out = a_folder(tmp_path), tmp_path / "out"
    out.mkdir()
    with sqlite3.connect(out / "results.sqlite") as base:
        base.execute("PRAGMA user_version = 99")
    base.close()
    with pytest.raises(KitError, match="another version"):
        look_at(Asked(folder, out), harbour)


def test_memory_stays_flat(tmp_path: Path) -> None:
    """Forty times as many files take no more memory than a few."""
    peaks = []
    for many in (10, 400):
        folder = handed(tmp_path / f"{many}", {f"p{at}/w.ipynb": GOOD for at in range(many)})
        with Results(tmp_path / f"{many}.sqlite") as results:
            tracemalloc.start()
            Look(harbour, results, "1", processes=1).at(folder)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < peaks[0] + 2 * MB


def test_what_was_handed_in_stays_as_it_was(tmp_path: Path) -> None:
    """Nothing is written, moved or touched among the submissions."""
    folder = a_folder(tmp_path)
    handed(folder, {"k/answers.jsonl": b"broken\n", "z.zip": packed({"w.ipynb": GOOD})})
    before = {each: each.stat().st_mtime_ns for each in folder.rglob("*")}
    looked(folder, tmp_path / "out")
    assert {each: each.stat().st_mtime_ns for each in folder.rglob("*")} == before
