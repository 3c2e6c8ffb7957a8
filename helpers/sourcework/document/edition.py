"""The document: an edition opened, with everything it holds by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from ..errors import UnknownName
from ..numbers.units import Units
from .agreement import check_twice
from .facts import read_facts, textual_notes, translation_notes
from .header import categories, entities, required, source
from .measures import check_unit, declared
from .tei import check_pointers, identified, parse
from .terms import check_terms
from .texts import Texts
from .values import (
    LAYERS,
    Category,
    Entity,
    Fact,
    Passage,
    Sheet,
    SourceRecord,
    TextualNote,
    TranslationNote,
)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Document:
    """One document as edited: passages, facts, notes, people and places, each by its id.

    ``asides`` are the words that belong to no passage, as passages: "catalogue" (the archive's
    page on the document) and "furniture" (running headers, empty slots of a form). ``clerks`` are
    the voices that fill in a form and say nothing else; ``units`` those that its header declares,
    with the kit's own.

    >>> from sourcework.new import letter
    >>> document = letter()
    >>> document.passage(next(iter(document.passages))).sheet
    1
    >>> document.passage("Z99")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    sourcework.errors.UnknownName: passage 'Z99': there is none of that name. ...
    """

    path: Path
    title: str
    source: SourceRecord
    passages: Mapping[str, Passage]
    asides: Mapping[str, Passage]
    facts: Mapping[str, Fact]
    textual_notes: tuple[TextualNote, ...]
    translation_notes: tuple[TranslationNote, ...]
    people: Mapping[str, Entity]
    places: Mapping[str, Entity]
    offices: Mapping[str, Entity]
    categories: Mapping[str, Category]
    sheets: tuple[Sheet, ...]
    whole: Mapping[str, Mapping[str, str]] = field(hash=False)
    clerks: frozenset[str] = frozenset()
    units: Units = Units()

    def passage(self, name: str) -> Passage:
        """Return a passage (or "catalogue", "furniture") by its id; UnknownName without one."""
        found = self.passages.get(name) or self.asides.get(name)
        if found is None:
            raise UnknownName.near("passage", name, self.passages)
        return found

    def fact(self, name: str) -> Fact:
        """Return a fact by its id; UnknownName without one."""
        if name not in self.facts:
            raise UnknownName.near("fact", name, self.facts)
        return self.facts[name]

    def text(self, lang: str, layer: str = "diplomatic") -> str:
        """Return all the words of one language in order, a block of the text to a line."""
        if lang not in self.whole:
            raise UnknownName.near("language", lang, self.whole)
        if layer not in LAYERS:
            raise UnknownName.near("layer", layer, LAYERS)
        return self.whole[lang][layer]

    def __repr__(self) -> str:
        return f"<{self.title}: {len(self.passages)} passages, {len(self.facts)} facts>"


def open_edition(path: Path) -> Document:
    """Return the document that a TEI file edits.

    Raises EditionError, which names file, line and element, where the file is not an edition
    or an incomplete one.
    """
    path = Path(path)
    root = parse(path)
    known = identified(root)
    check_pointers(root, known)
    header = required(root, "teiHeader")
    terms, units = categories(header), declared(header)
    texts = Texts(root, known)
    textual, translation = tuple(textual_notes(texts)), tuple(translation_notes(texts))
    described = source(header)
    document = Document(
        path=path,
        title=described.title,
        source=described,
        passages=_frozen(_annotated(texts.passages, textual, translation)),
        asides=_frozen(_annotated(texts.asides, textual, translation)),
        facts=_frozen(read_facts(texts, terms, units)),
        textual_notes=textual,
        translation_notes=translation,
        people=_frozen(entities(header, ("person", "personGrp"), "persName")),
        places=_frozen(entities(header, ("place",), "placeName")),
        offices=_frozen(entities(header, ("org",), "orgName")),
        categories=_frozen(terms),
        sheets=texts.sheets(),
        whole=_frozen({lang: walk.texts() for lang, walk in texts.walks.items()}),
        clerks=texts.clerks(),
        units=units,
    )
    check_terms(root, known)
    with units.known():
        for measure in root.all("measure"):
            check_unit(measure, units)
        check_twice(texts, document.facts, int(described.date[:4] or 0) or None)
    return document


def _frozen(found: dict[str, _T]) -> Mapping[str, _T]:
    return MappingProxyType(found)


def _annotated(
    passages: Mapping[str, Passage],
    textual: tuple[TextualNote, ...],
    translation: tuple[TranslationNote, ...],
) -> dict[str, Passage]:
    """Return the passages with the notes on each."""
    notes: dict[str, list[TextualNote | TranslationNote]] = {name: [] for name in passages}
    written: tuple[TextualNote | TranslationNote, ...] = (*textual, *translation)
    for note in written:
        for name in note.passages:
            notes.get(name, []).append(note)
    return {
        name: replace(passage, notes=tuple(notes[name])) if notes[name] else passage
        for name, passage in passages.items()
    }
