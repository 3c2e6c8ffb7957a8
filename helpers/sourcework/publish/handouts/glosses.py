"""Words of the original that a lesson uses, with what they mean: from course/worksheets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from ...document import Document
from ...errors import KitError
from ...languages import whole_word
from ..checked.texts import read_text
from ..checked.toml import read_toml

GLOSSES = "course/worksheets/glosses.toml"


class Gloss(NamedTuple):
    """A word of the original, as it stands in the text, and what it means."""

    word: str
    meaning: str

    def stands_in(self, text: str) -> int:
        """Return where the word first stands in a text as a whole word, or -1.

        >>> Gloss("рис", "rice").stands_in("Где рис?"), Gloss("рис", "rice").stands_in("рисом")
        (4, -1)
        """
        # A full stop ends an abbreviation, though the next word may follow at once.
        found = re.search(whole_word(self.word), text)
        return found.start() if found else -1


def read_glosses(root: Path, document: Document) -> tuple[Gloss, ...]:
    """Return the glosses of a course, none where it has no file of them.

    Raises KitError, with the line, for a word that the text lacks.
    """
    if not (root / GLOSSES).exists():
        return ()
    marked = read_toml(read_text(root, GLOSSES), GLOSSES)
    original = next(iter(document.whole))
    text = document.text(original)
    for word, meaning in marked.value.items():
        place = marked.place((word,))
        if not word.strip():
            raise KitError(place, "a meaning without its word", 'write "word" = "meaning"')
        if not isinstance(meaning, str) or not meaning.strip():
            seen = f"the meaning of {word!r} is {'empty' if meaning == '' else 'no text'}"
            raise KitError(place, seen, 'write "word" = "meaning"')
        if Gloss(word, meaning).stands_in(text) < 0:
            close = get_close_matches(word, re.findall(r"\w+", text), n=1)
            do = f"did you mean {close[0]}?" if close else "write it as the passage has it"
            raise KitError(place, f"{word!r} does not stand in the document", do)
    if not marked.value:
        raise KitError(f"{GLOSSES}, line 1", "no word stands there", 'write "word" = "meaning"')
    return tuple(Gloss(word, meaning) for word, meaning in marked.value.items())


def glossed(text: str, glosses: Iterable[Gloss]) -> list[list[str]]:
    """Return the words of a text that have a gloss, with it, in the order of the text."""
    found = [(each.stands_in(text), each) for each in glosses]
    there = sorted((at, each) for at, each in found if at >= 0)
    longest = [
        each
        for at, each in there
        if not any(other != each and _within(each, at, other, where) for where, other in there)
    ]
    return [[each.word, each.meaning] for each in longest]


def _within(one: Gloss, at: int, other: Gloss, where: int) -> bool:
    """Whether one gloss lies inside another, longer one."""
    return where <= at and at + len(one.word) <= where + len(other.word) > at
