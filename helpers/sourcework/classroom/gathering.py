"""Files -> learners: which of somebody's files count, and which of the answers in them.

Of several hand-ins of one lesson the newest counts: the highest attempt that its name states,
then the latest time, then the last by name. What a progress file holds, counts beside it, as
earlier answers. Once an answer was right it stays so, by the rule of a learner's own progress.

What follows from that stands in tables of its own, so everything else is read from them.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import Any

from ..course import Course
from ..exercises.feedback import Outcome
from ..progress.states import counting
from .keeping import Results
from .roster import Roster

_TABLES = """
DROP TABLE IF EXISTS learner;
DROP TABLE IF EXISTS handed;
DROP TABLE IF EXISTS counted;
DROP TABLE IF EXISTS essay;
CREATE TABLE learner (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, scheme TEXT NOT NULL,
  ident TEXT NOT NULL, section TEXT NOT NULL, place INTEGER NOT NULL DEFAULT 0);
CREATE TABLE handed (
  learner INTEGER NOT NULL, lesson TEXT NOT NULL, file INTEGER NOT NULL, late INTEGER,
  times INTEGER NOT NULL, time TEXT NOT NULL, note TEXT NOT NULL);
CREATE TABLE counted (
  learner INTEGER NOT NULL, lesson TEXT NOT NULL, exercise TEXT NOT NULL, outcome TEXT NOT NULL,
  words TEXT NOT NULL, told TEXT NOT NULL, answer TEXT NOT NULL, attempts INTEGER NOT NULL);
CREATE TABLE essay (learner INTEGER NOT NULL, file INTEGER NOT NULL, parts TEXT NOT NULL);
"""
_INDEXES = """
CREATE INDEX counted_by_learner ON counted (learner);
CREATE INDEX counted_by_exercise ON counted (exercise);
CREATE INDEX handed_by_learner ON handed (learner);
"""
# In Moodle two of one name in one assignment are two people; their numbers tell them apart.
_FILES = """
WITH twins AS (
  SELECT learner, assignment FROM file WHERE scheme = 'Moodle'
  GROUP BY learner, assignment HAVING count(DISTINCT ident) > 1)
SELECT CASE WHEN learner IN (SELECT learner FROM twins) THEN learner || ' ' || ident
    ELSE learner END AS who, id, name, scheme, ident, section, late, attempt, time, way
FROM file WHERE present = 1 AND reason = '' AND time >= ? AND seen >= ?
ORDER BY who, attempt, time, way
"""
BEFORE_OURS = "answered with kit {kit}; judged by {ours}"
OTHER_EDITION = "answered from another edition of the document"
FROM_CELLS = "nothing was handed in; answers read from the cells"
FROM_PROGRESS = "only in a progress file"
UNKNOWN = "{count} answers to questions that this course does not have"


@dataclass(frozen=True, slots=True)
class File:
    """One file of a learner's, and what to order it by."""

    id: int
    late: int | None
    time: str


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer as it was kept."""

    exercise: str
    lesson: str
    answer: str
    attempts: int
    outcome: Outcome
    words: str
    told: str


@dataclass(frozen=True, slots=True)
class Work:
    """What one file holds of one lesson."""

    file: File
    source: str
    note: str
    answers: tuple[Answered, ...]


def gather(
    results: Results, course: Course, roster: Roster | None = None, since: str = "", new: str = ""
) -> None:
    """Fill the tables of learners, what they handed in and which answers count.

    ``since`` leaves out what was handed in before a time, ``new`` what was seen before one.
    Nothing is done where they hold the same already.
    """
    files = results.rows("SELECT count(*), coalesce(sum(id), 0) FROM file WHERE present = 1")
    mark = repr([*files, course.stamp, repr(roster), since, new])
    state = sha256(mark.encode("utf-8", "backslashreplace")).hexdigest()
    if results.about("gathered") == state:
        return
    with results.together():
        for statement in _TABLES.split(";"):
            results.base.execute(statement)
        for number, (who, rows) in enumerate(
            groupby(results.rows(_FILES, since, new), key=lambda row: str(row[0])), 1
        ):
            _learner(results, course, roster, number, who, list(rows))
        _anonymous(results)
        for statement in _INDEXES.split(";"):
            results.base.execute(statement)
        results.note("gathered", state)


def _learner(
    results: Results,
    course: Course,
    roster: Roster | None,
    number: int,
    who: str,
    rows: list[tuple[Any, ...]],
) -> None:
    _, _, name, scheme, ident, section, *_ = rows[-1]
    listed = roster.row_of(scheme, ident, name) if roster else None
    told = (name, section) if roster is None or listed is None else roster.told(listed)
    results.base.execute(
        "INSERT INTO learner (id, key, name, scheme, ident, section) VALUES (?, ?, ?, ?, ?, ?)",
        (number, who, told[0] or name, scheme, ident, told[1] or section),
    )
    files = [File(int(row[1]), row[6], str(row[8])) for row in rows]
    by_lesson: dict[str, list[Work]] = {}
    for file in files:
        for lesson, work in _works(results, course, file):
            by_lesson.setdefault(lesson, []).append(work)
    for lesson in (each for each in course.lessons if each in by_lesson):
        _lesson(results, number, lesson, by_lesson[lesson])
    _essay(results, number, [each.id for each in files])


def _works(results: Results, course: Course, file: File) -> Iterator[tuple[str, Work]]:
    """Yield what a file holds, by lesson; what it says of the lesson holds if it is empty."""
    query = "SELECT lesson, source, kit, edition, unknown FROM work WHERE file = ?"
    works = list(results.rows(query, file.id))
    by_lesson: dict[str, list[Answered]] = {
        lesson: [] for lesson, *_ in works if lesson in course.lessons
    }
    for lesson, *rest in results.rows(
        "SELECT lesson, exercise, answer, attempts, outcome, words, told FROM answer"
        " WHERE file = ? ORDER BY rowid",
        file.id,
    ):
        exercise, answer, attempts, outcome, words, told = rest
        given = Answered(exercise, lesson, answer, attempts, outcome, words, told)
        by_lesson.setdefault(lesson, []).append(given)
    for lesson, answers in by_lesson.items():
        said = next((each for each in works if each[0] == lesson), works[0])
        yield lesson, Work(file, said[1], _note(course, *said[1:]), tuple(answers))


def _note(course: Course, source: str, kit: str, edition: str, unknown: int) -> str:
    notes = []
    if kit and kit != course.version:
        notes.append(BEFORE_OURS.format(kit=kit, ours=course.version))
    if edition and edition != course.edition:
        notes.append(OTHER_EDITION)
    if source != "hand-in":
        notes.append(FROM_CELLS if source == "cells" else FROM_PROGRESS)
    return "; ".join([*notes, *([UNKNOWN.format(count=unknown)] if unknown else [])])


def _lesson(results: Results, learner: int, lesson: str, works: list[Work]) -> None:
    """Keep what counts of one lesson: the newest hand-in, and progress files before it."""
    handed = [each for each in works if each.source == "hand-in"]
    files = [each for each in works if each.source == "progress"]
    newest = [*(handed or [each for each in works if each.source == "cells"])][-1:]
    counts = [*files, *newest]
    main = counts[-1]
    results.base.execute(
        "INSERT INTO handed VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            learner,
            lesson,
            main.file.id,
            main.file.late,
            max(1, len(handed)),
            main.file.time,
            main.note,
        ),
    )
    by_exercise: dict[str, list[Answered]] = {}
    for each in (answer for work in counts for answer in work.answers):
        by_exercise.setdefault(each.exercise, []).append(each)
    results.base.executemany(
        "INSERT INTO counted VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (learner, lesson, *_counted(given))
            for given in by_exercise.values()
            if any(each.outcome != "not-answered" for each in given)
        ],
    )


def _counted(given: list[Answered]) -> tuple[object, ...]:
    counts = given[counting([each.outcome for each in given])]
    attempts = max(each.attempts for each in given)
    outcome, words = counts.outcome, counts.words
    return counts.exercise, outcome, words, counts.told, counts.answer, attempts


def _essay(results: Results, learner: int, files: Iterable[int]) -> None:
    found = [
        (file, parts)
        for file in files
        for (parts,) in results.rows("SELECT parts FROM argument WHERE file = ?", file)
    ]
    if found:
        results.base.execute("INSERT INTO essay VALUES (?, ?, ?)", (learner, *found[-1]))


def _anonymous(results: Results) -> None:
    """Give each learner a place in an order that follows from no name and no number."""
    salt = results.about("salt") or secrets.token_hex()
    results.note("salt", salt)
    keys = list(results.rows("SELECT id, key FROM learner"))
    shuffled = sorted(keys, key=lambda each: sha256(f"{salt} {each[1]}".encode()).digest())
    places = ((place, each[0]) for place, each in enumerate(shuffled, 1))
    results.base.executemany("UPDATE learner SET place = ? WHERE id = ?", places)
