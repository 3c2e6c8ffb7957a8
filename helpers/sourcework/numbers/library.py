"""German, French and Spanish numbers in words, read by the library text2num.

Its version 2 is taken, which is plain Python and so runs wherever the kit does. Without it no
number is read here.

>>> in_words("dreihundert", "de"), in_words("deux cents", "fr"), in_words("viele", "de")
(300, 200, None)
>>> in_words("много", "de") is None
True
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache

LIBRARY_LANGUAGES = ("de", "fr", "es")


def in_words(text: str, language: str) -> int | None:
    """Return the number that words in small letters state in a language, or None."""
    return _library()(text, language)


@cache
def _library() -> Callable[[str, str], int | None]:
    """Return the library's reader of one number, or one that reads nothing where it is absent."""
    try:
        from text_to_num import text2num  # type: ignore[attr-defined]
    except ImportError:
        return lambda text, language: None

    def read(text: str, language: str) -> int | None:
        text = text.replace("dreissig", "dreißig")
        apart = unicodedata.normalize("NFKD", text)
        plain = "".join(each for each in apart if not unicodedata.combining(each))
        if not plain.replace("ß", "ss").isascii():  # of other letters the library makes a zero
            return None
        for each in dict.fromkeys((text, plain)):
            try:
                return int(text2num(each, language, relaxed=True))
            except (ValueError, KeyError, IndexError):
                continue
        return None

    return read
