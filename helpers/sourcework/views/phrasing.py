"""Days, months and lists, written as people write them."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterable
from datetime import date


def month(iso: str) -> str:
    """Return the name of a month written ``YYYY-MM``.

    >>> month("1952-02")
    'February'
    """
    return month_name[int(iso.split("-")[1])]


def period(iso: str) -> str:
    """Return an ISO interval of years or months as a reader says it.

    >>> period("1952-02/1952-05"), period("1952-03"), period("1952"), period("")
    ('February to May 1952', 'March 1952', '1952', 'not stated')
    >>> period("0092"), period("0092-05/0093")
    ('92', 'May 92 to 93')
    """
    if not iso:
        return "not stated"
    first, _, last = iso.partition("/")
    if last[:4] == first[:4] and "-" in first:
        return f"{month(first)} to {_month_and_year(last)}"
    return " to ".join(_month_and_year(each) for each in (first, last) if each)


def _month_and_year(iso: str) -> str:
    year = iso[:4].lstrip("0")
    return f"{month(iso)} {year}" if "-" in iso else year


def day(when: date) -> str:
    """Return a day as a reader says it.

    >>> day(date(1900, 2, 4))
    '4 February 1900'
    """
    return f"{when.day} {month_name[when.month]} {when.year}"


def short_day(when: date) -> str:
    """Return a day without its year, the month cut to three letters.

    >>> short_day(date(1900, 2, 4))
    '4 Feb'
    """
    return f"{when.day} {month_name[when.month][:3]}"


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence.

    >>> listed(["rice", "millet", "oil"]), listed(["rice"])
    ('rice, millet and oil', 'rice')
    """
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
