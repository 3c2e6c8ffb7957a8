"""A number that can be read two ways, written out in each of them.

>>> [each.said for each in both("4.321 dollars", "dollars")]
['4 thousand 321 dollars', '4 point 321 dollars']
>>> [each.typed for each in both("7 m")]
['7 million', '7 metres']
>>> both("4321", "dollars")
()
>>> taken("4.321 dollars", "dollars", "thousands").said, taken("4.321 dollars", "dollars") is None
('4 thousand 321 dollars', True)

Which of the two is meant is never told by the value, only by the form of what was typed and by
what is asked for, so that neither a question back nor its absence gives anything away.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Literal

from ..numbers.two_ways import Way, Ways
from ..numbers.typed import Typed, plain, read_typed
from ..numbers.units import NO_UNIT, unit_of

Size = Literal["thousands", "small", ""]
# Of these nobody types a thousandth: a mark in the number separates thousands.
WHOLE = "days"
# Of these nobody has a thousand.
SHARES = frozenset(("%", "percentage points"))
_ZEROS = re.compile(r"(?<![\d.,])\d{1,3}[.,]000(?![\d.,])")
# So many thousands as are a number of millions nobody writes so.
_IN_THOUSANDS = re.compile(r"(?<![\d.,])\d[.,]\d{2}[1-9]\s*(?:thousand|k|tausend|tsd|тыс)")
_POINT_ZERO = re.compile(r"[+-]?\d{1,3}\.000")


def taken(text: str, unit: str = "", size: Size = "") -> Way | None:
    """Return the way in which a mark is read, or None where the learner has to say.

    Zeros alone are no decimals, and what lies on the other side of a thousand from everything that
    can be right is not meant. A bare “30.000” is asked about: it is how many write thirty, and how
    many others write thirty thousand.
    """
    read = read_typed(text, unit)
    if not isinstance(read, Ways) or read.why != "mark":
        return None
    if unit in SHARES:
        return read.second
    if unit == WHOLE:
        return read.first
    if _POINT_ZERO.fullmatch(plain(text)):
        return None
    if _IN_THOUSANDS.search(plain(text)):
        return read.second
    return read.first if _ZEROS.search(plain(text)) else _by_size(read, unit, size)


def _by_size(ways: Ways, unit: str, size: Size) -> Way | None:
    """Return the one way of the size that is asked for; None if both or neither are."""
    fits = [each for each in (ways.first, ways.second) if _size(each, unit) == size]
    return fits[0] if len(fits) == 1 else None


def _size(way: Way, unit: str) -> Size:
    read = read_typed(way.typed, unit)
    if not isinstance(read, Typed):
        return ""
    asked = unit_of(unit) or NO_UNIT
    value = read.value if read.unit == NO_UNIT else read.in_plain / asked.scale
    return size_of(value)


def size_of(value: Fraction) -> Size:
    """Return whether a number is a thousand or more, or less."""
    return "thousands" if abs(value) >= 1000 else "small"


def both(text: str, unit: str = "", size: Size = "") -> tuple[Way, ...]:
    """Return the two ways in which ``text`` may be read, or none if one is taken."""
    return () if taken(text, unit, size) else ambiguous(text, unit)


def ambiguous(text: str, unit: str = "") -> tuple[Way, ...]:
    """Return the two ways in which ``text`` may be read, whichever is taken."""
    read = read_typed(text, unit)
    return (read.first, read.second) if isinstance(read, Ways) else ()
