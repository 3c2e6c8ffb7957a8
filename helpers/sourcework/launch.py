"""Lay out a learner's own copy of the lessons and open JupyterLab on the first of them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from sourcework import surroundings
from sourcework.errors import KitError
from sourcework.places import Place
from sourcework.progress import trouble

ELSEWHERE = "add --folder another-folder"
_RECORD = ".lessons.json"


def own_folder(place: Place) -> Path:
    """Return where the learner's copies go: `my-lessons` in the checkout, else right here."""
    return (place.checkout or Path.cwd()) / "my-lessons"


def lay_out(lessons: Path, folder: Path) -> list[Path]:
    """Copy the lessons into `folder` and return the copies that were written.

    A file that a learner may have worked in is never written again. Where its lesson has been
    updated since, the new one is laid beside it: `02-verify-updated.ipynb` beside
    `02-verify.ipynb`. A copy nobody has touched is renewed, and a lesson that was moved away or
    deleted comes back fresh.
    """
    folder.mkdir(parents=True, exist_ok=True)
    record = _read_record(folder)
    written = []
    for lesson in sorted(lessons.glob("*.ipynb")):
        newest = _digest(lesson)
        copy = _place(folder / lesson.name, record.get(lesson.name), newest)
        if copy is not None:
            _put(lesson, copy)
            written.append(copy)
        record[lesson.name] = newest
    _write_record(folder, record)
    return written


def _place(copy: Path, laid: str | None, newest: str) -> Path | None:
    """Return where the newest lesson goes, given the digest `laid` here before; None: nowhere."""
    if not copy.exists():
        return copy
    # A file of this name that nobody laid out is the learner's, and no older lesson is known.
    if laid in (None, newest):
        return None
    return copy if _digest(copy) == laid else next(_free_names(copy))


def _free_names(copy: Path) -> Iterator[Path]:
    """Yield the names beside `copy` that no file has yet."""
    for count in range(1, 1000):
        ending = "-updated" if count == 1 else f"-updated-{count}"
        name = copy.with_name(f"{copy.stem}{ending}{copy.suffix}")
        if not name.exists():
            yield name


def _put(lesson: Path, copy: Path) -> None:
    """Write the copy whole or not at all, so that a cut-off start leaves no half lesson."""
    _write(copy.with_name(f".{copy.name}.new"), lesson.read_bytes(), copy)


def _write(draft: Path, words: bytes, file: Path) -> None:
    """Put a file in place whole; where that fails, leave nothing on a disk that may be full."""
    try:
        draft.write_bytes(words)
        draft.replace(file)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read_record(folder: Path) -> dict[str, str]:
    """Return which lesson was laid out under each name; empty where the record is unreadable."""
    try:
        record = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _write_record(folder: Path, record: dict[str, str]) -> None:
    words = json.dumps(record, indent=1, sort_keys=True).encode()
    _write(folder / f"{_RECORD}.new", words, folder / _RECORD)


def refused(place: Path, problem: OSError) -> tuple[str, str]:
    """Return why a place takes no file, and what can be done before a lesson is open.

    >>> refused(Path("my-lessons"), PermissionError(13, "Permission denied"))[1]
    'get the right to write there'
    """
    # Asked as of a file in it: a folder that stands where it should is no trouble here.
    why, do = trouble.told(place / "lesson.ipynb", problem)
    return why, "get the right to write there" if do == trouble.ELSEWHERE else do


def hiding(folder: Path) -> list[str]:
    """Return the learner's files and folders that have the name of a module of Python's.

    In the kit's kernels Python's own is found first, so that they hide nothing; but they cannot
    be imported either. Looked up as `python -I` does, which sees no file of hers.
    """
    own = [each for each in sorted(folder.glob("*")) if _is_module(each)]
    return [each.name for each in own if find_spec(each.stem)]


def _is_module(path: Path) -> bool:
    named = path.stem.isidentifier() and not path.stem.startswith("__")
    return named and (path.suffix == ".py" or any(path.glob("*.py")))


def told_of_names(names: list[str]) -> str:
    """Return the sentence on such files.

    >>> print(told_of_names(["html.py", "random.py"]))
    html.py, random.py: Python has a module of that name, and `import` finds Python's.
    """
    return f"{', '.join(names)}: Python has a module of that name, and `import` finds Python's."


def arguments(folder: Path, port: int | None, browser: bool, first: str = "") -> list[str]:
    """Return what JupyterLab is started with; ``first`` is the notebook that it opens.

    >>> arguments(Path("my-lessons"), 8899, False)[-2:]
    ['--ServerApp.port=8899', '--no-browser']
    """
    words = [
        # Only this computer is served, and only who knows the token.
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.allow_remote_access=False",
        "--ServerApp.identity_provider_class=sourcework.identity.Identity",
        f"--ServerApp.root_dir={folder}",
        f"--FileContentsManager.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{first}",
        # Tabs left open in another project are not opened again here.
        f"--LabApp.workspaces_dir={folder / surroundings.OWN}",
        "--Application.log_level=WARN",
    ]
    # Jupyter refuses an administrator, which is what one is in most containers.
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        words.append("--allow-root")
    if port is not None:
        words.append(f"--ServerApp.port={port}")
    if not browser:
        words.append("--no-browser")
    return words


def placed(place: Place, folder: Path | None) -> Path:
    """Return the whole path of the lessons' folder; raise KitError where there is none."""
    try:
        return (folder or own_folder(place)).absolute()
    except OSError as problem:
        do = "open a new terminal, or go to another folder, and start there"
        seen = f"the folder you are in cannot be found any more ({problem.strerror or problem})"
        raise KitError(place.name, seen, do) from None


def made_ready(place: Place, folder: Path, elsewhere: str) -> list[Path]:
    """Lay a course's lessons out in a folder; return what was written, or raise KitError."""
    lessons = place.room("notebooks")
    if not place.notebooks:
        raise KitError(
            str(lessons), "no lesson is there", "make the lessons with the command build"
        )
    try:
        return lay_out(lessons, folder)
    except OSError as problem:
        where = Path(problem.filename or folder)
        why, do = refused(where, problem)
        seen = f"your lessons cannot be laid out with it: {why}"
        do = f"{do}; or choose another place: {elsewhere}"
        raise KitError(str(where), seen, do) from None


def lab(
    place: Place, port: int | None = None, browser: bool = True, folder: Path | None = None
) -> int:
    """Lay the lessons out and run JupyterLab on them until it is stopped."""
    folder = placed(place, folder)
    with surroundings.settled(folder / surroundings.OWN):
        made_ready(place, folder, ELSEWHERE)
        if names := hiding(folder):
            print(told_of_names(names), "Give yours another name to use it.")
        print(
            f"Your lessons are in {folder}. To stop, press Ctrl and C in this window.", flush=True
        )
        return serve(folder, port, browser, place.notebooks[0].name)


def serve(folder: Path, port: int | None, browser: bool, first: str = "") -> int:
    """Run JupyterLab on a folder until it is stopped."""
    from jupyterlab.labapp import main

    # A server that stands elsewhere would look there for settings too.
    os.chdir(folder)
    main(arguments(folder, port, browser, first))
    return 0
