"""Picture: sums beside each other, with what rounding leaves open at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sourcework.numbers.spans import ends, notation, span
from sourcework.rounding import Interval
from sourcework.views.picture import Picture
from sourcework.views.plots_style import (
    INK,
    NORMAL,
    ORANGE,
    PALE,
    SKY,
    SMALL,
    quiet,
    room,
    sheet,
    with_thousands,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sourcework.views.frame import Table

FILLS = (SKY, ORANGE, PALE)
CAPTION = (
    "Above, the sums from zero. Below, their ends enlarged: the hatched part is what rounding"
    " leaves open, a filled end is included and a hollow end is not."
)
CAPTION_EXACT = "The sums from zero, taken as exactly the numbers printed."


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum to draw: whose or what, the interval it may lie in, and how it was printed.

    >>> Amount("Ann", Interval.exact(5), "5 pounds")
    Amount(label='Ann', interval=[5], printed='5 pounds')
    """

    label: str
    interval: Interval
    printed: str


def budgets(
    amounts: Sequence[Amount],
    *,
    unit: str,
    assumption: str,
    difference: Interval | None = None,
    caption: str = "",
) -> Picture:
    """Return bars for the amounts, all in ``unit``, with the assumption printed on the chart.

    ``difference`` is the last amount less the first, if it is to be drawn.

    >>> pair = [Amount("Ann", Interval.exact(5), "5"), Amount("Bob", Interval.exact(3), "3")]
    >>> budgets(pair, unit="pounds", assumption="both printed in full").alt
    'Bars from zero, in pounds: Ann, exactly 5; Bob, exactly 3. Printed on the chart: both \
printed in full.'
    """
    exact = all(each.interval.is_exact for each in amounts)
    return Picture(
        _alt(amounts, unit, assumption, difference),
        caption or (CAPTION_EXACT if exact else CAPTION),
        _values(amounts, unit, difference),
        lambda: _draw(amounts, unit, assumption, difference, enlarged=not exact),
    )


def _alt(amounts: Sequence[Amount], unit: str, assumption: str, difference: Interval | None) -> str:
    bars = "; ".join(f"{each.label}, {span(each.interval)}" for each in amounts)
    apart = f" {_difference(amounts, difference, unit)}." if difference is not None else ""
    return f"Bars from zero, in {unit}: {bars}.{apart} Printed on the chart: {assumption}."


def _difference(amounts: Sequence[Amount], difference: Interval, unit: str) -> str:
    return f"{amounts[-1].label} less {amounts[0].label}: {span(difference, unit)}"


def _values(amounts: Sequence[Amount], unit: str, difference: Interval | None) -> Table:
    from sourcework.views.frame import Table

    rows = [(each.label, each.printed, notation(each.interval)) for each in amounts]
    if difference is not None:
        rows.append((f"{amounts[-1].label} less {amounts[0].label}", "", notation(difference)))
    return Table(rows, columns=["sum", "printed", unit])


def _draw(
    amounts: Sequence[Amount],
    unit: str,
    assumption: str,
    difference: Interval | None,
    enlarged: bool,
) -> Figure:
    count = len(amounts)
    panel = 0.75 * count + 0.55
    figure = sheet(panel * (2 if enlarged else 1) + 0.75)
    panels = figure.subplots(2 if enlarged else 1, squeeze=False)[:, 0]
    _whole(panels[0], amounts, unit)
    if enlarged:
        _ends(panels[1], amounts, unit)
    said = [_difference(amounts, difference, unit)] if difference is not None else []
    figure.supxlabel("\n".join([*said, f"({assumption})"]), fontsize=NORMAL, color=INK)
    return figure


def _whole(axes: Axes, amounts: Sequence[Amount], unit: str) -> None:
    """Draw every amount from zero, its printed form on the bar."""
    _rows(axes, amounts)
    low, high = room([0, *(each.interval.high for each in amounts)], 0.0, 0.04)
    axes.set_xlim(low, high)
    axes.set_xlabel(f"{unit}, from zero", fontsize=NORMAL, color=INK)
    for place, each in enumerate(amounts):
        _bar(axes, each.interval, place)
        axes.text(
            (high - low) * 0.02,
            place,
            each.printed,
            va="center",
            fontsize=NORMAL,
            weight="bold",
            color=INK,
            bbox={"facecolor": "white", "edgecolor": INK, "pad": 4, "linewidth": 0.8},
        )


def _ends(axes: Axes, amounts: Sequence[Amount], unit: str) -> None:
    """Draw the ends enlarged: solid as far as is sure, hatched as far as rounding leaves open."""
    _rows(axes, amounts)
    limits = [end for each in amounts for end in (each.interval.low, each.interval.high)]
    axes.set_xlim(*room(limits, 0.3, 0.22))
    axes.set_xlabel(
        f"{unit}, the ends enlarged: this scale does not start at zero", fontsize=NORMAL
    )
    for place, each in enumerate(amounts):
        _bar(axes, each.interval, place)
        _mark(axes, each.interval, place)
    left = axes.get_xlim()[0]
    axes.plot(
        [left] * 2, [-0.5, len(amounts) - 0.5], color="white", linewidth=6, clip_on=False, zorder=5
    )
    axes.plot(
        [left] * 2,
        [-0.5, len(amounts) - 0.5],
        color=INK,
        linewidth=1.2,
        linestyle=(0, (2, 2)),
        clip_on=False,
        zorder=6,
    )


def _rows(axes: Axes, amounts: Sequence[Amount]) -> None:
    from matplotlib.ticker import MaxNLocator

    quiet(axes, "bottom")
    axes.set_ylim(len(amounts) - 0.45, -0.55)
    axes.set_yticks(range(len(amounts)), labels=[each.label for each in amounts], fontsize=NORMAL)
    axes.grid(axis="x", color=PALE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.xaxis.set_major_formatter(with_thousands)


def _bar(axes: Axes, interval: Interval, place: int) -> None:
    low, high = float(interval.low), float(interval.high)
    colour = FILLS[place % len(FILLS)]
    axes.barh(place, low, 0.6, color=colour, edgecolor=INK, linewidth=1)
    axes.barh(
        place, high - low, 0.6, left=low, color="white", edgecolor=INK, hatch="////", linewidth=1
    )


def _mark(axes: Axes, interval: Interval, place: int) -> None:
    interval, *texts = ends(interval)
    sides = ((interval.low, interval.low_closed, -1), (interval.high, interval.high_closed, 1))
    for text, (end, closed, side) in zip(texts, sides, strict=True):
        axes.plot(
            float(end),
            place,
            marker="o",
            markersize=9,
            markeredgewidth=2,
            markeredgecolor=INK,
            markerfacecolor=INK if closed else "white",
            zorder=4,
        )
        if interval.is_exact and side < 0:
            continue
        axes.annotate(
            text,
            (float(end), place),
            (10 * side, 0),
            textcoords="offset points",
            ha="left" if side > 0 else "right",
            va="center",
            fontsize=SMALL,
            color=INK,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
            zorder=4,
        )
