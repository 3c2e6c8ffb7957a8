"""The two editions of a lesson as notebooks, not yet run; nothing in them is random."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import nbformat
from nbformat import NotebookNode

from telegram16293.publish.citations import with_citations
from telegram16293.publish.manuscript import INSTRUCTOR, ON_SLIDE, SLIDE, Cell, Manuscript

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
NOTE = "**For the instructor**"


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the notebooks made from every manuscript: its folder, and the cells it keeps."""

    folder: str
    cells: Callable[[Manuscript], tuple[Cell, ...]]


LEARNER = Edition("notebooks", lambda manuscript: manuscript.learner)
ANSWERED = Edition("course/answers", lambda manuscript: manuscript.answered)
EDITIONS = (LEARNER, ANSWERED)


@dataclass(frozen=True, slots=True)
class Draft:
    """A notebook to be run: the file it is for, and the manuscript cell behind each cell."""

    path: str
    manuscript: Manuscript
    cells: tuple[Cell, ...]
    notebook: NotebookNode


def drafts(manuscript: Manuscript) -> Iterator[Draft]:
    """Return the notebooks that a manuscript becomes, one for each edition."""
    for edition in EDITIONS:
        cells = with_citations(edition.cells(manuscript))
        path = f"{edition.folder}/{manuscript.name}.ipynb"
        yield Draft(path, manuscript, cells, _notebook(manuscript.name, cells))


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


def _notebook(name: str, cells: tuple[Cell, ...]) -> NotebookNode:
    seen: Counter[str] = Counter()
    parts = [_cell(name, each, seen) for each in cells]
    notebook = as_node({"cells": parts, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    plain_metadata(notebook)
    return notebook


def _cell(name: str, cell: Cell, seen: Counter[str]) -> dict[str, Any]:
    # What concerns slides alone is left out: marking a cell changes no notebook.
    tags = [each for each in cell.tags if each != SLIDE]
    own = {key: value for key, value in cell.metadata if key not in ON_SLIDE}
    own |= {"tags": tags} if tags else {}
    run: dict[str, Any] = {"execution_count": None, "outputs": []} if cell.is_code else {}
    return {
        "cell_type": cell.kind,
        "id": _cell_id(name, cell, seen),
        "metadata": own,
        "source": as_note(cell.source) if INSTRUCTOR in cell.tags else cell.source,
        **run,
    }


def _cell_id(name: str, cell: Cell, seen: Counter[str]) -> str:
    """Return an id that stays when other cells move; equal cells of a lesson are counted."""
    key = f"{name}\n{cell.kind}\n{cell.source}"
    seen[key] += 1
    return sha256(f"{key}\n{seen[key]}".encode()).hexdigest()[:8]
