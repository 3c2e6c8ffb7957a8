"""Lesson 06-context: right answers and mistakes that are computed, from the edition or outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from itertools import combinations, product

from sourcework.document import Document
from sourcework.exercises.files import Computed
from telegram16293.seeds import outside

from ..claims.record import day

PRAISE, REPORT = "record-113636", "record-113020"
# Why peace could be expected; and what, with as good a reason, may be named beside it.
NEEDED, ARGUED = ("agreed", "hope"), ("damage", "budget")
# What may be said of each, as none of the papers says why Mao sent it; against two of them
# a paper can be named as well as for them.
OPEN = {
    "firm": ("backed", "possible", "against"),
    "peace": ("backed", "possible", "against"),
    "cost": ("backed", "possible"),
}


def _written(neighbour: str) -> date:
    return date.fromisoformat(outside().neighbours[neighbour].date)


def _after(first: date, document: Document, fact: str = "cover-date") -> Fraction:
    """Return the days from a day to one of the telegram's."""
    return Fraction((day(document, fact) - first).days)


def _reasons(further: tuple[str, ...]) -> Callable[[Document], frozenset[str]]:
    return lambda document: frozenset((*NEEDED, *further))


def _explained(judged: tuple[str, ...]) -> Callable[[Document], dict[str, str]]:
    """Return a way of judging the explanations: the habit, and what is said of the others."""
    return lambda document: {"habit": "backed", **dict(zip(OPEN, judged, strict=True))}


# All that may be said of the three together; the first is that a paper speaks for each.
FIRST, *OTHERS = product(*OPEN.values())


# By the id of the exercise in course/exercises/06-context.toml, which names what is made here.
COMPUTED: Mapping[str, Computed] = {
    "why-ask-now": Computed(
        answer=_reasons(ARGUED),
        also=tuple(_reasons(some) for size in (0, 1) for some in combinations(ARGUED, size)),
    ),
    "days-after-praise": Computed(
        answer=lambda d: _after(_written(PRAISE), d),
        mistakes={
            "both-counted": lambda d: _after(_written(PRAISE), d) + 1,
            "to-the-reply": lambda d: _after(_written(PRAISE), d, "mao-reply-date"),
            "from-the-report": lambda d: _after(_written(REPORT), d),
            "from-peng": lambda d: _after(day(d, "peng-telegram-date"), d),
        },
    ),
    "why-show-him": Computed(
        answer=_explained(FIRST),
        also=tuple(_explained(judged) for judged in OTHERS),
    ),
}
