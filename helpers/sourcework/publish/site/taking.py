"""What can be taken away: handouts, slides, data, zips, as ``build`` and ``export`` make them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from sourcework.course import Course
from sourcework.publish.bundle.contents import for_class, tells_no_answer
from sourcework.templates import filled

KILO = 1000
FILES = "files"
DIST = "dist/"
UNITS = ("bytes", "KB", "MB")
Group = tuple[str, list[tuple[str, str, str]]]
FOR_ALL = "What a class may have: nothing here tells an answer."
FOR_TEACHERS = "What tells answers: slides, keys and notes, the teacher's zip, and the data."


def downloads(course: Course, made: Mapping[str, bytes]) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return two pages, for all and for teachers, and the files that they lead to.

    ``made`` are the files of dist/ by their paths.
    """
    files = {path.removeprefix(DIST): content for path, content in made.items()}
    open_to_all = {path for path in files if tells_no_answer(f"{DIST}{path}")}
    root = course.place.checkout
    if root and (zipped := for_class(course, root).path.removeprefix(DIST)) in files:
        open_to_all.add(zipped)
    own = {path: files[path] for path in files if path in open_to_all}
    rest = {path: files[path] for path in files if path not in open_to_all}
    pages = {
        "downloads.md": _page("Downloads", FOR_ALL, own, ""),
        "teacher/downloads.md": _page("Downloads for teachers", FOR_TEACHERS, rest, "../"),
    }
    return pages, {f"{FILES}/{path}": content for path, content in files.items()}


def _page(title: str, about: str, files: Mapping[str, bytes], up: str) -> str:
    about = about if files else "There is nothing to take away yet."
    return filled(
        "publish/site/downloads.md", title=title, about=about, groups=groups(files), up=up
    )


def groups(files: Mapping[str, bytes]) -> list[Group]:
    """Return files by the folder they are in, each with its name and size; zips come first.

    >>> groups({"slides/01.html": b"1", "a.zip": b"22"})
    [('In one file', [('a.zip', 'a.zip', '2 bytes')]), ('Slides', [('slides/01.html', '01.html', \
'1 bytes')])]
    """
    found: dict[str, list[tuple[str, str, str]]] = {}
    for path in sorted(files, key=lambda each: (PurePosixPath(each).parent.as_posix(), each)):
        folder = PurePosixPath(path).parent
        head = ", ".join(folder.parts) or "In one file"
        head = head[:1].upper() + head[1:]
        name = PurePosixPath(path).name
        found.setdefault(head, []).append((path, name, weight(len(files[path]))))
    return list(found.items())


def weight(size: int) -> str:
    """Return the size of a file as one reads it.

    >>> weight(640), weight(3_661_923)
    ('640 bytes', '3.7 MB')
    """
    shown, unit = size, 0
    while shown >= KILO and unit < len(UNITS) - 1:
        shown, unit = shown / KILO, unit + 1  # type: ignore[assignment]
    return f"{shown:.1f} {UNITS[unit]}" if unit == len(UNITS) - 1 else f"{shown:.0f} {UNITS[unit]}"
