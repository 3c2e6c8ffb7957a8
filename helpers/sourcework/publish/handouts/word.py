"""A document for Word: its paper, styles, foot, lists, lines to write on; the same bytes always.

A teacher edits it, so everything is what it looks like: headings are headings, a line to write on
is a paragraph with a tab that is filled up, the head of a table comes again on the next page, and
words know their language.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Inches, Pt, RGBColor
from docx.text.paragraph import Paragraph

# One moment for all: the same sources give the same bytes.
MADE = datetime(1980, 1, 1, tzinfo=UTC)
PAPERS = {"a4": (Cm(21), Cm(29.7)), "us-letter": (Inches(8.5), Inches(11))}
MARGIN = Cm(1.9)
# How far one line to write on is from the next, and how high an empty cell is.
LINE, CELL = Cm(0.8), Cm(0.9)
LETTERS = "Calibri"
# Styles of ours: what they are based on, and whether words in them are small.
STYLES = {
    "Answer line": ("Normal", False),
    "Passage": ("Normal", False),
    "Option": ("Normal", False),
    "Small print": ("Normal", True),
}


class Word:
    """A document that is being written, on one paper.

    >>> page = Word("a4", "A page", "The kit")
    >>> page.heading(1).add_run("A page").text
    'A page'
    >>> page.bytes() == page.bytes()
    True
    """

    def __init__(self, paper: str, title: str, maker: str, foot: str = "") -> None:
        self.made: Any = Document()
        about = self.made.core_properties
        about.title, about.author, about.last_modified_by = title, maker, maker
        about.created = about.modified = MADE
        about.comments, about.language = "", "en"
        self._set_paper(paper)
        self._set_styles()
        self._set_foot(foot)
        self.numbering: Any = None

    @property
    def width(self) -> int:
        """How wide a line of text is."""
        page = self.made.sections[0]
        return int(page.page_width - page.left_margin - page.right_margin)

    def _set_paper(self, paper: str) -> None:
        page = self.made.sections[0]
        page.page_width, page.page_height = PAPERS[paper]
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN

    def _set_styles(self) -> None:
        styles = self.made.styles
        plain = styles["Normal"]
        plain.font.name, plain.font.size = LETTERS, Pt(10.5)
        plain.paragraph_format.space_after = Pt(5)
        _language(plain.element.get_or_add_rPr(), "en-GB")
        for level, size in ((1, 17), (2, 13), (3, 11)):
            style = styles[f"Heading {level}"]
            style.font.name, style.font.size = LETTERS, Pt(size)
            style.font.color.rgb = RGBColor(0, 0, 0)
            style.paragraph_format.space_before = Pt(0 if level == 1 else 10)
            style.paragraph_format.space_after = Pt(4)
            fonts = style.element.rPr.rFonts
            for each in [name for name in fonts.attrib if "Theme" in name]:
                del fonts.attrib[each]
        styles["Caption"].font.color.rgb = RGBColor(0, 0, 0)
        styles["Caption"].font.size = Pt(10)
        styles["Caption"].paragraph_format.keep_with_next = True
        tasks = styles["List Number"].paragraph_format
        tasks.left_indent, tasks.first_line_indent = Cm(0.63), Cm(-0.63)
        tasks.space_before, tasks.keep_with_next = Pt(8), True
        for name, (base, small) in STYLES.items():
            style = styles.add_style(name, 1)
            style.base_style = styles[base]
            if small:
                style.font.size = Pt(9)
        lines = styles["Answer line"].paragraph_format
        lines.tab_stops.add_tab_stop(Emu(self.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
        lines.space_after = Pt(0)
        lines.line_spacing = LINE
        styles["Passage"].paragraph_format.left_indent = Cm(0.6)
        styles["Option"].paragraph_format.left_indent = Cm(0.6)
        styles["Option"].paragraph_format.space_after = Pt(2)

    def _set_foot(self, foot: str) -> None:
        paragraph = self.made.sections[0].footer.paragraphs[0]
        # The style of a foot has stops of its own.
        paragraph.style = self.made.styles["Normal"]
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Emu(self.width), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(f"{foot}\t").font.size = Pt(9)
        for at, field in enumerate(("PAGE", "NUMPAGES")):
            if at:
                paragraph.add_run(" / ").font.size = Pt(9)
            _field(paragraph, field)

    def heading(self, level: int) -> Paragraph:
        """Add a heading of a level from 1."""
        made: Paragraph = self.made.add_heading("", level)
        return made

    def paragraph(self, style: str = "Normal") -> Paragraph:
        """Add a paragraph."""
        made: Paragraph = self.made.add_paragraph(style=style)
        return made

    def line(self, words: str = "") -> Paragraph:
        """Add a line to write on, with words before it."""
        made = self.paragraph("Answer line")
        made.add_run(f"{words} \t" if words else "\t")
        return made

    def fields(self, names: Sequence[str], after: str = "") -> None:
        """Add names with room to write behind each, in one line, and words at its end."""
        made = self.paragraph()
        stops = made.paragraph_format.tab_stops
        room = self.width - (Cm(2.5) if after else 0)
        for at, name in enumerate(names, 1):
            place = Emu(room * at // len(names))
            stops.add_tab_stop(place, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
            made.add_run(f"{' ' if at > 1 else ''}{name} \t")
        made.add_run(f" {after}" if after else "")

    def table(self, rows: int, columns: int, *, head: bool) -> Any:
        """Add a table with lines around its cells; its head comes again on every page."""
        made = self.made.add_table(rows, columns)
        made.style = self.made.styles["Table Grid"]
        for at, row in enumerate(made.rows):
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if head and at == 0:
                properties.append(OxmlElement("w:tblHeader"))
        return made

    def box(self, lines: int) -> None:
        """Add an empty box to calculate in, so many lines high."""
        row = self.table(1, 1, head=False).rows[0]
        row.height, row.height_rule = Emu(int(LINE) * lines), WD_ROW_HEIGHT_RULE.AT_LEAST
        self.paragraph().paragraph_format.space_after = Pt(0)

    def picture(self, png: bytes, words: str, share: float = 1) -> None:
        """Add a picture with what it shows in words, as wide as the text or a part of it."""
        made = self.paragraph().add_run().add_picture(BytesIO(png), Emu(int(self.width * share)))
        made._inline.docPr.set("descr", words)

    def page(self) -> None:
        """Begin a new page."""
        self.made.add_page_break()

    def bytes(self) -> bytes:
        """Return the file."""
        saved = BytesIO()
        self.made.save(saved)
        packed = BytesIO()
        with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w") as new:
            for each in old.infolist():
                entry = zipfile.ZipInfo(each.filename, MADE.timetuple()[:6])
                new.writestr(entry, old.read(each.filename), zipfile.ZIP_DEFLATED)
        return packed.getvalue()


def write(paragraph: Paragraph, words: str, kinds: frozenset[str] = frozenset(), lang: str = ""
          ) -> None:  # fmt: skip
    """Add words to a paragraph: strong, slanted, raised or small, in a language."""
    run = paragraph.add_run(words)
    run.bold = True if kinds & {"strong", "b"} else None
    run.italic = True if "em" in kinds else None
    run.font.superscript = True if "sup" in kinds else None
    if "small" in kinds:
        run.font.size = Pt(9)
    if lang and not lang.startswith("en"):
        _language(run._r.get_or_add_rPr(), lang)


def from_the_right(paragraph: Paragraph) -> None:
    """Let the words of a paragraph run from the right."""
    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for run in paragraph.runs:
        run.font.rtl = True


def _language(properties: Any, lang: str) -> None:
    made = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        made.set(qn(name), lang)
    properties.append(made)


def _field(paragraph: Paragraph, name: str) -> None:
    """Add a number that Word counts."""
    run = paragraph.add_run()
    run.font.size = Pt(9)
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("text", "1"), ("end", "")):
        if kind == "text":
            part = OxmlElement("w:t")
            part.text = text
        elif kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = text
        run._r.append(part)
