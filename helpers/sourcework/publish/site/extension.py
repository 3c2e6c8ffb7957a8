"""What Sphinx is told besides its settings.

Which pages the search knows by their names alone; and how the two kinds of columns in our
docstrings are to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

APART = ("teacher/", "answered/")
# ``id``    what it is
TERM = re.compile(r"(``[^`]+``) {2,}(\S.*)")
# The drawing of a room: a name, and what it is.
DRAWN = re.compile(r" {4}[\w.]+ {2,}\S")


def setup(app: Any) -> dict[str, bool]:
    """Take part in a run of Sphinx, as every extension of it does."""
    app.connect("env-updated", _apart)
    app.connect("autodoc-process-docstring", _read)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _apart(_app: Any, environment: Any) -> list[str]:
    """Leave the words of what answers questions out of the search."""
    for name in environment.found_docs:
        if name.startswith(APART):
            environment.metadata[name]["nosearch"] = True
    return []


def _read(_app: Any, _what: str, _name: str, _value: Any, _options: Any, lines: list[str]) -> None:
    lines[:] = columned(lines)


def columned(lines: Sequence[str]) -> list[str]:
    """Return a docstring whose columns are lists of terms, or drawings, as reStructuredText.

    >>> columned(["``id``    a name", "", "    room    what it is"])
    ['``id``', '    a name', '', '::', '', '    room    what it is']
    """
    return list(_columned(lines))


def _columned(lines: Sequence[str]) -> Iterator[str]:
    before = ""
    for blank, group in groupby(lines, lambda each: not each.strip()):
        block = list(group)
        if blank:
            yield from block
            continue
        if DRAWN.match(block[0]) and not before.endswith("::"):
            yield from ("::", "")
        yield from _terms(block) if TERM.match(block[0]) else block
        before = block[-1]


def _terms(block: Iterable[str]) -> Iterator[str]:
    for line in block:
        found = TERM.match(line)
        yield from (found[1], f"    {found[2]}") if found else (f"    {line.strip()}",)
