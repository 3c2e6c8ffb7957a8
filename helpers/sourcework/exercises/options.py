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
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache
from typing import cast

from ..errors import UnknownName
from .model import Option, Road
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
_OR = re.compile(r"\s+or\s+|\s*/\s*", re.IGNORECASE)
_WORD = re.compile(r"\d[\d.,'’ ]*\d|[^\W_]+")
_LIGHT = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "be",
        "by",
        "comrade",
        "for",
        "from",
        "in",
        "is",
        "it",
        "its",
        "mr",
        "of",
        "on",
        "only",
        "or",
        "our",
        "s",
        "so",
        "than",
        "that",
        "the",
        "their",
        "then",
        "there",
        "these",
        "they",
        "this",
        "to",
        "was",
        "were",
        "will",
        "with",
    ]
)
_NO = frozenset(("no", "not", "neither", "nor", "never", "without", "nobody", "none"))
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
        return unreadable(given, ask)
    if names[0].strip() in BLANK:
        return NotAnswered()
    for name in names:
        found = _meant(name, options) or _meant(_REPORTED.sub("", name), options)
        if len(found) == 1:
            return Answer(found[0].key, name if is_a(given, str) else found[0].key)
        if found:
            either = " or ".join(f"“{each.label.rstrip('.')}”" for each in found)
            return Ambiguous(f"“{quoted(name)}” can mean {either}. Which?", name)
    if is_a(given, bool):
        return unreadable(given, ask)
    return Unreadable(_unknown(names[0], options, road), names[0])


def _unknown(name: str, options: Sequence[Option], road: Road) -> str:
    if len(options) <= SHOWN:
        shown = listed(options, road)
        return f"“{quoted(name)}” is not one of the options. Choose from: {shown}."
    error = UnknownName.near("passage", quoted(name), (each.key for each in options))
    return str(error)[:1].upper() + str(error)[1:]


def _names(given: object) -> list[str]:
    """Return the texts that ``given`` may stand for: itself, or how it is called."""
    if is_a(given, str):
        return [clipped(cast(str, given))]
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
    if len(parts) > 1:
        met = [found[0] for part in parts if len(found := _meant(part, options)) == 1]
        return [each for each in options if each in met] if len(met) == len(parts) else []
    words = _words(name)
    return _part_of(words, options) or _holding(words, options) or _mistyped(words, options)


def _part_of(words: frozenset[str], options: Sequence[Option]) -> list[Option]:
    """Return the options of which the answer is a part: all its words, whole or begun.

    One word alone out of a long label is too little to be sure of it.
    """
    fits = [each for each in options if any(_is_part(words, _words(c)) for c in each.calls)]
    whole = [each for each in fits if any(words == _words(call) for call in each.calls)]
    if len(whole) == 1 or len(fits) != 1:
        return whole if len(whole) == 1 else fits
    return fits if any(_is_enough(words, _words(call)) for call in fits[0].calls) else []


def _is_part(words: frozenset[str], of: frozenset[str]) -> bool:
    return bool(words) and all(any(_same(word, each) for each in of) for word in words)


def _is_enough(words: frozenset[str], of: frozenset[str]) -> bool:
    """Whether words are two or more of a name, or a third of it, or have a digit in them."""
    many = len(words) > 1 or any(map(str.isdigit, "".join(words))) or len(words) * 3 >= len(of)
    return many and _is_part(words, of)


def _same(word: str, other: str) -> bool:
    """Whether two words are one, begun, or with another ending of a letter or two."""
    if word == other or word[0].isdigit():
        return word == other
    short, long = sorted((word, other), key=len)
    return (
        len(short) > 2 and long.startswith(short) and (short == word or len(long) - len(short) < 3)
    )


def _holding(words: frozenset[str], options: Sequence[Option]) -> list[Option]:
    """Return the options whose key or name stands in the answer, with a word or two beside it."""
    fits = []
    for each in options:
        calls = [found for found in map(_words, each.calls) if found]
        near = (call for call in calls if call <= words and len(words - call) <= _BEYOND)
        if any(not (words - call) & _NO for call in near):
            fits.append(each)
    return fits


def _mistyped(words: frozenset[str], options: Sequence[Option]) -> list[Option]:
    """Return the one option whose key is written with a slip of the finger."""
    text = "".join(sorted(words)) if len(words) == 1 else ""
    if len(text) < _TYPED:
        return []
    scored = sorted(((_likeness(text, each), each.key, each) for each in options), reverse=True)
    best, *rest = (score for score, _, _ in scored)
    clear = best >= _ALIKE and all(best - each >= _APART for each in rest)
    return [scored[0][2]] if clear else []


def _likeness(text: str, option: Option) -> int:
    """Return how alike a text and the key or label of an option are, in hundredths."""
    calls = map(fold, option.calls)
    return max(round(SequenceMatcher(None, text, each).ratio() * 100) for each in calls)


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    """Return the words of a text that carry weight; a number is one, whatever separates it."""
    return frozenset(_weighty(unicodedata.normalize("NFKC", text).casefold()))


def _weighty(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        plain = re.sub(r"\D", "", word) if word[0].isdigit() else word
        if plain not in _LIGHT:
            yield plain
