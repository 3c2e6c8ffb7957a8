"""Figures and claims as tables that can be searched, with a link from each number to its words."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from sourcework.claims import Claim
from sourcework.course import Course
from sourcework.figures import Figure, figures_of
from sourcework.languages import name_of
from sourcework.numbers.units import in_units
from sourcework.numbers.writing import exactly
from sourcework.publish.site.routes import place_of
from sourcework.templates import filled
from sourcework.views.markup import cyrillic_marked, marked
from sourcework.views.passages import voices

DIGITS = 6
UP = "../"
Row = tuple[str, list[str]]


def figures_table(course: Course) -> str:
    """Return every quantity of the document as a table."""
    document = course.document
    heads = ["figure", *(f"in {name_of(each)}" for each in document.whole)]
    heads += ["exact value", "who says it", "how", "where"]
    rows = (_figure(each, course) for each in figures_of(document))
    return _table("Figures", heads, rows)


def claims_table(course: Course) -> str:
    """Return every claim with verdict and reason as a table."""
    heads = ["claim", "verdict", "why", "what would decide it", "rests on"]
    return _table("Claims", heads, (_claim(each, course) for each in course.claims))


def _figure(figure: Figure, course: Course) -> Row:
    document = course.document
    printed = [
        marked(figure.printed[lang], lang) if lang in figure.printed else "–"
        for lang in document.whole
    ]
    unit = in_units(figure.value, figure.unit)
    value = escape(f"{exactly(figure.value, DIGITS)} {unit}".strip())
    cells = [escape(figure.refers_to), *printed, value]
    cells += [escape(voices(figure.voice, document.people)), escape(figure.status)]
    return figure.id, [*cells, _link(figure.passage, course)]


def _claim(claim: Claim, course: Course) -> Row:
    rests = [_link(each, course, _words(each, course)) for each in claim.facts]
    verdict = f"<strong>{escape(repr(claim.verdict))}</strong>"
    cells = [
        escape(claim.statement),
        verdict,
        cyrillic_marked(claim.why, course.document.whole),
        escape(claim.decides),
    ]
    return claim.id, [*cells, ", ".join(dict.fromkeys(rests))]


def _words(name: str, course: Course) -> str:
    """Return what a claim rests on: a figure's words, or the passage of another fact."""
    if name in figures_of(course.document).ids:
        printed = course.document.fact(name).printed
        return marked(*next((words, lang) for lang, words in printed.items()))
    return escape(course.document.fact(name).passage)


def _link(name: str, course: Course, words: str = "") -> str:
    """Return a link from the folder of this page to a figure or passage."""
    return f'<a href="{UP}{place_of(name, course)}">{words or escape(name)}</a>'


def _table(name: str, heads: list[str], rows: Iterable[Row]) -> str:
    return filled("publish/site/table.html", name=name, heads=heads, rows=list(rows))
