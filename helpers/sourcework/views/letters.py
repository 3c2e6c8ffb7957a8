"""The letters that come with the kit, for what Typst's own font does not have."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from ..surroundings import load_matplotlib

FALLBACK = "DejaVu Sans"


def folder() -> str:
    """Return the folder of the fonts that come with matplotlib."""
    load_matplotlib()
    from matplotlib import get_data_path

    return str(Path(get_data_path()) / "fonts" / "ttf")


def copied(to: Path) -> str:
    """Copy the fallback font into a folder and return it: the other one has a font of boxes too.

    That font has a box for any letter there is, so that nobody would hear of one that is missing.
    """
    to.mkdir()
    for each in Path(folder()).glob("DejaVuSans*.ttf"):
        shutil.copyfile(each, to / each.name)
    return str(to)


def lacking(text: str) -> str:
    """Return the letters of a text that those fonts do not have, each once, in order.

    >>> lacking("рубль ✓ שלום"), lacking("毛 and 毛")
    ('', '毛')
    """
    return "".join(dict.fromkeys(each for each in text if ord(each) not in _known()))


@cache
def _known() -> frozenset[int]:
    load_matplotlib()
    from matplotlib.ft2font import FT2Font

    drawn = FT2Font(str(Path(folder()) / "DejaVuSans.ttf")).get_charmap()
    return frozenset([*drawn, *map(ord, "\n\t\u200b\u200d\ufe0f\u00ad")])
