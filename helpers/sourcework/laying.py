"""Lay the lessons out in a folder for a server that others start, as on a hub or on Binder."""

from __future__ import annotations

import os
from pathlib import Path

from .errors import KitError
from .kernel import COURSE
from .launch import hiding, made_ready, placed, told_of_names
from .places import Place


def lay_out(place: Place, folder: Path) -> int:
    """Lay the lessons out in a folder, for a server that others start, and say what was done."""
    folder = placed(place, folder)
    _be_its_owner(folder)
    written = made_ready(place, folder, "name another folder")
    print(told_of_laying(folder, written, [each.name for each in place.notebooks]))
    if course := os.environ.get(COURSE):
        print(f"Start its server with {COURSE}={course}: the kernels find the course by it.")
    if names := hiding(folder):
        print(told_of_names(names))
    return 0


def told_of_laying(folder: Path, written: list[Path], lessons: list[str]) -> str:
    """Return what was done to a folder: which lessons are new in it, and which were left alone.

    >>> mine = Path("mine")
    >>> print(told_of_laying(mine, [mine / "02.ipynb"], ["01.ipynb", "02.ipynb"]))
    mine is ready.
    Written: 02.ipynb.
    Left as it is: 01.ipynb.
    """
    new = [each.name for each in written]
    left = [each for each in lessons if each not in new]
    lines = [f"{folder} is ready."]
    lines += [f"Written: {', '.join(new)}."] if new else []
    lines += [f"Left as it is: {', '.join(left)}."] if left else []
    return "\n".join(lines)


def _be_its_owner(folder: Path) -> None:
    """Raise KitError where an administrator would write into somebody else's folder.

    What root has written, its reader cannot save.
    """
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return
    from pwd import getpwuid

    there = next(each for each in [folder, *folder.parents] if os.path.exists(each))
    if owner := there.stat().st_uid:
        try:
            name = getpwuid(owner).pw_name
        except KeyError:
            name = f"#{owner}"
        seen = f"it belongs to {name}, who could not save a lesson that root has written there"
        raise KitError(str(there), seen, f"run the command as {name}, as with sudo -u '{name}'")
