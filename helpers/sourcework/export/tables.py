"""What is exported, before it has a format: tables whose columns say where they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, Never, TypeVar

from ..errors import KitError
from ..numbers.writing import exact

T = TypeVar("T")
_T = TypeVar("_T", contravariant=True)
Cell = str | int | tuple[str, ...] | None

# What a column holds -> how a table schema calls it.
KINDS: Mapping[str, str] = {
    "text": "string",
    "ids": "string",  # several ids; a cell of CSV and XLSX separates them with a space
    "exact": "string",  # a whole number, a decimal or a fraction, to the last digit
    "whole": "integer",
    "day": "date",
    "time": "time",
}
EXACT = r"-?[0-9]+(\.[0-9]+|/[1-9][0-9]*)?"


@dataclass(frozen=True, slots=True)
class Column(Generic[_T]):
    """One column: its name and title, what it says, where the TEI has it, and how to find it.

    ``needed`` columns have no empty cell, ``one_of`` are the only words that may stand in it.

    >>> length = Column("length", "Length", "How long it is.", "seg", len, "whole")
    >>> length.cell("ab"), length.cell("")
    (2, 0)
    """

    name: str
    title: str
    says: str
    tei: str
    of: Callable[[_T], object]
    kind: str = "text"
    needed: bool = False
    one_of: tuple[str, ...] = ()

    def cell(self, item: _T) -> Cell:
        """Return what stands in this column for ``item``; None where there is nothing."""
        found = self.of(item)
        if found is None or found == "" or found == ():
            return None
        if isinstance(found, Fraction):
            return exact(found)  # "1/2" alone would be a day in a spreadsheet
        if isinstance(found, str | int | tuple):
            return found
        seen = f"{type(found).__name__} is nothing that a cell can hold"
        raise KitError(f"column {self.name!r}", seen, "return words, a whole number or ids")


@dataclass(frozen=True, slots=True)
class Link:
    """A column whose ids stand in the ``to_column`` of another table: a foreign key."""

    column: str
    to_table: str
    to_column: str = "id"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns and, for each thing in it, a row of cells in their order."""

    name: str
    title: str
    says: str
    columns: tuple[Column[Never], ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(each.name for each in self.columns)

    def records(self) -> list[dict[str, Cell]]:
        """Return each row as cells by the names of the columns."""
        return [dict(zip(self.names, row, strict=True)) for row in self.rows]


def table(
    name: str,
    title: str,
    says: str,
    columns: Iterable[Column[T]],
    items: Iterable[T],
    *,
    key: tuple[str, ...] = ("id",),
    links: tuple[Link, ...] = (),
) -> Table:
    """Return the table with a row for each item.

    >>> words = table("words", "Words", "Two.", [Column("id", "Word", "It.", "w", str)], "ab")
    >>> words.rows
    (('a',), ('b',))
    """
    columns = tuple(columns)
    rows = tuple(tuple(column.cell(item) for column in columns) for item in items)
    return Table(name, title, says, columns, rows, key, links)


def flat(cell: Cell) -> str | int | None:
    """Return a cell as CSV and XLSX hold it: several ids in one string.

    >>> flat(("pilot", "keeper"))
    'pilot keeper'
    """
    return " ".join(cell) if isinstance(cell, tuple) else cell
