"""Which known mistake an answer makes, and what a right one lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction as F

import pytest

from harbour import GOODS, HARBOUR, LESS, MONTHS, RATE, SPEAKERS, WHO
from sourcework.exercises import Exercise, Mistake
from sourcework.exercises.expected import about, exactly
from sourcework.exercises.mistakes import named_mistake, roughly, too_short, unwritten
from sourcework.exercises.readings import Answer, Json, Value
from sourcework.rounding import Interval

ALONE = "That is the second month's flour alone."
LOST = "You seem to have taken the flour that was lost."
REPORTS = "You seem to have named who reports the loss."


def number(
    right: F | Interval, *mistakes: F | Interval, significant: int = 3, **changes: object
) -> Exercise:
    """Return a question with this right number, and mistakes with these, called A, B and so on."""
    return replace(
        LESS,
        answer=lambda d: right,
        significant=significant,
        mistakes=(*map(_mistake, "ABC", mistakes), *map(_mistake, "YZ", (F(999_983), F(-999_983)))),
        **changes,  # type: ignore[arg-type]
    )


def _mistake(letter: str, value: F | Interval) -> Mistake:
    return Mistake(lambda d: value, f"{letter}.")


def of_lines(*mistakes: Mistake) -> Exercise:
    """Return the question of the months, 300 and 600, with these mistakes."""
    return replace(
        MONTHS, answer=lambda d: {"march": F(300), "april": F(600)}, mistakes=(*mistakes, FAR)
    )


FAR = Mistake.pairs("march", lambda d: F(999_983), "Nobody makes it here.")
PAIR = Mistake.pairs("april", lambda d: F(300), ALONE)
WHOLE = Mistake(lambda d: {"march": F(7), "april": F(300)}, LOST)


@pytest.mark.parametrize(
    ("exercise", "value", "told"),
    [
        # One number, two ways to it; a range is none, unless nothing else is there.
        (number(F(1), F(5), F(6)), F(5), "A."),
        (number(F(1), F(5), F(5)), F(5), "One reading of this: A. Another: B."),
        (number(F(1), Interval(F(4), F(6)), F(5)), F(5), "B."),
        (number(F(1), F(5), Interval(F(4), F(6))), F(5), "A."),
        (number(F(1), Interval(F(4), F(6)), F(5)), F("4.5"), "A."),
        (number(F(1), F(5), F(6)), F(7), ""),
        # Of several mistakes in what is chosen the first is told.
        (GOODS, frozenset(["coal", "flour", "ships"]), "No vessel is asked for."),
        (WHO, "keeper", "You seem to have named who reports it."),
        (WHO, "pilot", ""),
        # Lines with a mistake of their own, and those that are left.
        (of_lines(PAIR), {"march": F(300), "april": F(300)}, f"April: {ALONE}"),
        (
            of_lines(PAIR),
            {"march": F(7), "april": F(300)},
            f"April: {ALONE} Not right yet, too: March.",
        ),
        (of_lines(PAIR, WHOLE), {"march": F(7), "april": F(300)}, f"April: {ALONE} Not right yet"),
        (of_lines(WHOLE, PAIR), {"march": F(7), "april": F(300)}, LOST),
        (of_lines(WHOLE, PAIR), {"march": F(7), "april": F(600)}, ""),
        (SPEAKERS, {"loss": "orlov", "grant": "office"}, f"The loss: {REPORTS}"),
    ],
)
def test_the_mistake_that_is_made_is_named(exercise: Exercise, value: Value, told: str) -> None:
    """Every way to a number, of what is chosen the first, of lines each by its line."""
    words = named_mistake(exercise, value, HARBOUR, exactly)
    assert words.startswith(told) and bool(words) == bool(told)
    assert (LOST in words) == (told == LOST) and words.count("Not right") == told.count("Not right")
    assert words.count("Another") == told.count("Another") and len(words) < 90


def test_the_first_mistake_of_a_line_is_told() -> None:
    """And no second one."""
    second = Mistake.pairs("april", lambda d: F(300), "Second.")
    words = named_mistake(
        of_lines(PAIR, second), {"march": F(300), "april": F(300)}, HARBOUR, exactly
    )
    assert words == f"April: {ALONE}"


@pytest.mark.parametrize(
    ("exercise", "kept", "told"),
    [
        (number(F("20.04")), "20", "three figures"),
        (number(F("20.04")), "20.0", ""),
        (number(F("20.04")), "0.020", "three figures"),
        (number(F("20.04"), significant=4), "20.0", "four figures"),
        (number(F("20.04"), significant=5), "20.04", "five figures"),
        (number(F("20.04"), significant=6), "20.04", ""),
        (MONTHS, "20", ""),
        (WHO, "pilot", ""),
    ],
)
def test_figures_that_were_not_written_are_asked_for(
    exercise: Exercise, kept: Json, told: str
) -> None:
    """Of a number, where their count has a name; zeros before it are no figures."""
    words = unwritten(exercise, Answer(F(20), kept))
    assert told in words and bool(words) == bool(told)


SHORT, CUT = "That is the right value, rounded.", "That is the right value, cut off."
RIGHT = {"march": F(25, 19), "april": F(40, 7)}


@pytest.mark.parametrize(
    ("exercise", "value", "rights", "told"),
    [
        (RATE, F("1.3"), [F(25, 19)], SHORT),
        (RATE, F("1.3"), [F(7), F(25, 19)], SHORT),
        (RATE, F("1.31"), [F(25, 19)], CUT),
        (RATE, F("1.5"), [F(25, 19)], ""),
        (replace(RATE, exact_to="to the kopeck"), F("1.3"), [F(25, 19)], "number to the kopeck."),
        (RATE, F("1.9999"), [Interval(F(199995, 100000), F(3))], "an end of what fits"),
        (MONTHS, {"march": F("1.3"), "april": F(40, 7)}, [RIGHT], f"March: {SHORT}"),
        (MONTHS, {"march": F("1.3"), "april": F("5.7")}, [RIGHT], f"March; April: {SHORT}"),
        (MONTHS, {"march": F("1.3"), "april": F(9)}, [RIGHT], ""),
        (MONTHS, RIGHT, [RIGHT], ""),
        (
            SPEAKERS,
            {"loss": "orlov", "grant": "office"},
            [{"loss": "smith", "grant": "office"}],
            "",
        ),
        (GOODS, frozenset(["coal"]), [frozenset(["flour"])], ""),
        (WHO, "keeper", ["pilot"], ""),
    ],
)
def test_what_is_right_but_too_short_is_met_as_such(
    exercise: Exercise, value: Value, rights: Sequence[Value], told: str
) -> None:
    """A number, or each wrong one of several; to no right answer it is anything else."""
    words = too_short(exercise, value, rights)
    assert told in words and bool(words) == bool(told)


LONG = F(40, 7)


@pytest.mark.parametrize(
    ("exercise", "value", "told"),
    [
        # To three figures a mistake is readable; figures behind them are looked at if the right
        # number is short itself.
        (number(F(25, 19), LONG), F("5.71"), "A."),
        (number(F(25, 19), LONG), F("5.712"), "A."),
        (number(F(5), LONG), F("5.71"), "A."),
        (number(F(5), LONG), F("5.712"), ""),
        (number(F(25, 19), F(6), LONG), F("5.712"), "B."),
        (number(F(5), F(3, 7), LONG), F("5.712"), ""),
        # To two it is one reading of the answer.
        (number(F(25, 19), LONG), F("5.7"), "It may be this, or something else. A."),
        (number(F(5), LONG), F("5.7"), "It may be this, or something else. A."),
        (number(F(25, 19), LONG, F(57001, 10000)), F("5.7"), "B."),
        (number(F(25, 19), LONG, F("5.6789")), F("5.7"), "One reading of this: A. Another: B."),
        (number(F(25, 19), LONG), F(6), ""),
        (number(F(25, 19), F(0)), F(0), "A."),
        # A range, and a question whose answer is one.
        (number(F(25, 19), Interval(F(4), F(6))), F("5.5"), "A."),
        (number(Interval(F(1), F(2)), LONG), F("5.71"), "A."),
        (number(Interval(F(1), F(2)), LONG), F("5.712"), ""),
        # What is no number is no reading to two figures.
        (of_lines(Mistake.pairs("april", lambda d: LONG, "A.")),
         {"march": F(300), "april": F("5.71")}, "April: A."),
        (of_lines(Mistake.pairs("april", lambda d: LONG, "A.")),
         {"march": F(300), "april": F("5.7")}, ""),
    ],
)  # fmt: skip
def test_a_mistake_given_too_short_is_named(exercise: Exercise, value: Value, told: str) -> None:
    """To three figures as what it is, to two as what it may be."""
    assert roughly(exercise, value, HARBOUR) == told


def test_a_reading_is_called_one_once() -> None:
    """What says that it is one reading of the answer needs no second warning."""
    two = number(F(25, 19), LONG, F("5.6789"))
    assert named_mistake(two, F("5.7"), HARBOUR, about(2)) == roughly(two, F("5.7"), HARBOUR)
