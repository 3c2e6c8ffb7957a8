"""What a class was taught, as the rooms of a classroom are handed it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

from .. import __version__
from ..argument import Advice, Argument
from ..exercises import Exercises, right_answer
from ..exercises.model import said

if TYPE_CHECKING:
    from ..document import Document


@dataclass(frozen=True, slots=True)
class Taught:
    """A course as a class was taught it: one document, its exercises, and what goes with them.

    ``mime`` is the type under which a notebook carries answers, ``lessons`` what a teacher calls
    each lesson, in order; ``advise`` gives the advice on a written argument, if there is one in
    the course; ``rubric`` is what arguments are marked by: a name, then its levels, best first.
    """

    document: Document
    exercises: Exercises
    mime: str
    lessons: Mapping[str, str]
    title: str = ""
    advise: Callable[[Argument], tuple[Advice, ...]] | None = None
    rubric: tuple[tuple[str, ...], ...] = field(default=())

    @property
    def edition(self) -> str:
        """The sha256 of the edition, as what is handed in states it."""
        return sha256(self.document.path.read_bytes()).hexdigest()

    @property
    def version(self) -> str:
        """The kit that judges."""
        return __version__

    @property
    def stamp(self) -> str:
        """What judges: another kit, edition or exercise has another stamp."""
        marks = [self.version, self.edition, self.mime]
        for each in self.exercises.values():
            marks += [
                each.id,
                repr(right_answer(each, self.document)),
                said(each.why, self.document),
            ]
            marks += [said(mistake.words, self.document) for mistake in each.mistakes]
        return sha256("\0".join(marks).encode("utf-8", "backslashreplace")).hexdigest()

    def lesson(self, name: str) -> str:
        """Return what a teacher calls a lesson."""
        return self.lessons.get(name, name)


# Called in each process that reads: a course itself is full of functions and does not travel.
Opening: TypeAlias = Callable[[], Taught]
