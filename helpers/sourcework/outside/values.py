"""Publications, facts from outside, and documents near that of the edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from ..document.values import MARKS
from ..errors import UnknownName
from .tables import Table

BEARINGS = ("supports", "contradicts", "is about")
SEEN = {
    "whole": "seen whole",
    "part": "a part of it was seen",
    "opening": "its opening was seen",
    "abstract": "a summary of it was seen",
    "listing": "its entry in a list was seen",
    "second-hand": "seen as quoted by others",
    "unseen": "not seen",
}
# Where a source was seen at second hand, or as a title in a list, it was not seen itself.
NOT_ITSELF = ("listing", "second-hand", "unseen")

_T = TypeVar("_T")


class Named(dict[str, _T]):
    """Entries by id; asking for one that is not there raises UnknownName.

    >>> Named("river", {"yalu": 1})["yalo"]
    Traceback (most recent call last):
    sourcework.errors.UnknownName: river 'yalo': there is none of that name. Did you mean yalu?
    """

    def __init__(self, kind: str, entries: Mapping[str, _T]) -> None:
        super().__init__(entries)
        self.kind = kind

    def __missing__(self, name: str) -> _T:
        raise UnknownName.near(self.kind, name, self)


@dataclass(frozen=True, slots=True)
class Source:
    """A publication; ``seen`` says how much of it was seen, ``type`` is a word of CSL.

    ``reference`` says that it is a work of reference, as general knowledge asks for.

    An author is written "Family, Given", or as one name that is not turned round.
    """

    id: str
    type: str
    title: str
    seen: str
    author: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    container: str = ""
    publisher: str = ""
    place: str = ""
    issued: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    number: str = ""
    archive: str = ""
    url: str = ""
    note: str = ""
    short: str = ""
    title_ours: bool = False
    reference: bool = False

    @property
    def mark(self) -> str:
        """Known if any of it was seen itself, else unverified."""
        return "unverified" if self.seen in NOT_ITSELF else "known"

    @classmethod
    def read(cls, table: Table) -> Source:
        """Return the publication that a table describes."""
        texts = ("container", "publisher", "place", "volume", "issue", "pages", "number")
        return cls(
            id=table.id,
            type=table.text("type", needed=True),
            title=table.text("title", needed=True),
            seen=table.one_of("seen", SEEN),
            author=table.texts("author"),
            editor=table.texts("editor"),
            issued=table.date("issued"),
            title_ours=table.flag("title-ours"),
            reference=table.flag("reference"),
            **{key: table.text(key) for key in (*texts, "archive", "url", "note", "short")},
        )


@dataclass(frozen=True, slots=True)
class OutsideFact:
    """One thing that a publication says, in our words, with how surely we know that it does.

    ``value`` is exact and in ``unit``, or None; ``names`` are words that give the fact away.
    """

    id: str
    says: str
    mark: str
    sources: tuple[str, ...]
    value: Fraction | None = None
    unit: str = ""
    printed: str = ""
    caveat: str = ""
    names: tuple[str, ...] = ()

    @classmethod
    def read(cls, table: Table) -> OutsideFact:
        """Return the fact that a table describes."""
        valued = "value" in table.left
        if "unit" in table.left and not valued:
            raise table.error("it has a unit and no value", "add the value or drop the unit")
        return cls(
            id=table.id,
            says=table.text("says", needed=True),
            mark=table.one_of("mark", MARKS),
            sources=table.texts("sources", needed=True),
            value=table.number("value") if valued else None,
            unit=table.text("unit", needed=valued),
            printed=table.text("printed"),
            caveat=table.text("caveat"),
            names=table.texts("names"),
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """What a document says, in our words, and what of the edition's it is about, and how."""

    says: str
    mark: str
    bearing: str
    claims: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()

    @classmethod
    def read(cls, table: Table) -> Statement:
        """Return the statement that a table describes."""
        return cls(
            says=table.text("says", needed=True),
            mark=table.one_of("mark", MARKS),
            bearing=table.one_of("bearing", BEARINGS),
            claims=table.texts("claims"),
            passages=table.texts("passages"),
        )


@dataclass(frozen=True, slots=True, repr=False)
class Number:
    """A number that a document gives: as printed, exact, what it counts; its day, if it has one."""

    id: str
    printed: str
    value: Fraction
    unit: str
    what: str
    mark: str
    date: str = ""

    @classmethod
    def read(cls, table: Table) -> Number:
        """Return the number that a table describes."""
        return cls(
            id=table.text("id", needed=True),
            printed=table.text("printed", needed=True),
            value=table.number("value"),
            unit=table.text("unit", needed=True),
            what=table.text("what", needed=True),
            mark=table.one_of("mark", MARKS),
            date=table.date("date"),
        )

    def __repr__(self) -> str:
        return f"{self.printed} ({self.what})"


@dataclass(frozen=True, slots=True)
class Quote:
    """A short quotation: who says it, its language, and what stands right after it."""

    words: str
    by: str
    lang: str
    after: str

    @classmethod
    def read(cls, table: Table) -> Quote:
        """Return the quotation that a table describes."""
        return cls(*(table.text(key, needed=True) for key in ("words", "by", "lang", "after")))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A document near that of the edition: what it is, what it says, and its numbers.

    ``date`` is a day, a month, or a range "from/to"; ``date_mark`` how surely it is known, and
    ``dated`` why. ``mark`` is of the document as a whole: each statement has its own. ``part``
    says which part of it was seen. ``lines`` are that part once more, sentence by sentence, to be
    read: in our words, its own words between “ and ”; ``translation`` says whose those are.
    """

    id: str
    type: str
    title: str
    date: str
    date_mark: str
    seen: str
    mark: str
    says: tuple[Statement, ...]
    numbers: Named[Number]
    quotes: tuple[Quote, ...]
    author: str = ""
    recipient: str = ""
    dated: str = ""
    number: str = ""
    record: str = ""
    archive: str = ""
    container: str = ""
    pages: str = ""
    url: str = ""
    note: str = ""
    short: str = ""
    part: str = ""
    translation: str = ""
    lines: tuple[str, ...] = ()

    @classmethod
    def read(cls, table: Table) -> Neighbour:
        """Return the document that a table describes."""
        texts = ("author", "recipient", "dated", "number", "record", "archive", "container")
        more = ("pages", "url", "note", "short", "part", "translation")
        numbers = table.tables("numbers", Number.read)
        says = table.tables("says", Statement.read)
        if not says:
            raise table.error("it says nothing", f"add [[{table.id}.says]]")
        if len({each.id for each in numbers}) < len(numbers):
            raise table.error("two of its numbers have one id", "give one another id")
        return cls(
            id=table.id,
            type=table.text("type", needed=True),
            title=table.text("title", needed=True),
            date=table.date("date", needed=True),
            date_mark=table.one_of("date-mark", MARKS),
            seen=table.one_of("seen", SEEN),
            mark=table.one_of("mark", MARKS),
            says=says,
            numbers=Named(f"number of {table.id}", {each.id: each for each in numbers}),
            quotes=table.tables("quotes", Quote.read),
            lines=table.texts("lines"),
            **{key: table.text(key) for key in (*texts, *more)},
        )

    def on(self, claim: str) -> tuple[Statement, ...]:
        """Return what the document says that is about a claim, by the claim's id."""
        return tuple(each for each in self.says if claim in each.claims)
