"""All tables of a document, and what is said of them as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..claims import Claims
from ..course import Course
from ..document import Document
from ..document.tei import parse
from . import named, nearby, stated, written
from .tables import Table

OWN_LICENCE = ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0")
EXCEL_DAY_ONE = date(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class Content:
    """What is exported: the tables, the course they come from, and the edition's own date.

    ``rights`` is the page on the document's rights, which goes wherever its words go.
    """

    course: Course
    tables: tuple[Table, ...]
    revised: date
    rights: str

    @property
    def document(self) -> Document:
        """The document that the tables are of."""
        return self.course.document

    @property
    def kit(self) -> str:
        """What the course is, in a line."""
        return f"{self.course.title}: a teaching kit around one archival document"


def content_of(course: Course) -> Content:
    """Return everything that is exported of a course's document, with the claims judged on it."""
    document = course.document
    tables = tables_of(document, course.claims, course.kind, course.units)
    return Content(course, tables, revised(document), rights(document))


def tables_of(
    document: Document, claims: Claims, kind: str = "document", units: str = ""
) -> tuple[Table, ...]:
    """Return the tables of a document, in the order in which one reads them.

    ``kind`` is what the document is called, ``units`` what has to be said of its units.

    >>> from sourcework.claims import judged
    >>> from sourcework.new import letter
    >>> tables = {each.name: each for each in tables_of(letter(), judged(letter(), ()))}
    >>> tables["figures"].records()[0]["unit"], len(tables["segments"].rows)
    ('hundredweight/month', 7)
    """
    judged = tuple(claims)
    return (
        stated.figures(document, units),
        stated.claims(judged),
        stated.claims_facts(document, judged),
        written.segments(document),
        stated.facts(document),
        named.people(document),
        named.chronology(document),
        written.textual_notes(document),
        written.translation_notes(document),
        named.terms(document),
        *nearby.tables_nearby(document, kind),
    )


def revised(document: Document) -> date:
    """Return the day of the edition's latest change; a fixed day where it states none.

    The files bear it instead of the day they are written, so that they come out the same again.
    """
    changes = [each.get("when")[:10] for each in parse(document.path).all("change")]
    days = [date.fromisoformat(each) for each in changes if len(each) == 10]
    return max(days, default=EXCEL_DAY_ONE)


def rights(document: Document) -> str:
    """Return the page on rights beside the edition, or else what the edition says of them."""
    path = document.path.with_name("RIGHTS.md")
    return path.read_text(encoding="utf-8") if path.is_file() else f"{document.source.licence}\n"
