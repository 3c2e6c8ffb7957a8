"""The project's address, carried to each file that shows it: a fork changes it in one place."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sourcework.addresses import on_github, pages
from sourcework.course import Course
from sourcework.errors import KitError
from sourcework.publish.checked.texts import read_text
from sourcework.publish.storing import put

# Where it is written by hand; what is made of these follows.
PROJECT = "pyproject.toml"
SHOWN = ("*.md", "*.cff", PROJECT, ".github/**/*.md", "course/*.md", "course/**/*.md")


def moved(course: Course, root: Path, check: bool = False) -> tuple[Course, int]:
    """Return the course at its address in ``pyproject.toml``, and how many files show another.

    They are written, unless with ``check``, where each is named. The address is Source in the
    project's urls; a course that has none there stays where it is.
    """
    new = source(root)
    if not new or not course.home or new == course.home:
        return course, 0
    changed = dict(_changed(course, root, new))
    if check:
        for path in changed:
            print(f"{path} shows {course.home}, and pyproject.toml says {new}: build")
        return course, len(changed)
    for path, content in changed.items():
        put(root / path, content, path)
    print(f"The project is now at {new}, in {', '.join(changed)}")
    return replace(course, home=new), len(changed)


def source(root: Path) -> str:
    """Return the address in a folder's ``pyproject.toml``, or ""; raises KitError for a slip."""
    if not (root / PROJECT).is_file():
        return ""
    try:
        project = tomllib.loads(read_text(root, PROJECT)).get("project", {})
    except tomllib.TOMLDecodeError as problem:
        raise KitError(PROJECT, str(problem), "correct it") from None
    return str(project.get("urls", {}).get("Source", "")).rstrip("/")


def _changed(course: Course, root: Path, new: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files that show the old address, with the new one in its place."""
    words = {course.home: new}
    # Binder names a repository without the rest of its address.
    if (old := on_github(course.home)) and on_github(new):
        words[f"/gh/{old}/"] = f"/gh/{on_github(new)}/"
        words[pages(course.home)] = pages(new)
    own = f"helpers/{course.name}/course.py"
    for file in sorted({each for pattern in (*SHOWN, own) for each in root.glob(pattern)}):
        path = file.relative_to(root).as_posix()
        before = after = read_text(root, path)
        for each, instead in words.items():
            after = after.replace(each, instead)
        if after != before:
            yield path, after.encode()
