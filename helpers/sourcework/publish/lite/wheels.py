"""What stands in a wheel, and wheels fetched with pip.

A wheel of the kit's own lock has to have one of the digests there; where the kit came without that
lock, the versions are those installed here.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.parser import Parser
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zipfile import ZipFile

from sourcework.errors import KitError
from sourcework.publish.lite.pins import ABI

LOCK = Path(__file__).parents[3] / "requirements.txt"
# What markers of requirements are compared with: the Python that Pyodide is.
BROWSER = {
    "sys_platform": "emscripten",
    "platform_system": "Emscripten",
    "os_name": "posix",
    "platform_machine": "wasm32",
    "extra": "",
}
DO = "go online, or give pip a place that has it (PIP_INDEX_URL, PIP_FIND_LINKS)"


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel: its file, its name and version, the modules in it, and the packages it requires."""

    path: Path
    name: str
    version: str
    modules: tuple[str, ...]
    requires: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The sha256 of the file."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()


def canonical(name: str) -> str:
    """Return a package's name as lists have it.

    >>> canonical("prompt_toolkit")
    'prompt-toolkit'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def read_wheel(path: Path, python: str) -> Wheel:
    """Return what stands in a wheel, as it is installed where ``python`` runs ("3.14")."""
    from packaging.requirements import Requirement

    with ZipFile(path) as wheel:
        names = wheel.namelist()
        (metadata,) = (each for each in names if re.fullmatch(r"[^/]+\.dist-info/METADATA", each))
        about = Parser().parsestr(wheel.read(metadata).decode())
    there = {**BROWSER, "python_version": python, "python_full_version": f"{python}.0"}
    asked = map(Requirement, about.get_all("Requires-Dist", []))
    needed = {
        canonical(each.name) for each in asked if not each.marker or each.marker.evaluate(there)
    }
    return Wheel(
        path, canonical(about["Name"]), about["Version"], modules(names), tuple(sorted(needed))
    )


def modules(names: Iterable[str]) -> tuple[str, ...]:
    """Return the modules that can be imported from the files of a wheel, those at its top.

    >>> modules(["rice/__init__.py", "bowl.py", "rice-1.dist-info/RECORD", "rice.libs/a.so"])
    ('bowl', 'rice')
    """
    tops = {each.split("/")[0] for each in names if "/" in each}
    tops |= {
        each.partition(".")[0] for each in names if re.fullmatch(r"\w+(\.[\w-]+)*\.(py|so)", each)
    }
    return tuple(sorted(each for each in tops if each.isidentifier()))


def pinned(name: str) -> str:
    """Return one package's line of the kit's lock, with its digests; else the version here."""
    locked = _locked().get(canonical(name))
    if locked:
        return locked
    try:
        return f"{name}=={version(name)}"
    except PackageNotFoundError:
        raise KitError(name, "it is not installed here", f"type `pip install {name}`") from None


def _locked() -> Mapping[str, str]:
    if not LOCK.is_file():
        return {}
    lines = re.sub(r" \\\n\s*", " ", LOCK.read_text(encoding="utf-8")).splitlines()
    found = (re.match(r"([\w.-]+)==\S+", each) for each in lines)
    # What holds on one kind of system alone is judged by the wheel that is found.
    return {
        canonical(each[1]): re.sub(r"\s*;.*?(?=\s--hash)", "", each.string)
        for each in found
        if each
    }


def fetch(requirements: Iterable[str], python: str, folder: Path) -> None:
    """Fetch the wheels of these requirements with pip, as Pyodide runs them, into a folder.

    A requirement with digests is held to them. Raises KitError where one cannot be had.
    """
    lines = sorted(requirements)
    # pip holds all to digests or none.
    for some in (
        [each for each in lines if "--hash" in each],
        [each for each in lines if "--hash" not in each],
    ):
        if some:
            _download(some, python, folder)


def _download(lines: list[str], python: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / "wanted.txt"
    wanted.write_text("\n".join(lines), encoding="utf-8")
    abi = f"cp{python.replace('.', '')}"
    command = [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
        *("--no-deps", "--only-binary=:all:", "--implementation=cp", f"--python-version={python}"),
        *(f"--platform=pyemscripten_{ABI}_wasm32", f"--abi={abi}", "--abi=abi3", "--abi=none"),
        *("--dest", str(folder), "--requirement", str(wanted)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    wanted.unlink()
    if done.returncode:
        said = [each for each in done.stderr.splitlines() if each.startswith("ERROR")]
        last = (said or done.stderr.splitlines() or ["pip said nothing"])[-1]
        raise KitError("packages for the browser", f"pip says: {last.strip()}", DO)
