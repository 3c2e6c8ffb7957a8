"""What was happening around the telegram: background, days and places, from ``seeds/around``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sourcework.document import Document
from sourcework.document.values import MARKS
from sourcework.outside import Outside
from sourcework.outside.passing import short

from .seeds import PLACE, outside

FILE = "around/context.toml"
# A letter behind each sentence: how surely we know it.
LETTER = {"known": "k", "general knowledge": "g", "inferred": "i"}
OPENING = (
    "What the background in lesson [01](lessons/01-read.md) and [06](lessons/06-context.md) and the"
    " handout `background.pdf` say, sentence by sentence, each with its sources and marks. It is"
    " written once, in `seeds/around/context.toml`; timeline and map are drawn from there too."
)
LEGEND = "k: known, from a source that we saw; g: general knowledge; i: inferred"
ITSELF = "telegram"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the background; ``rests_on`` are ids, or the telegram itself.

    >>> Sentence("Flour was dear.", ("telegram",)).words
    'Flour was dear.'
    """

    words: str
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the background, with its title."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A day or a span of the timeline; ``kind`` is war, talks, paper or telegram.

    >>> Event("1951-08/1952-06", "attacks", "war", ()).last
    datetime.date(1952, 6, 1)
    """

    when: str
    label: str
    kind: str
    rests_on: tuple[str, ...]

    @property
    def first(self) -> date:
        """Its first day; of a month the first."""
        return _day(self.when.partition("/")[0])

    @property
    def last(self) -> date:
        """Its last day, which for most is the first."""
        return _day(self.when.partition("/")[2] or self.when)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: degrees east and north, and what it is to the telegram."""

    name: str
    east: float
    north: float
    what: str
    kind: str
    rests_on: tuple[str, ...]


def _day(text: str) -> date:
    return date.fromisoformat(text if len(text) > len("1951-08") else f"{text}-01")


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads((PLACE.room("seeds") / FILE).read_text(encoding="utf-8"))


def background() -> tuple[Part, ...]:
    """Return the half page of background.

    >>> background()[0].title
    'The war'
    """
    return tuple(
        Part(
            each["title"],
            tuple(Sentence(one["words"], tuple(one["from"])) for one in each["says"]),
        )
        for each in _file()["part"]
    )


def events() -> tuple[Event, ...]:
    """Return the days of the timeline, in their order.

    >>> events()[0].label
    'the war begins'
    """
    found = (
        Event(each["date"], each["label"], each["kind"], tuple(each["from"]))
        for each in _file()["event"]
    )
    return tuple(sorted(found, key=lambda each: (each.first, each.label)))


def places() -> tuple[Spot, ...]:
    """Return the places of the map.

    >>> [each.name for each in places() if each.kind == "far"]
    ['Moscow']
    """
    return tuple(
        Spot(
            each["name"],
            each["at"][0],
            each["at"][1],
            each["what"],
            each["kind"],
            tuple(each["from"]),
        )
        for each in _file()["place"]
    )


def mark_of(ids: Iterable[str], document: Document, found: Outside) -> str:
    """Return the mark of what rests on these: the weakest of theirs."""
    marks = [_mark(each, document, found) for each in ids]
    return max(marks, key=MARKS.index)


def _mark(name: str, document: Document, found: Outside) -> str:
    if name == ITSELF or name in document.facts:
        return MARKS[0]
    return found.entries[name].mark


def letter(sentence: Sentence, document: Document, found: Outside) -> str:
    """Return the letter of a sentence's mark."""
    return LETTER[mark_of(sentence.rests_on, document, found)]


def sources_named(ids: Iterable[str], document: Document, found: Outside) -> str:
    """Return what a sentence rests on, named in passing."""
    names: dict[str, None] = {}
    for each in ids:
        if each == ITSELF or each in document.facts:
            names["the telegram"] = None
        else:
            names |= dict.fromkeys(map(short, found.sources_of(found.entries[each])))
    return ", ".join(names)


def page() -> str:
    """Return the page for teachers: the background with its citations, the days and the places."""
    parts = ["# Background", OPENING]
    for part in background():
        words = " ".join(_cited(each.words, each.rests_on) for each in part.sentences)
        parts.append(f"**{part.title}.** {words}")
    days = ((f"**{each.when.replace('/', ' to ')}:** {each.label}", each) for each in events())
    spots = ((f"**{each.name}:** {each.what}", each) for each in places())
    for title, lines in (("days", days), ("places", spots)):
        listed = "\n".join(f"- {_cited(f'{words}.', each.rests_on)}" for words, each in lines)
        parts += [f"## The {title}", listed]
    return "\n\n".join(parts)


def _cited(words: str, ids: Iterable[str]) -> str:
    """Return a sentence with its citations before the full stop."""
    cited = " ".join(f"[@{each}]" for each in ids if each in outside().entries)
    return f"{words[:-1]} {cited}." if cited else words
