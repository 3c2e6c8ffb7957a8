"""What other documents, books and measurements say, read from the seeds.

``values`` holds what is said, ``tables`` reads one table of a file with care.

>>> from tempfile import TemporaryDirectory
>>> file = '''
... [source.vogt]
... type = "book"
... title = "On Flour"
... seen = "whole"
...
... [fact.flour-price]
... says = "A hundredweight cost 8 gulden."
... mark = "known"
... sources = ["vogt"]
... value = "8"
... unit = "gulden"
... '''
>>> with TemporaryDirectory() as folder:
...     _ = (Path(folder) / FILES[0]).write_text(file, encoding="utf-8")
...     _ = (Path(folder) / FILES[1]).write_text("", encoding="utf-8")
...     found = open_outside(Path(folder))
>>> found.facts["flour-price"].value, found.sources_of(found.entries["flour-price"])[0].title
(Fraction(8, 1), 'On Flour')
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ..document.values import MARKS, MEANING
from .tables import OutsideError, Table
from .values import (
    BEARINGS,
    NOT_ITSELF,
    SEEN,
    Named,
    Neighbour,
    Number,
    OutsideFact,
    Quote,
    Source,
    Statement,
)

__all__ = [
    "BEARINGS",
    "FILES",
    "MARKS",
    "MEANING",
    "NOTHING",
    "NOT_ITSELF",
    "SEEN",
    "Named",
    "Neighbour",
    "Number",
    "Outside",
    "OutsideError",
    "OutsideFact",
    "Quote",
    "Source",
    "Statement",
    "open_outside",
    "outside",
]

_T = TypeVar("_T")
Entry = Source | OutsideFact | Neighbour


@dataclass(frozen=True, slots=True)
class Outside:
    """All that comes from outside the document: publications, facts, neighbouring documents.

    An id names one entry, whichever of the three it is; asking for another raises UnknownName.
    """

    sources: Named[Source]
    facts: Named[OutsideFact]
    neighbours: Named[Neighbour]

    @property
    def entries(self) -> Named[Entry]:
        """Everything that can be cited, by its id."""
        return Named("citation", {**self.sources, **self.facts, **self.neighbours})

    def sources_of(self, entry: Entry) -> tuple[Source | Neighbour, ...]:
        """Return the publications behind an entry: of a fact its sources, of others themselves."""
        if not isinstance(entry, OutsideFact):
            return (entry,)
        both: Named[Source | Neighbour] = Named("source", {**self.sources, **self.neighbours})
        return tuple(both[name] for name in entry.sources)


FILES = ("outside.toml", "neighbours.toml")
NOTHING = Outside(Named("source", {}), Named("fact from outside", {}), Named("neighbour", {}))


def open_outside(folder: Path) -> Outside:
    """Return what outside.toml and neighbours.toml in a folder hold.

    Raises OutsideError, with file and entry, for anything missing, unknown or not well formed.
    """
    file, beside = (folder / name for name in FILES)
    tables, others = _tables(file), _tables(beside)
    neighbours = Named("neighbour", _read(beside.name, "", others, Neighbour.read))
    sources = Named(
        "source", _read(file.name, "source.", _kind(file, tables, "source"), Source.read)
    )
    facts = _read(file.name, "fact.", _kind(file, tables, "fact"), OutsideFact.read)
    if tables:
        do = "begin a table with [source.…] or [fact.…]"
        raise OutsideError(f"{file.name}, [{next(iter(tables))}]", "this is neither kind", do)
    found = Outside(sources, Named("fact from outside", facts), neighbours)
    _check(found, file.name)
    return found


def _tables(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        seen = error.strerror or "it cannot be read"
        raise OutsideError(str(file), seen, "install or clone the kit again") from None
    except ValueError as error:  # Also where it is not UTF-8.
        raise OutsideError(file.name, f"it is not TOML: {error}", "correct that line") from None


def _kind(file: Path, tables: dict[str, object], kind: str) -> dict[str, object]:
    found = tables.pop(kind, {})
    if not isinstance(found, dict):
        raise OutsideError(f"{file.name}, {kind}", "it is no table", f"write [{kind}.…] tables")
    return found


def _read(
    file: str, prefix: str, tables: dict[str, object], read: Callable[[Table], _T]
) -> dict[str, _T]:
    return {name: Table.of(f"{file}, [{prefix}{name}]", name, held).whole(read)
            for name, held in tables.items()}  # fmt: skip


def _check(found: Outside, file: str) -> None:
    """Raise OutsideError where one id names two entries, or a source is not there."""
    shelves = [*found.sources, *found.facts, *found.neighbours]
    for name in _twice(shelves):
        raise OutsideError(f"{file}, {name}", "two entries have this id", "give one another id")
    known = {**found.sources, **found.neighbours}
    for fact in found.facts.values():
        for name in fact.sources:
            if name not in known:
                do = "name a [source.…] of this file or a document of neighbours.toml"
                raise OutsideError(f"{file}, [fact.{fact.id}]", f"no source is {name!r}", do)


def _twice(names: list[str]) -> Iterator[str]:
    return (name for name in names if names.count(name) > 1)
