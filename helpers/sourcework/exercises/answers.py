"""Any Python object -> what it answers to an exercise; never raises.

read        an answer to any exercise
wanted      what an answer looks like, on the road the learner took: by form or in code
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import cast

from .amounts import WANTED
from .model import Exercise, Option, Road
from .one_number import FORM_NUMBER, read_one
from .options import called, fold, listed, read_option
from .pairs import read_pairs
from .readings import (
    BLANK,
    Ambiguous,
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
_BETWEEN = re.compile(
    r"\s*(?:[,;，；、>→\n+&|]|->|\s[-–—/]\s)+\s*(?:(?:and|then|or)\s+)*|\s+(?:and|then)\s+"
)
_NUMBERED = re.compile(r"(?:^|(?<=\s))\(?\d{1,2}[.)]\s+")
_FIRST = re.compile(r"^(?:first|at first)[:,]?\s+", re.IGNORECASE)
_ALL_BUT = re.compile(
    r"^(?:all|any|everything|every one|each|both)(?: of (?:them|these))?,?\s+"
    r"(?:but|except(?:ing)?(?: for)?|besides|apart from|other than|without|save)[:,]?\s+(.+)",
    re.IGNORECASE | re.DOTALL,
)
_BACKWARDS = re.compile(r"\s*(?:←|<-)\s*")
_ONWARD = re.compile(r"\s*/\s*|\s+to\s+", re.IGNORECASE)
_ALL, _NONE = frozenset(("all", "everything", "allofthem")), frozenset(("none", "noneofthem"))


def read(
    given: object, exercise: Exercise, passages: Iterable[str] = (), road: Road = "code"
) -> Reading:
    """Return the reading of any object as an answer to ``exercise``.

    ``passages`` are the ids that kinds ``passage`` and ``passages`` choose from. Whatever the
    object does when touched, it raises nothing but the learner's own Ctrl-C.
    """
    try:
        if refused := refused_before(given):
            return refused
        reading = _READERS[exercise.kind](given, exercise, _as_options(passages), road)
        return _by_form(reading, exercise) if road == "form" else reading
    except KeyboardInterrupt:
        raise
    except BaseException:  # an object may raise anything at all, SystemExit included
        words = f"That could not be read. {wanted(exercise, road)}"
        return Unreadable(words, {"unreadable": "something that cannot be read"})


def _by_form(reading: Reading, exercise: Exercise) -> Reading:
    """Return a reading without the names of Python's kinds, of which a form knows nothing."""
    kept = reading.kept
    parts = kept if isinstance(kept, list) else [kept]
    if any(isinstance(each, dict) and "unreadable" in each for each in parts):
        return Unreadable(wanted(exercise, "form"), kept)
    return reading


def wanted(exercise: Exercise, road: Road = "code") -> str:
    """Return the sentence that says what an answer to ``exercise`` looks like, by form or in code.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> wanted(opened(EXAMPLE).exercises["flour-needed"], "form")
    'Write one number, such as 42, 12.5 or 4.2 million.'
    """
    of, items = listed(exercise.options, road), listed(exercise.items, road)
    by_form = {
        "number": FORM_NUMBER,
        "choice": f"Choose one: {of}.",
        "choices": f"Choose all that fit: {of}.",
        "order": f"Put all in order: {of}.",
        "match": f"Give each line its partner: {items}."
        if exercise.options
        else f"Type a number into each field: {items}.",
        "passage": "Choose one passage.",
        "passages": "Choose passages.",
    }
    in_code = {
        "number": WANTED,
        "choice": f"Give one of the options: {of}.",
        "choices": f'Give a set, as in {{"…", "…"}}, of: {of}.',
        "order": f'Give a list of all, as in ["…", "…"], of: {of}.',
        "match": f'Give a mapping, as in {{"…": …}}, from each of: {items}.',
        "passage": "Give the id of one passage, as it stands beside its text, in quotation marks.",
        "passages": 'Give a set of passage ids, as in {"…", "…"}.',
    }
    return (by_form if road == "form" else in_code)[exercise.kind]


def _as_options(ids: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(each, each) for each in ids)


def _elements(given: object) -> list[object] | None:
    """Return what a collection holds, at most 101 of it, or None where it is no collection.

    Of a mapping to True and False it is what is true.
    """
    if is_a(given, dict):
        pairs = list(dict.items(cast("dict[object, object]", given)))
        chosen = [key for key, each in pairs if each is True]
        return chosen[: MOST + 1] if all(is_a(each, bool) for _, each in pairs) else None
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
    if called(text, options):
        return [text]
    plain = _FIRST.sub("", _NUMBERED.sub(", ", text.strip("{}[]() ")))
    return [part for part in _BETWEEN.split(plain) if part.strip()]


def _several(given: object, exercise: Exercise, options: Sequence[Option], road: Road) -> Reading:
    if given is None or given is ... or (is_a(given, str) and _blank(given)):
        return NotAnswered()
    elements = _split(given, options)
    elements = [given] if elements is None else elements
    if len(elements) > MOST:
        return unreadable(given, wanted(exercise, road))
    if not elements:
        return NotAnswered()
    ask = wanted(exercise, road)
    readings = [read_option(each, options, ask, road) for each in elements]
    kept = [each.kept for each in readings]
    if is_a(given, set, frozenset):
        kept = sorted(kept, key=str)
    for reading in readings:
        if not isinstance(reading, Answer):
            return _missing(reading, kept, ask)
    return Answer(tuple(cast(str, cast(Answer, each).value) for each in readings), kept)


def _blank(given: object) -> bool:
    return clipped(cast(str, given)).strip() in BLANK


def _missing(reading: Reading, kept: Json, ask: str) -> Reading:
    if isinstance(reading, Ambiguous):
        return Ambiguous(reading.words, kept)
    return Unreadable(getattr(reading, "words", f"One of them is empty. {ask}"), kept)


def _read_choices(
    given: object, exercise: Exercise, options: Sequence[Option], road: Road
) -> Reading:
    whole = _whole(given, options)
    if whole is not None:
        return Answer(frozenset(whole), quoted(cast(str, given)))
    if left_out := _ALL_BUT.match(clipped(cast(str, given)).strip()) if is_a(given, str) else None:
        return _all_but(cast(str, given), left_out[1], exercise, options, road)
    reading = _several(given, exercise, options, road)
    if isinstance(reading, Answer):
        return Answer(frozenset(cast("Iterable[str]", reading.value)), reading.kept)
    return reading


def _all_but(
    given: str, left_out: str, exercise: Exercise, options: Sequence[Option], road: Road
) -> Reading:
    """Return the reading of “all but …”: every option without those that are named."""
    reading = _several(left_out, exercise, options, road)
    if not isinstance(reading, Answer):
        return reading
    named = cast("Iterable[str]", reading.value)
    return Answer(frozenset(each.key for each in options) - {*named}, clipped(given))


def _whole(given: object, options: Sequence[Option]) -> list[str] | None:
    """Return all keys for “all”, no key for “none”, where no option is called so."""
    text = fold(clipped(cast(str, given))) if is_a(given, str) else ""
    if text not in _ALL | _NONE or any(text in (fold(o.key), fold(o.label)) for o in options):
        return None
    return [each.key for each in options] if text in _ALL else []


def _read_order(
    given: object, exercise: Exercise, passages: Sequence[Option], road: Road
) -> Reading:
    reading = _several(_in_sequence(given, exercise), exercise, exercise.options, road)
    if is_a(given, set, frozenset) and isinstance(reading, Answer):
        words = f"A set has no order. {wanted(exercise, road)}"
        return Unreadable(words, {"unreadable": "a set"})
    if not isinstance(reading, Answer):
        return reading
    keys = tuple(cast("Iterable[str]", reading.value))
    missing = [each for each in exercise.options if each.key not in keys]
    if missing:
        return Unreadable(f"Not all are in it yet: {listed(missing, road)}.", reading.kept)
    if len(keys) > len(exercise.options):
        return Unreadable("Something is in it twice. Name each once.", reading.kept)
    return Answer(keys, reading.kept)


def _in_sequence(given: object, exercise: Exercise) -> object:
    """Return the parts of a text that goes from one to the next by “/” or “to”, or back by “←”."""
    if not is_a(given, str):
        return given
    text = clipped(cast(str, given)).strip()
    back, on = _BACKWARDS.split(text), _ONWARD.split(text)
    if len(back) == len(exercise.options):
        return back[::-1]
    return on if len(on) == len(exercise.options) else given


def _read_match(
    given: object, exercise: Exercise, passages: Sequence[Option], road: Road
) -> Reading:
    if given is None or given is ... or (is_a(given, str) and _blank(given)):
        return NotAnswered()
    return read_pairs(given, exercise, wanted(exercise, road), road)


Reader = Callable[[object, Exercise, Sequence[Option], Road], Reading]
_READERS: Mapping[str, Reader] = {
    "number": lambda given, exercise, passages, road: read_one(
        given, exercise.unit, road, exercise.size
    ),
    "choice": lambda given, exercise, passages, road: read_option(
        given, exercise.options, road=road
    ),
    "choices": lambda given, exercise, passages, road: _read_choices(
        given, exercise, exercise.options, road
    ),
    "order": _read_order,
    "match": _read_match,
    "passage": lambda given, exercise, passages, road: read_option(
        given, passages, wanted(exercise, road), road
    ),
    "passages": _read_choices,
}
