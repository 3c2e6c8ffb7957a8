"""Numbers as people write them, read exactly; what can be read two ways is said to be so.

>>> read_numeral("4 321"), read_numeral("4.321,5"), read_numeral("1.9×10^12")
(Fraction(4321, 1), Fraction(8643, 2), Fraction(1900000000000, 1))
>>> read_numeral("4.321")
TwoWays(thousands=Fraction(4321, 1), decimals=Fraction(4321, 1000), mark='.')
>>> read_numeral("six or so") is None
True
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

LONGEST = 200
LARGEST_POWER = 40

# Also full-width signs, the signs of Arabic numbers, and the two letters i of Turkish.
_MARKS: dict[int, str] = {
    **dict.fromkeys(map(ord, "−‒–—﹣-‐‑"), "-"),
    **{code + 0xFEE0: chr(code) for code in range(ord("!"), ord("0"))},
    **dict(zip(map(ord, "٫٬٪İı"), ".'%Ii", strict=True)),
}
_SPACES = re.compile(r"(?<=\d)[\s_'’ʼ`´′](?=\d{3}(?!\d))")
_PLAIN = re.compile(r"(\d*)(?:([.,])(\d*))?")
_GROUPED = re.compile(r"(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?:(?!\2)([.,])(\d+))?")
_POWER = re.compile(
    r"(.*?)(?:[eе]|(?:[×x·*]\s*|^)10\s*(?:\^|\*\*))\s*([+-]?\d{1,4})", re.IGNORECASE
)
_MIXED = re.compile(r"(?:(\d+)\s+)?(\d[\d ]*)\s*/\s*(\d[\d ]*)")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")


@dataclass(frozen=True, slots=True)
class TwoWays:
    """A numeral such as "4.321", whose one mark may part thousands or decimals."""

    thousands: Fraction
    decimals: Fraction
    mark: str


def tidy(text: str) -> str:
    """Return ``text`` with one kind of minus, digit, space and fraction in it.

    >>> tidy("−33⅓ %"), tidy("10¹²"), tidy("٣"), tidy("4\\u202f321")
    ('-33 1/3 %', '10^12', '3', '4 321')
    """
    text = re.sub(r"[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+", _raised, text.translate(_MARKS))
    return " ".join("".join(map(_plain, text)).replace("⁄", "/").split())


def _raised(match: re.Match[str]) -> str:
    return "^" + match[0].translate(_SUPERSCRIPTS)


def _plain(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.category(character) == "Cf":  # unseen: it came along from a web page
        return ""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if character in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞":
        return " " + unicodedata.normalize("NFKC", character)
    return character


def read_numeral(text: str) -> Fraction | TwoWays | None:
    """Return the number written in ``text``, both its readings, or None if it is none.

    The text may have a sign, thousands parted by spaces, dots, commas, apostrophes or low lines,
    decimals after a dot or a comma, a power of ten, or be a fraction. Unreadable are also more
    than 200 characters and powers of ten beyond 40.
    """
    if len(text) > LONGEST:
        return None
    body = tidy(text).rstrip(".,;!")
    sign = -1 if body.startswith("-") else 1
    body = body[1:].lstrip() if body.startswith(("+", "-")) else body
    return _signed(sign, _unsigned(_SPACES.sub("", body)))


def _signed(sign: int, read: Fraction | TwoWays | None) -> Fraction | TwoWays | None:
    if isinstance(read, TwoWays):
        return TwoWays(sign * read.thousands, sign * read.decimals, read.mark)
    return None if read is None else sign * read


def _unsigned(body: str) -> Fraction | TwoWays | None:
    fraction = _MIXED.fullmatch(body)
    if fraction:
        whole, above, below = (_digits(part or "0") for part in fraction.groups())
        return whole + above / below if below else None
    power = _POWER.fullmatch(body)
    if power:
        return _powered(power[1].strip(), int(power[2]))
    return _decimal(body)


def _digits(text: str) -> Fraction:
    return Fraction(int(text.replace(" ", "")))


def _powered(body: str, power: int) -> Fraction | TwoWays | None:
    if abs(power) > LARGEST_POWER:
        return None
    size = Fraction(10) ** power
    read = _decimal(body) if body else Fraction(1)
    if isinstance(read, TwoWays):
        return TwoWays(read.thousands * size, read.decimals * size, read.mark)
    return None if read is None else read * size


def _decimal(body: str) -> Fraction | TwoWays | None:
    grouped = _GROUPED.fullmatch(body)
    if grouped and not body.startswith("0"):
        whole, mark, point, decimals = grouped.groups()
        thousands = _joined(whole.replace(mark, ""), decimals or "")
        alone = whole.count(mark) == 1 and point is None
        return TwoWays(thousands, _joined(*whole.split(mark)), mark) if alone else thousands
    plain = _PLAIN.fullmatch(body)
    if plain is None or not (plain[1] or plain[3]):
        return None
    return _joined(plain[1] or "0", plain[3] or "")


def _joined(whole: str, decimals: str) -> Fraction:
    return Fraction(int(whole + decimals), 10 ** len(decimals))
