"""Whether a number is right, rounded, or wrong in a way that can be named.

>>> meets(Fraction(571, 100), Fraction(40, 7), significant=3)
True
>>> meets(Fraction(57, 10), Fraction(40, 7), significant=3)
False
>>> print(coarse(Fraction(57, 10), Fraction(40, 7), significant=3))
That is the right value, rounded. The next figures matter here: give three of them or more.
>>> print(slip(Fraction(40, 7) * 1000, Fraction(40, 7), "t"))
The digits look right but the size does not: you are off by a factor of a thousand. \
Count the zeros.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction

from ..numbers.units import unit_of
from ..rounding import Interval

# Some sixteen steps of a double: what a few operations in floating point lose, and no more.
NOISE = Fraction(1, 2**44)
NOISY = 15  # of so many figures the last is of the size of that noise
ENDS_FIGURES = 4
FIGURES = {3: "three", 4: "four", 5: "five"}
SIZE = "The digits look right but the size does not"
SIGN = "The size fits, the sign does not: is it more or less, and compared with what?"
_NEAREST = "give one more, or round to the nearest"
_FACTORS = {1: "ten", 2: "a hundred", 3: "a thousand", 6: "a million", 9: "a thousand million"}


def is_exactly(given: Fraction, right: Fraction | Interval) -> bool:
    """Whether ``given`` is ``right``, in it, or off by the noise of floating point.

    What is an end but for that noise is in or out as the end is.
    """
    if isinstance(right, Interval):
        for end, closed in ((right.low, right.low_closed), (right.high, right.high_closed)):
            if isinstance(end, Fraction) and is_exactly(given, end):
                return closed
        return given in right
    return abs(given - right) <= abs(right) * NOISE


def meets(given: Fraction, right: Fraction | Interval, significant: int = 3) -> bool:
    """Whether ``given`` is ``right``, or what a careful person gets by writing it shorter.

    Rounding is half up or half to even, to ``significant`` figures or any more; with more than
    these it may go down or up as well, as the ends of an interval are printed.
    """
    if is_exactly(given, right):
        return True
    if isinstance(right, Interval):
        return False
    if _is_one_of(given, rounded(right, significant)):
        return True
    return any(_beside(given, right, k) for k in range(significant + 1, NOISY))


def _beside(given: Fraction, right: Fraction, figures: int) -> bool:
    """Whether ``given`` has so many figures and no other such number lies between it and right."""
    size = last_place(right, figures)
    written = round(given / size) * size
    return is_exactly(given, written) and abs(written - right) < size


def _is_one_of(given: Fraction, values: Iterable[Fraction]) -> bool:
    return any(is_exactly(given, each) for each in values)


def rounded(value: Fraction, figures: int) -> frozenset[Fraction]:
    """Return ``value`` rounded to so many significant figures, half up and half to even.

    >>> sorted(rounded(Fraction(625, 100), 2)) == [Fraction(62, 10), Fraction(63, 10)]
    True
    """
    if value < 0:
        return frozenset(-each for each in rounded(-value, figures))
    size = last_place(value, figures)
    scaled = value / size
    return frozenset((size * math.floor(scaled + Fraction(1, 2)), size * round(scaled)))


def cut_off(value: Fraction, figures: int) -> Fraction:
    """Return ``value`` with all but so many significant figures dropped.

    >>> cut_off(Fraction(40, 7), 3)
    Fraction(571, 100)
    """
    return math.trunc(value / last_place(value, figures)) * last_place(value, figures)


def last_place(value: Fraction, figures: int) -> Fraction:
    """Return what one counts for in the last of so many significant figures.

    >>> last_place(Fraction(40, 7), 3)
    Fraction(1, 100)
    """
    power = len(str(abs(value.numerator))) - len(str(value.denominator))
    leading = power if abs(value) >= Fraction(10) ** power else power - 1
    return Fraction(10) ** (leading - figures + 1)


def agrees(given: Fraction, right: Fraction, figures: int) -> bool:
    """Whether two numbers are one when both are rounded to so many figures.

    >>> agrees(Fraction(5712, 1000), Fraction(40, 7), 3)
    True
    """
    return bool(rounded(given, figures) & rounded(right, figures))


def coarse(
    given: Fraction, right: Fraction | Interval, significant: int, exact_to: str = ""
) -> str:
    """Return what there is to say to a rounding of the right value, or "" if it is none.

    A single figure must be within a twentieth, and a whole number keeps two, so that no miscount
    is taken for a rounding.
    """
    if isinstance(right, Interval):
        return _at_an_end(given, right)
    fewest = 2 if right.denominator == 1 or abs(given - right) * 20 > abs(right) else 1
    if any(_is_one_of(given, rounded(right, k)) for k in range(fewest, significant)):
        more = _more(significant, exact_to)
        return f"That is the right value, rounded. The next figures matter here: give {more}."
    if any(is_exactly(given, cut_off(right, k)) for k in range(2, significant + 1)):
        more = f"give {_more(significant, exact_to)}" if exact_to else _NEAREST
        return f"That is the right value, cut off. The next figures matter here: {more}."
    return "" if right in rounded(right, significant) else _carried(given, right, significant)


def _more(significant: int, exact_to: str) -> str:
    """Return how much is asked for."""
    some = FIGURES.get(significant)
    more = f"{some} of them or more" if some else "all that the question asks for"
    return f"the number {exact_to}" if exact_to else more


def _carried(given: Fraction, right: Fraction, significant: int) -> str:
    """Return what there is to say to an end rounded outwards, or to wrong figures behind."""
    if is_exactly(given, cut_off(right, significant) + _step(right, significant)):
        return f"That is the right value, rounded up. To be safe, {_NEAREST}."
    if agrees(given, right, significant):
        return (
            "To the figures that the question asks for, that is right. The figures behind them are "
            "not: where do they come from?"
        )
    return ""


def _step(value: Fraction, figures: int) -> Fraction:
    """Return one in the last of so many figures, with the sign of the value."""
    size = last_place(value, figures)
    return -size if value < 0 else size


def _at_an_end(given: Fraction, right: Interval) -> str:
    """Return what there is to say to an end of an interval that rounding has carried outside."""
    ends = (end for end in (right.low, right.high) if isinstance(end, Fraction))
    kept = range(ENDS_FIGURES, NOISY)
    if any(
        given in rounded(end, k) or given == cut_off(end, k) for end in ends if end for k in kept
    ):
        return (
            "That is an end of what fits, written shorter, and this has carried it just outside. "
            "Go a little further in."
        )
    return ""


def slip(
    given: Fraction, right: Fraction | Interval, unit: str, after: str = "Count the zeros."
) -> str:
    """Return the sentence for a slip anyone may make with any number, or "" if it is none.

    The slips, in this order: the wrong sign, a fraction for percent, a power of ten, and a ratio
    upside down. ``after`` says what to look at when the size is wrong.
    """
    if isinstance(right, Interval):
        return ""
    return next(_slips(given, right, unit, after), "")


def _slips(given: Fraction, right: Fraction, unit: str, after: str) -> Iterator[str]:
    if meets(-given, right):
        yield SIGN
    if _is_percent(unit) and _is_share_of(abs(given), abs(right)):
        asked = "percentage points" if "point" in unit else "percent"
        yield f"You seem to have given the fraction. For {asked}, multiply by 100."
    for power, name in _FACTORS.items():
        factor, size = Fraction(10) ** power, abs(right)
        if meets(abs(given) * factor, size) or meets(abs(given) / factor, size):
            yield (f"{SIZE}: you are off by a factor of {name}. {after}")
    for power in _upside_down(unit):
        if right.denominator > 1 and meets(given, Fraction(10) ** power / right):
            yield "You seem to have divided the other way round: which amount is divided by which?"


def _is_share_of(given: Fraction, right: Fraction) -> bool:
    """Whether a number is the fraction for so many percent, also rounded to fewer figures."""
    short = (rounded(right, figures) | {cut_off(right, figures)} for figures in (1, 2))
    share = given * 100
    return meets(share, right) or any(_is_one_of(share, each) for each in short)


def _upside_down(unit: str) -> tuple[int, ...]:
    """Return by which powers of ten a ratio may be upside down, none if it is no ratio."""
    if _is_percent(unit):
        return (2, 4)
    return (0, 3, 6) if not unit or " per " in unit else ()


def _is_percent(unit: str) -> bool:
    known = unit_of(unit)
    return known is not None and known.names in (("percent",), ("percentage point",))
