"""Where a server keeps nothing, a learner is told early and again, and takes her work along."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from sourcework.classroom import Asked, look_at
from sourcework.doctor import serving
from telegram16293.course import course

from .conftest import ROOT, Server, Watch, free_port, stop
from .driving import SECONDS, Notebook
from .filling import Mouse
from .test_whole_course import BEGINNING, PAGES, all_right, work_through

BASE, TOKEN = "/user/visitor-1x/", "a-token-of-binders"
LESSON = "02-verify.ipynb"
RIGHT = 'check("copies-accounted", 6 + 2)'


@dataclass
class Binder(Server):
    """A server as Binder starts it, at an address of the visitor's own."""

    def url(self, notebook: Path) -> str:
        return f"{self.address}{BASE}lab/tree/{notebook.name}"

    @property
    def heard(self) -> str:
        """When it last heard of anybody."""
        asked = Request(f"{self.address}{BASE}api/status?token={TOKEN}&no_track_activity=1")
        with urlopen(asked) as answer:
            return str(json.load(answer)["last_activity"])


def started(home: Path, **told: str) -> Binder:
    """Start it through `start`, with what a hub tells it."""
    home.mkdir()
    port = free_port()
    words = (
        "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--allow-root",
        f"--ServerApp.base_url={BASE}", f"--IdentityProvider.token={TOKEN}",
        "--LabApp.expose_app_in_browser=True",
    )  # fmt: skip
    paths = f"{Path(sys.executable).parent}{os.pathsep}/usr/bin{os.pathsep}/bin"
    process = subprocess.Popen(
        [str(ROOT / "start"), sys.executable, *words], cwd=home,
        env={"HOME": str(home), "PATH": paths, "LANG": "C.UTF-8", **told},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    end = time.monotonic() + SECONDS
    while not serving.listens(port):
        assert process.poll() is None and time.monotonic() < end, "the server does not start"
        time.sleep(0.1)
    return Binder(home / "my-lessons", f"http://127.0.0.1:{port}", TOKEN, process)


@pytest.fixture
def binder(tmp_path: Path, chromium: Browser) -> Iterator[Binder]:
    """A visitor's server on Binder."""
    server = started(tmp_path / "visitor", BINDER_LAUNCH_HOST="https://binder.example/")
    yield server
    stop(server.process)


@pytest.fixture
def hasty(tmp_path: Path, chromium: Browser) -> Iterator[Binder]:
    """A server of a hub that keeps nothing and ends servers after twelve seconds."""
    server = started(tmp_path / "hasty", TELEGRAM16293_FORGETS="0.2")
    yield server
    stop(server.process)


def test_a_visitor_is_told_at_once_and_takes_her_work_along(
    binder: Binder, page: Page, tmp_path: Path, screenshots: Path, new_page: Callable[..., Page]
) -> None:
    """One click gives all her files; a teacher's `class` reads them."""
    notebook = Notebook.opened(page, binder.url(Path(LESSON)), TOKEN)
    bar = page.locator(".t16-leaving")
    expect(bar).to_contain_text("not kept")
    expect(bar).to_contain_text("10 minutes")
    page.screenshot(path=screenshots / "binder-begin.png")
    notebook.cell(RIGHT.partition(",")[0]).locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(RIGHT)
    notebook.run_all()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download my work").click()
    expect(bar).to_contain_text("my-lessons.zip was downloaded")
    page.screenshot(path=screenshots / "binder-downloaded.png")
    submitted = tmp_path / "in" / "visitor.zip"
    waiting.value.save_as(submitted)
    with zipfile.ZipFile(submitted) as zipped:
        assert zipped.testzip() is None
        names = set(zipped.namelist())
        assert {LESSON, "00-start.ipynb", "answers.jsonl"} <= names
        assert zipped.read(LESSON) == (binder.folder / LESSON).read_bytes()
    assert look_at(Asked(submitted.parent, tmp_path / "out"), course) == 0
    book = (tmp_path / "out" / "gradebook.csv").read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(book.splitlines())
    assert row["learner"] == "visitor" and float(row["02-verify: right %"]) > 0


def test_three_lessons_are_worked_through_and_taken_along(
    binder: Binder, page: Page, tmp_path: Path, screenshots: Path
) -> None:
    """By form alone, one after the other; one click at the end, and a class reads it."""
    notebook = Notebook.opened(page, binder.url(Path(PAGES["start"])), TOKEN)
    for lesson in BEGINNING:
        if lesson != "start":
            notebook.change_to(PAGES[lesson])
        work_through(lesson, Mouse(notebook))
        page.screenshot(path=screenshots / f"binder-worked-{lesson}.png")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download my work").click()
    waiting.value.save_as(tmp_path / "in" / "visitor.zip")
    assert all_right(tmp_path / "in", tmp_path / "out")


def test_before_the_server_ends_it_is_said_again(
    hasty: Binder, page: Page, screenshots: Path
) -> None:
    """Whoever rests is told in time, and whoever goes on is heard by the server."""
    Notebook.opened(page, hasty.url(Path(LESSON)), TOKEN)
    bar = page.locator(".t16-leaving")
    expect(bar).to_contain_text("Nothing has happened here")
    expect(bar.locator(".t16-soon")).to_be_visible()
    page.screenshot(path=screenshots / "binder-soon.png")
    before = hasty.heard
    page.get_by_role("heading", level=1).first.click()
    expect(bar.locator(".t16-soon")).to_have_count(0)
    page.wait_for_timeout(500)  # what she did is on its way to the server
    assert hasty.heard > before


def test_who_has_a_server_that_keeps_is_not_told(
    open_notebook: Callable[..., Notebook], write_notebook: Callable[..., Path], watch: Watch
) -> None:
    """At home the bar is not there."""
    # A kernel that is stopped soon leaves a question of JupyterLab's debugger unanswered.
    watch.expected += ("Could not restore the debugger state",)
    notebook = open_notebook(write_notebook("mine.ipynb", "6 * 7"))
    notebook.run_all()
    assert notebook.page.locator(".t16-leaving").count() == 0
