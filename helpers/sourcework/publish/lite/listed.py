"""The list of packages that a kernel in the browser is given, and the wheels that it names.

A package of Pyodide's own stands at Pyodide's addresses or in the folder given; one that is missing
there is fetched if it is Python alone, and else is absent, with all that needs it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sourcework.course import Course
from sourcework.interpreter import KIT
from sourcework.publish.lite.distribution import Distribution
from sourcework.publish.lite.packed import packed
from sourcework.publish.lite.pins import ASKED_FOR, CDN, FORMS, KERNEL, NOT_IN_A_KERNEL
from sourcework.publish.lite.wheels import Wheel, canonical, fetch, pinned, read_wheel

PURE = "-none-any.whl"


@dataclass(slots=True)
class Listed:
    """The list: its packages, the wheels to copy by their names, and what is absent."""

    info: Mapping[str, str]
    packages: dict[str, dict[str, Any]] = field(default_factory=dict)
    wheels: dict[str, bytes] = field(default_factory=dict)
    absent: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The list as Pyodide reads it."""
        return json.dumps({"info": dict(self.info), "packages": self.packages}, sort_keys=True)

    @property
    def mark(self) -> str:
        """What changes in its name whenever it changes: a browser keeps what it has loaded."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]


def listed(
    course: Course, pyodide: Distribution, kernels: Iterable[Path], cdn: bool, work: Path
) -> Listed:
    """Return the list for a course. ``kernels`` are the wheels of the kernel itself.

    With ``cdn`` Pyodide's own packages stay where Pyodide publishes them. ``work`` is a folder for
    wheels that are fetched. Raises KitError where one cannot be had.
    """
    made = Listed(pyodide.info)
    own = {each.name: each for each in (read_wheel(path, pyodide.python) for path in kernels)}
    wanted = [*KERNEL, *FORMS, *ASKED_FOR]
    _gather(wanted, pyodide, own, work, cdn)
    for name in sorted(_closure(wanted, pyodide, own)):
        if name in own:
            _add_wheel(made, own[name], pyodide)
        else:
            _add_pyodides(made, name, pyodide, cdn)
    _leave_out_what_lacks(made, pyodide, own)
    name, content = packed(course)
    mark = hashlib.sha256(content).hexdigest()
    modules = ("sourcework", course.place.name)
    # Its version stays the same while one works on it: the folder does not.
    file = f"kit-{mark[:12]}/{name}"
    made.wheels[file] = content
    made.packages[KIT] = _entry(KIT, "0", file, mark, len(content), FORMS, modules)
    return made


def _gather(
    wanted: Iterable[str], pyodide: Distribution, own: dict[str, Wheel], work: Path, cdn: bool
) -> None:
    """Fetch, step by step, all wheels that are wanted and are not Pyodide's or the kernel's."""
    tried: set[str] = set()
    while True:
        lacking = {
            name: _requirement(name, pyodide)
            for name in _closure(wanted, pyodide, own)
            if name not in own and name not in tried and not _is_pyodides(name, pyodide, cdn)
        }
        if not lacking:
            return
        tried |= set(lacking)
        folder = work / f"wheels-{len(tried)}"
        fetch([each for each in lacking.values() if each], pyodide.python, folder)
        found = (read_wheel(each, pyodide.python) for each in sorted(folder.glob("*.whl")))
        own |= {each.name: each for each in found}


def _is_pyodides(name: str, pyodide: Distribution, cdn: bool) -> bool:
    return name in pyodide.packages and (cdn or pyodide.wheel(name) is not None)


def _requirement(name: str, pyodide: Distribution) -> str:
    """Return what pip is asked for; nothing for what Pyodide alone can compile."""
    if name not in pyodide.packages:
        return pinned(name)
    of = pyodide.packages[name]
    return f"{name}=={of['version']}" if of["file_name"].endswith(PURE) else ""


def _closure(
    wanted: Iterable[str], pyodide: Distribution, own: Mapping[str, Wheel]
) -> frozenset[str]:
    """Return all packages that these need, as far as it is known."""
    found: set[str] = set()
    waiting = [canonical(each) for each in wanted]
    while waiting:
        name = waiting.pop()
        if name not in found and name not in NOT_IN_A_KERNEL:
            found.add(name)
            waiting += _needs(name, pyodide, own)
    return frozenset(found)


def _needs(name: str, pyodide: Distribution, own: Mapping[str, Wheel]) -> list[str]:
    # What Pyodide says of its own packages counts, wherever their wheel came from.
    if name in pyodide.packages:
        every: Iterable[str] = pyodide.packages[name]["depends"]
    else:
        every = own[name].requires if name in own else ()
    return [canonical(each) for each in every if canonical(each) not in NOT_IN_A_KERNEL]


def _add_wheel(made: Listed, wheel: Wheel, pyodide: Distribution) -> None:
    content = wheel.path.read_bytes()
    made.wheels[wheel.path.name] = content
    needs = _needs(wheel.name, pyodide, {wheel.name: wheel})
    made.packages[wheel.name] = _entry(
        *(wheel.name, wheel.version, wheel.path.name, wheel.digest, len(content)),
        needs,
        wheel.modules,
    )


def _add_pyodides(made: Listed, name: str, pyodide: Distribution, cdn: bool) -> None:
    if name not in pyodide.packages:
        return
    of = dict(pyodide.packages[name])
    of["depends"] = _needs(name, pyodide, {})
    if cdn:
        made.packages[name] = of | {"file_name": CDN + of["file_name"]}
    elif path := pyodide.wheel(name):
        content = path.read_bytes()
        made.wheels[path.name] = content
        made.packages[name] = of | {"size": len(content)}


def _entry(
    name: str,
    version: str,
    file: str,
    digest: str,
    size: int,
    needs: Iterable[str],
    modules: Iterable[str],
) -> dict[str, Any]:
    return {
        "name": name,
        "version": version,
        "file_name": file,
        "install_dir": "site",
        "sha256": digest,
        "size": size,
        "package_type": "package",
        "imports": list(modules),
        "depends": list(needs),
        "unvendored_tests": False,
    }


def _leave_out_what_lacks(made: Listed, pyodide: Distribution, own: Mapping[str, Wheel]) -> None:
    """Take packages away that need what is not there, and note what is absent, with its modules."""
    while lacking := [
        name for name, of in made.packages.items() if not set(of["depends"]) <= set(made.packages)
    ]:
        for name in lacking:
            made.absent[name] = tuple(made.packages.pop(name)["imports"])
    for name in _closure([*KERNEL, *FORMS, *ASKED_FOR], pyodide, own):
        if name not in made.packages and name not in made.absent:
            made.absent[name] = tuple(pyodide.packages.get(name, {}).get("imports", ()))
    left = {
        file
        for file in made.wheels
        if any(of["file_name"] == file for of in made.packages.values())
    }
    made.wheels = {file: content for file, content in made.wheels.items() if file in left}
