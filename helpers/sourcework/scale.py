"""If … then: what a figure comes to, should a number from outside the document hold.

Every answer carries its condition, the mark of the number it rests on, and the warning that goes
with it. A number that is only assumed gives a table of cases and never a single answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .errors import KitError
from .figures import Figure
from .numbers.writing import spoken
from .outside import OutsideFact
from .rounding import Number, Rule, printed

GRAMS_IN_A_TON = 10**6
ASSUMED = "assumed, not a finding"
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """A sentence "if … then", with its cases: what it takes for granted, and how surely.

    ``mark`` is the outside number's, or that all inputs are assumed; ``cites`` are ids of what
    is quoted; ``heads`` name the columns of ``rows``.
    """

    condition: str
    then: str
    mark: str
    caveat: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    passages: tuple[str, ...]
    cites: tuple[str, ...] = ()


def percent_of(part: Figure, whole: OutsideFact) -> Fraction:
    """Return how many hundredths of ``whole`` the ``part`` makes.

    Raises :class:`KitError` if the two are not counted in one unit, or the fact has no number.
    """
    if whole.unit != part.unit:
        seen = f"it counts {whole.unit or 'nothing'}, the figure counts {part.unit}"
        raise KitError(f"fact {whole.id!r}", seen, f"give a fact in {part.unit}")
    return part.value / stated(whole) * 100


def converted(figure: Figure, rate: OutsideFact) -> tuple[Fraction, str]:
    """Return the figure in another unit, and that unit, at a rate such as "rouble per dollar".

    Raises :class:`KitError` if the rate is no rate of the figure's unit.
    """
    given, per, wanted = rate.unit.partition(" per ")
    if not per or given.rstrip("s") != figure.unit.rstrip("s"):
        seen = f"it is in {rate.unit or 'no unit'}, the figure in {figure.unit}"
        raise KitError(f"fact {rate.id!r}", seen, f"give a rate of {figure.unit} per something")
    return figure.value / stated(rate), f"{wanted}s"


def fed(tons: Number, grams: Number, days: Number) -> Fraction:
    """Return how many people ``tons`` give so many grams a day for so many days.

    >>> fed(1, grams=500, days=20)
    Fraction(100, 1)
    """
    if grams <= 0 or days <= 0:
        raise KitError("grams and days", "one of them is not above 0", "give numbers above 0")
    return Fraction(tons) * GRAMS_IN_A_TON / (Fraction(grams) * Fraction(days))


def share(parts: Sequence[Figure], whole: OutsideFact) -> Scale:
    """Return what share of an outside number one or more figures would be."""
    hundredths = [_decimals(percent_of(each, whole)) for each in parts]
    then = _each(parts, [f"{each} percent of it" for each in hundredths])
    total = _amount(stated(whole), whole.unit)
    rows = [
        (each.id, str(each), total, percent)
        for each, percent in zip(parts, hundredths, strict=True)
    ]
    return _from_fact(parts, whole, then, ("figure", "amount", "outside number", "percent"), rows)


def conversion(figures: Sequence[Figure], rate: OutsideFact) -> Scale:
    """Return what one or more figures would be at an outside rate."""
    amounts = [_amount(*converted(each, rate)) for each in figures]
    given, per, wanted = rate.unit.partition(" per ")
    at = f"{spoken(stated(rate))} {given}s{per}{wanted}"
    rows = [(each.id, str(each), at, amount) for each, amount in zip(figures, amounts, strict=True)]
    heads = ("figure", "amount", "rate", f"in {wanted}s")
    return _from_fact(figures, rate, _each(figures, amounts), heads, rows)


def shares_of_assumed(part: Figure, wholes: Sequence[Fraction]) -> Scale:
    """Return what share of each assumed number a figure would be.

    Raises :class:`KitError` unless all are above 0.
    """
    if not wholes or any(each <= 0 for each in wholes):
        seen = "there is none, or one is not above 0"
        raise KitError("of=…", seen, "give numbers above 0, as in of=[2_000, 3_000]")
    percents = [_decimals(part.value / each * 100) for each in wholes]
    amounts = [_amount(each, part.unit) for each in wholes]
    rows = tuple(zip(amounts, percents, strict=True))
    low, high = _decimals(part.value / max(wholes) * 100), _decimals(part.value / min(wholes) * 100)
    return Scale(
        "one of these numbers held",
        f"{part} would be from {low} to {high} percent of it",
        ASSUMED,
        "The numbers in the first column are guesses: no finding rests on them.",
        ("guessed whole", "percent"),
        rows,
        (part.passage,),
    )


def people_fed(grain: Figure, grams: Sequence[Fraction], days: Sequence[Fraction]) -> Scale:
    """Return how many people the grain would feed, for each ration and each number of days.

    Raises :class:`KitError` for a figure that is not in tons, or an input that is not above 0.
    """
    if grain.unit != "t":
        raise KitError(f"figure {grain.id!r}", f"it counts {grain.unit}", "give one in tons")
    if not grams or not days:
        raise KitError("grams=…, days=…", "one of them is empty", "give one number or more of each")
    cases = [[fed(grain.value, each, lasting) for lasting in days] for each in grams]
    rows = tuple(
        (f"{spoken(each)} g a day", *map(_people, row))
        for each, row in zip(grams, cases, strict=True)
    )
    every = [case for row in cases for case in row]
    return Scale(
        "nothing were lost and everybody got the same",
        f"{grain} would feed from {_people(min(every))} to {_people(max(every))} people a day",
        ASSUMED,
        "Ration and days are guesses; the plan need not have been carried out.",
        ("ration", *(f"for {spoken(each)} days" for each in days)),
        rows,
        (grain.passage,),
    )


def _each(figures: Sequence[Figure], results: Sequence[str]) -> str:
    """Return what each figure would be, in a sentence."""
    pairs = [f"{each} would be {result}" for each, result in zip(figures, results, strict=True)]
    return "; ".join(pairs)


def _from_fact(
    figures: Sequence[Figure],
    fact: OutsideFact,
    then: str,
    heads: tuple[str, ...],
    rows: Sequence[Row],
) -> Scale:
    passages = tuple(dict.fromkeys(each.passage for each in figures))
    condition = fact.says.rstrip(".")
    return Scale(condition, then, fact.mark, fact.caveat, heads, tuple(rows), passages, (fact.id,))


def stated(fact: OutsideFact) -> Fraction:
    """Return the number of a fact, in its unit; raises :class:`KitError` if it has none."""
    if not fact.value:
        raise KitError(f"fact {fact.id!r}", "it has no number", "give one that has")
    return fact.value


def _people(number: Fraction) -> str:
    """Return people to the nearest thousand, as such guesses deserve."""
    return spoken(printed(number, 1000, Rule.NEAREST))


def _decimals(number: Fraction) -> str:
    return spoken(printed(number, Fraction(1, 100), Rule.NEAREST))


def _amount(value: Fraction, unit: str) -> str:
    """Return an amount as people write it, large ones in millions."""
    name = "tons" if unit == "t" else unit
    if value >= 10**7 and (value / 10**4).denominator == 1:
        return f"{spoken(value / 10**6)} million {name}"
    return f"{spoken(value)} {name}"
