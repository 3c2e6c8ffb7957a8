"""Handouts for Word: the same text as on paper, and what a teacher needs to change it."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from sourcework.publish.building import read_all
from sourcework.publish.bundle import for_class
from sourcework.publish.handouts import make
from sourcework.publish.handouts.editable import docx
from sourcework.publish.handouts.pages import as_typst
from sourcework.publish.handouts.word import LINE
from telegram16293.course import course

ROOT = Path(__file__).parents[1]
FOLDER = "dist/handouts/a4"
LESSONS = sorted(each.stem for each in (ROOT / "course/lessons").glob("[0-9]*.md"))
NAMES = [
    *(f"standard/{each}-worksheet" for each in LESSONS),
    *(
        "standard/background",
        "standard/exit-ticket",
        "standard/first-day",
        "standard/for-the-school",
    ),
    *("keys/exit-ticket-key", "keys/rubric"),
]
each_page = pytest.mark.parametrize("name", NAMES)
each_sheet = pytest.mark.parametrize("name", NAMES[: len(LESSONS)])


@cache
def made() -> Mapping[str, bytes]:
    """Return all handouts on one paper in one look."""
    lessons = read_all(course(), ROOT)
    return make(course(), ROOT, lessons, papers=("a4",), looks=("standard",))


def word(name: str) -> Any:
    """Return a handout as Word opens it."""
    return Document(io.BytesIO(made()[f"{FOLDER}/{name}.docx"]))


def texts(document: Any) -> Iterator[str]:
    """Yield the text of each paragraph, also of those in tables."""
    for each in document.element.body.iter(qn("w:p")):
        yield "".join(one.text or "" for one in each.iter(qn("w:t")))


def letters(text: str) -> str:
    """Return the letters and digits of a text alone: signs and white space are laid out anew."""
    return re.sub(r"[\W_]+", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl"))


def test_what_is_printed_comes_for_word_too() -> None:
    """Every worksheet and page has both; the document itself, which nobody changes, has one."""
    files = {each for each in made() if each.endswith(".docx")}
    assert files == {f"{FOLDER}/{each}.docx" for each in NAMES}
    assert {each.replace(".docx", ".pdf") for each in files} <= made().keys()


@each_page
def test_it_says_what_the_paper_says(name: str) -> None:
    """Its paragraphs stand in the PDF too, letter by letter: there is one text for both."""
    pages = PdfReader(io.BytesIO(made()[f"{FOLDER}/{name}.pdf"])).pages
    paper = letters("".join(page.extract_text() for page in pages))
    # At the foot of a page stands its number, in the middle of a sentence that goes over it.
    foot = letters(word(name).sections[0].footer.paragraphs[0].text)
    paper = re.sub(rf"{re.escape(foot)}\d+", "", paper) if foot else paper
    lacking = []
    for text in texts(word(name)):
        # Columns of the paper stand beside one another: a sentence is looked up by its parts.
        parts = [letters(each) for each in re.split(r"[.,:;?!]\s|\t|_{3,}", text)]
        lacking += [each for each in parts if each and each not in paper and len(each) < 60]
    assert len(lacking) <= len(list(texts(word(name)))) * 0.1, lacking


@each_page
def test_its_parts_are_real(name: str) -> None:
    """One title, headings by level, heads of tables that come again, and a number at the foot."""
    document = word(name)
    styles = [each.style.name for each in document.paragraphs]
    assert styles[0] == "Heading 1" and styles.count("Heading 1") == 1
    for table in document.tables:
        if len(table.rows) > 1:
            assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    fields = [each.text for each in document.sections[0].footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    language = document.styles["Normal"].element.find(f".//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "en-GB"


@each_sheet
def test_a_worksheet_asks_in_numbers_and_leaves_lines(name: str) -> None:
    """Tasks are a numbered list; a line to write on is a tab filled up, not a row of dots."""
    document = word(name)
    assert sum(each.style.name == "List Number" for each in document.paragraphs) >= 3
    lines = [each for each in document.paragraphs if each.style.name == "Answer line"]
    assert lines and all(each.text.endswith("\t") for each in lines)
    stop = document.styles["Answer line"].paragraph_format.tab_stops[0]
    assert stop.leader is not None and "LINES" in str(stop.leader)


def test_russian_words_know_their_language() -> None:
    """Letters of the original are marked as Russian, wherever they stand, and no others are."""
    marked = plain = 0
    for each in word("standard/04-doubt-worksheet").element.body.iter(qn("w:r")):
        text = "".join(one.text or "" for one in each.iter(qn("w:t")))
        language = each.find(f".//{qn('w:lang')}")
        if re.search("[\u0400-\u04ff]", text):
            marked += 1
            assert language is not None and language.get(qn("w:val")) == "ru"
        elif re.search("[A-Za-z]{4}", text):
            plain += 1
            assert language is None
    assert marked > 10 and plain > 10


@each_page
def test_pictures_say_what_they_show(name: str) -> None:
    """Each has words for who cannot see it."""
    pictures = word(name).element.body.iter(qn("wp:docPr"))
    assert all(len(each.get("descr", "")) > 20 for each in pictures)


def test_a_drawing_is_there_to_draw_on() -> None:
    """The number lines of the arithmetic, the timeline and the map."""
    assert len(word("standard/02-verify-worksheet").inline_shapes) == 3
    assert len(word("standard/background").inline_shapes) == 2


def test_no_answer_is_in_them() -> None:
    """What tells answers lies with the keys, which no class gets; a worksheet has no why."""
    bundle = for_class(course(), ROOT)
    for name in NAMES:
        assert bundle.has(f"{FOLDER}/{name}.docx") is not name.startswith("keys/")
    for name in NAMES[: len(LESSONS)]:
        lesson = name.removeprefix("standard/").partition("-")[2].removesuffix("-worksheet")
        told = "\n".join(texts(word(name)))
        whys = [each.why for each in course().exercises.of_lesson(lesson)]
        assert not [each for each in whys if isinstance(each, str) and each[:60] in told]


def test_they_are_the_same_every_time() -> None:
    """No day of this machine is in them, and made again they have the same bytes."""
    source = "<body><h2>Title</h2><p>Words.</p><div class='lines' data-count='2'></div></body>"
    assert docx(source, "a4", "M", "ru", bytes) == docx(source, "a4", "M", "ru", bytes)
    with zipfile.ZipFile(io.BytesIO(made()[f"{FOLDER}/standard/first-day.docx"])) as opened:
        assert {each.date_time[0] for each in opened.infolist()} == {1980}
    assert word("standard/first-day").core_properties.created.year == 1980


def test_words_run_from_the_right_where_their_language_does() -> None:
    """A paragraph in Arabic begins at the right; the one behind it does not."""
    source = "<body><div class='passage'><span lang='ar'>سلام</span></div><p>Words.</p></body>"
    document = Document(io.BytesIO(docx(source, "a4", "M", "ar", bytes)))
    first, second = document.paragraphs
    assert first._p.find(f".//{qn('w:bidi')}") is not None and first.runs[0].font.rtl
    assert second._p.find(f".//{qn('w:bidi')}") is None


def in_word(body: str) -> Any:
    """Return what Word opens of some parts of a handout; a drawing becomes one point."""
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
        "0000000a49444154789c63f80f0001010100b55c1a5a0000000049454e44ae426082"
    )
    made = docx(f"<body><h2>T</h2>{body}</body>", "a4", "M", "ru", lambda svg: pixel)
    return Document(io.BytesIO(made))


def test_there_is_as_much_room_to_write_as_on_paper() -> None:
    """Three lines are three, and a box of four lines is four lines high."""
    document = in_word("<div class='lines' data-count='3'></div>")
    assert [each.style.name for each in document.paragraphs].count("Answer line") == 3
    (box,) = in_word("<div class='space' data-count='4'></div>").tables
    assert round(box.rows[0].height / LINE, 2) == 4


def test_a_list_goes_on_with_the_number_it_begins_with() -> None:
    """Where a list is parted by a picture, its second half does not begin anew."""
    document = in_word("<ol start='4'><li>x</li><li>y</li></ol><ol><li>z</li></ol>")
    assert [each.text for each in document.paragraphs[1:]] == ["4. x", "5. y", "1. z"]


def test_only_the_head_of_a_table_comes_again() -> None:
    """On the next page stands the first row once more, and no other; without a head none."""
    row = "<tr><td>a</td><td>b</td></tr>"
    body = f"<table><thead>{row}</thead><tbody>{row}</tbody></table><table>{row}</table>"
    headed, plain = in_word(body).tables
    again = [each._tr.find(f".//{qn('w:tblHeader')}") is not None for each in headed.rows]
    assert again == [True, False]
    assert plain.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is None


def test_a_picture_in_a_figure_keeps_its_words() -> None:
    """What is seen in it is told to whoever cannot see it."""
    svg = "data:image/svg+xml;base64,PHN2Zy8+"
    (shape,) = in_word(f"<figure><img src='{svg}' alt='Two bars.'></figure>").inline_shapes
    assert shape._inline.docPr.get("descr") == "Two bars."


def test_another_course_has_them_too(tmp_path: Path) -> None:
    """A course without sheets or pages of its own has no further handouts, and builds."""
    from sourcework.courses import opened
    from sourcework.new import EXAMPLE

    other = opened(EXAMPLE)
    folder = other.place.checkout
    assert folder is not None
    files = make(other, folder, read_all(other, folder), papers=("a4",), looks=("standard",))
    (sheet,) = (each for each in files if each.endswith(".docx"))
    assert Document(io.BytesIO(files[sheet])).paragraphs[0].style.name == "Heading 1"


def test_a_page_in_markdown_is_set_as_it_is_meant() -> None:
    """Signs stay signs, a line of dots is one to write on, a table has a head."""
    page = (
        "# A *page*\n\nCosts 5 $ and #1_a.\n\n" + "…" * 20 + "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    typst = as_typst(page)
    assert "handout.with(title: [A #emph[page]])" in typst
    assert r"Costs 5 \$ and \#1\_a." in typst
    assert "#lines(1)" in typst and "table.header(strong[a], strong[b])" in typst


def test_the_page_for_the_school_and_the_first_day_are_one_page() -> None:
    """Each is printed on one page, in the look that most get."""
    for name in ("first-day", "for-the-school"):
        pdf = PdfReader(io.BytesIO(made()[f"{FOLDER}/standard/{name}.pdf"]))
        assert len(pdf.pages) == 1


def test_libreoffice_opens_them(tmp_path: Path) -> None:
    """Each becomes pages with its words in it, in a program that did not write it."""
    program = shutil.which("soffice")
    if program is None:
        ours = os.environ.get("CI") == "true" and sys.platform == "linux"
        assert not ours, "CI needs LibreOffice: libreoffice-writer-nogui"
        pytest.skip("LibreOffice (soffice) is not installed")
    files = []
    for name in NAMES:
        files.append(tmp_path / f"{Path(name).name}.docx")
        files[-1].write_bytes(made()[f"{FOLDER}/{name}.docx"])
    profile = (tmp_path / "profile").as_uri()
    words = [f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf"]
    command = [program, *words, "--outdir", str(tmp_path), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for file in files:
        pages = PdfReader(file.with_suffix(".pdf")).pages
        title = Document(str(file)).paragraphs[0].text
        assert letters(title) in letters(pages[0].extract_text())
        assert len(pages) <= 6
    for name in ("first-day", "for-the-school"):
        assert len(PdfReader(tmp_path / f"{name}.pdf").pages) == 1
