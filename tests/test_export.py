"""export: what other programs read is what the document says, in every format and every row."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pytest
import yaml

from harbour import EXERCISES, HARBOUR, PLACE
from sourcework import export
from sourcework.course import Course
from sourcework.errors import KitError, UnknownName
from sourcework.export import named, stated, writing, written
from sourcework.export.content import OWN_LICENCE, content_of
from sourcework.export.package import csv_text, datapackage, json_text
from sourcework.export.tables import Cell, Column, Table, flat, table
from sourcework.export.workbook import is_number, xlsx
from sourcework.figures import figures_of
from sourcework.places import Place
from telegram16293 import cli
from telegram16293.claims import claims_of
from telegram16293.course import course
from telegram16293.seeds import edition

ROOT = Path(__file__).parent.parent
TABLES = {each.name: each for each in content_of(course()).tables}
in_each_table = pytest.mark.parametrize("name", TABLES)
Row = dict[str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an export in every format."""
    place = tmp_path_factory.mktemp("export") / "data"
    assert cli.main(["export", str(place)]) == 0
    return place


def read(path: Path) -> list[Row]:
    """Return the rows of a CSV file, as any program reads it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def as_text(cell: Cell) -> str:
    return "" if cell is None else str(flat(cell))


# --- what is exported is what the document says ---------------------------------------------------


def test_every_figure_is_there_with_its_words_and_exact_value(folder: Path) -> None:
    """In the order of the document: words, value, unit, voice, status, hedges, sheets."""
    rows = read(folder / "figures.csv")
    figures = figures_of(edition())
    assert [row["id"] for row in rows] == list(figures.ids)
    for row, figure in zip(rows, figures, strict=True):
        assert Fraction(row["value"]) == figure.value
        assert Fraction(row["step"]) == figure.step
        assert row["printed_ru"] == figure.printed.get("ru", "")
        assert row["printed_en"] == figure.printed.get("en", "")
        assert row["voice"].split() == list(figure.voice)
        assert row["hedges"].split() == list(figure.hedges)
        sheets = edition().passage(figure.passage).sheets
        assert row["sheets"].split() == [str(each) for each in sheets]
        for name in ("passage", "unit", "goods", "speaker", "status", "period", "refers_to"):
            assert row[name] == getattr(figure, name)


def test_only_what_is_said_to_be_approximate_has_ends(folder: Path) -> None:
    """Its ends are half a printed unit away; an exact figure gets none."""
    for row in read(folder / "figures.csv"):
        value, half = Fraction(row["value"]), Fraction(row["step"]) / 2
        hedged = "approximately" in row["hedges"].split()
        ends = (str(value - half), str(value + half)) if hedged else ("", "")
        assert (row["low"], row["high"]) == ends


def test_every_claim_is_there_with_verdict_and_reason(folder: Path) -> None:
    """And with what would decide it, and the facts and passages it rests on."""
    rows = read(folder / "claims.csv")
    for row, claim in zip(rows, claims_of(edition()), strict=True):
        assert row["verdict"] == claim.verdict.value
        assert (row["id"], row["statement"], row["why"]) == (claim.id, claim.statement, claim.why)
        assert row["decides"] == claim.decides
        assert row["facts"].split() == list(claim.facts)
        assert row["passages"].split() == list(claim.passages)
    pairs = [(row["claim"], row["fact"]) for row in read(folder / "claims_facts.csv")]
    assert pairs == [(claim.id, fact) for claim in claims_of(edition()) for fact in claim.facts]


def test_every_segment_is_there_in_both_languages_and_all_layers(folder: Path) -> None:
    """No letter is lost, and what one language leaves out is empty."""
    rows = {row["id"]: row for row in read(folder / "segments.csv")}
    both = {**edition().passages, **edition().asides}
    assert list(rows) == list(both)
    for name, passage in both.items():
        assert rows[name]["voice"].split() == list(passage.voice)
        for lang in ("ru", "en"):
            for layer in ("diplomatic", "emended", "reading"):
                assert rows[name][f"{lang}_{layer}"] == passage.text(lang, layer)


def test_every_person_is_there_and_nothing_unverified_as_known(folder: Path) -> None:
    """What is known, inferred and unverified stands in columns of its own."""
    rows = read(folder / "people.csv")
    for row, person in zip(rows, edition().people.values(), strict=True):
        assert (row["id"], row["name"]) == (person.id, person.name)
        for mark in ("known", "inferred", "unverified"):
            said = [each.words for each in person.remarks if each.mark == mark]
            assert row[mark] == " ".join(said)


def test_every_date_is_in_the_chronology_in_order(folder: Path) -> None:
    """By its last day, then its first, then the hour; told by the one who gives it."""
    rows = read(folder / "chronology.csv")
    dated = {each.id for each in edition().facts.values() if each.when}
    assert {row["fact"] for row in rows} == dated and len(rows) == len(dated)
    order = [(row["latest"], row["earliest"], row["time"]) for row in rows]
    assert order == sorted(order)
    assert all(date.fromisoformat(row["earliest"]) <= date.fromisoformat(row["latest"])
               for row in rows)  # fmt: skip
    for row in rows:
        fact = edition().fact(row["fact"])
        assert (row["dated_by"], row["what"]) == (fact.voice[0], fact.refers_to)
        # What the edition says of the day is in the row: 1952-04 begins the first of two ends.
        assert row["earliest"].startswith(fact.when.split("/")[0][:10]) or row["time"] == fact.when


def test_a_doubted_date_is_not_shown_as_known(folder: Path) -> None:
    """In words that the editor corrects it is doubted; with its year supplied, inferred."""
    marks = {row["fact"]: row["mark"] for row in read(folder / "chronology.csv")}
    assert marks["stamp-date"] == "doubted"
    assert marks["decoded"] == marks["typed-at"] == "inferred"
    assert marks["cover-date"] == "known"
    # The words as emended stand beside those printed only where they are others.
    for row in read(folder / "chronology.csv"):
        fact = edition().facts[row["fact"]]
        same = dict(fact.printed) == dict(fact.emended)
        assert row["emended_ru"] == ("" if same else fact.emended["ru"])


def test_a_work_of_reference_is_told_as_one(folder: Path) -> None:
    """“yes” where it is one, and nothing where it is not."""
    known = course().outside.sources
    told = {row["id"]: row["reference"] for row in read(folder / "sources.csv")}
    assert told == {name: "yes" if each.reference else "" for name, each in known.items()}
    assert {*told.values()} == {"yes", ""}


def test_all_ids_in_lists_lead_somewhere() -> None:
    """Each id in a column of several stands in the table that the column speaks of."""
    known = {name: {row[0] for row in each.rows} for name, each in TABLES.items()}
    known["notes"] = known["textual_notes"] | known["translation_notes"]
    known["passages"] = known["segments"]
    known["voice"] = known["people"]
    known["sources"] = known["sources"] | known["neighbours"]
    terms = {kind: {term for each, term, *_ in TABLES["terms"].rows if each == kind}
             for kind in ("hand", "hedge", "shift")}  # fmt: skip
    known |= {"hands": terms["hand"], "hedges": terms["hedge"], "kinds": terms["shift"]}
    seen = set()
    for each in TABLES.values():
        for record in each.records():
            for column in each.columns:
                ids = record[column.name]
                if isinstance(ids, tuple) and column.name != "sheets":
                    assert set(ids) <= known[column.name], (each.name, column.name)
                    seen.add(column.name)
    assert {"facts", "passages", "voice", "hands", "hedges", "kinds", "notes"} <= seen


# --- each format, read back -----------------------------------------------------------------------


@in_each_table
def test_csv_comes_back_unchanged(folder: Path, name: str) -> None:
    """Every cell of every row, in UTF-8 with the mark that Excel needs, lines after RFC 4180."""
    each = TABLES[name]
    rows = [[as_text(cell) for cell in row] for row in each.rows]
    data = (folder / f"{name}.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\xef\xbb\xbf") == 1
    assert data.endswith(b"\r\n") and data.count(b"\n") == data.count(b"\r\n") == len(rows) + 1
    reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    assert list(reader) == [list(each.names), *rows]


def test_the_data_package_is_valid(folder: Path) -> None:
    """By the standard's own library: types, patterns, enumerations, keys, foreign keys."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.to_summary()
    assert [each.stats["rows"] for each in report.tasks] == [len(t.rows) for t in TABLES.values()]
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["title"] and field["description"] and field["tei"]


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("figures.csv", ",P3.1,", ",P9.9,", "foreign-key"),
        ("figures.csv", ",237000000,", ",237 mln,", "constraint-error"),
        ("claims.csv", ",undetermined,", ",perhaps,", "constraint-error"),
        ("chronology.csv", ",1952-01-22,", ",22 January,", "type-error"),
        ("people.csv", "\r\npeng,", "\r\nmao,", "primary-key"),
    ],
)
def test_the_data_package_would_show_a_fault(
    folder: Path, tmp_path: Path, file: str, old: str, new: str, fault: str
) -> None:
    """A wrong id, number, verdict or date, or an id twice, is not valid."""
    broken = Path(shutil.copytree(folder, tmp_path / "broken"))
    words = (broken / file).read_bytes().decode()
    assert old in words
    (broken / file).write_bytes(words.replace(old, new, 1).encode())
    report = frictionless.validate(str(broken / "datapackage.json"))
    assert fault in {kind for (kind,) in report.flatten(["type"])}


@in_each_table
def test_xlsx_comes_back_unchanged(folder: Path, name: str) -> None:
    """A sheet for each table: numbers as numbers, all else as text, an empty cell as none."""
    book = openpyxl.load_workbook(folder / "telegram16293.xlsx")
    assert book.sheetnames == ["README", *TABLES]
    sheet, each = book[name], TABLES[name]
    head, *rows = sheet.iter_rows()
    assert [cell.value for cell in head] == list(each.names)
    for found, row in zip(rows, each.rows, strict=True):
        for cell, column, wanted in zip(found, each.columns, row, strict=True):
            as_number = is_number(column, flat(wanted))
            assert as_number == isinstance(cell.value, int | float)
            assert ("" if cell.value is None else str(cell.value)) == as_text(wanted)
            assert cell.data_type == ("n" if as_number or wanted is None else "s")
    assert sheet.freeze_panes == "B2"


def test_json_comes_back_unchanged(folder: Path) -> None:
    """The same names; several ids are a list, nothing is null."""
    whole = json.loads((folder / "telegram16293.json").read_text(encoding="utf-8"))
    assert whole["schema_version"] == 1
    assert list(whole["tables"]) == list(TABLES)
    for name, each in TABLES.items():
        for found, record in zip(whole["tables"][name], each.records(), strict=True):
            assert list(found) == list(each.names)
            for column in each.columns:
                nothing = () if column.kind == "ids" else None
                wanted = record[column.name] if record[column.name] is not None else nothing
                back = found[column.name]
                assert (tuple(back) if isinstance(back, list) else back) == wanted


def one_sheet(*cells: str, kind: str = "text") -> list[Any]:
    """Return what a workbook with one column says of these cells."""
    column: Column[str] = Column("it", "It", "It.", "seg", str, kind)
    made = table("words", "Words", "Some.", [column], cells, key=("it",))
    data = xlsx(replace(content_of(course()), tables=(made,)))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["words"]
    return [row[0] for row in sheet.iter_rows(min_row=2)]


def test_no_text_becomes_a_formula_a_link_or_a_number() -> None:
    """Whatever a text begins with, it stays that text."""
    words = ["=1+1", "+1", "-1", "@SUM(A1)", "https://example.org/", "007", "{=1}", "\t=1"]
    cells = one_sheet(*words)
    assert [cell.value for cell in cells] == words
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_a_number_that_a_spreadsheet_would_round_stays_text() -> None:
    """Fifteen digits are kept as a number; sixteen, or a fraction, as the text they are."""
    kept, not_kept = ["9" * 15, "-" + "9" * 15, "9999999999999.97"], [str(2**53 + 1), "7/3"]
    cells = one_sheet(*kept, *not_kept, kind="exact")
    assert [str(cell.value) for cell in cells] == kept + not_kept
    assert [cell.data_type for cell in cells] == ["n"] * len(kept) + ["s"] * len(not_kept)


def test_no_cell_of_csv_begins_like_a_formula() -> None:
    """CSV cannot say that a text is a text; so none of ours may look like something else."""
    cells = [as_text(cell) for each in TABLES.values() for row in each.rows for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


# --- the folder -----------------------------------------------------------------------------------


def test_every_run_writes_the_same_bytes(folder: Path) -> None:
    """Also in another process, where sets come in another order."""
    code = (
        "import hashlib, sourcework.export as e; from telegram16293.course import course;"
        "[print(n, hashlib.sha256(b).hexdigest()) for n, b in e.files(course()).items()]"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT / "helpers")}
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    there = dict(line.split() for line in run.stdout.splitlines())
    assert there == {p.name: sha256(p.read_bytes()).hexdigest() for p in folder.iterdir()}


def test_the_workbook_bears_the_day_of_the_edition(folder: Path) -> None:
    """Not the day on which somebody exported it."""
    made = openpyxl.load_workbook(folder / "telegram16293.xlsx").properties
    lines = edition().path.read_text(encoding="utf-8").splitlines()
    changes = "".join(line for line in lines if "<change " in line)
    assert f'when="{made.created.date().isoformat()}"' in changes


def test_the_readme_says_where_each_column_comes_from(folder: Path) -> None:
    """And the licence, how to cite, and that figures are exact; the rights lie beside it."""
    page = (folder / "README.md").read_text(encoding="utf-8")
    for each in TABLES.values():
        assert f"### {each.name}\n" in page
        for column in each.columns:
            assert f"| `{column.name}` | {column.says} | {column.tei} |" in page
    assert edition().source.citation in page and OWN_LICENCE[2] in page and "exact" in page
    rights = (folder / "RIGHTS.md").read_text(encoding="utf-8")
    assert rights == (ROOT / "seeds/RIGHTS.md").read_text(encoding="utf-8")
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["title"] == "Telegram 16293: a teaching kit around one archival document"
    assert citation["authors"] == [{"name": course().makers}]


@pytest.mark.parametrize(
    ("form", "files"),
    [
        ("csv", {"datapackage.json", *(f"{name}.csv" for name in TABLES)}),
        ("xlsx", {"telegram16293.xlsx"}),
        ("json", {"telegram16293.json"}),
    ],
)
def test_one_format_alone_can_be_asked_for(tmp_path: Path, form: str, files: set[str]) -> None:
    """Its files, and the two pages that go with every format."""
    assert cli.main(["export", str(tmp_path), "--format", form]) == 0
    assert {each.name for each in tmp_path.iterdir()} == {*files, "README.md", "RIGHTS.md"}


def test_without_a_folder_it_makes_one_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In an installed package, too: no checkout is asked for."""
    monkeypatch.chdir(tmp_path)
    package = tmp_path / "installed/telegram16293"
    package.mkdir(parents=True)
    monkeypatch.setattr(cli, "PLACE", Place(package))
    assert cli.PLACE.checkout is None
    assert cli.main(["export", "--format", "json"]) == 0
    assert (tmp_path / "telegram16293-data" / "telegram16293.json").is_file()


def test_other_files_stay_and_a_second_run_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It writes beside what is there."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert cli.main(["export", str(tmp_path), "--format", "json"]) == 0
    before = {each: each.stat().st_mtime_ns for each in tmp_path.iterdir()}
    capsys.readouterr()
    assert cli.main(["export", str(tmp_path), "--format", "json"]) == 0
    assert {each: each.stat().st_mtime_ns for each in tmp_path.iterdir()} == before
    assert "everything was there already" in capsys.readouterr().out
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_somebodys_work_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file of one of the names that says something else stops all of it, and is named."""
    (tmp_path / "figures.csv").write_text("my own", encoding="utf-8")
    assert cli.main(["export", str(tmp_path)]) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["figures.csv"]
    assert (tmp_path / "figures.csv").read_text(encoding="utf-8") == "my own"
    said = capsys.readouterr().err
    assert "figures.csv would be written over" in said and "claims.csv" not in said


def as_file(place: Path) -> Path:
    place.write_text("", encoding="utf-8")
    return place


def under_a_file(place: Path) -> Path:
    return as_file(place) / "below"


def as_dangling_link(place: Path) -> Path:
    place.symlink_to(place.with_name("nowhere"))
    return place


def with_a_folder_of_that_name(place: Path) -> Path:
    (place / "README.md").mkdir(parents=True)
    return place


def with_a_link_of_that_name(place: Path) -> Path:
    place.mkdir()
    (place / "README.md").symlink_to(place.with_name("outside"))
    return place


def with_half_a_character(place: Path) -> Path:
    return place.with_name("a\0b")


def far_too_long(place: Path) -> Path:
    return place.with_name("x" * 300)


@pytest.mark.parametrize(
    "make",
    [
        as_file,
        under_a_file,
        as_dangling_link,
        with_a_folder_of_that_name,
        with_a_link_of_that_name,
        with_half_a_character,
        far_too_long,
    ],
)
def test_a_folder_that_cannot_be_used_is_refused_in_a_sentence(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    """Nothing is written, also not through a link; the sentence says what to do."""
    chosen = make(tmp_path / "data")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(KitError, match="[Gg]ive .*folder|[Gg]ive the name of a folder"):
        export.export(course(), chosen)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_disk_that_is_full_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written before the disk was full is taken away again; other files stay."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    put = writing._put

    def full(path: Path, data: bytes, written: list[Path]) -> None:
        put(path, data[:10], written)
        if len(written) == 3:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_put", full)
    with pytest.raises(KitError, match="No space left"):
        export.export(course(), tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]


def test_an_unknown_format_is_answered_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written."""
    assert cli.main(["export", str(tmp_path), "--format", "ods"]) == 1
    assert "format 'ods'" in (said := capsys.readouterr().err) and "csv, xlsx, json, all" in said
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UnknownName):
        export.files(course(), "")


def test_a_second_edition_is_exported_too(tmp_path: Path) -> None:
    """The rooms know no telegram: an invented letter, without neighbours, makes a valid package."""
    content = replace(content_of(course()), course=Course(PLACE, "The harbour", EXERCISES))
    made = (
        stated.figures(HARBOUR),
        written.segments(HARBOUR),
        stated.facts(HARBOUR),
        named.people(HARBOUR),
        named.chronology(HARBOUR),
    )
    for each in made:
        (tmp_path / f"{each.name}.csv").write_bytes(csv_text(each).encode())
    described = json_text(datapackage(replace(content, tables=made)))
    (tmp_path / "datapackage.json").write_text(described, encoding="utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.to_summary()
    assert [row["id"] for row in read(tmp_path / "figures.csv")] == list(figures_of(HARBOUR).ids)


# --- LibreOffice ----------------------------------------------------------------------------------

# Fields parted by commas (44), quoted (34), UTF-8 (76), from the first line.
CSV = "44,34,76,1"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """Return LibreOffice as a function of its words, with a profile of its own."""
    program = shutil.which("soffice")
    if program is None:
        ours = os.environ.get("CI") == "true" and sys.platform == "linux"
        assert not ours, "CI needs LibreOffice: libreoffice-calc-nogui"
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def run(*words: object) -> None:
        own = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        subprocess.run([*own, *map(str, words)], check=True, capture_output=True, timeout=300)

    return run


def test_libreoffice_reads_the_workbook(
    folder: Path, tmp_path: Path, office: Callable[..., None]
) -> None:
    """Every sheet, saved by it as CSV, is our CSV again: Cyrillic and numbers intact."""
    # As shown: no; quote all text: no; every sheet into a file of its own (-1).
    form = f"csv:Text - txt - csv (StarCalc):{CSV},,0,false,false,false,false,false,-1"
    office("--convert-to", form, "--outdir", tmp_path, folder / "telegram16293.xlsx")
    for name in TABLES:
        assert read(tmp_path / f"telegram16293-{name}.csv") == read(folder / f"{name}.csv")


@in_each_table
def test_libreoffice_reads_the_csv(
    folder: Path, tmp_path: Path, office: Callable[..., None], name: str
) -> None:
    """Imported as its README says, text as text, each cell comes out as it went in."""
    each: Table = TABLES[name]
    # A column is standard (1), which makes numbers of digits and days of fractions, or text (2).
    cells = zip(*each.rows, strict=True)
    kinds = [
        1 if c.kind in ("exact", "whole") and not any("/" in as_text(cell) for cell in held) else 2
        for c, held in zip(each.columns, cells, strict=True)
    ]
    assert name != "figures" or kinds.count(1) == 4
    columns = "/".join(f"{at}/{kind}" for at, kind in enumerate(kinds, start=1))
    form = f"--infilter=CSV:{CSV},{columns}"
    office(form, "--convert-to", "xlsx", "--outdir", tmp_path, folder / f"{name}.csv")
    sheet = openpyxl.load_workbook(tmp_path / f"{name}.xlsx").active
    found = [
        ["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()
    ]
    wanted = [list(row.values()) for row in read(folder / f"{name}.csv")]
    assert found == [list(each.names), *wanted]
