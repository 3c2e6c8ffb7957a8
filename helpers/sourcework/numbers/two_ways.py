"""A typed number that can be read in two ways, written out in each so that it is read in no other.

Its mark may separate thousands or begin decimals, its "m" be a million or metres, and its billion
be a thousand million or a million million.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .numerals import tidy
from .units import LONG_BILLIONS, SCALES

Why = Literal["mark", "m", "billion", "word"]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read a text: as it is said, and typed so that it can be read in no other way."""

    said: str
    typed: str


@dataclass(frozen=True, slots=True)
class Ways:
    """A text that can be read two ways, and why: its mark, an "m", a billion, or another word."""

    why: Why
    first: Way
    second: Way


# The raised dot is a sign of multiplication, and the decimal point of older English print.
_DOT = re.compile(r"(?<![\d.,·])(\d+)·(\d+)(?![\d.,·]|\s*(?:\^|\*\*))")
# A thousand in Spanish, a million in English accounts.
_MIL = re.compile(r"(?<=\d)(\s*)mil\b\.?(?!\s*(?:mil|de\b))")
_MARKED = re.compile(r"(?<![\d.,])(\d{1,3})[.,](\d{3})(?![\d.,]*\d)")
_METRES_OR_MILLION = re.compile(r"(?<=\d)(\s*)[mм]\b\.?", re.IGNORECASE)
# Letters that stand for a million.
_MILLION = ("m", "м", "mm")
_LONG = re.compile(
    rf"\b(?:{'|'.join(sorted(LONG_BILLIONS))}|[bt]rillions? (?:de|d)|billions? (?:de|d))\b",
    re.IGNORECASE,
)


def in_own_letters(ways: Ways, text: str) -> Ways:
    """Return both ways with the words in the letters in which they were typed: "Tonnen"."""
    own = {word.casefold(): word for word in re.findall(r"[^\W\d_]+", tidy(text))}

    def back(said: str) -> str:
        return re.sub(r"[^\W\d_]+", lambda word: own.get(word[0], word[0]), said)

    first, second = (Way(back(each.said), back(each.typed)) for each in (ways.first, ways.second))
    return Ways(ways.why, first, second)


def mark(body: str) -> Ways | None:
    """Return both readings of the one mark in a number: thousands, and decimals."""
    found = _MARKED.search(body)
    if found is None:
        return None
    whole, after = found.groups()
    scaled = re.split(r"[\s.]+", body[found.end() :].strip())[0] in (*SCALES, *_MILLION)
    small, digits = f" {int(after)}" if int(after) else "", after.rstrip("0")
    thousands = whole + after if scaled else f"{whole} thousand{small}"
    return Ways(
        "mark",
        _way(body, found, thousands, whole + after),
        _way(body, found, f"{whole} point {digits or 'zero'}", f"{whole}.{_not_three(digits)}"),
    )


def _not_three(digits: str) -> str:
    """Return decimals, at least one and never three, as parted thousands have them.

    >>> _not_three("6"), _not_three("321"), _not_three("")
    ('6', '3210', '0')
    """
    return f"{digits}0" if len(digits) in (0, 3) else digits


def _way(body: str, found: re.Match[str], said: str, typed: str) -> Way:
    before, behind = body[: found.start()], body[found.end() :]
    return Way(f"{before}{said}{behind}", f"{before}{typed}{behind}")


def metres_or_million(body: str) -> Ways | None:
    """Return both readings of an "m" behind a number."""
    first, second = (
        _METRES_OR_MILLION.sub(f" {each}", body, count=1) for each in ("million", "metres")
    )
    return Ways("m", Way(first, first), Way(second, second)) if first != body else None


def dot(body: str) -> Ways | None:
    """Return both readings of one raised dot between digits: times, and a decimal point.

    >>> dot("6·25 t").second.typed, dot("1.6·10^6"), dot("6 · 25")
    ('6.25 t', None, None)
    """
    found = _DOT.findall(body)
    if len(found) != 1:
        return None
    first = (_DOT.sub(rf"\1 {sign} \2", body) for sign in ("times", "×"))
    second = (_DOT.sub(rf"\1{sign}\2", body) for sign in (" point ", "."))
    return Ways("word", Way(*first), Way(*second))


def mil(body: str, asked: str) -> Ways | None:
    """Return both sizes of "mil" where millions are asked for; elsewhere it is a thousand.

    >>> mil("237 mil", "million gulden").second.typed, mil("30 mil", "t")
    ('237 million', None)
    """
    if not asked.startswith("million") or not _MIL.search(body):
        return None
    first, second = (_MIL.sub(f" {size}", body) for size in ("thousand", "million"))
    return Ways("word", Way(first, first), Way(second, second))


def billion(body: str) -> Ways | None:
    """Return both sizes of a word that is a thousand times larger outside English, if one stands.

    >>> billion("2 billionen t").first.typed, billion("2 million t") is None
    ('2 thousand million t', True)
    """
    if not _LONG.search(body):
        return None
    long = "trillion" if re.search(r"\btril", body) else "billion"
    sizes = ("thousand million", "million million")
    if long == "trillion":
        sizes = ("million million", "million million million")
    first, second = (Way(said, said) for said in (_LONG.sub(size, body, count=1) for size in sizes))
    return Ways("billion", first, second)
