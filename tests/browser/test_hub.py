"""A learner on a hub, as she sees it: log in, wait, work, save; and find it again."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import hub as hubs
from hub import Hub

from .conftest import needed
from .driving import READY, Notebook
from .filling import Mouse
from .test_whole_course import BEGINNING, PAGES, all_right, work_through

# The tests ask the page which cells have run; learners' pages do not tell.
TELLS = "\nc.LabApp.expose_app_in_browser = True\n"


@pytest.fixture
def hub(tmp_path: Path, chromium: Browser) -> Iterator[Hub]:
    """A hub that nobody has logged in to yet."""
    needed("What a hub needs", not hubs.lacking(), hubs.lacking())
    with hubs.running(tmp_path / "hub", settings=TELLS) as running:
        yield running


def log_in(page: Page, hub: Hub) -> Notebook:
    """Log in by the form, and wait as the page says."""
    page.goto(f"{hub.address}/")
    page.get_by_label("Username").fill("eva")
    page.get_by_label("Password").fill(hub.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("/user/eva/lab"))
    page.wait_for_function(READY)
    page.locator("#jupyterlab-splash").wait_for(state="detached")
    return Notebook(page)


def test_a_learner_works_through_three_lessons_and_finds_them_again(
    hub: Hub, new_page: Callable[..., Page], screenshots: Path, tmp_path: Path
) -> None:
    """By form alone; her folder, collected, is read of a class; and all is there the next time."""
    page = new_page()
    notebook = log_in(page, hub)
    assert page.url.endswith(f"/lab/tree/{PAGES['start']}")
    page.screenshot(path=screenshots / "hub-first-lesson.png")
    for lesson in BEGINNING:
        if lesson != "start":
            notebook.change_to(PAGES[lesson])
        work_through(lesson, Mouse(notebook))
        page.screenshot(path=screenshots / f"hub-worked-{lesson}.png")
    notebook.change_to(PAGES["start"])
    shutil.copytree(hub.homes / "eva" / "my-lessons", tmp_path / "in" / "eva")
    assert all_right(tmp_path / "in", tmp_path / "out")
    again = log_in(new_page(), hub)
    again.page.screenshot(path=screenshots / "hub-again.png")
    shown = again.cell("answer_by()").locator(".jp-OutputArea")
    expect(shown).to_contain_text("By form")
    Mouse(again).run_all()
    again.stop_kernel()
