"""Ids of sources in an argument, replaced by the numbers of the sources at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence


def numbered(text: str, others: Sequence[str]) -> str:
    """Return a text in which a source is named by its number, in square brackets.

    An id that is a word of its sentence stays, and its number follows.

    >>> numbered("So it is [@rain-1890; @snow], says rain-1890 (B2).", ["rain-1890", "snow"])
    'So it is [1; 2], says rain-1890 [1] (B2).'
    """
    numbers = {name: str(place) for place, name in enumerate(others, 1)}
    if not numbers:
        return text
    names = "|".join(map(re.escape, sorted(numbers, key=len, reverse=True)))
    inside = re.compile(rf"\[@?(?:{names})(?:\s*[;,]\s*@?(?:{names}))*\]")
    text = inside.sub(lambda found: _each(found[0], names, numbers), text)
    plain = re.compile(rf"(?<![\w-])(@?)({names})(?![\w-])")
    return plain.sub(
        lambda found: f"[{numbers[found[2]]}]" if found[1] else f"{found[2]} [{numbers[found[2]]}]",
        text,
    )


def _each(words: str, names: str, numbers: dict[str, str]) -> str:
    return re.sub(rf"@?({names})(?![\w-])", lambda found: numbers[found[1]], words)
