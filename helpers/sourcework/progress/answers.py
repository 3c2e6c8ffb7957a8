"""A learner's answers, kept: one line of JSON for each, only ever added to.

>>> import tempfile
>>> kept = Kept(Path(tempfile.mkdtemp()) / "answers.jsonl")
>>> kept.add(Record("rate", "4 321", "right", "2026-01-05T10:00:00Z", "0.1.0"))
''
>>> [(each.exercise, each.answer) for each in kept.read().records]
[('rate', '4 321')]
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

from ..errors import ProgressError
from ..exercises.readings import Json
from ..interpreter import KIT
from .journal import Contents, Damage, Lines, fields_of

VARIABLE = f"{KIT.upper()}_ANSWERS"
NAME = "answers.jsonl"
_TEXTS = ("exercise", "outcome", "time", "version")


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


def place() -> Path:
    """Return where answers are kept: in the file that a variable names, else answers.jsonl here."""
    return Path(os.environ.get(VARIABLE) or NAME)


@dataclass(frozen=True, slots=True)
class Kept:
    """The answers kept in one file, which need not exist yet."""

    path: Path

    def add(self, record: Record) -> str:
        """Keep a record, and return what to say of that: "" if it is on the disk now.

        Where nothing can be written it is held in memory, which is told once.
        """
        return self._lines.add(record.line)

    def read(self) -> Contents[Record]:
        """Return all records, those held in memory too, and set damaged lines aside."""
        return self._lines.parsed(_parsed)

    def notes(self) -> tuple[str, ...]:
        """Return what went wrong in reading or writing, apart from damaged lines."""
        return self._lines.read().notes

    @property
    def aside(self) -> Path:
        """The side file: damaged lines, each as one line of JSON from which it can be restored."""
        return self._lines.aside

    def reset(self, *, confirm: bool = False, today: str = "") -> Path | None:
        """Start afresh: move the file to a dated copy and return it; None if nothing is kept.

        Raises ProgressError without ``confirm=True``, and where no copy can be made. The copy
        never replaces another. ``today`` is the date in the copy's name, today's if empty.
        """
        count = len(self.read().records)
        try:
            self.path.stat()
        except FileNotFoundError:
            if not self._lines.held:
                return None
        except (OSError, ValueError) as error:
            raise self._lines.error(error, "the answers cannot be read") from None
        if not confirm:
            seen = f"{count} answers are kept here, and starting afresh was not confirmed"
            raise ProgressError(self.path.name, seen, "repeat it with confirm=True; a copy stays")
        return self._lines.move("the answers were not moved", today)

    @property
    def _lines(self) -> Lines:
        return Lines(self.path)


def _parsed(line: bytes, number: int) -> Record | Damage:
    fields = fields_of(line, number)
    if isinstance(fields, Damage):
        return fields
    if "answer" not in fields or not all(isinstance(fields.get(name), str) for name in _TEXTS):
        return Damage(number, "it is not a record of an answer", line)
    texts = {name: cast(str, fields[name]) for name in _TEXTS}
    return Record(answer=cast(Json, fields["answer"]), **texts)
