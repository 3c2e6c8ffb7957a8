"""What stands outside, named in passing: as a lesson's prose and the kit's own sentences do it."""

from __future__ import annotations

from . import MARKS, Entry, Outside
from .values import Neighbour, Source


def in_passing(outside: Outside, name: str) -> str:
    """Return how a sentence names what it rests on: the publications, and the mark in words.

    >>> from telegram16293.seeds import outside
    >>> in_passing(outside(), "new-yuan")
    'China Daily 2015, renmin.be, known'
    """
    entry = outside.entries[name]
    return ", ".join([*map(short, outside.sources_of(entry)), mark(entry)])


def short(source: Source | Neighbour) -> str:
    """Return how a publication is named in passing: by author and year, or record number.

    >>> from telegram16293.seeds import outside
    >>> [short(outside().sources["chao-mah"]), short(outside().neighbours["record-110353"])]
    ['Chao and Mah 1964', 'record 110353']
    """
    if source.short:
        return source.short
    if isinstance(source, Neighbour):
        return f"record {source.record}" if source.record else f"No. {source.number}"
    families = [each.partition(", ")[0] for each in source.author]
    return f"{' and '.join(families) or source.container} {source.issued[:4]}".strip()


def mark(entry: Entry) -> str:
    """Return the mark of an entry in words; of a document whose date is argued, that too.

    >>> from telegram16293.seeds import outside
    >>> mark(outside().neighbours["razuvaev-instruction"])
    'known, its date inferred'
    """
    if isinstance(entry, Neighbour) and entry.date_mark != MARKS[0]:
        return f"{entry.mark}, its date {entry.date_mark}"
    return entry.mark
