"""Slides opened from the disk: by keys and by mouse, with notes, on paper, for every eye."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from sourcework.publish import handouts, plans
from sourcework.publish.building import read_all
from sourcework.publish.slides import make, make_planned
from telegram16293.course import course

ROOT = Path(__file__).parents[2]
NAMES = sorted(each.stem for each in ROOT.glob("course/lessons/[0-9]*.md"))
PLANS = sorted(f"plan-{each.stem}" for each in ROOT.glob("course/plans/*.md"))
PROJECTOR = {"width": 1280, "height": 720}
VIOLATIONS = """async () => (await axe.run()).violations.map(
  (each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`)"""
# What does not fit on a sheet, and what is set in smaller letters than a last row can read.
CUT = """() => [...document.querySelectorAll(".now .sheet, .now .body")].filter(
  (each) => each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1
).map((each) => `${each.className}: ${each.scrollHeight} in ${each.clientHeight}`)"""
SMALL = """() => [...document.querySelectorAll(".now .sheet :is(h2, p, li, td, th)")].filter(
  (each) => each.offsetWidth > 1 && !each.matches("p.number, p.place")
    && parseFloat(getComputedStyle(each).fontSize) < 27.9
).map((each) => each.outerHTML.slice(0, 80))"""

names = pytest.mark.parametrize("name", [*NAMES, *PLANS])


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The slides as they are handed out, by lesson and by plan."""
    folder = tmp_path_factory.mktemp("slides")
    written = {}
    lessons = read_all(course(), ROOT)
    pages = handouts.pages_of_passages(course(), ROOT, lessons)
    planned = make_planned(course(), lessons, plans.plans(ROOT, lessons), pages)
    for path, content in {**make(course(), lessons), **planned}.items():
        file = folder / Path(path).name
        file.write_bytes(content)
        written[file.stem] = file
    return written


@pytest.fixture
def show(new_page: Callable[..., Page], files: dict[str, Path]) -> Callable[..., Page]:
    """Open a lesson's slides without any network."""

    def open_it(name: str = NAMES[0], **options: object) -> Page:
        page = new_page(**{"viewport": PROJECTOR, "offline": True, **options})
        page.goto(files[name].as_uri())
        return page

    return open_it


def number(page: Page) -> int:
    """Return which slide is seen; no other may be."""
    (seen,) = page.locator(".slide:visible").all()
    return int(seen.get_attribute("id") or 0)


@names
def test_every_slide_fits_its_sheet(name: str, show: Callable[..., Page]) -> None:
    """Nothing is cut off, and no letter is smaller than 28 of 720 lines."""
    page = show(name)
    for at in range(1, page.locator(".slide").count() + 1):
        assert number(page) == at
        assert page.evaluate(CUT) == [], f"slide {at}"
        assert page.evaluate(SMALL) == [], f"slide {at}"
        page.keyboard.press("ArrowRight")


def test_keys_go_on_and_back(show: Callable[..., Page]) -> None:
    """Arrows, space, page keys, Home and End move; the ends hold; the address keeps the place."""
    page = show()
    last = page.locator(".slide").count()
    for key, place in [
        ("ArrowLeft", 1), ("ArrowRight", 2), ("Space", 3), ("PageDown", 4), ("PageUp", 3),
        ("Shift+Space", 2), ("ArrowDown", 3), ("ArrowUp", 2), ("End", last), ("ArrowRight", last),
        ("Home", 1), ("Enter", 2),
    ]:  # fmt: skip
        page.keyboard.press(key)
        assert number(page) == place, key
    assert page.url.endswith("#2")
    page.reload()
    assert number(page) == 2
    expect(page.get_by_role("status")).to_contain_text("Slide 2 of")


def test_buttons_go_on_and_back(show: Callable[..., Page]) -> None:
    """With the mouse, or with Tab, a visible ring and Enter."""
    page = show()
    page.get_by_role("button", name="Next slide").click()
    assert number(page) == 2
    page.keyboard.press("Enter")
    assert number(page) == 3
    page.keyboard.press("Shift+Tab")
    back = page.get_by_role("button", name="Previous slide")
    expect(back).to_be_focused()
    assert back.evaluate("(each) => getComputedStyle(each).outlineStyle") == "solid"
    page.keyboard.press("Space")
    assert number(page) == 2


def test_notes_below_the_slide(show: Callable[..., Page]) -> None:
    """N shows and hides them; slide and notes are then both whole on the screen."""
    page = show()
    notes = page.locator(".now .notes")
    expect(notes).to_be_hidden()
    page.keyboard.press("n")
    expect(notes).to_be_visible()
    assert page.evaluate(
        "() => document.querySelector('.now .notes').getBoundingClientRect().top"
        " >= document.querySelector('.now .sheet').getBoundingClientRect().bottom"
    )
    page.keyboard.press("n")
    expect(notes).to_be_hidden()


@pytest.mark.parametrize("name", PLANS)
def test_the_original_can_be_hidden(name: str, show: Callable[..., Page]) -> None:
    """O hides it and shows it again; the translation alone is larger, and nothing is cut off."""
    page = show(name)
    page.keyboard.press("o")
    shown = page.get_by_role("button", name="Russian")
    expect(shown).to_have_attribute("aria-pressed", "false")
    for at in range(page.locator(".slide").count()):
        for each in page.locator(".now.passage .body p[lang=ru]").all():
            expect(each).to_be_hidden()
        assert page.evaluate(CUT) == [], f"slide {at + 1}"
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Home")
    passage = page.locator(".slide.passage .body p[lang=ru]").first
    page.keyboard.press("o")
    expect(shown).to_have_attribute("aria-pressed", "true")
    while not passage.is_visible():
        page.keyboard.press("ArrowRight")


def test_the_teachers_window(show: Callable[..., Page]) -> None:
    """S opens notes, next slide and clock; keys pressed there move the slides, and it follows."""
    page = show()
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    teacher = opened.value
    expect(teacher.locator(".here")).to_contain_text("Now: 1 of")
    second = page.locator(".slide").nth(1)
    heading = second.locator("h2").inner_text()
    expect(teacher.locator(".next .sheet h2")).to_have_text(heading)
    teacher.keyboard.press("ArrowRight")
    expect(teacher.locator(".here .sheet h2")).to_have_text(heading)
    assert number(page) == 2
    expect(teacher.locator(".time")).to_contain_text(re.compile(r"00:0\d since"))
    expect(teacher.locator(".notes")).to_be_visible()


def test_nothing_on_the_screen(show: Callable[..., Page]) -> None:
    """B hides the slide, and the next key only brings it back."""
    page = show()
    page.keyboard.press("b")
    expect(page.locator("#\\31")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    assert number(page) == 1


def test_all_on_one_page(show: Callable[..., Page]) -> None:
    """A lays them out one below the other; without a script they stand so from the start."""
    page = show()
    count = page.locator(".slide").count()
    page.keyboard.press("a")
    expect(page.locator(".slide:visible")).to_have_count(count)
    plain = show(java_script_enabled=False)
    expect(plain.locator(".slide:visible")).to_have_count(count)
    expect(plain.get_by_role("navigation")).to_be_hidden()


def squeezed(text: str) -> str:
    """Return text without spaces, as a PDF may set others."""
    return re.sub(r"\s", "", text)


@names
def test_on_paper(name: str, show: Callable[..., Page]) -> None:
    """One slide a page; with the notes shown, upright pages with every slide and its notes."""
    page = show(name)
    headings = [each.inner_text() for each in page.locator(".now h2").all()]
    count = page.locator(".slide").count()
    plain = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    assert len(plain.pages) == count
    assert headings[0].split()[0] in plain.pages[0].extract_text()
    width, height = plain.pages[0].mediabox[2:]
    assert round(float(width) / float(height), 1) == 1.8
    page.keyboard.press("n")
    noted = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    paper = squeezed("".join(each.extract_text() for each in noted.pages))
    notes = [each.text_content() or "" for each in page.locator(".slide .notes").all()]
    assert len(notes) == count
    missing = [each for each in notes if squeezed(each)[:30] not in paper]
    assert missing == []
    assert float(noted.pages[0].mediabox[3]) > float(noted.pages[0].mediabox[2])


@names
def test_no_barrier(name: str, show: Callable[..., Page], axe: str) -> None:
    """axe-core finds nothing on any slide, with notes or without, nor on the page of all."""
    page = show(name, reduced_motion="reduce")
    page.evaluate(axe)
    for at in range(page.locator(".slide").count()):
        if at == 1:
            page.keyboard.press("n")
        assert page.evaluate(VIOLATIONS) == [], f"slide {at + 1}"
        page.keyboard.press("ArrowRight")
    page.keyboard.press("a")
    assert page.evaluate(VIOLATIONS) == []


def test_nothing_moves_by_itself(show: Callable[..., Page]) -> None:
    """There is no animation and no transition."""
    page = show()
    moving = """() => [...document.querySelectorAll("*")].filter((each) => {
      const style = getComputedStyle(each);
      return style.animationName !== "none" || style.transitionDuration !== "0s"; }).length"""
    assert page.evaluate(moving) == 0
