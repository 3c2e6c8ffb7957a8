"""Deeds of people who do nothing in the document: those who only get it, and those not named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..claims.overstated import is_hedged
from ..document import Document
from ..document.names import OtherNames
from ..exercises.readings import quoted
from ..outside import Outside
from .advice import ASSERTING, Advice
from .cited import cited
from .quotations import unquoted
from .sentences import matter_of, sentences

_DEEDS = (
    r"order(?:s|ed)?|decid(?:es|ed)|approv(?:es|ed)|agree[sd]?|pa(?:ys|id)|promis(?:es|ed)|"
    r"refus(?:es|ed)|reject(?:s|ed)|demand(?:s|ed)|command(?:s|ed)|grant(?:s|ed)|sen(?:ds|t)|"
    r"offer(?:s|ed)|answer(?:s|ed)|repl(?:ies|ied)|forc(?:es|ed)|instruct(?:s|ed)|"
    r"authori[sz](?:es|ed)|permit(?:s|ted)|want(?:s|ed)|ask(?:s|ed)|request(?:s|ed)|g(?:ives|ave)|"
    r"allow(?:s|ed)|insist(?:s|ed)|t(?:ells|old)|sa(?:ys|id)|deliver(?:s|ed)|suppli(?:es|ed)|"
    r"push(?:es|ed)|control(?:s|led)|signed|made"
)
_BARE_DEEDS = (
    r"order|decide|approve|agree|consent|pay|promise|refuse|reject|demand|command|grant|send|offer|"
    r"answer|reply|instruct|authori[sz]e|permit|allow|insist|deliver|supply|sign"
)
_BOUND = r"(?:had|has|was|needed|chose|decided|wanted|went on|helped) to|must|did(?: indeed)?"
_NAMED = ("name", "bound", "asked", "begged")
# With a passage beside it, that is asked as the wrong speaker of the passage.
_SPEECH = re.compile(
    r"say|said|tell|told|ask|request|demand|want|promis|offer|answer|repl|insist", re.I
)
ALIKE = 4  # stems in common, the name's among them
_ASKS = r"asks?|asked|begs?|begged|requests?|requested|urges?|urged|press(?:es|ed)"
_MORE = r"(?:\s+(?:had|has|himself|also|then|already|personally|never|\w+ly)\b)*"


def not_in_it(
    part: str, text: str, document: Document, outside: Outside | None, names: OtherNames
) -> Iterator[Advice]:
    """Yield advice on what somebody is said to have done of whom the document tells nothing."""
    if part not in ASSERTING:
        return
    for sentence in sentences(text):
        named = cited(sentence.text, document, outside)
        if named.others or is_hedged(sentence.text) or sentence.is_question:
            continue
        found = _pattern(document, names).search(unquoted(sentence.text))
        if found and _is_told(found, sentence.text, outside):
            continue
        if found and not (named.passages and _SPEECH.match(found["verb"] or "")):
            who, asked = found["name"] or found["bound"], found["asked"] or found["begged"]
            tells = f"{who} does or decides" if who else f"anybody asks of {asked}"
            says = (
                f"The document tells nothing that {tells}. Where is this from? If another document "
                "says it, name that."
            )
            yield Advice("voice", part, quoted(sentence.text, 110), says)


def _is_told(found: re.Match[str], sentence: str, outside: Outside | None) -> bool:
    """Whether one of the kit's other sources tells nearly the same of the same person."""
    said = matter_of(sentence)
    who = next(each for key in _NAMED if (each := found[key]))
    every = [each.says for each in outside.facts.values()] if outside else []
    every += (
        [one.says for near in outside.neighbours.values() for one in near.says] if outside else []
    )
    return any(who.split()[0] in each and len(said & matter_of(each)) >= ALIKE for each in every)


@lru_cache(maxsize=4)
def _pattern(document: Document, others: OtherNames) -> re.Pattern[str]:
    names = "|".join(map(re.escape, _silent(document, others)))
    return re.compile(
        rf"\b(?P<name>{names}){_MORE}\s+(?P<verb>{_DEEDS})\b|"
        rf"\b(?P<bound>{names})\s+(?:{_BOUND})\s+(?:\w+ly\s+)?(?:{_BARE_DEEDS})\b|"
        rf"\b(?:{_ASKS})\s+(?P<asked>{names})\s+(?:for|to|whether|if|about)\b|"
        rf"\b(?P<begged>{names})\s+(?:is|was|were|has been|had been){_MORE}\s+"
        rf"(?:asked|begged|requested|urged|pressed|invited|(?:told|expected)\s+to)\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4)
def _silent(document: Document, others: OtherNames) -> tuple[str, ...]:
    """Return the names of those who neither speak nor are spoken of in the letters."""
    voices = {each for passage in document.passages.values() for each in passage.voice}
    heard = " ".join(
        each.text(lang)
        for each in document.passages.values()
        if not document.clerks >= {*each.voice}
        for lang in each.texts
    )
    silent = [
        each.name
        for each in document.people.values()
        if each.id not in voices and not any(name in heard for name in each.names.values())
    ]
    aliases = [
        name
        for name, who in others.called.items()
        if any(who == each.casefold() for each in silent)
    ]
    return tuple(sorted((*silent, *aliases, *others.elsewhere), key=len, reverse=True))
