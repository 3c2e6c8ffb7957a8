"""Tables of what lies outside the document: neighbouring documents, facts, and their sources."""

from __future__ import annotations

from ..document import Document
from ..outside import (
    BEARINGS,
    MARKS,
    SEEN,
    Neighbour,
    Number,
    Outside,
    OutsideFact,
    Source,
    Statement,
    open_outside,
)
from .tables import Column, Link, Table, table

NEIGHBOURS = "none: neighbours.toml, {}"
OUTSIDE = "none: outside.toml, {}"
MARKED = (
    "Known (it stands in a source that was seen), general knowledge (any reference work has it), "
    "inferred (argued) or unverified."
)
Described = Neighbour | Source


def tables_nearby(document: Document, kind: str = "document") -> tuple[Table, ...]:
    """Return the tables of what stands beside the edition; none where nothing does."""
    folder = document.path.parent
    if not (folder / "neighbours.toml").is_file():
        return ()
    found = open_outside(folder)
    return (
        neighbours(found, kind, document.source.credit.partition(",")[0]),
        neighbours_statements(found),
        neighbours_numbers(found),
        outside_facts(found),
        sources(found),
    )


def neighbours(found: Outside, kind: str, archive: str) -> Table:
    """Return the documents near this one, one a row."""
    columns: list[Column[Neighbour]] = [
        _id(NEIGHBOURS),
        *(_own(*each) for each in (
            ("title", "Title", "What it is, in the kit's words."),
            ("author", "Author", "Who speaks, where one is known."),
            ("recipient", "Recipient", "To whom."),
            ("date", "Date", "Its day or month, or a range of two."),
            ("date_mark", "Mark of the date", MARKED),
            ("dated", "Why this date", "Where the date is argued: how."),
            ("number", "Number", f"The {kind}'s own number."),
            ("record", "Record", f"Its number in the {archive or 'archive'}."),
            ("archive", "Archival reference", "Where the paper lies."),
            ("container", "Printed in", "The publication that prints it."),
            ("pages", "Pages", "Where in it."),
            ("url", "Address", "Where to read it."),
        )),
        _seen(NEIGHBOURS),
        _own("part", "Part", "Which part of it was seen."),
        Column("mark", "Mark", MARKED, NEIGHBOURS.format("mark"), lambda each: each.mark,
               needed=True, one_of=MARKS),
        _own("note", "Note", "A warning for those who use it."),
    ]  # fmt: skip
    says = "Documents that stand near this one and are about what it claims."
    return table("neighbours", "Neighbouring documents", says, columns, found.neighbours.values())


def _id(file: str) -> Column[Described]:
    return Column("id", "Id", "The id by which it is cited.", file.format("its name"),
                  lambda each: each.id, needed=True)  # fmt: skip


def _own(name: str, title: str, says: str, file: str = NEIGHBOURS) -> Column[Described]:
    def found(each: Described) -> object:
        return getattr(each, name)

    return Column(name, title, says, file.format(name.replace("_", "-")), found)


def _seen(file: str) -> Column[Described]:
    return Column("seen", "Seen", "How much of it the kit's makers saw.", file.format("seen"),
                  lambda each: each.seen, needed=True, one_of=tuple(SEEN))  # fmt: skip


def neighbours_statements(found: Outside) -> Table:
    """Return what the neighbouring documents say, one statement a row."""
    said = [
        (each, number, statement)
        for each in found.neighbours.values()
        for number, statement in enumerate(each.says, start=1)
    ]
    columns: list[Column[tuple[Neighbour, int, Statement]]] = [
        Column("neighbour", "Neighbour", "The document.", NEIGHBOURS.format("its name"),
               lambda row: row[0].id, needed=True),
        Column("number", "Number", "Which of its statements.", "none: counted",
               lambda row: row[1], "whole", needed=True),
        Column("says", "Says", "What it says, in the kit's words.", NEIGHBOURS.format("says"),
               lambda row: row[2].says, needed=True),
        Column("mark", "Mark", MARKED, NEIGHBOURS.format("mark"), lambda row: row[2].mark,
               needed=True, one_of=MARKS),
        Column("bearing", "Bearing", "Whether it supports or contradicts what it is about.",
               NEIGHBOURS.format("bearing"), lambda row: row[2].bearing, needed=True,
               one_of=BEARINGS),
        Column("claims", "Claims", "The claims it is about.", NEIGHBOURS.format("claims"),
               lambda row: row[2].claims, "ids"),
        Column("passages", "Passages", "The segments it is about.", NEIGHBOURS.format("passages"),
               lambda row: row[2].passages, "ids"),
    ]  # fmt: skip
    key, links = ("neighbour", "number"), (Link("neighbour", "neighbours"),)
    says, name = "What they say that is about this document.", "neighbours_statements"
    return table(name, "Their statements", says, columns, said, key=key, links=links)


def neighbours_numbers(found: Outside) -> Table:
    """Return the numbers in the neighbouring documents, one a row."""
    numbers = [
        (each, number) for each in found.neighbours.values() for number in each.numbers.values()
    ]
    columns: list[Column[tuple[Neighbour, Number]]] = [
        Column("neighbour", "Neighbour", "The document.", NEIGHBOURS.format("its name"),
               lambda row: row[0].id, needed=True),
        Column("id", "Id", "The number's id in it.", NEIGHBOURS.format("numbers, id"),
               lambda row: row[1].id, needed=True),
        Column("printed", "Printed", "As it stands there.", NEIGHBOURS.format("numbers, printed"),
               lambda row: row[1].printed, needed=True),
        Column("value", "Value", "The exact value.",
               NEIGHBOURS.format("numbers, value"), lambda row: row[1].value, "exact",
               needed=True),
        Column("unit", "Unit", "The unit.", NEIGHBOURS.format("numbers, unit"),
               lambda row: row[1].unit, needed=True),
        Column("what", "What", "What it counts.", NEIGHBOURS.format("numbers, what"),
               lambda row: row[1].what, needed=True),
        Column("date", "Date", "The day it belongs to, where it has one.",
               NEIGHBOURS.format("numbers, date"), lambda row: row[1].date),
        Column("mark", "Mark", MARKED, NEIGHBOURS.format("numbers, mark"),
               lambda row: row[1].mark, needed=True, one_of=MARKS),
    ]  # fmt: skip
    key, links = ("neighbour", "id"), (Link("neighbour", "neighbours"),)
    says, name = "The numbers in neighbouring documents.", "neighbours_numbers"
    return table(name, "Their numbers", says, columns, numbers, key=key, links=links)


def outside_facts(found: Outside) -> Table:
    """Return what other documents, books and measurements say, one fact a row."""
    columns: list[Column[OutsideFact]] = [
        Column("id", "Id", "The id by which it is cited.", OUTSIDE.format("its name"),
               lambda each: each.id, needed=True),
        Column("says", "Says", "What is said, in the kit's words.", OUTSIDE.format("says"),
               lambda each: each.says, needed=True),
        Column("mark", "Mark", MARKED, OUTSIDE.format("mark"), lambda each: each.mark,
               needed=True, one_of=MARKS),
        Column("value", "Value", "The exact value where it is a number.",
               OUTSIDE.format("value"), lambda each: each.value, "exact"),
        Column("unit", "Unit", "The unit of the value.", OUTSIDE.format("unit"),
               lambda each: each.unit),
        Column("caveat", "Caveat", "What to bear in mind.", OUTSIDE.format("caveat"),
               lambda each: each.caveat),
        Column("sources", "Sources", "Ids in sources and neighbours.", OUTSIDE.format("sources"),
               lambda each: each.sources, "ids", needed=True),
    ]  # fmt: skip
    says = "What other documents, books and measurements say; look at the mark."
    return table("outside_facts", "Facts from outside", says, columns, found.facts.values())


def sources(found: Outside) -> Table:
    """Return the publications that outside facts rest on."""
    columns: list[Column[Source]] = [
        _id(OUTSIDE),
        Column("author", "Author", "Who wrote it; several are separated by “; ”.",
               OUTSIDE.format("author"), lambda each: "; ".join(each.author)),
        Column("editor", "Editor", "Who edited it; several are separated by “; ”.",
               OUTSIDE.format("editor"), lambda each: "; ".join(each.editor)),
        *(_own(*each, OUTSIDE) for each in (
            ("title", "Title", "As the publication gives it."),
            ("type", "Type", "A word of the Citation Style Language."),
            ("container", "In", "The journal, site or larger book."),
            ("publisher", "Publisher", "Who published it."),
            ("place", "Place", "Where."),
            ("issued", "Issued", "Year, month or day."),
            ("volume", "Volume", "Of a journal or series."),
            ("issue", "Issue", "Of a journal."),
            ("pages", "Pages", "Where in it."),
            ("number", "Number", "The number of a report or document."),
            ("archive", "Archival reference", "Where the paper lies."),
            ("url", "Address", "Where to read it."),
            ("note", "Note", "A warning for those who use it."),
        )),
        _seen(OUTSIDE),
        Column("reference", "Work of reference", "“yes” where it is one.",
               OUTSIDE.format("reference"), lambda each: "yes" if each.reference else None),
    ]  # fmt: skip
    says = "The publications that facts from outside rest on."
    return table("sources", "Sources", says, columns, found.sources.values())
