"""The questions of lesson 05: right in several written forms, each known mistake named."""

from __future__ import annotations

from fractions import Fraction

import pytest

from telegram16293.document import edition
from telegram16293.exercises import Exercise, Feedback, judge_answer
from telegram16293.exercises.argue import DOCUMENTS, EXERCISES, OPEN_CLAIMS, bearing
from telegram16293.exercises.proof import faults
from telegram16293.lesson import claim
from telegram16293.outside import outside

BY_ID = {each.id: each for each in EXERCISES}
STRONGEST = {
    "grain-total": "is-so", "one-rate": "may-be", "same-sum": "is-not", "credit-inside": "not-said",
}  # fmt: skip
ENDS = {"from-talks": "july-1951", "from-visit": "january-1952", "until": "july-1953"}
SUPPORT = {"visit": "backed", "deciders": "backed", "peace": "divided", "hunger": "untouched"}
WHICH = {
    "credit-inside": "breakdown", "tax-too-large": "harvest",
    "which-rate": "rate-note", "faithful": "originals",
}  # fmt: skip


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
        ("strongest-words", STRONGEST),
        ("strongest-words", list(STRONGEST.items())),
        ("deciding-clue", "negotiations"),
        ("undated", ENDS),
        ("undated", ENDS | {"until": "July 1953"}),
        ("twin-difference", "97548103.64"),
        ("twin-difference", "97 548 103.64 roubles"),
        ("twin-difference", Fraction("97548103.64")),
        ("twin-difference", 114_415_274.67 + 123_132_828.97 - 140_000_000),
        ("twin-rules", {"nearest", "cut"}),
        ("twin-rules", "nearest, cut"),
        ("two-audiences", "listeners"),
        ("who-supports", SUPPORT),
        ("share-of-supplies", 20.6),
        ("share-of-supplies", "20.56 %"),
        ("share-of-supplies", 1_500_000 / 7_295_200 * 100),
        ("fed-per-day", 661_157),
        ("fed-per-day", "661 000 people"),
        ("fed-per-day", 40_000 * 1_000 / (0.5 * 121)),
        ("which-document", WHICH),
    ],
)
def test_the_right_answer_is_right_however_written(exercise_id: str, given: object) -> None:
    """A right answer counts in code, in words and with its unit."""
    assert answered(exercise_id, given).is_right


@pytest.mark.parametrize(
    ("exercise_id", "given", "named"),
    [
        ("strongest-words", STRONGEST | {"one-rate": "is-so"}, "that anybody used it"),
        ("strongest-words", STRONGEST | {"credit-inside": "may-be"}, "weaker than what you know"),
        ("strongest-words", STRONGEST | {"grain-total": "may-be"}, "too careful"),
        ("strongest-words", STRONGEST | {"same-sum": "not-said"}, "Both sums are printed"),
        ("deciding-clue", "number", "the count begins anew"),
        ("deciding-clue", "same-words", "a year before"),
        ("deciding-clue", "headquarters", "excludes no month"),
        ("undated", ENDS | {"from-talks": "january-1951"}, "the page's own date"),
        ("undated", ENDS | {"from-visit": "january-1951"}, "of “this year”"),
        ("undated", ENDS | {"until": "january-1952"}, "went on after it"),
        ("twin-difference", 97_500_000, "as Mao states it"),
        ("twin-difference", "237548103.64", "now subtract"),
        ("twin-difference", "16867171.03", "one of the two orders"),
        ("twin-difference", "25584725.33", "one of the two orders"),
        ("twin-difference", 97_548_000, "significant figures"),
        ("twin-rules", {"nearest", "cut", "up"}, "more than Mao writes"),
        ("twin-rules", {"nearest"}, "Drop everything"),
        ("twin-rules", {"cut"}, "half of a hundred thousand"),
        ("two-audiences", "peng", "his honest view"),
        ("two-audiences", "stalin", "in front of others"),
        ("two-audiences", "mood", "witnesses of the people's mood"),
        ("who-supports", SUPPORT | {"peace": "opposed"}, "stopped at Pak before Stalin"),
        ("who-supports", SUPPORT | {"peace": "backed"}, "Pak himself say otherwise"),
        ("who-supports", SUPPORT | {"hunger": "opposed"}, "the next one"),
        ("who-supports", SUPPORT | {"hunger": "backed"}, "shared out"),
        ("share-of-supplies", 21.93, "Peng's proposal"),
        ("share-of-supplies", 9.595, "the trade credit"),
        ("share-of-supplies", 205_615, "old yuan by new ones"),
        ("share-of-supplies", 486.3, "the total by the part"),
        ("share-of-supplies", 0.2056, "multiply by 100"),
        ("fed-per-day", 666_667, "leap year"),
        ("fed-per-day", 80_000_000, "half kilograms in all"),
        ("fed-per-day", 165_289, "multiplied by one half"),
        ("fed-per-day", 330_579, "a whole kilogram"),
        ("fed-per-day", 495_868, "Peng's request"),
        ("fed-per-day", 661, "factor of a thousand"),
        ("which-document", WHICH | {"faithful": "reply"}, "not what was cut"),
        ("which-document", WHICH | {"credit-inside": "originals"}, "would settle it"),
        ("which-document", WHICH | {"which-rate": "originals"}, "whoever converted"),
        ("which-document", WHICH | {"tax-too-large": "breakdown"}, "compares grain with grain"),
    ],
)
def test_a_known_mistake_is_named(exercise_id: str, given: object, named: str) -> None:
    """A mistake that learners are known to make is answered with its own sentence."""
    feedback = answered(exercise_id, given)
    assert not feedback.is_right
    assert named in feedback.words


def test_the_documents_that_decide_are_those_of_the_claims() -> None:
    """Each open claim's own words stand among the documents to choose from."""
    labels = {each.label for each in DOCUMENTS}
    assert {claim(each.key).decides for each in OPEN_CLAIMS} < labels


def test_the_twin_adds_up_in_the_seeds() -> None:
    """Both orders make the stated total to the kopeck, as the lesson says they do."""
    numbers = outside().neighbours["record-110353"].numbers
    total = numbers["order-february"].value + numbers["order-may"].value
    assert total == numbers["orders-total"].value


@pytest.mark.parametrize("fact", ["aid-1950-53", "new-yuan", "talks-began", "armistice"])
def test_no_answer_rests_on_what_nobody_verified(fact: str) -> None:
    """The facts from outside that answers use are known."""
    assert outside().facts[fact].mark == "known"


def test_a_bearing_on_neither_side_is_no_support() -> None:
    """A document that only has to do with a passage leaves it untouched."""
    assert bearing("P2.3", outside().neighbours) == "untouched"
    assert bearing("P1.8", outside().neighbours) == "opposed"
