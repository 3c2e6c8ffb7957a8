"""What can be taken away: handouts, slides, data, zips, as ``build`` and ``export`` make them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from sourcework.course import Course
from sourcework.publish.bundle.contents import for_class, tells_no_answer
from sourcework.templates import filled

KILO = 1000
FILES = "files"
PAGE, TEACHERS = "downloads", "teacher/downloads"
DIST = "dist/"
UNITS = ("bytes", "KB", "MB")
# Folders in the order in which one looks for them, with what they are called.
CALLED = {
    "slides": "Slides",
    "handouts": "Handouts",
    "lms": "For a learning platform",
    "data": "Data",
    "a4": "A4",
    "us-letter": "US Letter",
    "standard": "usual print",
    "keys": "keys",
    "large-print": "large print",
    "dyslexia-friendly": "easier to read with dyslexia",
    "moodle": "Moodle",
    "qti": "QTI, for Canvas, Blackboard and Brightspace",
}
Group = tuple[str, list[tuple[str, str, str]]]
FOR_ALL = "What a class may have: nothing here tells an answer."
FOR_TEACHERS = "What tells answers: slides, keys and notes, the teacher's zip, and the data."


def downloads(course: Course, made: Mapping[str, bytes]) -> tuple[dict[str, str], dict[str, bytes]]:
    """Return two pages, for all and for teachers, and the files that they lead to.

    ``made`` are the files of dist/ by their paths.
    """
    files = {path.removeprefix(DIST): content for path, content in made.items()}
    open_to_all = _open_to_all(course, made)
    own = {path: files[path] for path in files if f"{DIST}{path}" in open_to_all}
    rest = {path: files[path] for path in files if path not in own}
    pages = {
        f"{PAGE}.md": _page("Downloads", FOR_ALL, own, ""),
        f"{TEACHERS}.md": _page("Downloads for teachers", FOR_TEACHERS, rest, "../"),
    }
    return pages, {f"{FILES}/{path}": content for path, content in files.items()}


def found_at(course: Course, made: Mapping[str, bytes]) -> dict[str, str]:
    """Return where on the site each file and each folder of dist/ is found, by its path there.

    A folder, and a file in Markdown, which a browser does not show, are on the page that lists
    them; of a folder in which both pages have files, that is the page for all.
    """
    open_to_all = _open_to_all(course, made)
    found: dict[str, str] = {}
    for path in sorted(made, key=lambda each: each in open_to_all):
        page = f"{PAGE if path in open_to_all else TEACHERS}.html"
        folders = [each.as_posix() for each in PurePosixPath(path).parents[:-1]]
        found |= dict.fromkeys(folders, page)
        found[path] = page if path.endswith(".md") else f"{FILES}/{path.removeprefix(DIST)}"
    return found


def _open_to_all(course: Course, made: Mapping[str, bytes]) -> set[str]:
    """Return the paths of dist/ that a class may have: what tells no answer, and its zip."""
    open_to_all = {path for path in made if tells_no_answer(path)}
    root = course.place.checkout
    if root and (zipped := for_class(course, root).path) in made:
        open_to_all.add(zipped)
    return open_to_all


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
    for path in sorted(files, key=_order):
        folders = PurePosixPath(path).parent.parts
        head = ", ".join(CALLED.get(each, each) for each in folders) or "In one file"
        name = PurePosixPath(path).name
        found.setdefault(head, []).append((path, name, weight(len(files[path]))))
    return list(found.items())


def _order(path: str) -> tuple[list[tuple[int, str]], str]:
    """Return what files are sorted by: their folders as in CALLED, others after these, by name."""
    known = list(CALLED)
    folders = PurePosixPath(path).parent.parts
    return [(known.index(f) if f in known else len(known), f) for f in folders], path


def weight(size: int) -> str:
    """Return the size of a file as one reads it.

    >>> weight(640), weight(3_661_923)
    ('640 bytes', '3.7 MB')
    """
    shown, unit = size, 0
    while shown >= KILO and unit < len(UNITS) - 1:
        shown, unit = shown / KILO, unit + 1  # type: ignore[assignment]
    return f"{shown:.1f} {UNITS[unit]}" if unit == len(UNITS) - 1 else f"{shown:.0f} {UNITS[unit]}"
