"""Whether what is written before an equals sign makes what stands behind it.

>>> read = Answer(Fraction(40), "3 x 10 = 40")
>>> print(not_made(read, ["3 x 10", "40"], "", "3 x 10 = 40").words)
“3 x 10” does not make “40”. Calculate it again, or write the number that you mean alone.
>>> not_made(read, ["4 x 10", "40"], "", "4 x 10 = 40") is None
True
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from .amounts import in_unit
from .readings import Ambiguous, Answer, quoted
from .sums import worked_out
from .two_readings import SHARES

# A careful person keeps more figures than are written, or fewer: so much may be lost by that.
_LOST = Fraction(1, 200)
_TENS = tuple(Fraction(10) ** power for power in range(-12, 13))


def not_made(answer: Answer, sides: Sequence[str], unit: str, text: str) -> Ambiguous | None:
    """Return what to say if the last working can be calculated and makes another number.

    A word of scale may be left out on one side, and a share is a number of percent: powers of ten
    are not looked at.
    """
    *before, last = sides
    made = worked_out(before[-1], small=unit in SHARES)
    reading = in_unit(made, unit, text) if made else None
    if not isinstance(reading, Answer):
        return None
    ends = (each for each in (answer.value, answer.other) if each is not None)
    if any(_agree(reading.value, each, "≈" not in text) for each in ends):
        return None
    work, end = (quoted(each.strip(), 80) for each in (before[-1], last))
    words = f"“{work}” does not make “{end}”. Calculate it again, or write the number that you mean"
    return Ambiguous(f"{words} alone.", text)


def _agree(made: object, end: object, exact: bool) -> bool:
    """Whether two numbers have the same figures, whole ones all, others as far as it matters."""
    if not (isinstance(made, Fraction) and isinstance(end, Fraction)) or not made or not end:
        return True
    whole = exact and made.denominator == end.denominator == 1
    lost = Fraction(0) if whole else _LOST
    return any(abs(made * each - end) <= lost * abs(end) for each in _TENS)
