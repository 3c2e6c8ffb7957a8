"""The passages and sources that a text names: ids of passages, alone, in brackets, as ranges.

>>> from sourcework.new import letter
>>> cited("See [B2] and (c1).", letter()).passages
('B2', 'C1')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..document import Document
from ..outside import Outside

# Letters that look alike in the two alphabets, as one types them with a Russian keyboard.
_LATIN = str.maketrans("РМНСРБВрмнс", "PMHCPBBPMHC")
_ID = r"[^\W\d_]{1,2}\d{1,3}(?:\.\d{1,3})?"
_RANGE = re.compile(
    rf"(?<![\w.])(?P<first>{_ID})(?:\s?[-–—]\s?(?P<last>{_ID}|\d{{1,3}}(?:\.\d{{1,3}})?))?(?![\w])"
)
_KEY = re.compile(r"(?<!\w)\[?@(?P<key>[^\W_][\w.:-]{0,80})|\[(?P<only>[^\W\d_][\w.:-]{2,80})\]")


@dataclass(frozen=True, slots=True)
class Cited:
    """What a text names: passages and sources that exist, and names that do not."""

    passages: tuple[str, ...]
    others: tuple[str, ...]
    unknown: tuple[str, ...]


def cited(text: str, document: Document, outside: Outside | None = None) -> Cited:
    """Return what a text cites, in order, each once.

    A name counts as an unknown passage if it begins as a passage's name does, in capitals.
    """
    found = list(_passages(text, document))
    good = dict.fromkeys(each for each, there in found if there)
    bad = dict.fromkeys(each for each, there in found if not there)
    keys = _keys(text, outside) if outside else ()
    others = dict.fromkeys(each for each, there in keys if there)
    bad |= dict.fromkeys(each for each, there in keys if not there)
    return Cited(tuple(good), tuple(others), tuple(bad))


def spans(text: str, document: Document) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield where passages are named in a text: the place of each name, and which they are."""
    for found in _RANGE.finditer(text):
        names = tuple(each for each, there in _passages(found[0], document) if there)
        if names:
            yield found.start(), found.end(), names


def named_at(text: str, place: int, document: Document) -> Cited:
    """Return what stands nearest behind a place in a sentence: passages, or a source.

    Where nothing is named behind it, what is named before it counts; names beside one another in
    brackets count together.

    >>> from sourcework.new import letter
    >>> named_at("“One” (B2), and “two” (C1).", 10, letter()).passages
    ('C1',)
    """
    marks = [(start, end, names) for start, end, names in spans(text, document)]
    sources = [(each.start(), each.end(), ()) for each in _KEY.finditer(text)]
    every = sorted([*marks, *sources])
    behind = [each for each in every if each[0] >= place]
    chosen = behind[:1] or every[-1:]
    names = [name for each in chosen for name in each[2]]
    end = chosen[0][1] if chosen else 0
    for start, stop, more in behind[1:]:
        if not re.fullmatch(r"[\s,;&]*(?:and|or)?[\s,;]*", text[end:start]) or not more:
            break
        names += more
        end = stop
    key = () if names or not chosen else (text[chosen[0][0] : chosen[0][1]],)
    return Cited(tuple(dict.fromkeys(names)), key, ())


def _passages(text: str, document: Document) -> Iterator[tuple[str, bool]]:
    by_name = _folded(document)
    for found in _RANGE.finditer(text):
        first = found["first"].translate(_LATIN)
        names = [first]
        if found["last"]:
            last = found["last"].translate(_LATIN)
            names = _between(first, _completed(first, last), by_name) or [first, last]
        for name in names:
            known = by_name.get(name.casefold())
            if known:
                yield known, True
            elif _looks_like_one(name, by_name):
                yield name, False


@lru_cache(maxsize=4)
def _folded(document: Document) -> dict[str, str]:
    return {each.casefold(): each for each in document.passages}


def _looks_like_one(name: str, by_name: dict[str, str]) -> bool:
    if any(each.startswith(f"{name.casefold()}.") for each in by_name):
        return False  # as "B1" for all of B1.1, B1.2, …
    letters = re.match(r"\D+", name)
    starts = {re.split(r"\d", each)[0] for each in by_name.values()}
    return letters is not None and letters[0] in starts


def _completed(first: str, last: str) -> str:
    """Return the name that a range ends with: of "B2.1-4" and "B2.1-2.4" both "B2.4"."""
    if not last[:1].isdigit():
        return last
    letter = first[: re.search(r"\d", first).start()]  # type: ignore[union-attr]
    head, dot, _ = first.rpartition(".")
    return f"{head}.{last}" if dot and "." not in last else letter + last


def _between(first: str, last: str, by_name: dict[str, str]) -> list[str]:
    """Return the names from one to another in the order of the document, if both exist."""
    names = list(by_name)
    ends = [names.index(each.casefold()) for each in (first, last) if each.casefold() in by_name]
    return [by_name[each] for each in names[ends[0] : ends[1] + 1]] if len(ends) == 2 else []


def _keys(text: str, outside: Outside) -> list[tuple[str, bool]]:
    """Return ids of sources: "[@id]" and "@id" are meant as such, "id" and "[id]" if it is one."""
    entries = outside.entries
    found = []
    for each in _KEY.finditer(text):
        key = (each["key"] or each["only"]).rstrip(".:-")
        if key in entries:
            found.append((key, True))
        elif each["key"]:
            found.append((f"@{key}", False))
    plain = {word.strip("[]().,;:“”\"'") for word in text.split() if "-" in word}
    return found + [(key, True) for key in sorted(plain & entries.keys())]
