"""Korean and Chinese names in their own script, with their source and how sure they are."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from ...document import Document
from ...errors import KitError, UnknownName

NAMES = "course/worksheets/names.toml"
SCRIPTS = {"hangul": "ko", "hanja": "ko", "hanzi": "zh"}
MARKS = ("known", "inferred", "unverified")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in one or two scripts. ``of`` is a person's id in the edition, or "" with ``beside``.

    >>> Name("smith", "", (("ko", "가"),), "known", "a book").letters
    '가'
    """

    of: str
    beside: str
    scripts: tuple[tuple[str, str], ...]
    mark: str
    source: str

    @property
    def letters(self) -> str:
        """All its letters."""
        return "".join(words for _, words in self.scripts)


def names_of(root: Path, document: Document) -> tuple[Name, ...]:
    """Return the names that a course adds, none where it has no file of them.

    Raises KitError where one has no person, script, mark or source.
    """
    path = root / NAMES
    if not path.exists():
        return ()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise KitError(NAMES, f"it cannot be read ({error})", "restore it, as TOML") from None
    return tuple(_name(key, table, document, NAMES) for key, table in tables.items())


def _name(key: str, table: dict[str, str], document: Document, where: str) -> Name:
    place, beside = f"{where}, [{key}]", table.get("beside", "")
    if not beside and key not in document.people:
        raise UnknownName.near(f"{place}, person", key, document.people)
    scripts = tuple((SCRIPTS[each], table[each]) for each in SCRIPTS if each in table)
    if not scripts or table.get("mark") not in MARKS or not table.get("source"):
        seen = "a name without script, mark or source"
        raise KitError(place, seen, f"write {', '.join(SCRIPTS)}; mark; source")
    return Name("" if beside else key, beside, scripts, table["mark"], table["source"])
