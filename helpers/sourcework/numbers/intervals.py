"""All numbers between two ends: exact, each end in or out.

Ends are :class:`fractions.Fraction`, each open or closed; an end that does not exist is
``-INFINITY`` or ``INFINITY`` and always open.

>>> Interval(Fraction(199, 17), Fraction(67, 5), high_closed=True)
(199/17, 13.4]
>>> Interval(Fraction(199, 17), Fraction(67, 5), high_closed=True).inwards(2)
[11.71, 13.4]
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from itertools import product as pairs_of

from ..errors import RoundingError
from .writing import INFINITY, End, Number, exact


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
        if self.is_empty:
            return "empty"
        if self.is_exact:
            return f"[{exact(self.low)}]"
        opening, closing = "[" if self.low_closed else "(", "]" if self.high_closed else ")"
        return f"{opening}{exact(self.low)}, {exact(self.high)}{closing}"

    def inwards(self, places: int = 2) -> Interval:
        """Return the interval as it is printed: ends of at most so many decimals, inside this one.

        An end that such a decimal hits stays as it is, in or out. For any other end stands the
        next decimal inside, which is included. Where no two decimals lie inside, more places are
        taken; one number alone stays as it is.

        >>> Interval(Fraction(2, 3), Fraction(5, 2), True).inwards()
        [0.67, 2.5)
        >>> Interval(Fraction(1, 3), Fraction(334, 1000)).inwards()
        [0.3334, 0.334)
        """
        if self.is_empty or self.is_exact:
            return self
        finer = next(each for each in count(places) if _up(self.low, each) < self._down(each))
        low, high = _up(self.low, finer), self._down(finer)
        low_closed = self.low_closed or low != self.low
        return Interval(low, high, low_closed, self.high_closed or high != self.high)

    def _down(self, places: int) -> End:
        return -_up(-self.high, places)

    def decimals(self, places: int = 3) -> str:
        """Return the interval as it is printed, its ends rounded inwards to so many decimals.

        >>> Interval(Fraction(2, 3), Fraction(5, 2), True).decimals(2)
        '[0.67 … 2.5)'
        """
        from .spans import notation

        return notation(self, places)


EMPTY = Interval(Fraction(0), Fraction(0))


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

    >>> total(*[Interval(Fraction(15, 2), Fraction(17, 2), True)] * 3)
    [22.5, 25.5)
    """
    result = Interval.exact(0)
    for each in intervals:
        result = result + each
    return result


def product(*intervals: Interval) -> Interval:
    """Return where the product lies when each factor lies in its own interval.

    >>> product(Interval(1, 2, high_closed=True), Interval(2, 3, high_closed=True))
    (2, 6]
    """
    result = Interval.exact(1)
    for each in intervals:
        result = result * each
    return result


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


def _up(end: End, places: int) -> End:
    """Return the least number of so many decimals that is not below ``end``."""
    if isinstance(end, float):
        return end
    return Fraction(math.ceil(end * 10**places), 10**places)
