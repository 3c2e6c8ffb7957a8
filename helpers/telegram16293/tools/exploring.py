"""What a learner of this telegram's lessons moves by hand: one word for each explorer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sourcework.course import Course
from sourcework.lesson.remaking import remade

if TYPE_CHECKING:
    from sourcework.views.explorers.explorer import Explorer


def explore_rates(course: Course) -> Explorer:
    """Return a slider over yuan per rouble: what each rate prints, and where all agree."""
    from ..explorers.rates import rates as explorer

    return remade(explorer(course.document), "explore_rates")


def explore_deliveries(course: Course) -> Explorer:
    """Return the plan of grain to change month by month, against what was asked and when."""
    from ..explorers.deliveries import deliveries as explorer

    return remade(explorer(course.document), "explore_deliveries")


def explore_budgets(course: Course) -> Explorer:
    """Return the two sums in the money, and with the credit, that you choose."""
    from ..explorers.budgets import budgets as explorer

    return remade(explorer(course.document), "explore_budgets")


def explore_chain(course: Course) -> Explorer:
    """Return the hands that held the words, one by one: what each could have changed."""
    from ..explorers.chain import chain as explorer

    return remade(explorer(course.document), "explore_chain")
