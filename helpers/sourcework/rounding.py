"""What a printed number can stand for: intervals with exact ends. No document is known here.

>>> rule = Rule.NEAREST
>>> reading(8, step=1, rule=rule)
[7.5, 8.5)
>>> reading(100, 1, rule) / reading(8, 1, rule)
(199/17, 13.4)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from itertools import permutations

from .errors import RoundingError
from .numbers.intervals import EMPTY, Interval, gap, overlap, product, total
from .numbers.writing import INFINITY, End, Number

__all__ = [
    "EMPTY",
    "HALF",
    "INFINITY",
    "End",
    "Interval",
    "Number",
    "Pair",
    "Rule",
    "common_quotient",
    "dividends",
    "gap",
    "overlap",
    "printed",
    "product",
    "reading",
    "total",
    "widths",
]

HALF = Fraction(1, 2)


class Rule(Enum):
    """How a writer may have come from an exact value to the number printed."""

    NEAREST = "rounded to nearest"
    NEAREST_EVEN = "rounded to nearest, halves to even"
    TRUNCATED = "truncated"
    ROUNDED_UP = "rounded up"
    UNROUNDED = "not rounded"

    @property
    def label(self) -> str:
        """The rule in words."""
        return self.value

    def __repr__(self) -> str:
        return f"Rule.{self.name}"


def reading(value: Number, step: Number, rule: Rule) -> Interval:
    """Return every exact value that is printed as ``value`` under ``rule``.

    ``step`` is the size of one unit in the last printed place (a million for "8 million").
    NEAREST sends a half upwards; TRUNCATED cuts towards zero, so zero has two neighbours;
    ROUNDED_UP goes up the number line. Raises :class:`RoundingError` for a step that is not
    positive, or a value that is no multiple of it and so could not have been printed.

    >>> [reading(8, 1, rule) for rule in Rule]
    [[7.5, 8.5), [7.5, 8.5], [8, 9), (7, 8], [8]]
    >>> reading(0, 1, Rule.TRUNCATED)
    (-1, 1)
    """
    value, step = _checked(value, step, rule)
    half = step / 2
    if rule is Rule.NEAREST:
        return Interval(value - half, value + half, True, False)
    if rule is Rule.NEAREST_EVEN:
        even = (value / step) % 2 == 0
        return Interval(value - half, value + half, even, even)
    if rule is Rule.ROUNDED_UP:
        return Interval(value - step, value, False, True)
    if rule is Rule.TRUNCATED:
        low = value if value > 0 else value - step
        high = value if value < 0 else value + step
        return Interval(low, high, value > 0, value < 0)
    return Interval.exact(value)


def printed(value: Number, step: Number, rule: Rule) -> Fraction:
    """Return what the exact ``value`` is printed as under ``rule``: a multiple of ``step``.

    >>> [str(printed(Fraction(25, 10), 1, rule)) for rule in Rule]
    ['3', '2', '2', '3', '5/2']
    """
    _known(rule)
    if rule is Rule.UNROUNDED:
        return Fraction(value)
    if step <= 0:
        raise RoundingError("rounding", f"the step is {step}", "give a positive step")
    steps = Fraction(value) / step
    whole = {
        Rule.NEAREST: lambda: math.floor(steps + HALF),
        Rule.NEAREST_EVEN: lambda: round(steps),
        Rule.TRUNCATED: lambda: math.trunc(steps),
        Rule.ROUNDED_UP: lambda: math.ceil(steps),
    }[rule]()
    return Fraction(whole) * step


Pair = tuple[Interval, Interval]


def common_quotient(pairs: Sequence[Pair]) -> Interval:
    """Return the quotients that every pair (dividend, divisor) allows at once.

    This is the reverse question "which one rate makes every conversion true?".

    >>> eight, nine = (reading(n, 1, Rule.NEAREST) for n in (8, 9))
    >>> common_quotient([(Interval.exact(80), eight), (Interval.exact(90), nine)])
    (180/19, 180/17]
    """
    return overlap(*(dividend / divisor for dividend, divisor in pairs))


def dividends(quotient: Interval, divisor: Interval) -> Interval:
    """Return the dividends that make ``quotient`` true: "which totals would fit this rate?".

    >>> dividends(Interval.exact(10), reading(8, 1, Rule.NEAREST))
    [75, 85)
    """
    return quotient * divisor


def widths(pairs: Sequence[tuple[Number, Interval]]) -> Interval:
    """Return how far the dividends must be off for the pairs to share one quotient.

    Each pair is a printed dividend and its divisor's interval; the answer is the interval of
    half-widths h >= 0 for which the dividends, read as [d - h, d + h), leave a common quotient.
    Every quotient must be positive.

    >>> widths([(80, Interval.exact(8)), (99, Interval.exact(9))])
    (72/17, inf)
    >>> widths([(80, Interval.exact(8)), (90, Interval.exact(9))])
    [0, inf)
    """
    exact = [(Interval.exact(dividend), divisor) for dividend, divisor in pairs]
    if not common_quotient(exact).is_empty:
        return Interval(Fraction(0), INFINITY, True, False)
    needed = Fraction(0)
    for (much, its_divisor), (little, other) in permutations(pairs, 2):
        top, bottom = its_divisor.high, other.low
        if isinstance(top, float) or isinstance(bottom, float) or bottom <= 0 or little <= 0:
            raise RoundingError("widths", "a quotient is not positive", "give positive numbers")
        needed = max(needed, (much * bottom - little * top) / (top + bottom))
    return Interval(needed, INFINITY)  # at break-even itself, [d - h, d + h) only just touches


def _known(rule: object) -> None:
    if not isinstance(rule, Rule):
        known = ", ".join(f"Rule.{each.name}" for each in Rule)
        raise RoundingError("rounding", f"{str(rule)[:80]!r} is no rule", f"use one of {known}")


def _checked(value: Number, step: Number, rule: Rule) -> tuple[Fraction, Fraction]:
    _known(rule)
    if step <= 0:
        raise RoundingError("reading", f"the step is {step}", "give a positive step")
    if rule is not Rule.UNROUNDED and (Fraction(value) / step).denominator != 1:
        raise RoundingError(
            f"reading {value}", f"it is no multiple of the step {step}", "give a smaller step"
        )
    return Fraction(value), Fraction(step)
