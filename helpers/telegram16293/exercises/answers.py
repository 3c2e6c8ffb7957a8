"""Any Python object -> what it answers to an exercise; never raises.

Text is matched with options whatever its case, spaces and hyphens, by key or by label.

>>> from .model import choose_from
>>> who = choose_from("peng: Peng Dehuai", "mao: Mao Zedong")
>>> read_option("peng dehuai", who)
Answer(value='peng', kept='peng dehuai')
>>> print(read_option("stalin", who).words)
“stalin” is not one of the options. Choose from: peng (Peng Dehuai), mao (Mao Zedong).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import cast

from ..errors import UnknownName
from ..rounding import Interval
from .amounts import BLANK, WANTED, read_number
from .model import Exercise, Option
from .readings import (
    Answer,
    Json,
    NotAnswered,
    Reading,
    Unreadable,
    clipped,
    is_a,
    quoted,
    refused_before,
    unreadable,
)

MOST = 100
SHOWN = 12
_PREFIX = re.compile(r"^(?:#|§|passage\s|ru\.|en\.)+\s*")
_BETWEEN = re.compile(r"\s*(?:[,;，；、>→\n]|->)+\s*|\s+and\s+")


def read(given: object, exercise: Exercise, passages: Iterable[str] = ()) -> Reading:
    """Return the reading of any object as an answer to ``exercise``.

    ``passages`` are the ids that kinds ``passage`` and ``passages`` choose from. Whatever the
    object does when touched, it raises nothing but the learner's own Ctrl-C.
    """
    try:
        if refused := refused_before(given):
            return refused
        return _READERS[exercise.kind](given, exercise, _as_options(passages))
    except KeyboardInterrupt:
        raise
    except BaseException:  # an object may raise anything at all, SystemExit included
        words = f"That could not be read. {wanted(exercise)}"
        return Unreadable(words, {"unreadable": "something that cannot be read"})


def wanted(exercise: Exercise) -> str:
    """Return the sentence that says what an answer to ``exercise`` looks like in code."""
    return {
        "number": WANTED,
        "choice": f"Give one of the options: {listed(exercise.options)}.",
        "choices": f'Give a set, as in {{"…", "…"}}, of: {listed(exercise.options)}.',
        "order": f'Give a list of all, as in ["…", "…"], of: {listed(exercise.options)}.',
        "match": f'Give a mapping, as in {{"…": …}}, from each of: {listed(exercise.items)}.',
        "passage": "Give the id of one passage, as it stands beside its text, in quotation marks.",
        "passages": 'Give a set of passage ids, as in {"…", "…"}.',
    }[exercise.kind]


def listed(options: Iterable[Option]) -> str:
    """Return options in words: the key, and its label where that says more."""
    return ", ".join(
        each.key if fold(each.key) == fold(each.label) else f"{each.key} ({each.label})"
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


def _as_options(ids: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(each, each) for each in ids)


def read_option(given: object, options: Sequence[Option], ask: str = "") -> Reading:
    """Return the reading of ``given`` as one of ``options``."""
    if given is None or given is ...:
        return NotAnswered()
    if refused := refused_before(given):
        return refused
    ask = ask or f"Choose from: {listed(options)}."
    names = _names(given)
    if not names and is_a(given, set, frozenset, list, tuple) and len(given) <= 1:  # type: ignore[arg-type]
        return next((read_option(each, options, ask) for each in given), NotAnswered())  # type: ignore[attr-defined]
    if not names:
        return unreadable(given, ask)
    if names[0].strip() in BLANK:
        return NotAnswered()
    known = {fold(name): each.key for each in options for name in (each.label, each.key)}
    for name in names:
        key = known.get(fold(name)) or known.get(fold(_PREFIX.sub("", name)))
        if key is not None:
            return Answer(key, name if is_a(given, str) else key)
    return Unreadable(_unknown(names[0], options), names[0])


def _unknown(name: str, options: Sequence[Option]) -> str:
    if len(options) <= SHOWN:
        return f"“{quoted(name)}” is not one of the options. Choose from: {listed(options)}."
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
    if type(given).__module__.partition(".")[0] == "telegram16293":
        call = getattr(given, "id", None)
        return [call] if isinstance(call, str) else []
    if hasattr(type(given), "dtype") and getattr(given, "ndim", 1) == 0:
        return _names(given.item())  # type: ignore[attr-defined]
    return []


def _elements(given: object) -> list[object] | None:
    """Return what a collection holds, at most 101 of it, or None where it is no collection."""
    if is_a(given, set, frozenset, list, tuple, type({}.keys()), type({}.values())):
        held = cast("Iterable[object]", given)
        return list(held) if len(given) <= MOST else [None] * (MOST + 1)  # type: ignore[arg-type]
    if hasattr(type(given), "tolist") and getattr(given, "ndim", 0) == 1:
        return list(given.tolist()) if len(given) <= MOST else [None] * (MOST + 1)  # type: ignore
    return None


def _split(given: object, options: Sequence[Option]) -> list[object] | None:
    """Return the elements of a collection, or of one text with several keys in it."""
    if not is_a(given, str):
        return _elements(given)
    text = clipped(cast(str, given))
    whole = isinstance(read_option(text, options), Answer)
    return [text] if whole else [part for part in _BETWEEN.split(text) if part.strip()]


def _several(given: object, exercise: Exercise, options: Sequence[Option]) -> Reading:
    if given is None or given is ... or (is_a(given, str) and _blank(given)):
        return NotAnswered()
    elements = _split(given, options)
    elements = [given] if elements is None else elements
    if len(elements) > MOST:
        return unreadable(given, wanted(exercise))
    if not elements:
        return NotAnswered()
    readings = [read_option(each, options, wanted(exercise)) for each in elements]
    kept = [each.kept for each in readings]
    if is_a(given, set, frozenset):
        kept = sorted(kept, key=str)
    for reading in readings:
        if not isinstance(reading, Answer):
            return _missing(reading, kept, wanted(exercise))
    return Answer(tuple(cast(str, cast(Answer, each).value) for each in readings), kept)


def _blank(given: object) -> bool:
    return clipped(cast(str, given)).strip() in BLANK


def _missing(reading: Reading, kept: Json, ask: str) -> Reading:
    return Unreadable(getattr(reading, "words", f"One of them is empty. {ask}"), kept)


def _read_choices(given: object, exercise: Exercise, options: Sequence[Option]) -> Reading:
    reading = _several(given, exercise, options)
    if isinstance(reading, Answer):
        return Answer(frozenset(cast("Iterable[str]", reading.value)), reading.kept)
    return reading


def _read_order(given: object, exercise: Exercise, passages: Sequence[Option]) -> Reading:
    reading = _several(given, exercise, exercise.options)
    if is_a(given, set, frozenset) and isinstance(reading, Answer):
        words = f"A set has no order. {wanted(exercise)}"
        return Unreadable(words, {"unreadable": "a set"})
    if not isinstance(reading, Answer):
        return reading
    keys = tuple(cast("Iterable[str]", reading.value))
    missing = [each for each in exercise.options if each.key not in keys]
    if missing:
        return Unreadable(f"Not all are in it yet: {listed(missing)}.", reading.kept)
    if len(keys) > len(exercise.options):
        return Unreadable("Something is in it twice. Name each once.", reading.kept)
    return Answer(keys, reading.kept)


def _read_match(given: object, exercise: Exercise, passages: Sequence[Option]) -> Reading:
    if given is None or given is ... or (is_a(given, str) and _blank(given)):
        return NotAnswered()
    pairs = _pairs(given)
    if pairs is None or len(pairs) > MOST:
        return unreadable(given, wanted(exercise))
    if not pairs:
        return NotAnswered()
    lefts = [read_option(left, exercise.items, wanted(exercise)) for left, _ in pairs]
    for left in lefts:
        if not isinstance(left, Answer):
            return Unreadable(getattr(left, "words", wanted(exercise)), _kept_pairs(lefts, lefts))
    rights = [_read_right(right, exercise) for _, right in pairs]
    return _matched(lefts, rights, exercise)


def _matched(lefts: list[Reading], rights: list[Reading], exercise: Exercise) -> Reading:
    kept = _kept_pairs(lefts, rights)
    keys = [cast(str, cast(Answer, left).value) for left in lefts]
    empty = {key for key, right in zip(keys, rights, strict=True) if isinstance(right, NotAnswered)}
    if len(empty) == len(keys):
        return NotAnswered()
    for key, right in zip(keys, rights, strict=True):
        if not isinstance(right, (Answer, NotAnswered)):
            return type(right)(f"{key}: {right.words}", kept)
    missing = [each for each in exercise.items if each.key not in keys or each.key in empty]
    if missing:
        return Unreadable(f"Not all have a partner yet: {listed(missing)}.", kept)
    if len(keys) > len(exercise.items):
        return Unreadable("Something stands on the left twice. Name each once.", kept)
    values = {key: cast(Answer, right).value for key, right in zip(keys, rights, strict=True)}
    return Answer(
        {each.key: cast("Fraction | str", values[each.key]) for each in exercise.items}, kept
    )


def _read_right(given: object, exercise: Exercise) -> Reading:
    if exercise.options:
        return read_option(given, exercise.options)
    return read_number(given, exercise.unit)


def _kept_pairs(lefts: list[Reading], rights: list[Reading]) -> Json:
    return {str(left.kept)[:80]: right.kept for left, right in zip(lefts, rights, strict=True)}


def _pairs(given: object) -> list[tuple[object, object]] | None:
    if is_a(given, dict):
        held = cast("dict[object, object]", given)
        return list(dict.items(held)) if len(held) <= MOST else None
    if is_a(given, Interval):
        return [("low", given.low), ("high", given.high)]  # type: ignore[attr-defined]
    if hasattr(type(given), "to_dict") and getattr(given, "ndim", 0) == 1:
        return list(given.to_dict().items()) if len(given) <= MOST else None  # type: ignore
    elements = _elements(given)
    if elements is None or not all(is_a(each, tuple, list) and len(each) == 2 for each in elements):  # type: ignore
        return None
    return [(each[0], each[1]) for each in elements]  # type: ignore[index]


Reader = Callable[[object, Exercise, Sequence[Option]], Reading]
_READERS: Mapping[str, Reader] = {
    "number": lambda given, exercise, passages: read_number(given, exercise.unit),
    "choice": lambda given, exercise, passages: read_option(given, exercise.options),
    "choices": lambda given, exercise, passages: _read_choices(given, exercise, exercise.options),
    "order": _read_order,
    "match": _read_match,
    "passage": lambda given, exercise, passages: read_option(given, passages, wanted(exercise)),
    "passages": _read_choices,
}
