"""Where the entries of the pages stand, and names in them that must be known."""

from __future__ import annotations

from collections.abc import Iterable

from sourcework.errors import UnknownName

FOLDER = "course/pages"


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
