"""Numbers that follow from others by one operation, and the step shown.

Sums, differences, quotients, products, shares and per cents of two numbers; days between two
days; a unit turned into another by a rate; and how many people grain feeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from ..numbers.units import BY_ID
from ..numbers.writing import spoken
from ..scale import GRAMS_IN_A_TON, fed
from .known import Known, is_short_for
from .mentions import Mention, Read

_MEASURES = frozenset(("percent", "day", "month", "person"))
MOST = 60  # numbers that are tried in pairs
FAR = 4
GRAMS = ("kg per person and day", "kg", "g")


class Operand(NamedTuple):
    """A number that may be calculated with: ``words`` say it, ``where`` names passage or source.

    ``far`` says how far fetched it is: 0 for a figure of a passage named, 1 for another figure,
    2 for a number mentioned before, 3 for one of a source named, 4 for one of another source.
    One that is ``made`` of others is only turned into another unit.
    """

    value: Fraction
    unit: str
    words: str
    where: tuple[str, ...] = ()
    far: int = 0
    made: bool = False

    @property
    def cited(self) -> bool:
        """Whether the argument or the document has it."""
        return self.far < FAR


class Step(NamedTuple):
    """How a number follows from others, in words, and the passages these stand in."""

    words: str
    passages: tuple[str, ...]


class _Result(NamedTuple):
    """What operands make: a value as above/below in whole numbers, and how it is said."""

    above: int
    below: int
    unit: str
    form: str
    of: tuple[Operand, ...]

    @property
    def words(self) -> str:
        """The step in words; a unit that both numbers have stands once."""
        first, last = self.of[0].words, self.of[-1].words
        number, _, unit = first.partition(" ")
        short = number if unit and unit == last.partition(" ")[2] else first
        middle = self.of[len(self.of) // 2].words
        return self.form.format(first, last, short=short, middle=middle)


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

    def is_made_by(self, result: _Result) -> bool:
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
        every = (each for each in _results(tried, turned) if wanted.takes(each.unit))
        fits = [each for each in every if wanted.is_made_by(each)]
        if differs:
            fits = [each for each in fits if "−" in each.form or _turned(each)]
        if fits:
            best = min(fits, key=lambda each: _order(each, read))
            where = tuple(dict.fromkeys(name for one in best.of for name in one.where))
            return Step(f"{mention.text} = {best.words}", where)
    return None


def _turned(result: _Result) -> bool:
    """Whether a difference is only turned into another unit by a rate."""
    return result.of[0].made and " per " in result.of[-1].unit


def _order(result: _Result, read: Read) -> tuple[int, bool, int]:
    """Return what puts the likeliest of several steps first: near at hand, exact, short."""
    far = sum(each.far for each in result.of)
    exactly = Fraction(result.above, result.below) in (read.value, read.value * 10**6)
    return far, not exactly, len(result.words)


def _results(operands: list[Operand], turned: Mapping[str, str]) -> Iterator[_Result]:
    for at, one in enumerate(operands):
        yield from _alone(one)
        for other in operands[at + 1 :]:
            if one.cited or other.cited:
                if one.cited and other.cited or " per " in one.unit + other.unit:
                    yield from _both(one, other)
                yield from _in_order(one, other, turned)
                yield from _in_order(other, one, turned)
    yield from _feeding(operands)


def _alone(one: Operand) -> Iterator[_Result]:
    """Yield what an amount a month comes to in some months, and what is left of a hundred."""
    above, below = one.value.numerator, one.value.denominator
    base, _, per = one.unit.partition(" per ")
    if per == "month":
        for months in range(2, 13):
            yield _Result(months * above, below, base, f"{months} × {{0}}", (one,))
    if one.unit == "percent":
        yield _Result(100 * below - above, below, "percent", "100 − {0}", (one,))


def _both(one: Operand, other: Operand) -> Iterator[_Result]:
    """Yield sums and products, and what is turned by a rate into another unit."""
    pair = (one, other)
    (a, b), (c, d) = one.value.as_integer_ratio(), other.value.as_integer_ratio()
    if _one_unit(one, other):
        yield _Result(a * d + c * b, b * d, one.unit or other.unit, "{short} + {1}", pair)
    for rate, (e, f), amount, (g, h) in (
        (one, (a, b), other, (c, d)),
        (other, (c, d), one, (a, b)),
    ):
        of, (above, _, below) = (amount, rate), rate.unit.partition(" per ")
        if below and (amount.unit == below or below.endswith("and day") and amount.unit == "day"):
            yield _Result(g * e, h * f, above, "{0} × {1}", of)
            if above.partition(" ")[0] == "g":
                yield _Result(g * e, h * f * GRAMS_IN_A_TON, "t", "{0} × {1}", of)
        if below and amount.unit == above and e:
            yield _Result(g * f, h * e, below, "{0} / {1}", of)
        if rate.unit == "percent" and amount.unit != "percent":
            yield _Result(g * e, 100 * h * f, amount.unit, "{1} of {0}", of)
        if not rate.unit:
            yield _Result(g * e, h * f, amount.unit, "{0} × {1}", of)


def _in_order(one: Operand, other: Operand, turned: Mapping[str, str]) -> Iterator[_Result]:
    """Yield what depends on which number comes first: differences, quotients, shares."""
    if not other.value or not one.value:
        return
    pair = (one, other)
    (a, b), (c, d) = one.value.as_integer_ratio(), other.value.as_integer_ratio()
    above, below = a * d, b * c
    if _one_unit(one, other) and one.unit != "day":
        if above > below and one.cited and other.cited:
            unit = one.unit or other.unit
            yield _Result(above - below, b * d, unit, "{short} − {1}", pair)
        yield _Result(100 * above, below, "percent", "{short} / {1}", pair)
        yield _Result(above, below, "", "{short} / {1}", pair)
        less = "({short} − {1}) / {1}"
        yield _Result(100 * abs(above - below), below, "percent", less, pair)
    if one.unit and other.unit and one.unit != other.unit and not _compound(one, other):
        yield _Result(above, below, f"{one.unit} per {other.unit}", "{0} / {1}", pair)
    if not other.unit:
        yield _Result(above, below, one.unit, "{0} / {1}", pair)
        if one.unit in turned:  # by a rate without its unit
            yield _Result(above, below, turned[one.unit], "{0} / {1}", pair)


def _compound(one: Operand, other: Operand) -> bool:
    """Whether a quotient of the two has no unit that anybody would write."""
    return " per " in one.unit + other.unit or bool(_MEASURES & {one.unit, other.unit})


def _one_unit(one: Operand, other: Operand) -> bool:
    """Whether two numbers have one unit; an amount before it may have been left without."""
    if one.made or other.made:
        return False
    if one.unit == other.unit:
        return True
    return "" in (one.unit, other.unit) and min(one.value, other.value) >= 1000


def _feeding(operands: list[Operand]) -> Iterator[_Result]:
    """Yield how many people each amount of grain feeds, by each ration and number of days."""
    grain = [each for each in operands if each.unit == "t"]
    rations = [(each, _grams(each)) for each in operands if _grams(each)]
    lasting = [each for each in operands if each.unit == "day" and each.value > 20]
    for tons in grain:
        for ration, grams in rations:
            for days in lasting:
                people = fed(tons.value, grams, days.value).as_integer_ratio()
                of = (tons, ration, days)
                yield _Result(*people, "person", "{0} / ({middle} × {1})", of)


def _grams(each: Operand) -> Fraction:
    if each.unit in GRAMS[:2]:
        return each.value * 1000
    return each.value if each.unit == "g" else Fraction(0)


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
