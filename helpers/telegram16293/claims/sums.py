"""Peng's sum beside Mao's, in the money and with the credit that a reader chooses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from sourcework.compare import Comparison, compare, gate, read
from sourcework.document import Document
from sourcework.errors import UnknownName
from sourcework.figures import Figure, figures_of
from sourcework.rounding import Interval, Rule

OLD_YUAN_FOR_ONE_NEW = 10_000
EXCHANGE = (
    "10,000 old yuan became one yuan when the second series of the renminbi was issued, on 1 March "
    "1955 (China Daily, 13 November 2015)"
)
ALIKE = {"status": "both are sums for the budget of one year"}
UNSAID = "the text says neither"


class Money(Enum):
    """The money in which two sums are shown."""

    YUAN = "million yuan"
    ROUBLES = "million roubles"
    NEW_YUAN = "million yuan of 1955"


class Credit(Enum):
    """Where a reader puts the trade credit."""

    LEFT_OUT = "left out"
    INSIDE = "inside Mao's sum"
    OUTSIDE = "on top of Mao's sum"


REASONS: Mapping[Credit, Mapping[str, str]] = {
    Credit.INSIDE: {
        "goods": f"the trade credit is one part of the aid: {UNSAID} inside nor outside",
        "status": "what is still negotiated is already in the budget",
    },
    Credit.OUTSIDE: {
        "goods": f"the trade credit is aid on top of the aid budgeted: {UNSAID} inside nor outside",
        "status": "what is still negotiated counts like what is budgeted",
    },
}
PAIRS = {
    Money.YUAN: ("peng-aid-yuan", "mao-aid-yuan", "credit-yuan"),
    Money.NEW_YUAN: ("peng-aid-yuan", "mao-aid-yuan", "credit-yuan"),
    Money.ROUBLES: ("peng-aid-roubles", "mao-aid-roubles", "credit-roubles"),
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two sums side by side, in millions of the money chosen, with all that was granted.

    ``sums`` has them by speaker; the second has the credit on top of it if it was put there.
    ``percent`` is the second less the first in hundredths of the one of ``base``.
    """

    money: Money
    credit: Credit
    figures: tuple[Figure, Figure, Figure]
    sums: Mapping[str, Interval]
    loan: Interval
    base: str
    assumptions: tuple[str, ...]

    @property
    def difference(self) -> Interval:
        """The second sum less the first."""
        first, second = self.sums.values()
        return second - first

    @property
    def percent(self) -> Interval:
        """The difference in hundredths of the base."""
        against, of = [one for name, one in self.sums.items() if name != self.base], self.base
        return (against[0] / self.sums[of] - 1) * 100

    @property
    def rest(self) -> Interval:
        """The second sum less the credit: what is left for all else if the credit is inside."""
        *_, second = self.sums.values()
        return second - self.loan


def speakers(document: Document) -> tuple[str, str]:
    """Return whose two sums are weighed, the one that asks first."""
    asked, planned, _ = (figures_of(document)[each] for each in PAIRS[Money.YUAN])
    return asked.speaker, planned.speaker


def weighed(
    document: Document,
    *,
    money: Money = Money.YUAN,
    credit: Credit = Credit.LEFT_OUT,
    base: str = "",
    rule: Rule = Rule.NEAREST,
) -> Weighed:
    """Return the two sums in one money; only roubles were rounded, and ``rule`` says how.

    ``base`` is the speaker whose sum is the whole of the percentage, the first if none is named.
    Raises UnknownName for a speaker of neither sum.

    >>> from telegram16293.seeds import edition
    >>> both = weighed(edition(), money=Money.NEW_YUAN)
    >>> both.money.value, len(both.assumptions)
    ('million yuan of 1955', 2)
    """
    names = speakers(document)
    if base and base not in names:
        raise UnknownName.near("base", base, names)
    figures = figures_of(document)
    asked, planned, loan = (figures[each] for each in PAIRS[money])
    rounding = rule if money is Money.ROUBLES else Rule.UNROUNDED
    comparison = compare(asked, planned, assuming=ALIKE, rule=rounding)
    scale = Fraction(OLD_YUAN_FOR_ONE_NEW if money is Money.NEW_YUAN else 1) * asked.scale
    first, second, third = (read(each, rounding) / scale for each in (asked, planned, loan))
    outside = credit is Credit.OUTSIDE
    return Weighed(
        money,
        credit,
        (asked, planned, loan),
        {names[0]: first, names[1]: second + third if outside else second},
        third,
        base or names[0],
        _assumptions(comparison, planned, loan, money, credit),
    )


def _assumptions(
    comparison: Comparison, planned: Figure, loan: Figure, money: Money, credit: Credit
) -> tuple[str, ...]:
    """Return what must be granted, each as a clause; the gates say it of what differs."""
    granted = [comparison.assumption] if comparison.assumption else []
    if credit is not Credit.LEFT_OUT:
        granted.append(gate(planned, loan, REASONS[credit]).assumption)
    if money is Money.NEW_YUAN:
        granted.append(EXCHANGE)
    return tuple(granted)
