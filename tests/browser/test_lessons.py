"""Every lesson runs from top to bottom in the browser, unanswered."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from telegram16293.seeds import PLACE

from .driving import Notebook

LESSONS = sorted(each.name for each in PLACE.room("notebooks").glob("*.ipynb"))
EXECUTED = Path(__file__).parent.parent / "executed"


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_runs_from_top_to_bottom(
    name: str, lessons: Path, open_notebook: Callable[..., Notebook]
) -> None:
    """Run All Cells leaves no error in any cell, and each cell that shows something shows it."""
    executed = json.loads((EXECUTED / name).read_text(encoding="utf-8"))["cells"]
    notebook = open_notebook(lessons / name)
    assert not any(notebook.outputs)
    notebook.run_all()
    shown = [bool(each.get("outputs")) for each in executed]
    assert [bool(each) for each in notebook.outputs] == shown
