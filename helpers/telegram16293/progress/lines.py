"""A file of lines that is only ever added to: what answers and evidence are kept in.

A line is one write to a file opened for appending, and on the disk before it is confirmed: a
kernel that is killed loses nothing confirmed, and notebooks that write at once lose nothing. A
line that cannot be read is left where it is, copied to a side file, and reported.

>>> import tempfile
>>> lines = Lines(Path(tempfile.mkdtemp()) / "words.jsonl")
>>> lines.add(b'{"word": "rice"}\\n', "this word is not kept")
>>> lines.read("the words cannot be read")
[(1, b'{"word": "rice"}')]
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..errors import ProgressError

_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)


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
class Lines:
    """The lines of one file, which need not exist yet."""

    path: Path

    def add(self, line: bytes, lost: str) -> None:
        """Keep a line; when this returns, it is on the disk.

        Raises ProgressError, with ``lost`` for what happened, if it is not kept: a full or
        read-only disk, a missing folder.
        """
        try:
            _append(self.path, line)
        except (OSError, ValueError) as error:
            raise self.error(error, lost) from None

    def read(self, lost: str) -> list[tuple[int, bytes]]:
        """Return each line that is not blank, with its number.

        Raises ProgressError if there is a file that cannot be opened.
        """
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return []
        except (OSError, ValueError) as error:
            raise self.error(error, lost) from None
        return [(number, line) for number, line in enumerate(lines, 1) if line.strip()]

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

        Raises ProgressError if it was not moved. ``today`` is the date in the name.
        """
        try:
            return _moved(self.path, today or now()[:10])
        except OSError as error:
            raise self.error(error, lost) from None

    def error(self, error: Exception, seen: str) -> ProgressError:
        """Return the error that says what was lost, why, and what to do."""
        reason = getattr(error, "strerror", None) or type(error).__name__
        way_out = "free some space, or choose a folder you may write to; your work stays on screen"
        return ProgressError(self.path.name, f"{seen} ({reason})", way_out)


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
        return file.read(1) == b"\n"


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
