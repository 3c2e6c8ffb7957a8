"""The hand all pictures are drawn in: ink on white, hatching before colour, words on the marks.

The colours are those of Okabe and Ito, which most colour-blind readers can tell apart; no
picture needs them, since shape, hatching and a label on the mark say the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from ..numbers.writing import spoken
from ..rounding import End

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, GREY, PALE = "#1a1a1a", "#595959", "#d9d9d9"
BLUE, SKY, VERMILLION = "#0072b2", "#56b4e9", "#d55e00"
OCHRE = "#8a5f00"  # the orange, darkened until it stands on white
SMALL, NORMAL = 11, 12
WIDE = 8.0  # inches, shown as 800 pixels
EDGE, BELOW = 0.08, 0.52  # inches left free at the edges, and below axes with their names


def sheet(height: float) -> Figure:
    """Return a white sheet of the usual width, ``height`` inches tall, held by no one else."""
    from matplotlib.figure import Figure

    return Figure(figsize=(WIDE, height), facecolor="white")


def placed(
    figure: Figure, left: float, *, top: float = EDGE, wide: Sequence[float] = (1,)
) -> list[Axes]:
    """Return axes side by side, with these inches free for words to the left of each and above.

    Below there is room for the labels of ticks and a line. To measure all words instead, as
    matplotlib's own layouts do, takes as long as drawing them.
    """
    width, height = figure.get_size_inches()
    free = (width - (left + EDGE) * len(wide)) / sum(wide)
    made, at = [], 0.0
    for share in wide:
        at += left
        box = (at / width, BELOW / height, free * share / width, 1 - (BELOW + top) / height)
        made.append(figure.add_axes(box))
        at += free * share + EDGE
    return made


def wide(words: Iterable[str], size: float) -> float:
    """Return how many inches the widest of some words takes.

    >>> 0.2 < wide(["i", "rice"], SMALL) < 0.4
    True
    """
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(size=size)
    widest = max(text_to_path.get_text_width_height_descent(each, font, False)[0] for each in words)
    return float(widest) / 72


def quiet(axes: Axes, *keep: str) -> None:
    """Take away every line of the frame but those named, and set the type."""
    for name, spine in axes.spines.items():
        spine.set_visible(name in keep)
        spine.set_color(GREY)
    axes.tick_params(labelsize=SMALL, colors=INK, length=0)


def shown(end: End, low: float, high: float) -> float:
    """Return where an end is drawn: in place, or at the edge of the sheet if it has none."""
    return min(max(float(end), low), high)


def with_thousands(value: float, _place: object = None) -> str:
    """Return a tick's number with thousands separators and no needless decimals.

    >>> with_thousands(1400000), with_thousands(118.5)
    ('1,400,000', '118.5')
    """
    return spoken(float(value), 4)


def room(ends: list[End], left: float, right: float) -> tuple[float, float]:
    """Return the limits that hold all finite ends, with shares of their width left free."""
    finite = [Fraction(end) for end in ends if not (isinstance(end, float) and math.isinf(end))]
    low, high = min(finite), max(finite)
    width = float(high - low) or max(abs(float(high)), 1.0) / 100
    return float(low) - left * width, float(high) + right * width
