"""Reading and reckoning: passages, figures, claims, comparisons, rates, tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from sourcework import compare as _compare
from sourcework.claims import Claim, Claims, Verdict
from sourcework.compare import Comparison, Gate, Percent
from sourcework.errors import KitError
from sourcework.figures import Figure, Figures
from sourcework.numbers.writing import decimal
from sourcework.rounding import Interval, Number, Rule, printed, reading
from sourcework.views import tables as _tables
from sourcework.views.passages import Card, passages_page
from telegram16293.seeds import edition

from ..claims import rates as _rates
from .given import (
    all_claims,
    all_figures,
    figure_of,
    id_of,
    millions_of,
    one_by_one,
    rate_of,
    rule_of,
    verb,
    verdict_of,
)

if TYPE_CHECKING:
    from sourcework.views.frame import Table

_Names = str | Iterable[str] | None


@verb
def passage(*ids: str) -> Card:
    """Return passages by their ids, in the original and in translation side by side."""
    document = edition()
    names = [id_of(each) for each in one_by_one(ids)]
    if not names:
        raise KitError("passage()", "no passage is named", 'name one or more, as in passage("S1")')
    found = (document.passage(each) for each in names)
    return passages_page(found, people=document.people, languages=tuple(document.whole))


@verb
def figure(figure_id: str) -> Figure:
    """Return a figure of the document by its id; UnknownName suggests others."""
    return figure_of(figure_id)


@verb
def figures(
    *,
    voice: _Names = None,
    unit: _Names = None,
    goods: _Names = None,
    status: _Names = None,
    period: str | None = None,
    passage: _Names = None,
) -> Figures:
    """Return the figures that answer what is asked: voice, unit, goods, status, period, passage."""
    return all_figures().find(
        voice=voice, unit=unit, goods=goods, status=status, period=period, passage=passage
    )


@verb
def gate(
    one: Figure | str, other: Figure | str, *, assuming: Mapping[str, str] | None = None
) -> Gate:
    """Return two figures respect by respect: in what they are alike and in what they are not."""
    return _compare.gate(figure_of(one), figure_of(other), assuming)


@verb
def compare(
    one: Figure | str,
    other: Figure | str,
    *,
    assuming: Mapping[str, str] | None = None,
    rule: Rule | str = Rule.UNROUNDED,
) -> Comparison:
    """Return the comparison of two like figures, ``other`` less ``one``.

    ``assuming`` maps a respect in which they differ to the reason why that does not matter;
    ``rule`` says how both may have been rounded. UnlikeFigures says why two are not alike.
    """
    return _compare.compare(figure_of(one), figure_of(other), assuming=assuming, rule=rule_of(rule))


@verb
def share(part: Figure | str, of: Figure | str, *, rule: Rule | str = Rule.UNROUNDED) -> Percent:
    """Return how many hundredths of ``of`` the ``part`` makes, whether or not it lies inside it."""
    return _compare.share(figure_of(part), figure_of(of), rule=rule_of(rule))


@verb
def table(things: object) -> Table:
    """Return the table of figures, claims, a claim's working, a gate or intervals by name."""
    return _tables.table(things)


@verb
def readings(of: Figure | str, rule: Rule | str) -> Interval:
    """Return all values that a figure can stand for if it was rounded by ``rule``.

    The values are in the figure's unit; its last printed unit is what was rounded to.
    """
    figure = figure_of(of)
    return reading(figure.value, figure.step, rule_of(rule))


@verb
def claim(claim_id: str) -> Claim:
    """Return a claim of the document with its verdict and the reason; UnknownName suggests."""
    return all_claims()[id_of(claim_id)]


@verb
def claims(
    *, verdict: Verdict | str | None = None, fact: str | None = None, passage: str | None = None
) -> Claims:
    """Return the claims with that verdict, on that fact or passage; all of them if not asked."""
    document = edition()
    return all_claims().find(
        verdict=None if verdict is None else verdict_of(verdict),
        fact=None if fact is None else document.fact(id_of(fact)).id,
        passage=None if passage is None else document.passage(id_of(passage)).id,
    )


@verb
def rates(rule: Rule | str, *, coarse: int | None = None) -> dict[str, Interval]:
    """Return the rates, in yuan per rouble, that fit each conversion if roubles went by ``rule``.

    The yuan are exact, or rounded to the nearest ``coarse`` million.

    >>> print(rates(Rule.NEAREST)["Peng's sum"].decimals(2))
    [6,736.85 … 6,765.32]
    """
    return _rates.rates(edition(), rule_of(rule), millions_of(coarse))


@verb
def common_rate(rule: Rule | str, *, coarse: int | None = None) -> Interval:
    """Return the rates that fit all conversions at once; empty if none does."""
    return _rates.common_rate(edition(), rule_of(rule), millions_of(coarse))


@verb
def break_even(rule: Rule | str) -> Interval:
    """Return how many yuan off, to either side, the sums must be for a common rate to exist."""
    return _rates.break_even(edition(), rule_of(rule))


@verb
def roubles_at(rate: Number | float | str) -> Table:
    """Return the million roubles that a rate makes of each yuan sum, and what each rule prints.

    >>> roubles_at(5_000).columns[-1]
    'in the telegram'
    """
    from sourcework.views.frame import Table

    divisor = rate_of(rate)
    rules = {
        "to nearest": Rule.NEAREST,
        "truncated": Rule.TRUNCATED,
        "rounded up": Rule.ROUNDED_UP,
    }
    rows = []
    for name, (yuan, roubles) in _rates.conversions(edition()).items():
        unrounded = yuan.value / divisor / roubles.step
        shown = [int(printed(unrounded, 1, rule)) for rule in rules.values()]
        in_print = int(roubles.value / roubles.step)
        rows.append((name, decimal(unrounded, 3), *shown, in_print))
    return Table(rows, columns=["sum", "million roubles", *rules, "in the telegram"])
