"""Picture: the war on one line, and the three months around the telegram on another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sourcework.views.phrasing import day, short_day
from sourcework.views.picture import Picture
from sourcework.views.plots_style import BLUE, GREY, INK, PALE, SMALL, VERMILLION, WIDE

from ..around import Event

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sourcework.views.frame import Table

CAPTION = (
    "On the left {long}, on the right the grey stretch of it, enlarged."
    " ◆ a day of the telegram; ■ another paper; ○ the talks; ▲ the war."
    " What stands below the broken line, nobody in the telegram could know."
)
# In shares of a column: where the line of days and the words stand, how far lines are apart.
LINE, WORDS, APART = 0.17, 0.32, 0.047
WHOLE = (date(1950, 5, 1), date(1953, 9, 15))
NEAR = (date(1951, 12, 1), date(1952, 2, 29))
SHAPES = {"telegram": ("D", VERMILLION), "paper": ("s", BLUE), "talks": ("o", "white"),
          "war": ("^", GREY)}  # fmt: skip
KINDS = {"telegram": "the telegram", "paper": "another paper", "talks": "the talks",
         "war": "the war"}  # fmt: skip


def timeline(
    events: Sequence[Event], sent: date, sources: Sequence[str], until: date | None = None
) -> Picture:
    """Return the timeline; ``sent`` is the day of the telegram, ``sources`` name one an event.

    With ``until`` the line ends on that day, and the events are those up to it.

    >>> from datetime import date
    >>> told = Event("1952-02-08", "it is sent", "telegram", ())
    >>> timeline([told], date(1952, 2, 8), ["a letter"]).alt
    'A line of days in order: 8 February 1952, it is sent (the telegram).'
    """
    alt = "; ".join(f"{said(each)}, {each.label} ({KINDS[each.kind]})" for each in events)
    return Picture(
        f"A line of days in order: {alt}.",
        CAPTION.format(long=f"the war until {day(until)}" if until else "the whole war"),
        _values(events, sources),
        lambda: _draw(events, sent, (WHOLE[0], until or WHOLE[1])),
    )


def said(event: Event) -> str:
    """Return when it was: a day, or the months from and to.

    >>> said(Event("1951-08/1952-06", "attacks", "war", ()))
    'August 1951 to June 1952'
    """
    if event.first == event.last:
        return day(event.first)
    return f"{event.first:%B %Y} to {event.last:%B %Y}"


def _values(events: Sequence[Event], sources: Sequence[str]) -> Table:
    from sourcework.views.frame import Table

    rows = [
        (said(each), each.label, KINDS[each.kind], source)
        for each, source in zip(events, sources, strict=True)
    ]
    return Table(rows, columns=["when", "what", "kind", "from"])


def _draw(events: Sequence[Event], sent: date, whole: tuple[date, date]) -> Figure:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDE, 7.4), facecolor="white")
    left, right = figure.add_axes((0, 0, 0.52, 0.985)), figure.add_axes((0.53, 0, 0.47, 0.985))
    near = [each for each in events if NEAR[0] <= each.first <= NEAR[1]]
    _column(left, [each for each in events if each not in near], whole, sent)
    _column(right, near, NEAR, sent)
    low, high = (_height(each, whole) for each in NEAR)
    left.axhspan(low, high, 0.19, 0.27, color=PALE, zorder=0)
    return figure


def _height(when: date, span: tuple[date, date]) -> float:
    """Return where a day stands: the first of the span at 1, its last at 0."""
    first, last = (each.toordinal() for each in span)
    return (last - when.toordinal()) / (last - first)


def _column(axes: Axes, events: Sequence[Event], span: tuple[date, date], sent: date) -> None:
    """Draw a line of days from top to bottom, and beside it what happened on them."""
    whole = span != NEAR
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    axes.set_ylim(-0.01, 1.01)
    axes.plot([LINE, LINE], [0, 1], color=INK, linewidth=2, zorder=1)
    _months(axes, span, every=6 if whole else 1)
    wanted = [(_height(each.first, span), each) for each in events]
    edge = _height(sent, span)
    here = sum(each.first <= sent for each in events)
    wanted.insert(here, (edge, None))  # type: ignore[arg-type]
    heights = _spread([at for at, _ in wanted])
    for (_, event), y in zip(wanted, heights, strict=True):
        if event is None:
            axes.plot([0.02, LINE, WORDS - 0.06, 1], [edge, edge, y, y], color=INK, linewidth=1.3,
                      linestyle=(0, (4, 3)), zorder=2)  # fmt: skip
        else:
            _mark(axes, event, y, span)


def _spread(wanted: Sequence[float]) -> list[float]:
    """Return heights in falling order, a line of words apart, as near to those wanted as can be.

    >>> [round(each, 2) for each in _spread([0.9, 0.9, 0.1])]
    [0.92, 0.88, 0.1]
    """
    # Lines that would meet are moved as one block, to the middle of where they would be.
    blocks: list[list[float]] = []
    for at, each in enumerate(wanted):
        blocks.append([each + at * APART])
        while len(blocks) > 1 and _mean(blocks[-2]) < _mean(blocks[-1]):
            last = blocks.pop()
            blocks[-1] += last
    level = [_mean(block) for block in blocks for _ in block]
    return [each - at * APART for at, each in enumerate(level)]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _mark(axes: Axes, event: Event, y: float, span: tuple[date, date]) -> None:
    shape, colour = SHAPES[event.kind]
    at = _height(event.first, span)
    if event.last != event.first:
        axes.plot([LINE + 0.02] * 2, [at, _height(event.last, span)], color=GREY, linewidth=5,
                  solid_capstyle="butt", zorder=1)  # fmt: skip
    axes.plot([LINE, WORDS - 0.05, WORDS - 0.015], [at, y, y], color=GREY, linewidth=0.9, zorder=1)
    axes.plot(LINE, at, marker=shape, markersize=9, color=colour, markeredgecolor=INK, zorder=3)
    one = event.first == event.last
    dated = short_day(event.first) if one else f"{event.first:%b %Y} to {event.last:%b %Y}"
    year = f" {event.first.year}" if span != NEAR and one else ""
    axes.text(
        WORDS, y, f"{dated}{year}: {event.label}", va="center", fontsize=SMALL - 0.5, color=INK,
        weight="bold" if event.kind == "telegram" else "normal",
    )  # fmt: skip


def _months(axes: Axes, span: tuple[date, date], every: int) -> None:
    """Write the months, or the years, along the line."""
    year, month = span[0].year, span[0].month
    while (when := date(year, month, 1)) <= span[1]:
        if when >= span[0] and (month - 1) % every == 0:
            y = _height(when, span)
            axes.plot([LINE - 0.02, LINE + 0.02], [y, y], color=INK, linewidth=1)
            name = f"{when:%b}\n{when:%Y}" if every == 1 else (str(year) if month == 1 else "")
            axes.text(LINE - 0.04, y, name, ha="right", va="center", fontsize=SMALL, color=GREY)
        year, month = year + month // 12, month % 12 + 1
