"""One learner's page: the mistakes by their names and what to do next, and never an answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..course import Course
from ..exercises import judge
from ..exercises.model import Exercise, said
from ..templates import filled
from .gradebook import Learner
from .keeping import Results
from .names import tidy


@dataclass(frozen=True, slots=True)
class Again:
    """A question to look at again: what was answered, what is wrong with it, and what to do."""

    question: str
    given: str
    words: str
    next: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """How a learner did in one lesson."""

    name: str
    right: int
    asked: int
    again: tuple[Again, ...]
    open: tuple[str, ...]


def page(results: Results, course: Course, learner: Learner, when: str) -> str:
    """Return the page for one learner."""
    lessons = [_lesson(results, course, learner, lesson) for lesson in learner.handed]
    return filled(
        "classroom/templates/feedback.html",
        title=course.title,
        name=learner.name,
        when=when,
        lessons=lessons,
    )


def file_name(number: int, name: str) -> str:
    """Return the name of a learner's page, which every disk takes and no other page has.

    >>> file_name(7, "Đorđević, Ana"), file_name(12, "../con")
    ('007-Đorđević-Ana.html', '012-con.html')
    """
    plain = re.sub(r"[^\w]+", "-", tidy(name)).strip("-_")[:60]
    return f"{number:03}-{plain or 'learner'}.html"


def _lesson(results: Results, course: Course, learner: Learner, lesson: str) -> Lesson:
    query = "SELECT exercise, outcome, answer, told FROM counted WHERE learner = ? AND lesson = ?"
    given = {each: rest for each, *rest in results.rows(query, learner.id, lesson)}
    asked = course.exercises.of_lesson(lesson)
    wrong = (each for each in asked if each.id in given and given[each.id][0] != "right")
    return Lesson(
        course.lesson(lesson),
        sum(outcome == "right" for outcome, *_ in given.values()),
        len(asked),
        tuple(_again(course, each, *given[each.id][1:]) for each in wrong),
        tuple(said(each.question, course.document) for each in asked if each.id not in given),
    )


def _again(course: Course, exercise: Exercise, answer: str, told: str) -> Again:
    feedback = judge(exercise, json.loads(answer), course.document).feedback
    question = said(exercise.question, course.document)
    return Again(question, told, feedback.words, " ".join(_steps(feedback.again, feedback.hints)))


def _steps(again: tuple[str, ...], hints: tuple[str, ...]) -> Iterator[str]:
    if again:
        yield f"Read {', '.join(again)} again."
    yield f"A first hint: {hints[0]}" if hints else "Answer it once more in the lesson."
