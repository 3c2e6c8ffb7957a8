"""Reading: passages, figures, claims, tables, the reader and the words kept in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .. import evidence as _evidence
from ..claims import Claim, Claims, Verdict
from ..course import Course
from ..document.simplified import simplified
from ..errors import KitError
from ..figures import Figure, Figures, figures_of
from ..views import tables as _tables
from ..views.passages import Card, passages_page
from .naming import figure_of, id_of, one_by_one, verdict_of
from .remaking import remade
from .waiting import asked_first, for_reader

if TYPE_CHECKING:
    from ..views.frame import Table
    from ..views.reader.widget import Reader

_Names = str | Iterable[str] | None


def passage(course: Course, *ids: str, voices: bool = True) -> Card:
    """Return passages by their ids, in the original and in translation side by side.

    The line above each says who speaks; with ``voices=False`` that is left to the reader to find.
    """
    document = course.document
    names = [id_of(each) for each in one_by_one(ids)]
    if not names:
        raise KitError("passage()", "no passage is named", 'name one or more, as in passage("S1")')
    found = (document.passage(each) for each in names)
    return passages_page(
        found,
        people=document.people,
        languages=tuple(document.whole),
        easier=simplified(document),
        voiced=voices,
    )


def figure(course: Course, figure_id: str) -> Figure:
    """Return a figure of the document by its id; UnknownName suggests others."""
    return figure_of(course, figure_id)


def figures(
    course: Course,
    *,
    voice: _Names = None,
    unit: _Names = None,
    goods: _Names = None,
    status: _Names = None,
    period: str | None = None,
    passage: _Names = None,
) -> Figures:
    """Return the figures that answer what is asked: voice, unit, goods, status, period, passage."""
    return figures_of(course.document).find(
        voice=voice, unit=unit, goods=goods, status=status, period=period, passage=passage
    )


def claim(course: Course, claim_id: str) -> Claim:
    """Return a claim of the document with its verdict and the reason; UnknownName suggests.

    Before the question that it would answer, it asks first; asked once more, it is shown.
    """
    return asked_first(course, [course.claims[id_of(claim_id)]])[0]


def claims(
    course: Course,
    *,
    verdict: Verdict | str | None = None,
    fact: str | None = None,
    passage: str | None = None,
) -> Claims:
    """Return the claims with that verdict, on that fact or passage; all of them if not asked."""
    document = course.document
    found = course.claims.find(
        verdict=None if verdict is None else verdict_of(verdict),
        fact=None if fact is None else document.fact(id_of(fact)).id,
        passage=None if passage is None else document.passage(id_of(passage)).id,
    )
    return Claims(asked_first(course, found) if verdict is None else found)


def table(things: object) -> Table:
    """Return the table of figures, claims, a claim's working, a gate or intervals by name."""
    return _tables.table(things)


def reader(
    course: Course, show: str = "", *, view: str = "document", switches: Iterable[str] = ()
) -> Reader:
    """Return the document to read, at a passage, figure or note; words you choose there are kept.

    ``view`` is "document" or "reading"; ``switches`` name what is marked: voices, figures, names,
    dates, doubts, translation. UnknownName suggests others.
    """
    from sourcework.views.reader import reader as shown

    made = shown(
        course.document,
        _evidence.Evidence(_evidence.place()),
        claims=course.claims,
        show=show,
        view=view,
        switches=tuple(switches),
        waits=for_reader(course),
    )
    return remade(made, "reader", show, view, *switches)


def evidence(course: Course) -> Table:
    """Return the words you kept in the reader, each with your note and a citation."""
    from sourcework.views.reader import evidence_table

    return evidence_table(_evidence.Evidence(_evidence.place()).read().excerpts, course.document)
