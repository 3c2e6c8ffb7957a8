"""One number, as somebody may give it who was asked for one: also a small sum written out.

>>> read_one("1400000/112", "gulden per dollar").value
Fraction(12500, 1)
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
from ..numbers.typed import Typed
from ..numbers.units import MILLION
from .amounts import WANTED, in_unit, read_number
from .model import Road
from .nearness import agrees
from .rates import either_way, one_of
from .readings import (
    Ambiguous,
    Answer,
    OtherUnit,
    Reading,
    Unreadable,
    Value,
    clipped,
    is_a,
    quoted,
)
from .sums import SCALED, worked_out
from .two_readings import SHARES, Size, ambiguous, taken
from .workings import not_made

FORM_NUMBER = "Write one number, such as 42, 12.5 or 4.2 million."
MORE_THAN_ONE = "That is more than one number, and one is asked for: choose one of them."
TO_ADD = (
    "That is more than one number, and one is asked for. "
    "If they belong together, add them and write the sum."
)
_JOINED = re.compile(r"\d\D*?\s(?:and|und|et|y|и)\s\D*\d")
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|между)\b", re.IGNORECASE)
_HALF = re.compile(r"(?<=[-−–+×*/(] )half an? (?=million)", re.IGNORECASE)
_MILLION = re.compile(r"\s*\bmillions?\b", re.IGNORECASE)
# Two numbers with a word or a dash between them; the second may begin with a sign of money.
_RANGE = re.compile(r"\d.*?(?:\s(?:to|and|or|bis)\s|…|\.\.\.|[-–—])\s*[^\d\s]*\d")
_EQUALS = re.compile("[=≈]")
_SHORT = re.compile(r"[^\d\s]*\s*(\d[\d.,]*)\s*[mм]\.?", re.IGNORECASE)
# Somebody who holds that the text does not tell is answered, not called unreadable.
_OPEN = re.compile(
    r"undetermined|unknown|unclear|impossible|depends|not? (?:answer|comparable|known|stated|said)"
    r"|cannot|can't|doesn't say|does not say|nobody knows"
)
_LOST = re.compile(
    r"\bno idea|\b(?:do not|don['’]t|dont) (?:really )?know|\bdunno\b|\bidk\b|не знаю"
    r"|weiß (?:ich )?(?:es )?nicht|weiss nicht|keine ahnung|sais pas|no (?:lo )?sé"
)
# Two of these, where days are asked for, are the ends of a span that is still to be counted.
_DATE = re.compile(
    r"\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{1,2}[./]\d{1,2}\b"
    r"|(?:\d{1,2}(?:st|nd|rd|th|\.)?\s|\bin\s)(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct"
    r"|nov|dec|янв|фев|mär|okt|dez|fév|ene|dic)[^\W\d_]*"
)


def read_one(given: object, unit: str, road: Road = "code", size: Size = "") -> Reading:
    """Return the reading of any object as one number in ``unit``, told on the learner's road.

    >>> read_one("1400000/112 = 12500", "gulden per dollar").value
    Fraction(12500, 1)
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
    text = clipped(cast(str, given)) if is_a(given, str) else ""
    if _HALF.search(text) and (result := _in_millions(_HALF.sub("0.5 ", text), unit)):
        return in_unit(result, unit, text)
    reading = read_number(given, unit)
    if decimals := _with_a_comma(given, size):
        words = f"In code a comma stands between two values. Write {decimals}, with a point."
        return Unreadable(words, reading.kept)
    if either_way(text, unit):
        ask = f"“{quoted(text)}” does not say of what there is one. Write “42 {unit}”, say."
        return Ambiguous(ask, reading.kept)
    if rate := one_of(text, unit):
        reading = _alone(rate, unit.partition(" per ")[0], road, size)
        return replace(reading, kept=text)
    if isinstance(reading, Ambiguous):
        if (result := worked_out(text, small=unit in SHARES)) is not None:
            return in_unit(result, unit, text)
        if _RANGE.search(text):
            return Unreadable(_too_many(text), reading.kept)
        return _taken(text, unit, size) or reading
    if unit == "m" and size == "thousands" and (short := _SHORT.fullmatch(text.strip())):
        return _millions(short[1], text) or reading
    if not isinstance(reading, Unreadable):
        return reading
    result = worked_out(text, small=unit in SHARES)
    if result is not None:
        return in_unit(result, unit, text)
    if "=" in text or "≈" in text:
        sides = _EQUALS.split(text)
        found = _of_sides(sides, unit, road, size, text)
        return (found and not_made(found, sides, unit, text)) or found or reading
    return Unreadable(_told(text.casefold(), reading.words, road, unit), reading.kept)


def _in_millions(text: str, unit: str) -> Typed | None:
    """Return the value of a sum with a word of scale, which a number may do without.

    >>> _in_millions("237 - 0.5 million", "million dollars").in_plain
    Fraction(236500000, 1)
    """
    if (found := worked_out(text)) is not None or not unit.startswith("million "):
        return found
    bare = worked_out(_MILLION.sub("", text))
    return Typed(bare.value * MILLION, SCALED) if bare and not bare.unit.names else bare


def _with_a_comma(given: object, size: Size) -> str:
    """Return two whole numbers as one with decimals: "4,5" in code is the pair of 4 and 5."""
    if size == "thousands" or not is_a(given, tuple) or len(cast(tuple[object, ...], given)) != 2:
        return ""
    whole, after = cast(tuple[object, ...], given)
    plain = type(whole) is int and type(after) is int and after >= 0
    return f"{whole}.{after}" if plain else ""


def _of_sides(parts: list[str], unit: str, road: Road, size: Size, text: str) -> Answer | None:
    """Return what stands behind an equals sign, read as what stands before it bears out."""
    *before, last = parts
    end = _alone(last, unit, road, size)
    if isinstance(end, Ambiguous):
        sums = [in_unit(each, unit, text) for each in map(worked_out, before) if each is not None]
        made = [each.value for each in sums if isinstance(each, Answer)]
        ways = [read_number(each.typed, unit) for each in ambiguous(last, unit)]
        fits = [each for each in ways if isinstance(each, Answer) and each.value in made]
        return Answer(fits[0].value, text) if len(fits) == 1 else None
    if not isinstance(end, Answer):
        return None
    if unit == "%" and "%" not in last:
        for each in before:
            side = _alone(each, unit, road, size) if "%" in each else None
            if isinstance(side, Answer) and _same(side.value, end.value):
                return Answer(side.value, text)
    return Answer(end.value, text, end.other)


def _same(percent: Value, share: Value) -> bool:
    """Whether a number of percent is a share, to the figures of a careful person."""
    both = isinstance(percent, Fraction) and isinstance(share, Fraction)
    return both and agrees(cast(Fraction, percent), cast(Fraction, share) * 100, 2)


def _told(text: str, words: str, road: Road, unit: str) -> str:
    """Return what there is to say to a text that is no number."""
    if unit == "days" and len(_DATE.findall(text)) > 1:
        return "Count the days from the one date to the other, and write that number alone."
    if _RANGE.search(text):
        return _too_many(text)
    if _LOST.search(text):
        return "Take the hints: each is nearer than the last. Then write the number that you find."
    if _OPEN.search(text):
        return (
            "If you mean that the text does not tell, keep that for your argument: here the "
            "question is what its numbers give, taken as they are printed."
        )
    return words.replace(WANTED, FORM_NUMBER) if road == "form" else words


def _too_many(text: str) -> str:
    """Return what there is to say to several numbers: amounts joined by “and” may be added."""
    joined = _JOINED.search(text.casefold()) and not _BETWEEN.search(text)
    return TO_ADD if joined else MORE_THAN_ONE


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
