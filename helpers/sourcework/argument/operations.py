"""What numbers make by one operation: sums, differences, quotients, products, shares, per cents.

Days between two days are among them, a unit turned into another by a rate, and how many people
grain feeds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from ..scale import GRAMS_IN_A_TON, fed

_MEASURES = frozenset(("percent", "day", "month", "person"))
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


class Result(NamedTuple):
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


def results(operands: list[Operand], turned: Mapping[str, str]) -> Iterator[Result]:
    for at, one in enumerate(operands):
        yield from _alone(one)
        for other in operands[at + 1 :]:
            if one.cited or other.cited:
                if one.cited and other.cited or " per " in one.unit + other.unit:
                    yield from _both(one, other)
                yield from _in_order(one, other, turned)
                yield from _in_order(other, one, turned)
    yield from _feeding(operands)


def _alone(one: Operand) -> Iterator[Result]:
    """Yield what an amount a month comes to in some months, and what is left of a hundred."""
    above, below = one.value.numerator, one.value.denominator
    base, _, per = one.unit.partition(" per ")
    if per == "month":
        for months in range(2, 13):
            yield Result(months * above, below, base, f"{months} × {{0}}", (one,))
    if one.unit == "percent":
        yield Result(100 * below - above, below, "percent", "100 − {0}", (one,))


def _both(one: Operand, other: Operand) -> Iterator[Result]:
    """Yield sums and products, and what is turned by a rate into another unit."""
    pair = (one, other)
    (a, b), (c, d) = one.value.as_integer_ratio(), other.value.as_integer_ratio()
    if _one_unit(one, other):
        yield Result(a * d + c * b, b * d, one.unit or other.unit, "{short} + {1}", pair)
    for rate, (e, f), amount, (g, h) in (
        (one, (a, b), other, (c, d)),
        (other, (c, d), one, (a, b)),
    ):
        of, (above, _, below) = (amount, rate), rate.unit.partition(" per ")
        if below and (amount.unit == below or below.endswith("and day") and amount.unit == "day"):
            yield Result(g * e, h * f, above, "{0} × {1}", of)
            if above.partition(" ")[0] == "g":
                yield Result(g * e, h * f * GRAMS_IN_A_TON, "t", "{0} × {1}", of)
        if below and amount.unit == above and e:
            yield Result(g * f, h * e, below, "{0} / {1}", of)
        if rate.unit == "percent" and amount.unit != "percent":
            yield Result(g * e, 100 * h * f, amount.unit, "{1} of {0}", of)
        if not rate.unit:
            yield Result(g * e, h * f, amount.unit, "{0} × {1}", of)


def _in_order(one: Operand, other: Operand, turned: Mapping[str, str]) -> Iterator[Result]:
    """Yield what depends on which number comes first: differences, quotients, shares."""
    if not other.value or not one.value:
        return
    pair = (one, other)
    (a, b), (c, d) = one.value.as_integer_ratio(), other.value.as_integer_ratio()
    above, below = a * d, b * c
    if _one_unit(one, other) and one.unit != "day":
        if above > below and one.cited and other.cited:
            unit = one.unit or other.unit
            yield Result(above - below, b * d, unit, "{short} − {1}", pair)
        yield Result(100 * above, below, "percent", "{short} / {1}", pair)
        yield Result(above, below, "", "{short} / {1}", pair)
        less = "({short} − {1}) / {1}"
        yield Result(100 * abs(above - below), below, "percent", less, pair)
    if one.unit and other.unit and one.unit != other.unit and not _compound(one, other):
        yield Result(above, below, f"{one.unit} per {other.unit}", "{0} / {1}", pair)
    if not other.unit:
        yield Result(above, below, one.unit, "{0} / {1}", pair)
        if one.unit in turned:  # by a rate without its unit
            yield Result(above, below, turned[one.unit], "{0} / {1}", pair)


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


def _feeding(operands: list[Operand]) -> Iterator[Result]:
    """Yield how many people each amount of grain feeds, by each ration and number of days."""
    grain = [each for each in operands if each.unit == "t"]
    rations = [(each, _grams(each)) for each in operands if _grams(each)]
    lasting = [each for each in operands if each.unit == "day" and each.value > 20]
    for tons in grain:
        for ration, grams in rations:
            for days in lasting:
                people = fed(tons.value, grams, days.value).as_integer_ratio()
                of = (tons, ration, days)
                yield Result(*people, "person", "{0} / ({middle} × {1})", of)


def _grams(each: Operand) -> Fraction:
    if each.unit in GRAMS[:2]:
        return each.value * 1000
    return each.value if each.unit == "g" else Fraction(0)
