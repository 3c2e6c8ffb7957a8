"""What is matched with what: from a mapping, pairs, a list in the order asked, or one text.

>>> from .model import Mistake, choose_from
>>> who = choose_from("baker", "miller")
>>> wrong = Mistake.pairs("B3", "miller", "…"), Mistake.pairs("B4", "baker", "…")
>>> right = {"B3": "baker", "B4": "miller"}
>>> asked = Exercise(id="who", lesson="read", kind="match", question="Who says it?", answer=right,
...                  hints=("…",) * 3, mistakes=wrong, why="…", look="…",
...                  options=who, items=choose_from("B3", "B4"))
>>> read_pairs("B3: the baker; B4: miller", asked).value
{'B3': 'baker', 'B4': 'miller'}
>>> read_pairs(["baker", "miller"], asked).value
{'B3': 'baker', 'B4': 'miller'}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TypeAlias, cast

from ..rounding import Interval
from .model import Exercise, Option, Road
from .one_number import read_one
from .options import called, listed, read_option
from .readings import (
    Answer,
    Json,
    NotAnswered,
    Reading,
    Unreadable,
    begun,
    clipped,
    is_a,
    unreadable,
)

MOST = 100
Pair: TypeAlias = "tuple[object, object]"
_JOINT = " \t\n:=→-–—>,;."
_APART = re.compile(r"\s*[;\n]\s*|,\s+(?:and\s+)?|\s+(?:and|to)\s+|\s*(?:…|\.\.\.|\s[-–—]\s|–)\s*")
_TOGETHER = re.compile(r"\s*(?:[,;&+/]|\band\b)\s*")
_SHARED = re.compile(r"\s*(?:,|&|\+|/|,?\s*\band\b)\s*")
_AROUND = re.compile(r"^(?:between|from)\s+", re.IGNORECASE)


def read_pairs(given: object, exercise: Exercise, ask: str = "", road: Road = "code") -> Reading:
    """Return the reading of ``given`` as a partner for each item of ``exercise``."""
    pairs = _pairs(given, exercise)
    if pairs is None or len(pairs) > MOST:
        return unreadable(given, ask)
    if not pairs:
        return NotAnswered()
    lefts = [read_option(left, exercise.items, ask, road) for left, _ in pairs]
    if not all(isinstance(left, Answer) for left in lefts):
        turned = _turned(pairs, exercise)
        if turned:
            return read_pairs(turned, exercise, ask, road)
        bad = next(left for left in lefts if not isinstance(left, Answer))
        return Unreadable(getattr(bad, "words", ask), _kept_pairs(lefts, lefts))
    rights = [_read_right(right, exercise, road) for _, right in pairs]
    return _matched(lefts, rights, exercise, road)


def _pairs(given: object, exercise: Exercise) -> list[Pair] | None:
    if is_a(given, dict):
        held = cast("dict[object, object]", given)
        return _one_each(dict.items(held), exercise.items) if len(held) <= MOST else None
    if is_a(given, Interval):
        return [("low", given.low), ("high", given.high)]  # type: ignore[attr-defined]
    if hasattr(type(given), "to_dict") and getattr(given, "ndim", 0) == 1:
        return list(given.to_dict().items()) if len(given) <= MOST else None  # type: ignore
    if is_a(given, str):
        return _from_text(clipped(cast(str, given)), exercise.items)
    if not is_a(given, list, tuple) or len(given) > MOST:  # type: ignore[arg-type]
        return None
    return _from_list(list(cast("Iterable[object]", given)), exercise.items)


def _one_each(pairs: Iterable[Pair], items: Sequence[Option]) -> list[Pair]:
    """Return pairs with one item each, where several stand together on the left."""
    apart: list[Pair] = []
    for left, right in pairs:
        lefts: list[object] = [left]
        if is_a(left, tuple, frozenset) and len(left) <= MOST:  # type: ignore[arg-type]
            lefts = list(cast("Iterable[object]", left))
        elif is_a(left, str) and not called(cast(str, left), items):
            named = [each for each in _TOGETHER.split(clipped(cast(str, left))) if each]
            lefts = [*named] if all(called(each, items) for each in named) else lefts
        apart += [(each, right) for each in lefts or [left]]
    return apart


def _from_list(elements: list[object], items: Sequence[Option]) -> list[Pair] | None:
    """Return pairs as they stand, or the elements as partners of the items, in their order."""
    if elements and all(is_a(each, tuple, list) and len(each) == 2 for each in elements):  # type: ignore[arg-type]
        return [(each[0], each[1]) for each in elements]  # type: ignore[index]
    if any(is_a(each, tuple, list, dict, set) for each in elements) or not elements:
        return None if elements else []
    return _in_order(elements, items)


def _in_order(elements: Sequence[object], items: Sequence[Option]) -> list[Pair] | None:
    if len(elements) != len(items):
        return None
    return [(item.key, each) for item, each in zip(items, elements, strict=True)]


def _from_text(text: str, items: Sequence[Option]) -> list[Pair] | None:
    """Return the pairs in one text: after each item its partner, or partners alone, in order."""
    places = [_place(text, each) for each in items]
    if all(places):
        found = sorted(zip(cast("list[tuple[int, int]]", places), items, strict=True))
        ends = [start for (start, _), _ in found[1:]] + [len(text)]
        pairs: list[Pair] = []
        for ((_, after), item), end in reversed([*zip(found, ends, strict=True)]):
            between = text[after:end]
            # "B1 and B4 baker": both have the partner that follows.
            shared = pairs[0][1] if pairs and _SHARED.fullmatch(between) else None
            pairs.insert(0, (item.key, shared or between.strip(_JOINT)))
        return pairs
    plain = _AROUND.sub("", text.strip("[](){} "))
    return _in_order([part for part in _APART.split(plain) if part], items)


def _place(text: str, item: Option) -> tuple[int, int] | None:
    """Return where an item's key or label stands in a text, and where it ends."""
    for call in (item.label, item.key):
        match = re.search(rf"(?<!\w){re.escape(call)}(?!\w|\.\d)", text, re.IGNORECASE)
        if match:
            return match.span()
    return None


def _turned(pairs: Sequence[Pair], exercise: Exercise) -> list[Pair]:
    """Return pairs the other way round, where each stands for an option and what belongs to it."""
    turned: list[Pair] = []
    for left, right in pairs:
        held = list(right) if is_a(right, list, tuple, set) else [right]  # type: ignore[call-overload]
        turned += [(each, left) for each in held]
    fits = all(
        isinstance(read_option(item, exercise.items), Answer)
        and isinstance(read_option(option, exercise.options), Answer)
        for item, option in turned
    )
    return turned if exercise.options and len(turned) <= MOST and fits else []


def _matched(
    lefts: list[Reading], rights: list[Reading], exercise: Exercise, road: Road
) -> Reading:
    kept = _kept_pairs(lefts, rights)
    keys = [cast(str, cast(Answer, left).value) for left in lefts]
    empty = {key for key, right in zip(keys, rights, strict=True) if isinstance(right, NotAnswered)}
    if len(empty) == len(keys):
        return NotAnswered()
    names = {
        each.key: f"“{each.key}”" if road == "code" else begun(each.label.rstrip("."))
        for each in exercise.items
    }
    for key, right in zip(keys, rights, strict=True):
        if not isinstance(right, (Answer, NotAnswered)):
            return type(right)(f"{names[key]}: {right.words}", kept)
    missing = [each for each in exercise.items if each.key not in keys or each.key in empty]
    if missing:
        lack = "a partner" if exercise.options else "a number"
        return Unreadable(f"Not all have {lack} yet: {listed(missing, road)}.", kept)
    if len(keys) > len(exercise.items):
        return Unreadable("A name stands on the left twice. Give each name once.", kept)
    values = {key: cast(Answer, right).value for key, right in zip(keys, rights, strict=True)}
    beside = {
        key: cast(Answer, right).beside[""]
        for key, right in zip(keys, rights, strict=True)
        if cast(Answer, right).beside
    }
    matched = {each.key: cast("Fraction | str", values[each.key]) for each in exercise.items}
    return Answer(matched, kept, beside=beside)


def _read_right(given: object, exercise: Exercise, road: Road) -> Reading:
    if exercise.options:
        return read_option(given, exercise.options, road=road)
    return read_one(given, exercise.unit, road, exercise.size)


def _kept_pairs(lefts: list[Reading], rights: list[Reading]) -> Json:
    return {str(left.kept)[:80]: right.kept for left, right in zip(lefts, rights, strict=True)}
