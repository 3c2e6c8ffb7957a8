"""Where in the lessons a word first stands, and which section an exercise stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sourcework.course import Course
from sourcework.exercises.model import said
from sourcework.languages import whole_word
from sourcework.publish.manuscript import INSTRUCTOR, SLIDE_ONLY, SOLUTION, Cell, Manuscript
from sourcework.publish.plans.reading import plain

OPENING = "the opening"
# A longer piece of the original is there to be looked at, not to teach its words.
LONGEST = 5
# Where a link leads; its words are read, its address is not.
_LINK = re.compile(r"\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Place:
    """A section of a lesson; ``line`` is where in the manuscript the words stand.

    >>> print(Place("01-read", "Who is “you”?"))
    [01-read](answers/01-read.ipynb), *Who is “you”?*
    """

    lesson: str
    section: str
    line: int = 0

    def __str__(self) -> str:
        section = self.section if self.section == OPENING else f"*{self.section}*"
        return f"[{self.lesson}](answers/{self.lesson}.ipynb), {section}"


@dataclass(frozen=True)
class Lessons:
    """All manuscripts of the project, in order."""

    manuscripts: tuple[Manuscript, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Their names, such as "02-verify"."""
        return tuple(each.name for each in self.manuscripts)

    def sections(self, name: str) -> tuple[str, ...]:
        """Return the sections of a lesson that learners see, the opening first."""
        manuscript = next(each for each in self.manuscripts if each.name == name)
        return tuple(dict.fromkeys(place.section for place, _ in placed(manuscript)))

    def first(self, words: Sequence[str]) -> Place | None:
        """Return where learners first read any of ``words``; None where they never do."""
        # The words whole, in large or small letters.
        wanted = re.compile("|".join(map(whole_word, words)), re.I)
        return next((place for place, line in self._lines if wanted.search(line)), None)

    @cached_property
    def _lines(self) -> tuple[tuple[Place, str], ...]:
        """Each line that learners read: many words are looked for in them."""
        return tuple(self.prose())

    def originals(self, course: Course) -> Iterator[tuple[Place, str]]:
        """Yield each short piece of the original that the lessons have, with its place."""
        tag = re.escape(next(iter(course.document.whole)))
        # Words marked as the original's, or in its quotation marks.
        marked = re.compile(rf'<span lang="{tag}">(.*?)</span>|«(.*?)»')
        for place, line in self.prose(markup=True, course=course):
            for pieces in marked.findall(line):
                piece = "".join(pieces)
                if len(piece.split()) <= LONGEST:
                    yield place, piece

    def prose(
        self, *, markup: bool = False, course: Course | None = None
    ) -> Iterator[tuple[Place, str]]:
        """Yield each line that learners read, with its place, without its markup unless asked.

        With ``course``, the questions of the exercises and the notes for instructors too.
        """
        for manuscript in self.manuscripts:
            for place, cell in placed(manuscript):
                if cell.is_code or (INSTRUCTOR in cell.tags and course is None):
                    source = _questions(cell, course) if course else ""
                else:
                    source = cell.source
                for number, line in enumerate(source.splitlines(), start=cell.line):
                    words = line if markup else plain(_LINK.sub(" ", line)).replace("*", "")
                    yield Place(place.lesson, place.section, number), words


def first_original(word: str, pieces: Iterable[tuple[Place, str]]) -> Place | None:
    """Return where a word of the original is first taught; None where it never is.

    ``pieces`` are the short pieces of the original, in the prose, in a question, or in a note for
    instructors.
    """
    wanted = re.compile(whole_word(word))
    return next((place for place, piece in pieces if wanted.search(piece)), None)


def _questions(cell: Cell, course: Course) -> str:
    asked = (course.exercises[each] for each in cell.asked if SOLUTION not in cell.tags)
    return " ".join(said(each.question, course.document) for each in asked)


def placed(manuscript: Manuscript) -> Iterator[tuple[Place, Cell]]:
    """Yield each cell with its section, cells of slides alone left out.

    A cell that begins several sections counts as part of the first of them.
    """
    section = OPENING
    for cell in manuscript.cells:
        if SLIDE_ONLY in cell.tags:
            continue
        heads = [] if cell.is_code or INSTRUCTOR in cell.tags else _headings(cell.source)
        if heads and cell.source.lstrip().startswith("## "):
            section = heads[0]
        yield Place(manuscript.name, section, cell.line), cell
        section = heads[-1] if heads else section


def _headings(source: str) -> list[str]:
    lines = (each for each in source.splitlines() if each.startswith("## "))
    return [plain(each.removeprefix("## ").strip()) for each in lines]


@dataclass(frozen=True, slots=True)
class Asked:
    """An exercise in its lesson: its id, its section, and the notes for instructors after it."""

    id: str
    place: Place
    notes: tuple[str, ...] = ()


def asked(manuscript: Manuscript) -> tuple[Asked, ...]:
    """Return what a lesson asks, in order: exercises by id, and "argue" for a written argument.

    A note belongs to the exercise before it in the same section.
    """
    found: list[Asked] = []
    for place, cell in placed(manuscript):
        if SOLUTION in cell.tags:
            found += [Asked(each, place) for each in cell.answers]
        elif INSTRUCTOR in cell.tags and found and found[-1].place.section == place.section:
            last = found.pop()
            found.append(Asked(last.id, last.place, (*last.notes, cell.source)))
    return tuple(found)
