"""What stands outside, named in passing: as a lesson's prose and the kit's own sentences do it."""

from __future__ import annotations

from . import MARKS, Entry, Outside
from .values import Neighbour, Source


def in_passing(outside: Outside, name: str) -> str:
    """Return how a sentence names what it rests on: the publications, and the mark in words.

    >>> from .values import Named
    >>> book = Source("vogt", "book", "On Flour", "whole", ("Vogt, Anna",), issued="1851")
    >>> in_passing(Outside(Named("source", {"vogt": book}), {}, {}), "vogt")
    'Vogt 1851, known'
    """
    entry = outside.entries[name]
    return ", ".join([*map(short, outside.sources_of(entry)), mark(entry)])


def short(source: Source | Neighbour) -> str:
    """Return how a publication is named in passing: by author and year, or record number.

    >>> short(Source("flour", "book", "On Flour", "whole", ("Vogt, A.", "Lutz, B."), issued="1851"))
    'Vogt and Lutz 1851'
    """
    if source.short:
        return source.short
    if isinstance(source, Neighbour):
        return f"record {source.record}" if source.record else f"No. {source.number}"
    families = [each.partition(", ")[0] for each in source.author]
    return f"{' and '.join(families) or source.container} {source.issued[:4]}".strip()


def mark(entry: Entry) -> str:
    """Return the mark of an entry in words; of a document whose date is argued, that too.

    >>> reply = Neighbour("reply", "letter", "A reply", "1846-12", "inferred", "whole", "known",
    ...                   (), {}, ())
    >>> mark(reply)
    'known, its date inferred'
    """
    if isinstance(entry, Neighbour) and entry.date_mark != MARKS[0]:
        return f"{entry.mark}, its date {entry.date_mark}"
    return entry.mark
