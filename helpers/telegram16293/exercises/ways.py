"""A number that can be read two ways, written out in each of them.

>>> [each.said for each in both("4.321 yuan", "yuan")]
['4 thousand 321 yuan', '4 point 321 yuan']
>>> [each.typed for each in both("7 m", "yuan")]
['7 million', '7 metres']
>>> both("4321", "yuan")
()
"""

from __future__ import annotations

from ..numbers.typed import Way, Ways, read_typed


def both(text: str, unit: str = "") -> tuple[Way, ...]:
    """Return the two ways in which ``text`` may be read, or none if it is not ambiguous."""
    read = read_typed(text, unit)
    return (read.first, read.second) if isinstance(read, Ways) else ()
