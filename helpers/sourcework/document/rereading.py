"""A document read otherwise: one word replaced, one layer, one language, or put literally."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from ..errors import KitError
from ..numbers.quantities import words_to_number
from .edition import Document
from .values import LAYERS, Fact, TextualNote, TranslationNote

Words = Mapping[str, Mapping[str, str]]
_DAY = re.compile(r"\b(\d{1,2})/([IVX]+) (\d{4})\b")
_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True, eq=False)
class Reread:
    """A document read otherwise, and the facts that this touches.

    ``changed`` have other words or another day; ``lost`` state nothing any more that can be
    calculated with: their unit is no word, or no words of theirs are left.
    """

    document: Document
    changed: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()


def with_words(document: Document, words: Words) -> Reread:
    """Return the document whose facts have these words: fact, then language, then words.

    The number or the day of such a fact is read anew from its words.
    """
    facts = dict(document.facts)
    lost = set()
    for name, by_language in words.items():
        found = _restated(document.fact(name), by_language)
        facts[name] = found
        if found.kind != document.fact(name).kind:
            lost.add(name)
    changed = {name for name in words if _differs(document.facts[name], facts[name])}
    told = replace(document, facts=MappingProxyType(facts))
    return Reread(told, frozenset(changed), frozenset(lost))


def with_reading(document: Document, note: TextualNote, words: str) -> Reread:
    """Return the document read with ``words`` in the place that a note is on."""
    stands = note.proposed or note.printed
    original = next(iter(document.whole))
    named = {}
    for fact in document.facts.values():
        emended = fact.emended.get(original, "")
        if fact.passage in note.passages and stands in emended:
            named[fact.id] = {original: emended.replace(stands, words)}
    return with_words(document, named)


def in_layer(document: Document, layer: str) -> Reread:
    """Return the document whose facts are read as transcribed, or with every correction.

    >>> from sourcework.new import letter
    >>> [len(in_layer(letter(), each).lost) for each in ("diplomatic", "emended")]
    [0, 0]
    """
    return with_words(
        document,
        {
            fact.id: fact.printed if layer == LAYERS[0] else fact.emended
            for fact in document.facts.values()
            if fact.printed != fact.emended
        },
    )


def in_language(document: Document, lang: str) -> Reread:
    """Return the document as somebody has it who has one language alone.

    Sheets go with the original: a translation has none.
    """
    facts = {
        name: _only(fact, lang) for name, fact in document.facts.items() if lang in fact.printed
    }
    passages = {
        name: replace(passage, texts={lang: passage.texts[lang]})
        for name, passage in document.passages.items()
        if lang in passage.texts
    }
    original = next(iter(document.whole))
    told = replace(
        document,
        facts=MappingProxyType(facts),
        passages=MappingProxyType(passages),
        sheets=document.sheets if lang == original else (),
    )
    lost = frozenset(document.facts.keys() - facts.keys())
    return Reread(told, frozenset(facts), lost)


def put_literally(document: Document, notes: Iterable[TranslationNote]) -> Reread:
    """Return the document with a translation that follows the original where ``notes`` are.

    Words that a note finds shifted become its literal rendering; what it finds left out is
    supplied. Numbers keep their own words.
    """
    translation = list(document.whole)[-1]
    named: dict[str, Mapping[str, str]] = {}
    for note in notes:
        for fact in document.facts.values():
            if fact.passage in note.passages and (put := _put(fact, note, translation)):
                named[fact.id] = {translation: put}
    return with_words(document, named)


def _put(fact: Fact, note: TranslationNote, lang: str) -> str:
    """Return how a fact reads in the translation a note asks for, or "" if it is left alone."""
    stands, quoted = fact.emended.get(lang, ""), note.quotes.get(lang, "")
    if not stands:
        return (fact.value or "") if "omission" in note.kinds else ""
    same = stands in quoted or any(each in stands for each in quoted.split(" … ") if each)
    return note.gloss if same and fact.kind == "statement" else ""


def _restated(fact: Fact, words: Mapping[str, str]) -> Fact:
    told = replace(fact, emended=MappingProxyType({**fact.emended, **words}))
    if fact.kind == "measure":
        return told if _states(told) else replace(told, kind="statement", quantity=None)
    if fact.kind == "date":
        days = [day for each in words.values() if (day := written_day(each))]
        return replace(told, when=days[0]) if days else told
    return told


def _states(fact: Fact) -> bool:
    """Whether the words of a measure state its number, with a unit, in every language."""
    try:
        read = [words_to_number(words, lang) for lang, words in fact.emended.items()]
    except KitError:
        return False
    return all(value == fact.quantity for value, _ in read)


def written_day(words: str) -> str:
    """Return the ISO day of a date with its month in Roman numerals, or "".

    >>> written_day("17/IX 1870"), written_day("31/IX 1870")
    ('1870-09-17', '')
    """
    found = _DAY.search(words)
    if found is None or found[2] not in _MONTHS:
        return ""
    try:
        return date(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1])).isoformat()
    except ValueError:  # A day that its month does not have.
        return ""


def _differs(before: Fact, after: Fact) -> bool:
    if before.kind == "date" and before.when:
        return before.when != after.when
    return before.emended != after.emended or before.kind != after.kind


def _only(fact: Fact, lang: str) -> Fact:
    """Return a fact with the words of one language."""
    parts = {"printed": fact.printed, "emended": fact.emended, "place": fact.place}
    kept = {name: MappingProxyType({lang: each[lang]}) for name, each in parts.items()}
    return replace(fact, **kept)  # type: ignore[arg-type]


def is_damage(document: Document, note: TextualNote) -> bool:
    """Whether a note corrects letters, rather than writing out a spelling or an abbreviation."""
    original = next(iter(document.whole))
    texts = [document.passage(each).text(original, "emended") for each in note.passages]
    kept = any(part in each for part in note.printed.split(" … ") for each in texts)
    return bool(note.proposed) and not kept
