"""All checks, in order, each by itself: one that breaks or hangs is one red line."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic
from typing import Any, cast

from .. import surroundings
from ..course import Course
from ..interpreter import KIT
from ..launch import ELSEWHERE, placed
from . import kernel, machine, packages, places, serving, ways
from .model import Check, Finding, Machine, Report, Result
from .report import as_json, closing, line, opening
from .session import NotTried

CHECKS = (
    Check("python", "Python", machine.python, packages.AGAIN),
    Check("packages", "Packages", packages.packages, packages.AGAIN),
    Check("fonts", "Fonts", machine.fonts, packages.AGAIN),
    Check("browser", "Browser", machine.browser, "Open Firefox, Chrome or Edge yourself."),
    Check("disk", "Disk space", places.disk, f"Try another place: {ELSEWHERE}."),
    Check("write", "Write access", places.write, f"Try another place: {ELSEWHERE}."),
    Check("port", "Port", places.port, kernel.RESTART),
    Check("server", "JupyterLab", serving.server, f"{kernel.AGAIN} {kernel.RESTART}"),
    Check("files", "Own files", places.files, "Look at the folder of the lessons yourself."),
    Check("kernel", "Kernel", kernel.kernel, f"{kernel.AGAIN} {kernel.RESTART}", in_kernel=True),
    Check("cell", "One cell", kernel.cell, kernel.AGAIN, in_kernel=True),
    Check("widget", "One widget", kernel.widget, kernel.AGAIN, in_kernel=True),
    Check("plot", "One plot", kernel.plot, kernel.AGAIN, in_kernel=True),
)
# Beyond a check's own patience, before it is left to itself.
GRACE = 3.0
NO_KERNEL = Finding("untried", "not tried: no kernel answers")
Tell = Callable[[Result], None]


def doctor(
    course: Course, folder: Path | None = None, json: bool = False, ask: bool = False
) -> int:
    """Examine this machine, print what was found, and return 0 if it can run the class.

    ``ask`` allows it to look whether the course's addresses answer.
    """
    place = placed(course.place, folder)
    try:
        with TemporaryDirectory(prefix=f"{KIT}-", ignore_cleanup_errors=True) as name:
            # What `lab` keeps for itself is used where it is there, and else left behind nowhere.
            own = place / surroundings.OWN
            with surroundings.settled(own if own.is_dir() else Path(name)):
                report = _examined(Machine(course, place), json, ask)
    except KeyboardInterrupt:
        print("\nStopped before the end: nothing can be said.", file=sys.stderr)
        return 1
    return 0 if report.can_run else 1


def _examined(machine: Machine, json: bool, ask: bool) -> Report:
    """Examine the machine and print what was found, for a program or for a teacher."""
    if not json:
        print(opening(machine.course.title), flush=True)
    # What is free is asked before a server and a kernel run here; a hub's learner is no hub.
    room = None if ways.HUB in os.environ else ways.room()
    tell: Tell = (lambda _: None) if json else lambda result: print(line(result), flush=True)
    report = examine(CHECKS, machine, tell)
    found = ways.ways(machine.course, report.can_run, os.environ, ask)
    report = replace(report, ways=found, room=room)
    print(as_json(report) if json else closing(report))
    return report


def examine(checks: Sequence[Check], machine: Machine, tell: Tell = lambda _: None) -> Report:
    """Make all checks and return the report; ``tell`` gets each result as soon as its turn is.

    The checks of the kernel run beside the others. A check that does not end is left behind.
    """
    begun = monotonic()
    inside = [each for each in checks if each.in_kernel]
    outside = [each for each in checks if not each.in_kernel]
    found: dict[str, SimpleQueue[Result]] = {each.id: SimpleQueue() for each in checks}

    def put(result: Result) -> None:
        found[result.check.id].put(result)

    threads = [
        _begin(lambda: asyncio.run(_in_kernel(inside, machine, put))),
        _begin(lambda: _one_by_one(outside, machine, put)),
    ]
    results: list[Result] = []
    try:
        for check in checks:
            results.append(_awaited(check, found[check.id], machine, results))
            tell(results[-1])
        threads[0].join(GRACE)
    finally:
        machine.session.kill()
    return Report(tuple(results), machine.folder, monotonic() - begun)


def _begin(work: Callable[[], object]) -> Thread:
    """Start work that the program does not wait for when it ends."""
    thread = Thread(target=work, daemon=True)
    thread.start()
    return thread


def _awaited(
    check: Check, found: SimpleQueue[Result], machine: Machine, before: Sequence[Result]
) -> Result:
    """Return a check's result, also where everything that is done with the kernel stands still."""
    limit = machine.patience + 2 * GRACE
    late = any(each.seconds >= limit for each in before) and check.in_kernel
    try:
        return found.get(timeout=0 if late else limit)
    except Empty:
        finding = NO_KERNEL if late else check.broken(f"it has not ended after {limit:g} s")
        return Result(check, finding, limit)


def _one_by_one(checks: Sequence[Check], machine: Machine, put: Tell) -> None:
    for check in checks:
        put(_outside(check, machine))


def _outside(check: Check, machine: Machine) -> Result:
    """Return the result of a check in a thread of its own, which is left behind if it hangs."""
    begun, found = monotonic(), SimpleQueue[Finding]()

    def look() -> None:
        try:
            found.put(cast(Finding, check.look(machine)))
        except Exception as problem:
            found.put(check.broken(_told(problem)))

    _begin(look)
    limit = machine.patience + GRACE
    try:
        finding = found.get(timeout=limit)
    except Empty:
        finding = check.broken(f"it has not ended after {limit:g} s")
    return Result(check, finding, monotonic() - begun)


async def _in_kernel(checks: Sequence[Check], machine: Machine, put: Tell) -> None:
    try:
        for check in checks:
            put(await _inside(check, machine))
    finally:
        # What is still there then is ended by force.
        with contextlib.suppress(Exception):
            await machine.session.close()


async def _inside(check: Check, machine: Machine) -> Result:
    begun, limit = monotonic(), machine.patience + GRACE
    look = cast(Coroutine[Any, Any, Finding], check.look(machine))
    try:
        finding = await asyncio.wait_for(look, limit)
    except NotTried:
        finding = NO_KERNEL
    except TimeoutError:
        finding = check.broken(f"it has not ended after {limit:g} s")
    except Exception as problem:
        finding = check.broken(_told(problem))
    return Result(check, finding, monotonic() - begun)


def _told(problem: Exception) -> str:
    first = (str(problem).strip().splitlines() or [""])[0][:200]
    return f"it could not be looked at ({type(problem).__name__}{f': {first}' if first else ''})"
