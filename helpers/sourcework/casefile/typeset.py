"""A case file as a PDF: its contents handed to Typst as data, its letters from Typst and the kit.

The template stands beside this module. Typst is loaded when a PDF is first made.
"""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, cast

from ..errors import KitError, UnknownName
from ..interpreter import KIT
from ..languages import language, short
from ..views.letters import FALLBACK, folder, lacking
from .contents import (
    Block,
    Contents,
    Grid,
    Heading,
    Image,
    Items,
    Quote,
    Section,
    Words,
    paragraphs,
    runs,
    shown,
)

MARK = f"{KIT} case file"
PAPERS = ("a4", "us-letter")
TEMPLATE = Path(__file__).with_name("paper.typ")
ACCESSIBLE: Literal["ua-1"] = "ua-1"
_LONG = re.compile(r"[^\s\u200b]{30}(?=[^\s\u200b])")
TIGHT = (0, 1, 2, 3, 4, 0)  # how tightly it is set, tried in turn until the last page has enough
LEAST = Fraction(1, 4)  # of the height of the last page
NARROW, SHORT, WIDE = 6, 18, 44
LONGEST_WHOLE = 1000  # letters of a cell whose row is not broken over two pages


def paper(contents: Contents, size: str = PAPERS[0]) -> bytes:
    """Return the PDF on paper of one size: tagged, titled, and with numbered pages.

    Raises UnknownName for another size, KitError where no PDF can be made.
    """
    if size not in PAPERS:
        raise UnknownName.near("paper", size, PAPERS)
    try:
        with TemporaryDirectory(prefix="case-file-", ignore_cleanup_errors=True) as name:
            return _set(contents, size, Path(name))
    except ImportError:
        seen, do = "the package typst is not here", "print the HTML page from a browser instead"
        raise KitError("the PDF", seen, do) from None
    except OSError as error:
        seen = f"it cannot be made ({error.strerror or type(error).__name__})"
        raise KitError("the PDF", seen, "free some space, or print the HTML page") from None


def _set(contents: Contents, size: str, work: Path) -> bytes:
    import typst

    data = _Written(work).whole(contents, size)
    (work / TEMPLATE.name).write_bytes(TEMPLATE.read_bytes())
    own_letters = not lacking(contents.text)
    try:
        for tight in TIGHT:
            (work / "contents.json").write_text(json.dumps(data | {"tight": tight}), "utf-8")
            typesetter = typst.Compiler(
                str(work / TEMPLATE.name),
                root=str(work),
                font_paths=[folder()],
                # The same letters on every computer, but for those that the kit's own lack.
                ignore_system_fonts=own_letters,
            )
            if not _ends_badly(typesetter):
                break
        made = typesetter.compile(format="pdf", pdf_standards=[ACCESSIBLE])
    except typst.TypstError as error:
        first = str(error).splitlines()[0]
        raise KitError("the PDF", f"Typst says: {first}", "print the HTML page instead") from None
    return cast(bytes, made)


def _ends_badly(typesetter: Any) -> bool:
    """Whether the last of several pages holds next to nothing."""
    (end,) = json.loads(typesetter.query("<end>", field="value"))
    return bool(end["page"] > 1 and end["part"] < LEAST)


class _Written:
    """Contents as data for the template; pictures are written into its folder."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.pictures = 0

    def whole(self, contents: Contents, size: str) -> dict[str, Any]:
        return {
            "mark": MARK,
            "paper": size,
            "fonts": [FALLBACK],
            "title": _plain(contents.title),
            "short": _plain(contents.title),
            "about": _plain(contents.about),
            "heading": _line(contents.title),
            "about-runs": _line(contents.about),
            "by": _line(contents.by),
            "sections": [self._section(each) for each in contents.sections],
        }

    def _section(self, section: Section) -> dict[str, Any]:
        return {"title": _line(section.title), "blocks": list(map(self._block, section.blocks))}

    def _block(self, block: Block) -> dict[str, Any]:
        if isinstance(block, Heading):
            return {"kind": "heading", "text": _line(block.text)}
        if isinstance(block, Words):
            return {"kind": "words", "text": _prose(block.text, block.lang)}
        if isinstance(block, Items):
            return {"kind": "items", "items": list(map(_line, block.items))}
        if isinstance(block, Quote):
            return _quote(block)
        return self._image(block) if isinstance(block, Image) else _grid(block)

    def _image(self, image: Image) -> dict[str, Any]:
        self.pictures += 1
        name = f"picture-{self.pictures}.png"
        (self.work / name).write_bytes(image.png)
        alt, caption = _plain(image.alt), _line(image.caption)
        return {"kind": "image", "file": name, "alt": alt, "caption": caption}


def _quote(quote: Quote) -> dict[str, Any]:
    note = f"Note: {quote.note}" if quote.note.strip() else ""
    return {
        "kind": "quote",
        "words": _prose(quote.words, quote.lang),
        "citation": _line(quote.citation),
        "note": _prose(note),
        "whole": len(quote.words) + len(note) < LONGEST_WHOLE,
        "lang": short(quote.lang),
        "rtl": language(quote.lang).direction == "rtl",
    }


def _grid(grid: Grid) -> dict[str, Any]:
    return {
        "kind": "grid",
        "caption": _line(grid.caption),
        "heads": list(map(_line, grid.heads)),
        "rows": [
            {"cells": list(map(_line, row)), "whole": max(map(len, row)) < LONGEST_WHOLE}
            for row in grid.rows
        ],
        "right": list(grid.right),
        "widths": [
            _width([head, *column]) for head, *column in zip(grid.heads, *grid.rows, strict=True)
        ],
    }


def _width(cells: list[str]) -> int:
    """Return the share of the page that a column gets: by its longest cell, within limits."""
    longest = max(map(len, cells))
    word = max((len(word) for cell in cells for word in cell.split()), default=0)
    return max(min(longest, WIDE), min(word + 1, WIDE), NARROW) if longest > SHORT else longest + 4


def _line(text: str, lang: str = "") -> list[list[str]]:
    return [[short(tongue), words] for tongue, words in runs(_plain(text), lang)]


def _prose(text: str, lang: str = "") -> list[list[list[list[str]]]]:
    return [[_line(line, lang) for line in lines] for lines in paragraphs(text)]


def _plain(text: str) -> str:
    """Return text that can be broken into lines: a place to break in what is endless."""
    return _LONG.sub(lambda found: f"{found[0]}\u200b", shown(text))
