"""A lesson's file of exercises as text: its keys, their forms, and the lines where they stand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

from ..errors import KitError, UnknownName
from .model import Asks, Kind

TEXTS = ("question", "look", "why", "denial")
LISTS = ("hints", "passages", "withholds")
OPTIONS = ("options", "items")
PLAIN = ("kind", "unit", "asks", "significant", "size", "exact_to", "compares")
KEYS = (*TEXTS, *LISTS, *OPTIONS, *PLAIN, "answer", "also", "mistakes")
NEEDED = ("kind", "question", "hints", "look", "why", "mistakes")
COMPARES = ("less", "more", "at least", "more than", "at most", "less than")
ALLOWED = {"kind": get_args(Kind), "asks": get_args(Asks), "size": ("thousands", "small")}
HEADING = re.compile(r"^[ \t]*\[[ \t]*[\"']?([^\[\]\"'.\n]+?)[\"']?[ \t]*\]", re.MULTILINE)
POSITION = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
# What the reader of TOML says, in a teacher's words: what it means, and what to do.
SAID = (
    ("Illegal character '\\n'", "a text in quotation marks does not end on its line",
     'close it with ", or begin and end a text of several lines with three of them'),
    ("Unclosed array", "a list is not closed, or something is wrong in the line before",
     "look for a comma, a quotation mark or a bracket that is missing"),
    ("Invalid value", "what stands here is no text, no number and no whole list",
     'begin and end a text with ", and a list with [ and ]'),
    ("Invalid statement", "a line cannot begin so", "write a # before a comment, or look above it"),
    ("Expected ']'", "a heading is not closed, or its name has a space",
     'write [name], or ["name with a space"]'),
    ("Cannot declare", "this heading stands there twice", "give one of them another name"),
    ("Cannot overwrite", "this name stands there twice", "give one of them another name"),
    ("Expected '=' after", "this is no line with a name, = and a text",
     'write name = "…"; a name with a space or a dot stands in quotation marks'),
    ("Expected newline", "something stands after the end of a text",
     "inside a text write “ and ” for quotation marks"),
    ("Unterminated string", "a text in quotation marks is not closed", "look for its end"),
    ("Unescaped '\\'", "a text has a backslash", "write it without"),
)  # fmt: skip


class Entry:
    """What stands about one exercise in a file: from its heading to that of the next.

    It is read by itself, so that a learner's first answer waits for one exercise and not for all.
    """

    # No dataclass: making one takes a millisecond of every learner's first cell.
    def __init__(self, file: str, id: str, text: str, before: int) -> None:
        self.file, self.id, self.text, self.before = file, id, text, before

    def table(self) -> dict[str, Any]:
        """Return its keys and what they hold; KitError where that is no TOML."""
        import tomllib

        try:
            held = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            number = "".join(POSITION.findall(str(error)))
            line = int(number) if number else self.text.rstrip().count("\n") + 1
            plain = POSITION.sub("", str(error))
            do = "look for a quotation mark, a bracket or a comma that is missing"
            said = next(((a, b) for start, a, b in SAID if plain.startswith(start)), (plain, do))
            raise KitError(self.line(line), *said) from None
        for name in held:
            if name != self.id:
                seen, do = f"{name!r} belongs to no exercise", f"below [{self.id}] write its keys"
                raise KitError(self.at(name), seen, do)
        table: dict[str, Any] = held[self.id]
        return table

    def line(self, number: int) -> str:
        """Return the file and the line that is the n-th of this text."""
        return f"{self.file}, line {self.before + number}"

    def at(self, *path: str) -> str:
        """Return the file and the line of a key, below its table; or how far it is found.

        >>> entry = Entry("02-b.toml", "rate", "[rate]\\n[rate.mistakes]\\na = 'b'", 6)
        >>> entry.at(), entry.at("mistakes"), entry.at("mistakes", "a")
        ('02-b.toml, line 7', '02-b.toml, line 8', '02-b.toml, line 9')
        """
        lines = self.text.split("\n")
        at = next(at for at, each in enumerate(lines) if HEADING.match(each))
        for key in path:
            written = re.compile(
                rf"\s*(\[.*\b{re.escape(key)}\b.*\]\s*$|[\"']?{re.escape(key)}[\"']?\s*=)"
            )
            # What stands before the first heading of a file is looked at last.
            places = (*range(at, len(lines)), *range(at))
            at = next((each for each in places if written.match(lines[each])), at)
        return self.line(at + 1)


def entries(path: Path) -> list[Entry]:
    """Return what stands in a file, by exercise, in order; KitError where it cannot be read."""
    file = "/".join(path.parts[-3:])
    try:
        held = path.read_bytes()
    except OSError as error:
        seen = f"it cannot be read ({error.strerror})"
        raise KitError(file, seen, "put the file there, where you may read it") from None
    try:
        text = held.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        where = f"{file}, line {held[: error.start].count(10) + 1}"
        raise KitError(where, "a letter is not written as UTF-8", "save it as UTF-8") from None
    heads = list(HEADING.finditer(text))
    starts = [0, *(each.start() for each in heads[1:]), len(text)]
    return [
        Entry(file, head[1], text[start:end], text.count("\n", 0, start))
        for head, start, end in zip(heads, starts, starts[1:], strict=False)
    ]


def wrong_form(key: str, held: object) -> tuple[str, str] | None:
    """Return what is wrong with what a key holds, and what to write; None if nothing is.

    >>> wrong_form("kind", "chioce"), wrong_form("look", "Read it.")
    (("kind is 'chioce'", 'did you mean choice or choices?'), None)
    """
    seen = f"{key} is {held!r}" if len(repr(held)) <= 60 else f"{key} is {repr(held)[:60]}…"
    if key == "significant":
        return None if type(held) is int else (seen, "write a whole number, as in significant = 4")
    if key == "compares":
        each = held.values() if isinstance(held, dict) else (held,)
        do = f"write one of {', '.join(COMPARES)}"
        return None if each and all(one in COMPARES for one in each) else (seen, do)
    if key in ALLOWED:
        allowed = ALLOWED[key]
        return None if held in allowed else (seen, UnknownName.near("", held, allowed).do)
    if key in ("mistakes", "also", *OPTIONS) or (key == "answer" and isinstance(held, dict)):
        whole = isinstance(held, dict) and all(map(_text, held.values()))
        return None if whole else (seen, f'write below [….{key}] a line for each, name = "…"')
    if key in LISTS or (key == "answer" and isinstance(held, list)):
        if not isinstance(held, list) or not all(map(_text, held)):
            return seen, f'write a list, as in {key} = ["…", "…"]'
        twice = next((each for each in held if held.count(each) > 1), None)
        return None if twice is None else (f"{key} has {twice!r} twice", "keep one")
    return None if _text(held) or (key == "unit" and held == "") else (seen, f'write {key} = "…"')


def _text(held: object) -> bool:
    return isinstance(held, str) and bool(held.strip())
