"""The scope gate, then differences and shares between like figures.

Two figures may be compared when unit, period, goods and status agree, or when somebody has
said why the difference does not matter. A unit cannot be argued away. Where both name the same
goods and the text does not say what is in them, the respect is undetermined: it stops nothing,
and stays with the result as its condition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .errors import KitError, UnlikeFigures
from .figures import Figure
from .numbers.spans import written
from .numbers.units import SCALE_NAMES, in_units
from .rounding import Interval, Rule, reading

RESPECTS = ("unit", "period", "goods", "status")
UNROUNDED = Rule.UNROUNDED
# The hedge by which an edition says that a sum has a purpose and no stated contents.
UNSAID = "contents-not-stated"
CONDITION = "both contain the same things, which the text does not say"


@dataclass(frozen=True, slots=True)
class Row:
    """One respect in which two figures agree or differ, with the reason why it is still fair.

    ``unsaid`` says that the text leaves open what is in one of them.
    """

    respect: str
    one: str
    other: str
    reason: str = ""
    unsaid: bool = False

    @property
    def same(self) -> bool:
        """Whether the two figures agree in this respect."""
        return self.one == self.other

    @property
    def undetermined(self) -> bool:
        """Whether they agree in words, and the text does not say whether in the thing."""
        return self.same and self.unsaid

    @property
    def granted(self) -> str:
        """What has to be granted in this respect, in words; empty if nothing has."""
        if self.undetermined:
            return self.reason or CONDITION
        return "" if self.same else self.reason

    @property
    def passes(self) -> bool:
        """Whether they agree, or a reason was given and this respect admits one."""
        return self.same or (bool(self.reason) and self.respect != "unit")


@dataclass(frozen=True, slots=True)
class Gate:
    """Two figures respect by respect: what agrees, what differs, what was assumed."""

    one: Figure
    other: Figure
    rows: tuple[Row, ...]

    @property
    def passes(self) -> bool:
        """Whether the two may be compared."""
        return all(row.passes for row in self.rows)

    @property
    def undetermined(self) -> tuple[str, ...]:
        """The respects in which the text does not say whether they agree."""
        return tuple(row.respect for row in self.rows if row.undetermined)

    @property
    def assumption(self) -> str:
        """What has to be granted for the comparison, in words; empty if nothing has."""
        granted = [row.granted for row in self.rows if row.granted]
        return "; ".join(granted) if self.passes else ""

    @property
    def why(self) -> str:
        """One sentence: alike, alike under an assumption, or unlike and in which respect."""
        refused = [row for row in self.rows if not row.passes]
        if refused:
            return "Unlike: " + "; ".join(
                f"{row.respect} is {row.one!r} in one and {row.other!r} in the other"
                for row in refused
            )
        return f"Alike, granting that {self.assumption}" if self.assumption else "Alike"

    def __repr__(self) -> str:
        return f"{self.one.told} and {self.other.told}: {self.why}."


def gate(one: Figure, other: Figure, assuming: Mapping[str, str] | None = None) -> Gate:
    """Return the scope gate of two figures.

    ``assuming`` maps a respect (period, goods, status) to the reason why a difference in it does
    not matter. Raises :class:`KitError` for a respect that does not exist or an empty reason.
    """
    if not isinstance(assuming, Mapping | None):
        raise KitError(
            "assuming",
            "it does not say which respect may differ, and why",
            'write assuming={"status": "…"}, with your reason in place of the dots',
        )
    reasons = dict(assuming or {})
    for respect, reason in reasons.items():
        if respect not in RESPECTS:
            raise KitError(
                "assuming", f"{respect!r} is no respect", f"use one of {', '.join(RESPECTS)}"
            )
        if not isinstance(reason, str) or not reason.strip():
            raise KitError(
                "assuming", f"no reason is given for {respect!r}", "say why it is still fair"
            )
    unsaid = one.id != other.id and any(UNSAID in each.hedges for each in (one, other))
    rows = tuple(
        Row(
            respect,
            getattr(one, respect),
            getattr(other, respect),
            reasons.get(respect, ""),
            respect == "goods" and unsaid,
        )
        for respect in RESPECTS
    )
    return Gate(one, other, rows)


@dataclass(frozen=True, slots=True)
class PercentagePoints:
    """The difference between two percentages: points, which are not a percentage of anything."""

    points: Interval
    between: tuple[str, str]

    def __repr__(self) -> str:
        return f"{written(self.points)} percentage points"


@dataclass(frozen=True, slots=True)
class Percent:
    """So many hundredths of a base, named in words, with what rounding leaves open.

    ``by`` says that it is a difference: what is below nothing is less, and is told so.
    """

    hundredths: Interval
    base: str
    by: bool = False

    def __sub__(self, other: Percent) -> PercentagePoints:
        return PercentagePoints(self.hundredths - other.hundredths, (self.base, other.base))

    def __repr__(self) -> str:
        if self.by and self.hundredths.high <= 0:
            return f"{written(-1 * self.hundredths)} % less than {self.base}"
        if self.by and self.hundredths.low >= 0:
            return f"{written(self.hundredths)} % more than {self.base}"
        return f"{written(self.hundredths)} % of {self.base}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one figure is, less another, after both passed the gate.

    ``difference`` is ``other`` less ``one`` in their common unit: an interval, exact when
    neither figure was rounded.
    """

    gate: Gate
    rule: Rule
    readings: Mapping[str, Interval]

    @property
    def assumption(self) -> str:
        """What the comparison takes for granted, in words; empty if nothing."""
        rounding = "" if self.rule is UNROUNDED else f"both were {self.rule.label}"
        return "; ".join(filter(None, (rounding, self.gate.assumption)))

    @property
    def difference(self) -> Interval:
        """The second figure less the first, in their unit."""
        return self.readings[self.gate.other.id] - self.readings[self.gate.one.id]

    def percent(self, of: str | Figure = "") -> Percent:
        """Return the difference as a percentage of one of the two figures, itself or its id.

        Taken from the *other* figure to the base: a grant against a request is what the grant
        has more or less, in hundredths of the request. Raises :class:`KitError` if ``of`` is
        neither figure, for a percentage without a base says nothing.
        """
        base = of.id if isinstance(of, Figure) else of
        if base not in tuple(self.readings):
            known = " or ".join(self.readings)
            raise KitError("percent", f"{base!r} is not one of the two figures", f"name {known}")
        (against,) = [each for each in self.readings if each != base]
        share_of_base = self.readings[against] / self.readings[base]
        (told,) = (each.told for each in (self.gate.one, self.gate.other) if each.id == base)
        return Percent((share_of_base - 1) * 100, told, by=True)

    def __repr__(self) -> str:
        one, other = self.gate.one, self.gate.other
        amount = written(self.difference / one.scale)
        assumed = f", granting that {self.assumption}" if self.assumption else ""
        return f"{other.told} less {one.told}: {amount} {scaled_unit(one)}{assumed}"


def compare(
    one: Figure,
    other: Figure,
    *,
    assuming: Mapping[str, str] | None = None,
    rule: Rule = UNROUNDED,
) -> Comparison:
    """Return the comparison of two like figures, ``other`` less ``one``.

    ``rule`` says how both may have been rounded in their last printed unit. Raises
    :class:`UnlikeFigures`, naming each respect, if they do not pass the gate.
    """
    passed = gate(one, other, assuming)
    if one.id == other.id:
        raise UnlikeFigures(one.id, "it is compared with itself", "choose two figures")
    if not passed.passes:
        raise UnlikeFigures(f"{one.id} and {other.id}", passed.why, _way_out(passed))
    return Comparison(passed, rule, {each.id: read(each, rule) for each in (one, other)})


def share(part: Figure, of: Figure, *, rule: Rule = UNROUNDED) -> Percent:
    """Return how many hundredths of ``of`` the ``part`` makes, whether or not it lies inside it.

    Raises :class:`UnlikeFigures` if the units differ.
    """
    if part.unit != of.unit:
        raise UnlikeFigures(
            f"{part.id} and {of.id}",
            f"one is in {part.unit}, the other in {of.unit}",
            "take both in one unit",
        )
    return Percent(read(part, rule) / read(of, rule) * 100, of.told)


def read(figure: Figure, rule: Rule) -> Interval:
    """Return the exact values, in the figure's unit, that print as this figure under ``rule``."""
    return reading(figure.value, figure.step, rule)


def scaled_unit(figure: Figure) -> str:
    """Return the unit in which a figure is printed: "million yuan"."""
    unit = in_units(Fraction(2), figure.unit, figure.several)
    return f"{SCALE_NAMES.get(figure.scale, '')} {unit}".strip()


def _way_out(refused: Gate) -> str:
    if not refused.rows[0].same:
        return "take both in the same unit; no reason makes one unit another"
    return "choose like figures, or say in assuming= why the difference does not matter"
