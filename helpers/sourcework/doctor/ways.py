"""The ways to the lessons, seen from here, and how many learners this machine can serve.

Nothing is sent anywhere, but where it is asked for: then the course's addresses are looked up.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from math import ceil
from pathlib import Path
from typing import Literal
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from ..addresses import binder
from ..course import Course

Works = Literal["yes", "no", "unknown"]
# A hub serves JupyterLab to a browser on another computer; Binder is one.
HUB, BINDER = "JUPYTERHUB_SERVICE_PREFIX", "BINDER_LAUNCH_HOST"
SECONDS = 10
DEPLOY = "course/deploy/README.md"
MARKS: Mapping[Works, str] = {"yes": "works", "no": "not yet", "unknown": "not known"}

# What the benchmark of a class on a hub measured (tests/benchmarks/bench_hub.py; course/deploy has
# the table): a server with two lessons open, and what a hub keeps for itself, in millions of bytes.
LEARNER, HUB_ITSELF = 380, 300
# Of a processor, from login to the end of a lesson in which all cells are run at once; and how long
# a class that does so may wait for it.
PROCESSOR_SECONDS, WAIT = 5, 120
# The system and what else runs wants its part of the memory.
FOR_LESSONS = 0.8


@dataclass(frozen=True, slots=True)
class Way:
    """A way to the lessons: whether it works from here, what was seen, and what to do.

    >>> Way("paper", "On paper", "yes", "worksheets are made").line
    'On paper: works. Worksheets are made.'
    """

    id: str
    title: str
    works: Works
    seen: str
    do: str = ""

    @property
    def line(self) -> str:
        """The way in a line or two."""
        seen = f"{self.seen[:1].upper()}{self.seen[1:]}."
        return " ".join(filter(None, [f"{self.title}: {MARKS[self.works]}.", seen, self.do]))


def ways(
    course: Course, can_run: bool, environment: Mapping[str, str], ask: bool = False
) -> tuple[Way, ...]:
    """Return all ways in the order in which one would rather have them.

    ``ask`` allows this to look whether addresses answer; else nothing is sent.
    """
    root = course.place.checkout
    return (
        here(can_run),
        in_browser(root),
        on_binder(course, environment, reached if ask else None),
        on_hub(environment),
        on_paper(root),
    )


def here(can_run: bool) -> Way:
    """Return the way of JupyterLab on this machine.

    >>> here(False).line
    'On this machine: not yet. What is wrong stands above.'
    """
    if can_run:
        return Way("here", "On this machine", "yes", "all that was looked at is in order")
    return Way("here", "On this machine", "no", "what is wrong stands above")


def in_browser(root: Path | None) -> Way:
    """Return the way of a browser that needs no server: a site with the lessons in it."""
    title = "In a browser alone"
    if root is None:
        do = "Clone the project, and `build lite` makes one."
        return Way("browser", title, "no", "no site is made in what pip installed", do)
    if (root / "dist" / "site" / "lite").is_dir():
        do = "Put it on any web server; opened as a file it cannot calculate."
        return Way("browser", title, "yes", "a site with the lessons is in dist/site", do)
    do = "`python3 kit.py build lite` makes it."
    return Way("browser", title, "no", "there is no site with the lessons in dist/site", do)


def on_binder(
    course: Course, environment: Mapping[str, str], look: Callable[[str], str] | None
) -> Way:
    """Return the way of Binder; ``look`` says why an address does not answer, or "" if it does."""
    title = "On Binder"
    address = binder(course)
    if environment.get(BINDER):
        seen = "this is Binder: work is lost at its end, so download it in time"
        return Way("binder", title, "yes", seen)
    if not address:
        return Way("binder", title, "no", "the course does not say where on GitHub it is")
    if look is None:
        do = "`doctor --ask` looks whether it answers; nothing is sent otherwise."
        return Way("binder", title, "unknown", "the badge in README.md needs the internet", do)
    for each in (address, course.home):
        if problem := look(each):
            seen = f"no answer came from {urlsplit(each).hostname} ({problem})"
            return Way("binder", title, "no", seen, "Another network may let it through.")
    return Way("binder", title, "yes", "mybinder.org answers, and so does the project's own page")


def on_hub(environment: Mapping[str, str]) -> Way:
    """Return the way of a JupyterHub.

    >>> on_hub({"JUPYTERHUB_SERVICE_PREFIX": "/user/ada/"}).works
    'yes'
    """
    if environment.get(HUB) and not environment.get(BINDER):
        return Way("hub", "On a hub", "yes", "this is one, and work stays in each learner's home")
    do = f"{DEPLOY} of the project says how a department sets one up."
    return Way("hub", "On a hub", "unknown", "this machine is part of none", do)


def on_paper(root: Path | None) -> Way:
    """Return the way of worksheets."""
    if root and any((root / "dist" / "handouts").rglob("*.pdf")):
        return Way("paper", "On paper", "yes", "worksheets to print are in dist/handouts")
    do = "`python3 kit.py build` makes them." if root else "Clone the project to make them."
    return Way("paper", "On paper", "no", "no worksheets are made yet", do)


def reached(address: str) -> str:
    """Return why an address does not answer, or "" if it does."""
    try:
        with urlopen(Request(address, method="HEAD"), timeout=SECONDS):
            return ""
    except HTTPError as answer:
        # It is there, whatever it thinks of being asked like this.
        return "" if answer.code < 500 else str(answer.code)
    except (OSError, HTTPException, ValueError) as problem:
        return str(getattr(problem, "reason", "") or problem or type(problem).__name__)


@dataclass(frozen=True, slots=True)
class Room:
    """What a machine has to serve learners with: processors, and bytes of memory that are free."""

    processors: float
    memory: int

    @property
    def learners(self) -> int:
        """How many could work on it at once: what memory allows and processors keep up with.

        >>> Room(2, 24 * 10**9).learners, Room(2, 4 * 10**9).learners, Room(8, 10**8).learners
        (48, 7, 0)
        """
        return min(self._by_memory, self._by_processors)

    @property
    def _by_memory(self) -> int:
        return max(0, int((self.memory * FOR_LESSONS / 10**6 - HUB_ITSELF) // LEARNER))

    @property
    def _by_processors(self) -> int:
        return int(self.processors * WAIT // PROCESSOR_SECONDS)

    @property
    def sentence(self) -> str:
        """How many, with the reason.

        >>> Room(2, 10**8).sentence
        'As a hub, this machine could serve nobody: only 0.1 GB of memory is free.'
        """
        free = f"{self.memory / 10**9:.1f} GB"
        if not self.learners:
            return f"As a hub, this machine could serve nobody: only {free} of memory is free."
        count = f"{ceil(self.processors)} processor{'s' if self.processors > 1 else ''}"
        if self._by_processors <= self._by_memory:
            why = (
                f"with {count}, so many can log in and run a whole lesson within two minutes; "
                f"its free memory, {free}, is enough for {self._by_memory}"
            )
        else:
            why = (
                f"each needs {LEARNER} MB with two lessons open, and {free} of memory is free; "
                f"its {count} would keep up with {self._by_processors}"
            )
        some = f"{self.learners} learner{'s' if self.learners > 1 else ''}"
        return f"As a hub, this machine could serve about {some} at once: {why}."


def room(proc: Path = Path("/proc"), groups: Path = Path("/sys/fs/cgroup")) -> Room | None:
    """Return what this machine has, or the container that this is in; None where no hub runs."""
    found = re.search(r"^MemAvailable:\s+(\d+) kB", _words(proc / "meminfo"), re.MULTILINE)
    if found is None:
        return None
    free, processors = int(found[1]) * 1024, float(os.cpu_count() or 1)
    if hasattr(os, "sched_getaffinity"):
        processors = len(os.sched_getaffinity(0))
    limit, used = (_words(groups / f"memory.{each}") for each in ("max", "current"))
    if limit.isdecimal():
        free = min(free, max(0, int(limit) - int(used or 0)))
    quota, _, period = _words(groups / "cpu.max").partition(" ")
    if quota.isdecimal() and period.isdecimal():
        processors = min(processors, int(quota) / int(period))
    return Room(processors, free)


def _words(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeError):
        return ""
