"""What the edition says, in plain lines: kept beside the tests, so that each change is read twice.

What an edition says only once (how a fact stands, what a note gives as its reason) nothing in the
file can hold. It is written out here and compared; ``python tests/edition_digest.py`` writes it
anew, and whoever reviews the change reads both.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from edition_form import ID, SEEDS, TEI, Tei
from sourcework.document import Document
from telegram16293.seeds import edition

KEPT = Path(__file__).parent / "editions" / "113022.digest.txt"


def digest(tei: Tei, document: Document) -> str:
    """Return the edition in plain lines: facts, notes, names, terms, header, marks."""
    parts = {
        "The facts": _facts(document),
        "The notes on the text": _textual(document),
        "The notes on the translation": _translation(document),
        "People, offices, places": _entities(tei),
        "Terms": _outline(tei.root.find(f".//{TEI}classDecl")),
        "Hands and references": _marks(tei),
        "The header": _header(tei, document),
    }
    return "\n".join("\n".join([f"# {title}", "", *lines, ""]) for title, lines in parts.items())


def _facts(document: Document) -> Iterator[str]:
    for fact in document.facts.values():
        yield f"{fact.id}, {fact.kind} in {fact.passage}, said by {' < '.join(fact.voice)}"
        for lang, words in fact.emended.items():
            yield f"    {lang}: {words}"
        amount = f"{fact.quantity} {fact.unit}".strip() if fact.quantity is not None else ""
        stands = [fact.status, fact.goods, *fact.hedges]
        yield f"    is: {'; '.join(filter(None, (amount, fact.when, *stands)))}"
        if fact.period:
            yield f"    time: {fact.period}"
        yield f"    value: {fact.value}"
        yield f"    note: {fact.refers_to}"


def _textual(document: Document) -> Iterator[str]:
    for note in document.textual_notes:
        yield f"{note.number} on {', '.join(note.targets)}, {note.cert}"
        yield f"    {note.printed} → {note.proposed or 'kept'}"
        yield from (f"    {each.words}: {each.degree}" for each in note.candidates)
        yield f"    {note.reason}"


def _translation(document: Document) -> Iterator[str]:
    for note in document.translation_notes:
        yield f"{note.id} on {', '.join(note.passages)}: {', '.join(note.kinds)}"
        yield from (f"    {lang}: {words}" for lang, words in note.quotes.items())
        yield f"    literally: {note.gloss}"
        yield f"    {note.why}"


def _entities(tei: Tei) -> Iterator[str]:
    for tag in ("person", "personGrp", "org", "place"):
        for each in tei.root.iter(TEI + tag):
            yield from _outline(each)


def _marks(tei: Tei) -> Iterator[str]:
    for tag in ("hi", "idno", "fw", "num", "seg", "milestone"):
        for each in tei.root.iter(TEI + tag):
            kind = each.get("rend") or each.get("type") or each.get("unit") or "."
            if kind not in ("segment", "statement"):
                yield f"{tag} {kind}: {_words(each)}"


def _header(tei: Tei, document: Document) -> Iterator[str]:
    yield f"id: {tei.root.get(ID)}"
    yield from (f"{name}: {said}" for name, said in document.source._asdict().items())
    for tag in ("fileDesc", "projectDesc", "editorialDecl", "langUsage", "correspDesc"):
        yield from _outline(tei.root.find(f".//{TEI}{tag}"))
    yield from _outline(tei.root.find(f".//{TEI}revisionDesc"))


def _outline(element: ET.Element | None, depth: int = 0) -> Iterator[str]:
    """Yield an element and those in it, a line each, with attributes and words."""
    assert element is not None
    named = [element.tag.removeprefix(TEI), *map(element.attrib.get, sorted(element.attrib))]
    mixed = any((each or "").strip() for each in (element.text, *(one.tail for one in element)))
    words = f": {_words(element)}" if mixed else ""
    yield f"{'    ' * depth}{' '.join(map(str, named))}{words}"
    for child in element:
        if child.attrib or not mixed:
            yield from _outline(child, depth + 1)


def _words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


if __name__ == "__main__":
    KEPT.write_text(digest(Tei((SEEDS / "113022.xml").read_bytes()), edition()), encoding="utf-8")
