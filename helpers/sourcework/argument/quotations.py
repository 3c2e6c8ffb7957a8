"""Words in quotation marks, looked for where they are said to stand, in every language.

The edition's own additions in square brackets, marks and letter case make no difference. What
stands nearly so is shown beside the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction
from functools import lru_cache

from ..document import LAYERS, Document
from ..exercises.readings import quoted
from .advice import Advice
from .cited import cited, named_at
from .sentences import Sentence, sentences, stem

SHORT = 2  # so few words may be a name: they are asked about only where somebody says them
BESIDE = 3  # words shown on either side of what is nearly so
NAMELIKE = 4  # so few stand in many places, and may be quoted once for all of them
NEAR, VERY_NEAR = Fraction(3, 5), Fraction(4, 5)
SHOWN = 200
_QUOTED = re.compile(
    r"“([^“”]{2,600})”|„([^„“”]{2,600})[“”]|«([^«»]{2,600})»|\"([^\"]{2,600})\"|"
    r"(?<!\w)[‘']([^‘’'](?:[^‘’]|’(?=\w)){6,600}?)[’'](?!\w)"
)
_OWN = re.compile(
    r"\b(?:(?:my|our|own|literal(?:ly)?|loosely) (?:own )?(?:translation|rendering|words|version)|"
    r"translat\w+|paraphras\w+|so to speak|so[- ]called|in other words|would be|literally)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:says?|said|writes?|wrote|calls?|called|words?|answers?|answered|asks?|asked|tells?|"
    r"told|insists?|speaks? of|quotes?)\b[^“”\"«»„]{0,12}$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|never|nowhere|nothing|without|instead of)\b(?!:)[^“”\"«»„.]{0,30}$", re.I
)
# "exceed[s]", "[T]he": letters that the one who quotes has put in or left out.
_FITTED = re.compile(r"(?<=[^\W\d_])\[[^\W\d_]{0,4}\]|\[[^\W\d_]{1,2}\](?=[^\W\d_])")
_GAP = re.compile(r"\s*(?:\[?…\]?|\[?\.\.\.\]?|\[[^\]]*\])\s*")
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Nearest:
    """The words of the edition that are nearest to some words, and how near they are."""

    passage: str
    language: str
    words: str
    near: float


def misquoted(part: str, text: str, document: Document) -> Iterator[Advice]:
    """Yield advice on words in quotation marks that do not stand where they are said to."""
    for sentence in sentences(text):
        for found in _QUOTED.finditer(sentence.text):
            words = next(each for each in found.groups() if each).strip()
            yield from _on(part, sentence, found.start(), words, document)


def _on(
    part: str, sentence: Sentence, place: int, words: str, document: Document
) -> Iterator[Advice]:
    where = named_at(sentence.text, place, document)
    count = len(_WORDS.findall(words))
    if not where.passages and (where.others or count <= SHORT):
        return  # another document's words, or a word set off
    says = _SAYS.search(sentence.text[:place])
    if _OWN.search(sentence.text) or _DENIED.search(sentence.text[:place]):
        return
    if (count <= SHORT and not says) or (re.search(r"\d", words) and count <= NAMELIKE):
        return  # a number is looked up as one
    if where.passages and not _may_stand_in(words, where.passages, document):
        return  # it can only be a translation
    named = cited(sentence.text, document).passages
    anywhere = not named or count <= NAMELIKE
    if any(stands_in(words, name, document) for name in (document.passages if anywhere else named)):
        return
    yield from _asked(part, words, where.passages, document)


def _may_stand_in(words: str, passages: tuple[str, ...], document: Document) -> bool:
    """Whether one of the passages has a text in the letters that some words are written in."""
    lang = "ru" if re.search(r"[а-яё]", words.casefold()) else "en"
    return any(lang in document.passage(name).texts for name in passages)


def _asked(
    part: str, words: str, passages: tuple[str, ...], document: Document
) -> Iterator[Advice]:
    about = quoted(words, 110)
    elsewhere = [name for name in document.passages if stands_in(words, name, document)]
    if elsewhere:
        says = f"These words stand in {' and '.join(elsewhere[:3])}, not in {_listed(passages)}."
        yield Advice("quotation", part, about, says, tuple(elsewhere[:3]))
        return
    near = nearest(words, passages or tuple(document.passages), document)
    if near is not None and near.near >= (NEAR if passages else VERY_NEAR):
        says = f"Nearly so. {near.passage} has: “{near.words}”. Quote it word for word."
        yield Advice("quotation", part, about, says, (near.passage,))
    elif passages:
        texts = document.passage(passages[0]).texts
        told = next((each["reading"] for key, each in texts.items() if key == "en"), "")
        told = told or next(iter(texts.values()))["reading"]
        says = (
            f"These words are not in {_listed(passages)}. There it says: “{quoted(told, SHOWN)}”. "
            "If the words are yours, take the quotation marks off."
        )
        yield Advice("quotation", part, about, says, passages)


def _listed(passages: tuple[str, ...]) -> str:
    return " or ".join(passages[:3])


def unquoted(text: str) -> str:
    """Return a text without the words in quotation marks, which are not the writer's own.

    >>> unquoted("He says “it came”.")
    'He says “”.'
    """
    return _QUOTED.sub(lambda found: f"{found[0][0]}{found[0][-1]}", text)


def stands_in(words: str, passage: str, document: Document) -> bool:
    """Whether words stand in a passage, in any language and layer; "…" may leave some out.

    >>> from sourcework.new import letter
    >>> stands_in("PAY EVERYTHING BACK", "B6", letter()), stands_in("pay back", "B6", letter())
    (True, False)
    """
    whole = _FITTED.sub(lambda found: found[0].strip("[]"), words)
    parts = [_plain(each) for each in _GAP.split(whole)]
    texts = _texts(passage, document)
    if whole != words or len(_WORDS.findall(words)) <= NAMELIKE:
        # A word may be put into the form that its new sentence needs.
        parts, texts = [_stems(each) for each in parts], (*texts, *map(_stems, texts))
    return any(all(f" {each} " in f" {text} " for each in parts if each) for text in texts)


@lru_cache(maxsize=2048)
def _stems(plain: str) -> str:
    return " ".join(map(stem, plain.split()))


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold().replace("ё", "е").replace("’", "'")))


@lru_cache(maxsize=512)
def _texts(passage: str, document: Document) -> tuple[str, ...]:
    found = document.passage(passage)
    every = [found.text(lang, layer) for lang in found.texts for layer in LAYERS]
    every += [re.sub(r"\[[^\]]*\]", " ", each) for each in every]
    literal = [getattr(note, "gloss", "") for note in found.notes]
    return tuple(dict.fromkeys(f" {_plain(each)} " for each in (*every, *literal) if each))


def nearest(words: str, passages: tuple[str, ...], document: Document) -> Nearest | None:
    """Return the stretch of words in some passages that is most like the words given."""
    best: Nearest | None = None
    for name in passages:
        for lang in document.passage(name).texts:
            found = _near(words, document.passage(name).text(lang, "reading"))
            if found and (best is None or found[1] > best.near):
                best = Nearest(name, lang, *found)
    return best


def _near(words: str, text: str) -> tuple[str, float] | None:
    """Return the stretch of a text most like some words, and how like it is, from 0 to 1."""
    wanted, there = _plain(words).split(), list(_WORDS.finditer(text))
    given = [_plain(each[0]) for each in there]
    found: tuple[str, float] | None = None
    for start in range(len(given)):
        for length in range(max(1, len(wanted) - 2), len(wanted) + 3):
            stretch = given[start : start + length]
            like = SequenceMatcher(None, wanted, stretch, autojunk=False).ratio()
            if len(stretch) == length and (found is None or like > found[1]):
                first, last = max(0, start - BESIDE), min(len(there), start + length + BESIDE) - 1
                found = text[there[first].start() : there[last].end()], like
    return found
