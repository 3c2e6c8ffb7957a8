"""A plan for a class: sessions of so many minutes, and what happens in them, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sourcework.publish.steps import CORE


@dataclass(frozen=True, slots=True)
class Item:
    """What happens for some minutes: a step of a lesson, or something of the plan's own.

    ``late`` and ``saves`` say what to do when time is short, and the minutes that this wins.
    ``lesson`` is like "02-verify", and empty for what is in no lesson. ``shortened`` says that
    the plan itself takes the step in its short form; ``jump``, that its cells need something
    that the plan left out. ``slide`` is what the wall shows of it, beside the lesson's slides;
    ``leave_out``, the headings of those that it does not show.
    """

    title: str
    minutes: int
    what: str
    how: str = ""
    kind: str = CORE
    late: str = ""
    saves: int = 0
    discuss: str = ""
    board: str = ""
    lesson: str = ""
    shortened: bool = False
    jump: bool = False
    slide: str = ""
    leave_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """One meeting of the class, or one part of it: what happens, and what is for home.

    ``begins`` is where its clock stands at first: not at zero in the second part of one day.
    ``own_pace`` says that learners work alone, and nobody is late.
    """

    name: str
    minutes: int
    items: tuple[Item, ...]
    homework: tuple[str, ...] = ()
    begins: int = 0
    own_pace: bool = False

    @property
    def timed(self) -> Iterator[tuple[int, Item]]:
        """Each item with the minute at which it begins.

        >>> hour = Session("One", 9, (Item("Arrive", 4, "…"), Item("Read", 5, "…")))
        >>> [(start, each.title) for start, each in hour.timed]
        [(0, 'Arrive'), (4, 'Read')]
        """
        start = self.begins
        for each in self.items:
            yield start, each
            start += each.minutes


@dataclass(frozen=True, slots=True)
class Plan:
    """A way to teach with the kit: for whom, the question that leads, and the sessions."""

    id: str
    title: str
    audience: str
    question: str
    sessions: tuple[Session, ...]
    about: str = ""
    prepare: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def lessons(self) -> tuple[str, ...]:
        """The lessons that the class opens, in the order of their numbers."""
        items = (each for session in self.sessions for each in session.items)
        return tuple(sorted({each.lesson for each in items if each.lesson}))
