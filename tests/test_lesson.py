"""The verbs of a lesson: check, hint, progress, hand_in, reset, in a notebook and without one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from harbour import EXERCISES, HARBOUR
from telegram16293 import exercises, lesson
from telegram16293.errors import ProgressError, UnknownName
from telegram16293.exercises.judging import right_answer
from telegram16293.exercises.leaks import leak
from telegram16293.progress import MIME, Kept, place


@pytest.fixture(autouse=True)
def harbour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the verbs the invented document and its exercises."""
    monkeypatch.setattr(exercises, "ALL", EXERCISES)
    monkeypatch.setattr(lesson, "edition", lambda: HARBOUR)
    monkeypatch.setattr(lesson, "_hints_given", {})


def test_check_judges_and_keeps() -> None:
    """The answer is judged and stands in the learner's file as it was typed."""
    assert lesson.check("rate", "1.32").is_right
    assert lesson.check("who", "keeper").outcome == "mistake"
    records = Kept(place()).read().records
    assert [(each.exercise, each.answer, each.outcome) for each in records] == [
        ("rate", "1.32", "right"),
        ("who", "keeper", "mistake"),
    ]
    assert all(each.time.endswith("Z") and each.version for each in records)


def test_an_untouched_cell_says_so() -> None:
    """With dots, or with nothing, it is not answered yet, and hints are offered."""
    for feedback in (lesson.check("rate", ...), lesson.check("rate")):
        assert repr(feedback).startswith("○ Not answered yet.")
        assert 'hint("rate")' in repr(feedback)
    assert not place().exists()


def test_hints_come_one_after_the_other() -> None:
    """First, second, third, and then the third again; each exercise counts its own."""
    numbers = [lesson.hint("rate").number for _ in range(4)]
    assert numbers == [1, 2, 3, 3]
    assert lesson.hint("who").number == 1
    assert repr(lesson.hint("less")) == (
        'Hint 1 of 3. Compare the two sums.\n  For the next: hint("less")'
    )
    right = right_answer(EXERCISES["rate"], HARBOUR)
    assert not leak(repr(lesson.hint("rate")), EXERCISES["rate"], right)


def test_progress_and_handing_in() -> None:
    """One line a lesson; what is handed in carries the answers as data."""
    lesson.check("rate", 1.32)
    assert repr(lesson.progress()).splitlines()[0] == "numbers    ✓ ○ ○ ○  1 of 4 right"
    bundle = lesson.hand_in("numbers")._repr_mimebundle_()
    payload = bundle[MIME]
    assert isinstance(payload, dict) and payload["lesson"] == "numbers"


def test_reset_asks_first() -> None:
    """Without confirmation everything stays; with it a copy stays and hints begin again."""
    assert lesson.reset() == "Nothing was kept yet."
    lesson.check("rate", 1.32)
    lesson.hint("rate")
    with pytest.raises(ProgressError, match="confirm=True"):
        lesson.reset()
    assert "Your earlier answers stand in answers-" in lesson.reset(confirm=True)
    assert lesson.hint("rate").number == 1
    assert "0 of 4 right" in repr(lesson.progress())


@pytest.mark.parametrize("verb", [lesson.check, lesson.hint, lesson.hand_in])
@pytest.mark.parametrize("name", ["rates", "", None, ..., 7, [], "x" * 10**6])
def test_a_name_that_does_not_exist_is_one_sentence(verb: object, name: object) -> None:
    """An exercise or lesson that is not there raises the kit's own error."""
    with pytest.raises(UnknownName) as caught:
        verb(name)  # type: ignore[operator]
    assert len(str(caught.value)) < 400


def test_it_works_in_a_bare_python(tmp_path: Path) -> None:
    """Without a notebook the verbs give plain words; nothing heavy is imported for them."""
    code = (
        "import sys\n"
        "from telegram16293 import exercises, lesson\n"
        "print(lesson.progress())\n"
        "assert not {'pandas', 'matplotlib', 'IPython', 'ipywidgets'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_no_exercise_named_is_answered_in_a_sentence() -> None:
    """`check()` is an error of the kit, shown as a sentence."""
    with pytest.raises(UnknownName, match="(?i)use one of"):
        lesson.check()
