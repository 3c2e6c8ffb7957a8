"""Dates and hours as people write them, read out of their words.

A second way to the date that an attribute states: it knows how dates are written, and no
document. What the words leave open (the year of "16.1 of this year") stays open.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import NamedTuple

from ..languages import language
from ..numbers.systems import SIGNS, han

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_DAY = re.compile(
    r"(?<![\d.])(\d{1,2})[./ ](\d{1,2}|[IVX]+)(?:[./ ](\d{4}|\d\d))?(?![\d.:]|[./]\d)"
    r"(?: (\d{1,2})[.:](\d\d)(?!\d))?"
)
# Chinese and Korean name each part behind its number.
_NAMED = re.compile(
    r"(?:(?P<year>\d{4}|\d\d) ?[年년])? ?(?P<month>\d{1,2}) ?[月월]"
    r"(?: ?(?P<day>\d{1,2}) ?[日일号號])?"
    r"(?: ?(?P<hour>\d{1,2}) ?[時时시](?: ?(?P<minute>\d{1,2}) ?[分분])?)?"
)
_HOUR = re.compile(r"(?<!\d)(\d{1,2}) ?(?:[.:]|ч\.) ?(\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_NUMBER = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
_THIS_YEAR = re.compile(r"с\. ?г\.|this year")
_QUOTES = str.maketrans("„“”\"'[],-–", "          ")


class Written(NamedTuple):
    """What words say of a day: year, month, last month, day, hour; None where they are silent.

    A year of two digits stands as it is written; ``this_year`` is whether they say so.
    """

    year: int | None = None
    month: int | None = None
    until: int | None = None
    day: int | None = None
    hour: tuple[int, ...] | None = None
    this_year: bool = False


def read_date(words: str, lang: str) -> Written | None:
    """Return what the words say of a day or an hour, or None if they name neither.

    >>> read_date("28.2.70 23.15", "ru")
    Written(year=70, month=2, until=None, day=28, hour=(23, 15), this_year=False)
    >>> read_date("from June to August 1870", "en")[:3]
    (1870, 6, 8)
    >>> read_date("一九五二年二月四日", "zh")[:4], read_date("٤ فبراير ١٩٥٢", "ar")[:4]
    ((1952, 2, None, 4), (1952, 2, None, 4))
    """
    plain = _in_plain_digits(" ".join(words.translate(_QUOTES).split()), lang)
    this_year = bool(_THIS_YEAR.search(plain))
    found = _in_signs(plain) if "han" in language(lang).systems else None
    found = (
        found
        or _in_digits(plain)
        or _in_months(plain, lang)
        or _in_hours(plain)
        or _in_years(plain)
    )
    return found and found._replace(this_year=this_year)


def _in_plain_digits(words: str, lang: str) -> str:
    """Return the words with the digits of other scripts, and Chinese numerals, as plain digits."""
    if "han" in language(lang).systems:
        words = re.sub(f"[{SIGNS}]+", lambda found: str(han(found[0]) or found[0]), words)
    return "".join(str(unicodedata.decimal(each, each)) for each in words)


def _in_signs(words: str) -> Written | None:
    found = _NAMED.search(words)
    if found is None:
        return None
    parts = {name: int(part) for name, part in found.groupdict().items() if part}
    hour = (parts["hour"], parts.get("minute", 0)) if "hour" in parts else None
    return Written(parts.get("year"), parts["month"], day=parts.get("day"), hour=hour)


def _in_digits(words: str) -> Written | None:
    found = _DAY.search(words)
    if found is None:
        return None
    day, month, year, hour, minute = found.groups()
    if month not in _ROMAN and not (month.isdigit() and 1 <= int(month) <= 12):
        return None
    return Written(
        int(year) if year else None,
        int(month) if month.isdigit() else _ROMAN.index(month) + 1,
        day=int(day),
        hour=(int(hour), int(minute)) if hour else None,
    )


def _in_months(words: str, lang: str) -> Written | None:
    named = re.findall(r"[^\W\d_]+", words.casefold())
    known = language(lang).months
    months = [known[word] for word in named if word in known]
    if not months:
        return None
    year, day = _YEAR.search(words), _NUMBER.search(words)
    return Written(
        int(year[1]) if year else None,
        months[0],
        months[-1] if len(months) > 1 else None,
        int(day[1]) if day else None,
        _clock(words),
    )


def _in_hours(words: str) -> Written | None:
    hour = _clock(words)
    return Written(hour=hour) if hour else None


def _clock(words: str) -> tuple[int, int] | None:
    found = _HOUR.search(words)
    return (int(found[1]), int(found[2])) if found else None


def _in_years(words: str) -> Written | None:
    found = _YEAR.search(words)
    return Written(year=int(found[1])) if found else None


def knows(lang: str) -> bool:
    """Whether dates in words of that language can be read at all.

    >>> knows("ru"), knows("zh"), knows("la"), knows("tlh")
    (True, True, False, False)
    """
    return bool(language(lang).months) or "han" in language(lang).systems


def agrees(written: Written, when: str, year: int | None) -> bool:
    """Whether words can mean an ISO date, hour or interval; ``year`` is what "this year" is.

    Midnight that closes a day is the hour 24 of it, and the hour 0 of the next.

    >>> agrees(read_date("28.2 24.00", "ru"), "1870-03-01T00:00:00", None)
    True
    >>> agrees(read_date("June", "en"), "1870-06/1870-08", None)
    False
    """
    stated = _parts(when, midnight=written.hour == (24, 0))
    said = written.year or (year if written.this_year else None)
    return _same_year(said, stated.year) and stated[1:5] == written[1:5]


def has_what_is_read(written: Written, when: str) -> bool:
    """Whether each part that words name and a date states is the same; what is not read may be.

    >>> has_what_is_read(read_date("im Mai", "de"), "1870-05-03")
    True
    """
    stated = _parts(when, midnight=written.hour == (24, 0))
    pairs = zip(written[1:5], stated[1:5], strict=True)
    same = all(None in (said, there) or said == there for said, there in pairs)
    return same and _same_year(written.year, stated.year)


def _same_year(said: int | None, stated: int | None) -> bool:
    """Whether a year, perhaps of two digits, is the one that is stated; silence is."""
    return said is None or (stated is not None and said in (stated, stated % 100))


def _parts(when: str, midnight: bool) -> Written:
    """Return the parts of an ISO date, hour or interval."""
    start, _, end = when.partition("/")
    day, _, clock = start.partition("T")
    if ":" in day:
        day, clock = "", day
    clock = clock.removesuffix(":00") if clock.count(":") > 1 else clock
    hour = tuple(int(each) for each in clock.split(":")) if clock else None
    if midnight and hour == (0, 0):
        day, hour = (date.fromisoformat(day) - timedelta(days=1)).isoformat(), (24, 0)
    year, month, number = _numbers(day)
    return Written(year, month, _numbers(end)[1], number, hour)


def _numbers(day: str) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day of an ISO date that may end early."""
    known = [int(each) for each in day.split("-") if each]
    year, month, number, *_ = (*known, None, None, None)
    return year, month, number
