"""The stamps of the same office: their table, their picture, and the numbers in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from sourcework.course import Course
from sourcework.numbers.intervals import Interval
from sourcework.numbers.writing import spoken
from sourcework.views.picture import Picture

from .. import plots, register
from ..claims import stamp as _stamp

if TYPE_CHECKING:
    from sourcework.views.frame import Table


def stamps(course: Course) -> Table:
    """Return the stamps of the same office on four other telegrams: day, and number given."""
    from sourcework.views.frame import Table
    from sourcework.views.phrasing import day

    titles = {name: each.title for name, each in course.outside.neighbours.items()}
    rows = [
        (titles[each.bearer], each.bearer, each.printed, day(each.day), each.place, each.number)
        for each in register.stamps(course.outside)
    ]
    heads = ["the telegram", "cited as", "in the stamp", "its day", "day of the year", "number"]
    return Table(rows, columns=heads)


def plot_stamps(course: Course) -> Picture:
    """Return the picture of the register: four stamps, their line, and the numbers due."""
    document, found = course.document, register.stamps(course.outside)
    hidden = register.left_out(found)
    points = [
        plots.Point(each.day, each.place, each.number,
                    each.number - register.residual(each, found), hidden[each])
        for each in found
    ]  # fmt: skip
    expected = [
        plots.Expected(each, register.place_of(each), due.by_line, due.by_pace, due.at_worst)
        for each in _stamp.weighed_days(document)
        for due in [register.due(each, found)]
    ]
    picture = plots.stamps(
        points,
        expected,
        slope=register.slope(found),
        seen=register.beginning_with(_stamp.digits(document)),
    )
    return replace(picture, passages=_stamp.passages(document))


def numbers_in_the_picture(course: Course) -> Iterator[str]:
    """Yield the numbers in the picture of the register, which is not drawn for that."""
    found = register.stamps(course.outside)
    yield spoken(register.slope(found), 4)
    apart = register.left_out(found)
    for each in found:
        above = register.residual(each, found)
        yield from (spoken(size, 4) for size in (each.number - above, abs(above), abs(apart[each])))
    for day in _stamp.weighed_days(course.document):
        due = register.due(day, found)
        yield from (str(register.place_of(day)), spoken(due.by_line, 4))
        yield from (spoken(end, 4) for ends in (due.by_pace, due.at_worst) for end in _ends(ends))


def _ends(ends: Interval) -> tuple[float | Fraction, ...]:
    return ends.low, ends.high
