"""Whether a number is right: exactly, but for the noise of floating point, or rounded."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcework.exercises.nearness import is_exactly, meets
from sourcework.numbers.intervals import INFINITY, Interval

numbers = st.fractions(F(1, 1000), 10**9, max_denominator=10**6)
END = F(22, 7)


@given(numbers, st.sampled_from([1, -1]))
def test_a_float_of_a_number_is_exactly_that_number(right: F, sign: int) -> None:
    """What a double cannot hold is no mistake."""
    assert is_exactly(F(repr(float(right))) * sign, right * sign)


@given(numbers)
def test_one_part_in_ten_thousand_million_is_no_noise(right: F) -> None:
    """Noise is what a few operations of a double lose, and no more."""
    assert not is_exactly(right * (1 + F(1, 10**10)), right)
    assert not is_exactly(right * (1 - F(1, 2**43)), right)
    assert is_exactly(right * (1 + F(1, 2**44)), right)


@pytest.mark.parametrize("noise", [F(0), F(1, 10**15), F(-1, 10**15)])
def test_an_end_is_in_or_out_whatever_the_noise(noise: F) -> None:
    """A double of the end itself is judged as the end is."""
    given = END * (1 + noise)
    assert is_exactly(given, Interval(F(1), END, high_closed=True))
    assert not is_exactly(given, Interval(F(1), END))
    assert is_exactly(given, Interval(END, INFINITY, True))
    assert not is_exactly(given, Interval(-INFINITY, END))


def test_an_interval_holds_what_lies_in_it_and_is_not_rounded() -> None:
    """Outside is outside, however near."""
    inside = Interval(F(1), END, high_closed=True)
    assert meets(F(2), inside) and not meets(END + F(1, 10**6), inside)


@given(numbers, st.integers(5, 12), st.sampled_from([-1, 1]))
def test_more_figures_than_asked_may_be_rounded_either_way(
    right: F, figures: int, way: int
) -> None:
    """An end printed inwards is met, and so is a quotient cut where the sheet of paper ended."""
    size = F(10) ** (len(str(right.numerator // right.denominator or 1)) - figures)
    steps = right / size
    beside = (steps.__floor__() if way < 0 else steps.__ceil__()) * size
    if right >= 1:
        assert meets(beside, right, 4)


def test_as_many_figures_as_asked_are_rounded_to_the_nearest() -> None:
    """With four asked, the fourth must be the nearest, and a second step off is off."""
    assert meets(F("3.143"), END, 4) and not meets(F("3.142"), END, 4)
    assert meets(F("3.1428"), END, 4) and meets(F("3.1429"), END, 4)
    assert not meets(F("3.1427"), END, 4) and not meets(F("3.1430001"), END, 4)
