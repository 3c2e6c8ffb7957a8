"""Numbers as a text mentions them, in English or Russian, in digits or in words.

Dates, years, times, passages, sheets and other references are no quantities and left aside, and
so are small counts without a unit, such as "3 reasons".

>>> [(each.text, each.unit) for each in mentions("On 3 May 1899 he asked for 1.2 million dollars.")]
[('1.2 million dollars', 'dollar')]
>>> [int(each.values[0]) for each in mentions("двенадцать тысяч тонн; twelve thousand tons")]
[12000, 12000]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from typing import NamedTuple, cast

from ..languages import language
from ..numbers.numerals import TwoWays, read_numeral
from ..numbers.printed import UnreadableNumber
from ..numbers.quantities import read_quantity
from ..numbers.units import NAMES, SCALES, Unit, unit_of

MOST = 200  # mentions read in one text
SMALL_COUNT, SMALL_IN_WORDS = 12, 99
SMALL_NUMBER = 1
COUNTED = ("day", "hour", "minute", "month", "copy")

_MONTHS_EN = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_MONTHS_RU = "январ|феврал|март|апрел|ма[йея]|июн|июл|август|сентябр|октябр|ноябр|декабр"
_MONTH = rf"(?:(?:{_MONTHS_EN})[a-z]*\b\.?|(?i:{_MONTHS_RU})[а-я]*)"
_DAY = r"(?<![\w.,])\d{1,2}(?:st|nd|rd|th)?(?![\w.]*\d)"
_REFERENCE = (
    r"(?:no|nos|№|\#|records?|documents?|telegrams?|sheets?|pages?|pp?|paragraphs?|lessons?|"
    r"exercises?|questions?|notes?|translations?|points?|parts?|sections?|f|op|d|ll?|ф|оп|д|лл?|лист[аы]?|"
    r"запис[ьи]|телеграмм\w*|документ\w*|абзац\w*)"
)
_YEAR = r"(?:1[89]|20)\d\d"
_MEASURED = r"(?!\s*(?:%|[¥₽$]|per\s?cent|(?:{})(?!\w)))".format(
    "|".join(sorted({re.escape(word) for word in (*SCALES, *NAMES) if len(word) > 2}))
)
_ASIDE = re.compile(
    "|".join(
        [
            r"https?://\S+|www\.\S+|@[\w.:-]+|\[@?[^\W\d][\w.:-]{0,60}\]",
            r"(?<!\w)[^\W\d_][^\W_]{0,30}-(?:[\w.:]{1,30}-){0,4}\d[\w.:-]{0,30}",
            # A passage or another id, alone or as a range: B2.1, B2.1-B2.4, B7–9.
            r"\b[^\W\d_]{1,3}\d+(?:\.\d+)*(?:\s?[-–—]\s?[^\W\d_]{0,3}\d+(?:\.\d+)*)?\b",
            r"\b\d{4}-\d\d(?:-\d\d)?\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}/[IVXХ]+\b",
            r"\b\d{1,2}:\d\d(?::\d\d)?\b",
            # A fraction of something, and a length in two units: "2 hours and 15 minutes".
            r"(?<![\w.,/])\d{1,2}/\d{1,2}(?=\s+of\b)",
            r"(?i:\b(?:\d{1,2}|[a-z]+) (?:years?|months?|weeks?|days?|hours?)(?:,| and)+ "
            r"(?:\d{1,2}|[a-z]+) (?:months?|weeks?|days?|hours?|minutes?)\b)",
            rf"{_DAY}(?:\s?(?:[-–—/]|and|to|or|и|до)\s?\d{{1,2}}(?:st|nd|rd|th)?)?\s+(?:of\s+)?"
            rf"{_MONTH}(?:,?\s+{_YEAR})?",
            rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\w.,]*\d|\s\d{{3}}\b)"
            rf"(?:\s?[-–—]\s?\d{{1,2}}\b)?(?:,?\s+{_YEAR})?",
            rf"(?<![\w.,]){_YEAR}(?:\s?[-–—/]\s?(?:{_YEAR}|\d\d)\b)?(?:s\b|-?[а-яё]{{1,3}}\b)?"
            rf"(?!\d|[.,]\d){_MEASURED}",
            rf"(?i:(?<![\w]){_REFERENCE})[.:]?\s?(?:(?i:no)\.?|№)?\s?\d[\d/]*"
            rf"(?:\s?(?:[-–—,]|and|и)\s?\d+)*(?![.,  ]?\d){_MEASURED}",
            r"^\s*\(?\d{1,2}[.)](?=\s)|\(\d{1,2}\)",
            r"\b\d+(?:st|nd|rd|th)\b|\b\d+-(?:й|го|я|е|м|х|му|ю|ым|ого)\b",
        ]
    ),
    re.MULTILINE,
)
_NUMERAL = (
    r"(?:\d{2,}/\d{2,}(?![\d/])|"
    r"\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"(?:\s?[×x·]\s?10\^?[⁰¹²³⁴⁵⁶⁷⁸⁹\d]+|\s?[½⅓⅔¼¾])?"
)
_WORDS = sorted({*language("en").numbers, *language("ru").numbers})
_SPELT = (
    rf"(?:{'|'.join(_WORDS)})"
    rf"(?:(?:[\s-]+and)?[\s-]+(?:{'|'.join((*_WORDS, *SCALES))})\b)*"
)
_MENTION = re.compile(
    rf"(?P<money>[¥₽$])?\s?(?<![\w.,])(?P<digits>{_NUMERAL})|(?i:\b(?P<spelt>{_SPELT})\b)"
)
_TAIL = re.compile(
    r"[\s-]{0,2}((?:[%¥₽$]|[^\W\d_]+\.?)(?:(?:[\s-]|/|\s/\s)(?:%|[^\W\d_]+\.?)){0,6})"
)
_OF = re.compile(r"\s(?:of|from)\b", re.IGNORECASE)
_TO = re.compile(r"\s*(?:(?:up )?to|and|or|bis|до|[-–—])\s*", re.IGNORECASE)
_STOP = re.compile(r"\.\s+(?=[A-ZА-ЯЁ])")
_KINDS = frozenset(each for tag in ("ru", "en") for each in language(tag).kinds) - {"new"}
_WHOSE = ("soviet", "chinese", "gold")
_STARTS = frozenset((*SCALES, *NAMES, *_KINDS, *_WHOSE, "new", "per", "процентных", "percentage"))
_RUSSIAN = re.compile(r"[а-яё]", re.IGNORECASE)


class Read(NamedTuple):
    """One reading of a number: with its words of scale, without them, and its last decimal."""

    value: Fraction
    number: Fraction
    step: Fraction

    @property
    def digits(self) -> int:
        """How many digits a whole number has without the zeros at its end; 0 for others."""
        return len(str(self.number).rstrip("0")) if self.number.denominator == 1 else 0

    @property
    def rough(self) -> Fraction:
        """The size of its last digit that is no zero; 0 where it does not look rounded.

        >>> thousand = Fraction(1000)
        >>> each = map(Fraction, (661_000, 66_000, 700_000, 661))
        >>> [int(Read(number, number, Fraction(1)).rough) for number in each]
        [1000, 1000, 0, 0]
        """
        zeros = len(str(self.number)) - self.digits
        if self.digits < 2 or not zeros:
            return Fraction(0)
        return Fraction(10) ** zeros * self.value / self.number


@dataclass(frozen=True, slots=True)
class Mention:
    """A number that a text mentions: its possible readings in ``unit``.

    ``unit`` is such as "t" or "yuan per rouble", "" where the text names none.
    """

    text: str
    start: int
    readings: tuple[Read, ...]
    unit: str

    @property
    def values(self) -> tuple[Fraction, ...]:
        """The values it may have."""
        return tuple(each.value for each in self.readings)


def mentions(text: str) -> tuple[Mention, ...]:
    """Return the quantities that a text mentions, in order; those beyond ``MOST`` are left out."""
    aside = _ASIDE.sub(lambda found: "§" * len(found[0]), text)
    return tuple(islice(_scaled(list(islice(_mentions(text, aside), MOST)), text), MOST))


def _scaled(every: list[Mention], text: str) -> Iterator[Mention]:
    """Yield mentions; the first of two ends, "118.5 to 119.5 million", has the second's scale."""
    for at, each in enumerate(every):
        after = every[at + 1] if at + 1 < len(every) else None
        between = text[each.start : after.start].lstrip()[len(each.text) :] if after else ""
        yield _like(each, after) if after and _TO.fullmatch(between) else each


def _like(one: Mention, other: Mention) -> Mention:
    """Return a bare number in the scale and unit of the one behind it, if they are near."""
    read, scaled = one.readings[0], other.readings[0]
    if one.unit or read.value != read.number or not (read.number and scaled.number):
        return one
    size = scaled.value / scaled.number
    if size < 1000 or not scaled.number / 10 < read.number < scaled.number * 10:
        return one
    readings = tuple(
        Read(each.value * size, each.number, each.step * size) for each in one.readings
    )
    return replace(one, readings=readings, unit=other.unit)


def _mentions(text: str, aside: str) -> Iterator[Mention]:
    for found in islice(_MENTION.finditer(aside), 10 * MOST):
        read = _spelt(found["spelt"]) if found["spelt"] else _digits(found["digits"])
        if not read:
            continue
        unit, length = _unit_after(aside, found.end(), found["money"] or "")
        if _too_small(read[0][0] * unit.scale, unit, bool(found["spelt"])):
            continue
        words = " ".join(text[found.start() : found.end() + length].split()).rstrip(".")
        readings = tuple(Read(n * unit.scale, n, step * unit.scale) for n, step in read)
        yield Mention(words, found.start(), readings, unit.label)


def _too_small(value: Fraction, unit: Unit, spelt: bool) -> bool:
    """Whether it is a count of everyday speech: no amount of anything that is measured."""
    name = unit.names[0] if unit.names else ""
    if spelt and not name:
        return value <= SMALL_IN_WORDS
    counted = not name or name in COUNTED or (spelt and name != "percent")
    return value <= (SMALL_COUNT if counted else SMALL_NUMBER)


def _digits(numeral: str) -> tuple[tuple[Fraction, Fraction], ...]:
    """Return what digits may stand for, each with the size of its last decimal.

    >>> _digits("6,75"), len(_digits("6,750"))
    (((Fraction(27, 4), Fraction(1, 100)),), 2)
    """
    read = read_numeral(numeral)
    whole = Fraction(1)
    if isinstance(read, TwoWays):
        return (read.thousands, whole), (read.decimals, Fraction(1, 1000))
    if read is None:
        return ()
    decimals = re.search(r"[.,](\d+)$", numeral)
    if read.denominator == 1 or decimals is None:
        return ((read, whole),)
    return ((read, Fraction(1, 10 ** len(decimals[1]))),)


def _spelt(words: str) -> tuple[tuple[Fraction, Fraction], ...]:
    lang = "ru" if _RUSSIAN.search(words) else "en"
    try:
        return ((read_quantity(words.replace("-", " "), lang).value, Fraction(1)),)
    except UnreadableNumber:
        return ()


def _unit_after(text: str, start: int, money: str) -> tuple[Unit, int]:
    """Return the unit that stands after a number, and how many characters it takes up.

    ``money`` is the sign of a currency before the number, or "".
    """
    alone = cast(Unit, unit_of(money)), 0
    tail = _TAIL.match(text, start, start + 80)
    if tail is None:
        return alone
    words = _STOP.split(_OF.split(tail[1])[0])[0]
    if re.findall(r"[^\W\d_]+|.", words.casefold())[0] not in _STARTS:
        return alone
    for end in reversed([each.end() for each in re.finditer(r"[^\s/-]+", words)]):
        parts = re.split(r"[\s-]", words[:end].casefold())
        named = [each for each in parts if each not in _KINDS]
        unit = unit_of(f"{' '.join(named)} {money}") if named else None
        if unit is not None and named[-1] not in ("in", "the"):
            return unit, tail.start(1) + end - start
    return alone
