"""Disk space, write access, a free port."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..progress import NAME, VARIABLE
from .model import AWAY, Finding, Machine, listed

MILLION = 10**6
# The lessons take about two million bytes, a class's answers less; Jupyter and the system want
# room to work in.
LITTLE, ENOUGH = 50 * MILLION, 500 * MILLION
ELSEWHERE = "telegram16293 lab --folder another-folder"


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
    from jupyter_core.paths import jupyter_data_dir, jupyter_runtime_dir

    answers = os.environ.get(VARIABLE)
    needed = {
        "lessons": machine.folder,
        "answers": Path(answers).absolute().parent if answers else machine.folder,
        "Jupyter's running state": Path(jupyter_runtime_dir()),
    }
    wanted = {"Jupyter's settings": Path(jupyter_data_dir())}
    kept = Path(answers).absolute() if answers else machine.folder / NAME
    goes = (
        f"lessons go to {machine.folder}, answers to {kept}"
        if answers
        else (f"lessons and answers go to {machine.folder}")
    )
    return judge_write({**_refused(needed), **_closed(kept)}, _refused(wanted), goes)


def _refused(folders: Mapping[str, Path]) -> dict[str, str]:
    """Return why folders take no file, by what they are for; those that take one are left out."""
    seen: dict[str, str] = {}
    for name, folder in folders.items():
        try:
            try_writing(folder)
        except OSError as problem:
            seen[name] = f"{folder} ({problem.strerror or problem})"
    return seen


def try_writing(folder: Path) -> None:
    """Write a file of a million bytes in a folder, read it back and remove it.

    Where the folder is not there, the nearest above it has to take it. Raises OSError.
    """
    there = nearest(folder)
    if not there.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "a file is in the way", os.fspath(there))
    words = b"telegram 16293\n" * (MILLION // 15)
    with tempfile.TemporaryDirectory(prefix=".telegram16293-", dir=there) as name:
        file = Path(name) / "try.txt"
        with file.open("wb") as opened:
            opened.write(words)
            opened.flush()
            os.fsync(opened.fileno())
        if file.read_bytes() != words:
            raise OSError(errno.EIO, "what was written cannot be read back", os.fspath(there))


def _closed(answers: Path) -> dict[str, str]:
    """Return why the file of answers takes no more, if there is one that does not."""
    if not answers.exists():
        return {}
    try:
        with answers.open("ab"):
            return {}
    except OSError as problem:
        return {"answers": f"{answers} ({problem.strerror or problem})"}


def judge_write(needed: Mapping[str, str], wanted: Mapping[str, str], goes: str) -> Finding:
    """Return the finding on folders that take no file, by what they are for.

    >>> judge_write({"lessons": "/srv/class (Permission denied)"}, {}, "").seen
    'no file can be written for lessons: /srv/class (Permission denied)'
    """
    if not needed and not wanted:
        return Finding("ok", goes)
    # One folder may serve several purposes.
    by_place: dict[str, list[str]] = {}
    for name, place in {**wanted, **needed}.items():
        by_place.setdefault(place, []).append(name)
    seen = "; ".join(f"{listed(names)}: {place}" for place, names in by_place.items())
    sentence = f"no file can be written for {seen}"
    if not needed:
        do = "The class runs; JupyterLab forgets its settings and asks before it shows pictures."
        return Finding("warn", sentence, do)
    own = {"lessons", "answers"} & set(needed)
    do = f"Make room there, or get the right to write; or choose another place: {ELSEWHERE}."
    jupyter = "Set JUPYTER_RUNTIME_DIR to a folder that you can write to."
    return Finding("fail", sentence, do if own else jupyter, AWAY)


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
