"""The edition's file as its tests take it apart: with the standard library, nothing of the kit."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
RECORD = SEEDS / "113022.txt"
TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
POINTERS = ("ana", "corresp", "next", "prev", "ref", "resp", "target", "who")
SECOND_SIDES = {TEI + "corr", TEI + "reg", TEI + "expan"}


class Tei:
    """An edition's file as elements: all of it, those with an id, notes, running headers."""

    def __init__(self, content: bytes) -> None:
        self.root = ET.fromstring(content)
        self.by_id = {e.attrib[ID]: e for e in self.root.iter() if e.get(ID)}
        self.furniture = frozenset(self.root.iter(TEI + "fw"))

    def inside(self, *tags: str) -> set[ET.Element]:
        """Return the elements inside those of a tag."""
        return {e for tag in tags for each in self.root.iter(TEI + tag) for e in each.iter()}

    def notes(self, kind: str) -> list[ET.Element]:
        """Return the notes of a kind; `fact` leaves out notes on a part of a fact."""
        notes = [n for n in self.root.iter(TEI + "note") if n.get("type") == kind]
        return [n for n in notes if n.get("subtype") != "part"]

    def twins(self) -> list[tuple[ET.Element, ET.Element]]:
        """Return each English fact with the one it is the twin of."""
        english = [e for name, e in self.by_id.items() if name.startswith("en.")]
        named = [(e, e.attrib["corresp"].removeprefix("#")) for e in english if e.get("corresp")]
        return [(e, self.by_id[name]) for e, name in named]

    def segments(self, language: str) -> dict[str, str]:
        """Return a language's segments by name, parts of one joined, without page furniture."""
        joined: dict[str, str] = {}
        for seg in self.by_id[language].iter(TEI + "seg"):
            if seg.get("type") == "segment":
                name = seg.get("n") or seg.attrib[ID].removeprefix(language + ".")
                joined[name] = joined.get(name, "") + bare(as_received(seg, self.furniture))
        return joined

    def pointers(self) -> Iterator[tuple[str, str, str]]:
        """Yield element, attribute and aim of every pointer."""
        for element in self.root.iter():
            for attribute in POINTERS:
                for aim in element.get(attribute, "").split():
                    yield element.tag.removeprefix(TEI), attribute, aim


def as_received(element: ET.Element, skip: frozenset[ET.Element] = frozenset()) -> str:
    """Return an element's text without the editor's sides of its choices, and without `skip`."""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in SECOND_SIDES and child not in skip:
            parts.append(as_received(child, skip))
        parts.append(child.tail or "")
    return "".join(parts)


def bare(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def unmarked(markdown: str) -> str:
    """Return the record's text without its marks for headings, bold type and handwriting."""
    return re.sub(r"^#+ ", "", markdown, flags=re.MULTILINE).replace("*", "")


def record_parts() -> tuple[str, str, str]:
    """Return the record's catalogue page, Russian and English, bare of marks and space."""
    text = bare(unmarked(RECORD.read_text(encoding="utf-8")))
    russian = text.index(bare("тов. Сталину"))
    english = text.index(bare("SECOND MAIN ADMINISTRATION"))
    return text[:russian], text[russian:english], text[english:]
