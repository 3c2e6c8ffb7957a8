"""One number, written: exactly, as a decimal that shows where it is cut, or as a person writes it.

>>> share = Fraction(-20, 3)
>>> exact(share), decimal(share, 2), spoken(share), about(share)
('-20/3', '−6.66…', '−6.67', 'about −6.67')
"""

from __future__ import annotations

import math
from fractions import Fraction

INFINITY = math.inf
Number = int | Fraction
End = Fraction | float  # the only floats are the two infinities

MINUS = "−"
MOST_PLACES = 6


def exact(value: End) -> str:
    """Return a number exactly, for programs and for working: a decimal, or else a fraction.

    It is a decimal where one of at most six places exists. The minus is the keyboard's.

    >>> exact(Fraction(1, 8)), exact(Fraction(1, 7)), exact(INFINITY)
    ('0.125', '1/7', 'inf')
    """
    if isinstance(value, float) or (value * 10**MOST_PLACES).denominator != 1:
        return str(value)
    whole, rest = divmod(abs(value), 1)
    digits = f"{int(rest * 10**MOST_PLACES):0{MOST_PLACES}d}".rstrip("0")
    return f"{'-' if value < 0 else ''}{whole}{'.' if digits else ''}{digits}"


def decimal(value: Number, places: int) -> str:
    """Return a number cut, not rounded, to so many decimals, with "…" if anything was cut.

    For working, where it matters on which side of an edge a number lies.

    >>> decimal(Fraction(20000, 3), 2), decimal(Fraction(5, 2), 2)
    ('6,666.66…', '2.5')
    """
    size = abs(Fraction(value))
    cut = Fraction(math.trunc(size * 10**places), 10**places)
    digits = _digits(cut, places, keep=cut != size)
    return f"{MINUS if value < 0 else ''}{digits}{'…' if cut != size else ''}"


def spoken(value: End, places: int = 2, *, full: bool = False) -> str:
    """Return a number as a person writes it: rounded to at most so many decimals, halves up.

    Thousands have commas, a number below zero a real minus; "no limit" stands for infinity. A
    number that is rounded has all its decimals, any other only with ``full``. Of a float, from a
    table or the scale of a picture, what lies beyond these decimals is noise.

    >>> spoken(Fraction(1400000, 213)), spoken(Fraction(237, 2)), spoken(1400000)
    ('6,572.77', '118.5', '1,400,000')
    >>> spoken(Fraction(-25, 4)), spoken(INFINITY)
    ('−6.25', 'no limit')
    """
    if isinstance(value, float):
        if math.isinf(value):
            return "no limit"
        value = Fraction(repr(round(float(value), places)))
    rounded = _rounded(value, places)
    digits = _digits(rounded, places, keep=full or rounded != abs(value))
    return f"{MINUS if value < 0 < rounded else ''}{digits}"


def exactly(value: Number, places: int = 2) -> str:
    """Return an exact number: in decimals where it has no more than ``places``, else as a fraction.

    >>> exactly(Fraction(27, 2)), exactly(Fraction(5, 3)), exactly(Fraction(2, 3)), exactly(1400000)
    ('13.5', '1 2/3', '2/3', '1,400,000')
    """
    value = Fraction(value)
    if (value * 10**places).denominator == 1:
        return spoken(value, places)
    whole, part = divmod(abs(value), 1)
    minus = MINUS if value < 0 else ""
    return minus + " ".join(filter(None, (f"{whole:,}" if whole else "", str(part))))


def about(value: Number, places: int = 2) -> str:
    """Return a number as :func:`spoken`, with the word "about" where that rounds it.

    >>> about(Fraction(20, 3)), about(Fraction(-25, 4))
    ('about 6.67', '−6.25')
    """
    whole = _rounded(value, places) == abs(value)
    return spoken(Fraction(value), places) if whole else f"about {spoken(Fraction(value), places)}"


def _rounded(value: Number, places: int) -> Fraction:
    """Return the size of a number, rounded with halves up."""
    return Fraction(math.floor(abs(value) * 10**places + Fraction(1, 2)), 10**places)


def _digits(size: Fraction, places: int, keep: bool) -> str:
    """Return the digits of a size that has at most so many decimals; zeros at its end if kept."""
    whole, rest = divmod(size, 1)
    digits = f"{int(rest * 10**places):0{places}d}" if places else ""
    digits = digits if keep else digits.rstrip("0")
    return f"{whole:,}{'.' if digits else ''}{digits}"
