"""Tables of people, of dates in order, and of the terms that the edition classifies by."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from ..claims import Verdict
from ..document import Category, Document, Entity, Fact
from ..document.values import MARKS
from ..languages import column_of, name_of
from .tables import Column, Link, Table, table

SUPPLIED = "year-implied"
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
Dated = tuple[Fact, str, str, str | None]
_TIME = re.compile(r"(?:^|T)(\d\d:\d\d:\d\d)")


def people(document: Document) -> Table:
    """Return the people and groups that speak or are named, with what is known of each."""
    columns: list[Column[Entity]] = [
        Column("id", "Id", "The person's id.", "person or personGrp/@xml:id",
               lambda each: each.id, needed=True),
        Column("name", "Name", "The name in English.", "persName or name[@xml:lang='en']",
               lambda each: each.name, needed=True),
        *(_name(lang) for lang in document.whole if lang != "en"),
        *(_remarks(mark) for mark in MARKS),
    ]  # fmt: skip
    says = "Who speaks and who is named; what is known, general, inferred, unverified stands apart."
    return table("people", "People", says, columns, document.people.values())


def _name(lang: str) -> Column[Entity]:
    tongue = name_of(lang)
    says = f"The name in {tongue}, where it stands there."
    tei = f"persName or name[@xml:lang='{lang}']"
    title, of = f"Name, {tongue}", lambda each: each.names.get(lang)
    return Column(f"name_{column_of(lang)}", title, says, tei, of)


REMARKS = {
    "known": "What stands in the document or in a source that was seen.",
    "general knowledge": "What any reference work has.",
    "inferred": "What is argued from it.",
    "unverified": "What is commonly said and was not checked.",
}


# How a date of the document stands; "doubted" is none of the four marks of what comes from outside.
DATED = ("known", "inferred", "doubted")


def _remarks(mark: str) -> Column[Entity]:
    def said(each: Entity) -> str:
        return " ".join(remark.words for remark in each.remarks if remark.mark == mark)

    kind = mark.replace(" ", "-")
    name, title = mark.replace(" ", "_"), mark.capitalize()
    return Column(name, title, REMARKS[mark], f"note[@type='{kind}']", said)


def chronology(document: Document) -> Table:
    """Return the dates that the document states, in order."""
    dated = sorted(_dated(document), key=lambda each: (each[2], each[1], each[3] or ""))
    places = {each[0].id: number for number, each in enumerate(dated, start=1)}
    columns: list[Column[tuple[Fact, str, str, str | None]]] = [
        Column("order", "Order", "Its place in time, by the last day that the date allows.",
               "none: counted", lambda each: places[each[0].id], "whole", needed=True),
        Column("fact", "Fact", "The date's id among the facts.", "date or time/@xml:id",
               lambda each: each[0].id, needed=True),
        Column("earliest", "Earliest day", "The first day that the date allows.",
               "@when, @from or @notBefore", lambda each: each[1], "day", needed=True),
        Column("latest", "Latest day", "The last day that the date allows.",
               "@when, @to or @notAfter", lambda each: each[2], "day", needed=True),
        Column("time", "Time", "The time of day; the time zone is not stated.", "@when",
               lambda each: each[3], "time"),
        Column("what", "What", "What is dated.", "note[@type='fact'][@target]",
               lambda each: each[0].refers_to, needed=True),
        *_dating(document),
        Column("mark", "Mark", "Of the date, not of what it is the date of. Known: it stands in "
               "the document. Inferred: its year is supplied. Doubted: the editor doubts the "
               "words that state it, and only a scan can tell.", "@ana (hedge) and sic beside corr",
               lambda each: _mark(each[0]), needed=True, one_of=DATED),
    ]  # fmt: skip
    says = "The dates of the document in order: what happened or was to happen, and who dates it."
    links = (Link("fact", "facts"), Link("passage", "segments"), Link("dated_by", "people"))
    key = ("order",)
    return table("chronology", "Chronology", says, columns, dated, key=key, links=links)


def _dating(document: Document) -> list[Column[Dated]]:
    """Return the columns of who dates it, how and in what words."""
    return [
        Column("meaning", "Meaning", "The date in words, with what is odd about it.", "note/@n",
               lambda each: each[0].value),
        Column("status", "Status", "Whether it is told as having happened, planned, expected; see "
               "terms.", "@ana (status)", lambda each: each[0].status),
        Column("dated_by", "Dated by", "Who gives the date.",
               "innermost said/@who, or the div's @ana", lambda each: each[0].voice[0]),
        Column("passage", "Passage", "The segment it stands in.", "ancestor seg[@type='segment']",
               lambda each: each[0].passage, needed=True),
        *_words(*document.whole),
    ]  # fmt: skip


def _words(original: str, *others: str) -> Iterator[Column[Dated]]:
    """Yield the columns of a date's words: as printed, and in the original as emended."""
    yield _printed(original, "the element's text")
    tongue, name = name_of(original), f"emended_{column_of(original)}"
    says = f"The {tongue} words as the editor reads them, where that differs."
    tei = "the element's text, with corr"
    yield Column(name, f"Emended, {tongue}", says, tei, lambda each: _emended(each[0], original))
    for lang in others:
        yield _printed(lang, "the text of the element that @corresp names")


def _printed(lang: str, tei: str) -> Column[Dated]:
    tongue, name = name_of(lang), f"printed_{column_of(lang)}"
    title, says = f"Printed, {tongue}", f"The {tongue} words."
    return Column(name, title, says, tei, lambda each: each[0].printed.get(lang))


def _emended(fact: Fact, lang: str) -> str | None:
    return fact.emended.get(lang) if _doubted(fact) else None


def _dated(document: Document) -> Iterator[Dated]:
    """Yield each dated fact with its first and last day and its time.

    A time without a day falls on the day that its own passage states.
    """
    dated = [each for each in document.facts.values() if each.when]
    days = {each.passage: each.when for each in dated if _DAY.match(each.when)}
    for fact in dated:
        found = _TIME.search(fact.when)
        when = fact.when if _DAY.match(fact.when) else days.get(fact.passage, "")
        if when:
            yield fact, *days_of(when), found.group(1) if found else None


def days_of(when: str) -> tuple[str, str]:
    """Return the first and the last day of an ISO date or interval.

    >>> days_of("1870-02"), days_of("1870-02-03T21:00:00"), days_of("1870/1871-04")
    (('1870-02-01', '1870-02-28'), ('1870-02-03', '1870-02-03'), ('1870-01-01', '1871-04-30'))
    """
    ends = [_DAY.match(each) for each in when.split("/")]
    assert ends[0] and ends[-1]  # the edition's own reader refuses anything else
    year, month, day = ends[0].groups()
    last_year, last_month, last_day = ends[-1].groups()
    days = calendar.monthrange(int(last_year), int(last_month or 12))[1]
    return (
        f"{year}-{month or '01'}-{day or '01'}",
        f"{last_year}-{last_month or '12'}-{last_day or f'{days:02}'}",
    )


def _doubted(fact: Fact) -> bool:
    return dict(fact.printed) != dict(fact.emended)


def _mark(fact: Fact) -> str:
    if _doubted(fact):
        return "doubted"
    return "inferred" if SUPPLIED in fact.hedges else "known"


def terms(document: Document) -> Table:
    """Return the words that the other tables classify by, with what each means."""
    found = [(*_parted(each), each.gloss, each.iso) for each in document.categories.values()]
    found += [("verdict", each.value, each.meaning, "") for each in Verdict]
    columns: list[Column[tuple[str, str, str, str]]] = [
        Column("kind", "Kind", "Which column it stands in.", "category/@xml:id, before the dot",
               lambda each: each[0], needed=True),
        Column("term", "Term", "The word.", "category/@xml:id, after the dot",
               lambda each: each[1], needed=True),
        Column("meaning", "Meaning", "What it means.", "category/catDesc", lambda each: each[2],
               needed=True),
        Column("period", "Period", "The ISO date or interval of a period.", "category/@n",
               lambda each: each[3]),
    ]  # fmt: skip
    says = "What the words mean by which the other tables classify."
    return table("terms", "Terms", says, columns, found, key=("kind", "term"))


def _parted(category: Category) -> tuple[str, str]:
    kind, _, term = category.id.partition(".")
    return kind, term
