"""An option that is an amount, met by the amount however it is written.

>>> from .model import choose_from
>>> steps = choose_from("fine: to the 1,000 million", "coarse: to the 10,000 million")
>>> by_amount("ten thousand million", steps).key, by_amount("10 billion", steps).key
('coarse', 'coarse')
>>> by_amount("1952", choose_from("one: 1,952 tons")) is None
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from ..numbers.units import unit_of
from .amounts import read_number
from .model import Option
from .readings import Answer

_STATED = re.compile(r"(\d{1,3}(?:,\d{3})+)((?:\s+(?:thousand|million|billion|trillion))*)")
_TO_STEP = re.compile(r"^(?:to )?(?:the )?(?:nearest )?(?:(?:a|one) (?=hundred|thousand|million))?")
_YEAR = re.compile(r"\d{1,4}")


def by_amount(text: str, options: Sequence[Option]) -> Option | None:
    """Return the one option that states the amount a text consists of, or None."""
    stated = [(each, _STATED.search(each.label)) for each in options]
    if not any(found for _, found in stated) or _YEAR.fullmatch(text.strip()):
        return None
    value = _read(_without_unit(_TO_STEP.sub("", text.strip())))
    if value is None or value < 1000:
        return None
    met = [each for each, found in stated if found and value in _values(found)]
    return met[0] if len(met) == 1 else None


def _without_unit(text: str) -> str:
    """Return a text without the word of a unit at its end; a word of scale stays."""
    before, _, last = text.rpartition(" ")
    unit = unit_of(last) if before else None
    return before if unit is not None and unit.names and unit.scale == 1 else text


def _values(stated: re.Match[str]) -> tuple[Fraction | None, ...]:
    """Return an amount as an option states it, and without its word of scale."""
    bare = stated[1].replace(",", "")
    return Fraction(bare), _read(f"{bare}{stated[2]}")


def _read(text: str) -> Fraction | None:
    reading = read_number(text)
    value = reading.value if isinstance(reading, Answer) else None
    return value if isinstance(value, Fraction) else None
