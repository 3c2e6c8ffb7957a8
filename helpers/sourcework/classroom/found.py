"""What is found among what was handed in: files with their places, and what is refused.

>>> Place("a.zip", (3, 0)).path
'a.zip'
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

STAMP = "timestamp.txt"  # nbgrader writes there when work was handed in
LITTER = ("__MACOSX", ".ipynb_checkpoints", ".git", "__pycache__", ".virtual_documents")
LITTER_FILES = (".DS_Store", "Thumbs.db", "desktop.ini", STAMP, "submission_secret.txt")
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Place(NamedTuple):
    """Where a file's bytes are: a path on the disk, and which member of which member of it."""

    path: str
    members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was handed in: its way from the top, in names; its place, size and state.

    ``time`` is when it was last changed, as far as anybody noted (UTC), and ``state`` changes
    with its content.
    """

    way: tuple[str, ...]
    place: Place
    size: int
    time: str
    state: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not read, and why."""

    way: tuple[str, ...]
    reason: str


class Refusal(Exception):
    """Why something cannot be read, in words for a teacher."""


@dataclass(slots=True)
class Budget:
    """How many bytes may still be unpacked from one zip on the disk."""

    left: int

    def spend(self, count: int, reason: str) -> None:
        """Take ``count`` bytes from it. Raises Refusal if it has not as many."""
        if count > self.left:
            raise Refusal(reason)
        self.left -= count


def is_zip(name: str) -> bool:
    """Whether a file is a zip by its name."""
    return name.casefold().endswith(".zip")


def is_litter(way: tuple[str, ...]) -> bool:
    """Whether something was put there by a system and by nobody: it is passed over in silence."""
    return any(each in LITTER for each in way) or way[-1] in LITTER_FILES or way[-1][:2] == "._"


def clean(name: str) -> str:
    """Return a name of a file that any page and table can show: no control or turning signs.

    >>> clean("a\\x1b[31m\\u202egnp.exe\\udc80")
    'a�[31m�gnp.exe�'
    """
    whole = name.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(each if each.isprintable() else "�" for each in whole)[:255]


def why(error: BaseException) -> str:
    """Return what went wrong, as a page shows it."""
    return clean(str(error) or type(error).__name__)[:120]


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a regular file for reading: no link, no device."""
    descriptor = os.open(path, _OPEN | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(None, "it is no file")
        yield file
