"""What we show is for everyone: axe-core finds no barrier in it, and it fits every page.

Pictures of the pages are kept in .screenshots, to be looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sourcework.views.reader import reader_page
from telegram16293.seeds import PLACE, edition

from .driving import Notebook

LESSONS = sorted(each.name for each in PLACE.room("notebooks").glob("*.ipynb"))
NARROW, WIDE = {"width": 380, "height": 900}, {"width": 1280, "height": 900}
# At 200 % a wide window has room for half as much.
ZOOMED: dict[str, Any] = {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}
EVERYTHING = [
    f"from telegram16293.lesson import {verb.partition('(')[0]}\n{verb}"
    for verb in (
        "reader(switches=['voices', 'figures', 'names', 'doubts'])",
        "explore_rates()",
        "explore_deliveries()",
        "explore_budgets()",
        "explore_chain()",
        "answer_by()",
        "ask('voices')",
        "ask('rate-peng')",
        "ask('sort-point-two')",
        "ask('doubt-extent')",
        "argue()",
        "case_file()",
        "progress()",
        "hand_in('start')",
    )
]
AUDIT = """async (within) => {
  const found = await axe.run({include: [[within]]}, {resultTypes: ["violations"]});
  return found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.html.slice(0, 200)} | ${node.failureSummary.slice(0, 300)}`));
}"""
TOO_WIDE = """() => [".jp-OutputArea-output", ".t16-reader", ".widget-vbox"]
  .flatMap((each) => [...document.querySelectorAll(each)])
  .filter((each) => each.scrollWidth > each.clientWidth)
  .map((each) => `${each.scrollWidth} in ${each.clientWidth}: ${each.textContent.slice(0, 60)}`)"""


def barriers(page: Page, axe: str, within: str = ".jp-OutputArea-output") -> list[str]:
    """Return what axe-core finds in what we render."""
    page.evaluate(axe)
    found: list[str] = page.evaluate(AUDIT, within)
    return found


def theme(page: Page, name: str) -> None:
    """Switch to the light or the dark theme; the server remembers it for later tests."""
    change = {"theme": f"JupyterLab {name}"}
    page.evaluate("(to) => jupyterapp.commands.execute('apputils:change-theme', to)", change)
    is_light = "true" if name == "Light" else "false"
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", is_light)


def portraits(notebook: Notebook, folder: Path, name: str) -> None:
    """Keep a picture of each output, one below the other."""
    shown = notebook.page.locator(".jp-Cell:has(.jp-OutputArea-output)")
    for at, cell in enumerate(shown.all()):
        cell.scroll_into_view_if_needed()
        cell.screenshot(path=folder / f"{name}-{at:02}.png")


@pytest.mark.parametrize("name", LESSONS)
def test_no_barrier_in_a_lesson(
    name: str, lessons: Path, axe: str, open_notebook: Callable[..., Notebook]
) -> None:
    """axe-core finds nothing in any output of a lesson that has run, by day or by night."""
    notebook = open_notebook(lessons / name)
    theme(notebook.page, "Light")
    notebook.run_all()
    assert not barriers(notebook.page, axe)
    theme(notebook.page, "Dark")
    assert not barriers(notebook.page, axe)


@pytest.fixture
def everything(write_notebook: Callable[..., Path]) -> Path:
    """A notebook with all that can be touched."""
    return write_notebook("everything.ipynb", *EVERYTHING)


@pytest.mark.parametrize(
    ("look", "options"),
    [("wide", {"viewport": WIDE}), ("narrow", {"viewport": NARROW}), ("zoomed", ZOOMED)],
)
def test_no_barrier_in_what_can_be_touched(
    look: str,
    options: dict[str, Any],
    everything: Path,
    axe: str,
    new_page: Callable[..., Page],
    open_notebook: Callable[..., Notebook],
    screenshots: Path,
) -> None:
    """Reader, explorers and forms: no barrier and nothing cut off, in light and in dark."""
    notebook = open_notebook(everything, new_page(**options))
    page = notebook.page
    theme(page, "Light")
    if look != "wide":  # as whoever has little room would do
        page.keyboard.press("Control+B")
    notebook.run_all()
    expect(page.locator(".t16-reader.live")).to_be_visible()
    expect(page.locator(".sourcework-screen")).to_have_count(4)
    assert not barriers(page, axe)
    assert not page.evaluate(TOO_WIDE)
    portraits(notebook, screenshots, f"{look}-light")
    theme(page, "Dark")
    assert not barriers(page, axe)
    portraits(notebook, screenshots, f"{look}-dark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [480, 1280])
def test_no_barrier_in_the_readers_own_page(
    scheme: str,
    width: int,
    tmp_path: Path,
    axe: str,
    new_page: Callable[..., Page],
    screenshots: Path,
) -> None:
    """The page that needs no kernel, opened from the disk."""
    path = tmp_path / "reader.html"
    path.write_text(reader_page(edition()), encoding="utf-8")
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True)
    page.goto(path.as_uri())
    expect(page.locator(".t16-reader.live")).to_be_visible()
    assert not barriers(page, axe, "body")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(path=screenshots / f"page-{width}-{scheme}.png")
