"""What was handed in, as values: answers and an argument, small and flat, whatever was sent."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, cast

from ..argument import PARTS
from ..exercises.readings import Json
from .found import Refusal
from .limits import LIMITS, Limits

LONGEST_NUMBER = 400  # digits; Python itself refuses those of more than 4,300
DEEPEST = 6
BROKEN = "it is no JSON, so it is no notebook; it may have been cut off"


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as it was handed in: to which exercise, and after how many attempts."""

    exercise: str
    answer: Json
    attempts: int = 1


@dataclass(frozen=True, slots=True)
class Handed:
    """What one file hands in of one lesson, or ("") of all: answers in order, and an argument.

    ``source`` is "hand-in", "progress" or "cells". ``kit`` and ``edition`` are what it was
    answered with, as it says itself.
    """

    lesson: str
    source: str
    given: tuple[Given, ...]
    kit: str = ""
    edition: str = ""
    argument: tuple[tuple[str, str], ...] = ()


def attempts(handed: Handed) -> int:
    """Return how often answers were given in all: they only ever become more."""
    return sum(each.attempts for each in handed.given)


def loads(raw: bytes | str) -> Any:
    """Return the value of JSON, with NaN and halves of characters. Raises Refusal if it is none."""
    try:
        words = raw.decode("utf-8", "surrogatepass") if isinstance(raw, bytes) else raw
    except UnicodeDecodeError:
        words = cast(bytes, raw).decode("utf-8", "replace")
    try:
        value = json.loads(words, parse_int=_whole)
    except RecursionError:
        raise Refusal("it is nested too deeply") from None
    except ValueError:
        raise Refusal(BROKEN) from None
    return value


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= LONGEST_NUMBER else digits[:LONGEST_NUMBER]


def text(given: object, longest: int = 200) -> str:
    """Return what is given if it is a text, cut to a length, in signs that any file takes."""
    if not isinstance(given, str):
        return ""
    cut = given[:longest]
    return cut.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def answer_in(entry: object, limits: Limits = LIMITS) -> Given | None:
    """Return the answer that an entry is, or None; one that is too long or deep is unreadable.

    >>> answer_in({"exercise": "rate", "answer": "12", "attempts": 2})
    Given(exercise='rate', answer='12', attempts=2)
    """
    if not (isinstance(entry, dict) and isinstance(entry.get("exercise"), str)):
        return None
    answer, count = entry.get("answer"), entry.get("attempts")
    later = entry.get("later", 0)
    if not is_small(answer, limits):
        answer = {"unreadable": "something too long or too deep"}
    tries = count + later if type(count) is int and type(later) is int else 1
    return Given(text(entry["exercise"]), answer, min(max(tries, 1), limits.answers))


def is_small(answer: object, limits: Limits = LIMITS, depth: int = DEEPEST) -> bool:
    """Whether an answer is as small and flat as one that somebody gave.

    >>> is_small({"a": [1, 2]}), is_small([[[[[[[[1]]]]]]]]), is_small("a" * 10**6)
    (True, False, False)
    """
    if isinstance(answer, str):
        return len(answer) <= limits.answer
    if isinstance(answer, (list, dict)):
        parts = answer if isinstance(answer, list) else [*answer, *answer.values()]
        return (
            depth > 0
            and len(parts) <= limits.answer
            and all(is_small(each, limits, depth - 1) for each in parts)
            and (depth < DEEPEST or len(json.dumps(answer)) <= limits.answer)
        )
    return True


def argument_in(told: object) -> tuple[tuple[str, str], ...]:
    """Return the parts of an argument that are written.

    >>> argument_in({"claim": "Hardly.", "evidence": " ", "else": "x"})
    (('claim', 'Hardly.'),)
    """
    if not isinstance(told, dict):
        return ()
    parts = ((name, text(told.get(name), LIMITS.answer)) for name in PARTS)
    return tuple((name, part) for name, part in parts if part.strip())
