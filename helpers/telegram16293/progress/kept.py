"""A learner's answers, kept: one line of JSON for each, only ever added to.

A line is one write to a file opened for appending, and on the disk before it is confirmed: a
kernel that is killed loses nothing confirmed, and notebooks that write at once lose nothing. A
line that cannot be read is left where it is, copied to a side file, and reported.

>>> import tempfile
>>> kept = Kept(Path(tempfile.mkdtemp()) / "answers.jsonl")
>>> kept.add(Record("rate", "4 321", "right", "2026-01-05T10:00:00Z", "0.1.0"))
>>> [(each.exercise, each.answer) for each in kept.read().records]
[('rate', '4 321')]
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from ..errors import ProgressError
from ..exercises.readings import Json

VARIABLE = "TELEGRAM16293_ANSWERS"
NAME = "answers.jsonl"
_TEXTS = ("exercise", "outcome", "time", "version")
_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Record:
    """One answer: to which exercise, as given, how it was judged, when (UTC), by which kit."""

    exercise: str
    answer: Json
    outcome: str
    time: str
    version: str

    @property
    def line(self) -> bytes:
        """The record as it stands in the file: ASCII, one line."""
        return json.dumps(asdict(self), ensure_ascii=True).encode("ascii") + b"\n"


@dataclass(frozen=True, slots=True)
class Damage:
    """A line that is no record: its number, what was seen, and its bytes."""

    line: int
    seen: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file of answers holds: the records in order, and the lines that are none.

    ``copied`` says whether those lines stand in the side file too.
    """

    records: tuple[Record, ...]
    damages: tuple[Damage, ...]
    copied: bool = True


def now() -> str:
    """Return the time in UTC to the second, as records state it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def place() -> Path:
    """Return where answers are kept: $TELEGRAM16293_ANSWERS, else answers.jsonl right here."""
    return Path(os.environ.get(VARIABLE) or NAME)


@dataclass(frozen=True, slots=True)
class Kept:
    """The answers kept in one file, which need not exist yet."""

    path: Path

    def add(self, record: Record) -> None:
        """Keep a record; when this returns, it is on the disk.

        Raises ProgressError if it is not kept: a full or read-only disk, a missing folder.
        """
        try:
            _append(self.path, record.line)
        except (OSError, ValueError) as error:
            raise self._error(error, "this answer is not kept") from None

    def read(self) -> Contents:
        """Return all records, and set damaged lines aside: copied to the side file, once each.

        Raises ProgressError if there is a file that cannot be opened.
        """
        try:
            lines = self.path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return Contents((), ())
        except (OSError, ValueError) as error:
            raise self._error(error, "the answers cannot be read") from None
        read = [_parsed(line, number) for number, line in enumerate(lines, 1) if line.strip()]
        damages = tuple(each for each in read if isinstance(each, Damage))
        records = tuple(each for each in read if isinstance(each, Record))
        return Contents(records, damages, self._set_aside(damages))

    @property
    def aside(self) -> Path:
        """The side file: damaged lines, each as one line of JSON from which it can be restored."""
        return self.path.with_name(f"{self.path.stem}.damaged{self.path.suffix}")

    def _set_aside(self, damages: tuple[Damage, ...]) -> bool:
        """Copy damaged lines that are not in the side file yet, and return whether all are there.

        On a full disk they still stand in the answers file, which is never rewritten.
        """
        if not damages:
            return True
        try:
            known = set(self.aside.read_bytes().splitlines()) if self.aside.exists() else set()
            new = [line for line in map(_aside_line, damages) if line not in known]
            if new:
                _append(self.aside, b"\n".join(new) + b"\n")
        except OSError:
            return False
        return True

    def reset(self, *, confirm: bool = False, today: str = "") -> Path | None:
        """Start afresh: move the file to a dated copy and return it; None if nothing is kept.

        Raises ProgressError without ``confirm=True``. The copy never replaces another.
        ``today`` is the date in the copy's name, today's if empty.
        """
        try:
            self.path.stat()
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise self._error(error, "the answers cannot be read") from None
        if not confirm:
            count = len(self.read().records)
            seen = f"{count} answers are kept here, and starting afresh was not confirmed"
            raise ProgressError(self.path.name, seen, "repeat it with confirm=True; a copy stays")
        try:
            return _moved(self.path, today or now()[:10])
        except OSError as error:
            raise self._error(error, "the answers were not moved") from None

    def _error(self, error: Exception, seen: str) -> ProgressError:
        reason = getattr(error, "strerror", None) or type(error).__name__
        way_out = "free some space, or choose a folder you may write to; your work stays on screen"
        return ProgressError(self.path.name, f"{seen} ({reason})", way_out)


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


def _parsed(line: bytes, number: int) -> Record | Damage:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return Damage(number, "it is not JSON", line)
    if not isinstance(fields, dict):
        return Damage(number, "it is not an object", line)
    if "answer" not in fields or not all(isinstance(fields.get(name), str) for name in _TEXTS):
        return Damage(number, "it is not a record of an answer", line)
    return Record(answer=fields["answer"], **{name: fields[name] for name in _TEXTS})


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
