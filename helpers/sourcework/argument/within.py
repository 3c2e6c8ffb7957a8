"""What a number's own sentence says of it: a time, a step, a share, a difference, days between.

>>> told = "If there were 9 million, a tenth would be 900,000."
>>> [within(each, told, each.start, 1872) for each in mentions(told)]
['', 'a tenth of 9 million']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations, permutations

from ..numbers.numerals import TwoWays, read_numeral
from .days import Day, days_of
from .mentions import Mention, mentions
from .usable import is_short_for

# 23.00 may be a time of day or a sum: it needs the words around it (_AT, _HOUR) to be the first.
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_AT = re.compile(
    r"\b(?:at|by|until|till|since|around|about|before|after|from|to)\s*$", re.IGNORECASE
)
_HOUR = re.compile(r"\s*(?:o'clock|hours?\b|h\b|hrs\b|\([A-Z]\d|in the (?:evening|morning|night))")
_STEP = re.compile(
    r"\b(?:half(?: of)?(?: an?)?|nearest|steps? of|to the|rounded to(?: the)?)\s*$", re.IGNORECASE
)
_SHARES = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "sixteenth": 16,
    "twentieth": 20,
    "hundredth": 100,
}
_TIMES = {"two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}
_SHARE = re.compile(
    rf"\b(?:(?:an?|one|({'|'.join(_TIMES)}))[\s-]+)?({'|'.join(_SHARES)})s?\b", re.IGNORECASE
)
# A number of two digits or more that is no part of a longer one, of a date or of a fraction.
_LONG = re.compile(r"(?<![\w.,/])\d[\d.,]*\d(?![\w/])")
LEAST = 100  # the smallest number of a sentence of which another may be the difference


def within(mention: Mention, sentence: str, place: int, year: int, claimed: bool = False) -> str:
    """Return what a number is by the words of its sentence, in which it stands at ``place``.

    ``year`` is that of days that have none; a number that is ``claimed`` stands in a claim's
    working, and is no share of another. "" where the sentence does not say.
    """
    before, behind = sentence[:place], sentence[place + len(mention.text) :]
    if is_clock(mention, before, behind):
        return f"a time of day, {mention.text.replace('.', ':')}"
    if _is_power(mention) and _STEP.search(before):
        return "a step of rounding"
    if mention.unit == "day":
        return next(_days_between(mention, sentence, year), "")
    return next(_made(mention, sentence, place, claimed), "")


def shares_in(sentence: str) -> Iterator[tuple[str, Fraction]]:
    """Yield the shares that a sentence names in words.

    >>> [(words, str(part)) for words, part in shares_in("Two thirds came, and a tenth was lost.")]
    [('two thirds', '2/3'), ('a tenth', '1/10')]
    """
    for found in _SHARE.finditer(sentence):
        times = _TIMES.get((found[1] or "").casefold(), 1)
        yield found[0].casefold(), Fraction(times, _SHARES[found[2].casefold()])


def is_written(mention: Mention, value: Fraction) -> bool:
    """Whether a number is written for a value: rounded at its last digit, or cut off there."""
    return any(is_short_for(each.value, value, each.step) for each in mention.readings)


def is_clock(mention: Mention, before: str, behind: str) -> bool:
    """Whether a number with two decimals is written as a time of day is."""
    told = _CLOCK.fullmatch(mention.text) and not mention.unit
    return bool(told) and bool(
        re.search(r"\bat\s*$", before) or (_AT.search(before) and _HOUR.match(behind))
    )


def _is_power(mention: Mention) -> bool:
    value = mention.values[0]
    return value >= 1000 and value.denominator == 1 and str(value).rstrip("0") == "1"


def _days_between(mention: Mention, sentence: str, year: int) -> Iterator[str]:
    days = [(each, _date(each, year)) for each in days_of(sentence) if each.day]
    for (one, first), (other, second) in combinations(days, 2):
        if first and second and abs((second - first).days) in mention.values:
            early, late = (one, other) if first < second else (other, one)
            yield f"the days from {early.text} to {late.text}"


def _date(day: Day, year: int) -> date | None:
    try:
        return date(day.year if day.year > 99 else year, day.month, day.day)
    except ValueError:
        return None


def _made(mention: Mention, sentence: str, place: int, claimed: bool) -> Iterator[str]:
    """Yield a share, a difference or a percentage that other numbers of the sentence make."""
    others = [each for each in mentions(sentence) if each.start != place]
    for share, part in () if claimed else shares_in(sentence):
        for each in others:
            units = {each.unit, mention.unit} - {""}
            if len(units) < 2 and is_written(mention, each.values[0] * part):
                yield f"{share} of {each.text}"
    if mention.unit == "percent":
        for one, other in permutations(others, 2):
            alike = one.unit == other.unit and one.unit not in ("", "percent")
            if alike and other.values[0]:
                made = 100 * one.values[0] / other.values[0]
                read = mention.readings[0]
                if abs(made - read.value) < read.step:
                    yield f"{one.text} / {other.text}"


def left_over(mention: Mention, sentence: str) -> str:
    """Return how a number is what one number of its sentence leaves of another, or of its own.

    >>> (rest,) = mentions("1,234.5 tons")
    >>> left_over(rest, "Of 61,234.5 tons he writes 60,000: 1,234.5 tons are left.")
    '61,234.5 − 60,000'
    """
    return next(_left(mention, sentence), "")


def _left(mention: Mention, sentence: str) -> Iterator[str]:
    read = [(each[0], read_numeral(each[0])) for each in _LONG.finditer(sentence)]
    plain = [(words, each.thousands if isinstance(each, TwoWays) else each) for words, each in read]
    whole = [(words, value) for words, value in plain if value is not None]
    for (one_words, one_value), (other_words, other_value) in permutations(whole, 2):
        if one_value > other_value >= LEAST and one_value - other_value == mention.values[0]:
            yield f"{one_words} − {other_words}"
    for words, value in whole:
        for step in (10**at for at in range(2, 9)):
            cut = value // step * step
            if cut and value - cut == mention.values[0] and value > LEAST * step:
                yield f"{words} − {cut:,}"
