"""A number with its unit, as somebody types it: read, or readable in two ways, or not at all.

>>> read_typed("RMB 1.6 million")
Typed(value=Fraction(8, 5), unit=Unit(scale=Fraction(1000000, 1), names=('yuan',)))
>>> read_typed("three weeks and two days").in_plain
Fraction(23, 1)
>>> read_typed("4.321 t")
Ways(why='mark', first=Way(said='4 thousand 321 t', typed='4321 t'), \
second=Way(said='4 point 321 t', typed='4.3210 t'))
>>> read_typed("six of one") is None
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .numerals import LONGEST, TwoWays, read_numeral, tidy
from .pasted import bare
from .printed import UnreadableNumber
from .quantities import read_quantity
from .systems import LARGE, SIGNS
from .two_ways import Ways, billion, dot, in_own_letters, mark, metres_or_million, mil
from .units import MILLION, NO_UNIT, Unit, unit_of, units
from .worded import JOINTS, OF, is_share, ways_in_digits


@dataclass(frozen=True, slots=True)
class Typed:
    """A number and the unit that stands with it, such as 12 of a million roubles."""

    value: Fraction
    unit: Unit

    @property
    def in_plain(self) -> Fraction:
        """The number in ones of what the unit names: roubles, days."""
        return self.value * self.unit.scale


# An answer may be hedged without being another one; a lone sign must have something behind it.
_ABOUT = re.compile(
    r"^(?:(?:about|approx\w*|roughly|nearly|around|almost|some|ca|circa|etwa|rund|ungefähr|environ"
    r"|unos|aproximadamente|примерно|около)(?![^\W\d_])\.?|c\.|[~≈=])\s*(?=\S)"
)
# Every mark that some country puts between digits: which of them are one number, numerals decides.
_NUMERAL = (
    r"(?:10\s*(?:\^|\*\*)\s*[+-]?\d+"
    r"|(?:[.,]?\d(?:[\d.,'’ʼ`´′_ /]*\d)?[.,]?)"
    r"(?:(?:[eе]|\s*[×x·*]\s*10\s*(?:\^|\*\*))\s*[+-]?\d+)?)"
)
_AMOUNT = re.compile(rf"({_NUMERAL})\s*(\D*)")
# A sign, a unit before its number ("$5"), then one amount or several that are added.
_WHOLE = re.compile(
    rf"([+-]?)\s*(?:([^\d.,\s+-][^\d.,+-]*?)\s*([+-]?)\s*)?((?:{_AMOUNT.pattern})+)"
)
# A share as it is spoken, which looks like two numbers.
_IN = re.compile(r"^(\d+) (?:in|out of|von|sur|de cada|из) (\d+)$")
_SIGN_WORDS = (
    (
        re.compile(
            r"^minus\b\s*|\s*\b(?:less|fewer|lower|smaller|below|earlier|before|(?:too )?early)$"
        ),
        -1,
    ),
    (
        re.compile(
            r"^plus\b\s*|\s*\b(?:more|greater|higher|larger|above|later|after|(?:too )?late)$"
        ),
        1,
    ),
)
_OR_SO = re.compile(
    r"[,\s]+(?:or (?:so|thereabouts)|approximately|approx\.?|roughly|about|ungefähr)$"
)
# "the 40th" is 40; only right behind a digit, for "st" alone may be a unit.
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_HAN = re.compile(rf"(?=\D)[{SIGNS}{''.join(LARGE)}有又]+")
_NO_UNIT_WORDS = frozenset(("per", "a", "an", "each", "the", "of"))
_OF_MONEY = {"t": MILLION * MILLION, "mm": MILLION}
_AND = re.compile(r"(?<=\d) (?:and|und|et|y|и) (?=\d+\s*/\s*\d)")
# "mil." is a million before the unit, while Spanish "mil" is a thousand.
_MIL = re.compile(r"(?<=\d)(\s*)mil\.(?=\s*[^\W\d_])")
_PERCENT = re.compile(r"\b(?:per|pour|por)\s+(?:cent|ciento)\b")


def read_typed(text: str, asked: str = "") -> Typed | Ways | None:
    """Return what ``text`` says, the unit ``asked`` for deciding where it can; never raises.

    A share in words counts in hundredths where percent are asked for: "a fifth" is 20.
    """
    if len(text) > LONGEST:
        return None
    body = plain(text)
    if (ways := billion(body) or mil(body, asked)) is not None:
        both = (_read(each.typed, "") for each in (ways.first, ways.second))
        return ways if all(isinstance(each, (Typed, Ways)) for each in both) else None
    if (ways := dot(body)) is not None:
        return ways
    if share := _IN.fullmatch(body):
        return _worded(body, body, asked) if int(share[2]) else None
    if units().own:
        # "£2 8s" is 2 £ 8 s: what stands behind a number is its unit, however it is set.
        body = units().before.sub(r"\2 \1 ", body).strip()
    found = _read(_han_in_digits(body), asked)
    if isinstance(found, Ways):
        return in_own_letters(found, text)
    if found is None and re.search(r"[^\W\d_]", body):
        readings = (_worded(body, each, asked) for each in ways_in_digits(body))
        return next((each for each in readings if each is not None), None)
    return found


def states(words: str, quantity: Fraction | None, unit: str) -> bool:
    """Whether words make a quantity, in its unit or in others of its kind.

    >>> states("2 weeks and 1 day", Fraction(15), "day"), states("2 weeks", Fraction(2), "day")
    (True, False)
    """
    typed, known = read_typed(words), unit_of(unit)
    return (
        quantity is not None
        and isinstance(typed, Typed)
        and known is not None
        and typed.unit.names == known.names != ()
        and typed.in_plain == quantity * known.scale
    )


def _han_in_digits(body: str) -> str:
    """Return a text that begins with a Chinese number with that number in digits.

    >>> _han_in_digits("五千九百萬人"), _han_in_digits("59 people")
    ('59000000 people', '59 people')
    """
    number = _HAN.match(body)
    if number is None:
        return body
    try:
        read = read_quantity(body, "zh")
    except UnreadableNumber:
        return body
    unit = units().many(read.unit) if read.unit in units().by_id else body[number.end() :]
    return f"{read.value} {unit}".strip()


def _worded(body: str, digits: str, asked: str) -> Typed | Ways | None:
    """Return what a text says whose numbers were turned into digits."""
    of = _IN.sub(r"\1/\2", digits)
    found = _read(of, asked)
    share = is_share(body) or of != digits
    if isinstance(found, Typed) and share and _is_percent(asked, found.unit):
        return Typed(found.value * 100, found.unit)
    return found


def plain(text: str) -> str:
    """Return ``text`` in small letters, without what stands around an answer in a sentence.

    >>> plain("“About 6,25 %.”"), plain("237 (P3.1)")
    ('6,25 %', '237')
    """
    body = bare(tidy(text)).casefold().strip("\"'“”„‟«»‘’‚ ")
    body = re.sub(r"(?<=\S)\s*\([^()]*\)$", "", body)
    body = _MIL.sub(r"\1million", _AND.sub(" ", body))
    body = _ORDINAL.sub("", _OR_SO.sub("", _PERCENT.sub("percent", body)))
    return _ABOUT.sub("", body).rstrip(".;!…?").strip("\"'“”„‟«»‘’‚ ")


def _is_percent(asked: str, stated: Unit) -> bool:
    unit = unit_of(asked) if asked else None
    return unit is not None and unit.names == ("percent",) and not stated.names


def _read(body: str, asked: str) -> Typed | Ways | None:
    sign, body = _signed(body)
    match = _WHOLE.fullmatch(body)
    if match is None:
        return None
    sign = -sign if "-" in (match[1], match[3]) else sign
    amounts = [(each[1], each[2]) for each in _AMOUNT.finditer(match[4])]
    if match[2]:
        amounts[-1] = (amounts[-1][0], _with(match[2], amounts[-1][1]))
    return _summed(amounts, body, asked, sign)


def _signed(body: str) -> tuple[int, str]:
    for pattern, sign in _SIGN_WORDS:
        if pattern.search(body):
            return sign, pattern.sub("", body)
    return 1, body


def _with(before: str, after: str) -> str:
    """Return the words after a number with the unit that stands before it: "$5 million"."""
    stated = unit_of(after) if after else NO_UNIT
    same = stated and stated.names and stated.names == getattr(unit_of(before), "names", None)
    return after if same else f"{after} {before}"


def _summed(
    amounts: Sequence[tuple[str, str]], body: str, asked: str, sign: int
) -> Typed | Ways | None:
    """Return the sum of amounts that belong together: "3 weeks and 2 days", "2 million 500"."""
    total, size, unit, first = Fraction(0), None, NO_UNIT, None
    for place, (numeral, words) in enumerate(amounts, 1):
        words = words.strip(" ,;.-") if place == len(amounts) else _unjoined(words)
        value, stated = read_numeral(numeral), _unit(words, asked)
        if isinstance(stated, str):
            return metres_or_million(body)
        if value is None or stated is None or (size is not None and stated.scale >= size):
            return None
        if isinstance(value, TwoWays):
            if not _whole_only(stated, asked):
                return mark(body)
            value = value.thousands
        if unit.names and stated.names != unit.names:
            return None
        total, size, unit = total + value * stated.scale, stated.scale, stated
        first = first or stated
    scale = first.scale if first else Fraction(1)
    return Typed(sign * total / scale, Unit(scale, unit.names))


def _unit(words: str, asked: str) -> Unit | str | None:
    """Return the unit that stands after a number, None if unknown, "m" if that may mean two."""
    want = (unit_of(asked) if asked else NO_UNIT) or NO_UNIT
    if not words:
        return NO_UNIT
    if own := units().of_own(words.rstrip(".")):
        return own
    if words == "d":
        return unit_of("days")
    if words.rstrip("s") == asked.casefold().rstrip("s") or _is_asked(words, asked):
        return want if want.names else NO_UNIT
    first, _, rest = words.partition(" ")
    if (size := _letter_of_scale(first.rstrip("."), rest, want)) is not None:
        return size
    if first in OF:
        of = unit_of(rest) if rest else None
        return NO_UNIT if of is None and want.names == ("percent",) else of
    return unit_of(words)


def _is_asked(words: str, asked: str) -> bool:
    """Whether words name the unit asked for, in one or many, also one that the kit does not know.

    >>> _is_asked("persons per household", "people per household"), _is_asked("counties", "county")
    (True, True)
    >>> _is_asked("households per person", "people per household")
    False
    """
    return bool(asked) and _names_in(words) == _names_in(asked.casefold())


def _names_in(words: str) -> list[str]:
    found = (each for each in re.split(r"[\s/]+", words) if each not in _NO_UNIT_WORDS)
    names = units().names
    return [names.get(each) or re.sub(r"ies$", "y", each).removesuffix("s") for each in found]


def _letter_of_scale(letter: str, rest: str, want: Unit) -> Unit | str | None:
    """Return what a letter after a number stands for: "m" for million where no metre can be meant.

    Of money "t" is a trillion and "mm" a million. "m" alone is returned as it is where it may mean
    two things.
    """
    after = unit_of(rest) if rest else NO_UNIT
    money = bool(want.names) and want.names[0] in units().moneys
    if letter in _OF_MONEY and money and after is not None:
        return Unit(after.scale * _OF_MONEY[letter], after.names)
    if letter not in ("m", "м") or (want.names == ("m",) and not rest) or after is None:
        return None
    alone = not rest and not want.names
    return "m" if alone else Unit(after.scale * MILLION, after.names)


def _unjoined(words: str) -> str:
    """Return words without the "and" before the next amount."""
    words = words.strip(" ,;.-")
    head, _, last = words.rpartition(" ")
    return head.strip(" ,;.") if last in JOINTS and head else "" if last in JOINTS else words


def _whole_only(stated: Unit, asked: str) -> bool:
    """Whether what is counted has no half, so that a mark can part thousands only."""
    want = unit_of(asked) if asked else None
    return stated.scale == 1 and (stated if stated.names else want or NO_UNIT).is_whole
