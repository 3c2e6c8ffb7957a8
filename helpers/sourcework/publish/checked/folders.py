"""Which files of a folder are read; one whose name is a slip is named, and not left unread."""

from __future__ import annotations

import re
from pathlib import Path

from sourcework.errors import KitError, UnknownName

LESSONS, WORKSHEETS = "course/lessons", "course/worksheets"
EXERCISES = "course/exercises"
# Two digits, a hyphen, and a name that begins with a letter: 02-verify.
LESSON = re.compile(r"(\d\d)-[^\W\d_][\w-]*")
# What editors, browsers and systems leave behind; nobody meant it to be read.
LEFT = re.compile(r"\..*|.*~|.*\.(bak|tmp|swp|part)|Thumbs\.db|desktop\.ini|__pycache__", re.I)
# Beside the worksheets themselves.
SHEETS_USE = ("glosses.toml", "names.toml", "words.typ")
# What is read in folders that hold files of fixed names; plans have their pages beside them.
FIXED = {
    "course": r"about\.toml|(?!.*\.(?i:toml)).*",
    "course/pages": r"(questions|misconceptions|terms|people|dates)\.toml",
    "course/plans": r"plans\.toml|.*\.md",
}
KNOWN = {
    "course": ("about",),
    "course/pages": ("questions", "misconceptions", "terms", "people", "dates"),
    "course/plans": ("plans",),
}


def lesson_files(root: Path) -> dict[str, Path]:
    """Return the manuscripts by the names of their lessons, in the order of their numbers."""
    paths = sorted((root / LESSONS).glob("[0-9][0-9]-*.md"))
    return {each.stem: each for each in paths}


def examine_folders(root: Path) -> None:
    """Raise KitError at a file in the folders of a course that nothing reads, or reads wrongly."""
    _examine_numbered(root, LESSONS, "md")
    _examine_numbered(root, EXERCISES, "toml")
    _examine_worksheets(root)
    for folder, pattern in FIXED.items():
        for name in _names(root, folder):
            if not re.fullmatch(pattern, name):
                known = [f"{each}.toml" for each in KNOWN[folder]]
                near = UnknownName.near("file", name, known).do
                do = f"remove it, or give it its right name: {near}"
                raise KitError(f"{folder}/{name}", "nothing reads a file of this name", do)


def _names(root: Path, folder: str) -> list[str]:
    """Return the files of a folder that somebody may think are read."""
    there = sorted((root / folder).iterdir()) if (root / folder).is_dir() else []
    for each in there:
        if each.is_symlink() and not each.exists():
            seen, do = "a link that leads to no file", "put the file itself there"
            raise KitError(f"{folder}/{each.name}", seen, do)
    return [
        each.name
        for each in there
        if not LEFT.fullmatch(each.name) and each.name != "README.md" and not each.is_dir()
    ]


def _examine_numbered(root: Path, folder: str, ending: str) -> None:
    """Raise KitError at a file that is not named like a lesson, or has the number of another."""
    numbers: dict[str, str] = {}
    for name in _names(root, folder):
        stem, _, end = name.partition(".")
        found = LESSON.fullmatch(stem)
        if end != ending or not found or stem != stem.lower():
            like = f"01-read.{ending}: two figures, a hyphen, small letters"
            do = f"name it like {like}; or remove it"
            raise KitError(f"{folder}/{name}", "this is no name of a lesson", do)
        if other := numbers.get(found[1]):
            do = "give one of them another number, or remove it"
            raise KitError(f"{folder}/{name}", f"{other} has the same number", do)
        numbers[found[1]] = name


def _examine_worksheets(root: Path) -> None:
    lessons = lesson_files(root)
    for name in _names(root, WORKSHEETS):
        stem, _, end = name.partition(".")
        if name in SHEETS_USE or (end == "typ" and stem in lessons):
            continue
        if end == "typ" and LESSON.fullmatch(stem):
            seen = f"a worksheet of a lesson that is not there, {LESSONS}/{stem}.md"
            near = UnknownName.near("lesson", stem, lessons).do
            do = f"restore the lesson, remove the worksheet, or name it otherwise: {near}"
            raise KitError(f"{WORKSHEETS}/{name}", seen, do)
        do = "name it like its lesson, 01-read.typ, or remove it"
        raise KitError(f"{WORKSHEETS}/{name}", "nothing reads a file of this name", do)
