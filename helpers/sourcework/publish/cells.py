"""The cells of a manuscript as its lines show them, before they are read: pluses, fences, options.

Jupytext takes what it does not know for prose, and prose goes to learners. So whatever looks like
a mark of a cell, and is none, is refused here with its line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import Field, StrictFloat, StrictInt, model_validator

from sourcework.errors import KitError, UnknownName
from sourcework.publish.checked.marked import Marked
from sourcework.publish.checked.typed import Flag, Form, Words, fault, typed
from sourcework.publish.checked.yaml import read_yaml

Tag = Literal[
    "exercise", "solution", "instructor", "hint", "nbval-ignore-output", "slide", "slide-only"
]
# Three backticks or tildes or more, which open or close a block, and what stands behind.
FENCE = re.compile(r"(?P<in>\s*)(?P<fence>`{3,}|~{3,})(?P<info>.*)")
CODE = "{code-cell} ipython3"
PLUSES = "+++"
BARE = "a line +++ alone"


class Options(Form):
    """The tags and options of a cell."""

    tags: tuple[Tag, ...] = ()
    heading: Words = ""
    ask: Words = ""
    inches: StrictInt | StrictFloat = 0
    whole: Flag = False
    asks: Words = ""
    after: Words = ""
    folded: Flag = False
    open: dict[str, Any] = Field(default_factory=dict)
    reason: Words = ""

    @model_validator(mode="after")
    def _once(self) -> Options:
        if "tags" in self.model_fields_set and not self.tags:
            raise fault("there is no tag in it", "name one, or leave tags out", "tags")
        for each in self.tags:
            if self.tags.count(each) > 1:
                raise fault(f"the tag {each!r} stands there twice", "keep one", "tags")
        return self


def examine_cells(text: str, header_ends: int, where: str) -> None:
    """Raise KitError at the first line that looks like a mark of a cell and is none.

    ``header_ends`` is the line that closes the header.
    """
    lines = list(enumerate(text.split("\n"), start=1))[header_ends:]
    walk = _Walk(where)
    for number, line in lines:
        walk.take(number, line)
    walk.end()


@dataclass(slots=True)
class _Walk:
    """Goes through the lines; ``fence`` is what opened a block, ``note`` a cell that must end."""

    where: str
    fence: str = ""
    opened: int = 0
    code: bool = False
    options: list[str] = field(default_factory=list)
    reading: bool = False
    note: int = 0
    prose: int = 0
    begun: bool = False

    def take(self, number: int, line: str) -> None:
        """Take the next line."""
        if self.fence:
            self._inside(number, line)
        elif found := FENCE.fullmatch(line):
            self._opens(number, found)
        elif re.match(r"\s*\+\s*\+", line):
            self._pluses(number, line)
        else:
            self._prose(number, line)

    def end(self) -> None:
        """Take the end of the file."""
        if self.fence:
            raise self._error(self.opened, "a block of code is opened and not closed",
                              f"put a line {self.fence} below it")  # fmt: skip
        self._note_ends(None)

    def _error(self, line: int, seen: str, do: str) -> KitError:
        return KitError(f"{self.where}, line {line}", seen, do)

    def _opens(self, number: int, found: re.Match[str]) -> None:
        info = found["info"].strip()
        if "code-cell" in info.replace("_", "-") or info.startswith("{"):
            # What kind of block it is: the word in braces.
            name = re.match(r"\{([^}]*)\}", info)
            if name and name[1] != "code-cell":
                raise UnknownName.near(
                    f"{self.where}, line {number}, block", name[1], ["code-cell"]
                )
            if found[0].rstrip() != f"```{CODE}":
                do = f"write ```{CODE}, at the beginning of the line"
                raise self._error(number, f"a code cell that opens with {found[0].strip()!r}", do)
            self._note_ends(number)
            self.prose = 0
        elif not info:
            seen = "a line of backticks closes nothing, and opens no code cell"
            raise self._error(number, seen, f"write ```{CODE} to open one, or delete the line")
        self.fence, self.opened = found["fence"], number
        self.code = self.reading = info.startswith("{")
        self.options = []

    def _inside(self, number: int, line: str) -> None:
        if line.rstrip() == self.fence:
            self._read_options()
            self.fence = ""
        elif (found := FENCE.fullmatch(line)) and (found["info"].strip() or self.code):
            seen = "a block of code is opened and not closed"
            do = f"put a line {self.fence} above line {number}"
            raise self._error(self.opened, seen, do)
        elif self.code and line.startswith(PLUSES):
            seen = "a block of code is opened and not closed"
            raise self._error(self.opened, seen, f"put a line {self.fence} above line {number}")
        elif self.reading and line.startswith(":"):
            self.options.append(line)
        elif self.reading and line.strip() == "---":
            do = "write each option as a line of its own, as in :tags: [exercise]"
            raise self._error(number, "options between lines of hyphens", do)
        else:
            self._read_options()

    def _read_options(self) -> None:
        """Read the options that stand above the code, once they are through."""
        if not self.reading:
            return
        self.reading = False
        for at, each in enumerate(self.options, start=self.opened + 1):
            # `:tags: [slide]`: a name between colons, a space, a value.
            if not re.match(r":[\w-]+: +\S", each):
                seen = f"this is no option: {each.strip()[:60]}"
                raise self._error(at, seen, "write it like :tags: [exercise], with a space")
        if self.options:
            text = "\n".join(each[1:] for each in self.options)
            typed(Options, read_yaml(text, self.where, self.opened + 1))

    def _pluses(self, number: int, line: str) -> None:
        # Three plus signs, alone or with options in braces.
        found = re.fullmatch(r"\+\+\+(?:\s+(\{.*\}))?\s*", line)
        if not found:
            do = f'write {BARE}, or with options behind it, as in +++ {{"tags": ["instructor"]}}'
            raise self._error(number, f"this begins no cell: {line.strip()[:60]}", do)
        told = self._options(number, found[1]) if found[1] else Options()
        if self.note and found[1]:
            self._note_ends(number)
        if self.note and not self.begun:
            do = f"write the note below it, and {BARE} below the note"
            raise self._error(self.note, "a note for the instructor has no words", do)
        self.note = number if "instructor" in told.tags else 0
        self.prose, self.begun = (number if found[1] else 0), False

    def _options(self, number: int, text: str) -> Options:
        try:
            held = json.loads(text, object_pairs_hook=_once)
        except ValueError as error:
            seen = f"what stands behind the pluses is not JSON: {text[:60]}"
            if isinstance(error, _Twice):
                seen = f"the key {error} stands there twice"
            do = 'write it like +++ {"tags": ["instructor"]}, with straight quotation marks'
            raise self._error(number, seen, do) from None
        return typed(Options, Marked(self.where, held, dict(_all_on(number, held, ())), ":"))

    def _prose(self, number: int, line: str) -> None:
        # Up to six signs # with no space behind them.
        if re.match(r" {0,3}#{1,6}[^#\s]", line):
            raise self._error(number, f"a heading without a space: {line.strip()[:40]}",
                              "put a space behind the signs #")  # fmt: skip
        if "{code-cell}" in line and "`" not in line.partition("{code-cell}")[2]:
            do = f"write ```{CODE}, at the beginning of the line"
            raise self._error(number, f"a code cell that opens with {line.strip()[:40]!r}", do)
        if line.startswith("## ") and self.prose and (self.begun or self.note):
            seen = f"the cell of line {self.prose} runs on into the section {line[3:]!r}"
            raise self._error(number, seen, f"close it above this heading, with {BARE}")
        self.begun = self.begun or bool(line.strip())

    def _note_ends(self, number: int | None) -> None:
        if self.note:
            before = f" before line {number}" if number else ""
            seen = f"a note for the instructor is opened and not closed{before}"
            raise self._error(self.note, seen, f"put {BARE} below it")


class _Twice(ValueError):
    """A key that stands twice in one pair of braces."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise _Twice(repr(name))
    return dict(pairs)


def _all_on(line: int, held: Any, loc: tuple[str | int, ...]) -> Iterator[tuple[Any, int]]:
    """Yield the one line for each key and item of a value."""
    yield loc, line
    inner = held.items() if isinstance(held, dict) else ()
    for key, each in enumerate(held) if isinstance(held, list) else inner:
        yield from _all_on(line, each, (*loc, key))
