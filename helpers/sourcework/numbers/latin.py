"""Latin numbers as charters, surveys and accounts write them, turned into digits.

>>> from sourcework.languages import language
>>> def read(words): return in_plain_latin(words, language("la").numbers)
>>> read("xiii hidas et dim."), read("xxti solidos"), read("c porcis"), read("xviij d. ob.")
('13 hidas et 1/2', '20 solidos', '100 porcis', '18 d et 1/2')
>>> read("iiiixx libras"), read("decem et octo libras")
('80 libras', '18 libras')
>>> read("duae partes virgatae"), read("tertia pars hidae")
('2/3 virgatae', '1/3 hidae')
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from .systems import roman

LONGEST = 20
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|\s+")
# "7" is how printed editions set the scribes' sign for "et"; alone it is a seven.
_ALSO = frozenset(("et", "&", "⁊", "ac", "atque", "7"))
# The ending of the word in full, set behind its numeral: xxti for viginti, viiito for octo.
_ENDED = re.compile(
    r"(x*i{4}|x*iv)(?:or)|(x*viii)(?:to)|(i?x{2})(?:ti)|(xxx|x?l|lx{1,4}|xc)(?:ta)|(x*i)(?:us|um|am|a|o)"
)
# So many twenties, hundreds or thousands: iiiixx, vixx, iiic, vm.
_TIMES = re.compile(r"(x{0,1}(?:ix|iv|v?i{0,4}))(xx|c|m)([xvi]*)")
_SMALL = frozenset("ivxlcdm")
_HALF = re.compile(r"dim|di|dimid|dimidi(?:us|a|um|am|ae|i|o)|medieta(?:s|tem|te|tis)")
# A half and a quarter of a penny, which accounts write behind the pence.
_COINS = {"ob": "1/2", "obolus": "1/2", "obolum": "1/2", "quadrans": "1/4", "quadrantem": "1/4"}
_PART = re.compile(r"pars|partem|parte|partes|partibus|part")
_NTH = {
    "terti": 3, "terci": 3, "quart": 4, "quint": 5, "sext": 6, "septim": 7, "octav": 8, "non": 9,
    "decim": 10, "duodecim": 12, "vicesim": 20,
}  # fmt: skip


def in_plain_latin(words: str, numbers: Mapping[str, int]) -> str:
    """Return the words with their numbers in digits, and with shares of a whole as fractions.

    ``numbers`` are number words and their values. Words of scale (milia) are left as they are, and
    a letter alone is no numeral right behind one: "x l." is ten pounds.
    """
    tokens = [each for each in _TOKEN.findall(words) if each.strip() and each not in ".,·:;'"]
    told: list[str] = []
    at, counted, number = 0, False, False
    while at < len(tokens):
        share, after = _share(tokens, at, numbers)
        if share and counted and tokens[at].casefold() in _COINS:
            share = f"et {share}"  # "xviij d. ob.": eighteen pence and a half
        if not after:
            share, after = _whole(tokens, at, numbers, alone=not number)
            number = bool(after)
            counted = counted or number
        joint = counted and tokens[at] in _ALSO
        told.append(share or ("et" if joint else tokens[at]))
        at = after or at + 1
    return " ".join(told)


def numeral(word: str) -> int | None:
    """Return the value of a Roman numeral of two letters or more, however it is written out.

    >>> [numeral(each) for each in ("iiij", "xxti", "iiiior", "vixx", "iiiixxxvi", "vm", "vita")]
    [4, 20, 4, 120, 96, 5000, None]
    """
    if len(word) > LONGEST:
        return None
    if (plain := roman(word)) is not None:
        return plain
    small = word.casefold().replace("j", "i").replace("u", "v")
    if ended := _ENDED.fullmatch(small):
        return roman(next(filter(None, ended.groups())).upper())
    times = _TIMES.fullmatch(small)
    if times is None or not times[1]:
        return None
    count, size = roman(times[1].upper()), roman(times[2].upper())
    rest = roman(times[3].upper()) if times[3] else 0
    if count is None or size is None or rest is None or count < 2 or rest >= size:
        return None
    return count * size + rest


def _one(token: str, known: Mapping[str, int], *, alone: bool) -> int | None:
    word = token.casefold()
    if alone and len(token) == 1 and word in _SMALL:
        return roman(token.upper())
    return numeral(token) if known.get(word) is None else known[word]


def _whole(tokens: list[str], at: int, known: Mapping[str, int], *, alone: bool) -> tuple[str, int]:
    """Return the number that begins at a token, in digits, and where it ends; or ("", 0)."""
    total = _one(tokens[at], known, alone=alone)
    if total is None:
        return "", 0
    at += 1
    while at < len(tokens):
        joined = tokens[at] in _ALSO
        next_at = at + joined
        more = _one(tokens[next_at], known, alone=joined) if next_at < len(tokens) else None
        if more is None or not _disjoint(total, more):
            break
        total, at = total + more, next_at + 1
    return str(total), at


def _disjoint(one: int, other: int) -> bool:
    """Whether two numbers fill other places, as twenty and five do, so that they make one."""
    pairs = zip(reversed(str(one)), reversed(str(other)), strict=False)
    return other > 0 and all("0" in pair for pair in pairs)


def _share(tokens: list[str], at: int, known: Mapping[str, int]) -> tuple[str, int]:
    """Return the share of a whole that begins at a token, and where it ends; or ("", 0).

    Two parts are two of three, three parts three of four.
    """
    word = tokens[at].casefold()
    if _HALF.fullmatch(word):
        return "1/2", at + 1
    if word in _COINS:
        return _COINS[word], at + 1
    if at + 1 == len(tokens) or not _PART.fullmatch(tokens[at + 1].casefold()):
        return "", 0
    for stem, below in _NTH.items():
        if word.removeprefix(stem) in ("a", "am", "ae"):
            return f"1/{below}", at + 2
    count = _one(tokens[at], known, alone=True)
    return (f"{count}/{count + 1}", at + 2) if count in (2, 3) else ("", 0)
