"""Where a learner stands: the latest answer to each exercise, judged anew."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING

from .. import __version__
from ..errors import ProgressError
from ..exercises import Exercise, Exercises, Feedback, judge
from ..exercises.feedback import SYMBOLS, TITLES, Outcome
from ..exercises.readings import Json
from ..exercises.told import answer_of, question_of
from .kept import Contents, Kept, Record
from .lines import now

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


def latest(exercise_id: str, kept: Kept) -> Record | None:
    """Return the last answer kept to an exercise, or None.

    Raises ProgressError if the file of answers cannot be opened.
    """
    given = (each for each in reversed(kept.read().records) if each.exercise == exercise_id)
    return next(given, None)


CELL = "text-align:left;vertical-align:top;padding:4px 14px 4px 0;white-space:normal"
LEFT = f'style="{CELL}"'
SHOWN = 8


@dataclass(frozen=True, slots=True)
class State:
    """One exercise and where the learner stands with it: latest answer, outcome, attempts.

    The same answer given again, as when a notebook is run again, is no further attempt.
    ``question`` and ``given`` are the question and the latest answer in few words.
    """

    exercise: str
    lesson: str
    answer: Json
    outcome: Outcome
    attempts: int
    question: str = ""
    given: str = ""

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

    @property
    def counted(self) -> str:
        """The outcome in words, and after how many attempts if more than one.

        >>> State("rate", "verify", "4 321", "right", 2).counted
        'right (2 attempts)'
        """
        again = f" ({self.attempts} attempts)" if self.attempts > 1 else ""
        return f"{TITLES[self.outcome].lower()}{again}"


@dataclass(frozen=True, slots=True, repr=False)
class Standing:
    """Where a learner stands with every exercise, by lesson; ``notes`` tell of damaged lines.

    ``pages`` are the notebooks of the lessons, to which the lessons' names are links.
    """

    states: tuple[State, ...]
    notes: tuple[str, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)

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
        rows = "".join(self._row(lesson) for lesson in self.lessons)
        body = f"{heads('Lesson', 'Exercises', 'In words')}<tbody>{rows}</tbody>"
        return (
            f'<div lang="en"><table style="border-collapse:collapse">{caption("Your progress")}'
            f"{body}</table>{self._next()}{said(self.notes)}</div>"
        )

    def _row(self, lesson: str) -> str:
        states = self.of_lesson(lesson)
        signs = " ".join(each.symbol for each in states)
        items = table_of(states, f"Lesson {lesson}, question by question")
        opened = f"<details><summary>{escape(_in_words(states))}</summary>{items}</details>"
        head = f'<th scope="row" {LEFT}>{self._linked(lesson)}</th>'
        return f"<tr>{head}<td {LEFT}>{signs}</td><td {LEFT}>{opened}</td></tr>"

    def _linked(self, lesson: str) -> str:
        page = self.pages.get(lesson, "")
        name = escape(page.removesuffix(".ipynb") or lesson)
        return f'<a href="{escape(page)}">{name}</a>' if page else name

    def _next(self) -> str:
        """Return where to go on: the first question that is not answered rightly."""
        state = next((each for each in self.states if each.outcome != "right"), None)
        if state is None:
            return "<p>✓ Every question is answered rightly.</p>" if self.states else ""
        return f"<p>Go on in {self._linked(state.lesson)}: {escape(state.question)}</p>"


def _counted(states: Sequence[State]) -> str:
    """Return a lesson's line: signs, then how many are right, begun and untouched, in words."""
    return f"{' '.join(each.symbol for each in states)}  {_in_words(states)}"


def _in_words(states: Sequence[State]) -> str:
    right = sum(each.outcome == "right" for each in states)
    begun = sum(each.attempts > 0 and each.outcome != "right" for each in states)
    return f"{right} of {len(states)} right{f', {begun} begun' if begun else ''}"


def heads(*names: str) -> str:
    """Return the head of a table."""
    cells = "".join(f'<th scope="col" {LEFT}>{escape(name)}</th>' for name in names)
    return f"<thead><tr>{cells}</tr></thead>"


def caption(text: str) -> str:
    """Return the caption of a table, at its left."""
    return f'<caption style="text-align:left">{escape(text)}</caption>'


def said(notes: Iterable[str]) -> str:
    """Return notes as paragraphs."""
    return "".join(f"<p><strong>Note:</strong> {escape(note)}</p>" for note in notes)


def table_of(states: Iterable[State], title: str) -> str:
    """Return a table of questions: each in short words, the answer given, the outcome."""
    rows = "".join(
        f'<tr><th scope="row" {LEFT}>{escape(each.question or each.exercise)}</th>'
        f"<td {LEFT}>{escape(each.given) or '–'}</td>"
        f"<td {LEFT}>{each.symbol} {escape(each.counted)}</td></tr>"
        for each in states
    )
    return (
        f'<table style="border-collapse:collapse">{caption(title)}'
        f"{heads('Question', 'Your answer', 'Outcome')}<tbody>{rows}</tbody></table>"
    )


def standing(
    kept: Kept, exercises: Exercises, document: Document, pages: Mapping[str, str] | None = None
) -> Standing:
    """Return where the learner stands with ``exercises``, from the answers kept.

    ``pages`` are the notebooks of the lessons. Every latest answer is judged anew, so a corrected
    exercise corrects the standing. Raises ProgressError if the file of answers cannot be opened.
    """
    contents = kept.read()
    by_id: dict[str, list[Record]] = {each: [] for each in exercises}
    for record in contents.records:
        by_id.get(record.exercise, []).append(record)
    states = tuple(_state(exercises[each], by_id[each], document) for each in exercises)
    return Standing(states, tuple(_notes(kept, contents)), pages or {})


def _state(exercise: Exercise, records: Sequence[Record], document: Document) -> State:
    question = question_of(exercise, document)
    if not records:
        return State(exercise.id, exercise.lesson, None, "not-answered", 0, question)
    answers = [each.answer for each in records]
    outcome = judge(exercise, answers[-1], document).outcome
    attempts = 1 + sum(one != other for one, other in zip(answers, answers[1:], strict=False))
    given = answer_of(exercise, answers[-1], document)
    return State(exercise.id, exercise.lesson, answers[-1], outcome, attempts, question, given)


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
