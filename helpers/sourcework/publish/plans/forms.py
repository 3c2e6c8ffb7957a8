"""What stands in plans.toml: plans, their sessions, and what happens in them."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, Strict, model_validator

from sourcework.publish.checked.typed import TABLES, Flag, Form, Id, Whole, Words, fault

How = Literal["whole class", "pairs", "groups", "alone", "teacher shows", "on the board"]
Kind = Literal["core", "optional"]
# A name or a calculation in braces, or a citation, also where it is not closed.
NAMED = re.compile(r"\{\s*(=|\w+:)[^}]*\}?|\[@[^\]]*\]?")


def _as_it_is(text: str) -> str:
    if found := NAMED.search(text):
        do = "write words: only the header of a lesson has its names replaced"
        raise fault(f"nothing is put in for {found[0]} here", do)
    return text


Said = Annotated[Words, AfterValidator(_as_it_is)]
# "" says that this plan has none.
SaidOrNone = Annotated[str, Strict(), AfterValidator(_as_it_is)]
Minutes = Annotated[Whole, Field(ge=1)]


class Own(Form):
    """Something that happens in a class and is no step of a lesson."""

    title: Said
    minutes: Minutes
    what: Said
    how: How | None = None
    kind: Kind | None = None
    late: Said | None = None
    short: Whole | None = None
    discuss: Said | None = None
    board: Said | None = None
    slide: Said | None = None

    @model_validator(mode="after")
    def _shortened(self) -> Own:
        if (self.late is None) != (self.short is None):
            there, other = ("late", "short") if self.late else ("short", "late")
            raise fault(f"{there} without {other}", "write both, or neither", there)
        if self.short is not None and self.short >= self.minutes:
            seen = f"short is {self.short}, of {self.minutes} minutes"
            raise fault(seen, "write less than its minutes", "short")
        return self


class Doing(Form):
    """An item of a session: a step of a lesson, or one of the plans' own."""

    step: Words | None = None
    own: Words | None = None
    short: Flag = False
    minutes: Minutes | None = None
    how: How | None = None
    what: Said | None = None
    kind: Kind | None = None
    discuss: SaidOrNone | None = None
    board: SaidOrNone | None = None
    slide: SaidOrNone | None = None
    leave_out: tuple[Said, ...] = ()

    @property
    def name(self) -> str:
        """The step or own item that it names."""
        return self.step or self.own or ""

    @model_validator(mode="after")
    def _one_thing(self) -> Doing:
        if (self.step is None) == (self.own is None):
            seen = "both step and own" if self.step else "neither step nor own"
            raise fault(f"an item with {seen}", "name one of the two")
        if self.step and self.minutes is not None:
            do = "a step has its minutes from its lesson; use short = true"
            raise fault(f"minutes for the step {self.step!r}", do)
        if self.own and self.leave_out:
            do = "name slides of a lesson, at one of its steps"
            raise fault("leave_out, for an item of the plans' own", do, "leave_out")
        if self.own and self.short:
            raise fault("short = true for an item of the plans' own", "write its minutes", "short")
        return self


class Meeting(Form):
    """A session of a plan."""

    name: Said
    minutes: Minutes
    items: tuple[Doing, ...] = Field(min_length=1)
    homework: tuple[Said, ...] = ()
    goes_on: Flag = False
    own_pace: Flag = False


class Way(Form):
    """A plan."""

    id: Id
    title: Said
    audience: Said
    question: Said
    about: Said = ""
    prepare: tuple[Said, ...] = ()
    after: tuple[Said, ...] = ()
    session: tuple[Meeting, ...] = Field(min_length=1)


class Plans(Form):
    """The file of the plans."""

    own: Annotated[dict[str, Own], TABLES] = Field(default_factory=dict)
    plan: tuple[Way, ...] = Field(min_length=1)
