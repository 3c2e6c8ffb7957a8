"""Values out of a file, with the line on which each of their keys stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """What a file says, and where: ``lines`` has the line of each key and of each item of a list.

    ``equals`` is what stands between a key and its value: ``=`` in TOML, ``:`` in YAML.

    >>> read = Marked("a.toml", {"x": [{"y": 1}]}, {(): 1, ("x", 0): 3, ("x", 0, "y"): 4}, " =")
    >>> read.place(("x", 0, "y")), read.place(("x", 0, "z")), read.place(("other",))
    ('a.toml, line 4', 'a.toml, line 3', 'a.toml, line 1')
    """

    where: str
    value: Any
    lines: Mapping[Loc, int]
    equals: str

    def line(self, loc: Loc) -> int:
        """Return the line of what stands at ``loc``, or of what it would stand in."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def place(self, loc: Loc) -> str:
        """Return file and line, as an error says them."""
        return f"{self.where}, line {self.line(loc)}"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a table stands: it goes with the table, so that later errors name file and line."""

    marked: Marked
    loc: Loc

    def at(self, *keys: str | int) -> str:
        """Return the place of the table, or of a key in it."""
        return self.marked.place((*self.loc, *keys))
