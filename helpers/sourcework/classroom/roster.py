"""A gradebook as a platform exported it: whose row is whose, and each column kept as it is.

>>> text = "Student,ID,SIS Login ID,Section,02-verify (88)\\nPoints Possible,,,,10\\n"
>>> roster = Roster.of(text + '"Lee, Kim",4711,kim@x,7b,\\n', "grades.csv")
>>> roster.kind, roster.told(roster.row_of("Canvas", "4711", "leekim"))
('Canvas', ('Lee, Kim', '7b'))
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import KitError
from .names import tidy

POINTS = "Points Possible"
LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class Roster:
    """The rows of a gradebook: of Canvas, or a grading worksheet or grades export of Moodle.

    ``semicolons`` says whether its columns were separated so.
    """

    kind: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    semicolons: bool = False
    _by_ident: Mapping[str, int] = field(default_factory=dict, repr=False)
    _by_name: Mapping[str, int] = field(default_factory=dict, repr=False)

    @classmethod
    def read(cls, path: Path) -> Roster:
        """Return the gradebook in a file. Raises KitError if it is none."""
        try:
            if path.stat().st_size > LARGEST:
                raise KitError(str(path), "it is too large for a gradebook", _DO)
            return cls.of(path.read_bytes().decode("utf-8-sig"), str(path))
        except UnicodeDecodeError:
            raise KitError(str(path), "it is no text in UTF-8", _DO) from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise KitError(str(path), f"it cannot be read ({reason})", _DO) from None

    @classmethod
    def of(cls, text: str, where: str) -> Roster:
        """Return the gradebook that a text is. Raises KitError if it is none."""
        first = text.partition("\n")[0]
        semicolons = first.count(";") > first.count(",")
        try:
            reader = csv.reader(io.StringIO(text), delimiter=";" if semicolons else ",")
            lines = [tuple(each) for each in reader if any(each)]
        except csv.Error as error:
            raise KitError(where, f"it is no table ({error})", _DO) from None
        head = lines[0] if lines else ()
        kind = _kind(head)
        if not kind:
            raise KitError(where, "its columns are not those of Canvas or Moodle", _DO)
        rows = tuple((*each, *[""] * (len(head) - len(each))) for each in lines[1:])
        made = cls(kind, head, rows, semicolons)
        people = [(at, row) for at, row in enumerate(rows) if made.is_learner(row)]
        idents = {made.ident(row): at for at, row in people if made.ident(row)}
        names: dict[str, int] = {}
        for at, row in people:
            for name in made.names(row):
                # Two of one name are nobody: their grades go by their numbers alone.
                names[name] = -1 if names.get(name, at) != at else at
        return cls(kind, head, rows, semicolons, idents, names)

    def is_learner(self, row: tuple[str, ...]) -> bool:
        """Whether a row is a learner's, and not the one that states the points."""
        return POINTS not in row[0] and any(row[: min(4, len(row))])

    def value(self, row: tuple[str, ...], *names: str) -> str:
        """Return what stands in the first of some columns that is there, or ""."""
        return next((row[self.head.index(each)] for each in names if each in self.head), "")

    def ident(self, row: tuple[str, ...]) -> str:
        """Return the number that the platform's file names carry."""
        ident = self.value(row, "Identifier", "ID")
        return (re.findall(r"\d+$", ident) or [ident])[0] if self.kind == "Moodle" else ident

    def names(self, row: tuple[str, ...]) -> set[str]:
        """Return how a learner may be called in the name of a file."""
        full = self.value(row, "Full name", "Student")
        first, last = self.value(row, "First name"), self.value(row, "Last name", "Surname")
        login = self.value(row, "SIS Login ID", "Username")
        turned = " ".join(reversed(full.split(", "))) if full.count(", ") == 1 else full
        return {folded(each) for each in (full, turned, f"{first} {last}", login) if folded(each)}

    def row_of(self, scheme: str, ident: str, name: str) -> int | None:
        """Return the number of a learner's row, or None."""
        if scheme == self.kind and ident in self._by_ident:
            return self._by_ident[ident]
        found = self._by_name.get(folded(name), self._by_name.get(folded(ident), -1))
        return found if found >= 0 else None

    def told(self, number: int | None) -> tuple[str, str]:
        """Return the name and the section of a row, as a page shows them."""
        if number is None:
            return "", ""
        row = self.rows[number]
        first, last = self.value(row, "First name"), self.value(row, "Last name", "Surname")
        name = self.value(row, "Full name", "Student") or f"{first} {last}"
        return tidy(name), tidy(self.value(row, "Section", "Group"))


_DO = "export the gradebook as CSV from Canvas, or the grading worksheet from Moodle, and give that"


def _kind(head: tuple[str, ...]) -> str:
    if "Student" in head and "ID" in head:
        return "Canvas"
    moodle = "Identifier" in head and "Grade" in head
    return "Moodle" if moodle or "Email address" in head else ""


def folded(name: str) -> str:
    """Return a name as Canvas writes it into file names: small word signs alone.

    >>> folded("Lee, Kim-Ann") == folded("leekimann")
    True
    """
    return re.sub(r"[\W_]", "", tidy(name)).casefold()
