"""Every lesson runs from top to bottom in the browser, as it is and answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from telegram16293.places import room

from .driving import Notebook

LESSONS = sorted(each.name for each in room("notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_runs_from_top_to_bottom(
    name: str, lessons: Path, open_notebook: Callable[..., Notebook]
) -> None:
    """Run All Cells leaves no error in any cell, and each cell that shows something shows it."""
    notebook = open_notebook(lessons / name)
    stored = [bool(each) for each in notebook.outputs]
    notebook.run_all()
    assert [bool(each) for each in notebook.outputs] == stored
