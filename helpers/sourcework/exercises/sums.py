"""A small sum as it is written out, worked out exactly: nothing of it is run.

>>> worked_out("4 × (5 000 + 5 000)").value, worked_out("1400000/112").value
(Fraction(40000, 1), Fraction(12500, 1))
>>> worked_out("9 million - 4 million") == Typed(Fraction(5000000), SCALED)
True
>>> worked_out("3 weeks + 2 days").unit.names, worked_out("46.7 % - 43.75 %").unit.names
(('day',), ('percentage point',))
>>> worked_out("46 2/3 - 43 3/4").value, worked_out("46.667-43.75", small=True).value
(Fraction(35, 12), Fraction(2917, 1000))
>>> worked_out("480-490") is None, worked_out("237") is None
(True, True)
"""

from __future__ import annotations

import ast
import re
from fractions import Fraction

from ..numbers.numerals import TwoWays, read_numeral, tidy
from ..numbers.typed import Typed
from ..numbers.units import NO_UNIT, Unit, unit_of

LONGEST, MOST = 120, 20
# "6·25" may be a product and a number with decimals; it is asked which.
_DOT = re.compile(r"\d·(?!10\b)\d")
_SIGNS = str.maketrans("×·÷:", "**//")
_TIMES = re.compile(r"(?<=[^\W_])(\s+)x\s+(?=[\d(])|(?<=[\d)])\s*x\s*(?=[\d(])", re.IGNORECASE)
_NUMBER = re.compile(r"(\d[\d.,'_]*(?: \d{3}(?!\d)[\d.,]*)*)((?:\s*(?:%|[^\W\d_]+))*)")
_MIXED = re.compile(r"(?<![\d.,'_/] )(?<![\d.,'_/])(\d+) (\d{1,2}/\d{1,2})(?![\d.,/]| \d)")
_COUNTS = (("day",), ("month",))
# What has a word of scale and no unit, "1.6 million", counts in ones of what is asked for.
SCALED = Unit(Fraction(1), ("",))


def worked_out(text: str, *, below: bool = False, small: bool = False) -> Typed | None:
    """Return the value of a sum of numbers and the signs + - × ÷ ( ), or None if it is none.

    One number alone is no sum, and a difference below nothing is more likely a range: both are
    None, the latter not if ``below``. So is a number that can be read two ways, unless one of them
    ends in nothing but zeros, or no thousands can be meant (``small``). Units are those of the
    numbers; a bare number takes that of another.
    """
    if _DOT.search(text[:LONGEST]):
        return None
    numbers: list[Typed] = []

    def kept(match: re.Match[str]) -> str:
        read = read_numeral(match[1])
        if isinstance(read, TwoWays) and read.decimals.denominator == 1:
            read = read.thousands
        elif isinstance(read, TwoWays) and small:
            read = read.decimals
        words = match[2].strip()
        unit = unit_of(words) if words else NO_UNIT
        if not isinstance(read, Fraction) or unit is None or len(unit.names) > 1:
            return "?"
        scaled = SCALED if words and not unit.names else Unit(Fraction(1), unit.names)
        numbers.append(Typed(read * unit.scale, scaled))
        return f"n{len(numbers) - 1}_"

    signs = _TIMES.sub("*", tidy(text[:LONGEST]).translate(_SIGNS)).rstrip("= ")
    plain = _NUMBER.sub(kept, _MIXED.sub(r"(\1+\2)", signs))
    if not 1 < len(numbers) <= MOST or len(text) > LONGEST:
        return None
    try:
        found = _value(ast.parse(plain.strip(), mode="eval").body, numbers)
    except (SyntaxError, ValueError, ZeroDivisionError):
        return None
    return found if found.value >= 0 or below else None


def _value(part: ast.expr, numbers: list[Typed]) -> Typed:
    if isinstance(part, ast.Name) and re.fullmatch(r"n\d+_", part.id):
        return numbers[int(part.id[1:-1])]
    if isinstance(part, ast.BinOp):
        left, right = _value(part.left, numbers), _value(part.right, numbers)
        if isinstance(part.op, (ast.Add, ast.Sub)):
            return _added(left, right, -1 if isinstance(part.op, ast.Sub) else 1)
        if isinstance(part.op, ast.Mult):
            return Typed(left.value * right.value, _times(left.unit, right.unit))
        if isinstance(part.op, ast.Div):
            return Typed(left.value / right.value, _over(left.unit, right.unit))
    raise ValueError


def _added(left: Typed, right: Typed, sign: int) -> Typed:
    """Return a sum or a difference: of percentages a difference is in points."""
    one, other = left.unit.names, right.unit.names
    if one and other and one != other and "" not in one + other:
        raise ValueError
    unit = left.unit if one and one != ("",) else right.unit if other else left.unit
    if sign < 0 and one == other == ("percent",):
        unit = Unit(Fraction(1), ("percentage point",))
    return Typed(left.value + sign * right.value, unit)


def _times(one: Unit, other: Unit) -> Unit:
    """Return the unit of a product: of days or months and something else, that of the other."""
    named = [each for each in (one, other) if each.names not in ((), ("",))]
    if len(named) == 2:
        named = [each for each in named if each.names not in _COUNTS]
    if len(named) > 1:
        raise ValueError
    return named[0] if named else one if one.names else other


def _over(above: Unit, below: Unit) -> Unit:
    """Return the unit of a quotient; of two sizes of one thing it is a bare number."""
    if above.names == below.names:
        return NO_UNIT
    if not below.names:
        return above
    if not above.names and below.names in _COUNTS:
        return NO_UNIT
    if len(above.names) > 1 and len(below.names) == 1:
        if above.names[0] != below.names[0]:
            raise ValueError
        return NO_UNIT  # so many tons a day, by tons: how many times a day
    if not above.names or "" in above.names + below.names:
        return NO_UNIT if "" in below.names or "" in above.names else below
    return Unit(Fraction(1), above.names + below.names)
