"""The words a lesson uses: what learners import.

Each binds what the rooms offer to the edition that ships, its exercises and its claims.

>>> figure("peng-aid-yuan").speaker
'peng'
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from . import exercises as _exercises
from . import progress as _progress
from .claims import Claim, Claims, Verdict, claims_of
from .claims import rates as _rates
from .claims.aid import asked_grain, delivered_by
from .claims.record import layers, transmission
from .compare import Comparison, compare, gate, scaled_unit, share
from .document import edition
from .exercises import Feedback, Hint
from .exercises.model import said
from .figures import Figure, Figures, figures_of
from .progress import HandIn, Kept, Standing
from .rounding import Interval, Number, Rule, decimal_text, printed, reading
from .views import plots
from .views.passages import Card, passages_page
from .views.picture import Picture
from .views.tables import table

if TYPE_CHECKING:
    from .views.frame import Table

__all__ = [
    "Rule",
    "Verdict",
    "break_even",
    "check",
    "claim",
    "claims",
    "common_rate",
    "compare",
    "figure",
    "figures",
    "gate",
    "hand_in",
    "hint",
    "passage",
    "plot_budgets",
    "plot_chain",
    "plot_deliveries",
    "plot_rates",
    "progress",
    "rates",
    "readings",
    "reset",
    "roubles_at",
    "share",
    "table",
]

_hints_given: dict[str, int] = {}


def check(exercise_id: str = "", *answer: object) -> Feedback:
    """Return the feedback to an answer, and keep the answer.

    Any object is an answer; the dots, or nothing, mean that you have not answered yet; several
    parted by commas are one answer of several parts. Raises UnknownName for an exercise that
    does not exist.
    """
    given = (answer or (...,))[0] if len(answer) < 2 else answer
    return _progress.answered(_exercises.ALL[exercise_id], given, edition(), _kept())


def hint(exercise_id: str) -> Hint:
    """Return a hint; asked again, the next one, up to the third. No hint gives the answer."""
    exercise = _exercises.ALL[exercise_id]
    number = min(_hints_given.get(exercise_id, 0) + 1, len(exercise.hints))
    _hints_given[exercise_id] = number
    words = said(exercise.hints[number - 1], edition())
    return Hint(exercise_id, number, words, len(exercise.hints))


def progress() -> Standing:
    """Return where you stand with each exercise of each lesson, from the answers kept so far."""
    return _progress.standing(_kept(), _exercises.ALL, edition())


def hand_in(lesson: str) -> HandIn:
    """Return your answers to a lesson, in words and as data that the notebook then carries."""
    return _progress.hand_in(lesson, _kept(), _exercises.ALL, edition())


def reset(*, confirm: bool = False) -> str:
    """Start afresh: put all answers kept so far aside, as a copy with today's date.

    Asks first: without ``confirm=True`` nothing changes, and ProgressError says how many answers
    there are.
    """
    copy: Path | None = _kept().reset(confirm=confirm)
    _hints_given.clear()
    return (
        "Nothing was kept yet." if copy is None else f"Your earlier answers stand in {copy.name}."
    )


def passage(*ids: str) -> Card:
    """Return passages by their ids, in the original and in translation side by side."""
    document = edition()
    return passages_page((document.passage(each) for each in ids), people=document.people)


def figure(figure_id: str) -> Figure:
    """Return a figure of the document by its id; UnknownName suggests others."""
    return _figures()[figure_id]


def figures(**asks: str) -> Figures:
    """Return the figures that answer what is asked: voice, unit, goods, status, period, passage."""
    return _figures().find(**asks)


def readings(of: Figure, rule: Rule) -> Interval:
    """Return all values that a figure can stand for if it was rounded by ``rule``.

    The values are in the figure's unit; its last printed unit is what was rounded to.
    """
    return reading(of.value, of.step, rule)


def claim(claim_id: str) -> Claim:
    """Return a claim of the document with its verdict and the reason; UnknownName suggests."""
    return _claims()[claim_id]


def claims(
    *, verdict: Verdict | None = None, fact: str | None = None, passage: str | None = None
) -> Claims:
    """Return the claims with that verdict, on that fact or passage; all of them if not asked."""
    return _claims().find(verdict=verdict, fact=fact, passage=passage)


def rates(rule: Rule, *, coarse: int | None = None) -> dict[str, Interval]:
    """Return the rates, in yuan per rouble, that fit each conversion if roubles went by ``rule``.

    The yuan are exact, or rounded to the nearest ``coarse`` million.

    >>> print(rates(Rule.NEAREST)["Peng's sum"].decimals(2))
    (6736.84…, 6765.32…]
    """
    return _rates.rates(edition(), rule, coarse)


def common_rate(rule: Rule, *, coarse: int | None = None) -> Interval:
    """Return the rates that fit all conversions at once; empty if none does."""
    return _rates.common_rate(edition(), rule, coarse)


def break_even(rule: Rule) -> Interval:
    """Return how many yuan off, to either side, the sums must be for a common rate to exist."""
    return _rates.break_even(edition(), rule)


def roubles_at(rate: Number) -> Table:
    """Return the million roubles that a rate makes of each yuan sum, and what each rule prints.

    >>> roubles_at(5_000).columns[-1]
    'in the telegram'
    """
    from .views.frame import Table

    rules = {
        "to nearest": Rule.NEAREST,
        "truncated": Rule.TRUNCATED,
        "rounded up": Rule.ROUNDED_UP,
    }
    rows = []
    for name, (yuan, roubles) in _rates.conversions(edition()).items():
        unrounded = Fraction(yuan.value) / Fraction(rate) / roubles.step
        shown = [int(printed(unrounded, 1, rule)) for rule in rules.values()]
        in_print = int(roubles.value / roubles.step)
        rows.append((name, decimal_text(unrounded, 3), *shown, in_print))
    return Table(rows, columns=["sum", "million roubles", *rules, "in the telegram"])


def plot_rates(*rules: Rule, coarse: int | None = None) -> Picture:
    """Return the rates that fit each conversion under each rule, as bars with their overlap."""
    from .views.plots import intervals

    note = f"yuan rounded to {coarse:,} million" if coarse else "yuan exact"
    return intervals(
        {rule.label: rates(rule, coarse=coarse) for rule in rules},
        unit="yuan per rouble",
        note=note,
    )


def plot_budgets(sums: Comparison) -> Picture:
    """Return the picture of two compared sums, each with what rounding leaves open."""
    pair = (sums.gate.one, sums.gate.other)
    people = edition().people
    return plots.budgets(
        [
            plots.Amount(people[each.speaker].name, sums.readings[each.id] / each.scale, str(each))
            for each in pair
        ],
        unit=scaled_unit(pair[0]),
        assumption=f"granting that {sums.assumption}" if sums.assumption else "as printed",
        difference=sums.difference / pair[0].scale,
    )


def plot_chain() -> Picture:
    """Return the picture of the hands through which the words went, and of the days between."""
    document = edition()
    names = {key: each.name.removeprefix("the ") for key, each in document.people.items()}
    steps = [
        plots.Step(names[giver], names[receiver], act, when)
        for giver, receiver, act, when in transmission(document)
    ]
    return plots.chain(steps, layers(document))


def plot_deliveries() -> Picture:
    """Return the picture of the planned grain, month by month, against what was asked for."""
    document = edition()
    asked = asked_grain(document)
    return plots.deliveries(
        delivered_by(document),
        asked=asked.value,
        by=asked.months[-1],
        unit=asked.unit,
        goods=asked.goods,
        asker=document.people[asked.speaker].name,
    )


def _kept() -> Kept:
    return Kept(_progress.place())


@cache
def _figures() -> Figures:
    return figures_of(edition())


@cache
def _claims() -> Claims:
    return claims_of(edition())
