"""Pictures as small SVG: drawn in a millisecond, and the same bytes on every computer.

Matplotlib takes over a tenth of a second for such a picture, too long to follow a hand. No
picture needs its colours: hatching, shape and a word on the mark say the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from html import escape
from textwrap import wrap

from ...rounding import End
from ..plots_style import BLUE, INK, OCHRE, PALE, VERMILLION

__all__ = ["BLUE", "INK", "LETTERS", "OCHRE", "PALE", "VERMILLION", "Scale", "Sheet", "ticks"]

WIDE = 640
SMALL, NORMAL = 14, 15
LETTERS = 78  # of the small size in a line, in the widest font that may be found
WIDEST = SMALL * LETTERS / WIDE  # letters of any size in a stretch as wide as that size
HATCHES = (("planned", BLUE, 45), ("open", INK, -45), ("common", OCHRE, 45))
_PATTERN = (
    '<pattern id="{name}" width="7" height="7" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate({angle})"><rect width="7" height="7" fill="#ffffff"/>'
    '<path d="M0 0V7" stroke="{colour}" stroke-width="3"/></pattern>'
)


class Scale:
    """Where a value stands on a line of ``at`` to ``to`` pixels that holds ``low`` to ``high``.

    >>> Scale(0, 10, 100, 200)(5)
    150.0
    """

    def __init__(self, low: End | int, high: End | int, at: int, to: int) -> None:
        self.low, self.high, self.at, self.to = float(low), float(high), at, to

    def __call__(self, value: End | int) -> float:
        share = (float(value) - self.low) / (self.high - self.low)
        return self.at + share * (self.to - self.at)

    def within(self, value: End | int) -> float:
        """Return where the value stands, or the end of the line that it lies beyond."""
        return min(max(self(value), min(self.at, self.to)), max(self.at, self.to))


def ticks(low: End | int, high: End | int, most: int = 5) -> Iterator[Fraction]:
    """Yield round numbers between two, at most so many.

    >>> [int(each) for each in ticks(0, 43_000)]
    [0, 10000, 20000, 30000, 40000]
    """
    size = (Fraction(high) - Fraction(low)) / most
    power = Fraction(10) ** math.floor(math.log10(size))
    step = next(power * each for each in (1, 2, 5, 10) if power * each >= size)
    first = math.ceil(Fraction(low) / step)
    return (step * each for each in range(first, math.floor(Fraction(high) / step) + 1))


class Sheet:
    """A white sheet on which one draws; its text is the SVG.

    >>> sheet = Sheet(20)
    >>> sheet.words(5, 10, "<рис>")
    >>> "&lt;рис&gt;" in sheet.svg()
    True
    """

    def __init__(self, height: int) -> None:
        self.height = height
        self._parts: list[str] = []

    def words(
        self,
        x: float,
        y: float,
        said: str,
        *,
        anchor: str = "start",
        size: int = NORMAL,
        bold: bool = False,
        colour: str = INK,
        rim: bool = True,
        plate: bool = False,
    ) -> None:
        """Write words whose foot stands at y; a white rim keeps lines off them.

        On a ``plate`` they begin at x and cover all that is drawn there already.
        """
        if plate:
            wide = len(said) * size / WIDEST
            self.box(x - 4, y - size, x + wide + 4, y + size / 3, edge="none")
        edge = ' stroke="#ffffff" stroke-width="6" paint-order="stroke"' if rim else ""
        weight = ' font-weight="bold"' if bold else ""
        self._parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"{weight}'
            f' fill="{colour}"{edge}>'
            f"{escape(said)}</text>"
        )

    def paragraph(
        self, x: float, y: float, said: str, *, wide: int = LETTERS, size: int = SMALL
    ) -> float:
        """Write words in lines of ``wide`` letters, and return where the next line would stand."""
        for line in wrap(said, wide):
            self.words(x, y, line, size=size)
            y += size + 4
        return y

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        colour: str = INK,
        width: float = 1,
        dashes: str = "",
    ) -> None:
        """Draw a line."""
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self._parts.append(
            f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{colour}"'
            f' stroke-width="{width}"{dashed}/>'
        )

    def box(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        fill: str = "#ffffff",
        edge: str = INK,
        width: float = 1,
        dashes: str = "",
    ) -> None:
        """Draw a box; ``fill`` is a colour or the name of a hatching."""
        hatched = fill in {name for name, _, _ in HATCHES}
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self._parts.append(
            f'<rect x="{min(x1, x2):.1f}" y="{min(y1, y2):.1f}" width="{abs(x2 - x1):.1f}"'
            f' height="{abs(y2 - y1):.1f}" fill="{f"url(#{fill})" if hatched else fill}"'
            f' stroke="{edge}" stroke-width="{width}"{dashed}/>'
        )

    def dot(self, x: float, y: float, *, filled: bool, colour: str = BLUE) -> None:
        """Draw an end that is included (filled) or left out (hollow)."""
        fill = colour if filled else "#ffffff"
        self._parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{fill}" stroke="{colour}"'
            ' stroke-width="2"/>'
        )

    def point(self, x: float, y: float, turn: int = 0, *, colour: str = INK) -> None:
        """Draw an arrow's head that ends at x and y: to the right, or turned by degrees."""
        self._parts.append(
            f'<path d="M0 0L-9 -5V5Z" fill="{colour}"'
            f' transform="translate({x:.1f} {y:.1f}) rotate({turn})"/>'
        )

    def svg(self) -> str:
        """Return the drawing."""
        patterns = "".join(
            _PATTERN.format(name=name, colour=colour, angle=angle)
            for name, colour, angle in HATCHES
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {self.height}"'
            f' width="{WIDE}" height="{self.height}" fill="none"'
            ' font-family="system-ui, DejaVu Sans, Arial, sans-serif">'
            f"<defs>{patterns}</defs>"
            f'<rect width="{WIDE}" height="{self.height}" fill="#ffffff"/>'
            f"{''.join(self._parts)}</svg>"
        )
