"""What a teacher writes of exercises, read whole before anything is made from it.

Learners' kernels read one exercise at a time with the standard library alone, in
:mod:`sourcework.exercises.files`; here all are read, and what would only show on a page is found.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from sourcework.course import Course
from sourcework.errors import KitError, UnknownName
from sourcework.figures import figures_of
from sourcework.publish.checked.folders import EXERCISES, LESSONS
from sourcework.publish.checked.marked import Loc
from sourcework.publish.checked.prose import unfinished
from sourcework.publish.checked.texts import read_text
from sourcework.publish.checked.toml import read_toml
from sourcework.publish.manuscript import Manuscript
from sourcework.publish.references import numbered

# What is computed has a name alone; the names of figures have a kind before them.
NAME = re.compile(r"\{[\w.: -]+\}")
FIGURE = re.compile(r"\{(?:figure|number):([\w.-]+)\}")


def examine_exercises(root: Path, course: Course) -> None:
    """Raise KitError at the first fault of the files of exercises, where there are any."""
    passages = course.document.passages
    figures = [each.id for each in figures_of(course.document)]
    named = numbered(passages)
    waiting = _waiting(course)
    for path in sorted((root / EXERCISES).glob("*.toml")):
        where = path.relative_to(root).as_posix()
        marked = read_toml(read_text(root, where), where)
        if not marked.value:
            raise KitError(f"{where}, line 1", "no exercise stands there", "begin one with [name]")
        for loc, text in _texts(marked.value, ()):
            if seen := unfinished(NAME.sub("x", text)):
                raise KitError(marked.place(loc), *seen)
            for name in FIGURE.findall(text):
                _examine_name(name, figures, marked.place(loc), "figure")
            kind = str(loc[1]) if len(loc) > 1 else ""
            if kind == "withholds":
                _examine_name(text, waiting, marked.place(loc), "what it withholds")
            for name in (text,) if kind == "passages" else named.findall(text):
                _examine_name(name, passages, marked.place(loc), "passage")


def examine_asked(root: Path, lessons: Iterable[Manuscript]) -> None:
    """Raise KitError at an exercise that no lesson asks; ``lessons`` are all there are."""
    asked = {name for lesson in lessons for cell in lesson.cells for name in cell.asked}
    for path in sorted((root / EXERCISES).glob("*.toml")):
        where = path.relative_to(root).as_posix()
        marked = read_toml(read_text(root, where), where)
        for name in (each for each in marked.value if each not in asked):
            do = f'ask it in {LESSONS}/{path.stem}.md, check("{name}", ...), or remove it'
            raise KitError(marked.place((name,)), f"no lesson asks [{name}]", do)


def _examine_name(name: str, known: Collection[str], place: str, kind: str) -> None:
    if name not in known:
        raise UnknownName.near(f"{place}, {kind}", name, known)


def _waiting(course: Course) -> tuple[str, ...]:
    """Return what an exercise may withhold, as :mod:`sourcework.exercises.model` tells it."""
    document = course.document
    notes = [each.id for each in document.textual_notes]
    return (
        *notes,
        *(f"reason:{each}" for each in notes),
        *(f"shift:{each.id}" for each in document.translation_notes),
        *(f"status:{each}" for each in document.facts),
        *(f"verdict:{each.id}" for each in course.claims),
    )


def _texts(held: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(held, str):
        yield loc, held
    elif isinstance(held, dict | list):
        for key, each in held.items() if isinstance(held, dict) else enumerate(held):
            yield from _texts(each, (*loc, key))
