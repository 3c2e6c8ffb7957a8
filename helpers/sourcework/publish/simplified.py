"""Easier words beside an edition, read whole before anything is made from them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from pydantic import Field

from sourcework.document import Document
from sourcework.document.simplified import FILE
from sourcework.errors import KitError, UnknownName
from sourcework.figures import figures_of
from sourcework.publish.checked.texts import read_text
from sourcework.publish.checked.toml import read_toml
from sourcework.publish.checked.typed import TABLES, Form, Words, typed

TABLES_OF_IT = ("about", "passages")
# "1,600,000" and "21"; of "22.1" there are two, which are a day and a month.
NUMBER = re.compile(r"\d[\d,]*(?<=\d)")


class About(Form):
    """What the words are called, whose they are, and which text they follow."""

    title: Words
    notice: Words
    language: Words


class Easier(Form):
    """The file."""

    about: About
    passages: Annotated[dict[str, Words], TABLES, Field(min_length=1)]


def examine_simplified(root: Path, folder: str, document: Document) -> None:
    """Raise KitError at the first fault of the easier words, if there are any.

    They follow the text of their language: a passage that has no words there has none here, each
    number of theirs stands there, and each figure of the document that stands there is theirs too.
    """
    where = f"{folder}/{FILE}"
    if not (root / where).exists():
        return
    marked = read_toml(read_text(root, where), where)
    for other in marked.value:
        if other not in TABLES_OF_IT:
            place = f"{marked.place((other,))}, table"
            raise UnknownName.near(place, other, TABLES_OF_IT)
    for table in TABLES_OF_IT:
        if table not in marked.value:
            raise KitError(
                where, f"there is no [{table}]", f"write [{table}], and its keys below it"
            )
    easier = typed(Easier, marked)
    language = easier.about.language
    if language not in document.whole:
        place = f"{marked.place(('about', 'language'))}, language"
        raise UnknownName.near(place, language, document.whole)
    for name, words in easier.passages.items():
        place = marked.place(("passages", name))
        if name not in document.passages:
            raise UnknownName.near(f"{place}, passage", name, document.passages)
        text = document.passages[name].text(language)
        if not text:
            do = "leave the passage out: where the document is silent, so is this"
            raise KitError(place, f"the document has no words in {language!r} in {name}", do)
        there, here = _numbers(text), _numbers(words)
        figures = (each for each in figures_of(document) if each.passage == name)
        needed = {number for each in figures for number in _numbers(each.printed.get(language, ""))}
        for number in sorted(here - there):
            raise KitError(place, f"{number} does not stand in {name}", f"compare it with “{text}”")
        for number in sorted(needed - here):
            raise KitError(place, f"{number}, which stands in {name}, is missing", "write it")


def _numbers(words: str) -> set[str]:
    return set(NUMBER.findall(words))
