"""Plans of delivery: the telegram's own, and a reader's "what if"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import accumulate

from sourcework.document import Document
from sourcework.errors import UnknownName
from sourcework.figures import Figure, figures_of, months_of

from .aid import monthly_grain, months
from .record import day


@dataclass(frozen=True, slots=True)
class Plan:
    """The grain that each month brings, in tons, and whether the telegram itself plans it so."""

    brought: tuple[tuple[str, Fraction], ...]
    stated: bool

    @property
    def totals(self) -> dict[str, Fraction]:
        """The grain that has come by the end of each month, in tons."""
        sums = accumulate(amount for _, amount in self.brought)
        return {month: total for (month, _), total in zip(self.brought, sums, strict=True)}

    def met(self, amount: Fraction) -> str | None:
        """Return the month by whose end the amount has come; None if it never does."""
        return next((month for month, total in self.totals.items() if total >= amount), None)


def stated_grain(document: Document) -> tuple[Figure, ...]:
    """Return the figures that the telegram's plan of grain is made of."""
    figures = figures_of(document)
    return tuple(figures[each] for each in ("rice-monthly", "millet-monthly", "grain-total"))


def asked_on(document: Document) -> date:
    """Return the day on which the grain was asked for."""
    return day(document, "peng-telegram-date")


def planned_on(document: Document) -> date:
    """Return the day of the reply that has the plan."""
    return day(document, "mao-reply-date")


def plan(
    document: Document,
    *,
    first: str | None = None,
    doubled: Collection[str] = (),
    made_up: bool = False,
) -> Plan:
    """Return the plan if deliveries began in ``first`` and some months brought twice as much.

    Without changes it is the telegram's own. Months missed at the start fall away, or are
    ``made_up`` after the last. Raises UnknownName for a month that the telegram does not plan.

    >>> from telegram16293.seeds import edition
    >>> late = plan(edition(), first=months(edition())[1], made_up=True)
    >>> len(late.totals), late.stated
    (5, False)
    """
    planned = months(document)
    for month in (first or planned[0], *doubled):
        if month not in planned:
            raise UnknownName.near("month of delivery", month, planned)
    late = planned.index(first) if first else 0
    each = monthly_grain(document)
    brought = [
        (month, each * (place >= late) * (2 if month in doubled else 1))
        for place, month in enumerate(planned)
    ]
    if made_up:
        brought += [(month, each) for month in _following(planned[-1], late)]
    return Plan(tuple(brought), stated=not late and not doubled)


def _following(month: str, count: int) -> tuple[str, ...]:
    """Return the months that follow one.

    >>> _following("1870-11", 2)
    ('1870-12', '1871-01')
    """
    return months_of(f"{month}/{int(month[:4]) + 1}-12")[1 : count + 1]
