"""Whether an exercise keeps its promises; run over every exercise by the tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from fractions import Fraction
from typing import TYPE_CHECKING

from ..numbers.units import Units, unit_of
from .answers import wanted
from .expected import example, right_answer
from .judging import judge
from .leaks import leak
from .model import Exercise, Mistake, said
from .readings import Value

if TYPE_CHECKING:
    from ..document import Document


def faults(exercise: Exercise, document: Document) -> list[str]:
    """Return what is wrong with ``exercise``, a sentence each; an empty list if nothing is.

    Checked are: the right answer is judged right, each mistake gets its own sentence, the
    passages exist, and nothing said before the right answer gives it away.
    """
    absent = [each for each in exercise.passages if each not in document.passages]
    if absent:
        return [f"{exercise.id}: passage {each} does not exist" for each in absent]
    right = right_answer(exercise, document)
    checks = (
        _unit(exercise, document.units),
        _rightness(exercise, right, document),
        *(_recognition(exercise, each, document) for each in exercise.mistakes),
        _surroundings(exercise, right, document),
        _leaks(exercise, right, document),
    )
    with document.units.known():
        return [f"{exercise.id}: {fault}" for check in checks for fault in check]


def _unit(exercise: Exercise, units: Units) -> Iterator[str]:
    if exercise.unit and unit_of(exercise.unit) is None:
        words = set(re.findall(r"[^\W\d_]+", exercise.unit.casefold()))
        for word in words - units.own.keys():
            if near := get_close_matches(word, units.own, n=1):
                yield f"its unit {exercise.unit!r} is not declared: did you mean {near[0]}?"


def answer_of(value: Value) -> object:
    """Return a value as a learner could type it: an interval by a number inside it.

    >>> answer_of(Fraction(1, 3))
    Fraction(1, 3)
    """
    midpoint = getattr(value, "midpoint", None)
    return value if midpoint is None else midpoint


def _rightness(exercise: Exercise, right: Value, document: Document) -> Iterator[str]:
    if judge(exercise, answer_of(right), document).outcome != "right":
        yield "its own right answer is not judged right"
    if isinstance(right, Fraction) and judge(exercise, float(right), document).outcome != "right":
        yield "its right answer as a float is not judged right"
    if judge(exercise, ..., document).outcome != "not-answered":
        yield "an untouched cell is not called unanswered"


def _recognition(exercise: Exercise, mistake: Mistake, document: Document) -> Iterator[str]:
    words = said(mistake.words, document)
    judged = judge(exercise, answer_of(example(exercise, mistake, document)), document)
    if judged.outcome == "right":
        yield f"this mistake is judged right: {words}"
    elif not words or words not in judged.feedback.words:
        yield f"this mistake is never heard: {words} Heard is: {judged.feedback.words}"


def _surroundings(exercise: Exercise, right: Value, document: Document) -> Iterator[str]:
    if not said(exercise.question, document).strip() or not said(exercise.why, document).strip():
        yield "its question or its reason is empty"
    if exercise.kind == "order" and tuple(each.key for each in exercise.options) == right:
        yield "its options are listed in the right order"


def _leaks(exercise: Exercise, right: Value, document: Document) -> Iterator[str]:
    for text in texts_before(exercise, document):
        told = leak(text, exercise, right)
        if told:
            yield f"this gives the answer away ({told}): {text}"


def texts_before(exercise: Exercise, document: Document) -> Iterator[str]:
    """Return every sentence a learner may hear about an exercise before it is right."""
    yield from (said(hint, document) for hint in exercise.hints)
    yield from (said(mistake.words, document) for mistake in exercise.mistakes)
    yield said(exercise.look, document)
    if not exercise.options:
        yield wanted(exercise)
