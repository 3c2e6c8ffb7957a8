"""A month as people write it: in figures, in another language, with a short year.

>>> [month_in(each) for each in ("7/1951", "1951-07", "juillet 1951", "July '51", "soon")]
['July 1951', 'July 1951', 'July 1951', 'July 1951', '']
"""

from __future__ import annotations

import re
from calendar import month_name
from functools import cache

from ..languages import languages

_FIGURES = re.compile(
    r"(?P<m>\d{1,2})\s*[./-]\s*(?P<y>\d{4})|(?P<y2>\d{4})-(?P<m2>\d{1,2})(-\d\d)?"
)
_IN_WORDS = re.compile(
    r"(?P<m>[^\W\d_]{3,})\.?,?\s+(?:(?:de|of)\s+)?['’]?(?P<y>\d{4}|(?<=['’])\d\d)"
)


def month_in(text: str) -> str:
    """Return the month and year that a text consists of, in English, or ""."""
    text = text.strip().casefold()
    if found := _FIGURES.fullmatch(text):
        month, year = int(found["m"] or found["m2"]), found["y"] or found["y2"]
    elif found := _IN_WORDS.fullmatch(text):
        month, year = _months().get(found["m"], 0), found["y"]
    else:
        return ""
    if not 1 <= month <= 12:
        return ""
    return f"{month_name[month]} {year if len(year) == 4 else f'19{year}'}"


@cache
def _months() -> dict[str, int]:
    return {
        word.casefold(): month
        for each in languages().values()
        for word, month in each.months.items()
    }
