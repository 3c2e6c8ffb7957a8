"""What was read of a class, kept in one SQLite file: so that a second look needs no reading.

Every file has a row, read or not, in the transaction that holds all that was read of it: a run
that is cut off at any moment goes on where it stopped.

>>> from tempfile import mkdtemp
>>> with Results(Path(mkdtemp()) / "results.sqlite") as results:
...     results.known("a.ipynb", "12 34", "stamp")
False
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import KitError
from ..exercises.readings import Json
from .names import Sender

# Raised whenever the tables change: an older file is then read anew, not misread.
FORM = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS file (
  id INTEGER PRIMARY KEY, place TEXT NOT NULL UNIQUE, way TEXT NOT NULL, state TEXT NOT NULL,
  stamp TEXT NOT NULL, reason TEXT NOT NULL, seen TEXT NOT NULL, learner TEXT NOT NULL,
  name TEXT NOT NULL, scheme TEXT NOT NULL, ident TEXT NOT NULL, section TEXT NOT NULL,
  assignment TEXT NOT NULL, late INTEGER, attempt INTEGER NOT NULL, time TEXT NOT NULL,
  present INTEGER NOT NULL DEFAULT 1);
CREATE TABLE IF NOT EXISTS work (
  file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE, lesson TEXT NOT NULL,
  source TEXT NOT NULL, kit TEXT NOT NULL, edition TEXT NOT NULL, unknown INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS work_of_file ON work (file);
CREATE TABLE IF NOT EXISTS answer (
  file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE, lesson TEXT NOT NULL,
  exercise TEXT NOT NULL, answer TEXT NOT NULL, attempts INTEGER NOT NULL,
  outcome TEXT NOT NULL, words TEXT NOT NULL, told TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS answer_of_file ON answer (file);
CREATE TABLE IF NOT EXISTS argument (
  file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE, parts TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS argument_of_file ON argument (file);
"""
_FILE = (
    "INSERT OR REPLACE INTO file (place, way, state, stamp, reason, seen, learner, name, scheme,"
    " ident, section, assignment, late, attempt, time)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One answer as it is kept: with its outcome, the words of a mistake, itself in words."""

    exercise: str
    lesson: str
    answer: Json
    attempts: int
    outcome: str
    words: str
    told: str


@dataclass(frozen=True, slots=True)
class Piece:
    """What one file hands in of one lesson, judged; ``unknown`` answers are to no exercise."""

    lesson: str
    source: str
    kit: str
    edition: str
    rows: tuple[Row, ...]
    unknown: int = 0
    argument: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: who sent it, and its pieces, or the reason why there are none."""

    place: str
    way: tuple[str, ...]
    state: str
    sender: Sender
    pieces: tuple[Piece, ...] = ()
    reason: str = ""
    time: str = ""


@dataclass(slots=True)
class Results:
    """The file of results, open; use it in a ``with``."""

    path: Path
    _known: dict[str, tuple[str, str]] = field(default_factory=dict)
    _open: sqlite3.Connection | None = None

    def __enter__(self) -> Results:
        try:
            self._open = self._connected()
        except (sqlite3.Error, OSError) as error:
            raise self.error(error) from None
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.base.close()

    def _connected(self) -> sqlite3.Connection:
        base = sqlite3.connect(self.path, isolation_level=None)
        base.execute("PRAGMA foreign_keys = ON")
        # A write ahead log: what was kept survives a kill, and a handful costs no wait for a disk.
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        (form,) = base.execute("PRAGMA user_version").fetchone()
        if form not in (0, FORM):
            base.close()
            do = "move it away; everything is read anew"
            raise KitError(str(self.path), "another version of the kit made it", do)
        base.executescript(_TABLES)
        base.execute(f"PRAGMA user_version = {FORM}")
        return base

    @property
    def base(self) -> sqlite3.Connection:
        """The open database."""
        assert self._open is not None, "results are used inside a with"
        return self._open

    def known(self, place: str, state: str, stamp: str) -> bool:
        """Whether a file was read before, as it is now, and judged by the same."""
        row = self.base.execute("SELECT state, stamp FROM file WHERE place = ?", (place,))
        return bool(row.fetchone() == (state, stamp))

    def begin(self) -> None:
        """Begin a look at a class: what is not met again in it, is no longer there."""
        self.base.execute("UPDATE file SET present = 0")

    def keep(self, outcomes: Iterable[Outcome], stamp: str, seen: str) -> None:
        """Keep what became of some files: all of it, or nothing. Raises KitError on a full disk."""
        with self.told(), self.together():
            for each in outcomes:
                self._keep(each, stamp, seen)

    def together(self) -> _Together:
        """Return a transaction: all of what is done in it is kept, or nothing."""
        return _Together(self.base)

    def met(self, places: Iterable[str]) -> None:
        """Note that files kept before are still there."""
        with self.together():
            self.base.executemany(
                "UPDATE file SET present = 1 WHERE place = ?", ((each,) for each in places)
            )

    def _keep(self, outcome: Outcome, stamp: str, seen: str) -> None:
        self.base.execute("DELETE FROM file WHERE place = ?", (outcome.place,))
        one = outcome.sender
        late = None if one.late is None else int(one.late)
        who = (one.key, one.name, one.scheme, one.ident, one.section, one.assignment, late)
        when = (one.attempt, one.time or outcome.time)
        head = (outcome.place, "/".join(outcome.way), outcome.state, stamp, outcome.reason, seen)
        added = self.base.execute(_FILE, (*map(whole, head), *map(whole, who), *when))
        for piece in outcome.pieces:
            self._piece(int(added.lastrowid or 0), piece)

    def _piece(self, file: int, piece: Piece) -> None:
        head = (file, piece.lesson, piece.source, piece.kit, piece.edition, piece.unknown)
        self.base.execute("INSERT INTO work VALUES (?, ?, ?, ?, ?, ?)", tuple(map(whole, head)))
        self.base.executemany(
            "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (tuple(map(whole, (file, *_row(each)))) for each in piece.rows),
        )
        if piece.argument:
            parts = json.dumps(dict(piece.argument))
            self.base.execute("INSERT INTO argument VALUES (?, ?)", (file, parts))

    def about(self, name: str) -> str:
        """Return what is noted under a name, or "" """
        row = self.base.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def note(self, name: str, value: str) -> None:
        """Note something under a name."""
        self.base.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Return the rows of a query one by one."""
        return self.base.execute(query, values)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn what a database cannot do into KitError, which says what to do."""
        try:
            yield
        except sqlite3.Error as error:
            raise self.error(error) from None

    def error(self, error: Exception) -> KitError:
        """Return the error that says why nothing can be kept, and what to do."""
        do = "free some space, or give another folder with --out; what was read before is kept"
        if isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error):
            do = "it is no file of results: move it away"
        return KitError(str(self.path), f"the results cannot be kept ({error})", do)


@dataclass(frozen=True, slots=True)
class _Together:
    base: sqlite3.Connection

    def __enter__(self) -> None:
        self.base.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self.base.in_transaction:  # a full disk may have ended it already
            self.base.execute("ROLLBACK" if kind else "COMMIT")


def _row(row: Row) -> tuple[object, ...]:
    answer = json.dumps(row.answer)
    return row.lesson, row.exercise, answer, row.attempts, row.outcome, row.words, row.told


def whole(value: object) -> object:
    """Return a value that a database takes: half a character becomes a sign that says so."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return value
