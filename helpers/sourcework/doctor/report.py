"""A report as lines for a teacher, and as one object for a lab's administrator."""

from __future__ import annotations

import json
import shutil
from textwrap import fill

from .. import __version__
from .model import ROUTES, Outcome, Report, Result

FORMAT = 1
WORDS: dict[Outcome, str] = {"ok": "ok", "warn": "warn", "fail": "FAIL", "untried": "--"}
_TEXT = 30  # where the sentences stand


def opening(title: str) -> str:
    """Return what stands above the lines."""
    return f"Can this machine run the class? {title}, version {__version__}\n"


def line(result: Result) -> str:
    """Return a result: one line, and below it what to do where something is to be done.

    >>> from .model import Check, Finding
    >>> check = Check("port", "Port", lambda machine: Finding("ok", "8888 is free"), "")
    >>> line(Result(check, Finding("ok", "8888 is free"), 0.01))
    '  ok    Port           0.0 s  8888 is free'
    """
    finding = result.finding
    took = "" if finding.outcome == "untried" else f"{result.seconds:.1f} s"
    head = f"  {WORDS[finding.outcome]:<6}{result.check.title:<13}{took:>7}"
    lines = [_filled(finding.seen, f"{head:<{_TEXT}}", _TEXT)]
    if finding.do:
        lines.append(_filled(finding.do, f"{'To do:':>{_TEXT - 2}}  ", _TEXT))
    return "\n".join(lines)


def closing(report: Report) -> str:
    """Return the sentence below the lines, and the routes still open where one is needed."""
    lines = ["", _filled(report.verdict, "", 0)]
    if report.routes:
        lines += ["These routes still work:"]
        lines += [_filled(ROUTES[each], "  - ", 4) for each in report.routes]
    if report.ways:
        lines += ["", "The ways to the lessons, from here:"]
        lines += [_filled(each.line, "  - ", 4) for each in report.ways]
    if report.room:
        lines += ["", _filled(report.room.sentence, "", 0), ""]
    return "\n".join([*lines, f"Looked at in {report.seconds:.1f} seconds."])


def _filled(words: str, first: str, indent: int) -> str:
    # A terminal's line, but not longer than one reads with ease; no word is torn apart.
    width = max(40, min(shutil.get_terminal_size().columns, 80))
    return fill(
        words,
        width,
        initial_indent=first,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def as_json(report: Report) -> str:
    """Return the object that the docstring of this room describes."""
    told = {
        "format": FORMAT,
        "version": __version__,
        "can_run": report.can_run,
        "verdict": report.verdict,
        "routes": report.routes,
        "seconds": round(report.seconds, 2),
        "folder": str(report.folder),
        "ways": [
            {"id": each.id, "works": each.works, "seen": each.seen, "do": each.do}
            for each in report.ways
        ],
        "learners": report.room.learners if report.room else None,
        "checks": [
            {
                "id": each.check.id,
                "outcome": each.finding.outcome,
                "seen": each.finding.seen,
                "do": each.finding.do,
                "routes": each.finding.routes,
                "seconds": round(each.seconds, 2),
            }
            for each in report.results
        ],
    }
    return json.dumps(told, indent=1)
