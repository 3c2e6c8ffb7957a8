"""Work that was saved: read by anybody without a kernel, and gone on with on another day."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import Browser, Locator, Page, expect

from sourcework.exercises.expected import right_answer
from sourcework.exercises.model import said
from telegram16293 import exercises
from telegram16293.seeds import edition

from .conftest import Server, Watch, running, stop
from .driving import READY, Notebook
from .filling import Mouse

VIEW = "application/vnd.jupyter.widget-view+json"
FIRST, SECOND = "start-speaker", "start-roubles"
LOST = ("ERR_CONNECTION_REFUSED", "Failed to fetch", "NetworkError", "WebSocket", "Load failed")


def form_of(cell: Locator) -> Locator:
    return cell.locator(".sourcework-form form")


def answer(notebook: Notebook, name: str) -> Locator:
    """Answer an exercise rightly in its form, and return the form."""
    exercise, hands = exercises.ALL[name], Mouse(notebook)
    form = form_of(hands.cell(f'check("{name}"'))
    hands.fill(form, exercise, right_answer(exercise, edition()))
    hands.send(form)
    expect(form.locator(".said")).to_contain_text("✓ Right")
    return form


def opened(page: Page, server: Server, path: Path) -> Notebook:
    return Notebook.opened(page, server.url(path), server.token)


@pytest.fixture
def own(tmp_path: Path, chromium: Browser) -> Iterator[Server]:
    """A server of this test alone, which may be stopped."""
    with running(tmp_path) as server:
        yield server


def by_form(folder: Path) -> Path:
    """Choose forms, as a teacher does for a class; return the first lesson."""
    (folder / "answer-by.txt").write_text("form\n", encoding="ascii")
    return folder / "00-start.ipynb"


def test_coming_back_twice(tmp_path: Path, page: Page, watch: Watch, screenshots: Path) -> None:
    """Answered, saved, the server stopped; then gone on with in the middle, without a cell run."""
    watch.expected = LOST
    with running(tmp_path) as server:
        path = by_form(server.lay_out("work"))
        notebook = opened(page, server, path)
        notebook.run_all()
        answer(notebook, FIRST)
        notebook.save()
        stop(server.process)
    for name in (SECOND, FIRST):
        with running(tmp_path) as server:
            notebook = opened(page, server, path)
            saved = notebook.cell(f'check("{FIRST}"')
            expect(saved).to_contain_text("Your answer: Peng Dehuai")
            expect(saved).to_contain_text("✓ Right.")
            cell = notebook.cell(f'check("{name}"')
            cell.get_by_role("button", name="Open the form").click()
            expect(form_of(cell).locator("input").first).to_be_focused()
            answer(notebook, name)
            page.screenshot(path=screenshots / f"coming-back-{name}.png")
            expect(page.locator(".jp-Notebook")).not_to_contain_text("model not found")
            assert not notebook.errors
            notebook.save()
            stop(server.process)
    assert VIEW not in path.read_text(encoding="utf-8")
    assert "widgets" not in json.loads(path.read_text(encoding="utf-8"))["metadata"]


def worked_in(own: Server, page: Page) -> Path:
    """Return a lesson that was answered by form and saved, with an explorer and the reader."""
    path = by_form(own.lay_out("worked"))
    book = nbformat.read(path, as_version=4)
    for word in ("explore_rates", "reader", "argue"):
        source = f"from telegram16293.lesson import {word}\n{word}()"
        book.cells.append(nbformat.v4.new_code_cell(source))
    nbformat.write(book, path)
    notebook = opened(page, own, path)
    notebook.run_all()
    answer(notebook, SECOND)
    notebook.save()
    notebook.stop_kernel()
    return path


STORY = (
    *(said(exercises.ALL[each].question, edition()) for each in (FIRST, SECOND)),
    "Your answer: 237",
    "✓ Right.",
    "The values as a table",
    "Your argument, in five parts",
)


def test_it_is_read_in_an_exported_page(
    own: Server, page: Page, new_page: Callable[..., Page], watch: Watch, screenshots: Path
) -> None:
    """nbconvert, in a browser that reaches nothing: question, answer and outcome; no widget."""
    watch.expected = ("cdnjs",)  # nbconvert's own scripts, which it does without here
    path = worked_in(own, page)
    html = HTMLExporter().from_filename(str(path))[0]
    assert "widget-view" not in html
    exported = path.with_suffix(".html")
    exported.write_text(html, encoding="utf-8")
    other = new_page()
    other.goto(exported.as_uri())
    for words in STORY:
        expect(other.locator("body")).to_contain_text(words)
    other.screenshot(path=screenshots / "coming-back-exported.png", full_page=True)


NO_KERNEL = """async () => {
  const { sessionContext } = jupyterapp.shell.currentWidget;
  await sessionContext.shutdown();
}"""


def test_it_is_read_in_jupyterlab_without_a_kernel(
    own: Server, page: Page, watch: Watch, screenshots: Path
) -> None:
    """Opened with no kernel at all: the same story; a button starts a kernel and opens the form."""
    watch.expected = ("debugger state",)  # JupyterLab asked a kernel that was stopped
    path = worked_in(own, page)
    notebook = opened(page, own, path)
    page.evaluate(NO_KERNEL)
    expect(page.locator(".jp-NotebookPanel-toolbar")).to_contain_text("No Kernel")
    cell = notebook.cell(f'check("{SECOND}"')
    expect(cell).to_contain_text("Your answer: 237")
    expect(cell).to_contain_text("✓ Right.")
    rates = notebook.cell("explore_rates()")
    expect(rates.get_by_role("button", name="Make it move again")).to_be_visible()
    expect(rates.locator("img")).to_be_visible()
    page.screenshot(path=screenshots / "coming-back-no-kernel.png")
    for fault in ("model not found", "Error displaying widget", "Loading widget"):
        expect(page.locator(".jp-Notebook")).not_to_contain_text(fault)
    cell = notebook.cell(f'check("{SECOND}"')
    cell.get_by_role("button", name="Open the form").click()
    expect(form_of(cell).locator("input")).to_have_value("237")


def test_an_answer_that_reaches_nobody_says_so(own: Server, page: Page, watch: Watch) -> None:
    """The server is stopped: no old ✓ stands beside the new answer, and words say what to do."""
    watch.expected = LOST
    notebook = opened(page, own, by_form(own.lay_out("lost")))
    notebook.run_all()
    form = answer(notebook, SECOND)
    stop(own.process)
    form.locator("input").fill("222")
    expect(form.locator(".said")).not_to_contain_text("✓")
    form.locator("button[type=submit]").click()
    expect(form.locator(".said")).to_contain_text("Start JupyterLab again", timeout=2000)


RESTART = "Restart Kernel…"


def test_after_a_restart_the_open_page_goes_on(
    lessons: Path, open_notebook: Callable[..., Notebook], page: Page, screenshots: Path
) -> None:
    """What is filled in stays and is answered by the new kernel; an explorer says how it moves."""
    path = by_form(lessons)
    book = nbformat.read(path, as_version=4)
    book.cells.append(
        nbformat.v4.new_code_cell("from telegram16293.lesson import explore_chain\nexplore_chain()")
    )
    nbformat.write(book, path)
    notebook = open_notebook(path)
    notebook.run_all()
    form = answer(notebook, SECOND)
    form.locator("input").fill("222")
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name=RESTART).first.click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    chain = notebook.cell("explore_chain()")
    again = chain.get_by_role("button", name="Make it move again")
    expect(again).to_be_visible()
    page.screenshot(path=screenshots / "coming-back-restarted.png")
    form = form_of(notebook.cell(f'check("{SECOND}"'))
    expect(form.locator("input")).to_have_value("222")
    form.locator("button[type=submit]").click()
    expect(form.locator(".said")).to_contain_text("You were right before with “237”")
    notebook.cell("explore_chain()").get_by_role("button", name="Make it move again").click()
    expect(notebook.cell("explore_chain()").locator(".sourcework-explorer")).to_be_visible()


def test_tab_leads_into_the_form(
    lessons: Path, open_notebook: Callable[..., Notebook], page: Page
) -> None:
    """Run with Shift and Enter, the next Tab is in the form; from there on it is JupyterLab's."""
    notebook = open_notebook(by_form(lessons))
    notebook.run_all()
    cell = notebook.go_to(f'check("{SECOND}"')
    page.keyboard.press("Shift+Enter")
    expect(form_of(cell)).to_be_visible()
    page.wait_for_function(READY)
    page.keyboard.press("Tab")
    expect(form_of(cell).locator("input")).to_be_focused()
    page.keyboard.type("237")
    page.keyboard.press("Enter")
    expect(form_of(cell).locator(".said")).to_contain_text("✓ Right")
