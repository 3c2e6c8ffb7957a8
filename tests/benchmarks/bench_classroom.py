"""How fast a class's notebooks are read, in how much memory, and how near that is to the limit.

CLASS_SIZES=10,1000,10000 in the environment gives other numbers of notebooks, CLASS_KB=200,2000
other sizes. The limit is what nobody can go below: the bytes read and the JSON walked through once
by the same reader, by as many processes, in the same run.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random
from statistics import median
from subprocess import Popen
from time import perf_counter, sleep
from typing import Any

import msgspec
import psutil
import pytest
from budgets import report

from sourcework.classroom import example, example_files
from sourcework.classroom.keeping import Results
from sourcework.classroom.running import FEW, Look, chunks
from telegram16293.course import course

Capture = pytest.CaptureFixture[str]
SIZES = [int(each) for each in os.environ.get("CLASS_SIZES", "10,1000").split(",")]
SMALLEST, LARGEST = (int(each) for each in os.environ.get("CLASS_KB", "200,2000").split(","))
PROCESSES, ROUNDS, MB = 2, 3, 1_000_000
LOOK = f"""
import sys
from pathlib import Path
from sourcework.classroom.keeping import Results
from sourcework.classroom.running import Look
from telegram16293.course import course
if __name__ == "__main__":
    with Results(Path(sys.argv[2])) as results:
        Look(course, results, "now", {PROCESSES}).at(Path(sys.argv[1]))
"""
sizes = pytest.mark.parametrize("many", SIZES)


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Make folders of so many notebooks, each once."""
    made: dict[int, Path] = {}

    def of(many: int) -> Path:
        if many not in made:
            made[many] = tmp_path_factory.mktemp(f"class-{many}")
            write(made[many], many)
        return made[many]

    return of


def write(folder: Path, many: int, seed: int = 1) -> None:
    """Write so many notebooks of all lessons, with pictures that make them as large as asked."""
    random = Random(seed)
    pictures = [example_files.picture(random, 60_000) for _ in range(40)]
    taught, written = course(), 0
    for pupil in example.pupils(taught, many, seed):
        for lesson in pupil.lessons:
            if written == many:
                return
            size = random.randint(SMALLEST, LARGEST) * 1000
            payload = example_files.hand_in(taught, pupil, lesson)
            shown = random.choices(pictures, k=max(1, size // 60_000))
            name = f"{pupil.file_name}_{pupil.ident}_{written}_{taught.lesson(lesson)}.ipynb"
            (folder / name).write_bytes(example_files.notebook(taught, payload, shown))
            written += 1


def scan(paths: Sequence[str]) -> int:
    """Read files and walk through their JSON; nothing is made of it."""
    decoder = msgspec.json.Decoder(msgspec.Raw)
    return sum(len(decoder.decode(Path(each).read_bytes())) for each in paths)


def limit(folder: Path, processes: int) -> float:
    """Return how many seconds it takes to read and to scan all, the processes being there."""
    paths = [each.path for each in os.scandir(folder)]
    if processes == 1:
        start = perf_counter()
        scan(paths)
        return perf_counter() - start
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        list(pool.map(scan, [[]] * processes * 4))
        start = perf_counter()
        sum(pool.map(scan, chunks(paths, 16)))
        return perf_counter() - start


def looked(folder: Path, base: Path, processes: int) -> float:
    """Return how many seconds a first look takes, with the start of its processes."""
    base.unlink(missing_ok=True)
    with Results(base) as results:
        start = perf_counter()
        Look(course, results, "now", processes).at(folder)
        return perf_counter() - start


@sizes
def test_rate(
    benchmark: Any, capsys: Capture, tmp_path: Path, classes: Callable[[int], Path], many: int
) -> None:
    """Notebooks a second, and how many times the limit that takes; medians of turns in between."""
    folder, base = classes(many), tmp_path / "results.sqlite"
    processes = PROCESSES if many >= FEW else 1
    limits: list[float] = []
    benchmark.pedantic(
        looked,
        args=(folder, base, processes),
        setup=lambda: limits.append(limit(folder, processes)),
        rounds=1 if many > 2_000 else ROUNDS,
    )
    taken, least = benchmark.stats.stats.median, median(limits)
    size = sum(each.stat().st_size for each in folder.iterdir()) / many / MB
    what = f"{many:,} notebooks of {size:.2f} MB, {taken / least:.2f} × the limit of reading them"
    report(capsys, what, "400/s", f"{many / taken:,.0f}/s")


@sizes
def test_a_second_look(
    benchmark: Any, capsys: Capture, tmp_path: Path, classes: Callable[[int], Path], many: int
) -> None:
    """A look at what is known already."""
    base = tmp_path / "results.sqlite"
    looked(classes(many), base, PROCESSES)
    with Results(base) as results:
        again = Look(course, results, "now", PROCESSES)
        benchmark.pedantic(again.at, args=(classes(many),), rounds=ROUNDS)
    taken = benchmark.stats.stats.median
    report(capsys, f"a second look at {many:,} notebooks", "none", f"{taken:.2f} s")


@sizes
def test_memory(
    benchmark: Any, capsys: Capture, tmp_path: Path, classes: Callable[[int], Path], many: int
) -> None:
    """The most memory that a look takes, all its processes together, shared pages once."""
    script = tmp_path / "look.py"
    script.write_text(LOOK, encoding="utf-8")
    words = [sys.executable, str(script), str(classes(many)), str(tmp_path / "results.sqlite")]
    peak = benchmark.pedantic(peak_of, args=(words,), rounds=1)
    report(capsys, f"memory for {many:,} notebooks, all processes", "250 MB", f"{peak:.0f} MB")


def peak_of(words: list[str]) -> float:
    """Return the most megabytes that a command and its children have at once."""
    peak = 0.0
    with Popen(words) as run:
        while run.poll() is None:
            peak = max(peak, sum(memory(run.pid)))
            sleep(0.05)
    assert run.returncode == 0
    return peak / MB


def memory(pid: int) -> Iterator[float]:
    """Yield the memory of a process and of each of its children."""
    try:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.Error:
        return
    for each in family:
        try:
            full = each.memory_full_info()
            yield getattr(full, "pss", full.uss)
        except psutil.Error:
            continue


def test_the_command(benchmark: Any, capsys: Capture, tmp_path: Path) -> None:
    """The invented class of thirty: from the platform's zip to every page."""
    from sourcework.classroom import Asked, look_at

    submissions, gradebook = example_files.write(course(), tmp_path)
    outs = iter(tmp_path / f"out-{at}" for at in range(99))
    benchmark.pedantic(
        lambda: look_at(Asked(submissions, next(outs), gradebook), course), rounds=ROUNDS
    )
    taken = benchmark.stats.stats.median
    report(capsys, "thirty learners, all lessons, every page", "none", f"{taken:.1f} s")
