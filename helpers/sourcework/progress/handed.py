"""The answers of one lesson as a notebook carries them to a teacher: data, nothing to be run."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from .. import __version__
from ..exercises import Exercises
from ..exercises.readings import Json
from ..interpreter import KIT
from .answers import Kept
from .standing import Standing, said, standing, table_of
from .states import State

if TYPE_CHECKING:
    from ..document import Document

SAVE = (
    "Save the notebook; it is your submission. A right answer counts, whatever you tried after it."
)
MIME = f"application/vnd.{KIT}.answers+json"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """Something handed in beside the answers: its name in the data, the data, and how it is shown.

    ``plain`` and ``html`` show it to the learner before it is sent off and to a teacher after.
    """

    name: str
    data: Json
    plain: str
    html: str


@dataclass(frozen=True, slots=True, repr=False)
class HandIn:
    """What is handed in of one lesson: shown in words, and carried as data of type ``mime``.

    ``edition`` is the sha256 of the edition answered from, ``enclosed`` what goes with the answers.
    Nothing in it depends on the time or the computer.

    >>> state = State("rate", "verify", "4 321", "right", 2)
    >>> HandIn("verify", (state,), "d947", "0.1.0")
    Handed in with this notebook: verify, 1 of 1 right.
      ✓ rate: right, 2 attempts
      Save the notebook; it is your submission. A right answer counts, whatever you \
tried after it.
    """

    lesson: str
    states: tuple[State, ...]
    edition: str
    version: str
    notes: tuple[str, ...] = ()
    enclosed: tuple[Enclosure, ...] = ()
    mime: str = MIME

    @property
    def payload(self) -> dict[str, Json]:
        """The data: lesson, kit, edition, the answer that counts of each exercise, and the rest.

        ``later`` is there where answers were tried after a right one: how many.
        """
        answers: list[Json] = [
            {
                "exercise": each.exercise,
                "answer": each.answer,
                "outcome": each.outcome,
                "attempts": each.attempts,
                **({"later": each.later} if each.later else {}),
            }
            for each in self.states
            if each.attempts
        ]
        return {
            "format": 1,
            "kit": self.version,
            "lesson": self.lesson,
            "edition": self.edition,
            "answers": answers,
            **{each.name: each.data for each in self.enclosed},
        }

    @property
    def _head(self) -> str:
        right = sum(each.outcome == "right" for each in self.states)
        return f"{self.lesson}, {right} of {len(self.states)} right."

    @property
    def _open(self) -> str:
        """What is not in it yet, in a sentence."""
        count = sum(not each.attempts for each in self.states)
        return (
            f"{count} of the questions have no answer yet. "
            if count > 1
            else ("One question has no answer yet. " if count else "")
        )

    def __repr__(self) -> str:
        lines = [f"Handed in with this notebook: {self._head}"]
        for each in self.states:
            lines += [each.words, *([f"  Your answer: {each.given}"] if each.given else [])]
        lines += [each.plain for each in self.enclosed]
        lines += [f"{self._open}{SAVE}"]
        return "\n  ".join([*lines, *self.notes])

    def _repr_html_(self) -> str:
        more = "".join(f", your {each.name}" for each in self.enclosed)
        title = f"This is what you hand in: your answers{more}, nothing else about you"
        enclosed = "".join(each.html for each in self.enclosed)
        return (
            f'<div lang="en"><p><strong>Handed in with this notebook:</strong> '
            f"{escape(self._head)}</p>{table_of(self.states, title)}"
            f"{enclosed}<p>{escape(self._open)}{escape(SAVE)}</p>{said(self.notes)}</div>"
        )

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Json]:
        """Return the words, the rich form and the data in one output."""
        return {"text/plain": repr(self), "text/html": self._repr_html_(), self.mime: self.payload}


def hand_in(
    lesson: str,
    kept: Kept,
    exercises: Exercises,
    document: Document,
    enclosed: tuple[Enclosure, ...] = (),
    mime: str = MIME,
) -> HandIn:
    """Return what is handed in of one lesson, and what is enclosed with it.

    Raises UnknownName for a lesson that has no exercises.
    """
    exercises.of_lesson(lesson)
    all_states: Standing = standing(kept, exercises, document)
    edition = sha256(document.path.read_bytes()).hexdigest()
    states = all_states.of_lesson(lesson)
    return HandIn(lesson, states, edition, __version__, all_states.notes, enclosed, mime)
