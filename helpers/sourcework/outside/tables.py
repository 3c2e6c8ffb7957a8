"""One table of a TOML file, read key by key, so that nothing in it is overlooked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from ..errors import KitError

_T = TypeVar("_T")
DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class OutsideError(KitError):
    """An entry of seeds/outside.toml or seeds/neighbours.toml that is not well formed."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table and where it stands; each method takes one key out of it.

    >>> table = Table.of("outside.toml, [fact.rain]", "rain", {"value": "3/4"})
    >>> table.whole(lambda each: each.number("value"))
    Fraction(3, 4)
    """

    where: str
    id: str
    left: dict[str, object]

    @classmethod
    def of(cls, where: str, id: str, held: object) -> Table:
        """Return the table; raise OutsideError if it is none."""
        if not isinstance(held, dict):
            raise OutsideError(where, "it is no table", "put its keys below its name in brackets")
        return cls(where, id, dict(held))

    def error(self, seen: str, do: str) -> OutsideError:
        """Return the error for something in this table."""
        return OutsideError(self.where, seen, do)

    def whole(self, read: Callable[[Table], _T]) -> _T:
        """Return what ``read`` makes of the table; raise OutsideError for keys it did not take."""
        made = read(self)
        for key in self.left:
            raise self.error(f"the key {key!r} is unknown", "see the head of the file for the keys")
        return made

    def text(self, key: str, *, needed: bool = False) -> str:
        """Return a text, empty if it is not there and need not be."""
        found = self.left.pop(key, "")
        if not isinstance(found, str) or (needed and not found.strip()):
            seen = f"{key} is {found!r}" if found else f"it has no {key}"
            raise self.error(seen, f'write {key} = "…"')
        return found

    def flag(self, key: str) -> bool:
        """Return true or false; false if it is not there."""
        found = self.left.pop(key, False)
        if not isinstance(found, bool):
            raise self.error(f"{key} is {found!r}", f"write {key} = true, or leave it out")
        return found

    def one_of(self, key: str, allowed: Iterable[str]) -> str:
        """Return a word out of a list."""
        found = self.text(key, needed=True)
        words = list(allowed)
        if found not in words:
            raise self.error(f"{key} is {found!r}", f"write one of {', '.join(words)}")
        return found

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """Return a list of texts."""
        found = self.left.pop(key, [])
        whole = isinstance(found, list) and all(isinstance(each, str) and each for each in found)
        if not whole or (needed and not found):
            seen = f"{key} is {found!r}" if found else f"it has no {key}"
            raise self.error(seen, f'write {key} = ["…"]')
        return tuple(found)  # type: ignore[arg-type]

    def number(self, key: str) -> Fraction:
        """Return an exact number, written as a string: "97500000", "4.5" or "1/4"."""
        found = self.text(key, needed=True)
        if not re.fullmatch(r"-?\d+(\.\d+|/[1-9]\d*)?", found):
            raise self.error(
                f"{key} is {found!r}, not a number", 'write it like "12500000" or "1/4"'
            )
        return Fraction(found)

    def date(self, key: str, *, needed: bool = False) -> str:
        """Return a year, month or day, or a range of two with a stroke between them."""
        found = self.text(key, needed=needed)
        if found and not all(DAY.fullmatch(each) for each in found.split("/")):
            raise self.error(f"{key} is {found!r}, not a date", 'write it like "1952-02-08"')
        return found

    def tables(self, key: str, read: Callable[[Table], _T]) -> tuple[_T, ...]:
        """Return what ``read`` makes of each table of a list."""
        found = self.left.pop(key, [])
        if not isinstance(found, list):
            raise self.error(f"{key} is no list of tables", f"write [[{self.id}.{key}]]")
        return tuple(
            Table.of(f"{self.where}, {key} {number}", self.id, each).whole(read)
            for number, each in enumerate(found, start=1)
        )
