"""Any Python object -> a number in the unit asked for, or why it is none.

>>> read_number("12 million dollars", "million dollars").value
Fraction(12, 1)
>>> print(read_number("12 tons", "dollars").words)
You gave tons; the question asks for dollars.
>>> read_number(timedelta(days=3), "days").value
Fraction(3, 1)
>>> print(read_number(True, "days").words)
That is True or False. Give one number, such as 42, 0.125, Fraction(2, 7) or "4.2 million".
"""

from __future__ import annotations

import math
from datetime import timedelta
from decimal import Context, Decimal
from fractions import Fraction
from numbers import Rational, Real

from ..numbers.numerals import LARGEST_POWER, LONGEST
from ..numbers.plurals import many
from ..numbers.two_ways import Ways
from ..numbers.typed import Typed, plain, read_typed
from ..numbers.units import NO_UNIT, RENEWED, Unit, in_units, unit_of, units
from ..rounding import Interval
from .readings import (
    BLANK,
    Ambiguous,
    Answer,
    Json,
    NotAnswered,
    OtherUnit,
    Reading,
    Unreadable,
    clipped,
    is_a,
    quoted,
    refused_before,
    unreadable,
)

LARGEST_BITS = 256
_MICROSECOND = timedelta(microseconds=1)
_MICROSECONDS = timedelta(days=1) // _MICROSECOND
WANTED = 'Give one number, such as 42, 0.125, Fraction(2, 7) or "4.2 million".'


def read_number(given: object, unit: str = "") -> Reading:
    """Return the reading of ``given`` as one number in ``unit``; never raises for its contents."""
    if given is None or given is ...:
        return NotAnswered()
    if refused := refused_before(given):
        return refused
    if is_a(given, str):
        return _from_text(clipped(given), unit)  # type: ignore[arg-type]
    if is_a(given, bool):
        return unreadable(given, WANTED)
    return _from_object(given, unit)


def _from_object(given: object, unit: str) -> Reading:
    plain = _unwrapped(given)
    if is_a(plain, str):
        return read_number(plain, unit)
    if is_a(plain, float) and not math.isfinite(plain):  # type: ignore[arg-type]
        kept: Json = {"unreadable": "not a finite number"}
        return Unreadable(f"That is infinite or not a number (inf, nan). {WANTED}", kept)
    value = _exact(plain)
    if value is None or is_a(plain, bool):
        return unreadable(given, WANTED)
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > LARGEST_BITS:
        return _too_long({"unreadable": "a number too long"})
    return _converted(value, NO_UNIT, unit, _kept(plain, value))


def _too_long(kept: Json) -> Unreadable:
    return Unreadable("That is longer than any number here. Give it in a few digits.", kept)


def _unwrapped(given: object) -> object:
    """Return the plain number or text inside one value of NumPy, of the kit, or a span of days."""
    if is_a(given, timedelta):
        return f"{Fraction(given // _MICROSECOND, _MICROSECONDS)} days"  # type: ignore[operator]
    if type(given).__name__ == "timedelta64" and hasattr(type(given), "astype"):
        return _unwrapped(given.astype("timedelta64[us]").item())  # type: ignore[attr-defined]
    if is_a(given, Interval):
        return given.low if given.is_exact else given  # type: ignore[attr-defined]
    if type(given).__module__.partition(".")[0] == __name__.partition(".")[0]:
        return _of_kit(given)
    if hasattr(type(given), "dtype") and getattr(given, "ndim", 1) == 0:
        size = given.dtype.itemsize  # type: ignore[attr-defined]
        item: object = given.item()  # type: ignore[attr-defined]
        narrow = is_a(item, float) and size < 8
        return float(format(item, ".7g" if size == 4 else ".3g")) if narrow else item
    return given


def _of_kit(given: object) -> object:
    """Return a Figure, Percent, PercentagePoints or Comparison as a number with its unit."""
    gate = getattr(given, "gate", None)
    for name, unit in (
        ("value", getattr(given, "unit", "")),
        ("hundredths", "%"),
        ("points", "percentage points"),
        ("difference", getattr(getattr(gate, "one", None), "unit", "")),
    ):
        value = getattr(given, name, None)
        value = value.low if isinstance(value, Interval) and value.is_exact else value
        if isinstance(value, Fraction):
            return f"{value} {unit}"
    return given


def _exact(plain: object) -> Fraction | None:
    """Return the exact value of a number; a float stands for the decimal it is written as."""
    if is_a(plain, int):
        return Fraction(int.__pos__(plain))  # type: ignore[arg-type]
    if is_a(plain, float):
        return Fraction(float.__repr__(plain))
    if is_a(plain, Decimal):
        return _from_decimal(plain)  # type: ignore[arg-type]
    if is_a(plain, Rational):
        return Fraction(int(plain.numerator), int(plain.denominator))  # type: ignore[attr-defined]
    if is_a(plain, Real):
        return Fraction(repr(float(plain)))  # type: ignore[arg-type]
    return None


def _from_decimal(given: Decimal) -> Fraction | None:
    if not Decimal.is_finite(given) or abs(Decimal.adjusted(given)) > LARGEST_POWER:
        return None
    return Fraction(Context(prec=LARGEST_POWER + 20).plus(given))


def _kept(plain: object, value: Fraction) -> Json:
    if type(plain) is float:
        return plain
    if value.denominator > 1:
        return f"{value.numerator}/{value.denominator}"
    # Browsers keep whole numbers exactly up to 2**53.
    return int(value) if abs(value) < 2**53 else str(value)


def _from_text(text: str, unit: str) -> Reading:
    if len(text) > LONGEST:
        return _too_long(text)
    if plain(text) in BLANK:
        return NotAnswered()
    read = read_typed(text, unit)
    if isinstance(read, Ways):
        return Ambiguous(_which(read, text), text)
    if isinstance(read, Typed):
        return _converted(read.value, read.unit, unit, text)
    return Unreadable(
        f"I could not read “{quoted(text)}” as a number. {_instead(text, unit)}", text
    )


def _instead(text: str, unit: str) -> str:
    """Return what to write instead, in words that hold for a form and for text in code alike."""
    known = unit_of(unit)
    asked = f", in {unit_name(unit)}" if unit else ""
    asked, such = ("", "42") if known and known.is_whole else (asked, "42 or 0.125")
    if any(map(str.isdigit, text)):
        return f"Write one number and nothing else{asked}, such as {such}."
    return f"Write it in digits{asked}, such as {such}."


def _which(ways: Ways, text: str) -> str:
    """Return the question which of two readings is meant, in words that fit form and code."""
    one, other = quoted(ways.first.typed, 80), quoted(ways.second.typed, 80)
    if ways.why == "m":
        return "“m” can mean million or metres. Which? Write the word."
    if ways.why == "billion":
        return (
            "Billion differs by language: a thousand million in English, a million million in "
            "German and Spanish. Write the number with all its zeros."
        )
    said = f"{quoted(ways.first.said, 80)}, or {quoted(ways.second.said, 80)}"
    return f"“{quoted(text)}” can be read two ways: {said}? Write {one} or {other}."


def _converted(value: Fraction, stated: Unit, unit: str, kept: Json) -> Reading:
    asked = unit_of(unit) or NO_UNIT
    if stated == NO_UNIT:
        return Answer(value, kept)
    if _meets(stated.names, asked.names):
        return Answer(value * stated.scale / asked.scale, kept)
    if stated.names == ("percent",) and not unit:
        return Answer(value / 100, kept)
    if not unit:
        return Answer(value * stated.scale, kept)
    return OtherUnit(_other(stated, unit), kept)


def in_unit(found: Typed, unit: str, kept: Json) -> Reading:
    """Return a sum that was worked out as a number in the unit asked for."""
    if found.unit.names != ("",):
        return _converted(found.value, found.unit, unit, kept)
    return Answer(found.value / (unit_of(unit) or NO_UNIT).scale, kept)


def _meets(stated: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    return stated == asked[: len(stated)]


def _other(stated: Unit, unit: str) -> str:
    if {*stated.names, *(unit_of(unit) or NO_UNIT).names} == {"percent", "percentage point"}:
        return (
            "Percent and percentage points are two things: points are the difference of two "
            f"percentages, percent a share of something. The question asks for {unit_name(unit)}."
        )
    given = " per ".join((plural(units().called(stated)), *stated.names[1:]))
    if RENEWED.get(stated.names[0]) in (unit_of(unit) or NO_UNIT).names:
        return f"You gave {given}; the question asks for the old ones: {unit_name(unit)}."
    return f"You gave {given}; the question asks for {unit_name(unit)}."


def plural(name: str) -> str:
    """Return the name of a unit as it stands after a number; one that is not known as in English.

    >>> plural("dollar"), plural("t"), plural("copy"), plural("barrel")
    ('dollars', 'tons', 'copies', 'barrels')
    """
    return units().many(name)


def unit_asked(unit: str) -> str:
    """Return a unit as a question has it, where it is written as an edition writes it.

    >>> unit_asked("person"), unit_asked("penny/household"), unit_asked("million gulden")
    ('people', 'pence per household', 'million gulden')
    """
    plain, slash, rate = unit.partition("/")
    known = units().by_id.get(plain.strip())
    if known is None or (not slash and len(plain) < 3):
        return unit if not slash else f"{many(plain.strip())} per {rate.strip()}"
    return f"{known.many} per {rate.strip()}" if slash else known.many


def unit_name(unit: str) -> str:
    """Return the unit asked for in words.

    >>> unit_name("%"), unit_name("t"), unit_name("shilling/year")
    ('percent', 'tons', 'shillings a year')
    """
    plain, rate, _ = unit.partition("/")
    if rate and plain not in units().names:
        return in_units(Fraction(2), unit)
    return {"%": "percent", "t": "tons", "m": "metres", "pp": "percentage points"}.get(unit, unit)
