"""One number, as somebody may give it who was asked for one: also a small sum written out.

>>> read_one("1600000/237.5", "gulden per dollar").value
Fraction(128000, 19)
>>> print(read_one("480 to 490", "").words)
That is more than one number, and one is asked for: choose one of them.
>>> print(read_one([], "", "form").words)
That is a list. Write one number, such as 42, 12.5 or 4.2 million.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import cast

from ..numbers.comparing import compared
from ..numbers.numerals import read_numeral
from ..numbers.units import MILLION
from .amounts import WANTED, read_number
from .model import Road
from .readings import Ambiguous, Answer, OtherUnit, Reading, Unreadable, clipped, is_a
from .sums import worked_out
from .ways import Size, ambiguous, taken

FORM_NUMBER = "Write one number, such as 42, 12.5 or 4.2 million."
MORE_THAN_ONE = "That is more than one number, and one is asked for: choose one of them."
_RANGE = re.compile(r"\d.*?(?:\s(?:to|and|or|bis)\s|…|\.\.\.|[-–—])\s*[^\d\s]*\d")
_EQUALS = re.compile("[=≈]")
_SHORT = re.compile(r"[^\d\s]*\s*(\d[\d.,]*)\s*[mм]\.?", re.IGNORECASE)
_OPEN = re.compile(
    r"undetermined|unknown|unclear|impossible|depends|not? (?:answer|comparable|known|stated|said)"
    r"|cannot|can't|doesn't say|does not say|nobody knows|no idea|don't know"
)


def read_one(given: object, unit: str, road: Road = "code", size: Size = "") -> Reading:
    """Return the reading of any object as one number in ``unit``, told on the learner's road.

    >>> read_one("1600000/237.5 = 6736.84", "gulden per dollar").value
    Fraction(168421, 25)
    """
    text = clipped(cast(str, given)) if is_a(given, str) else ""
    if found := compared(text):
        reading = _alone(found.rest, unit, road, size)
        if isinstance(reading, Answer):
            return replace(reading, kept=text, beside={"": found})
        if isinstance(reading, (Ambiguous, OtherUnit)):
            return replace(reading, kept=text)
    return _alone(given, unit, road, size)


def _alone(given: object, unit: str, road: Road, size: Size) -> Reading:
    """Return the reading of an object without comparing words."""
    reading = read_number(given, unit)
    text = clipped(cast(str, given)) if is_a(given, str) else ""
    if isinstance(reading, Ambiguous):
        if _RANGE.search(text):
            return Unreadable(MORE_THAN_ONE, reading.kept)
        return _taken(text, unit, size) or reading
    if unit == "m" and size == "thousands" and (short := _SHORT.fullmatch(text.strip())):
        return _millions(short[1], text) or reading
    if not isinstance(reading, Unreadable):
        return reading
    result = worked_out(text)
    if result is not None:
        return Answer(result, text)
    if "=" in text or "≈" in text:
        end = read_one(_EQUALS.split(text)[-1], unit, road, size)
        return Answer(end.value, text, end.other) if isinstance(end, Answer) else reading
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


def _taken(text: str, unit: str, size: Size) -> Reading | None:
    """Return the reading that is taken of a text with two, with the other one beside it."""
    way = taken(text, unit, size)
    if way is None:
        return None
    reading, ways = read_number(way.typed, unit), ambiguous(text, unit)
    other = read_number(next(each.typed for each in ways if each != way), unit)
    if not isinstance(reading, Answer):
        return replace(reading, kept=text)
    return Answer(reading.value, text, other.value if isinstance(other, Answer) else None)


def _millions(number: str, text: str) -> Answer | None:
    """Return so many millions of metres, where no few metres can be asked for."""
    read = read_numeral(number)
    few = isinstance(read, Fraction) and abs(read) < 1000
    return Answer(read * MILLION, text) if few and isinstance(read, Fraction) else None
