"""Forms: what the tables of a file must look like, and how it is said where one does not.

A form is a class of :class:`Form` with a field for each key; a key that is no field is refused, and
so is a field without its key, unless it has a default. ``note.spot.at("says")`` is the place of a
key in an error of one's own.

>>> class Note(Form):
...     says: Words
...     mark: Words = "known"
>>> typed(Note, marked_toml('says = "It rained."\\n\\nmrak = "known"', "a.toml"))
Traceback (most recent call last):
sourcework.errors.UnknownName: a.toml, line 3, key 'mrak': there is none of that name. Did you \
mean mark?
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    ValidationError,
    ValidatorFunctionWrapHandler,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from sourcework.errors import KitError, UnknownName
from sourcework.publish.checked.marked import Loc, Marked, Spot
from sourcework.publish.checked.texts import read_text
from sourcework.publish.checked.toml import read_toml as marked_toml

__all__ = ["TABLES", "Day", "Flag", "Form", "Id", "Number", "Whole", "Words", "fault", "listed",
           "once", "read_toml", "typed"]  # fmt: skip
AT = "@"
FAULT, UNKNOWN = "fault", "unknown"
_T = TypeVar("_T", bound="Form")


def fault(seen: str, do: str, key: str = "") -> PydanticCustomError:
    """Return what a check of a form raises: what was seen, what to do, and at which key."""
    context = {"seen": seen, "do": do, "key": key}
    # Braces in it would be taken for names.
    return PydanticCustomError(FAULT, "fault", context)


def _not_blank(text: str) -> str:
    if not text.strip():
        raise fault("there are no words in it", "write them, or leave the key out")
    return text


def _id(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", text):
        do = "write small letters, figures and hyphens, without spaces"
        raise fault(f"{text!r} is no short name", do)
    return text


def _day(text: str) -> str:
    days = text.split("/")
    if len(days) > 2 or not all(map(_is_day, days)):
        raise fault(f"{text!r} is no date", 'write it like "1952-02-08" or "1952-02/1952-03"')
    if days != sorted(days):
        raise fault(f"{text!r} ends before it begins", "put the earlier date first")
    return text


def _is_day(text: str) -> bool:
    # A year, a month or a day: 1846, 1846-11, 1846-11-09.
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def _number(text: str) -> str:
    # A whole number, one with decimals, or a fraction.
    if not re.fullmatch(r"-?\d+(\.\d+|/[1-9]\d*)?", text):
        raise fault(f"{text!r} is no exact number", 'write it like "12500000", "4.5" or "1/4"')
    return text


Words = Annotated[str, Strict(), AfterValidator(_not_blank)]
Id = Annotated[str, Strict(), AfterValidator(_id)]
Day = Annotated[str, Strict(), AfterValidator(_day)]
Number = Annotated[str, Strict(), AfterValidator(_number)]
Whole = Annotated[int, Strict(), Field(ge=0)]
Flag = Annotated[bool, Strict()]
# Before a dictionary of tables: the place of the whole is none of them.
TABLES = BeforeValidator(
    lambda held: (
        {key: each for key, each in held.items() if key != AT} if isinstance(held, dict) else held
    )
)


class Form(BaseModel):
    """A table of a file; ``spot`` is where it stands."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        alias_generator=lambda name: AT if name == "spot" else name,
        populate_by_name=True,
    )
    spot: Spot = Field(default=Spot(Marked("", {}, {}, ""), ()), repr=False, exclude=True)

    @property
    def where(self) -> str:
        """File and line of the table."""
        return self.spot.at()

    @model_validator(mode="wrap")
    @classmethod
    def _known_keys(cls, held: Any, read: ValidatorFunctionWrapHandler) -> Form:
        if isinstance(held, dict) and cls.model_config.get("extra") == "forbid":
            known = [str(each.alias or name) for name, each in cls.model_fields.items()]
            for key in held:
                if key not in known:
                    context = {"name": str(key), "known": [one for one in known if one != AT]}
                    raise PydanticCustomError(UNKNOWN, "unknown", context)
        found: Form = read(held)
        return found


def typed(form: type[_T], marked: Marked, within: Loc = ()) -> _T:
    """Return what a file, or a table in it, says as a form; KitError, with the line, if not."""
    held = reduce(lambda table, key: table[key], within, marked.value)
    try:
        return form.model_validate(_with_spots(held, marked, within))
    except ValidationError as error:
        # A list with a fault in it counts as empty, too: the fault itself comes first.
        every = error.errors(include_url=False)
        faults = [each for each in every if each["type"] != "too_short"] or every
        first = min(faults, key=lambda each: marked.line(_loc(each, marked, within)))
        raise _told(first, marked, within) from None


def read_toml(form: type[_T], root: Path, where: str) -> _T:
    """Return what the TOML file ``where`` below ``root`` says, as the value of a form."""
    return typed(form, marked_toml(read_text(root, where), where))


def once(entries: Iterable[Form], key: str, kind: str) -> None:
    """Raise KitError at the first entry whose ``key`` another one before it has, too."""
    seen: dict[str, Form] = {}
    for each in entries:
        name = str(getattr(each, key))
        if first := seen.get(name.casefold()):
            line = first.spot.marked.line((*first.spot.loc, key))
            do = f"give each {kind} a name of its own, or keep one"
            raise KitError(
                each.spot.at(key), f"{kind} {name!r} stands there twice: line {line}", do
            )
        seen[name.casefold()] = each


def listed(entry: Form, key: str, kind: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that an entry lists under a key; KitError where one is none of ``names``."""
    known, found = list(names), tuple(getattr(entry, key))
    for at, each in enumerate(found):
        if each not in known:
            raise UnknownName.near(f"{entry.spot.at(key, at)}, {kind}", each, known)
        if each in found[:at]:
            raise KitError(
                entry.spot.at(key, at), f"{kind} {each!r} stands there twice", "keep one"
            )
    return found


def _with_spots(value: Any, marked: Marked, loc: Loc) -> Any:
    """Return values in which each table knows where it stands."""
    if isinstance(value, dict):
        own = {key: _with_spots(held, marked, (*loc, key)) for key, held in value.items()}
        return own | {AT: Spot(marked, loc)}
    if isinstance(value, list):
        return [_with_spots(held, marked, (*loc, at)) for at, held in enumerate(value)]
    return value


def _loc(found: ErrorDetails, marked: Marked, within: Loc) -> Loc:
    """Return where an error is, without the names that pydantic gives to branches."""
    loc = within
    for part in found["loc"]:
        if (*loc, part) in marked.lines or found["type"] == "missing":
            loc = (*loc, part)
    if found["type"] == FAULT and found["ctx"]["key"]:
        return (*loc, found["ctx"]["key"])
    return (*loc, found["ctx"]["name"]) if found["type"] == UNKNOWN else loc


BELOW = "write its keys below its name in brackets"
# What each kind of error means, where the value is none of its kind.
KINDS = {
    "string_type": ("is no text", "put it in quotation marks"),
    "int_type": ("is no whole number", "write one, without quotation marks"),
    "greater_than_equal": ("is too small", "write {ge} or more"),
    "greater_than": ("is too small", "write more than {gt}"),
    "bool_type": ("is neither true nor false", "write true or false, without quotation marks"),
    "tuple_type": ("is no list", 'write a list: ["…"]'),
    "too_short": ("is empty", "write something, or leave it out"),
    "dict_type": ("is no table", BELOW),
    "model_type": ("is no table", BELOW),
    "model_attributes_type": ("is no table", BELOW),
}


def _told(found: ErrorDetails, marked: Marked, within: Loc) -> KitError:
    loc, context = _loc(found, marked, within), found.get("ctx", {})
    place, key = marked.place(loc), str(loc[-1]) if loc else ""
    if loc and isinstance(loc[-1], int):
        key = str(loc[-2]) if len(loc) > 1 else ""
    match found["type"]:
        case "missing":
            return KitError(place, f"no {key}", f"add {_written(loc, marked)}")
        case "unknown":
            return UnknownName.near(f"{place}, key", context["name"], context["known"])
        case "fault":
            own = context["key"] or not key
            seen = context["seen"] if own else f"{key}: {context['seen']}"
            return KitError(place, seen, context["do"])
        case "literal_error":
            # The library names what is allowed in single quotation marks.
            allowed = re.findall(r"'([^']*)'", str(context["expected"]))
            return UnknownName.near(f"{place}, {key}", found["input"], allowed)
    seen, do = KINDS.get(found["type"], (found["msg"], "correct it"))
    if do == BELOW and marked.equals == ":":
        do = "write its keys below it, each with a colon"
    return KitError(place, f"{key} {_shown(found['input'])} {seen}", do.format(**context))


def _written(loc: Loc, marked: Marked) -> str:
    """Return how what is missing is written: a key, or, at the top of a file, a table."""
    key = str(loc[-1])
    return f"{key}{marked.equals}" if loc[:-1] else f"[[{key}]], or remove the file"


def _shown(value: Any) -> str:
    if isinstance(value, dict | list | tuple):
        return "(a table)" if isinstance(value, dict) else "(a list)"
    shown = repr(value)
    return f"({shown if len(shown) < 60 else shown[:57] + '…'})"
