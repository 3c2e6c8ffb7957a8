"""A register of incoming papers, as the stamps on some of them show it: its pace, and what is due.

The numbers fall where a year begins, so the count was begun anew in between. That it began on
1 January is what the stamps themselves suggest: number over day of the year is nearly the same
for all of them, in both years.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sourcework.outside import Outside
from sourcework.rounding import Interval
from telegram16293.seeds import outside

ENTRY = "register number"


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """One stamp: the day on it, the number given that day, the document that bears it, its words.

    >>> Stamp(date(1900, 2, 1), 64, "letter").pace
    Fraction(2, 1)
    """

    day: date
    number: int
    bearer: str
    printed: str = ""

    @property
    def place(self) -> int:
        """Which day of its year it is, 1 January being the first."""
        return place_of(self.day)

    @property
    def pace(self) -> Fraction:
        """Entries a day, if the count began with its year."""
        return Fraction(self.number, self.place)


def place_of(day: date) -> int:
    """Return which day of its year a day is.

    >>> place_of(date(1900, 3, 1))
    60
    """
    return (day - date(day.year, 1, 1)).days + 1


def stamps(known: Outside | None = None) -> tuple[Stamp, ...]:
    """Return the stamps that neighbouring documents bear, oldest first."""
    neighbours = (known or outside()).neighbours.values()
    return tuple(
        sorted(
            Stamp(date.fromisoformat(each.date), int(number.value), each.id, number.printed)
            for each in neighbours
            for number in each.numbers.values()
            if number.unit == ENTRY
        )
    )


def slope(found: Iterable[Stamp]) -> Fraction:
    """Return the entries a day of the straight line, from zero at New Year, nearest to all.

    Nearest by least squares, exact: the sum of day times number over the sum of days squared.

    >>> slope([Stamp(date(1900, 1, 10), 20, "a"), Stamp(date(1900, 1, 20), 40, "b")])
    Fraction(2, 1)
    """
    points = [(each.place, each.number) for each in found]
    return Fraction(sum(day * number for day, number in points), sum(day**2 for day, _ in points))


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line through stamps: entries a day, and the number at New Year."""

    pace: Fraction
    start: Fraction

    def on(self, day: date) -> Fraction:
        """Return the number that the line has on a day."""
        return self.start + self.pace * place_of(day)


def free_line(found: Sequence[Stamp]) -> Line:
    """Return the straight line nearest to all stamps, wherever it starts; least squares, exact.

    >>> free_line([Stamp(date(1900, 1, 10), 21, "a"), Stamp(date(1900, 1, 20), 41, "b")])
    Line(pace=Fraction(2, 1), start=Fraction(1, 1))
    """
    day = Fraction(sum(each.place for each in found), len(found))
    number = Fraction(sum(each.number for each in found), len(found))
    together = sum(((each.place - day) * (each.number - number) for each in found), Fraction(0))
    apart = sum(((each.place - day) * (each.place - day) for each in found), Fraction(0))
    pace = together / apart
    return Line(pace, number - pace * day)


def paces(known: Outside) -> tuple[tuple[str, Fraction], ...]:
    """Return the pace at which each stamp was counted, and that of all together, with its name."""
    found = stamps(known)
    told = [
        (f"papers a day up to the stamp of {each.day.day} {each.day:%B %Y}", each.pace)
        for each in found
    ]
    if len({each.place for each in found}) > 1:
        told.append(("papers a day, by least squares through the stamps", free_line(found).pace))
    return tuple(told)


def worst_miss(found: Sequence[Stamp]) -> Fraction:
    """Return by how much, at most, the line of the others misses a stamp that is left out."""
    return max(abs(each) for each in left_out(found).values())


def residual(stamp: Stamp, found: Iterable[Stamp]) -> Fraction:
    """Return by how much a stamp's number lies above the line through ``found``."""
    return stamp.number - slope(found) * stamp.place


def left_out(found: Sequence[Stamp]) -> dict[Stamp, Fraction]:
    """Return, for each stamp, by how much it lies above the line that the others alone make."""
    return {each: residual(each, [other for other in found if other != each]) for each in found}


@dataclass(frozen=True, slots=True)
class Due:
    """The number due on a day: by the line, by the slowest and fastest pace, and at the worst.

    ``at_worst`` goes as far to either side as the line missed a stamp that it was not shown.
    """

    day: date
    by_line: Fraction
    by_pace: Interval
    at_worst: Interval


def due(day: date, found: Sequence[Stamp]) -> Due:
    """Return the number due in the register on ``day``.

    >>> two = [Stamp(date(1900, 1, 10), 20, "a"), Stamp(date(1900, 1, 20), 50, "b")]
    >>> due(date(1900, 1, 4), two).by_pace
    [8, 10]
    """
    place, paces = place_of(day), [each.pace for each in found]
    line = slope(found) * place
    miss = worst_miss(found)
    return Due(
        day,
        line,
        Interval(min(paces) * place, max(paces) * place, True, True),
        Interval(line - miss, line + miss, True, True),
    )


def beginning_with(digits: int) -> Interval:
    """Return the numbers that are ``digits`` and one more figure.

    >>> beginning_with(7)
    [70, 79]
    """
    return Interval(digits * 10, digits * 10 + 9, True, True)
