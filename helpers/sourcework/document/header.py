"""What an edition says of itself: categories, people, places, offices, and the source."""

from __future__ import annotations

import re

from .attributes import interval, when
from .tei import Element
from .values import MARKS, Category, Entity, Remark, SourceRecord

LATER = "later"


def required(parent: Element, tag: str) -> Element:
    """Return the first element of that tag inside ``parent``; EditionError without one."""
    found = parent.first(tag)
    if found is None:
        raise parent.error(f"there is no <{tag}> in it", f"expected a <{tag}>")
    return found


def categories(header: Element) -> dict[str, Category]:
    """Return the terms of every taxonomy, by id.

    >>> from sourcework.document.tei import parse_bytes
    >>> tei = b'''<TEI xmlns="http://www.tei-c.org/ns/1.0"><taxonomy xml:id="period">
    ... <category xml:id="period.1870" n="1870"><catDesc>the year 1870</catDesc></category>
    ... </taxonomy></TEI>'''
    >>> categories(parse_bytes(tei, "a.xml"))["period.1870"].iso
    '1870'
    """
    found = {}
    for each in header.all("category"):
        gloss = each.child("catDesc")
        if not each.id or gloss is None or not gloss.words():
            raise each.error("the category has no id or no gloss", "give it xml:id and <catDesc>")
        found[each.id] = Category(each.id, gloss.words(), interval(each))
    return found


def entities(header: Element, tags: tuple[str, ...], name: str) -> dict[str, Entity]:
    """Return the people (or places, or offices) that have an id; ``name`` is their names' tag."""
    found = {}
    for each in header.all(*tags):
        if each.id:
            found[each.id] = _entity(each, name)
    return found


def _entity(element: Element, tag: str) -> Entity:
    names: dict[str, str] = {}
    called: list[str] = []
    for each in element.elements():
        if each.tag in (tag, "name") and each.words():
            names.setdefault(each.get("xml:lang"), each.words())
            called += filter(None, map(str.strip, re.split(r"[\[\]]", each.words())))
    if not names:
        raise element.error("it has no name", f"expected <{tag} xml:lang='…'>")
    remarks = tuple(_remark(each) for each in element.elements() if each.tag == "note")
    name = names.get("en") or next(iter(names.values()))
    return Entity(element.id, name, names, remarks, tuple(called))


def _remark(note: Element) -> Remark:
    mark = note.get("type").replace("-", " ")
    if mark not in MARKS:
        written = [each.replace(" ", "-") for each in MARKS]
        do = f"write type='{', '.join(written[:-1])} or {written[-1]}'"
        raise note.error("the note does not say how sure it is", do)
    if note.get("subtype") not in ("", LATER):
        raise note.error("the note is of an unknown subtype", f"write subtype='{LATER}', or none")
    return Remark(mark, note.words(), note.get("subtype") == LATER)


def source(header: Element) -> SourceRecord:
    """Return where the document is kept and how it is cited."""
    title = required(required(header, "titleStmt"), "title").words()
    described = required(header, "sourceDesc")
    licence = header.first("licence") or header.first("availability")
    numbers: dict[str, list[str]] = {}
    for each in described.all("idno"):
        numbers.setdefault(each.get("type"), []).append(each.words())
    bibl = described.first("bibl", "p")
    citation = bibl.words() if bibl else ""
    url, record = ("".join(numbers.get(kind, [])[:1]) for kind in ("url", "record"))
    shelfmarks = tuple(numbers.get("shelfmark", []))
    items = [each.words() for each in bibl.all("title") if each.get("level") == "a"] if bibl else []
    days = [when(each) for each in bibl.all("date")] if bibl else []
    credits = header.first("availability")
    credit = credits.first("orgName") if credits else None
    return SourceRecord(
        title,
        citation,
        url,
        shelfmarks,
        record,
        licence.words() if licence else "",
        "".join(items[:1]),
        "".join(days[:1]),
        credit.words() if credit else "",
    )
