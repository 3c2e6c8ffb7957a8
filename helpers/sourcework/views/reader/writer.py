"""Elements of a text written as HTML, each a class that a style sheet and a script can find.

So does CETEIcean with TEI in a browser; here it is done beforehand, so that the page reads
without a script and its words can be tested against the edition's.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html import escape
from typing import NamedTuple

from ...document.tei import Element
from ...document.traversal import (
    ALWAYS,
    BITS,
    BLOCKS,
    CHOICE,
    DIPLOMATIC,
    EVERY,
    PARTING,
    SILENT,
    is_segment,
)
from ...languages import marked_as
from .marks import Marks

HANDS = {
    "typed": "typed",
    "printed": "printed form",
    "stamped": "stamp",
    "handwritten": "by hand",
}
# Line ends and indents of the edition, which are one space on the page.
_SPACES = re.compile(r"\s+")


class Piece(NamedTuple):
    """A stretch of one text: of a passage's words, of a sheet's furniture, or a turn of sheet."""

    kind: str
    html: str
    about: str = ""


class Writer:
    """The elements of one text written as HTML; a new sheet within a passage parts it in two."""

    def __init__(self, marks: Marks, lang: str) -> None:
        self.marks = marks
        self.lang = lang
        self.passage = ""
        self.pieces: list[Piece] = []
        self.html: list[str] = []
        self.open: list[str] = []
        self.spoken = False

    def passage_pieces(self, element: Element, passage: str) -> list[Piece]:
        """Return the pieces of a segment; more than one where a sheet ends inside it."""
        self.passage, self.pieces, self.html, self.open = passage, [], [], []
        self.spoken = False
        self._write(element)
        self._part()
        return self.pieces

    def phrase(self, element: Element, passage: str = "") -> str:
        """Return the HTML of an element that no sheet ends in."""
        return "".join(each.html for each in self.passage_pieces(element, passage))

    def _part(self, *between: Piece) -> None:
        """End the words written so far, put something between, and go on in the same elements."""
        self.html.extend("</span>" for _ in self.open)
        if self.spoken:
            self.pieces.append(Piece("words", "".join(self.html).strip()))
        self.pieces.extend(between)
        self.html, self.spoken = list(self.open), False

    def _write(self, element: Element) -> None:
        for child in element.children:
            if isinstance(child, str):
                self.html.append(escape(_SPACES.sub(" ", child)))
                self.spoken = self.spoken or not child.isspace()
            elif child.tag == "pb":
                cues = self.marks.cues(child, self.lang, "")
                self._part(Piece("sheet", cues, child.get("n")))
            elif child.tag == "fw":
                self._part(self.furniture(child))
            elif child.tag not in SILENT:
                self._element(child)

    def furniture(self, element: Element) -> Piece:
        """Return a running header or a catchword."""
        inner = Writer(self.marks, self.lang)
        fields = [each for each in element.elements() if each.get("type") == "field"]
        if fields:
            html = "".join(f'<span class="field">{inner.phrase(each)}</span> ' for each in fields)
        else:
            html = inner.phrase(element)
        cues = self.marks.cues(element, self.lang, "")
        return Piece("furniture", html + cues, element.get("type"))

    def _element(self, element: Element) -> None:
        bits = layers(element, self.marks.unsettled)
        if not bits:
            return
        parts = element.tag in BLOCKS or element.tag in PARTING or is_segment(element)
        space = " " if parts else ""
        start = self._start(element, bits)
        self.html.append(space + start)
        if start:
            self.open.append(start)
        if element.tag == "said":
            speaker = self.marks.people.get(element.get("who").lstrip("#"))
            name = speaker.name if speaker else element.get("who").lstrip("#")
            self.html.append(f'<span class="speaker" lang="en">{escape(name)}: </span>')
        self._write(element)
        if start:
            self.open.pop()
            self.html.append("</span>")
        self.html.append(self.marks.cues(element, self.lang, self.passage) + space)

    def _start(self, element: Element, bits: int) -> str:
        """Return the opening tag that carries what is known of an element; "" for nothing."""
        classes = [] if bits == EVERY else [layer_class(bits)]
        classes += self.marks.classes(element, self.lang)
        if element.tag == "said":
            classes.append("said")
        if hand := _hand(element):
            classes.append(f"hand-{hand}")
        data = self.marks.data(element, self.lang)
        if lang := element.get("xml:lang"):
            data += marked_as(lang)
        if not classes and not data:
            return ""
        named = f' class="{" ".join(classes)}"' if classes else ""
        return f"<span{named}{data}>"


def layers(element: Element, unsettled: Collection[str] = ()) -> int:
    """Return which layers of the text show an element, as bits.

    Of a choice that is ``unsettled``, by its id, every layer shows what is printed.
    """
    parent = element.parent
    if parent is not None and parent.tag == "choice" and element.tag in CHOICE:
        if parent.id in unsettled:
            return EVERY if CHOICE[element.tag] & DIPLOMATIC else 0
        first = next(each for each in parent.elements() if each.tag == element.tag)
        return CHOICE[element.tag] if first is element else 0
    return ALWAYS.get(element.tag, EVERY)


def layer_class(bits: int) -> str:
    """Return the class of what only some layers show: their initials.

    >>> layer_class(BITS["emended"] | BITS["reading"])
    'in-er'
    """
    return "in-" + "".join(name[0] for name, bit in BITS.items() if bits & bit)


def _hand(element: Element) -> str:
    rend = next((each for each in element.get("rend").split() if each in HANDS), "")
    return rend or ("stamped" if element.tag == "stamp" else "")
