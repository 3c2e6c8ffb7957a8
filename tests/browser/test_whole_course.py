"""A learner completes all seven lessons by form, hands in, and finds everything again.

Not one letter is typed into a cell.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from schoolroom import table
from sourcework.classroom import Asked, look_at
from sourcework.exercises.expected import right_answer
from sourcework.progress.handed import MIME
from telegram16293 import exercises
from telegram16293.course import course
from telegram16293.seeds import edition

from .driving import Notebook
from .filling import Keys, Mouse

PAGES = {lesson: f"{at:02}-{lesson}.ipynb" for at, lesson in enumerate(exercises.ALL.lessons)}
# What a first visit takes: the lesson that begins the course, and the three that read and verify.
BEGINNING = ("start", "read", "verify", "compare")
HANDS: dict[str, type[Mouse]] = {"mouse": Mouse, "keys": Keys}


def choose_forms(notebook: Notebook, hands: Mouse) -> None:
    """Choose, in the first lesson, to answer by form."""
    cell = hands.cell("answer_by()")
    form = cell.locator(".sourcework-form form")
    hands.tick(form, "form")
    hands.send(form)
    expect(form.locator(".said")).to_contain_text("✓ By form")
    hands.leave(cell)


def answer_all(lesson: str, hands: Mouse) -> None:
    """Answer each exercise of a lesson in its form, rightly."""
    for exercise in exercises.ALL.of_lesson(lesson):
        cell = hands.cell(f'check("{exercise.id}"')
        form = cell.locator(".sourcework-form form")
        hands.fill(form, exercise, right_answer(exercise, edition()))
        hands.send(form)
        expect(form.locator(".said")).to_contain_text("✓ Right")
        hands.leave(cell)


def work_through(lesson: str, hands: Mouse) -> None:
    """Run a lesson, choose forms if it is the first, answer all of it, and save."""
    hands.run_all()
    if lesson == "start":
        choose_forms(hands.notebook, hands)
        hands.run_all()
    answer_all(lesson, hands)
    hands.save()


def handed_in(path: Path) -> dict[str, object]:
    """Return the answers that a saved notebook carries."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    bundles = [out.get("data", {}) for cell in cells for out in cell.get("outputs", ())]
    (found,) = [each[MIME] for each in bundles if MIME in each]
    return dict(found)


def all_right(folder: Path, results: Path) -> bool:
    """Whether a class finds each exercise of these lessons answered rightly by the one learner."""
    assert look_at(Asked(folder, results), course) == 0
    (row,) = table(results / "gradebook.csv")
    return all(row[f"{Path(PAGES[each]).stem}: right %"] == "100" for each in BEGINNING)


@pytest.mark.parametrize("way", HANDS)
def test_all_lessons_are_completed_without_typing_code(
    way: str, lessons: Path, open_notebook: Callable[..., Notebook]
) -> None:
    """Each answer is right, and is in the notebook that is handed in, saved and reopened."""
    for lesson, name in PAGES.items():
        notebook = open_notebook(lessons / name)
        before = notebook.sources
        work_through(lesson, HANDS[way](notebook))
        assert notebook.sources == before
        ids = {each.id for each in exercises.ALL.of_lesson(lesson)}
        answers = handed_in(lessons / name)["answers"]
        assert {each["exercise"] for each in answers} == ids
        notebook.stop_kernel()
    notebook = open_notebook(lessons / PAGES["start"])
    hands = HANDS[way](notebook)
    shown = hands.cell('hand_in("start")').locator(".jp-OutputArea")
    expect(shown).to_contain_text("✓")
    hands.run_all()
    form = hands.cell('check("start-speaker"').locator(".sourcework-form form")
    expect(form.locator(".said")).to_contain_text("✓ Right")
    expect(form.locator('input[value="peng"]')).to_be_checked()
    standing = hands.cell("progress()").locator(".jp-OutputArea")
    expect(standing).to_contain_text("✓")
    expect(standing).not_to_contain_text("○")
