"""Lay out a learner's own copy of the lessons and open JupyterLab on the first of them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from telegram16293.errors import KitError
from telegram16293.places import checkout, room

FIRST = "00-start.ipynb"
_RECORD = ".lessons.json"


def own_folder() -> Path:
    """Return where the learner's copies go: `my-lessons` in the checkout, else right here."""
    return (checkout() or Path.cwd()) / "my-lessons"


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
    draft = copy.with_name(f".{copy.name}.new")
    shutil.copyfile(lesson, draft)
    draft.replace(copy)


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
    draft = folder / f"{_RECORD}.new"
    draft.write_text(json.dumps(record, indent=1, sort_keys=True), encoding="utf-8")
    draft.replace(folder / _RECORD)


def sign(lessons: Path, folder: Path) -> list[Path]:
    """Tell Jupyter that lessons may show their stored pictures and tables; return those signed.

    Only what is still as the kit laid it is signed. Jupyter itself signs what a learner runs.
    """
    laid = {_digest(lesson) for lesson in lessons.glob("*.ipynb")}
    unchanged = [
        copy for copy in sorted(folder.glob("*.ipynb")) if copy.is_file() and _digest(copy) in laid
    ]
    if unchanged:
        import nbformat
        from nbformat.sign import NotebookNotary

        notary = NotebookNotary()
        for copy in unchanged:
            notary.sign(nbformat.read(copy, as_version=4))
        notary.store.close()
    return unchanged


def arguments(folder: Path, port: int | None, browser: bool) -> list[str]:
    """Return what JupyterLab is started with.

    >>> arguments(Path("my-lessons"), 8899, False)[-2:]
    ['--ServerApp.port=8899', '--no-browser']
    """
    words = [
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/lab/tree/{FIRST}",
        # Tabs left open in another project are not opened again here.
        f"--LabApp.workspaces_dir={folder / '.jupyterlab'}",
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


def lab(port: int | None = None, browser: bool = True, folder: Path | None = None) -> int:
    """Lay the lessons out and run JupyterLab on them until it is stopped."""
    folder = (folder or own_folder()).absolute()
    lessons = room("notebooks")
    if not (lessons / FIRST).is_file():
        raise KitError(str(lessons / FIRST), "the lesson is missing", "run telegram16293 build")
    try:
        lay_out(lessons, folder)
        sign(lessons, folder)
    except OSError as problem:
        where = str(problem.filename or folder)
        seen = f"your lessons cannot be laid out with it ({problem.strerror or problem})"
        do = "see to it, or choose another place: telegram16293 lab --folder another-folder"
        raise KitError(where, seen, do) from None
    print(f"Your lessons are in {folder}. To stop, press Ctrl and C in this window.", flush=True)
    # The kernel and the settings that were installed with the kit come before a user's own.
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
    from jupyterlab.labapp import main

    main(arguments(folder, port, browser))
    return 0
