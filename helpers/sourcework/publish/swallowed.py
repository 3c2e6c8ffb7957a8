"""Prose for everybody that has come to stand in a cell of another kind, because a line is missing.

Without the `+++` that closes it, a note for instructors takes in the prose below it, and learners
lose that prose. Nothing in the file shows it; the notebook of the last build does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from sourcework.errors import KitError


def examine_swallowed(cells: Iterable[tuple[int, str]], where: str, built: Path) -> None:
    """Raise KitError at prose that was a cell of its own when the notebook ``built`` was made.

    ``cells`` are those that are not plain prose, each with its first line and its text.
    """
    were = tuple(filter(None, _prose_of(built)))
    for first, text in cells:
        for was in were:
            if text.endswith(f"\n\n{was}"):
                line = first + text.removesuffix(was).count("\n")
                seen = f"this was for everybody, and now belongs to the cell of line {first}"
                do = "put a line +++ alone above it; if you mean it so, give it a cell of its own"
                raise KitError(f"{where}, line {line}", seen, do)


def _prose_of(built: Path) -> Iterator[str]:
    """Yield the prose that stands open in a learner's notebook, where it can be read."""
    try:
        cells = json.loads(built.read_bytes())["cells"]
        prose = ["".join(each["source"]) for each in cells if each["cell_type"] == "markdown"]
    except (OSError, ValueError, KeyError, TypeError):
        return
    yield from (each for each in prose if "<details>" not in each)
