"""A picture with its alt text, its caption and its values: never one without the others."""

from __future__ import annotations

import gc
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ..document import linked
from ..interpreter import KIT
from ..surroundings import load_matplotlib
from .markup import html_table

if TYPE_CHECKING:
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
    draw: Callable[[], Any] = field(compare=False)  # a figure of matplotlib's
    passages: tuple[str, ...] = ()

    def png(self, dots_per_inch: int = DOTS_PER_INCH) -> bytes:
        """Return the drawing as a PNG on white, in few colours so that notebooks stay small."""
        load_matplotlib()
        from matplotlib import style
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from PIL import Image

        kept = BytesIO()
        with style.context("default"):
            sheet = self.draw()
            sheet.set_dpi(dots_per_inch)
            # As it stands in memory: it is made a PNG once, below, in few colours.
            canvas = FigureCanvasAgg(sheet)
            canvas.draw()
            plain = Image.frombuffer(
                "RGBA", canvas.get_width_height(), canvas.buffer_rgba()
            ).convert("RGB")
            sheet.clear()
            del sheet, canvas
        # A figure's parts refer to one another and would stay, several megabytes each. The large
        # libraries are not looked through (``loading``), so this takes no time to speak of.
        gc.collect()
        # The quickest way, but for white, which it takes for the grey next to it.
        few = plain.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.putpalette([each + (each == 254) for each in few.getpalette() or ()])
        few.save(kept, "PNG")
        return kept.getvalue()

    def image(self, dots_per_inch: int = DOTS_PER_INCH) -> tuple[str, bytes]:
        """Return the drawing as an image, and of which kind it is: "png" or "svg"."""
        return "png", self.png(dots_per_inch)

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
        kind, image = self.image()
        return (
            '<figure style="margin:8px 0;max-width:100%">'
            f'<img width="{WIDTH}" style="max-width:100%;height:auto;background:#ffffff"'
            f' alt="{escape(self.alt)}" src="{address(kind, image)}">'
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


class Still(Picture):
    """A picture that is SVG already, so that matplotlib is not asked: an explorer's first scene.

    >>> Still("A sheet.", "Nothing yet.", None, lambda: "<svg/>").image()
    ('svg', b'<svg/>')
    """

    __slots__ = ()

    def image(self, _dots_per_inch: int = DOTS_PER_INCH) -> tuple[str, bytes]:
        """Return what is drawn: letters and lines, sharp at any size."""
        return "svg", self.draw().encode()

    def svg(self, _inches: tuple[float, float]) -> bytes:
        """Return what is drawn, which fits any sheet."""
        return self.image()[1]


def address(kind: str, image: bytes) -> str:
    """Return an image as an address that a page can have: data, no file.

    >>> address("svg", b"<svg/>")
    'data:image/svg+xml;base64,PHN2Zy8+'
    """
    named = {"svg": "svg+xml"}.get(kind, kind)
    return f"data:image/{named};base64,{b64encode(image).decode('ascii')}"


def _words_behind(passages: tuple[str, ...]) -> str:
    return f"<p>The words behind it: {linked(passages)}</p>" if passages else ""
