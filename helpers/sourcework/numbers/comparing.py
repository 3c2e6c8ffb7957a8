"""What stands beside a number and says that more or less is meant: an end, or a direction.

>>> compared("at least 118.5 million")
Compared(rest='118.5 million', said='at least', end='at least', way='', than=False)
>>> compared("six days too late").way, compared("6 % less than the other sum").than
('more', True)
>>> compared("almost a fifth").end, compared("from 4 to 5").end, compared("six days")
('just under', 'at least', None)

Such words change what is said, and so are never dropped: whether they fit is judged beside the
number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

End = Literal["", "at least", "more than", "at most", "less than", "just over", "just under"]
WayOf = Literal["", "less", "more"]


@dataclass(frozen=True, slots=True)
class Compared:
    """The text without its comparing words, these words, and what they say.

    ``end`` is the end of a range; ``way`` a direction, earlier being less; ``than`` says that what
    it is compared with stands there, too.
    """

    rest: str
    said: str
    end: End = ""
    way: WayOf = ""
    than: bool = False


_LARGER = r"more|larger|greater|higher|bigger|later"
_SMALLER = r"less|fewer|smaller|lower|earlier"
_SLIGHTLY = (
    r"(?:only\s+)?(?:just|slightly|somewhat|barely|marginally|a\s+(?:little|bit|touch)|knapp|etwas"
    r"|un\s+peu|un\s+poco|чуть|немного)"
)
_OVER = (
    rf"(?:{_LARGER})\s+than|over|above|mehr\s+als|über|plus\s+d[e'’]|más\s+de|более|больше|свыше"
)
_UNDER = (
    rf"(?:{_SMALLER})\s+than|under|below|weniger\s+als|unter|moins\s+d[e'’]|menos\s+de"
    r"|менее|меньше"
)
# Before the number, the most particular first.
_BEFORE: tuple[tuple[End, str], ...] = (
    (
        "at least",
        rf"at\s+least|(?:no|not)\s+(?:{_SMALLER})\s+than|from|≥|>=|=>|min(?:imum|\.)?|mindestens"
        r"|wenigstens|ab|au\s+moins|al\s+menos|por\s+lo\s+menos|como\s+mínimo|не\s+ме(?:нее|ньше)",
    ),
    (
        "at most",
        rf"at\s+(?:the\s+)?most|(?:no|not)\s+(?:{_LARGER})\s+than|up\s+to|≤|<=|=<|max(?:imum|\.)?"
        r"|höchstens|bis\s+zu|au\s+plus|jusqu['’]à|como\s+máximo|hasta|не\s+бо(?:лее|льше)|до",
    ),
    ("just over", rf"{_SLIGHTLY}\s+(?:{_OVER})"),
    (
        "just under",
        rf"{_SLIGHTLY}\s+(?:{_UNDER})|almost|nearly|not\s+quite|fast|beinahe|presque|casi|почти",
    ),
    ("more than", rf"{_OVER}|>"),
    ("less than", rf"{_UNDER}|<"),
)
_AFTER: tuple[tuple[End, str], ...] = (
    (
        "at least",
        r"(?:or|and)\s+(?:more|over|above|up|upwards|later)|at\s+(?:the\s+)?least|(?:as\s+a\s+)?minimum",
    ),
    (
        "at most",
        r"(?:or|and)\s+(?:less|fewer|under|below|earlier)|at\s+(?:the\s+)?most|(?:as\s+a\s+)?maximum",
    ),
)
_WAYS: tuple[tuple[WayOf, str], ...] = (
    (
        "less",
        rf"(?:{_SMALLER}|below|under|before|sooner|short|(?:too\s+)?early|in\s+advance|beforehand"
        r"|weniger|kleiner|niedriger|(?:zu\s+)?früh(?:er)?|vorher|davor|de\s+moins|moins|(?:plus|trop)\s+tôt"
        r"|avant|menos|antes|(?:más|demasiado)\s+(?:temprano|pronto)|меньше|раньше|ниже|до\s+этого)",
    ),
    (
        "more",
        rf"(?:{_LARGER}|above|over|after|afterwards|(?:too\s+)?late|mehr|größer|höher"
        r"|(?:zu\s+)?spät(?:er)?|danach|nachher|de\s+plus|(?:plus|trop)\s+tard|plus|après"
        r"|más\s+tarde|demasiado\s+tarde|más|mayor|después|больше|позже|выше)",
    ),
)
_LEADS = tuple(
    (
        end,
        re.compile(rf"^(?P<said>{words})(?<=\w)\s+(?=\S)|^(?P<sign>{words})(?<!\w)\s*(?=\S)", re.I),
    )
    for end, words in _BEFORE
)
_TAILS = tuple(
    (end, re.compile(rf"(?<=\S)[,\s]+(?P<said>{words})[.!]?$", re.I)) for end, words in _AFTER
)
_DIRECTIONS = tuple(
    (
        way,
        re.compile(
            rf"(?<=\S)\s+(?P<said>{words})"
            r"(?P<than>\s+(?:than|als|que|чем)\s[^\d]*|(?<=before|.after)\s[^\d]+)?[.!]?$",
            re.I,
        ),
    )
    for way, words in _WAYS
)
_BY = tuple(
    (way, re.compile(rf"^(?P<said>{words})\s+(?:by|um|de|на)\s+", re.I)) for way, words in _WAYS
)


def compared(text: str) -> Compared | None:
    """Return a text without the words that say that more or less is meant, or None without any."""
    text = text.strip()
    for end, pattern in _LEADS:
        if found := pattern.match(text):
            said = found["said"] or found["sign"]
            return Compared(text[found.end() :], " ".join(said.split()), end=end)
    for end, pattern in _TAILS:
        if found := pattern.search(text):
            return Compared(text[: found.start()], " ".join(found["said"].split()), end=end)
    for way, pattern in _DIRECTIONS:
        if found := pattern.search(text):
            than = bool(found["than"]) and bool(
                re.match(r"\s+(?:than|als|que|чем)\b", found["than"])
            )
            said = " ".join(found["said"].split())
            return Compared(text[: found.start()], said, way=way, than=than)
    for way, pattern in _BY:
        if found := pattern.match(text):
            said = " ".join(found["said"].split())
            return Compared(text[found.end() :], said, way=way)
    return None
