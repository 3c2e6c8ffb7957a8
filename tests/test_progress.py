"""Progress: what was confirmed is there, whatever happens; where one stands follows from it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harbour import EXERCISES, HARBOUR, RATE
from sourcework.errors import KitError, ProgressError, UnknownName
from sourcework.exercises.expected import right_answer
from sourcework.progress import (
    MIME,
    Kept,
    Record,
    State,
    answered,
    hand_in,
    journal,
    place,
    standing,
)
from sourcework.progress.journal import Lines
from sourcework.progress.standing import table_of
from sourcework.progress.trouble import REASONS, told
from telegram16293.exercises import ALL
from telegram16293.seeds import edition

WHEN = "2026-01-05T10:00:00Z"
WRITER = """
import sys
from pathlib import Path
from sourcework.progress import Kept, Record
kept, name, count = Kept(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
for number in range(count):
    kept.add(Record(name, number, "right", "2026-01-05T10:00:00Z", "0.1.0"))
    print(number, flush=True)
"""


@pytest.fixture(autouse=True)
def nothing_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test is a session of its own."""
    monkeypatch.setattr(journal, "_held", {})
    monkeypatch.setattr(journal, "_told", {})


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


def folder_in_its_place(base: Path) -> Path:
    (base / "answers.jsonl").mkdir()
    return base / "answers.jsonl"


def link_in_a_circle(base: Path) -> Path:
    (base / "answers.jsonl").symlink_to(base / "other")
    (base / "other").symlink_to(base / "answers.jsonl")
    return base / "answers.jsonl"


def file_as_folder(base: Path) -> Path:
    (base / "lessons").write_text("")
    return base / "lessons" / "answers.jsonl"


TROUBLES = {
    "folder": (folder_in_its_place, "a folder of this name stands in its place"),
    "circle": (link_in_a_circle, "it is a link that leads back to itself"),
    "file": (file_as_folder, "a file stands where its folder should be"),
    "gone": (lambda base: base / "gone" / "answers.jsonl", "its folder is not there"),
    "long": (lambda base: base / ("a" * 300), "is too long"),
    "odd": (lambda base: base / "a\0b", "this disk does not take such a name"),
    "full": (lambda base: Path("/dev/full"), "the disk is full"),
}
each_trouble = pytest.mark.parametrize(("made", "why"), TROUBLES.values(), ids=TROUBLES)


@each_trouble
def test_where_nothing_can_be_written_the_session_counts(
    made: Callable[[Path], Path], why: str, tmp_path: Path
) -> None:
    """Told once with the reason that fits, then answers count in progress and are handed in."""
    if why == "the disk is full" and not Path("/dev/full").exists():
        pytest.skip("only Linux has a disk that is always full")
    kept = Kept(made(tmp_path))
    notes = [answered(RATE, answer, HARBOUR, kept).note for answer in (7, 1.32)]
    assert why in notes[0] and "held in memory" in notes[0] and notes[1] == ""
    seen = standing(kept, EXERCISES, HARBOUR)
    assert (seen.states[0].outcome, seen.states[0].attempts) == ("right", 2)
    assert [why in each for each in seen.notes] == [True]
    bundle = hand_in("numbers", kept, EXERCISES, HARBOUR)._repr_mimebundle_()
    assert [each["answer"] for each in bundle[MIME]["answers"]] == [1.32]  # type: ignore[call-overload,index,union-attr]
    assert why in str(bundle["text/html"])


@pytest.mark.parametrize("name", TROUBLES)
def test_advice_fits_what_is_wrong(name: str, tmp_path: Path) -> None:
    """Nobody is told to free space where a folder stands in the way, nor the other way round."""
    if name == "full" and not Path("/dev/full").exists():
        pytest.skip("only Linux has a disk that is always full")
    note = Kept(TROUBLES[name][0](tmp_path)).add(record())
    assert ("delete something" in note.casefold()) == (name == "full")
    assert note.endswith(".") and "Errno" not in note


def test_every_reason_has_its_advice() -> None:
    """Each has words of its own and something to do; an unknown one keeps the system's words."""
    for number, (reason, do) in REASONS.items():
        assert told(Path("answers.jsonl"), OSError(number, "x")) == (reason, do)
        assert reason and do
    assert told(Path("answers.jsonl"), OSError(9999, "Never seen"))[0] == "Never seen"


def test_what_is_held_is_written_when_it_can_be(kept: Kept) -> None:
    """The folder comes back: the answers stand in the file, in order, and nothing more is said."""
    away = kept.path.parent.with_name("away")
    kept.path.parent.rename(away)
    assert [bool(kept.add(record(each))) for each in (1, 2)] == [True, False]
    away.rename(kept.path.parent)
    assert kept.add(record(3)) == "" and kept.notes() == ()
    written = [json.loads(line)["answer"] for line in kept.path.read_bytes().splitlines()]
    assert written == [1, 2, 3] == [each.answer for each in kept.read().records]


def test_it_is_told_again_when_it_comes_again(kept: Kept) -> None:
    """A drive that goes, comes and goes is told of twice."""
    away = kept.path.parent.with_name("away")
    for _ in range(2):
        kept.path.parent.rename(away)
        assert kept.add(record()) and not kept.add(record())
        away.rename(kept.path.parent)
        kept.read()


def test_evidence_and_drafts_beside_it_do_not_tell_it_again(tmp_path: Path) -> None:
    """One folder, one reason, one note, whatever is kept there."""
    gone = tmp_path / "gone"
    assert Kept(gone / "answers.jsonl").add(record())
    assert Lines(gone / "evidence.jsonl").add(b"{}\n") == ""
    assert Lines(gone / "evidence.jsonl").read().notes


# What it needs is imported as root first: the Python of a test may be root's alone.
SHARED = """
import os, tempfile
from telegram16293.lesson import check, hand_in, progress
with tempfile.TemporaryDirectory() as elsewhere:
    os.environ["TELEGRAM16293_ANSWERS"] = elsewhere + "/answers.jsonl"
    check("start-roubles", 222), progress(), hand_in("start")
del os.environ["TELEGRAM16293_ANSWERS"]
os.setgid(65534); os.setuid(65534)
print(check("start-roubles", 237)); print(progress()); print(hand_in("start"))
"""


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be nobody"
)
def test_a_folder_that_belongs_to_somebody_else(tmp_path: Path) -> None:
    """A clone owned by root, used by nobody, as on Binder: all that she does there counts."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        done = subprocess.run(
            [sys.executable, "-c", SHARED], cwd=folder, capture_output=True, encoding="utf-8"
        )
        assert done.stderr == ""
        assert not list(Path(folder).iterdir())
    assert "✓ Right" in done.stdout and "you may not write here" in done.stdout
    assert "✓ start-roubles: right, 1 attempt" in done.stdout
    assert "1 of 2 right" in done.stdout


def test_a_part_of_a_line_is_not_taken_for_the_whole(kept: Kept) -> None:
    """A disk that fills up in the middle of a line: it is held, and written whole later."""
    whole = os.write
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", lambda file, line: whole(file, line[:7]))
        assert "only a part" in kept.add(record(1))
        assert [each.answer for each in kept.read().records] == [1]
    kept.add(record(2))
    written = [line for line in kept.path.read_bytes().splitlines() if line.endswith(b"}")]
    assert [json.loads(line)["answer"] for line in written] == [1, 2]


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


def test_what_is_held_in_memory_is_not_said_to_be_copied(kept: Kept) -> None:
    """On a full disk starting afresh is refused: the copy would lack what is only in memory."""
    kept.add(record(1))
    whole = os.write
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", lambda file, line: whole(file, line[:7]))
        kept.add(record(2))
        with pytest.raises(ProgressError, match="the answers were not moved"):
            kept.reset(confirm=True)
        assert [each.answer for each in kept.read().records] == [1, 2]
    copy = kept.reset(confirm=True)
    assert copy and b'"answer": 2' in copy.read_bytes()


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


def test_a_right_answer_stays_right(kept: Kept) -> None:
    """Played with afterwards: it counts and is handed in; what came later is told as such."""
    for answer in (7, "1.32", 8, 8, 9, "about 1.32", 10):
        answered(RATE, answer, HARBOUR, kept, time=WHEN)
    (state, *_) = standing(kept, EXERCISES, HARBOUR).states
    assert (state.outcome, state.answer) == ("right", "about 1.32")
    assert (state.attempts, state.later) == (2, 3)
    assert state.words == "✓ rate: right, 2 attempts; you tried 3 more answers after that"
    handed = hand_in("numbers", kept, EXERCISES, HARBOUR)
    assert "you tried 3 more answers after that" in handed._repr_html_()
    assert handed.payload["answers"] == [
        {"exercise": "rate", "answer": "about 1.32", "outcome": "right", "attempts": 2, "later": 3}
    ]


def test_playing_after_a_right_answer_says_what_counts(kept: Kept) -> None:
    """The wrong answer gets its feedback, and beside it that the right one counts."""
    notes = [answered(RATE, each, HARBOUR, kept).note for each in (7, "1.32", 7, "1.32")]
    assert notes == ["", "", "You were right before with “1.32”, and that answer counts.", ""]


def test_a_long_answer_is_handed_in_whole(kept: Kept) -> None:
    """Nothing of an answer is cut off, in words or in the table."""
    for exercise in ALL.values():
        answered(exercise, right_answer(exercise, edition()), edition(), kept)
    for lesson in ALL.lessons:
        handed = hand_in(lesson, kept, ALL, edition())
        for each in handed.states:
            assert not each.given.endswith("…") and each.given in repr(handed)
            assert escape(each.given) in handed._repr_html_()


def test_a_very_long_answer_is_folded() -> None:
    """Its beginning stands in the table, and all of it unfolds."""
    given = "word " * 300 + "end"
    html = table_of([State("rate", "numbers", None, "not-yet", 1, "?", given)], "Answers")
    assert "<details><summary>word word" in html and given in html


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
