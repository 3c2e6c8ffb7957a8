"""A lesson as `lab` lays it out: it opens on its questions, and shows nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sourcework.publish.editions import FOLD
from telegram16293.seeds import PLACE

from .conftest import Watch
from .driving import Notebook

LESSONS = sorted(each.name for each in PLACE.room("notebooks").glob("*.ipynb"))
RUN = """() => {
  const cells = [...jupyterapp.shell.currentWidget.content.widgets].map((each) => each.model);
  return cells.filter((each) => each.type === "code" && each.executionCount !== null).length;
}"""

TRUSTED = """() => {
  const cells = [...jupyterapp.shell.currentWidget.content.widgets].map((each) => each.model);
  return cells.every((each) => each.type !== "code" || each.trusted);
}"""


@pytest.fixture(autouse=True)
def soon_stopped(watch: Watch) -> None:
    """A kernel that is stopped soon leaves a question of JupyterLab's debugger unanswered."""
    watch.expected += ("Could not restore the debugger state",)


@pytest.mark.parametrize("name", LESSONS)
def test_a_fresh_lesson_shows_nothing_but_questions(
    name: str, lessons: Path, open_notebook: Callable[..., Notebook], page: Page
) -> None:
    """No output, no number in brackets, and every discussion is folded."""
    notebook = open_notebook(lessons / name)
    assert not any(notebook.outputs) and page.evaluate(RUN) == 0
    folded = [at for at, source in enumerate(notebook.sources) if f"<summary>{FOLD}" in source]
    assert folded
    for at in folded:
        cell = notebook.cell(notebook.sources[at])
        expect(cell.locator("summary")).to_have_text(FOLD)
        expect(cell.locator("details")).not_to_have_attribute("open", "")


def test_a_discussion_opens_by_keys(
    lessons: Path, open_notebook: Callable[..., Notebook], page: Page
) -> None:
    """Enter on its line shows the discussion, and Enter again puts it away."""
    notebook = open_notebook(lessons / "01-read.ipynb")
    cell = notebook.cell("Three mouths and many hands")
    words = cell.locator(".jp-RenderedMarkdown p", has_text="Three mouths and many hands")
    expect(words).to_be_hidden()
    cell.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(words).to_be_visible()
    page.keyboard.press("Enter")
    expect(words).to_be_hidden()


def test_what_was_run_is_trusted_when_it_is_opened_again(
    lessons: Path, open_notebook: Callable[..., Notebook], page: Page
) -> None:
    """Nobody signs a lesson in advance: what a learner ran and saved is shown with its style."""
    name = lessons / "00-start.ipynb"
    notebook = open_notebook(name)
    notebook.run_all()
    notebook.save()
    notebook.stop_kernel()
    again = open_notebook(name)
    cell = again.cell('passage("P3.1")')
    assert page.evaluate(TRUSTED)
    expect(cell.locator(".jp-OutputArea-output")).to_contain_text("P3.1")
    # What Jupyter does not trust, it strips of its style.
    expect(cell.locator(".jp-OutputArea-output [style]")).not_to_have_count(0)
