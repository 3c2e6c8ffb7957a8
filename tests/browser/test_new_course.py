"""A course that was just laid out, as its first learner and its teacher meet it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from sourcework.courses import opened
from sourcework.exercises.expected import right_answer

from .conftest import ROOT, Server, running
from .driving import Notebook
from .filling import Mouse


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``new`` lays out and ``build`` makes of it, by the commands of the guide."""
    folder = tmp_path_factory.mktemp("another") / "millers_book"
    for words in (["new", str(folder)], ["build", str(folder)]):
        command = [sys.executable, "-m", "telegram16293", *words]
        subprocess.run(command, cwd=ROOT, env=dict(os.environ), check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def lab(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, chromium: object
) -> Iterator[Server]:
    """JupyterLab as ``lab --course FOLDER`` starts it."""
    with running(tmp_path_factory.mktemp("lab-of-another"), folder) as server:
        yield server


def test_its_lesson_is_answered_by_form_and_handed_in(
    folder: Path, lab: Server, page: Page, screenshots: Path
) -> None:
    """Run from top to bottom, every form answered rightly, and the answers are in the notebook."""
    course = opened(folder)
    lesson = lab.folder / "01-read.ipynb"
    notebook = Notebook.opened(page, lab.url(lesson), lab.token)
    hands = Mouse(notebook)
    notebook.run_all()
    form = hands.cell("answer_by()").locator(".sourcework-form form")
    hands.tick(form, "form")
    hands.send(form)
    notebook.run_all()
    for exercise in course.exercises.of_lesson("read"):
        form = hands.cell(f'check("{exercise.id}"').locator(".sourcework-form form")
        hands.fill(form, exercise, right_answer(exercise, course.document))
        hands.send(form)
        expect(form.locator(".said")).to_contain_text("✓ Right")
    page.screenshot(path=screenshots / "new-course-lesson.png")
    claim = hands.cell('claim("flour-adds-up")').locator(".jp-OutputArea")
    expect(claim).to_contain_text("consistent")
    notebook.run_all()
    notebook.save()
    notebook.stop_kernel()
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    bundles = [out.get("data", {}) for cell in cells for out in cell.get("outputs", ())]
    (answers,) = [each[course.mime]["answers"] for each in bundles if course.mime in each]
    asked = {each.id for each in course.exercises.of_lesson("read")}
    assert {each["exercise"] for each in answers} == asked


def test_its_pages_open_from_the_disk(folder: Path, page: Page, screenshots: Path) -> None:
    """Each page that ``build`` makes for a class opens by itself, in its own words."""
    pages = sorted((folder / "dist").rglob("*.html"))
    assert pages
    for each in pages:
        page.goto(each.as_uri())
        expect(page.locator("body")).to_contain_text("invented")
        assert "telegram" not in page.inner_text("body").lower()
        page.screenshot(path=screenshots / f"new-course-{each.stem}.png")
    assert sorted((folder / "dist").rglob("*.pdf"))
