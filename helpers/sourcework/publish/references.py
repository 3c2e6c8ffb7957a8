"""Names in prose that become numbers and words: of lessons, and of course/pages/*.toml.

No number of the document is typed in prose; it is named:

``{figure:ID}`` is a figure with its unit, ``{number:ID}`` its number alone, in the unit it is
printed in; ``{fact:ID}`` what a fact means; ``{day:ID}`` its day without the year, ``{month:ID}``
its month and year, ``{year:ID}`` its year alone, of its date or else of the time it speaks of;
``{ru:ID}`` and ``{en:ID}`` its words in the document; ``{answer:ID}`` the right answer of an
exercise; ``{verdict:ID}`` and ``{why:ID}`` a claim's verdict and reason, ``{span:ID}`` the interval
that it comes to; ``{gloss:ID}`` the literal rendering in a note on the translation.

``{= peng-aid-yuan / peng-aid-roubles}`` is calculated, exactly, and written with two decimals;
``{= credit-yuan / 7, 0}`` with none. What a name in it may be, :mod:`operands` says; an end of an
interval that stands alone is rounded inwards. ``[@id]`` cites what comes from elsewhere, and stays
as it is.
"""

from __future__ import annotations

import math
import re
from calendar import month_name
from collections.abc import Callable, Mapping
from datetime import datetime
from fractions import Fraction

from sourcework.document import Document, Fact
from sourcework.errors import KitError, UnknownName
from sourcework.exercises import right_answer
from sourcework.figures import figures_of
from sourcework.numbers.spans import span
from sourcework.numbers.writing import spoken as spoken_number
from sourcework.publish.calculation import calculated
from sourcework.publish.markdown import escaped, original
from sourcework.views.spoken import spoken
from telegram16293.claims import claims_of
from telegram16293.exercises import ALL
from telegram16293.operands import interval_of, operand
from telegram16293.seeds import outside

# Likewise; what stands in braces is the name of a thing, or a calculation.
NAMED = re.compile(r"`[^`]*`|\{(\w+):([\w.-]+)\}|\{= ?([^{}]+)\}")
# A citation; what is inside backticks is code, and matches without naming anything.
CITED = re.compile(r"`[^`]*`|\[@([^\]\s]*)\]")
PASSAGE = re.compile(r"\b[CHMPS]\d{1,2}(?:\.\d+)?\b")
PLACES = 2
LESSON = re.compile(r"\b\d\d-[a-z]+\b")


def resolved(text: str, document: Document, where: str) -> str:
    """Return a sentence as Markdown; KitError, at ``where``, for a wrong name or a typed number.

    >>> from telegram16293.seeds import edition
    >>> resolved("Mao's plan: {figure:grain-total} (M8).", edition(), "here")
    "Mao's plan: 40,000 tons (M8)."
    """
    _examine(text, document, where)
    return put_in(text, document, where)


def put_in(text: str, document: Document, where: str) -> str:
    """Return a text with what its names stand for; KitError, at ``where``, for a wrong name.

    >>> from telegram16293.seeds import edition
    >>> put_in("{= rice-monthly + millet-monthly} tons in {year:aid-year}", edition(), "here")
    '10,000 tons in 1952'
    """

    def said(found: re.Match[str]) -> str:
        kind, name, calculation = found.groups()
        if calculation:
            return _calculated(calculation, document, f"{where}, {found[0]}")
        return _said(kind, name, document, where) if kind else found[0]

    return NAMED.sub(said, text)


def _said(kind: str, name: str, document: Document, where: str) -> str:
    if kind not in KINDS:
        raise UnknownName.near(f"{where}, name of the kind", kind, KINDS)
    try:
        return KINDS[kind](name, document)
    except UnknownName as error:
        raise KitError(f"{where}, {{{kind}:{name}}}", error.seen, error.do) from None


def _calculated(said: str, document: Document, where: str) -> str:
    formula, _, places = said.partition(",")
    if places and not places.strip().isdecimal():
        do = "write a whole number, as in {= a / b, 2}"
        raise KitError(where, f"{places.strip()!r} decimals", do)
    value = calculated(formula, lambda name: _operand(name, document, where), where)
    decimals = int(places or PLACES)
    return spoken_number(_inwards(value, decimals, formula.strip()), decimals)


def _inwards(value: Fraction, places: int, formula: str) -> Fraction:
    """Return a value; an end of an interval that stands alone, rounded so that it lies inside."""
    rounded = {".low": math.ceil, ".high": math.floor}.get(formula[formula.rfind(".") :])
    # A calculation with spaces in it is no end of an interval any more.
    return (
        value
        if rounded is None or " " in formula
        else Fraction(rounded(value * 10**places), 10**places)
    )


def _operand(name: str, document: Document, where: str) -> Fraction:
    try:
        return operand(name, document)
    except UnknownName as error:
        raise KitError(where, error.seen, error.do) from None


def _fact(name: str, document: Document) -> str:
    fact = document.fact(name)
    return escaped(fact.value or "")


def _words(language: str) -> Callable[[str, Document], str]:
    def words(name: str, document: Document) -> str:
        fact: Fact = document.fact(name)
        if language not in fact.emended:
            raise UnknownName.near(f"words in {language!r} of the fact", name, fact.emended)
        said = fact.emended[language]
        return original(said) if language == "ru" else f"“{escaped(said)}”"

    return words


def _answer(name: str, document: Document) -> str:
    exercise = ALL[name]
    return escaped(spoken(exercise, right_answer(exercise, document)))


def _gloss(name: str, document: Document) -> str:
    glosses = {each.id: each.gloss for each in document.translation_notes if each.gloss}
    if name not in glosses:
        raise UnknownName.near("note on the translation", name, glosses)
    return f"“{escaped(glosses[name])}”"


def _number(name: str, document: Document) -> str:
    figure = figures_of(document)[name]
    return spoken_number(figure.value / figure.scale)


def _dated(form: str, length: int, write: str) -> Callable[[str, Document], str]:
    """Return what writes the date of a fact: in ``form``, from its first ``length`` characters."""

    def dated(name: str, document: Document) -> str:
        try:
            fact = document.fact(name)
            found = datetime.strptime((fact.when or fact.period)[:length], form)
        except ValueError:
            seen = f"it has no {write.split(maxsplit=1)[0]}"
            raise UnknownName(f"fact {name!r}", seen, "name a fact that is dated so") from None
        return write.split(maxsplit=1)[1].format(found, month=month_name[found.month])

    return dated


KINDS: Mapping[str, Callable[[str, Document], str]] = {
    "figure": lambda name, document: str(figures_of(document)[name]),
    "number": _number,
    "fact": _fact,
    "day": _dated("%Y-%m-%d", 10, "day {0.day} {month}"),
    "month": _dated("%Y-%m", 7, "month {month} {0.year}"),
    "year": _dated("%Y", 4, "year {0.year}"),
    "ru": _words("ru"),
    "en": _words("en"),
    "answer": _answer,
    "verdict": lambda name, document: f"*{claims_of(document)[name].verdict.value}*",
    "why": lambda name, document: escaped(claims_of(document)[name].why),
    "span": lambda name, document: span(interval_of(name, document)),
    "gloss": _gloss,
}


def _examine(text: str, document: Document, where: str) -> None:
    for name in CITED.findall(text):
        if name and name not in outside().entries:
            raise UnknownName.near(f"{where}, citation", name, outside().entries)
    bare = LESSON.sub("", CITED.sub("", NAMED.sub("", text)))
    for name in PASSAGE.findall(bare):
        if name not in document.passages:
            raise UnknownName.near(f"{where}, passage", name, document.passages)
    if number := re.search(r"\d[\d.,]*", PASSAGE.sub("", bare)):
        do = "name the figure, fact, claim or answer instead, as in {figure:grain-total}"
        raise KitError(where, f"the number {number[0]} is typed", do)
