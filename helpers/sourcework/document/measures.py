"""The units that a document declares in its header: names, signs, and what makes what.

Each stands in a ``unitDef`` of the ``unitDecl``. Its first label is the name that the measures and
the questions use; other labels are what else it is called, ``type="plural"`` what many of it are
called, ``type="symbol"`` a sign or a short form. A ``conversion`` says how many of one unit one
of another makes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from fractions import Fraction

from ..numbers.plurals import many
from ..numbers.units import SCALES, Measure, Units
from .tei import Element

MONEY = ("money", "currency")
LABELS = ("plural", "symbol")
PARTS = ("label", "conversion", "desc")
# As the guidelines of TEI write it: "$fromUnit * 20", "$fromUnit div 12".
FORMULA = re.compile(r"\$fromUnit\s*(\*|div)\s*([0-9]+(?:\.[0-9]+)?(?:/[0-9]+)?)")


def declared(header: Element) -> Units:
    """Return the units of a document: those that its header declares, and the kit's.

    Raises EditionError, with its line, at the first that is not declared as it has to be.
    """
    definitions = [each for part in header.all("unitDecl") for each in _parts(part)]
    if not definitions:
        return Units()
    named = {each.id: each for each in definitions}
    makes = _Conversions(named)
    taken: dict[str, Element] = {}
    return Units([_measure(each, makes, taken) for each in definitions])


def _parts(declaration: Element) -> Iterator[Element]:
    for each in declaration.elements():
        if each.tag != "unitDef":
            raise each.error("only <unitDef> stands in a <unitDecl>", _meant(each.tag, ["unitDef"]))
        if not each.id:
            raise each.error("the unit has no xml:id", "give it one, such as xml:id='unit.pound'")
        for part in each.elements():
            if part.tag not in PARTS:
                raise part.error("it has no place in a <unitDef>", _meant(part.tag, PARTS))
        yield each
    if not declaration.child("unitDef"):
        raise declaration.error("it declares no unit", "put <unitDef>s into it, or take it out")


def _meant(seen: str, known: list[str] | tuple[str, ...]) -> str:
    close = get_close_matches(seen, known, n=1)
    return f"did you mean {close[0]}?" if close else f"use {' or '.join(known)}"


def _measure(unit: Element, makes: _Conversions, taken: dict[str, Element]) -> Measure:
    labels = [each for each in unit.elements() if each.tag == "label"]
    for each in labels:
        _check_label(each, taken)
    names = [each.words() for each in labels if not each.get("type")]
    if not names:
        raise unit.error("the unit has no name", "give it a <label> without a type")
    several = [each.words() for each in labels if each.get("type") == "plural"]
    plural = several[0] if several else many(names[0])
    words = dict.fromkeys(
        [each.words() for each in labels] + [plural] + [many(each) for each in names]
    )
    return Measure(
        names[0],
        names[0],
        plural,
        makes=makes.of(unit),
        money=unit.get("type") in MONEY,
        words=tuple(words),
    )


def _check_label(label: Element, taken: dict[str, Element]) -> None:
    words = label.words()
    if not words:
        raise label.error("the label is empty", "write the name of the unit into it, or remove it")
    if label.get("type") and label.get("type") not in LABELS:
        seen = f"a label of type {label.get('type')!r} is not known"
        raise label.error(seen, _meant(label.get("type"), LABELS))
    if any(each.isdigit() for each in words) or "/" in words:
        raise label.error(f"{words!r} has a digit or a stroke in it", "write words or signs alone")
    if words.casefold() in SCALES:
        raise label.error(f"{words!r} is a word for a number", "give the unit another name")
    other = taken.setdefault(words.casefold(), label)
    if other is not label:
        seen = f"{words!r} is already the name of a unit in line {other.line}"
        raise label.error(seen, "give each unit names of its own")


class _Conversions:
    """How many of which unit one of each makes, down to the smallest that is converted to."""

    def __init__(self, units: dict[str, Element]) -> None:
        self.units = units
        self.steps: dict[str, tuple[Fraction, str]] = {}
        for unit in units.values():
            for each in unit.all("conversion"):
                self._add(each)

    def _add(self, conversion: Element) -> None:
        one, other = (self._end(conversion, name) for name in ("fromUnit", "toUnit"))
        times = _times(conversion)
        if one == other:
            raise conversion.error("it converts a unit to itself", "name two units")
        kinds = [self.units[each].get("type") for each in (one, other)]
        if kinds[0] != kinds[1]:
            seen = f"one unit is of type {kinds[0]!r}, the other of {kinds[1]!r}"
            raise conversion.error(seen, "convert only between units of one kind")
        # The larger is made of the smaller, whichever way the conversion is written.
        larger, smaller, count = (one, other, times) if times >= 1 else (other, one, 1 / times)
        if self.steps.get(larger, (count, smaller)) != (count, smaller):
            seen = f"line {self.units[larger].line} has a conversion of this unit already"
            raise conversion.error(seen, "say once what each unit makes")
        self.steps[larger] = (count, smaller)

    def _end(self, conversion: Element, name: str) -> str:
        aim = conversion.get(name).removeprefix("#")
        if aim not in self.units:
            seen = f"{name}={conversion.get(name)!r} is no unit that is declared"
            raise conversion.error(seen, _meant(aim, list(self.units)))
        return aim

    def of(self, unit: Element) -> tuple[Fraction, str] | None:
        """Return how many of the smallest unit one of a unit makes, None where nothing is said."""
        name, count, seen = unit.id, Fraction(1), [unit.id]
        while name in self.steps:
            times, name = self.steps[name]
            count *= times
            if name in seen:
                raise unit.error("its conversions go in a circle", "leave one of them out")
            seen.append(name)
        label = next((each.words() for each in self.units[name].all("label")), name)
        return (count, label) if name != unit.id else None


def _times(conversion: Element) -> Fraction:
    """Return by how much a number in the one unit is multiplied to be one in the other."""
    formula = FORMULA.fullmatch(conversion.get("formula").strip())
    number = _number(formula[2]) if formula else Fraction(0)
    if not formula or not number:
        seen = f"formula={conversion.get('formula')!r} cannot be read"
        do = "write it as in formula='$fromUnit * 20' or formula='$fromUnit div 12'"
        raise conversion.error(seen, do)
    return 1 / number if formula[1] == "div" else number


def _number(words: str) -> Fraction:
    above, _, below = words.partition("/")
    return Fraction(above) / Fraction(below or 1) if Fraction(below or 1) else Fraction(0)


def check_unit(measure: Element, units: Units) -> None:
    """Raise EditionError where the unit of a measure is one that is declared, misspelt."""
    for each in measure.get("unit").split("/"):
        if units.own and each not in units.by_id:
            names = list(units.own.values())
            if close := get_close_matches(each, names, n=1):
                seen = f"its unit {each!r} is none that is declared"
                raise measure.error(seen, f"did you mean {close[0]}? Or declare it in <unitDecl>")
