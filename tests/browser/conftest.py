"""A JupyterLab started by the kit's own launcher, and pages that allow no error to pass.

One server and one Chromium serve all the tests of this folder; each test has a folder of fresh
lessons to itself, with kernels and answers of its own. Where no Chromium is installed the tests
are skipped with a sentence; in continuous integration they fail.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from sourcework import courses, launch
from sourcework.doctor import serving
from sourcework.kernel import COURSE
from telegram16293.seeds import PLACE

from .driving import SECONDS, Notebook

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SCREENSHOTS = ROOT / ".screenshots"
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name but this computer's can be found, so that nothing from outside arrives by accident.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
# What `telegram16293 lab` does. The tests ask the page which cells have run; learners' do not tell.
LAB = """
import sys
from pathlib import Path
from sourcework import courses, launch
from telegram16293.seeds import PLACE
plain = launch.arguments
launch.arguments = lambda *rest: [*plain(*rest), "--LabApp.expose_app_in_browser=True"]
place = courses.opened(Path(sys.argv[3])).place if sys.argv[3:] else PLACE
launch.lab(place, int(sys.argv[2]), False, Path(sys.argv[1]))
"""
WIDE = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test here, so that `-m "not browser"` leaves them out."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


def needed(what: str, found: object, how: str) -> None:
    """Skip where something is not installed; fail in continuous integration."""
    if found:
        return
    words = f"{what} is not installed, so nothing was tried in a browser. {how}"
    if os.environ.get("CI"):
        pytest.fail(words, pytrace=False)
    pytest.skip(words)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The installed Chromium. It is closed before other folders' tests: they start event loops."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    found = found or next(filter(os.path.exists, PLACES), None)
    needed("Chromium", found, "On Debian: apt install chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(OPTIONS))
        yield browser
        browser.close()


@dataclass
class Server:
    """A running JupyterLab: its folder, its address and its token."""

    folder: Path
    address: str
    token: str
    process: subprocess.Popen[bytes]

    def lay_out(self, name: str) -> Path:
        """Return a new folder in it with fresh lessons, as the launcher lays them out."""
        folder = self.folder / name
        launch.lay_out(PLACE.room("notebooks"), folder)
        return folder

    def url(self, notebook: Path) -> str:
        """Return where a notebook is opened, in a workspace of its own."""
        place = notebook.relative_to(self.folder).as_posix()
        return f"{self.address}/lab/workspaces/{secrets.token_hex(4)}/tree/{place}"


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Server]:
    """JupyterLab as `telegram16293 lab` starts it, knowing nothing of this user."""
    with running(tmp_path_factory.mktemp("lab")) as server:
        yield server


@contextmanager
def running(base: Path, course: Path | None = None) -> Iterator[Server]:
    """JupyterLab with all it keeps in ``base``, so that it can be stopped and started again.

    ``course`` is the folder of another course, as after ``--course``.
    """
    folder, port = base / "my-lessons", free_port()
    foreign = ("JUPYTER", "TELEGRAM16293", "MPLBACKEND", "PYTEST")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(foreign)} | {
        "JUPYTER_RUNTIME_DIR": str(base / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(base / "settings"),
    }
    command = [sys.executable, "-I", "-c", LAB, str(folder), str(port)]
    if course:
        command.append(str(course))
        environment[COURSE] = str(courses.found(course))
    log_file = base / f"log-{port}"
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            command, cwd=base, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        address, token = wait_until_up(process, log_file)
        yield Server(folder, address, token, process)
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server as Ctrl and C do, its kernels with it."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    """Return a port of this computer that nobody listens on."""
    with socket.socket() as each:
        each.bind(("127.0.0.1", 0))
        return int(each.getsockname()[1])


def wait_until_up(process: subprocess.Popen[bytes], log: Path) -> tuple[str, str]:
    """Return address and token once the server prints them; fail with what it said instead."""
    end, said = time.monotonic() + SECONDS, ""
    while time.monotonic() < end and process.poll() is None:
        said = log.read_text(encoding="utf-8", errors="replace")
        # Jupyter prints the address a moment before it listens.
        if (seen := serving.ADDRESS.search(said)) and serving.listens(int(seen[1])):
            return f"http://127.0.0.1:{seen[1]}", seen[2]
        time.sleep(0.1)  # there is no event to wait for before the first line
    pytest.fail(f"JupyterLab did not start:\n{said}")


# What makes the site for the browser is installed with the tests, and its kernel looks in each
# JupyterLab for a JupyterLite around it. A learner's environment has neither.
WITHOUT_LITE = "Shared module @jupyterlite/services doesn't exist"


@dataclass
class Watch:
    """What went wrong on a page that no test asked about."""

    faults: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()

    def unexpected(self) -> str:
        """Return the faults that the test did not say would come."""
        known = (*self.expected, WITHOUT_LITE)
        return "\n".join(each for each in self.faults if not any(part in each for part in known))

    def on(self, page: Page) -> None:
        """Note every error, every refusal and every request to another computer."""
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("request", self._asked)
        page.on("websocket", lambda socket: self._address(socket.url))
        page.on("response", self._answered)

    def _said(self, message: Any) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _asked(self, request: Any) -> None:
        self._address(request.url)

    def _address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob", "file", "about") and parts.hostname != "127.0.0.1":
            self.faults.append(f"left this computer: {url}")

    def _answered(self, response: Any) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.request.method} {response.url}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Let the page know whether its test failed."""
    report: Any = yield
    if report.failed:
        item.stash.setdefault(FAILED, []).append(report.when)
    return report


FAILED = pytest.StashKey[list[str]]()


@pytest.fixture
def watch() -> Watch:
    """What goes wrong on the pages of this test."""
    return Watch()


@pytest.fixture
def new_page(
    request: pytest.FixtureRequest, chromium: Browser, watch: Watch
) -> Iterator[Callable[..., Page]]:
    """Make pages; after the test, fail if anything went wrong on one of them."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> Page:
        context = chromium.new_context(**{"viewport": WIDE, **options})
        contexts.append(context)
        context.set_default_timeout(SECONDS * 1000)
        page = context.new_page()
        watch.on(page)
        return page

    yield make
    if FAILED in request.node.stash:
        for number, page in enumerate(page for each in contexts for page in each.pages):
            name = re.sub(r"\W+", "-", request.node.name)
            page.screenshot(path=SCREENSHOTS / f"failed-{name}-{number}.png")
    for each in contexts:
        each.close()
    assert not watch.unexpected(), watch.unexpected()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A wide page that allows no error to pass."""
    return new_page()


@pytest.fixture
def lessons(request: pytest.FixtureRequest, server: Server) -> Path:
    """A folder with fresh lessons that only this test has."""
    name = re.sub(r"\W+", "-", request.node.name)
    return server.lay_out(f"{name}-{secrets.token_hex(2)}")


@pytest.fixture
def open_notebook(server: Server, page: Page) -> Iterator[Callable[..., Notebook]]:
    """Open notebooks in the page, and stop their kernels in the end."""
    opened: list[Notebook] = []

    def open_it(path: Path, on: Page | None = None) -> Notebook:
        notebook = Notebook.opened(on or page, server.url(path), server.token)
        opened.append(notebook)
        return notebook

    yield open_it
    for each in opened:
        each.stop_kernel()


@pytest.fixture
def write_notebook(lessons: Path) -> Callable[..., Path]:
    """Write a notebook of our own beside the lessons: a name, and the words of its cells."""

    def write(name: str, *cells: str) -> Path:
        path = lessons / name
        written = new_notebook(
            cells=[new_code_cell(each) for each in cells],
            # Without it JupyterLab asks which kernel to start.
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
        )
        nbformat.write(written, path)
        return path

    return write


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    needed("axe-core", AXE.exists(), f"Run: npm ci --prefix {HERE.relative_to(ROOT)}")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """Where pictures of pages are kept, to be looked at."""
    SCREENSHOTS.mkdir(exist_ok=True)
    return SCREENSHOTS
