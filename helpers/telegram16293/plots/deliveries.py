"""Picture: what is delivered by the end of each month, against what was asked for and by when."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from sourcework.numbers.writing import spoken
from sourcework.views.markup import plain_number
from sourcework.views.phrasing import listed, month
from sourcework.views.picture import Picture
from sourcework.views.plots_style import (
    BLUE,
    INK,
    NORMAL,
    PALE,
    SMALL,
    VERMILLION,
    quiet,
    sheet,
    with_thousands,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sourcework.views.frame import Table

Cumulative = Mapping[str, int | Fraction]
CAPTION = (
    "Each column is the total by the end of a month; its hatched part is what that month adds."
    " Look first where the dashed line and the upright line cross: that is what was asked, when."
)


def deliveries(
    cumulative: Cumulative,
    *,
    asked: int | Fraction,
    by: str,
    unit: str,
    goods: str,
    asker: str,
    note: str = "a plan, not a record of what arrived",
    caption: str = CAPTION,
) -> Picture:
    """Return columns of the total by the end of each month, with the amount asked and its month.

    ``cumulative`` maps months written ``YYYY-MM``, in order, to the total by their end; ``by``
    is the month at whose end ``asked`` was wanted.

    >>> plan = {"1900-05": 10, "1900-06": 20}
    >>> deliveries(plan, asked=15, by="1900-05", unit="t", goods="salt", asker="Ann").alt
    'Columns for the total of salt by the end of each month: May 10 t and June 20 t. A dashed \
line across marks the 15 t that Ann asked for, an upright line the end of May: 10 t by then, \
5 t less than asked.'
    """
    told = _Told(cumulative, Fraction(asked), by, unit, goods, asker)
    return Picture(told.alt(), caption, told.values(), lambda: _draw(told, note))


class _Told:
    """The values of the picture and the words for them."""

    def __init__(
        self, cumulative: Cumulative, asked: Fraction, by: str, unit: str, goods: str, asker: str
    ) -> None:
        self.months = tuple(cumulative)
        self.totals = tuple(Fraction(total) for total in cumulative.values())
        self.asked, self.by, self.unit, self.goods, self.asker = asked, by, unit, goods, asker
        self.by_then = self.totals[self.months.index(by)]

    def much(self, amount: Fraction) -> str:
        return f"{spoken(amount)} {self.unit}"

    def against(self) -> str:
        if self.by_then == self.asked:
            return "just what was asked"
        less = "less" if self.by_then < self.asked else "more"
        return f"{self.much(abs(self.asked - self.by_then))} {less} than asked"

    def alt(self) -> str:
        each = (f"{month(name)} {self.much(total)}" for name, total in self.steps())
        return (
            f"Columns for the total of {self.goods} by the end of each month: {listed(each)}."
            f" A dashed line across marks the {self.much(self.asked)} that {self.asker} asked for,"
            f" an upright line the end of {month(self.by)}: {self.much(self.by_then)} by then,"
            f" {self.against()}."
        )

    def steps(self) -> list[tuple[str, Fraction]]:
        return list(zip(self.months, self.totals, strict=True))

    def values(self) -> Table:
        from sourcework.views.frame import Table

        rows = []
        before = Fraction(0)
        for name, total in self.steps():
            rows.append(
                (name, *map(plain_number, (total - before, total, self.asked, total - self.asked)))
            )
            before = total
        unit = self.unit
        heads = [
            f"that month, {unit}",
            f"total, {unit}",
            f"asked, {unit}",
            f"total less asked, {unit}",
        ]
        return Table(rows, columns=["by the end of", *heads])


def _draw(told: _Told, note: str) -> Figure:
    from matplotlib.ticker import MaxNLocator

    figure = sheet(4.6)
    axes = figure.subplots()
    quiet(axes, "bottom")
    tallest = float(max(*told.totals, told.asked))
    axes.set_ylim(0, tallest * 1.12)
    axes.set_xlim(-1.5, len(told.months) - 0.45)
    axes.grid(axis="y", color=PALE, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.yaxis.set_major_formatter(lambda value, _: f"{with_thousands(value)} {told.unit}")
    axes.set_xticks(range(len(told.months)), labels=[month(name) for name in told.months])
    axes.tick_params(axis="x", labelsize=NORMAL)
    axes.set_xlabel(f"total {told.goods} by the end of the month ({note})", fontsize=NORMAL)
    _columns(axes, told)
    _asked(axes, told, tallest)
    return figure


def _columns(axes: Axes, told: _Told) -> None:
    before = 0.0
    for place, total in enumerate(told.totals):
        top = float(total)
        axes.bar(place, before, 0.62, color="#bfd9ea", edgecolor=INK, linewidth=1)
        axes.bar(
            place,
            top - before,
            0.62,
            bottom=before,
            color="white",
            edgecolor=BLUE,
            hatch="///",
            linewidth=1,
        )
        axes.bar(place, top, 0.62, color="none", edgecolor=INK, linewidth=1.2)
        axes.annotate(
            spoken(total),
            (place, top),
            (0, -9),
            textcoords="offset points",
            ha="center",
            va="top",
            fontsize=NORMAL,
            weight="bold",
            color=INK,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 2.5},
        )
        before = top


def _asked(axes: Axes, told: _Told, tallest: float) -> None:
    """Draw the amount asked, the end of the month it was asked for, and how far apart they are."""
    asked, by_then = float(told.asked), float(told.by_then)
    end = told.months.index(told.by) + 0.5
    axes.axhline(asked, color=VERMILLION, linewidth=2, linestyle=(0, (6, 3)), zorder=3)
    axes.annotate(
        f"{told.asker} asked\nfor {told.much(told.asked)}",
        (-1.45, asked),
        (0, 5),
        textcoords="offset points",
        va="bottom",
        ha="left",
        fontsize=NORMAL,
        color=INK,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
        zorder=4,
    )
    axes.axvline(end, color=INK, linewidth=2, zorder=3)
    axes.text(
        end - 0.06,
        tallest * 1.1,
        f"end of {month(told.by)}",
        ha="right",
        va="top",
        fontsize=NORMAL,
        weight="bold",
        color=INK,
    )
    if by_then == asked:
        return
    axes.annotate(
        "",
        (end - 0.13, by_then),
        (end - 0.13, asked),
        zorder=4,
        arrowprops={
            "arrowstyle": "<->",
            "color": INK,
            "shrinkA": 0,
            "shrinkB": 0,
            "linewidth": 1.5,
        },
    )
    axes.text(
        end - 0.19,
        (asked + by_then) / 2,
        told.against().replace(" than", "\nthan"),
        ha="right",
        va="center",
        fontsize=SMALL,
        color=INK,
        zorder=4,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
    )
