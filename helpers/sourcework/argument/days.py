"""Days and months as a text writes them, and those of an edition."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_EN = "january february march april may june july august september october november december"
_RU = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр"
_MONTHS = {
    **{name[:3]: number for number, name in enumerate(_EN.split(), 1)},
    **{name: number for number, name in enumerate(_RU.split(), 1)},
}
_NAME = (
    r"(?:(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?|"
    r"(?P<{0}ru>(?i:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр))"
    r"(?:[ьюйяеа]|ём|ем)?\b)"
)
_NUMBERS = r"(?P<n>\d{1,2})(?P<sep>[./])(?P<m>\d{1,2}|[IVXХ]{1,4})(?:(?P=sep)(?P<y>\d{2,4}))?"
_DATE = re.compile(
    rf"(?<![\w.,])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_NAME.format('a')}"
    r"(?:,?\s+(?P<ya>\d{4})\b)?"
    rf"|\b{_NAME.format('b')}\s+(?P<db>\d{{1,2}})(?:st|nd|rd|th)?(?![\w.,]*\d)"
    r"(?:,?\s+(?P<yb>\d{4})\b)?"
    rf"|(?<![\w.,/]){_NUMBERS}(?![\w/]|[.,]?\d)"
    rf"|(?<!\w)(?P<iso>\d{{4}}-\d\d-\d\d)\b|\b{_NAME.format('c')}(?:\s+(?P<yc>\d{{4}})\b)?"
)
_OF = re.compile(r"(?i:\b(?:of|on|from|dated|от)|and|to|[,–-])\s*$")
_ROMAN_NUMBERS = "I II III IV V VI VII VIII IX X XI XII"
_ROMAN = {name: at for at, name in enumerate(_ROMAN_NUMBERS.split(), 1)}


@dataclass(frozen=True, slots=True)
class Day:
    """A day or month that a text names: ``year`` and ``day`` are 0 where it does not say."""

    text: str
    start: int
    year: int
    month: int
    day: int

    def is_on(self, when: str) -> bool:
        """Whether it can be the ISO date, month or range ``when``; what is not said may be any.

        >>> may = Day("3 May", 0, 0, 5, 3)
        >>> [may.is_on(each) for each in ("1870-05-03", "1870-05-04", "1870-05", "1870-04/1870-06")]
        [True, False, True, True]
        """
        first, _, last = when.partition("T")[0].partition("/")
        low, high = (tuple(map(int, each.split("-"))) for each in (first, last or first))
        mine = (self.year or low[0], self.month, *([self.day] if self.day else []))
        return low[: len(mine)] <= mine[: len(low)] and mine[: len(high)] <= high[: len(mine)]


def days_of(text: str) -> Iterator[Day]:
    """Yield the days and months that a text names.

    >>> [(each.text, each.month, each.day) for each in days_of("On 3 May, 4.6 and in July 1870")]
    [('3 May', 5, 3), ('4.6', 6, 4), ('July 1870', 7, 0)]
    """
    for found in _DATE.finditer(text):
        if found["n"] and not (
            found["y"] or found["m"].isalpha() or _OF.search(text[: found.start()])
        ):
            continue  # more likely a number with decimals
        read = _read(found)
        if read and 1 <= read[1] <= 12 and read[2] <= 31:
            yield Day(found[0].strip(), found.start(), *read)


def _read(found: re.Match[str]) -> tuple[int, int, int] | None:
    part = found.groupdict()
    if part["iso"]:
        year, month, day = map(int, part["iso"].split("-"))
        return year, month, day
    if part["n"]:
        month = _ROMAN.get(part["m"].replace("Х", "X")) or int(
            part["m"] if part["m"].isdigit() else 0
        )
        year = int(part["y"] or 0)
        return (year + 1900 if 0 < year < 100 else year), month, int(part["n"])
    for key, day_of in (("a", "d"), ("b", "db"), ("c", "")):
        name = part[key] or part[f"{key}ru"]
        if name:
            month = _MONTHS[name[:3].casefold() if part[key] else name.casefold()]
            return int(part[f"y{key}"] or 0), month, int(part[day_of] if day_of else 0)
    return None


def full_date(when: str) -> date | None:
    """Return an ISO date, its hour left aside; None for a month, a year or a range."""
    day = when.partition("T")[0]
    return date.fromisoformat(day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None


def days_in(month: str) -> int:
    """Return how many days a month has.

    >>> days_in("1872-02")
    29
    """
    year, number = map(int, month.split("-"))
    return monthrange(year, number)[1]
