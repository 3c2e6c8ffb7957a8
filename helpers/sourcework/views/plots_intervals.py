"""Picture: what each printed pair allows under each rule of rounding, and where all agree."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from ..numbers.spans import ends, notation, span
from ..numbers.writing import about
from ..rounding import End, Interval, gap, overlap
from .picture import Picture
from .plots_style import (
    BLUE,
    INK,
    NORMAL,
    OCHRE,
    PALE,
    SMALL,
    placed,
    quiet,
    room,
    sheet,
    shown,
    wide,
    with_thousands,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from .frame import Table

Readings = Mapping[str, Mapping[str, Interval]]
CAPTION = (
    "Each bar holds every value that its printed numbers allow. A filled end is included, a hollow"
    " end is not; ends without a short decimal are rounded inwards. Where a hatched band crosses"
    " all bars of a rule, one value explains them all; that one value can does not prove that"
    " one did."
)


def intervals(
    readings: Readings, *, unit: str, caption: str = CAPTION, note: str = "", decimals: int = 2
) -> Picture:
    """Return bars for named intervals under each rule, with their overlap as a hatched band.

    ``readings`` maps the label of a rule to the intervals it gives, by name; ``note`` is an
    assumption to print on the chart.

    >>> ten, eleven = Interval(9, 11), Interval(10, 12)
    >>> intervals({"rounded": {"first": ten, "second": eleven}}, unit="gulden per ton").alt
    'Bars on one scale, in gulden per ton. Rounded: first, more than 9 and less than 11; second, \
more than 10 and less than 12. They overlap: more than 10 and less than 11.'
    """
    return Picture(
        _alt(readings, unit, decimals),
        caption,
        _values(readings, unit, decimals),
        lambda: _draw(readings, unit, note, decimals),
    )


def _finding(named: Mapping[str, Interval], decimals: int) -> str:
    common = overlap(*named.values())
    if common.is_empty:
        return f"no overlap, {_apart(named, decimals)}"
    return f"overlap {notation(common, decimals)}"


def _apart(named: Mapping[str, Interval], decimals: int) -> str:
    return f"a gap of {about(Fraction(gap(*named.values())), decimals)}"


def _alt(readings: Readings, unit: str, decimals: int) -> str:
    said = [f"Bars on one scale, in {unit}."]
    for rule, named in readings.items():
        bars = "; ".join(f"{name}, {span(each, '', decimals)}" for name, each in named.items())
        common = overlap(*named.values())
        said.append(f"{rule[:1].upper()}{rule[1:]}: {bars}.")
        said.append(
            f"No value lies in all of them: {_apart(named, decimals)}."
            if common.is_empty
            else f"They overlap: {span(common, '', decimals)}."
        )
    return " ".join(said)


def _values(readings: Readings, unit: str, decimals: int) -> Table:
    from .frame import Table

    rows = []
    for rule, named in readings.items():
        for name, each in {**named, "all of them": overlap(*named.values())}.items():
            rows.append((rule, name, notation(each, decimals), repr(each)))
    return Table(rows, columns=["rule", "bar", unit, "exactly"])


def _draw(readings: Readings, unit: str, note: str, decimals: int) -> Figure:
    rows = sum(len(named) + 1.5 for named in readings.values())
    names = list(dict.fromkeys(name for named in readings.values() for name in named))
    figure = sheet(0.36 * rows + 0.75)
    (axes,) = placed(figure, wide(names, NORMAL) + 0.12)
    quiet(axes, "bottom")
    limits = [end for named in readings.values() for each in named.values() for end in _ends(each)]
    axes.set_xlim(*room(limits, 0.19, 0.19))
    axes.set_ylim(rows - 0.2, -0.6)
    axes.grid(axis="x", color=PALE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_formatter(with_thousands)
    axes.set_xlabel(f"{unit}{f'   ({note})' if note else ''}", fontsize=NORMAL, color=INK)
    bars: dict[float, tuple[str, Interval]] = {}
    top = 0.0
    for rule, named in readings.items():
        _rule(axes, rule, named, top, decimals)
        bars |= {top + 1 + place: each for place, each in enumerate(named.items())}
        top += len(named) + 1.5
    _bars(axes, {y: interval for y, (_, interval) in bars.items()}, decimals)
    axes.set_yticks(list(bars), labels=[name for name, _ in bars.values()], fontsize=NORMAL)
    return figure


def _ends(interval: Interval) -> tuple[End, End]:
    return interval.low, interval.high


def _rule(axes: Axes, rule: str, named: Mapping[str, Interval], top: float, decimals: int) -> None:
    axes.text(
        0.0,
        top,
        f"{rule[:1].upper()}{rule[1:]}: {_finding(named, decimals)}",
        transform=axes.get_yaxis_transform(),
        fontsize=NORMAL,
        weight="bold",
        color=INK,
        va="center",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 2},
    )
    _common(axes, named, top + 0.55, top + len(named) + 0.45)


def _common(axes: Axes, named: Mapping[str, Interval], above: float, below: float) -> None:
    """Draw the overlap as a hatched band, or the gap between two dotted lines."""
    left, right = axes.get_xlim()
    common = overlap(*named.values())
    if common.is_empty:
        low = min(each.high for each in named.values())
        high = max(each.low for each in named.values())
        for end in (low, high):
            axes.plot(
                [float(end)] * 2, [above, below], color=INK, linewidth=1.5, linestyle=":", zorder=1
            )
        axes.annotate(
            "",
            (float(low), above),
            (float(high), above),
            arrowprops={"arrowstyle": "<->", "color": INK, "shrinkA": 0, "shrinkB": 0},
        )
        return
    low_at, high_at = shown(common.low, left, right), shown(common.high, left, right)
    axes.fill_betweenx(
        [above, below],
        low_at,
        high_at,
        facecolor="#fdeecb",
        edgecolor=OCHRE,
        hatch="////",
        linewidth=1.2,
        zorder=1,
    )


def _bars(axes: Axes, bars: Mapping[float, Interval], decimals: int) -> None:
    """Draw each interval at its height: a bar, its ends filled if included, and their numbers."""
    left, right = axes.get_xlim()
    rounded = {y: ends(interval, decimals) for y, interval in bars.items()}
    spans = [(shown(each.low, left, right), shown(each.high, left, right))
             for each, *_ in rounded.values()]  # fmt: skip
    axes.hlines(list(bars), *zip(*spans, strict=True), color=BLUE, linewidth=4, zorder=2)
    # Marks alike are drawn together: each call costs as much as many points.
    marks: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for (y, (interval, *texts)), span_ in zip(rounded.items(), spans, strict=True):
        sides = zip(
            _ends(interval), span_, (interval.low_closed, interval.high_closed), (-1, 1), texts,
            strict=True,
        )  # fmt: skip
        for end, at, closed, side, text in sides:
            limitless = math.isinf(end)
            shape = (">" if side > 0 else "<") if limitless else "o"
            marks.setdefault((shape, BLUE if closed or limitless else "white"), []).append((at, y))
            if not limitless and not (interval.is_exact and side < 0):
                _number(axes, text, at, y, side)
    for (shape, fill), points in marks.items():
        axes.plot(
            *zip(*points, strict=True),
            linestyle="",
            marker=shape,
            markersize=9,
            markerfacecolor=fill,
            markeredgecolor=BLUE,
            markeredgewidth=2,
            clip_on=False,
            zorder=3,
        )


def _number(axes: Axes, text: str, at: float, y: float, side: int) -> None:
    axes.annotate(
        text,
        (at, y),
        (9 * side, 0),
        textcoords="offset points",
        ha="left" if side > 0 else "right",
        va="center",
        fontsize=SMALL,
        color=INK,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
    )
