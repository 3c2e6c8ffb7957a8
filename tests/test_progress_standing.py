"""Where a learner stands, told and handed in: counts, links, what comes next."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from harbour import EXERCISES, HARBOUR, RATE
from sourcework import __version__
from sourcework.progress import Kept, State, answered, hand_in, standing
from sourcework.progress.standing import LONG, Standing, table_of
from telegram16293.exercises import ALL
from telegram16293.seeds import edition

WHEN = "2026-01-05T10:00:00Z"


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """Return answers in a file that is not there yet."""
    return Kept(tmp_path / "answers.jsonl")


def state(outcome: str, attempts: int = 1, question: str = "How much?") -> State:
    """Return the state of one exercise."""
    return State("rate", "verify", "7", outcome, attempts, question)  # type: ignore[arg-type]


def test_an_answer_is_kept_with_its_time(kept: Kept) -> None:
    """The time is the one that is given, or that of the clock."""
    answered(RATE, 7, HARBOUR, kept, time=WHEN)
    answered(RATE, 8, HARBOUR, kept)
    told, clock = (each.time for each in kept.read().records)
    assert told == WHEN
    assert clock != WHEN and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", clock)


def test_an_answer_is_given_in_code_unless_said(kept: Kept) -> None:
    """Feedback speaks of code, or of the form where a form was used."""
    plain, code, form = (
        answered(RATE, [1, 2], HARBOUR, kept, **how)  # type: ignore[arg-type]
        for how in ({}, {"road": "code"}, {"road": "form"})
    )
    assert repr(plain) == repr(code) != repr(form)


def test_what_was_answered_before_is_asked_for_where_a_question_builds_on_it(kept: Kept) -> None:
    """What is due at a learner's own accepted pace, rounded or not, is right; not without it."""
    due = ALL["stamp-due"]
    before = due.follows[0].earlier
    assert answered(due, 480, edition(), kept).outcome != "right"
    assert answered(before, 12, edition(), kept).outcome == "rounded"
    assert answered(due, 480, edition(), kept).outcome == "right"


def test_a_question_never_right_counts_all_that_was_tried(kept: Kept) -> None:
    """All answers are attempts, the latest counts, and none came later."""
    for answer in (7, 8, 9):
        answered(RATE, answer, HARBOUR, kept, time=WHEN)
    (one, *_) = standing(kept, EXERCISES, HARBOUR).states
    assert (one.attempts, one.later, one.answer) == (3, 0, 9)


def test_a_question_without_an_answer_has_no_attempts() -> None:
    """Zero attempts are not counted, one is one, more are several."""
    told = [state("not-yet", count).words for count in (0, 1, 2)]
    assert told == [
        "✗ rate: not yet",
        "✗ rate: not yet, 1 attempt",
        "✗ rate: not yet, 2 attempts",
    ]


@pytest.mark.parametrize(("length", "folded"), [(LONG, False), (LONG + 1, True)])
def test_only_a_longer_answer_than_fits_is_folded(length: int, folded: bool) -> None:
    """An answer of four hundred characters stands in the table as it is."""
    given = "x" * length
    one = State("rate", "verify", given, "not-yet", 1, "?", given)
    assert LONG == 400
    assert ("<details>" in table_of([one], "Answers")) is folded


def test_where_there_are_no_exercises_it_is_said() -> None:
    """No lesson, no table, no advice to go on."""
    assert repr(Standing(())) == "No exercises yet."
    assert "Go on" not in Standing(())._repr_html_()
    assert "Every question" not in Standing(())._repr_html_()


def test_one_goes_on_with_the_first_question_that_is_not_right() -> None:
    """It is named with its lesson, also if later ones are right; in the end all is done."""
    states = state("right"), state("not-yet", 1, "How many?"), state("right"), state("not-answered")
    assert "<p>Go on in verify: How many?</p>" in Standing(states)._repr_html_()
    done = Standing((state("right"),))._repr_html_()
    assert "✓ Every question is answered rightly." in done and "Go on" not in done


def test_a_lesson_is_a_link_to_its_notebook() -> None:
    """The link is named as the notebook is; without a notebook the lesson's name stands there."""
    linked = Standing((state("not-yet"),), (), {"verify": "02-verify.ipynb"})._repr_html_()
    assert linked.count('<a href="02-verify.ipynb">02-verify</a>') == 2
    plain = Standing((state("not-yet"),))._repr_html_()
    assert "<a " not in plain and f"{'>verify'}</th>" in plain


def test_the_standing_knows_the_lessons_pages(kept: Kept) -> None:
    """What the notebooks are called reaches the table."""
    pages = {"numbers": "1.ipynb"}
    assert standing(kept, EXERCISES, HARBOUR, pages).pages == pages
    assert standing(kept, EXERCISES, HARBOUR).pages == {}


def test_begun_is_what_was_tried_and_is_not_right() -> None:
    """What is right is not begun, and what was never tried is neither."""
    states = (state("right"), state("not-yet"), state("not-yet"), state("not-answered", 0))
    assert repr(Standing(states)).endswith("1 of 4 right, 2 begun")


def test_what_is_handed_in_says_what_it_is(kept: Kept) -> None:
    """Its form, the kit's version and the lesson are told with the answers."""
    payload = hand_in("numbers", kept, EXERCISES, HARBOUR).payload
    assert (payload["format"], payload["kit"], payload["lesson"]) == (1, __version__, "numbers")
    assert payload["answers"] == []


def test_what_has_no_answer_yet_is_counted(kept: Kept) -> None:
    """Several questions are counted, one is one, and of none nothing is said."""
    numbers = [each for each in EXERCISES.values() if each.lesson == "numbers"]
    told = []
    for exercise in numbers:
        told.append(repr(hand_in("numbers", kept, EXERCISES, HARBOUR)))
        answered(exercise, 7, HARBOUR, kept, time=WHEN)
    assert f"{len(numbers)} of the questions have no answer yet." in told[0]
    assert "2 of the questions have no answer yet." in told[-2]
    assert "One question has no answer yet." in told[-1]
    assert "no answer yet" not in repr(hand_in("numbers", kept, EXERCISES, HARBOUR))
