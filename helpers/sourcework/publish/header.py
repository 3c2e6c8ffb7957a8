"""The header of a lesson, between two lines of three hyphens: its title, minutes and steps."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, model_validator

from sourcework.errors import KitError
from sourcework.publish.checked.typed import Form, Whole, Words, fault, typed
from sourcework.publish.checked.yaml import read_yaml

EDGE = "---"
Minutes = Annotated[Whole, Field(ge=1)]
AS_SHOWN = "write it as course/lessons/README.md shows"


class StepForm(Form):
    """A step as the header states it."""

    section: Words
    minutes: Minutes
    what: Words
    kind: Literal["core", "optional"] = "core"
    late: Words = ""
    short: Whole | None = None
    discuss: Words = ""
    board: Words = ""
    needs: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _shortened(self) -> StepForm:
        optional = self.kind == "optional"
        if bool(self.late) != (self.short is not None):
            there, other = ("late", "short") if self.late else ("short", "late")
            seen = f"step {self.section!r} has {there}: and no {other}:"
            do = "say what to do when late, and the minutes it then takes"
            raise fault(seen, do, there)
        least = 0 if optional else 1
        if self.short is not None and not least <= self.short < self.minutes:
            seen = f"step {self.section!r} takes {self.minutes} minutes, and {self.short} shortened"
            raise fault(seen, f"give short: a number from {least} to {self.minutes - 1}", "short")
        return self


class LessonForm(Form):
    """What the header says of the lesson."""

    title: Words
    minutes: Minutes
    steps: tuple[StepForm, ...] | None = None


class Kernel(Form):
    """In what the cells run."""

    display_name: Words
    name: Literal["python3"]
    language: Literal["python"] = "python"


class Representation(Form):
    """How the file is written."""

    extension: Literal[".md"]
    format_name: Literal["myst"]
    format_version: Any = None
    jupytext_version: Any = None


class Jupytext(Form):
    """How the file is opened; Jupytext itself may write more into it."""

    model_config = ConfigDict(extra="allow")
    text_representation: Representation


class Header(Form):
    """The whole header."""

    lesson: LessonForm
    jupytext: Jupytext | None = None
    kernelspec: Kernel | None = None


def read_header(text: str, where: str) -> tuple[Header, int]:
    """Return the header of a manuscript, and the number of the line that ends it.

    >>> header, end = read_header("---\\nlesson:\\n  title: Why?\\n  minutes: 5\\n---\\n", "a.md")
    >>> header.lesson.title, header.lesson.spot.at("minutes"), end
    ('Why?', 'a.md, line 4', 5)
    """
    first, *lines = text.split("\n")
    if first.rstrip() != EDGE:
        seen = f"no header: the line is {first[:40]!r}" if first else "no header: the line is empty"
        do = "begin with a line of three hyphens, as course/lessons/README.md shows"
        raise KitError(f"{where}, line 1", seen, do)
    end = next((at for at, each in enumerate(lines) if each.rstrip() == EDGE), None)
    if end is None or any(each.startswith(("# ", "```", "+++")) for each in lines[:end]):
        stop = next(at for at, each in enumerate([*lines, "# "]) if _is_body(each))
        do = f"put a line {EDGE} below the last line of the header"
        raise KitError(f"{where}, line {stop + 2}", "the header is not closed above this line", do)
    marked = read_yaml("\n".join(lines[:end]), where, 2)
    if not isinstance(marked.value, dict):
        raise KitError(f"{where}, line 2", "the header has no keys", AS_SHOWN)
    return typed(Header, marked), end + 2


def _is_body(line: str) -> bool:
    return line.startswith(("# ", "## ", "```", "+++"))
