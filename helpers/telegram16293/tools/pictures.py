"""The pictures of this telegram: two sums, the hands between, the grain month by month."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sourcework.compare import Comparison, scaled_unit
from sourcework.course import Course
from sourcework.errors import KitError
from sourcework.rounding import Rule
from sourcework.views.markup import plain_number
from sourcework.views.picture import Picture, Still

from .. import plots
from ..claims.aid import asked_grain, months
from ..claims.plans import plan
from ..claims.record import layers, transmission
from ..claims.sums import weighed
from .rates import plot_rates

if TYPE_CHECKING:
    from sourcework.views.explorers.scene import Scene
    from sourcework.views.frame import Table

OPEN = (
    "What rounding leaves open of each sum: a filled end is included, a hollow end is not. A gap"
    " says how far apart the two are at the least."
)
FROM_ZERO = "Both sums from zero; what the comparison takes for granted is printed under the bars."
CROSSING = (
    "Each column is the total by the end of a month; its hatched part is what that month adds."
    " Look first where the dashed line and the upright line cross: that is what was asked, when."
)


def plot_budgets(course: Course, sums: Comparison) -> Picture:
    """Return the picture of two compared sums: what rounding leaves open of each."""
    if not isinstance(sums, Comparison):
        do = "give what compare(…) returns, as in plot_budgets(compare(one, other))"
        raise KitError("plot_budgets(…)", "that is no comparison", do)
    pair = (sums.gate.one, sums.gate.other)
    people = course.document.people
    named = {people[each.speaker].name: sums.readings[each.id] / each.scale for each in pair}
    granted = f" Granting that {sums.assumption}." if sums.assumption else ""
    picture = plots.intervals(
        {sums.rule.label: named},
        unit=scaled_unit(pair[0]),
        caption=f"{OPEN}{granted}",
        note="this scale does not start at zero",
    )
    return replace(picture, passages=tuple(each.passage for each in pair))


def plot_chain(course: Course, *, dated: bool = True) -> Picture:
    """Return the picture of the hands through which the words went, and of the days between.

    ``dated`` as False leaves the days out, for those who have not yet counted them.
    """
    document = course.document
    names = {key: each.name.removeprefix("the ") for key, each in document.people.items()}
    steps = [
        plots.Step(names[giver], names[receiver], act, when)
        for giver, receiver, act, when in transmission(document)
    ]
    picture = plots.chain(steps, layers(document) if dated else ())
    return replace(picture, passages=course.claims["dates-in-order"].passages)


def plot_deliveries(course: Course) -> Picture:
    """Return the picture of the planned grain, month by month, against what was asked for."""
    from sourcework.views.frame import Table

    from ..explorers import deliveries

    document = course.document
    asked, planned = asked_grain(document), plan(document)
    rows = [
        (month, *map(plain_number, (brought, total, asked.value, total - asked.value)))
        for (month, brought), total in zip(planned.brought, planned.totals.values(), strict=True)
    ]
    heads = (
        f"{each}, {asked.unit}" for each in ("that month", "total", "asked", "total less asked")
    )
    return _still(
        deliveries.scene(document, months(document)[0]),
        CROSSING,
        Table(rows, columns=["by the end of", *heads]),
        course.claims["grain-in-time"].passages,
    )


def three_rules(course: Course) -> Picture:
    """Return the picture of the rates under the three rules of rounding."""
    return plot_rates(course, Rule.NEAREST, Rule.TRUNCATED, Rule.ROUNDED_UP)


def sums_side_by_side(course: Course) -> Picture:
    """Return the picture of Peng's sum beside Mao's, from zero."""
    from sourcework.views.frame import Table

    from ..explorers import budgets

    scene = budgets.scene(course.document)
    passages = tuple(each.passage for each in weighed(course.document).figures)
    return _still(scene, FROM_ZERO, Table(scene.rows, columns=scene.heads), passages)


def _still(scene: Scene, caption: str, values: Table, passages: tuple[str, ...]) -> Picture:
    """Return an explorer's scene as a picture that stands still: it is drawn by one hand."""
    return Still(scene.alt, caption, values, lambda: scene.svg, passages)
