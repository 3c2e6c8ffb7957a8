"""Lines that are kept one by one: how they are joined, numbered, set aside and moved."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from sourcework.progress import Kept, journal
from sourcework.progress.journal import SHOWN, Damage, Lines


@pytest.fixture(autouse=True)
def nothing_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test is a session of its own."""
    monkeypatch.setattr(journal, "_held", {})
    monkeypatch.setattr(journal, "_told", {})


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[Path]]:
    """Folders whose disk is full: nothing is added to a file in them."""
    folders: set[Path] = set()
    append = journal._append

    def refused(path: Path, line: bytes) -> None:
        if path.parent in folders:
            raise OSError(28, "No space left on device")
        append(path, line)

    monkeypatch.setattr(journal, "_append", refused)
    yield folders


@pytest.mark.parametrize("written", [b"", b"a\n", b"a", b"\na\n"])
def test_what_is_held_comes_after_what_is_written(
    tmp_path: Path, full: set[Path], written: bytes
) -> None:
    """A line in memory is a line of its own, numbered as if it stood in the file."""
    kept = Lines(tmp_path / "kept.jsonl")
    kept.path.write_bytes(written)
    full.add(tmp_path)
    kept.add(b"b\n")
    before = written.split(b"\n")
    numbered = [(at, line) for at, line in enumerate(before, 1) if line]
    last = len(before) + (1 if before[-1] else 0)
    assert kept.read().lines == (*numbered, (last, b"b"))


def test_what_was_said_of_one_file_is_not_said_again_for_another(
    tmp_path: Path, full: set[Path]
) -> None:
    """That one file can be written again changes nothing for a file that cannot."""
    one, other = (Lines(tmp_path / each / "kept.jsonl") for each in ("one", "other"))
    for each in (one, other):
        each.path.parent.mkdir()
        full.add(each.path.parent)
        assert each.add(b"a\n")
    full.remove(one.path.parent)
    assert one.add(b"b\n") == ""
    assert other.add(b"b\n") == ""


@pytest.mark.parametrize(("count", "told"), [(SHOWN, False), (SHOWN + 1, True)])
def test_more_damaged_lines_than_are_shown_are_counted(
    tmp_path: Path, count: int, told: bool
) -> None:
    """As many as fit are named, and only what is left out is told by a count."""
    damages = tuple(Damage(at, "it is torn", b"{") for at in range(count))
    (note,) = Lines(tmp_path / "kept.jsonl")._damage_notes(damages, True)
    assert (f"({count} in all)" in note) is told


def test_nothing_damaged_is_all_set_aside(tmp_path: Path) -> None:
    """Where no line is damaged, all that are stand in the side file, which is not made."""
    kept = Lines(tmp_path / "kept.jsonl")
    assert kept.set_aside(()) is True
    assert not kept.aside.exists()


def test_the_side_file_says_where_a_line_stood_and_what_was_wrong(tmp_path: Path) -> None:
    """A damaged line is restored from its number and its content, byte for byte."""
    kept = Lines(tmp_path / "kept.jsonl")
    assert kept.set_aside([Damage(7, "it is torn", b"\xff{")])
    (line,) = kept.aside.read_bytes().splitlines()
    fields = json.loads(line)
    assert (fields["line"], fields["seen"]) == (7, "it is torn")
    assert fields["content"].encode("utf-8", "surrogateescape") == b"\xff{"


def test_a_file_is_moved_to_the_day_it_is(tmp_path: Path) -> None:
    """Without a day the copy has today's, in the form of a date."""
    kept = Lines(tmp_path / "kept.jsonl")
    kept.path.write_bytes(b"a\n")
    assert re.fullmatch(r"kept-\d{4}-\d\d-\d\d\.jsonl", kept.move("it was not moved").name)


def test_there_is_a_name_for_the_hundredth_copy_of_a_day(tmp_path: Path) -> None:
    """Names are numbered from two, without a gap."""
    names = list(islice(journal._names(tmp_path / "kept.jsonl", "2026-01-05"), 100))
    assert [each.name for each in names[:2]] == ["kept-2026-01-05.jsonl", "kept-2026-01-05-2.jsonl"]
    assert names[-1].name == "kept-2026-01-05-100.jsonl"


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    """What should be a file and is a folder is no empty file."""
    read = Lines(tmp_path).read()
    assert read.lines == () and len(read.notes) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_what_is_kept_can_be_read_by_others_and_written_by_its_owner(tmp_path: Path) -> None:
    """The file has the mode that a text file has."""
    kept = Lines(tmp_path / "kept.jsonl")
    before = os.umask(0)
    try:
        kept.add(b"a\n")
    finally:
        os.umask(before)
    assert kept.path.stat().st_mode & 0o777 == 0o644


def test_a_record_without_an_answer_is_damage(tmp_path: Path) -> None:
    """A line that is an object, with all its texts and no answer, is no record."""
    kept = Kept(tmp_path / "answers.jsonl")
    texts = dict.fromkeys(("exercise", "outcome", "time", "version"), "x")
    kept.path.write_text(json.dumps(texts) + "\n", encoding="utf-8")
    (damage,) = kept.read().damages
    assert damage.seen == "it is not a record of an answer"
