"""The class without names, as a page to project: it opens on what to teach again tomorrow.

The page is one file. It asks for nothing, runs no script, and can be read in black and white, on
paper and by a screen reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..course import Course
from ..exercises.in_words import short
from ..templates import filled
from .counts import FEW, Counts, Made, Tally, counts, few, key_of, prompt
from .keeping import Results

WIDTH = 400  # of a bar
MOST_DRAWN = 120  # learners in a heat map
SHORT = 44
RIGHT, WRONG, OPEN = ("right", "right"), ("mistake", "not right yet"), ("open", "not answered")
NOTES = (
    "A right answer that somebody gave once counts, whatever they tried after it.",
    f"What fewer than {FEW} learners did is not shown separately: it counts as another answer.",
    "Answers can be typed without understanding. This page is for the next lesson, not for marks.",
    "Nothing of what learners wrote was run to make it.",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a bar."""

    kind: str
    x: int
    width: int


def overview(results: Results, course: Course, when: str) -> str:
    """Return the page, from the tables that were gathered. It has no name in it."""
    found = counts(results, course)
    told = found.may_be_told
    return filled(
        "classroom/templates/overview.html",
        few=FEW,
        title=course.title,
        scope=", ".join(filter(None, [_heads(found), when])),
        told=told,
        mistakes=[_mistake(course, each) for each in found.mistakes] if told else [],
        hardest=[_hard(course, each) for each in found.hardest] if told else [],
        lessons=[_lesson(course, found, *each) for each in found.handed] if told else [],
        heat=list(_heat(results, course, found)) if told else [],
        many=f"{found.learners:,}" if found.learners > MOST_DRAWN else "",
        sections=list(_sections(results, found)) if told else [],
        lesson_names=[course.lesson(lesson) for lesson, _ in found.handed],
        notes=[*NOTES, *_noted(found)],
    )


def _heads(found: Counts) -> str:
    learners = "1 learner" if found.learners == 1 else f"{found.learners:,} learners"
    return learners if found.learners == 0 or found.may_be_told else f"under {FEW} learners"


def _mistake(course: Course, made: Made) -> dict[str, object]:
    right, why = key_of(course, made.exercise)
    return {
        "count": made.count,
        "of": made.of,
        "lesson": course.lesson(made.lesson),
        "question": made.question,
        "words": made.words,
        "answer": short(made.answer, 160),
        "prompt": prompt(course, made),
        "right": right,
        "why": why,
    }


def _hard(course: Course, tally: Tally) -> dict[str, object]:
    return {
        "wrong": tally.wrong,
        "handed": tally.handed,
        "lesson": course.lesson(tally.lesson),
        "question": tally.question,
    }


def _lesson(course: Course, found: Counts, lesson: str, handed: int) -> dict[str, object]:
    return {
        "name": course.lesson(lesson),
        "handed": few(handed),
        "told": handed >= FEW,
        "questions": [_question(each) for each in found.of_lesson(lesson)],
    }


def _question(tally: Tally) -> dict[str, object]:
    return {
        "question": tally.question,
        "right": few(tally.right),
        "handed": tally.handed,
        "pieces": pieces(tally.parts),
        "parts": [(kind, words, few(many)) for kind, words, many in tally.parts[1:] if many],
    }


def pieces(parts: tuple[tuple[str, str, int], ...]) -> list[Piece]:
    """Return the pieces of a bar; one of under five learners has always the same width.

    >>> pieces((("right", "", 15), ("open", "", 5)))
    [Piece(kind='right', x=0, width=300), Piece(kind='open', x=300, width=100)]
    """
    drawn = [(kind, 2 if 0 < many < FEW else many) for kind, _, many in parts if many]
    whole, made, at = sum(many for _, many in drawn), [], 0
    for kind, many in drawn:
        width = many * WIDTH // whole
        made.append(Piece(kind, at, width))
        at += width
    return made


def _heat(results: Results, course: Course, found: Counts) -> Iterator[dict[str, object]]:
    if found.learners > MOST_DRAWN:
        return
    for lesson, handed in found.handed:
        if handed >= FEW:
            tallies = found.of_lesson(lesson)
            yield {
                "name": course.lesson(lesson),
                "questions": [short(each.question, SHORT) for each in tallies],
                "rows": list(_rows(results, lesson, [each.exercise for each in tallies])),
            }


def _rows(results: Results, lesson: str, exercises: list[str]) -> Iterator[dict[str, object]]:
    query = (
        "SELECT place, learner.id FROM learner JOIN handed ON handed.learner = learner.id"
        " WHERE lesson = ? ORDER BY place"
    )
    for place, learner in list(results.rows(query, lesson)):
        given = dict(
            results.rows("SELECT exercise, outcome FROM counted WHERE learner = ?", learner)
        )
        marks = [
            RIGHT if given.get(each) == "right" else WRONG if each in given else OPEN
            for each in exercises
        ]
        yield {"place": place, "marks": marks}


def _sections(results: Results, found: Counts) -> Iterator[dict[str, object]]:
    """Yield each section's shares; nothing if any of them has under five learners."""
    query = "SELECT section, count(*) FROM learner GROUP BY section ORDER BY section"
    sections = list(results.rows(query))
    if len(sections) < 2 or any(many < FEW for _, many in sections):
        return
    for section, many in sections:
        shares = [_share(results, found, section, lesson) for lesson, _ in found.handed]
        yield {"name": section or "no section", "learners": many, "shares": shares}


def _share(results: Results, found: Counts, section: str, lesson: str) -> str:
    query = (
        "SELECT count(DISTINCT handed.learner), coalesce(sum(counted.outcome = 'right'), 0)"
        " FROM learner JOIN handed ON handed.learner = learner.id"
        " LEFT JOIN counted ON counted.learner = learner.id AND counted.lesson = handed.lesson"
        " WHERE section = ? AND handed.lesson = ?"
    )
    learners, right = next(results.rows(query, section, lesson))
    asked = learners * len(found.of_lesson(lesson))
    return f"{100 * right // asked} %" if learners >= FEW else "–"


def _noted(found: Counts) -> Iterator[str]:
    if found.refused:
        files = "1 file" if found.refused == 1 else f"{found.refused:,} files"
        yield f"{files} could not be read; not-read.csv says which, and why."
    for note, many in found.noted:
        yield f"{few(many).capitalize()} learners: {note}."


def overview_rows(results: Results, course: Course) -> Iterator[tuple[str, ...]]:
    """Yield the same as a table: a row for each thing that learners did with a question."""
    yield ("lesson", "exercise", "question", "handed in", "kind", "what they did", "learners")
    found = counts(results, course)
    for each in found.tallies if found.may_be_told else ():
        if each.handed >= FEW:
            about = (course.lesson(each.lesson), each.exercise, each.question, str(each.handed))
            for kind, words, many in each.parts:
                yield (*about, kind, words, few(many))
