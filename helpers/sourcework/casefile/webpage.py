"""A case file as one HTML page: no script, no other file, every word of a learner escaped."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import Path

from ..interpreter import KIT
from ..languages import marked_as, way
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

MARK = f'<meta name="generator" content="{KIT} case file">'
STYLE = Path(__file__).with_name("page.css")


def page(contents: Contents) -> str:
    """Return the page.

    >>> "<script" in page(Contents("<script>", "", "", ()))
    False
    """
    title = escape(shown(contents.title))
    body = "".join(_section(each) for each in contents.sections)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{MARK}\n'
        f"{contents.meta}"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{STYLE.read_text(encoding='utf-8')}</style>\n</head>\n"
        f"<body>\n<main>\n<header>\n<h1>{_line(contents.title)}</h1>\n"
        f"<p>{_line(contents.about)}</p>\n{_by(contents.by)}</header>\n"
        f"{body}</main>\n</body>\n</html>\n"
    )


def _by(words: str) -> str:
    return f'<p class="by">{_line(words)}</p>\n' if words else ""


def _section(section: Section) -> str:
    blocks = "".join(map(_block, section.blocks))
    return f"<section>\n<h2>{_line(section.title)}</h2>\n{blocks}</section>\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h3>{_line(block.text)}</h3>\n"
    if isinstance(block, Words):
        return _prose(block.text, block.lang)
    if isinstance(block, Items):
        return f"<ul>{''.join(f'<li>{_line(each)}</li>' for each in block.items)}</ul>\n"
    if isinstance(block, Quote):
        return _quote(block)
    return _image(block) if isinstance(block, Image) else _grid(block)


def _line(text: str, lang: str = "") -> str:
    """Return one line of text as HTML, its Russian words marked as such."""
    return "".join(
        escape(words) if tongue == "en" and not lang else _marked(words, tongue)
        for tongue, words in runs(shown(text), lang)
    )


def _marked(words: str, lang: str) -> str:
    return f"<span{marked_as(lang)}>{escape(words)}</span>"


def _prose(text: str, lang: str = "", kind: str = "") -> str:
    side = way(lang) if lang else "auto"
    named = f' class="{kind}"' if kind else ""
    return "".join(
        f'<p dir="{side}"{named}>{"<br>".join(_line(line, lang) for line in lines)}</p>\n'
        for lines in paragraphs(text)
    )


def _quote(quote: Quote) -> str:
    note = _prose(f"Note: {quote.note}", kind="note") if quote.note.strip() else ""
    cited = f"<figcaption>{_line(quote.citation)}</figcaption>" if quote.citation else ""
    return (
        f'<figure class="quote"><blockquote{marked_as(quote.lang)}>'
        f"{_prose(quote.words, quote.lang)}</blockquote>{cited}{note}</figure>\n"
    )


def _image(image: Image) -> str:
    data = b64encode(image.png).decode("ascii")
    return (
        f'<figure class="picture"><img alt="{escape(image.alt)}" '
        f'src="data:image/png;base64,{data}"><figcaption>{_line(image.caption)}</figcaption>'
        "</figure>\n"
    )


def _grid(grid: Grid) -> str:
    heads = "".join(
        f'<th scope="col"{_side(grid, at)}>{_line(each)}</th>' for at, each in enumerate(grid.heads)
    )
    rows = "".join(f"<tr>{_row(grid, row)}</tr>\n" for row in grid.rows)
    # A table too wide for a small screen is moved by keyboard too.
    return (
        f'<div class="wide" role="group" aria-label="{escape(shown(grid.caption))}" tabindex="0">'
        f"<table><caption>{_line(grid.caption)}</caption>"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n"
    )


def _row(grid: Grid, row: tuple[str, ...]) -> str:
    first, *rest = row
    cells = "".join(f"<td{_side(grid, at)}>{_line(each)}</td>" for at, each in enumerate(rest, 1))
    return f'<th scope="row"{_side(grid, 0)}>{_line(first)}</th>{cells}'


def _side(grid: Grid, column: int) -> str:
    return ' class="number"' if column in grid.right else ""
