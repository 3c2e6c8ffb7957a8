"""A claim, its verdict and the reason; what any edition's claims are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from html import escape
from typing import overload

from ..document import Document, linked
from ..errors import KitError, UnknownName
from ..rounding import Interval, overlap


class Verdict(Enum):
    """What can be said of a claim from the document alone.

    >>> Verdict.CONSISTENT
    ≈ consistent
    >>> bool(Verdict.INCONSISTENT)
    Traceback (most recent call last):
    TypeError: a verdict is neither true nor false: compare it with one of the four
    """

    EXACT = "exact"
    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    UNDETERMINED = "undetermined"

    @property
    def symbol(self) -> str:
        """A sign that tells the verdict without colour."""
        return {"exact": "=", "consistent": "≈", "inconsistent": "≠", "undetermined": "?"}[
            self.value
        ]

    @property
    def meaning(self) -> str:
        """What the verdict means, in a sentence."""
        return MEANINGS[self]

    def __bool__(self) -> bool:
        raise TypeError("a verdict is neither true nor false: compare it with one of the four")

    def __repr__(self) -> str:
        return f"{self.symbol} {self.value}"


MEANINGS = {
    Verdict.EXACT: "The figures bear it out to the last unit, with nothing rounded.",
    Verdict.CONSISTENT: "The figures can all be true at once at the precision printed; "
    "that is not proof.",
    Verdict.INCONSISTENT: "The figures cannot all be true at once under what is assumed.",
    Verdict.UNDETERMINED: "The document does not say enough to judge.",
}

Value = Interval | Fraction | int | str


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its reason and the working that led there: (what, value) pairs."""

    verdict: Verdict
    why: str
    working: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """A relation that a document sets up between its facts, with how to judge it.

    ``facts`` are the ids of the facts it rests on; ``decides`` says what further document would
    settle it, empty where the document settles it alone; ``judge`` finds the verdict.
    """

    id: str
    statement: str
    facts: tuple[str, ...]
    judge: Callable[[Document], Finding] = field(repr=False)
    decides: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Claim:
    """An assertion judged on a document: statement, words it rests on, verdict and reason.

    ``waits`` is a question still open that the verdict would answer: then it is not shown yet.
    """

    id: str
    statement: str
    facts: tuple[str, ...]
    passages: tuple[str, ...]
    verdict: Verdict
    why: str
    decides: str
    working: tuple[tuple[str, Value], ...]
    waits: str = ""

    @property
    def why_not_yet(self) -> str:
        """What to do before the verdict is shown, "" where it is."""
        first = f"First answer “{self.waits}”, then look." if self.waits else ""
        return f"{first} To see the verdict all the same, run this once more." if first else ""

    def __repr__(self) -> str:
        if self.waits:
            return f"{self.id}: {self.statement}. {self.why_not_yet}"
        return f"{self.id}: {self.statement} — {self.verdict!r}. {self.why}"

    def _repr_html_(self) -> str:
        judged = [
            f"<b>{escape(self.statement)}:</b> <b>{escape(repr(self.verdict))}</b>.",
            escape(self.why),
            *([f"What would decide it: {escape(self.decides)}."] if self.decides else []),
        ]
        waiting = [f"<b>{escape(self.statement)}.</b>", escape(self.why_not_yet)]
        lines = [
            *(waiting if self.waits else judged),
            f"<small>Claim {self.id}, resting on {linked(self.passages)}.</small>",
        ]
        style = "border-left:4px solid #767676;padding-left:0.8em;max-width:44em"
        return f'<div style="{style}">' + "<br>".join(lines) + "</div>"


class Claims(Sequence[Claim]):
    """Claims in order, found by id or by asking."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._claims = {each.id: each for each in claims}

    def __len__(self) -> int:
        return len(self._claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims.values())

    @overload
    def __getitem__(self, key: int | str) -> Claim: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Claim]: ...
    def __getitem__(self, key: int | str | slice) -> Claim | Sequence[Claim]:
        if not isinstance(key, str):
            return list(self)[key]
        if key not in self._claims:
            raise UnknownName.near("claim", key, self._claims)
        return self._claims[key]

    def find(
        self,
        *,
        verdict: Verdict | None = None,
        fact: str | None = None,
        passage: str | None = None,
    ) -> Claims:
        """Return the claims with that verdict, resting on that fact or that passage."""
        return Claims(
            each
            for each in self
            if (verdict is None or each.verdict is verdict)
            and (fact is None or fact in each.facts)
            and (passage is None or passage in each.passages)
        )

    def __repr__(self) -> str:
        return "\n".join(map(repr, self)) or "<no claims>"


def judged(document: Document, assertions: Iterable[Assertion]) -> Claims:
    """Return the assertions judged on ``document``.

    Raises :class:`KitError` naming the claim if a fact it rests on is not in the edition, or does
    not say what the claim needs.
    """
    return Claims(_judge_one(document, each) for each in assertions)


def _judge_one(document: Document, assertion: Assertion) -> Claim:
    try:
        facts = [document.fact(each) for each in assertion.facts]
    except UnknownName as error:
        raise KitError(
            f"claim {assertion.id!r}", str(error), "mark that fact in the edition"
        ) from None
    try:
        finding = assertion.judge(document)
    except (LookupError, ValueError, ArithmeticError) as error:
        seen = f"it cannot be judged on this edition ({type(error).__name__}: {error})"
        do = f"look at {', '.join(assertion.facts)} in the edition"
        raise KitError(f"claim {assertion.id!r}", seen, do) from error
    return Claim(
        assertion.id,
        assertion.statement,
        assertion.facts,
        tuple(dict.fromkeys(each.passage for each in facts)),
        finding.verdict,
        finding.why,
        assertion.decides,
        finding.working,
    )


def agreement(*readings: Interval) -> Verdict:
    """Return whether readings of one quantity agree: exact, consistent or inconsistent.

    Exact only if each is a single number and they are equal.

    >>> agreement(Interval.exact(4), Interval.exact(4))
    = exact
    >>> agreement(Interval.exact(4), Interval(Fraction(3), Fraction(5)))
    ≈ consistent
    """
    if overlap(*readings).is_empty:
        return Verdict.INCONSISTENT
    return Verdict.EXACT if all(each.is_exact for each in readings) else Verdict.CONSISTENT


def missing(document: Document, why: str, *, goods: str, unit: str = "") -> Finding:
    """Return *undetermined*, having looked that the edition holds no such figure.

    Raises :class:`KitError` if it does: then the claim can be calculated and must be.
    """
    stated = [
        fact.id
        for fact in document.facts.values()
        if fact.quantity is not None and fact.goods == goods and unit in ("", fact.unit)
    ]
    if stated:
        raise KitError(
            f"claim on {goods}",
            f"the edition now states {', '.join(stated)}",
            "calculate the claim",
        )
    return Finding(Verdict.UNDETERMINED, why)
