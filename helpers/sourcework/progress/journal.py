"""A file of lines that is only ever added to: what answers and evidence are kept in.

A line is one write to a file opened for appending, and on the disk before it is confirmed: a
kernel that is killed loses nothing confirmed, and notebooks that write at once lose nothing. A
line that cannot be read is left where it is, copied to a side file, and reported.

Where the file cannot be written, its lines are held in memory: they count like the others, and
are written as soon as that is possible.

>>> import tempfile
>>> lines = Lines(Path(tempfile.mkdtemp()) / "words.jsonl")
>>> lines.add(b'{"word": "rice"}\\n')
''
>>> lines.read().lines
((1, b'{"word": "rice"}'),)
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar

from ..errors import KitError, ProgressError
from .trouble import told

SHOWN = 8
CANNOT = "nothing can be written into it"
MEMORY = (
    "What you do is held in memory instead: it counts, and the last cell of each lesson puts it "
    "into the notebook, but it is gone when the notebook is shut down"
)
_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
_APPEND |= getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody reads is refused, not waited for


@dataclass(frozen=True, slots=True)
class Damage:
    """A line that is no record: its number, what was seen, and its bytes."""

    line: int
    seen: str
    content: bytes


def now() -> str:
    """Return the time in UTC to the second, as records state it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Read:
    """Lines with their numbers, those held in memory last, and what to say of what went wrong."""

    lines: tuple[tuple[int, bytes], ...]
    notes: tuple[str, ...] = ()


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Contents(Generic[T]):
    """What a file holds: its records in order, the lines that are none, what to say of both."""

    records: tuple[T, ...]
    damages: tuple[Damage, ...] = ()
    notes: tuple[str, ...] = ()


# What could not be written, by file; and which file told of it, by folder and reason.
_held: dict[str, list[bytes]] = {}
_told: dict[tuple[str, str], str] = {}


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one file, which need not exist yet."""

    path: Path

    def add(self, line: bytes) -> str:
        """Keep a line; return "" if it is on the disk now.

        If it cannot be written it is held in memory, and what to say of that is returned: once
        for a folder and a reason, and "" after that, since it need not be heard at each line.
        """
        _held.setdefault(self._key, []).append(line)
        problem = self._write()
        if problem is None:
            return ""
        reason, _ = told(self.path, problem)
        here = (os.path.dirname(self._key), reason)
        if here in _told:
            return ""
        _told[here] = self._key
        return self._held_note(problem)

    def read(self) -> Read:
        """Return each line that is not blank; whatever cannot be read is told in a note."""
        problem = self._write()
        notes = [self._held_note(problem)] if problem else []
        try:
            content = _content(self.path)
        except FileNotFoundError:
            content = b""
        except (OSError, ValueError) as error:
            content = b""
            notes += [] if problem else [self._unread_note(error)]
        held = b"".join(_held.get(self._key, ()))
        between = b"" if content.endswith(b"\n") or not content else b"\n"
        lines = (content + between + held).split(b"\n")
        found = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
        return Read(tuple(found), tuple(notes))

    def parsed(self, parse: Callable[[bytes, int], T | Damage]) -> Contents[T]:
        """Return what the lines say, and set damaged ones aside: copied to the side file, once."""
        read = self.read()
        found = [parse(line, number) for number, line in read.lines]
        damages = tuple(each for each in found if isinstance(each, Damage))
        records = tuple(each for each in found if not isinstance(each, Damage))
        notes = [*read.notes, *self._damage_notes(damages, self.set_aside(damages))]
        return Contents(records, damages, tuple(notes))

    @property
    def held(self) -> int:
        """How many lines are held in memory, because they cannot be written."""
        return len(_held.get(self._key, ()))

    def _write(self) -> Exception | None:
        """Write what is held, and return what stands in the way, if anything does."""
        waiting = _held.get(self._key, [])
        while waiting:
            try:
                _append(self.path, waiting[0])
            except (OSError, ValueError) as error:
                return error
            waiting.pop(0)
        _held.pop(self._key, None)
        for here in [here for here, file in _told.items() if file == self._key]:
            del _told[here]
        return None

    @property
    def _key(self) -> str:
        try:
            return os.path.abspath(self.path)
        except OSError:  # the folder that one stands in was deleted
            return str(self.path)

    def _held_note(self, problem: Exception) -> str:
        reason, do = told(self.path, problem)
        return str(KitError(self.path.name, f"{CANNOT} ({reason}). {MEMORY}", do))

    def _unread_note(self, error: Exception) -> str:
        reason, do = told(self.path, error)
        return str(KitError(self.path.name, f"what was kept before cannot be read ({reason})", do))

    def _damage_notes(self, damages: tuple[Damage, ...], copied: bool) -> Iterator[str]:
        if not damages:
            return
        numbers = ", ".join(str(each.line) for each in damages[:SHOWN])
        more = f", … ({len(damages)} in all)" if len(damages) > SHOWN else ""
        copy = f"A copy stands in {self.aside.name}" if copied else "Nothing was removed"
        yield (
            f"{self.path.name}, line {numbers}{more}: damaged and not counted. {copy}; all other "
            "lines are safe."
        )

    @property
    def aside(self) -> Path:
        """The side file: damaged lines, each as one line of JSON from which it can be restored."""
        return self.path.with_name(f"{self.path.stem}.damaged{self.path.suffix}")

    def set_aside(self, damages: Iterable[Damage]) -> bool:
        """Copy damaged lines that are not in the side file yet, and return whether all are there.

        On a full disk they still stand in the file itself, which is never rewritten.
        """
        copies = [_aside_line(each) for each in damages]
        if not copies:
            return True
        try:
            known = set(self.aside.read_bytes().splitlines()) if self.aside.exists() else set()
            new = [line for line in copies if line not in known]
            if new:
                _append(self.aside, b"\n".join(new) + b"\n")
        except OSError:
            return False
        return True

    def move(self, lost: str, today: str = "") -> Path:
        """Move the file to the first free dated name and return it; the copy replaces no other.

        Raises ProgressError if it was not moved, or if lines are held in memory that no copy would
        have. ``today`` is the date in the name.
        """
        if problem := self._write():
            raise self.error(problem, lost)
        try:
            return _moved(self.path, today or now()[:10])
        except OSError as error:
            raise self.error(error, lost) from None

    def error(self, error: Exception, seen: str) -> ProgressError:
        """Return the error that says what was not done, why, and what to do."""
        reason, do = told(self.path, error)
        return ProgressError(self.path.name, f"{seen} ({reason})", do)


def fields_of(line: bytes, number: int) -> dict[str, object] | Damage:
    """Return the JSON object that a line is, or what is wrong with it.

    >>> fields_of(b"[1]", 3).seen
    'it is not an object'
    """
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return Damage(number, "it is not JSON", line)
    return fields if isinstance(fields, dict) else Damage(number, "it is not an object", line)


def _content(path: Path) -> bytes:
    """Return all of a file; nothing of a device or a pipe, which may have no end."""
    mode = path.stat().st_mode
    return path.read_bytes() if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else b""


def _append(path: Path, line: bytes) -> None:
    """Add one line to a file by one write, and wait until it is on the disk.

    A torn line before it, left by a power cut or a full disk, is ended first.
    """
    descriptor = os.open(path, _APPEND, 0o644)
    try:
        whole = line if _ends_line(path) else b"\n" + line
        if os.write(descriptor, whole) != len(whole):
            raise OSError(None, "only a part of it could be written")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _ends_line(path: Path) -> bool:
    with path.open("rb") as file:
        if file.seek(0, os.SEEK_END) == 0:
            return True
        file.seek(-1, os.SEEK_END)
        return file.read() == b"\n"


def _aside_line(damage: Damage) -> bytes:
    # Any bytes survive this: what is not UTF-8 becomes lone surrogates, written as \udcXX.
    text = damage.content.decode("utf-8", "surrogateescape")
    return json.dumps({"line": damage.line, "seen": damage.seen, "content": text}).encode("ascii")


def _moved(path: Path, day: str) -> Path:
    """Move a file to the first free dated name (answers-2026-01-05.jsonl, then …-2); return it."""
    for copy in _names(path, day):
        try:
            os.close(os.open(copy, os.O_CREAT | os.O_EXCL))  # Nobody else gets this name now.
        except FileExistsError:
            continue
        try:
            path.replace(copy)
        except OSError:
            copy.unlink(missing_ok=True)
            raise
        return copy
    raise OSError(None, "every name for a copy is taken")


def _names(path: Path, day: str) -> Iterator[Path]:
    yield path.with_name(f"{path.stem}-{day}{path.suffix}")
    for number in range(2, 10**6):
        yield path.with_name(f"{path.stem}-{day}-{number}{path.suffix}")
