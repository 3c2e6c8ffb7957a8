"""Every answer to an exercise that can be foreseen, with what the kit says to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations, product
from textwrap import shorten
from typing import cast

from ...document import Document
from ...exercises import Exercise, judge, right_answer
from ...exercises.expected import expected
from ...exercises.model import Option, said
from ...exercises.readings import Value

# So many things can be put in order in 120 ways; of more, only each pair changed over is judged.
MOST_IN_ORDER = 5
# Of a passage that can be chosen so many letters are shown.
PREVIEW = 60


@dataclass(frozen=True, slots=True)
class Reply:
    """What comes back to an answer: whether it is right, and the words.

    >>> Reply(False, "You seem to have taken the reader for the speaker.").right
    False
    """

    right: bool
    words: str


def reply(exercise: Exercise, given: object, document: Document) -> Reply:
    """Return what the kit says to an answer that was given by form.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> course = opened(EXAMPLE)
    >>> reply(course.exercises["price-speaker"], "miller", course.document).right
    True
    """
    judged = judge(exercise, given, document, "form")
    return Reply(judged.outcome == "right", judged.feedback.words)


def options_of(exercise: Exercise, document: Document) -> tuple[Option, ...]:
    """Return what can be chosen: where a passage is asked for, every passage by its first words."""
    if not exercise.kind.startswith("passage"):
        return exercise.options
    first = next(iter(document.whole))
    return tuple(
        Option(name, f"{name}: {shorten(each.text(first), PREVIEW, placeholder=' …')}")
        for name, each in document.passages.items()
    )


def of_choice(exercise: Exercise, document: Document) -> dict[str, Reply]:
    """Return the reply to each option of which one is chosen."""
    keys = [each.key for each in options_of(exercise, document)]
    return {each: reply(exercise, each, document) for each in keys}


def of_wholes(exercise: Exercise, document: Document) -> list[tuple[Value, str]]:
    """Return each mistake that is a whole answer, with its words."""
    pairs = zip(exercise.mistakes, expected(exercise, document)[1], strict=True)
    return [(wrong, said(each.words, document)) for each, wrong in pairs if each.part == "whole"]


def of_choices(exercise: Exercise, document: Document) -> dict[str, Reply]:
    """Return the reply to all that belongs, but for one option: chosen too much, or left out."""
    right = cast("frozenset[str]", right_answer(exercise, document))
    return {each.key: reply(exercise, sorted(right ^ {each.key}), document)
            for each in options_of(exercise, document)}  # fmt: skip


@lru_cache(maxsize=256)
def of_order(exercise: Exercise, document: Document) -> Mapping[tuple[str, ...], Reply]:
    """Return the reply to each order of the options."""
    right = cast("tuple[str, ...]", right_answer(exercise, document))
    orders = permutations(right) if len(right) <= MOST_IN_ORDER else _exchanged(right)
    return {each: reply(exercise, list(each), document) for each in orders}


def exchanged(order: tuple[str, ...], at: int, key: str) -> tuple[str, ...]:
    """Return an order in which ``key`` has changed places with what stands at ``at``.

    >>> exchanged(("a", "b", "c"), 0, "c")
    ('c', 'b', 'a')
    """
    there = list(order)
    there[order.index(key)], there[at] = there[at], key
    return tuple(there)


def _exchanged(order: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield from dict.fromkeys(exchanged(order, at, key) for at in range(len(order)) for key in order)


@lru_cache(maxsize=256)
def of_pairs(exercise: Exercise, document: Document) -> Mapping[str, Mapping[str, Reply]]:
    """Return the reply to each option for each item, all other items being right."""
    right = cast("Mapping[str, str]", right_answer(exercise, document))
    return {
        item.key: {
            each.key: reply(exercise, {**right, item.key: each.key}, document)
            for each in exercise.options
        }
        for item in exercise.items
    }


def right_pairs(exercise: Exercise, document: Document) -> tuple[Mapping[str, str], ...]:
    """Return every right answer to a match, the first as the kit gives it."""
    rights: tuple[Value, ...] = expected(exercise, document)[0]
    return tuple(cast("Mapping[str, str]", each) for each in rights)


def apart(rights: tuple[Mapping[str, str], ...]) -> bool:
    """Whether each item of a match can be judged without the others, though there are several ways.

    >>> apart(({"x": "a", "y": "b"}, {"x": "b", "y": "a"}))
    False
    """
    items = list(rights[0])
    ways = [list(dict.fromkeys(each[key] for each in rights)) for key in items]
    known = {tuple(each[key] for key in items) for each in rights}
    return all(each in known for each in product(*ways))
