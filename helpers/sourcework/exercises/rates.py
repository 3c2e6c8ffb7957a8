"""A rate as people write it: one barrel is so many dollars, so many to one.

>>> one_of("one barrel is 4.25 dollars", "dollars per barrel")
'4.25 dollars'
>>> one_of("4.25 to 1", "dollars per barrel"), one_of("4.25", "dollars per barrel")
('4.25', '')
>>> either_way("1:42", "dollars per barrel"), either_way("1:42", "%")
(True, False)
"""

from __future__ import annotations

import re

from ..numbers.units import NO_UNIT, unit_of

_ONE = r"(?:1|one|an?|eine?n?|une?|un[oa]?|один)"
_IS = r"(?:=|≈|:|is|are|was|equals|costs?|makes|gives|buys|to|for|ist|sind|kostet|est|vaut|es|son)"
_FOR_ONE = re.compile(
    rf"(?:for\s+|für\s+|pour\s+|за\s+)?{_ONE}\s+([^\W\d_]+)\s*{_IS}\s*(\d.*)", re.IGNORECASE
)
_TO_ONE = re.compile(r"(\d\S*)\s*(?:to|:|zu)\s*(?:1|one)(?:\s+([^\W\d_]+))?", re.IGNORECASE)
_ONE_TO = re.compile(r"(?:1|one)\s*(?::|to|zu)\s*\d[\d.,' ]*", re.IGNORECASE)


def one_of(text: str, unit: str) -> str:
    """Return what is said to stand for one, where a rate is asked for and told so; else ""."""
    names = (unit_of(unit) or NO_UNIT).names
    if len(names) != 2:
        return ""
    if found := _FOR_ONE.fullmatch(text.strip()):
        below, rest = found.groups()
    elif found := _TO_ONE.fullmatch(text.strip()):
        rest, below = found.groups()
    else:
        return ""
    return str(rest) if (unit_of(below or "") or NO_UNIT).names in ((), names[1:]) else ""


def either_way(text: str, unit: str) -> bool:
    """Whether "1:42" is written where a rate is asked for: it does not say what the one is."""
    return len((unit_of(unit) or NO_UNIT).names) == 2 and bool(_ONE_TO.fullmatch(text.strip()))
