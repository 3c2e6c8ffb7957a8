"""What an explorer shows at one state: picture, words and values, never one without the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ..markup import LINE, marked
from ..picture import address

WIDTH = 760
# Words in Cyrillic, with the spaces and full stops between them.
RUSSIAN = re.compile(r"([\u0400-\u04ff](?:[\u0400-\u04ff\s.]*[\u0400-\u04ff])?)")
_CELL = f"padding:4px 12px 4px 0;border-bottom:{LINE};vertical-align:top;text-align:left"


@dataclass(frozen=True, slots=True)
class Scene:
    """One state of an explorer.

    ``alt`` says what is seen and ``caption`` what it means; ``said`` is the state in one or two
    sentences, ``details`` the rest of it, a sentence each; ``heads`` and ``rows`` are the values,
    written out.

    >>> Scene("<svg/>", "A sheet.", "Nothing yet.", "It is empty.", (), ("t",), (("1",),))
    <Scene: It is empty.>
    """

    svg: str
    alt: str
    caption: str
    said: str
    details: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def source(self) -> str:
        """The picture as an address that an image can have: data, no file."""
        return address("svg", self.svg.encode())

    def html(self) -> str:
        """Return the scene without a kernel: it survives a notebook that is not trusted."""
        details = "".join(f"<li>{_tongued(each)}</li>" for each in self.details)
        return (
            f'<figure style="margin:8px 0;max-width:{WIDTH}px">'
            f'<img width="{WIDTH}" style="max-width:100%;height:auto;background:#ffffff"'
            f' alt="{escape(self.alt)}" src="{self.source}">'
            f"<figcaption>{escape(self.caption)}</figcaption></figure>"
            f'<div style="max-width:{WIDTH}px"><p><b>{_tongued(self.said)}</b></p>'
            f"<ul>{details}</ul></div>"
            f"<details><summary>The values as a table</summary>{self._table()}</details>"
        )

    def _table(self) -> str:
        heads = "".join(f'<th scope="col" style="{_CELL}">{escape(one)}</th>' for one in self.heads)
        body = "".join(f"<tr>{_row(row)}</tr>" for row in self.rows)
        return (
            '<table style="border-collapse:collapse;max-width:100%">'
            '<caption style="text-align:left">The values in this picture</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
        )

    def text(self) -> str:
        """Return the scene for those who see text alone."""
        table = [" | ".join(row) for row in (self.heads, *self.rows)]
        return "\n".join([self.alt, "", self.said, *self.details, "", *table])

    def __repr__(self) -> str:
        return f"<Scene: {self.said}>"


def _tongued(words: str) -> str:
    """Return escaped words, the Russian among them marked as such.

    >>> _tongued("<рис>")
    '&lt;<span lang="ru">рис</span>&gt;'
    """
    parts = RUSSIAN.split(words)
    return "".join(marked(each, "ru") if at % 2 else escape(each) for at, each in enumerate(parts))


def _row(row: Sequence[str]) -> str:
    first, *rest = row
    cells = "".join(f'<td style="{_CELL}">{_tongued(each)}</td>' for each in rest)
    return f'<th scope="row" style="{_CELL}">{escape(first)}</th>{cells}'
