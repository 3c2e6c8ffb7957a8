"""Whether the comparing words beside a number are those of the question: more, at least, too early.

They change what is said. Where the question itself asks for an end or for a direction they have to
fit it; where it asks for one exact number they are asked back.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from ..numbers.comparing import Compared
from ..numbers.units import unit_of
from .feedback import Outcome
from .nearness import SIGN, is_exactly
from .readings import Answer, Value, begun

if TYPE_CHECKING:
    from .model import Exercise

# What may be said of an end: "at least" is true of one that is never reached, too.
FITS = {
    "at least": ("at least",),
    "more than": ("more than", "at least", "just over"),
    "at most": ("at most",),
    "less than": ("less than", "at most", "just under"),
}
_WAYS = ("less", "more")
_NEXT_TO = ("just over", "just under")


def beside(
    exercise: Exercise, answer: Answer, rights: Sequence[Value], told: tuple[Outcome, str]
) -> tuple[Outcome, str]:
    """Return what is told to an answer, or what its comparing words have to be told instead."""
    labels = {each.key: each.label for each in exercise.items}
    for key, found in answer.beside.items():
        instead = _instead(exercise, found, key, _number(answer.value, key), rights, told[0])
        if instead is not None:
            outcome, words = instead
            return outcome, f"{begun(labels[key])}: {words}" if key in labels else words
    return told


def _number(value: Value, key: str) -> object:
    return value.get(key) if isinstance(value, dict) else value


def _instead(
    exercise: Exercise,
    found: Compared,
    key: str,
    value: object,
    rights: Sequence[Value],
    outcome: Outcome,
) -> tuple[Outcome, str] | None:
    wants = (
        exercise.compares if isinstance(exercise.compares, str) else exercise.compares.get(key, "")
    )
    passed = outcome in ("right", "rounded")
    if found.way:
        return _of_way(exercise, found, wants, rights, passed)
    if wants in FITS:
        return ("mistake", _end(found)) if passed and found.end not in FITS[wants] else None
    if found.end in _NEXT_TO:
        right = _number(rights[0], key)
        wrong = isinstance(value, Fraction) and isinstance(right, Fraction)
        wrong = wrong and not _lies(found, value, right)  # type: ignore[arg-type]
        return ("mistake", _end(found)) if passed and wrong else None
    return "unreadable", (
        f"“{found.said}” gives a range, and one number is asked for. Write the number alone."
    )


def _of_way(
    exercise: Exercise, found: Compared, wants: str, rights: Sequence[Value], passed: bool
) -> tuple[Outcome, str] | None:
    """Return what there is to say to a direction that does not fit."""
    if wants in _WAYS:
        if found.way == wants or not passed:
            return None
        return ("unreadable", _alone(found)) if found.than else ("mistake", SIGN)
    numbers = [each for each in rights if isinstance(each, Fraction)]
    if any(-each in numbers for each in numbers if each):
        return None
    unit = unit_of(exercise.unit)
    if unit is not None and unit.names == ("percent",):
        return ("mistake", _of_percent(found)) if passed else None
    return "unreadable", _alone(found)


def _lies(found: Compared, value: Fraction, right: Fraction) -> bool:
    """Whether the right number lies on the side of a number on which the words put it."""
    if is_exactly(value, right):
        return False
    return (right > value) == (found.end == "just over")


def _end(found: Compared) -> str:
    return (
        f"The number may fit, “{found.said}” does not: on which side of it does the rest lie, and "
        "does the number itself belong to it?"
    )


def _alone(found: Compared) -> str:
    return (
        f"“{found.said}” compares with something else. Write the number alone, "
        "as the question asks for it."
    )


def _of_percent(found: Compared) -> str:
    return (
        f"“{found.said}” tells a difference. The question asks how many percent one is of the "
        "other: these are two things."
    )
