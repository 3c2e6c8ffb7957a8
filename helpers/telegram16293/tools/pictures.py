"""The pictures of this telegram: two sums, the hands between, the grain month by month."""

from __future__ import annotations

from dataclasses import replace

from sourcework.compare import Comparison, compare, scaled_unit
from sourcework.course import Course
from sourcework.errors import KitError
from sourcework.rounding import Rule
from sourcework.views.picture import Picture

from .. import plots
from ..claims.aid import asked_grain, delivered_by
from ..claims.record import layers, transmission
from ..claims.sums import ALIKE, weighed
from .rates import plot_rates


def plot_budgets(course: Course, sums: Comparison) -> Picture:
    """Return the picture of two compared sums, each with what rounding leaves open."""
    if not isinstance(sums, Comparison):
        do = "give what compare(…) returns, as in plot_budgets(compare(one, other))"
        raise KitError("plot_budgets(…)", "that is no comparison", do)
    pair = (sums.gate.one, sums.gate.other)
    people = course.document.people
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


def plot_chain(course: Course) -> Picture:
    """Return the picture of the hands through which the words went, and of the days between."""
    document = course.document
    names = {key: each.name.removeprefix("the ") for key, each in document.people.items()}
    steps = [
        plots.Step(names[giver], names[receiver], act, when)
        for giver, receiver, act, when in transmission(document)
    ]
    picture = plots.chain(steps, layers(document))
    return replace(picture, passages=course.claims["dates-in-order"].passages)


def plot_deliveries(course: Course) -> Picture:
    """Return the picture of the planned grain, month by month, against what was asked for."""
    document = course.document
    asked = asked_grain(document)
    picture = plots.deliveries(
        delivered_by(document),
        asked=asked.value,
        by=asked.months[-1],
        unit=asked.unit,
        goods=asked.goods,
        asker=document.people[asked.speaker].name,
    )
    return replace(picture, passages=course.claims["grain-in-time"].passages)


def three_rules(course: Course) -> Picture:
    """Return the picture of the rates under the three rules of rounding."""
    return plot_rates(course, Rule.NEAREST, Rule.TRUNCATED, Rule.ROUNDED_UP)


def sums_side_by_side(course: Course) -> Picture:
    """Return the picture of Peng's sum beside Mao's."""
    asked, planned, _ = weighed(course.document).figures
    return plot_budgets(course, compare(asked, planned, assuming=ALIKE))
