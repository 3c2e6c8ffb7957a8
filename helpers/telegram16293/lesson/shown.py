"""Seeing and exploring: pictures, the reader with its evidence, the explorers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from sourcework import evidence as _evidence
from sourcework.compare import Comparison, scaled_unit
from sourcework.errors import KitError
from sourcework.rounding import Rule
from sourcework.views.picture import Picture
from telegram16293 import plots
from telegram16293.seeds import edition

from ..claims.aid import asked_grain, delivered_by
from ..claims.record import layers, transmission
from .given import all_claims, one_by_one, rule_of, verb
from .words import rates

if TYPE_CHECKING:
    from sourcework.views.explorers.explorer import Explorer
    from sourcework.views.frame import Table
    from sourcework.views.reader.widget import Reader

    _Shown = TypeVar("_Shown", "Explorer", "Reader")


@verb
def plot_rates(*rules: Rule | str, coarse: int | None = None) -> Picture:
    """Return the rates that fit each conversion under each rule, as bars with their overlap."""
    from telegram16293.plots import intervals

    named = {rule.label: rates(rule, coarse=coarse) for rule in map(rule_of, one_by_one(rules))}
    if not named:
        do = "give one or more, as in plot_rates(Rule.NEAREST)"
        raise KitError("plot_rates()", "no rule is given", do)
    note = f"yuan rounded to {coarse:,} million" if coarse else "yuan exact"
    picture = intervals(named, unit="yuan per rouble", note=note)
    return replace(picture, passages=all_claims()["one-rate"].passages)


@verb
def plot_budgets(sums: Comparison) -> Picture:
    """Return the picture of two compared sums, each with what rounding leaves open."""
    if not isinstance(sums, Comparison):
        do = "give what compare(…) returns, as in plot_budgets(compare(one, other))"
        raise KitError("plot_budgets(…)", "that is no comparison", do)
    pair = (sums.gate.one, sums.gate.other)
    people = edition().people
    picture = plots.budgets(
        [
            plots.Amount(people[each.speaker].name, sums.readings[each.id] / each.scale, str(each))
            for each in pair
        ],
        unit=scaled_unit(pair[0]),
        assumption=f"granting that {sums.assumption}" if sums.assumption else "as printed",
        difference=sums.difference / pair[0].scale,
    )
    return replace(picture, passages=tuple(each.passage for each in pair))


@verb
def plot_chain() -> Picture:
    """Return the picture of the hands through which the words went, and of the days between."""
    document = edition()
    names = {key: each.name.removeprefix("the ") for key, each in document.people.items()}
    steps = [
        plots.Step(names[giver], names[receiver], act, when)
        for giver, receiver, act, when in transmission(document)
    ]
    picture = plots.chain(steps, layers(document))
    return replace(picture, passages=all_claims()["dates-in-order"].passages)


@verb
def plot_deliveries() -> Picture:
    """Return the picture of the planned grain, month by month, against what was asked for."""
    document = edition()
    asked = asked_grain(document)
    picture = plots.deliveries(
        delivered_by(document),
        asked=asked.value,
        by=asked.months[-1],
        unit=asked.unit,
        goods=asked.goods,
        asker=document.people[asked.speaker].name,
    )
    return replace(picture, passages=all_claims()["grain-in-time"].passages)


@verb
def reader(show: str = "", *, view: str = "document", switches: Iterable[str] = ()) -> Reader:
    """Return the document to read, at a passage, figure or note; words you choose there are kept.

    ``view`` is "document" or "reading"; ``switches`` name what is marked: voices, figures, names,
    dates, doubts, translation. UnknownName suggests others.
    """
    from sourcework.views.reader import reader as shown

    made = shown(
        edition(),
        _evidence.Evidence(_evidence.place()),
        claims=all_claims(),
        show=show,
        view=view,
        switches=tuple(switches),
    )
    return _again(made, "reader", show, view, *switches)


def _again(made: _Shown, *word: str) -> _Shown:
    """Return what is shown, with the word that makes it anew."""
    made.again = word
    return made


@verb
def evidence() -> Table:
    """Return the words you kept in the reader, each with your note and a citation."""
    from sourcework.views.reader import evidence_table

    return evidence_table(_evidence.Evidence(_evidence.place()).read().excerpts, edition())


@verb
def explore_rates() -> Explorer:
    """Return a slider over yuan per rouble: what each rate prints, and where all agree."""
    from ..explorers.rates import rates as explorer

    return _again(explorer(edition()), "explore_rates")


@verb
def explore_deliveries() -> Explorer:
    """Return the plan of grain to change month by month, against what was asked and when."""
    from ..explorers.deliveries import deliveries as explorer

    return _again(explorer(edition()), "explore_deliveries")


@verb
def explore_budgets() -> Explorer:
    """Return the two sums in the money, and with the credit, that you choose."""
    from ..explorers.budgets import budgets as explorer

    return _again(explorer(edition()), "explore_budgets")


@verb
def explore_chain() -> Explorer:
    """Return the hands that held the words, one by one: what each could have changed."""
    from ..explorers.chain import chain as explorer

    return _again(explorer(edition()), "explore_chain")
