"""Entries of course/pages/*.toml, read key by key; whatever is wrong is said with file and line."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from sourcework.errors import KitError, UnknownName
from sourcework.outside.tables import Table

FOLDER = "course/pages"
_T = TypeVar("_T")


def read_entries(
    root: Path, name: str, kind: str, read: Callable[[Table], _T], kinds: Iterable[str] = ()
) -> tuple[_T, ...]:
    """Return what ``read`` makes of each ``[[kind]]`` table of a file, in their order.

    ``kinds`` are the other kinds that the file may hold. Raises KitError, which names file, line
    and entry, for anything missing, unknown or not well formed.
    """
    where = f"{FOLDER}/{name}"
    try:
        text = (root / where).read_text(encoding="utf-8")
        held = tomllib.loads(text)
    except (OSError, ValueError) as error:
        raise KitError(where, f"it cannot be read ({error})", "restore it, as TOML") from None
    for other in held:
        if other not in (kind, *kinds):
            raise UnknownName.near(f"{where}, table", other, (kind, *kinds))
    numbered = enumerate(text.splitlines(), start=1)
    lines = [number for number, line in numbered if line.strip() == f"[[{kind}]]"]
    return tuple(
        _entry(f"{where}, line {line}", kind, each).whole(read)
        for line, each in zip(lines, held.get(kind, ()), strict=True)
    )


def _entry(place: str, kind: str, held: dict[str, object]) -> Table:
    name = held.get("id") or held.get("term") or held.get("word") or held.get("says") or ""
    return Table.of(f"{place}, {kind} {str(name)[:40]!r}", str(name), held)


def known(kind: str, name: str, names: Iterable[str], where: str) -> str:
    """Return ``name``; raise UnknownName, at the entry's place, where it is none of ``names``.

    >>> known("lesson", "01-raed", ["01-read"], "questions.toml, line 4")
    Traceback (most recent call last):
    sourcework.errors.UnknownName: questions.toml, line 4, lesson '01-raed': there is none of \
that name. Did you mean 01-read?
    """
    listed = list(names)
    if name not in listed:
        raise UnknownName.near(f"{where}, {kind}", name, listed)
    return name
