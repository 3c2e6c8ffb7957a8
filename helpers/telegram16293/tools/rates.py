"""The rates of exchange of this telegram: which fit its conversions, and what each prints."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from sourcework.course import Course
from sourcework.errors import KitError
from sourcework.exercises.amounts import read_number
from sourcework.exercises.readings import Answer
from sourcework.lesson.naming import one_by_one, rule_of
from sourcework.numbers.writing import decimal
from sourcework.rounding import Interval, Number, Rule, printed
from sourcework.views.picture import Picture

from ..claims import rates as _rates

if TYPE_CHECKING:
    from sourcework.views.frame import Table


def rates(course: Course, rule: Rule | str, *, coarse: int | None = None) -> dict[str, Interval]:
    """Return the rates, in yuan per rouble, that fit each conversion if roubles went by ``rule``.

    The yuan are exact, or rounded to the nearest ``coarse`` million.
    """
    return _rates.rates(course.document, rule_of(rule), millions_of(coarse))


def common_rate(course: Course, rule: Rule | str, *, coarse: int | None = None) -> Interval:
    """Return the rates that fit all conversions at once; empty if none does."""
    return _rates.common_rate(course.document, rule_of(rule), millions_of(coarse))


def break_even(course: Course, rule: Rule | str) -> Interval:
    """Return how many yuan off, to either side, the sums must be for a common rate to exist."""
    return _rates.break_even(course.document, rule_of(rule))


def roubles_at(course: Course, rate: Number | float | str) -> Table:
    """Return the million roubles that a rate makes of each yuan sum, and what each rule prints."""
    from sourcework.views.frame import Table

    divisor = rate_of(rate)
    rules = {
        "to nearest": Rule.NEAREST,
        "truncated": Rule.TRUNCATED,
        "rounded up": Rule.ROUNDED_UP,
    }
    rows = []
    for name, (yuan, roubles) in _rates.conversions(course.document).items():
        unrounded = yuan.value / divisor / roubles.step
        shown = [int(printed(unrounded, 1, rule)) for rule in rules.values()]
        in_print = int(roubles.value / roubles.step)
        rows.append((name, decimal(unrounded, 3), *shown, in_print))
    return Table(rows, columns=["sum", "million roubles", *rules, "in the telegram"])


def plot_rates(course: Course, *rules: Rule | str, coarse: int | None = None) -> Picture:
    """Return the rates that fit each conversion under each rule, as bars with their overlap."""
    from ..plots import intervals

    named = {
        rule.label: rates(course, rule, coarse=coarse) for rule in map(rule_of, one_by_one(rules))
    }
    if not named:
        do = "give one or more, as in plot_rates(Rule.NEAREST)"
        raise KitError("plot_rates()", "no rule is given", do)
    note = f"yuan rounded to {coarse:,} million" if coarse else "yuan exact"
    picture = intervals(named, unit="yuan per rouble", note=note)
    return replace(picture, passages=course.claims["one-rate"].passages)


def millions_of(coarse: object) -> int | None:
    """Return how many millions the yuan were rounded to; None for not at all."""
    if coarse is None or (isinstance(coarse, int) and coarse > 0):
        return coarse
    raise KitError("coarse=…", "that is no whole number above 0", "give one, as in coarse=1_000")


def rate_of(given: object) -> Fraction:
    """Return a rate above zero, as people write it."""
    read = read_number(given, "yuan per rouble")
    if isinstance(read, Answer) and isinstance(read.value, Fraction) and read.value > 0:
        return read.value
    words = getattr(read, "words", "a rate is a number above 0")
    raise KitError("roubles_at(…)", words, "give yuan per rouble, as in roubles_at(5_000)")
