"""What a check is and finds, and what all of them together say."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from ..course import Course
from .session import Session
from .ways import Room, Way

Outcome = Literal["ok", "warn", "fail", "untried"]
Route = Literal["code", "no-pictures", "binder", "paper"]

# In the order in which one would rather have them.
ROUTES: Mapping[Route, str] = {
    "code": "Here, in code: the lessons run; answer in cells and not in forms.",
    "no-pictures": "Here, without pictures: each one's values also stand in a table.",
    "binder": "In a browser: the badge in README.md opens the lessons on Binder.",
    "paper": "On paper: the document and a worksheet for each lesson, which `python3 kit.py build`"
    " makes on any computer, in dist/handouts; its page in the class zip opens anywhere.",
}
AWAY: tuple[Route, ...] = ("binder", "paper")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: how it is, what was seen, what to do, and which routes stay open.

    >>> Finding("ok", "8888 is free")
    Finding(outcome='ok', seen='8888 is free', do='', routes=())
    """

    outcome: Outcome
    seen: str
    do: str = ""
    routes: tuple[Route, ...] = ()


@dataclass(slots=True)
class Machine:
    """What is examined: a course, a folder for its lessons, ports; and for how long one waits.

    ``patience`` is the seconds a check may take. ``session`` is the kernel of the checks that
    need one.
    """

    course: Course
    folder: Path
    session: Session = field(default_factory=Session)
    ports: range = range(8888, 8938)
    patience: float = 30.0


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at, and what to do where even looking at it fails.

    ``look`` is a coroutine where it needs the kernel.
    """

    id: str
    title: str
    look: Callable[[Machine], Finding | Coroutine[Any, Any, Finding]]
    do: str
    routes: tuple[Route, ...] = AWAY
    in_kernel: bool = False

    @property
    def inside(self) -> str:
        """The title as it stands inside a sentence."""
        return self.title if self.title == "Python" else self.title.lower()

    def broken(self, seen: str) -> Finding:
        """Return the finding of a check that broke or did not end."""
        return Finding("fail", seen, self.do, self.routes)


@dataclass(frozen=True, slots=True)
class Result:
    """A check's finding and the seconds it took."""

    check: Check
    finding: Finding
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """All results in order, and what they say together.

    ``ways`` are the ways to the lessons from here, ``room`` what it could serve
    learners with.
    """

    results: tuple[Result, ...]
    folder: Path = field(default_factory=Path)
    seconds: float = 0.0
    ways: tuple[Way, ...] = ()
    room: Room | None = None

    def _titles(self, outcome: Outcome) -> str:
        return listed(
            [each.check.inside for each in self.results if each.finding.outcome == outcome]
        )

    @property
    def can_run(self) -> bool:
        """Whether no check failed."""
        return not self._titles("fail")

    @property
    def routes(self) -> tuple[Route, ...]:
        """The routes that every failure leaves open; none are needed where nothing failed."""
        failed = [each.finding for each in self.results if each.finding.outcome == "fail"]
        if not failed:
            return ()
        return tuple(each for each in ROUTES if all(each in finding.routes for finding in failed))

    @property
    def verdict(self) -> str:
        """The closing sentence."""
        if not self.can_run:
            return f"This machine cannot run the class, because of this: {self._titles('fail')}."
        seen = self._titles("warn")
        return f"This machine can run the class{f'; but see: {seen}' if seen else ''}."


def listed(words: list[str]) -> str:
    """Return words as a sentence lists them.

    >>> listed(["browser", "port", "kernel"])
    'browser, port and kernel'
    """
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
