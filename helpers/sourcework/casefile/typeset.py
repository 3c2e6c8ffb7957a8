"""A case file as a PDF: its contents handed to Typst as data, its letters from Typst and the kit.

The template stands beside this module. Typst sets it in a process of its own.
"""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..errors import KitError, UnknownName
from ..interpreter import KIT
from ..languages import language, short
from ..views.letters import FALLBACK
from ..views.typesetting import typeset
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
_LONG = re.compile(r"[^\s\u200b]{30}(?=[^\s\u200b])")
NARROW, SHORT, WIDE = 6, 18, 44
LONGEST_WHOLE = 1000  # letters of a cell whose row is not broken over two pages


def paper(contents: Contents, size: str = PAPERS[0]) -> tuple[bytes, str]:
    """Return the PDF on paper of one size, and the letters of it that the kit's fonts lack.

    It is tagged, titled, and has numbered pages. Raises UnknownName for another size, KitError
    where no PDF can be made.
    """
    if size not in PAPERS:
        raise UnknownName.near("paper", size, PAPERS)
    instead = "print the HTML page from a browser instead"
    if find_spec("typst") is None:
        raise KitError("the PDF", "the package typst is not here", instead)
    try:
        with TemporaryDirectory(prefix="case-file-", ignore_cleanup_errors=True) as name:
            made, told = _set(contents, size, Path(name))
    except OSError as error:
        seen = f"it cannot be made ({error.strerror or type(error).__name__})"
        raise KitError("the PDF", seen, "free some space, or print the HTML page") from None
    if "error" in told:
        raise KitError("the PDF", told["error"], instead)
    return made, told["lacking"]


def _set(contents: Contents, size: str, work: Path) -> tuple[bytes, dict[str, str]]:
    data = _Written(work).whole(contents, size)
    (work / TEMPLATE.name).write_bytes(TEMPLATE.read_bytes())
    (work / "contents.json").write_text(json.dumps(data), encoding="utf-8")
    return typeset(work, TEMPLATE.name, contents.text)


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
        name = f"picture-{self.pictures}.{image.kind}"
        (self.work / name).write_bytes(image.data)
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
