"""The editions of a lesson as notebooks, not yet run; nothing in them is random.

notebooks         what a learner opens: no outputs, so nothing is answered before it is asked
tests/executed    the same, run from top to bottom, for the tests to hold
course/answers    solutions instead of exercises, with notes, run: the teacher's
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import nbformat
from nbformat import NotebookNode

from sourcework.course import Course
from sourcework.publish.citations import with_citations
from sourcework.publish.manuscript import INSTRUCTOR, ON_SLIDE, SLIDE, Cell, Manuscript, parted
from sourcework.publish.order import ON_ORDER

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
NOTE = "**For the instructor**"
FOLD = "After you have answered"


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the notebooks made from every manuscript: its folder, and the cells it keeps.

    ``asks`` says that questions stand open in it, so that what discusses them is folded; ``runs``
    that it is stored with its outputs.
    """

    folder: str
    cells: Callable[[Manuscript], tuple[Cell, ...]]
    asks: bool
    runs: bool


LEARNER = Edition("notebooks", lambda lesson: lesson.learner, asks=True, runs=False)
EXECUTED = Edition("tests/executed", lambda lesson: lesson.learner, asks=True, runs=True)
ANSWERED = Edition("course/answers", lambda lesson: lesson.answered, asks=False, runs=True)
EDITIONS = (LEARNER, EXECUTED, ANSWERED)


@dataclass(frozen=True, slots=True)
class Draft:
    """A notebook as written: the file it is for, and the manuscript cell behind each cell."""

    edition: Edition
    manuscript: Manuscript
    cells: tuple[Cell, ...]
    notebook: NotebookNode

    @property
    def path(self) -> str:
        """The file it is for, in the project."""
        return f"{self.edition.folder}/{self.manuscript.name}.ipynb"


def drafts(manuscript: Manuscript, course: Course) -> Iterator[Draft]:
    """Return the notebooks that a manuscript becomes, one for each edition."""
    for edition in EDITIONS:
        cells = with_citations(edition.cells(manuscript), course)
        yield Draft(edition, manuscript, cells, _notebook(manuscript.name, cells, edition))


def as_node(values: dict[str, Any]) -> NotebookNode:
    """Return a dictionary as the kind of dictionary that notebooks are made of."""
    untyped: Any = nbformat
    node: NotebookNode = untyped.from_dict(values)
    return node


def as_text(notebook: NotebookNode) -> str:
    """Return a notebook as its file has it, with one line break at the end."""
    untyped: Any = nbformat
    text: str = untyped.writes(notebook, version=4)
    return text.rstrip("\n") + "\n"


def plain_metadata(notebook: NotebookNode) -> None:
    """Leave in a notebook what every machine would write: its kernel and its language."""
    notebook.metadata = as_node({"kernelspec": KERNEL, "language_info": {"name": "python"}})


def as_note(text: str) -> str:
    """Return a note for instructors as a quoted block that says what it is.

    >>> print(as_note("Allow five minutes.\\n\\nThen stop."))
    > **For the instructor**
    >
    > Allow five minutes.
    >
    > Then stop.
    """
    lines = (NOTE, "", *text.splitlines())
    return "\n".join(f"> {each}".rstrip() for each in lines)


def folded(text: str) -> str:
    """Return prose that waits until somebody opens it; its heading, if it has one, does not.

    >>> print(folded("## What was found\\n\\nLess."))
    ## What was found
    <BLANKLINE>
    <details>
    <summary>After you have answered</summary>
    <BLANKLINE>
    Less.
    <BLANKLINE>
    </details>
    """
    heading, rest = parted(text)
    ahead = f"{heading}\n\n" if heading else ""
    return f"{ahead}<details>\n<summary>{FOLD}</summary>\n\n{rest}\n\n</details>"


def _notebook(name: str, cells: tuple[Cell, ...], edition: Edition) -> NotebookNode:
    seen: Counter[str] = Counter()
    parts = [_cell(name, each, seen, edition) for each in cells]
    notebook = as_node({"cells": parts, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    plain_metadata(notebook)
    return notebook


def _cell(name: str, cell: Cell, seen: Counter[str], edition: Edition) -> dict[str, Any]:
    # What concerns slides and the order of questions is left out: it changes no notebook.
    tags = [each for each in cell.tags if each != SLIDE]
    own = {key: value for key, value in cell.metadata if key not in (*ON_SLIDE, *ON_ORDER)}
    own |= {"tags": tags} if tags else {}
    waits = edition.asks and cell.waits
    if waits and cell.is_code:
        own["jupyter"] = {"source_hidden": True}
    run: dict[str, Any] = {"execution_count": None, "outputs": []} if cell.is_code else {}
    return {
        "cell_type": cell.kind,
        "id": _cell_id(name, cell, seen),
        "metadata": own,
        "source": _source(cell, waits),
        **run,
    }


def _source(cell: Cell, waits: bool) -> str:
    if INSTRUCTOR in cell.tags:
        return as_note(cell.source)
    return folded(cell.source) if waits and not cell.is_code else cell.source


def _cell_id(name: str, cell: Cell, seen: Counter[str]) -> str:
    """Return an id that stays when other cells move; equal cells of a lesson are counted."""
    key = f"{cell.kind}\n{cell.source}"
    seen[key] += 1
    return cell_id(name, cell.kind, cell.source, seen[key])


def cell_id(name: str, kind: str, source: str, count: int = 1) -> str:
    """Return the id of a cell of a lesson, from its words and how often they stood there."""
    return sha256(f"{name}\n{kind}\n{source}\n{count}".encode()).hexdigest()[:8]
