"""The questions of lesson 01: right in several written forms, each known mistake named."""

from __future__ import annotations

from fractions import Fraction

import pytest

from telegram16293.claims.record import layers, transmission
from telegram16293.document import edition
from telegram16293.exercises import Exercise, Feedback, judge_answer
from telegram16293.exercises.proof import faults
from telegram16293.exercises.read import EXERCISES
from telegram16293.lesson import plot_chain

BY_ID = {each.id: each for each in EXERCISES}
WHO = {"C1": "stalin", "M1": "peng", "M14": "peng"}
SORTED = {"P2.1": "report", "P2.2": "estimate", "P2.5": "rumour", "P2.7": "request"}
SHARES = {"P2.2": "population", "P2.3": "peasants"}
STAGES = {"P2.1": "done", "P2.7": "asked", "M8": "planned", "M9": "planned"}
NOTE = {"inform", "cut-telegram", "cut-reply"}
LOST = {"secret", "copying", "decoder", "typing"}


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
        ("voices", ["pak", "peng", "mao", "clerks"]),
        ("voices", "Pak, Peng, Mao, clerks"),
        ("voices", ("Pak Hon-yong", "Peng Dehuai", "Mao Zedong", "the Soviet clerks")),
        ("days-to-stalin", 23),
        ("days-to-stalin", "23 days"),
        ("days-to-stalin", 23.0),
        ("covering-note", NOTE),
        ("covering-note", sorted(NOTE)),
        ("covering-note", "inform, cut-telegram, cut-reply"),
        ("who-is-you", WHO),
        ("who-is-you", {"c1": "Stalin", "m1": "Peng Dehuai", "m14": "Peng"}),
        ("who-is-you", list(WHO.items())),
        ("sort-point-two", SORTED),
        ("sort-point-two", {key: word.upper() for key, word in SORTED.items()}),
        ("grain-asked", 30000),
        ("grain-asked", "30 000 tons"),
        ("grain-asked", "30 thousand tons"),
        ("share-of-whom", SHARES),
        ("share-of-whom", {"P2.2": "the whole population", "P2.3": "the peasants"}),
        ("million-millions", 1_600_000_000_000),
        ("million-millions", 1.6e12),
        ("million-millions", Fraction(16 * 10**11)),
        ("million-millions", "1.6 trillion"),
        ("million-millions", "1,600,000 million yuan"),
        ("million-millions", "1.600.000 million"),
        ("planned-or-done", STAGES),
        ("as-early", "soonest"),
        ("as-early", "that it be planned as early as possible"),
        ("lost-in-english", LOST),
        ("lost-in-english", "secret, copying, decoder and typing"),
    ],
)
def test_the_right_answer_is_right_however_written(exercise_id: str, given: object) -> None:
    """A right answer counts in code, in words and with its unit."""
    assert answered(exercise_id, given).is_right


@pytest.mark.parametrize(
    ("exercise_id", "given", "named"),
    [
        ("voices", ["clerks", "mao", "peng", "pak"], "from the outside in"),
        ("voices", ["peng", "pak", "mao", "clerks"], "the one who wrote it down"),
        ("voices", ["pak", "mao", "peng", "clerks"], "an earlier voice"),
        ("voices", ["pak", "peng", "clerks", "mao"], "the typing before the sending"),
        ("days-to-stalin", 17, "begun with Peng's telegram"),
        ("days-to-stalin", 4, "begun with Mao's reply"),
        ("days-to-stalin", 19, "stopped at Mao's reply"),
        ("days-to-stalin", 6, "stopped at Peng's telegram"),
        ("days-to-stalin", 24, "the first day as well as the last"),
        ("days-to-stalin", 8, "left the months out"),
        ("covering-note", NOTE | {"money"}, "a request to Stalin"),
        ("covering-note", {"opinion"}, "last sentence of the enclosed reply"),
        ("covering-note", NOTE | {"in-full"}, "just before “text”"),
        ("covering-note", {"inform", "cut-telegram"}, "read the English alone"),
        ("covering-note", {"inform", "cut-reply"}, "the first text"),
        ("covering-note", {"cut-telegram", "cut-reply"}, "the purpose"),
        ("who-is-you", WHO | {"M14": "stalin"}, "Find where its quotation marks open"),
        ("who-is-you", WHO | {"M1": "stalin"}, "Who wrote on 22 January?"),
        ("who-is-you", WHO | {"M14": "pak"}, "looked for a Korean"),
        ("who-is-you", WHO | {"C1": "peng"}, "the covering note as well"),
        ("sort-point-two", SORTED | {"P2.5": "report"}, "something that Peng knows"),
        ("sort-point-two", SORTED | {"P2.5": "plan"}, "lost the two words before it"),
        ("sort-point-two", SORTED | {"P2.5": "request"}, "he repeats talk"),
        ("sort-point-two", SORTED | {"P2.7": "plan"}, "Peng's wish for a decision"),
        ("sort-point-two", SORTED | {"P2.7": "rumour"}, "the doubt of P2.5"),
        ("sort-point-two", SORTED | {"P2.2": "report"}, "how round the number is"),
        ("grain-asked", 60000, "only if the first is not true"),
        ("grain-asked", "650 000", "the tax of 1951"),
        ("grain-asked", "40 000 t", "Mao's reply (M8)"),
        ("grain-asked", 680000, "added tax to aid"),
        ("share-of-whom", SHARES | {"P2.2": "peasants"}, "the base of the next sentence"),
        ("share-of-whom", SHARES | {"P2.3": "population"}, "widened this share"),
        ("share-of-whom", SHARES | {"P2.2": "tax"}, "joined two sentences"),
        ("share-of-whom", SHARES | {"P2.2": "yield"}, "which has no number"),
        ("million-millions", 1_600_000, "left out the word after them"),
        ("million-millions", "1.6", "the first dot as a decimal point"),
        ("million-millions", "1.6 million", "left out the word after them"),
        ("million-millions", "1.6 billion", "lost three zeros"),
        ("million-millions", 237_000_000, "taken the roubles"),
        ("planned-or-done", STAGES | {"M8": "done"}, "“was delivered”"),
        ("planned-or-done", STAGES | {"M9": "done"}, "gone by the month"),
        ("planned-or-done", STAGES | {"P2.7": "planned"}, "Who would have to decide?"),
        ("planned-or-done", STAGES | {"M8": "asked"}, "the application in M7"),
        ("planned-or-done", STAGES | {"P2.1": "planned"}, "missed the year"),
        ("as-early", "perhaps", "followed the archive's English"),
        ("as-early", "permitted", "heard doubt"),
        ("as-early", "first", "about time, not about rank"),
        ("lost-in-english", LOST | {"hour"}, "From BEIJING"),
        ("lost-in-english", LOST | {"number"}, "English title of the form"),
        ("lost-in-english", LOST | {"addressee"}, "a name that the English does give"),
        ("lost-in-english", LOST - {"decoder"}, "in S3"),
        ("lost-in-english", LOST - {"typing"}, "in S4"),
        ("lost-in-english", LOST - {"secret"}, "Look at H04"),
        ("lost-in-english", LOST - {"copying"}, "in H05"),
    ],
)
def test_a_known_mistake_is_named(exercise_id: str, given: object, named: str) -> None:
    """The sentence says what seems to have been done."""
    feedback = answered(exercise_id, given)
    assert feedback.outcome == "mistake"
    assert named in feedback.words


def test_grain_copied_with_its_comma_is_asked_back() -> None:
    """A comma may part thousands or decimals; nothing is guessed."""
    assert answered("grain-asked", "30,000").outcome == "which"


def test_choosing_everything_is_no_way_to_be_right() -> None:
    """Whoever names all that the sheet says has not compared it with the English."""
    everything = {each.key for each in BY_ID["lost-in-english"].options}
    assert answered("lost-in-english", everything).outcome == "mistake"


def test_the_way_of_the_words_ends_without_a_date() -> None:
    """Four days can be read in the telegram; when the addressee read it cannot."""
    days = [when for *_, when in transmission(edition())]
    assert days[-1] is None
    assert sorted({each for each in days if each}) == [when for when, _ in layers(edition())]


def test_the_picture_says_what_it_shows() -> None:
    """The alternative text names each hand, each date and the days between."""
    alt = plot_chain().alt
    assert "16 January 1952: Pak Hon-yong to Peng Dehuai" in alt
    assert alt.endswith("Between them 6 days, 13 days and 4 days.")
