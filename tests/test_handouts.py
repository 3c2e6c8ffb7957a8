"""Handouts: the document on facing pages, worksheets and keys, as PDFs for every reader."""

from __future__ import annotations

import io
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from harbour import CHAIN, GOODS, HARBOUR, LESS
from sourcework.document import open_edition
from sourcework.document.simplified import simplified
from sourcework.errors import KitError, UnknownName
from sourcework.exercises import right_answer
from sourcework.figures import figures_of
from sourcework.places import Place
from sourcework.publish.building import read_all
from sourcework.publish.handouts import LOOKS, PAPERS, make
from sourcework.publish.handouts.data import figure_data, given, told
from sourcework.publish.handouts.document import document_data
from sourcework.publish.handouts.further import BREAK, further
from sourcework.publish.handouts.glosses import Gloss, glossed, read_glosses
from sourcework.publish.handouts.making import (
    EASIER,
    OF_THE_DOCUMENT,
    WORKSHEETS,
    gathered,
)
from sourcework.publish.handouts.names import NAMES, names_of
from sourcework.publish.handouts.typeset import Typesetter
from sourcework.publish.manuscript import Manuscript
from sourcework.rounding import Rule
from telegram16293.claims.rates import common_rate, conversions, rates
from telegram16293.course import course
from telegram16293.seeds import edition

ROOT = Path(__file__).parents[1]
FONTS = ROOT / WORKSHEETS / "fonts"
WIDTHS = {"a4": 595.28, "us-letter": 612.0}
STANDARD = {"papers": ("a4",), "looks": ("standard",)}
Project = Callable[..., Path]


@cache
def manuscripts() -> tuple[Manuscript, ...]:
    return tuple(read_all(course(), ROOT))


@cache
def handouts() -> Mapping[str, bytes]:
    """Return all handouts of the project, made once."""
    return make(course(), ROOT, manuscripts())


@cache
def words(path: str) -> str:
    """Return the words of a handout, white space made single."""
    pages = PdfReader(io.BytesIO(handouts()[path])).pages
    return flat("\n".join(page.extract_text() for page in pages))


def flat(text: str) -> str:
    return " ".join(text.split())


def lessons() -> list[str]:
    return [each.stem for each in sorted((ROOT / "course/lessons").glob("[0-9]*.md"))]


def paths() -> list[str]:
    of_looks = [
        f"dist/handouts/{paper}/{look}/{name}.pdf"
        for paper in PAPERS
        for look in LOOKS
        for name in [*OF_THE_DOCUMENT, *EASIER, *further(ROOT).mains]
        + [f"{one}-worksheet" for one in lessons()]
    ]
    keys = [f"{one}-key" for one in lessons()] + [*further(ROOT).for_the_teacher]
    of_keys = [f"dist/handouts/{paper}/keys/{one}.pdf" for paper in PAPERS for one in keys]
    return [*of_looks, *of_keys]


each_handout = pytest.mark.parametrize("path", paths())
each_lesson = pytest.mark.parametrize("lesson", lessons())


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a function that copies what handouts are made from, with words replaced in a file."""

    def copied(file: str = "", old: str = "", new: str = "") -> Path:
        shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
        shutil.copytree(ROOT / WORKSHEETS, tmp_path / WORKSHEETS)
        if file:
            text = (tmp_path / file).read_text(encoding="utf-8")
            assert old in text
            (tmp_path / file).write_text(text.replace(old, new), encoding="utf-8")
        return tmp_path

    return copied


# --- every PDF ------------------------------------------------------------------------------------


def test_there_is_what_a_class_needs() -> None:
    """The document, its notes and a worksheet of each lesson in each look, and a key to each."""
    assert sorted(each for each in handouts() if each.endswith(".pdf")) == sorted(paths())


@each_handout
def test_a_handout_is_for_its_paper(path: str) -> None:
    """Every page has the size of the paper that its folder names; there are neither 0 nor 99."""
    pages = PdfReader(io.BytesIO(handouts()[path])).pages
    paper = path.split("/")[2]
    assert {round(float(page.mediabox.width), 2) for page in pages} == {WIDTHS[paper]}
    ordinary = "/standard/" in path or "/keys/" in path
    most = 14 if "document" in path else 5
    assert 1 <= len(pages) <= (most if ordinary else most * 4)


@each_handout
def test_a_handout_serves_a_screen_reader(path: str) -> None:
    """It is tagged, says its language and title, and claims PDF/UA-1, which Typst has checked."""
    reader = PdfReader(io.BytesIO(handouts()[path]))
    catalog = reader.root_object
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "en"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata and len(reader.metadata.title or "") > 10
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()


@each_handout
def test_no_letter_is_missing(path: str) -> None:
    """Every glyph that is set exists in its font: none stands for an unknown letter."""
    assert "\ufffd" not in words(path)
    for page in PdfReader(io.BytesIO(handouts()[path])).pages:
        for font in page["/Resources"]["/Font"].values():
            assert re.search("Libertinus|DejaVu|TelegramNames", font.get_object()["/BaseFont"])


def test_the_same_sources_give_the_same_bytes() -> None:
    """Nothing of the moment or the machine is in a handout."""
    again = make(course(), ROOT, manuscripts(), **STANDARD)
    assert all(handouts()[path] == made for path, made in again.items())


def test_languages_are_tagged() -> None:
    """Russian, Korean and Chinese words say so, for whoever has them read aloud."""
    reader = PdfReader(io.BytesIO(handouts()["dist/handouts/a4/standard/document.pdf"]))
    tongues = {str(each["/Lang"]) for each in structure(reader) if "/Lang" in each}
    for page in reader.pages:
        contents = page.get_contents()
        assert contents is not None
        tongues |= set(re.findall(r"/Lang\s*\((\w+)\)", contents.get_data().decode("latin-1")))
    assert {"en", "ru", "ko", "zh"} <= tongues


@each_lesson
def test_tables_and_drawings_are_tagged(lesson: str) -> None:
    """A table has header cells, and a drawing words for whoever does not see it."""
    path = f"dist/handouts/a4/standard/{lesson}-worksheet.pdf"
    elements = list(structure(PdfReader(io.BytesIO(handouts()[path]))))
    kinds = [each.get("/S") for each in elements]
    assert kinds.count("/TH") >= 2 * kinds.count("/Table")
    assert "/H1" in kinds
    for each in elements:
        if each.get("/S") == "/Figure":
            assert len(each["/Alt"]) > 20


def structure(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Yield every element of a PDF's structure."""
    waiting = [reader.root_object["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, DictionaryObject):
            yield element
            below = element.get("/K", [])
            waiting += below if isinstance(below, list) else [below]


# --- the document ---------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("look", LOOKS)
def test_every_word_of_the_document_is_in_it(paper: str, look: str) -> None:
    """Each passage stands there in both languages, as the edition prints it."""
    text = re.sub(r"\[\d+\]", "", squeezed(words(f"dist/handouts/{paper}/{look}/document.pdf")))
    for passage in edition().passages.values():
        for said in filter(None, (passage.ru, passage.en)):
            for part in said.split():
                assert squeezed(part) in text, passage.id


def squeezed(text: str) -> str:
    """Return text without spaces and without what a PDF may set otherwise."""
    return re.sub(r"[\s\u2060]", "", text)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("look", LOOKS)
def test_left_and_right_have_the_same_passages(paper: str, look: str) -> None:
    """A page of Russian has an even number, and the English page after it the same passages."""
    reader = PdfReader(io.BytesIO(handouts()[f"dist/handouts/{paper}/{look}/document.pdf"]))
    texts = [page.extract_text() for page in reader.pages]
    left = [at for at, text in enumerate(texts) if re.match(r"\s*Russian *\n", text)]
    shown: list[str] = []
    for at in left:
        # Typst counts pages from one.
        assert at % 2 == 1 and texts[at + 1].lstrip().startswith("English")
        assert numbers(texts[at]) == numbers(texts[at + 1])
        shown += numbers(texts[at])
    assert shown == list(edition().passages)


def numbers(text: str) -> list[str]:
    """Return the numbers of the passages on a page, each where it stands first."""
    found = re.findall(r"^\s*([HCPMS]\d+(?:\.\d)?)(?=\s|$)", text, re.MULTILINE)
    return [each for each in dict.fromkeys(found) if each in edition().passages]


def test_hands_and_doubts_are_told_apart() -> None:
    """Typing, form, stamp and handwriting are runs of their own; the damaged word is kept."""
    document = edition()
    data = document_data(document, (), ())
    runs = {row["id"]: row["original"] for row in data["rows"]}
    for name, passage in document.passages.items():
        shown = "".join(
            run["text"] for run in runs[name] if run["kind"] == "words" and run["text"].strip()
        )
        assert squeezed(shown) == squeezed(passage.ru or "")
        assert passage.hands <= {run["hand"] for run in runs[name]}
    signed = {run["doubt"] for row in runs.values() for run in row if run["doubt"]}
    proposed = {note.number for note in document.textual_notes if note.proposed}
    assert proposed <= signed


def test_the_document_signs_doubts_and_gives_no_answer_to_them() -> None:
    """Lessons ask what is damaged and what the English loses; only the notes tell."""
    text = words("dist/handouts/a4/standard/document.pdf")
    notes = squeezed(words("dist/handouts/a4/standard/document-notes.pdf"))
    for note in edition().textual_notes:
        if note.proposed:
            assert f"[{note.number}]" in text
            assert squeezed(note.proposed) in notes
    for at, shift in enumerate(edition().translation_notes, 1):
        if "same" not in shift.kinds and shift.passages[0] in edition().passages:
            assert f"⇄{at}" in squeezed(text)
    assert "ФИЛИППОВУ" not in squeezed(text) and "as early as possible" not in text


def test_the_notes_say_why() -> None:
    """All textual notes and all translation notes stand in the notes with their reasons."""
    text = squeezed(words("dist/handouts/a4/standard/document-notes.pdf"))
    for note in edition().textual_notes:
        assert squeezed(note.reason) in text
    for shift in edition().translation_notes:
        assert squeezed(shift.gloss) in text and squeezed(shift.why) in text


def test_easier_words_stand_beside_those_that_they_follow() -> None:
    """Each passage that has any has both on one paper, and the paper says whose words they are."""
    text = squeezed(words("dist/handouts/a4/standard/document-simplified.pdf"))
    easier = simplified(edition())
    assert squeezed(easier.notice) in text
    assert len(easier.passages) > 40
    for name, said in easier.passages.items():
        assert squeezed(said) in text, name
        assert squeezed(edition().passages[name].text("en")) in text, name


def test_paper_leaves_it_to_the_class_through_whom_we_hear_somebody() -> None:
    """The first question asks for the way of the words; nothing on the desk has answered it."""
    for look in LOOKS:
        text = " ".join(words(f"dist/handouts/a4/{look}/document.pdf").split())
        assert all(f"speaking: {each}" in text for each in ("Pak Hon-yong", "Peng Dehuai"))
        assert "reported by" not in text
        worksheet = words(f"dist/handouts/a4/{look}/01-read-worksheet.pdf")
        asked, rest = worksheet.split("through whose mouths", 1)
        assert "P1.2" in asked and "reported by" not in asked
        assert "Peng Dehuai, reported by Mao Zedong" in " ".join(rest.split())


# --- names and glosses ----------------------------------------------------------------------------


@pytest.mark.parametrize("font", sorted(FONTS.glob("*.otf")), ids=lambda path: path.stem)
def test_the_fonts_have_the_letters_of_the_names(font: Path) -> None:
    """Every letter of a Korean or Chinese name is in the font that comes with the project."""
    there = TTFont(font).getBestCmap()
    needed = {letter for name in names_of(ROOT, edition()) for letter in name.letters}
    assert needed and {each for each in needed if ord(each) not in there} == set()


def test_names_stand_in_who_is_who_with_their_mark() -> None:
    """A name in its own script is printed for each person who has one; none is unmarked."""
    text = squeezed(words("dist/handouts/a4/large-print/document.pdf"))
    for name in names_of(ROOT, edition()):
        assert name.mark and name.source
        assert all(script in text for _, script in name.scripts)


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("[pak]", "[park]", "[park], person 'park'"),
        ('hanzi = "毛澤東"', "", "a name without script"),
        ('mark = "unverified"', 'mark = "sure"', "mark 'sure': there is none"),
    ],
)
def test_a_name_needs_person_script_mark_and_source(
    tmp_path: Path, old: str, new: str, seen: str
) -> None:
    """A name of nobody, in no script or without a mark stops the build."""
    path = tmp_path / NAMES
    path.parent.mkdir(parents=True)
    text = (ROOT / NAMES).read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(KitError, match=re.escape(seen)):
        names_of(tmp_path, edition())


def test_a_course_without_names_has_none(tmp_path: Path) -> None:
    """Names in their own script are an addition: a course that brings no file of them has none."""
    assert names_of(tmp_path, edition()) == ()


def test_a_gloss_is_of_a_word_that_is_there(project: Project) -> None:
    """A word that the document does not have stops the build, with file and line."""
    root = project(f"{WORKSHEETS}/glosses.toml", '"зерна"', '"зерном-то"')
    with pytest.raises(KitError, match=r"course/worksheets/glosses.toml, line \d+: 'зерном-то'"):
        read_glosses(root, edition())


def test_a_gloss_inside_a_longer_one_is_left_out() -> None:
    """Of “oil” and “bean oil” only the longer is told, where both would be."""
    glosses = (Gloss("масла", "oil"), Gloss("бобового масла", "bean oil"))
    assert glossed("200 тонн бобового масла", glosses) == [["бобового масла", "bean oil"]]


def test_a_gloss_is_found_where_no_space_stands_between_words() -> None:
    """Chinese, Japanese and Thai have none; a word of other scripts stays a whole word."""
    glosses = (Gloss("頃", "about 5 hectares"), Gloss("ข้าว", "rice"), Gloss("oil", "oil"))
    assert glossed("田四百頃。", glosses) == [["頃", "about 5 hectares"]]
    assert glossed("ซื้อข้าวสาร and soil", glosses) == [["ข้าว", "rice"]]


# --- worksheets and keys --------------------------------------------------------------------------


def of(lesson: str, kind: str = "standard", what: str = "worksheet") -> str:
    return words(f"dist/handouts/a4/{kind}/{lesson}-{what}.pdf")


@each_lesson
def test_a_worksheet_has_no_answer_and_its_key_has(lesson: str) -> None:
    """Every exercise of a worksheet has answer and mistakes in the key, and in no worksheet."""
    data = gathered(course(), ROOT, {})
    asked = re.findall(r'#ask\("([^"]+)"', sheet(lesson))
    assert asked
    worksheets = [squeezed(of(lesson, look)) for look in LOOKS]
    key = squeezed(of(lesson, "keys", "key"))
    for name in asked:
        exercise = data["exercises"][name]
        assert all(squeezed(line) in key for line in exercise["answer"]), name
        assert squeezed(exercise["why"]) in key
        for mistake in exercise["mistakes"]:
            assert squeezed(mistake["say"]) in key
            assert not any(squeezed(mistake["say"]) in each for each in worksheets)
        assert not any(squeezed(exercise["why"]) in each for each in worksheets)
    assert not any("Toexpect" in each for each in worksheets)


def sheet(lesson: str) -> str:
    return (ROOT / WORKSHEETS / f"{lesson}.typ").read_text(encoding="utf-8")


def test_the_rates_are_in_the_key_alone() -> None:
    """The key of 02 has each end of each rate and the common rates; the worksheet has none."""
    worksheet, key = of("02-verify"), of("02-verify", "keys", "key")
    for rule in (Rule.NEAREST, Rule.TRUNCATED, Rule.ROUNDED_UP):
        for interval in rates(edition(), rule).values():
            first, *_, last = interval.whole_numbers()
            assert f"{first:,}" in key and f"{last:,}" in key
            assert f"{first:,}" not in worksheet and f"{last:,}" not in worksheet
    assert common_rate(edition(), Rule.NEAREST).decimals(2) in key
    for yuan, roubles in conversions(edition()).values():
        quotient = f"{float(yuan.value / roubles.value):,.2f}"
        assert quotient in key and quotient not in worksheet


def test_a_figure_that_changes_changes_the_key(project: Project) -> None:
    """The key is computed: where Peng asks for less grain, it has other shares and months."""
    root = project()
    path = root / "seeds/113022.xml"
    text = path.read_text(encoding="utf-8")
    for mark in ("march-grain", "en.march-grain"):
        element = re.search(rf'<measure xml:id="{mark}".*?</measure>', text, re.DOTALL)
        assert element
        asked = element[0].replace("30.000", "20.000").replace("30,000", "20,000")
        text = text.replace(element[0], asked.replace('"30000"', '"20000"'))
    path.write_text(text, encoding="utf-8")
    before, after = compared(ROOT), compared(root)
    assert "33.33 %" in before and "33.33 %" not in after
    (asked_for,) = figures_of(open_edition(path)).find(passage="P2.7")
    assert str(asked_for) in after and str(asked_for) not in before


def compared(root: Path) -> str:
    """Return the key of 03, made from the edition under a root."""
    lesson = [each for each in manuscripts() if each.name == "03-compare"]
    there = replace(course(), place=Place(root))
    pdf = make(there, root, lesson, **STANDARD)["dist/handouts/a4/keys/03-compare-key.pdf"]
    return flat("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ('#passage("P3.1"', '#passage("P3.11"', "passages 'P3.11': there is none of that name"),
        ('#ask("smallest-sum"', '#ask("smalest-sum"', "Did you mean smallest-sum"),
        ('#rate-table("nearest")', '#rate-table("nearly")', "rates 'nearly'"),
        ('#verdict("which-rate")', '#verdict("which")', "claims 'which'"),
        ('#ask("smallest-sum"', '#aks("smallest-sum"', "unknown variable: aks"),
        ("#task(write: 1", "#task(writ: 1", "unexpected argument: writ"),
        ("== What may we say?", '#word("Говорим")', "words 'Говорим': there is none"),
    ],
)
def test_a_wrong_reference_stops_the_build(project: Project, old: str, new: str, seen: str) -> None:
    """The error names the worksheet, the line of the reference, and what was wrong."""
    root = project(f"{WORKSHEETS}/02-verify.typ", old, new)
    lines = (root / WORKSHEETS / "02-verify.typ").read_text(encoding="utf-8").splitlines()
    line = next(at for at, text in enumerate(lines, 1) if new in text)
    verify = [each for each in manuscripts() if each.name == "02-verify"]
    with pytest.raises(KitError) as caught:
        make(course(), root, verify, **STANDARD)
    assert str(caught.value).startswith(f"{WORKSHEETS}/02-verify.typ, line {line}")
    assert seen in str(caught.value)


def test_of_a_page_for_both_a_class_gets_the_middle_alone(tmp_path: Path) -> None:
    """What stands before the first break of the page and after the last is for the teacher."""
    (tmp_path / "course").mkdir()
    pages = f"# Ticket\n\nBefore.\n\n{BREAK}\n\nOne?\n\n{BREAK}\n\nTwo?\n\n{BREAK}\n\nAfter.\n"
    (tmp_path / "course/exit-ticket.md").write_text(pages, encoding="utf-8")
    (tmp_path / "course/rubric.md").write_text("# Rubric\n\nFour.\n", encoding="utf-8")
    found = further(tmp_path)
    assert [*found.mains] == ["exit-ticket"]
    assert sorted(found.for_the_teacher) == ["exit-ticket-key", "rubric"]
    given = found.sheets["course/handouts/exit-ticket-page.typ"]
    key = found.sheets["course/handouts/exit-ticket-key-page.typ"]
    assert all(each in given for each in ("Ticket", "One?", "Two?"))
    assert not any(each in given for each in ("Before.", "After."))
    assert all(each in key for each in ("Ticket", "Before.", "After."))
    assert not any(each in key for each in ("One?", "Two?"))


def test_a_key_says_what_was_written_by_whoever_made_a_mistake() -> None:
    """The order that is wrong, what was chosen too much or left out, a number without its unit."""
    order, whole = (given(CHAIN, each, HARBOUR) for each in CHAIN.mistakes)
    assert order == "the office before the keeper"
    assert whole == "the keeper → the pilot → the office"
    assert [given(GOODS, each, HARBOUR) for each in GOODS.mistakes] == [
        "with: ships",
        "without: money for the pier",
    ]
    assert not any("%" in given(LESS, each, HARBOUR) for each in LESS.mistakes)
    assert told(LESS, right_answer(LESS, HARBOUR), HARBOUR)[0].endswith(" %")


def test_a_figure_is_given_to_whoever_says_it() -> None:
    """Who reports the speaker is not named beside a number."""
    shown = figure_data(HARBOUR)["flour-lost"]
    assert (shown["speaker"], len(HARBOUR.facts["flour-lost"].voice)) == ("John Smith", 2)


def test_a_lesson_needs_a_worksheet(project: Project) -> None:
    """Where the worksheet of a lesson is missing, the build says which file to write."""
    root = project()
    (root / WORKSHEETS / "03-compare.typ").unlink()
    with pytest.raises(KitError, match="course/worksheets/03-compare.typ: there is no worksheet"):
        make(course(), root, manuscripts(), **STANDARD)


def test_a_course_without_worksheets_has_the_document(tmp_path: Path) -> None:
    """Where nothing stands beside the lessons, what can be made of the document is made."""
    made = make(course(), tmp_path, manuscripts(), **STANDARD)
    assert {Path(each).stem for each in made} == {*OF_THE_DOCUMENT, *EASIER}


def test_no_number_of_the_telegram_is_typed_in_a_worksheet() -> None:
    """A worksheet asks for amounts by name: none of the edition's long numbers stands in one."""
    figures = gathered(course(), ROOT, {})["figures"]
    printed = {
        run
        for figure in figures.values()
        for said in figure["printed"].values()
        for run in re.findall(r"\d[\d.,]*\d", said)
        if len(run) > 2
    }
    for name in lessons():
        assert not {each for each in printed if each in sheet(name)}, name


def test_the_readme_of_worksheets_tells_every_word() -> None:
    """Each word that worksheets use stands in their README."""
    told = (ROOT / WORKSHEETS / "README.md").read_text(encoding="utf-8")
    used = {each for name in lessons() for each in re.findall(r"#([a-z][a-z-]+)[(\[]", sheet(name))}
    typst = {"list", "let", "import", "show", "h", "v", "part", "worksheet"}
    assert {each for each in used - typst if f"#{each}" not in told and each != "hidden"} == set()


def test_a_letter_without_a_glyph_stops_the_build(project: Project) -> None:
    """No handout is made with an empty box: a letter that the fonts lack is an error."""
    root = project(f"{WORKSHEETS}/00-start.typ", "One odd thing", "One odd 華 thing")
    start = [each for each in manuscripts() if each.name == "00-start"]
    with pytest.raises(KitError, match="could not be displayed"):
        make(course(), root, start, **STANDARD)


def test_a_warning_stops_the_build() -> None:
    """What Typst only warns of, such as an unknown font, is an error here."""
    with Typesetter({}, {}) as typesetter, pytest.raises(KitError, match="unknown font family"):
        typesetter.pdf('#set document(title: "x")\n#set text(font: "No Such Font")\nHello')


def test_an_unknown_name_offers_those_near_it() -> None:
    """A name that was mistyped comes back with the names that look like it."""
    near = pytest.raises(UnknownName, match="Did you mean one-rate")
    with Typesetter({}, {"claims": {"one-rate": 1}}) as typesetter, near:
        typesetter.pdf('#panic("unknown/claims/one-rat")')


def test_the_fonts_come_with_their_licence() -> None:
    """The licence stands beside the fonts, and every file there is told of."""
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence and "Adobe" in licence
    told = (FONTS / "README.md").read_text(encoding="utf-8")
    assert all(each.name in told for each in FONTS.glob("*.otf"))
    assert sum(each.stat().st_size for each in FONTS.iterdir()) < 100_000
    assert tomllib.loads((ROOT / NAMES).read_text(encoding="utf-8"))
