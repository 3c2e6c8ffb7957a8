"""The files of an export, and the folder they go to."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from ..course import Course
from ..errors import KitError, UnknownName
from .content import Content, content_of
from .package import csv_text, datapackage, json_text, one_json
from .readme import page

FORMATS = ("csv", "xlsx", "json", "all")


def files(course: Course, form: str = "all") -> dict[str, bytes]:
    """Return the files of an export by their names: the same bytes every time.

    Raises UnknownName for a format that there is not.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> sorted(files(opened(EXAMPLE), "json"))
    ['README.md', 'RIGHTS.md', 'bakers_letter.json']
    """
    if form not in FORMATS:
        raise UnknownName.near("format", form, FORMATS)
    content = content_of(course)
    made: dict[str, bytes] = {
        "README.md": page(content).encode(),
        "RIGHTS.md": content.rights.encode(),
    }
    if form in ("csv", "all"):
        made |= _csv(content)
    if form in ("json", "all"):
        made[f"{course.name}.json"] = json_text(one_json(content)).encode()
    if form in ("xlsx", "all"):
        from .workbook import xlsx

        made[f"{course.name}.xlsx"] = xlsx(content)
    return made


def _csv(content: Content) -> dict[str, bytes]:
    tables = {f"{each.name}.csv": csv_text(each).encode() for each in content.tables}
    return {**tables, "datapackage.json": json_text(datapackage(content)).encode()}


def export(course: Course, folder: Path | None = None, form: str = "all") -> int:
    """Write the document's data into a folder, say which files, and return 0.

    Without a folder one of the course's name is made right here. Other files in the folder
    stay as they are. Raises KitError, before anything is written, where a file of one of the names
    is there and says something else: it may be somebody's work.
    """
    return put(files(course, form), folder or Path(f"{course.name}-data"))


def put(made: Mapping[str, bytes], folder: Path) -> int:
    """Write files into a folder, say which, and return 0; KitError before any is written over."""
    there = _there(folder, made)
    missing = {name: data for name, data in made.items() if name not in there}
    written: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in missing.items():
            _put(folder / name, data, written)
    except (OSError, ValueError) as error:
        for each in written:
            with contextlib.suppress(OSError):
                each.unlink()
        raise _unwritable(folder, error) from None
    print(f"{folder}: {', '.join(missing) or 'everything was there already'}")
    return 0


def _there(folder: Path, made: Mapping[str, bytes]) -> set[str]:
    """Return which files are there as they would be written; KitError where one differs."""
    same, others = set(), []
    try:
        if os.path.lexists(folder) and not folder.is_dir():
            do = "give the name of a folder, or of one that is not there yet"
            raise KitError(str(folder), "it is there and is no folder", do)
        for name, data in made.items():
            if os.path.lexists(folder / name):
                read = (folder / name).read_bytes() if (folder / name).is_file() else None
                same.add(name) if read == data else others.append(name)
    except (OSError, ValueError) as error:
        raise _unwritable(folder, error) from None
    if others:
        seen = f"{', '.join(others)} would be written over: changed, or of another version"
        raise KitError(str(folder), seen, "move it away, or give another folder")
    return same


def _put(path: Path, data: bytes, written: list[Path]) -> None:
    """Write a file that is not there yet, and note its path as soon as it exists."""
    path.parent.mkdir(exist_ok=True)
    with path.open("xb") as file:
        written.append(path)
        file.write(data)


def _unwritable(folder: Path, error: Exception) -> KitError:
    reason = getattr(error, "strerror", None) or str(error)
    where = str(folder).replace("\0", "\\0")
    return KitError(where, f"the data cannot be written ({reason})", "give another folder")
