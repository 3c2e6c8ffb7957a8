"""Numbers in words, turned into digits, so that the rest of a text is read as if they stood there.

>>> in_digits("three weeks and two days"), in_digits("two hundred thirty-seven million")
('3 weeks and 2 days', '237 million')
>>> in_digits("two and a half"), in_digits("a quarter of a million"), in_digits("двадцать три дня")
('2 1/2', '1/4 million', '23 дня')
>>> in_digits("dreiundzwanzig Tage")
'23 tage'

English and Russian are read here; German, French and Spanish by the
library text2num, loaded when a text has no number otherwise. Without it, or in another language,
the text stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from .library import LIBRARY_LANGUAGES, in_words
from .printed import number_from
from .units import MILLION, SCALES, units

MOST_WORDS, MOST_FOREIGN_WORDS = 30, 16
_PARTS = {
    2: "half halves halb halbe hälfte moitié demi mitad medio media половина половину",
    3: "third thirds drittel tiers tercio tercios треть трети",
    4: "quarter quarters viertel quart quarts cuarto cuartos четверть четверти",
    5: "fifth fifths fünftel cinquième cinquièmes quinto quintos",
    6: "sixth sixths sechstel sixième sixièmes sexto sextos",
    7: "seventh sevenths siebtel septième septièmes",
    8: "eighth eighths achtel huitième huitièmes octavo octavos",
    9: "ninth ninths neuntel neuvième neuvièmes",
    10: "tenth tenths zehntel dixième dixièmes décimo décimos",
    12: "twelfth twelfths",
    15: "fifteenth fifteenths",
    16: "sixteenth sixteenths sechzehntel seizième seizièmes",
    20: "twentieth twentieths zwanzigstel",
    100: "hundredth hundredths hundertstel",
    1000: "thousandth thousandths tausendstel",
}
PARTS = {word: below for below, words in _PARTS.items() for word in words.split()}
ARTICLES = frozenset(
    ["a", "an", "one", "the", "ein", "eine", "einem", "einer", "der", "die", "den"]
    + ["un", "une", "uno", "una", "la"]
)
JOINTS = frozenset(("and", "und", "et", "y", "и"))
OF = frozenset(("of", "von", "de", "d"))
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_HYPHENED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\S")
_WORD = re.compile(r"[^\W\d_]+|\d(?:[\d.,]*\d)?|\S")
# Number words of another language that are units or scales in English.
_SHARED = frozenset(("cent", "cents", "mille", "mil"))
Reader = Callable[[Sequence[str], int], "tuple[int, int] | None"]


def in_digits(text: str) -> str:
    """Return ``text`` in small letters with its numbers in digits; as it is if it has none.

    A share keeps its form: "two thirds" is "2/3".
    """
    return next(ways_in_digits(text), text)


def ways_in_digits(text: str) -> Iterator[str]:
    """Yield the text with its numbers in digits: read here, then by the library.

    Languages share words ("six"), so that only the whole shows which of the two is meant.
    """
    words = _WORD.findall(_HYPHEN.sub(" ", text.casefold()))
    own = _turned(words, _own) if len(words) <= MOST_WORDS else words
    foreign = own != words and bool(_SHARED & set(own))
    if own != words and not foreign:
        yield _joined(own)
    yield from _foreign_ways(text)
    if foreign:
        yield _joined(own)


def _foreign_ways(text: str) -> Iterator[str]:
    words = _HYPHENED.findall(text.casefold())
    if len(words) <= MOST_FOREIGN_WORDS and not any(map(str.isdigit, text)):
        made = _turned(words, _by_library)
        if made != words:
            yield _joined(made)


def _joined(words: Sequence[str]) -> str:
    return re.sub(r" (?=[,.;!])", "", " ".join(words))


def figures(text: str, readable: Callable[[str], bool]) -> int:
    """Return how many figures are written: of a number in words, as many as it has in digits.

    ``readable`` says whether a text with digits is a number. What stands before an equals sign or
    in brackets is no figure of the number.

    >>> figures("twelve point zero", bool), figures("373/31 = 12", bool), figures("12 (1.5)", bool)
    (3, 2, 2)
    """
    end = re.split("[=≈]", text)[-1]
    end = re.sub(r"\([^()]*\)", "", end) if re.search(r"\d[^()]*\(|\)[^()]*\d", end) else end
    turned = () if any(map(str.isdigit, end)) else ways_in_digits(end)
    ways = [*turned]
    digits = next((each for each in ways if readable(each)), ways[0] if ways else end)
    return len(re.sub(r"\D", "", digits).lstrip("0"))


def is_share(text: str) -> bool:
    """Whether a part of a whole is named in words: "a fifth", not "0.2" or "1/5".

    >>> is_share("one fifth"), is_share("two and a half"), is_share("1/5")
    (True, False, False)
    """
    words = _WORD.findall(_HYPHEN.sub(" ", text.casefold()))
    return any(each in PARTS for each in words) and not JOINTS & set(words)


def _turned(words: Sequence[str], read: Reader) -> list[str]:
    """Return the words, with each number among them in digits."""
    made: list[str] = []
    at = 0
    while at < len(words):
        text, after = _number(words, at, read)
        made.append(text)
        at = after
    return made


def _number(words: Sequence[str], at: int, read: Reader) -> tuple[str, int]:
    """Return what stands for the word at a place, and the place after what was read."""
    if part := _part(words, at, read):
        return part
    found = _whole(words, at, read)
    if found is None:
        return words[at], at + 1
    whole, after = found
    if words[after : after + 1] == ["point"] and (digits := _digits(words, after + 1, read)):
        return f"{whole}.{digits}", after + 1 + len(digits)
    joined = after < len(words) and words[after] in JOINTS
    if joined and (part := _part(words, after + 1, read)):
        return f"{whole} {part[0]}", part[1]
    return str(whole), after


def _whole(words: Sequence[str], at: int, read: Reader) -> tuple[str, int] | None:
    """Return a whole number and the place after it; digits stand for themselves."""
    if words[at].isdigit():
        return words[at], at + 1
    follows = words[at + 1] if at + 1 < len(words) else ""
    if words[at] in ("a", "an") and (follows in SCALES or follows == "hundred"):
        words = [*words[:at], "one", *words[at + 1 :]]
    if words[at] == "hundred" and not (at and words[at - 1] in SCALES):
        found = read(["one", *words[at:]], 0)
        return None if found is None else (str(found[0]), at + found[1] - 1)
    found = read(words, at)
    return None if found is None else (str(found[0]), found[1])


def _part(words: Sequence[str], at: int, read: Reader) -> tuple[str, int] | None:
    """Return a share as a fraction, and the place after it: "half", "a third", "two thirds"."""
    above, after = "1", at
    if at < len(words) and words[at] in ARTICLES:
        after = at + 1
    elif at < len(words) and words[at] not in PARTS and (found := _whole(words, at, read)):
        above, after = found
    if after >= len(words) or words[after] not in PARTS:
        return None
    return f"{above}/{PARTS[words[after]]}", _after_of(words, after + 1)


def _after_of(words: Sequence[str], at: int) -> int:
    """Return the place of the unit or scale that a share is of: after "of a", "a" or nothing."""
    after = at + (words[at : at + 1] != [] and words[at] in OF)
    after += words[after : after + 1] != [] and words[after] in ARTICLES
    of = words[after] if after < len(words) else ""
    return after if of in SCALES or of in units().names else at


def _digits(words: Sequence[str], at: int, read: Reader) -> str:
    """Return the digits after a point, one a word: "two five", "zero"."""
    digits = ""
    while at < len(words) and (found := _whole(words, at, read)) and len(found[0]) == 1:
        digits += found[0]
        at += 1
    return digits


def _own(words: Sequence[str], at: int) -> tuple[int, int] | None:
    return number_from(words, at, "en") or number_from(words, at, "ru")


def _is_large(word: str) -> bool:
    """Whether a word is a scale of a million or more: it stays, as behind digits."""
    return SCALES.get(word, 0) >= MILLION


def _by_library(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return the longest number that begins at a word, in any language that the library knows."""
    languages = [each for each in LIBRARY_LANGUAGES if in_words(words[at], each) is not None]
    if words[at] in ARTICLES:
        languages = list(LIBRARY_LANGUAGES)
    last = next((end for end in range(at, len(words)) if _is_large(words[end])), len(words))
    for end in range(last, at, -1):
        text = " ".join(words[at:end])
        for language in languages:
            if (value := in_words(text, language)) is not None:
                return value, end
    return None
