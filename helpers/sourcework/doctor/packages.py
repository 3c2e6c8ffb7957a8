"""What is installed against what is asked for, and whether it can be imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from typing import TYPE_CHECKING

from ..interpreter import KIT
from . import project
from .model import AWAY, Finding, Machine, listed

if TYPE_CHECKING:
    from packaging.requirements import Requirement

AGAIN = (
    "Set the kit up again: delete the folder .venv beside kit.py and run python3 kit.py doctor;"
    " without kit.py, run pip install . (or conda env update) again."
)
# The server itself, and what JupyterLab starts the kernel with.
PARTS = ("jupyterlab.labapp", "ipykernel")
SHOWN = 3

# Each name is written before it is tried, so that one sees which one ends the whole Python.
IMPORT = """
import importlib, json, sys
def tell(*words):
    print()
    print(sys.argv[1] + json.dumps(words), flush=True)
for name in sys.argv[2:]:
    tell(name, "begun")
    try:
        importlib.import_module(name)
        seen = ""
    except BaseException as problem:
        seen = f"{type(problem).__name__}: {problem}".splitlines()[0]
    tell(name, seen)
"""
# What begins a line of ours: packages may print lines of their own.
MARK = f"{KIT}:"


@dataclass(frozen=True, slots=True)
class Installed:
    """A package that is here: its version, and what it asks for in turn."""

    version: str
    asks: tuple[str, ...] = ()


Find = Callable[[str], Installed | None]


def installed(name: str) -> Installed | None:
    """Return what the metadata of an installed package says, or None if it is not here.

    >>> installed("no-such-package") is None
    True
    """
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None
    # Where a folder was removed by hand, metadata without a version can be left.
    return Installed(found.metadata.get_all("Version", ["0"])[0], tuple(found.requires or ()))


def _read(words: str) -> Requirement:
    # Loaded here because it can be missing itself, which is then this check's finding alone.
    from packaging.requirements import Requirement

    return Requirement(words)


def lacks(asked: Iterable[str], find: Find) -> Iterator[str]:
    """Yield, as a phrase, each package that is missing or of another version than asked for.

    What the packages ask for in turn is looked at too, their extras left out.

    >>> here = {"one": Installed("2.1", ("two>=3",)), "two": Installed("1.0")}
    >>> list(lacks(["one>=2", "three"], here.get))
    ['three is missing', 'two is 1.0, and one asks for >=3']
    """
    waiting = [(each, "the kit") for each in asked]
    told: set[str] = set()
    followed: set[str] = set()
    while waiting:
        words, by = waiting.pop(0)
        requirement = _read(words)
        name, found = requirement.name, find(requirement.name)
        # An unmet marker speaks of another system, another Python or an extra.
        if name in told or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        if found is None or not requirement.specifier.contains(found.version, prereleases=True):
            told.add(name)
            wanted = f"{by} asks for {requirement.specifier}"
            yield f"{name} is {found.version}, and {wanted}" if found else f"{name} is missing"
        if found and name not in followed:
            followed.add(name)
            waiting += [(each, name) for each in found.asks]


def others(pins: Mapping[str, str], asked: Iterable[str], find: Find) -> list[str]:
    """Return the packages asked for whose version is not the one the kit was tested with."""
    names = [_read(each).name for each in asked]
    here = [(name, found) for name in names if name in pins and (found := find(name))]
    return [f"{name} {found.version}" for name, found in here if found.version != pins[name]]


def imports(names: Iterable[str], patience: float) -> list[str]:
    """Return, as a phrase each, what cannot be imported in a Python of its own."""
    names = list(names)
    command = [sys.executable, "-P", "-c", IMPORT, MARK, *names]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, timeout=patience, check=False
        )
        lines, ended = done.stdout, f"ends Python (code {done.returncode})"
    except subprocess.TimeoutExpired as slow:
        lines, ended = slow.stdout or b"", f"has not ended after {patience:g} s"
    broken, tried = _broken(lines.decode("utf-8", "replace"), ended)
    untried = [each for each in names if each not in tried]
    return broken or [f"{each}: not tried, since Python {ended}" for each in untried[:1]]


def _broken(lines: str, ended: str) -> tuple[list[str], set[str]]:
    """Return what went wrong with each module, as a phrase, and the modules that were tried."""
    ours = [each.removeprefix(MARK) for each in lines.splitlines() if each.startswith(MARK)]
    tried = dict(map(json.loads, ours))
    phrases = {"begun": f"importing it {ended}"}
    broken = [f"{name}: {phrases.get(seen, seen)}" for name, seen in tried.items() if seen]
    return broken, set(tried)


def modules(asked: Iterable[str], find: Callable[[str], Iterable[str]]) -> list[str]:
    """Return the modules to import for the packages asked for, and the parts JupyterLab needs.

    >>> modules(["odd-name>=2", "jupyterlab"], {"odd-name": ["odd"], "jupyterlab": []}.__getitem__)
    ['odd', 'jupyterlab.labapp', 'ipykernel']
    """
    names = [_read(each).name for each in asked]
    found = [name for each in names for name in find(each) if name != "jupyterlab"]
    return [*dict.fromkeys(found), *PARTS]


def _top_level(name: str) -> list[str]:
    """Return the package that a distribution brings, under its own name if it has one."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return []
    tops = {each.parts[0] for each in files if each.parts[1:] == ("__init__.py",)}
    own = name.replace("-", "_")
    return [own] if own in tops else sorted(tops)


def judge(lacking: list[str], broken: list[str], others: list[str], count: int) -> Finding:
    """Return the finding on packages, the first few of each kind named.

    >>> judge([], [], [], 8).seen
    '8 packages as the kit was tested with, and they import'
    """
    wrong = [*lacking, *broken]
    if wrong:
        more = f"; {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else ""
        return Finding("fail", "; ".join(wrong[:SHOWN]) + more, AGAIN, AWAY)
    tested = f"in the range asked for (not as tested: {listed(others)})"
    as_tested = "as the kit was tested with"
    return Finding("ok", f"{count} packages {tested if others else as_tested}, and they import")


def packages(machine: Machine) -> Finding:
    """Look at the packages the kit asks for, at those they ask for, and import the first."""
    asked = project.asked().packages
    if not asked:
        return Finding("fail", "the kit itself is not installed", AGAIN, AWAY)
    lacking = list(lacks(asked, installed))
    broken = imports(modules(asked, _top_level), machine.patience)
    other = others(project.pins(), asked, installed)
    return judge(lacking, broken, other, len(asked))
