"""The lessons in a browser alone (JupyterLite): on a site that asks nothing of any other computer.

One site is made for all of these tests, and one profile opens its pages one after the other, as a
learner's browser does. Python in the browser comes from a copy of Pyodide's distribution, which
``tests/fresh/pyodide.py`` puts together.
"""

from __future__ import annotations

import functools
import json
import os
import sys
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pypdf import PdfReader

from schoolroom import rows
from sourcework.classroom import Asked, look_at
from sourcework.errors import KitError
from sourcework.exercises.expected import right_answer
from sourcework.publish.lite import build_lite
from telegram16293 import exercises
from telegram16293.course import course
from telegram16293.seeds import edition

from .conftest import FAILED, SCREENSHOTS, WIDE, Watch
from .driving import READY, SECONDS, Notebook
from .filling import Mouse
from .test_argument import said_in, squeezed
from .test_coming_back import form_of
from .test_lessons import EXECUTED, LESSONS
from .test_reader import NOTE, search, words
from .test_whole_course import BEGINNING, PAGES, all_right, work_through

sys.path.append(os.fspath(Path(__file__).parents[1] / "fresh"))
from pyodide import place, prepared

SITE = Path("dist/site/lite")
FIRST = "start-speaker"
OLD = "an older release"
WORDS = "answer_by, ask, case_file, evidence, explore_rates, hand_in, progress, reader, reset"
DESK = (
    f"from telegram16293.lesson import {WORDS}",
    f'ask("{FIRST}")',
    "explore_rates()",
    "reader()",
    "evidence()",
    "case_file()",
    'hand_in("start")',
)
SAVE = """async ([name, cells]) => {
  const metadata = { kernelspec: { name: "python", display_name: "Python" } };
  const code = { cell_type: "code", metadata: {}, outputs: [], execution_count: null };
  const made = cells.map((source) => ({ ...code, source }));
  const content = { cells: made, metadata, nbformat: 4, nbformat_minor: 4 };
  const file = { type: "notebook", format: "json", content };
  await jupyterapp.serviceManager.contents.save(name, file);
}"""
FILE = """async ([name, format]) => {
  const options = { content: true, type: "file", format };
  return (await jupyterapp.serviceManager.contents.get(name, options)).content;
}"""
NAMES = """async () => {
  const { content } = await jupyterapp.serviceManager.contents.get("", { content: true });
  return content.map((each) => each.name);
}"""
AGE = """async ([name, release]) => {
  const { contents } = jupyterapp.serviceManager;
  const { content } = await contents.get(name, { content: true, type: "notebook" });
  content.metadata.telegram16293 = { release };
  await contents.save(name, { type: "notebook", format: "json", content });
}"""
RELEASE = """async (name) => {
  const options = { content: true, type: "notebook" };
  const { content } = await jupyterapp.serviceManager.contents.get(name, options);
  return content.metadata.telegram16293.release;
}"""


class _Files(SimpleHTTPRequestHandler):
    """What any host of files does: it knows what kind each is."""

    protocol_version = "HTTP/1.1"
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".wasm": "application/wasm",
        ".mjs": "text/javascript",
    }

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def distribution() -> Path:
    """A copy of Pyodide's distribution, put together once for all runs on this computer."""
    try:
        return prepared(place())
    except KitError as problem:
        words = f"No copy of Pyodide can be had, so no site was tried. {problem}"
        if os.environ.get("CI"):
            pytest.fail(words, pytrace=False)
        pytest.skip(words)


@contextmanager
def handed_out(root: Path, pyodide: str) -> Iterator[str]:
    """A self-contained site, handed out by a server of files: its address."""
    assert build_lite(course(), root, pyodide) == 0
    settings = root / SITE / "jupyter-lite.json"
    told = json.loads(settings.read_text(encoding="utf-8"))
    # The tests ask the page which cells have run; learners' do not tell.
    told["jupyter-config-data"]["exposeAppInBrowser"] = True
    settings.write_text(json.dumps(told), encoding="utf-8")
    handler = functools.partial(_Files, directory=os.fspath(root / SITE))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, distribution: Path) -> Iterator[str]:
    """The address of a site with all that Pyodide has."""
    with handed_out(tmp_path_factory.mktemp("site"), os.fspath(distribution)) as address:
        yield address


@pytest.fixture(scope="module")
def profile(chromium: Browser, site: str) -> Iterator[BrowserContext]:
    """One learner's browser, which keeps what she does."""
    context = chromium.new_context(viewport=WIDE, accept_downloads=True)
    context.set_default_timeout(2 * SECONDS * 1000)
    yield context
    context.close()


@pytest.fixture
def tab(request: pytest.FixtureRequest, profile: BrowserContext) -> Iterator[Page]:
    """A page of that browser that allows no error to pass, and no request to leave the site."""
    # A browser looks for this one at every address.
    watch = Watch(expected=("/favicon.ico",))
    page = profile.new_page()
    watch.on(page)
    # What the kernel and the site's own worker ask for.
    profile.on("request", watch._asked)
    yield page
    if FAILED in request.node.stash:
        SCREENSHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"failed-{request.node.name}.png")
    page.close()
    profile.remove_listener("request", watch._asked)
    assert not watch.unexpected(), watch.unexpected()


def opened(page: Page, site: str, name: str) -> Notebook:
    """Open a notebook in the document view, and wait until its kernel answers."""
    page.goto(f"{site}/notebooks/index.html?path={name}")
    page.wait_for_function(READY)
    return Notebook(page)


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_runs_from_top_to_bottom(
    name: str, site: str, tab: Page, screenshots: Path
) -> None:
    """In one profile, one after the other: no error, and each cell that shows something does."""
    executed = json.loads((EXECUTED / name).read_text(encoding="utf-8"))["cells"]
    notebook = opened(tab, site, name)
    notebook.run_all()
    assert [bool(each) for each in notebook.outputs] == [
        bool(each.get("outputs")) for each in executed
    ]
    tab.screenshot(path=screenshots / f"lite-{Path(name).stem}.png")


def desk(page: Page, site: str, name: str, cells: tuple[str, ...] = DESK) -> Notebook:
    """Make a notebook of one's own in the browser, open it, and run it."""
    opened(page, site, LESSONS[0])
    page.evaluate(SAVE, [name, list(cells)])
    notebook = opened(page, site, name)
    notebook.run_all()
    return notebook


def run_instead(notebook: Notebook, words: str, source: str) -> Locator:
    """Write other words into a cell, as by typing, and run it."""
    cell = notebook.cell(words)
    notebook.page.evaluate(
        "([at, source]) => jupyterapp.shell.currentWidget.content.widgets[at]"
        ".model.sharedModel.setSource(source)",
        [notebook.at(words), source],
    )
    notebook.choose("Run", "Run Selected Cell and Do not Advance")
    return cell


def keep_words(reader: Locator) -> str:
    """Keep words of a passage with a note, by pointing, and return them."""
    row = words(reader, "P3.1", "en")
    fact = row.locator("[data-fact='peng-aid-yuan']").or_(row.locator(".mark")).first
    fact.scroll_into_view_if_needed()
    fact.dblclick(position={"x": 6, "y": 8})
    chosen = str(reader.page.evaluate("() => getSelection().toString().trim()"))
    row.locator(".keep").click()
    reader.get_by_label("Your note").fill(NOTE)
    reader.get_by_role("button", name="Keep these words").click()
    expect(reader.locator(".evidence li")).to_have_count(1)
    return chosen


def test_work_is_done_kept_and_handed_in(
    site: str, tab: Page, tmp_path: Path, screenshots: Path
) -> None:
    """A form, an explorer, the reader, evidence; loaded again; downloaded, and read of a class."""
    notebook = desk(tab, site, "desk.ipynb")
    hands = Mouse(notebook)
    form = form_of(hands.cell(f'ask("{FIRST}")'))
    hands.fill(form, exercises.ALL[FIRST], right_answer(exercises.ALL[FIRST], edition()))
    hands.send(form)
    expect(form.locator(".said")).to_contain_text("✓ Right")
    explorer = notebook.cell("explore_rates()")
    said = explorer.locator(".sourcework-said")
    before = said.inner_text()
    explorer.locator("[role=slider]").press("ArrowRight")
    expect(said).not_to_have_text(before)
    reader = notebook.cell("reader()").locator(".t16-reader.live")
    search(reader)
    chosen = keep_words(reader)
    tab.screenshot(path=screenshots / "lite-desk.png")
    notebook.save()

    tab.reload()
    tab.wait_for_function(READY)
    saved = notebook.cell(f'ask("{FIRST}")')
    expect(saved).to_contain_text("✓ Right.")
    saved.get_by_role("button", name="Open the form").click()
    expect(form_of(saved).locator("input").first).to_be_focused()
    notebook.run_all()
    expect(notebook.cell("evidence()").locator(".jp-OutputArea-output")).to_contain_text(chosen)
    notebook.save()
    with tab.expect_download() as handed_in:
        notebook.choose("File", "Download")
    folder = tmp_path / "handed-in"
    handed_in.value.save_as(folder / "Ada Lovelace_00-start.ipynb")
    assert look_at(Asked(folder, tmp_path / "results"), course) == 0
    (row,) = rows(tmp_path / "results", f"SELECT answer FROM answer WHERE exercise = '{FIRST}'")
    assert "peng" in row[0].lower()

    assert "case-file.pdf" in tab.evaluate(NAMES)
    paper = b64decode(tab.evaluate(FILE, ["case-file.pdf", "base64"]))
    assert squeezed(chosen) in said_in(PdfReader(BytesIO(paper)))
    with tab.context.expect_page() as another:
        notebook.cell("case_file()").get_by_role("link", name="case-file.html").click()
    expect(another.value.locator("main")).to_contain_text(chosen)
    another.value.close()

    done = run_instead(notebook, "case_file()", "print(reset(confirm=True), progress())")
    expect(done).to_contain_text("answers-")
    assert any(each.startswith("answers-") for each in tab.evaluate(NAMES))


def test_three_lessons_are_worked_through_and_handed_in(
    site: str, chromium: Browser, tmp_path: Path, screenshots: Path
) -> None:
    """In a browser that was never there, by form alone: downloaded, and read of a class."""
    folder, watch = tmp_path / "handed-in", Watch(expected=("/favicon.ico",))
    with chromium.new_context(viewport=WIDE, accept_downloads=True) as context:
        context.set_default_timeout(2 * SECONDS * 1000)
        page = context.new_page()
        watch.on(page)
        context.on("request", watch._asked)
        for lesson in BEGINNING:
            notebook = opened(page, site, PAGES[lesson])
            work_through(lesson, Mouse(notebook))
            page.screenshot(path=screenshots / f"lite-worked-{lesson}.png")
            with page.expect_download() as handed_in:
                notebook.choose("File", "Download")
            handed_in.value.save_as(folder / f"Ada Lovelace_{PAGES[lesson]}")
    assert not watch.unexpected(), watch.unexpected()
    assert all_right(folder, tmp_path / "results")


def test_a_newer_lesson_is_told_and_both_are_kept(site: str, tab: Page, screenshots: Path) -> None:
    """Where the browser keeps an older lesson: it says so, and lays the site's beside it."""
    name = LESSONS[0]
    opened(tab, site, name)
    expect(tab.get_by_role("region", name="A newer lesson")).to_have_count(0)
    tab.evaluate(AGE, [name, OLD])
    opened(tab, site, name)
    told = tab.get_by_role("region", name="A newer lesson")
    expect(told).to_contain_text("What you see is your own copy, with your work")
    tab.screenshot(path=screenshots / "lite-newer.png")
    told.get_by_role("button").click()
    link = told.get_by_role("link")
    expect(link).to_be_focused()
    assert {name, "00-start-updated.ipynb"} <= set(tab.evaluate(NAMES))
    assert tab.evaluate(RELEASE, name) == OLD
    assert tab.evaluate(RELEASE, "00-start-updated.ipynb") not in ("", OLD)
    with tab.context.expect_page() as another:
        link.click()
    page = another.value
    page.wait_for_function(READY)
    expect(page.locator(".jp-Notebook h1").first).to_be_visible()
    expect(page.get_by_role("region", name="A newer lesson")).to_have_count(0)
    page.close()


def test_without_the_distribution_the_core_works(
    chromium: Browser, distribution: Path, tmp_path: Path, screenshots: Path
) -> None:
    """With no compiled package: reading and exact calculation; a table says what is lacking."""
    with handed_out(tmp_path, "core") as site:
        context = chromium.new_context(viewport=WIDE)
        context.set_default_timeout(2 * SECONDS * 1000)
        page, watch = context.new_page(), Watch()
        watch.on(page)
        cells = (
            "from telegram16293.lesson import check, figures, passage, readings, table",
            'passage("P3.1")',
            'print(readings("peng-aid-roubles", "nearest"))',
            'check("start-roubles", 237)',
        )
        notebook = desk(page, site, "core.ipynb", cells)
        expect(notebook.cell("passage(")).to_contain_text("237")
        expect(notebook.cell("check(")).to_contain_text("✓ Right")
        cell = run_instead(notebook, "print(", "table(figures())")
        expect(cell).to_contain_text("pandas: this page was made without it")
        expect(cell).not_to_contain_text("Traceback")
        page.screenshot(path=screenshots / "lite-core.png")
        context.close()
        assert not [each for each in watch.faults if "favicon.ico" not in each]
