"""Claims about intervals and rounding: laws first, then the ends one by one, then the telegram."""

from __future__ import annotations

import math
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcework.errors import RoundingError
from sourcework.rounding import (
    EMPTY,
    INFINITY,
    Interval,
    Rule,
    common_quotient,
    dividends,
    gap,
    overlap,
    printed,
    product,
    reading,
    total,
    widths,
)

numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=50)
positive = st.fractions(min_value=F(1, 50), max_value=1000, max_denominator=50)
steps = st.sampled_from([F(1), F(10), F(1, 10), F(1000), F(1, 7)])
rules = st.sampled_from(list(Rule))
rounding_rules = st.sampled_from([rule for rule in Rule if rule is not Rule.UNROUNDED])


@st.composite
def intervals(draw: st.DrawFn, ends: st.SearchStrategy[F] = numbers) -> Interval:
    """A non-empty interval with two finite ends."""
    low, high = sorted([draw(ends), draw(ends)])
    if low == high:
        return Interval.exact(low)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


@st.composite
def members(draw: st.DrawFn, interval: Interval) -> F:
    """A number that lies in the interval."""
    candidates = [interval.midpoint, (interval.low + 3 * interval.high) / 4]
    candidates += [interval.low] if interval.low_closed else []
    candidates += [interval.high] if interval.high_closed else []
    return F(draw(st.sampled_from(candidates)))


# --- laws ---------------------------------------------------------------------------------


@given(numbers, steps, rules)
def test_a_value_lies_in_the_reading_of_what_it_prints_as(value: F, step: F, rule: Rule) -> None:
    """Printing and reading back encloses the value, for every rule, sign and step."""
    assert value in reading(printed(value, step, rule), step, rule)


@given(st.data(), st.integers(-50, 50), steps, rules)
def test_every_value_in_a_reading_prints_as_that_number(
    data: st.DataObject, count: int, step: F, rule: Rule
) -> None:
    """The reading holds no value that would have been printed otherwise."""
    value = data.draw(members(reading(count * step, step, rule)))
    assert printed(value, step, rule) == count * step


@given(st.integers(-50, 50), rounding_rules)
def test_more_digits_narrow(value: int, rule: Rule) -> None:
    """The same number printed to a tenth allows less than printed to one."""
    assert reading(value, F(1, 10), rule) in reading(value, 1, rule)


@given(intervals(), intervals(), intervals())
def test_overlap_is_symmetric_and_associative(a: Interval, b: Interval, c: Interval) -> None:
    """Intervals overlap alike in whatever order they are named."""
    assert overlap(a, b) == overlap(b, a)
    assert overlap(overlap(a, b), c) == overlap(a, overlap(b, c)) == overlap(a, b, c)


@given(st.data(), intervals(), intervals())
def test_sum_and_product_enclose(data: st.DataObject, a: Interval, b: Interval) -> None:
    """Any two members have their sum, difference and product in the intervals' own."""
    x, y = data.draw(members(a)), data.draw(members(b))
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b


@given(st.data(), intervals(), intervals(positive), st.booleans())
def test_quotient_encloses(data: st.DataObject, a: Interval, b: Interval, mirror: bool) -> None:
    """Whatever two numbers lie in the intervals, their quotient lies in theirs, for either sign."""
    divisor = -b if mirror else b
    x, y = data.draw(members(a)), data.draw(members(divisor))
    assert x / y in a / divisor


@given(st.data(), intervals(), intervals())
def test_ends_are_reached_exactly_when_closed(
    data: st.DataObject, a: Interval, b: Interval
) -> None:
    """A product's closed end is the product of two members; an open end is none of theirs."""
    result = a * b
    x, y = data.draw(members(a)), data.draw(members(b))
    assert (x * y != result.low) or result.low_closed
    assert (x * y != result.high) or result.high_closed


@given(intervals(positive), intervals(positive))
def test_there_and_back_encloses(a: Interval, b: Interval) -> None:
    """Dividing and multiplying again gives back at least what one began with."""
    again = dividends(a / b, b)
    assert again.low <= a.low and a.high <= again.high


@given(st.lists(intervals(), min_size=1, max_size=5))
def test_gap_is_zero_exactly_when_they_touch_or_meet(several: list[Interval]) -> None:
    """A gap is the distance between the highest low end and the lowest high end."""
    if gap(*several) > 0:
        assert overlap(*several).is_empty


@given(st.lists(st.tuples(positive, intervals(positive)), min_size=2, max_size=4))
def test_widths_is_the_break_even(pairs: list[tuple[F, Interval]]) -> None:
    """Just inside the answer the quotients share a value; at an open end and below they do not."""
    answer = widths(pairs)

    def shared(half: F) -> bool:
        around = [
            Interval(d - half, d + half, True) if half else Interval.exact(d) for d, _ in pairs
        ]
        return not common_quotient(
            [(a, r) for a, (_, r) in zip(around, pairs, strict=True)]
        ).is_empty

    assert shared(F(answer.low) + F(1, 10**9))
    assert shared(F(answer.low)) is answer.low_closed
    if answer.low > 0:
        assert not shared(F(answer.low) * F(999, 1000))


@given(intervals())
def test_whole_numbers_are_those_inside(interval: Interval) -> None:
    """The whole numbers listed are just those that lie in the interval."""
    around = range(math.floor(interval.low) - 1, math.ceil(interval.high) + 2)
    assert list(interval.whole_numbers()) == [n for n in around if n in interval]


# --- the ends, one by one -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "low", "high", "low_in", "high_in"),
    [
        (Rule.NEAREST, F(15, 2), F(17, 2), True, False),
        (Rule.NEAREST_EVEN, F(15, 2), F(17, 2), True, True),
        (Rule.TRUNCATED, F(8), F(9), True, False),
        (Rule.ROUNDED_UP, F(7), F(8), False, True),
        (Rule.UNROUNDED, F(8), F(8), True, True),
    ],
)
def test_ends_of_a_reading(rule: Rule, low: F, high: F, low_in: bool, high_in: bool) -> None:
    """Each rule has its own two ends: below is out, inside is in, the end itself as stated."""
    eight = reading(8, 1, rule)
    assert (eight.low, eight.high) == (low, high)
    assert (low in eight, high in eight) == (low_in, high_in)
    assert low - F(1, 1000) not in eight and high + F(1, 1000) not in eight


def test_halves_to_even_leave_an_odd_number_open() -> None:
    """Under half-to-even an odd number reaches neither of its ends."""
    assert reading(7, 1, Rule.NEAREST_EVEN) == Interval(F(13, 2), F(15, 2))


@pytest.mark.parametrize("value", [F(5, 2), F(-5, 2)])
def test_a_half_goes_up_and_to_even(value: F) -> None:
    """2.5 prints as 3 or 2, and −2.5 as −2 either way."""
    assert printed(value, 1, Rule.NEAREST) == (3 if value > 0 else -2)
    assert printed(value, 1, Rule.NEAREST_EVEN) == (2 if value > 0 else -2)


def test_touching_ends() -> None:
    """Closed ends that touch meet in one number; an open one does not; neither leaves a gap."""
    left, right = Interval(F(0), F(1), True, True), Interval(F(1), F(2), True, True)
    assert overlap(left, right) == Interval.exact(1)
    assert overlap(left, Interval(F(1), F(2))) is EMPTY
    assert gap(left, Interval(F(1), F(2))) == 0


def test_apart() -> None:
    """Intervals that lie apart overlap in nothing and have a gap."""
    assert overlap(Interval.exact(1), Interval.exact(4)).is_empty
    assert gap(Interval.exact(1), Interval.exact(4)) == 3


def test_an_interval_lies_in_another_only_whole() -> None:
    """To meet another is not to lie in it."""
    assert Interval(F(2), F(3), True, True) in Interval(F(1), F(5))
    assert Interval(F(1), F(5), True, True) not in Interval(F(2), F(3), True, True)
    assert Interval(F(1), F(3)) not in Interval(F(2), F(5))


def test_two_corners_at_one_place_close_it_if_either_is_reached() -> None:
    """[-1, 1] by [-1, 1) reaches -1 by 1 and -1, though not by -1 and the 1 left out."""
    assert Interval(F(-1), F(1), True, True) * Interval(F(-1), F(1), True) == Interval(
        F(-1), F(1), True, True
    )


def test_overlapping_intervals_have_no_gap() -> None:
    """A gap is never below zero."""
    assert gap(Interval(F(0), F(4)), Interval(F(1), F(5))) == 0


def test_nothing_stays_nothing() -> None:
    """Every operation on the empty interval is empty."""
    one = Interval.exact(1)
    assert all(each is EMPTY for each in (EMPTY + one, one * EMPTY, overlap(one, EMPTY)))
    assert (one / EMPTY).is_empty and repr(EMPTY) == "empty"


def test_zero_is_reached_by_one_factor() -> None:
    """[0, 1] times an open interval includes zero, since zero times anything is zero."""
    assert Interval(F(0), F(1), True, True) * Interval(F(2), F(3)) == Interval(F(0), F(3), True)


def test_quotient_of_half_open_readings_is_open_at_both_ends() -> None:
    """[a, b) by [c, d) is (a/d, b/c), open at both ends."""
    assert repr(reading(10, 1, Rule.NEAREST) / reading(4, 1, Rule.NEAREST)) == "(19/9, 3)"


def test_a_divisor_that_only_touches_zero_gives_an_unbounded_quotient() -> None:
    """A number rounded up to 1 may be as near to zero as one likes."""
    assert repr(Interval.exact(6) / reading(1, 1, Rule.ROUNDED_UP)) == "[6, inf)"


@pytest.mark.parametrize("divisor", [Interval.exact(0), reading(0, 1, Rule.NEAREST)])
def test_division_by_zero_is_refused(divisor: Interval) -> None:
    """An interval that contains zero divides nothing, and the error shows it."""
    with pytest.raises(RoundingError, match=r"contains zero.*finely"):
        Interval.exact(1) / divisor


@pytest.mark.parametrize(
    "make",
    [
        lambda: Interval(F(2), F(1)),
        lambda: Interval(F(1), F(1), True, False),
        lambda: Interval(F(0), INFINITY, True, True),
        lambda: Interval(1.5, F(2)),
        lambda: reading(F(1, 2), 1, Rule.NEAREST),
        lambda: reading(1, 0, Rule.NEAREST),
        lambda: printed(1, -1, Rule.NEAREST),
        lambda: printed(1, 0, Rule.NEAREST),
        lambda: printed(1, 1, "nearest"),
        lambda: reading(1, 1, "nearest"),
        lambda: Interval(F(0), INFINITY).midpoint,
        lambda: Interval(F(0), INFINITY).whole_numbers(),
        lambda: widths([(1, Interval.exact(1)), (5, Interval(F(0), F(1)))]),
        lambda: widths([(1, Interval.exact(1)), (0, Interval.exact(1))]),
        lambda: widths([(1, Interval(F(9), INFINITY)), (1, Interval.exact(1))]),
        lambda: widths([(1, Interval.exact(9)), (1, Interval(-INFINITY, F(1)))]),
    ],
)
def test_what_has_no_meaning_is_refused(make: object) -> None:
    """Wrong ends, floats, impossible steps and missing ends are errors that say what to do."""
    with pytest.raises(RoundingError):
        make()  # type: ignore[operator]


def test_a_rule_is_told_in_words() -> None:
    """What a table or a chart calls a rule."""
    assert Rule.TRUNCATED.label == "truncated"
    assert Rule.ROUNDED_UP.label == "rounded up"


def test_one_step_that_is_cut_off_begins_at_itself() -> None:
    """Only zero has neighbours to both sides."""
    assert repr(reading(1, 1, Rule.TRUNCATED)) == "[1, 2)"


def test_an_interval_has_no_truth_value() -> None:
    """`if interval:` is refused, for it could mean three things."""
    with pytest.raises(TypeError, match="is_empty"):
        bool(Interval.exact(1))


def test_no_interval_means_no_restriction() -> None:
    """The overlap of nothing is everything, the sum of nothing 0, the product of nothing 1."""
    assert F(10**40) in overlap()
    assert (total(), product()) == (Interval.exact(0), Interval.exact(1))


# --- the telegram's three conversions, exactly -----------------------------------------------

MILLION_YUAN = [1_600_000, 1_500_000, 700_000]
MILLION_ROUBLES = [237, 222, 103]


def rates(rule: Rule, half: int = 0) -> Interval:
    """The common rate when the yuan sums may be off by ``half`` million."""
    yuan = [
        reading(y, 2 * half or 1, Rule.NEAREST if half else Rule.UNROUNDED) for y in MILLION_YUAN
    ]
    return common_quotient(
        [(y, reading(r, 1, rule)) for y, r in zip(yuan, MILLION_ROUBLES, strict=True)]
    )


@pytest.mark.parametrize(
    ("rule", "half", "expected"),
    [
        (Rule.NEAREST, 0, "(1400000/207, 3200000/473]"),
        (Rule.NEAREST_EVEN, 0, "(1400000/207, 3200000/473)"),
        (Rule.TRUNCATED, 0, "(87500/13, 1600000/237]"),
        (Rule.ROUNDED_UP, 0, "empty"),
        (Rule.NEAREST, 500, "(1399000/207, 291000/43)"),
        (Rule.ROUNDED_UP, 500, "empty"),
        (Rule.NEAREST, 5_000, "(598000/89, 3210000/473)"),
        (Rule.ROUNDED_UP, 5_000, "[695000/103, 401250/59)"),
        (Rule.NEAREST, 50_000, "(124000/19, 300000/43)"),
        (Rule.TRUNCATED, 50_000, "(775000/119, 550000/79)"),
        (Rule.ROUNDED_UP, 50_000, "[1550000/237, 412500/59)"),
    ],
)
def test_the_common_rate(rule: Rule, half: int, expected: str) -> None:
    """One exchange rate explains all three sums in exactly this interval, or in none."""
    assert repr(rates(rule, half)) == expected


def test_rounding_up_misses_by_a_gap() -> None:
    """Under rounding up the lowest ceiling lies 16.455… below the highest floor."""
    quotients = [
        Interval.exact(y) / reading(r, 1, Rule.ROUNDED_UP)
        for y, r in zip(MILLION_YUAN, MILLION_ROUBLES, strict=True)
    ]
    assert gap(*quotients) == F(700_000, 103) - F(400_000, 59)
    assert overlap(*quotients[:2]) == Interval(F(250_000, 37), F(400_000, 59), True, False)


def test_rounding_up_breaks_even_beyond_400000_over_339() -> None:
    """Rounding up becomes possible once the yuan are off by more than 400000/339 million."""
    pairs = [
        (y, reading(r, 1, Rule.ROUNDED_UP))
        for y, r in zip(MILLION_YUAN, MILLION_ROUBLES, strict=True)
    ]
    assert widths(pairs) == Interval(F(400_000, 339), INFINITY)


@pytest.mark.parametrize(
    ("rule", "half", "whole"),
    [(Rule.NEAREST, 0, range(6764, 6766)), (Rule.TRUNCATED, 0, range(6731, 6752))],
)
def test_whole_rates(rule: Rule, half: int, whole: range) -> None:
    """The whole-yuan rates are two under nearest, twenty-one under truncation."""
    assert rates(rule, half).whole_numbers() == whole


@pytest.mark.parametrize(
    ("rate", "nearest", "truncated"),
    [
        (6750, [237, 222, 104], [237, 222, 103]),
        (6754, [237, 222, 104], [236, 222, 103]),
        (6764, [237, 222, 103], [236, 221, 103]),
        (6765, [237, 222, 103], [236, 221, 103]),
        (F(13085, 2), [245, 229, 107], [244, 229, 106]),
        (5000, [320, 300, 140], [320, 300, 140]),
    ],
)
def test_named_rates(rate: F, nearest: list[int], truncated: list[int]) -> None:
    """Each candidate rate prints these roubles under either rule."""
    assert [printed(F(y) / rate, 1, Rule.NEAREST) for y in MILLION_YUAN] == nearest
    assert [printed(F(y) / rate, 1, Rule.TRUNCATED) for y in MILLION_YUAN] == truncated


def test_which_totals_would_fit_a_rate() -> None:
    """At 6754 the credit needs 692,285 ≤ Y < 699,039, Peng's sum 1,600,698 ≤ Y < 1,607,452."""
    rate = Interval.exact(6754)
    assert dividends(rate, reading(103, 1, Rule.NEAREST)) == Interval(F(692285), F(699039), True)
    assert dividends(rate, reading(237, 1, Rule.TRUNCATED)) == Interval(
        F(1600698), F(1607452), True
    )


def test_difference_and_share_carry_the_rounding() -> None:
    """Mao less Peng is −16 to −14 million roubles; the credit's share 4100/89 to 20700/443 %."""
    peng, mao, credit = (reading(r, 1, Rule.NEAREST) for r in MILLION_ROUBLES)
    assert mao - peng == Interval(F(-16), F(-14))
    assert mao / peng - 1 == Interval(F(-16, 237 * 2 + 1) * 2, F(-28, 473))
    assert credit / mao * 100 == Interval(F(4100, 89), F(20700, 443))
