"""Slides hold what the manuscripts say, little at a time, and need nothing from anywhere."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from lesson_form import CYRILLIC
from sourcework.citing import cite
from sourcework.errors import KitError
from sourcework.publish import handouts, plans
from sourcework.publish.building import read_all
from sourcework.publish.editions import drafts
from sourcework.publish.manuscript import SLIDE_ONLY, SOLUTION, Cell, Manuscript, read_manuscript
from sourcework.publish.plans.reading import BOARD
from sourcework.publish.slides import FOLDER, Planned, deck_of, make, make_planned, page_of
from sourcework.publish.slides.deck import PASSAGE, QUESTION, TEXT, WORDS, Slide, _size
from sourcework.publish.slides.markup import words
from telegram16293.course import course
from telegram16293.exercises import ALL
from telegram16293.seeds import edition

ROOT = Path(__file__).parents[1]
NAMES = sorted(each.stem for each in ROOT.glob("course/lessons/[0-9]*.md"))
MEGABYTE = 1_000_000

names = pytest.mark.parametrize("name", NAMES)


@cache
def lesson_of(name: str) -> Manuscript:
    return read_all(course(), ROOT, only=[name])[0]


@cache
def page(name: str) -> BeautifulSoup:
    """Return the slides of a lesson, opened."""
    return BeautifulSoup(page_of(deck_of(lesson_of(name), course())), "html.parser")


def sheets(name: str) -> list[Tag]:
    """Return what is projected of each slide."""
    return page(name).select(".slide > .sheet")


HEADER = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  name: python3
lesson:
  title: Who drew it?
  minutes: 5
---

# Who drew it?

Somebody did.

```{code-cell} ipython3
from telegram16293.lesson import passage
```

"""


def lesson(root: Path, text: str) -> Manuscript:
    """Return a lesson written in a test."""
    path = root / "00-start.md"
    path.write_text(HEADER + text, encoding="utf-8")
    return read_manuscript(path, root, course())


def slides(root: Path, text: str) -> tuple[Slide, ...]:
    """Return the slides after the title of a lesson written in a test."""
    return deck_of(lesson(root, text), course()).slides[1:]


def only(text: str) -> str:
    return f'\n+++ {{"tags": ["slide-only"]}}\n\n{text}\n\n+++\n'


def code(source: str, *options: str) -> str:
    return "\n".join(["", "```{code-cell} ipython3", *options, "", source, "```", ""])


# --- every lesson's slides ----------------------------------------------------------------------


def test_every_lesson_has_its_file() -> None:
    """One file a lesson, of less than a megabyte and a half, the same each time."""
    lessons = tuple(map(lesson_of, NAMES))
    made = make(course(), lessons)
    assert list(made) == [f"{FOLDER}/{name}.html" for name in NAMES]
    assert all(len(each) < 1.5 * MEGABYTE for each in made.values())
    assert make(course(), lessons) == made


@names
def test_the_slides_begin_with_the_question(name: str) -> None:
    """The first slide is the lesson's title; every other has a heading, in order."""
    first, *others = sheets(name)
    assert first.h2 and first.h2.get_text() == lesson_of(name).title
    assert page(name).title and lesson_of(name).title in page(name).title.get_text()
    assert all(each.h2 and each.h2.get_text(strip=True) for each in others)
    marked = [
        each
        for each in lesson_of(name).cells
        if {"slide", SLIDE_ONLY} & set(each.tags) and "instructor" not in each.tags
    ]
    assert len(others) == len(marked)


@names
def test_nothing_is_fetched(name: str) -> None:
    """No script, style, picture or frame comes from anywhere but the file itself."""
    for each in page(name).find_all(["script", "link", "img", "iframe", "source", "object"]):
        address = each.get("src") or each.get("href") or each.get("data") or "data:"
        assert str(address).startswith("data:")
    styles = "".join(each.get_text() for each in page(name).find_all("style"))
    assert "url(" not in styles and "@import" not in styles


@names
def test_a_slide_holds_little(name: str) -> None:
    """A slide of text has at most forty words; any other one passage or two, table or picture."""
    for each in deck_of(lesson_of(name), course()).slides:
        body = BeautifulSoup(each.body, "html.parser")
        if each.kind == TEXT:
            for cited in body.select(".cited"):
                cited.decompose()
            assert len(words(str(body))) <= WORDS
        assert len(body.find_all(["table", "img"])) <= 1
        assert each.kind != PASSAGE or len(body.find_all("section")) <= 3


@names
def test_pictures_say_what_is_seen(name: str) -> None:
    """Every picture has alt text, and is drawn in shapes that do not blur."""
    for each in page(name).find_all("img"):
        assert len(str(each["alt"])) > 20
        assert str(each["src"]).startswith("data:image/svg+xml")


@names
def test_russian_is_marked(name: str) -> None:
    """Every word in Cyrillic stands in an element that says so."""
    for text in page(name).find_all(string=CYRILLIC):
        marked = [each.get("lang") for each in text.parents if each.get("lang")]
        assert marked[0] == "ru", text


@names
def test_no_answer_is_on_the_wall(name: str) -> None:
    """No solution's code is in the file, and no sentence that says why an answer is right."""
    text = page(name).get_text(" ", strip=True)
    for cell in (each for each in lesson_of(name).cells if SOLUTION in each.tags):
        assert not [each for each in cell.source.splitlines() if "(" in each and each in text]
    for asked in (each for cell in lesson_of(name).cells for each in cell.asked):
        why = ALL[asked].why
        assert (why(edition()) if callable(why) else why) not in text


@names
def test_a_question_comes_before_what_answers_it(name: str) -> None:
    """An exercise is shown with all it asks of and all that can be chosen, in its own order."""
    lists = [[li.get_text() for li in each.select("li")] for each in page(name).select(".question")]
    asked = [
        [each.label for each in (*ALL[cell.asked[0]].items, *ALL[cell.asked[0]].options)]
        for cell in lesson_of(name).cells
        if SLIDE_ONLY in cell.tags and cell.asked
    ]
    assert lists == asked


@names
def test_nothing_on_the_wall_is_of_a_notebook(name: str) -> None:
    """No size, place or link of a notebook's is on a slide; a link leads to the web."""
    for sheet in sheets(name):
        assert not sheet.select(".body [style], .body [id]")
        assert all(str(each["href"]).startswith("http") for each in sheet.find_all("a"))


def test_a_table_on_the_wall_is_written_for_it(tmp_path: Path) -> None:
    """Numbers stand to the right, a word or two in one line, and passages are words."""
    frame = (
        "from sourcework.views.frame import Table\n"
        'Table({"what": ["rice"], "t": [5000], "passage": ["M8"], "note": ["in all"]})'
    )
    (slide,) = slides(tmp_path, code(frame, ":tags: [slide]", ":heading: Rice"))
    row = '<th scope="row">rice</th><td class="number">5,000</td><td>M8</td>'
    assert f'<tr>{row}<td class="short">in all</td></tr>' in slide.body


def test_a_claim_and_a_citation_are_made_from_what_they_say(tmp_path: Path) -> None:
    """A claim has its verdict and its reason on the wall, a citation its words."""
    claim = code(
        "from telegram16293.lesson import claim\nclaim('one-rate')",
        ":tags: [slide]",
        ":heading: One?",
    )
    cited = code("from telegram16293.lesson import cite\ncite('P3.1')", ":tags: [slide]",
                 ":heading: Cite")  # fmt: skip
    first, second = slides(tmp_path, claim + cited)
    judged = course().claims["one-rate"]
    assert f"{judged.statement}: {judged.verdict!r}.</strong>" in first.body
    assert f"<p>{judged.why}</p>" in first.body and "style=" not in first.body
    assert second.body == f"<p>{cite('P3.1', edition(), course().outside)}</p>"
    assert (first.kind, second.kind) == ("table", "table")


@names
def test_the_notes_carry_the_clock(name: str) -> None:
    """Where the header states steps, every slide says its minutes, and they never go back."""
    clocks = [each.get_text() for each in page(name).select(".clock")]
    assert len(clocks) == (len(sheets(name)) if lesson_of(name).steps else 0)
    begins = [int(re.findall(r"\d+", each)[0]) for each in clocks]
    assert begins == sorted(begins)


@names
def test_the_notebooks_know_nothing_of_slides(name: str) -> None:
    """What is marked for slides changes neither notebook."""
    for draft in drafts(lesson_of(name), course()):
        for cell in draft.notebook.cells:
            assert not {"slide", SLIDE_ONLY} & set(cell.metadata.get("tags", ()))
            assert not {"heading", "ask", "inches"} & set(cell.metadata)


# --- the slides of a plan -----------------------------------------------------------------------

PLANS = plans.plans(ROOT, read_all(course(), ROOT))
each_plan = pytest.mark.parametrize("plan", PLANS, ids=lambda each: each.id)


@cache
def planned() -> Planned:
    """Return what makes the decks, with the pages of the real handout."""
    lessons = read_all(course(), ROOT)
    return Planned(lessons, course(), handouts.pages_of_passages(course(), ROOT, lessons))


def test_every_plan_has_its_file() -> None:
    """One file a plan, named for it, of less than a megabyte and a half."""
    lessons = read_all(course(), ROOT)
    made = make_planned(course(), lessons, PLANS, {})
    assert list(made) == [f"{FOLDER}/plan-{each.id}.html" for each in PLANS]
    assert all(len(each) < 1.5 * MEGABYTE for each in made.values())


@each_plan
def test_a_plans_slides_follow_its_clock(plan: plans.Plan) -> None:
    """Every item has a slide, in order; its first one has in the notes what the plan says."""
    slides = iter(planned().deck(plan).slides)
    for session in plan.sessions:
        assert next(slides).kind == "title"
        for start, item in session.timed:
            slide = next(slides)
            assert slide.clock.startswith(f"{start // 60}:{start % 60:02d} to ")
            assert item.what.split("[")[0][:40] in BeautifulSoup(slide.notes[0], "html.parser").text
            for _ in range(len(of_item(item)) - 1):
                assert next(slides).clock == slide.clock
    assert next(slides, None) is None


def of_item(item: plans.Item) -> list[Slide]:
    """Return the slides that an item has, its own first."""
    every = planned().by_step.get((item.lesson, item.title), ())
    shown = [each for each in every if each.heading not in item.leave_out]
    own = [each for each in shown if not (item.shortened and each.whole)]
    alone = [Slide(item.title, "", TEXT, item.title)] if item.slide or not own else []
    return [*alone, *own]


@each_plan
def test_a_plans_slides_are_those_of_the_lessons(plan: plans.Plan) -> None:
    """What a lesson shows is taken over as it is, and what is the plan's own is short."""
    every = {each.body for found in planned().by_step.values() for each in found}
    for slide in planned().deck(plan).slides:
        own = slide.kind == "title" or slide.body not in every
        assert not own or len(words(slide.body)) <= WORDS


def test_a_step_in_its_short_form_shows_less() -> None:
    """What its lesson leaves out when time is short is not on the wall; else it is."""
    short, whole = "50-minutes", "90-minutes"
    shown = {each.id: {slide.heading for slide in planned().deck(each).slides} for each in PLANS}
    for heading in ("How old is this news?", "Inside the sum, or on top?"):
        assert heading not in shown[short]
        assert heading in shown[whole] | shown["two-sessions"]
    # What was found is shown by the plans that close a lesson with it, and by no other.
    for plan in PLANS:
        items = [each.title for session in plan.sessions for each in session.items]
        assert ("Found" in shown[plan.id]) == ("What was found" in items)


def test_a_plan_that_votes_on_arrival_does_not_ask_for_the_vote_again() -> None:
    """A slide that a plan names as left out is not on its wall, and is on others'."""
    shown = {each.id: {slide.heading for slide in planned().deck(each).slides} for each in PLANS}
    assert "Before you calculate" in shown["90-minutes"] | shown["two-sessions"]
    assert "Before you calculate" not in shown["50-minutes"] | shown["50-minutes-everything"]


def test_a_slide_left_out_by_a_wrong_name_is_named() -> None:
    """Else the slide would stay on the wall and nobody would know."""
    (plan,) = (each for each in PLANS if each.id == "50-minutes")
    (session,) = plan.sessions
    items = [replace(each, leave_out=("Before you calculat",)) if each.leave_out else each
             for each in session.items]  # fmt: skip
    wrong = replace(plan, sessions=(replace(session, items=tuple(items)),))
    with pytest.raises(KitError, match="Did you mean Before you calculate") as caught:
        planned().deck(wrong)
    assert "03-compare: First the words" in caught.value.where


@each_plan
def test_a_slide_says_the_page_of_the_handout(plan: plans.Plan) -> None:
    """Every passage on the wall is found on the paper: its page is at the foot."""
    pages = planned().pages
    for slide in planned().deck(plan).slides:
        if slide.kind == PASSAGE:
            ids = re.findall(r"<strong>([A-Z][\d.]+)</strong>", slide.body)
            told = re.findall(r"\d+", slide.place.partition("page")[2].partition("(")[0])
            assert {str(pages[each][0]) for each in ids} <= set(told)


@each_plan
def test_no_plan_shows_what_its_class_was_not_asked(plan: plans.Plan) -> None:
    """A slide that waits for a question comes after the step that asks it."""
    asked: set[str] = set()
    for item in (each for session in plan.sessions for each in session.items):
        for cell in cells_of(item.lesson, item.title):
            asked |= {*cell.asking}
            if {"slide", SLIDE_ONLY} & set(cell.tags):
                assert {*cell.after} - {"lesson"} <= asked, (item.title, cell.after)


def cells_of(lesson: str, section: str) -> list[Cell]:
    """Return the cells of a step of a lesson."""
    found, now = [], ""
    for cell in lesson_of(lesson).cells if lesson else ():
        if not cell.is_code and SLIDE_ONLY not in cell.tags:
            now = [now, *re.findall(r"^## (.+)$", cell.source, re.MULTILINE)][-1]
        if now == section:
            found.append(cell)
    return found


def test_where_a_course_has_no_handout_no_page_is_told() -> None:
    """The rest of the foot stays."""
    made = Planned(read_all(course(), ROOT), course(), {}).deck(PLANS[0])
    assert not any("page" in each.place for each in made.slides)
    assert any(each.place == "03-compare" for each in made.slides)


def test_a_page_is_told_for_letter_only_where_it_is_another() -> None:
    """Mostly both papers break alike, and then one number is enough."""
    made = Planned((), course(), {"P3.1": (2, 2), "M2": (4, 5)})
    slide = Slide("Who?", "", PASSAGE, "Who?")
    told = [made._handout(replace(slide, body=f"<p>{each}</p>")) for each in
            ("P3.1", "M2", "P3.1, M2", "B1")]  # fmt: skip
    assert told == [
        "handout, English page 2",
        "handout, English page 4 (on Letter 5)",
        "handout, English pages 2 and 4 (on Letter 2 and 5)",
        "",
    ]


def test_on_the_board_no_notebook_is_named_and_a_step_is_told_once() -> None:
    """Who has no notebook open looks for none; what a step says stands with its first slide."""
    items = [each for plan in PLANS for session in plan.sessions for each in session.items]
    step = next(each for each in items if each.lesson and len(list(planned()._item(each, ""))) > 2)
    for how, named in (("", True), (BOARD, False)):
        slides = list(planned()._item(replace(step, how=how), "now"))
        assert [step.lesson in each.place for each in slides] == [named] * len(slides)
    told = [any(note in each.notes for note in planned()._stated(step)) for each in slides]
    assert told == [True, *[False] * (len(slides) - 1)]


# --- how a slide is made ------------------------------------------------------------------------


def test_text_becomes_a_slide(tmp_path: Path) -> None:
    """Its first heading heads it; links to notebooks become words."""
    there = tmp_path / "course/lessons/01-read.md"
    there.parent.mkdir(parents=True)
    there.touch()
    (slide,) = slides(tmp_path, only("## Who?\n\nAsk [01](01-read.ipynb)."))
    assert (slide.heading, slide.body, slide.kind) == ("Who?", "<p>Ask 01.</p>", TEXT)


def test_a_cell_becomes_a_slide(tmp_path: Path) -> None:
    """It shows what the cell returns, with a question below; sizes of the notebook are left out."""
    text = code('passage("P3.2")', ":tags: [slide]", ":heading: Which?", ":ask: Who *says* so?")
    (slide,) = slides(tmp_path, text)
    passage = edition().passages["P3.2"]
    assert passage.text("ru") in slide.body and passage.text("en") in slide.body
    assert slide.body.endswith('<p class="ask">Who <em>says</em> so?</p>')
    assert slide.kind == PASSAGE and "style=" not in slide.body


def test_only_what_a_slide_needs_is_run(tmp_path: Path) -> None:
    """Names get their values from other cells, once; what nobody asks for is not run."""
    text = code("seen = []") + code("twice = [len(seen), seen.append(1)]") + code("1 / 0")
    text += code("twice[0], len(seen)", ":tags: [slide-only]", ":heading: Both")
    assert slides(tmp_path, text)[0].body == '<p class="value">0</p><p class="value">1</p>'


def test_notes_follow_their_slide(tmp_path: Path) -> None:
    """A note is the notes of the slide before it, also one that only slides have."""
    note = '\n+++ {"tags": ["instructor"]}\n\nWait *long*.\n\n+++\n'
    own = '\n+++ {"tags": ["slide-only", "instructor"]}\n\nCount to ten.\n\n+++\n'
    written = lesson(tmp_path, only("## One\n\nFirst.") + note + own + only("## Two\n\nSecond."))
    one, two = deck_of(written, course()).slides[1:]
    assert one.notes == ("<p>Wait <em>long</em>.</p>", "<p>Count to ten.</p>") and two.notes == ()
    assert all("Count to ten" not in each.source for each in written.learner + written.answered)


def test_forty_words_have_room_on_a_slide(tmp_path: Path) -> None:
    """So many as are told in the refusal of more."""
    (slide,) = slides(tmp_path, only("## Long\n\n" + "word " * 40))
    assert len(words(slide.body)) == WORDS


def test_what_can_be_chosen_is_large_up_to_five_lines() -> None:
    """A sixth line has no room in large letters."""
    sizes = [_size("<p>Who?</p>" + "<li>x</li>" * many, QUESTION) for many in (5, 6)]
    assert sizes == ["large", "small"]


def test_the_clock_of_a_slide_begins_where_its_step_does() -> None:
    """The first step begins at 0, and each next one where the one before ends."""
    made = lesson_of("02-verify")
    spans = [re.match(r"minutes (\d+) to (\d+) of", each.clock)
             for each in deck_of(made, course()).slides]  # fmt: skip
    begun = sorted({(int(each[1]), int(each[2])) for each in spans if each})
    assert begun[0] == (0, made.steps[0].minutes)
    ends = [sum(each.minutes for each in made.steps[:at]) for at in range(len(made.steps) + 1)]
    assert {*begun} <= {*zip(ends, ends[1:], strict=False)}


FAULTS = {
    "too many words": (only("## Long\n\n" + "word " * 41), "41 words; at most 40"),
    "no value": (code("x = 1", ":tags: [slide]", ":heading: X"), "shows nothing"),
    "an error": (code("1 / 0", ":tags: [slide]", ":heading: X"), "division by zero"),
    "a name used twice": (
        code("x = 1") + code("x = 2\nx", ":tags: [slide-only]", ":heading: X"),
        "x already has a value",
    ),
    "no heading": (code("1", ":tags: [slide]"), "without a heading"),
}


@pytest.mark.parametrize(("text", "seen"), FAULTS.values(), ids=FAULTS)
def test_a_faulty_slide_is_named(tmp_path: Path, text: str, seen: str) -> None:
    """What cannot become a slide raises KitError with the file and the line."""
    with pytest.raises(KitError, match=seen) as caught:
        slides(tmp_path, text)
    assert re.match(r"00-start\.md, line \d+", caught.value.where)


def test_a_slide_of_its_own_is_nothing_else(tmp_path: Path) -> None:
    """A cell for slides alone cannot be an exercise or its solution."""
    with pytest.raises(KitError, match="slide-only beside another tag"):
        lesson(tmp_path, code("1", ":tags: [slide-only, hint]"))
