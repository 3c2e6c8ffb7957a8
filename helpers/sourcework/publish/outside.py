"""What stands outside the document, read whole before anything is made from it.

Learners' kernels read the same two files with the standard library alone, in
:mod:`sourcework.outside`; here each fault has its line, and whatever a file names must be there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, model_validator

from sourcework.document.simplified import FILE as EASIER
from sourcework.errors import KitError, UnknownName
from sourcework.outside import FILES
from sourcework.publish.checked.folders import LEFT
from sourcework.publish.checked.marked import Marked
from sourcework.publish.checked.texts import read_text
from sourcework.publish.checked.toml import read_toml
from sourcework.publish.checked.typed import (
    Day,
    Flag,
    Form,
    Id,
    Number,
    Words,
    fault,
    listed,
    once,
    typed,
)

_T = TypeVar("_T", bound=Form)
Mark = Literal["known", "general knowledge", "inferred", "unverified"]
Seen = Literal["whole", "part", "opening", "abstract", "listing", "second-hand", "unseen"]
# The kinds of publication that the style language of citations knows.
Type = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
]  # fmt: skip


class Described(Form):
    """What a publication and a document have in common."""

    type: Type
    title: Words
    seen: Seen
    container: Words = ""
    pages: Words = ""
    number: Words = ""
    archive: Words = ""
    url: Words = ""
    note: Words = ""
    short: Words = ""

    @model_validator(mode="after")
    def _an_address(self) -> Described:
        if self.url and (not self.url.startswith(("http://", "https://")) or " " in self.url):
            raise fault(
                f"{self.url!r} is no address", "write it with https:// and no spaces", "url"
            )
        return self


class Source(Described):
    """A publication."""

    author: tuple[Words, ...] = ()
    editor: tuple[Words, ...] = ()
    publisher: Words = ""
    place: Words = ""
    issued: Day = ""
    volume: Words = ""
    issue: Words = ""
    title_ours: Flag = Field(False, alias="title-ours")
    reference: Flag = False


class Fact(Form):
    """One thing that a publication says."""

    says: Words
    mark: Mark
    sources: tuple[Words, ...] = Field(min_length=1)
    value: Number = ""
    unit: Words = ""
    printed: Words = ""
    caveat: Words = ""
    names: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _unit_of_a_value(self) -> Fact:
        if bool(self.value) != bool(self.unit):
            there, other = ("value", "unit") if self.value else ("unit", "value")
            raise fault(f"a {there} and no {other}", f"add {other} =, or drop {there}", there)
        return self


class Statement(Form):
    """What a document says, and what of the edition's document it is about."""

    says: Words
    mark: Mark
    bearing: Literal["supports", "contradicts", "is about"]
    claims: tuple[Words, ...] = ()
    passages: tuple[Words, ...] = ()


class Figure(Form):
    """A number that a document gives."""

    id: Id
    printed: Words
    value: Number
    unit: Words
    what: Words
    mark: Mark
    date: Day = ""


class Quote(Form):
    """A short quotation."""

    words: Words
    by: Words
    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]+)*$")]
    after: Words


class Neighbour(Described):
    """A document near that of the edition."""

    mark: Mark
    date: Day
    date_mark: Mark = Field(alias="date-mark")
    says: tuple[Statement, ...] = Field(min_length=1)
    numbers: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    author: Words = ""
    recipient: Words = ""
    dated: Words = ""
    record: Words = ""
    part: Words = ""
    translation: Words = ""
    lines: tuple[Words, ...] = ()


def examine_outside(
    root: Path, folder: str, claims: Collection[str], passages: Collection[str]
) -> None:
    """Raise KitError at the first fault of what stands outside, in a folder below ``root``.

    ``claims`` and ``passages`` are those of the document. Where neither file is there, nothing is
    taken from outside.
    """
    for path in sorted((root / folder).glob("*.toml*")):
        if path.name not in (*FILES, EASIER) and not LEFT.fullmatch(path.name):
            do = f"remove it, or put what it says into {' or '.join(FILES)}"
            raise KitError(f"{folder}/{path.name}", "nothing reads a file of this name", do)
    paths = [f"{folder}/{name}" for name in FILES]
    if not any((root / each).exists() for each in paths):
        return
    facts, beside = (read_toml(read_text(root, each), each) for each in paths)
    neighbours = _tables(Neighbour, beside, ())
    for other in facts.value:
        if other not in ("source", "fact"):
            place = f"{facts.place((other,))}, kind of table"
            raise UnknownName.near(place, other, ("source", "fact"))
    sources = _tables(Source, facts, ("source",))
    told = _tables(Fact, facts, ("fact",))
    _examine_ids({**neighbours}, sources, told)
    for fact in told.values():
        listed(fact, "sources", "source", {**sources, **neighbours})
    for each in neighbours.values():
        once(each.numbers, "id", "number")
        for statement in each.says:
            listed(statement, "claims", "claim", claims)
            listed(statement, "passages", "passage", passages)


def _tables(form: type[_T], marked: Marked, within: tuple[str, ...]) -> dict[str, _T]:
    held: Any = marked.value
    for key in within:
        held = held.get(key, {})
    if not isinstance(held, dict):
        do = f"begin each with [{'.'.join((*within, '…'))}]"
        raise KitError(marked.place(within), f"{within[-1]} is no table", do)
    for name in held:
        if not held[name] and held[name] != {}:
            raise KitError(marked.place((*within, name)), f"{name} is no table", "write its keys")
    return {name: typed(form, marked, (*within, name)) for name in held}


def _examine_ids(*shelves: Mapping[str, Form]) -> None:
    """Raise KitError at an id that two entries have, whichever they are."""
    seen: dict[str, Form] = {}
    for shelf in shelves:
        for name, entry in shelf.items():
            if other := seen.get(name):
                seen_at = f"the id {name!r} is that of {other.where} too"
                raise KitError(entry.where, seen_at, "give one of them another id")
            seen[name] = entry
