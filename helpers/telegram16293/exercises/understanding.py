"""An answer, read beside what was asked and what stands in the document.

What copies a passage means what it means there; what only repeats the question adds nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from ..numbers.units import unit_of
from .answers import read
from .model import Exercise, Road, said
from .readings import Ambiguous, Answer, Reading, Unreadable, clipped, is_a
from .ways import both

if TYPE_CHECKING:
    from ..document import Document

_LEAD = re.compile(
    r"^(?:(?:it'?s?|that)\s+(?:is|was|comes? to)\s+|(?:the )?answer(?: is)?:?\s+|n[or°]\.?\s+(?=\d)"
    r"|number\s+|[№#=]\s*|(?:just|slightly|a little|a bit)?\s*(?:over|under|above|below|more than"
    r"|less than|at least|at most)\s+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_AROUND = re.compile(r"(\D*)(\d.*\d|\d)(\D*)", re.DOTALL)


def understood(
    given: object, exercise: Exercise, document: Document, road: Road = "code"
) -> Reading:
    """Return the reading of any object as an answer to ``exercise`` in this document."""
    reading = read(given, exercise, document.passages, road)
    if exercise.kind != "number" or not is_a(given, str):
        return reading
    text = clipped(cast(str, given))
    if isinstance(reading, Ambiguous):
        return _as_printed(text, exercise, document, reading)
    if isinstance(reading, Unreadable):
        return _without_question(text, exercise, document, reading)
    return reading


def _as_printed(text: str, exercise: Exercise, document: Document, reading: Reading) -> Reading:
    """Return a number as the document reads it, if it is copied from there with its words."""
    plain = " ".join(text.split()).strip(" .“”\"'")
    texts = (
        document.passage(each).text(lang) for each in exercise.passages for lang in ("en", "ru")
    )
    pair = both(text, exercise.unit)
    if pair and _WORD.search(plain) and any(plain in each for each in texts if each):
        meant = read(pair[0].typed, exercise)
        return Answer(meant.value, text) if isinstance(meant, Answer) else meant
    return reading


def _without_question(
    text: str, exercise: Exercise, document: Document, reading: Reading
) -> Reading:
    """Return the reading of what is left without the words that lead in or repeat the question."""
    asked = set(_WORD.findall(said(exercise.question, document).casefold()))
    around = _AROUND.fullmatch(_LEAD.sub("", text.strip()))
    if around is None:
        return reading
    before, number, after = around.groups()
    left = f"{_stripped(before, asked)}{number}{_stripped(after, asked)}"
    again = read(left, exercise)
    changed = " ".join(left.split()) != " ".join(text.split())
    if changed and isinstance(again, Answer):
        return Answer(again.value, text)
    return reading


def _stripped(words: str, asked: set[str]) -> str:
    """Return words without those of the question; units and words of scale stay."""
    return _WORD.sub(
        lambda word: "" if word[0].casefold() in asked and unit_of(word[0]) is None else word[0],
        words,
    )
