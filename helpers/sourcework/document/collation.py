"""Two spellings of one word held against each other, letter by letter."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

_SOUNDS = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch ” y ’ e yu ya"
_LATIN = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюя", _SOUNDS.split(), strict=True))


class Pair(NamedTuple):
    """What stands in one place of two spellings; "" where one of them has nothing.

    >>> Pair("д", "л").alike
    False
    """

    one: str
    other: str

    @property
    def alike(self) -> bool:
        """Whether both have the same letter."""
        return self.one == self.other


def collate(one: str, other: str) -> tuple[Pair, ...]:
    """Return two spellings letter by letter, alike letters in the same place.

    >>> ["".join(each) for each in collate("мод", "мол")]
    ['мм', 'оо', 'дл']
    """
    pairs: list[Pair] = []
    for _, start, end, first, last in SequenceMatcher(None, one, other, False).get_opcodes():
        stretch = zip_longest(one[start:end], other[first:last], fillvalue="")
        pairs += [Pair(*each) for each in stretch]
    return tuple(pairs)


def latin(letters: str) -> str:
    """Return Russian letters as they sound, in Latin ones; others stay.

    >>> latin("Жук 7")
    'Zhuk 7'
    """
    return "".join(_sound(each) for each in letters)


def _sound(letter: str) -> str:
    sound = _LATIN.get(letter.lower(), letter)
    return sound.capitalize() if letter.isupper() else sound
