"""Whether a text is in English, as far as its sentences can be read at all.

Known are the small words that no English sentence does without, and all words of the edition's
own English.
"""

from __future__ import annotations

from functools import lru_cache

from ..claims import Claims
from ..document import Document
from .sentences import stem, words_of

FEWEST = 8
_SMALL_WORDS = (
    "a about after all also although an and any are as at be because been before but by can "
    "could did do does each even for from had has have he her his how i if in into is it its "
    "less like may more most much must my no not of off on one only or other our out over "
    "same say says she so some still than that the their them then there these they this to "
    "too under until up very was we were what when where which while who why will with "
    "without would you your "
)
_SMALL = frozenset(_SMALL_WORDS.split())


def is_english(text: str, document: Document, claims: Claims) -> bool:
    """Whether a text can be taken for English; one of few words can always.

    >>> from sourcework.claims import judged
    >>> from sourcework.new import letter
    >>> words = "Brandt bittet um Geld, aber der Rat hat weniger und bewilligt später mehr."
    >>> is_english(words, letter(), judged(letter(), ()))
    False
    """
    words = [each.removesuffix("'s") for each in words_of(text) if len(each) > 1 or each in "ai"]
    if len(words) < FEWEST:
        return True
    known = _vocabulary(document, claims)
    read = sum(each in _SMALL or stem(each) in known for each in words)
    return 2 * read >= len(words) or (5 * sum(each in _SMALL for each in words) >= len(words))


@lru_cache(maxsize=2)
def _vocabulary(document: Document, claims: Claims) -> frozenset[str]:
    names = {word for each in document.people.values() for word in words_of(each.name)}
    said = [each.text("en", "reading") for each in document.passages.values()]
    said += [f"{each.statement} {each.why} {each.decides}" for each in claims]
    return frozenset(stem(word) for each in said for word in words_of(each)) - names
