"""Evidence: words of the document that a learner keeps, each with a note and a citation.

It stands in a file beside the answers, a line for each, only ever added to. The latest line
about the same words is the one that counts: so a note is changed, and words are let go.

>>> import tempfile
>>> from sourcework.new import letter
>>> chosen = excerpt(letter(), "B5", "de", note="For whom?")
>>> evidence = Evidence(Path(tempfile.mkdtemp()) / NAME)
>>> evidence.keep(chosen)
''
>>> [(each.language, each.note) for each in evidence.read().excerpts]
[('de', 'For whom?')]
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path

from . import __version__
from .document import LAYERS, Document
from .errors import KitError, UnknownName
from .languages import name_of
from .progress import Damage, now
from .progress import place as answers_place
from .progress.journal import Lines, fields_of

NAME = "evidence.jsonl"
LONGEST_NOTE = 4000
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of one passage that were kept: where they stand, why they were kept, how to cite them.

    ``words`` are ``passage.text(language, layer)[start:end]``. ``kept`` is false in the line by
    which they are let go again.
    """

    passage: str
    language: str
    layer: str
    start: int
    end: int
    words: str
    note: str
    sheets: tuple[int, ...]
    citation: str
    time: str = ""
    version: str = __version__
    kept: bool = True

    @property
    def place(self) -> tuple[str, str, str, int, int]:
        """What makes it this excerpt and no other: passage, language, layer, start, end."""
        return self.passage, self.language, self.layer, self.start, self.end

    @property
    def line(self) -> bytes:
        """The excerpt as it stands in the file: ASCII, one line."""
        return json.dumps(asdict(self), ensure_ascii=True).encode("ascii") + b"\n"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file of evidence holds: the excerpts that count, in order, and damaged lines.

    ``notes`` say what went wrong in reading or writing it, if anything did.
    """

    excerpts: tuple[Excerpt, ...]
    damages: tuple[Damage, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence kept in one file, which need not exist yet."""

    path: Path

    def keep(self, chosen: Excerpt) -> str:
        """Keep an excerpt, and return what to say of that: "" if it is on the disk now.

        Where nothing can be written it is held in memory, which is told once.
        """
        timed = chosen if chosen.time else replace(chosen, time=now())
        return self._lines.add(timed.line)

    def let_go(self, chosen: Excerpt) -> str:
        """Let an excerpt go: it no longer counts, and its line stays in the file."""
        return self.keep(replace(chosen, kept=False, time=""))

    def read(self) -> Contents:
        """Return the excerpts that count, and set damaged lines aside."""
        found = self._lines.parsed(_parsed)
        latest: dict[tuple[str, str, str, int, int], Excerpt] = {}
        for each in found.records:
            first = latest.get(each.place)
            if first is not None and not first.kept:
                del latest[each.place]  # Kept anew, it stands at the end.
            latest[each.place] = each
        counting = tuple(each for each in latest.values() if each.kept)
        return Contents(counting, found.damages, found.notes)

    @property
    def aside(self) -> Path:
        """The side file of damaged lines."""
        return self._lines.aside

    @property
    def _lines(self) -> Lines:
        return Lines(self.path)


def place() -> Path:
    """Return where evidence is kept: in evidence.jsonl, beside the answers.

    >>> place().parent == answers_place().parent
    True
    """
    return answers_place().with_name(NAME)


def excerpt(
    document: Document,
    passage: str,
    language: str,
    start: int = 0,
    end: int | None = None,
    *,
    note: str = "",
    layer: str = "diplomatic",
) -> Excerpt:
    """Return words of a passage as evidence; the whole passage where no ends are given.

    A word at an end is taken whole, white space there left out. Raises UnknownName for a passage,
    language or layer that is not there, KitError for an end outside the passage, for no words, or
    for an endless note.
    """
    found = document.passage(passage)
    if language not in found.texts:
        raise UnknownName.near(f"language of passage {found.id}", language, found.texts)
    text = found.text(language, layer)
    end = len(text) if end is None else end
    where = f"passage {found.id} in {name_of(language)}"
    if not 0 <= start <= end <= len(text):
        seen = f"it has {len(text)} characters, and {start} to {end} were asked for"
        raise KitError(where, seen, "choose words inside it")
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    if words.strip():
        start, end = whole_words(text, start, start + len(words.strip()))
    words = text[start:end].strip()
    if not words:
        raise KitError(where, "no words are chosen", "select at least one word")
    if len(note) > LONGEST_NOTE:
        seen = f"the note has {len(note)} characters"
        raise KitError(where, seen, f"use {LONGEST_NOTE} at most")
    return Excerpt(
        passage=found.id,
        language=language,
        layer=layer,
        start=start,
        end=start + len(words),
        words=words,
        note=note,
        sheets=found.sheets,
        citation=citation(document, found.id, language, layer),
    )


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the ends of words chosen in a text, so that none is cut: a number is one word.

    >>> text = "He asked for 1,200 tons."
    >>> start, end = whole_words(text, 4, 15)
    >>> text[start:end]
    'asked for 1,200'
    """
    for word in _WORD.finditer(text):
        if word.start() < start < word.end():
            start = word.start()
        if word.start() < end < word.end():
            end = word.end()
    return start, end


def speaker(document: Document, passage: str) -> str:
    """Return who says a passage, and who reports it; "" for one that is not in this edition.

    >>> from sourcework.new import letter
    >>> speaker(letter(), "Z9")
    ''
    """
    there, people = document.passages.get(passage), document.people
    voice = there.voice if there else ()
    return ", reported by ".join(people[each].name if each in people else each for each in voice)


def place_in(document: Document, passage: str) -> str:
    """Return the sheet or sheets that a passage stands on; "" where it is not in this edition."""
    there = document.passages.get(passage)
    sheets = there.sheets if there else ()
    if not sheets:
        return ""
    first, last = min(sheets, default=0), max(sheets, default=0)
    return f"sheet {first}" if first == last else f"sheets {first}–{last}"


def citation(
    document: Document, passage: str = "", language: str = "", layer: str = LAYERS[0]
) -> str:
    """Return how to cite a passage, or the whole document, as a note of the Chicago style.

    It stands here since words are kept with it, and this room takes the standard library alone;
    ``citing`` shows the same. Where the edition does not say what its document is called and
    dated, its own citation is used.

    >>> from sourcework.new import letter
    >>> citation(letter(), "B5", "de")  # doctest: +ELLIPSIS
    "“A baker's letter,” November 9, 1846, sheet 1, segment B5 (German), no archive, ..."
    """
    source = document.source
    place = locator(document, passage, language, layer) if passage else ""
    if not (source.item and source.date):
        return f"{', '.join(filter(None, [source.citation.rstrip('. '), place]))}."
    day = date.fromisoformat(source.date)
    parts = [
        f"{day:%B} {day.day}, {day.year}",
        place,
        shelfmarks(document),
        f"record {source.record}" if source.record else "",
        source.credit,
        source.url,
    ]
    return f"“{source.item},” {', '.join(each for each in parts if each)}."


def shelfmarks(document: Document) -> str:
    """Return every archival reference of a document, in the order of the edition."""
    return ", and ".join(document.source.shelfmarks)


def locator(document: Document, passage: str, language: str = "", layer: str = LAYERS[0]) -> str:
    """Return where in its document a passage stands: sheet, segment, and which text is meant.

    >>> from sourcework.new import letter
    >>> locator(letter(), "B5", "en", "reading")
    'sheet 1, segment B5 (English, reading text)'
    """
    found = document.passage(passage)
    text = f"{layer} text" if layer != LAYERS[0] else ""
    which = ", ".join(each for each in (name_of(language), text) if each)
    place = f"{place_in(document, found.id) or 'sheet 0'}, segment {found.id}"
    return place + (f" ({which})" if which else "")


def _parsed(line: bytes, number: int) -> Excerpt | Damage:
    found = fields_of(line, number)
    if isinstance(found, Damage):
        return found
    names = {each.name for each in fields(Excerpt)}
    sheets = found.get("sheets")
    whole = (
        all(isinstance(found.get(name), str) for name in _TEXTS)
        and all(type(found.get(name)) is int for name in ("start", "end"))
        and isinstance(found.get("kept"), bool)
        and isinstance(sheets, list)
        and all(type(each) is int for each in sheets)
    )
    if not whole:
        return Damage(number, "it is not a record of evidence", line)
    known = {name: value for name, value in found.items() if name in names}
    return Excerpt(**{**known, "sheets": tuple(sheets)})  # type: ignore[arg-type]


_TEXTS = ("passage", "language", "layer", "words", "note", "citation", "time", "version")
