"""A page of the course, written in Markdown, as Typst: so paper and Word have it from one text.

Only what the kit's pages use is turned: headings, paragraphs, lists, tables, quotations, strong
and slanted words. A line of dots is a line to write on; a break of the page is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

# What Typst would read as a sign.
SIGNS = re.compile(r"[\\#$*_`<>@\[\]~=+/\"'-]")
DOTS = re.compile(r"…{10,}")
GAP = re.compile(r"…{3,}")
WRAPS = {"strong": "strong", "em": "emph"}
PAGE = "#new-page()"
# How many letters a column of a table has room for at least, and at most, beside others.
NARROW, WIDE = 12, 60


def as_typst(markdown: str, words: str = "/kit/worksheet.typ") -> str:
    """Return a page as Typst; its first heading is its title.

    >>> print(as_typst("# A page\\n\\nSome *words*.\\n"))
    #import "/kit/worksheet.typ": *
    #show: handout.with(title: [A page])
    <BLANKLINE>
    Some #emph[words].
    """
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    title = next((_inline(after) for each, after in zip(tokens, tokens[1:], strict=False)
                  if each.type == "heading_open"), "")  # fmt: skip
    head = f'#import "{words}": *\n#show: handout.with(title: [{title}])\n'
    body = "\n\n".join(_parts(tokens))
    return f"{head}\n{body}"


def _parts(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield each block of a page after its title."""
    at, titled = 0, False
    while at < len(tokens):
        token = tokens[at]
        end = _end(tokens, at)
        inside = tokens[at + 1 : end]
        if token.type == "heading_open":
            if titled:
                yield f"{'=' * int(token.tag[1])} {_inline(inside[0])}"
            titled = True
        elif token.type == "html_block" and "break-after" in token.content:
            yield PAGE
        else:
            yield from _part(token, inside)
        at = end + 1


def _part(token: Token, inside: Sequence[Token]) -> Iterator[str]:
    if token.type == "paragraph_open":
        source = inside[0].content.strip()
        yield "#lines(1)" if DOTS.fullmatch(source) else _inline(inside[0])
    elif token.type in ("bullet_list_open", "ordered_list_open"):
        name = "list" if token.type.startswith("bullet") else "enum"
        items = [f"[{_within(each)}]" for each in _children(inside, "list_item_open")]
        yield f"#{name}({', '.join(items)})"
    elif token.type == "blockquote_open":
        yield f"#block(inset: (left: 1.5em))[{_within(inside)}]"
    elif token.type == "table_open":
        yield _table(inside)


def _within(tokens: Sequence[Token]) -> str:
    parts: list[str] = []
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        parts += _part(tokens[at], tokens[at + 1 : end])
        at = end + 1
    return "\n\n".join(parts)


def _children(tokens: Sequence[Token], kind: str) -> Iterator[Sequence[Token]]:
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        if tokens[at].type == kind:
            yield tokens[at + 1 : end]
        at = end + 1


def _end(tokens: Sequence[Token], at: int) -> int:
    """Return where a token is closed; itself where it opens nothing."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place
    return len(tokens) - 1


def _table(tokens: Sequence[Token]) -> str:
    head, *rows = [
        [f"[{_inline(cell[0])}]" for cell in _cells(row)]
        for part in ("thead_open", "tbody_open")
        for inside in _children(tokens, part)
        for row in _children(inside, "tr_open")
    ]
    # A column gets room by its longest cell; one of single words needs little.
    longest = (max(map(len, column)) for column in zip(head, *rows, strict=True))
    columns = ", ".join(f"{min(max(each, NARROW), WIDE)}fr" for each in longest)
    cells = ", ".join(each for row in rows for each in row)
    marks = ", ".join(f"strong{each}" for each in head)
    return f"#table(columns: ({columns}), table.header({marks}), {cells})"


def _cells(row: Sequence[Token]) -> list[Sequence[Token]]:
    return [*_children(row, "th_open"), *_children(row, "td_open")]


def _inline(token: Token) -> str:
    made = []
    for each in token.children or ():
        name = each.type.removesuffix("_open").removesuffix("_close")
        if name in WRAPS:
            made.append(f"#{WRAPS[name]}[" if each.nesting > 0 else "]")
        elif each.type == "softbreak":
            made.append(" ")
        elif each.type == "hardbreak":
            made.append(" \\ ")
        elif each.type == "code_inline":
            made.append(f"`{each.content}`")
        elif each.type == "text":
            made.append(_text(each.content))
    return "".join(made)


def _text(words: str) -> str:
    escaped = SIGNS.sub(r"\\\g<0>", words)
    # A gap in a line is one to write in; the call ends where brackets do.
    return GAP.sub("#blank();", escaped)
