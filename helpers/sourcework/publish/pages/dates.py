"""The chronology: the dates inside the document, and those around it, in one order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from sourcework.course import Course
from sourcework.document import Document
from sourcework.errors import KitError
from sourcework.export.named import chronology, days_of
from sourcework.outside import Neighbour, Outside, OutsideFact
from sourcework.publish.checked.typed import Day, Form, Words, once, read_toml
from sourcework.publish.markdown import bullets, escaped
from sourcework.publish.pages.entries import FOLDER, known
from sourcework.publish.pages.marks import from_outside, made_from, whole
from sourcework.publish.pages.occurrences import Lessons
from sourcework.views.phrasing import month, period

FILE = "dates.toml"
FROM = f"seeds/{{}}, seeds/neighbours.toml, seeds/outside.toml and course/pages/{FILE}"
SIGN = "◆"
OPENING = f"""\
What the {{kind}} itself dates begins with {SIGN}, and says who dates it, where, and in what words;
all else comes from elsewhere, with its source and a mark. An entry that spans some time stands at
the last day it allows. {{note}}"""


@dataclass(frozen=True, slots=True)
class Dated:
    """One entry: the first and last day that it allows, an hour, and its line."""

    earliest: str
    latest: str
    hour: str
    line: str

    @property
    def order(self) -> tuple[str, str, str]:
        """Its place in time: the last day that it allows first, as the exported table has it."""
        return self.latest, self.earliest, self.hour


class Event(Form):
    """A fact from outside with the date that it names."""

    date: Day
    fact: Words


class Events(Form):
    """The file of the dates; ``note`` is what is to be said of them all."""

    note: Words = ""

    event: tuple[Event, ...] = Field(min_length=1)


def events(root: Path, outside: Outside) -> Events:
    """Return the events; KitError where a fact does not name its date."""
    read = read_toml(Events, root, f"{FOLDER}/{FILE}")
    found = read.event
    once(found, "fact", "event")
    facts = outside.facts
    for each in found:
        fact = facts[known("fact", each.fact, facts, each.spot.at("fact"))]
        for day in each.date.split("/"):
            if in_words(day) not in fact.says and day not in _issued(fact, outside):
                seen = f"{each.fact!r} does not name {in_words(day)}"
                do = f"write a date that stands in it ({fact.says})"
                raise KitError(each.spot.at("date"), seen, do)
    return read


def _issued(fact: OutsideFact, outside: Outside) -> Iterator[str]:
    for each in outside.sources_of(fact):
        yield each.date if isinstance(each, Neighbour) else each.issued


def page(course: Course, root: Path, lessons: Lessons) -> str:
    """Return the whole page, as Markdown."""
    del lessons
    document, added = course.document, events(root, course.outside)
    opening = OPENING.format(kind=course.kind, note=added.note).rstrip()
    parts = [made_from(course, FROM.format(document.path.name)), "# Chronology", opening]
    for title, entries in _under_headings(sorted(_all(course, added.event), key=lambda e: e.order),
                                          document.source.date):  # fmt: skip
        parts += [f"## {title}", bullets(each.line for each in entries)]
    return whole(parts, course)


def _all(course: Course, added: Sequence[Event]) -> Iterator[Dated]:
    outside = course.outside
    yield from _inside(course.document)
    for each in outside.neighbours.values():
        yield _entry(each.date, from_outside(each.id, outside) + _reason(each))
    for event in added:
        yield _entry(event.date, from_outside(event.fact, outside))


def _entry(when: str, words: str) -> Dated:
    return Dated(*days_of(when), "", f"**{in_words(when)}.** {words}")


def _reason(neighbour: Neighbour) -> str:
    """Return why a document near the one that is taught is dated so, where that is not plain."""
    return f" Dated so because of this: {escaped(neighbour.dated)}." if neighbour.dated else ""


def _inside(document: Document) -> Iterator[Dated]:
    for each in chronology(document).records():
        fact = document.fact(str(each["fact"]))
        # It begins with a year; a fact may state an hour alone.
        when = fact.when if re.match(r"\d{4}", fact.when) else str(each["earliest"])
        hour = str(each["time"] or "")[:5]
        head = f"{in_words(when[:10] if hour else when)}{f', {hour}' if hour else ''}"
        meaning = (
            "" if head.endswith(fact.value or "") else f" Read as: {escaped(fact.value or '')}."
        )
        line = f"{SIGN} **{head}.** {escaped(fact.refers_to)}{meaning} {_dated_by(each, document)}"
        yield Dated(str(each["earliest"]), str(each["latest"]), hour, line)


def _dated_by(record: Mapping[str, object], document: Document) -> str:
    """Return who gives a date of the document, where and in what words, and its mark."""
    who = document.people[str(record["dated_by"])].name
    words = record["printed_en"] or record["printed_ru"]
    said = f"“{escaped(str(words))}”"
    lang = "en" if record["printed_en"] else "ru"
    shown = said if lang == "en" else f'<span lang="ru">{said}</span>'
    where = str(record["passage"])
    place = f"{where}" if where in document.passages else "on the archive's own page"
    return f"Dated by {who}, {place}: {shown}, *{record['mark']}*."


def _under_headings(entries: Iterable[Dated], filed: str) -> Iterator[tuple[str, list[Dated]]]:
    """Yield the entries by stretches of time: short ones up to the record, long ones elsewhere."""
    stretches: dict[str, list[Dated]] = {}
    for each in entries:
        stretches.setdefault(_stretch(each.latest, filed), []).append(each)
    yield from stretches.items()


def _stretch(day: str, filed: str) -> str:
    """Return the heading for a day.

    >>> [_stretch(each, "1870-02-08") for each in ("1869-12-01", "1870-02-01", "1870-09-01")]
    ['Before 1870', 'February 1870', 'Later in 1870']
    """
    year = filed[:4]
    if day[:4] != year:
        return f"Before {year}" if day < year else f"After {year}"
    return f"{month(day[:7])} {year}" if day[:7] <= filed[:7] else f"Later in {year}"


def in_words(when: str) -> str:
    """Return an ISO date or interval as a reader says it.

    >>> in_words("1870-02-08"), in_words("1870-01/1870-02"), in_words("1870-08-10/1870-08-11")
    ('8 February 1870', 'January to February 1870', '10 to 11 August 1870')
    """
    first, _, last = when.partition("/")
    if len(first) < len("1870-01-01"):
        return period(when)
    days = [f"{int(each[8:])} {month(each[:7])} {each[:4]}" for each in (first, last) if each]
    if first[:7] == last[:7]:
        days[0] = str(int(first[8:]))
    return " to ".join(days)
