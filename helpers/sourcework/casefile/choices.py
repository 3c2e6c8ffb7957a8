"""What a learner chooses for a case file: name, date, pictures; it stands in the page itself."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

from ..interpreter import KIT

NAME = f"{KIT}-choices"
LONGEST_NAME = 200
_META = re.compile(rf'<meta name="{NAME}" content="([^"]*)">')


@dataclass(frozen=True, slots=True)
class Choices:
    """A name ("" for none), whether the day stands on it, and the names of the pictures in it.

    >>> read(Choices("Ada").meta)
    Choices(name='Ada', dated=True, pictures=())
    """

    name: str = ""
    dated: bool = True
    pictures: tuple[str, ...] = ()

    @property
    def meta(self) -> str:
        """The choices as a page carries them."""
        told = {"name": self.name, "dated": self.dated, "pictures": [*self.pictures]}
        return f'<meta name="{NAME}" content="{escape(json.dumps(told))}">'


def read(page: str) -> Choices:
    """Return the choices that stand in a page; the first ones where there are none."""
    found = _META.search(page)
    try:
        told = json.loads(unescape(found[1])) if found else {}
    except ValueError:
        told = {}
    return chosen(told if isinstance(told, dict) else {})


def chosen(told: Mapping[str, object]) -> Choices:
    """Return choices out of whatever a page or a form says; what is not one is left out."""
    name, pictures = told.get("name", ""), told.get("pictures", ())
    return Choices(
        name.strip()[:LONGEST_NAME] if isinstance(name, str) else "",
        told.get("dated", True) is not False,
        tuple(each for each in pictures if isinstance(each, str))
        if isinstance(pictures, (list, tuple))
        else (),
    )


def earlier(page: Path) -> Choices:
    """Return the choices made for a page that was written before, if there is one."""
    try:
        return read(page.read_text(encoding="utf-8")[:4000])
    except (OSError, UnicodeDecodeError):
        return Choices()
