"""Questions and answers in words: an answer as it was typed, the right one, a known mistake's.

>>> short("How many tons of rice are there? Count the bags as well.", 40)
'How many tons of rice are there? Count…'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias, cast

from ..numbers import writing
from ..numbers.spans import span
from ..numbers.units import in_units, units
from ..rounding import Interval
from .answers import read
from .expected import example
from .model import Exercise, Mistake, Option, said
from .readings import Answer, Json, Value, quoted

if TYPE_CHECKING:
    from ..document import Document

# How a number is written, of the item with this key or ("") of the whole answer; how an item and
# what it is matched with are.
Number: TypeAlias = "Callable[[str, Fraction | Interval], str]"
Pair: TypeAlias = Callable[[Option, str], str]

LONGEST_QUESTION, LONGEST_ANSWER = 90, 4000  # an answer is cut where no person wrote it
NOTHING = "nothing"


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
    """Return a kept answer as the learner would say it: labels for keys, a number as typed.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> course = opened(EXAMPLE)
    >>> answer_of(course.exercises["flour-needed"], "300 Zentner", course.document)
    '300 Zentner'
    """
    if kept is None:
        return ""
    typed = kept if isinstance(kept, Mapping) else {}

    def number(item: str, value: Fraction | Interval) -> str:
        return _raw(typed.get(item, str(value)) if item else kept)

    reading = read(kept, exercise, document.passages)
    if isinstance(reading, Answer):
        words = "; ".join(_parts(exercise, reading.value, number, _told))
    else:
        words = _raw(kept)
    return short(quoted(words, longest), longest)


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

    def number(item: str, value: Fraction | Interval) -> str:
        return amount(value, exercise.unit, exact=exact)

    return _parts(exercise, value, number, _matched)


def _parts(exercise: Exercise, value: Value, number: Number, pair: Pair) -> list[str]:
    if isinstance(value, (Fraction, Interval)):
        return [number("", value)]
    if isinstance(value, str):
        return [_label(exercise, value)]
    if isinstance(value, tuple):
        return [" → ".join(_label(exercise, each) for each in value)]
    if isinstance(value, frozenset):
        return _in_order(exercise, value)
    items = {each.key: each for each in exercise.items}
    return [
        pair(items[key], _label(exercise, each) if isinstance(each, str) else number(key, each))
        for key, each in value.items()
    ]


def _told(item: Option, words: str) -> str:
    return f"{item.label}: {words}"


def _matched(item: Option, words: str) -> str:
    # The name of a passage is what a learner writes in code.
    named = item.key[:1].isupper() and item.key != item.label
    return f"{item.key}, {item.label} → {words}" if named else f"{item.label} → {words}"


def _label(exercise: Exercise, key: str) -> str:
    return next((each.label for each in exercise.options if each.key == key), key)


def _in_order(exercise: Exercise, keys: frozenset[str]) -> list[str]:
    order = [each.key for each in exercise.options] or sorted(keys)
    return [_label(exercise, each) for each in order if each in keys]


def _raw(kept: Json) -> str:
    if isinstance(kept, Mapping):
        if "unreadable" in kept:
            return str(kept["unreadable"])
        return "; ".join(f"{key}: {_raw(each)}" for key, each in kept.items())
    if isinstance(kept, list):
        return "; ".join(_raw(each) for each in kept)
    return NOTHING if kept is None else str(kept)


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
        # Its answer is one pair; the example has the others, too.
        (item,) = cast("Mapping[str, object]", mistake.answer)
        made = {item: cast("Mapping[str, Fraction | str]", made)[item]}
    return f"answers {spoken(exercise, made)}"


def amount(value: Fraction | Interval, unit: str, *, exact: bool = False) -> str:
    """Return a number with its unit; of an interval, that anything in it is meant.

    >>> amount(Fraction(237, 2), "million dollars"), amount(Fraction(1, 3), "%")
    ('118.5 million dollars', 'about 0.333 %')
    """
    if isinstance(value, Interval):
        return f"anything {span(value, unit)}"
    tail = f" {named(value, unit)}" if unit else ""
    decimals = _places(value)
    shown = f"{writing.spoken(value, decimals)}{tail}"
    if (value * 10**decimals).denominator == 1:
        return shown
    fraction = f" (exactly {str(value).replace('-', '−')})" if exact else ""
    return f"about {shown}{fraction}"


def named(value: Fraction | int, unit: str) -> str:
    """Return a unit that is asked for as it stands behind a number.

    >>> named(1, "days"), named(48, "shilling/year"), named(5, "million dollars"), named(9, "hides")
    ('day', 'shillings a year', 'million dollars', 'hides')
    """
    if "/" in unit and unit.partition("/")[0] not in units().names:
        return in_units(Fraction(value), unit)
    return {"days": "day", "copies": "copy"}.get(unit, unit) if value == 1 else unit


def _places(value: Fraction) -> int:
    """Return how many decimals show a number to three figures at least: two, or more if small."""
    if abs(value) >= 1 or not value:
        return 2
    return 2 - (Decimal(value.numerator) / Decimal(value.denominator)).adjusted()
