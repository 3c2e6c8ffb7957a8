"""How long a learner waits for the core: its import, the document, one check."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pytest
from budgets import report

Capture = pytest.CaptureFixture[str]
ROUNDS = 15
IMPORTS = {
    "import telegram16293": "40 ms",
    "from telegram16293.lesson import check": "none",
}


def seconds(statement: str, cache: Path) -> float:
    """Return how long a fresh Python takes for a statement, its bytecode compiled before."""
    inherited = {name: value for name, value in os.environ.items() if name[:6] != "PYTHON"}
    start = perf_counter()
    subprocess.run(
        [sys.executable, "-c", statement],
        env=inherited | {"PYTHONPYCACHEPREFIX": str(cache)},
        check=True,
    )
    return perf_counter() - start


@pytest.mark.parametrize("statement", IMPORTS)
def test_import(benchmark: Any, capsys: Capture, tmp_path: Path, statement: str) -> None:
    """The time that an import adds to a bare interpreter, medians of turns taken in between."""
    seconds(statement, tmp_path)
    bare: list[float] = []
    benchmark.pedantic(
        seconds,
        args=(statement, tmp_path),
        setup=lambda: bare.append(seconds("pass", tmp_path)),
        rounds=ROUNDS,
    )
    over = benchmark.stats.stats.median - median(bare)
    report(
        capsys, f"{statement}, over a bare interpreter", IMPORTS[statement], f"{over * 1000:.1f} ms"
    )


def test_open_document(benchmark: Any, capsys: Capture) -> None:
    """The edition read from its file, with every figure."""
    from sourcework.document import open_edition
    from sourcework.figures import figures_of
    from telegram16293.seeds import PLACE

    benchmark(lambda: figures_of(open_edition(PLACE.edition)))
    measured = benchmark.stats.stats.median
    report(capsys, "open the document with all its figures", "30 ms", f"{measured * 1000:.1f} ms")


def test_one_check(benchmark: Any, capsys: Capture) -> None:
    """The slowest exercise: one right answer judged, kept in the file and said."""
    from sourcework.exercises import right_answer
    from telegram16293.exercises import ALL
    from telegram16293.lesson import check
    from telegram16293.seeds import edition

    answers = {name: right_answer(each, edition()) for name, each in ALL.items()}

    def once(name: str) -> float:
        start = perf_counter()
        repr(check(name, answers[name]))
        return perf_counter() - start

    slowest = max(answers, key=lambda name: median(once(name) for _ in range(5)))
    benchmark(once, slowest)
    measured = benchmark.stats.stats.median
    report(capsys, f"one check, the slowest ({slowest})", "2 ms", f"{measured * 1000:.2f} ms")
