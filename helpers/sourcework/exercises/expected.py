"""What is expected of an exercise: its right answers, and those of its known mistakes, as values.

>>> from sourcework.courses import opened
>>> from sourcework.new import EXAMPLE
>>> course = opened(EXAMPLE)
>>> right_answer(course.exercises["price-speaker"], course.document)
'miller'
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, cast

from ..errors import KitError
from ..rounding import Interval
from .answers import read
from .model import Exercise, Mistake, Option, Source, found
from .nearness import is_exactly, meets
from .readings import Answer, Value
from .two_readings import Size, size_of

if TYPE_CHECKING:
    from ..document import Document

Same: TypeAlias = Callable[[Value, Value], bool]


@lru_cache(maxsize=256)
def named(exercise: Exercise, document: Document) -> Exercise:
    """Return the exercise as it meets answers to this document.

    Its options have every name that the edition gives to a person, its numbers their size.
    """
    options, items = _named(exercise.options, document), _named(exercise.items, document)
    size = _size(exercise, document)
    if (options, items, size) == (exercise.options, exercise.items, exercise.size):
        return exercise
    return replace(exercise, options=options, items=items, size=size)


def _size(exercise: Exercise, document: Document) -> Size:
    """Return the size of every right number, "" where they differ or are no numbers."""
    rights = expected(exercise, document)[0] if exercise.is_number else ()
    sizes = {size_of(each) for right in rights for each in _numbers(right)}
    return sizes.pop() if len(sizes) == 1 else ""


def _numbers(value: Value) -> Iterator[Fraction]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _numbers(each)
    elif isinstance(value, Interval):
        yield from (each for each in (value.low, value.high) if isinstance(each, Fraction))
    elif isinstance(value, Fraction):
        yield value


def _named(options: tuple[Option, ...], document: Document) -> tuple[Option, ...]:
    people = document.people
    return tuple(
        replace(each, names=(*each.names, *people[each.key].called)) if each.key in people else each
        for each in options
    )


def right_answer(exercise: Exercise, document: Document) -> Value:
    """Return the right answer, computed from the document, as answers are compared with it."""
    return value_of(exercise, exercise.answer, document)


@lru_cache(maxsize=256)
def expected(exercise: Exercise, document: Document) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """Return the right answers and those of the mistakes, computed once for a document."""
    sources = (exercise.answer, *exercise.also)
    rights = tuple(value_of(exercise, each, document) for each in sources)
    return rights, tuple(_wrong(exercise, each, document) for each in exercise.mistakes)


def value_of(exercise: Exercise, source: object, document: Document) -> Value:
    """Return the value of a right answer or a mistake, read as a learner's answer is.

    Raises :class:`KitError` if it is no answer to the exercise at all.
    """
    raw = found(cast(Source, source), document)
    if isinstance(raw, Interval) and exercise.kind == "number":
        return cast(Fraction, raw.low) if raw.is_exact else raw
    reading = read(raw, exercise, document.passages)
    if isinstance(reading, Answer):
        return reading.value
    where, seen = f"exercise {exercise.id!r}", getattr(reading, "words", "an empty answer")
    raise KitError(where, f"{raw!r} is no answer to it: {seen}", "correct its answer or mistakes")


def example(exercise: Exercise, mistake: Mistake, document: Document) -> Value:
    """Return an answer that makes ``mistake``, the rest of it being right."""
    if mistake.part == "whole":
        return value_of(exercise, mistake.answer, document)
    right = right_answer(exercise, document)
    if mistake.part == "pairs":
        wrong = cast("Mapping[str, Fraction | str]", _wrong(exercise, mistake, document))
        return {**cast("Mapping[str, Fraction | str]", right), **wrong}
    if mistake.part == "before":
        first, second = cast("tuple[str, str]", mistake.answer)
        rest = [key for key in cast("tuple[str, ...]", right) if key != first]
        rest.insert(rest.index(second), first)
        return tuple(rest)
    chosen, key = cast("frozenset[str]", right), cast(str, mistake.answer)
    return chosen | {key} if mistake.part == "has" else chosen - {key}


def _wrong(exercise: Exercise, mistake: Mistake, document: Document) -> Value:
    """Return a mistake's answer, or the part of one that it is about."""
    if mistake.part == "whole":
        return value_of(exercise, mistake.answer, document)
    if mistake.part == "pairs":
        pairs = cast("Mapping[str, object]", found(mistake.answer, document))
        exact = {
            key: Fraction(each) if isinstance(each, int) else each for key, each in pairs.items()
        }
        return cast("Mapping[str, Fraction | str]", exact)
    return cast(str, mistake.answer)


def exactly(given: Value, right: Value) -> bool:
    """Whether two values are one, pair by pair, but for the noise of floating point."""
    if isinstance(given, Fraction) and isinstance(right, (Fraction, Interval)):
        return is_exactly(given, right)
    if isinstance(given, Mapping) and isinstance(right, Mapping):
        return all(exactly(given[key], right[key]) for key in right)
    return given == right


def about(significant: int) -> Same:
    """Return whether two values are one, to so many figures at least."""

    def same(given: Value, right: Value) -> bool:
        if isinstance(given, Fraction) and isinstance(right, (Fraction, Interval)):
            return meets(given, right, significant)
        if isinstance(given, Mapping) and isinstance(right, Mapping):
            return all(same(given[key], right[key]) for key in right)
        return given == right

    return same


def is_made(mistake: Mistake, wrong: Value, value: Value, same: Same) -> bool:
    """Whether an answer makes a mistake."""
    if mistake.part == "whole":
        return same(value, wrong)
    if mistake.part == "pairs":
        given = cast("Mapping[str, Value]", value)
        return all(
            same(given[key], each) for key, each in cast("Mapping[str, Value]", wrong).items()
        )
    if mistake.part == "before":
        first, second = cast("tuple[str, str]", mistake.answer)
        order = cast("tuple[str, ...]", value)
        return order.index(first) < order.index(second)
    chosen = cast(str, mistake.answer) in cast("frozenset[str]", value)
    return chosen == (mistake.part == "has")
