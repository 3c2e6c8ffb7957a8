"""Tables for learners: pandas, one row a thing, columns named in words.

Columns to calculate with hold numbers; columns to read hold what a person would write.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeGuard

from ..claims.model import Claim, Claims
from ..compare import Comparison, Gate, Row
from ..document import Entity
from ..errors import KitError
from ..figures import Figure
from ..rounding import Interval, overlap
from .markup import plain_number
from .phrasing import period

if TYPE_CHECKING:
    from .frame import Table

Named = Mapping[str, Interval]
People = Mapping[str, Entity]
NO_PEOPLE: People = {}
PLACES = 4  # what a table shows of a number
_SPAN = ["low", "low end", "high", "high end", "width", "exactly"]


def table(things: object, *, people: People = NO_PEOPLE) -> Table:
    """Return the table that suits what is given.

    Figures, claims, one claim's working, a gate, a comparison, intervals by name, or intervals
    by name under each rule. Raises :class:`KitError` for anything else, or for nothing.

    >>> table({"first": Interval.exact(5)})
     name low  low end high high end width exactly
    first   5 included    5 included     0     [5]
    """
    if isinstance(things, Gate):
        return gate_table(things)
    if isinstance(things, Comparison):
        return comparison_table(things)
    if isinstance(things, Claim):
        return working_table(things)
    if isinstance(things, Figure):
        return figures_table([things], people=people)
    if _named(things):
        return intervals_table(things)
    if isinstance(things, Mapping) and things and all(_named(each) for each in things.values()):
        return rules_table(things)
    rows = list(things) if isinstance(things, Iterable) and not isinstance(things, str) else None
    if rows and all(isinstance(each, Claim) for each in rows):
        return claims_table(rows)
    if rows and all(isinstance(each, Figure) for each in rows):
        return figures_table(rows, people=people)
    raise KitError(
        f"table of {type(things).__name__}",
        "it holds nothing" if rows == [] else "no table fits it",
        'give figures, claims, a gate or intervals by name, as in {"one": …, "other": …}',
    )


def _named(things: object) -> TypeGuard[Named]:
    """Whether things are intervals by name, one or more."""
    return (
        isinstance(things, Mapping)
        and bool(things)
        and all(isinstance(each, Interval) for each in things.values())
    )


def figures_table(figures: Iterable[Figure], *, people: People = NO_PEOPLE) -> Table:
    """Return a row a figure: its words in both languages, its value, who says it, and how surely.

    "value" is written as people write it, "number" is the same to calculate with, in "unit".
    """
    from .frame import Table

    figures = tuple(figures)
    tongues = tuple(dict.fromkeys(lang for each in figures for lang in each.printed))
    rows = [
        (
            each.id,
            *(each.printed.get(lang, "") for lang in tongues),
            str(each),
            plain_number(each.value),
            each.unit,
            each.who if each.speaker not in people else people[each.speaker].name,
            each.status,
            each.period,
            each.passage,
        )
        for each in figures
    ]
    printed = [f"printed ({lang})" for lang in tongues]
    heads = ["figure", *printed, "value", "number", "unit", "who", "status", "period", "passage"]
    return Table(rows, columns=heads)


def claims_table(claims: Iterable[Claim] | Claims) -> Table:
    """Return a row a claim: what is claimed, the verdict with its sign, why, what would decide."""
    from .frame import Table

    rows = [
        (
            each.id,
            each.statement,
            "not yet" if each.waits else repr(each.verdict),
            each.why_not_yet or each.why,
            "" if each.waits else each.decides,
            ", ".join(each.passages),
        )
        for each in claims
    ]
    heads = ["claim", "what is claimed", "verdict", "why", "what would decide it", "passages"]
    return Table(rows, columns=heads)


def working_table(claim: Claim) -> Table:
    """Return the steps by which a claim was judged."""
    from .frame import Table

    if claim.waits:
        return Table([(claim.statement, claim.why_not_yet)], columns=["step", "value"])
    rows = [
        (step, repr(value) if isinstance(value, Interval) else str(value))
        for step, value in claim.working
    ]
    return Table(rows, columns=["step", "value"])


def intervals_table(named: Named) -> Table:
    """Return a row an interval: its ends, whether they are included, its width, and it exactly.

    The ends are rounded inwards to four decimals, so that whoever takes one from the table and
    calculates with it stays inside; only the last column has them exactly.

    >>> intervals_table({"rate": Interval(1, 3)})["width"].sum()
    np.float64(2.0)
    """
    from .frame import Table

    rows = [(name, *_ends(each)) for name, each in named.items()]
    return Table(rows, columns=["name", *_SPAN])


def rules_table(readings: Mapping[str, Named]) -> Table:
    """Return the intervals under each rule, and after each rule what all its intervals share."""
    from .frame import Table

    rows = []
    for rule, named in readings.items():
        rows += [(rule, name, *_ends(each)) for name, each in named.items()]
        rows.append((rule, "all of them", *_ends(overlap(*named.values()))))
    return Table(rows, columns=["rule", "name", *_SPAN])


def gate_table(gate: Gate) -> Table:
    """Return a row a respect: what it is for each figure, and whether both may be compared."""
    from .frame import Table

    rows = [
        (
            row.respect,
            _in_words(row.respect, row.one),
            _in_words(row.respect, row.other),
            _mark(row),
            row.granted or row.reason,
        )
        for row in gate.rows
    ]
    return Table(
        rows, columns=["respect", gate.one.told, gate.other.told, "alike", "why it is still fair"]
    )


def comparison_table(comparison: Comparison) -> Table:
    """Return the two figures, the second less the first, and that in percent of each."""
    from .frame import Table

    one, other = comparison.gate.one, comparison.gate.other
    named = {
        one.told: (comparison.readings[one.id], one.unit),
        other.told: (comparison.readings[other.id], other.unit),
        f"{other.told} less {one.told}": (comparison.difference, one.unit),
    }
    for base, measured in ((one, other), (other, one)):
        name = f"{measured.told} less {base.told}, in % of {base.told}"
        named[name] = (comparison.percent(base).hundredths, "%")
    rows = [(name, unit, *_ends(each)) for name, (each, unit) in named.items()]
    return Table(rows, columns=["what", "unit", *_SPAN])


def _in_words(respect: str, value: str) -> str:
    return period(value) if respect == "period" else value.replace("-", " ")


def _mark(row: Row) -> str:
    if row.undetermined:
        return "? undetermined"
    if row.same:
        return "✓ same"
    return "≈ differs, granted" if row.passes else "✗ differs"


def _ends(interval: Interval) -> tuple[float, str, float, str, float, str]:
    if interval.is_empty:
        return float("nan"), "", float("nan"), "", float("nan"), "empty"
    inside = interval.inwards(PLACES)
    return (
        float(inside.low),
        _included(inside.low_closed),
        float(inside.high),
        _included(inside.high_closed),
        float(interval.width),
        repr(interval),
    )


def _included(closed: bool) -> str:
    return "included" if closed else "left out"
