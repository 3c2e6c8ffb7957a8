"""An answer, read beside what was asked and what stands in the document.

What only repeats the question adds nothing, and who holds that there is no answer is met.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from ..numbers.comparing import Compared, compared
from ..numbers.units import NO_UNIT, unit_of
from ..numbers.worded import ways_in_digits
from .amounts import in_unit
from .answers import read
from .expected import expected
from .model import Exercise, Road, said
from .readings import Answer, Denied, OtherUnit, Reading, Unreadable, Value, clipped, is_a
from .sums import worked_out

if TYPE_CHECKING:
    from ..document import Document

# People lead in ("so the answer is …", "I get …"), more than once in a row: hence the last +.
_LEAD = re.compile(
    r"^(?:(?:e\.\s?g\.|for example|for instance|z\.\s?b\.|zum beispiel|par exemple|por ejemplo"
    r"|например|so|then|well|hence|thus|therefore|maybe|perhaps|probably|possibly|only|exactly"
    r"|precisely|by|all|in all|in total|altogether|an? total of|(?:the |in )?total(?: of)?)[,:]?\s+"
    r"|(?:it|this|that|which|they|there)(?:['’]s|\s+(?:is|was|are|remains?|comes? to|leaves?|makes?"
    r"|gives?|equals?|amounts? to))\s+"
    r"|(?:i|we)\s+(?:get|got|have|find|found|think|guess|say|make it|calculated?)"
    r"(?:\s+it['’]?s)?:?\s+"
    r"|(?:my |the |our )?(?:answer|result|difference|sum|total|quotient|rate|share|pace|percentage"
    r"|limit|amount)\s*(?:is|was|comes to|:|=)\s*"
    r"|(?:the )?answer:?\s+|n[or°]\.?\s+(?=\d)|number\s+|[№#=≈]\s*)+",
    re.IGNORECASE,
)
# A hyphen alone would also stand in "tax-rate": a minus has spaces, or is the sign itself.
_MINUS = re.compile(r"\s[-−]\s|−")
# What follows a number and adds nothing; "x" and "fold" only right behind digits.
_TAIL = re.compile(
    r"(?:[,\s]+(?:in (?:all|total|sum)|all (?:in all|together)|altogether|together|overall|total"
    r"|only|exactly|precisely|i think|i guess|maybe|perhaps|times|fold|for (?:example|instance)"
    r"|works))+[.!]?$"
    r"|(?<=\d)(?:-fold|x|×)$",
    re.IGNORECASE,
)
_PERIODS = {
    **dict.fromkeys(("day", "tag", "jour", "día", "день"), "day"),
    **dict.fromkeys(("month", "monat", "mois", "mes", "месяц"), "month"),
    **dict.fromkeys(("week", "woche", "semaine", "semana", "неделю"), "week"),
    **dict.fromkeys(("year", "jahr", "an", "année", "año", "год"), "year"),
    **dict.fromkeys(("hour", "stunde", "heure", "hora", "час"), "hour"),
}
_ASKED_PER = re.compile(r"\b(?:an?|per|each|every) (day|week|month|year|hour)\b")
_PER = re.compile(
    rf"\s*(?:\b(?:per|an?|each|every|pro|par|por|al|в|за)\s+|/\s*)({'|'.join(_PERIODS)})\.?$",
    re.IGNORECASE,
)
# What joins a number to the words of the question, and what is counted where no unit is asked for.
_LINKS = frozenset(
    ["the", "rate", "number", "sum", "total", "is", "was", "are", "it", "there", "lies", "comes"]
    + ["makes"]
)
_COUNTED = frozenset(("papers", "entries", "documents", "telegrams", "numbers", "items", "sheets"))
# "None" only as the whole answer or with its verb: "none of 42" may still have a number to read.
_DENIED = re.compile(
    r"^(?:none|no\b(?: \w+){0,3}|zero rates?|nothing)[.!]?$|\bthere (?:is|are) (?:none|no|not)\b"
    r"|\bthere (?:isn['’]t|aren['’]t)\b|\bnone (?:fits?|of them|does|do|is|are|works?)\b"
    r"|\bthere are (?:two|three|several|more|different)\b"
    r"|\bno (?:single|common|one|such)\b|impossible|not possible|does(?: not|n't) exist",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
# A number in words that has begun before the digits: nothing of it is a word of the question.
_BEGUN = re.compile(r"\b(?:an?|one) (?:hundred|thousand|million|billion)\b", re.IGNORECASE)
_AROUND = re.compile(r"(\D*)(\d.*\d|\d)(\D*)", re.DOTALL)


def understood(
    given: object, exercise: Exercise, document: Document, road: Road = "code"
) -> Reading:
    """Return the reading of any object as an answer to ``exercise`` in this document."""
    reading = read(given, exercise, document.passages, road)
    if exercise.kind == "number" and isinstance(reading, Unreadable):
        reading = _with_fitting_example(reading, exercise, document)
    if exercise.kind != "number" or not is_a(given, str):
        return reading
    text = clipped(cast(str, given))
    if other := _other_period(text, exercise, document):
        return OtherUnit(other, text)
    if isinstance(reading, Unreadable) and exercise.denial and _DENIED.search(text.strip()):
        return Denied(said(exercise.denial, document), reading.kept)
    if isinstance(reading, (Unreadable, OtherUnit)):
        reading = _without_question(text, exercise, document, reading)
    if isinstance(reading, Unreadable) and exercise.asks == "arithmetic" and _MINUS.search(text):
        turned = worked_out(text, below=True)
        made = in_unit(turned, exercise.unit, text) if turned else reading
        if isinstance(made, Answer) and _turns(made.value, exercise, document):
            return made
    return reading


def without_lead(text: str) -> str:
    """Return an answer without the words that lead in.

    >>> without_lead("by a hundred thousand"), without_lead("the answer is 42")
    ('a hundred thousand', '42')
    """
    return _LEAD.sub("", text.strip())


def _with_fitting_example(
    reading: Unreadable, exercise: Exercise, document: Document
) -> Unreadable:
    """Return a refusal with a whole number as its example, where the question asks for one."""
    numbers = [each for each in expected(exercise, document)[0] if isinstance(each, Fraction)]
    question = said(exercise.question, document).casefold()
    exactly = "exact" in question or "whole" in question
    if not exactly or not numbers or any(each.denominator > 1 for each in numbers):
        return reading
    words = reading.words.replace("42 or 0.125", "42").replace("42, 12.5 or", "42 or")
    return replace(reading, words=words.replace("42, 0.125, Fraction(2, 7) or", "42 or"))


def _turns(value: Value, exercise: Exercise, document: Document) -> bool:
    """Whether a difference is the right one, taken the other way round, and so no range."""
    rights = expected(exercise, document)[0]
    return isinstance(value, Fraction) and any(-value == each for each in rights)


def _other_period(text: str, exercise: Exercise, document: Document) -> str:
    """Return what to say to so many a week, where so many a day are asked for."""
    found = _PER.search(text)
    given = _PERIODS[found[1].casefold()] if found else ""
    asked = _ASKED_PER.search(said(exercise.question, document))
    if not given or not asked or asked[1] == given or not _counts(text):
        return ""
    return f"You gave so many a {given}; the question asks for so many a {asked[1]}."


def _counts(text: str) -> bool:
    """Whether a number stands in a text, in digits or in words."""
    return any(map(str.isdigit, text)) or any(
        any(map(str.isdigit, each)) for each in ways_in_digits(text)
    )


def _without_question(
    text: str, exercise: Exercise, document: Document, reading: Reading
) -> Reading:
    """Return the reading of what is left without the words that lead in or repeat the question."""
    question = said(exercise.question, document).casefold()
    asked = set(_WORD.findall(question))
    asked |= _LINKS | (_COUNTED if not exercise.unit else frozenset())
    texts = [text] if any(map(str.isdigit, text)) else [text, *ways_in_digits(text)]
    readings = (_read_left(each, asked, exercise) for each in texts)
    again = next((each for each in readings if each is not None), None)
    return reading if again is None else replace(again, kept=reading.kept)


def _read_left(text: str, asked: set[str], exercise: Exercise) -> Answer | None:
    """Return the answer that is left of a text without the words around it, or None."""
    text = _TAIL.sub("", _LEAD.sub("", _without_period(text.strip().rstrip(".!"), asked)))
    found = _compared(text, asked)
    around = _AROUND.fullmatch(found.rest if found else text)
    if around is None:
        return None
    before, number, after = around.groups()
    if _BEGUN.search(before):
        return None
    left = f"{_stripped(before, asked)}{number}{_stripped(after, asked)}"
    again = read(left, exercise)
    if not isinstance(again, Answer):
        return None
    return replace(again, beside={"": found} if found else again.beside)


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
