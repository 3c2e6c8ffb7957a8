"""A small sum as it is written out, worked out exactly: nothing of it is run.

>>> worked_out("4 × (5 000 + 5 000)"), worked_out("1600000/237.5")
(Fraction(40000, 1), Fraction(128000, 19))
>>> worked_out("480-490") is None, worked_out("237") is None
(True, True)
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable
from fractions import Fraction

from ..numbers.numerals import TwoWays, read_numeral, tidy

LONGEST, MOST = 80, 20
_STEPS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_SIGNS = str.maketrans("×·÷:", "**//")
_TIMES = re.compile(r"(?<=[\d)])\s*x\s*(?=[\d(])", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.,'_]*(?: \d{3}(?!\d)[\d.,]*)*")


def worked_out(text: str) -> Fraction | None:
    """Return the value of a sum of numbers and the signs + - × ÷ ( ), or None if it is none.

    One number alone is no sum, and a difference below nothing is more likely a range: both are
    None. So is a number that can be read two ways, unless one of them ends in nothing but zeros.
    """
    numbers: list[Fraction] = []

    def kept(match: re.Match[str]) -> str:
        read = read_numeral(match[0])
        if isinstance(read, TwoWays) and read.decimals.denominator == 1:
            read = read.thousands
        if not isinstance(read, Fraction):
            return "?"
        numbers.append(read)
        return f"n{len(numbers) - 1}_"

    plain = _NUMBER.sub(kept, _TIMES.sub("*", tidy(text[:LONGEST]).translate(_SIGNS)).rstrip("= "))
    if not 1 < len(numbers) <= MOST or len(text) > LONGEST:
        return None
    try:
        value = _value(ast.parse(plain.strip(), mode="eval").body, numbers)
    except (SyntaxError, ValueError, ZeroDivisionError):
        return None
    return value if value >= 0 else None


def _value(part: ast.expr, numbers: list[Fraction]) -> Fraction:
    if isinstance(part, ast.Name) and re.fullmatch(r"n\d+_", part.id):
        return numbers[int(part.id[1:-1])]
    if isinstance(part, ast.BinOp) and type(part.op) in _STEPS:
        return _STEPS[type(part.op)](_value(part.left, numbers), _value(part.right, numbers))
    raise ValueError
