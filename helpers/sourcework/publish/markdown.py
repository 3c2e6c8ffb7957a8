"""Markdown: words that are no markup, words of another language, lists, quotations, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def escaped(text: str) -> str:
    """Return plain words as Markdown, in which nothing of them is taken for markup.

    >>> escaped("a_b * <c>")
    'a\\\\_b \\\\* \\\\<c>'
    """
    # Each sign that Markdown or a notebook could take for markup.
    return re.sub(r"([\\`*_<$])", r"\\\1", text)


def original(words: str, language: str) -> str:
    """Return words of another language, marked as such."""
    return f'<span lang="{language}">{escaped(words)}</span>'


def bullets(lines: Iterable[str]) -> str:
    """Return a list."""
    return "\n".join(f"- {each}" for each in lines)


def quoted(text: str) -> str:
    """Return a block that is set off from the rest.

    >>> quoted("One.\\n\\nTwo.")
    '> One.\\n>\\n> Two.'
    """
    return "\n".join(f"> {each}".rstrip() for each in text.splitlines())


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a stroke inside a cell does not end it."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', '&#124;') for cell in each)} |" for each in lines
    )
