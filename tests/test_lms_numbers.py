"""export lms: which numbers a question takes, at their edges, and which slips it tells."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from harbour import ANY_RATE, HARBOUR, RATE
from sourcework.exercises import Mistake, right_answer
from sourcework.exercises.nearness import cut_off, rounded
from sourcework.export.lms.cloze import listed, tolerance
from sourcework.export.lms.numbers import Span, _ways, spans, typed
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


def test_below_nought_a_number_is_written_longer_as_above_it() -> None:
    """To nearest and away from nought: what is taken of a loss is what is taken of a gain."""
    loss, gain = ([*_ways(each, 3)] for each in (Fraction(-40, 7), Fraction(40, 7)))
    assert {*loss} == {-each for each in gain} and Fraction("-5.715") in loss


def test_a_number_that_does_not_end_has_the_room_of_its_noise() -> None:
    """Moodle compares what is typed with seventeen figures; a number that ends needs no room."""
    endless = Fraction(25, 19)
    assert tolerance(Span(Fraction(6), Fraction(6), YES)) == ("6", "0")
    middle, reach = map(Fraction, tolerance(Span(endless, endless, YES)))
    assert 0 < abs(middle - endless) < reach < Fraction(1, 10**12)
    # A range keeps its own, though its middle does not end.
    _, reach = map(Fraction, tolerance(Span(Fraction(0), Fraction(2, 3), YES)))
    assert abs(reach - Fraction(1, 3)) < Fraction(1, 10**12)


def test_a_known_range_of_mistakes_keeps_its_open_ends() -> None:
    """What lies at an end that is left out is not told as that mistake."""
    asked = right_answer(ANY_RATE, HARBOUR)
    assert isinstance(asked, Interval)
    wrong = Interval(asked.low + 7, asked.high + 7, False, True)
    exercise = replace(
        ANY_RATE, mistakes=(Mistake(lambda _: wrong, "Too much by seven."), *ANY_RATE.mistakes)
    )
    (told_,) = (each for each in spans(exercise, HARBOUR) if "seven" in each.reply.words)
    assert (told_.low_closed, told_.high_closed) == (False, True)


def test_what_moodle_takes_for_a_sign_is_not_one_in_an_answer() -> None:
    """Each sign of its own has a stroke before it, in labels and in what is said to them."""
    gap = listed([("a/b", Reply(True, "c}d#e~f")), ("g", Reply(False, "h/i"))])
    assert gap == r"{1:MULTICHOICE:=a\/b#c\}d\#e\~f~%0%g#h\/i}"
