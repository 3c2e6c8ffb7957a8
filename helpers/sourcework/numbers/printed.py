"""A printed number, in digits, in words or in numerals: read from its tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from math import prod

from ..errors import KitError
from ..languages import Language, language
from .library import in_words
from .shares import JOINTS, SHARE
from .systems import LARGE, TENS, han, roman
from .units import inflects

LONGEST_ROMAN = 20
MOST_WORDS = 16
SPACES = " \u00a0\u2009\u202f"


class UnreadableNumber(KitError):
    """Printed words that do not state one quantity; the error says what stands in the way."""


def number_from(words: Sequence[str], at: int, lang: str) -> tuple[int, int] | None:
    """Return the number that begins with the word at a place, and the place after it; or None.

    >>> number_from(["about", "twenty", "three", "weeks"], 1, "en")
    (23, 3)
    """
    tongue = language(lang)
    if words[at] not in tongue.numbers:
        return None
    value, after = _in_words(words, at, tongue)
    return value, after - (words[after - 1] == "and")


def shown(words: object) -> str:
    """Return words as an error shows them, cut where they are long."""
    text = words if isinstance(words, str) else type(words).__name__
    return repr(text if len(text) <= 60 else text[:59] + "…")


def is_number(token: str, tongue: Language) -> bool:
    """Whether a token is a number or begins one: digits, a number word, a numeral."""
    return (
        token[-1] in "0123456789" or _worded(token, tongue) or _numeral(token, tongue) is not None
    )


def _worded(token: str, tongue: Language) -> bool:
    """Whether a word is a number, or begins one; "mille" is one that stands for itself."""
    word = token.casefold()
    if word in tongue.numbers:
        return True
    if not tongue.library or word in tongue.units:
        return False
    return in_words(word, tongue.library) is not None


def _numeral(token: str, tongue: Language) -> int | None:
    """Return the value of a numeral that is no digit: Roman, or Chinese."""
    if "han" in tongue.systems and (value := han(token)) is not None:
        return value
    return roman(token) if "roman" in tongue.systems and len(token) <= LONGEST_ROMAN else None


def terms(
    words: str, tokens: list[str], at: int, tongue: Language
) -> tuple[Fraction, int, Fraction, int]:
    """Return value, scale and step of a number such as "2 тысячи 500", and where it ends."""
    total, scale, step = Fraction(0), 0, Fraction(1)
    while at < len(tokens) and (joint := _joint(tokens, at, tongue)) is not None:
        at += joint
        if scale and SHARE.fullmatch(tokens[at]):
            share = Fraction(tokens[at])
            return total + share * scale, scale, share_step(share, scale), at + 1
        value, parts, after = _group(words, tokens, at, tongue)
        joint = _joint(tokens, after, tongue) if after < len(tokens) else None
        if joint is not None and SHARE.fullmatch(tokens[after + joint]) and parts == 1:
            share = Fraction(tokens[after + joint])  # "two and a half million"
            value, parts, after = value + share, share.denominator, after + joint + 1
        factor = 1
        while after < len(tokens) and (more := _scale(tokens[after], tongue)):
            factor, after = factor * more, after + 1
        if scale and factor >= scale:
            break
        total, scale, at = total + value * factor, factor, after
        step = Fraction(factor, parts)
    return total, scale, step, at


def _joint(tokens: Sequence[str], at: int, tongue: Language) -> int | None:
    """Return how many words stand before the next number: none, or the "and" of a share."""
    if is_number(tokens[at], tongue):
        return 0
    follows = tokens[at + 1] if at + 1 < len(tokens) else ""
    return 1 if tokens[at].casefold() in JOINTS and SHARE.fullmatch(follows) else None


def share_step(share: Fraction, scale: int) -> Fraction:
    """Return the step of a number that ends in a share: of 13½ it is a half."""
    return Fraction(scale, share.denominator)


def _group(
    words: str, tokens: Sequence[str], at: int, tongue: Language
) -> tuple[Fraction, int, int]:
    """Return the number that starts at a token, of what parts it is, and where it ends."""
    if SHARE.fullmatch(tokens[at]):
        above, _, below = tokens[at].partition("/")
        if not int(below):
            raise UnreadableNumber(shown(words), "it is divided by nothing", "correct the number")
        return Fraction(int(above), int(below)), int(below), at + 1
    if tokens[at][-1] in "0123456789":
        value, decimals = _digits(words, tokens[at], tongue)
        return value, 10**decimals, at + 1
    numeral = _numeral(tokens[at], tongue)
    if numeral is not None:
        return Fraction(numeral), 1, at + 1
    number, after = (_by_library if tongue.library else _in_words)(tokens, at, tongue)
    return Fraction(number), 1, after


def _by_library(tokens: Sequence[str], at: int, tongue: Language) -> tuple[int, int]:
    """Return the longest number in words that begins at a token, its words of scale left out."""
    if _scale(tokens[at], tongue):
        return 1, at
    end = at + 1
    while end < len(tokens) and end - at < MOST_WORDS and not _scale(tokens[end], tongue):
        end += 1
    found = (
        (in_words(" ".join(tokens[at:to]).casefold(), tongue.library), to)
        for to in range(end, at, -1)
    )
    return next((value, to) for value, to in found if value is not None)


def _in_words(tokens: Sequence[str], at: int, tongue: Language) -> tuple[int, int]:
    """Return the number that number words state from a token on, and where it ends."""
    total, smallest = 0, 1000
    while at < len(tokens):
        word = tokens[at].casefold()
        number = tongue.numbers.get(word)
        if word == "hundred" and 0 < total < 10:
            total, smallest = 100 * total, 100
        elif number is not None and _fits(number, smallest):
            total, smallest = total + number, _size(number)
        elif not (word == "and" and smallest == 100):
            break
        at += 1
    return total, at


def _size(number: int) -> int:
    """Return the rank a number word fills: nothing of that rank may follow it."""
    return 100 if number >= 100 else 10 if number >= 20 else 1


def _fits(number: int, smallest: int) -> bool:
    """Whether a number word may follow one of the rank ``smallest``, as five follows twenty."""
    if number >= 100 or smallest == 1000:
        return smallest > 100
    return (0 < number < 10) if smallest == 10 else smallest == 100 and number > 0


def _digits(words: str, numeral: str, tongue: Language) -> tuple[Fraction, int]:
    """Return the value of digits in the notation of a language, and the count of decimals."""
    plain = numeral.lstrip("-−")
    whole, comma, decimals = plain.partition(tongue.decimal)
    groups = re.split(rf"[{tongue.group}{SPACES}]", whole)
    marks = {mark for mark in whole if not mark.isdigit()}
    grouped = len(groups) == 1 or (
        len(marks) == 1
        and 0 < len(groups[0]) <= 3
        and groups[0][0] != "0"
        and all(len(each) == 3 for each in groups[1:])
    )
    if not grouped or not "".join(groups).isdigit() or (comma and not decimals.isdigit()):
        seen = f"the number {numeral!r} is malformed"
        do = (
            f"thousands are separated in groups of three by {tongue.group!r}, "
            f"decimals by {tongue.decimal!r}"
        )
        raise UnreadableNumber(shown(words), seen, do)
    if len(plain) > 60:
        raise UnreadableNumber(shown(words), "the number is too long", "use 60 digits at most")
    value = Fraction(int("".join(groups) + decimals), 10 ** len(decimals))
    return (-value if plain != numeral else value), len(decimals)


def _scale(token: str, tongue: Language) -> int:
    word, scales = token.casefold(), tongue.scales
    if tongue.inflected:
        return next((scales[stem] for stem in scales if inflects(word, stem)), 0)
    if "han" in tongue.systems and all(sign in TENS or sign in LARGE for sign in word):
        return prod(TENS.get(sign) or LARGE[sign] for sign in word)
    return scales.get(word.removesuffix(tongue.plural), 0)
