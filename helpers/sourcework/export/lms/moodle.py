"""A lesson's questions as Moodle XML, the format in which Moodle's question bank takes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast
from xml.etree.ElementTree import Element, SubElement

from ...course import Course
from ...document import Document
from ...exercises import Exercise, right_answer
from ...exercises.expected import expected
from ...exercises.model import said
from . import cloze
from .markup import as_file, hints, html, paragraph, question
from .numbers import spans
from .replies import (
    Reply,
    apart,
    exchanged,
    of_choice,
    of_choices,
    of_order,
    of_pairs,
    options_of,
    right_pairs,
)

# The kit takes nothing off for a further try.
PENALTY = "0"
# One in so many of the whole: Moodle knows parts by so many places.
PLACES = 5


def moodle_xml(course: Course, lesson: str) -> bytes:
    """Return the questions of a lesson, in a category of the course.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> b'<question type="category">' in moodle_xml(opened(EXAMPLE), "read")
    True
    """
    quiz = Element("quiz")
    top = SubElement(quiz, "question", {"type": "category"})
    name = f"$course$/top/{course.title.replace('/', '//')}/{course.lesson(lesson)}"
    _text(SubElement(top, "category"), name)
    for each in course.exercises.of_lesson(lesson):
        quiz.append(_question(each, course))
    return as_file(quiz)


def _question(exercise: Exercise, course: Course) -> Element:
    document = course.document
    kind = {"number": "numerical", "match": "cloze", "order": "cloze"}
    made = Element("question", {"type": kind.get(exercise.kind, "multichoice")})
    _text(SubElement(made, "name"), exercise.id)
    asked = html(question(exercise, document))
    is_cloze = exercise.kind in ("match", "order")
    _html(made, "questiontext", asked + (_gaps(exercise, document) if is_cloze else ""))
    # Of a text with gaps nothing else is said as a whole; Moodle shows it at the end.
    _html(made, "generalfeedback", html([paragraph(said(exercise.why, document))])
          if is_cloze else "")  # fmt: skip
    if not is_cloze:
        SubElement(made, "defaultgrade").text = "1"
    SubElement(made, "penalty").text = PENALTY
    SubElement(made, "hidden").text = "0"
    SubElement(made, "idnumber").text = exercise.id
    if exercise.kind == "number":
        _number(made, exercise, document)
    elif not is_cloze:
        _choice(made, exercise, document)
    for each in hints(exercise, document):
        _text(SubElement(made, "hint", {"format": "html"}), html([paragraph(each)]))
    tags = SubElement(made, "tags")
    for each in (course.lesson(exercise.lesson), exercise.asks):
        _text(SubElement(tags, "tag"), each)
    return made


def _choice(made: Element, exercise: Exercise, document: Document) -> None:
    several = exercise.kind in ("choices", "passages")
    for name, value in (("single", str(not several).lower()), ("shuffleanswers", "false"),
                        ("answernumbering", "none"), ("showstandardinstruction", "0")):  # fmt: skip
        SubElement(made, name).text = value
    why, look = said(exercise.why, document), said(exercise.look, document)
    _html(made, "correctfeedback", html([paragraph(why)]) if several else "")
    _html(made, "partiallycorrectfeedback", html([paragraph(look)]) if several else "")
    _html(made, "incorrectfeedback", html([paragraph(look)]) if several else "")
    if several:
        rights = [cast("frozenset[str]", each) for each in expected(exercise, document)[0]]
        options = options_of(exercise, document)
        # What may be chosen and need not be counts nothing.
        members = frozenset.intersection(*rights)
        allowed = frozenset.union(*rights)
        part = f"{100 / len(members):.{PLACES}f}".rstrip("0").rstrip(".")
        replies = of_choices(exercise, document)
        for each in options:
            # What was left out cannot be answered here: nobody ticked it.
            words = "" if each.key in allowed else replies[each.key].words
            wrong = "0" if each.key in allowed else "-100"
            _answer(made, each.label, part if each.key in members else wrong, words)
    else:
        chosen = of_choice(exercise, document)
        for each in options_of(exercise, document):
            told = chosen[each.key]
            _answer(made, each.label, "100" if told.right else "0", told.words)


def _answer(made: Element, label: str, fraction: str, words: str) -> None:
    answer = SubElement(made, "answer", {"fraction": fraction, "format": "html"})
    _text(answer, html([paragraph(label)]))
    _html(answer, "feedback", html([paragraph(words)]) if words else "")


def _number(made: Element, exercise: Exercise, document: Document) -> None:
    for each in spans(exercise, document):
        middle, reach = cloze.tolerance(each)
        _figure(made, middle, reach, each.reply)
    _figure(made, "*", "0", Reply(False, said(exercise.look, document)))
    # A unit is asked to be left away, instead of being taken whatever it is.
    for name, value in (("unitgradingtype", "0"), ("unitpenalty", "0"), ("showunits", "3")):
        SubElement(made, name).text = value


def _figure(made: Element, middle: str, reach: str, told: Reply) -> None:
    fraction = "100" if told.right else "0"
    answer = SubElement(made, "answer", {"fraction": fraction, "format": "moodle_auto_format"})
    _text(answer, middle)
    _html(answer, "feedback", html([paragraph(told.words)]))
    SubElement(answer, "tolerance").text = reach


def _gaps(exercise: Exercise, document: Document) -> str:
    if exercise.kind == "order":
        return cloze.gaps(dict(_places(exercise, document)))
    if exercise.is_number:
        look = said(exercise.look, document)
        return cloze.gaps(
            {
                each.label: cloze.numeric(spans(exercise, document, each), look)
                for each in exercise.items
            }  # fmt: skip
        )
    rights = right_pairs(exercise, document)
    told = of_pairs(exercise, document)
    also = rights if apart(rights) else rights[:1]
    labels = {each.key: each.label for each in exercise.options}
    lines = {}
    for item in exercise.items:
        ways = {pairs[item.key] for pairs in also}
        replies = [(labels[key], _or_right(each, key in ways))
                   for key, each in told[item.key].items()]  # fmt: skip
        name = f"{item.key}: {item.label}" if item.key in document.passages else item.label
        lines[name] = cloze.listed(replies)
    return cloze.gaps(lines)


def _or_right(told: Reply, right: bool) -> Reply:
    """Return the reply of one line; what is right for the whole is said at the end."""
    return Reply(True, "") if right else Reply(False, "" if told.right else told.words)


def _places(exercise: Exercise, document: Document) -> Iterable[tuple[str, str]]:
    """Yield each place of an order with its gap."""
    right = cast("tuple[str, ...]", right_answer(exercise, document))
    told = of_order(exercise, document)
    labels = {each.key: each.label for each in exercise.options}
    for at, wanted in enumerate(right):
        replies = []
        for key, label in labels.items():
            # At its own place nothing is said: the others are wrong, or all is right.
            there = exchanged(right, at, key)
            replies.append((label, _or_right(told[there], key == wanted)))
        yield f"{at + 1}", cloze.listed(replies)


def _text(parent: Element, words: str) -> None:
    SubElement(parent, "text").text = words


def _html(parent: Element, name: str, words: str) -> None:
    _text(SubElement(parent, name, {"format": "html"}), words)
