#!/usr/bin/env python3
"""Make the wheel, install it alone in a clean environment, and run all lessons from it.

    python3.13 tests/fresh/wheel.py

With the Python it is started with. A warning of the kit's own modules is an error there. A course
of one's own is laid out too: `build` has to say what it lacks, and to build once that is there.
Ends with 0, or with 1 and what was seen. Needs two minutes, 1 GB and a way to Python's packages.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

from bare_debian import ROOT, mirrors

# Run there: each lesson, top to bottom, by the kit's own kernel settings.
CELLS = """
import os, sys, nbformat
from pathlib import Path
from nbclient import NotebookClient
for lesson in sorted(Path(sys.argv[1]).glob("*.ipynb")):
    book = nbformat.read(lesson, 4)
    strict = "import warnings; warnings.filterwarnings('error', module='sourcework|telegram16293')"
    book.cells.insert(0, nbformat.v4.new_code_cell(strict))
    NotebookClient(book, timeout=300, resources={"metadata": {"path": sys.argv[1]}}).execute()
    print(lesson.name, sum(each.cell_type == "code" for each in book.cells) - 1, "cells")
"""


def main() -> int:
    """Try it, and say how it went."""
    with tempfile.TemporaryDirectory(prefix="wheel-", ignore_cleanup_errors=True) as name:
        try:
            tried(Path(name))
        except subprocess.CalledProcessError as problem:
            print(f"FAILED: {problem}\n{problem.stdout}", file=sys.stderr)
            return 1
    return 0


def tried(top: Path) -> None:
    """Raise CalledProcessError where something ends otherwise than it should."""
    venv.create(top / "environment", with_pip=True)
    programs = top / "environment" / ("Scripts" if os.name == "nt" else "bin")
    python, kit = programs / "python", programs / "telegram16293"

    def run(*words: object, fails: bool = False) -> str:
        command = [os.fspath(each) for each in map(str, words)]
        done = subprocess.run(
            command, cwd=top, env={**os.environ, **mirrors(Path("/"))}, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        if bool(done.returncode) is not fails:
            raise subprocess.CalledProcessError(done.returncode, command, done.stdout)
        return done.stdout

    def expect(words: str, said: str) -> None:
        if words not in said:
            raise subprocess.CalledProcessError(0, f"what should say {words!r}", said)

    begun = time.monotonic()
    run(python, "-m", "pip", "wheel", "-qq", "--no-deps", "--wheel-dir", top, ROOT)
    (wheel,) = top.glob("*.whl")
    run(python, "-m", "pip", "install", "-qq", wheel)
    print(f"{sys.version.split()[0]}: installed in {time.monotonic() - begun:.0f} s", flush=True)
    expect("Clone the project", run(kit, "build", fails=True))
    run(kit, "new", "letter")
    expect("pip install 'telegram16293[build]'", run(kit, "build", "letter", fails=True))
    run(kit, "lay-out", "lessons")
    run(python, "-m", "pip", "install", "-qq", f"telegram16293[build] @ {wheel.as_uri()}")
    begun = time.monotonic()
    print(run(python, "-c", CELLS, "lessons").strip())
    print(f"lessons in {time.monotonic() - begun:.0f} s", flush=True)
    print(run(kit, "build", "letter").splitlines()[-1])
    print(run(kit, "test", "letter").splitlines()[-1])


if __name__ == "__main__":
    sys.exit(main())
