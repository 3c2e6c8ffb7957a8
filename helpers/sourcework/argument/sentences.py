"""The sentences of a text, and the stems of their words.

Stems are those of the Snowball stemmer for English: "delivers" and "delivered" are one to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import cast

LONGEST_SENTENCE, MOST_SENTENCES = 600, 80
# After these a point ends no sentence.
_ABBREVIATED = re.compile(
    r"(?:\b(?:nos?|e\.g|i\.e|ca|approx|vs|cf|mr|mrs|dr|gen|fig|pp?|ed|vol|etc|resp|incl|min|max)|"
    r"\b[A-Z]|№)\.$",
    re.IGNORECASE,
)
# No sentence begins with a small letter or a bracket: "“Is this true?” (B2)".
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[^\W\d_a-zа-яё]|\s+[^\w\s(\[]|\s+\d|\s*$)|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Words that carry no matter of their own.
_EMPTY_WORDS = (
    "a an the and or but of to in on at by for from with as than that this these those it its "
    "is are was were be been being has have had do does did he she they we i you his her "
    "their our who which what there here also very so such "
)
_EMPTY = frozenset(_EMPTY_WORDS.split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and where in its text it begins."""

    text: str
    start: int

    @property
    def is_question(self) -> bool:
        """Whether it asks."""
        return self.text.rstrip("\"'”’»)] ").endswith("?")


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text; a point inside a number or after "No." ends none.

    >>> [each.text for each in sentences("It is 6.25 % (No. 7). So what?")]
    ['It is 6.25 % (No. 7).', 'So what?']
    """
    yield from islice(_sentences(text), MOST_SENTENCES)


def _sentences(text: str) -> Iterator[Sentence]:
    start = 0
    for end in _END.finditer(text):
        if end[0].startswith(".") and _ABBREVIATED.search(
            text[max(start, end.start() - 8) : end.start() + 1]
        ):
            continue
        yield from _one(text, start, end.end())
        start = end.end()
    yield from _one(text, start, len(text))


def _one(text: str, start: int, end: int) -> Iterator[Sentence]:
    words = text[start:end]
    bare = words.strip()
    if bare:
        yield Sentence(bare[:LONGEST_SENTENCE], start + len(words) - len(words.lstrip()))


def sentence_at(text: str, place: int) -> str:
    """Return the sentence that stands at a place of a text.

    >>> sentence_at("One here. Two there.", 12)
    'Two there.'
    """
    around = max(0, place - LONGEST_SENTENCE)
    for each in _sentences(text[around : place + LONGEST_SENTENCE]):
        if around + each.start <= place < around + each.start + len(each.text):
            return each.text
    return text[around : place + LONGEST_SENTENCE]


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters.

    >>> words_of("Veit's 1,500,000 million")
    ("veit's", 'million')
    """
    return tuple(each[0].casefold().replace("’", "'") for each in _WORD.finditer(text))


def matter_of(text: str) -> frozenset[str]:
    """Return the stems of the words that carry matter.

    >>> matter_of("The goods were delivered") == matter_of("He delivers the good")
    True
    """
    plain = (each.removesuffix("'s") for each in words_of(text))
    return frozenset(stem(each) for each in plain if each not in _EMPTY)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return the stem of an English word.

    >>> stem("delivered") == stem("delivers")
    True
    """
    return _stemmer()(word)


@cache
def _stemmer() -> Callable[[str], str]:
    from snowballstemmer import stemmer

    return cast(Callable[[str], str], stemmer("english").stemWord)
