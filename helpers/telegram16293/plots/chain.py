"""Picture: through whose hands the words went, and the days between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sourcework.views.phrasing import day, listed, short_day
from sourcework.views.picture import Picture
from sourcework.views.plots_style import BLUE, INK, NORMAL, PALE, SMALL, WIDE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sourcework.views.frame import Table

_PAPER = {"facecolor": "white", "edgecolor": "none", "pad": 1.2}
HANDS = "Every arrow is a step at which words could be chosen, shortened or translated."
LAYERS = "The dates are layers: what is told, the telling, the answer, the forwarding."


@dataclass(frozen=True, slots=True)
class Step:
    """One hand passing words to the next; ``giver`` and ``receiver`` may be the same.

    >>> Step("Ann", "Bob", "tells him", date(1900, 5, 1)).said
    '1 May 1900: Ann to Bob, tells him'
    """

    giver: str
    receiver: str
    act: str
    when: date | None = None

    @property
    def said(self) -> str:
        """The step in words."""
        return f"{day(self.when) if self.when else 'no date given'}: {self.undated}"

    @property
    def undated(self) -> str:
        """The step in words, without its day."""
        between = self.giver if self.giver == self.receiver else f"{self.giver} to {self.receiver}"
        return f"{between}, {self.act}"


def chain(
    steps: Sequence[Step], dates: Sequence[tuple[date, str]] = (), *, caption: str = ""
) -> Picture:
    """Return the steps as arrows between people, above the dates on one line, drawn to scale.

    ``dates`` are the days to show, in order, each with what happened on it. Without them no day
    is shown, not even that of a step: for a class that has not been asked about the days.

    >>> told = Step("Ann", "Bob", "tells him", date(1900, 5, 1))
    >>> chain([told], [(date(1900, 5, 1), "the talk"), (date(1900, 5, 4), "the letter")]).alt
    'Arrows from hand to hand: 1 May 1900: Ann to Bob, tells him. Below, a line of days to scale: \
1 May 1900, the talk; 4 May 1900, the letter. Between them 3 days.'
    >>> chain([told]).alt
    'Arrows from hand to hand: Ann to Bob, tells him.'
    """
    days = sorted(dates)
    caption = caption or (f"{HANDS} {LAYERS}" if days else HANDS)
    return Picture(_alt(steps, days), caption, _values(steps, days), lambda: _draw(steps, days))


def _gaps(days: Sequence[tuple[date, str]]) -> list[int]:
    return [
        (later - earlier).days for (earlier, _), (later, _) in zip(days, days[1:], strict=False)
    ]


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"


def _alt(steps: Sequence[Step], days: Sequence[tuple[date, str]]) -> str:
    if not days:
        return f"Arrows from hand to hand: {'; '.join(step.undated for step in steps)}."
    hands = "; ".join(step.said for step in steps)
    dated = "; ".join(f"{day(when)}, {what}" for when, what in days)
    between = listed(_days(count) for count in _gaps(days)) if len(days) > 1 else "nothing"
    return (
        f"Arrows from hand to hand: {hands}."
        f" Below, a line of days to scale: {dated}. Between them {between}."
    )


def _values(steps: Sequence[Step], days: Sequence[tuple[date, str]]) -> Table:
    from sourcework.views.frame import Table

    if not days:
        hands = [(step.giver, step.receiver, step.act) for step in steps]
        return Table(hands, columns=["from", "to", "act"])
    first = days[0][0]
    rows = [
        (
            step.when.isoformat() if step.when else "not dated",
            step.giver,
            step.receiver,
            step.act,
            str((step.when - first).days) if step.when else "",
        )
        for step in steps
    ]
    return Table(rows, columns=["date", "from", "to", "act", f"days after {short_day(first)}"])


def _draw(steps: Sequence[Step], days: Sequence[tuple[date, str]]) -> Figure:
    from matplotlib.figure import Figure

    upper, lower = 0.62 * len(steps) + 0.75, 1.45 if days else 0.0
    height = upper + lower
    figure = Figure(figsize=(WIDE, height), facecolor="white")
    _hands(figure.add_axes((0.0, lower / height, 1.0, upper / height)), steps, bool(days))
    if days:
        _line(figure.add_axes((0.0, 0.0, 1.0, lower / height)), days)
    return figure


def _hands(axes: Axes, steps: Sequence[Step], dated: bool) -> None:
    """Draw a column for each person, in order of appearance, and an arrow for each step."""
    axes.set_axis_off()
    people = list(dict.fromkeys(name for step in steps for name in (step.giver, step.receiver)))
    at = {name: 1.75 + place for place, name in enumerate(people)}
    axes.set_xlim(0, len(people) + 1.25)
    axes.set_ylim(len(steps) + 0.1, -1.0)
    for name, x in at.items():
        axes.plot([x, x], [-0.3, len(steps) - 0.15], color=PALE, linewidth=2, zorder=1)
        axes.text(
            x,
            -0.55,
            name.replace(" ", "\n"),
            ha="center",
            va="center",
            fontsize=NORMAL,
            weight="bold",
            color=INK,
            bbox={"boxstyle": "round,pad=0.35", "facecolor": "white", "edgecolor": INK},
        )
    for place, step in enumerate(steps):
        y = place + 0.55
        if dated:
            said = short_day(step.when) if step.when else "no date"
            axes.text(0.12, y, said, va="center", fontsize=NORMAL, color=INK)
        _arrow(axes, at[step.giver], at[step.receiver], y, step.act)


def _arrow(axes: Axes, giver: float, receiver: float, y: float, act: str) -> None:
    if giver == receiver:
        left = giver > sum(axes.get_xlim()) / 2
        axes.plot(giver, y, marker="s", markersize=10, color=BLUE, markeredgecolor=INK, zorder=3)
        axes.text(
            giver + (-0.12 if left else 0.12),
            y,
            act,
            ha="right" if left else "left",
            va="center",
            fontsize=SMALL,
            color=INK,
            bbox=_PAPER,
            zorder=4,
        )
        return
    axes.annotate(
        "",
        (receiver, y),
        (giver, y),
        zorder=3,
        arrowprops={
            "arrowstyle": "-|>,head_width=0.35,head_length=0.7",
            "color": BLUE,
            "linewidth": 2.5,
            "shrinkA": 0,
            "shrinkB": 0,
        },
    )
    axes.text(
        (giver + receiver) / 2,
        y - 0.3,
        act,
        ha="center",
        va="center",
        fontsize=SMALL,
        color=INK,
        bbox=_PAPER,
        zorder=4,
    )


def _line(axes: Axes, days: Sequence[tuple[date, str]]) -> None:
    """Draw the days to scale, with the count of days on every stretch between."""
    axes.set_axis_off()
    first, last = days[0][0].toordinal(), days[-1][0].toordinal()
    whole = max(last - first, 1)
    axes.set_xlim(first - 0.11 * whole, last + 0.11 * whole)
    axes.set_ylim(-1.35, 1)
    axes.plot([first, last], [0, 0], color=INK, linewidth=2, zorder=1)
    for place, (when, what) in enumerate(days):
        new_year = not place or days[place - 1][0].year != when.year
        dated = f"{short_day(when)} {when.year}" if new_year else short_day(when)
        x = when.toordinal()
        axes.plot(x, 0, marker="o", markersize=11, color=BLUE, markeredgecolor=INK, zorder=3)
        axes.text(x, -0.25, dated, ha="center", va="top", fontsize=NORMAL, weight="bold")
        axes.text(x, -0.62, what, ha="center", va="top", fontsize=SMALL, color=INK)
    for (earlier, _), count in zip(days, _gaps(days), strict=False):
        middle = earlier.toordinal() + count / 2
        axes.text(middle, 0.2, _days(count), ha="center", va="bottom", fontsize=NORMAL, color=INK)
