"""A package that a view needs, brought from the site when it is first imported.

A kernel in the browser begins with the core alone. What a table, a picture or a paper needs beside
it is found by Python's own import: the wheels are fetched, checked against the digests of the
site's list, and unpacked, while a sentence on the screen says so. What this site does not have is
told in a sentence in place of a traceback.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import sys
import sysconfig
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, PathFinder
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipFile

from ..errors import KitError
from ..interpreter import KIT
from . import ABSENT, SESSION

MILLION = 1_000_000
TOLD_FROM = MILLION  # of bytes: what is smaller is there before anybody has read a sentence
CHANNEL = f"{KIT}-loading"
RELOAD = "see that you are online, reload the page, and run the cell again"


class Absent(KitError, ImportError):
    """A package that this site does not have, told to whoever asked for what needs it."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package of the site: its wheel, the wheel's digest and size, and what it needs."""

    name: str
    wheel: str
    digest: str
    size: int
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Packages:
    """What can be loaded, by name; which import asks for which; and what the site does not have.

    >>> rice, bowl = Package("rice", "rice.whl", "", 2), Package("bowl", "b.whl", "", 1, ("rice",))
    >>> packages = Packages({"rice": rice, "bowl": bowl}, {"bowl": "bowl"}, ("spoon",))
    >>> [each.name for each in packages.needed("bowl", have=())]
    ['rice', 'bowl']
    """

    by_name: Mapping[str, Package]
    asked_by: Mapping[str, str]
    absent: tuple[str, ...] = ()

    def needed(self, name: str, have: Sequence[str]) -> tuple[Package, ...]:
        """Return a package after all that it needs, without those that are there already."""
        found: dict[str, Package] = {}

        def walk(each: str) -> None:
            if each in have or each in found or each not in self.by_name:
                return
            found[each] = self.by_name[each]
            for need in self.by_name[each].needs:
                walk(need)
            # Behind what it needs.
            found[each] = found.pop(each)

        walk(name)
        return tuple(found.values())


def read(lock: Mapping[str, Any], absent: Sequence[str] = ()) -> Packages:
    """Return the packages of a site's list, which is Pyodide's own ("pyodide-lock.json").

    >>> rice = {"file_name": "rice.whl", "sha256": "ab12", "size": 7, "depends": []}
    >>> found = read({"packages": {"rice": {**rice, "imports": ["grain"]}}})
    >>> found.by_name["rice"].size, found.asked_by
    (7, {'grain': 'rice'})
    """
    each = {
        name: Package(name, of["file_name"], of["sha256"], of.get("size", 0), tuple(of["depends"]))
        for name, of in lock["packages"].items()
    }
    asked = {module: name for name, of in lock["packages"].items() for module in of["imports"]}
    return Packages(each, asked, tuple(absent))


class Loader:
    """Finds modules whose package is not there yet, by loading it: the last that is asked."""

    def __init__(
        self,
        packages: Packages,
        fetch: Callable[[Package], bytes],
        say: Callable[[str], Callable[[], None]],
        loaded: Callable[[Sequence[str]], Sequence[str]],
        folder: Path,
    ) -> None:
        self._packages, self._fetch, self._say = packages, fetch, say
        self._loaded, self._folder = loaded, folder

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a module is, after its package was loaded; None for any other module."""
        if path is not None:
            return None
        if name in self._packages.absent:
            raise absent(name)
        package = self._packages.asked_by.get(name)
        if package is None or not self._load(package):
            return None
        importlib.invalidate_caches()
        return PathFinder.find_spec(name)

    def _load(self, name: str) -> bool:
        """Load a package and all that it needs; return whether anything was missing."""
        wanted = self._packages.needed(name, self._loaded(()))
        size = sum(each.size for each in wanted)
        done = self._say(told_of(name, size)) if size >= TOLD_FROM else lambda: None
        try:
            for each in wanted:
                with ZipFile(BytesIO(self._checked(each))) as wheel:
                    wheel.extractall(self._folder)
                self._loaded((each.name,))
        finally:
            done()
        return bool(wanted)

    def _checked(self, package: Package) -> bytes:
        content = self._fetch(package)
        if hashlib.sha256(content).hexdigest() != package.digest:
            seen = "what arrived is not what this site was built with"
            raise KitError(package.name, seen, RELOAD)
        return content


def told_of(name: str, size: int) -> str:
    """Return what is on the screen while a package is loaded.

    >>> told_of("pandas", 12_400_000)
    'Loading pandas (12 MB). Please wait a moment.'
    """
    return f"Loading {name} ({round(size / MILLION)} MB). Please wait a moment."


def absent(name: str) -> Absent:
    """Return what is said where a package is asked for that the site was built without.

    >>> print(absent("pandas"))
    pandas: this page was made without it, and what you asked for needs it. Read and calculate \
here; for tables, pictures and papers open the lessons on a computer.
    """
    seen = "this page was made without it, and what you asked for needs it"
    do = "read and calculate here; for tables, pictures and papers open the lessons on a computer"
    return Absent(name, seen, do)


def begin(shell: Any) -> None:
    """Load what a kernel imports from now on, and begin the kit's part of it.

    There is no folder of settings in the browser, which elsewhere names that part to IPython.
    """
    import pyodide_js

    packages = read(pyodide_js.lockfile.to_py(), os.environ[ABSENT].split())
    folder = Path(sysconfig.get_path("purelib"))
    sys.meta_path.append(Loader(packages, _fetched, said, _have, folder))
    shell.extension_manager.load_extension("sourcework.kernel")


def _fetched(package: Package) -> bytes:
    """Return a wheel of the site, waited for: an import cannot be left and taken up again."""
    import pyodide_js
    from js import URL, XMLHttpRequest

    request = XMLHttpRequest.new()
    request.open("GET", URL.new(package.wheel, pyodide_js.lockfileBaseUrl).href, False)
    request.responseType = "arraybuffer"
    try:
        request.send()
        if request.status != 200:
            raise OSError(f"the site answers {request.status}")
        content: bytes = request.response.to_bytes()
        return content
    except Exception as problem:
        raise KitError(
            package.name, f"it could not be loaded ({_first(problem)})", RELOAD
        ) from None


def _first(problem: Exception) -> str:
    return (str(problem).strip().splitlines() or [type(problem).__name__])[0]


def _have(new: Sequence[str]) -> Sequence[str]:
    """Return the packages that are there, as Pyodide counts them, with these added."""
    import pyodide_js

    for each in new:
        setattr(pyodide_js.loadedPackages, each, "from this site")
    return tuple(_keys(pyodide_js.loadedPackages))


def _keys(thing: Any) -> Iterator[str]:
    from js import Object

    return iter(Object.keys(thing).to_py())


def said(words: str) -> Callable[[], None]:
    """Show a sentence on the page of this notebook; return what takes it away again.

    The kit's part of JupyterLab shows it (``helpers/labextension``): so it is no output of a cell,
    and is not saved with the notebook.
    """
    from js import BroadcastChannel

    channel = BroadcastChannel.new(CHANNEL)

    def send(each: str) -> None:
        # The name comes with the first cell at the latest: the page tells it to the kernel.
        told = {"words": each, "notebook": os.environ.get(SESSION, "")}
        channel.postMessage(json.dumps(told))

    def done() -> None:
        send("")
        channel.close()

    send(words)
    return done
