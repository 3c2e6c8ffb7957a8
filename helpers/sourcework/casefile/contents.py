"""What stands in a case file: sections of blocks, each of which is data and no markup.

Whatever a learner wrote is text here, and stays text in both forms that are made of it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TypeAlias

Runs: TypeAlias = tuple[tuple[str, str], ...]

# Letters that tell a language well enough to read them aloud, and to find a fount for them.
_LETTERS = {
    "ru": "\u0400-\u04ff\u0301",
    "ar": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "he": "\u0590-\u05ff",
    "ko": "\uac00-\ud7a3",
    "zh": "\u3400-\u4dbf\u4e00-\u9fff",
}
_FOREIGN = re.compile(
    "|".join(f"(?P<{lang}>[{each}]+(?:[^\\w\\n]+[{each}]+)*)" for lang, each in _LETTERS.items())
)
# What turns the direction of all that follows; names of languages do that here.
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


@dataclass(frozen=True, slots=True)
class Words:
    """Prose: paragraphs parted by blank lines. ``lang`` is "" where it may change in the text."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the document with their language, who says them and where, and a learner's note.

    ``citation`` is "" where the next quotation has it: the same words in another language.
    """

    words: str
    lang: str
    citation: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a caption, heads, rows of text. ``right`` are the columns of numbers, from 0."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, with what is seen and what it means; ``kind`` is "png" or "svg"."""

    kind: str
    data: bytes
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


Block: TypeAlias = Words | Quote | Grid | Image | Items | Heading


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its heading; there is something under every heading."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A whole case file: ``about`` says in a sentence what it is, ``by`` whose and when.

    ``meta`` is what a page carries unseen, as HTML.
    """

    title: str
    about: str
    by: str
    sections: tuple[Section, ...]
    meta: str = ""

    @property
    def text(self) -> str:
        """Every word in it, to see which letters it needs."""
        return "\n".join([self.title, self.about, self.by, *map(_text, self.sections)])


def _text(section: Section) -> str:
    return "\n".join([section.title, *map(repr_of, section.blocks)])


def repr_of(block: Block) -> str:
    """Return all words of a block.

    >>> repr_of(Quote("рис", "ru", "A record.", "rice"))
    'рис\\nA record.\\nrice'
    """
    if isinstance(block, Quote):
        return f"{block.words}\n{block.citation}\n{block.note}"
    if isinstance(block, Grid):
        cells = [*block.heads, *(cell for row in block.rows for cell in row)]
        return "\n".join([block.caption, *cells])
    if isinstance(block, Image):
        return f"{block.alt}\n{block.caption}"
    return "\n".join(block.items) if isinstance(block, Items) else block.text


def shown(text: str) -> str:
    """Return text without what no page can show: control signs, halves of letters.

    >>> shown("rice\\x07 \\ud800\\u202ebeans\\r\\n")
    'rice �beans\\n'
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(_shown(each) for each in plain)


def _shown(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind == "Cs":
        return "\ufffd"
    return "" if letter in _TURNS or (kind == "Cc" and letter != "\n") else letter


def paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """Return text as paragraphs of lines.

    >>> paragraphs("one\\ntwo\\n\\n\\nthree\\n")
    (('one', 'two'), ('three',))
    """
    parts = re.split(r"\n\s*\n", shown(text).strip())
    return tuple(tuple(part.strip("\n").split("\n")) for part in parts if part.strip())


def runs(text: str, lang: str = "") -> Runs:
    """Return a line as runs of one language each: ``lang`` if given, else told by the letters.

    >>> runs("The word is долларов, of dollars.")
    (('en', 'The word is '), ('ru', 'долларов'), ('en', ', of dollars.'))
    """
    if lang:
        return ((lang, text),)
    found, end = [], 0
    for match in _FOREIGN.finditer(text):
        found += [("en", text[end : match.start()]), (match.lastgroup or "", match[0])]
        end = match.end()
    found.append(("en", text[end:]))
    return tuple((tongue, words) for tongue, words in found if words)
