"""The numbers that an argument may draw on: those of the edition, what follows from them, others.

In order of trust: figures; the working of claims; what other documents and books say; and what
two like figures make together, less one another, or as a share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations
from math import floor

from ..claims import Claim, Claims, Verdict
from ..document import Document
from ..figures import Figure, figures_of
from ..numbers.units import unit_of
from ..outside import Outside
from ..rounding import Interval
from .mentions import COUNTED, Mention, Read, mentions

FIGURE, CLAIM, REASON = "figure", "claim", "reason"
OUTSIDE, DERIVED = "outside", "derived"


@dataclass(frozen=True, slots=True)
class Known:
    """A number and where it is from: ``said`` is what it is, in words that can follow a colon.

    ``number`` is the value without its word of scale. ``interval`` is there instead where any
    value inside will do; ``claim`` is the claim in whose working it stands.
    """

    kind: str
    value: Fraction
    number: Fraction
    unit: str
    said: str
    passages: tuple[str, ...] = ()
    cite: str = ""
    claim: Claim | None = None
    interval: Interval | None = None


class Numbers:
    """All known numbers, to be looked up."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._all = tuple(known)
        self._exact: dict[Fraction, list[Known]] = {}
        self._as_printed: dict[Fraction, list[Known]] = {}
        for each in self._all:
            if each.interval is None:
                self._exact.setdefault(abs(each.value), []).append(each)
                self._as_printed.setdefault(abs(each.number), []).append(each)
        self._odd = [v for v in self._exact if v.denominator > 1]
        self._spans = [each for each in self._all if each.interval is not None]

    def look_up(self, mention: Mention) -> list[Known]:
        """Return what a mention may stand for, of the most trusted kind; [] if nothing fits."""
        for find in (self._equal, self._rounded, self._inside):
            found = [each for read in mention.readings for each in find(read, mention.unit)]
            found = list(dict.fromkeys(found))
            if found:
                first = min(_TRUST.index(each.kind) for each in found)
                return [each for each in found if _TRUST.index(each.kind) == first]
        return []

    def look_alikes(self, mention: Mention) -> list[Known]:
        """Return figures of the same digits that have another unit or another word of scale."""
        found = [
            each
            for read in mention.readings
            for value in (read.value, read.number)
            for each in (*self._exact.get(value, ()), *self._as_printed.get(value, ()))
        ]
        return [each for each in dict.fromkeys(found) if each.kind == FIGURE]

    def _equal(self, read: Read, unit: str) -> Iterator[Known]:
        yield from (each for each in self._exact.get(read.value, ()) if _agrees(each, unit))
        if not unit and read.value == read.number:
            # "1,600,000" for "1,600,000 million yuan"
            yield from (each for each in self._as_printed.get(read.number, ()) if _bare(each))

    def _rounded(self, read: Read, unit: str) -> Iterator[Known]:
        for value in self._odd:
            if read.value in _shortened(value, read.step):
                yield from (each for each in self._exact[value] if _agrees(each, unit))

    def _inside(self, read: Read, unit: str) -> Iterator[Known]:
        for each in self._spans:
            if each.interval is not None and read.value in each.interval and _agrees(each, unit):
                yield each


_TRUST = (FIGURE, CLAIM, REASON, OUTSIDE, DERIVED)


def _shortened(value: Fraction, step: Fraction) -> tuple[Fraction, Fraction]:
    """Return a value as a learner may have written it down: rounded to nearest, or cut off."""
    places = value / step
    return floor(places + Fraction(1, 2)) * step, floor(places) * step


def _agrees(known: Known, unit: str) -> bool:
    """Whether a unit named in a text can be that of a known number; no unit is any but derived."""
    if not unit:
        return known.kind != DERIVED
    if not known.unit:
        return unit in COUNTED
    return unit == known.unit or known.unit.startswith(f"{unit} per ")


def _bare(known: Known) -> bool:
    return known.kind == FIGURE and known.number != known.value


_latest: list[tuple[Document, Claims, Outside | None, Numbers]] = []


def numbers_of(document: Document, claims: Claims, outside: Outside | None) -> Numbers:
    """Return the numbers of a document, of its claims, and of what is said elsewhere.

    Those asked for last are remembered.
    """
    for one, two, three, numbers in _latest:
        if one is document and two is claims and three is outside:
            return numbers
    _latest[:] = [(document, claims, outside, _read(document, claims, outside))]
    return _latest[0][-1]


def _read(document: Document, claims: Claims, outside: Outside | None) -> Numbers:
    found = [*_of_figures(document), *_of_claims(document, claims)]
    return Numbers([*found, *(_of_others(outside) if outside else ()), *_derived(document)])


def _of_figures(document: Document) -> Iterator[Known]:
    for each in figures_of(document):
        said = f"{each}, {each.status.replace('-', ' ')}"
        number = each.value / each.scale
        yield Known(FIGURE, each.value, number, _unit(each), said, (each.passage,))
        if each.scale > 1:
            yield from _roundings(each)


def _roundings(figure: Figure) -> Iterator[Known]:
    """Yield the ends of what a rounded figure can stand for, to nearest or cut off."""
    said = f"an end of what {figure} can stand for, if rounded"
    for end in (-figure.step / 2, figure.step / 2, figure.step):
        value = figure.value + end
        passages = (figure.passage,)
        yield Known(FIGURE, value, value / figure.scale, _unit(figure), said, passages)


def _unit(figure: Figure) -> str:
    return {"t/month": "t per month"}.get(figure.unit, figure.unit.replace("/", " per "))


def _of_claims(document: Document, claims: Claims) -> Iterator[Known]:
    figures = {each.id: each for each in figures_of(document)}
    for claim in claims:
        stated = [figures[each].unit for each in claim.facts if each in figures]
        quotient = " per ".join(dict.fromkeys(stated)) if len({*stated}) == 2 else ""
        for name, value in claim.working:
            label, _, words = name.partition(", in ")
            unit = unit_of(words.partition(" of ")[0]) if words else None
            scale, named = (unit.scale, unit.label) if unit else (Fraction(1), quotient)
            said = f"in “{claim.statement}”: {label}"
            for each in _values(value):
                yield Known(CLAIM, each * scale, each, named, said, claim.passages, claim=claim)
            if isinstance(value, Interval) and claim.verdict is not Verdict.INCONSISTENT:
                yield Known(
                    CLAIM,
                    Fraction(0),
                    Fraction(0),
                    named,
                    f"one of the values that fit, {said}",
                    claim.passages,
                    claim=claim,
                    interval=value,
                )
        yield from _in_reason(claim)


def _in_reason(claim: Claim) -> Iterator[Known]:
    """Yield the numbers in the sentence that says why a claim was judged as it was."""
    said = f"in the reason for “{claim.statement}”"
    for each in mentions(claim.why.replace("…", "")):
        for read in each.readings:
            yield Known(REASON, read.value, read.number, each.unit, said, claim.passages)


def _values(value: object) -> Iterator[Fraction]:
    if isinstance(value, Interval):
        if not value.is_empty:
            ends = dict.fromkeys([value.low, value.high])
            yield from (Fraction(end) for end in ends if not isinstance(end, float))
    elif isinstance(value, (int, Fraction)):
        yield Fraction(value)


def _of_others(outside: Outside) -> Iterator[Known]:
    for fact in outside.facts.values():
        if fact.value is not None:
            yield _other(fact.value, fact.unit, f"{fact.says} ({fact.mark})", fact.id)
    for near in outside.neighbours.values():
        for each in near.numbers.values():
            yield _other(each.value, each.unit, f"{each.what} ({each.mark})", near.id)


def _other(value: Fraction, words: str, said: str, cite: str) -> Known:
    unit = unit_of(words)
    scale, named = (unit.scale, unit.label) if unit else (Fraction(1), words)
    return Known(OUTSIDE, value * scale, value, named, said, cite=cite)


def _derived(document: Document) -> Iterator[Known]:
    """Yield sums, differences and shares of two figures in one unit that are of one kind."""
    for one, other in permutations(figures_of(document), 2):
        if one.unit.partition("/")[0] != other.unit.partition("/")[0] or not other.value:
            continue
        where = tuple(dict.fromkeys((one.passage, other.passage)))
        unit = _unit(one)
        pair = f"{one} and {other}"
        less = f"{one} less {other}"
        if one.value > other.value:
            yield Known(DERIVED, one.value - other.value, Fraction(0), unit, less, where)
        if one.unit == other.unit:
            both = one.value + other.value
            yield Known(DERIVED, both, Fraction(0), unit, f"{pair} together", where)
        if one.unit == other.unit and _like(one, other):
            share = 100 * one.value / other.value
            said = f"{one} in hundredths of {other}"
            yield Known(DERIVED, share, share, "percent", said, where)
            part = 100 * abs(one.value - other.value) / other.value
            said = f"the difference of {pair} in hundredths of {other}"
            yield Known(DERIVED, part, part, "percent", said, where)


def _like(one: Figure, other: Figure) -> bool:
    """Whether a share of the two means something: sums of money, or goods by weight."""
    return one.scale > 1 or one.unit == "t"
