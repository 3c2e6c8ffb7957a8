"""Disk space, write access, a free port."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..interpreter import KIT
from ..launch import ELSEWHERE, hiding, refused, told_of_names
from ..progress import NAME, VARIABLE
from .model import AWAY, Finding, Machine, listed

MILLION = 10**6
# The lessons take about two million bytes, a class's answers less; Jupyter and the system want
# room to work in.
LITTLE, ENOUGH = 50 * MILLION, 500 * MILLION


def nearest(folder: Path) -> Path:
    """Return the folder itself, or the first above it that is there.

    >>> nearest(Path("/no such folder/at all")) == Path("/no such folder").parent
    True
    """
    # Unlike Path.exists, this one takes a folder that may not be looked into for one not there.
    return next(each for each in [folder, *folder.parents] if os.path.exists(each))


def disk(machine: Machine) -> Finding:
    """Look at the space where lessons are kept and where temporary files are."""
    there = {"the lessons": machine.folder, "temporary files": Path(tempfile.gettempdir())}
    free = {name: shutil.disk_usage(nearest(place)).free for name, place in there.items()}
    return judge_disk(free)


def judge_disk(free: Mapping[str, int]) -> Finding:
    """Return the finding on free bytes by what they are for.

    >>> judge_disk({"the lessons": 2 * 10**9, "temporary files": 3 * 10**9}).seen
    '2.0 GB free'
    """
    name = min(free, key=lambda each: free[each])
    least = free[name]
    if least >= ENOUGH:
        return Finding("ok", f"{_size(least)} free")
    do = "Free some space; or keep the lessons on another disk: " + ELSEWHERE + "."
    seen = f"{_size(least)} free for {name}"
    if least >= LITTLE:
        return Finding("warn", seen, do)
    return Finding("fail", seen, do, AWAY)


def _size(count: int) -> str:
    return f"{count / 10**9:.1f} GB" if count >= 10**9 else f"{count // MILLION} MB"


def write(machine: Machine) -> Finding:
    """Write, read and remove a file wherever the lessons and Jupyter write theirs."""
    from jupyter_core.paths import jupyter_runtime_dir

    answers = os.environ.get(VARIABLE)
    needed = {
        "lessons": machine.folder,
        "answers": Path(answers).absolute().parent if answers else machine.folder,
        "Jupyter's running state": Path(jupyter_runtime_dir()),
    }
    kept = Path(answers).absolute() if answers else machine.folder / NAME
    goes = (
        f"lessons go to {machine.folder}, answers to {kept}"
        if answers
        else (f"lessons and answers go to {machine.folder}")
    )
    return judge_write({**_refused(needed), **_closed(kept)}, goes)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A place that takes no file, why, and what can be done about it."""

    place: Path
    why: str
    do: str


def _refusal(place: Path, problem: OSError) -> Refusal:
    return Refusal(place, *refused(place, problem))


def _refused(folders: Mapping[str, Path]) -> dict[str, Refusal]:
    """Return why folders take no file, by what they are for; those that take one are left out."""
    seen: dict[str, Refusal] = {}
    for name, folder in folders.items():
        try:
            try_writing(folder)
        except OSError as problem:
            seen[name] = _refusal(folder, problem)
    return seen


def try_writing(folder: Path) -> None:
    """Write a file of a million bytes in a folder, read it back and remove it.

    Where the folder is not there, the nearest above it has to take it. Raises OSError.
    """
    there = nearest(folder)
    if not there.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "a file is in the way", os.fspath(there))
    words = b"a line of word\n" * (MILLION // 15)
    with tempfile.TemporaryDirectory(prefix=f".{KIT}-", dir=there) as name:
        file = Path(name) / "try.txt"
        with file.open("wb") as opened:
            opened.write(words)
            opened.flush()
            os.fsync(opened.fileno())
        if file.read_bytes() != words:
            raise OSError(errno.EIO, "what was written cannot be read back", os.fspath(there))


def _closed(answers: Path) -> dict[str, Refusal]:
    """Return why the file of answers takes no more, if there is one that does not."""
    if not os.path.lexists(answers):
        return {}
    try:
        with answers.open("ab"):
            return {}
    except OSError as problem:
        return {"answers": _refusal(answers, problem)}


def judge_write(closed: Mapping[str, Refusal], goes: str) -> Finding:
    """Return the finding on places that take no file, by what they are for.

    >>> there = Refusal(Path("class"), "the disk is full", "delete something")
    >>> judge_write({"lessons": there}, "").seen
    'no file can be written for lessons: class (the disk is full)'
    """
    if not closed:
        return Finding("ok", goes)
    # One folder may serve several purposes.
    by_place: dict[Refusal, list[str]] = {}
    for name, refusal in closed.items():
        by_place.setdefault(refusal, []).append(name)
    seen = "; ".join(f"{listed(n)}: {each.place} ({each.why})" for each, n in by_place.items())
    do = listed(list(dict.fromkeys(each.do for each in by_place)))
    elsewhere = f"{do[:1].upper()}{do[1:]}; or choose another place: {ELSEWHERE}."
    return Finding("fail", f"no file can be written for {seen}", elsewhere, AWAY)


def files(machine: Machine) -> Finding:
    """Look for the learner's files that have the name of a module."""
    return judge_files(hiding(machine.folder), machine.folder)


def judge_files(names: list[str], folder: Path) -> Finding:
    """Return the finding on such files.

    >>> judge_files(["html.py"], Path("my-lessons")).do
    'The lessons run. To use what is in it, give html.py in my-lessons another name.'
    """
    if not names:
        return Finding("ok", "none has the name of a module")
    do = (
        f"The lessons run. To use what is in it, give {listed(names[:3])} in {folder} another name."
    )
    return Finding("warn", told_of_names(names), do)


def port(machine: Machine) -> Finding:
    """Look for a port that JupyterLab can listen on."""
    free = next((each for each in machine.ports if _is_free(each)), None)
    return judge_port(free, machine.ports)


def _is_free(number: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as opened:
        if os.name == "posix":
            # As a server does: a port that was closed a moment ago counts as free.
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind(("127.0.0.1", number))
        except OSError:
            return False
    return True


def judge_port(free: int | None, ports: Sequence[int]) -> Finding:
    """Return the finding on ports.

    >>> judge_port(8890, range(8888, 8938)).seen
    '8890 is free; 8888 is taken, perhaps by a JupyterLab still open'
    """
    if free is None:
        do = "Close other JupyterLabs, or restart the machine. An open one can be used as it is."
        return Finding("fail", f"{ports[0]} to {ports[-1]} are all taken", do, AWAY)
    if free != ports[0]:
        seen = f"{free} is free; {ports[0]} is taken, perhaps by a JupyterLab still open"
        return Finding("ok", seen)
    return Finding("ok", f"{free} is free")
