"""What is cited, as items of CSL-JSON: the form in which reference managers exchange it."""

from __future__ import annotations

from typing import Any

from ..document import Document
from ..evidence import shelfmarks
from ..outside import MARKS, Neighbour, Source

Item = dict[str, Any]

ARCHIVE = "Wilson Center Digital Archive"
OURS = "The title is ours."
# Where the fields of a publication go in CSL-JSON.
FIELDS = {
    "type": "type",
    "title": "title",
    "container": "container-title",
    "publisher": "publisher",
    "place": "publisher-place",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "number": "number",
    "archive": "archive_location",
    "url": "URL",
}


def item_of_document(document: Document) -> Item:
    """Return the document as an item of its archive, with its references whole.

    >>> from sourcework.new import letter
    >>> item_of_document(letter())["issued"]
    {'date-parts': [[1846, 11, 9]]}
    """
    source = document.source
    return _filled(
        {
            "id": f"record-{source.record}",
            "type": "manuscript",
            "title": source.item or source.title,
            "issued": _date(source.date),
            "archive": source.credit,
            "archive_location": shelfmarks(document),
            "number": f"record {source.record}" if source.record else "",
            "URL": source.url,
        }
    )


def item_of(entry: Source | Neighbour) -> Item:
    """Return a publication or a neighbouring document as an item."""
    item = {key: getattr(entry, field, "") for field, key in FIELDS.items()}
    item |= {"id": entry.id}
    if isinstance(entry, Neighbour):
        return _filled(item | _neighbour(entry))
    names = {"author": _names(entry.author), "editor": _names(entry.editor)}
    note = OURS if entry.title_ours else ""
    return _filled(item | names | {"issued": _date(entry.issued), "note": note})


def _neighbour(entry: Neighbour) -> Item:
    """Return what an item of a neighbouring document has besides; its title names its author."""
    numbers = [f"record {entry.record}"] if entry.record else []
    if entry.number and f"No. {entry.number}" not in entry.title:
        numbers.append(entry.number)
    kept_there = "wilsoncenter.org" in entry.url
    return {
        "number": ", ".join(numbers),
        "archive": ARCHIVE if kept_there else "",
        "issued": _date(entry.date, guessed=entry.date_mark != MARKS[0]),
        "note": OURS,
    }


def _date(written: str, *, guessed: bool = False) -> Item | None:
    """Return a date, or a range with two, as CSL-JSON has it."""
    if not written:
        return None
    days = [[int(part) for part in day.split("-")] for day in written.split("/")]
    return {"date-parts": days} | ({"circa": True} if guessed else {})


def _names(written: tuple[str, ...]) -> list[Item]:
    split = [each.partition(", ") for each in written]
    return [
        {"family": family, "given": given} if given else {"literal": family}
        for family, _, given in split
    ]


def _filled(item: Item) -> Item:
    return {key: value for key, value in item.items() if value}
