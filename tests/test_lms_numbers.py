"""export lms: which numbers a question takes, at their edges, and which slips it tells."""

from __future__ import annotations

from fractions import Fraction

import pytest

from harbour import ANY_RATE, HARBOUR, RATE
from sourcework.exercises import right_answer
from sourcework.exercises.nearness import cut_off, rounded
from sourcework.export.lms.cloze import tolerance
from sourcework.export.lms.numbers import Span, spans, typed
from sourcework.export.lms.replies import Reply, reply
from sourcework.rounding import Interval

YES = Reply(True, "Yes.")
# Ten, a hundred, a thousand, a million and a thousand million: what people leave out or add.
POWERS = (1, 2, 3, 6, 9)


def right() -> Fraction:
    """Return the rate of the invented letter."""
    value = right_answer(RATE, HARBOUR)
    assert isinstance(value, Fraction)
    return value


def told(number: Fraction) -> str:
    """Return what a platform says to a number: it takes the first range that has it."""
    found = (each.reply.words for each in spans(RATE, HARBOUR) if each.has(number))
    return next(found, "")


@pytest.mark.parametrize("power", [*POWERS, *(-each for each in POWERS)])
def test_each_factor_by_which_people_are_off_is_told(power: int) -> None:
    """As by the kit itself, and by name: not merely that it does not fit."""
    number = min(rounded(right() * Fraction(10) ** power, RATE.significant))
    assert "the size does not" in told(number)
    assert told(number) == reply(RATE, typed(number), HARBOUR).words


def test_a_value_cut_off_at_the_figures_asked_for_is_told_to_be_cut_off() -> None:
    """To one figure, to two, and to all that are asked for."""
    for figures in range(1, RATE.significant + 1):
        short = cut_off(right(), figures)
        if short not in rounded(right(), figures):
            assert told(short) == reply(RATE, typed(short), HARBOUR).words
            assert "cut off" in told(short)


def test_a_number_that_a_computer_spoils_a_little_is_still_that_number() -> None:
    """0.1 + 0.2 is three tenths for a platform, and an open end is as open beside it."""
    spoilt = Fraction(0.1 + 0.2)
    three = Fraction(3, 10)
    assert spoilt != three and Span(three, three, YES).has(spoilt)
    assert not Span(Fraction(0), three, YES, high_closed=False).has(spoilt)
    assert Span(Fraction(0), three, YES).has(spoilt)


def test_an_end_that_is_left_out_is_left_out_on_the_platform() -> None:
    """Moodle knows no open ends: such a range is drawn in, by less than anybody types."""
    low, high = Fraction(2), Fraction(3)
    middle, reach = map(Fraction, tolerance(Span(low, high, YES, False, False)))
    assert low < middle - reach < low + Fraction(1, 10**9)
    assert high - Fraction(1, 10**9) < middle + reach < high
    asked = right_answer(ANY_RATE, HARBOUR)
    assert isinstance(asked, Interval)
    first = spans(ANY_RATE, HARBOUR)[0]
    assert (first.low_closed, first.high_closed) == (asked.low_closed, asked.high_closed)
    assert {first.low_closed, first.high_closed} == {True, False}
