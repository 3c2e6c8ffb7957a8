"""The site as people open it: from a disk, on a phone, on paper, in the dark, without a script."""

from __future__ import annotations

import functools
import io
import re
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from site_built import built, pages
from telegram16293.course import course

from .conftest import AXE, SCREENSHOTS, needed

COURSE = course()
PHONE = {"width": 375, "height": 812}
PROJECTOR = {"width": 1280, "height": 720}
VIOLATIONS = """async () => (await axe.run()).violations.map(
  (each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`)"""
# One of each kind; all pages are looked at for barriers.
KINDS = (
    "index.html",
    "lessons/index.html",
    "lessons/02-verify.html",
    "document.html",
    "reader.html",
    "answered/figures.html",
    "answered/claims.html",
    "answered/explorer-rates.html",
    "teacher/index.html",
    "teacher/answers/02-verify.html",
    "downloads.html",
    "reference/words.html",
)

# Pages with a table that is wider than a phone.
PHONE_WIDE = ("lessons/00-start.html", "teacher/glossary.html", "teacher/rubric.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory)


@pytest.fixture
def seen(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page in a browser of its own kind; no error and no request from outside passes."""
    asked: list[str] = []
    wrong: list[str] = []
    contexts = []

    def open_page(**kind: object) -> Page:
        context = chromium.new_context(**kind)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        return page

    yield open_page
    for each in contexts:
        each.close()
    assert wrong == []
    outside = [
        each for each in asked if not re.match(r"file:|data:|blob:|http://127\.0\.0\.1", each)
    ]
    assert outside == []


@pytest.fixture
def served(site: Path) -> Iterator[str]:
    """The site from a server, as on the web."""
    handler = functools.partial(QuietHandler, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of a page that was sent."""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_page_has_a_barrier(site: Path, seen: Callable[..., Page], dark: bool) -> None:
    """axe-core finds nothing, on any page in the light, on one of each kind in the dark."""
    needed("axe-core", AXE.is_file(), "npm ci --prefix tests/browser --ignore-scripts fetches it.")
    page = seen(viewport=PROJECTOR, color_scheme="dark" if dark else "light")
    found = {}
    for each in KINDS if dark else pages(site):
        page.goto((site / each).as_uri())
        page.add_script_tag(path=AXE)
        if violations := page.evaluate(VIOLATIONS):
            found[each] = violations
    assert found == {}


@pytest.mark.parametrize("each", KINDS)
def test_a_page_fits_a_phone(site: Path, seen: Callable[..., Page], each: str) -> None:
    """Nothing runs over its edge, and a touch opens the list of pages."""
    page = seen(viewport=PHONE, has_touch=True)
    page.goto((site / each).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"site-phone-{each.replace('/', '-')[:-5]}.png")
    if each != "reader.html":
        page.locator("label.nav-overlay-icon").tap()
        expect(
            page.locator(".sidebar-drawer").get_by_role("link", name="Downloads").first
        ).to_be_in_viewport()


def test_a_phone_shows_at_once_where_to_go(site: Path, seen: Callable[..., Page]) -> None:
    """The ways for learners and for teachers stand on the first screen, and lead there."""
    page = seen(viewport=PHONE, has_touch=True)
    page.goto((site / "index.html").as_uri())
    doors = page.locator(".doors a")
    expect(doors).to_have_count(3)
    for each in doors.all():
        expect(each).to_be_in_viewport(ratio=1)
    doors.first.tap()
    expect(page.get_by_role("heading", name="Ways in")).to_be_in_viewport()


def test_what_is_wider_than_a_phone_is_scrolled_by_keys(
    site: Path, seen: Callable[..., Page]
) -> None:
    """A table that runs over its edge is reached and moved; where there is room, it is not."""
    needed("axe-core", AXE.is_file(), "npm ci --prefix tests/browser --ignore-scripts fetches it.")
    page = seen(viewport=PHONE)
    for each in PHONE_WIDE:
        page.goto((site / each).as_uri())
        page.add_script_tag(path=AXE)
        assert page.evaluate(VIOLATIONS) == [], each
    page.goto((site / "teacher/glossary.html").as_uri())
    wide = page.locator(".table-wrapper[tabindex]")
    expect(wide.first).to_be_attached()
    wide.first.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    page.set_viewport_size(PROJECTOR)
    expect(wide).to_have_count(0)


def test_the_field_of_the_search_shows_that_keys_are_there(
    site: Path, seen: Callable[..., Page]
) -> None:
    """With a line around it, as every link has."""
    page = seen(viewport=PROJECTOR)
    page.goto((site / "index.html").as_uri())
    page.locator("input[name=q]").first.focus()
    drawn = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(drawn) == "solid"


def test_it_works_without_a_script(site: Path, seen: Callable[..., Page]) -> None:
    """Words, links, folded hints and the list of pages; no button stands there idle."""
    page = seen(viewport=PHONE, java_script_enabled=False)
    page.goto((site / "lessons/02-verify.html").as_uri())
    hint = page.locator(".asked details").first
    hint.locator("summary").first.click()
    expect(hint.locator("p").first).to_be_visible()
    expect(page.locator(".theme-toggle:visible")).to_have_count(0)
    page.locator("label.nav-overlay-icon").click()
    page.locator(".sidebar-drawer").get_by_role("link", name="Downloads").first.click()
    expect(page.locator("h1")).to_contain_text("Downloads")
    page.goto((site / "answered/figures.html").as_uri())
    expect(page.get_by_label("Search this table")).to_be_hidden()
    expect(page.locator("tbody tr:visible")).not_to_have_count(0)


def test_dark_without_a_script_too(site: Path, seen: Callable[..., Page]) -> None:
    """Who has a dark screen gets a dark page."""
    for scripts in (True, False):
        page = seen(color_scheme="dark", java_script_enabled=scripts)
        page.goto((site / "index.html").as_uri())
        if scripts:
            ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
            assert max(map(int, re.findall(r"\d+", ground)[:3])) < 60
        page.screenshot(path=SCREENSHOTS / f"site-dark-{scripts}.png")


@pytest.mark.parametrize("from_disk", [True, False], ids=["disk", "web"])
def test_the_search_finds_words(
    site: Path, served: str, seen: Callable[..., Page], from_disk: bool
) -> None:
    """Of the document and the lessons, from a disk as from the web; and no page that answers."""
    page = seen(viewport=PROJECTOR)
    page.goto(f"{site.as_uri() if from_disk else served}/index.html")
    page.locator("input[name=q]").first.fill("millet")
    page.keyboard.press("Enter")
    results = page.locator("#search-results li a")
    expect(results.filter(has_text="passage by passage").first).to_be_visible()
    hrefs = [each.get_attribute("href") or "" for each in results.all()]
    assert hrefs and not [each for each in hrefs if re.search("teacher/|answered/", each)]


def test_a_table_is_searched(site: Path, seen: Callable[..., Page]) -> None:
    """Words of a row leave it and hide the others; its link leads to the words."""
    page = seen(viewport=PROJECTOR)
    page.goto((site / "answered/figures.html").as_uri())
    rows = page.locator("tbody tr:visible")
    every = rows.count()
    page.get_by_label("Search this table").fill("cotton")
    assert 0 < rows.count() < every
    expect(page.locator(".sought output")).to_have_text(f"{rows.count()} of {every}")
    link = rows.first.locator("td a")
    name = link.inner_text()
    link.click()
    expect(
        page.locator(f"section#{re.escape(name)}" if "." not in name else f"[id='{name}']")
    ).to_be_in_viewport()


def test_it_prints(site: Path, seen: Callable[..., Page]) -> None:
    """The words without the list of pages around them."""
    page = seen()
    for each, words in (("index.html", "Ways in"), ("lessons/02-verify.html", "Three clerks")):
        page.goto((site / each).as_uri())
        printed = "".join(
            sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
        )
        assert words in printed and "Skip to content" not in printed
        assert "How to cite" in printed and "Reference" not in printed


def test_a_long_table_begins_below_its_heading_in_print(
    site: Path, seen: Callable[..., Page]
) -> None:
    """It runs over pages, and leaves none half empty before it."""
    page = seen()
    page.goto((site / "answered/claims.html").as_uri())
    first = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages[0].extract_text()
    assert course().claims[0].statement.split()[-1] in first


def test_the_reader_leads_back(site: Path, seen: Callable[..., Page]) -> None:
    """It comes to life on its page, and its first link leads to where one came from."""
    page = seen(viewport=PROJECTOR)
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="as the paper it was").click()
    expect(page.locator(".t16-reader.live")).to_be_visible()
    page.get_by_role("link", name=COURSE.title).click()
    expect(page.locator(".ways")).to_be_visible()
