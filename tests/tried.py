"""The tables in tests/answers: what was tried on each exercise, and what it must answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from sourcework.claims import Verdict
from sourcework.exercises import Exercise, right_answer
from sourcework.exercises.model import Option, Road
from sourcework.rounding import Rule
from telegram16293.exercises import ALL
from telegram16293.seeds import edition

TABLES = Path(__file__).parent / "answers"
NAMES: dict[str, object] = {"Fraction": Fraction, "Rule": Rule, "Verdict": Verdict}
OUTCOMES = {
    "right": "right",
    "rounded": "rounded",
    "mistake": "mistake",
    "not yet": "not-yet",
    "asks": "which",
    "unread": "unreadable",
    "not answered": "not-answered",
}
_HEADING = re.compile(r"## (\S+)(?: after (\S+) = (.*))?")
_CELLS = re.compile(r"(?<!\\)\|")
_NOTHING = object()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: what is answered to an exercise, after what, and what must come back."""

    place: str
    exercise: str
    answered: str
    must: str
    after: tuple[str, str] | None = None

    def __str__(self) -> str:
        before = f" (after {' = '.join(self.after)})" if self.after else ""
        return f"{self.place} {self.exercise}{before}: {self.answered}"

    @property
    def outcome(self) -> str:
        """The outcome that must come back, by its name in the code."""
        return OUTCOMES[self.must.partition(":")[0].strip()]

    @property
    def words(self) -> str:
        """The words that must stand in the reply, "" for any."""
        return self.must.partition(":")[2].strip()

    def given(self) -> Iterator[tuple[Road, object]]:
        """Return what is given on each road on which the answer can be given."""
        yield from given(ALL[self.exercise], self.answered)

    def earlier(self) -> Mapping[str, list[object]]:
        """Return the answers given before, by exercise."""
        if self.after is None:
            return {}
        exercise_id, answered = self.after
        return {exercise_id: [next(given(ALL[exercise_id], answered))[1]]}


def rows() -> Iterator[Row]:
    """Return every row of every table, in order."""
    for table in sorted(TABLES.glob("0*.md")):
        yield from _rows(table)


def _rows(table: Path) -> Iterator[Row]:
    exercise, after = "", None
    for number, line in enumerate(table.read_text("utf-8").splitlines(), 1):
        heading = _HEADING.fullmatch(line)
        if heading:
            exercise, *before = heading.groups()
            after = (before[0], before[1]) if before[0] else None
        cells = [each.strip().replace(r"\|", "|") for each in _CELLS.split(line)[1:-1]]
        if len(cells) == 3 and cells[0] != "answered" and set(cells[0]) != {"-"}:
            yield Row(f"{table.name}:{number}", exercise, cells[0], cells[1], after)


def given(exercise: Exercise, answered: str) -> Iterator[tuple[Road, object]]:
    """Return an answer of a table as it is given in code, and by form where a form takes it."""
    if answered.startswith("`"):
        yield "code", eval(answered.strip("`"), dict(NAMES))  # our own tables
        return
    if exercise.kind == "match" and "=" in answered:
        pairs = _pairs(exercise, answered)
        yield "code", pairs
        chosen: object = _chosen_pairs(exercise, pairs)
    else:
        yield "code", answered
        chosen = _chosen(exercise, answered)
    if chosen is not _NOTHING:
        yield "form", chosen


def _pairs(exercise: Exercise, answered: str) -> dict[str, str]:
    parts = [each.strip() for each in answered.split(";")]
    written = dict(each.split(" = ", 1) for each in parts if each != "else right")
    if "else right" not in parts:
        return written
    right = right_answer(exercise, edition())
    assert isinstance(right, Mapping)
    return {**{key: str(each) for key, each in right.items()}, **written}


def _chosen_pairs(exercise: Exercise, pairs: Mapping[str, str]) -> object:
    """Return pairs as a form sends them: all numbers as typed, all choices as keys."""
    items = {each.key for each in exercise.items}
    if not exercise.options:
        return pairs if pairs.keys() == items else _NOTHING
    chosen = {left: _key(right, exercise.options) for left, right in pairs.items()}
    return chosen if chosen.keys() == items and all(chosen.values()) else _NOTHING


def _chosen(exercise: Exercise, answered: str) -> object:
    """Return an answer as a form sends it, if it can be typed or chosen there at all."""
    if exercise.kind == "number":
        return answered
    if exercise.kind == "choice":
        return _key(answered, exercise.options) or _NOTHING
    keys = [_key(each, exercise.options) for each in re.split(r"[,;]\s+", answered)]
    return keys if all(keys) and exercise.kind in ("choices", "order") else _NOTHING


def _key(text: str, options: tuple[Option, ...]) -> str:
    return next((each.key for each in options if text in (each.key, each.label)), "")
