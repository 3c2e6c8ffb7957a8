"""The document, its explorers, how to cite: pages that the course itself tells."""

from __future__ import annotations

from collections.abc import Mapping

from sourcework.citing import cite
from sourcework.course import Course
from sourcework.document import LAYERS
from sourcework.document.simplified import simplified
from sourcework.exercises.model import said
from sourcework.languages import marked_as, name_of
from sourcework.publish.site.routes import from_output
from sourcework.templates import filled
from sourcework.views.passages import voices
from sourcework.views.reader import reader_page

UP = "../"


def words_page(course: Course) -> str:
    """Return the document passage by passage, in all its languages: where numbers lead back to."""
    document, easier = course.document, simplified(course.document)
    sheets: dict[int, list[Mapping[str, object]]] = {}
    for each in document.passages.values():
        texts = [
            (name_of(lang), marked_as(lang), each.text(lang, LAYERS[0])) for lang in document.whole
        ]
        told = {
            "id": each.id,
            "who": voices(each.voice, document.people),
            "texts": texts,
            "easier": easier.passages.get(each.id, ""),
        }
        sheets.setdefault(each.sheets[0] if each.sheets else 1, []).append(told)
    return filled(
        "publish/site/document.md",
        kind=course.kind,
        sheets=sheets,
        easier_title=easier.title,
        easier_notice=easier.notice,
        source=document.source,
    )


def readers(course: Course) -> dict[str, bytes]:
    """Return the reader twice, each in one file: as learners begin, and with all it can tell."""
    open_questions = {
        name: said(each.question, course.document)
        for each in course.exercises.values()
        for name in each.withholds
    }
    first = reader_page(course.document, waits=open_questions, back=("index.html", course.title))
    whole = reader_page(
        course.document, claims=course.claims, back=("index.html", "After the lessons")
    )
    return {"reader.html": first.encode(), "answered/reader.html": whole.encode()}


def explorers(course: Course) -> dict[str, str]:
    """Return each explorer's first scene as a page, by its path in the site."""
    return {
        f"answered/explorer-{name}.md": filled(
            "publish/site/explorer.md", explorer=make(course.document), name=name
        )
        for name, make in course.explorers.items()
    }


def pictures_page(course: Course) -> str:
    """Return the pictures that a case file may hold, each with its caption and its values."""
    drawn = [
        (f"{name[:1].upper()}{name[1:]}", from_output(make(course).html(), course, UP))
        for name, make in course.pictures.values()
    ]
    return filled("publish/site/pictures.md", pictures=drawn)


def citing_page(course: Course, site: str) -> str:
    """Return how to cite the document and the course; ``site`` is where its pages stand."""
    document = course.document
    first = next(iter(document.passages))
    return filled(
        "publish/site/cite.md",
        course=course,
        address=course.home or site,
        document=cite(document.source.record, document, course.outside),
        passage=cite(first, document, course.outside),
    )
