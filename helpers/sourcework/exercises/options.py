"""What is chosen from options, as people say it: by key, by label, by a part of it, by a name.

>>> from .model import choose_from
>>> who = choose_from("brandt: Johann Brandt", "veit: Anton Veit")
>>> read_option("Mr Veit", who)
Answer(value='veit', kept='Mr Veit')
>>> print(read_option("council", who).words)
“council” is not one of the options. Choose from: brandt (Johann Brandt), veit (Anton Veit).
>>> print(read_option("council", who, road="form").words)
“council” is not one of the options. Choose from: Johann Brandt; Anton Veit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache
from typing import cast

from ..errors import UnknownName
from .counted import by_amount
from .heard import (
    has_both,
    is_opposite,
    is_part,
    says_the_same,
    stands_aside,
    stands_word_for_word,
    words,
)
from .model import Option, Road
from .months import month_in
from .readings import (
    BLANK,
    Ambiguous,
    Answer,
    NotAnswered,
    Reading,
    Unreadable,
    clipped,
    is_a,
    quoted,
    refused_before,
    unreadable,
)

SHOWN = 12
_PREFIX = re.compile(r"^(?:#|§|passage\s|ru\.|en\.)+\s*")
_REPORTED = re.compile(r",?\s+(?:as )?reported by\s.*", re.IGNORECASE | re.DOTALL)
_NOT_BUT = re.compile(r"not (?P<denied>.+?),? but (?P<said>.+)", re.IGNORECASE | re.DOTALL)
_AND_NOT = re.compile(
    r"(?P<said>.+?),? (?:and |but )?not (?P<denied>.+)", re.IGNORECASE | re.DOTALL
)
_OR = re.compile(r"\s+or\s+|\s*/\s*", re.IGNORECASE)
# A slip of the finger changes a letter or two of a long word, and no more.
_ALIKE, _APART, _TYPED, _BEYOND = 85, 5, 5, 2


def listed(options: Iterable[Option], road: Road = "code") -> str:
    """Return options in words: by label, in code with the key where the label says more."""
    if road == "form":
        return "; ".join(each.label.rstrip(".") for each in options)
    return ", ".join(
        each.key if fold(each.key) == fold(each.label) else f"{each.key} ({each.label.rstrip('.')})"
        for each in options
    )


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Return ``text`` as it is matched: no case, spaces, hyphens, low lines or quotation marks.

    >>> fold("Not-stated ") == fold("not stated") == fold("“NOT_STATED”")
    True
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s_\-‐‑‒–—−'\"“”„«»‘’\u00ad\u200b-\u200f\u2060\ufeff]", "", plain)


def read_option(
    given: object, options: Sequence[Option], ask: str = "", road: Road = "code"
) -> Reading:
    """Return the reading of ``given`` as one of ``options``."""
    if given is None or given is ...:
        return NotAnswered()
    if refused := refused_before(given):
        return refused
    ask = ask or f"Choose from: {listed(options, road)}."
    names = _names(given)
    if not names and is_a(given, set, frozenset, list, tuple) and len(given) <= 1:  # type: ignore[arg-type]
        return next((read_option(each, options, ask, road) for each in given), NotAnswered())  # type: ignore[attr-defined]
    if not names:
        return _one_is_wanted(ask) if is_a(given, tuple) else unreadable(given, ask)
    if names[0].strip() in BLANK:
        return NotAnswered()
    for name in names:
        found = _meant(name, options) or _meant(_REPORTED.sub("", name), options)
        found = found or _rather(name, options)
        if len(found) == 1:
            return Answer(found[0].key, name if is_a(given, str) else found[0].key)
        if found:
            either = " or ".join(map(_in_marks, found))
            return Ambiguous(f"“{quoted(name)}” can mean {either}. Which?", name)
    if is_a(given, bool, date):
        return unreadable(given, ask)
    return Unreadable(_unknown(names[0], options, road), names[0])


def _one_is_wanted(ask: str) -> Unreadable:
    words = f"That is several values, and one is asked for. {ask}"
    return Unreadable(words, {"unreadable": "several values"})


def _in_marks(option: Option) -> str:
    """Return an option's label in quotation marks, which it may have of its own."""
    label = option.label.rstrip(".")
    return label if label.startswith("“") and label.endswith("”") else f"“{label}”"


def _unknown(name: str, options: Sequence[Option], road: Road) -> str:
    if len(options) <= SHOWN:
        shown = listed(options, road)
        return f"“{quoted(name)}” is not one of the options. Choose from: {shown}."
    error = UnknownName.near("passage", quoted(name), (each.key for each in options))
    return str(error)[:1].upper() + str(error)[1:]


def _names(given: object) -> list[str]:
    """Return the texts that ``given`` may stand for: itself, or how it is called."""
    if is_a(given, str):
        text = clipped(cast(str, given))
        return [text, *([month] if (month := month_in(text)) else [])]
    if is_a(given, date):
        return [f"{cast(date, given):%B %Y}"]
    if is_a(given, bool):
        return ["yes", "true"] if given is True else ["no", "false"]
    if is_a(given, Enum):
        calls = [getattr(given, "value", None), getattr(given, "name", None)]
        return [each for each in calls if isinstance(each, str)]
    if is_a(given, int):
        return [str(given)] if int.bit_length(cast(int, given)) < 64 else []
    if type(given).__module__.partition(".")[0] == __name__.partition(".")[0]:
        call = getattr(given, "id", None)
        return [call] if isinstance(call, str) else []
    if hasattr(type(given), "dtype") and getattr(given, "ndim", 1) == 0:
        return _names(given.item())  # type: ignore[attr-defined]
    return []


def called(name: str, options: Sequence[Option]) -> Option | None:
    """Return the option whose key, label or name this is, or None."""
    known = {fold(call): each for each in options for call in each.calls}
    return known.get(fold(name)) or known.get(fold(_PREFIX.sub("", name)))


def _meant(name: str, options: Sequence[Option]) -> list[Option]:
    """Return the options that ``name`` may mean: one if it is clear, none if it is unknown."""
    exact = called(name, options)
    if exact is not None:
        return [exact]
    if len(options) > SHOWN:
        return []
    parts = _OR.split(name)
    if len(parts) > 1 and not any(stands_word_for_word(name, o.label) for o in options):
        met = [found[0] for part in parts if len(found := _meant(part, options)) == 1]
        return [each for each in options if each in met] if len(met) == len(parts) else []
    if counted := by_amount(name, options):
        return [counted]
    return _part_of(name, options) or _holding(name, options) or _mistyped(name, options)


def _rather(name: str, options: Sequence[Option]) -> list[Option]:
    """Return the option that is said, where another is denied beside it: "Veit, not Brandt"."""
    said = _NOT_BUT.fullmatch(name.strip()) or _AND_NOT.fullmatch(name.strip())
    if said is None:
        return []
    meant, denied = _meant(said["said"], options), _meant(said["denied"], options)
    return meant if len(meant) == len(denied) == 1 and meant != denied else []


def _part_of(name: str, options: Sequence[Option]) -> list[Option]:
    """Return the options of which the answer is a part: all its words, whole or begun.

    One word alone out of a long label is too little to be sure of it.
    """
    given = words(name)
    fits = [each for each in options if any(_says(name, call) for call in each.calls)]
    whole = [each for each in fits if any(given == words(call) for call in each.calls)]
    literal = [
        each for each in fits if any(stands_word_for_word(name, call) for call in each.calls)
    ]
    for found in (whole, literal):
        if len(found) == 1:
            return found
    if len(fits) != 1:
        return fits
    return fits if any(_is_enough(name, call) for call in fits[0].calls) else []


def _says(name: str, call: str) -> bool:
    return is_part(words(call), words(name)) and says_the_same(name, call)


def _is_enough(name: str, call: str) -> bool:
    """Whether words are two or more of a name, or a third of it, or have a digit in them."""
    given, of = words(name), words(call)
    many = len(given) > 1 or any(map(str.isdigit, "".join(given))) or len(given) * 3 >= len(of)
    return many and has_both(given, call) and _says(name, call)


def _holding(name: str, options: Sequence[Option]) -> list[Option]:
    """Return the options whose key or name stands in the answer, with a word or two beside it."""
    given = words(name)
    fits = []
    for each in options:
        near = (call for call in each.calls if words(call) and words(call) <= given)
        if any(
            len(given - words(call)) <= _BEYOND
            and not stands_aside(name, words(call), each.label)
            and says_the_same(name, call)
            for call in near
        ):
            fits.append(each)
    return fits


def _mistyped(name: str, options: Sequence[Option]) -> list[Option]:
    """Return the one option whose key is written with a slip of the finger."""
    given = words(name)
    text = "".join(given) if len(given) == 1 else ""
    if len(text) < _TYPED:
        return []
    scored = sorted(((_likeness(text, each), each.key, each) for each in options), reverse=True)
    best, *rest = (score for score, _, _ in scored)
    clear = best >= _ALIKE and all(best - each >= _APART for each in rest)
    return [scored[0][2]] if clear else []


def _likeness(text: str, option: Option) -> int:
    """Return how alike a text and the key or label of an option are, in hundredths."""
    calls = [each for each in map(fold, option.calls) if not is_opposite(text, each)]
    return max(
        (round(SequenceMatcher(None, text, each).ratio() * 100) for each in calls), default=0
    )
