"""The known numbers gathered: what the edition, its claims, other sources and the lessons state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from ..claims import Claims, Verdict
from ..claims.overstated import Overstatement
from ..course import Course
from ..document import Document
from ..document.names import OtherNames
from ..document.values import TextualNote, TranslationNote
from ..exercises import Exercise, right_answer
from ..exercises.model import said
from ..figures import Figure, figures_of, months_of
from ..numbers.intervals import Interval
from ..numbers.units import unit_of
from ..numbers.writing import spoken
from ..outside import Outside
from .days import days_in, full_date
from .mentions import mentions
from .usable import AN_END, CLAIM, DAYS, END, FIGURE, LESSON, OUTSIDE, REASON, Known, Numbers

_RANGES = re.compile(r"(?<![\w.,])(\d{3,4}) to (?:about )?(\d{3,4})(?!\w|[.,]\d)")


class Sources(NamedTuple):
    """What an argument is read against: an edition, its claims, other sources, the lessons.

    ``printed`` is what the lessons say, each text with the name of its lesson; ``derived`` are
    numbers that follow from other sources, each with what it is.
    """

    document: Document
    claims: Claims
    outside: Outside | None = None
    exercises: tuple[Exercise, ...] = ()
    printed: tuple[tuple[str, str], ...] = ()
    overstatements: tuple[Overstatement, ...] = ()
    names: OtherNames = OtherNames()
    derived: tuple[tuple[str, Fraction], ...] = ()

    @classmethod
    def of(cls, course: Course) -> Sources:
        """Return what a course has to read an argument against, its lessons left aside."""
        return cls(
            course.document,
            course.claims,
            course.outside,
            overstatements=course.overstatements,
            names=course.names,
            derived=course.derived(course.outside) if course.derived else (),
        )


_latest: list[tuple[Sources, Numbers]] = []


def numbers_of(sources: Sources) -> Numbers:
    """Return all numbers that the sources state; those asked for last are remembered."""
    for known, numbers in _latest:
        if known[:3] == sources[:3] and known[3:] == sources[3:]:
            return numbers
    _latest[:] = [(sources, Numbers(_all(sources)))]
    return _latest[0][1]


def _all(sources: Sources) -> Iterator[Known]:
    yield from _of_figures(sources.document)
    yield from _of_differences(sources.document)
    yield from _in_passages(sources.document)
    yield from _of_claims(sources.document, sources.claims)
    yield from _between_dates(sources.document)
    yield from _times(sources.document)
    if sources.outside:
        yield from _of_others(sources.outside)
    yield from (Known(LESSON, each, each, "", told) for told, each in sources.derived)
    yield from _of_lessons(sources.document, sources.exercises)
    for lesson, text in sources.printed:
        yield from _in_words(LESSON, text, f"in the lesson {lesson}")


def _of_figures(document: Document) -> Iterator[Known]:
    for each in figures_of(document):
        told = f"{each}, {each.status.replace('-', ' ')}"
        yield Known(
            FIGURE, each.value, each.value / each.scale, unit_in(each), told, (each.passage,)
        )
        if each.scale > 1:
            yield from _roundings(each)


def _in_passages(document: Document) -> Iterator[Known]:
    """Yield the bare numbers that stand in the text, such as a telegram's, and the record's own."""
    for name, each in document.passages.items():
        words = " ".join(each.text(lang) for lang in each.texts)
        for number in dict.fromkeys(re.findall(r"(?<![\w.,])\d{2,6}(?![\w.,]*\d)", words)):
            yield Known(
                LESSON, Fraction(number), Fraction(number), "", f"a number in {name}", (name,)
            )
    notes: list[TextualNote | TranslationNote]
    notes = [*document.textual_notes, *document.translation_notes]
    kept = (
        ("passages", len(document.passages)),
        ("notes", len(notes)),
        ("textual notes", len(document.textual_notes)),
        ("notes on the translation", len(document.translation_notes)),
    )
    for told, count in kept:
        yield Known(LESSON, Fraction(count), Fraction(count), "", f"the {told} of the edition")
    for number in re.findall(r"\d{2,6}", f"{document.source.record} {document.source.item}"):
        yield Known(LESSON, Fraction(number), Fraction(number), "", "the number of the record")


def _roundings(figure: Figure) -> Iterator[Known]:
    """Yield the ends of what a rounded figure can stand for, to nearest or cut off."""
    told = f"{AN_END}{figure} can stand for, if rounded"
    for end in (-figure.step / 2, figure.step / 2, figure.step):
        value, where = figure.value + end, (figure.passage,)
        yield Known(REASON, value, value / figure.scale, unit_in(figure), told, where)


def _of_differences(document: Document) -> Iterator[Known]:
    """Yield the ends of what the difference of two rounded figures can be."""
    rounded = [each for each in figures_of(document) if each.status == "conversion"]
    for one, other in combinations(rounded, 2):
        if one.unit == other.unit and one.value != other.value:
            less, more = sorted((one, other), key=lambda each: each.value)
            half = (less.step + more.step) / 2
            low, high = (more.value - less.value + end for end in (-half, half))
            told = f"from {spoken(low / more.scale)} to {spoken(high / more.scale)}"
            said = f"{AN_END}{more} less {less} can be, as rounded: {told}"
            where = (more.passage, less.passage)
            for end in (low, high):
                yield Known(END, end, end / more.scale, unit_in(more), said, where)


def unit_in(figure: Figure) -> str:
    """Return the unit of a figure in words, as mentions have it."""
    return {"t/month": "t per month"}.get(figure.unit, figure.unit.replace("/", " per "))


def _of_claims(document: Document, claims: Claims) -> Iterator[Known]:
    figures = {each.id: each for each in figures_of(document)}
    for claim in claims:
        units = [figures[each].unit for each in claim.facts if each in figures]
        quotient = " per ".join(dict.fromkeys(units)) if len({*units}) == 2 else ""
        for name, value in claim.working:
            label, _, words = name.partition(", in ")
            unit = unit_of(words.partition(" of ")[0]) if words else None
            scale, named = (unit.scale, unit.label) if unit else (Fraction(1), quotient)
            told = f"in “{claim.statement}”" + (f": {label}" if "-" not in label else "")
            where = claim.passages
            for each in _values(value):
                yield Known(CLAIM, each * scale, each, named, told, where, claim=claim)
            if (
                isinstance(value, Interval)
                and not value.is_empty
                and isinstance(value.width, Fraction)
            ):
                wide = f"{told}, how wide"
                yield Known(REASON, value.width * scale, value.width, named, wide, where)
            if isinstance(value, Interval) and claim.verdict is not Verdict.INCONSISTENT:
                told, zero = f"one of the values that fit, {told}", Fraction(0)
                yield Known(CLAIM, zero, zero, named, told, where, claim=claim, interval=value)
        told = f"in the reason for “{claim.statement}”"
        yield from _in_words(REASON, f"{claim.statement} {claim.why}", told, claim.passages)


def _values(value: object) -> Iterator[Fraction]:
    if isinstance(value, Interval):
        if not value.is_empty:
            ends = dict.fromkeys([value.low, value.high])
            yield from (Fraction(end) for end in ends if not isinstance(end, float))
    elif isinstance(value, (int, Fraction)):
        yield Fraction(value)


def _in_words(
    kind: str, words: str, told: str, where: tuple[str, ...] = (), cite: str = ""
) -> Iterator[Known]:
    """Yield the numbers that a sentence of the kit's own mentions."""
    for each in mentions(words.replace("…", "")):
        for read in each.readings:
            yield Known(kind, read.value, read.number, each.unit, told, where, cite)


def _between_dates(document: Document) -> Iterator[Known]:
    """Yield the days between two dates of the document, and in the months that it names."""
    facts = [each for each in document.facts.values() if each.passage in document.passages]
    dated = [(day, fact) for fact in facts if (day := full_date(fact.when))]
    for (one, first), (other, second) in combinations(dated, 2):
        told = f"the days from {_day(min(one, other))} to {_day(max(one, other))}"
        where = tuple(dict.fromkeys((first.passage, second.passage)))
        days = Fraction(abs((other - one).days))
        yield Known(DAYS, days, days, "day", told, where)
    for fact in document.facts.values():
        if "/" in fact.when and (months := months_of(fact.when)):
            days = Fraction(sum(map(days_in, months)))
            told = (
                f"the days from {_month(months[0])} to the end of {_month(months[-1], year=True)}"
            )
            yield Known(DAYS, days, days, "day", told, (fact.passage,))


def _times(document: Document) -> Iterator[Known]:
    """Yield the times of day that stand in the record, as one may write them with a point."""
    for fact in document.facts.values():
        clock = re.search(r"(?:T|^)(\d\d):(\d\d)", fact.when)
        if clock and fact.passage in document.passages:
            told = f"a time of day, {clock[1]}:{clock[2]}"
            value = Fraction(f"{clock[1]}.{clock[2]}")
            yield Known(DAYS, value, value, "", told, (fact.passage,))


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


def _month(month: str, *, year: bool = False) -> str:
    return f"{date.fromisoformat(f'{month}-01'):%B{' %Y' if year else ''}}"


def _of_others(outside: Outside) -> Iterator[Known]:
    for fact in outside.facts.values():
        if fact.value is not None:
            yield _other(fact.value, fact.unit, f"{fact.says} ({fact.mark})", fact.id)
        told = f"{fact.says} ({fact.mark})"
        yield from _in_words(OUTSIDE, f"{fact.says} {fact.caveat}", told, cite=fact.id)
        for low, high in _RANGES.findall(fact.says):
            ends, nought = Interval(Fraction(low), Fraction(high)), Fraction(0)
            yield Known(OUTSIDE, nought, nought, "", told, cite=fact.id, interval=ends)
    for near in outside.neighbours.values():
        for each in near.numbers.values():
            yield _other(each.value, each.unit, f"{each.what} ({each.mark})", near.id)
        for one in near.says:
            yield from _in_words(OUTSIDE, one.says, f"{one.says} ({one.mark})", cite=near.id)


def _other(value: Fraction, words: str, told: str, cite: str) -> Known:
    unit = unit_of(words)
    scale, named = (unit.scale, unit.label) if unit else (Fraction(1), words)
    return Known(OUTSIDE, value * scale, value, named, told, cite=cite)


def _of_lessons(document: Document, exercises: Iterable[Exercise]) -> Iterator[Known]:
    """Yield the right answers of the exercises, and the numbers in their words."""
    for each in exercises:
        question = said(each.question, document)
        told = f"in the lesson “{each.lesson}”: {question}"
        unit = unit_of(each.unit) if each.unit else None
        scale, named = (unit.scale, unit.label) if unit else (Fraction(1), each.unit)
        for value in _numbers_in(right_answer(each, document)):
            yield Known(LESSON, value * scale, value, named, told, each.passages)
        words = [question, said(each.why, document), *(said(hint, document) for hint in each.hints)]
        yield from _in_words(LESSON, " ".join(words), told, each.passages)


def _numbers_in(answer: object) -> Iterator[Fraction]:
    if isinstance(answer, Mapping):
        for each in answer.values():
            yield from _numbers_in(each)
    else:
        yield from _values(answer)
