"""Whether a number is right: exactly, but for the noise of floating point, or rounded."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcework.exercises.nearness import agrees, coarse, is_exactly, meets, rounded, slip
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
    assert is_exactly(F(9), Interval(F(1), INFINITY)) and is_exactly(F(0), Interval(-INFINITY, END))


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


ROUNDED, CUT, UP = "value, rounded. The", "value, cut off.", "value, rounded up."
BEHIND, OUTSIDE = "figures behind them are not", "just outside"
SEVENTH, WHOLE = F(40, 7), F(6125)  # 5.714285…


@pytest.mark.parametrize(
    ("number", "right", "significant", "says"),
    [
        (F("5.7"), SEVENTH, 3, ROUNDED),
        (F(6), SEVENTH, 3, ROUNDED),  # one figure, and within a twentieth of it
        (F("5.71"), SEVENTH, 4, ROUNDED),
        (F(1), F(4, 3), 3, ""),  # one figure, and far off
        (F(20), F(21), 3, ""),
        (F(6000), WHOLE, 3, ""),  # a whole number keeps two
        (F(6100), WHOLE, 3, ROUNDED),
        (F("5.6"), F(17, 3), 3, CUT),
        (F("5.66"), F(17, 3), 3, CUT),
        (F("5.666"), F(17, 3), 3, BEHIND),
        (F("5.72"), SEVENTH, 3, UP),
        (F("-5.72"), -SEVENTH, 3, UP),
        (F("0.572"), F(4, 7), 3, UP),
        (F("5.7136"), SEVENTH, 3, BEHIND),
        (F("5.73"), SEVENTH, 3, ""),
        (F(0), SEVENTH, 3, ""),
        (SEVENTH, F(0), 3, ""),
        (F("3.143"), Interval(F(1), END), 3, OUTSIDE),
        (F("3.142"), Interval(END, F(9)), 3, OUTSIDE),
        (F("3.14"), Interval(END, F(9)), 3, ""),
        (F("3.143"), Interval(F(1), INFINITY), 3, ""),
        (F("3.143"), Interval(F(0), END), 3, OUTSIDE),
        (F(0), Interval(F(0), END), 3, ""),
    ],
)
def test_a_rounding_is_told_from_a_mistake(
    number: F, right: F | Interval, significant: int, says: str
) -> None:
    """Rounded, cut off, rounded up, carried outside, or none of these."""
    told = coarse(number, right, significant)
    assert says in told and bool(says) == bool(told)


@pytest.mark.parametrize(
    ("significant", "exact_to", "more"),
    [
        (3, "", "give three of them or more."),
        (4, "", "give four of them or more."),
        (5, "", "give five of them or more."),
        (6, "", "give all that the question asks for."),
        (3, "to the kopeck", "give the number to the kopeck."),
    ],
)
def test_how_many_figures_are_wanted_is_said(significant: int, exact_to: str, more: str) -> None:
    """In words, or in those of the question."""
    assert coarse(F("5.7"), SEVENTH, significant, exact_to).endswith(more)
    assert coarse(F("5.6"), F(17, 3), 2, "to the kopeck").endswith("give the number to the kopeck.")
    assert coarse(F("5.6"), F(17, 3), 2).endswith("give one more, or round to the nearest.")


@pytest.mark.parametrize(
    ("number", "right", "unit", "says"),
    [
        (-SEVENTH, SEVENTH, "", "the sign does not"),
        (F("0.0571"), SEVENTH, "%", "For percent, multiply by 100"),
        (F("-0.0571"), SEVENTH, "percent", "For percent, multiply by 100"),
        (F("0.0571"), SEVENTH, "percentage points", "For percentage points, multiply by 100"),
        (F("0.0571"), SEVENTH, "tons", "a factor of a hundred. Look."),
        (SEVENTH * 10, SEVENTH, "", "a factor of ten. Look."),
        (SEVENTH / 10, SEVENTH, "", "a factor of ten. Look."),
        (-SEVENTH * 1000, SEVENTH, "", "a factor of a thousand. Look."),
        (SEVENTH * 10**6, SEVENTH, "", "a factor of a million. Look."),
        (SEVENTH / 10**9, SEVENTH, "", "a factor of a thousand million. Look."),
        (SEVENTH * 10**4, SEVENTH, "", ""),
        (F("0.0571"), SEVENTH, "furlongs", "a factor of a hundred. Look."),
        (F("0.175"), SEVENTH, "", "the other way round"),
        (F("0.175"), SEVENTH, "yuan per rouble", "the other way round"),
        (F(175), SEVENTH, "yuan per rouble", "the other way round"),
        (F(175_000), SEVENTH, "", "the other way round"),
        (F("0.175"), SEVENTH, "tons", ""),
        (F("17.5"), SEVENTH, "%", "the other way round"),
        (F(1750), SEVENTH, "%", "the other way round"),
        (F(2), F(1, 2), "", "the other way round"),
        (F(1, 8), F(8), "", ""),  # a whole number is no ratio
        (F(0), SEVENTH, "", ""),
        (SEVENTH, F(0), "", ""),
        (-END, Interval(F(1), END), "", ""),
    ],
)
def test_a_slip_is_named(number: F, right: F | Interval, unit: str, says: str) -> None:
    """Sign, fraction for percent, zeros, upside down: and nothing that is none of these."""
    told = slip(number, right, unit, "Look.")
    assert says in told and bool(says) == bool(told)


@pytest.mark.parametrize(
    ("value", "figures", "both"),
    [
        (F("6.25"), 2, {F("6.2"), F("6.3")}),
        (F("-6.25"), 2, {F("-6.2"), F("-6.3")}),
        (F("0.04449"), 2, {F("0.044")}),
        (F(100), 2, {F(100)}),
        (F(999), 2, {F(1000)}),
        (F(1), 1, {F(1)}),
        (F(0), 3, {F(0)}),
        (F(1, 2), 1, {F(1, 2)}),
        (F(175, 3), 2, {F(58)}),
    ],
)
def test_a_half_goes_up_or_to_even(value: F, figures: int, both: set[F]) -> None:
    """Both are taught, so both are roundings."""
    assert rounded(value, figures) == both


@pytest.mark.parametrize(
    ("number", "right", "significant", "is_met"),
    [
        (F("5.71"), SEVENTH, 3, True),
        (F("5.72"), SEVENTH, 3, False),
        (F("5.714"), SEVENTH, 3, True),
        (F("5.715"), SEVENTH, 3, True),
        (F("5.716"), SEVENTH, 3, False),
        (F("5.7145"), SEVENTH, 3, False),
        (F(22), F(21), 2, False),
        (F(100), F("100.4"), 3, True),
        (F(101), F("100.4"), 3, False),
        # A half goes up or to even; from what is round already nothing is one step off.
        (F("6.12"), F("6.125"), 3, True),
        (F("6.13"), F("6.125"), 3, True),
        (F("100.1"), F(100), 3, False),
        (F("99.9"), F(100), 3, False),
        # As fine as a double holds, and no finer.
        (F("1.0000000000001"), 1 + F(1, 10**14), 3, True),
        (F("1.0000000000002"), 1 + F(1, 10**14), 3, False),
        (F(0), F(1, 3), 3, False),
        (F(1, 3), F(0), 3, False),
        (F(0), F(0), 3, True),
    ],
)
def test_a_shorter_number_is_met_where_it_is_a_rounding(
    number: F, right: F, significant: int, is_met: bool
) -> None:
    """To the figures asked, to the nearest; with more of them, either way."""
    assert meets(number, right, significant) == is_met


def test_two_numbers_agree_to_the_figures_that_are_asked() -> None:
    """Nothing but zero agrees with zero."""
    assert agrees(F("5.7136"), SEVENTH, 3) and not agrees(F("5.72"), SEVENTH, 3)
    assert not agrees(F(0), F(1, 10**9), 3) and agrees(F(0), F(0), 3)
