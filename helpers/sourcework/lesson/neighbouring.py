"""Neighbouring documents, and how to cite them and the document itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .. import citing as _citing
from ..citing import Citation
from ..course import Course
from ..errors import KitError
from ..views import excerpts as _excerpts
from ..views import outside as _outside
from ..views.passages import Card
from .naming import id_of, ids_of

if TYPE_CHECKING:
    from ..views.frame import Table

_Names = str | Iterable[str] | None


def neighbours(
    course: Course, *, passage: _Names = None, claim: _Names = None, judged: bool = False
) -> Table:
    """Return what neighbouring documents say, a row a statement, with its mark.

    Asked for passages or claims, only what is about them. Whether it supports or contradicts them
    stands there with ``judged=True``: judge first. UnknownName suggests others.
    """
    passages = [course.document.passage(each).id for each in ids_of(passage)]
    claims = [course.claims[each].id for each in ids_of(claim)]
    known = course.outside.neighbours.values()
    return _outside.neighbours_table(known, passages, claims, judged=judged is True)


def neighbour(
    course: Course, neighbour_id: str, *, says: bool = True, judged: bool = False
) -> Card:
    """Return a neighbouring document by its id: what it is, its numbers, and what it says.

    With ``says=False`` only what it is and its numbers; with ``judged=True`` also whether it
    supports or contradicts a passage. UnknownName suggests others.
    """
    found = course.outside.neighbours[id_of(neighbour_id)]
    return _outside.neighbour_card(found, says=says is not False, judged=judged is True)


def excerpt(course: Course, neighbour_id: str) -> Card:
    """Return a neighbouring document to be read: its sourcing line, then sentence by sentence.

    What it supports or contradicts is not said. UnknownName suggests others; KitError where a
    document was not retold so far.
    """
    found = course.outside.neighbours[id_of(neighbour_id)]
    if not found.lines:
        retold = [each.id for each in course.outside.neighbours.values() if each.lines]
        do = f"read {', '.join(retold)}, or write neighbour({found.id!r})" if retold else ""
        seen = "this document is not retold sentence by sentence"
        raise KitError(f"excerpt({found.id!r})", seen, do or f"write neighbour({found.id!r})")
    return _excerpts.excerpt_card(found)


def cite(course: Course, what: str, language: str = "") -> Citation:
    """Return how to cite a passage, or anything from outside, by its id: as text, BibTeX or CSL.

    ``language`` is "ru" or "en", where one text of a passage is meant. UnknownName suggests.
    """
    return _citing.cite(id_of(what), course.document, course.outside, language)
