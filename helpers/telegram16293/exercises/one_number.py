"""One number, as somebody may give it who was asked for one: also a small sum written out.

>>> read_one("1600000/237.5", "yuan per rouble").value
Fraction(128000, 19)
>>> print(read_one("480 to 490", "").words)
That is more than one number, and one is asked for: choose one of them.
>>> print(read_one([], "", "form").words)
That is a list. Write one number, such as 42, 12.5 or 4.2 million.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import cast

from .amounts import WANTED, read_number
from .model import Road
from .readings import Ambiguous, Answer, Reading, Unreadable, clipped, is_a
from .sums import worked_out
from .ways import both

FORM_NUMBER = "Write one number, such as 42, 12.5 or 4.2 million."
MORE_THAN_ONE = "That is more than one number, and one is asked for: choose one of them."
# Of these nobody has a part: a mark in the number separates thousands.
WHOLE = frozenset(("people", "copies", "days"))
_RANGE = re.compile(r"\d.*?(?:\s(?:to|and|or|bis)\s|…|\.\.\.|[-–—])\s*[^\d\s]*\d")
_OPEN = re.compile(
    r"undetermined|unknown|unclear|impossible|depends|not? (?:answer|comparable|known|stated|said)"
    r"|cannot|can't|doesn't say|does not say|nobody knows|no idea|don't know"
)


def read_one(given: object, unit: str, road: Road = "code") -> Reading:
    """Return the reading of any object as one number in ``unit``, told on the learner's road."""
    reading = read_number(given, unit)
    text = clipped(cast(str, given)) if is_a(given, str) else ""
    if isinstance(reading, Ambiguous):
        if _RANGE.search(text):
            return Unreadable(MORE_THAN_ONE, reading.kept)
        return _possible(text, unit) or reading
    if not isinstance(reading, Unreadable):
        return reading
    result = worked_out(text)
    if result is not None:
        return Answer(result, text)
    return Unreadable(_told(text.casefold(), reading.words, road), reading.kept)


def _told(text: str, words: str, road: Road) -> str:
    """Return what there is to say to a text that is no number."""
    if _RANGE.search(text):
        return MORE_THAN_ONE
    if _OPEN.search(text):
        return (
            "If you mean that the text does not tell, keep that for your argument: here the "
            "question is what its numbers give, taken as they are printed."
        )
    return words.replace(WANTED, FORM_NUMBER) if road == "form" else words


def _possible(text: str, unit: str) -> Answer | None:
    """Return the reading that can be meant, if the other one cannot.

    Two shares are no more than a hundred points apart.
    """
    readings = [read_number(each.typed, unit) for each in both(text, unit)]
    values = [each.value for each in readings if isinstance(each, Answer)]
    numbers = [each for each in values if isinstance(each, Fraction)]
    if unit == "percentage points":
        numbers = [each for each in numbers if abs(each) <= 100]
    elif unit not in WHOLE:
        return None
    return Answer(numbers[0], text) if numbers else None
