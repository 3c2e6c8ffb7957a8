"""The questions of lesson 00: right in several written forms, each known mistake named."""

from __future__ import annotations

import pytest

from telegram16293.document import edition
from telegram16293.exercises import Exercise, Feedback, judge_answer
from telegram16293.exercises.proof import faults
from telegram16293.exercises.start import EXERCISES

BY_ID = {each.id: each for each in EXERCISES}


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
        ("start-speaker", "peng"),
        ("start-speaker", "Peng Dehuai"),
        ("start-speaker", "PENG "),
        ("start-roubles", 237),
        ("start-roubles", 237.0),
        ("start-roubles", "237"),
        ("start-roubles", "237 million roubles"),
        ("start-roubles", "approximately 237 million rubles"),
        ("start-roubles", "237,000,000 roubles"),
    ],
)
def test_the_right_answer_is_right_however_written(exercise_id: str, given: object) -> None:
    """A right answer counts in code, in words and with its unit."""
    assert answered(exercise_id, given).is_right


@pytest.mark.parametrize(
    ("exercise_id", "given", "named"),
    [
        ("start-speaker", "mao", "sender of the whole telegram"),
        ("start-speaker", "stalin", "the reader for the speaker"),
        ("start-speaker", "typist", "the hand that typed"),
        ("start-roubles", 1600000, "the sum in yuan"),
        ("start-roubles", "1,600,000", "the sum in yuan"),
        ("start-roubles", 222, "Mao's, from M2"),
        ("start-roubles", 103, "trade credit in M5"),
        ("start-roubles", 237_000_000, "off by a factor of a million"),
        ("start-roubles", "1,600,000 million yuan", "You gave yuan"),
    ],
)
def test_a_known_mistake_is_named(exercise_id: str, given: object, named: str) -> None:
    """The sentence says what seems to have been done."""
    feedback = answered(exercise_id, given)
    assert feedback.outcome == "mistake"
    assert named in feedback.words
