"""Who is said to say what stands in a passage, and who says it.

A name counts as the speaker where a verb or noun of speech follows it: "Smith asks for … (B1)",
"Smith's request (B1)". Whoever reports the words may be said to report them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..document import Document
from ..document.names import OtherNames
from .advice import Advice
from .cited import spans
from .dated import day_stands_in
from .sentences import sentences

LEADS = 30  # letters in which a name follows the passage that it leads on from
_VERBS = (
    r"says?|said|tells?|told|writes?|wrote|asks?|asked|requests?|requested|proposes?|proposed|"
    r"reports?|reported|states?|stated|promises?|promised|offers?|offered|plans?|planned|"
    r"estimates?|estimated|answers?|answered|replies|replied|explains?|explained|warns?|warned|"
    r"insists?|insisted|argues?|argued|claims?|claimed|announces?|announced|admits?|admitted|"
    r"complains?|complained|thinks?|thought|believes?|believed|considers?|considered|doubts?|"
    r"doubted|suggests?|suggested|demands?|demanded|wants?|wanted|mentions?|mentioned|calls?|"
    r"called|speaks? of|spoke of|knows?|knew|wonders?|wondered|budgets?|budgeted|informs?|"
    r"informed|quotes?|quoted|passes on|passed on|forwards?|forwarded|puts? it|sees? it|"
    r"concedes?|conceded|denies|denied|declares?|declared|stress(?:es|ed)|remarks?|remarked|"
    r"notes?|noted|hopes?|hoped|recommends?|recommended|advises?|advised|fears?|feared"
)
# Whoever passes on may do this with words that are not his.
_PASSES_ON = re.compile(
    r"reports?|reported|tells?|told|informs?|informed|quotes?|quoted|pass\w+ on|"
    r"forward\w*|mentions?|mentioned"
)
_NOUNS = (
    r"words?|proposal|requests?|question|estimate|report|promise|offer|plan|budget|figure|sum|"
    r"doubts?|statement|opinion|demand|wish|tonnage|entry"
)
_BETWEEN = (
    r"(?:\s+(?:does|do|did|has|had|have|not|never|also|only|then|himself|already|just|now|still|"
    r"clearly|\w+ly|even|first))*"
)


# "Twice as much as Smith asks" tells no more of him than "more than Smith asks".
_COMPARED = re.compile(
    r"\b(?:than|what|which|(?:as|so|same|such)\b(?:\s+[\w%.,]+){0,4}\s+as)\s+$", re.IGNORECASE
)


def wrongly_given(part: str, text: str, document: Document, others: OtherNames) -> Iterator[Advice]:
    """Yield advice on words of a passage that are given to somebody who does not speak there."""
    for sentence in sentences(text):
        before = 0
        marks = list(spans(sentence.text, document))
        for at, (start, end, names) in enumerate(marks):
            piece = sentence.text[before:start]
            if not at and not re.search(r"[^\W\d_]{4}", piece):  # "In M3 Smith asks …"
                piece = sentence.text[end : end + LEADS]
            if not _names_one_of(names, sentence.text, document, others):
                yield from _on(part, piece, names, document, others)
            before = end


def _names_one_of(
    passages: tuple[str, ...], sentence: str, document: Document, others: OtherNames
) -> bool:
    """Whether a sentence names somebody who does speak in one of the passages."""
    people = _people(document, others)
    speakers = {one for name in passages for one in _speakers(name, document)}
    found = _names(document, others).finditer(sentence)
    return any(people[each[0].casefold()] in speakers for each in found)


def _on(
    part: str, piece: str, names: tuple[str, ...], document: Document, others: OtherNames
) -> Iterator[Advice]:
    people = _people(document, others)
    spoken = [each for each in _speaking(document, others).finditer(piece) if _speaks(each, piece)]
    if not spoken:
        return
    last = spoken[-1]
    who = people[(last["name"] or last["source"]).casefold()]
    if last["verb"] and any(day_stands_in(piece, name, document) for name in names):
        return  # that he wrote on that day is what the passage is named for
    allowed = {one for name in names for one in _speakers(name, document)}
    if who in allowed:
        return
    passing = {one for name in names for one in document.passage(name).voice[1:]}
    if who in passing and last["verb"] and _PASSES_ON.fullmatch(last["verb"].casefold()):
        return
    says = f"{' and '.join(names[:3])}: {_told(names[0], document)}"
    yield Advice("voice", part, f"{last[0].strip()} … {names[0]}", says, names[:3])


def _speaks(found: re.Match[str], piece: str) -> bool:
    """Whether the words found say that somebody spoke: not "than he asked", nor "does not say"."""
    if _COMPARED.search(piece[: found.start()]):
        return False
    denied = re.search(r"\b(?:not|never)\b", found[0])
    return bool(denied) == bool(re.match("kn[eo]w", (found["verb"] or "").casefold()))


def _told(name: str, document: Document) -> str:
    first, *others = document.passage(name).voice
    spoken = [
        document.people[each].name if each in document.people else each for each in (first, *others)
    ]
    reported = f", reported by {spoken[1]}" if len(spoken) > 2 else ""
    return f"the words there are those of {spoken[0]}{reported}. Whom do you mean?"


def _speakers(name: str, document: Document) -> frozenset[str]:
    """Return who speaks in a passage: its voice, and whoever is heard inside it."""
    inside = {
        each.voice[0] for each in document.facts.values() if each.passage == name and each.voice
    }
    return frozenset({document.passage(name).voice[0], *inside})


@lru_cache(maxsize=4)
def _people(document: Document, others: OtherNames) -> dict[str, str]:
    """Return who is meant by a name: the whole, or its first word."""
    found = dict(others.called)
    for each in document.people.values():
        words = each.name.split()
        if words[0][0].isupper():
            found |= {each.name.casefold(): each.id, words[0].casefold(): each.id}
    found |= {name.casefold(): name for name in others.elsewhere}
    return found


@lru_cache(maxsize=4)
def _names(document: Document, others: OtherNames) -> re.Pattern[str]:
    names = sorted(_people(document, others), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _speaking(document: Document, others: OtherNames) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_people(document, others), key=len, reverse=True)))
    further = "|".join((*map(re.escape, others.further), r"\w+-\w+"))
    more = rf"(?:\s+(?:{further}))?"
    return re.compile(
        rf"\b(?P<name>{names}){more}(?:['’]s?\s+(?:\w+\s+){{0,2}}(?P<noun>{_NOUNS})\b|"
        rf"{_BETWEEN}\s+(?P<verb>{_VERBS})\b)|"
        rf"\b(?:according to|in the (?:words|view|opinion) of)\s+(?P<source>{names})\b",
        re.IGNORECASE,
    )
