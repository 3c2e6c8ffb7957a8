"""The questions of lesson 03: right in several written forms, each known mistake named."""

from __future__ import annotations

from fractions import Fraction

import pytest

from telegram16293 import lesson
from telegram16293.document import edition
from telegram16293.exercises import Exercise, Feedback, judge_answer
from telegram16293.exercises.compare import EXERCISES
from telegram16293.exercises.proof import faults

BY_ID = {each.id: each for each in EXERCISES}
FOUR = {"money": "less", "grain": "more", "time": "later", "form": "credit"}
ASKED = {"sum", "march-grain", "early"}


def answered(exercise_id: str, given: object) -> Feedback:
    """Return the feedback to an answer given to an exercise of this lesson."""
    return judge_answer(BY_ID[exercise_id], given, edition())


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: each.id)
def test_an_exercise_keeps_its_promises(exercise: Exercise) -> None:
    """Hints, mistakes and passages are in order, and nothing gives the answer away."""
    assert faults(exercise, edition()) == []


@pytest.mark.parametrize(
    ("exercise_id", "given"),
    [
        ("asked", ASKED),
        ("asked", "sum, march-grain, early"),
        ("gate-respect", "status"),
        ("less-money", 100_000),
        ("less-money", "100 000"),
        ("less-money", "−100 000 million yuan"),
        ("less-percent", 6.25),
        ("less-percent", "−6.25 %"),
        ("less-percent", Fraction(25, 4)),
        ("rouble-gap", 14),
        ("rouble-gap", "14 million roubles"),
        ("grain-more", 33.3),
        ("grain-more", "33 1/3 %"),
        ("grain-more", Fraction(100, 3)),
        ("by-end-of-march", 20_000),
        ("by-end-of-march", "20 thousand tons"),
        ("month-met", "april"),
        ("month-met", "the end of April"),
        ("gift-or-credit", "credit"),
        ("inside-or-outside", "unsaid"),
        ("if-inside", 800_000),
        ("if-inside", "800 000 million yuan"),
        ("if-outside", 137.5),
        ("if-outside", "137.5 %"),
        ("points", 2.92),
        ("points", Fraction(35, 12)),
        ("points", "2.92 percentage points"),
        ("granted", "reports"),
        ("four-answers", FOUR),
        ("four-answers", list(FOUR.items())),
    ],
)
def test_the_right_answer_is_right_however_written(exercise_id: str, given: object) -> None:
    """A right answer counts in code, in words and with its unit."""
    assert answered(exercise_id, given).is_right


@pytest.mark.parametrize(
    ("exercise_id", "given"),
    [("less-money", "100,000 million yuan"), ("points", "2.917 percentage points")],
)
def test_a_number_with_one_separator_is_asked_back(exercise_id: str, given: str) -> None:
    """Three digits after a single dot or comma may be thousands or decimals: the kit asks."""
    assert answered(exercise_id, given).outcome == "which"


@pytest.mark.parametrize(
    ("exercise_id", "given", "named"),
    [
        ("asked", ASKED | {"credit"}, "read Mao's reply into Peng's"),
        ("asked", ASKED | {"gift"}, "in which legal form"),
        ("asked", {"sum", "early"}, "P2.7"),
        ("asked", {"sum", "march-grain"}, "about time"),
        ("asked", {"early", "march-grain"}, "P3.1"),
        ("gate-respect", "unit", "old yuan"),
        ("gate-respect", "period", "the plan that Peng refers to"),
        ("gate-respect", "goods", "nearly the same words"),
        ("less-money", 15, "rouble figures"),
        ("less-money", 900_000, "taken the trade credit"),
        ("less-money", 3_100_000, "added the two"),
        ("less-percent", 6.667, "of another base"),
        ("less-percent", "6.33 %", "rounded to a million"),
        ("less-percent", 93.75, "not by how much"),
        ("rouble-gap", 15, "as if nothing had been rounded"),
        ("rouble-gap", 16, "how large"),
        ("rouble-gap", 14.5, "only one of the two"),
        ("grain-more", 25, "divided by Mao's total"),
        ("grain-more", 133.33, "the excess alone"),
        ("grain-more", "-33.3 %", "added the rumoured grain"),
        ("by-end-of-march", 10_000, "March alone"),
        ("by-end-of-march", 40_000, "after all months"),
        ("by-end-of-march", 30_000, "what Peng asked for"),
        ("month-met", "march", "Peng's date"),
        ("month-met", "may", "more than Peng asked"),
        ("month-met", "february", "only a third"),
        ("gift-or-credit", "gift", "a legal form"),
        ("gift-or-credit", "barter", "the opposite"),
        ("gift-or-credit", "unsaid", "given a name"),
        ("inside-or-outside", "inside", "no word says “of which”"),
        ("inside-or-outside", "outside", "no word says “in addition”"),
        ("if-inside", 2_200_000, "the other reading"),
        ("if-inside", 900_000, "started from Peng's"),
        ("if-inside", 119, "in million roubles"),
        ("if-outside", 146.67, "divided by Mao's sum"),
        ("if-outside", 93.75, "left the credit out"),
        ("if-outside", 37.5, "by how much it exceeds"),
        ("points", 6.667, "percent, not points"),
        ("points", 6.25, "two shares are subtracted"),
        ("points", 46.67, "one of the two shares"),
        ("granted", "grants", "not Peng's"),
        ("granted", "refuses", "says no"),
        ("granted", "asks", "for information only"),
        ("four-answers", FOUR | {"money": "more", "grain": "less"}, "P3.1"),
        ("four-answers", FOUR | {"grain": "less", "money": "later", "time": "credit"}, "M8"),
    ],
)
def test_a_known_mistake_is_named(exercise_id: str, given: object, named: str) -> None:
    """A mistake that learners are known to make is answered with its own sentence."""
    feedback = answered(exercise_id, given)
    assert not feedback.is_right
    assert named in feedback.words


def test_commas_between_thousands_are_explained() -> None:
    """`check("grain-asked", 30,000)` is two answers to Python, and the kit says so."""
    feedback = lesson.check("grain-asked", 30, 000)
    assert feedback.outcome == "unreadable"
    assert "no comma between thousands" in feedback.words


def test_several_keys_may_stand_without_braces() -> None:
    """`check("asked", "sum", "early", "march-grain")` is read as one answer of three parts."""
    assert lesson.check("asked", "sum", "early", "march-grain").is_right
