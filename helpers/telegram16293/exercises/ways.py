"""A number that can be read two ways, written out in each of them.

>>> both("about 4.321 yuan", "yuan")
('about 4321 yuan', 'about 4.3210 yuan')
>>> both("7 m", "yuan")
('7 million', '7 metres')
>>> both("4321", "yuan")
()
"""

from __future__ import annotations

import re

from .amounts import read_number
from .readings import Ambiguous, Answer, OtherUnit, quoted

_MARKED = re.compile(r"(?<!\d)(\d{1,3})[.,](\d{3})(?!\d)")
_METRES_OR_MILLION = re.compile(r"(?<=\d)(\s*)m\b\.?", re.IGNORECASE)


def both(text: str, unit: str = "") -> tuple[str, ...]:
    """Return the two texts that ``text`` may stand for, or none if it is not ambiguous.

    Each of the two is read as one number and in one way only.
    """
    if not isinstance(read_number(text, unit), Ambiguous):
        return ()
    line = quoted(text, 200)
    for pattern, first, second in (
        (_MARKED, r"\1\2", r"\1.\g<2>0"),
        (_METRES_OR_MILLION, " million", " metres"),
    ):
        pair = tuple(pattern.sub(way, line, count=1) for way in (first, second))
        if pair[0] != line and all(_is_read(each, unit) for each in pair):
            return pair
    return ()


def _is_read(text: str, unit: str) -> bool:
    return isinstance(read_number(text, unit), (Answer, OtherUnit))
