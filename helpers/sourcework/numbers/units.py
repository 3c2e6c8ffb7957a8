"""The one table of units and scales: how they are called, written and inflected.

Printed words are looked up in Russian and English; what somebody types, in a few languages more.

>>> unit_of("million roubles")
Unit(scale=Fraction(1000000, 1), names=('rouble',))
>>> unit_of("юаней за рубль") == unit_of("yuan per rouble") == unit_of("yuan/rouble")
True
>>> unit_of("weeks"), unit_of("parsecs")
(Unit(scale=Fraction(7, 1), names=('day',)), None)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ..languages import language
from .plurals import many

THOUSAND = 10**3
MILLION = 10**6


class Measure(NamedTuple):
    """A unit of measure: its id in an edition, its name for one and for many, its words.

    ``ru`` are stems that take an ending; ``en`` are whole words that may take an s; ``typed`` are
    signs, short forms and words of other languages, which nobody prints and many people type.
    ``makes`` says how many of another unit one of it makes; ``whole`` that there is no half of it.
    ``words`` are all that name a unit which a document declares, for one and for many, with its
    signs.
    """

    id: str
    one: str
    many: str
    ru: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    typed: str = ""
    makes: tuple[Fraction, str] | None = None
    whole: bool = False
    money: bool = False
    words: tuple[str, ...] = ()


def _part(of: str, count: int) -> tuple[Fraction, str]:
    return Fraction(1, count), of


UNITS = (
    Measure("yuan", "yuan", "yuan", ("юан",), ("yuan",), "yuanes rmb cny jmp jmbp ¥ ￥ 元",
            money=True),
    Measure("1955 yuan", "new yuan (of 1955)", "new yuan (of 1955)", (), ("1955yuan",), money=True),
    Measure("rouble", "rouble", "roubles", ("рубл",), ("ruble", "rouble"),
            "rub rur rb rbs rbl rbls р руб ₽ rubel rublo rublos", money=True),
    Measure("kopeck", "kopeck", "kopecks", ("копе", "копеек"),
            ("kopeck", "kopek", "copeck"), "kop коп к kopeken", _part("rouble", 100)),
    Measure("dollar", "dollar", "dollars", ("доллар",), ("dollar",), "usd us$ $ dólar dólares",
            money=True),
    Measure("cent", "cent", "cents", ("цент",), ("cent",), "", _part("dollar", 100)),
    Measure("t", "ton", "tons", ("тонн",), ("ton", "tonne"),
            "t т mt tonnen tonelada toneladas"),
    Measure("kt", "kilotonne", "kilotonnes", (), ("kilotonne", "kiloton"), "kt кт",
            (Fraction(THOUSAND), "t")),
    Measure("kg", "kilogram", "kilograms", ("кг", "килограмм"),
            ("kg", "kilogram", "kilogramme", "kilo"), "kilogramm", _part("t", THOUSAND)),
    Measure("pood", "pood", "poods", ("пуд",), ("pood",)),
    Measure("m", "metre", "metres", ("метр",), ("meter", "metre"), "m м mètre mètres metro metros"),
    Measure("km", "kilometre", "kilometres", ("км", "километр"), ("kilometer", "kilometre"), "km",
            (Fraction(THOUSAND), "m")),
    Measure("verst", "verst", "versts", ("верст", "вёрст"), ("verst",)),
    Measure("percent", "percent", "percent", ("процент", "%"), ("percent", "%"),
            "pct prozent pourcent porciento percents"),
    Measure("percentage point", "percentage point", "percentage points", ("пункт",),
            ("pp", "pt", "point"), "пп prozentpunkt prozentpunkte"),
    Measure("day", "day", "days", ("сут", "сутк", "суток", "день", "дн"), ("day",),
            "tag tage tagen jour jours día días dia dias", whole=False),
    Measure("week", "week", "weeks", ("недел",), ("week",),
            "wk wks недель woche wochen semaine semaines semana semanas",
            (Fraction(7), "day")),
    Measure("hour", "hour", "hours", ("час",), ("hour",), "h hr hrs stunde stunden heure heures"),
    Measure("minute", "minute", "minutes", ("минут", "мин"), ("minute",), "min mins minuten"),
    Measure("month", "month", "months", ("месяц", "мес"), ("month",), "monat monate mois meses"),
    Measure("copy", "copy", "copies", ("экз", "экземпляр"), ("copy", "copie"),
            "exemplaire exemplaires exemplar exemplare kopie kopien copia copias ejemplar "
            "ejemplares",
            whole=True),
    Measure("barrel", "barrel", "barrels", ("бочк", "бочек"), ("barrel",)),
    Measure("person", "person", "people", ("человек", "люд"), ("person", "people"),
            "pers persons souls menschen personen personnes personas gente чел", whole=True),
)  # fmt: skip
BY_ID = {each.id: each for each in UNITS}
# A new money -> the old one, of the same name.
RENEWED = {"1955 yuan": "yuan"}
MONEYS = frozenset(each.id for each in UNITS if each.money)
ENDINGS = frozenset(
    ["", "а", "я", "у", "ю", "ы", "и", "е", "о", "ь", "й", "ов", "ев", "ей", "ом", "ем", "ой"]
    + ["ам", "ям", "ах", "ях", "ами", "ями", "йка", "йки", "йку", "йкой"]
)


def _words_of(unit: Measure) -> Iterator[str]:
    """Yield every word that names a unit."""
    yield from unit.typed.split()
    yield from (f"{stem}{ending}" for stem in unit.ru for ending in ENDINGS)
    yield from (f"{word}{ending}" for word in unit.en for ending in ("", "s"))


# Every word, in any language and case -> the id of its unit.
NAMES = {word: each.id for each in UNITS for word in _words_of(each)}


class Units:
    """The units that words are looked up in: the kit's, and before them those of a document.

    >>> penny = Measure("penny", "penny", "pence", words=("penny", "pence", "d"))
    >>> pound = Measure("pound", "pound", "pounds", makes=(Fraction(240), "penny"), words=("£",))
    >>> with Units((penny, pound)).known():
    ...     unit_of("d"), unit_of("£")
    (Unit(scale=Fraction(1, 1), names=('penny',)), Unit(scale=Fraction(240, 1), names=('penny',)))
    >>> unit_of("£") is None
    True
    """

    def __init__(self, own: Sequence[Measure] = ()) -> None:
        self.own = {word.casefold(): each.id for each in own for word in each.words}
        self.names = NAMES | self.own
        self.by_id = BY_ID | {each.id: each for each in own}
        self.moneys = MONEYS | {each.id for each in own if each.money}
        # Longest first: "£" before a sign that it begins with.
        signs = sorted((each for each in self.own if not each.isalpha()), key=len, reverse=True)
        own_signs = "".join(f"{re.escape(each)}|" for each in signs)
        self.parts = re.compile(own_signs + _PARTS)
        # A sign that may stand before its number, and that number.
        self.before = re.compile(
            rf"({own_signs[:-1] or '(?!)'})\s*(\d+(?:[.,]\d+)*(?: \d+/\d+)?)\s*"
        )

    @contextmanager
    def known(self) -> Iterator[None]:
        """Look words up in these units for a while: so long as one document's words are read."""
        before = _KNOWN.set(self)
        try:
            yield
        finally:
            _KNOWN.reset(before)

    def many(self, unit: str) -> str:
        """Return what many of a unit are called."""
        return self.by_id[unit].many if unit in self.by_id else many(unit)

    def several(self, unit: str) -> str:
        """Return what many of a unit are called that the document declares; "" for any other."""
        plain = unit.partition("/")[0]
        return self.by_id[plain].many if plain in self.own.values() else ""

    def of_own(self, words: str) -> Unit | None:
        """Return the unit that a word of the document's own names; None for any other."""
        name = self.own.get(words.casefold())
        size, base = self.by_id[name].makes or (Fraction(1), name) if name else (None, "")
        return Unit(size, (base,)) if size else None

    def called(self, unit: Unit) -> str:
        """Return the name of a unit with its size: "shilling", where twelve pence are meant."""
        sizes = (
            (self.by_id[each].makes or (Fraction(1), each), each) for each in self.own.values()
        )
        found = (each for made, each in sizes if made == (unit.scale, unit.names[0]))
        return next(found, unit.names[0])


SCALE_NAMES = {10**12: "trillion", 10**9: "billion", 10**6: "million", 10**3: "thousand", 1: ""}
_SCALES = {
    "dozen dozens dutzend douzaine docena": 12,
    "hundred hundreds": 100,
    "thousand thousands k tausend tsd mille mil": THOUSAND,
    "万 萬": 10**4,
    "lakh lakhs": 10**5,
    "million millions mio mill mln mn millionen millón millon millones": MILLION,
    "crore crores": 10**7,
    "亿 億": 10**8,
    "billion billions b bn bln mrd mrds md mds mia milliarde milliarden milliard milliards": (
        MILLION * THOUSAND
    ),
    "trillion trillions tn trn bio": MILLION * MILLION,
}
# Every word of scale, in any language and case -> how many it stands for.
SCALES = {
    f"{stem}{ending}": Fraction(size)
    for stem, size in language("ru").scales.items()
    for ending in ENDINGS
} | {word: Fraction(size) for words, size in _SCALES.items() for word in words.split()}
# A million million in their own languages, and half of that many zeros in English.
LONG_BILLIONS = frozenset(
    ("billionen", "billón", "billon", "billones", "trillionen", "trillón", "trillon", "trillones")
)
_SILENT = frozenset(
    ["de", "old", "metric", "full", "in", "the", "gold", "soviet", "chinese", "each"]
    + ["altogether", "exactly"]
)
_PHRASES = (
    (re.compile(r"\bp\.\s*p\b\.?|\bп\.\s*п\b\.?"), "pp"),
    (re.compile(r"\b(?:per|pour|por)\s+(?:cent|ciento)\b"), "percent"),
    (re.compile(r"(?:\bpercentage|\bpercent|\bpct\.?|%|процентны[хй])[\s-]+(?:points?|пункт\w*|punkte?n?)"),
     "pp"),
    (re.compile(r"\bpoints? de pourcentage\b|\bpuntos? porcentual(?:es)?\b"), "pp"),
    (re.compile(r"\b(?:1955|new)[\s-]+yuans?\b"), "1955yuan"),
    (
        re.compile(r"\s(?:per|pro|par|por|for (?:one|a|each|every)|to (?:the|one|a)|за|на)\s"),
        " / ",
    ),
    (re.compile(r"(?<=[^\W\d_])\s(?:an?|each|every)\s(?=[^\W\d_])"), " / "),
)  # fmt: skip
_PARTS = r"us\$|[万萬亿億元¥￥₽$%]|[^\W\d_万萬亿億元]+|1955yuan"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its names, one over another ("yuan", "rouble"), and how many plain ones it is.

    Two units with the same names differ in scale only, so that one can be turned into the other.
    """

    scale: Fraction
    names: tuple[str, ...]

    @property
    def label(self) -> str:
        """The unit in words, without its scale.

        >>> unit_of("thousand yuan per rouble").label
        'yuan per rouble'
        """
        return " per ".join(self.names)

    @property
    def is_whole(self) -> bool:
        """Whether there is no half of what it counts: people, copies."""
        return self.scale == 1 and len(self.names) == 1 and units().by_id[self.names[0]].whole


NO_UNIT = Unit(Fraction(1), ())
_OURS = Units()
_KNOWN: ContextVar[Units] = ContextVar("units")


def units() -> Units:
    """Return the units that words are looked up in."""
    return _KNOWN.get(_OURS)


def unit_of(words: str) -> Unit | None:
    """Return the unit that ``words`` name, or None if a word is not known.

    Words of scale multiply ("million million"); "of …" after a unit is left unread.

    >>> unit_of("million million"), unit_of("t of grain")
    (Unit(scale=Fraction(1000000000000, 1), names=()), Unit(scale=Fraction(1, 1), names=('t',)))
    """
    return _unit_of(words, units())


@lru_cache(maxsize=256)
def _unit_of(words: str, known: Units) -> Unit | None:
    if own := known.of_own(words):
        return own
    text = words.casefold()
    for pattern, plain in _PHRASES:
        text = pattern.sub(plain, f" {text} ").strip()
    sides = [known.of_own(side.strip()) or _side(side, known) for side in text.split("/")]
    if len(sides) > 2 or any(side is None for side in sides):
        return None
    found = [side for side in sides if side is not None]
    if len(found) == 1:
        return found[0]
    above, below = found
    if not (above.names and below.names):
        return None
    return Unit(above.scale / below.scale, above.names + below.names)


def _side(text: str, known: Units) -> Unit | None:
    scale = Fraction(1)
    names: list[str] = []
    if known.parts.sub("", text).strip(" .\t\n"):
        return None
    for word in known.parts.findall(text):
        if names and word == "of":
            break
        if (size := SCALES.get(word)) and word not in known.own:
            scale *= size
        elif name := known.names.get(word):
            size, name = known.by_id[name].makes or (Fraction(1), name)
            scale *= size
            names.append(name)
        elif word not in _SILENT:
            return None
    return Unit(scale, tuple(names)) if len(names) <= 1 else None


def inflects(word: str, stem: str) -> bool:
    """Whether a Russian word is the stem with an ending."""
    return word.startswith(stem) and word[len(stem) :] in ENDINGS


def in_units(value: Fraction, unit: str, several: str = "") -> str:
    """Return the name of a unit beside a value; ``several`` is what its document calls many of it.

    >>> in_units(Fraction(200), "t/month"), in_units(Fraction(1), "copy")
    ('tons a month', 'copy')
    >>> in_units(Fraction(40), "shilling/acre"), in_units(Fraction(1, 2), "virgate")
    ('shillings an acre', 'virgates')
    """
    plain, slash, rate = unit.partition("/")
    known = units().by_id.get(plain)
    one, more = (known.one, known.many) if known else (plain, many(plain))
    name = one if value == 1 else several or more
    return f"{name} {'an' if rate[:1] in tuple('aeio') else 'a'} {rate}" if slash else name
