"""Which known mistake an answer makes, and what a right one lacks.

>>> from sourcework.courses import opened
>>> from sourcework.new import EXAMPLE
>>> from .expected import exactly
>>> course = opened(EXAMPLE)
>>> asked = course.exercises["price-speaker"]
>>> print(named_mistake(asked, "council", course.document, exactly))
You seem to have taken the reader of the letter for the speaker. The council only answers, in C1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from ..numbers.typed import Typed, read_typed
from ..numbers.worded import figures
from ..rounding import Interval
from .advice import by_line, labels, nearest, wrong_lines
from .expected import Same, about, expected, is_made
from .model import Exercise, Mistake, said
from .nearness import FIGURES, agrees, coarse, rounded
from .readings import Answer, Value

if TYPE_CHECKING:
    from ..document import Document

PERHAPS = "It may be this, or something else. "
_READABLE_AT, _NAMED_AT = 3, 2


def named_mistake(exercise: Exercise, value: Value, document: Document, same: Same) -> str:
    """Return the words of the mistake that an answer makes; all of them, if a number makes more.

    Two ways to one number are two readings of it, and neither is the learner's for certain. A
    range in which a number lies says less than the number, and is no second reading.
    """
    rights, wrongs = expected(exercise, document)
    pairs = zip(exercise.mistakes, wrongs, strict=True)
    made = [(each, wrong) for each, wrong in pairs if is_made(each, wrong, value, same)]
    if made and made[0][0].part == "pairs":
        return _by_lines(exercise, made, value, nearest(exercise, value, rights), document)
    ways = [each for each, wrong in made if isinstance(wrong, Fraction)]
    first, *others = dict.fromkeys(
        said(each.words, document) for each in ways or (each for each, _ in made[:1])
    ) or ("",)
    if others:
        return f"One reading of this: {first} " + " ".join(f"Another: {each}" for each in others)
    return first


def _by_lines(
    exercise: Exercise,
    made: Sequence[tuple[Mistake, Value]],
    value: Value,
    right: Value,
    document: Document,
) -> str:
    """Return the words of the mistakes in a match by their lines, and which lines are left."""
    names = {each.key: each.label for each in exercise.items}
    told: dict[str, str] = {}
    for mistake, wrong in made:
        if mistake.part == "pairs":
            (key,) = cast("Mapping[str, Value]", wrong)
            told.setdefault(key, said(mistake.words, document))
    left = [each for each in wrong_lines(exercise, value, right) if each not in told]
    words = by_line([(names[key], told[key]) for key in names if key in told])
    return f"{words} Not right yet, too: {labels(exercise, left)}" if left else words


def unwritten(exercise: Exercise, answer: Answer) -> str:
    """Return what there is to say if fewer figures were written than the question asks for."""
    if exercise.kind != "number":
        return ""

    def readable(text: str) -> bool:
        return isinstance(read_typed(text, exercise.unit), Typed)

    if (
        figures(str(answer.kept), readable) >= exercise.significant
        or exercise.significant not in FIGURES
    ):
        return ""
    return (
        f"That is right so far. The question asks for {FIGURES[exercise.significant]} figures: "
        "write the next one as well, whatever it is."
    )


def too_short(exercise: Exercise, value: Value, rights: Sequence[Value]) -> str:
    """Return what there is to say if an answer is right but for too few figures."""
    figures, exact_to = exercise.significant, exercise.exact_to
    if isinstance(value, Fraction):
        numbers = cast("Sequence[Fraction | Interval]", rights)
        return next(filter(None, (coarse(value, each, figures, exact_to) for each in numbers)), "")
    if not exercise.is_number:
        return ""
    right = rights[0]
    given, wanted = (cast("Mapping[str, Fraction]", each) for each in (value, right))
    wrong = wrong_lines(exercise, value, right)
    told = [coarse(given[key], wanted[key], figures, exact_to) for key in wrong]
    if not all(told):
        return ""
    names = {each.key: each.label for each in exercise.items}
    return by_line([(names[key], words) for key, words in zip(wrong, told, strict=True)])


def roughly(exercise: Exercise, value: Value, document: Document) -> str:
    """Return the words of a mistake that an answer makes, though it is given too short.

    To two figures it is one reading of the answer, and is called so.
    """
    right = expected(exercise, document)[0][0]
    loose = isinstance(right, Fraction) and right not in rounded(right, exercise.significant)
    same = _alike if loose else about(_READABLE_AT)
    if words := named_mistake(exercise, value, document, same):
        return words
    if not isinstance(value, Fraction):
        return ""
    words = named_mistake(exercise, value, document, about(_NAMED_AT))
    hedged = words.startswith("One reading")
    return words if hedged or not words else f"{PERHAPS}{words}"


def _alike(value: Value, wrong: Value) -> bool:
    """Whether two values are one to the figures at which a mistake is readable."""
    if isinstance(wrong, Fraction):
        return agrees(cast(Fraction, value), wrong, _READABLE_AT)
    return about(_READABLE_AT)(value, wrong)
