"""Lesson 03-compare: right answers and mistakes that are computed from the telegram."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from sourcework.document import Document
from sourcework.exercises.files import Computed
from sourcework.figures import figures_of
from sourcework.rounding import Rule, reading

from ..claims.aid import delivered_by, monthly_grain

MONTHS = ("february", "march", "april", "may")


def _value(document: Document, figure_id: str) -> Fraction:
    return figures_of(document)[figure_id].value


def _millions(document: Document, figure_id: str) -> Fraction:
    return figures_of(document)[figure_id].in_millions


def _percent(document: Document, part: str, of: str) -> Fraction:
    return _value(document, part) / _value(document, of) * 100


def _less(document: Document) -> Fraction:
    return _millions(document, "peng-aid-yuan") - _millions(document, "mao-aid-yuan")


def _rouble_gap(document: Document, *, widest: bool) -> Fraction:
    """Return the least or greatest difference, in million roubles, that rounding leaves open."""
    peng, mao = (
        reading(_millions(document, each), 1, Rule.NEAREST)
        for each in ("peng-aid-roubles", "mao-aid-roubles")
    )
    difference = peng - mao
    return Fraction(difference.high if widest else difference.low)


def _by_end_of(document: Document, place: int) -> Fraction:
    return list(delivered_by(document).values())[place]


def _month_met(document: Document) -> str:
    """Return the month by whose end as much grain has come as Peng asked for."""
    delivered = zip(MONTHS, delivered_by(document).values(), strict=True)
    return next(month for month, come in delivered if come >= _value(document, "march-grain"))


def _printed_gap(document: Document) -> Fraction:
    return _millions(document, "peng-aid-roubles") - _millions(document, "mao-aid-roubles")


def _less_percent(document: Document) -> Fraction:
    return _less(document) / _millions(document, "peng-aid-yuan") * 100


def _budget_and_credit(document: Document) -> Fraction:
    return _millions(document, "mao-aid-yuan") + _millions(document, "credit-yuan")


def _of_peng(document: Document) -> Fraction:
    """Return the credit in percent of Peng's sum."""
    return _percent(document, "credit-yuan", "peng-aid-yuan")


def _of_mao(document: Document) -> Fraction:
    """Return the credit in percent of Mao's sum."""
    return _percent(document, "credit-yuan", "mao-aid-yuan")


def _if_outside(document: Document) -> Fraction:
    """Return Mao's sum and the credit together in percent of Peng's sum."""
    return _percent(document, "mao-aid-yuan", "peng-aid-yuan") + _of_peng(document)


def _rumour_added(document: Document) -> Fraction:
    """Return by how many percent Mao's grain exceeds what Peng asks for and the rumour's."""
    both = _value(document, "rumour-grain") + _value(document, "march-grain")
    return _value(document, "grain-total") / both * 100 - 100


# By the id of the exercise in course/exercises/03-compare.toml, which names what is made here.
COMPUTED: Mapping[str, Computed] = {
    "less-money": Computed(
        answer=_less,
        also=(lambda d: -_less(d),),
        mistakes={
            "roubles": _printed_gap,
            "credit": lambda d: _millions(d, "peng-aid-yuan") - _millions(d, "credit-yuan"),
            "added": lambda d: _millions(d, "peng-aid-yuan") + _millions(d, "mao-aid-yuan"),
        },
    ),
    "less-percent": Computed(
        answer=_less_percent,
        also=(lambda d: -_less_percent(d),),
        mistakes={
            "of-mao": lambda d: _less(d) / _millions(d, "mao-aid-yuan") * 100,
            "roubles": lambda d: 100 - _percent(d, "mao-aid-roubles", "peng-aid-roubles"),
            "what-it-is": lambda d: _percent(d, "mao-aid-yuan", "peng-aid-yuan"),
            "peng-of-mao": lambda d: _percent(d, "peng-aid-yuan", "mao-aid-yuan"),
            "difference": _less,
        },
    ),
    "rouble-gap": Computed(
        answer=lambda d: _rouble_gap(d, widest=False),
        also=(lambda d: -_rouble_gap(d, widest=False),),
        mistakes={
            "as-printed": _printed_gap,
            "widest": lambda d: _rouble_gap(d, widest=True),
            "one-moved": lambda d: _printed_gap(d) - Fraction(1, 2),
            "whole-millions": lambda d: _printed_gap(d) - 2,
        },
    ),
    "grain-more": Computed(
        answer=lambda d: _percent(d, "grain-total", "march-grain") - 100,
        mistakes={
            "of-mao": lambda d: 100 - _percent(d, "march-grain", "grain-total"),
            "the-whole": lambda d: _percent(d, "grain-total", "march-grain"),
            "rumour-added": _rumour_added,
            "one-month": lambda d: _percent(d, "rice-monthly", "march-grain"),
            "difference": lambda d: _value(d, "grain-total") - _value(d, "march-grain"),
        },
    ),
    "by-end-of-march": Computed(
        answer=lambda d: _by_end_of(d, 1),
        mistakes={
            "march-alone": monthly_grain,
            "total": lambda d: _value(d, "grain-total"),
            "asked": lambda d: _value(d, "march-grain"),
            "one-grain": lambda d: _value(d, "rice-monthly"),
            "oil-too": lambda d: _by_end_of(d, 1) + 2 * _value(d, "oil-monthly"),
        },
    ),
    "month-met": Computed(answer=_month_met),
    "if-inside": Computed(
        answer=lambda d: _millions(d, "mao-aid-yuan") - _millions(d, "credit-yuan"),
        mistakes={
            "added": _budget_and_credit,
            "from-peng": lambda d: _millions(d, "peng-aid-yuan") - _millions(d, "credit-yuan"),
            "roubles": lambda d: _millions(d, "mao-aid-roubles") - _millions(d, "credit-roubles"),
        },
    ),
    "if-outside": Computed(
        answer=_if_outside,
        mistakes={
            "of-mao": lambda d: _budget_and_credit(d) / _millions(d, "mao-aid-yuan") * 100,
            "budget-alone": lambda d: _percent(d, "mao-aid-yuan", "peng-aid-yuan"),
            "excess": lambda d: _if_outside(d) - 100,
            "sum": _budget_and_credit,
            "credit-alone": _of_peng,
            "credit-of-mao": _of_mao,
        },
    ),
    "points": Computed(
        answer=lambda d: _of_mao(d) - _of_peng(d),
        also=(lambda d: _of_peng(d) - _of_mao(d),),
        mistakes={
            "divided": lambda d: _percent(d, "peng-aid-yuan", "mao-aid-yuan") - 100,
            "of-the-sums": _less_percent,
            "one-share": _of_mao,
            "other-share": _of_peng,
            "added": lambda d: _of_mao(d) + _of_peng(d),
        },
    ),
}
