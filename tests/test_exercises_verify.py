"""Lesson 02-verify: every mistake it knows is heard by name, and right answers in their forms."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from telegram16293.document import edition
from telegram16293.exercises import judge_answer
from telegram16293.exercises.proof import faults
from telegram16293.exercises.verify import EXERCISES

BY_ID = {each.id: each for each in EXERCISES}
CANDIDATES = {"6750": "truncated", "6760": "none", "6764": "nearest"}
VERDICTS = {
    "grain": "exact",
    "oil": "undetermined",
    "one-rate": "consistent",
    "rounded-up": "inconsistent",
    "which-rate": "undetermined",
}
QUOTIENTS = {"peng": 6751.05, "budget": 6756.76, "credit": 6796.12}

RIGHT: list[tuple[str, list[object]]] = [
    ("copies-accounted", [8, "eight", "8 copies", 6 + 2]),
    ("grain-adds-up", [40_000, "40 000", "40 thousand tons", 4 * (5_000 + 5_000)]),
    ("cotton-in-all", [3_300_000, "3.3 million", "3.300.000", "3,300,000 m"]),
    ("yuan-in-full", [1_600_000_000_000, "1.6 trillion", "1,600,000 million yuan", 1.6e12]),
    ("rate-peng", [1_600_000 / 237, Fraction(1_600_000, 237), Decimal("6751.05"), "6 751", 6751]),
    ("three-quotients", [QUOTIENTS, {"peng": 6751, "budget": 6757, "credit": "6,796.1"}]),
    ("smallest-sum", [236.5, "236,5", "236.5 million", "236.5 million roubles"]),
    ("rate-ends", [{"lowest": 1_600_000 / 237.5, "highest": 1_600_000 / 236.5}]),
    ("rate-ends", [{"lowest": "6736.84", "highest": 6765.33}]),
    ("one-rate", [6764, 6765, 6763.3, "6764.5 yuan per rouble", Fraction(3_200_000, 473)]),
    ("rules-that-allow", [{"nearest", "truncated"}, ["Truncated", "nearest"]]),
    ("candidate-rates", [CANDIDATES]),
    ("coarse-yuan", ["ten-thousand", "to the nearest 10,000 million yuan"]),
    ("what-is-shown", ["possible", "Possible"]),
    ("four-verdicts", [VERDICTS]),
]

WRONG: list[tuple[str, object, str]] = [
    ("copies-accounted", 6, "the head alone"),
    ("copies-accounted", 7, "people instead of copies"),
    ("copies-accounted", 16, "added the number in S5"),
    ("grain-adds-up", 20_000, "one of the two grains"),
    ("grain-adds-up", 30_000, "lost a month"),
    ("grain-adds-up", 10_000, "one month brings"),
    ("cotton-in-all", 13_200_000, "multiplied by the months of the grain"),
    ("cotton-in-all", 9_900_000, "a number of months"),
    ("yuan-in-full", 1_600_000, "left out the word “million”"),
    ("yuan-in-full", "1.6 million", "left out the word “million”"),
    ("yuan-in-full", 1.6, "two decimal points"),
    ("yuan-in-full", "1.6 billion", "One group of three zeros"),
    ("rate-peng", 237 / 1_600_000, "roubles for one yuan"),
    ("rate-peng", 148.125, "roubles for a million yuan"),
    ("rate-peng", 1_600_000_000_000 / 237, "forgotten those of the roubles"),
    ("rate-peng", 1_600_000 / 237_000_000, "forgotten those of the yuan"),
    ("rate-peng", 1_500_000 / 237, "Mao's yuan over Peng's roubles"),
    ("rate-peng", 1_600_000 / 222, "Peng's yuan over Mao's roubles"),
    ("rate-peng", 6756.76, "That is Mao's pair"),
    (
        "three-quotients",
        {"peng": 237 / 1_600_000, "budget": 222 / 1_500_000, "credit": 103 / 700_000},
        "the other way round",
    ),
    ("three-quotients", dict.fromkeys(QUOTIENTS, 6751.05), "carried Peng's quotient over"),
    ("three-quotients", {**QUOTIENTS, "budget": 1_500_000 / 237}, "budget over Peng's roubles"),
    ("three-quotients", {**QUOTIENTS, "credit": 700_000 / 222}, "over the budget's roubles"),
    ("three-quotients", {**QUOTIENTS, "budget": 1_600_000 / 222}, "Peng's yuan over the budget's"),
    ("smallest-sum", 237, "printed number for the amount itself"),
    ("smallest-sum", 236, "a whole million down"),
    ("smallest-sum", 237.5, "the other end"),
    ("rate-ends", {"lowest": 6765.33, "highest": 6736.84}, "the wrong ends"),
    ("rate-ends", {"lowest": 6751.05, "highest": 6751.05}, "printed roubles as exact"),
    ("rate-ends", {"lowest": 1_600_000 / 238, "highest": 1_600_000 / 237}, "cut the fraction off"),
    ("rate-ends", {"lowest": 1_600_000 / 238, "highest": 1_600_000 / 236}, "a whole million"),
    ("rate-ends", {"lowest": 1_500_000 / 237.5, "highest": 1_500_000 / 236.5}, "two pairs"),
    ("one-rate", (6751.05 + 6756.76 + 6796.12) / 3, "the average of the three"),
    ("one-rate", 3_800_000 / 562, "all yuan by all roubles"),
    ("one-rate", 6768, "the average of the three"),
    ("one-rate", 6796.12, "the credit's own quotient"),
    ("one-rate", 6756.76, "the budget's own quotient"),
    ("one-rate", 6750, "cuts fractions off"),
    ("one-rate", 6751.05, "cuts fractions off"),
    ("one-rate", 6755, "fits Peng's sum, but not all three"),
    ("one-rate", 6800, "fits the credit, but neither"),
    ("rules-that-allow", {"nearest", "truncated", "rounded-up"}, "count rounding up in"),
    ("rules-that-allow", "nearest", "left out the clerk who drops the fraction"),
    ("rules-that-allow", "truncated", "three quotients need three rates"),
    ("candidate-rates", {**CANDIDATES, "6750": "nearest"}, "let the first rate pass"),
    ("candidate-rates", {**CANDIDATES, "6764": "truncated"}, "let the third rate pass"),
    ("candidate-rates", {**CANDIDATES, "6760": "nearest"}, "what the credit becomes"),
    ("candidate-rates", {**CANDIDATES, "6760": "truncated"}, "what Peng's sum becomes"),
    ("coarse-yuan", "thousand", "half a step at most"),
    ("coarse-yuan", "hundred-thousand", "stopped at the coarsest"),
    ("coarse-yuan", "never", "kept the yuan exact"),
    ("what-is-shown", "three-rates", "three quotients for three rates"),
    ("what-is-shown", "proved", "“it fits” for “it was so”"),
    ("what-is-shown", "nothing", "given up too early"),
    ("four-verdicts", {**VERDICTS, "oil": "exact"}, "something the text says"),
    ("four-verdicts", {**VERDICTS, "oil": "consistent"}, "your own product against the text"),
    ("four-verdicts", {**VERDICTS, "one-rate": "exact"}, "“possible” for “proved”"),
    ("four-verdicts", {**VERDICTS, "one-rate": "inconsistent"}, "three quotients need three rates"),
    ("four-verdicts", {**VERDICTS, "rounded-up": "consistent"}, "let the yuan move"),
    ("four-verdicts", {**VERDICTS, "which-rate": "consistent"}, "whether one is possible"),
]


@pytest.mark.parametrize("exercise_id", BY_ID)
def test_it_keeps_its_promises(exercise_id: str) -> None:
    """The right answer is right, each mistake has its own sentence, nothing gives it away."""
    assert faults(BY_ID[exercise_id], edition()) == []


@pytest.mark.parametrize(
    ("exercise_id", "answer"), [(name, each) for name, answers in RIGHT for each in answers]
)
def test_right_in_many_forms(exercise_id: str, answer: object) -> None:
    """The right answer is right however a careful person writes it."""
    assert judge_answer(BY_ID[exercise_id], answer, edition()).outcome == "right"


@pytest.mark.parametrize(("exercise_id", "answer", "words"), WRONG)
def test_mistake_is_named(exercise_id: str, answer: object, words: str) -> None:
    """What learners are known to answer is called by its name."""
    feedback = judge_answer(BY_ID[exercise_id], answer, edition())
    assert feedback.outcome == "mistake"
    assert words in feedback.words


def test_every_mistake_is_triggered() -> None:
    """The cases above make every mistake that the exercises know, and answer every exercise."""
    heard = {
        (name, judge_answer(BY_ID[name], answer, edition()).words) for name, answer, _ in WRONG
    }
    known = sum(len(each.mistakes) for each in EXERCISES)
    assert len(heard) == known
    assert {name for name, _ in RIGHT} == set(BY_ID)


@pytest.mark.parametrize(
    ("exercise_id", "answer"),
    [("one-rate", 6900), ("smallest-sum", 236.7), ("rate-peng", 5000), ("copies-accounted", 11)],
)
def test_other_answers_are_not_yet(exercise_id: str, answer: object) -> None:
    """A wrong answer of no known kind is sent back to look, with the passage."""
    feedback = judge_answer(BY_ID[exercise_id], answer, edition())
    assert (feedback.outcome, bool(feedback.again)) == ("not-yet", True)
