"""An interval, written. Whatever is printed as its end follows one rule.

A value printed as included lies inside, one printed as left out does not, and all that is
printed lies within the true interval: an end that has no decimal of so many places is rounded
inwards, and then it is included. The exact ends are what ``repr`` of an interval gives.

>>> rate = Interval(Fraction(1900000, 301), Fraction(19000000, 3009), high_closed=True)
>>> notation(rate), span(rate)
('[6,312.30 … 6,314.39]', 'from 6,312.30 to 6,314.39')
"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import count

from .intervals import Interval
from .writing import End, about, decimal, spoken


def span(interval: Interval, unit: str = "", places: int = 2) -> str:
    """Return the interval in words, each end said to be in or out.

    >>> span(Interval(Fraction(237, 2), Fraction(239, 2), low_closed=True), "million dollars")
    'from 118.5 up to but not including 119.5 million dollars'
    >>> span(Interval(14, 16)), span(Interval.exact(5)), span(Interval.exact(Fraction(20, 3)))
    ('more than 14 and less than 16', 'exactly 5', 'about 6.67')
    """
    tail = f" {unit}" if unit else ""
    if interval.is_empty:
        return "no value at all"
    if interval.is_exact:
        value = about(Fraction(interval.low), places)
        return f"{value}{tail}" if value.startswith("about") else f"exactly {value}{tail}"
    inside, low, high = ends(interval, places)
    if math.inf in (-inside.low, inside.high):
        return _half_open(inside, low, high) + tail
    if inside.low_closed:
        joint = "to" if inside.high_closed else "up to but not including"
        return f"from {low} {joint} {high}{tail}"
    joint = "up to and including" if inside.high_closed else "and less than"
    return f"more than {low} {joint} {high}{tail}"


def _half_open(interval: Interval, low: str, high: str) -> str:
    if interval.low == -interval.high:
        return "any value"
    if interval.high == math.inf:
        return f"{low} or more" if interval.low_closed else f"more than {low}"
    return f"{high} or less" if interval.high_closed else f"less than {high}"


def notation(interval: Interval, places: int = 2) -> str:
    """Return the interval as mathematicians write it, for pictures and tables.

    >>> notation(Interval(Fraction(237, 2), Fraction(239, 2), low_closed=True))
    '[118.5 … 119.5)'
    >>> notation(Interval.exact(Fraction(20, 3)))
    '[6.66…]'
    """
    if interval.is_empty:
        return "empty"
    if interval.is_exact:
        return f"[{decimal(Fraction(interval.low), places)}]"
    inside, low, high = ends(interval, places)
    left, right = "[" if inside.low_closed else "(", "]" if inside.high_closed else ")"
    return f"{left}{low} … {high}{right}"


def written(interval: Interval, places: int = 2) -> str:
    """Return what a calculation came to, in a sentence: one number as a person writes it, or more.

    >>> written(Interval.exact(Fraction(-25, 4))), written(Interval.exact(Fraction(20, 3)))
    ('−6.25', 'about 6.67')
    >>> written(Interval(Fraction(-20, 3), Fraction(-5), high_closed=True))
    'from −6.66 to −5'
    """
    return span(interval, places=places).removeprefix("exactly ")


def ends(interval: Interval, places: int = 2) -> tuple[Interval, str, str]:
    """Return the interval as it is printed, and the two ends in writing.

    An end that was rounded has all its decimals, an exact one those it needs.

    >>> ends(Interval(Fraction(1999, 300), Fraction(15, 2)))
    ([6.67, 7.5), '6.67', '7.5')
    >>> ends(Interval(Fraction(2099, 300), Fraction(15, 2)))[1]
    '7.00'
    """
    if interval.is_exact:
        alone = about(Fraction(interval.low), places)
        return interval, alone, alone
    inside = interval.inwards(places)
    low, high = (
        spoken(end, max(places, _places(end)), full=end != true)
        for end, true in ((inside.low, interval.low), (inside.high, interval.high))
    )
    return inside, low, high


def _places(end: End) -> int:
    """Return how many decimals a number has that has an end."""
    if isinstance(end, float):
        return 0
    return next(places for places in count() if (end * 10**places).denominator == 1)
