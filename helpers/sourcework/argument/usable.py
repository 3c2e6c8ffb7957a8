"""Numbers that an argument may draw on, each with where it is from; and which a mention can mean.

``stated`` gathers them from the edition, the claims, other documents and the lessons.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor

from ..claims import Claim
from ..numbers.intervals import Interval
from ..numbers.units import MONEYS
from .mentions import COUNTED, Mention, Read

FIGURE, CLAIM, REASON = "figure", "claim", "reason"
OUTSIDE, LESSON, DAYS, END = "outside", "lesson", "days", "end"
AN_END = "an end of what "  # how what is said of an end begins
SCALES = (10**6, 10**9, 10**12)  # in which one may leave a sum without its word
ALIKE = 100  # the smallest figure that another may be taken for
# In this order they are trusted.
TRUST = (FIGURE, DAYS, CLAIM, OUTSIDE, REASON, END, LESSON)


@dataclass(frozen=True, slots=True)
class Known:
    """A number and where it is from: ``said`` is what it is, in words that can follow a colon.

    ``number`` is the value without its word of scale. ``interval`` is there instead where any
    value inside will do; ``claim`` is the claim in whose working it stands.
    """

    kind: str
    value: Fraction
    number: Fraction
    unit: str
    said: str
    passages: tuple[str, ...] = ()
    cite: str = ""
    claim: Claim | None = None
    interval: Interval | None = None


class Numbers:
    """All known numbers, to be looked up."""

    def __init__(self, known: Iterable[Known]) -> None:
        every = tuple(dict.fromkeys(known))
        single = (each for each in every if each.interval is None)
        self.all = tuple(sorted(single, key=lambda each: abs(each.value)))
        self._values = [abs(each.value) for each in self.all]
        self._spans = tuple(each for each in every if each.interval is not None)
        self._as_printed: dict[Fraction, list[Known]] = {}
        for each in self.all:
            self._as_printed.setdefault(abs(each.number), []).append(each)
        for each in self.all:
            for size in SCALES if each.kind == FIGURE and each.value >= 10**6 else ():
                self._as_printed.setdefault(each.value / size, []).append(each)

    def look_up(self, mention: Mention) -> list[Known]:
        """Return what a mention may stand for, of the most trusted kind; [] if nothing fits."""
        for read in mention.readings:
            for find in (self._written, self._roughly, self._inside):
                found = list(dict.fromkeys(find(read, mention.unit)))
                if found:
                    first = min(TRUST.index(each.kind) for each in found)
                    return [each for each in found if TRUST.index(each.kind) == first]
        return []

    def rates(self) -> Iterator[tuple[Interval, Known]]:
        """Yield the narrow intervals in which a rate may lie, each with where it is from."""
        for each in self._spans:
            if each.interval is not None and " per " in each.unit and not each.interval.is_empty:
                low, high = each.interval.low, each.interval.high
                if (
                    isinstance(low, Fraction)
                    and isinstance(high, Fraction)
                    and 200 * (high - low) < low
                ):
                    yield each.interval, each

    @cached_property
    def turned(self) -> dict[str, str]:
        """Which money a rate makes of another: what stands above it, and what below."""
        sides = (known.unit.partition(" per ") for _, known in self.rates())
        return {above: below for above, _, below in sides if {above, below} <= MONEYS}

    def else_than_days(self, mention: Mention) -> list[Known]:
        """Return what a mention may stand for, days left aside: of the most trusted kind."""
        found = [each for each in self._written(mention.readings[0], "") if each.kind != DAYS]
        first = min((TRUST.index(each.kind) for each in found), default=0)
        return [each for each in found if TRUST.index(each.kind) == first]

    def ends(self, mention: Mention) -> list[Known]:
        """Return the ends of what a figure, or a difference of two, can be: an amount with unit."""
        scaled = bool(mention.unit) or mention.values[0] >= 10**6
        fits = self._written(mention.readings[0], mention.unit) if scaled else ()
        value = mention.values[0]
        return [each for each in fits if each.said.startswith(AN_END) and each.value == value]

    def ranges(self, mention: Mention) -> list[Known]:
        """Return the ranges of whole numbers, stated by other sources, in which a number lies."""
        value, whole = mention.values[0], mention.values[0].denominator == 1
        return [
            each
            for each in self._spans
            if each.kind == OUTSIDE and whole and not mention.unit
            if each.interval is not None and value in each.interval
        ]

    def look_alikes(self, mention: Mention) -> list[Known]:
        """Return figures of the same digits that have another unit or another word of scale."""
        read = mention.readings[0]
        values = {read.value, read.number}
        return [
            each
            for each in self.all
            if each.kind == FIGURE and values & {each.value, each.number} and each.value >= ALIKE
        ]

    def _written(self, read: Read, unit: str) -> Iterator[Known]:
        yield from self._near(read, unit, read.step)
        if not unit and read.value == read.number:
            # "1,400,000" for "1,400,000 million yuan"
            yield from (each for each in self._as_printed.get(read.number, ()) if _bare(each))

    def _roughly(self, read: Read, unit: str) -> Iterator[Known]:
        yield from self._near(read, unit, read.rough)

    def _near(self, read: Read, unit: str, step: Fraction) -> Iterator[Known]:
        first = bisect_left(self._values, read.value - step)
        last = bisect_right(self._values, read.value + step)
        for each in self.all[first:last]:
            if agrees(each, unit) and is_short_for(read.value, abs(each.value), step):
                yield each

    def _inside(self, read: Read, unit: str) -> Iterator[Known]:
        for each in self._spans:
            if each.interval is None or each.kind == OUTSIDE:
                continue
            if read.value in each.interval and agrees(each, unit):
                yield each


def is_short_for(written: Fraction, value: Fraction, step: Fraction) -> bool:
    """Whether a number is another as one may write it down: rounded to nearest, or cut off.

    >>> third = Fraction(100, 3)
    >>> [is_short_for(Fraction(each), third, Fraction(1)) for each in (32, 33, 34)]
    [False, True, False]
    """
    if not step:
        return written == value
    places = value / step
    return written in (floor(places + Fraction(1, 2)) * step, floor(places) * step)


def agrees(known: Known, unit: str) -> bool:
    """Whether a unit named in a text can be that of a known number; no unit is any."""
    if not unit:
        return True
    if not known.unit:
        return unit in COUNTED
    return unit == known.unit or known.unit.startswith(f"{unit} per ")


def _bare(known: Known) -> bool:
    return known.number != known.value
