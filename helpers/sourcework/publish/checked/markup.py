"""Markdown that would show as its own signs: unclosed emphasis, broken links, tables, tags.

The library that reads Markdown says what is markup; whatever it left as plain text, and looks like
markup that was begun, is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

Seen = tuple[str, str]
# Most lines hold no sign of this kind, and are not read.
MAY_HOLD = re.compile(r"[*_~<\[\]&$]")
ESCAPE = "put a backslash before it where the sign itself is meant"
# What the library took for no markup, with what was seen and what to do.
LEFT: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"(?<![\w*.…)])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])"),
        "a star opens emphasis, or closes it, alone",
        f"write a star on both sides, or {ESCAPE}",
    ),
    (
        re.compile(r"(?<![\w_])_(?=[^\W_])|(?<=[^\W_])_(?![\w_])"),
        "a low line opens emphasis, or closes it, alone",
        f"write one on both sides, or {ESCAPE}",
    ),
    (re.compile("~~"), "two tildes strike out nothing", "close them with two tildes"),
    (re.compile(r"\[\^"), "there are no footnotes here", "cite what it says as [@id]"),
    (
        re.compile(r"\]\s+\((?=https?:|[^\s()]+\.(?:ipynb|md|html?|pdf)\b)"),
        "a space stands between a link's words and its address",
        "write [words](address)",
    ),
    (
        re.compile(r"\((?:https?:[^\s()]*|[^\s()]+\.(?:ipynb|md|html?|pdf))\)\["),
        "a link is written the wrong way round",
        "write [words](address)",
    ),
    (
        re.compile(r"\[[^\[\]]*\((?:https?:|[^\s()]+\.(?:ipynb|md|html?|pdf)\b)"),
        "the words of a link are not closed",
        "write [words](address)",
    ),
    (re.compile(r"\]\("), "a link is not finished", "write [words](address), without spaces in it"),
    (re.compile("<!--"), "a comment is not closed", "end it with --> on its line, or delete it"),
    (re.compile(r"</?[A-Za-z]"), "a tag is not finished", "close it with >, or write &lt; for <"),
    (re.compile(r"&[A-Za-z]+;"), "no sign has this name", "write the sign itself"),
    (
        re.compile(r"\$"),
        "a dollar sign stands alone, and may begin a formula",
        "write dollars in words",
    ),
)
TAGS = re.compile(
    r"a|abbr|b|bdi|br|code|del|details|div|em|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|small|span"
    r"|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|wbr"
)
# They may end on another line, or never.
OPEN_TAGS = re.compile("br|hr|img|wbr|li|p|div|details|summary|table|tbody|td|th|thead|tr|ul|ol")


@cache
def reader() -> MarkdownIt:
    """Return what reads Markdown as JupyterLab does, with what is escaped kept apart."""
    read = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return read.disable("text_join")


def left_over(line: str) -> Seen | None:
    """Return what in a line was meant as markup and is none, and what to do; or None.

    >>> left_over("These are *old bags.")
    ('a star opens emphasis, or closes it, alone: *old bags.', 'write a star on both sides, or put \
a backslash before it where the sign itself is meant')
    >>> left_over("Two * three, 2*3, `*args`, \\\\*one, *two*, snake_case and ____.")
    """
    if not MAY_HOLD.search(line):
        return None
    (inline,) = reader().parseInline(line)
    children = inline.children or []
    for token in children:
        if token.type != "text":
            continue
        for pattern, seen, do in LEFT:
            if found := pattern.search(token.content):
                return f"{seen}: {_cut(token.content[found.start() :])}", do
    return _tags(children)


def _tags(tokens: list[Token]) -> Seen | None:
    """Return a tag that HTML does not have, or that its line does not close."""
    opened: list[str] = []
    for token in tokens:
        found = re.match(r"<(/?)([A-Za-z][\w-]*)", token.content)
        if token.type != "html_inline" or not found:
            continue
        name = found[2].lower()
        if not TAGS.fullmatch(name):
            return f"there is no tag {token.content}", "delete it, or write &lt; for <"
        if OPEN_TAGS.fullmatch(name) or token.content.endswith("/>"):
            continue
        if not found[1]:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return f"a tag is closed and was not opened: {token.content}", "delete it, or open it"
    if opened:
        return f"a tag is opened and not closed: <{opened[-1]}>", f"write </{opened[-1]}> behind it"
    return None


# Lines that a reader other than this kit's would take for marks, or that are no list.
LINES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(":::"), "three colons open nothing here", "write it as prose"),
    (
        re.compile(r"\([\w-]+\)=\s*$"),
        "a label names nothing here",
        "link to a heading, as in [words](#A-heading)",
    ),
    (re.compile(r"%+ "), "a comment would be shown to learners", "delete it"),
    (
        re.compile(r"-(?=[^\W\d_])|[•·▪‣]\s*(?=\S)"),
        "this is no item of a list",
        "begin it with - and a space",
    ),
    (
        re.compile(r"\|"),
        "this line is in no table",
        "write a row |---|---| below the head, with as many columns as it has",
    ),
)


def examine_blocks(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield what a piece of prose holds that shows otherwise than meant: its line, and what to do.

    Lines are counted from 0.

    >>> next(examine_blocks("| a | b |\\n|---|---|\\n| 1 | 2 | 3 |"))
    (2, 'a row of 3 columns in a table of 2: | 1 | 2 | 3 |', 'write as many as the head has')
    """
    lines = source.split("\n")
    env: dict[str, Any] = {}
    tokens = reader().parse(source, env)
    for held in env.get("references", {}).values():
        at = held["map"][0]
        yield at, f"an address apart from its words: {_cut(lines[at])}", "write [words](address)"
    columns = 0
    for token in tokens:
        at = token.map[0] if token.map else 0
        if token.type == "code_block":
            do = "delete the spaces or the tab before it, or put it between lines of backticks"
            yield at, f"the line is set in so far that it shows as code: {_cut(lines[at])}", do
        elif token.type == "heading_open" and token.markup in ("-", "="):
            do = "put an empty line between them, or write the heading with ##"
            yield at, f"the line below makes a heading of this one: {_cut(lines[at])}", do
        elif token.type == "table_open":
            columns = len(_cells(lines[at]))
        elif token.type == "tr_open":
            own = len(_cells(lines[at]))
            if own != columns:
                seen = f"a row of {own} columns in a table of {columns}: {_cut(lines[at])}"
                yield at, seen, "write as many as the head has"
        elif token.type == "inline" and token.map and token.level == 1:
            for number in range(*token.map):
                for pattern, seen, do in LINES:
                    if pattern.match(lines[number].lstrip()):
                        yield number, f"{seen}: {_cut(lines[number])}", do


def _cells(row: str) -> list[str]:
    """Return the cells of a row, as the library parts it."""
    return escapedSplit(row.strip().removeprefix("|").removesuffix("|"))


def links(source: str) -> Iterator[tuple[int, str]]:
    """Yield where each link and picture of a text leads, with its line from 0.

    >>> list(links("One.\\n\\n[two](02-baker.ipynb)"))
    [(2, '02-baker.ipynb')]
    """
    lines = source.split("\n")
    for token in reader().parse(source):
        for child in token.children or ():
            address = str(child.attrGet("href" if child.type == "link_open" else "src"))
            if child.type in ("link_open", "image") and token.map:
                there = range(*token.map)
                yield next((at for at in there if address in lines[at]), there[0]), address


def _cut(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"
