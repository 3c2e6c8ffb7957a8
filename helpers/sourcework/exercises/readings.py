"""What becomes of something given as an answer: read, not given, unreadable, or readable two ways.

Each carries ``kept``, a plain JSON value from which the same can be read again: it is what
stands in the learner's file and in a notebook handed in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from ..numbers.comparing import Compared
from ..rounding import Interval

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"
Value: TypeAlias = (
    "Fraction | Interval | str | frozenset[str] | tuple[str, ...] | Mapping[str, Fraction | str]"
)

LONGEST_KEPT = 201
_OURS = f"{__name__.partition('.')[0]}."
BLANK = frozenset(("", "...", "…", "?"))
_KINDS = {
    "function": "a function",
    "builtin_function_or_method": "a function",
    "method": "a function",
    "module": "a module",
    "type": "a type",
    "generator": "a generator",
    "list": "a list",
    "tuple": "several values separated by commas (a number takes no comma between thousands)",
    "set": "a set",
    "frozenset": "a set",
    "dict": "a mapping",
    "str": "a text",
    "bool": "True or False",
    "int": "a number",
    "float": "a number",
    "complex": "a complex number",
    "bytes": "raw bytes",
    "bytearray": "raw bytes",
    "ndarray": "a whole array",
    "Series": "a whole column",
    "DataFrame": "a whole table",
    "Interval": "an interval",
    "NAType": "a missing value",
    "NaTType": "a missing value",
    "datetime": "a date",
    "date": "a date",
    "Timestamp": "a date",
    "datetime64": "a date",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that was read: its value in the exercise's terms.

    ``other`` is what it would be by the reading that was not taken, if its mark has two;
    ``beside`` are the comparing words at each of its numbers, by item, "" for one number alone.
    """

    value: Value
    kept: Json
    other: Value | None = field(default=None, repr=False)
    beside: Mapping[str, Compared] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class NotAnswered:
    """Nothing was given: no argument, None, ``...``, an empty text or an empty collection."""

    kept: Json = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something was given that cannot be an answer to this; ``words`` say what would be."""

    words: str
    kept: Json


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A text that can be read two ways; ``words`` ask which is meant."""

    words: str
    kept: Json


@dataclass(frozen=True, slots=True)
class OtherUnit:
    """A number whose own unit is not the one asked for; ``words`` name both."""

    words: str
    kept: Json


@dataclass(frozen=True, slots=True)
class Denied:
    """The belief that what is asked for does not exist; ``words`` meet it."""

    words: str
    kept: Json


Reading: TypeAlias = Answer | NotAnswered | Unreadable | Ambiguous | OtherUnit | Denied


def kind_of(given: object) -> str:
    """Return what ``given`` is in plain words, by its type alone: nothing of it is run.

    >>> kind_of([]), kind_of(print), kind_of(object())
    ('a list', 'a function', 'something of another kind')
    """
    name = type.__dict__["__name__"].__get__(type(given))
    room = type.__dict__["__module__"].__get__(type(given))
    if name not in _KINDS and isinstance(room, str) and room.startswith(_OURS):
        shown = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.strip("_")).lower()
        return f"{'an' if shown[:1] in 'aeiou' else 'a'} {shown}"
    return _KINDS.get(name, "something of another kind")


def unreadable(given: object, wanted: str) -> Unreadable:
    """Return the kind refusal of something that is no answer; its contents are not looked at."""
    kind = kind_of(given)
    return Unreadable(f"That is {kind}. {wanted}", {"unreadable": kind})


def refused_before(given: object) -> Unreadable | None:
    """Return the refusal that a kept ``{"unreadable": …}`` stands for, if it is one."""
    if type(given) is dict and given.keys() == {"unreadable"} and type(given["unreadable"]) is str:
        return Unreadable(f"That is {quoted(given['unreadable'])}.", dict(given))
    return None


def is_a(given: object, *types: type) -> bool:
    """Whether the true type of ``given`` is one of ``types``, whatever it claims itself."""
    return issubclass(type(given), types)


def clipped(text: str, longest: int = LONGEST_KEPT) -> str:
    """Return ``text`` as a plain ``str`` that any file takes, cut beyond any answer's length.

    >>> clipped("a\\udc80"), len(clipped("a" * 10**6))
    ('a�', 201)
    """
    cut = str.__getitem__(text, slice(0, longest))
    if cut.isascii():
        return cut
    # Half of a surrogate pair can stand in a str and in no file.
    return cut.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def quoted(text: str, longest: int = 60) -> str:
    """Return ``text`` as one printable line of at most ``longest`` characters.

    >>> quoted("two\\nlines \\udc80"), quoted("a" * 100, 5)
    ('two lines �', 'aaaa…')
    """
    most = max(longest, LONGEST_KEPT) + 1  # one more, to see that it is longer
    line = " ".join(clipped(text, most).split())
    line = "".join(each if each.isprintable() else "�" for each in line)
    return line if len(line) <= longest else line[: longest - 1] + "…"


def begun(text: str) -> str:
    """Return a text as a sentence begins.

    >>> begun("the tax"), begun("“you” in M1")
    ('The tax', '“You” in M1')
    """
    at = next((at for at, each in enumerate(text) if each.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def ended(text: str) -> str:
    """Return a text with one sign at its end.

    >>> ended("the tax"), ended("“It was so.”"), ended("why?")
    ('the tax.', '“It was so.”', 'why?')
    """
    return text if text.rstrip("”)\"'").endswith((".", "?", "!", "…")) else f"{text}."
