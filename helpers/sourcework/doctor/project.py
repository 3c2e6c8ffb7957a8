"""What the kit asks for: of Python and of packages, as its project file or its metadata says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import metadata, packages_distributions
from pathlib import Path

from ..places import Place

KIT = Place(Path(__file__).parents[1])
LOCK = "helpers/requirements.txt"
_PYTHON = re.compile(r"Programming Language :: Python :: (3\.\d+)$")
_PIN = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Asked:
    """The range of Python, the Pythons it was tested with, and the packages with their ranges."""

    python: str
    tested: tuple[str, ...]
    packages: tuple[str, ...]


def asked(kit: Place = KIT) -> Asked:
    """Return what the kit asks for; nothing where no checkout and no distribution says it.

    >>> asked(Place(Path("no_such_package")))
    Asked(python='', tested=(), packages=())
    """
    root = kit.checkout
    return _of_checkout(root) if root else _of_metadata(kit.name)


def pins(kit: Place = KIT) -> Mapping[str, str]:
    """Return the versions that the kit was tested with, by name; empty outside a checkout."""
    root = kit.checkout
    lock = root / LOCK if root else None
    text = lock.read_text(encoding="utf-8") if lock and lock.is_file() else ""
    return dict(_PIN.findall(text))


def _of_checkout(root: Path) -> Asked:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Asked(
        project["requires-python"],
        _pythons(project.get("classifiers", [])),
        tuple(project["dependencies"]),
    )


def _of_metadata(package: str) -> Asked:
    """Return what the distribution that brings a package asks for; nothing where none does."""
    brings = packages_distributions().get(package)
    if not brings:
        return Asked("", (), ())
    told = metadata(brings[0])
    return Asked(
        told.get_all("Requires-Python", [""])[0],
        _pythons(told.get_all("Classifier", [])),
        tuple(told.get_all("Requires-Dist", [])),
    )


def _pythons(classifiers: list[str]) -> tuple[str, ...]:
    return tuple(seen.group(1) for each in classifiers if (seen := _PYTHON.search(each)))
