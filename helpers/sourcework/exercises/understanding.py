"""An answer, read beside what was asked and what stands in the document.

What only repeats the question adds nothing, and who holds that there is no answer is met.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from ..numbers.comparing import Compared, compared
from ..numbers.units import NO_UNIT, unit_of
from .answers import read
from .model import Exercise, Road, said
from .readings import Answer, Denied, OtherUnit, Reading, Unreadable, clipped, is_a

if TYPE_CHECKING:
    from ..document import Document

_LEAD = re.compile(
    r"^(?:(?:it'?s?|that)\s+(?:is|was|comes? to)\s+|(?:the )?answer(?: is)?:?\s+|n[or°]\.?\s+(?=\d)"
    r"|number\s+|[№#=≈]\s*)",
    re.IGNORECASE,
)
_PERIODS = {
    **dict.fromkeys(("day", "tag", "jour", "día", "день"), "day"),
    **dict.fromkeys(("month", "monat", "mois", "mes", "месяц"), "month"),
}
_PER = re.compile(
    rf"\s*(?:\b(?:per|an?|each|every|pro|par|por|al|в|за)\s+|/\s*)({'|'.join(_PERIODS)})\.?$",
    re.IGNORECASE,
)
# What joins a number to the words of the question, and what is counted where no unit is asked for.
_LINKS = frozenset(
    (
        "the",
        "rate",
        "number",
        "sum",
        "total",
        "is",
        "was",
        "are",
        "it",
        "there",
        "lies",
        "comes",
        "makes",
    )
)
_COUNTED = frozenset(("papers", "entries", "documents", "telegrams", "numbers", "items", "sheets"))
_DENIED = re.compile(
    r"^(?:none|no\b(?: \w+){0,3}|zero rates?|nothing)[.!]?$|\bthere (?:is|are) (?:none|no|not)\b"
    r"|\bno (?:single|common|one|such)\b|impossible|not possible|does(?: not|n't) exist",
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
    if isinstance(reading, Unreadable) and exercise.denial and _DENIED.search(text.strip()):
        return Denied(said(exercise.denial, document), reading.kept)
    if isinstance(reading, (Unreadable, OtherUnit)):
        return _without_question(text, exercise, document, reading)
    return reading


def _without_question(
    text: str, exercise: Exercise, document: Document, reading: Reading
) -> Reading:
    """Return the reading of what is left without the words that lead in or repeat the question."""
    question = said(exercise.question, document).casefold()
    asked = set(_WORD.findall(question))
    asked |= _LINKS | (_COUNTED if not exercise.unit else frozenset())
    text = _LEAD.sub("", _without_period(text.strip(), asked))
    found = _compared(text, asked)
    around = _AROUND.fullmatch(found.rest if found else text)
    if around is None:
        return reading
    before, number, after = around.groups()
    left = f"{_stripped(before, asked)}{number}{_stripped(after, asked)}"
    again = read(left, exercise)
    if not isinstance(again, Answer):
        return reading
    return replace(again, kept=reading.kept, beside={"": found} if found else again.beside)


def _compared(text: str, asked: set[str]) -> Compared | None:
    """Return a text without its comparing words, and without the question's words before these."""
    for word in re.finditer(r"(?<!\S)\S+", text):
        if unit_of(_stripped(text[: word.start()], asked).strip(" ,:;")) != NO_UNIT:
            return None
        if found := compared(text[word.start() :]):
            return found
    return None


def _without_period(text: str, asked: set[str]) -> str:
    """Return a text without "per day", where the question asks for so much a day."""
    found = _PER.search(text)
    period = _PERIODS.get(found[1].casefold()) if found else None
    return text[: found.start()] if found and period in asked else text


def _stripped(words: str, asked: set[str]) -> str:
    """Return words without those of the question; units and words of scale stay."""
    return _WORD.sub(
        lambda word: "" if word[0].casefold() in asked and unit_of(word[0]) is None else word[0],
        words,
    )
