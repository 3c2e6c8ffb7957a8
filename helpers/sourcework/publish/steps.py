"""The steps of a lesson, as the header of its manuscript states them.

A step is one ``##`` section, with the minutes it takes and what a teacher should know of it.
What stands before the first section belongs to the first step. From *What was found* on, all
sections together are one step, the closing one, named by its first heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sourcework.course import Course
from sourcework.errors import KitError, UnknownName
from sourcework.publish.header import LessonForm, StepForm
from sourcework.publish.references import put_in

CLOSING = "What was found"
CORE, OPTIONAL = "core", "optional"
KINDS = (CORE, OPTIONAL)
LEAVE_OUT = "Leave it out."
WORDS = ("section", "what", "late", "discuss", "board")
Headings = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a lesson: its section, the minutes it takes, and what happens in it.

    ``late`` says what to do when time is short, and ``short`` the minutes that then remain; None
    where the step cannot be shortened. ``needs`` are the steps without which this one makes no
    sense: a section of the same lesson, or one of another as "01-read: Who is “you”?".
    ``line`` is where the step stands in the manuscript.

    >>> step = Step("Grain", 4, "The class compares two tonnages.", late="Only add.", short=1)
    >>> step.saves
    3
    """

    section: str
    minutes: int
    what: str
    kind: str = CORE
    late: str = ""
    short: int | None = None
    discuss: str = ""
    board: str = ""
    needs: tuple[str, ...] = ()
    line: int = 0

    @property
    def saves(self) -> int:
        """The minutes that are won by doing as ``late`` says; 0 where nothing can be won."""
        return 0 if self.short is None else self.minutes - self.short


def headings(prose: Iterable[tuple[str, int]], where: str = "") -> dict[str, int]:
    """Return the sections that need a step, each with its line; ``prose`` is text with its line.

    Raises KitError where two sections of the manuscript ``where`` have one name.

    >>> headings([("# One?\\n\\n## First", 3), ("## What was found", 9), ("## Key points", 12)])
    {'First': 5, 'What was found': 9}
    """
    found: dict[str, int] = {}
    for text, line in prose:
        for number, each in enumerate(_outside_code(text), start=line):
            if each.startswith("## ") and CLOSING not in found:
                name = each.removeprefix("## ").strip()
                if name in found:
                    seen = f"section {name!r} stands there twice: line {found[name]}"
                    raise KitError(f"{where}, line {number}", seen, "give one another heading")
                found[name] = number
    return found


def read_steps(
    lesson: LessonForm, sections: Headings, where: str, course: Course
) -> tuple[Step, ...]:
    """Return the steps of a lesson in their order; none where its header states none.

    ``where`` is the manuscript as errors name it. Raises KitError with file and line where a
    section has no step or a step no section, and where the minutes do not add up.
    """
    if lesson.steps is None:
        return ()
    steps = tuple(_step(each, sections, course) for each in lesson.steps)
    _examine_order(steps, sections, where)
    taken = sum(each.minutes for each in steps)
    if taken != lesson.minutes:
        raise KitError(
            lesson.spot.at("steps"),
            f"the steps take {in_minutes(taken)}, and the lesson says {lesson.minutes}",
            f"{_by(lesson.minutes - taken)}, or change lesson: minutes and the lesson's opening",
        )
    return steps


def in_minutes(count: int) -> str:
    """Return a time in words.

    >>> in_minutes(1), in_minutes(45)
    ('1 minute', '45 minutes')
    """
    return f"{count} minute" if count == 1 else f"{count} minutes"


def _by(difference: int) -> str:
    """Return how a sum is put right.

    >>> _by(3), _by(-1)
    ('add 3 minutes to a step', 'take 1 minute from a step')
    """
    time = in_minutes(abs(difference))
    return f"add {time} to a step" if difference > 0 else f"take {time} from a step"


def _step(stated: StepForm, sections: Headings, course: Course) -> Step:
    """Return a step with what its names stand for; an optional one is left out when late."""
    words = {key: _words(stated, key, course) for key in WORDS}
    if words["section"] not in sections:
        raise UnknownName.near(f"{stated.spot.at('section')}, section", words["section"], sections)
    short = stated.short
    if stated.kind == OPTIONAL and short is None:
        words["late"], short = LEAVE_OUT, 0
    needs = (
        put_in(each, course, stated.spot.at("needs", at)) for at, each in enumerate(stated.needs)
    )
    line = stated.spot.marked.line((*stated.spot.loc, "section"))
    return Step(
        minutes=stated.minutes,
        short=short,
        needs=tuple(needs),
        kind=stated.kind,
        line=line,
        **words,
    )


def _words(stated: StepForm, key: str, course: Course) -> str:
    return put_in(" ".join(getattr(stated, key).split()), course, stated.spot.at(key))


def _examine_order(steps: Sequence[Step], sections: Headings, where: str) -> None:
    """Raise unless each section has one step, in the lesson's order."""
    named = [each.section for each in steps]
    for missing in (each for each in sections if each not in named):
        place = f"{where}, line {sections[missing]}"
        raise KitError(place, f"section {missing!r} has no step", "add it to the header's steps")
    for step, section in zip(steps, [*sections, None], strict=False):
        if step.section != section:
            place = f"{where}, line {step.line}"
            seen = f"step {step.section!r} stands twice or out of order"
            raise KitError(place, seen, "give each section one step, in the lesson's order")


def _outside_code(text: str) -> Iterator[str]:
    """Yield the lines of a text, those of its code blocks as empty ones."""
    inside = False
    for each in text.splitlines():
        # What opens and closes a block of code.
        fence = re.match(r"\s*(```|~~~)", each)
        inside ^= bool(fence)
        yield "" if inside or fence else each
