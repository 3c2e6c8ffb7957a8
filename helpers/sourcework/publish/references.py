"""Names in prose that become numbers and words: of lessons, and of course/pages/*.toml.

No number of the document is typed in prose; it is named:

``{figure:ID}`` is a figure with its unit, ``{number:ID}`` its number alone, in the unit it is
printed in; ``{fact:ID}`` what a fact means; ``{day:ID}`` its day without the year, ``{month:ID}``
its month and year, ``{year:ID}`` its year alone, of its date or else of the time it speaks of;
``{ru:ID}`` and ``{en:ID}`` its words in the document, in whatever languages it has; ``{answer:ID}``
the right answer of an exercise; ``{verdict:ID}`` and ``{why:ID}`` a claim's verdict and reason,
``{span:ID}`` the interval that it comes to; ``{gloss:ID}`` the literal rendering in a note on the
translation.

``{= flour-total / flour-monthly}`` is calculated, exactly, and written with two decimals;
``{= flour-total / 7, 0}`` with none. What a name in it may be, :mod:`calculation` says; an end of
an interval that stands alone is rounded inwards. ``[@id]`` cites what comes from elsewhere, and
stays as it is.
"""

from __future__ import annotations

import math
import re
from calendar import month_name
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from fractions import Fraction

from sourcework.course import Course
from sourcework.errors import KitError, UnknownName
from sourcework.exercises import right_answer
from sourcework.exercises.in_words import spoken
from sourcework.figures import figures_of
from sourcework.numbers.spans import span
from sourcework.numbers.writing import spoken as spoken_number
from sourcework.publish.calculation import calculated, interval_of, operand
from sourcework.publish.checked.prose import unfinished
from sourcework.publish.markdown import escaped, original

# What stands in braces is the name of a thing, or a calculation.
NAMED = re.compile(r"`[^`]*`|\{(\w+):([\w.-]+)\}|\{= ?([^{}]+)\}")
# A citation; what is inside backticks is code, and matches without naming anything.
CITED = re.compile(r"`[^`]*`|\[@([^\]\s]*)\]")
PLACES = 2
# What a sentence calls a lesson: 02-verify.
LESSON = re.compile(r"\b\d\d-[a-z]+\b")


def resolved(text: str, course: Course, where: str) -> str:
    """Return a sentence as Markdown; KitError, at ``where``, for a wrong name or a typed number.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> resolved("The baker's total: {figure:flour-total} (B3).", opened(EXAMPLE), "here")
    "The baker's total: 300 hundredweight (B3)."
    """
    _examine(text, course, where)
    return put_in(text, course, where)


def put_in(text: str, course: Course, where: str) -> str:
    """Return a text with what its names stand for; KitError, at ``where``, for a wrong name.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> put_in("{= flour-monthly * 6} hundredweight in {year:letter-date}", opened(EXAMPLE), "here")
    '312 hundredweight in 1846'
    """

    def said(found: re.Match[str]) -> str:
        kind, name, calculation = found.groups()
        if calculation:
            return _calculated(calculation, course, f"{where}, {found[0]}")
        return _said(kind, name, course, where) if kind else found[0]

    if seen := unfinished(text, course.outside.entries):
        raise KitError(where, *seen)
    return NAMED.sub(said, text)


def _said(kind: str, name: str, course: Course, where: str) -> str:
    kinds = {**KINDS, **{each: _words(each) for each in course.document.whole}}
    if kind not in kinds:
        raise UnknownName.near(f"{where}, name of the kind", kind, kinds)
    try:
        return kinds[kind](name, course)
    except UnknownName as error:
        raise KitError(f"{where}, {{{kind}:{name}}}", error.seen, error.do) from None


def _calculated(said: str, course: Course, where: str) -> str:
    formula, _, places = said.partition(",")
    if places and not places.strip().isdecimal():
        do = "write a whole number, as in {= a / b, 2}"
        raise KitError(where, f"{places.strip()!r} decimals", do)
    value = calculated(formula, lambda name: _operand(name, course, where), where)
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


def _operand(name: str, course: Course, where: str) -> Fraction:
    try:
        return operand(name, course)
    except UnknownName as error:
        raise KitError(where, error.seen, error.do) from None


def _fact(name: str, course: Course) -> str:
    return escaped(course.document.fact(name).value or "")


def _words(language: str) -> Callable[[str, Course], str]:
    """Return what writes a fact's words in a language: marked, or as the translation's words."""

    def words(name: str, course: Course) -> str:
        fact = course.document.fact(name)
        if language not in fact.emended:
            raise UnknownName.near(f"words in {language!r} of the fact", name, fact.emended)
        said = fact.emended[language]
        first = language == next(iter(course.document.whole))
        return original(said, language) if first else f"“{escaped(said)}”"

    return words


def _answer(name: str, course: Course) -> str:
    exercise = course.exercises[name]
    return escaped(spoken(exercise, right_answer(exercise, course.document)))


def _gloss(name: str, course: Course) -> str:
    notes = course.document.translation_notes
    glosses = {each.id: each.gloss for each in notes if each.gloss}
    if name not in glosses:
        raise UnknownName.near("note on the translation", name, glosses)
    return f"“{escaped(glosses[name])}”"


def _number(name: str, course: Course) -> str:
    figure = figures_of(course.document)[name]
    return spoken_number(figure.value / figure.scale)


def _dated(form: str, length: int, write: str) -> Callable[[str, Course], str]:
    """Return what writes the date of a fact: in ``form``, from its first ``length`` characters."""

    def dated(name: str, course: Course) -> str:
        try:
            fact = course.document.fact(name)
            found = datetime.strptime((fact.when or fact.period)[:length], form)
        except ValueError:
            seen = f"it has no {write.split(maxsplit=1)[0]}"
            do = "name a fact that is dated so"
            if length > len("1086"):
                do += f", or of one that has its year alone write {{year:{name}}}"
            raise UnknownName(f"fact {name!r}", seen, do) from None
        return write.split(maxsplit=1)[1].format(found, month=month_name[found.month])

    return dated


KINDS: Mapping[str, Callable[[str, Course], str]] = {
    "figure": lambda name, course: str(figures_of(course.document)[name]),
    "number": _number,
    "fact": _fact,
    "day": _dated("%Y-%m-%d", 10, "day {0.day} {month}"),
    "month": _dated("%Y-%m", 7, "month {month} {0.year}"),
    "year": _dated("%Y", 4, "year {0.year}"),
    "answer": _answer,
    "verdict": lambda name, course: f"*{course.claims[name].verdict.value}*",
    "why": lambda name, course: escaped(course.claims[name].why),
    "span": lambda name, course: span(interval_of(course.claims[name])),
    "gloss": _gloss,
}


def _examine(text: str, course: Course, where: str) -> None:
    entries, passages = course.outside.entries, course.document.passages
    for name in CITED.findall(text):
        if name and name not in entries:
            raise UnknownName.near(f"{where}, citation", name, entries)
    bare = LESSON.sub("", CITED.sub("", NAMED.sub("", text)))
    passage = numbered(passages)
    for name in passage.findall(bare):
        if name not in passages:
            raise UnknownName.near(f"{where}, passage", name, passages)
    # Digits, also with commas and full stops between them.
    if number := re.search(r"\d[\d.,]*", passage.sub("", bare)):
        do = "name the figure, fact, claim or answer instead, as in {figure:ID}"
        raise KitError(where, f"the number {number[0]} is typed", do)


def numbered(passages: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the names of passages, right or wrong, by the letters they begin with.

    >>> numbered(["A1", "A2", "B1.3"]).findall("In A7 and B1.3, but not in C4.")
    ['A7', 'B1.3']
    """
    letters = {each.rstrip("0123456789.") for each in passages} - {""}
    named = "|".join(map(re.escape, sorted(letters, key=len, reverse=True))) or "(?!)"
    # A passage's letters and number: B5, B5.1. Where no passage has letters, nothing.
    return re.compile(rf"\b(?:{named})\d{{1,2}}(?:\.\d+)?\b")
