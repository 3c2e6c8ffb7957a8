"""A course for another document: a folder laid out with one that works, to be filled in.

What is laid out stands in ``bakers_letter`` beside this module, as a whole course on a letter
invented for it: edition, claim, exercises, lesson, plan and worksheet. Its name becomes the name
of the new course, and nothing else changes.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from keyword import iskeyword, issoftkeyword
from pathlib import Path

from ..document import Document, open_edition
from ..errors import KitError
from ..interpreter import KIT

EXAMPLE = Path(__file__).parent / "bakers_letter"
LEFT_OUT = {"__pycache__", ".ipynb_checkpoints", ".DS_Store", "dist"}
NEXT = """{folder} is a course now, on a letter that is invented. It runs as it is:

  {command} build {folder}
  {command} test {folder}

Then put your own document in its place: {readme} says how, step by step."""


@cache
def letter() -> Document:
    """Return the letter of the course that is laid out: the example of the engine's own.

    >>> letter()
    <A baker's letter of 1846 (invented): 7 passages, 9 facts>
    """
    return open_edition(EXAMPLE / "seeds" / f"{EXAMPLE.name}.xml")


def new(folder: Path, name: str = "", command: str = KIT) -> int:
    """Lay out a course in a folder that is empty or not there yet, say what is next, return 0.

    ``name`` is that of its package; unless given it is made from the folder's. Raises KitError,
    having written nothing, where the folder is in use or no name can be made.
    """
    folder = Path(os.path.abspath(folder))
    name = checked(name, "--name") if name else name_from(folder)
    _refuse_what_is_there(folder)
    _write_whole(folder, dict(files(name)))
    shown = _shown(folder)
    typed = f'"{shown}"' if re.search(r"[^\w./\\:-]", shown) else shown
    print(NEXT.format(folder=typed, command=command, readme=Path(shown) / "README.md"))
    return 0


def files(name: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file of a course of that name.

    >>> sorted(path for path, _ in files("charter") if path.startswith("seeds"))
    ['seeds/charter.xml']
    """
    for path in sorted(EXAMPLE.rglob("*")):
        inside = path.relative_to(EXAMPLE)
        if path.is_file() and not LEFT_OUT & set(inside.parts):
            text = path.read_text(encoding="utf-8").replace(EXAMPLE.name, name)
            yield inside.as_posix().replace(EXAMPLE.name, name), text.encode()


def name_from(folder: Path) -> str:
    """Return the package's name for a course in a folder; KitError where none can be made.

    >>> name_from(Path("Köln: Rechnung, 1523")), name_from(Path("1846-letter"))
    ('koln_rechnung_1523', 'course_1846_letter')
    """
    plain = unicodedata.normalize("NFKD", folder.name).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "_", plain.casefold()).strip("_")
    if not re.search("[a-z]", name) and not name.isdigit():
        seen = f"no name for a package can be made from {folder.name!r}"
        raise KitError(str(folder), seen, "give one in small Latin letters: --name charter_1523")
    return checked(f"course_{name}" if name[0].isdigit() else name, str(folder))


def checked(name: str, where: str) -> str:
    """Return a package's name that can be imported and hides nothing; else raise KitError.

    >>> checked("json", "here")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    sourcework.errors.KitError: here: 'json' is the name of something that Python already has. ...
    """
    do = "give another: --name charter_1523"
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name):
        seen = f"{name!r} is no name for a package: small letters, digits and _, at most 40"
        raise KitError(where, seen, do)
    if iskeyword(name) or issoftkeyword(name) or _is_taken(name):
        seen = f"{name!r} is the name of something that Python already has"
        raise KitError(where, seen, do)
    return name


def _is_taken(name: str) -> bool:
    """Whether a module of that name is there; one that stands beside us here is none."""
    here = {"", os.getcwd()}
    found = name in sys.builtin_module_names or name in sys.stdlib_module_names
    if not found:
        kept = sys.path[:]
        sys.path[:] = [each for each in sys.path if each not in here]
        try:
            spec = find_spec(name)
            # A folder without __init__.py is found as well, and hides nothing.
            found = spec is not None and spec.origin is not None
        finally:
            sys.path[:] = kept
    return found


def _refuse_what_is_there(folder: Path) -> None:
    do = "give the name of a folder that is not there yet"
    try:
        if folder.is_dir():
            if any(folder.iterdir()):
                raise KitError(str(folder), "there are files in it, which stay as they are", do)
        elif os.path.lexists(folder):
            raise KitError(str(folder), "it is there and is no folder", do)
    except OSError as error:
        raise _unwritable(folder, error) from None


def _write_whole(folder: Path, made: dict[str, bytes]) -> None:
    """Write all files beside the folder and move them into place; nothing is left of a failure."""
    beside: str | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = tempfile.mkdtemp(prefix=f".{folder.name[:40]}-", dir=folder.parent)
        whole = Path(beside) / "course"
        for path, content in made.items():
            (whole / path).parent.mkdir(parents=True, exist_ok=True)
            (whole / path).write_bytes(content)
        if folder.is_dir():
            folder.rmdir()
        whole.rename(folder)
    except (OSError, ValueError) as error:
        raise _unwritable(folder, error) from None
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)


def _unwritable(folder: Path, error: Exception) -> KitError:
    reason = getattr(error, "strerror", None) or str(error)
    seen = f"the course cannot be written ({reason})"
    return KitError(str(folder).replace("\0", "\\0"), seen, "give another folder")


def _shown(folder: Path) -> str:
    """Return a folder's path as it is typed from here, where that is shorter."""
    try:
        return os.path.relpath(folder) if folder.is_relative_to(Path.cwd()) else str(folder)
    except (OSError, ValueError):
        return str(folder)
