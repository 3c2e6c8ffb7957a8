"""BibTeX entries, written by pybtex."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pybtex.database import BibliographyData, Entry, Person

from .items import Item

KINDS = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
}
FIELDS = {
    "publisher": "publisher",
    "publisher-place": "address",
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "URL": "url",
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def entries(items: Sequence[Item], place: str = "") -> str:
    """Return the items as BibTeX, in their order; ``place`` joins the note of each."""
    data = BibliographyData({each["id"]: _entry(each, place) for each in items})
    # An address is printed as it stands, so nothing in it may be escaped.
    return re.sub(r"(?m)^( +url = .*)$", lambda line: line[1].replace("\\", ""), _written(data))


def _written(data: BibliographyData) -> str:
    return str(data.to_string("bibtex"))


def _entry(item: Item, place: str) -> Entry:
    kind = KINDS.get(item["type"], "misc")
    held = "booktitle" if kind == "incollection" else "journal" if kind == "article" else "series"
    fields = {"title": f"{{{_plain(item['title'])}}}"}
    fields |= {FIELDS[key]: _plain(value) for key, value in item.items() if key in FIELDS}
    if "container-title" in item:
        fields[held] = _plain(item["container-title"])
    if kind == "techreport" and "publisher" not in item:
        fields["institution"] = ", ".join(map(_name, item.get("author", [])))
    number = item.get("number", "")
    if kind == "techreport" and number:
        fields["number"], number = _plain(number), ""
    kept = [place, item.get("archive_location"), number, item.get("archive")]
    notes = [", ".join(each for each in kept if each), item.get("note")]
    fields |= {"note": _plain(". ".join(each for each in notes if each))}
    fields |= _day(item)
    persons = {
        role: [Person(f"{{{_plain(_name(each))}}}" if "literal" in each else _turned(each))
               for each in item[role]]
        for role in ("author", "editor") if role in item
    }  # fmt: skip
    return Entry(
        kind, fields={key: value for key, value in fields.items() if value}, persons=persons
    )


def _day(item: Item) -> dict[str, str]:
    """Return year and month of an item; BibTeX has no field for the day, which joins the month."""
    if "issued" not in item:
        return {}
    year, *rest = item["issued"]["date-parts"][0]
    month = MONTHS[rest[0] - 1] if rest else ""
    return {"year": str(year), "month": f"{rest[1]} {month}" if len(rest) > 1 else month}


def _name(name: dict[str, str]) -> str:
    return name.get("literal") or f"{name['given']} {name['family']}"


def _turned(name: dict[str, str]) -> str:
    return f"{name['family']}, {name['given']}"


def _plain(text: str) -> str:
    """Return a text in which no brace can upset BibTeX."""
    return text.replace("{", "(").replace("}", ")")
