"""The words a lesson uses: what learners import.

Each binds what the rooms offer to the edition that ships, its exercises and its claims. Where a
figure is wanted its id will do, and where a rule is wanted its name; whatever else is given, and
however a word is called, the answer is a sentence (a KitError) and no traceback.

>>> figure("peng-aid-yuan").speaker
'peng'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import cache, wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from . import compare as _compare
from . import exercises as _exercises
from . import progress as _progress
from .claims import Claim, Claims, Verdict, claims_of
from .claims import rates as _rates
from .claims.aid import asked_grain, delivered_by
from .claims.record import layers, transmission
from .compare import Comparison, Gate, Percent, scaled_unit
from .document import edition
from .errors import KitError, UnknownName
from .exercises import Feedback, Hint
from .exercises.amounts import read_number
from .exercises.model import said
from .exercises.readings import Answer
from .figures import Figure, Figures, figures_of
from .progress import HandIn, Kept, Standing
from .rounding import Interval, Number, Rule, decimal_text, printed, reading
from .views import plots
from .views import tables as _tables
from .views.passages import Card, passages_page
from .views.picture import Picture

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
_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")
_Names = str | Iterable[str] | None


def _verb(function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """Return the function as learners call it: a call of the wrong shape gets a sentence."""

    @wraps(function)
    def verb(*args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        try:
            signature(function).bind(*args, **kwargs)
        except TypeError as error:
            name = function.__name__
            raise KitError(f"{name}(…)", str(error), f"write {name}({_shape(function)})") from None
        return function(*args, **kwargs)

    return verb


def _shape(function: Callable[..., object]) -> str:
    """Return what stands between the brackets of a call: "one, other, assuming=…"."""
    after = {Parameter.VAR_POSITIONAL.name: ", …", Parameter.KEYWORD_ONLY.name: "=…"}
    names = signature(function).parameters.values()
    return ", ".join(each.name + after.get(each.kind.name, "") for each in names)


@_verb
def check(exercise_id: str = "", *answer: object) -> Feedback:
    """Return the feedback to an answer, and keep the answer.

    Any object is an answer; the dots, or nothing, mean that you have not answered yet; several
    parted by commas are one answer of several parts. Raises UnknownName for an exercise that
    does not exist.
    """
    given = (answer or (...,))[0] if len(answer) < 2 else answer
    return _progress.answered(_exercises.ALL[exercise_id], given, edition(), _kept())


@_verb
def hint(exercise_id: str) -> Hint:
    """Return a hint; asked again, the next one, up to the third. No hint gives the answer."""
    exercise = _exercises.ALL[exercise_id]
    number = min(_hints_given.get(exercise_id, 0) + 1, len(exercise.hints))
    _hints_given[exercise_id] = number
    words = said(exercise.hints[number - 1], edition())
    return Hint(exercise_id, number, words, len(exercise.hints))


@_verb
def progress() -> Standing:
    """Return where you stand with each exercise of each lesson, from the answers kept so far."""
    return _progress.standing(_kept(), _exercises.ALL, edition())


@_verb
def hand_in(lesson: str) -> HandIn:
    """Return your answers to a lesson, in words and as data that the notebook then carries."""
    return _progress.hand_in(lesson, _kept(), _exercises.ALL, edition())


@_verb
def reset(*, confirm: bool = False) -> str:
    """Start afresh: put all answers kept so far aside, as a copy with today's date.

    Asks first: without ``confirm=True`` nothing changes, and ProgressError says how many answers
    there are.
    """
    copy: Path | None = _kept().reset(confirm=confirm is True)
    _hints_given.clear()
    return (
        "Nothing was kept yet." if copy is None else f"Your earlier answers stand in {copy.name}."
    )


@_verb
def passage(*ids: str) -> Card:
    """Return passages by their ids, in the original and in translation side by side."""
    document = edition()
    names = [_id(each) for each in _each(ids)]
    if not names:
        raise KitError("passage()", "no passage is named", 'name one or more, as in passage("S1")')
    return passages_page((document.passage(each) for each in names), people=document.people)


@_verb
def figure(figure_id: str) -> Figure:
    """Return a figure of the document by its id; UnknownName suggests others."""
    return _figure(figure_id)


@_verb
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
    return _figures().find(
        voice=voice, unit=unit, goods=goods, status=status, period=period, passage=passage
    )


@_verb
def gate(
    one: Figure | str, other: Figure | str, *, assuming: Mapping[str, str] | None = None
) -> Gate:
    """Return two figures respect by respect: in what they are alike and in what they are not."""
    return _compare.gate(_figure(one), _figure(other), assuming)


@_verb
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
    return _compare.compare(_figure(one), _figure(other), assuming=assuming, rule=_rule(rule))


@_verb
def share(part: Figure | str, of: Figure | str, *, rule: Rule | str = Rule.UNROUNDED) -> Percent:
    """Return how many hundredths of ``of`` the ``part`` makes, whether or not it lies inside it."""
    return _compare.share(_figure(part), _figure(of), rule=_rule(rule))


@_verb
def table(things: object) -> Table:
    """Return the table of figures, claims, a claim's working, a gate or intervals by name."""
    return _tables.table(things)


@_verb
def readings(of: Figure | str, rule: Rule | str) -> Interval:
    """Return all values that a figure can stand for if it was rounded by ``rule``.

    The values are in the figure's unit; its last printed unit is what was rounded to.
    """
    figure = _figure(of)
    return reading(figure.value, figure.step, _rule(rule))


@_verb
def claim(claim_id: str) -> Claim:
    """Return a claim of the document with its verdict and the reason; UnknownName suggests."""
    return _claims()[_id(claim_id)]


@_verb
def claims(
    *, verdict: Verdict | str | None = None, fact: str | None = None, passage: str | None = None
) -> Claims:
    """Return the claims with that verdict, on that fact or passage; all of them if not asked."""
    document = edition()
    return _claims().find(
        verdict=None if verdict is None else _verdict(verdict),
        fact=None if fact is None else document.fact(_id(fact)).id,
        passage=None if passage is None else document.passage(_id(passage)).id,
    )


@_verb
def rates(rule: Rule | str, *, coarse: int | None = None) -> dict[str, Interval]:
    """Return the rates, in yuan per rouble, that fit each conversion if roubles went by ``rule``.

    The yuan are exact, or rounded to the nearest ``coarse`` million.

    >>> print(rates(Rule.NEAREST)["Peng's sum"].decimals(2))
    (6736.84…, 6765.32…]
    """
    return _rates.rates(edition(), _rule(rule), _millions(coarse))


@_verb
def common_rate(rule: Rule | str, *, coarse: int | None = None) -> Interval:
    """Return the rates that fit all conversions at once; empty if none does."""
    return _rates.common_rate(edition(), _rule(rule), _millions(coarse))


@_verb
def break_even(rule: Rule | str) -> Interval:
    """Return how many yuan off, to either side, the sums must be for a common rate to exist."""
    return _rates.break_even(edition(), _rule(rule))


@_verb
def roubles_at(rate: Number | float | str) -> Table:
    """Return the million roubles that a rate makes of each yuan sum, and what each rule prints.

    >>> roubles_at(5_000).columns[-1]
    'in the telegram'
    """
    from .views.frame import Table

    divisor = _rate(rate)
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
        rows.append((name, decimal_text(unrounded, 3), *shown, in_print))
    return Table(rows, columns=["sum", "million roubles", *rules, "in the telegram"])


@_verb
def plot_rates(*rules: Rule | str, coarse: int | None = None) -> Picture:
    """Return the rates that fit each conversion under each rule, as bars with their overlap."""
    from .views.plots import intervals

    named = {rule.label: rates(rule, coarse=coarse) for rule in map(_rule, _each(rules))}
    if not named:
        do = "give one or more, as in plot_rates(Rule.NEAREST)"
        raise KitError("plot_rates()", "no rule is given", do)
    note = f"yuan rounded to {coarse:,} million" if coarse else "yuan exact"
    return intervals(
        named,
        unit="yuan per rouble",
        note=note,
    )


@_verb
def plot_budgets(sums: Comparison) -> Picture:
    """Return the picture of two compared sums, each with what rounding leaves open."""
    if not isinstance(sums, Comparison):
        do = "give what compare(…) returns, as in plot_budgets(compare(one, other))"
        raise KitError("plot_budgets(…)", "that is no comparison", do)
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


@_verb
def plot_chain() -> Picture:
    """Return the picture of the hands through which the words went, and of the days between."""
    document = edition()
    names = {key: each.name.removeprefix("the ") for key, each in document.people.items()}
    steps = [
        plots.Step(names[giver], names[receiver], act, when)
        for giver, receiver, act, when in transmission(document)
    ]
    return plots.chain(steps, layers(document))


@_verb
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


def _each(given: Iterable[object]) -> list[object]:
    """Return what is given one by one or in a list, one by one."""
    lists = [each if isinstance(each, (list, tuple, set)) else [each] for each in given]
    return [one for each in lists for one in each]


def _id(given: object) -> str:
    """Return the id of a figure, a claim, a passage, or what is given for one."""
    return str(getattr(given, "id", given))


def _figure(given: object) -> Figure:
    return given if isinstance(given, Figure) else _figures()[_id(given)]


def _rule(given: object) -> Rule:
    if isinstance(given, Rule):
        return given
    named = {_plain(name): each for each in Rule for name in (each.name, each.label)}
    if _plain(given) not in named:
        raise UnknownName.near("rule", given, map(repr, Rule))
    return named[_plain(given)]


def _verdict(given: object) -> Verdict:
    if isinstance(given, Verdict):
        return given
    named = {each.value: each for each in Verdict}
    if _plain(given) not in named:
        raise UnknownName.near("verdict", given, named)
    return named[_plain(given)]


def _plain(name: object) -> str:
    return str(name).strip().casefold().replace("_", " ")


def _millions(coarse: object) -> int | None:
    """Return how many millions the yuan were rounded to; None for not at all."""
    if coarse is None or (isinstance(coarse, int) and coarse > 0):
        return coarse
    raise KitError("coarse=…", "that is no whole number above 0", "give one, as in coarse=1_000")


def _rate(given: object) -> Fraction:
    """Return a rate above zero, as people write it."""
    read = read_number(given, "yuan per rouble")
    if isinstance(read, Answer) and isinstance(read.value, Fraction) and read.value > 0:
        return read.value
    words = getattr(read, "words", "a rate is a number above 0")
    raise KitError("roubles_at(…)", words, "give yuan per rouble, as in roubles_at(5_000)")
