"""Printed quantities read as a person reads them: digits, number words, scale, unit.

This is a second way to the value of a figure, independent of the edition's own: it knows the
notation and the words for units, and no document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from ..errors import KitError, UnknownName
from .units import PRINTED_SCALES, UNITS, Measure, inflects

LANGUAGES = ("ru", "en")

# Words that may stand between the number and its unit.
KINDS_OF_UNIT = {
    "ru": ("старых", "новых", "метрических", "длинных", "полных"),
    "en": ("old", "new", "metric", "long", "short", "full"),
}
MONTHLY = {
    "ru": ("в каждом месяце", "каждый месяц", "в месяц", "ежемесячно"),
    "en": ("each month", "every month", "per month", "a month", "monthly"),
}
_ONES = {
    "ru": "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать "
    "тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
}
_TENS = {
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
_HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"
NUMBER_WORDS = {
    lang: {word: number for number, word in enumerate(_ONES[lang].split())}
    | {word: 10 * number for number, word in enumerate(_TENS[lang].split(), 2)}
    for lang in LANGUAGES
}
NUMBER_WORDS["ru"] |= {word: 100 * number for number, word in enumerate(_HUNDREDS.split(), 1)}
NUMBER_WORDS["ru"] |= {"одна": 1, "одно": 1, "две": 2}

GROUPS = {"ru": ".", "en": ","}
DECIMAL = {"ru": ",", "en": "."}
_SPACES = " \u00a0\u2009\u202f"
TOKEN = re.compile(
    rf"(?:(?<!\S)[-−])?(?:[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)*"
    r"|[0-9]+(?:[.,][0-9]+)*)|%|[^\W\d_]+"
)


class UnreadableNumber(KitError):
    """Printed words that do not state one quantity; the error says what stands in the way."""


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
    """Return the exact value and the unit of a quantity printed in Russian or English.

    Dots part thousands in the Russian, commas in the English; decimals are the other way round.

    >>> words_to_number("примерно 2.400 миллионов рублей", "ru")
    (Fraction(2400000000, 1), 'rouble')
    >>> words_to_number("in each month 1,250 tons of coal", "en")
    (Fraction(1250, 1), 't/month')
    >>> words_to_number("двенадцать экз.", "ru")
    (Fraction(12, 1), 'copy')
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
    """Return the one quantity that the words state; UnreadableNumber where they do not.

    >>> read_quantity("2,5 миллиона рублей", "ru").step
    Fraction(100000, 1)
    """
    if lang not in LANGUAGES:
        raise UnknownName.near("language", lang, LANGUAGES)
    if not isinstance(words, str):
        raise UnreadableNumber(_shown(words), "this is not text", "put the words in quotes")
    tokens = TOKEN.findall(words.replace("per cent", "percent").replace("Per cent", "percent"))
    at = next((at for at, token in enumerate(tokens) if _is_number(token, lang)), None)
    if at is None:
        raise UnreadableNumber(_shown(words), "there is no number in it", "give the whole phrase")
    value, scale, step, at = _terms(words, tokens, at, lang)
    rest = tokens[at:]
    second = next((token for token in rest if _is_number(token, lang)), None)
    if second is not None:
        seen = f"there is a second number, {second!r}"
        raise UnreadableNumber(_shown(words), seen, "give one quantity at a time")
    unit = _unit_of(rest, lang)
    said = f" {' '.join(token.casefold() for token in tokens)} "
    if unit and any(f" {phrase} " in said for phrase in MONTHLY[lang]):
        unit += "/month"
    return Quantity(value, unit, scale, step)


def number_from(words: Sequence[str], at: int, lang: str) -> tuple[int, int] | None:
    """Return the number that begins with the word at a place, and the place after it; or None.

    >>> number_from(["about", "twenty", "three", "weeks"], 1, "en")
    (23, 3)
    """
    if words[at] not in NUMBER_WORDS[lang]:
        return None
    value, _, after = _group("", words, at, lang)
    return int(value), after - (words[after - 1] == "and")


def _shown(words: object) -> str:
    text = words if isinstance(words, str) else type(words).__name__
    return repr(text if len(text) <= 60 else text[:59] + "…")


def _is_number(token: str, lang: str) -> bool:
    return token[-1] in "0123456789" or token.casefold() in NUMBER_WORDS[lang]


def _terms(
    words: str, tokens: list[str], at: int, lang: str
) -> tuple[Fraction, int, Fraction, int]:
    """Return value, scale and step of a number such as "2 тысячи 500", and where it ends."""
    total, scale, step = Fraction(0), 0, Fraction(1)
    while at < len(tokens) and _is_number(tokens[at], lang):
        value, decimals, after = _group(words, tokens, at, lang)
        factor = 1
        while after < len(tokens) and (more := _scale(tokens[after], lang)):
            factor, after = factor * more, after + 1
        if scale and factor >= scale:
            break
        total, scale, at = total + value * factor, factor, after
        step = Fraction(factor, 10**decimals)
    return total, scale, step, at


def _group(words: str, tokens: Sequence[str], at: int, lang: str) -> tuple[Fraction, int, int]:
    """Return the number that starts at a token, its count of decimals, and where it ends."""
    if tokens[at][-1] in "0123456789":
        value, decimals = _digits(words, tokens[at], lang)
        return value, decimals, at + 1
    total, smallest = 0, 1000
    while at < len(tokens):
        word = tokens[at].casefold()
        number = NUMBER_WORDS[lang].get(word)
        if word == "hundred" and 0 < total < 10:
            total, smallest = 100 * total, 100
        elif number is not None and _fits(number, smallest):
            total, smallest = total + number, _size(number)
        elif not (word == "and" and smallest == 100):
            break
        at += 1
    return Fraction(total), 0, at


def _size(number: int) -> int:
    """Return the rank a number word fills: nothing of that rank may follow it."""
    return 100 if number >= 100 else 10 if number >= 20 else 1


def _fits(number: int, smallest: int) -> bool:
    """Whether a number word may follow one of the rank ``smallest``, as five follows twenty."""
    if number >= 100 or smallest == 1000:
        return smallest > 100
    return (0 < number < 10) if smallest == 10 else smallest == 100 and number > 0


def _digits(words: str, numeral: str, lang: str) -> tuple[Fraction, int]:
    """Return the value of digits in the notation of a language, and the count of decimals."""
    plain = numeral.lstrip("-−")
    whole, comma, decimals = plain.partition(DECIMAL[lang])
    groups = re.split(rf"[{GROUPS[lang]}{_SPACES}]", whole)
    marks = {mark for mark in whole if not mark.isdigit()}
    grouped = len(groups) == 1 or (
        len(marks) == 1
        and 0 < len(groups[0]) <= 3
        and groups[0][0] != "0"
        and all(len(each) == 3 for each in groups[1:])
    )
    if not grouped or not "".join(groups).isdigit() or (comma and not decimals.isdigit()):
        seen = f"the number {numeral!r} is malformed"
        do = f"thousands are parted in threes by {GROUPS[lang]!r}, decimals by {DECIMAL[lang]!r}"
        raise UnreadableNumber(_shown(words), seen, do)
    if len(plain) > 60:
        raise UnreadableNumber(_shown(words), "the number is too long", "use 60 digits at most")
    value = Fraction(int("".join(groups) + decimals), 10 ** len(decimals))
    return (-value if plain != numeral else value), len(decimals)


def _scale(token: str, lang: str) -> int:
    word, scales = token.casefold(), PRINTED_SCALES[lang]
    if lang == "en":
        return scales.get(word.removesuffix("s"), 0)
    return next((scales[stem] for stem in scales if inflects(word, stem)), 0)


def _unit_of(tokens: list[str], lang: str) -> str:
    """Return the id of the unit that the tokens begin with, or ""."""
    for token in tokens:
        word = token.casefold()
        if word in KINDS_OF_UNIT[lang]:
            continue
        return next((unit.id for unit in UNITS if _names(unit, word, lang)), "")
    return ""


def _names(unit: Measure, word: str, lang: str) -> bool:
    if lang == "ru":
        return any(inflects(word, stem) for stem in unit.ru)
    return word.removesuffix("s") in unit.en
