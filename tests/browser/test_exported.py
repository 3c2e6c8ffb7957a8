"""Lessons exported as web pages, opened from disk with no kernel and no network; and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from sourcework.views.reader import reader_page
from telegram16293.seeds import edition

ROOT = Path(__file__).parents[2]
# What Jupyter's own page would fetch: a script loader, formulas, and widgets that need a kernel.
ALONE = {"require_js_url": "", "mathjax_url": "", "jupyter_widgets_base_url": ""}
SHOWN = {
    "01-read.ipynb": ["chain"],
    "02-verify.ipynb": ["rates"],
    "03-compare.ipynb": ["budgets", "deliveries"],
    "04-doubt.ipynb": ["chain"],
    "05-argue.ipynb": [],
    "06-context.ipynb": [],
}
PASSAGE = edition().passages["P3.1"]


@pytest.fixture
def exported(tmp_path: Path, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open a lesson as Jupyter exports it."""

    def opened(name: str, **options: Any) -> Page:
        html, _ = HTMLExporter(**ALONE).from_filename(str(ROOT / "tests/executed" / name))
        path = tmp_path / "lesson.html"
        path.write_text(html, encoding="utf-8")
        page = new_page(offline=True, **options)
        page.goto(path.as_uri())
        return page

    return opened


@pytest.mark.parametrize("name", SHOWN)
def test_explorers_and_exercises_stand_in_an_exported_lesson(
    exported: Callable[..., Page], name: str
) -> None:
    """Each explorer is its picture with words and values; each exercise says how to answer."""
    page = exported(name)
    pictures = page.locator("figure img[src^='data:image/svg']")
    assert pictures.count() >= len(SHOWN[name])
    for each in pictures.all():
        assert each.evaluate("(each) => each.complete && each.naturalWidth > 0")
        assert len(str(each.get_attribute("alt"))) > 40
    if SHOWN[name]:
        page.locator("summary", has_text="The values as a table").first.click()
        expect(page.get_by_role("table", name="The values in this picture").first).to_be_visible()
    expect(page.get_by_text("Not answered yet").first).to_be_visible()
    expect(page.locator(".jp-RenderedWidgetView, .jupyter-widgets")).to_have_count(0)


@pytest.mark.parametrize("name", SHOWN)
def test_discussions_are_folded_in_an_exported_lesson(
    exported: Callable[..., Page], name: str
) -> None:
    """On the screen and on paper what discusses a question is not seen until it is opened."""
    page = exported(name)
    for media in ("screen", "print"):
        page.emulate_media(media=media)  # type: ignore[arg-type]
        folds = page.locator("details", has=page.get_by_text("After you have answered"))
        assert folds.count()
        for each in folds.all():
            expect(each.locator(":scope > p, :scope > table, :scope > ul").first).to_be_hidden()


def test_the_reader_of_an_exported_lesson_is_alive(exported: Callable[..., Page]) -> None:
    """Switches, cards, search and links work; nothing offers to keep words."""
    page = exported("01-read.ipynb")
    reader = page.locator(".t16-reader.live")
    reader.locator("[data-switch=figures]").click()
    reader.locator(".cue[data-card=peng-aid-yuan]").first.click()
    expect(reader.get_by_role("dialog")).to_contain_text("1,600,000,000,000 yuan")
    page.keyboard.press("Escape")
    reader.get_by_role("searchbox").fill("рублей")
    expect(reader.locator(".count")).to_contain_text("1 of")
    expect(reader.locator(".keep").first).to_be_hidden()


def text_of(page: Page, folder: Path) -> str:
    """Return what a printed page says."""
    path = folder / "paper.pdf"
    page.pdf(path=path, format="A4")
    return " ".join(" ".join(each.extract_text() for each in PdfReader(path).pages).split())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_both_languages_are_legible(
    scheme: str, tmp_path: Path, new_page: Callable[..., Page], screenshots: Path
) -> None:
    """Dark letters on light ground, at a size one can read, without the tools."""
    path = tmp_path / "reader.html"
    path.write_text(reader_page(edition()), encoding="utf-8")
    page = new_page(color_scheme=scheme, viewport={"width": 794, "height": 1123})
    page.goto(path.as_uri())
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    for lang in ("ru", "en"):
        cell = page.locator(f".row[data-passage='P3.1'] .words[data-lang={lang}] .said-here")
        expect(cell).to_be_visible()
        size, ink = cell.evaluate(
            "(each) => [parseFloat(getComputedStyle(each).fontSize), getComputedStyle(each).color]"
        )
        assert size >= 12  # 9 points
        assert max(int(each) for each in ink.strip("rgb()").split(",")) < 90
    expect(page.locator(".tools")).to_be_hidden()
    page.screenshot(path=screenshots / f"paper-{scheme}.png")


def test_on_paper_every_word_of_both_languages_stands(
    tmp_path: Path, new_page: Callable[..., Page]
) -> None:
    """Nothing is cut off at the edge of a sheet: the passage can be read whole from the PDF."""
    path = tmp_path / "reader.html"
    path.write_text(reader_page(edition()), encoding="utf-8")
    page = new_page()
    page.goto(path.as_uri())
    printed = set(text_of(page, tmp_path).split())
    for lang in PASSAGE.texts:
        assert set(PASSAGE.text(lang).split()) <= printed
