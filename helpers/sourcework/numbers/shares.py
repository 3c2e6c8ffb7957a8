"""Shares of a whole in printed words, as fractions in digits: half a virgate, 13½, two thirds.

>>> in_fractions("13½ hides", "en"), in_fractions("half a virgate", "en")
('13 1/2 hides', '1/2 virgate')
>>> in_fractions("two and a half pounds", "en"), in_fractions("two thirds of an acre", "en")
('two and 1/2 pounds', '2/3 acre')
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ..languages import language

JOINTS = frozenset(("and", "et", "und", "y", "и", "&"))
_SIGNS = re.compile(r"(?<=\d)?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]")
SHARE = re.compile(r"[0-9]+/[0-9]+")
# Only where an article or a count stands before it: "quarter" is a measure of corn as well, and
# "third" a place in a row.
_ENGLISH = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
    "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "twelfth": 12,
    "twelfths": 12, "sixteenth": 16, "sixteenths": 16,
}  # fmt: skip


def in_fractions(words: str, lang: str) -> str:
    """Return the words with signs such as ½, and in English shares in words, as fractions."""
    plain = _SIGNS.sub(
        lambda found: " " + unicodedata.normalize("NFKC", found[0]).replace("⁄", "/") + " ", words
    )
    plain = " ".join(plain.split()) if plain != words else words
    return _english().sub(_in_digits, plain) if language(lang).tag.startswith("en") else plain


@cache
def _english() -> re.Pattern[str]:
    counts = "|".join(_counts())
    shares = "|".join(sorted(_ENGLISH, key=len, reverse=True))
    of = r"(?:\s+parts?)?(?:\s+of)?(?:\s+an?)?(?=\W|$)"
    return re.compile(
        rf"\b(?:(?P<count>{counts}|an?|the)[\s-]+(?P<share>{shares})|(?P<bare>half)){of}",
        re.IGNORECASE,
    )


@cache
def _counts() -> dict[str, int]:
    return {word: value for word, value in language("en").numbers.items() if 0 < value < 16}


def _in_digits(found: re.Match[str]) -> str:
    share = (found["share"] or found["bare"]).casefold()
    if share.startswith("quarter") and found[0].casefold().endswith(" of"):
        return found[0]  # "three quarters of wheat" are a measure of it
    below = _ENGLISH[share]
    above = _counts().get((found["count"] or "one").casefold(), 1)
    return f"{above}/{below}" if above < below else found[0]
