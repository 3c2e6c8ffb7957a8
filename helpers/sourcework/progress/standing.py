"""Where a learner stands with all exercises, lesson by lesson, and how that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from ..exercises import Exercises
from ..exercises.in_words import short
from .answers import Kept
from .states import State, answers_of, state_from

if TYPE_CHECKING:
    from ..document import Document


CELL = "text-align:left;vertical-align:top;padding:4px 14px 4px 0;white-space:normal"
LEFT = f'style="{CELL}"'
LONG = 400  # characters of an answer that a table shows unfolded


@dataclass(frozen=True, slots=True, repr=False)
class Standing:
    """Where a learner stands with every exercise, by lesson; ``notes`` tell what went wrong.

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
        return f"<p>Go on in {self._linked(state.lesson)}: {escape(short(state.question))}</p>"


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
    """Return a table of questions: each with the answer that counts, whole, and the outcome."""
    rows = "".join(
        f'<tr><th scope="row" {LEFT}>{escape(each.question or each.exercise)}</th>'
        f"<td {LEFT}>{_whole(each.given) or '–'}</td>"
        f"<td {LEFT}>{each.symbol} {escape(each.counted)}</td></tr>"
        for each in states
    )
    return (
        f'<table style="border-collapse:collapse">{caption(title)}'
        f"{heads('Question', 'Your answer', 'Outcome')}<tbody>{rows}</tbody></table>"
    )


def _whole(given: str) -> str:
    """Return an answer as HTML: all of it, a very long one folded."""
    text = escape(given)
    if len(given) <= LONG:
        return text
    return f"<details><summary>{escape(short(given))}</summary>{text}</details>"


def standing(
    kept: Kept, exercises: Exercises, document: Document, pages: Mapping[str, str] | None = None
) -> Standing:
    """Return where the learner stands with ``exercises``, from the answers kept.

    ``pages`` are the notebooks of the lessons. Answers are judged anew, so a corrected exercise
    corrects the standing.
    """
    contents = kept.read()
    answers = answers_of(contents.records)
    states = tuple(state_from(each, answers, document) for each in exercises.values())
    return Standing(states, contents.notes, pages or {})
