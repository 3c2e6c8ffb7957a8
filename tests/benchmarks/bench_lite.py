"""The lessons in the browser alone: what a first visit loads, and how long a learner waits.

A bare kernel of the same site is timed beside them, so that a busy machine can be told apart.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from budgets import report
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from browser.conftest import NAMES, OPTIONS
from browser.test_lessons import LESSONS
from browser.test_without_server import SITE, handed_out, opened, place, prepared
from sourcework.errors import KitError

Capture = pytest.CaptureFixture[str]
BARE = "bare.ipynb"
MILLION = 1_000_000
COUNTED = """(at) => {
  const cells = jupyterapp.shell.currentWidget.content.widgets.map((each) => each.model);
  const code = cells.filter((each) => each.type === "code");
  return (at < 0 ? code : [cells[at]]).every((each) => each.executionCount !== null);
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A self-contained site, with a notebook of one cell beside the lessons."""
    root = tmp_path_factory.mktemp("site")
    try:
        distribution = prepared(place())
    except KitError as problem:
        pytest.skip(f"No copy of Pyodide can be had, so no site was timed. {problem}")
    with handed_out(root, os.fspath(distribution)) as address:
        _add_bare(root / SITE)
        yield address


def _add_bare(site: Path) -> None:
    cell = {"cell_type": "code", "source": "1", "metadata": {}, "outputs": []}
    book = {"cells": [{**cell, "execution_count": None}], "metadata": {}}
    kernel = {"kernelspec": {"name": "python", "display_name": "Python"}}
    written = {**book, "metadata": kernel, "nbformat": 4, "nbformat_minor": 4}
    (site / "files" / BARE).write_text(json.dumps(written), encoding="utf-8")
    index = site / "api" / "contents" / "all.json"
    listed = json.loads(index.read_text(encoding="utf-8"))
    listed["content"].append({**listed["content"][0], "name": BARE, "path": BARE})
    index.write_text(json.dumps(listed), encoding="utf-8")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The installed Chromium."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.skip("Chromium is not installed, so nothing was timed in it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(OPTIONS))
        yield browser
        browser.close()


def timed(profile: BrowserContext, site: str, name: str, words: str = "") -> float:
    """Return the seconds from opening a page until a cell has run, or without words all."""
    page = profile.new_page()
    begun = time.monotonic()
    notebook = opened(page, site, name)
    at = notebook.at(words) if words else -1
    notebook.choose("Run", "Run All Cells")
    page.wait_for_function(COUNTED, arg=at)
    waited = time.monotonic() - begun
    page.close()
    return waited


def a_profile(browser: Browser) -> BrowserContext:
    context = browser.new_context()
    context.set_default_timeout(300_000)
    return context


def test_first_visit(benchmark: Any, chromium: Browser, site: str, capsys: Capture) -> None:
    """A browser that was never there: to the first check, over a kernel that only adds nothing."""

    def first(name: str, words: str = "") -> float:
        with a_profile(chromium) as profile:
            return timed(profile, site, name, words)

    bare = first(BARE)
    waited = benchmark.pedantic(first, args=(LESSONS[0], "check("), rounds=1)
    report(capsys, "a bare kernel's first cell, from opening the page", "12 s", f"{bare:.1f} s")
    report(capsys, "the first check answered, from opening the page", "13 s", f"{waited:.1f} s")
    report(capsys, "the same over the bare kernel's", "1.1", f"{waited / bare:.2f}")


def test_each_lesson(benchmark: Any, chromium: Browser, site: str, capsys: Capture) -> None:
    """Each lesson to its last cell, one after the other in one profile; and what they loaded."""
    loaded: dict[str, int] = {}

    def note(response: Any) -> None:
        size = response.headers.get("content-length")
        if size and not response.from_service_worker:
            loaded[response.url] = int(size)

    def turn() -> None:
        with a_profile(chromium) as profile:
            profile.on("response", note)
            for name in LESSONS:
                waited = timed(profile, site, name)
                report(capsys, f"{name}, from opening to its last cell", "", f"{waited:.1f} s")
                so_far = sum(loaded.values()) / MILLION
                report(capsys, f"loaded by the end of {name}", "60 MB", f"{so_far:.1f} MB")

    benchmark.pedantic(turn, rounds=1)
