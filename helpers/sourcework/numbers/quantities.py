"""Printed quantities read as a person reads them: digits, number words, scale, unit.

This is a second way to the value of a figure, independent of the edition's own: it knows the
notation and the words for units, and no document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from ..errors import UnknownName
from ..languages import Language, language, languages
from .latin import in_plain_latin
from .printed import SPACES, UnreadableNumber, is_number, share_step, shown, terms
from .shares import JOINTS, SHARE, in_fractions
from .systems import in_han, spaced_han
from .units import NAMES, UNITS, Measure, inflects, units

TOKEN = re.compile(
    r"[0-9]+/[0-9]+|"
    rf"(?:(?<!\S)[-−])?(?:[0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)*"
    r"|[0-9]+(?:[.,][0-9]+)*)|%|[^\W\d_]+"
)


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
    sourcework.numbers.printed.UnreadableNumber: ...: the number '2.40.000' is malformed. ...
    """
    found = read_quantity(words, lang)
    if not found.unit:
        known = ", ".join(each.many for each in UNITS)
        seen = "no unit that is known follows the number"
        raise UnreadableNumber(shown(words), seen, f"known are {known}")
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
        raise UnreadableNumber(shown(words), "this is not text", "put the words in quotes")
    plain = words.replace("per cent", "percent").replace("Per cent", "percent")
    tokens = TOKEN.findall(_prepared(plain, tongue))
    at = next((at for at, token in enumerate(tokens) if is_number(token, tongue)), None)
    if at is None:
        raise NoNumber(shown(words), "there is no number in it", "give the whole phrase")
    value, scale, step, after = terms(words, tokens, at, tongue)
    if SHARE.fullmatch(tokens[at]) and at and tokens[at - 1].casefold() in JOINTS:
        value += 1  # "a hide and a half": the one is in the article, and the unit before
        tokens[after:after] = tokens[at - 2 : at - 1]
    rest = tokens[after:]
    if len(rest) == 3 and rest[1].casefold() in JOINTS and SHARE.fullmatch(rest[2]):
        share = Fraction(rest[2])  # "13 hides and a half"; but not "and half a virgate"
        value, step, rest = value + share * scale, share_step(share, scale), rest[:1]
    second = next((token for token in rest if is_number(token, tongue)), None)
    if second is not None:
        seen = f"there is a second number, {second!r}"
        raise UnreadableNumber(shown(words), seen, "give one quantity at a time")
    unit = _unit_of(rest, tongue)
    said = f" {' '.join(token.casefold() for token in tokens)} "
    if unit and any(f" {phrase} " in said for phrase in tongue.monthly):
        unit += "/month"
    return Quantity(value, unit, scale, step)


def known_languages() -> Iterator[str]:
    """Yield the languages in which it is known how numbers are written."""
    yield from (tag for tag, each in languages().items() if each.has_numbers)


def units_in(words: str, lang: str) -> frozenset[str]:
    """Return the units that are named anywhere in a text.

    >>> sorted(units_in("The persons were 59; the tons are not counted.", "en"))
    ['person', 't']
    """
    tongue = language(lang)
    tokens = TOKEN.findall(_prepared(words, tongue))
    return frozenset(unit for each in tokens if (unit := _unit_of([each], tongue)))


def _prepared(words: str, tongue: Language) -> str:
    """Return the words with plain digits, and with each numeral a word of its own.

    >>> _prepared("١٬٥٠٠", language("ar")), _prepared("삼십만명", language("ko"))
    ('1,500', ' 三十 萬 명')
    """
    words = in_fractions(words, tongue.tag)
    if tongue.complete:
        return words
    words = "".join(_plain(each, tongue) for each in words)
    if "roman" in tongue.systems:
        words = in_plain_latin(words, tongue.numbers)
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


def _unit_of(tokens: list[str], tongue: Language) -> str:
    """Return the id of the unit that the tokens begin with, or ""."""
    for token in tokens:
        word = token.casefold()
        if word in tongue.kinds:
            continue
        if own := units().own.get(word):
            return own
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
