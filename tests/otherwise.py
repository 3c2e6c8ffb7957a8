"""Editions in which the telegram says otherwise, made from ``editions/otherwise.md``."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from edition_form import SEEDS, TEI, Tei
from sourcework.document import Document, open_edition

TABLE = Path(__file__).parent / "editions" / "otherwise.md"
REPLACED = re.compile(r"“([^”]+)” → “([^”]+)”")
ET.register_namespace("", TEI.strip("{}"))


class Row(NamedTuple):
    """A claim, what the text says instead, the verdict that must follow, and why."""

    claim: str
    changes: tuple[str, ...]
    verdict: str
    why: str


def rows() -> Iterator[Row]:
    """Yield the rows of the table."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        cells = [each.strip() for each in line.strip("|").split(" | ")]
        if line.startswith("| ") and cells[0] != "claim":
            claim, changes, verdict, why = cells
            yield Row(claim, tuple(changes.split("<br>")), verdict, why)


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The edition that ships, to be made to say something else."""

    tei: Tei

    def write(self, path: Path) -> None:
        """Write the edition as it now is."""
        ET.ElementTree(self.tei.root).write(path, encoding="UTF-8", xml_declaration=True)

    def change(self, told: str) -> None:
        """Make one change, as a cell of the table tells it."""
        if replaced := REPLACED.fullmatch(told):
            self._replace(*replaced.groups())
            return
        fact, _, said = told.partition(": ")
        if said.startswith(("as ", "not ", "in period ")):
            self._standing(fact, said)
        else:
            self._say(fact, *said.split(" = "))

    def _replace(self, old: str, new: str) -> None:
        found = 0
        for element in self.tei.inside("text"):
            for side in ("text", "tail"):
                words = getattr(element, side) or ""
                found += words.count(old)
                setattr(element, side, words.replace(old, new))
        assert found, f"the text does not say {old!r}"

    def _standing(self, fact: str, said: str) -> None:
        element = self.tei.by_id[fact]
        kind, term = said.rsplit(" ", 1)
        terms = element.attrib["ana"].split()
        if kind == "not":
            terms.remove(f"#hedge.{term}")
        elif kind == "as":
            terms = [f"#status.{term}" if "#status." in each else each for each in terms]
        else:
            terms = [f"#{term}" if "#period." in each else each for each in terms]
            self._period(term)
        element.set("ana", " ".join(terms))

    def _period(self, term: str) -> None:
        """Give the edition the term for a time, if it has none."""
        if term not in self.tei.by_id:
            months = term.removeprefix("period.").replace(".", "/")
            category = ET.SubElement(self.tei.by_id["period"], TEI + "category", n=months)
            category.set("{http://www.w3.org/XML/1998/namespace}id", term)
            ET.SubElement(category, TEI + "catDesc").text = "a time made up for a test"
            self.tei.by_id[term] = category

    def _say(self, fact: str, russian: str, english: str, value: str) -> None:
        """Let a fact have other words in both languages, and another value."""
        twins = [(self.tei.by_id.get(fact), russian), (self.tei.by_id.get(f"en.{fact}"), english)]
        if f"en.{fact}" not in self.tei.by_id and russian == "…":
            twins = [(self.tei.by_id[fact], english)]
        for element, words in twins:
            if element is not None and words != "…":
                _reword(element, words)
                element.attrib.update(_attributes(element, value))
                if "quantity" in element.attrib:
                    element.tag = TEI + "measure"
                    element.attrib.pop("type", None)


def _reword(element: ET.Element, words: str) -> None:
    """Give an element other words; what is in it stays, empty, for what points to it."""
    for each in element.iter():
        each.text = ""
        if each is not element:
            each.tail = ""
    element.text = words


def _attributes(element: ET.Element, value: str) -> Mapping[str, str]:
    amount, _, unit = value.partition(" ")
    if unit:
        return {"quantity": amount, "unit": unit}
    if value == "…":
        return {}
    start, _, end = value.partition("/")
    names = ("notBefore", "notAfter") if "notBefore" in element.attrib else ("from", "to")
    return dict(zip(names, (start, end), strict=True)) if end else {"when": value}


@cache
def otherwise(changes: tuple[str, ...]) -> Document:
    """Return the edition in which the text says what these cells tell."""
    told = Otherwise(Tei((SEEDS / "113022.xml").read_bytes()))
    for each in changes:
        told.change(each)
    with TemporaryDirectory() as folder:
        told.write(Path(folder) / "otherwise.xml")
        return open_edition(Path(folder) / "otherwise.xml")
