"""What a printed number can stand for: intervals with exact ends.

Ends are :class:`fractions.Fraction`, each open or closed; an end that does not exist is
``-INFINITY`` or ``INFINITY`` and always open. No telegram is known here.

>>> rule = Rule.NEAREST
>>> reading(8, step=1, rule=rule)
[7.5, 8.5)
>>> reading(100, 1, rule) / reading(8, 1, rule)
(199/17, 13.4)
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import permutations
from itertools import product as pairs_of

from .errors import RoundingError

INFINITY = math.inf
HALF = Fraction(1, 2)
Number = int | Fraction
End = Fraction | float  # the only floats are the two infinities
EndWriter = Callable[[End], str]


@dataclass(frozen=True, slots=True, repr=False)
class Interval:
    """All numbers between two ends, each end included (closed) or not (open).

    Raises :class:`RoundingError` for ends in the wrong order; the interval that holds nothing
    is :data:`EMPTY`.

    >>> Interval(Fraction(1), Fraction(2), low_closed=True)
    [1, 2)
    >>> Fraction(2) in Interval(Fraction(1), Fraction(2), low_closed=True)
    False
    """

    low: End
    high: End
    low_closed: bool = False
    high_closed: bool = False

    def __post_init__(self) -> None:
        for name in ("low", "high"):
            end = getattr(self, name)
            if isinstance(end, float) and not math.isinf(end):
                raise RoundingError("interval", f"its {name} end is a float", "give a Fraction")
            if isinstance(end, int):
                object.__setattr__(self, name, Fraction(end))
        if math.isinf(self.low) and self.low_closed or math.isinf(self.high) and self.high_closed:
            raise RoundingError("interval", "an infinite end is closed", "make that end open")
        canonical = self.low == 0 and not (self.low_closed or self.high_closed)
        if self.low > self.high or (self.is_empty and not canonical):
            raise RoundingError(
                f"interval from {self.low} to {self.high}", "it holds nothing", "use EMPTY"
            )

    @classmethod
    def exact(cls, value: Number) -> Interval:
        """Return the interval that holds ``value`` alone."""
        return cls(Fraction(value), Fraction(value), True, True)

    @property
    def is_empty(self) -> bool:
        """Whether no number lies inside."""
        return self.low == self.high and not (self.low_closed and self.high_closed)

    @property
    def is_exact(self) -> bool:
        """Whether exactly one number lies inside."""
        return self.low == self.high and not self.is_empty

    @property
    def width(self) -> End:
        """High end less low end, in the interval's own unit."""
        return self.high - self.low

    @property
    def midpoint(self) -> Fraction:
        """The number halfway between the ends; raises without two finite ends."""
        low, high = self._finite("a midpoint")
        return (low + high) / 2

    def __contains__(self, value: object) -> bool:
        if isinstance(value, Interval):
            return overlap(self, value) == value
        if not isinstance(value, (int, Fraction)):
            return False
        above = self.low < value or (self.low_closed and self.low == value)
        return above and (value < self.high or (self.high_closed and self.high == value))

    def __bool__(self) -> bool:
        raise TypeError("an interval is neither true nor false; ask .is_empty")

    def whole_numbers(self) -> range:
        """Return the whole numbers inside; raises without two finite ends.

        >>> list(Interval(Fraction(5, 2), Fraction(5), high_closed=True).whole_numbers())
        [3, 4, 5]
        """
        low, high = self._finite("a list of whole numbers")
        first = math.ceil(low) if self.low_closed else math.floor(low) + 1
        last = math.floor(high) if self.high_closed else math.ceil(high) - 1
        return range(first, max(first, last + 1))

    def _finite(self, wanted: str) -> tuple[Fraction, Fraction]:
        if isinstance(self.low, float) or isinstance(self.high, float):
            raise RoundingError(
                f"interval {self!r}", f"{wanted} needs two ends", "overlap it with another first"
            )
        return self.low, self.high

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_closed, self.low_closed)

    def __add__(self, other: Interval | Number) -> Interval:
        that = _interval(other)
        if self.is_empty or that.is_empty:
            return EMPTY
        return Interval(
            self.low + that.low,
            self.high + that.high,
            self.low_closed and that.low_closed,
            self.high_closed and that.high_closed,
        )

    def __sub__(self, other: Interval | Number) -> Interval:
        return self + -_interval(other)

    def __mul__(self, other: Interval | Number) -> Interval:
        that = _interval(other)
        if self.is_empty or that.is_empty:
            return EMPTY
        corners = [_times(a, b) for a, b in pairs_of(self._ends(), that._ends())]
        low = min(value for value, _ in corners)
        high = max(value for value, _ in corners)
        return Interval(low, high, (low, True) in corners, (high, True) in corners)

    def __truediv__(self, other: Interval | Number) -> Interval:
        return self * _reciprocal(_interval(other))

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other: Number) -> Interval:
        return _interval(other) - self

    def __rtruediv__(self, other: Number) -> Interval:
        return _interval(other) / self

    def _ends(self) -> Iterator[tuple[End, bool]]:
        yield self.low, self.low_closed
        yield self.high, self.high_closed

    def __repr__(self) -> str:
        return self._written(exact_text)

    def decimals(self, places: int = 3) -> str:
        """Return the interval with its ends cut to ``places`` decimals, "…" where cut.

        >>> Interval(Fraction(2, 3), Fraction(5, 2), True).decimals(2)
        '[0.66…, 2.5)'
        """
        return self._written(lambda end: decimal_text(end, places))

    def _written(self, write: EndWriter) -> str:
        if self.is_empty:
            return "empty"
        if self.is_exact:
            return f"[{write(self.low)}]"
        opening, closing = "[" if self.low_closed else "(", "]" if self.high_closed else ")"
        return f"{opening}{write(self.low)}, {write(self.high)}{closing}"


EMPTY = Interval(Fraction(0), Fraction(0))


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


def overlap(*intervals: Interval) -> Interval:
    """Return the numbers that lie in every one of the intervals, :data:`EMPTY` if there are none.

    Touching closed ends meet in one number; a closed and an open end do not meet.

    >>> overlap(Interval.exact(1) + Interval(Fraction(0), Fraction(2)), Interval.exact(2))
    [2]
    """
    if not intervals:
        return Interval(-INFINITY, INFINITY)
    if any(each.is_empty for each in intervals):
        return EMPTY
    low = max(each.low for each in intervals)
    high = min(each.high for each in intervals)
    low_closed = all(each.low_closed for each in intervals if each.low == low)
    high_closed = all(each.high_closed for each in intervals if each.high == high)
    if low > high or (low == high and not (low_closed and high_closed)):
        return EMPTY
    return Interval(low, high, low_closed, high_closed)


def gap(*intervals: Interval) -> End:
    """Return by how much the intervals miss a common number: highest low end less lowest high.

    Zero if they meet, and also if they only just touch without meeting.

    >>> print(gap(Interval.exact(3), Interval.exact(5)))
    2
    """
    distance = max(each.low for each in intervals) - min(each.high for each in intervals)
    return max(distance, Fraction(0))


def total(*intervals: Interval) -> Interval:
    """Return where the sum lies when each addend lies in its own interval.

    >>> total(*[reading(8, 1, Rule.NEAREST)] * 3)
    [22.5, 25.5)
    """
    result = Interval.exact(0)
    for each in intervals:
        result = result + each
    return result


def product(*intervals: Interval) -> Interval:
    """Return where the product lies when each factor lies in its own interval.

    >>> product(reading(2, 1, Rule.ROUNDED_UP), reading(3, 1, Rule.ROUNDED_UP))
    (2, 6]
    """
    result = Interval.exact(1)
    for each in intervals:
        result = result * each
    return result


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
    at_break_even = [(_around(dividend, needed), divisor) for dividend, divisor in pairs]
    return Interval(needed, INFINITY, not common_quotient(at_break_even).is_empty, False)


def exact_text(end: End) -> str:
    """Return a number exactly: as a decimal if one of at most six places exists, else a fraction.

    >>> exact_text(Fraction(1, 8)), exact_text(Fraction(1, 7)), exact_text(INFINITY)
    ('0.125', '1/7', 'inf')
    """
    if isinstance(end, float):
        return str(end)
    return decimal_text(end, 6) if (end * 10**6).denominator == 1 else str(end)


def counted(value: Number) -> str:
    """Return a number as people write it: thousands parted by commas, a real minus sign.

    >>> counted(Fraction(-2_500_000)), counted(Fraction(7, 2))
    ('−2,500,000', '3.5')
    """
    exact = Fraction(value)
    text = f"{int(exact):,}" if exact.denominator == 1 else exact_text(exact)
    return text.replace("-", "−")


def decimal_text(end: End, places: int) -> str:
    """Return a number cut (not rounded) to ``places`` decimals, with "…" if anything was cut.

    >>> decimal_text(Fraction(-20, 3), 2), decimal_text(Fraction(5, 2), 2)
    ('-6.66…', '2.5')
    """
    if isinstance(end, float):
        return str(end)
    scaled = math.trunc(abs(end) * 10**places)
    whole, rest = divmod(scaled, 10**places)
    digits = f"{rest:0{places}d}".rstrip("0") if places else ""
    cut = "…" if scaled != abs(end) * 10**places else ""
    digits = f"{rest:0{places}d}" if cut and places else digits
    return f"{'-' if end < 0 else ''}{whole}{'.' if digits else ''}{digits}{cut}"


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


def _interval(value: Interval | Number) -> Interval:
    return value if isinstance(value, Interval) else Interval.exact(value)


def _times(one: tuple[End, bool], other: tuple[End, bool]) -> tuple[End, bool]:
    (a, a_closed), (b, b_closed) = one, other
    if a == 0 or b == 0:  # zero is reached as soon as one factor reaches it; 0 * infinity is 0
        return Fraction(0), (a == 0 and a_closed) or (b == 0 and b_closed)
    return a * b, a_closed and b_closed


def _reciprocal(divisor: Interval) -> Interval:
    if divisor.is_empty:
        return EMPTY
    if 0 in divisor or divisor.low < 0 < divisor.high:
        raise RoundingError(f"division by {divisor!r}", "it contains zero", "read it more finely")
    if divisor.high <= 0:
        return -_reciprocal(-divisor)
    high = INFINITY if divisor.low == 0 else 1 / Fraction(divisor.low)
    low = Fraction(0) if math.isinf(divisor.high) else 1 / Fraction(divisor.high)
    return Interval(low, high, divisor.high_closed, divisor.low_closed)


def _around(value: Number, half_width: Fraction) -> Interval:
    if half_width == 0:
        return Interval.exact(value)
    return Interval(value - half_width, value + half_width, True, False)
