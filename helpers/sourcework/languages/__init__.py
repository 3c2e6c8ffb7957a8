"""The languages of documents, as data: names, direction, how numbers and months are written.

``languages.toml`` beside this module says what each field is. A language that does not stand there
is called by its tag, and its numbers are left to a person.

>>> language("ar").name, language("ar").direction, language("zh-Hant").own
('Arabic', 'rtl', '中文')
>>> language("tlh").name, language("tlh").direction
('tlh', '')
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any

# Letters of scripts that put no space between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
FROM_THE_RIGHT = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"})
_FILE = Path(__file__).with_name("languages.toml")


@dataclass(frozen=True)
class Language:
    """A language by its ``tag``: its names, its ``script``, and how numbers stand in it.

    ``numbers`` and ``scales`` are words and what they stand for, ``units`` words and the unit's
    id, ``months`` words and 1 to 12. ``complete`` is whether the kit reads every number that one
    writes in it in words.
    """

    tag: str
    name: str
    own: str = ""
    script: str = ""
    group: str = ""
    decimal: str = ""
    complete: bool = False
    inflected: bool = False
    plural: str = ""
    systems: tuple[str, ...] = ()
    library: str = ""
    monthly: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict, hash=False)
    scales: Mapping[str, int] = field(default_factory=dict, hash=False)
    units: Mapping[str, str] = field(default_factory=dict, hash=False)
    months: Mapping[str, int] = field(default_factory=dict, hash=False)

    @cached_property
    def direction(self) -> str:
        """Where its lines begin: "ltr", "rtl", or "" where its script is not known."""
        script = next((part for part in self.tag.split("-")[1:] if len(part) == 4), self.script)
        return "" if not script else "rtl" if script.title() in FROM_THE_RIGHT else "ltr"

    @property
    def has_numbers(self) -> bool:
        """Whether it is known how numbers are written in it."""
        return bool(self.decimal)


@cache
def languages() -> Mapping[str, Language]:
    """Return every language that the kit has data of, by its tag.

    >>> {"ru", "en", "la", "zh", "ko", "ar", "he", "de", "fr", "es"} <= languages().keys()
    True
    """
    with _FILE.open("rb") as file:
        return MappingProxyType({tag: _read(tag, row) for tag, row in tomllib.load(file).items()})


def _read(tag: str, row: Mapping[str, Any]) -> Language:
    words: dict[str, Any] = {
        "numbers": _by_word(row.get("numbers", {})),
        "scales": _by_word(row.get("scales", {})),
        "units": {each: unit for unit, words in row.get("units", {}).items() for each in _w(words)},
        "months": {w: at for at, forms in enumerate(row.get("months", ()), 1) for w in _w(forms)},
    }
    plain = {name: value for name, value in row.items() if not isinstance(value, list | dict)}
    lists: dict[str, Any] = {
        name: tuple(row.get(name, ())) for name in ("systems", "monthly", "kinds")
    }
    return Language(tag, **plain, **lists, **words)


def _by_word(words: Mapping[str, str]) -> dict[str, int]:
    return {each: int(value) for value, forms in words.items() for each in _w(forms)}


def _w(words: str) -> list[str]:
    return words.split()


@cache
def language(tag: str) -> Language:
    """Return what is known of a language; a tag such as "zh-Hant" has what its first part has.

    >>> language("de-1901").name, language("az-Arab").direction
    ('German', 'rtl')
    """
    known = languages().get(tag) or languages().get(tag.split("-")[0].lower())
    if known is None:
        return Language(tag, tag)
    return known if known.tag == tag else replace(known, tag=tag)


def whole_word(word: str) -> str:
    """Return the pattern of a word that stands by itself in a text, and is no part of another.

    Where a script has no spaces, the same letters are the word wherever they stand.

    >>> [bool(re.search(whole_word(each), "Где рис? 五頃")) for each in ("рис", "ри", "頃")]
    [True, False, True]
    """
    lone = rf"(?![{UNSPACED}])\w"
    before = "(?<!\\w)" if re.match(lone, word) else ""
    after = "(?!\\w)" if re.match(lone, word[-1:]) else ""
    return f"{before}{re.escape(word)}{after}"


def name_of(tag: str) -> str:
    """Return the English name of a language, or its tag where none is known.

    What stands behind an x tells witnesses in one language apart.

    >>> name_of("ru"), name_of("la-x-b"), name_of("tlh")
    ('Russian', 'Latin (b)', 'tlh')
    """
    known, _, own = tag.partition("-x-")
    return f"{language(known).name} ({own})" if own else language(tag).name


def short(tag: str) -> str:
    """Return a tag as Typst takes it: the language alone, "en" where it is not one.

    >>> short("zh-Hant"), short("ru"), short("x-own")
    ('zh', 'ru', 'en')
    """
    first = tag.partition("-")[0].lower()
    return first if first.isascii() and first.isalpha() and len(first) in (2, 3) else "en"


def column_of(tag: str) -> str:
    """Return a language's tag as part of a column's name.

    >>> column_of("zh-Hant")
    'zh_Hant'
    """
    return tag.replace("-", "_")


def way(tag: str) -> str:
    """Return the ``dir`` of words in a language: "rtl", or "auto" for the words to decide.

    >>> way("he"), way("de"), way("tlh")
    ('rtl', 'auto', 'auto')
    """
    return "rtl" if language(tag).direction == "rtl" else "auto"


def with_cyrillic_marked(text: str, langs: Iterable[str]) -> str:
    """Return HTML or Markdown whose words in Cyrillic say which language they are, of those given.

    >>> with_cyrillic_marked("A. Petrov, *Русский хлеб* (Moscow, 1900)", ["en", "ru"])
    'A. Petrov, *<span lang="ru">Русский хлеб</span>* (Moscow, 1900)'
    """
    tag = next((each for each in langs if language(each).script == "Cyrl"), "ru")
    # Words in a row, with what joins them: a space or a hyphen.
    cyrillic = r"[\u0400-\u04ff]+(?:[ -][\u0400-\u04ff]+)*"
    return re.sub(cyrillic, rf'<span lang="{tag}">\g<0></span>', text)


def marked_as(tag: str) -> str:
    """Return the attributes of HTML that say in which language, and which way, words are read.

    >>> marked_as("ru"), marked_as("ar"), marked_as("tlh")
    (' lang="ru"', ' lang="ar" dir="rtl"', ' lang="tlh" dir="auto"')
    """
    direction = {"ltr": "", "rtl": ' dir="rtl"', "": ' dir="auto"'}[language(tag).direction]
    return f' lang="{escape(tag)}"{direction}'
