"""What a lesson does in a kernel: its start, a cell, a widget, a plot."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import monotonic

from .model import AWAY, Finding, Machine
from .session import Heard, Message, Stuck

SLOW = 10.0
ASKED = "проверка"
# What JupyterLab draws widgets with; each stands in a folder of its own among its extensions.
EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "anywidget")
AGAIN = "Set the kit up again: see Packages above."
RESTART = "Close other programs and try again; restart the machine if it stays so."

CELL = """
import sys
from {package}.course import course
print(sys.prefix)
print(len(course().document.passages))
"""
WIDGET = """
import anywidget, traitlets
class Echo(anywidget.AnyWidget):
    _esm = "export default {}"
    asked = traitlets.Unicode().tag(sync=True)
    heard = traitlets.Unicode().tag(sync=True)
    @traitlets.observe("asked")
    def _answer(self, change):
        self.heard = change["new"].upper()
echo = Echo()
"""
PLOT = """
from sourcework.rounding import Interval
from sourcework.views.plots_intervals import intervals
intervals({"one bar": {"first": Interval(0, 2), "second": Interval(1, 3)}}, unit="units")
"""


async def kernel(machine: Machine) -> Finding:
    """Start the kernel."""
    begun = monotonic()
    try:
        await machine.session.start(machine.folder, machine.patience)
    except Stuck as problem:
        return Finding("fail", str(problem), f"{AGAIN} {RESTART}", AWAY)
    return judge_start(monotonic() - begun)


def judge_start(seconds: float) -> Finding:
    """Return the finding on how long a kernel took to answer.

    >>> judge_start(0.8).seen, judge_start(14).outcome
    ('it starts and answers', 'warn')
    """
    if seconds <= SLOW:
        return Finding("ok", "it starts and answers")
    do = "Open each lesson once before class; the next start is often faster."
    return Finding("warn", f"it answers, but only after {seconds:.0f} s", do)


async def cell(machine: Machine) -> Finding:
    """Run a cell that opens the document."""
    try:
        code = CELL.format(package=machine.course.name)
        heard = await machine.session.run(code, machine.patience)
    except Stuck as problem:
        return Finding("fail", str(problem), RESTART, AWAY)
    return judge_cell(heard, len(machine.course.document.passages))


def judge_cell(heard: Heard, passages: int) -> Finding:
    """Return the finding on the cell: it ran in this Python and read every passage."""
    if heard.error:
        return Finding("fail", heard.error, AGAIN, AWAY)
    prefix, count = heard.text.splitlines()
    if int(count) != passages:
        seen = f"it read {count} passages of {passages}"
        return Finding("fail", seen, "Get the folder seeds/ again.", AWAY)
    if not os.path.samefile(prefix, sys.prefix):
        do = "Nothing, if that is meant; else remove the kernel python3 it comes from."
        return Finding("warn", f"it ran, but in another Python: {prefix}", do)
    return Finding("ok", f"it read the document's {count} passages")


async def widget(machine: Machine) -> Finding:
    """Make a widget, change it as a page does, and listen for its answer."""
    lacking = extensions_lacking()
    try:
        made = await machine.session.run(WIDGET, machine.patience)
        if made.error:
            return judge_widget(lacking, made.error, "")
        comm = next((c["comm_id"] for c in made.comms if "asked" in _state(c)), "")
        heard = await machine.session.tell_widget(comm, {"asked": ASKED}, machine.patience)
    except Stuck as problem:
        return judge_widget(lacking, str(problem), "")
    words = [state["heard"] for c in heard.comms if "heard" in (state := _state(c))]
    return judge_widget(lacking, heard.error, words[-1] if words else "")


def extensions_lacking() -> list[str]:
    """Return what JupyterLab would need and does not have to draw a widget."""
    from jupyter_core.paths import jupyter_path

    folders = list(map(Path, jupyter_path("labextensions")))
    return [each for each in EXTENSIONS if not any((f / each).is_dir() for f in folders)]


def _state(comm: Message) -> Message:
    state: Message = comm["data"].get("state", {})
    return state


def judge_widget(lacking: list[str], problem: str, heard: str) -> Finding:
    """Return the finding on a widget: there, answering, and drawn by JupyterLab.

    >>> judge_widget([], "", ASKED.upper()).seen
    'it was changed from outside and answered'
    >>> judge_widget([], "", "").seen
    'it does not answer'
    """
    routes = ("code", *AWAY)
    if problem or heard != ASKED.upper():
        return Finding("fail", problem or "it does not answer", AGAIN, routes)
    if lacking:
        seen = f"it answers, but JupyterLab cannot draw it: {', '.join(lacking)} is missing"
        return Finding("fail", seen, AGAIN, routes)
    return Finding("ok", "it was changed from outside and answered")


async def plot(machine: Machine) -> Finding:
    """Draw a picture as the lessons do."""
    try:
        heard = await machine.session.run(PLOT, machine.patience)
    except Stuck as problem:
        return Finding("fail", str(problem), RESTART, ("no-pictures", *AWAY))
    return judge_plot(heard)


def judge_plot(heard: Heard) -> Finding:
    """Return the finding on a picture: drawn, and without complaints above it.

    >>> judge_plot(Heard(error="ImportError: no picture")).outcome
    'fail'
    """
    if heard.error or "data:image/png" not in heard.shown.get("text/html", ""):
        seen = heard.error or "no picture came"
        return Finding("fail", seen, AGAIN, ("no-pictures", *AWAY))
    complaint = heard.complaints.strip().splitlines()[:1]
    if complaint:
        do = "The lessons run; this line will stand above the first picture."
        return Finding("warn", f"drawn, with a complaint: {complaint[0][:200]}", do)
    return Finding("ok", "drawn")
