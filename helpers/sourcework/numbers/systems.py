"""Numerals that are no digits, read exactly: Roman, Chinese, Korean.

>>> roman("MDCCLIV"), roman("viij"), roman("XXXX"), roman("IC") is None
(1754, 8, 40, True)
>>> han("三百零五"), han("一九五二"), han("廿")
(305, 1952, 20)
"""

from __future__ import annotations

import re
from collections.abc import Callable

# Additive forms as well as subtractive ones: IIII stands beside IV, XXXX beside XL.
_ROMAN = re.compile(
    r"(M*)(CM|CD|D?C{0,4})(XC|XL|L?X{0,4})(IX|IV|V?I{0,4})", re.IGNORECASE
)  # fmt: skip
_WORTH = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
# The apostrophus, and the signs that Unicode has for it and for whole numerals.
_ROMAN_SIGNS = (
    ("CIↃ", "M"),
    ("IↃ", "D"),
    ("ↀ", "M"),
    ("Ⅼ", "L"),
    ("Ⅽ", "C"),
    ("Ⅾ", "D"),
    ("Ⅿ", "M"),
)

_DIGITS = (
    "〇零○",
    "一壹",
    "二貳贰兩两",
    "三參叁",
    "四肆",
    "五伍",
    "六陸陆",
    "七柒",
    "八捌",
    "九玖",
)
DIGITS = {sign: value for value, signs in enumerate(_DIGITS) for sign in signs}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TWENTIES = {"廿": 20, "卅": 30, "卌": 40}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
SIGNS = "".join([*DIGITS, *TENS, *TWENTIES])
_HANGUL = str.maketrans(
    "공영일이삼사오육륙칠팔구십백천만억조", "零零一二三四五六六七八九十百千萬億兆"
)
_SYLLABLES = "공영일이삼사오육륙칠팔구십백천만억조"
_NATIVE_TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50}
_NATIVE_TENS |= {"예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
_NATIVE_ONES = {"하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "넷": 4, "네": 4}
_NATIVE_ONES |= {"넉": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_NATIVE = re.compile(rf"(?:({'|'.join(_NATIVE_TENS)}))?(?:({'|'.join(_NATIVE_ONES)}))?")


def roman(word: str) -> int | None:
    """Return the value of a Roman numeral, or None.

    Small letters count where they are two or more; a last j is an i.
    """
    for sign, plain in _ROMAN_SIGNS:
        word = word.replace(sign, plain)
    if not (word.isupper() or (word.islower() and len(word) > 1)):
        return None
    plain = word.upper().replace("J", "I").replace("U", "V")
    found = _ROMAN.fullmatch(plain)
    if found is None:
        return None
    worth = [_WORTH[each] for each in plain]
    pairs = zip(worth, [*worth[1:], 0], strict=True)
    return sum(-each if each < after else each for each, after in pairs)


def han(word: str) -> int | None:
    """Return the value of Chinese numerals below ten thousand, or of digits in a row; or None."""
    if not word or any(sign not in SIGNS for sign in word):
        return None
    if all(sign in DIGITS for sign in word):
        return int("".join(str(DIGITS[sign]) for sign in word))
    total, digit, rank = 0, None, 10**4
    for sign in word:
        if sign in DIGITS:
            if digit:  # two digits in a row, and no place named between them
                return None
            digit = DIGITS[sign]
            continue
        size = TENS.get(sign) or 10
        count = TWENTIES[sign] // 10 if sign in TWENTIES else 1 if digit is None else digit
        if size >= rank or (count == 0 and size > 10):
            return None
        total, digit, rank = total + size * (count or 1), None, size
    return total + (digit or 0)


def spaced_han(text: str) -> str:
    """Return Chinese with spaces round its numerals and words of scale, so that each is a word.

    >>> spaced_han("糧食三十餘萬噸"), spaced_han("百分之五")
    ('糧食 三十 萬 噸', ' 五 %')
    >>> spaced_han("數百人")  # some hundreds: that is no number
    '數 人'
    >>> spaced_han("萬三千里"), spaced_han("十有二州")  # ten thousand without its one; ten and two
    (' 一 萬 三千 里', ' 十二 州')
    """
    large = "".join(LARGE)
    text = re.sub(rf"(?<=[{''.join(TENS)}{''.join(TWENTIES)}{large}])[有又](?=[{SIGNS}])", "", text)
    # Behind a number it is no two, but an ounce of silver.
    text = re.sub(rf"(?<=[{SIGNS}{large}])[兩两](?![百千{large}])", " 銀", text)
    text = re.sub(rf"([數数幾几])[十百千{large}]+", r"\1 ", text)
    text = re.sub(rf"(?<=[{SIGNS}\d])[多餘余](?=[{large}])", "", text)
    text = re.sub(rf"百分之([{SIGNS}\d.]+)", r"\1%", text)
    text = re.sub(rf"(?<![{SIGNS}{large}\d.,\s])(?<!\d\s)(?=[{large}])", "一", text)
    text = re.sub(rf"([{SIGNS}]+|[{large}])", r" \1 ", text)
    return re.sub(r"(?<=\d)(?=[^\d\s.,])|%", lambda found: f" {found[0]}", text).replace("  ", " ")


def in_han(text: str, ends: Callable[[str], bool]) -> str:
    """Return Korean with its numerals as Chinese ones; ``ends`` knows what may follow them.

    "이" and "만" are also other words: one syllable is a numeral where such a word follows.

    >>> in_han("쌀 삼십만명", {"명"}.__contains__), in_han("스물두 명", {"명"}.__contains__)
    ('쌀 三十萬 명', '22 명')
    """
    words = text.split()
    told = [
        _korean(word, (words[at + 1 : at + 2] or [""])[0], ends) for at, word in enumerate(words)
    ]
    return " ".join(told)


def _korean(word: str, follows: str, ends: Callable[[str], bool]) -> str:
    number = re.match(rf"([{_SYLLABLES}]*)(?:여(?=[만억]))?([{_SYLLABLES}]*)", word)
    head = number[1] + number[2] if number else ""
    after = word[number.end() :] if number else word
    for cut in range(len(head), 0, -1):
        rest = head[cut:] + after  # "일" may be the last of the number, or a day
        if ends(rest or follows):
            return f"{head[:cut].translate(_HANGUL)} {rest}".strip()
    if len(head) > 1 and not after:
        return head.translate(_HANGUL)
    native = _NATIVE.match(word)
    if native and native[0]:
        rest = word[native.end() :]
        if ends(rest or follows):
            value = _NATIVE_TENS.get(native[1], 0) + _NATIVE_ONES.get(native[2], 0)
            return f"{value} {rest}".strip()
    return re.sub(rf"(?<=\d)([{_SYLLABLES[-6:]}]+)", lambda at: at[1].translate(_HANGUL), word)
