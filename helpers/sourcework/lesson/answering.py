"""Answering: check, ask, hints, where one stands, handing in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .. import progress as _progress
from ..course import Course
from ..exercises import Feedback, Hint
from ..exercises.model import said
from ..progress import HandIn, Kept, Standing
from ..views.live import Live, refresh
from . import waiting
from .arguing import enclosed_with

if TYPE_CHECKING:
    from ..views.forms import Form

_hints_given: dict[tuple[str, str], int] = {}


def check(course: Course, exercise_id: str = "", *answer: object) -> Feedback | Form:
    """Return the feedback to an answer, and keep the answer.

    Any object is an answer; the dots, or nothing, mean that you have not answered yet: then it is
    the exercise's form, if you chose to answer by form. Several objects parted by commas are one
    answer of several parts. Raises UnknownName for an exercise that does not exist.
    """
    given = (answer or (...,))[0] if len(answer) < 2 else answer
    feedback = _progress.answered(course.exercises[exercise_id], given, course.document, _kept())
    if feedback.outcome != "not-answered":
        return feedback
    way = _progress.way(_kept())
    if way == "form":
        return ask(course, exercise_id)
    if way:
        return feedback
    told = _by_form(course, course.exercises[exercise_id].lesson)
    return replace(feedback, words=f"{feedback.words} {told}")


def ask(course: Course, exercise_id: str) -> Form:
    """Return an exercise as a form, with your latest answer in it.

    It is judged, kept and answered just as by ``check``. Raises UnknownName for an exercise that
    does not exist.
    """
    from sourcework.views import forms

    return forms.ask(course.exercises[exercise_id], course.document, _kept(), after=refresh)


def answer_by(course: Course, way: str = "") -> Form:
    """Return the choice between answering by form and in code; with ``way``, choose at once.

    ``way`` is "form" or "code"; what is chosen holds for all lessons. Raises UnknownName for
    anything else.
    """
    from sourcework.views import forms

    note = _progress.choose(way, _kept()) if way else ""
    return forms.answer_by(_kept(), note)


def hint(course: Course, exercise_id: str) -> Hint:
    """Return a hint; asked again, the next one, up to the third. No hint gives the answer."""
    exercise = course.exercises[exercise_id]
    asked = (course.name, exercise_id)
    number = _hints_given[asked] = min(_hints_given.get(asked, 0) + 1, len(exercise.hints))
    words = said(exercise.hints[number - 1], course.document)
    return Hint(exercise_id, number, words, len(exercise.hints))


def progress(course: Course) -> Live[Standing]:
    """Return where you stand with each exercise of each lesson, from the answers kept so far."""
    pages = {name: f"{book}.ipynb" for name, book in course.lessons.items()}
    every, document = course.exercises, course.document
    return Live("progress", lambda: _progress.standing(_kept(), every, document, pages))


def hand_in(course: Course, lesson: str) -> Live[HandIn]:
    """Return your answers to a lesson, in words and as data that the notebook then carries.

    With the lesson on arguing go your argument and the words you kept.
    """
    return Live(
        f"hand-in-{lesson}",
        lambda: _progress.hand_in(
            lesson,
            _kept(),
            course.exercises,
            course.document,
            enclosed_with(course, lesson),
            course.mime,
        ),
    )


def reset(course: Course, *, confirm: bool = False) -> str:
    """Start afresh: put all answers kept so far aside, as a copy with today's date.

    Asks first: without ``confirm=True`` nothing changes, and ProgressError says how many answers
    there are.
    """
    copy: Path | None = _kept().reset(confirm=confirm is True)
    _hints_given.clear()
    waiting.start_afresh()
    return (
        "Nothing was kept yet."
        if copy is None
        else f"Your earlier answers are kept in {copy.name}."
    )


def asking_the_way(course: Course) -> tuple[str, ...]:
    """Return the lessons that ask whether one answers by form or in code."""
    return tuple(each.stem for each in course.place.notebooks if _asks_the_way(each))


def _asks_the_way(notebook: Path) -> bool:
    return "answer_by(" in notebook.read_text(encoding="utf-8")


def _by_form(course: Course, lesson: str) -> str:
    """Return how to answer by form instead: in this lesson or the first, where one of them asks."""
    first, *others = course.place.notebooks or (None,)
    here = (each for each in others if each and each.stem == course.lesson(lesson))
    if any(map(_asks_the_way, here)):
        do = "choose that at the beginning of this lesson"
    elif first and _asks_the_way(first):
        do = f"choose that in {first.stem}"
    else:
        do = 'run answer_by("form")'
    return f"To answer by form instead, {do}."


def _kept() -> Kept:
    return Kept(_progress.place())
