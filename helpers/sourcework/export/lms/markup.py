"""The words of a question, and the passages it rests on, as HTML that is XML too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ...document import Document, Passage
from ...exercises import Exercise
from ...exercises.model import said
from ...languages import name_of, way
from ...views.passages import voices

NUMBER = "Write one number in figures, such as 42 or 12.5, and nothing else."
SEVERAL = "Choose all that fit."
ORDERED = "Give each its place."
EACH = "Find the right one for each line."


def question(exercise: Exercise, document: Document) -> list[Element]:
    """Return what stands above the place for the answer: question, how to answer, passages.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> course = opened(EXAMPLE)
    >>> parts = question(course.exercises["price-speaker"], course.document)
    >>> [each.tag for each in parts]
    ['p', 'table']
    """
    parts = [paragraph(said(exercise.question, document))]
    if how := how_to_answer(exercise):
        parts.append(paragraph(how))
    # Where a passage is what is asked for, none is shown.
    if exercise.passages and not exercise.kind.startswith("passage"):
        passages = [document.passage(each) for each in exercise.passages]
        parts.append(_table(passages, document))
    return parts


def how_to_answer(exercise: Exercise) -> str:
    """Return how to answer on a platform, "" where that shows by itself."""
    if exercise.is_number:
        unit = f"The answer is wanted in {exercise.unit}. " if exercise.unit else ""
        return f"{unit}{NUMBER}"
    return {"choices": SEVERAL, "order": ORDERED, "match": EACH}.get(exercise.kind, "")


def paragraph(words: str) -> Element:
    """Return words as a paragraph.

    >>> tostring(paragraph("a < b"), encoding="unicode")
    '<p>a &lt; b</p>'
    """
    made = Element("p")
    made.text = words
    return made


def html(parts: Iterable[Element]) -> str:
    """Return parts as text.

    >>> html([paragraph("One."), paragraph("Two.")])
    '<p>One.</p><p>Two.</p>'
    """
    return "".join(tostring(each, encoding="unicode") for each in parts)


def as_file(root: Element) -> bytes:
    """Return a whole document as the bytes of a file.

    >>> as_file(Element("quiz")).splitlines()[1]
    b'<quiz />'
    """
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def plain(words: str) -> str:
    """Return words as they stand in HTML, apostrophes as they are."""
    return escape(words, quote=False)


def _table(passages: Sequence[Passage], document: Document) -> Element:
    """Return passages as a table: a row for each, its name and speaker first."""
    langs = [lang for lang in document.whole if any(each.text(lang) for each in passages)]
    table = Element("table", {"border": "1"})
    head = SubElement(SubElement(table, "thead"), "tr")
    for words in ("Passage", *map(name_of, langs)):
        SubElement(head, "th", {"scope": "col"}).text = words
    body = SubElement(table, "tbody")
    for each in passages:
        row = SubElement(body, "tr")
        SubElement(row, "th", {"scope": "row"}).text = _named(each, document)
        for lang in langs:
            SubElement(row, "td", {"lang": lang, "dir": way(lang)}).text = each.text(lang)
    return table


def _named(passage: Passage, document: Document) -> str:
    said_by = voices(passage.voice, document.people)
    return f"{passage.id} · {said_by}" if said_by else passage.id


def hints(exercise: Exercise, document: Document) -> Iterator[str]:
    """Yield the hints, each nearer than the last."""
    yield from (said(each, document) for each in exercise.hints)
