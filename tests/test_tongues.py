"""Invented editions in Arabic, in Latin with two witnesses, and in Chinese alone, in every view."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from shutil import copy

import pytest

from sourcework.casefile.contents import Contents, Quote, Section
from sourcework.casefile.typeset import paper
from sourcework.casefile.webpage import page as casefile_page
from sourcework.course import Course
from sourcework.document import Document, open_edition
from sourcework.errors import EditionError
from sourcework.evidence import excerpt
from sourcework.exercises import Exercises
from sourcework.export.stated import figures as figures_csv
from sourcework.export.written import segments
from sourcework.figures import figures_of
from sourcework.places import Place
from sourcework.publish.handouts.document import document_data
from sourcework.publish.handouts.making import gathered
from sourcework.publish.handouts.typeset import Typesetter
from sourcework.views.passages import passages_page
from sourcework.views.reader import reader_page
from sourcework.views.tables import figures_table

FOLDER = Path(__file__).parent / "editions/tongues"
NAMES = ("arabic", "latin", "chinese")
each_tongue = pytest.mark.parametrize("name", NAMES)


def opened(name: str) -> Document:
    return open_edition(FOLDER / f"{name}.xml")


def changed(name: str, old: str, new: str, folder: Path) -> Document:
    text = (FOLDER / f"{name}.xml").read_text(encoding="utf-8")
    assert old in text
    path = folder / "changed.xml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return open_edition(path)


FIGURES = {
    "arabic": {"days": 12, "stones": 1500, "money": 2_500_000, "men": 5000},
    "latin": {"rye": 38, "stakes": 3000, "paid": 70},
    "chinese": {"people": 300_000, "grain": 2500, "silver": 40_000, "share": 30, "many": 300},
}


@each_tongue
def test_its_figures_are_read(name: str) -> None:
    """Arabic digits, Roman and Chinese numerals, in units that the kit may not know."""
    found = {each.id: each.value for each in figures_of(opened(name))}
    assert found == {figure: Fraction(value) for figure, value in FIGURES[name].items()}


def test_what_the_kit_cannot_read_is_said_and_refuses_nothing() -> None:
    """Arabic number words, "some hundreds", and what somebody answers for are for a person."""
    unread = {
        each.id: each.unread for name in NAMES for each in figures_of(opened(name)) if each.unread
    }
    assert unread == {"men": ("ar",), "paid": ("en",), "many": ("zh-Hant",)}


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("arabic", "١٬٥٠٠ طن", "١٬٦٠٠ طن", "the words say 1600"),
        ("arabic", "١٢ يوما", "١٢ أسبوع", "the words say 'week'"),
        ("arabic", "٤ مارس", "٤ أبريل", "its words '٤ أبريل ١٩١١'"),
        ("latin", "XXXVIII", "XXXVIIII", "the words say 39"),
        ("latin", "xxxviij", "xxxvij", "the words say 37"),
        ("latin", "tria milia", "duo milia", "the words say 2000"),
        ("latin", ' resp="#editor"', "", "there is a second number, 'ten'"),
        ("latin", "III milia palorum", "III milia et dimidium palorum", "the words say 3500"),
        ("latin", "3,000 stakes", "three and a half thousand stakes", "the words say 3500"),
        ("chinese", "三十萬人", "三十一萬人", "the words say 310000"),
        ("chinese", "二千五百噸", "二千五百人", "the words say 'person'"),
        ("chinese", "八月二日", "八月三日", "the words do not mean that"),
        ("arabic", ">12 days</measure>", ">12</measure> mornings", "no unit stands in its words"),
        (
            "arabic",
            ">March 4, 1911<",
            ">Saint Casimir's<",
            "mark the date and no more; or write resp",
        ),
    ],
)
def test_words_that_say_another_value_are_refused(
    name: str, old: str, new: str, says: str, tmp_path: Path
) -> None:
    """As in Russian and English: one of the two is wrong, and the edition says which line."""
    with pytest.raises(EditionError, match="line \\d+") as caught:
        changed(name, old, new, tmp_path)
    assert says in str(caught.value).replace("The words", "the words")


def test_the_word_of_a_unit_may_stand_elsewhere_in_its_sentence(tmp_path: Path) -> None:
    """ "The days were 12": the figure is marked, its unit stands before or behind it."""
    document = changed("arabic", ">12 days</measure>", ">12</measure> long days", tmp_path)
    assert {each.id: each.unit for each in figures_of(document)}["days"] == "day"


@pytest.mark.parametrize("words", ["about 92", "92 CE"])
def test_a_year_before_1000_is_read(words: str, tmp_path: Path) -> None:
    """As it is written, without the zeros of the edition; another year is refused."""
    day = 'when="1911-03-04" ana="#status.report">March 4, 1911<'
    early = f'when="0092" ana="#status.report">{words}<'
    text = (FOLDER / "arabic.xml").read_text(encoding="utf-8")
    assert day in text
    text = text.replace(day, early).replace('when="1911-03-04"', 'when="0092"')
    text = text.replace("٤ مارس ١٩١١", "سنة ٩٢")
    path = tmp_path / "early.xml"
    path.write_text(text, encoding="utf-8")
    assert open_edition(path).facts["dug"].when == "0092"
    path.write_text(text.replace(words, words.replace("92", "93")), encoding="utf-8")
    with pytest.raises(EditionError, match="it says 0092"):
        open_edition(path)


def test_what_an_editor_answers_for_is_no_date_that_is_read(tmp_path: Path) -> None:
    """The day of a saint is a day, and the kit knows no saints."""
    saint = " resp='#editor'>Saint Casimir's<"
    document = changed("arabic", ">March 4, 1911<", saint, tmp_path)
    assert document.facts["dug"].when == "1911-03-04"


def test_a_number_alone_is_read_in_its_numerals_too(tmp_path: Path) -> None:
    """A year in Roman numerals has its value; another value is refused, or answered for."""
    text = (FOLDER / "latin.xml").read_text(encoding="utf-8")
    path = tmp_path / "numbered.xml"

    def valued(attributes: str) -> Document:
        path.write_text(re.sub(r'(<num xml:id="[^"]*")', rf"\1 {attributes}", text), "utf-8")
        return open_edition(path)

    assert valued('value="1754"').fact("year").printed["la"] == "MDCCLIV"
    with pytest.raises(EditionError, match="its value is 1755, its words 'MDCCLIV'"):
        valued('value="1755"')
    assert valued('value="1755" resp="#editor"').fact("year")


def test_a_day_in_words_that_are_no_date_is_answered_for(tmp_path: Path) -> None:
    """A feast, a reign: the error says how, and then the edition opens."""
    feast = '">On the Friday after St Hilary<'
    with pytest.raises(EditionError, match="write resp="):
        changed("arabic", '">March 4, 1911<', feast, tmp_path)
    found = changed("arabic", '">March 4, 1911<', f'" resp="#editor{feast}', tmp_path)
    assert any(each.when == "1911-03-04" for each in found.facts.values())


def test_a_third_is_said_exactly_and_shown_as_one(tmp_path: Path) -> None:
    """In words that are read, and where somebody answers for it: no decimal says two thirds."""
    text = (FOLDER / "latin.xml").read_text(encoding="utf-8")
    for words in ("LXX solidos", "septuaginta solidos", "three score and ten shillings"):
        text = text.replace(words, f"{words} et duas partes")
    text = text.replace('quantity="70"', 'quantity="212/3"')
    path = tmp_path / "thirds.xml"
    path.write_text(text, encoding="utf-8")
    document = open_edition(path)
    assert str(figures_of(document)["paid"]) == "70 2/3 shillings"
    assert figures_of(document)["paid"].step == Fraction(1, 3)
    assert "70 2/3 shillings" in reader_page(document)


@each_tongue
def test_the_reader_has_a_column_for_each_text(name: str) -> None:
    """One where there is no translation, three where there are two witnesses and a translation."""
    page = reader_page(opened(name))
    row = page[page.index('data-passage="A1"') : page.index('data-passage="A2"')]
    columns = re.findall(r'<div class="words (\w+)', row)
    assert columns == ["original", "twin", "third"][: len(opened(name).whole)]
    assert ('"button" data-set="languages"' in page) == (len(columns) > 1)
    assert ("data-columns" in page.split("</style>")[1][:800]) == (len(columns) > 2)


def test_arabic_runs_from_the_right_everywhere() -> None:
    """In the reader, on cards, in tables, in the case file: direction is said, not guessed."""
    document = opened("arabic")
    body = reader_page(document).split("</style>")[1]
    assert re.findall(r'data-lang="ar" dir="(\w+)"', body) == ["rtl"] * 3
    assert re.findall(r'data-lang="en" dir="(\w+)"', body) == ["auto"] * 3
    assert '<q lang="ar" dir="rtl">' in body
    cards = passages_page(document.passages.values()).html
    assert cards.count('<p lang="ar" dir="rtl"') == 3 and cards.count('<p lang="en" style') == 3
    table = figures_table(figures_of(document))
    assert '<td lang="ar" dir="rtl"' in table._repr_html_()
    kept = excerpt(document, "A2", "ar")
    contents = Contents("A case", "About", "", (Section("Words", (quote(kept),)),))
    assert '<blockquote lang="ar" dir="rtl"><p dir="rtl">' in casefile_page(contents)


def quote(kept: object) -> Quote:
    return Quote(*(getattr(kept, each) for each in ("words", "language", "citation", "note")))


@each_tongue
def test_a_case_file_is_typeset_in_each_language(name: str) -> None:
    """Also where the tag is longer than the language, as in "zh-Hant"."""
    document = opened(name)
    quotes = tuple(quote(excerpt(document, "A1", lang)) for lang in document.whole)
    made = paper(Contents("A case", "About", "", (Section("Words", quotes),)))[0]
    assert made.startswith(b"%PDF")


def test_a_citation_names_the_language() -> None:
    """By its English name, also with a script behind it."""
    assert "(Arabic)" in excerpt(opened("arabic"), "A1", "ar").citation
    assert "(Chinese)" in excerpt(opened("chinese"), "A1", "zh-Hant").citation


@each_tongue
def test_exported_columns_are_those_of_its_languages(name: str) -> None:
    """Each language has its columns, and no other language has any."""
    document = opened(name)
    tags = [lang.replace("-", "_") for lang in document.whole]
    layers = ("diplomatic", "emended", "reading")
    words = [each.name for each in segments(document).columns if each.name.endswith(layers)]
    assert words == [f"{lang}_{layer}" for lang in tags for layer in layers]
    printed = [each.name for each in figures_csv(document).columns if "printed" in each.name]
    assert printed == [f"printed_{lang}" for lang in tags]


@pytest.mark.parametrize("name", ["arabic", "latin"])
def test_its_handout_is_set(name: str, tmp_path: Path) -> None:
    """On facing pages, each text from its own side."""
    (tmp_path / "seeds").mkdir()
    copy(FOLDER / f"{name}.xml", tmp_path / "seeds")
    course = Course(Place(tmp_path), "A letter", Exercises.of(()))
    shown = document_data(course.document, [], [])
    assert shown["marks-differ"] is None, "no thousands of it are separated"
    assert shown["from-the-right"] == (["ar"] if name == "arabic" else [])
    with Typesetter({}, gathered(course, tmp_path, {})) as typesetter:
        assert typesetter.pdf('#include "/kit/document.typ"').startswith(b"%PDF")


def test_a_handout_without_a_translation_has_one_side() -> None:
    """Nothing is said of a text that is not there."""
    shown = document_data(opened("chinese"), [], [])
    assert shown["languages"] == ["zh-Hant"] and shown["marks-differ"] is None
    assert all(row["twin"] == [] for row in shown["rows"])


def test_a_table_has_each_passage_once(tmp_path: Path) -> None:
    """Each in the lines that it stands in, with the heads above; none has the whole table."""
    text = (FOLDER / "chinese.xml").read_text(encoding="utf-8")
    segments = re.findall(r"<seg .*?</seg>", text, re.DOTALL)[:2]
    head = "<row role='label'><cell>品</cell></row>"
    rows = "".join(f"<row><cell>其</cell><cell>{each}</cell></row>" for each in segments)
    for each in segments[1:]:
        text = text.replace(each, "")
    text = text.replace(segments[0], f"</p><table>{head}{rows}</table><p>")
    path = tmp_path / "table.xml"
    path.write_text(text, encoding="utf-8")
    document = open_edition(path)
    page = reader_page(document).split("</style>")[1]
    tables = re.findall(r'<table class="copies">.*?</table>', page, re.DOTALL)
    names = list(document.passages)[:2]
    found = [re.findall(r'data-words="(\w+)"', each) for each in tables]
    assert found == [[name] for name in names]
    assert [each.count("<tr>") for each in tables] == [2, 1]
    assert [each.count(">其<") for each in tables] == [1, 1]


def test_a_doubt_in_an_attribute_alone_is_refused(tmp_path: Path) -> None:
    """No page would show it: a note must say why."""
    old, new = 'xml:id="dug"', 'cert="low" xml:id="dug"'
    with pytest.raises(EditionError, match="no note says why. Write a <note type='textual'"):
        changed("arabic", old, new, tmp_path)


def test_what_is_printed_throughout_is_no_form(tmp_path: Path) -> None:
    """The reader's legend says how the words came on the paper, in this document."""
    text = (FOLDER / "chinese.xml").read_text(encoding="utf-8")
    path = tmp_path / "printed.xml"
    path.write_text(re.sub(r'rend="\w+"', "", text).replace("<p>", '<p rend="printed">'), "utf-8")
    page = reader_page(open_edition(path))
    assert '<span class="key hand-printed">printed</span>' in page
