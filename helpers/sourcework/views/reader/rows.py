"""The two texts as rows: each passage beside its twin, on the sheet where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ...document import Document, Passage
from ...document.simplified import simplified
from ...document.tei import Element
from ...document.traversal import SILENT, is_segment
from ...languages import way
from ..passages import voices
from .columns import PLACES, columns_of, language, parts_of
from .marks import Marks
from .writer import HANDS, Piece, Writer

HIDDEN = "furniture"


class Rows:
    """The original walked in order, each passage written beside its twins, if it has any."""

    def __init__(self, document: Document, root: Element, marks: Marks, prefix: str) -> None:
        self.document = document
        self.marks = marks
        self.prefix = prefix
        self.languages = columns_of(document)
        self.parts = parts_of(root)
        self.easier = simplified(document)
        texts = {each.get("xml:lang"): each for each in root.all("text") if each.get("xml:lang")}
        written = [self._twins(texts[lang], lang) for lang in self.languages[1:]]
        self.twins = [found for found, _ in written]
        self.beside = [(at, html) for at, (_, beside) in enumerate(written, 1) for html in beside]
        self.sheets: list[tuple[str, list[str]]] = []
        self.done: set[str] = set()
        self.voice: tuple[str, ...] = ()
        self.opens = self.form = False
        self.held = ""
        self._enter(texts[self.languages[0]], heading=False)
        for name in document.passages:
            if name not in self.done:
                self._row(name, "", part=1)
        for at, html in self.beside:
            self._add(self._furniture_row("note", html, at))

    def html(self, level: int) -> str:
        """Return all sheets."""
        count = len(self.sheets)
        return "".join(
            f'<section class="sheet" data-sheet="{escape(number)}" aria-label="Sheet '
            f'{escape(number)} of {count}">{self._label(number, count, level)}'
            f'<div class="leaf">{"".join(rows)}</div></section>'
            for number, rows in self.sheets
        )

    def _label(self, number: str, count: int, level: int) -> str:
        hands = {hand for each in self.document.passages.values() for hand in each.hands}
        # Beside other hands, what is printed is a form that they fill in.
        printed = {"printed": "printed"} if hands == {"printed"} else {}
        legend = " · ".join(
            f'<span class="key hand-{hand}">{printed.get(hand, name)}</span>'
            for hand, name in HANDS.items()
            if hand in hands
        )
        key = f'<p class="legend">How it is on the paper: {legend}</p>' if number == "1" else ""
        return (
            f'<div class="label"><h{level}>Sheet {escape(number)}'
            f'<span class="of"> of {count}</span></h{level}>{key}</div>'
        )

    def _twins(self, text: Element, lang: str) -> tuple[dict[str, str], list[str]]:
        """Return the HTML of each passage of a translation, and words beside any passage."""
        writer = Writer(self.marks, lang)
        found: dict[str, list[str]] = {}
        beside: list[str] = []
        for kind, element in _leaves(text):
            if kind == "words":
                name = _passage_of(element)
                found.setdefault(name, []).append(writer.phrase(element, name) + self._own(element))
            else:
                beside.append(writer.phrase(element) + self._own(element))
        return {name: " ".join(parts) for name, parts in found.items()}, beside

    def _own(self, element: Element) -> str:
        """Return the cues of a segment as a whole."""
        lang = element.id.partition(".")[0]
        return self.marks.cues(element, lang, _passage_of(element))

    def _enter(self, element: Element, heading: bool) -> None:
        """Write what stands outside the segments: sheets, tables, parts, furniture."""
        for child in element.elements():
            if child.tag == "pb":
                self._turn(
                    Piece("sheet", self.marks.cues(child, self.languages[0], ""), child.get("n"))
                )
            elif child.tag == "table":
                self._table(child)
            elif is_segment(child):
                self._segment(child, heading)
            elif child.tag == "fw":
                piece = Writer(self.marks, self.languages[0]).furniture(child)
                self._add(self._furniture_row(piece.about, piece.html))
            elif child.tag == "div":
                kind = child.get("subtype") or child.get("type")
                self.held = self.parts.get(kind, self.held)
                around, self.form = self.form, child.get("type") == "form"
                self._enter(child, heading)
                self.form = around
            elif child.tag not in SILENT:
                self.opens = self.opens or child.tag in ("p", "head")
                self._enter(child, child.tag == "head")

    def _turn(self, piece: Piece) -> None:
        self.sheets.append((piece.about, []))
        if piece.html:
            self._add(self._furniture_row("turn", piece.html))

    def _add(self, html: str) -> None:
        if not self.sheets:
            self.sheets.append(("1", []))
        self.sheets[-1][1].append(html)

    def _segment(self, element: Element, heading: bool) -> None:
        name, part = _passage_of(element), 0
        pieces = Writer(self.marks, self.languages[0]).passage_pieces(element, name)
        words = [each for each in pieces if each.kind == "words"]
        for piece in pieces:
            if piece.kind == "sheet":
                self._turn(piece)
            elif piece.kind == "furniture":
                self._add(self._furniture_row(piece.about, piece.html))
            else:
                part += 1
                own = self._own(element) if piece is words[-1] else ""
                self._row(name, piece.html + own, part, heading)

    def _table(self, table: Element) -> None:
        """Write a table: each passage has the lines that it stands in, and the heads above them."""
        lines = [[self._table_cell(each) for each in row.elements()] for row in table.all("row")]
        names = list(dict.fromkeys(name for line in lines for _, own in line for name in own))
        shown: dict[str, list[str]] = {name: [] for name in names or [""]}
        heads: list[str] = []
        for line in lines:
            here = list(dict.fromkeys(name for _, own in line for name in own))
            for name in here:
                cells = "".join(own.get(name, label) for label, own in line)
                shown[name] += [*heads, f"<tr>{cells}</tr>"]
                heads = []
            if not here:
                heads.append(f"<tr>{''.join(label for label, _ in line)}</tr>")
        shown[next(reversed(shown))] += heads
        for name, rows in shown.items():
            html = f'<table class="copies"><tbody>{"".join(rows)}</tbody></table>'
            self._row(name, html, part=1, of_parts=True)

    def _table_cell(self, cell: Element) -> tuple[str, dict[str, str]]:
        """Return a cell that is no passage's, and the same cell for each passage in it."""
        writer = Writer(self.marks, self.languages[0])
        own: dict[str, list[str]] = {}
        for each in filter(is_segment, cell.elements()):
            name = _passage_of(each)
            own.setdefault(name, []).append(
                f'<span data-words="{escape(name)}">'
                f"{writer.phrase(each, name)}{self._own(each)}</span>"
            )
        label = "" if own else f'<td class="{HIDDEN}">{writer.phrase(cell)}</td>'
        return label or "<td></td>", {k: f"<td>{' '.join(each)}</td>" for k, each in own.items()}

    def _row(
        self, name: str, html: str, part: int, heading: bool = False, of_parts: bool = False
    ) -> None:
        passage = self.document.passages[name]
        self.done.add(name)
        part_title, speaker = "", ""
        if self.held:
            part_title = f'<span class="part">{escape(self.held)}</span>'
            self.held = ""
        who = voices(passage.voice, self.document.people)
        if passage.voice != self.voice:
            self.voice = passage.voice
            speaker = f'<span class="who"><span aria-hidden="true">❝ </span>{escape(who)}</span>'
        if part_title or speaker:
            only = "" if part_title else " only-who"
            self._add(f'<p class="tab{only}">{part_title}{speaker}</p>')
        kinds = ["row", *(["heading"] if heading else []), *(["opens"] if self.opens else [])]
        kinds += ["form"] if self.form else []
        self.opens = False
        original, *others = self.languages
        cells = self._cell(passage, original, html, of_parts, PLACES[0])
        kinds += ["goes-on"] if part > 1 else []
        for twin, place, found in zip(others, PLACES[1:], self.twins, strict=False):
            if part == 1:
                cells += self._cell(passage, twin, found.get(name, ""), False, place)
            else:
                cells += (
                    f'<p class="words {place} gap" data-lang="{escape(twin)}" lang="en">↑ the '
                    f"{escape(language(twin))} stands whole on the sheet before</p>"
                )
        self._add(
            f'<div class="{" ".join(kinds)}" data-passage="{escape(name)}" role="group"'
            f' data-voice="{escape(passage.voice[0])}" data-depth="{len(passage.voice)}"'
            f' aria-label="{escape(name)}{", continued" if part > 1 else ""}: {escape(who)}"'
            f"{self._id(name, part)}>{self._gutter(name, part)}{cells}</div>"
        )

    def _id(self, name: str, part: int) -> str:
        return f' id="{escape(self.prefix + name)}"' if part == 1 else ""

    def _gutter(self, name: str, part: int) -> str:
        if part > 1:
            return '<p class="gutter"><span class="id" aria-hidden="true">…</span></p>'
        target = escape(self.prefix + name)
        return (
            f'<p class="gutter"><a class="id" href="#{target}" data-to="{escape(name)}"'
            f' title="Link to passage {escape(name)}">{escape(name)}</a></p>'
        )

    def _cell(self, passage: Passage, lang: str, html: str, of_parts: bool, place: str) -> str:
        name, tongue = escape(passage.id), escape(language(lang))
        if not html:
            return (
                f'<p class="words {place} absent" data-lang="{escape(lang)}" lang="en">'
                f"not in the {'archive’s ' if 'catalogue' in self.document.asides else ''}"
                f"{tongue}</p>"
            )
        if not of_parts:
            html = f'<span data-words="{name}">{html}</span>'
        hands = " ".join(f"all-{each}" for each in passage.hands) if place == PLACES[0] else ""
        return (
            f'<div class="words {place} {hands if len(passage.hands) == 1 else ""}"'
            f' data-lang="{escape(lang)}" dir="{way(lang)}">'
            f'<div class="said-here" lang="{escape(lang)}">{html}</div>{self._easier(name, lang)}'
            f'<button type="button" class="keep" hidden tabindex="-1"'
            f' aria-label="Keep words of {name} in {tongue}">keep</button></div>'
        )

    def _easier(self, name: str, lang: str) -> str:
        words = self.easier.passages.get(name) if lang == self.easier.language else ""
        return f'<p class="easier" lang="{escape(lang)}">{escape(words)}</p>' if words else ""

    def _furniture_row(self, kind: str, html: str, column: int = 0) -> str:
        cells = [
            f'<div class="words {place}" data-lang="{escape(lang)}" lang="{escape(lang)}"'
            f' dir="{way(lang)}">{html}</div>'
            if at == column
            else f'<div class="words {place} empty" data-lang="{escape(lang)}"></div>'
            for at, (lang, place) in enumerate(zip(self.languages, PLACES, strict=False))
        ]
        return (
            f'<div class="row furniture is-{escape(kind or "other")}"><p class="gutter"></p>'
            f"{''.join(cells)}</div>"
        )


def _passage_of(element: Element) -> str:
    return element.get("n") or element.id.partition(".")[2]


def _leaves(element: Element) -> Iterator[tuple[str, Element]]:
    """Yield the segments of a text, and the elements with words that lie beside them."""
    for child in element.elements():
        if is_segment(child):
            yield "words", child
        elif child.tag in SILENT:
            continue
        elif any(isinstance(each, str) and not each.isspace() for each in child.children):
            yield "beside", child
        else:
            yield from _leaves(child)
