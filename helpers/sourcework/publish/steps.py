"""The steps of a lesson, as the header of its manuscript states them.

A step is one ``##`` section, with the minutes it takes and what a teacher should know of it.
What stands before the first section belongs to the first step. From *What was found* on, all
sections together are one step, the closing one, named by its first heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from sourcework.course import Course
from sourcework.errors import KitError, UnknownName
from sourcework.publish.references import put_in

CLOSING = "What was found"
CORE, OPTIONAL = "core", "optional"
KINDS = (CORE, OPTIONAL)
LEAVE_OUT = "Leave it out."
WORDS = ("section", "what", "kind", "late", "discuss", "board")
FIELDS = (*WORDS, "minutes", "short", "needs")
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


def headings(prose: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Return the sections that need a step, each with its line; ``prose`` is text with its line.

    >>> headings([("# One?\\n\\n## First", 3), ("## What was found", 9), ("## Key points", 12)])
    {'First': 5, 'What was found': 9}
    """
    found: dict[str, int] = {}
    for text, line in prose:
        for number, each in enumerate(_outside_code(text), start=line):
            if each.startswith("## ") and CLOSING not in found:
                found[each.removeprefix("## ").strip()] = number
    return found


def read_steps(
    stated: object, minutes: int, sections: Headings, text: str, where: str, course: Course
) -> tuple[Step, ...]:
    """Return the steps of a lesson in their order; none where the header states none.

    ``stated`` is the header's own ``lesson: steps``, ``minutes`` what the lesson takes, ``text``
    the whole manuscript, ``where`` its name in errors. Raises KitError with file and line where
    a section has no step or a step no section, and where the minutes do not add up.
    """
    if stated is None:
        return ()
    first, *lines = _lines(text)
    if not isinstance(stated, list) or len(lines) != len(stated):
        seen = "lesson: steps is not a list of steps"
        raise KitError(f"{where}, line {first}", seen, "write it as course/lessons/README.md shows")
    steps = tuple(
        _step(each, line, sections, f"{where}, line {line}", course)
        for each, line in zip(stated, lines, strict=True)
    )
    _examine_order(steps, sections, where)
    taken = sum(each.minutes for each in steps)
    if taken != minutes:
        raise KitError(
            f"{where}, line {first}",
            f"the steps take {in_minutes(taken)}, and the lesson says {minutes}",
            f"{_by(minutes - taken)}, or change lesson: minutes and the lesson's opening",
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


def _step(stated: object, line: int, sections: Headings, place: str, course: Course) -> Step:
    if not isinstance(stated, Mapping):
        raise KitError(place, f"a step that is not a table: {stated!r}", "begin it with section:")
    for unknown in (each for each in stated if each not in FIELDS):
        raise UnknownName.near(f"{place}, field", unknown, FIELDS)
    words = {key: _words(stated, key, place, course) for key in WORDS if key in stated}
    section = words.get("section", "")
    if section not in sections:
        raise UnknownName.near(f"{place}, section", section, sections)
    if not words.get("what"):
        raise KitError(place, f"step {section!r} has no what:", "say what happens in it")
    kind = words.setdefault("kind", CORE)
    if kind not in KINDS:
        raise UnknownName.near(f"{place}, kind", kind, KINDS)
    minutes = _whole(stated, "minutes", place)
    if minutes is None or minutes < 1:
        raise KitError(place, f"step {section!r} takes no minutes", "give it 1 minute or more")
    late, short = _shortened(words, _whole(stated, "short", place), minutes, place)
    own = words | {"late": late}
    return Step(minutes=minutes, short=short, needs=_needs(stated, place, course), line=line, **own)


def _words(stated: Mapping[Any, Any], key: str, place: str, course: Course) -> str:
    value = stated[key]
    if isinstance(value, str) and value.strip():
        return put_in(" ".join(value.split()), course, place)
    # YAML takes a colon with a space after it for a table.
    raise KitError(place, f"{key}: {value!r} is no text", "put it in quotation marks")


def _whole(stated: Mapping[Any, Any], key: str, place: str) -> int | None:
    value = stated.get(key)
    if value is None or (type(value) is int and value >= 0):
        return value
    raise KitError(place, f"{key}: {value!r}", "write whole minutes")


def _shortened(
    words: Mapping[str, str], short: int | None, minutes: int, place: str
) -> tuple[str, int | None]:
    """Return what to do when late and the minutes it then takes; an optional step is left out."""
    late, section = words.get("late", ""), words["section"]
    if words["kind"] == OPTIONAL and not late and short is None:
        return LEAVE_OUT, 0
    if bool(late) != (short is not None):
        seen = f"step {section!r} has only one of late: and short:"
        raise KitError(place, seen, "say what to do when late, and the minutes it then takes")
    least = 0 if words["kind"] == OPTIONAL else 1
    if short is not None and not least <= short < minutes:
        seen = f"step {section!r} takes {minutes} minutes, and {short} shortened"
        raise KitError(place, seen, f"give short: a number from {least} to {minutes - 1}")
    return late, short


def _needs(stated: Mapping[Any, Any], place: str, course: Course) -> tuple[str, ...]:
    needs = stated.get("needs", [])
    if isinstance(needs, list) and all(isinstance(each, str) for each in needs):
        return tuple(put_in(each, course, place) for each in needs)
    raise KitError(place, f"needs: {needs!r}", "write a list of sections, in quotation marks")


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
        fence = re.match(r"\s*(```|~~~)", each)
        inside ^= bool(fence)
        yield "" if inside or fence else each


def _lines(text: str) -> list[int]:
    """Return the line of ``steps:`` in a manuscript's header, then that of each step."""
    # The header was read before; what is wrong with its YAML has been said.
    tree: Any = yaml.compose(text.split("\n---", 1)[0], Loader=yaml.SafeLoader)
    for key in ("lesson", "steps"):
        name, tree = next(each for each in tree.value if each[0].value == key)
    steps = tree.value if isinstance(tree, yaml.SequenceNode) else []
    return [name.start_mark.line + 1, *(each.start_mark.line + 1 for each in steps)]
