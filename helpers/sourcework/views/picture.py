"""A picture with its alt text, its caption and its values: never one without the others."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

from ..document import linked
from ..interpreter import KIT
from ..surroundings import load_matplotlib
from .markup import html_table

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

WIDTH = 800
DOTS_PER_INCH = 160
COLOURS = 64


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing made only when it is shown, what it shows in words, and its values.

    ``alt`` says what is seen, ``caption`` what it means, ``values`` is the short table, and
    ``passages`` are the words behind it, as links to their places.
    The same values always give the same bytes, whatever style the notebook has set.

    >>> from matplotlib.figure import Figure
    >>> from pandas import DataFrame
    >>> empty = Picture("An empty sheet.", "Nothing yet.", DataFrame({"t": [1]}), Figure)
    >>> empty
    <Picture: An empty sheet.>
    >>> empty.png()[1:4]
    b'PNG'
    """

    alt: str
    caption: str
    values: DataFrame = field(compare=False)
    draw: Callable[[], Figure] = field(compare=False)
    passages: tuple[str, ...] = ()

    def png(self, dots_per_inch: int = DOTS_PER_INCH) -> bytes:
        """Return the drawing as a PNG on white, in few colours so that notebooks stay small."""
        load_matplotlib()
        from matplotlib import style
        from PIL import Image

        drawn, kept = BytesIO(), BytesIO()
        with style.context("default"):
            sheet = self.draw()
            # As it stands in memory: it is made a PNG once, below, in few colours.
            sheet.savefig(drawn, format="rgba", dpi=dots_per_inch, facecolor="white")
            width = int(sheet.get_figwidth() * dots_per_inch)
            sheet.clear()  # a figure's parts refer to one another: let go of them at once
        colours = drawn.getvalue()
        size = (width, len(colours) // (4 * width))
        plain = Image.frombuffer("RGBA", size, colours).convert("RGB")
        # By the colours' reach: white stays white, and it takes a third of the usual time.
        reach = Image.Quantize.MAXCOVERAGE
        plain.quantize(COLOURS, method=reach, dither=Image.Dither.NONE).save(kept, "PNG")
        return kept.getvalue()

    def svg(self, inches: tuple[float, float]) -> bytes:
        """Return the drawing as SVG on a sheet of this width and height, its letters as shapes.

        The smaller the sheet, the larger the letters when it is shown on a wall.
        """
        load_matplotlib()
        from matplotlib import rc_context, style

        drawn = BytesIO()
        # Without a salt of ours the names inside would be new each time.
        with style.context("default"), rc_context({"svg.hashsalt": KIT}):
            sheet = self.draw()
            sheet.set_size_inches(*inches)
            named = {"Date": None, "Creator": None}
            sheet.savefig(drawn, format="svg", metadata=named, bbox_inches="tight")
            sheet.clear()
        return drawn.getvalue()

    def html(self) -> str:
        """Return the picture with its caption and, folded, its values as a table."""
        image = b64encode(self.png()).decode("ascii")
        return (
            '<figure style="margin:8px 0;max-width:100%">'
            f'<img width="{WIDTH}" style="max-width:100%;height:auto;background:#ffffff"'
            f' alt="{escape(self.alt)}" src="data:image/png;base64,{image}">'
            f'<figcaption style="max-width:{WIDTH}px">{escape(self.caption)}</figcaption>'
            f"{_words_behind(self.passages)}<details><summary>The values as a table</summary>"
            f"{html_table(self.values, 'The values in this picture')}</details></figure>"
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """Return what Jupyter shows, and the same for those who see text alone."""
        from .frame import plain_table

        plain = f"{self.alt}\n\n{self.caption}\n\n{plain_table(self.values)}"
        return {"text/html": self.html(), "text/plain": plain}

    def __repr__(self) -> str:
        return f"<Picture: {self.alt}>"


def _words_behind(passages: tuple[str, ...]) -> str:
    return f"<p>The words behind it: {linked(passages)}</p>" if passages else ""
