"""A course: one document, and all that is taught with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from typing import Any

from . import __version__
from .claims import Assertion, Claims, judged
from .claims.overstated import Overstatement
from .document import Document, open_edition
from .document.names import OtherNames
from .exercises import Exercises, right_answer
from .exercises.model import said
from .outside import FILES, NOTHING, Outside, open_outside
from .places import Place

RUBRIC = "course/rubric.md"


@dataclass(frozen=True)
class Course:
    """What the rooms are handed: where a document stands, and what is taught with it.

    ``title`` is what learners and teachers call it, ``home`` where it is published and ``makers``
    who made it. Only a place, a title and exercises are needed; what stands in files is opened
    when it is first asked for, and then kept.

    ``assertions`` are what the document sets up between its figures; ``explorers`` show a scene
    of it, by name; ``worksheets`` is what its worksheets are told beside figures and claims;
    ``operands`` what the sentences of its lessons calculate with beside figures and claims, by
    name: a number, an interval, or None for what is not its own; ``printed`` the texts
    that its lessons print, each with its lesson, from which an argument may take numbers;
    ``advise`` gives the advice on a written argument, if there is one in the course;
    ``overstatements`` are the words in which one says more than a claim's verdict, ``names`` what
    else people are called, ``derived`` the numbers that follow from other sources; ``pictures`` are
    those that a case file may hold, by name, each with what it shows; ``enclosed`` are the
    speakers whose own words are cut in the document; ``pages`` returns pages for teachers that only
    this course has, by their names in ``course/``, with citations as in a lesson; ``argues`` is the
    lesson with which argument and evidence are handed in; ``kind`` is what the document is, in a
    word such as "letter", and ``units`` what has to be said of its units; ``beside`` returns what
    is outside, where the course's own claims and questions have opened it.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> course = opened(EXAMPLE)
    >>> course.mime, course.lesson("read")
    ('application/vnd.bakers_letter.answers+json', '01-read')
    """

    place: Place
    title: str
    exercises: Exercises
    home: str = ""
    makers: str = ""
    assertions: tuple[Assertion, ...] = ()
    explorers: Mapping[str, Callable[[Document], Any]] = field(default_factory=dict)
    worksheets: Callable[[Course], Mapping[str, Any]] | None = None
    operands: Callable[[str, Course], Any] | None = None
    printed: Callable[[], tuple[tuple[str, str], ...]] | None = None
    advise: Callable[[Any], tuple[Any, ...]] | None = None
    overstatements: tuple[Overstatement, ...] = ()
    names: OtherNames = field(default_factory=OtherNames)
    derived: Callable[[Outside], tuple[tuple[str, Fraction], ...]] | None = None
    pictures: Mapping[str, tuple[str, Callable[[Course], Any]]] = field(default_factory=dict)
    enclosed: tuple[str, ...] = ()
    pages: Callable[[Course], Mapping[str, str]] | None = None
    argues: str = "argue"
    kind: str = "document"
    units: str = ""
    beside: Callable[[], Outside] | None = None

    @property
    def name(self) -> str:
        """The name of its package, which is that of its command."""
        return self.place.name

    @property
    def mime(self) -> str:
        """The type under which a notebook carries the answers of this course."""
        return f"application/vnd.{self.name}.answers+json"

    @cached_property
    def document(self) -> Document:
        """The document, opened from its edition."""
        return open_edition(self.place.edition)

    @cached_property
    def outside(self) -> Outside:
        """What other documents, books and measurements say, from the files beside the edition.

        A course that has neither of the files takes nothing from outside.
        """
        if self.beside is not None:
            return self.beside()
        folder = self.place.edition.parent
        if any((folder / name).exists() for name in FILES):
            return open_outside(folder)
        return NOTHING

    @cached_property
    def claims(self) -> Claims:
        """What the document asserts, judged on it."""
        return judged(self.document, self.assertions)

    @cached_property
    def lessons(self) -> Mapping[str, str]:
        """What a teacher calls each lesson, by the name that its exercises have for it.

        That is the name of its notebook; where there is none, they are counted from 01.
        """
        books = {each.stem.partition("-")[2]: each.stem for each in self.place.notebooks}
        numbered = enumerate(self.exercises.lessons, start=1)
        return {name: books.get(name, f"{at:02}-{name}") for at, name in numbered}

    def lesson(self, name: str) -> str:
        """Return what a teacher calls a lesson."""
        return self.lessons.get(name, name)

    @cached_property
    def rubric(self) -> tuple[tuple[str, ...], ...]:
        """What arguments are marked by, from the course's page: a name, then its levels.

        The best level stands first; there is nothing where the page is not there.
        """
        root = self.place.checkout
        path = root / RUBRIC if root else None
        if path is None or not path.is_file():
            return ()
        page = path.read_text(encoding="utf-8")
        table = page.partition("## The rubric")[2].partition("\n## ")[0]
        lines = (each.strip("| ") for each in table.splitlines() if each.startswith("| **"))
        rows = (each.split(" | ") for each in lines)
        return tuple(tuple(re.sub(r"[*_]", "", cell).strip() for cell in row) for row in rows)

    @cached_property
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
            right = right_answer(each, self.document)
            # A set has its members in another order in each process.
            marks += [each.id, repr(sorted(right) if isinstance(right, frozenset) else right)]
            marks += [said(each.why, self.document)]
            marks += [said(mistake.words, self.document) for mistake in each.mistakes]
        return sha256("\0".join(marks).encode("utf-8", "backslashreplace")).hexdigest()
