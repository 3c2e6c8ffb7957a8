"""How much room a set-up takes, asked before anything is downloaded."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

MILLION = 10**6
# As measured on Linux, with some to spare: what is installed, and what pip unpacks on its way.
TAKES = {"lab": 800 * MILLION, "test": 1400 * MILLION}
PASSING = 300 * MILLION


def lacking(here: Path, kind: str, there: int) -> str:
    """Return, as a sentence, that there is too little room, or "".

    ``there`` is what an older set-up already takes, and gives back.
    """
    free, takes = shutil.disk_usage(here).free, TAKES[kind] - there
    if free >= takes:
        return ""
    return (
        f"There is too little room for the set-up: {free // MILLION} MB are free on the disk of"
        f" {here}, and it takes about {TAKES[kind] // MILLION} MB. Free"
        f" {(takes - free) // MILLION + 1} MB, or move the folder to a larger disk"
    )


def taken(folder: Path) -> int:
    """Return the bytes of all files below a folder; 0 where it is not there."""
    files = (each for each in folder.rglob("*") if each.is_file() and not each.is_symlink())
    return sum(each.stat().st_size for each in files)


def for_passing(own: Path) -> dict[str, str]:
    """Return the variables that send pip's passing files to ``own`` where theirs has no room."""
    try:
        if shutil.disk_usage(tempfile.gettempdir()).free >= PASSING:
            return {}
    except OSError:
        pass
    own.mkdir(exist_ok=True)
    return dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(own))
