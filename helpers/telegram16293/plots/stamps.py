"""Picture: numbers of a register by the day they were given, the line through them, what is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from sourcework.numbers.writing import spoken
from sourcework.rounding import Interval
from sourcework.views.phrasing import day as full_day
from sourcework.views.phrasing import listed, short_day
from sourcework.views.picture import Picture
from sourcework.views.plots_style import (
    BLUE,
    INK,
    NORMAL,
    PALE,
    SKY,
    SMALL,
    VERMILLION,
    placed,
    quiet,
    sheet,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sourcework.views.frame import Table

CAPTION = (
    "Left: four stamps and the straight line from New Year that lies nearest to them. Right: the"
    " same line in the days that matter. A candidate day is possible where its upright line meets"
    " the hatched strip of numbers inside the band. Four points carry no percentage of"
    " confidence: the pale band only shows the worst miss when each stamp is hidden in turn."
)


class Point(NamedTuple):
    """A stamp: its day, which day of the year that is, the number, and how the line misses it."""

    day: date
    place: int
    number: int
    by_line: Fraction
    hidden: Fraction


class Expected(NamedTuple):
    """The number due on a day: by the line, by the slowest and fastest pace, and at the worst."""

    day: date
    place: int
    by_line: Fraction
    by_pace: Interval
    at_worst: Interval


def stamps(
    points: Sequence[Point],
    expected: Sequence[Expected],
    *,
    slope: Fraction,
    seen: Interval,
    caption: str = CAPTION,
) -> Picture:
    """Return the stamps with their line, and the numbers due on the days in question.

    ``seen`` are the numbers that the damaged stamp can stand for.
    """
    told = _Told(tuple(points), tuple(expected), slope, seen)
    return Picture(told.alt(), caption, told.values(), lambda: _draw(told))


class _Told(NamedTuple):
    """The values of the picture and the words for them."""

    points: tuple[Point, ...]
    expected: tuple[Expected, ...]
    slope: Fraction
    seen: Interval

    def alt(self) -> str:
        given = listed(f"{spoken(each.number)} on {full_day(each.day)}" for each in self.points)
        due = listed(
            f"{spoken(each.by_line, 0)} on {short_day(each.day)}" for each in self.expected
        )
        return (
            f"Four dots, register numbers over the day of the year: {given}. A straight line from "
            f"zero at New Year rises by {spoken(self.slope, 1)} a day and passes close to all. "
            f"By the line there are due {due}. A hatched strip marks the numbers from "
            f"{spoken(self.seen.low)} to {spoken(self.seen.high)}."
        )

    def values(self) -> Table:
        from sourcework.views.frame import Table

        rows = [
            (full_day(each.day), each.place, spoken(each.number), spoken(each.by_line, 1),
             f"{spoken(each.number - each.by_line, 1)}", spoken(each.hidden, 1), "", "")
            for each in self.points
        ]  # fmt: skip
        rows += [
            (full_day(each.day), each.place, "", spoken(each.by_line, 1), "", "",
             _span(each.by_pace), _span(each.at_worst))
            for each in self.expected
        ]  # fmt: skip
        heads = ["day", "day of the year", "number", "by the line", "above the line"]
        more = ["above the line of the others", "slowest to fastest pace", "line, worst miss"]
        return Table(rows, columns=[*heads, *more])


def _span(interval: Interval) -> str:
    inside = interval.inwards(0)
    return f"{spoken(inside.low, 0)} to {spoken(inside.high, 0)}"


def _draw(told: _Told) -> Figure:
    figure = sheet(4.4)
    left, right = placed(figure, 0.58, top=0.3, wide=(1, 1.25))
    for axes in (left, right):
        quiet(axes, "bottom", "left")
        axes.grid(axis="y", color=PALE, linewidth=0.8)
        axes.set_axisbelow(True)
    _whole(left, told)
    _close(right, told)
    return figure


def _whole(axes: Axes, told: _Told) -> None:
    last = max(each.place for each in told.points) * 1.15
    axes.plot([0, last], [0, float(told.slope) * last], color=BLUE, linewidth=1.5)
    shapes: Mapping[int, str] = dict(
        zip(sorted({each.day.year for each in told.points}), "os", strict=False)
    )
    for each in told.points:
        axes.plot(each.place, each.number, shapes[each.day.year], color=INK, markersize=7)
    for each in told.points[1:]:
        high = each.place > last / 2
        axes.annotate(
            f"{short_day(each.day)} {each.day.year}\n{spoken(each.number)}",
            (each.place, each.number),
            (-10, 4) if high else (12, -6),
            textcoords="offset points",
            ha="right" if high else "left",
            fontsize=SMALL,
            color=INK,
        )
    axes.set_xlim(0, last)
    axes.set_ylim(0, float(told.slope) * last)
    axes.set_xlabel("day of the year", fontsize=NORMAL)
    axes.set_title("number in the register", loc="left", fontsize=NORMAL)
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")


def _close(axes: Axes, told: _Told) -> None:
    """Draw the days in question, with the band of what may be due on each."""
    first = min(each.place for each in told.expected) - 1
    last = max(each.place for each in told.expected) + 2
    slope, one = float(told.slope), told.expected[-1]
    miss = float(one.at_worst.high) - float(one.by_line)
    days = [first, last]
    axes.fill_between(
        days, [slope * day - miss for day in days], [slope * day + miss for day in days],
        color=SKY, alpha=0.3, linewidth=0, label="as far off as the worst miss",
    )  # fmt: skip
    paces = [float(end) / one.place for end in (one.by_pace.low, one.by_pace.high)]
    axes.fill_between(
        days, [paces[0] * day for day in days], [paces[1] * day for day in days],
        color=BLUE, alpha=0.45, linewidth=0, label="slowest to fastest pace",
    )  # fmt: skip
    axes.plot(days, [slope * day for day in days], color=BLUE, linewidth=1.5)
    axes.axhspan(
        float(told.seen.low), float(told.seen.high), facecolor="none", edgecolor=VERMILLION,
        hatch="////", linewidth=1, zorder=3,
    )  # fmt: skip
    low, high = slope * first - miss * 2.2, slope * last + miss * 1.5
    axes.text(
        first + 1.2, float(told.seen.high) + miss * 0.12,
        f"{spoken(told.seen.low)} to {spoken(told.seen.high)}", fontsize=SMALL, color=INK,
    )  # fmt: skip
    axes.legend(
        loc="lower right", fontsize=SMALL, framealpha=1, edgecolor="white", borderaxespad=0.2
    )
    for each in told.expected:
        axes.axvline(each.place, color=INK, linewidth=1.2, linestyle=(0, (5, 3)))
    axes.set_xlim(first, last)
    axes.set_ylim(low, high)
    days_of = [each.day for each in told.expected]
    axes.set_xticks([each.place for each in told.expected], [str(each.day) for each in days_of])
    axes.set_xlabel(f"{days_of[0]:%B %Y}", fontsize=NORMAL)
    axes.set_title("number due on that day", loc="left", fontsize=NORMAL)
