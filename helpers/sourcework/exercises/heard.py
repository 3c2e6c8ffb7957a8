"""Whether the words of an answer say what an option says: its words, and what is denied in them.

>>> says_the_same("does not say", "the document does not say")
True
>>> says_the_same("the document says so", "the document does not say")
False
>>> stands_aside("a friend of Veit", frozenset({"veit"}))
True
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

_WORD = re.compile(r"\d[\d.,'’ ]*\d|[^\W_]+")
_LIGHT_WORDS = (
    "a an and as at be by comrade for from in is it its mr of on only or our s so than that the "
    "their then there these they this to was were will with"
)
_LIGHT = frozenset(_LIGHT_WORDS.split())
_NO_WORDS = (
    "no not neither nor never without nobody none nothing nowhere nicht kein keine pas aucun "
    "не нет никто ничего ни"
)
_NO = frozenset(_NO_WORDS.split())
# A word that turns what stands beside it, or leaves it out: whoever writes it means something else.
_TURNS_WORDS = (
    "after against anybody anyone before begin beginning begins but contrary early except first "
    "instead mid middle opposite other rather start starts till unless unlike until whoever"
)
_TURNS = frozenset(_TURNS_WORDS.split())
_MONTH_WORDS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_MONTH = frozenset(_MONTH_WORDS.split())
_PREFIXES = ("im", "in", "un", "non", "dis", "ir", "mis")
_ENDINGS = ("ed", "es", "s")
_ASPIRATED = re.compile(r"\b(p|t|k|ch|ts|tz)['’ʻ‘](?=[a-zü])")
_SHORT_NOT = re.compile(r"n['’]t\b|(?<=\bcan)not\b")
_INTERJECTED = re.compile(r"^\s*no[,;:.!]\s*")
_TURNED = re.compile(r"[;.:]|\b(?:but|yet|although|though)\b")
_EITHER = re.compile(r"(\d+)\s+or\s+(\d+)")
_END = re.compile(r"\bend\b")
_LAST_DAYS = range(28, 32)


def same(word: str, other: str) -> bool:
    """Whether two words are one, begun, or with another ending of a letter or two.

    >>> same("round", "rounded"), same("supported", "supports"), same("sooner", "soon")
    (True, True, False)
    """
    if word == other or word[0].isdigit():
        return word == other
    short, long = sorted((word, other), key=len)
    if len(short) > 2 and long.startswith(short) and long[len(short) :] not in ("er", "est", "r"):
        return short == word or len(long) - len(short) < 3
    stems = {_stem(word), _stem(other)}
    return len(stems) == 1 and len(min(stems)) > 3


def _stem(word: str) -> str:
    ending = next((each for each in _ENDINGS if word.endswith(each)), "")
    return word.removesuffix(ending)


def is_opposite(text: str, other: str) -> bool:
    """Whether one text is the other with a beginning that denies it.

    >>> is_opposite("impossible", "possible"), is_opposite("posible", "possible")
    (True, False)
    """
    short, long = sorted((text, other), key=len)
    return any(long == f"{each}{short}" for each in _PREFIXES)


@lru_cache(maxsize=1024)
def words(text: str) -> frozenset[str]:
    """Return the words of a text that carry weight; a number is one, whatever separates it."""
    return frozenset(word for word, _ in _weighty(plain(text)))


def plain(text: str) -> str:
    """Return a text in small letters, with each “not” a word of its own."""
    small = unicodedata.normalize("NFKC", text).casefold()
    return _SHORT_NOT.sub(" not", _ASPIRATED.sub(r"\1", small))


def _weighty(text: str) -> Iterator[tuple[str, int]]:
    for found in _WORD.finditer(text):
        word = re.sub(r"\D", "", found[0]) if found[0][0].isdigit() else found[0]
        if word not in _LIGHT:
            yield word, found.start()


@lru_cache(maxsize=1024)
def _denied(text: str) -> Mapping[str, frozenset[bool]]:
    """Return for each word of weight whether it stands behind a “no” that reaches it."""
    found: dict[str, set[bool]] = {}
    for part in _TURNED.split(_INTERJECTED.sub("", plain(text))):
        denied = False
        for word, _ in _weighty(part):
            denied = denied or word in _NO
            if word not in _NO:
                found.setdefault(word, set()).add(denied)
    return {word: frozenset(each) for word, each in found.items()}


def says_the_same(answer: str, call: str) -> bool:
    """Whether what an answer denies is denied in an option's name as well, and nothing else is.

    >>> may = "One rate is possible for all three, but not shown"
    >>> [says_the_same(each, may) for each in ("possible", "not shown", "not possible", "shown")]
    [True, True, False, False]
    """
    theirs = _denied(call)
    for word, denied in _denied(answer).items():
        there: frozenset[bool] = frozenset().union(
            *(each for other, each in theirs.items() if same(word, other))
        )
        if there and not denied & there:
            return False
    return True


def is_part(words_of_it: frozenset[str], answer: frozenset[str]) -> bool:
    """Whether all words of an answer are among the words of an option's name.

    >>> [is_part(words("the whole harvest"), words(each)) for each in ("Whole", "")]
    [True, False]
    """
    return bool(answer) and all(any(same(word, each) for each in words_of_it) for word in answer)


def has_both(answer: frozenset[str], call: str) -> bool:
    """Whether an answer has both of two numbers that an option's name joins with “or”, or neither.

    >>> [has_both(words(each), "8 or 9 May") for each in ("May", "8 May", "9 or 8 May")]
    [True, False, True]
    """
    return all((one in answer) == (other in answer) for one, other in _EITHER.findall(call))


def stands_word_for_word(answer: str, call: str) -> bool:
    """Whether an answer of three words or more is a piece of an option's name as it stands.

    >>> stands_word_for_word("a mill grinds it", "A mill grinds it, and nobody else")
    True
    """
    piece, whole = (" ".join(_WORD.findall(plain(each))) for each in (answer, call))
    heavy = sum(1 for _ in _weighty(piece))
    return len(piece.split()) > 2 and heavy > 1 and f" {piece} " in f" {whole} "


def stands_aside(answer: str, name: frozenset[str], call: str = "") -> bool:
    """Whether a name in an answer is not what it names: left out, turned, or part of another's.

    ``name`` are the words of the option's name. “Before May” is no May, “all but Veit” not Veit,
    and “Veit's brother” is somebody else.

    >>> [stands_aside(each, frozenset({"veit"})) for each in ("Mr Veit", "Veit's son", "not Veit")]
    [False, True, True]
    """
    text = _INTERJECTED.sub("", plain(answer))
    beside = words(text) - name
    if beside & (_NO | _TURNS):
        return True
    one = "|".join(map(re.escape, sorted(name, key=len, reverse=True)))
    owned = re.search(rf"\b(?:{one})['’]s?\s+(?!own\b)([^\W_]+)", text)
    if owned and owned[1] in beside:
        return True
    holder = re.search(rf"([^\W_]+)\s+of\s+(?:(?:the|mr|comrade)\s+)*(?:{one})\b", text)
    if holder and holder[1] in beside:
        return True
    digits = {int(each) for each in beside if each.isdecimal() and len(each) < 7}
    day_of_end = bool(_END.search(call)) and digits <= {*_LAST_DAYS}
    year = all(1000 <= each < 3000 for each in digits)
    return bool(digits) and not (day_of_end or year or (_MONTH & name and not _END.search(call)))
