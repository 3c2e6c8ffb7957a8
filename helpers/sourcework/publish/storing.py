"""What is made, put into place whole; and what is made no longer, taken away."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from sourcework.course import Course
from sourcework.errors import KitError
from sourcework.publish.editions import EDITIONS, cell_id

PAGES = ("course", "course/plans")
# Other files in dist/ may be somebody's own.
FOR_A_CLASS = {
    "dist/slides": re.compile(r"(\d\d|plan)-[\w-]+\.html"),
    "dist/lms": re.compile(r"\d\d-[\w-]+\.(xml|zip)"),
    "dist/handouts": re.compile(r"\d\d-[\w-]+-(worksheet|key)\.(pdf|docx)"),
}


def store(root: Path, made: Mapping[str, bytes]) -> int:
    """Write the files whose bytes changed and return their number.

    Each is written beside and moved into place: who reads it meanwhile has the old one or the new.
    Raises KitError, before anything is written, where a page would replace one written by hand.
    """
    changed = [each for each in made if stored(root / each) != made[each]]
    for path in changed:
        if path.startswith("course/") and path.endswith(".md") and not replaceable(root / path):
            seen = "a page written by hand stands where a page is to be made"
            raise KitError(path, seen, "give it another name, or remove it")
    for path in changed:
        put(root / path, made[path], path)
        if not path.startswith("dist/"):  # too many to name
            print(f"wrote {path}")
    return len(changed)


def put(target: Path, data: bytes, path: str) -> None:
    """Write a file beside and move it into place; raise KitError, which names ``path``, if not."""
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        os.replace(part, target)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        seen = f"it cannot be written ({os.strerror(error.errno or 0)})"
        raise KitError(path, seen, "close it elsewhere, and make room for it") from None


def stored(path: Path) -> bytes:
    """Return the bytes of a file; none where it is not there."""
    return path.read_bytes() if path.is_file() else b""


def replaceable(path: Path) -> bool:
    """Whether a page is not there, or says in its first line that it was made."""
    return not path.is_file() or is_made(path, "")


def is_made(path: Path, name: str) -> bool:
    """Whether the first line of a page says that the build of a course made it."""
    return stored(path).lstrip(b"\xef\xbb\xbf").startswith(f"<!-- Made by `{name}".encode())


def no_longer_made(course: Course, root: Path, made: Collection[str]) -> tuple[str, ...]:
    """Return pages and notebooks that an earlier build made, and this one does not.

    A page says in its first line what made it; a notebook's cells have ids made from their words.
    """
    folders = (root / each for each in PAGES)
    pages = (page for folder in folders for page in sorted(folder.glob("*.md")))
    left = [each for each in pages if is_made(each, f"{course.name} build")]
    books = [each for each in _notebooks(root) if _is_made_notebook(each)]
    paths = (each.relative_to(root).as_posix() for each in (*left, *books))
    return tuple(each for each in paths if each not in made)


def strays(root: Path, made: Collection[str]) -> tuple[str, ...]:
    """Return notebooks that stand among those made, and were not."""
    paths = (each.relative_to(root).as_posix() for each in _notebooks(root))
    return tuple(each for each in paths if each not in made)


def no_longer_for_a_class(root: Path, made: Collection[str]) -> tuple[str, ...]:
    """Return what dist/ has of lessons that there are no longer."""
    found = (
        each.relative_to(root).as_posix()
        for folder, name in FOR_A_CLASS.items()
        for each in sorted((root / folder).rglob("*.*"))
        if name.fullmatch(each.name)
    )
    return tuple(each for each in found if each not in made)


def remove(root: Path, paths: Collection[str]) -> None:
    """Remove files that are made no longer, and say so."""
    for path in paths:
        try:
            (root / path).unlink()
        except OSError as error:
            seen = f"it is made no longer, and cannot be removed ({os.strerror(error.errno or 0)})"
            raise KitError(path, seen, "close it elsewhere, and remove it") from None
        print(f"removed {path}: nothing makes it any more")


def _notebooks(root: Path) -> Iterator[Path]:
    for edition in EDITIONS:
        yield from sorted((root / edition.folder).glob("*.ipynb"))


def _is_made_notebook(path: Path) -> bool:
    """Whether a cell of a notebook has the id that the build gives to its words."""
    try:
        cells = json.loads(stored(path))["cells"]
        return any(
            each["id"] == cell_id(path.stem, each["cell_type"], "".join(each["source"]))
            for each in cells
        )
    except (ValueError, KeyError, TypeError):
        return False
