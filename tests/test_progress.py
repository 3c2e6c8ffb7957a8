"""Progress: what was confirmed is there, whatever happens; where one stands follows from it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harbour import EXERCISES, HARBOUR, RATE
from telegram16293.errors import KitError, ProgressError, UnknownName
from telegram16293.progress import (
    MIME,
    Kept,
    Record,
    answered,
    hand_in,
    place,
    standing,
)

WHEN = "2026-01-05T10:00:00Z"
WRITER = """
import sys
from pathlib import Path
from telegram16293.progress import Kept, Record
kept, name, count = Kept(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
for number in range(count):
    kept.add(Record(name, number, "right", "2026-01-05T10:00:00Z", "0.1.0"))
    print(number, flush=True)
"""


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """Return answers in a folder with a name that is not ASCII."""
    folder = tmp_path / "мои ответы"
    folder.mkdir()
    return Kept(folder / "answers.jsonl")


def record(answer: object = 8, exercise: str = "rate") -> Record:
    """Return a record of an answer."""
    return Record(exercise, answer, "right", WHEN, "0.1.0")  # type: ignore[arg-type]


def writer(kept: Kept, name: str, count: int) -> subprocess.Popen[str]:
    """Start a process that keeps ``count`` answers and prints each when it is confirmed."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(kept.path), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
    )


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5,
))  # fmt: skip
def test_a_record_is_one_ascii_line(answer: object) -> None:
    """Whatever is kept stands in one line, and no editor or system can garble it."""
    line = record(answer).line
    assert line.count(b"\n") == 1 and line.endswith(b"\n") and line.isascii()
    assert json.loads(line)["answer"] == answer


def test_answers_come_back_in_order(kept: Kept) -> None:
    """What was added is read, in order; a file that is not there yet holds nothing."""
    assert kept.read().records == ()
    for number in range(3):
        kept.add(record(number))
    assert [each.answer for each in kept.read().records] == [0, 1, 2]


def test_nothing_confirmed_is_lost_when_the_writer_is_killed(kept: Kept) -> None:
    """A writer is killed in the middle, without warning: all it confirmed is there, undamaged."""
    process = writer(kept, "killed", 100_000)
    assert process.stdout is not None
    for _ in range(20):
        process.stdout.readline()
    process.kill() if os.name == "nt" else process.send_signal(signal.SIGKILL)
    confirmed = 20 + len([line for line in process.stdout if line.endswith("\n")])
    process.stdout.close()
    assert process.wait() != 0
    contents = kept.read()
    assert contents.damages == ()
    assert [each.answer for each in contents.records][:confirmed] == list(range(confirmed))
    assert len(contents.records) in (confirmed, confirmed + 1)


def test_two_notebooks_write_at_once(kept: Kept) -> None:
    """Two writers of 500 answers each lose none, damage none, and keep their own order."""
    writers = [writer(kept, name, 500) for name in ("one", "other")]
    for process in writers:
        process.communicate()
        assert process.returncode == 0
    contents = kept.read()
    assert contents.damages == ()
    for name in ("one", "other"):
        mine = [each.answer for each in contents.records if each.exercise == name]
        assert mine == list(range(500))


DAMAGES = {
    "garbage": b"\xff\xfe\x00\x80\xed\xb2\x80",
    "half a line": record().line[:20],
    "a number": b"12",
    "a list": b"[1, 2]",
    "another object": b'{"exercise": "rate"}',
    "wrong types": b'{"exercise": 1, "answer": 1, "outcome": "", "time": "", "version": ""}',
    "too deep": b"[" * 100_000,
    "a huge number": b"1" * 10_000,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_line_is_set_aside_and_costs_no_other(kept: Kept, damage: bytes) -> None:
    """Good lines before and after are read; the bad one stands, byte for byte, in both files."""
    kept.path.write_bytes(record(1).line + damage + b"\n" + record(2).line)
    before = kept.path.read_bytes()
    contents = kept.read()
    assert [each.answer for each in contents.records] == [1, 2]
    assert [(each.line, each.content) for each in contents.damages] == [(2, damage)]
    assert kept.read() == contents
    (line,) = kept.aside.read_bytes().splitlines()
    assert json.loads(line)["content"].encode("utf-8", "surrogateescape") == damage
    assert kept.path.read_bytes() == before


def test_a_torn_last_line_does_not_swallow_the_next(kept: Kept) -> None:
    """After a power cut in the middle of a line the next answer begins a line of its own."""
    kept.path.write_bytes(record(1).line + record(2).line[:15])
    kept.add(record(3))
    contents = kept.read()
    assert [each.answer for each in contents.records] == [1, 3]
    assert len(contents.damages) == 1


def test_a_last_line_without_its_end_still_counts(kept: Kept) -> None:
    """A complete record without the line's end is no damage."""
    kept.path.write_bytes(record(1).line.rstrip())
    kept.add(record(2))
    assert [each.answer for each in kept.read().records] == [1, 2]


def test_feedback_comes_even_if_nothing_can_be_kept(tmp_path: Path) -> None:
    """In a folder that is not there, the feedback is shown, with a sentence that says so."""
    feedback = answered(RATE, 1.32, HARBOUR, Kept(tmp_path / "gone" / "answers.jsonl"))
    assert feedback.outcome == "right"
    assert "this answer is not kept (No such file or directory)" in repr(feedback)
    assert "this answer is not kept" in feedback._repr_html_()


def test_a_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    """Neither keeping, reading nor starting afresh ends in a traceback."""
    kept = Kept(tmp_path)
    with pytest.raises(ProgressError, match="not kept"):
        kept.add(record())
    with pytest.raises(ProgressError, match="cannot be read"):
        kept.read()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk always full")
def test_a_full_disk_is_told() -> None:
    """Nothing is confirmed that a full disk did not take."""
    with pytest.raises(ProgressError, match="No space left on device"):
        Kept(Path("/dev/full")).add(record())


def test_a_part_of_a_line_is_not_confirmed(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up in the middle of a line: not confirmed, and the next one is whole."""
    whole = os.write
    monkeypatch.setattr(os, "write", lambda file, line: whole(file, line[:7]))
    with pytest.raises(ProgressError, match="only a part"):
        kept.add(record(1))
    monkeypatch.undo()
    kept.add(record(2))
    assert [each.answer for each in kept.read().records] == [2]


def test_a_name_that_no_disk_takes_is_told() -> None:
    """A path with a NUL in it is an error of one sentence."""
    with pytest.raises(ProgressError):
        Kept(Path("a\0b")).add(record())


def test_each_answer_is_on_the_disk_before_it_is_confirmed(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One write, then fsync: the record is whole when the disk has it."""
    done: list[str] = []
    write, fsync = os.write, os.fsync
    monkeypatch.setattr(os, "write", lambda *each: (done.append("write"), write(*each))[1])
    monkeypatch.setattr(os, "fsync", lambda *each: (done.append("fsync"), fsync(*each))[1])
    kept.add(record())
    assert done == ["write", "fsync"]


def test_starting_afresh_asks_first_and_keeps_a_copy(kept: Kept) -> None:
    """Without confirmation nothing changes; with it, a dated copy stays, and never replaces one."""
    assert kept.reset(confirm=True) is None
    for name in ("answers-2026-01-05.jsonl", "answers-2026-01-05-2.jsonl"):
        kept.add(record())
        before = kept.path.read_bytes()
        with pytest.raises(ProgressError, match="1 answers are kept here"):
            kept.reset()
        copy = kept.reset(confirm=True, today="2026-01-05")
        assert copy is not None
        assert (copy.name, copy.read_bytes()) == (name, before)
        assert kept.read().records == ()


def test_unanswered_leaves_no_trace(kept: Kept) -> None:
    """Running an untouched lesson keeps nothing."""
    answered(RATE, ..., HARBOUR, kept)
    assert not kept.path.exists()


def test_standing_follows_from_the_latest_answers(kept: Kept) -> None:
    """Right, begun and untouched are counted; the same answer again is no further attempt."""
    for answer in (7, 7, 1.32, 1.32):
        answered(RATE, answer, HARBOUR, kept, time=WHEN)
    answered(EXERCISES["less"], -0.2, HARBOUR, kept, time=WHEN)
    seen = standing(kept, EXERCISES, HARBOUR)
    assert seen.of_lesson("numbers")[0].words == "✓ rate: right, 2 attempts"
    assert repr(seen).splitlines() == [
        "numbers    ✓ ✗ ○ ○  1 of 4 right, 1 begun",
        "words      ○ ○ ○ ○ ○ ○ ○  0 of 7 right",
    ]
    assert "1 of 4" in seen._repr_html_() and 'scope="col"' in seen._repr_html_()


def test_standing_is_judged_anew(kept: Kept) -> None:
    """The outcome in the file is not believed: the answer is judged again."""
    kept.add(Record("rate", 7, "right", WHEN, "0.1.0"))
    kept.add(Record("of another kit", 7, "right", WHEN, "0.1.0"))
    assert standing(kept, EXERCISES, HARBOUR).states[0].outcome == "not-yet"


def test_standing_reports_damage(kept: Kept) -> None:
    """A damaged line is told where one looks for one's progress."""
    kept.path.write_bytes(b"?\n" + record(1.32).line + b"[]\n")
    seen = standing(kept, EXERCISES, HARBOUR)
    assert "line 1, 3: damaged and not counted" in repr(seen)
    assert "answers.damaged.jsonl" in seen._repr_html_()
    assert seen.states[0].attempts == 1


def test_what_is_handed_in_is_data_without_time_or_place(kept: Kept) -> None:
    """The same answers give the same output, byte for byte, at any time."""
    for time in (WHEN, "2027-01-01T00:00:00Z"):
        answered(RATE, "1.32", HARBOUR, kept, time=time)
        bundle = hand_in("numbers", kept, EXERCISES, HARBOUR)._repr_mimebundle_()
        assert set(bundle) == {"text/plain", "text/html", MIME}
        payload = bundle[MIME]
        assert isinstance(payload, dict)
        assert payload["answers"] == [
            {"exercise": "rate", "answer": "1.32", "outcome": "right", "attempts": 1}
        ]
        assert len(str(payload["edition"])) == 64
        assert WHEN[:4] not in str(payload["answers"]) and str(kept.path) not in str(bundle)


def test_what_is_handed_in_is_shown(kept: Kept) -> None:
    """The learner sees what is handed in: every exercise of the lesson, answered or not."""
    answered(RATE, 7, HARBOUR, kept)
    shown = repr(hand_in("numbers", kept, EXERCISES, HARBOUR))
    assert shown.startswith("Handed in with this notebook: numbers, 0 of 4 right.")
    assert "✗ rate: not yet, 1 attempt" in shown
    assert "○ less: not answered yet" in shown
    with pytest.raises(UnknownName):
        hand_in("sums", kept, EXERCISES, HARBOUR)


def test_the_place_is_beside_the_lessons_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers stand in answers.jsonl right here, or where the variable says."""
    monkeypatch.setenv("TELEGRAM16293_ANSWERS", "elsewhere.jsonl")
    assert place() == Path("elsewhere.jsonl")
    monkeypatch.setenv("TELEGRAM16293_ANSWERS", "")
    assert place() == Path("answers.jsonl")


def test_errors_are_the_kits_own() -> None:
    """A learner sees a sentence instead of a traceback."""
    assert issubclass(ProgressError, KitError)


def test_many_damaged_lines_are_told_in_one_line_and_copied_by_one_write(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of something else altogether costs neither minutes nor a screenful of numbers."""
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    kept.path.write_bytes(b"".join(b"%d junk\n" % number for number in range(2_000)))
    (note,) = standing(kept, EXERCISES, HARBOUR).notes
    assert "line 1, 2, 3, 4, 5, 6, 7, 8, … (2000 in all): damaged" in note
    assert len(synced) == 1
    assert len(kept.aside.read_bytes().splitlines()) == 2_000


def test_a_copy_is_told_of_only_where_there_is_one(kept: Kept) -> None:
    """Where the side file cannot be written, nothing is said to stand in it."""
    kept.path.write_bytes(b"junk\n")
    kept.aside.mkdir()
    (note,) = standing(kept, EXERCISES, HARBOUR).notes
    assert "Nothing was removed" in note and kept.aside.name not in note


def test_starting_afresh_that_fails_leaves_nothing_behind(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No empty copy stays where the answers could not be moved."""

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    kept.add(record())
    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(ProgressError, match="not moved"):
        kept.reset(confirm=True)
    assert [each.name for each in kept.path.parent.iterdir()] == [kept.path.name]


def test_a_place_that_cannot_even_be_looked_at_is_told() -> None:
    """Starting afresh there is one sentence too."""
    with pytest.raises(ProgressError, match="cannot be read"):
        Kept(Path("a" * 300)).reset()
