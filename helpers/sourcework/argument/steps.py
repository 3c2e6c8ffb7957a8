"""Numbers that follow from others by one operation, and the step shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from ..numbers.units import BY_ID
from ..numbers.writing import spoken
from .known import Known, is_short_for
from .mentions import Mention, Read
from .operations import Operand, Result, results

MOST = 60  # numbers that are tried in pairs


class Step(NamedTuple):
    """How a number follows from others, in words, and the passages these stand in."""

    words: str
    passages: tuple[str, ...]


class _Wanted:
    """The number that is looked for, as a test that needs whole numbers only."""

    def __init__(self, read: Read, unit: str, loosely: bool) -> None:
        self.read, self.unit = read, unit
        self.steps = [read.step, *([read.rough] if read.rough and loosely else [])]
        # "236.5" for as many millions
        self.sizes = (1, 10**6) if not unit and read.value == read.number else (1,)
        ends = [(read.value - step, read.value + step) for step in self.steps]
        self.ends = [
            (low * size, high * size) for low, high in ends for size in map(Fraction, self.sizes)
        ]
        self.whole = [
            (low.numerator, low.denominator, high.numerator, high.denominator)
            for low, high in self.ends
        ]
        self.known: dict[str, bool] = {}

    def takes(self, unit: str) -> bool:
        """Whether what is looked for can be in a unit."""
        if unit not in self.known:
            plain = unit.replace("1955 ", "")
            fits = not self.unit or self.unit in (unit, plain)
            self.known[unit] = fits or unit.startswith(f"{self.unit} per ")
        return self.known[unit]

    def is_made_by(self, result: Result) -> bool:
        """Whether a result is the number, as one writes it down."""
        above, below = result.above, result.below
        if not above or not any(
            above * low_by >= low * below and above * high_by <= high * below
            for low, low_by, high, high_by in self.whole
        ):
            return False
        value = Fraction(above, below)
        return any(
            is_short_for(self.read.value, value / size, step)
            for size in self.sizes
            for step in self.steps
        )


def step_to(
    mention: Mention,
    operands: Iterable[Operand],
    loosely: bool = False,
    differs: bool = False,
    turned: Mapping[str, str] = MappingProxyType({}),
) -> Step | None:
    """Return one operation on the operands that gives the number mentioned, or None.

    A round number of two digits, such as 660,000, stands for another only ``loosely``. What is
    said to be a difference (``differs``) is made by no other operation. ``turned`` says which money
    a rate without its unit makes of another.

    >>> from .mentions import mentions
    >>> wheat = [Operand(Fraction(9), "t", "9 tons", ("B1",)), Operand(Fraction(6), "t", "6 tons")]
    >>> step_to(mentions("50 percent")[0], wheat).words
    '50 percent = (9 − 6 tons) / 6 tons'
    """
    tried = list(operands)[:MOST]
    for read in mention.readings:
        wanted = _Wanted(read, mention.unit, loosely or read.digits > 2)
        every = (each for each in results(tried, turned) if wanted.takes(each.unit))
        fits = [each for each in every if wanted.is_made_by(each)]
        if differs:
            fits = [each for each in fits if "−" in each.form or _turned(each)]
        if fits:
            best = min(fits, key=lambda each: _order(each, read))
            where = tuple(dict.fromkeys(name for one in best.of for name in one.where))
            return Step(f"{mention.text} = {best.words}", where)
    return None


def _turned(result: Result) -> bool:
    """Whether a difference is only turned into another unit by a rate."""
    return result.of[0].made and " per " in result.of[-1].unit


def _order(result: Result, read: Read) -> tuple[int, bool, int]:
    """Return what puts the likeliest of several steps first: near at hand, exact, short."""
    far = sum(each.far for each in result.of)
    exactly = Fraction(result.above, result.below) in (read.value, read.value * 10**6)
    return far, not exactly, len(result.words)


def operand(known: Known, far: int) -> Operand:
    """Return a known number as something to calculate with."""
    where = known.passages or ((f"[{known.cite}]",) if known.cite else ())
    return Operand(known.value, known.unit, _written(known), where, far)


def _written(known: Known) -> str:
    """Return a number as one writes it, with its unit: in millions where that is shorter."""
    million, unit = (
        known.value / 10**6,
        BY_ID[known.unit].many if known.unit in BY_ID else known.unit,
    )
    if known.value >= 10**6 and (million * 100).denominator == 1:
        return f"{spoken(million)} million {unit}".rstrip()
    return f"{spoken(known.value)} {unit}".rstrip()
