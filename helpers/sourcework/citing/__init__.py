"""How to cite a passage, the document, a neighbouring document, a publication, a fact from outside.

``items`` says in CSL-JSON what is cited, ``notes`` makes notes in Chicago style of it, ``bibtex``
makes BibTeX; the libraries are loaded when something is first shown. The note of the document and
its passages comes from ``evidence``, which keeps it with words and does without a library.

>>> from sourcework.new import letter
>>> from sourcework.outside import NOTHING
>>> cite("B5", letter(), NOTHING)  # doctest: +ELLIPSIS
“A baker's letter,” November 9, 1846, sheet 1, segment B5, no archive, record none, ...
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from ..document import LAYERS, Document
from ..errors import KitError, UnknownName
from ..evidence import citation, locator
from ..outside import MARKS, Outside
from .items import Item, item_of, item_of_document

__all__ = ["Citation", "Item", "cite"]


@dataclass(frozen=True, slots=True, repr=False)
class Citation:
    """How to cite one thing: as a note in Chicago style, as BibTeX, as CSL-JSON.

    ``items`` are what is cited: one, or for a fact from outside each of its sources. ``locator``
    is the place in it. ``mark`` says how surely we know it: known, inferred, unverified. ``said``
    is its note where it is made already: that of the document and its passages.

    >>> from sourcework.citing.items import item_of
    >>> from sourcework.outside import Source
    >>> book = Source("vogt", "book", "On Flour", "whole", ("Vogt, Anna",), issued="1851",
    ...               publisher="Kalk", place="Erlenbrück")
    >>> print(Citation("vogt", (item_of(book),)))
    Anna Vogt, On Flour (Erlenbrück: Kalk, 1851).
    """

    id: str
    items: tuple[Item, ...]
    locator: str = ""
    mark: str = MARKS[0]
    said: str = ""

    @property
    def text(self) -> str:
        """The note, as plain text."""
        if self.said:
            return self.said
        from .notes import note

        return note(self.items, self.locator)

    @property
    def html(self) -> str:
        """The note as HTML, with titles in italics and addresses as links."""
        from .notes import linked, note

        if self.said:
            return linked(escape(self.said, quote=False))
        return note(self.items, self.locator, html=True)

    @property
    def markdown(self) -> str:
        """The note as a notebook's prose has it: titles in italics, addresses as links."""
        from .notes import as_markdown

        return as_markdown(self.html)

    @property
    def bibtex(self) -> str:
        """An entry for BibTeX for each item; the place is in its note."""
        from .bibtex import entries

        return entries(self.items, self.locator)

    @property
    def csl_json(self) -> str:
        """The items as CSL-JSON, which Zotero and other reference managers read."""
        return json.dumps(self.items, ensure_ascii=False, indent=2)

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        said = "" if self.mark == MARKS[0] else f" <b>{escape(self.mark.capitalize())}.</b>"
        return f'<p style="max-width:44em">{self.html}{said}</p>'


def cite(
    what: str, document: Document, outside: Outside, language: str = "", layer: str = LAYERS[0]
) -> Citation:
    """Return how to cite a passage of the document, or anything from outside, by its id.

    The whole document goes by its record number; ``language`` and ``layer`` say which text of a
    passage is meant. Raises UnknownName for an id that is not there.

    >>> from sourcework.new import letter
    >>> from sourcework.outside import NOTHING
    >>> print(cite("B4", letter(), NOTHING).locator)
    sheet 1, segment B4
    >>> cite("B44", letter(), NOTHING)
    Traceback (most recent call last):
    sourcework.errors.UnknownName: citation 'B44': there is none of that name. \
Did you mean B4?
    """
    if not isinstance(what, str):
        seen = f"{str(what)[:40]!r} is a {type(what).__name__}"
        such = f'cite("{next(iter(document.passages), "")}")'
        raise KitError("cite(…)", seen, f"write an id in quotation marks, such as {such}")
    if what == document.source.record:
        return Citation(what, (item_of_document(document),), said=citation(document))
    return _of_passage(document, what, language, layer) or _from_outside(document, what, outside)


def _of_passage(document: Document, name: str, language: str, layer: str) -> Citation | None:
    known: Mapping[str, str] = {each.casefold(): each for each in document.passages}
    found = known.get(name.strip().casefold())
    if found is None:
        return None
    texts = document.passage(found).texts
    if language and language not in texts:
        raise UnknownName.near(f"language of passage {found}", language, texts)
    if layer not in LAYERS:
        raise UnknownName.near("layer of the text", layer, LAYERS)
    place = locator(document, found, language, layer)
    said = citation(document, found, language, layer)
    return Citation(found, (item_of_document(document),), place, said=said)


def _from_outside(document: Document, name: str, known: Outside) -> Citation:
    entry = known.entries.get(name.strip())
    if entry is None:
        names = [*document.passages, document.source.record, *known.entries]
        raise UnknownName.near("citation", name, names)
    items = tuple(item_of(each) for each in known.sources_of(entry))
    return Citation(entry.id, items, mark=entry.mark)
