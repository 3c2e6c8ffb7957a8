"""Where a learner stands: the latest answer to each exercise, judged anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from .. import __version__
from ..errors import ProgressError
from ..exercises import Exercise, Exercises, Feedback, judge
from ..exercises.feedback import SYMBOLS, TITLES, Outcome
from ..exercises.readings import Json
from .kept import Contents, Kept, Record, now

if TYPE_CHECKING:
    from ..document import Document


def answered(
    exercise: Exercise, given: object, document: Document, kept: Kept, *, time: str = ""
) -> Feedback:
    """Return the feedback to an answer, and keep the answer if anything was given.

    An answer that cannot be kept still gets its feedback, with a note that says so.
    """
    judged = judge(exercise, given, document)
    if judged.outcome == "not-answered":
        return judged.feedback
    record = Record(exercise.id, judged.kept, judged.outcome, time or now(), __version__)
    try:
        kept.add(record)
    except ProgressError as error:
        return replace(judged.feedback, note=str(error))
    return judged.feedback


LEFT = 'style="text-align:left"'
SHOWN = 8


@dataclass(frozen=True, slots=True)
class State:
    """One exercise and where the learner stands with it: latest answer, outcome, attempts.

    The same answer given again, as when a notebook is run again, is no further attempt.
    """

    exercise: str
    lesson: str
    answer: Json
    outcome: Outcome
    attempts: int

    @property
    def words(self) -> str:
        """The state in a line: symbol, id, outcome in words, attempts.

        >>> State("rate", "verify", "4 321", "right", 2).words
        '✓ rate: right, 2 attempts'
        """
        counted = {0: "", 1: ", 1 attempt"}.get(self.attempts, f", {self.attempts} attempts")
        return f"{self.symbol} {self.exercise}: {TITLES[self.outcome].lower()}{counted}"

    @property
    def symbol(self) -> str:
        """The sign that stands for the outcome beside its words."""
        return SYMBOLS[self.outcome]


@dataclass(frozen=True, slots=True, repr=False)
class Standing:
    """Where a learner stands with every exercise, by lesson; ``notes`` tell of damaged lines."""

    states: tuple[State, ...]
    notes: tuple[str, ...] = ()

    def of_lesson(self, lesson: str) -> tuple[State, ...]:
        """Return the states of one lesson, in the lesson's order."""
        return tuple(each for each in self.states if each.lesson == lesson)

    @property
    def lessons(self) -> tuple[str, ...]:
        """The lessons, in order."""
        return tuple(dict.fromkeys(each.lesson for each in self.states))

    def __repr__(self) -> str:
        lines = [f"{lesson:<10} {_counted(self.of_lesson(lesson))}" for lesson in self.lessons]
        return "\n".join([*(lines or ["No exercises yet."]), *self.notes])

    def _repr_html_(self) -> str:
        rows = "".join(_row(lesson, self.of_lesson(lesson)) for lesson in self.lessons)
        head = "".join(
            f'<th scope="col" {LEFT}>{name}</th>' for name in ("Lesson", "Right", "Exercises")
        )
        notes = "".join(f"<p><strong>Note:</strong> {escape(note)}</p>" for note in self.notes)
        caption = "<caption>Your progress</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{notes}"


def _counted(states: Sequence[State]) -> str:
    """Return a lesson's line: signs, then how many are right, begun and untouched, in words."""
    right = sum(each.outcome == "right" for each in states)
    begun = sum(each.attempts > 0 and each.outcome != "right" for each in states)
    signs = " ".join(each.symbol for each in states)
    words = f"{right} of {len(states)} right"
    return f"{signs}  {words}{f', {begun} begun' if begun else ''}"


def _row(lesson: str, states: Sequence[State]) -> str:
    right = sum(each.outcome == "right" for each in states)
    items = "<br>".join(escape(each.words) for each in states)
    opened = f"<details><summary>{escape(_counted(states))}</summary>{items}</details>"
    head = f'<th scope="row" {LEFT}>{escape(lesson)}</th>'
    return f"<tr>{head}<td>{right} of {len(states)}</td><td {LEFT}>{opened}</td></tr>"


def standing(kept: Kept, exercises: Exercises, document: Document) -> Standing:
    """Return where the learner stands with ``exercises``, from the answers kept.

    Every latest answer is judged anew, so a corrected exercise corrects the standing. Raises
    ProgressError if the file of answers cannot be opened.
    """
    contents = kept.read()
    by_id: dict[str, list[Record]] = {each: [] for each in exercises}
    for record in contents.records:
        by_id.get(record.exercise, []).append(record)
    states = tuple(_state(exercises[each], by_id[each], document) for each in exercises)
    return Standing(states, tuple(_notes(kept, contents)))


def _state(exercise: Exercise, records: Sequence[Record], document: Document) -> State:
    if not records:
        return State(exercise.id, exercise.lesson, None, "not-answered", 0)
    latest = judge(exercise, records[-1].answer, document)
    answers = [each.answer for each in records]
    changes = sum(one != other for one, other in zip(answers, answers[1:], strict=False))
    return State(exercise.id, exercise.lesson, records[-1].answer, latest.outcome, 1 + changes)


def _notes(kept: Kept, contents: Contents) -> list[str]:
    damages = contents.damages
    if not damages:
        return []
    numbers = ", ".join(str(each.line) for each in damages[:SHOWN])
    more = f", … ({len(damages)} in all)" if len(damages) > SHOWN else ""
    place = f"A copy stands in {kept.aside.name}" if contents.copied else "Nothing was removed"
    return [
        f"{kept.path.name}, line {numbers}{more}: damaged and not counted. {place}; your other "
        "answers are safe."
    ]
