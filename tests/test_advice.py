"""What helps with a wrong answer that is no known mistake: which part does not fit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction as F

import pytest

from harbour import CHAIN, GOODS, HARBOUR, LESS, MONTHS, RATE, SPEAKERS, WHO
from sourcework.exercises import Exercise
from sourcework.exercises.advice import any_slip, by_line, look, nearest, wrong_lines
from sourcework.exercises.readings import Value
from sourcework.rounding import Interval
from telegram16293.seeds import edition

PAIRS = {"march": F(300), "april": F(600)}


@pytest.mark.parametrize(
    ("exercise", "value", "right", "told"),
    [
        (MONTHS, {"march": F(1), "april": F(600)}, PAIRS, "This line does not fit yet: March."),
        (MONTHS, {"march": F(1), "april": F(2)}, PAIRS, "These lines do not fit yet: March; April"),
        (GOODS, frozenset(["coal"]), frozenset(["coal", "flour"]), "Something is still missing."),
        (GOODS, frozenset(["coal", "ships"]), frozenset(["coal"]), "Not everything you chose belo"),
        (
            GOODS,
            frozenset(["ships"]),
            frozenset(["coal"]),
            "Not everything you chose belongs and something is still missing.",
        ),
        (
            CHAIN,
            ("pilot", "office", "keeper"),
            ("pilot", "keeper", "office"),
            "Something else comes before “the office”.",
        ),
        (
            CHAIN,
            ("keeper", "pilot", "office"),
            ("pilot", "keeper", "office"),
            "Something else comes before “the keeper”.",
        ),
        (WHO, "keeper", "pilot", WHO.look),
        # Values of two kinds have no parts to put side by side.
        (MONTHS, F(1), PAIRS, MONTHS.look),
        (MONTHS, PAIRS, F(1), MONTHS.look),
        (GOODS, frozenset(["coal"]), "coal", GOODS.look),
        (GOODS, "coal", frozenset(["coal"]), GOODS.look),
        (CHAIN, ("pilot",), "pilot", CHAIN.look),
        (CHAIN, "pilot", ("keeper",), CHAIN.look),
        (RATE, F(7), F(25, 19), RATE.look),
    ],
)
def test_the_part_that_does_not_fit_is_told(
    exercise: Exercise, value: Value, right: Value, told: str
) -> None:
    """By line, by what is missing or too much, by place; and then what to look at."""
    words = look(exercise, value, right, HARBOUR)
    assert words.startswith(told) and words.endswith(str(exercise.look))


def test_a_word_of_scale_is_named_only_where_one_stands() -> None:
    """In the passage, in English."""
    asked = replace(LESS, unit="roubles", passages=("P3.1",))
    assert "such as “million”" in any_slip(asked, F(57), F("5.7"), edition())
    elsewhere = replace(asked, passages=("B3",))
    assert any_slip(elsewhere, F(57), F("5.7"), HARBOUR).endswith("Count the zeros.")


def test_lines_with_one_thing_to_say_stand_together() -> None:
    """In their order, the first with a capital."""
    told = [("march", "Divide."), ("april.", "Add."), ("may", "Divide.")]
    assert by_line(told) == "March; may: Divide. April: Add."


def test_what_is_no_match_has_no_lines() -> None:
    """A number, or a number beside a match."""
    assert wrong_lines(MONTHS, F(1), PAIRS) == wrong_lines(MONTHS, PAIRS, F(1)) == []
    assert wrong_lines(MONTHS, {"march": F(300), "april": F(1)}, PAIRS) == ["april"]


def test_the_nearest_right_answer_has_the_fewest_lines_to_mend() -> None:
    """Of several."""
    far, near = {"march": F(1), "april": F(2)}, {"march": F(300), "april": F(2)}
    assert nearest(MONTHS, PAIRS, [far, near]) == near == nearest(MONTHS, PAIRS, [near, far])


@pytest.mark.parametrize(
    ("exercise", "value", "right", "words"),
    [
        (RATE, F("-1.32"), F(25, 19), "the sign does not"),
        (RATE, F("13.16"), F(25, 19), "a factor of ten. Look where the decimal point stands."),
        (LESS, F("0.571"), F(40, 7), "Look where the decimal point stands."),
        (replace(LESS, unit="percentage points"), F("57.1"), F(40, 7), "the decimal point stands."),
        (replace(LESS, unit="million roubles"), F(57), F("5.7"), "so a million counts as one."),
        (replace(LESS, unit="roubles", passages=()), F(57), F("5.7"), "Count the zeros."),
        (RATE, F(7), F(25, 19), ""),
        (RATE, F("-1.5"), Interval(F(1), F(2)), ""),
        (WHO, "keeper", "pilot", ""),
        # Of several numbers each wrong one must have a slip.
        (MONTHS, {"march": F(3000), "april": F(600)}, PAIRS, "March: The digits look right"),
        (MONTHS, {"march": F(3000), "april": F(6000)}, PAIRS, "March; April: The digits"),
        (MONTHS, {"march": F(3000), "april": F(7)}, PAIRS, ""),
        (SPEAKERS, {"loss": "orlov", "grant": "office"}, {"loss": "smith", "grant": "office"}, ""),
        (MONTHS, F(1), PAIRS, ""),
        (MONTHS, PAIRS, F(1), ""),
    ],
)
def test_a_slip_of_one_number_or_of_several_is_named(
    exercise: Exercise, value: Value, right: Value, words: str
) -> None:
    """With what to look at; where there is none, nothing is said."""
    told = any_slip(exercise, value, right, HARBOUR)
    assert words in told and bool(words) == bool(told)
