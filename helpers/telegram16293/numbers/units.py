"""Units and large-number words as people write them, in English and Russian.

>>> unit_of("million roubles")
Unit(scale=Fraction(1000000, 1), names=('rouble',))
>>> unit_of("юаней за рубль") == unit_of("yuan per rouble") == unit_of("yuan/rouble")
True
>>> unit_of("parsecs") is None
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

THOUSAND = 10**3
MILLION = 10**6

_SCALES = {
    "hundred": 100,
    "thousand thousands k тысяча тысячи тысяч тыс": THOUSAND,
    "million millions mio mln mn миллион миллиона миллионов миллионы млн": MILLION,
    "billion billions bn bln миллиард миллиарда миллиардов млрд": MILLION * THOUSAND,
    "trillion trillions tn trn триллион триллиона триллионов трлн": MILLION * MILLION,
}
_NAMES = {
    "yuan yuans rmb cny jmp ¥ 元 юань юаня юаней юани": "yuan",
    "dollar dollars usd $": "dollar",
    "rouble roubles ruble rubles rub р руб ₽ рубль рубля рублей рубли": "rouble",
    "t ton tons tonne tonnes т тонна тонны тонн": "t",
    "m metre metres meter meters м метр метра метров": "m",
    "% percent pct процент процента процентов проценты": "percent",
    "pp pts points пп пункт пункта пунктов": "percentage point",
    "day days сутки суток сут день дня дней": "day",
    "hour hours h час часа часов": "hour",
    "minute minutes min минута минуты минут мин": "minute",
    "month months месяц месяца месяцев мес": "month",
    "copy copies экз экземпляр экземпляра экземпляров": "copy",
}
SCALES = {word: Fraction(size) for words, size in _SCALES.items() for word in words.split()}
NAMES = {word: name for words, name in _NAMES.items() for word in words.split()}
_SILENT = frozenset(("old", "in", "the", "gold", "soviet", "chinese", "altogether", "exactly"))
_PHRASES = (
    (re.compile(r"\bp\.\s*p\b\.?|\bп\.\s*п\b\.?"), "pp"),
    (re.compile(r"\bper\s+cent\b"), "percent"),
    (re.compile(r"(?:\bpercentage|\bpercent|%|процентны[хй])[\s-]+(?:points?|пункт\w*)"), "pp"),
    (re.compile(r"\b(?:1955|new)[\s-]+yuans?\b"), "yuan1955"),
    (re.compile(r"\s(?:per|for (?:one|a|each|every)|to (?:the|one|a)|за|на)\s"), " / "),
)
_PARTS = re.compile(r"[^\W\d_]+\d*|[%¥₽元$]")


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


NO_UNIT = Unit(Fraction(1), ())


@lru_cache(maxsize=256)
def unit_of(words: str) -> Unit | None:
    """Return the unit that ``words`` name, or None if a word is not known.

    Words of scale multiply ("million million"); "of …" after a unit is left unread.

    >>> unit_of("million million"), unit_of("t of grain")
    (Unit(scale=Fraction(1000000000000, 1), names=()), Unit(scale=Fraction(1, 1), names=('t',)))
    """
    text = words.casefold()
    for pattern, plain in _PHRASES:
        text = pattern.sub(plain, f" {text} ").strip()
    sides = [_side(side) for side in text.split("/")]
    if len(sides) > 2 or any(side is None for side in sides):
        return None
    known = [side for side in sides if side is not None]
    if len(known) == 1:
        return known[0]
    above, below = known
    if not (above.names and below.names):
        return None
    return Unit(above.scale / below.scale, above.names + below.names)


def _side(text: str) -> Unit | None:
    scale = Fraction(1)
    names: list[str] = []
    if re.sub(_PARTS, "", text).strip(" .\t\n"):
        return None
    for word in _PARTS.findall(text):
        if names and word == "of":
            break
        if word in SCALES:
            scale *= SCALES[word]
        elif word in NAMES or word == "yuan1955":
            names.append(NAMES.get(word, "1955 yuan"))
        elif word not in _SILENT:
            return None
    return Unit(scale, tuple(names)) if len(names) <= 1 else None
