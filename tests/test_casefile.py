"""The case file: one page and one PDF of all that a learner kept, every word of it as text."""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from sourcework.argument import Argument
from sourcework.casefile import PAPERS, Contents, Gathered, file, gather, page, paper
from sourcework.casefile.answered import as_people_write
from sourcework.casefile.choices import Choices, chosen
from sourcework.casefile.contents import (
    Grid,
    Heading,
    Image,
    Items,
    Quote,
    Section,
    Words,
    paragraphs,
    runs,
    shown,
)
from sourcework.errors import KitError, ProgressError, UnknownName
from sourcework.evidence import Evidence, excerpt
from sourcework.evidence import place as evidence_place
from sourcework.exercises.expected import right_answer
from sourcework.exercises.in_words import answer_of
from sourcework.progress import Kept, Standing, State, place, standing
from sourcework.rounding import Interval
from sourcework.views.letters import lacking
from telegram16293 import exercises, lesson
from telegram16293.claims import claims_of
from telegram16293.seeds import edition, outside
from test_forms import Controls

TODAY = date(2001, 2, 3)
EMPTY = Gathered(Standing(()), (), Argument())
VOID = {"meta", "img", "br"}
ODD = {
    "Typst": '#import "x": * $ x^2 $ *bold* _it_ `raw` @label <label> [a] ] = head \\ // /* #{',
    "HTML": "<script>alert(1)</script> </style></textarea> <img src=x onerror=y> & &amp; \" '",
    "directions": "שלום עולם and مرحبا \u202eturned\u2069 back",
    "endless": "x" * 20_000,
    "signs": "a\x00b\x07c\ud800d\ufeffe 😀 毛泽东",
    "lines": "one\r\ntwo\rthree\n\n\n\nfour\t  five",
    "brackets": "]" * 200 + "[" * 200 + "#" * 200,
    "backslashes": "\\u{41} \\# \\\\ \\n {} ${x} %s",
}


class Page(HTMLParser):
    """A page that must be balanced; what it asks for, its headings and tables, its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.langs: set[str] = set()
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name in tags]

    @property
    def headings(self) -> list[int]:
        return [int(name[1]) for name, _ in self.tags if re.fullmatch("h[1-6]", name)]


def pdf_text(made: bytes, most: int = 20) -> str:
    """Return the text of a PDF's first pages, spaces and places to break left out."""
    pages = [each.extract_text() for each in PdfReader(BytesIO(made)).pages[:most]]
    return re.sub(r"[\s\u200b]", "", "".join(pages))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def contents_of(gathered: Gathered) -> Contents:
    return gather(gathered, edition(), claims_of(edition()), exercises.ALL, outside(), TODAY)


def with_words(words: str) -> Contents:
    """Return contents with the same words at every place where a learner's can stand."""
    blocks = (
        Heading("A part"),
        Words(words),
        Quote(words, "ru", words, words),
        Items((words,)),
        Grid("A table", ("one", "two"), ((words, words), ("1", "2"))),
    )
    return Contents(words[:300], words[:300], "Made.", (Section("A section", blocks),))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the case file of a learner who answered everything."""
    folder = tmp_path_factory.mktemp("full")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TELEGRAM16293_ANSWERS", str(folder / "answers.jsonl"))
        for exercise in map(exercises.ALL.__getitem__, exercises.ALL):
            right = right_answer(exercise, edition())
            said = lesson.check(exercise.id, _sent(right))
            assert said.outcome == "right", exercise.id  # type: ignore[union-attr]
        for passage, language in (("P3.1", "ru"), ("P3.1", "en"), ("M2", "en"), ("M8", "ru")):
            chosen = excerpt(edition(), passage, language, note=f"Why {passage}? Вот почему.")
            Evidence(evidence_place()).keep(chosen)
        lesson.argue(
            claim="Mao grants less money than Peng asks for.",
            evidence="P3.1 and M2; record-110353. " + "The word рублей stands there. " * 20,
            reasoning="The yuan carry it.\n\nSo do the roubles.",
            counter_evidence="The credit (M5) may come on top.",
            change_my_mind="The breakdown of the budget line.",
        )
        lesson.case_file(name="Ада Lovelace", pictures=["rates", "budgets"])
    return folder


def _sent(right: object) -> object:
    """Return a right answer as one gives it: a member of an interval, a set for a frozenset."""
    if isinstance(right, Interval):
        return right.low if right.is_exact else right.midpoint
    if isinstance(right, dict):
        return {key: _sent(each) for key, each in right.items()}
    return set(right) if isinstance(right, frozenset) else right


def standing_of(folder: Path) -> Standing:
    return standing(Kept(folder / "answers.jsonl"), exercises.ALL, edition())


# What stands in it


def test_the_whole_work_stands_on_the_page(full: Path) -> None:
    """Argument, evidence with speaker, place and note, her pictures, claims, answers, sources."""
    whole = Page((full / "case-file.html").read_text(encoding="utf-8"))
    assert len(whole.all("img")) == 2 and len(whole.all("blockquote")) >= 5
    for words in (
        "Mao grants less money",
        "Why M8? Вот почему.",
        "Peng Dehuai, reported by Mao Zedong. P3.1, sheet 2; Russian.",
        "What is claimed",
        "undetermined",
        "✓",
        "Ада Lovelace, ",
        "record-110353 [1]",
        "[1] Ciphered telegram, Mao Zedong",
        "“Ciphered Telegram",
    ):
        assert words in whole.text.replace("\u00a0", " ")


BOOKS = re.compile(
    r"attempt|of \d+ right|have no answer|not answered|Not in it|\d/\d{2}|\d…|exactly \("
)


def test_nothing_of_the_book_keeping_is_in_it(full: Path) -> None:
    """No counts, no ids of the kit's, no fraction and no cut number: a person's document."""
    text = Page((full / "case-file.html").read_text(encoding="utf-8")).text
    assert not BOOKS.search(text)
    ids = [each for each in [*exercises.ALL, *outside().facts] if "-" in each]
    assert [each for each in ids if re.search(rf"(?<![\w-]){each}(?![\w-])", text)] == []
    assert not re.search(r"\b19\d\d-\d\d", text)


def test_a_picture_is_in_it_only_if_it_was_chosen() -> None:
    """None at first; by name or as it was plotted; the choice, name and day are remembered."""
    assert not Page(_page_of(lesson.case_file())).all("img")
    lesson.case_file(name="Ada", dated=False, pictures=["rates", lesson.plot_deliveries()])
    html = place().with_name("case-file.html").read_text(encoding="utf-8")
    assert len(Page(html).all("img")) == 2 and '<p class="by">Ada</p>' in html
    again = _page_of(lesson.case_file())
    assert len(Page(again).all("img")) == 1 and '<p class="by">Ada</p>' in again


def test_name_date_and_pictures_are_asked_for_in_a_form() -> None:
    """Each is optional; what is chosen stands on the page, and an empty name takes it off."""
    filing = lesson.case_file()
    form = filing.form  # type: ignore[union-attr]
    controls = Controls(form.live())
    assert controls.unlabelled == [] and len(controls.all("select")) == 7
    sent = {"name": "<b>Ada", "dated": "no", "picture:chain": "yes", "": "Write it again"}
    assert "Written again" in form.receive(sent)
    html = place().with_name("case-file.html").read_text(encoding="utf-8")
    assert '<p class="by">&lt;b&gt;Ada</p>' in html and len(Page(html).all("img")) == 1
    assert "name: <b>Ada" in repr(form) and "&lt;b&gt;Ada" in form.told()[1]
    form.receive({"name": " "})
    assert "Ada" not in place().with_name("case-file.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("sent", [None, [], "x", {}, {"name": 1, "dated": [], "picture:x": "yes"}])
def test_whatever_a_browser_sends_the_case_file_is_written(sent: object) -> None:
    """What is no choice is none."""
    assert "Written again" in lesson.case_file().form.receive(sent)  # type: ignore[union-attr]


def _page_of(_: object) -> str:
    return place().with_name("case-file.html").read_text(encoding="utf-8")


def test_words_kept_from_the_middle_of_a_word_are_shown_whole() -> None:
    """Also those that were kept before: with dots where the passage goes on."""
    text = edition().passage("P3.1").text("en")
    cut = replace(excerpt(edition(), "P3.1", "en", 5, 30), start=6, end=28, words=text[6:28])
    gathered = Gathered(Standing(()), (cut,), Argument())
    evidence = next(each for each in contents_of(gathered).sections if "evidence" in each.title)
    (quote,) = [each for each in evidence.blocks if isinstance(each, Quote)]
    words = quote.words.strip("… ")
    assert text[6:28].strip() in words and f" {words} " in f" {text} "


@pytest.mark.parametrize("count", range(1, 60, 3))
def test_the_last_page_is_never_two_lines(count: int) -> None:
    """Whatever its length, the last of several pages is filled to a quarter, or all is one page."""
    words = with_words("Rice and beans, and so on and on. " * 30)
    section = Section("More", tuple(Words("Rice and beans, and so on. " * 5) for _ in range(count)))
    pages = PdfReader(BytesIO(paper(replace(words, sections=(section,)))[0])).pages
    lines = pages[-1].extract_text().splitlines()
    assert len(pages) == 1 or len(lines) >= 10


def test_the_pdf_says_the_same(full: Path) -> None:
    """Every heading, answer and sentence of the page is in the PDF's text, Russian too."""
    html = Page((full / "case-file.html").read_text(encoding="utf-8"))
    text = pdf_text((full / "case-file.pdf").read_bytes())
    lines = [squeezed(each) for each in html.text.split("\n") if each.strip()]
    there = sum(line[:40] in text for line in lines)
    assert there >= len(lines) * 9 // 10
    for words in ("Вот почему.", "миллионов юаней", "Mao grants less money", "✓"):
        assert squeezed(words) in text


def test_it_is_small_enough_to_send(full: Path) -> None:
    """Both are under a megabyte."""
    assert (full / "case-file.html").stat().st_size < 10**6
    assert (full / "case-file.pdf").stat().st_size < 10**6


def test_an_empty_case_file_says_what_is_missing() -> None:
    """Nothing kept: a sentence, and the document's own citation; no empty section."""
    contents = contents_of(EMPTY)
    assert [each.title for each in contents.sections] == ["Nothing yet", "Sources"]
    assert EMPTY.missing == (
        "the argument: write it with argue()",
        "evidence: choose words in the reader and keep them",
    )
    assert contents.by == "3 February 2001"


def test_only_answers_given_are_shown(tmp_path: Path) -> None:
    """A lesson begun stands with what was answered in it, right or not yet."""
    lesson.check("who-asks" if "who-asks" in exercises.ALL else next(iter(exercises.ALL)), "x")
    begun = standing(Kept(place()), exercises.ALL, edition())
    gathered = Gathered(begun, (), Argument(claim="Hardly."))
    contents = contents_of(gathered)
    (grid,) = next(each for each in contents.sections if "Answers" in each.title).blocks
    assert isinstance(grid, Grid)
    assert [row[1:] for row in grid.rows] == [("x", "not yet right")]
    assert "counter-evidence" in gathered.missing and "evidence" in gathered.missing


def test_passages_named_are_quoted_once() -> None:
    """What was kept is not quoted again; what the argument names is, in both languages."""
    kept = (excerpt(edition(), "P3.1", "ru"),)
    gathered = Gathered(Standing(()), kept, Argument(claim="P3.1 and M2."))
    evidence = next(each for each in contents_of(gathered).sections if "evidence" in each.title)
    quotes = [each for each in evidence.blocks if isinstance(each, Quote)]
    assert [each.lang for each in quotes] == ["ru", *edition().passage("M2").texts]


def test_sixteen_passages_that_are_named_are_quoted() -> None:
    """An argument that names more is not followed by the whole document."""
    names = list(edition().passages)[:17]
    gathered = Gathered(Standing(()), (), Argument(claim=f"See {', '.join(names)}."))
    evidence = next(each for each in contents_of(gathered).sections if "evidence" in each.title)
    cited = [each.citation for each in evidence.blocks if isinstance(each, Quote)]
    quoted = [name for name in names if any(f". {name}, " in each for each in cited)]
    assert quoted == names[:16]


def test_words_that_end_before_their_passage_end_in_dots() -> None:
    """So that nobody takes a piece for the whole; a whole passage has none."""
    text = edition().passage("P3.1").text("en")
    first = excerpt(edition(), "P3.1", "en", 0, text.index(" "))
    for kept, begins, ends in ((first, False, True), (excerpt(edition(), "P3.1", "en"), 0, 0)):
        contents = contents_of(Gathered(Standing(()), (kept,), Argument()))
        evidence = next(each for each in contents.sections if "evidence" in each.title)
        (quote,) = (each for each in evidence.blocks if isinstance(each, Quote))
        assert (quote.words[0] == "…", quote.words[-1] == "…") == (bool(begins), bool(ends))


def test_a_source_beside_the_document_stands_with_its_mark() -> None:
    """Each is numbered, and behind its citation stands how surely it is known."""
    (name, *_) = outside().entries
    gathered = Gathered(Standing(()), (), Argument(claim=f"So says [@{name}]."))
    sources = next(each for each in contents_of(gathered).sections if each.title == "Sources")
    items = next(each.items for each in sources.blocks if isinstance(each, Items))
    assert items[1].startswith("[1] ") and items[1].endswith(f" ({outside().entries[name].mark})")


def test_the_day_stands_on_it_only_if_that_is_chosen() -> None:
    """A name alone, a day alone, both; whatever is no “no” leaves the day."""
    for choices, by in (
        (Choices("Ada", dated=False), "Ada"),
        (Choices("", dated=False), ""),
        (Choices("Ada"), "Ada, 3 February 2001"),
    ):
        assert contents_of(replace(EMPTY, choices=choices)).by == by
    assert [chosen({"dated": each}).dated for each in (None, "", 0, False)] == [True] * 3 + [False]


def test_a_lesson_begun_is_not_told_as_missing() -> None:
    """One answer in it is enough: what is missing are lessons without any."""
    begun, untouched = "read", "verify"
    states = [State(f"{lesson}{at}", lesson, "x", "not-yet", int(at == 1 and lesson == begun))
              for lesson in (begun, untouched) for at in (1, 2)]  # fmt: skip
    missing = replace(EMPTY, standing=Standing(tuple(states))).missing
    assert missing[-1] == f"answers of {untouched}"


def test_a_rounding_is_told_as_not_yet_right() -> None:
    """The sign of a right answer stands beside right answers alone."""
    (asked,) = (each for each in exercises.ALL.values() if each.id == "rate-peng")
    rounding = State(asked.id, asked.lesson, "6800", "rounded", 1)
    contents = contents_of(replace(EMPTY, standing=Standing((rounding,))))
    (grid,) = next(each for each in contents.sections if "Answers" in each.title).blocks
    assert isinstance(grid, Grid) and grid.rows[0][2] == "not yet right"


def test_claims_are_those_that_were_met() -> None:
    """They rest on passages used and on no other; variants of a claim are left out."""
    gathered = Gathered(Standing(()), (), Argument(claim="See P2.2."))
    met = next(each for each in contents_of(gathered).sections if "allows" in each.title)
    rows = next(each.rows for each in met.blocks if isinstance(each, Grid))
    asserted = {each.statement for each in claims_of(edition()) if each.passages == ("P2.2",)}
    assert {row[0] for row in rows} == asserted


def test_a_long_answer_stands_whole(full: Path) -> None:
    """A paper to keep cuts no answer short."""
    given = [
        answer_of(exercises.ALL[each.exercise], each.answer, edition(), 10**4)
        for each in standing_of(full).states
    ]
    text = Page((full / "case-file.html").read_text(encoding="utf-8")).text
    assert max(map(len, given)) > 300 and all(as_people_write(each) in text for each in given)


# For everybody


def test_the_page_can_be_read_by_anybody(full: Path) -> None:
    """Language, title, headings in order, heads with scope, alt texts, Russian marked."""
    html = (full / "case-file.html").read_text(encoding="utf-8")
    whole = Page(html)
    assert whole.all("html")[0]["lang"] == "en" and len(whole.all("title", "main", "h1")) == 3
    headings = whole.headings
    assert headings[0] == 1 and all(
        b - a <= 1 for a, b in zip(headings, headings[1:], strict=False)
    )
    assert all(len(each["alt"] or "") > 40 for each in whole.all("img"))
    assert all(each.get("scope") in ("col", "row") for each in whole.all("th"))
    assert len(whole.all("caption")) == len(whole.all("table"))
    russian = re.findall(r'<(?:span|blockquote) lang="ru">', html)
    assert len(russian) > 10
    unmarked = re.sub(r'<span lang="ru">[^<]*</span>', "", html)
    assert not re.search("[а-яё]{2}", unmarked.split("<body>")[1])


def test_the_page_needs_nothing_else(full: Path) -> None:
    """No script, no address that would be fetched, no form: it is read as it is."""
    whole = Page((full / "case-file.html").read_text(encoding="utf-8"))
    assert not whole.all("script", "link", "iframe", "object", "form", "base", "svg", "video")
    sources = [value for _, attrs in whole.tags for key, value in attrs.items() if key == "src"]
    assert all(re.match(r"data:image/(png|svg\+xml);base64,", str(each)) for each in sources)
    assert not any(key.startswith("on") for _, attrs in whole.tags for key in attrs)
    assert "url(" not in (full / "case-file.html").read_text(encoding="utf-8").split("<body>")[0]


@pytest.mark.parametrize(
    ("size", "points"), [*zip(PAPERS, [(595, 842), (612, 792)], strict=True)], ids=PAPERS
)
def test_the_pdf_is_of_its_paper_and_accessible(size: str, points: tuple[int, int]) -> None:
    """Its size, title, language, tags and page numbers, and no warning from Typst."""
    made = PdfReader(BytesIO(paper(with_words("Вот так, and so on. " * 400), size)[0]))
    box = made.pages[0].mediabox
    assert (round(box.width), round(box.height)) == points
    root = made.trailer["/Root"]
    assert root["/Lang"] == "en" and root["/MarkInfo"]["/Marked"]
    assert made.metadata is not None and str(made.metadata.title).startswith("Вот так")
    assert len(made.pages) > 2 and f"2 / {len(made.pages)}" in made.pages[1].extract_text()


def test_typst_has_nothing_to_warn_of(tmp_path: Path, full: Path) -> None:
    """The template compiles without a warning."""
    import typst

    from sourcework.casefile.typeset import TEMPLATE, _Written
    from sourcework.views.letters import folder

    (tmp_path / "contents.json").write_text(
        json.dumps(_Written(tmp_path).whole(with_words("Слова."), "a4") | {"tight": 1})
    )
    (tmp_path / TEMPLATE.name).write_bytes(TEMPLATE.read_bytes())
    typesetter = typst.Compiler(
        str(tmp_path / TEMPLATE.name), root=str(tmp_path), font_paths=[folder()]
    )
    made, warnings = typesetter.compile_with_warnings(format="pdf", pdf_standards=["ua-1"])
    assert made and warnings == []


def test_no_letter_of_the_kit_s_own_is_missing(full: Path) -> None:
    """All that the kit itself writes has letters in the fonts that come with it."""
    assert lacking(Page((full / "case-file.html").read_text(encoding="utf-8")).text) == ""
    assert lacking("毛") == "毛"


@pytest.mark.parametrize("size", ["A4", "legal", "", "a4\n"])
def test_another_paper_is_refused_with_the_two(size: str) -> None:
    """The names of the two are suggested."""
    with pytest.raises(UnknownName, match="a4"):
        paper(with_words("x"), size)


# Whatever a learner wrote


@pytest.mark.parametrize("words", ODD.values(), ids=ODD)
def test_words_are_shown_and_never_run(words: str) -> None:
    """Markup of either language stands there as it was typed, on the page and in the PDF."""
    contents = with_words(words)
    whole = Page(page(contents))
    plain = squeezed(shown(words))
    assert squeezed(whole.text).count(plain) >= 6
    assert not whole.all("script") and len(whole.all("img")) == 0
    text = pdf_text(paper(contents)[0], most=2)
    letters = re.sub(r"[^a-zA-Z#$*@\\\[\]<>&{}]", "", plain)[:300]
    assert letters in re.sub(r"[^a-zA-Z#$*@\\\[\]<>&{}]", "", text)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_a_balanced_page(words: str) -> None:
    """Whatever stands in it, the page has the same elements."""
    names = [name for name, _ in Page(page(with_words(words))).tags if name != "span"]
    assert names.count("blockquote") == 1 and names.count("table") == 1


def test_letters_that_the_fonts_lack_are_told(tmp_path: Path) -> None:
    """The PDF is made, and a note names them."""
    filed = file(with_words("毛泽东"), EMPTY, tmp_path, "a4")
    assert "boxes for 毛泽东" in repr(filed)
    assert (tmp_path / "case-file.pdf").exists()


def test_lines_and_languages() -> None:
    """Paragraphs, lines and runs of one language."""
    assert paragraphs("a\n\nb\nc") == (("a",), ("b", "c"))
    assert runs("рис и масло, rice") == (("ru", "рис и масло"), ("en", ", rice"))
    assert runs("שלום, rice") == (("he", "שלום"), ("en", ", rice"))
    assert as_people_write("3/10 and 3/11") == "3/10 and about 0.27"
    assert runs("rice", "ru") == (("ru", "rice"),) and paragraphs(" \n\n ") == ()


# Where it is written


def test_it_is_written_beside_the_answers_and_told() -> None:
    """Two files; what is in them, what is not yet, links to both; nothing else is left there."""
    lesson.argue(claim="<b>Hardly.</b>")
    filed = lesson.case_file(name="")
    there = sorted(each.name for each in place().parent.iterdir())
    assert there == ["argument.jsonl", "case-file.html", "case-file.pdf"]
    html = filed._repr_html_()
    assert 'href="case-file.html"' in html and 'href="case-file.pdf"' in html
    assert "your argument" in html and "evidence: choose words" in html and "<b>H" not in html
    assert "In it: your argument, 3 words" in repr(filed)


def test_what_it_says_is_the_same_each_time() -> None:
    """Nothing in the notebook depends on the time or the folder."""
    assert repr(lesson.case_file()) == repr(lesson.case_file())
    assert str(place().parent) not in lesson.case_file()._repr_html_()


def test_its_own_files_are_replaced(tmp_path: Path) -> None:
    """Made again, it stands under the same name, with the new words."""
    for words in ("first", "second"):
        filed = file(with_words(words), EMPTY, tmp_path, "a4")
    assert filed.files == ("case-file.html", "case-file.pdf")
    assert "second" in (tmp_path / "case-file.html").read_text(encoding="utf-8")
    assert sorted(os.listdir(tmp_path)) == ["case-file.html", "case-file.pdf"]


@pytest.mark.parametrize("name", ["case-file.html", "case-file.pdf"])
def test_what_it_did_not_make_is_left_alone(tmp_path: Path, name: str) -> None:
    """A file of somebody's own under that name stays, and the next name is taken for both."""
    (tmp_path / name).write_bytes(b"mine")
    for _ in range(2):
        filed = file(with_words("x"), EMPTY, tmp_path, "a4")
    assert filed.files == ("case-file-2.html", "case-file-2.pdf")
    assert (tmp_path / name).read_bytes() == b"mine" and len(os.listdir(tmp_path)) == 3


def test_a_folder_that_cannot_be_written_gets_a_sentence(tmp_path: Path) -> None:
    """It says why and what to do; nothing is left behind."""
    with pytest.raises(ProgressError, match="not written .its folder is not there.. Make"):
        file(with_words("x"), EMPTY, tmp_path / "nowhere", "a4")


def test_a_full_disk_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page that was there stays whole, and no part of the new one is left."""
    file(with_words("first"), EMPTY, tmp_path, "a4")

    def full_disk(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(ProgressError, match="the disk is full"):
        file(with_words("second"), EMPTY, tmp_path, "a4")
    assert "first" in (tmp_path / "case-file.html").read_text(encoding="utf-8")
    assert len(os.listdir(tmp_path)) == 2


def test_without_typst_the_page_is_written_and_the_reason_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a browser, where there is no Typst; an older PDF does not stay beside a new page."""
    file(with_words("first"), EMPTY, tmp_path, "a4")
    monkeypatch.setitem(sys.modules, "typst", None)
    filed = file(with_words("second"), EMPTY, tmp_path, "a4")
    assert filed.files == ("case-file.html",) and os.listdir(tmp_path) == ["case-file.html"]
    assert "the package typst is not here" in repr(filed)


@pytest.mark.parametrize(
    "given", [{"paper": "A5"}, {"paper": 4}, {"paper": None}, {"name": 1}, {"name": "x" * 300}]
)
def test_an_odd_call_gets_a_sentence(given: dict[str, object]) -> None:
    """Any other paper or name is told, and nothing is written."""
    with pytest.raises(KitError):
        lesson.case_file(**given)  # type: ignore[arg-type]
    assert not place().with_name("case-file.html").exists()


def test_a_picture_stands_with_its_words() -> None:
    """Its alt text and caption are on the page and in the PDF."""
    drawn = lesson.plot_deliveries()
    image = Image(*drawn.image(), drawn.alt, drawn.caption)
    contents = Contents("Title", "About.", "Made.", (Section("One", (image,)),))
    assert Page(page(contents)).all("img")[0]["alt"] == drawn.alt
    assert squeezed(drawn.caption) in pdf_text(paper(contents)[0])
