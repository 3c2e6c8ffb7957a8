"""Numbers, intervals, days and months, written as people write them."""

from __future__ import annotations

import math
from calendar import month_name
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from ..rounding import End, Interval

MINUS = "−"


def number(value: End, decimals: int = 2) -> str:
    """Return ``value`` with thousands separators, shortened to at most ``decimals`` places.

    >>> number(Fraction(1400000, 207)), number(Fraction(473, 2)), number(1600000)
    ('6,763.29', '236.5', '1,600,000')
    >>> number(Fraction(-25, 4)), number(math.inf)
    ('−6.25', 'no limit')
    """
    if isinstance(value, float):
        return "no limit"
    exact = Fraction(value)
    ratio = Decimal(abs(exact.numerator)) / Decimal(exact.denominator)
    places = ratio.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    digits = f"{places:,f}"
    short = (
        digits.rstrip("0").rstrip(".")
        if "." in digits and Fraction(places) == abs(exact)
        else digits
    )
    return MINUS + short if exact < 0 else short


def span(interval: Interval, unit: str = "", decimals: int = 2) -> str:
    """Return the interval in words, each end said to be in or out.

    >>> span(Interval(Fraction(473, 2), Fraction(475, 2), low_closed=True), "million roubles")
    'from 236.5 up to but not including 237.5 million roubles'
    >>> span(Interval(14, 16)), span(Interval.exact(5))
    ('more than 14 and less than 16', 'exactly 5')
    """
    tail = f" {unit}" if unit else ""
    if interval.is_empty:
        return "no value at all"
    low, high = number(interval.low, decimals), number(interval.high, decimals)
    if interval.is_exact:
        return f"exactly {low}{tail}"
    if math.inf in (-interval.low, interval.high):
        return _half_open_span(interval, low, high) + tail
    if interval.low_closed:
        joint = "to" if interval.high_closed else "up to but not including"
        return f"from {low} {joint} {high}{tail}"
    joint = "up to and including" if interval.high_closed else "and less than"
    return f"more than {low} {joint} {high}{tail}"


def _half_open_span(interval: Interval, low: str, high: str) -> str:
    if interval.low == -interval.high:
        return "any value"
    if interval.high == math.inf:
        return f"{low} or more" if interval.low_closed else f"more than {low}"
    return f"{high} or less" if interval.high_closed else f"less than {high}"


def notation(interval: Interval, decimals: int = 2) -> str:
    """Return the interval as mathematicians write it, with thousands separators.

    >>> notation(Interval(Fraction(1400000, 207), Fraction(3200000, 473), high_closed=True))
    '(6,763.29 … 6,765.33]'
    """
    if interval.is_empty:
        return "empty"
    if interval.is_exact:
        return f"[{number(interval.low, decimals)}]"
    left, right = "[" if interval.low_closed else "(", "]" if interval.high_closed else ")"
    return f"{left}{number(interval.low, decimals)} … {number(interval.high, decimals)}{right}"


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
    """
    if not iso:
        return "not stated"
    first, _, last = iso.partition("/")
    if last[:4] == first[:4] and "-" in first:
        return f"{month(first)} to {_month_and_year(last)}"
    return " to ".join(_month_and_year(each) for each in (first, last) if each)


def _month_and_year(iso: str) -> str:
    return f"{month(iso)} {iso[:4]}" if "-" in iso else iso


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
