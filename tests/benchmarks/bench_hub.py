"""How many learners one machine serves: a real hub, and everybody runs 02-verify at once.

HUB_LEARNERS=1,10,30 in the environment gives other numbers. Seconds depend on what else the machine
does; they are to be read beside those of one learner alone, from the same run. Memory is PSS:
what a process has alone and its part of what several have.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import psutil
import pytest
from budgets import report

import hub as hubs
from hub import Hub, Learner
from kernels import Kernel

Capture = pytest.CaptureFixture[str]
SIZES = [int(each) for each in os.environ.get("HUB_LEARNERS", "1,10").split(",")]
LESSON = "02-verify.ipynb"
LESSONS = tuple(sorted(each.name for each in hubs.ROOT.glob("notebooks/*.ipynb")))


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    """A hub of its own for each number of learners."""
    if what := hubs.lacking():
        pytest.skip(f"no hub can be started: {what} is missing")
    with hubs.running(tmp_path / "hub") as running:
        yield running


def begins(learner: Learner) -> Kernel:
    """Open the lesson and run its first cell."""
    kernel = learner.opened(LESSON)
    kernel.run("from telegram16293.lesson import check")
    return kernel


def worked(learner: Learner) -> float:
    """Run the lesson to its end; return the seconds until its first cell had run."""
    begun = perf_counter()
    kernel = begins(learner)
    first = perf_counter() - begun
    assert learner.done(LESSON, kernel) == []
    return first


def seconds_of_processor(learner: Learner) -> list[float]:
    """Return how much of a processor her server and each of her kernels took so far."""
    taken = []
    for each in learner.processes:
        with suppress(psutil.Error):
            times = each.cpu_times()
            taken.append(times.user + times.system)
    return taken


@pytest.mark.parametrize("many", SIZES)
def test_a_class_at_once(benchmark: Any, capsys: Capture, hub: Hub, many: int) -> None:
    """From the first login to the last cell of the last learner, and what all of it takes."""
    names = [f"learner{at}" for at in range(many)]
    begun = perf_counter()
    learners = hub.learners(*names)
    logged_in = perf_counter() - begun
    idle = [hubs.pss(each.processes[0]) for each in learners]
    with ThreadPoolExecutor(many) as together:
        opening = benchmark.pedantic(lambda: [*together.map(worked, learners)], rounds=1)
    # Without `--benchmark-enable` it is run and not timed.
    ran = benchmark.stats.stats.max if benchmark.stats else 0.0
    servers = [hubs.pss(each.processes[0]) for each in learners]
    kernels = [hubs.pss(each.processes[1]) for each in learners]
    taken = [sum(seconds_of_processor(each)) for each in learners]
    figures = {
        "from login to every server": f"{logged_in:.1f} s",
        "from there to the first cell, the slowest": f"{max(opening):.1f} s",
        "from there to the last cell of 02-verify, the slowest": f"{ran:.1f} s",
        "of a processor each, all told": f"{median(taken):.1f} s",
        "a server before anything is opened": f"{median(idle):.0f} MB",
        "a server that works": f"{median(servers):.0f} MB",
        "a kernel after 02-verify": f"{median(kernels):.0f} MB",
        "all servers and kernels": f"{sum(servers) + sum(kernels):.0f} MB",
        "free of the machine's": f"{psutil.virtual_memory().available / 1e9:.1f} GB",
    }
    for what, measured in figures.items():
        report(capsys, f"{many} learners: {what}", "-", measured)


def test_one_learner_cold_and_warm(benchmark: Any, capsys: Capture, hub: Hub) -> None:
    """From the click on *log in* to the first cell: the first time, and on another day."""
    begun = perf_counter()
    learner = hub.learner("ada")
    begins(learner)
    cold = perf_counter() - begun
    hub.asked("DELETE", "users/ada/server")
    hub.until(lambda: not hub.runs("ada"), "her server has ended")

    def again() -> None:
        learner.come()
        begins(learner)

    benchmark.pedantic(again, rounds=1)
    warm = benchmark.stats.stats.max if benchmark.stats else 0.0
    report(capsys, "from login to the first cell, the first time", "-", f"{cold:.1f} s")
    report(capsys, "and on another day", "-", f"{warm:.1f} s")


def test_one_learner_opens_everything(benchmark: Any, capsys: Capture, hub: Hub) -> None:
    """All lessons open at once, each run to its end: what a limit of memory has to allow."""
    learner = hub.learner("ada")

    def worked() -> None:
        for lesson in LESSONS:
            assert learner.done(lesson, learner.opened(lesson)) == []

    benchmark.pedantic(worked, rounds=1)
    sizes = [hubs.pss(each) for each in learner.processes]
    told = " + ".join(f"{each:.0f}" for each in sizes)
    report(capsys, f"all lessons open: {told}", "1000 MB", f"{sum(sizes):.0f} MB")
    resident = sum(each.memory_info().rss for each in learner.processes) / 1e6
    report(capsys, "the same as resident size", "-", f"{resident:.0f} MB")
