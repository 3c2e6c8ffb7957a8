"""A copy of Pyodide: what is in it, checked against its own list, and what is missing."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sourcework.errors import KitError
from sourcework.publish.lite.pins import ABI, INTEGRITY, LOCK, PYODIDE, RUNTIME
from sourcework.publish.lite.wheels import canonical

RELEASE = f"take the folder of Pyodide {PYODIDE} that its release holds"


@dataclass(frozen=True, slots=True)
class Distribution:
    """A folder with Pyodide: its list of packages, by their names."""

    folder: Path
    info: Mapping[str, str]
    packages: Mapping[str, Mapping[str, Any]]

    @property
    def python(self) -> str:
        """The Python that it is, as "3.14"."""
        return ".".join(self.info["python"].split(".")[:2])

    def wheel(self, name: str) -> Path | None:
        """Return a package's wheel, if the folder has it and it is what the list says.

        Raises KitError where it is another.
        """
        of = self.packages[name]
        path = self.folder / str(of["file_name"])
        if not path.is_file():
            return None
        if hashlib.sha256(path.read_bytes()).hexdigest() != of["sha256"]:
            seen = f"it is not the file that {LOCK} names: its sha256 is another"
            raise KitError(str(path), seen, "copy it again")
        return path


def open_distribution(folder: Path) -> Distribution:
    """Return the Pyodide in a folder; raise KitError where there is none of this kind."""
    where = str(folder)
    if not folder.is_dir():
        raise KitError(where, "there is no such folder", RELEASE)
    if missing := [each for each in (*RUNTIME, LOCK) if not (folder / each).is_file()]:
        raise KitError(where, f"it lacks {', '.join(missing)}", RELEASE)
    try:
        found = json.loads((folder / LOCK).read_bytes())
        info, packages = found["info"], found["packages"]
        kind, _ = info["abi_version"], info["python"].split(".")
    except (ValueError, TypeError, KeyError, AttributeError):
        raise KitError(str(folder / LOCK), "it is no list of Pyodide's", RELEASE) from None
    if kind != ABI:
        seen = f"it is a Pyodide of another kind ({kind}; the packages here are for {ABI})"
        raise KitError(where, seen, RELEASE)
    return Distribution(folder, info, {canonical(each): of for each, of in packages.items()})


def fetched_core(work: Path) -> Distribution:
    """Return what npm has of Pyodide, its core and its list; raise KitError where npm cannot."""
    npm = shutil.which("npm")
    if npm is None:
        do = "install Node.js, or give a folder: --pyodide FOLDER"
        raise KitError("npm", "it is not installed, and brings Pyodide's list of packages", do)
    asked = [npm, "pack", "--silent", f"pyodide@{PYODIDE}", "--pack-destination", str(work)]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=work)
    packed = work / f"pyodide-{PYODIDE}.tgz"
    if done.returncode or not packed.is_file():
        last = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
        do = "go online, or give a folder: --pyodide FOLDER"
        raise KitError(f"npm pack pyodide@{PYODIDE}", f"npm says: {last}", do)
    digest = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != INTEGRITY:
        raise KitError(packed.name, "it is not the file that this kit was tried with", "try again")
    with tarfile.open(packed) as archive:
        archive.extractall(work, filter="data")
    return open_distribution(work / "package")
