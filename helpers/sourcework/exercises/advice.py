"""What helps with a wrong answer that is no known mistake: which part does not fit, what to do.

Never what would fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from ..rounding import Interval
from .expected import about
from .model import Exercise, said
from .nearness import meets, slip
from .readings import Value, begun, ended

if TYPE_CHECKING:
    from ..document import Document


def by_line(told: Sequence[tuple[str, str]]) -> str:
    """Return what there is to say to each line, lines with the same words together.

    >>> by_line([("the tax", "Read on."), ("M2.", "Read on."), ("M5", "Divide.")])
    'The tax; M2: Read on. M5: Divide.'
    """
    words = dict.fromkeys(each for _, each in told)
    lines = {
        each: "; ".join(line.rstrip(".") for line, said in told if said == each) for each in words
    }
    return " ".join(f"{begun(lines[each])}: {each}" for each in words)


def wrong_lines(exercise: Exercise, value: Value, right: Value) -> list[str]:
    """Return the keys of the lines of a match that do not fit yet."""
    if not (isinstance(value, Mapping) and isinstance(right, Mapping)):
        return []
    same = about(exercise.significant)
    return [each.key for each in exercise.items if not same(value[each.key], right[each.key])]


def nearest(exercise: Exercise, value: Value, rights: Sequence[Value]) -> Value:
    """Return the right answer from which an answer has the fewest lines to mend."""
    return min(rights, key=lambda each: len(wrong_lines(exercise, value, each)))


def labels(exercise: Exercise, keys: Sequence[str]) -> str:
    """Return lines by their labels, as a sentence ends."""
    return ended("; ".join(each.label for each in exercise.items if each.key in keys))


def look(exercise: Exercise, value: Value, right: Value, document: Document) -> str:
    """Return which part of an answer does not fit, and what to look at, read or weigh."""
    return f"{_which_part(exercise, value, right)} {said(exercise.look, document)}".strip()


def _which_part(exercise: Exercise, value: Value, right: Value) -> str:
    if isinstance(value, Mapping) and isinstance(right, Mapping):
        keys = wrong_lines(exercise, value, right)
        lines = "This line does" if len(keys) == 1 else "These lines do"
        return f"{lines} not fit yet: {labels(exercise, keys)}"
    if isinstance(value, frozenset) and isinstance(right, frozenset):
        missing = "something is still missing" if right - value else ""
        over = "not everything you chose belongs" if value - right else ""
        return f"{' and '.join(filter(None, (over, missing))).capitalize()}."
    if isinstance(value, tuple) and isinstance(right, tuple):
        first = next(given for given, wanted in zip(value, right, strict=True) if given != wanted)
        label = next(each.label for each in exercise.options if each.key == first)
        return f"Something else comes before “{label}”."
    return ""


def any_slip(exercise: Exercise, value: Value, right: Value, document: Document) -> str:
    """Return the sentence for slips that anyone may make with a number, or with several.

    Of several numbers every wrong one must be such a slip: else it is "".
    """
    if isinstance(value, Fraction) and isinstance(right, (Fraction, Interval)):
        return slip(value, right, exercise.unit, _after(exercise, document))
    if not (exercise.is_number and isinstance(value, Mapping) and isinstance(right, Mapping)):
        return ""
    wrong = list(_slips(exercise, value, right, document))
    return by_line(wrong) if all(words for _, words in wrong) else ""


def _slips(
    exercise: Exercise, value: Mapping[str, object], right: Mapping[str, object], document: Document
) -> Iterator[tuple[str, str]]:
    """Return each wrong number's item and its slip, "" where there is none to name."""
    after = _after(exercise, document)
    for item in exercise.items:
        given, wanted = (cast(Fraction, each[item.key]) for each in (value, right))
        if not meets(given, wanted, exercise.significant):
            yield item.label, slip(given, wanted, exercise.unit, after)


def _after(exercise: Exercise, document: Document) -> str:
    """Return what to look at when the size is wrong: a word of scale only where one stands."""
    if exercise.unit in ("%", "percentage points") or " per " in exercise.unit:
        return "Look where the decimal point stands."
    if exercise.unit.startswith("million "):
        return f"The answer is asked for in {exercise.unit}, so a million counts as one."
    if any("million" in document.passage(each).text("en") for each in exercise.passages):
        return "Count the zeros, and look for a word such as “million” after the number."
    return "Count the zeros."
