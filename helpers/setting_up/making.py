"""The environment made, renewed, or left as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec

from . import pip, room, troubles
from .place import LOCKS, Place
from .turn import turn

MODULES = ("venv", "ensurepip")
LINES = 20


class Failed(Exception):
    """A command ended badly; what it said is the argument."""


def set_up(place: Place, kind: str) -> None:
    """See that .venv holds what `kind` needs. Raises Stuck; an older set-up may still start."""
    if place.is_ready(kind):
        return
    _refuse_what_cannot_be(place)
    lock = place.here / ".venv.lock"
    try:
        with turn(lock, lambda words: print(words, flush=True)) as number:
            # Whoever came first may have done it.
            if not place.is_ready(kind):
                _set_up(place, kind, number)
    except OSError as problem:
        raise troubles.stuck(str(problem), LOCKS[kind], place.here, room.TAKES[kind]) from None


def _refuse_what_cannot_be(place: Place) -> None:
    path = os.fspath(place.here)
    # A drive's own colon on Windows is no separator there.
    if os.pathsep in path:
        raise troubles.misplaced(place.here, f"a “{os.pathsep}”")
    if not path.isprintable():
        raise troubles.misplaced(place.here, "a line break, or a sign that cannot be seen,")
    lacking = next((each for each in MODULES if find_spec(each) is None), None)
    if lacking:
        raise troubles.no_venv(lacking)


def _set_up(place: Place, kind: str, number: int) -> None:
    """Make or renew the environment; while it is being changed it has no stamp."""
    stamp = place.finished()
    lacking = room.lacking(place.here, kind, room.taken(place.venv))
    try:
        if lacking:
            raise troubles.Stuck(f"{lacking}.")
        print("Setting up the kit in .venv; this takes a minute or a few.", flush=True)
        if stamp:
            place.stamp.unlink()
        else:
            _make(place, number)
        _install(place, kind, number)
    except (OSError, Failed, troubles.Stuck) as problem:
        # Packages are fetched before any is touched, so an older set-up that cannot be renewed
        # still works as it did.
        if stamp:
            place.write(stamp)
        seen = _told(problem, place, kind)
        if kind != "lab" or "lab" not in stamp:
            raise seen from None
        print(seen, file=sys.stderr)
        print("No update now: starting with the packages of the last set-up.", file=sys.stderr)
        return
    # The packages for the tests include those for the lessons.
    done = {kind: place.digest(kind), "lab": place.digest("lab")}
    place.write({"made": place.identity(), **stamp, **done})


def _told(problem: Exception, place: Place, kind: str) -> troubles.Stuck:
    if isinstance(problem, troubles.Stuck):
        return problem
    return troubles.stuck(str(problem), LOCKS[kind], place.here, room.TAKES[kind] // room.MILLION)


def _make(place: Place, number: int) -> None:
    """Make .venv anew, from the Python behind this one where this one is .venv's own."""
    if place.venv.is_symlink() or place.venv.is_file():
        place.venv.unlink()
    elif place.venv.exists():
        shutil.rmtree(place.venv)
    python = getattr(sys, "_base_executable", None) or sys.executable
    run([python, "-I", "-m", "venv", os.fspath(place.venv)], pip.clean(), number)


def _install(place: Place, kind: str, number: int) -> None:
    """Install what the lock names, then the project itself, both without asking for more."""
    settings, unread = pip.settings(place.python)
    if unread:
        print(f"pip's settings cannot be read, and are left out: {unread}", file=sys.stderr)
    passing = place.venv / ".passing"
    environment = {**pip.environment(settings), **room.for_passing(passing)}
    command = [os.fspath(place.python), "-I", "-m", "pip", "install", "--quiet", "--no-deps"]
    source = ["--no-index", "--find-links", os.fspath(place.carried)]
    lock = os.fspath(place.here / LOCKS[kind])
    packages = ["--only-binary", ":all:", "--require-hashes", "-r", lock]
    run([*command, *(source if place.carried.is_dir() else []), *packages], environment, number)
    run([*command, "--no-build-isolation", "-e", os.fspath(place.here)], environment, number)
    _lead_there(place)
    shutil.rmtree(passing, ignore_errors=True)
    ours = [os.fspath(each) for each in (place.here / "helpers").iterdir() if each.is_dir()]
    # Without it the first start takes three times as long.
    subprocess.run([os.fspath(place.python), "-I", "-m", "compileall", "-qq", *ours], check=False)


def _lead_there(place: Place) -> None:
    """Write the line by which Python finds the kit in ASCII, where its folder has other letters.

    Before Python 3.13 that line is read in the letters of the account, which may not have them.
    """
    line = f"import sys; sys.path.append({os.fspath(place.here / 'helpers')!a})\n"
    for folder in ("lib/python*", "Lib"):
        for file in place.venv.glob(f"{folder}/site-packages/_*.pth"):
            if not file.read_bytes().isascii():
                file.write_text(line, encoding="ascii")


def run(command: list[str], environment: Mapping[str, str], number: int) -> None:
    """Run a command to its end; where it fails, show what it said and raise Failed with that."""
    done = subprocess.run(
        command,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
        # While it works, nobody else's turn begins, even if this program is killed.
        pass_fds=(number,) if os.name == "posix" else (),
    )
    if done.returncode:
        print("\n".join(done.stdout.splitlines()[-LINES:]), file=sys.stderr, flush=True)
        raise Failed(done.stdout)
