"""Dates and hours as people write them, in Russian and in English, read out of their words.

A second way to the date that an attribute states: it knows how dates are written, and no
document. What the words leave open (the year of "16.1 of this year") stays open.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ENDINGS = {
    "январ феврал апрел июн июл сентябр октябр ноябр декабр": ("ь", "я", "ю", "е", "ем"),
    "март август": ("", "а", "у", "е", "ом"),
    "ма": ("й", "я", "ю", "е", "ем"),
}
_RUSSIAN = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр"
_ENGLISH = "january february march april may june july august september october november december"
# Every form in which a month is named, and its number.
_MONTHS = {
    "ru": {
        stem + ending: at
        for at, stem in enumerate(_RUSSIAN.split(), 1)
        for ending in next(each for stems, each in _ENDINGS.items() if stem in stems.split())
    },
    "en": {form: at for at, name in enumerate(_ENGLISH.split(), 1) for form in (name, name[:3])},
}
_DAY = re.compile(
    r"(?<![\d.])(\d{1,2})[./ ](\d{1,2}|[IVX]+)(?:[./ ](\d{4}|\d\d))?(?![\d.:]|[./]\d)"
    r"(?: (\d{1,2})[.:](\d\d)(?!\d))?"
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
    """
    plain = " ".join(words.translate(_QUOTES).split())
    this_year = bool(_THIS_YEAR.search(plain))
    found = _in_digits(plain) or _in_months(plain, lang) or _in_hours(plain) or _in_years(plain)
    return found and found._replace(this_year=this_year)


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
    known = _MONTHS.get(lang, {})
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


def iso_day(written: Written) -> str:
    """Return the ISO day that words name in full, or "" where a part is open or there is none.

    >>> iso_day(read_date("17/IX 1870", "ru")), iso_day(read_date("31/IX 1870", "ru"))
    ('1870-09-17', '')
    """
    if not (written.year and written.month and written.day):
        return ""
    try:
        return date(written.year, written.month, written.day).isoformat()
    except ValueError:  # A day that its month does not have.
        return ""


def knows(language: str) -> bool:
    """Whether dates in words of that language can be read at all.

    >>> knows("ru"), knows("tlh")
    (True, False)
    """
    return language in _MONTHS


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
