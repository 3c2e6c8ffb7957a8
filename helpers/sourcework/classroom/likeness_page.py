"""Work that is alike, on a page for the teacher alone."""

from __future__ import annotations

from ..course import Course
from ..exercises.in_words import question_of
from ..templates import filled
from .keeping import Results
from .likeness import AlikeTexts, SameAnswers, alike_texts, same_answers


def page(results: Results, course: Course, when: str) -> str:
    """Return the page."""
    return filled(
        "classroom/templates/care.html",
        title=course.title,
        when=when,
        answers=[_same(course, each) for each in same_answers(results)],
        texts=[_alike(each) for each in alike_texts(results, course)],
    )


def _same(course: Course, found: SameAnswers) -> dict[str, object]:
    exercises, document = course.exercises, course.document
    return {
        "names": found.names,
        "reached": f"{found.reached:,}" if found.reached else "none",
        "deals": f"{found.deals:,}",
        "answers": [(question_of(exercises[name], document), told) for name, told in found.answers],
    }


def _alike(found: AlikeTexts) -> dict[str, object]:
    return {
        "names": found.names,
        "percent": int(100 * found.share),
        "pairs": f"{found.pairs:,}",
        "rank": f"{found.rank:,}",
        "quote": found.quote,
    }
