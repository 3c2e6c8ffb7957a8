"""A case file written down: the page and the PDF, beside the answers, over none but their own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ..errors import KitError, ProgressError
from ..progress.trouble import ELSEWHERE, told
from ..views.phrasing import listed
from . import typeset, webpage
from .choices import Choices, earlier
from .contents import Contents
from .gathering import Gathered

FILE = "case-file"
TRIES = 100
STAND = "They stand beside your answers, in the folder of this notebook."
RELOAD = "If an older one is still open, reload it there."
UNTOUCHED = "the case file is not written"
CHOOSE = "choose a folder you may write to"
SAFE = "nothing you kept is lost"


@dataclass(frozen=True, slots=True, repr=False)
class Filed:
    """Where a case file stands, what is in it, and what is not in it yet."""

    files: tuple[str, ...]
    held: tuple[str, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        lines = [f"Your case file is written: {listed(self.files)}."]
        lines += [f"In it: {each}" for each in self.held]
        lines += [f"Not in it yet: {each}" for each in self.missing]
        return "\n  ".join([*lines, *self.notes])

    def _repr_html_(self) -> str:
        links = [f'<a href="{each}" target="_blank">{each}</a>' for each in self.files]
        parts = (("In it", self.held), ("Not in it yet", self.missing))
        lists = "".join(_list(title, items) for title, items in parts if items)
        notes = "".join(f"<p><strong>Note:</strong> {escape(each)}</p>" for each in self.notes)
        where = f"<p>{STAND} {RELOAD}</p>"
        return (
            f'<div lang="en"><p><strong>Your case file is written:</strong> {listed(links)}.</p>'
            f"{where}{lists}{notes}</div>"
        )


def _list(title: str, items: tuple[str, ...]) -> str:
    told = "".join(f"<li>{escape(each)}</li>" for each in items)
    return f"<p>{title}:</p><ul>{told}</ul>"


def chosen_before(folder: Path) -> Choices:
    """Return the choices made for the case file that stands in a folder."""
    return earlier(folder / f"{_free(folder)}.html")


def file(contents: Contents, gathered: Gathered, folder: Path, size: str) -> Filed:
    """Write a case file into a folder, as a page and as a PDF, and return what there is to say.

    A file of that name that this did not make is left alone, and the next name is taken. Raises
    ProgressError if nothing can be written; where only the PDF cannot be made, a note says so.
    """
    stem = _free(folder)
    written = [_write(folder / f"{stem}.html", webpage.page(contents).encode("utf-8"))]
    notes = []
    try:
        paper, boxes = typeset.paper(contents, size)
        written.append(_write(folder / f"{stem}.pdf", paper))
        if boxes:
            notes.append(
                f"The PDF may show boxes for {boxes[:20]}, depending on this computer's fonts."
            )
    except KitError as error:
        with suppress(OSError):  # an older one would not be of this page
            (folder / f"{stem}.pdf").unlink(missing_ok=True)
        notes.append(str(error))
    return Filed(tuple(written), gathered.held, gathered.missing, tuple(notes))


def _free(folder: Path) -> str:
    """Return the first name under which there is nothing, or what was written here before."""
    for stem in _stems():
        if _ours(folder / f"{stem}.html", webpage.MARK) and _ours(
            folder / f"{stem}.pdf", typeset.MARK
        ):
            return stem
    raise ProgressError(f"{FILE}.html", f"{UNTOUCHED}: every name is taken", "remove some of them")


def _stems() -> Iterator[str]:
    yield FILE
    yield from (f"{FILE}-{number}" for number in range(2, TRIES))


def _ours(path: Path, mark: str) -> bool:
    try:
        return mark.encode("ascii") in path.read_bytes()
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _write(path: Path, content: bytes) -> str:
    """Write a file at one stroke: it is there whole, or as it was before."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        reason, do = told(path, error)
        do = CHOOSE if do == ELSEWHERE else do
        raise ProgressError(path.name, f"{UNTOUCHED} ({reason})", f"{do}; {SAFE}") from None
    return path.name
