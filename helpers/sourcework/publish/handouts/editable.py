"""What Typst says a handout consists of, written as a document for Word.

Typst sets the same text for paper and says it as HTML, each part by what it is; so there is one
text for both, in the worksheet.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from typing import Any, cast

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.text.paragraph import Paragraph
from lxml import html
from lxml.etree import tostring

from ...languages import way
from .word import CELL, LINE, Word, from_the_right, write

Drawing = Callable[[str], bytes]
# Words of the original that stand in a sentence, where its letters tell them from the rest.
CYRILLIC = re.compile(r"([\u0400-\u04ff\u0301]+(?:[^\w\n]+[\u0400-\u04ff\u0301]+)*)")
SVG = "data:image/svg+xml;base64,"
# What a part of a handout is in Word.
STYLE = {"task": "List Number", "passage": "Passage", "choose": "Small print"}
INLINE = {"strong", "b", "em", "i", "small", "sup", "u", "span", "a", "code", "br"}
HEADINGS = {"h1": 1, "h2": 1, "h3": 2, "h4": 3, "h5": 3, "h6": 3}


def docx(source: str, paper: str, maker: str, original: str, drawn: Drawing) -> bytes:
    """Return a handout, said as HTML, as a file for Word.

    ``original`` is the language of the document, ``drawn`` makes a picture of points of a drawing.

    >>> made = docx("<body><h2>Title</h2><p>Words.</p></body>", "a4", "The kit", "de", bytes)
    >>> made[:2]
    b'PK'
    """
    body = html.document_fromstring(source).find("body")
    assert body is not None
    about = "".join(body.xpath("string(div[@class='about'])"))
    title = "".join(body.xpath("string(.//h2[1])"))
    writer = _Writer(Word(paper, title, maker, about), original, drawn)
    writer.parts(body)
    return writer.word.bytes()


class _Writer:
    def __init__(self, word: Word, original: str, drawn: Drawing) -> None:
        self.word, self.drawn = word, drawn
        self.cyrillic = original if original in ("ru", "uk", "bg") else ""

    def parts(self, parent: Any) -> None:
        """Write every part of an element."""
        for each in _blocks(parent):
            self.part(each)

    def part(self, part: Any) -> None:
        kind = part.get("class") or ""
        maker = getattr(self, f"_{kind or part.tag}", None)
        if part.tag in HEADINGS:
            self.words(self.word.heading(HEADINGS[part.tag]), part)
        elif maker:
            maker(part)
        elif part.tag == "div" and not any(each.tag in INLINE for each in part) and len(part):
            self.parts(part)
        else:
            self.words(self.word.paragraph(STYLE.get(kind, "Normal")), part)

    def words(self, paragraph: Paragraph, part: Any) -> None:
        """Write the words of a part into a paragraph; what it holds besides stands after it."""
        later = []
        tongue = [""]

        def walk(element: Any, kinds: frozenset[str], lang: str) -> None:
            for text, child in _texts(element):
                if text:
                    self._said(paragraph, text, kinds, lang)
                    tongue.append(lang or "en")
                if child is None:
                    continue
                if child.tag == "br":
                    paragraph.add_run().add_break()
                elif child.get("class") == "blank":
                    paragraph.add_run("_" * 18)
                elif child.tag in INLINE or child.tag == "p":
                    walk(child, kinds | {child.tag}, child.get("lang") or lang)
                else:
                    later.append(child)

        walk(part, frozenset(), "")
        if {way(each) for each in tongue if each} == {"rtl"}:
            from_the_right(paragraph)
        for each in later:
            self.part(each)

    def _said(self, paragraph: Paragraph, text: str, kinds: frozenset[str], lang: str) -> None:
        words = re.sub(r"[ \n\t]+", " ", text)
        if not self.cyrillic or lang:
            write(paragraph, words, kinds, lang)
            return
        for at, each in enumerate(CYRILLIC.split(words)):
            if each:
                write(paragraph, each, kinds, self.cyrillic if at % 2 else "")

    def _about(self, part: Any) -> None:
        """It stands at the foot of each page."""

    def _page(self, part: Any) -> None:
        self.word.page()

    def _fields(self, part: Any) -> None:
        minutes = (part.text or "").strip()
        self.word.fields(("Name", "Date"), minutes)

    def _lines(self, part: Any) -> None:
        for _ in range(int(part.get("data-count"))):
            self.word.line()

    def _space(self, part: Any) -> None:
        self.word.box(int(part.get("data-count")))
        self.parts(part)

    def _fill(self, part: Any) -> None:
        paragraph = self.word.paragraph("Answer line")
        self.words(paragraph, part)
        paragraph.add_run(" \t")

    def _option(self, part: Any) -> None:
        paragraph = self.word.paragraph("Option")
        write(paragraph, "☐ ")
        self.words(paragraph, part)

    def _drawing(self, part: Any) -> None:
        drawing = part.find("svg")
        picture = self.drawn(tostring(drawing, encoding="unicode", with_tail=False))
        self.word.picture(picture, part.get("data-alt") or "")

    def _figure(self, part: Any) -> None:
        for each in part.iter("img"):
            svg = base64.b64decode(str(each.get("src")).removeprefix(SVG)).decode()
            self.word.picture(self.drawn(svg), each.get("alt") or "")
        for each in part.iter("figcaption"):
            self.words(self.word.paragraph("Caption"), each)
        for each in part.findall("table"):
            self._table(each)

    def _ul(self, part: Any) -> None:
        for each in part.findall("li"):
            self.words(self.word.paragraph("List Bullet"), each)

    def _ol(self, part: Any) -> None:
        for at, each in enumerate(part.findall("li"), int(part.get("start") or 1)):
            paragraph = self.word.paragraph("Normal")
            write(paragraph, f"{at}. ", frozenset({"strong"}))
            self.words(paragraph, each)

    def _table(self, part: Any) -> None:
        rows = list(part.iter("tr"))
        head = part.find("thead") is not None
        made = self.word.table(len(rows), max(len(each) for each in rows), head=head)
        for at, row in enumerate(rows):
            cells = made.rows[at].cells
            empty = False
            for cell, written in zip(cells, row, strict=False):
                paragraph = cell.paragraphs[0]
                self.words(paragraph, written)
                empty = empty or not paragraph.text
            if empty:
                made.rows[at].height = max(CELL, LINE)
                made.rows[at].height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
        self.word.paragraph("Small print")


def _texts(element: Any) -> Iterator[tuple[str, Any]]:
    """Yield each stretch of text of an element, and the child that follows it, if any."""
    yield element.text or "", None
    for child in element:
        yield "", child
        yield child.tail or "", None


def _blocks(parent: Any) -> Iterator[Any]:
    return cast("Iterator[Any]", (each for each in parent if isinstance(each.tag, str)))
