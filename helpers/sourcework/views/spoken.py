"""Answers in words: the right one, and those of known mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import cast

from ..document import Document
from ..exercises import Exercise, Mistake
from ..exercises.expected import example
from ..exercises.readings import Value
from ..numbers import writing
from ..numbers.spans import span
from ..rounding import Interval
from .words import listed

NOTHING = "nothing"


def spoken(exercise: Exercise, value: Value, *, exact: bool = False) -> str:
    """Return an answer to an exercise in words: labels for keys, a number with its unit.

    With ``exact``, a number with many decimals is written as a fraction as well.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> spoken(opened(EXAMPLE).exercises["flour-needed"], Fraction(20, 3), exact=True)
    'about 6.67 hundredweight (exactly 20/3)'
    """
    return "; ".join(parts_of(exercise, value, exact=exact)) or NOTHING


def parts_of(exercise: Exercise, value: Value, *, exact: bool = False) -> list[str]:
    """Return the parts of an answer in words: each pair, each choice, or the one thing it is."""
    if isinstance(value, (Fraction, Interval)):
        return [amount(value, exercise.unit, exact=exact)]
    if isinstance(value, str):
        return [_label(exercise, value)]
    if isinstance(value, tuple):
        return [" → ".join(_label(exercise, each) for each in value)]
    if isinstance(value, frozenset):
        return _in_order(exercise, value)
    return [_pair(exercise, item, each, exact=exact) for item, each in value.items()]


def amount(value: Fraction | Interval, unit: str, *, exact: bool = False) -> str:
    """Return a number with its unit; of an interval, that anything in it is meant.

    >>> amount(Fraction(473, 2), "million dollars"), amount(Fraction(1, 3), "%")
    ('236.5 million dollars', 'about 0.333 %')
    """
    if isinstance(value, Interval):
        return f"anything {span(value, unit)}"
    tail = f" {_one(unit) if value == 1 else unit}" if unit else ""
    decimals = _places(value)
    shown = f"{writing.spoken(value, decimals)}{tail}"
    if (value * 10**decimals).denominator == 1:
        return shown
    fraction = f" (exactly {str(value).replace('-', '−')})" if exact else ""
    return f"about {shown}{fraction}"


def _one(unit: str) -> str:
    return {"days": "day", "copies": "copy"}.get(unit, unit)


def _places(value: Fraction) -> int:
    """Return how many decimals show a number to three figures at least: two, or more if small."""
    if abs(value) >= 1 or not value:
        return 2
    return 2 - (Decimal(value.numerator) / Decimal(value.denominator)).adjusted()


def done(exercise: Exercise, mistake: Mistake, document: Document) -> str:
    """Return what somebody does who makes a known mistake.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> course = opened(EXAMPLE)
    >>> done(course.exercises["price-speaker"], Mistake.has("baker", "…"), course.document)
    'chooses “the baker, Johann Brandt”'
    """
    if mistake.part == "has":
        return f"chooses “{_label(exercise, cast(str, mistake.answer))}”"
    if mistake.part == "lacks":
        return f"leaves out “{_label(exercise, cast(str, mistake.answer))}”"
    if mistake.part == "before":
        first, second = (_label(exercise, each) for each in cast("tuple[str, str]", mistake.answer))
        return f"puts “{first}” before “{second}”"
    made = example(exercise, mistake, document)
    if mistake.part == "pairs":
        wrong = cast("Mapping[str, object]", mistake.answer)
        pairs = cast("Mapping[str, Fraction | str]", made)
        return "answers " + listed(_pair(exercise, item, pairs[item]) for item in wrong)
    return f"answers {spoken(exercise, made)}"


def _pair(exercise: Exercise, item: str, value: Fraction | str, *, exact: bool = False) -> str:
    name = next(each.label for each in exercise.items if each.key == item)
    # The name of a passage is what a learner writes in code.
    name = f"{item}, {name}" if item[:1].isupper() and item != name else name
    if isinstance(value, str):
        return f"{name} → {_label(exercise, value)}"
    return f"{name} → {amount(value, exercise.unit, exact=exact)}"


def _label(exercise: Exercise, key: str) -> str:
    return next((each.label for each in exercise.options if each.key == key), key)


def _in_order(exercise: Exercise, keys: frozenset[str]) -> list[str]:
    order = [each.key for each in exercise.options] or sorted(keys)
    return [_label(exercise, each) for each in order if each in keys]
