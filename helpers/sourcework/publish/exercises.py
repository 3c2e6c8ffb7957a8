"""What a teacher writes of exercises, read whole before anything is made from it.

Learners' kernels read one exercise at a time with the standard library alone, in
:mod:`sourcework.exercises.files`; here all are read, and what would only show on a page is found.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from sourcework.errors import KitError, UnknownName
from sourcework.publish.checked.folders import EXERCISES
from sourcework.publish.checked.marked import Loc
from sourcework.publish.checked.prose import unfinished
from sourcework.publish.checked.texts import read_text
from sourcework.publish.checked.toml import read_toml

# What is computed has a name alone; the names of figures have a kind before them.
NAME = re.compile(r"\{[\w.: -]+\}")


def examine_exercises(root: Path, passages: Collection[str]) -> None:
    """Raise KitError at the first fault of the files of exercises, where there are any."""
    for path in sorted((root / EXERCISES).glob("*.toml")):
        where = path.relative_to(root).as_posix()
        marked = read_toml(read_text(root, where), where)
        if not marked.value:
            raise KitError(f"{where}, line 1", "no exercise stands there", "begin one with [name]")
        for loc, text in _texts(marked.value, ()):
            if seen := unfinished(NAME.sub("", text)):
                raise KitError(marked.place(loc), *seen)
            if len(loc) > 2 and loc[1] == "passages" and text not in passages:
                raise UnknownName.near(f"{marked.place(loc)}, passage", text, passages)


def _texts(held: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(held, str):
        yield loc, held
    elif isinstance(held, dict | list):
        for key, each in held.items() if isinstance(held, dict) else enumerate(held):
            yield from _texts(each, (*loc, key))
