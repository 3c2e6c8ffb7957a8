"""The notebook that this kernel runs: its cells as they were saved, and as the kit made them.

Jupyter's server names the file to the kernel; where no server does, nothing is known of it.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..browser import IN_BROWSER, SESSION

if TYPE_CHECKING:
    from ..places import Place

ANSWERED = "answers"  # the folder of the lessons with their answers, which is the teacher's


@dataclass(frozen=True, slots=True)
class Cell:
    """A code cell: its id, which stays as it is moved and changed, and its source."""

    id: str
    source: str

    @property
    def first_line(self) -> str:
        """The line by which a person finds it."""
        return next((line for line in self.source.splitlines() if line.strip()), "").strip()


def saved() -> tuple[Cell, ...]:
    """Return the code cells of the notebook as it was saved last; none where it is not known."""
    path = os.environ.get(SESSION)
    return _cells(Path(path)) if path else ()


def is_lesson(place: Place) -> bool:
    """Whether it is a lesson of a course, or a notebook that works with it."""
    if f"{place.name}.lesson" in sys.modules:
        return True
    made = as_made(place)
    return any(each.id in made or place.name in each.source for each in saved())


@cache
def as_made(place: Place) -> dict[str, str]:
    """Return the source of each cell of each lesson as the kit made it, by the cell's id."""
    return {cell.id: cell.source for lesson in place.notebooks for cell in _cells(lesson)}


def is_learners() -> bool:
    """Whether it is known to be a learner's: a notebook, and not one of the answered lessons.

    In the browser there are learners' lessons alone.
    """
    if IN_BROWSER:
        return True
    path = os.environ.get(SESSION)
    return bool(path) and Path(path or "").resolve().parent.name != ANSWERED


def runs_as_made(place: Place) -> bool:
    """Whether the cell that runs now is one of a lesson, as the kit made it."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    ran = getattr(getattr(shell, "history_manager", None), "input_hist_raw", [""])
    return ran[-1] in as_made(place).values()


def _cells(path: Path) -> tuple[Cell, ...]:
    try:
        found = json.loads(path.read_bytes())["cells"]
        return tuple(
            # Other editors save cells without ids, as Jupyter once did.
            Cell(each.get("id", ""), "".join(each["source"]))
            for each in found
            if each["cell_type"] == "code"
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ()
