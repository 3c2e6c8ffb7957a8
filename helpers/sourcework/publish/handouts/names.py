"""Names in a script of their own, such as Korean ones, with their source and how sure they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import model_validator

from ...document import Document
from ...errors import UnknownName
from ...views import letters
from ..checked.texts import read_text
from ..checked.toml import read_toml
from ..checked.typed import Form, Words, fault, typed

NAMES = "course/worksheets/names.toml"
FONTS = "fonts"
SCRIPTS = {"hangul": "ko", "hanja": "ko", "hanzi": "zh"}


class Stated(Form):
    """A name as the file has it."""

    mark: Literal["known", "general knowledge", "inferred", "unverified"]
    source: Words
    beside: Words = ""
    hangul: Words = ""
    hanja: Words = ""
    hanzi: Words = ""

    @model_validator(mode="after")
    def _in_a_script(self) -> Stated:
        if not (self.hangul or self.hanja or self.hanzi):
            raise fault("a name without script", f"write one of {', '.join(SCRIPTS)}")
        return self


class Fonts(Form):
    """The table that says which fonts have the letters: beside those with serifs, and without."""

    serif: Words = ""
    sans: Words = ""

    @property
    def as_dict(self) -> dict[str, str]:
        """Both by their kinds."""
        return {"serif": self.serif, "sans": self.sans}


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
    if not (root / NAMES).exists():
        return ()
    marked = read_toml(read_text(root, NAMES), NAMES)
    names = (each for each in marked.value if each != FONTS)
    return tuple(_name(key, typed(Stated, marked, (key,)), document) for key in names)


def fonts_of(root: Path) -> dict[str, str]:
    """Return which fonts the names of a course are set in, by kind; "" where none is stated."""
    if not (root / NAMES).exists():
        return Fonts().as_dict
    marked = read_toml(read_text(root, NAMES), NAMES)
    if FONTS not in marked.value:
        return Fonts().as_dict
    stated = typed(Fonts, marked, (FONTS,))
    there = _families(root / NAMES)
    for kind, name in stated.as_dict.items():
        if name and name not in there:
            raise UnknownName.near(f"{stated.spot.at(kind)}, font", name, there)
    return stated.as_dict


def _families(beside: Path) -> list[str]:
    """Return the fonts that a course brings in its own folder, and those of the kit."""
    import typst

    own = beside.parent / FONTS
    paths = [letters.folder(), *([str(own)] if own.is_dir() else [])]
    return list(typst.Fonts(include_system_fonts=False, font_paths=paths).families())


def _name(key: str, stated: Stated, document: Document) -> Name:
    if not stated.beside and key not in document.people:
        raise UnknownName.near(f"{stated.where}, [{key}], person", key, document.people)
    scripts = ((lang, str(getattr(stated, script))) for script, lang in SCRIPTS.items())
    own = tuple((lang, words) for lang, words in scripts if words)
    return Name("" if stated.beside else key, stated.beside, own, stated.mark, stated.source)
