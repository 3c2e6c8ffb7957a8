"""The questions of lesson 04: right in several written forms, each known mistake named."""

from __future__ import annotations

import re

import pytest

from telegram16293.claims.sensitivity import reaches
from telegram16293.document import edition
from telegram16293.exercises import Exercise, Feedback, judge_answer, right_answer
from telegram16293.exercises.doubt import EXERCISES, PLACES
from telegram16293.exercises.proof import faults

BY_ID = {each.id: each for each in EXERCISES}
WITNESS = {"H13": "english", "H06": "nothing", "H11": "sisters"}
MISLED = {"later": "P1.7", "shy": "P3.3", "ours-too": "P3.1", "in-full": "C1"}
STANDING = {"cut": "record", "chinese": "argued", "who-cut": "silent", "midnight": "record"}
YOU = {"heading", "telegram", "observation"}
EXTENT = {
    "vranei": "many",
    "stamp": "single",
    "far": "sense",
    "early": "sense",
    "roads": "neither",
}


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
        ("damage-witness", WITNESS),
        ("stamp-early", 6),
        ("stamp-early", "six days"),
        ("stamp-early", "6 days earlier"),
        ("stamp-pace", 373 / 31),
        ("stamp-pace", "12.03"),
        ("stamp-pace", "373/31"),
        ("stamp-due", 481),
        ("stamp-due", 373 / 31 * 40),
        ("stamp-due", 3612 / 292 * 40),
        ("stamp-due", 488),
        ("stamp-due", "about 492"),
        ("stamp-sentence", "misread"),
        ("little-or-far", {"hardly", "guess"}),
        ("little-or-far", "hardly, guess"),
        ("which-matter", {"carry", "resolved", "early"}),
        ("english-misleads", MISLED),
        ("english-misleads", list(MISLED.items())),
        ("known-or-inferred", STANDING),
        ("without-quotes", YOU),
        ("why-roubles", "supposed"),
        ("doubt-extent", EXTENT),
    ],
)
def test_the_right_answer_is_right_however_written(exercise_id: str, given: object) -> None:
    """A right answer counts in code, in words and with its unit."""
    assert answered(exercise_id, given).is_right


@pytest.mark.parametrize(
    ("exercise_id", "given", "named"),
    [
        ("damage-witness", WITNESS | {"H06": "english"}, "left this line out"),
        ("damage-witness", WITNESS | {"H11": "english"}, "leaves the whole stamp out"),
        ("damage-witness", WITNESS | {"H13": "elsewhere"}, "it stands once"),
        ("damage-witness", WITNESS | {"H06": "sisters"}, "belongs to another office"),
        ("damage-witness", WITNESS | {"H11": "nothing"}, "given up too early"),
        ("stamp-early", 7, "both the first day and the last"),
        ("stamp-early", 8, "the day of receipt itself"),
        ("stamp-pace", 373, "the number itself"),
        ("stamp-pace", 373 / 30, "left one day out"),
        ("stamp-pace", 31 / 373, "the other way round"),
        ("stamp-pace", 20.5, "two stamps of July"),
        ("stamp-due", 5003, "the count began anew"),
        ("stamp-due", 402, "the day that the record prints"),
        ("stamp-due", 110, "added since the last stamp"),
        ("stamp-due", 14_920, "Multiply the pace instead"),
        ("stamp-sentence", "draft", "cannot be right"),
        ("stamp-sentence", "ninth", "two days fit"),
        ("stamp-sentence", "forged", "damage for intent"),
        ("little-or-far", {"hardly", "guess", "exceeds"}, "stands in both readings"),
        ("little-or-far", {"hardly", "guess", "less"}, "two printed sums"),
        ("little-or-far", {"hardly", "guess", "rate"}, "No rate is reckoned"),
        ("little-or-far", {"hardly"}, "close to a known one"),
        ("little-or-far", {"guess"}, "repeats the word"),
        ("which-matter", {"carry", "resolved", "early", "place"}, "an odd phrase"),
        ("which-matter", {"carry", "resolved", "early", "latin"}, "what the translator added"),
        ("which-matter", {"carry", "resolved", "early", "farming"}, "a stiff word"),
        ("which-matter", {"resolved", "early"}, "passed over a tense"),
        ("which-matter", {"carry", "early"}, "to let it go ahead another"),
        ("which-matter", {"carry", "resolved"}, "how hard Peng presses"),
        ("english-misleads", MISLED | {"ours-too": "P3.3"}, "stands in an earlier"),
        ("english-misleads", MISLED | {"shy": "P3.1"}, "stands in a later"),
        ("english-misleads", MISLED | {"in-full": "M13"}, "said before it begins"),
        ("english-misleads", MISLED | {"later": "P2.5"}, "about the army"),
        ("known-or-inferred", STANDING | {"chinese": "record"}, "never names a language"),
        ("known-or-inferred", STANDING | {"who-cut": "argued"}, "the man with the scissors"),
        ("known-or-inferred", STANDING | {"cut": "argued"}, "just before “text”"),
        ("known-or-inferred", STANDING | {"midnight": "argued"}, "foot of the last sheet"),
        ("without-quotes", YOU | {"capital"}, "politeness for an address"),
        ("without-quotes", YOU | {"copy"}, "the reader of the sheet"),
        ("without-quotes", YOU | {"signature"}, "who speaks"),
        ("without-quotes", YOU - {"telegram"}, "names the letter it replies to"),
        ("without-quotes", YOU - {"heading"}, "line above the reply"),
        ("without-quotes", YOU - {"observation"}, "weakest of the three"),
        ("why-roubles", "stated", "as if it stood there"),
        ("why-roubles", "proved", "a certainty on a guess"),
        ("why-roubles", "army", "nothing in the telegram supports"),
        ("doubt-extent", EXTENT | {"far": "many"}, "nothing was ever reckoned"),
        ("doubt-extent", EXTENT | {"far": "neither"}, "counts verdicts"),
        ("doubt-extent", EXTENT | {"early": "neither"}, "a man in a hurry"),
        ("doubt-extent", EXTENT | {"stamp": "many"}, "how long we spent"),
        ("doubt-extent", EXTENT | {"vranei": "neither"}, "Without a unit"),
    ],
)
def test_a_known_mistake_is_named(exercise_id: str, given: object, named: str) -> None:
    """A mistake that learners are known to make is answered with its own sentence."""
    feedback = answered(exercise_id, given)
    assert not feedback.is_right
    assert named in feedback.words


def test_the_places_weighed_are_quoted_from_the_edition() -> None:
    """What the options call the archive's English stands in that passage of the archive's."""
    notes = {each.id: each for each in edition().translation_notes}
    for option in BY_ID["which-matter"].options:
        (passage, *_) = notes[PLACES[option.key]].passages
        quoted = re.findall("“([^”]+)”", option.label)[0]
        assert option.label.startswith(f"{passage}, ")
        assert quoted in (edition().passage(passage).en or "")


def test_what_nothing_hangs_on_is_so_by_the_table() -> None:
    """Doubts called "sense" or "neither" move no verdict when the claims are judged anew."""
    moving = {each.doubt.name for each in reaches(edition()) if each.moves}
    assert not moving & {"tn04", "tn11", "tr16"}
    assert right_answer(BY_ID["doubt-extent"], edition()) == EXTENT
