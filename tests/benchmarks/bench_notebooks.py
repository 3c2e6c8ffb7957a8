"""How long the lessons run, how long their tests take, and what their kernels need."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from budgets import report

from sourcework.publish.building import read_all
from sourcework.publish.editions import drafts
from sourcework.publish.manuscript import Cell, Manuscript
from sourcework.publish.running import run_all
from telegram16293.course import course

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]
NAMES = [each.stem for each in sorted(ROOT.glob("course/lessons/[0-9]*.md"))]
# Of matplotlib the parts that a lesson may load: pictures need no pyplot.
MATPLOTLIB = ("matplotlib.figure", "matplotlib.backends.backend_agg", "matplotlib.pyplot")
# Libraries of others that the lesson did load are loaded in the bare kernel too.
HEAVY = ("pandas", *MATPLOTLIB, "ipywidgets", "anywidget", "citeproc", "jinja2")
PROBE = f"""import psutil, sys
print(psutil.Process().memory_info().rss, *(each for each in {HEAVY} if each in sys.modules))"""

lessons = pytest.mark.parametrize("name", NAMES)


def lesson_of(name: str) -> Manuscript:
    """Return a lesson of the kit."""
    return next(each for each in read_all(course(), ROOT) if each.name == name)


def memory(manuscript: Manuscript, cells: tuple[Cell, ...]) -> tuple[float, list[str]]:
    """Return the megabytes of a kernel that ran these cells, and the heavy modules in it."""
    probed = replace(manuscript, cells=(*cells, Cell("code", PROBE, 0)))
    draft = next(drafts(probed, course()))
    notebook = json.loads(run_all([draft])[draft.path])
    size, *loaded = "".join(notebook["cells"][-1]["outputs"][0]["text"]).split()
    return int(size) / 1e6, loaded


@lessons
def test_cold_run(benchmark: Any, capsys: Capture, name: str) -> None:
    """A lesson with its answers, from starting a kernel to the end of its last cell."""
    lesson = lesson_of(name)
    benchmark.pedantic(
        run_all,
        setup=lambda: (([list(drafts(lesson, course()))[1]],), {}),
        rounds=3,
    )
    measured = benchmark.stats.stats.median
    report(capsys, f"{name} from a cold kernel to its last cell", "6 s", f"{measured:.2f} s")


# What any notebook with tables, pictures and widgets begins with.
BARE = (
    "import pandas, matplotlib, ipywidgets",
    "import matplotlib.pyplot as plt; _, axes = plt.subplots(); axes.plot([1, 2, 3]);",
)


def processor(manuscript: Manuscript, cells: tuple[Cell, ...]) -> float:
    """Return the seconds of a processor that a kernel took from its start to the last cell."""
    timed = Cell("code", "import time; print(time.process_time())", 0)
    draft = next(drafts(replace(manuscript, cells=(*cells, timed)), course()))
    notebook = json.loads(run_all([draft])[draft.path])
    return float("".join(notebook["cells"][-1]["outputs"][0]["text"]))


@lessons
def test_over_a_bare_kernel(benchmark: Any, capsys: Capture, name: str) -> None:
    """A lesson with its answers, over a kernel that draws one plot; the best of three turns."""
    lesson = lesson_of(name)
    bare_cells = tuple(Cell("code", each, 0) for each in BARE)
    bare: list[float] = []
    whole: list[float] = []

    def turn() -> None:
        bare.append(processor(lesson, bare_cells))
        whole.append(processor(lesson, lesson.answered))

    benchmark.pedantic(turn, rounds=3)
    ratio = min(whole) / min(bare)
    what = f"{name}, {min(whole):.2f} s over {min(bare):.2f} s of a bare kernel"
    report(capsys, what, "1.3 ×", f"{ratio:.2f} ×")


@lessons
def test_memory(benchmark: Any, capsys: Capture, name: str) -> None:
    """A kernel after the whole lesson, over one that only imported the same heavy modules."""
    lesson = lesson_of(name)
    whole, loaded = benchmark.pedantic(memory, args=(lesson, lesson.answered), rounds=1)
    imports = "\n".join(f"import {each}" for each in loaded) or "pass"
    bare, _ = memory(lesson, (Cell("code", imports, 0),))
    report(
        capsys,
        f"memory of {name}, {whole:.0f} MB over {bare:.0f} MB",
        "1.1 ×",
        f"{whole / bare:.2f} ×",
    )


def test_suite(benchmark: Any, capsys: Capture) -> None:
    """Every stored notebook run again and compared, as the test suite does it."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    benchmark.pedantic(
        subprocess.run,
        args=([*command, "tests/executed", "course/answers"],),
        kwargs={"cwd": ROOT, "stdout": subprocess.DEVNULL, "check": False},
        rounds=1,
    )
    measured = benchmark.stats.stats.median
    report(capsys, "the whole notebook test suite", "90 s", f"{measured:.1f} s")
