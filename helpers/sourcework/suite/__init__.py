"""Run the project's own checks, one stage after another, and its benchmarks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

CONSOLE = "PYTHONIOENCODING"
PYTEST = (sys.executable, "-m", "pytest")

# The tests come last, so that their summary is the end of what one reads.
STAGES: Mapping[str, tuple[str, ...]] = {
    "ruff": (sys.executable, "-m", "ruff", "check", "."),
    "mypy": (sys.executable, "-m", "mypy"),
    "pytest": PYTEST,
}


def test(root: Path, chosen: Sequence[str]) -> int:
    """Run every stage and return 0 if all pass; with arguments of pytest's, run that alone."""
    if chosen:
        return _run(root, *PYTEST, *chosen)
    failed = [name for name, command in STAGES.items() if _stage(root, name, command)]
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def bench(root: Path, chosen: Sequence[str]) -> int:
    """Time what tests/benchmarks/ measures, or the files chosen, in one process and alone."""
    options = ("--override-ini=addopts=", "--override-ini=python_files=test_*.py bench_*.py")
    plugins = ("-p", "sourcework.suite.apart", "-p", "no:xdist")
    files = any((root / each.partition("::")[0]).exists() for each in chosen)
    where = () if files else ("tests/benchmarks",)
    return _run(root, *PYTEST, *options, *plugins, "--benchmark-only", *where, *chosen)


def _stage(root: Path, name: str, command: Sequence[str]) -> int:
    print(f"== {name}", flush=True)
    return _run(root, *command)


def _run(root: Path, *command: str) -> int:
    # How this console writes is no matter of the programs that the tests start and read.
    environment = {name: value for name, value in os.environ.items() if name != CONSOLE}
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode
