"""What a machine brings along: what is kept out of the kit, what is let in, and why.

An account collects settings over the years: variables, folders of modules, files that Jupyter,
IPython and matplotlib read at their start. None of them decides how the lessons run. ``lab``,
its server, its kernels and ``doctor`` all live in the surroundings that are described here, and
here alone.

Kept out
    Variables that begin as those in ``KEPT_OUT``; the account's own modules ("user site");
    the account's and the machine's settings for Jupyter, the account's for IPython and
    matplotlib. The kit has folders of its own for these, in ``.jupyterlab`` beside the lessons.
Let in
    What a school needs to be reached and trusted: proxies and certificates, untouched because
    their variables begin otherwise. What a person needs to see and reach: JupyterLab's own
    settings (theme, size of letters, keys, screen reader mode), which stay hers and can be
    changed from within. What the kit's environment itself brings: ``share/jupyter``,
    ``etc/jupyter`` and ``etc/ipython`` below it. The variables in ``LET_IN``.
"""

from __future__ import annotations

import gc
import os
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, chdir, contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from io import TextIOWrapper
from pathlib import Path

from sourcework.errors import KitError
from sourcework.interpreter import KIT, came_by

KEPT_OUT: Mapping[str, str] = {
    "PYTHON": "other places for modules, code that runs first, other rules of the language",
    "__PYVENV_LAUNCHER__": "another Python, on a Mac",
    "VIRTUAL_ENV": "another environment, which what a cell starts would take for the kit's",
    "JUPYTER": "settings, folders, tokens and servers of other projects",
    "IPY": "profiles of IPython: code that runs first, and other rules for cells",
    "MPL": "settings of matplotlib: how pictures are drawn, and into what",
    "MATPLOTLIB": "likewise",
}
LET_IN: Mapping[str, str] = {
    "PYTHONDONTWRITEBYTECODE": "whether compiled modules are kept is a question of room",
    "PYTHONPYCACHEPREFIX": "and so is where",
    "PYTHONIOENCODING": "how this console is written to",
    "JUPYTER_RUNTIME_DIR": "a folder whose files can be given rights, on some network homes",
    "JUPYTER_ALLOW_INSECURE_WRITES": "there is no such folder",
    "JUPYTERHUB_SERVICE_PREFIX": "a hub shows the page; `doctor` looks for no browser here",
}
# What each picture needs of matplotlib.
DRAWING = ("matplotlib.figure", "matplotlib.style", "matplotlib.backends.backend_agg")
# The kit's own folder for what Jupyter, IPython and matplotlib keep, beside the lessons.
OWN = ".jupyterlab"


def without_the_past(brought: Mapping[str, str]) -> dict[str, str]:
    """Return variables without those that are kept out.

    >>> without_the_past({"PYTHONPATH": "/old", "HTTPS_PROXY": "http://school:3128"})
    {'HTTPS_PROXY': 'http://school:3128'}
    """
    begins = tuple(KEPT_OUT)
    # Where the kit itself came by this variable, nothing of it would be found without.
    let_in = {*LET_IN, "PYTHONPATH"} if came_by() == "PYTHONPATH" else set(LET_IN)
    return {
        name: value
        for name, value in brought.items()
        if name in let_in or not name.upper().startswith(begins)
    }


def load_matplotlib() -> None:
    """Load matplotlib as it came: a file `matplotlibrc` in the present folder is not read.

    It is the first place that matplotlib looks at, when it is loaded, and nothing switches it off.
    """
    if "matplotlib" not in sys.modules:
        found = find_spec("matplotlib")
        home = Path(found.origin).parent if found and found.origin else Path(sys.prefix)
        with chdir(home), loading():
            for name in ("matplotlib", *DRAWING):
                import_module(name)


@contextmanager
def loading() -> Iterator[None]:
    """Load a large library without Python's looking for garbage in it, now or later.

    Python looks through all there is whenever it has become a quarter more. A library brings some
    hundred thousand objects that stay, and looking through them took a tenth of a lesson's time.
    What it let go of while it was loaded is freed once, at the end.
    """
    looks = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looks:
            gc.collect(0)
            gc.freeze()
            gc.enable()


def reach_any_console() -> None:
    """See that whatever is printed arrives: what a console has no letter for, as its number."""
    _open_what_is_closed()
    wanted = os.environ.get("PYTHONIOENCODING", "").partition(":")[0] or None
    for stream in (sys.stdout, sys.stderr):
        # A test puts something else there.
        if isinstance(stream, TextIOWrapper):
            with suppress(LookupError):
                stream.reconfigure(encoding=wanted)
            stream.reconfigure(errors="backslashreplace")


def _open_what_is_closed() -> None:
    """Let what is printed go nowhere where input or output was closed.

    Else the next file that is opened would be taken for it, and some libraries ask what it is.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8")


@contextmanager
def settled(own: Path) -> Iterator[None]:
    """Live, for a while, where only the kit decides; `own` holds what it keeps for itself."""
    settings, runtime = _account()
    with ExitStack() as stack:
        if runtime is None or not takes_files(runtime):
            runtime = Path(stack.enter_context(_temporary()))
        if settings is None or not takes_files(settings):
            settings = own / "user-settings"
        stack.enter_context(variables(environment(own, settings, runtime, os.environ)))
        stack.enter_context(_without_system_folders())
        yield


@contextmanager
def variables(environment: Mapping[str, str]) -> Iterator[None]:
    """Have these variables and no others for a while."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def environment(
    own: Path, settings: Path, runtime: Path, brought: Mapping[str, str]
) -> dict[str, str]:
    """Return the variables of the kit's server and kernels.

    ``own`` is the kit's folder, ``settings`` the account's for how JupyterLab looks, ``runtime``
    the one for ports and keys of what is running.
    """
    set_here = {
        "PYTHONSAFEPATH": "1",  # a learner's random.py hides no module of Python's
        "PYTHONUTF8": "1",  # text is the same on every system
        "JUPYTER_PREFER_ENV_PATH": "1",
        "JUPYTER_CONFIG_DIR": os.fspath(own / "config"),
        "JUPYTER_DATA_DIR": os.fspath(own / "data"),
        "JUPYTER_RUNTIME_DIR": os.fspath(runtime),
        "JUPYTERLAB_SETTINGS_DIR": os.fspath(settings),
        "IPYTHONDIR": os.fspath(own / "ipython"),
        "MPLCONFIGDIR": os.fspath(own / "matplotlib"),
    }
    if came_by() != "user site":
        set_here["PYTHONNOUSERSITE"] = "1"
    # An account without a home, as in some containers, has one here.
    if os.path.expanduser("~") == "~":
        set_here["HOME"] = os.fspath(own)
    return without_the_past(brought) | set_here


def _account() -> tuple[Path | None, Path | None]:
    """Return where the account keeps JupyterLab's looks and Jupyter's running state, if it can."""
    try:
        from jupyter_core.paths import jupyter_config_dir, jupyter_runtime_dir

        looks = os.environ.get("JUPYTERLAB_SETTINGS_DIR")
        settings = Path(looks) if looks else Path(jupyter_config_dir(), "lab", "user-settings")
        return settings, Path(jupyter_runtime_dir())
    # An account without a home raises RuntimeError; a broken package is for `doctor` to tell.
    except Exception:
        return None, None


def takes_files(folder: Path) -> bool:
    """Return whether a file can be written in a folder, or in the nearest above it.

    >>> takes_files(Path(tempfile.gettempdir()) / "not there yet")
    True
    """
    try:
        # Unlike Path.exists, this one takes a folder that may not be looked into for one not there.
        there = next(each for each in [folder, *folder.parents] if os.path.exists(each))
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(b"a line of words")
        return True
    except (OSError, ValueError):
        return False


def _temporary() -> tempfile.TemporaryDirectory[str]:
    """Return a new folder for files of no duration; raise KitError where none can be had."""
    try:
        return tempfile.TemporaryDirectory(prefix=f"{KIT}-", ignore_cleanup_errors=True)
    except OSError as problem:
        do = "free some space, or set TMPDIR (on Windows: TEMP) to a folder that you can write to"
        raise KitError("temporary files", str(problem), do) from None


@contextmanager
def _without_system_folders() -> Iterator[None]:
    """Let Jupyter look, beside its environment's folders, at no other of the machine's."""
    try:
        from jupyter_core import paths
    except Exception:  # told by `doctor`
        yield
        return
    # On Debian, pip puts the kit's files into another folder than that of Python's prefix.
    ours = sysconfig.get_path("data")
    kept = [
        (paths.SYSTEM_CONFIG_PATH, os.path.join(ours, "etc", "jupyter")),
        (paths.SYSTEM_JUPYTER_PATH, os.path.join(ours, "share", "jupyter")),
    ]
    before = [list(folders) for folders, _ in kept]
    for folders, own in kept:
        folders[:] = [own]
    try:
        yield
    finally:
        for (folders, _), old in zip(kept, before, strict=True):
            folders[:] = old
