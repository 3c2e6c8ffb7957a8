"""Notes in Chicago style, made by citeproc-py from ``chicago.csl``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from html import escape, unescape
from pathlib import Path
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    Locator,
)
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON

from .items import Item

STYLE = Path(__file__).with_name("chicago.csl")
ADDRESS = re.compile(r"https?://[^\s<]+[^\s<.,;]")


def note(items: Sequence[Item], place: str = "", *, html: bool = False) -> str:
    """Return one note that cites every item; ``place`` is the place in it."""
    formatter = formatters.html if html else formatters.plain
    # The library takes what it is given for markup.
    safe = [_escaped(each) for each in items] if html else items
    source = CiteProcJSON([_dated(each) for each in safe])
    bibliography = CitationStylesBibliography(_style(), source, formatter)
    where = {"locator": Locator("section", escape(place) if html else place)} if place else {}
    citation = Citation([CitationItem(each["id"], **where) for each in items])
    bibliography.register(citation)
    text = _inside(str(bibliography.cite(citation, _missing)))
    return linked(text) if html else text


def linked(html: str) -> str:
    """Return a note made as HTML with its addresses as links."""
    return ADDRESS.sub(r'<a href="\g<0>">\g<0></a>', html)


def as_markdown(html: str) -> str:
    """Return a note made as HTML as Markdown, in which nothing of it is taken for markup.

    >>> print(as_markdown('A_b, <i>C [d]</i>, <a href="https://e.f/g_h">https://e.f/g_h</a>.'))
    A\\_b, *C \\[d\\]*, <https://e.f/g_h>.
    """
    parts = re.split(r'(</?i>|<a href="[^"]*">[^<]*</a>)', html)
    return "".join(map(_marked_up, parts))


def _marked_up(part: str) -> str:
    if part in ("<i>", "</i>"):
        return "*"
    if address := re.match(r'<a href="([^"]*)">', part):
        return f"<{unescape(address[1])}>"
    return re.sub(r"([\\`*_\[\]<>$])", r"\\\1", unescape(part))


@cache
def _style() -> Any:
    return CitationStylesStyle(str(STYLE), validate=False)


def _escaped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _escaped(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_escaped(each) for each in value]
    return escape(value, quote=False) if isinstance(value, str) else value


def _dated(item: Item) -> Item:
    """Return an item whose date the library can write: a range, or a guess, is put into words.

    >>> _dated({"issued": {"date-parts": [[1952, 1], [1952, 2]], "circa": True}})
    {'issued': {'literal': '[January 1952 to February 1952]'}}
    """
    issued = item.get("issued", {})
    days = issued.get("date-parts", [])
    if len(days) < 2 and "circa" not in issued:
        return item
    words = " to ".join(map(_in_words, days))
    return item | {"issued": {"literal": f"[{words}]" if "circa" in issued else words}}


def _in_words(day: Sequence[int]) -> str:
    year, *rest = day
    month = f"{date(year, rest[0], 1):%B} " if rest else ""
    return f"{month}{rest[1]}, {year}" if len(rest) > 1 else f"{month}{year}"


def _inside(text: str) -> str:
    """Return a text with commas and full stops inside the quotation marks, as Chicago has them.

    The library leaves this rule of the language undone.

    >>> _inside("“One”, 1952; “two”.")
    '“One,” 1952; “two.”'
    """
    return re.sub(r"”([,.])", r"\1”", text)


def _missing(item: CitationItem) -> str:  # pragma: no cover: every item is in the source
    return f"[{item.key}]"
