"""Each explorer is moved by mouse and by keys alone, and says its state in words."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Locator, expect

from telegram16293.explorers import budgets, chain, deliveries, rates
from telegram16293.seeds import edition

from .conftest import FAILED, WIDE, Server, Watch
from .driving import SECONDS, Notebook

NAMES = ("rates", "deliveries", "budgets", "chain")
CELL = "from telegram16293.lesson import explore_{name}\nexplore_{name}()"
# How often the words were written anew, and whether they ever went back to older ones.
COUNT = """(said) => {
  globalThis.heard = [];
  new MutationObserver(() => heard.push(said.textContent))
    .observe(said, {childList: true, subtree: true, characterData: true});
}"""


@pytest.fixture(scope="module")
def opened(server: Server, chromium: Browser) -> Iterator[tuple[Notebook, Watch]]:
    """A notebook with the four explorers, opened once for all tests."""
    path = server.lay_out(f"explorers-{secrets.token_hex(2)}") / "explorers.ipynb"
    written = new_notebook(
        cells=[new_code_cell(CELL.format(name=name)) for name in NAMES],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    nbformat.write(written, path)
    context, watch = chromium.new_context(viewport=WIDE), Watch()
    context.set_default_timeout(SECONDS * 1000)
    page = context.new_page()
    watch.on(page)
    notebook = Notebook.opened(page, server.url(path), server.token)
    yield notebook, watch
    notebook.stop_kernel()
    context.close()


@pytest.fixture
def explorers(
    request: pytest.FixtureRequest, opened: tuple[Notebook, Watch], screenshots: Path
) -> Iterator[Notebook]:
    """The notebook, run anew: explorers that nobody has touched."""
    notebook, watch = opened
    notebook.run_all()
    expect(notebook.page.locator(".sourcework-screen")).to_have_count(4)
    yield notebook
    if FAILED in request.node.stash:
        notebook.page.screenshot(path=screenshots / f"failed-{request.node.name}.png")
    faults, watch.faults = watch.unexpected(), []
    assert not faults, faults


def words(cell: Locator) -> Locator:
    return cell.locator(".sourcework-said")


def radio(cell: Locator, name: str) -> Locator:
    return cell.locator(".widget-radio").get_by_label(name, exact=True)


def test_an_explorer_begins_where_its_static_twin_stands(explorers: Notebook) -> None:
    """The words on the screen are those that are kept in the notebook, and so is the picture."""
    modules = (rates, deliveries, budgets, chain)
    for name, module in zip(NAMES, modules, strict=True):
        cell = explorers.cell(f"explore_{name}")
        scene = getattr(module, name)(edition()).first
        expect(words(cell)).to_have_text(scene.said)
        expect(cell.locator("figure img")).to_have_attribute("alt", scene.alt)
        (kept,) = explorers.outputs[explorers.at(f"explore_{name}")]
        assert scene.said in "".join(kept["data"]["text/plain"])


def test_dragging_the_rate_shows_the_last_state_and_no_older_one(explorers: Notebook) -> None:
    """While the hand moves right, the rate in the words never falls, and ends where it stopped."""
    cell = explorers.cell("explore_rates")
    handle = cell.locator(".noUi-handle")
    words(cell).evaluate(COUNT)
    place, track = handle.bounding_box(), cell.locator(".noUi-target").bounding_box()
    assert place and track
    mouse = explorers.page.mouse
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + track["width"] / 4, y, steps=40)
    mouse.up()
    slid = cell.locator("[role=slider]").get_attribute("aria-valuenow")
    expect(words(cell)).to_contain_text(f"At {int(float(str(slid))):,} yuan")
    heard = explorers.page.evaluate("heard")
    tried = [
        int(found[1].replace(",", ""))
        for each in heard
        if (found := re.search(r"At ([\d,]+)", each))
    ]
    assert len(set(tried)) > 1
    assert tried == sorted(tried)


def test_rates_by_keys(explorers: Notebook) -> None:
    """Slide, type, snap to an end and choose the rule, without a mouse."""
    keyboard = explorers.page.keyboard
    cell = explorers.go_to("explore_rates")
    handle = cell.locator("[role=slider]")
    explorers.tab_to(handle)
    before = words(cell).inner_text()
    keyboard.press("ArrowRight")
    expect(words(cell)).not_to_have_text(before)
    field = cell.get_by_label("Rate, typed")
    explorers.tab_to(field)
    keyboard.press("Control+A")
    keyboard.type("6750")
    keyboard.press("Enter")
    expect(words(cell)).to_contain_text("At 6,750 yuan per rouble")
    explorers.tab_to(cell.get_by_role("button", name="Lowest high end"))
    keyboard.press("Enter")
    expect(words(cell)).not_to_contain_text("At 6,750 yuan")
    first = cell.locator(".widget-radio input").first
    explorers.tab_to(first)
    before = words(cell).inner_text()
    keyboard.press("ArrowDown")
    expect(words(cell)).not_to_have_text(before)
    assert explorers.page.evaluate("() => document.activeElement.type") == "radio"


def test_a_rate_that_is_none_is_told_in_words(explorers: Notebook) -> None:
    """HTML in the field is shown, not run, and the last rate stays."""
    cell = explorers.cell("explore_rates")
    field = cell.get_by_label("Rate, typed")
    field.fill("<img src=x onerror=alert(1)>")
    field.press("Enter")
    expect(words(cell)).to_contain_text("<img src=x")
    expect(words(cell)).to_contain_text("Still at")
    assert cell.locator("img[src=x]").count() == 0


def test_deliveries_by_mouse(explorers: Notebook) -> None:
    """Start late, double March, and go back to the telegram's plan."""
    cell = explorers.cell("explore_deliveries")
    stated = words(cell).inner_text()
    cell.get_by_label("First delivery in").select_option(index=1)
    expect(words(cell)).to_contain_text("what-if")
    late = words(cell).inner_text()
    cell.get_by_label("March", exact=True).check()
    expect(words(cell)).not_to_have_text(late)
    cell.get_by_role("button", name="Back to the telegram's plan").click()
    expect(words(cell)).to_have_text(stated)
    expect(cell.get_by_label("March", exact=True)).not_to_be_checked()


def test_deliveries_by_keys(explorers: Notebook) -> None:
    """The same without a mouse."""
    keyboard = explorers.page.keyboard
    cell = explorers.go_to("explore_deliveries")
    stated = words(cell).inner_text()
    explorers.tab_to(cell.get_by_label("First delivery in"))
    keyboard.press("ArrowDown")
    expect(words(cell)).to_contain_text("what-if")
    late = words(cell).inner_text()
    explorers.tab_to(cell.get_by_label("March", exact=True))
    keyboard.press("Space")
    expect(words(cell)).not_to_have_text(late)
    explorers.tab_to(cell.get_by_role("button", name="Back to the telegram's plan"))
    keyboard.press("Enter")
    expect(words(cell)).to_have_text(stated)


def test_budgets_by_mouse(explorers: Notebook) -> None:
    """Put the credit on top: the smaller sum becomes the larger, and the chart says why."""
    cell = explorers.cell("explore_budgets")
    expect(words(cell)).to_contain_text("smaller")
    cell.locator(".widget-radio").nth(1).locator("input").last.check()
    expect(words(cell)).to_contain_text("larger")
    expect(cell.locator("figure img")).to_have_attribute("alt", re.compile("Printed on the chart"))
    before = cell.locator(".sourcework-screen").inner_text()
    cell.locator(".widget-radio").nth(2).locator("input").last.check()
    expect(cell.locator(".sourcework-screen")).not_to_have_text(before)


def test_budgets_by_keys(explorers: Notebook) -> None:
    """Arrows choose the money, and Tab goes on to the credit."""
    keyboard = explorers.page.keyboard
    cell = explorers.go_to("explore_budgets")
    before = words(cell).inner_text()
    explorers.tab_to(cell.locator(".widget-radio").nth(0).locator("input").first)
    keyboard.press("ArrowDown")
    expect(words(cell)).not_to_have_text(before)
    explorers.tab_to(cell.locator(".widget-radio").nth(1).locator("input").first)
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    expect(words(cell)).to_contain_text("credit on top")


def test_chain_by_mouse_and_by_keys(explorers: Notebook) -> None:
    """From hand to hand with the buttons; at either end they stay where they are."""
    cell, keyboard = explorers.cell("explore_chain"), explorers.page.keyboard
    cell.get_by_role("button", name="Next").click()
    expect(words(cell)).to_contain_text("Hand 2 of")
    cell = explorers.go_to("explore_chain")
    cell.evaluate("(each) => each.focus()")
    back = cell.get_by_role("button", name="Back")
    explorers.tab_to(back)
    keyboard.press("Enter")
    expect(words(cell)).to_contain_text("Hand 1 of")
    keyboard.press("Enter")
    expect(back).to_be_focused()
    explorers.tab_to(cell.get_by_label("In whose hands"), back=True)
    keyboard.press("End")
    expect(words(cell)).to_contain_text(re.compile(r"Hand (\d+) of \1"))
