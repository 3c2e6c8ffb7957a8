"""Printed quantities read as a person reads them: digits, number words, scale, unit.

This is a second way to the value of a figure, independent of the edition's own: it knows the
notation and the words for units, and no document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import prod
from typing import NamedTuple

from ..errors import KitError, UnknownName
from ..languages import Language, language, languages
from .library import in_words
from .systems import LARGE, TENS, han, in_han, roman, spaced_han
from .units import NAMES, UNITS, Measure, inflects

LONGEST_ROMAN, MOST_WORDS = 20, 16
_SPACES = " \u00a0\u2009\u202f"
TOKEN = re.compile(
    rf"(?:(?<!\S)[-−])?(?:[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)*"
    r"|[0-9]+(?:[.,][0-9]+)*)|%|[^\W\d_]+"
)


class UnreadableNumber(KitError):
    """Printed words that do not state one quantity; the error says what stands in the way."""


class NoNumber(UnreadableNumber):
    """Printed words in which no number can be read: none is there, or it is for a person."""


class Quantity(NamedTuple):
    """A printed quantity read: ``value`` in ``unit``, printed in whole ``step`` of a ``scale``.

    "2,5 миллиона" has the scale of a million and, with its one decimal, the step of 100,000.
    ``unit`` is "" where the words name none that is known.
    """

    value: Fraction
    unit: str
    scale: int
    step: Fraction


def words_to_number(words: str, lang: str) -> tuple[Fraction, str]:
    """Return the exact value and the unit of a quantity printed in a language that is known.

    Dots part thousands in the Russian, commas in the English; decimals are the other way round.

    >>> words_to_number("примерно 2.400 миллионов долларов", "ru")
    (Fraction(2400000000, 1), 'dollar')
    >>> words_to_number("in each month 1,250 tons of coal", "en")
    (Fraction(1250, 1), 't/month')
    >>> words_to_number("糧食三十萬噸", "zh"), words_to_number("٣٠٠ ألف طن", "ar")
    ((Fraction(300000, 1), 't'), (Fraction(300000, 1), 't'))
    >>> words_to_number("2.40.000 тонн", "ru")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    sourcework.numbers.quantities.UnreadableNumber: ...: the number '2.40.000' is malformed. ...
    """
    found = read_quantity(words, lang)
    if not found.unit:
        known = ", ".join(each.many for each in UNITS)
        seen = "no unit that is known follows the number"
        raise UnreadableNumber(_shown(words), seen, f"known are {known}")
    return found.value, found.unit


def read_quantity(words: str, lang: str) -> Quantity:
    """Return the one quantity that the words state.

    Raises UnknownName for a language whose numbers are not known, NoNumber where no number can be
    read, UnreadableNumber where what stands there is not one.

    >>> read_quantity("2,5 миллиона рублей", "ru").step
    Fraction(100000, 1)
    >>> int(read_quantity("modii MDCCLIV", "la").value), int(read_quantity("삼십만 명", "ko").value)
    (1754, 300000)
    """
    tongue = language(lang)
    if not tongue.has_numbers:
        raise UnknownName.near("language", lang, tuple(known_languages()))
    if not isinstance(words, str):
        raise UnreadableNumber(_shown(words), "this is not text", "put the words in quotes")
    plain = words.replace("per cent", "percent").replace("Per cent", "percent")
    tokens = TOKEN.findall(_prepared(plain, tongue))
    at = next((at for at, token in enumerate(tokens) if _is_number(token, tongue)), None)
    if at is None:
        raise NoNumber(_shown(words), "there is no number in it", "give the whole phrase")
    value, scale, step, at = _terms(words, tokens, at, tongue)
    rest = tokens[at:]
    second = next((token for token in rest if _is_number(token, tongue)), None)
    if second is not None:
        seen = f"there is a second number, {second!r}"
        raise UnreadableNumber(_shown(words), seen, "give one quantity at a time")
    unit = _unit_of(rest, tongue)
    said = f" {' '.join(token.casefold() for token in tokens)} "
    if unit and any(f" {phrase} " in said for phrase in tongue.monthly):
        unit += "/month"
    return Quantity(value, unit, scale, step)


def known_languages() -> Iterator[str]:
    """Yield the languages in which it is known how numbers are written."""
    yield from (tag for tag, each in languages().items() if each.has_numbers)


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


def _shown(words: object) -> str:
    text = words if isinstance(words, str) else type(words).__name__
    return repr(text if len(text) <= 60 else text[:59] + "…")


def _prepared(words: str, tongue: Language) -> str:
    """Return the words with plain digits, and with each numeral a word of its own.

    >>> _prepared("١٬٥٠٠", language("ar")), _prepared("삼십만명", language("ko"))
    ('1,500', ' 三十 萬 명')
    """
    if tongue.complete:
        return words
    words = "".join(_plain(each, tongue) for each in words)
    if "hangul" in tongue.systems:
        words = in_han(words, lambda word: word in tongue.units)
    if "han" in tongue.systems:
        words = spaced_han(words)
    if tongue.library == "de":  # one word, of which the thousand is a scale
        words = re.sub(r"(?<=\w\w)tausend(?:und)?(?=\w|\b)", " tausend ", words)
    return words


def _plain(sign: str, tongue: Language) -> str:
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    if tongue.script == "Latn":
        return sign
    return {"٬": tongue.group, "٫": tongue.decimal, "٪": "%", "，": ",", "．": "."}.get(sign, sign)


def _is_number(token: str, tongue: Language) -> bool:
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


def _terms(
    words: str, tokens: list[str], at: int, tongue: Language
) -> tuple[Fraction, int, Fraction, int]:
    """Return value, scale and step of a number such as "2 тысячи 500", and where it ends."""
    total, scale, step = Fraction(0), 0, Fraction(1)
    while at < len(tokens) and _is_number(tokens[at], tongue):
        value, decimals, after = _group(words, tokens, at, tongue)
        factor = 1
        while after < len(tokens) and (more := _scale(tokens[after], tongue)):
            factor, after = factor * more, after + 1
        if scale and factor >= scale:
            break
        total, scale, at = total + value * factor, factor, after
        step = Fraction(factor, 10**decimals)
    return total, scale, step, at


def _group(
    words: str, tokens: Sequence[str], at: int, tongue: Language
) -> tuple[Fraction, int, int]:
    """Return the number that starts at a token, its count of decimals, and where it ends."""
    if tokens[at][-1] in "0123456789":
        value, decimals = _digits(words, tokens[at], tongue)
        return value, decimals, at + 1
    numeral = _numeral(tokens[at], tongue)
    if numeral is not None:
        return Fraction(numeral), 0, at + 1
    number, after = (_by_library if tongue.library else _in_words)(tokens, at, tongue)
    return Fraction(number), 0, after


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
    groups = re.split(rf"[{tongue.group}{_SPACES}]", whole)
    marks = {mark for mark in whole if not mark.isdigit()}
    grouped = len(groups) == 1 or (
        len(marks) == 1
        and 0 < len(groups[0]) <= 3
        and groups[0][0] != "0"
        and all(len(each) == 3 for each in groups[1:])
    )
    if not grouped or not "".join(groups).isdigit() or (comma and not decimals.isdigit()):
        seen = f"the number {numeral!r} is malformed"
        do = f"thousands are parted in threes by {tongue.group!r}, decimals by {tongue.decimal!r}"
        raise UnreadableNumber(_shown(words), seen, do)
    if len(plain) > 60:
        raise UnreadableNumber(_shown(words), "the number is too long", "use 60 digits at most")
    value = Fraction(int("".join(groups) + decimals), 10 ** len(decimals))
    return (-value if plain != numeral else value), len(decimals)


def _scale(token: str, tongue: Language) -> int:
    word, scales = token.casefold(), tongue.scales
    if tongue.inflected:
        return next((scales[stem] for stem in scales if inflects(word, stem)), 0)
    if "han" in tongue.systems and all(sign in TENS or sign in LARGE for sign in word):
        return prod(TENS.get(sign) or LARGE[sign] for sign in word)
    return scales.get(word.removesuffix(tongue.plural), 0)


def _unit_of(tokens: list[str], tongue: Language) -> str:
    """Return the id of the unit that the tokens begin with, or ""."""
    for token in tokens:
        word = token.casefold()
        if word in tongue.kinds:
            continue
        if tongue.complete:
            return next((unit.id for unit in UNITS if _names(unit, word, tongue)), "")
        return _unit_in(word, tongue)
    return ""


def _unit_in(word: str, tongue: Language) -> str:
    """Return the unit that a word names; Chinese writes what is counted right behind it."""
    if unit := tongue.units.get(word) or NAMES.get(word):
        return unit
    if "han" not in tongue.systems:
        return ""
    named = (each for each in sorted(tongue.units, key=len, reverse=True) if word.startswith(each))
    return next((tongue.units[each] for each in named), "")


def _names(unit: Measure, word: str, tongue: Language) -> bool:
    if tongue.inflected:
        return any(inflects(word, stem) for stem in unit.ru)
    return word.removesuffix(tongue.plural) in unit.en
