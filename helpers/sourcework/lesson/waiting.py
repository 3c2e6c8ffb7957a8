"""What waits until a question is answered, since it would answer it: see ``withholds``.

The cells of a lesson stand where they answer nothing too early, so that what they ask for is
shown. What learners ask for in cells of their own may come before its question: then a word asks
for an answer first, and shows all the same when it is asked once more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .. import progress as _progress
from ..claims import Claim
from ..course import Course
from ..exercises.model import said
from ..kernel.notebook import is_learners, runs_as_made

VERDICT = "verdict:"
_ANY = ("status:", VERDICT, "reason:", "shift:")  # wait for an answer, right or not yet
_asked: set[tuple[str, str]] = set()


def open_questions(course: Course) -> dict[str, str]:
    """Return the question still open that each thing withheld would answer.

    A proposal for damaged letters waits for the right answer, anything else for any.
    """
    kept = _progress.Kept(_progress.place())
    found: dict[str, str] = {}
    for exercise in (each for each in course.exercises.values() if each.withholds):
        state = _progress.state_of(exercise, course.document, kept)
        for name in exercise.withholds:
            tried = state.attempts > 0 and name.startswith(_ANY)
            if state.outcome != "right" and not tried:
                found.setdefault(name, said(exercise.question, course.document))
    return found


def for_reader(course: Course) -> dict[str, str]:
    """Return what the reader in a learner's notebook waits with: nothing in anybody else's."""
    return open_questions(course) if is_learners() else {}


def asked_first(course: Course, claims: Iterable[Claim]) -> list[Claim]:
    """Return claims as a learner's own cell shows them: at first without an early verdict."""
    found = list(claims)
    waits = early(course, [f"{VERDICT}{each.id}" for each in found])
    return [replace(each, waits=waits.get(f"{VERDICT}{each.id}", "")) for each in found]


def early(course: Course, names: Iterable[str]) -> dict[str, str]:
    """Return the open question that each of these things would answer in a learner's own cell.

    Only once: what is asked for once more is shown.
    """
    if not is_learners() or runs_as_made(course.place):
        return {}
    waits, names = open_questions(course), list(names)
    found = {
        each: waits[each] for each in names if each in waits and (course.name, each) not in _asked
    }
    _asked.update((course.name, each) for each in names)
    return found


def start_afresh() -> None:
    """Forget what was asked for."""
    _asked.clear()
