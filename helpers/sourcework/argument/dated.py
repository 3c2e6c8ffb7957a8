"""Dates that a text puts beside a passage, held against those that stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..claims.overstated import is_hedged
from ..document import Document
from ..document.values import TextualNote
from ..outside import Outside
from .advice import Advice
from .cited import cited, spans
from .days import Day, days_of, full_date
from .sentences import Sentence, sentences

_AS_PRINTED = re.compile(
    r"\b(?:transcri\w+|printed|misread|reads?|probably|perhaps|doubt\w*|unclear|smudge\w*|wrong\w*|impossible|cannot|"
    r"too early|earlier|days? before)\b",
    re.IGNORECASE,
)


def misdated(part: str, text: str, document: Document, outside: Outside | None) -> Iterator[Advice]:
    """Yield advice on dates beside a passage that are not those of the passage."""
    for sentence in sentences(text):
        if _on_condition(sentence) or cited(sentence.text, document, outside).others:
            continue
        marks = list(spans(sentence.text, document))
        before = 0
        for start, end, names in marks:
            stretch = _clause(sentence.text[before:start])
            behind = re.match(r"\s*\(?\s*(?:of|,|\()?\s*", sentence.text[end:])
            near = list(days_of(stretch))
            if behind:  # "B1 (3 May)"
                tail = sentence.text[end + behind.end() :]
                near += [each for each in days_of(tail[:30]) if each.start == 0]
            for each in near:
                yield from _on(part, each, names, sentence, document, outside)
            before = end


def _clause(text: str) -> str:
    return re.split(r"[;,](?!\s*\d{4})|\band\b|\bbut\b", text.rstrip(" ([,"))[-1] if text else ""


def _on_condition(sentence: Sentence) -> bool:
    return is_hedged(sentence.text) and not re.search(r"\(", sentence.text)


def _on(
    part: str,
    day: Day,
    names: tuple[str, ...],
    sentence: Sentence,
    document: Document,
    outside: Outside | None,
) -> Iterator[Advice]:
    doubted = [note for name in names for note in _doubts(day, name, document)]
    if doubted and not _AS_PRINTED.search(sentence.text):
        note = doubted[0]
        read = f"{names[0]} has {note.printed} as transcribed"
        says = f"{read}; the edition proposes {note.proposed}. {note.reason}"
        yield Advice("date", part, day.text, says, names[:1])
        return
    there = [when for name in names for when in _dates(name, document)]
    if any(day.is_on(when) for when in there) or _is_known(day, document, outside):
        return
    if day.day or (there and len(names) == 1):
        shown = ", ".join(dict.fromkeys(_written(when) for when in there))
        says = f"{names[0]} has {shown}." if there else f"{names[0]} has no such date."
        yield Advice("date", part, day.text, f"{says} Which date do you mean?", names[:1])


def _doubts(day: Day, name: str, document: Document) -> Iterator[TextualNote]:
    """Yield the notes that print this day in a passage and propose another."""
    for note in document.passage(name).notes:
        if isinstance(note, TextualNote) and note.proposed:
            printed = [(each.month, each.day) for each in days_of(f"of {note.printed}")]
            other = [(each.month, each.day) for each in days_of(f"of {note.proposed}")]
            if (day.month, day.day) in printed and printed != other:
                yield note


def _dates(name: str, document: Document) -> Iterator[str]:
    """Yield the dates that stand in a passage, as ISO dates; those proposed in its notes too."""
    yield from (
        each.when
        for each in document.facts.values()
        if each.passage == name and each.when[:1].isdigit() and "-" in each.when[:5]
    )
    words = " ".join(
        document.passage(name).text(lang, layer)
        for lang in document.passage(name).texts
        for layer in ("diplomatic", "reading")
    )
    year = document.source.date[:4]
    for each in days_of(words):
        if each.day:
            yield f"{each.year or year}-{each.month:02}-{each.day:02}"


def _names_a_day(note: TextualNote) -> bool:
    return any(each.day for each in days_of(f"of {note.printed}"))


@lru_cache(maxsize=4)
def _whole_days(document: Document) -> frozenset[str]:
    doubtful = {
        name
        for name, each in document.passages.items()
        if any(isinstance(n, TextualNote) and _names_a_day(n) for n in each.notes)
    }
    return frozenset(
        each.when.partition("T")[0]
        for each in document.facts.values()
        if full_date(each.when) and each.passage not in doubtful
    )


def _is_known(day: Day, document: Document, outside: Outside | None) -> bool:
    """Whether it is a day of the document, or one that other sources speak of."""
    if not day.day:
        return False
    if any(day.is_on(when) for when in _whole_days(document)):
        return True
    if outside is None:
        return False
    said = (each.says for each in outside.facts.values())
    return any(
        (day.month, day.day) == (each.month, each.day) for words in said for each in days_of(words)
    ) or any(day.is_on(each.date) for each in outside.neighbours.values() if full_date(each.date))


def day_stands_in(words: str, passage: str, document: Document) -> bool:
    """Whether some words name a day that stands in a passage."""
    there = list(_dates(passage, document))
    return any(each.day and each.is_on(when) for each in days_of(words) for when in there)


def _written(when: str) -> str:
    """Return an ISO date as one writes it.

    >>> _written("1870-05-03"), _written("1870-05"), _written("1870-02/1870-04")
    ('3 May', 'May 1870', 'February 1870 to April 1870')
    """
    months = "January February March April May June July August September October November December"
    first, _, last = when.partition("T")[0].partition("/")
    if last:
        return f"{_written(first)} to {_written(last)}"
    parts = first.split("-")
    month = months.split()[int(parts[1]) - 1] if len(parts) > 1 else ""
    return f"{int(parts[2])} {month}" if len(parts) > 2 else f"{month} {parts[0]}".strip()
