"""An exercise and an answer to it, told in few words: for a list that a learner looks over.

>>> short("How many tons of rice are there? Count the bags as well.", 40)
'How many tons of rice are there? Count…'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from .answers import read
from .model import Exercise, Option, said
from .readings import Answer, Json, Value, quoted

if TYPE_CHECKING:
    from ..document import Document

LONGEST_QUESTION, LONGEST_ANSWER = 90, 4000  # an answer is cut where no person wrote it


def short(text: str, longest: int = LONGEST_QUESTION) -> str:
    """Return ``text`` in one line of at most ``longest`` characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[: longest - 1].rpartition(" ")[0].rstrip(",;:") + "…"


def question_of(exercise: Exercise, document: Document) -> str:
    """Return the question in a line, all of it."""
    return " ".join(said(exercise.question, document).split())


def answer_of(
    exercise: Exercise, kept: Json, document: Document, longest: int = LONGEST_ANSWER
) -> str:
    """Return a kept answer as the learner would say it: labels for keys, a number as typed."""
    if kept is None:
        return ""
    reading = read(kept, exercise, document.passages)
    words = _spoken(exercise, kept, reading.value) if isinstance(reading, Answer) else _raw(kept)
    return short(quoted(words, longest), longest)


def _spoken(exercise: Exercise, kept: Json, value: Value) -> str:
    names = _labels(exercise.options)
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, frozenset):
        chosen = [key for key in names if key in value] or sorted(value)
        return "; ".join(names.get(key, key) for key in chosen)
    if isinstance(value, tuple):
        return " → ".join(names.get(key, key) for key in value)
    if isinstance(value, Mapping):
        return _pairs(exercise, kept, value)
    return _raw(kept)


def _pairs(exercise: Exercise, kept: Json, value: Mapping[str, object]) -> str:
    """Return pairs in words; numbers stand as they were typed."""
    names, items = _labels(exercise.options), _labels(exercise.items)
    typed = kept if isinstance(kept, Mapping) else {}
    return "; ".join(
        f"{items[key]}: {names.get(str(given), _raw(typed.get(key, str(given))))}"
        for key, given in value.items()
    )


def _labels(options: Iterable[Option]) -> dict[str, str]:
    return {each.key: each.label for each in options}


def _raw(kept: Json) -> str:
    if isinstance(kept, Mapping):
        if "unreadable" in kept:
            return str(kept["unreadable"])
        return "; ".join(f"{key}: {_raw(each)}" for key, each in kept.items())
    if isinstance(kept, list):
        return "; ".join(_raw(each) for each in kept)
    return "nothing" if kept is None else str(kept)
