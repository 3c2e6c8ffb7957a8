"""A class's files, read and judged: by several processes at once, resumed where it was cut off.

The unit of work is a handful of files. One function does it, here, in another process or on
another machine, from nothing but the places of the files and the name of the course.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ..course import Course
from .found import Found, Refused
from .keeping import Outcome, Results
from .one_file import foreign, handle, key, not_read
from .sources import Search

HANDFUL, SORTED = 16, 512
# Fewer files are read sooner than other processes start.
FEW = 2_000
WAITING = 4  # handfuls for each process: enough to do, and little in memory
_T = TypeVar("_T")


class Executor(Protocol):
    """What does work elsewhere: a pool of processes, or a cluster."""

    def submit(self, work: Any, /, *given: Any) -> Any:
        """Begin a piece of work; what comes back has its ``result()``."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look met: files read, files known from before, and files refused."""

    read: int = 0
    known: int = 0
    refused: int = 0

    @property
    def all(self) -> int:
        """All files met."""
        return self.read + self.known + self.refused

    def and_(self, outcomes: Sequence[Outcome], known: int = 0) -> Looked:
        """Return it with more."""
        refused = sum(bool(each.reason) for each in outcomes)
        read = len(outcomes) - refused
        return Looked(self.read + read, self.known + known, self.refused + refused)


@dataclass(slots=True)
class Look:
    """One look at what a class handed in: what is new in it is read, judged and kept.

    ``seen`` is its time; ``told`` hears how far it is. With an ``executor`` the work is done
    there, otherwise by ``processes`` at once (0: one for each processor).
    """

    opening: Callable[[], Course]
    results: Results
    seen: str
    processes: int = 0
    executor: Executor | None = None
    told: Callable[[Looked], None] = lambda looked: None
    _stamp: str = ""
    _looked: Looked = field(default_factory=Looked)

    def at(self, submissions: Path) -> Looked:
        """Look at a folder or zip, and return what was met. Raises KitError if it is not kept."""
        self._stamp = self.opening().stamp
        self.results.begin()
        few = self.executor is None and count(submissions, FEW) < FEW
        with closing(Work(self.opening, 1 if few else self.processes, self.executor)) as work:
            for chunk in chunks(Search().files(submissions), SORTED):
                for handful in chunks(self._new(chunk), HANDFUL):
                    self._keep(work.begun(handful))
            self._keep(work.rest())
        return self._looked

    def _new(self, chunk: Sequence[Found | Refused]) -> Iterator[Found]:
        """Yield the files to be read, and keep at once what is known or will not be read."""
        known, refused, new = [], [], []
        for each in chunk:
            if isinstance(each, Refused):
                refused.append(not_read(each, each.reason))
            elif reason := foreign(each):
                refused.append(not_read(each, reason))
            elif self.results.known(key(each), each.state, self._stamp):
                known.append(key(each))
            else:
                new.append(each)
        self.results.met(known)
        self._keep([refused], len(known))
        yield from new

    def _keep(self, done: Iterable[Sequence[Outcome]], known: int = 0) -> None:
        for outcomes in done:
            self.results.keep(outcomes, self._stamp, self.seen)
            self._looked = self._looked.and_(outcomes, known)
            self.told(self._looked)


@dataclass(slots=True)
class Work:
    """Work that was begun elsewhere and is not done yet, in order."""

    opening: Callable[[], Course]
    processes: int
    executor: Executor | None = None
    _pool: ProcessPoolExecutor | None = None
    _waiting: deque[tuple[Sequence[Found], Any]] = field(default_factory=deque)

    def begun(self, files: Sequence[Found]) -> Iterator[list[Outcome]]:
        """Begin to read some files, and yield what is done meanwhile."""
        if self.processes == 1 and self.executor is None:
            yield handle(self.opening, files)
            return
        self._waiting.append((files, self._submit(files)))
        while len(self._waiting) > WAITING * self._many:
            yield self._next()

    def rest(self) -> Iterator[list[Outcome]]:
        """Yield all that is not done yet."""
        while self._waiting:
            yield self._next()

    @property
    def _many(self) -> int:
        return self.processes or os.cpu_count() or 1

    def _submit(self, files: Sequence[Found]) -> Any:
        if self.executor is not None:
            return self.executor.submit(handle, self.opening, tuple(files))
        if self._pool is None:
            # A fresh interpreter on every system: nothing of this process is taken along.
            self._pool = ProcessPoolExecutor(self._many, get_context("spawn"))
        future: Future[list[Outcome]] = self._pool.submit(handle, self.opening, tuple(files))
        return future

    def _next(self) -> list[Outcome]:
        files, future = self._waiting.popleft()
        try:
            return list(future.result())
        except BrokenProcessPool:
            return self._after_a_break(files)

    def _after_a_break(self, files: Sequence[Found]) -> list[Outcome]:
        """Return what became of files after a process died: one of them may have killed it."""
        self._renew()
        try:
            done: list[Outcome] = self._submit(files).result()
        except BrokenProcessPool:
            self._renew()
            if len(files) == 1:
                return [not_read(files[0], "it stopped the program that reads it")]
            half = len(files) // 2
            return self._after_a_break(files[:half]) + self._after_a_break(files[half:])
        return done

    def _renew(self) -> None:
        if self.executor is not None:
            return  # a cluster replaces its workers itself
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = None
        self._waiting = deque(
            (files, future if future.done() and not future.exception() else self._submit(files))
            for files, future in self._waiting
        )

    def close(self) -> None:
        """Let the processes go; what is not done is left."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


def count(submissions: Path, most: int) -> int:
    """Return how many files there are, or ``most`` if there are as many."""
    return sum(1 for _ in islice(Search().files(submissions), most))


def chunks(values: Iterable[_T], many: int) -> Iterator[list[_T]]:
    """Yield values in lists of ``many``, the last one shorter.

    >>> list(chunks("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    rest = iter(values)
    while chunk := list(islice(rest, many)):
        yield chunk
