"""The texts of one edition, walked and checked: their passages, twins and sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .header import required
from .tei import Element
from .traversal import Mark, Strand, Walk, is_segment
from .values import Passage, Sheet

CATALOGUE, FURNITURE = "catalogue", "furniture"


class Texts:
    """An edition's two texts and its catalogue page, walked once; ``known`` is elements by id.

    ``marks`` says where each element with an id stands; ``asides`` are passages in form only:
    the catalogue's page, and the furniture of the sheets.
    """

    def __init__(self, root: Element, known: Mapping[str, Element]) -> None:
        self.root = root
        self.known = known
        self.walks = _walks(root)
        self.catalogue = _catalogue(root)
        self.marks = {name: mark for walk in self.all_walks() for name, mark in walk.marks.items()}
        self.passages = self._passages()
        self.asides = self._asides()

    def all_walks(self) -> Iterator[Walk]:
        """Yield the walks through the catalogue's page and through each text."""
        if self.catalogue is not None:
            yield self.catalogue
        yield from self.walks.values()

    def _passages(self) -> dict[str, Passage]:
        for walk in self.walks.values():
            self._check_twins(walk)
        order = dict.fromkeys(
            name for walk in self.walks.values() for name in walk.strands if name != FURNITURE
        )
        if not order:
            raise self.root.error("there is no passage", "mark each as <seg type='segment'>")
        return {name: self._passage(name) for name in order}

    def _check_twins(self, walk: Walk) -> None:
        elsewhere = {
            name for each in self.walks.values() if each is not walk for name in each.strands
        }
        for mark in walk.marks.values():
            if not is_segment(mark.element):
                continue
            twins = mark.element.pointers("corresp")
            # The first part of a segment speaks for those that follow it.
            follows = "prev" in mark.element.attributes
            if not twins and not follows and mark.passage in elsewhere:
                seen = f"its twin, passage {mark.passage} of the other text, is not named"
                raise mark.element.error(seen, "add corresp='#…' with the id of the twin")
            for twin in twins:
                self._check_twin(mark, self.known[twin])

    def _check_twin(self, mark: Mark, twin: Element) -> None:
        there = self.marks.get(twin.id)
        if there is None or not is_segment(twin) or there.lang == mark.lang:
            seen = f"its twin #{twin.id} is no segment of the other text"
            raise mark.element.error(seen, "point corresp to the segment that translates it")
        back = [self.marks[each].passage for each in twin.pointers("corresp") if each in self.marks]
        if mark.passage not in back or there.passage != mark.passage:
            seen = f"its twin #{twin.id} (line {twin.line}) does not point back"
            raise mark.element.error(seen, f"write corresp='#{mark.element.id}' there")

    def _passage(self, name: str) -> Passage:
        strands = {
            lang: walk.strands[name] for lang, walk in self.walks.items() if name in walk.strands
        }
        original = next(iter(strands.values()))
        for strand in strands.values():
            if not strand.voices:
                raise strand.element.error("the segment has no words", "give its words")
            if not strand.voice or strand.voice != original.voice:
                seen = f"its voice is {strand.voice or 'nobody'}, its twin's {original.voice}"
                raise strand.element.error(seen, "let <said who='#…'> hold both alike")
        sheets = self._sheets_of(strands)
        return Passage(
            id=name,
            texts={lang: strand.layers() for lang, strand in strands.items()},
            voice=original.voice,
            sheet=sheets[0],
            sheets=sheets,
            hands=frozenset(original.hands),
        )

    def _sheets_of(self, strands: Mapping[str, Strand]) -> tuple[int, ...]:
        for lang, strand in strands.items():
            if any(self.walks[lang].furniture):
                if 0 in strand.sheets:
                    break
                return tuple(strand.sheets)
        element = next(iter(strands.values())).element
        raise element.error("it lies outside any sheet", "put <pb n='…'/> before it")

    def _asides(self) -> dict[str, Passage]:
        """Return what has words but is no passage: the catalogue's page, the furniture."""
        asides: dict[str, Passage] = {}
        for name in (CATALOGUE, FURNITURE):
            strands = {
                walk.lang: walk.strands[name]
                for walk in self.all_walks()
                if name in walk.strands and walk.strands[name].voices
            }
            if strands:
                asides[name] = self._aside(name, strands)
        return asides

    def _aside(self, name: str, strands: Mapping[str, Strand]) -> Passage:
        first = next(iter(strands.values()))
        sheets = tuple(each for each in first.sheets if each)
        return Passage(
            id=name,
            texts={lang: strand.layers() for lang, strand in strands.items()},
            voice=first.voice,
            sheet=min(sheets, default=0),
            sheets=sheets,
            hands=frozenset(first.hands),
        )

    def clerks(self) -> frozenset[str]:
        """Return the voices of what is a form that speak nowhere else."""
        forms = [each for each in self.root.all("div") if each.get("type") == "form"]
        letters = [each for each in self.root.all("div") if each.get("type") != "form"]
        heard = {each.get("who").lstrip("#") for each in self.root.all("said")}
        return frozenset(_named(forms) - _named(letters) - heard)

    def sheets(self) -> tuple[Sheet, ...]:
        furniture: dict[int, list[str]] = {}
        for walk in self.walks.values():
            for number, words in walk.furniture.items():
                furniture.setdefault(number, []).extend(words)
        return tuple(
            Sheet(
                number,
                tuple(each.id for each in self.passages.values() if number in each.sheets),
                tuple(words),
            )
            for number, words in sorted(furniture.items())
            if number
        )


def _named(parts: Iterable[Element]) -> set[str]:
    """Return the voices that parts of a text name as theirs."""
    names = (name for each in parts for name in each.pointers("ana"))
    return {name.removeprefix("voice.") for name in names if name.startswith("voice.")}


def _walks(root: Element) -> dict[str, Walk]:
    texts = list(required(required(root, "text"), "group").elements())
    texts = [each for each in texts if each.tag == "text"]
    walks: dict[str, Walk] = {}
    for text in texts:
        lang = text.get("xml:lang")
        if not lang or lang in walks:
            raise text.error(f"its xml:lang is {lang!r}", "give each text a language of its own")
        walks[lang] = Walk(text, lang, FURNITURE)
    if not walks:
        group = required(root, "group")
        raise group.error("it holds no <text>", "give it the original, and its translation if any")
    return walks


def _catalogue(root: Element) -> Walk | None:
    front = required(root, "text").child("front")
    return None if front is None else Walk(front, front.get("xml:lang") or "en", CATALOGUE)
