"""The Python that the kit runs in: one that nothing an account brings along has touched.

This module imports what every Python has loaded at its start and no more: any other module of
Python's own can be hidden by a file on PYTHONPATH.
"""

from __future__ import annotations

import os
import site
import sys

TYPE_CHECKING = False  # the module that has it may be hidden
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KIT = "telegram16293"


def again(words: Sequence[str]) -> int | None:
    """Begin again in a Python that nothing has touched; return None in such a one."""
    on = {
        "-I": sys.flags.isolated,
        "-E": sys.flags.ignore_environment,
        "-P": sys.flags.safe_path,
        "-s": sys.flags.no_user_site,
    }
    if all(on[each] for each in flags()) or not sys.executable:
        return None
    # The variables go along: some say where the account keeps what is let in.
    return hand_over([sys.executable, *flags(), "-m", "sourcework", *words], os.environ)


def own_course() -> str:
    """Return the folder of the course's package that came with the kit, beside the engine.

    Where the kit is its own project's, that has the kit's name. What a class gets of another
    course has that one in its place.
    """
    engine = os.path.dirname(os.path.abspath(__file__))
    beside = os.path.dirname(engine)
    own = os.path.join(beside, KIT)
    if os.path.isdir(own):
        return own
    folders = (os.path.join(beside, each) for each in sorted(_in(beside)))
    courses = (each for each in folders if os.path.isfile(os.path.join(each, "course.py")))
    return next((each for each in courses if each != engine), own)


def flags() -> tuple[str, ...]:
    """Return what Python is started with so that nothing of the past is imported.

    ``-I`` leaves out the variables, the present folder and the account's own modules. Where the
    kit itself is among the last, or came by PYTHONPATH, that one thing has to stay.
    """
    return {"PYTHONPATH": ("-P", "-s"), "user site": ("-E", "-P"), "": ("-I",)}[came_by()]


def came_by() -> str:
    """Return how this Python found the kit: "PYTHONPATH", "user site" or "", its own folders."""
    folder = _whole(_place())
    named = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if folder in {_whole(each) for each in named if each}:
        return "PYTHONPATH"
    return "user site" if folder == _whole(site.getusersitepackages()) else ""


def _whole(path: str) -> str:
    """Return a path as it can be compared: without links, and on Windows without capitals."""
    return os.path.normcase(os.path.realpath(path))


def _place() -> str:
    """Return the folder of modules that holds what pip noted of the kit, else the kit itself."""
    for folder in sys.path:
        if any(each.startswith(f"{KIT}-") and each.endswith(".dist-info") for each in _in(folder)):
            return folder
    return os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def _in(folder: str) -> list[str]:
    try:
        return os.listdir(folder) if folder else []
    except OSError:
        return []


def hand_over(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Become another program; on Windows, where that cannot be, wait for it and return its code."""
    if os.name == "posix":
        os.execve(command[0], list(command), dict(environment))
    import signal
    import subprocess

    # Ctrl and C reach both programs there; only the other one has to answer.
    signal.signal(signal.SIGINT, lambda *_: None)
    return subprocess.run(command, env=dict(environment), check=False).returncode
