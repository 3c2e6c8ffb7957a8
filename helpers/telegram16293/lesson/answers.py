"""Answering: check, ask, hints, where one stands, handing in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sourcework import progress as _progress
from sourcework.exercises import Feedback, Hint
from sourcework.exercises.model import said
from sourcework.progress import HandIn, Kept, Standing
from sourcework.views.live import Live, refresh
from telegram16293.seeds import edition

from .. import exercises as _exercises
from .arguing import enclosed_with
from .given import verb

if TYPE_CHECKING:
    from sourcework.views.forms import Form

_BY_FORM = "To answer by form instead, choose that in 00-start."
_hints_given: dict[str, int] = {}


@verb
def check(exercise_id: str = "", *answer: object) -> Feedback | Form:
    """Return the feedback to an answer, and keep the answer.

    Any object is an answer; the dots, or nothing, mean that you have not answered yet: then it is
    the exercise's form, if you chose to answer by form. Several objects parted by commas are one
    answer of several parts. Raises UnknownName for an exercise that does not exist.
    """
    given = (answer or (...,))[0] if len(answer) < 2 else answer
    feedback = _progress.answered(_exercises.ALL[exercise_id], given, edition(), _kept())
    if feedback.outcome != "not-answered":
        return feedback
    way = _progress.way(_kept())
    if way == "form":
        return ask(exercise_id)
    return feedback if way else replace(feedback, words=f"{feedback.words} {_BY_FORM}")


@verb
def ask(exercise_id: str) -> Form:
    """Return an exercise as a form, with your latest answer in it.

    It is judged, kept and answered just as by ``check``. Raises UnknownName for an exercise that
    does not exist.
    """
    from sourcework.views import forms

    return forms.ask(_exercises.ALL[exercise_id], edition(), _kept(), after=refresh)


@verb
def answer_by(way: str = "") -> Form:
    """Return the choice between answering by form and in code; with ``way``, choose at once.

    ``way`` is "form" or "code"; what is chosen holds for all lessons. Raises UnknownName for
    anything else.
    """
    from sourcework.views import forms

    note = _progress.choose(way, _kept()) if way else ""
    return forms.answer_by(_kept(), note)


@verb
def hint(exercise_id: str) -> Hint:
    """Return a hint; asked again, the next one, up to the third. No hint gives the answer."""
    exercise = _exercises.ALL[exercise_id]
    number = min(_hints_given.get(exercise_id, 0) + 1, len(exercise.hints))
    _hints_given[exercise_id] = number
    words = said(exercise.hints[number - 1], edition())
    return Hint(exercise_id, number, words, len(exercise.hints))


@verb
def progress() -> Live[Standing]:
    """Return where you stand with each exercise of each lesson, from the answers kept so far."""
    every = _exercises.ALL
    pages = {lesson: f"{at:02}-{lesson}.ipynb" for at, lesson in enumerate(every.lessons)}
    return Live("progress", lambda: _progress.standing(_kept(), _exercises.ALL, edition(), pages))


@verb
def hand_in(lesson: str) -> Live[HandIn]:
    """Return your answers to a lesson, in words and as data that the notebook then carries.

    With the lesson on arguing go your argument and the words you kept.
    """
    return Live(
        f"hand-in-{lesson}",
        lambda: _progress.hand_in(
            lesson, _kept(), _exercises.ALL, edition(), enclosed_with(lesson)
        ),
    )


@verb
def reset(*, confirm: bool = False) -> str:
    """Start afresh: put all answers kept so far aside, as a copy with today's date.

    Asks first: without ``confirm=True`` nothing changes, and ProgressError says how many answers
    there are.
    """
    copy: Path | None = _kept().reset(confirm=confirm is True)
    _hints_given.clear()
    return (
        "Nothing was kept yet." if copy is None else f"Your earlier answers stand in {copy.name}."
    )


def _kept() -> Kept:
    return Kept(_progress.place())
