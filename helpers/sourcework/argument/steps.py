"""Numbers that follow from others by one operation, or by a rate of exchange, the step shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import product
from types import MappingProxyType
from typing import NamedTuple

from ..figures import Figure
from ..numbers.units import BY_ID
from ..numbers.writing import spoken
from .mentions import Mention, Read
from .operations import Operand, Result, results
from .usable import Known, Numbers, is_short_for

MILLION = 10**6
FINEST = MILLION // 10  # a sum tried out has decimals of a million
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
        # "118.5" for as many millions
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


def at_a_rate(mention: Mention, figures: Iterable[Figure], numbers: Numbers) -> Step | None:
    """Return the step from a figure to a sum in another money, or None.

    The rate is one of those that the claims leave possible, or near them and a whole number.
    """
    rates = list(numbers.rates())
    sizes = [MILLION] if not mention.unit else [1]
    values = [each.value * size for each, size in product(mention.readings, sizes) if each.value]
    for figure, value in product(figures, values):
        rate = figure.value / value
        for interval, known in rates:
            above, _, below = known.unit.partition(" per ")
            if figure.unit != above or mention.unit not in ("", below):
                continue
            if rate in interval:
                told = f"about {spoken(rate, 0)}, a rate that is possible"
                return Step(f"{mention.text} = {figure} / {told}", (figure.passage,))
            near = 19 * interval.low < 20 * rate < 21 * interval.high
            if near and _is_tried(mention, figure.value, value, round(rate)):
                words = f"{mention.text} = {figure} / {spoken(round(rate), 0)} {known.unit}"
                return Step(words, (figure.passage,))
    return None


def _is_tried(mention: Mention, amount: Fraction, value: Fraction, rate: int) -> bool:
    """Whether a sum with decimals is what a whole rate makes of an amount."""
    step = min(mention.readings).step * (1 if mention.unit else MILLION)
    return step <= FINEST and rate > 0 and is_short_for(value, amount / rate, step)
