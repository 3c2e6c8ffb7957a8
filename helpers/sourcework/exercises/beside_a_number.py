"""What an answer says that its number is of, or counts: another base, other goods, another unit.

>>> what_of("6.25 % of the tax"), what_of("4,000 t of oil"), what_of("a sixteenth of the tax")
('the tax', 'oil', 'the tax')
>>> what_of("a quarter of a million"), what_of("a total of 42"), what_of("the answer of all")
('', '', '')
>>> base_in("By how many percent of Veit's tax is the other smaller?")
"Veit's tax"
>>> base_in("If the total holds, what percentage of it is the tax?")
'If the total holds, what'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..numbers.typed import Typed, read_typed
from ..numbers.units import NO_UNIT, unit_of
from ..numbers.worded import is_share
from .heard import same, words
from .model import Exercise, said
from .readings import quoted
from .sums import worked_out

if TYPE_CHECKING:
    from ..document import Document

_OF = re.compile(r"^(?P<before>.*?)\s*\bof\s+(?P<what>[^\d=≈]+)$", re.IGNORECASE | re.DOTALL)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_BASE = re.compile(
    r"(?P<before>(?:[^.?!]|[.?!](?!\s))*)\b(?:percent|percentage) of "
    r"(?P<base>.+?)(?= (?:is|are|does|do)\b|[,.?])"
)
_NAME = re.compile(r"\b[A-Z][^\W\d_]+")
_HOW_MANY = re.compile(r"\bhow many ([^\W\d_]+)")
_WHOLE = frozenset(("whole", "base"))
# Of these there are so many of something.
_OF_GOODS = frozenset((("t",), ("m",)))


def other_thing(exercise: Exercise, text: str, document: Document) -> str:
    """Return what to say if the words beside a number name what the question does not, or ""."""
    question = said(exercise.question, document)
    unit = unit_of(exercise.unit) if exercise.unit else NO_UNIT
    if unit == NO_UNIT:
        return _other_unit(text, question)
    what = what_of(text)
    if not what or unit is None:
        return ""
    if unit.names == ("percent",):
        base = base_in(question)
        if not base or _is_base(what, base, question):
            return ""
        return (
            f"“of {quoted(what)}” is not the base that the question names: percent of something "
            "else is another number. If you mean the base of the question, write the number alone."
        )
    if unit.names not in _OF_GOODS or _shares(what, _told(exercise, document)):
        return ""
    return (
        f"The question does not ask for “{quoted(what)}”. If you mean what it asks for, write the "
        "number alone."
    )


def what_of(text: str) -> str:
    """Return what a number, with or without a unit, is said to be of, or "" where it is not."""
    found = _OF.match(text.strip().rstrip(".!"))
    if found is None:
        return ""
    before, what = found["before"], found["what"].strip()
    number = any(map(str.isdigit, before)) or is_share(before)
    if not number or unit_of(_ARTICLE.sub("", what)) is not None:
        return ""
    return what


def base_in(question: str) -> str:
    """Return the words of the base in a question for so many percent of something, or ""."""
    found = _BASE.search(question)
    if found is None:
        return ""
    return found["before"].strip() if found["base"] == "it" else found["base"]


def _is_base(what: str, base: str, question: str) -> bool:
    """Whether words name the base: one of them stands in it, and no name from beside it."""
    beside = words(" ".join(_NAME.findall(question))) - words(base)
    return _shares(what, words(base) | _WHOLE) and not words(what) & beside


def _shares(what: str, there: frozenset[str]) -> bool:
    heard = words(what)
    return not heard or any(same(one, other) for one in heard for other in there if len(other) > 1)


def _told(exercise: Exercise, document: Document) -> frozenset[str]:
    """Return the words with which an exercise itself speaks of what it asks for."""
    texts = (exercise.question, *exercise.hints, exercise.look, exercise.why)
    return words(" ".join(said(each, document) for each in texts))


def _other_unit(text: str, question: str) -> str:
    """Return what to say to a unit where the question has none."""
    read = read_typed(text)
    names = read.unit.names if isinstance(read, Typed) else ()
    asked = (unit_of(each) for each in _HOW_MANY.findall(question))
    if worked_out(text) or not names or names == ("percent",):
        return ""
    if any(each and each.names == names for each in asked):
        return ""
    return (
        f"“{quoted(text)}” has a unit that the question does not ask for. Write the number alone."
    )
