"""Advice on an argument: what to cite, which numbers to look up, what is said too surely.

It advises and does not grade: there is no score in it, and nothing is said of the learner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import islice

from ..claims import Claims
from ..document import Document
from ..exercises.readings import quoted
from ..outside import Outside
from .acts import not_in_it
from .advice import MOST, Advice
from .cited import Cited, cited
from .dated import misdated
from .language import is_english
from .looked_up import LookUp
from .parts import ABOUT_WORDS, Argument, words_in
from .quotations import misquoted
from .speakers import wrongly_given
from .stated import Sources
from .statements import oversaid

FEW, MANY = ABOUT_WORDS * 6 // 10, ABOUT_WORDS * 14 // 10
SNIPPET = 110
_EMPTY = {
    "claim": "There is no claim yet. Say in one sentence what you believe to be true.",
    "evidence": "There is no evidence yet. Name the passages and figures your claim rests on.",
    "reasoning": "The reasoning is still empty. How do you get from the evidence to the claim?",
    "counter_evidence": (
        "There is no counter-evidence yet. Which words of the document, or which other document, "
        "speak against you?"
    ),
    "change_my_mind": (
        "What would change your mind? Name a document that could be found, and say in which "
        "direction it would turn you."
    ),
}
_NOTHING = {
    "counter_evidence": (
        "What could be said against your claim? Even a strong claim has something against it: "
        "other words of the document, another reading, or what was cut."
    ),
    "change_my_mind": (
        "What would change your mind, if it were found? A claim that nothing could shake says "
        "nothing; name a document, and the direction."
    ),
}
_NO = re.compile(
    r"(?:[-–—./?]+|n/?a|nil|no|nope|none|nothing|not (?:any|applicable|much)|"
    r"i (?:do not|don['’]?t) know|"
    r"(?:i (?:have|see|find|know) |there (?:is|are|was) |we have )(?:really )?"
    r"(?:no(?:ne|thing)?|not any\w*)\b.*|"
    r"(?:no (?:document|paper|evidence|source|text|counter\S*|objections?|arguments?)|nothing) "
    r"(?:speaks?|that|which|against|can|could|would|will|to say|comes|at all|else|really|exists?|"
    r"in)\b.*|(?:i |we )?(?:can(?:not|['’]?t)|could(?: not|n['’]t)|do(?: not|n['’]t)) "
    r"(?:think|find|see|imagine|know) (?:of )?(?:any|a )\w*\b.*|"
    r"(?:i am|i['’]m|we are) (?:quite |very |absolutely )?(?:sure|certain)\b.*|"
    r"nobody\b.*|never|"
    r"(?:nothing|none|no|nope|nah|not really)\s*[,;:–—.-]+\s*"
    r"(?!.*(?:\d|\b(?:unless|except|but|apart|besides|if|perhaps|maybe|may|might|could|would|however|only|still|though)\b)).*)[\s.!]*",
    re.IGNORECASE | re.DOTALL,
)
OTHER_LANGUAGE = (
    "This does not look like English, and sentences are read in English only. Looked at here were "
    "numbers, the names of passages and sources, and words in quotation marks; what the sentences "
    "assert was not."
)


def review(
    argument: Argument,
    sources: Sources,
) -> tuple[Advice, ...]:
    """Return the advice on an argument; nothing at all for one that is not begun."""
    if argument.is_empty:
        return ()
    document, claims, outside = sources.document, sources.claims, sources.outside
    named = {name: cited(part, document, outside) for name, part in argument.parts.items()}
    passages = frozenset(name for each in named.values() for name in each.passages)
    others = frozenset(name for each in named.values() for name in each.others)
    look_up = LookUp(sources, passages, others)
    found = [*_gaps(argument), *_citations(argument, named, document, claims, outside)]
    # A claim may state what its evidence leads to, so that is read first.
    for name in (*list(argument.parts)[1:], "claim"):
        part = argument.parts[name]
        if is_english(part, document, claims):
            for read in (
                oversaid(name, part, claims, document, outside, sources.overstatements),
                not_in_it(name, part, document, outside, sources.names),
                wrongly_given(name, part, document, sources.names),
                misdated(name, part, document, outside),
            ):
                found += islice(read, MOST)
        else:
            found.append(Advice("language", name, "", OTHER_LANGUAGE))
        found += islice(misquoted(name, part, document), MOST)
        found += look_up.advice(name, part)
    order = ["", *argument.parts]
    return tuple(sorted(found, key=lambda each: order.index(each.part)))


def _gaps(argument: Argument) -> Iterator[Advice]:
    for name, part in argument.parts.items():
        if not part.strip():
            yield Advice("empty", name, "", _EMPTY[name])
        elif name in _NOTHING and _says_nothing(name, part):
            yield Advice("nothing", name, quoted(part.strip(), SNIPPET), _NOTHING[name])
    count = argument.words
    full = all(part.strip() for part in argument.parts.values())
    if count > MANY or (full and count < FEW):
        say = "What could go?" if count > MANY else "There is room to say more."
        words = "1 word" if count == 1 else f"{count:,} words"
        yield Advice("length", "", "", f"It has {words}; about {ABOUT_WORDS} are meant. {say}")


def _citations(
    argument: Argument,
    named: dict[str, Cited],
    document: Document,
    claims: Claims,
    outside: Outside | None,
) -> Iterator[Advice]:
    evidence = named["evidence"]
    if argument.evidence.strip() and not (evidence.passages or evidence.others):
        example = next((name for each in claims for name in each.passages), "")
        yield Advice(
            "citation",
            "evidence",
            "",
            "No passage is named in your evidence. Give the id of each passage you rest on, "
            f"such as {example}, so that a reader can find it.",
        )
    known = [*document.passages, *(outside.entries if outside else ())]
    for part, each in named.items():
        for name in each.unknown[:MOST]:
            yield Advice("citation", part, quoted(name, 40), _no_such(name, known))


def _no_such(name: str, known: Iterable[str]) -> str:
    is_source = name.startswith("@")
    folded = {each.casefold(): each for each in known}
    near = get_close_matches(name.lstrip("@").casefold()[:80], folded, n=2, cutoff=0.5)
    meant = f" Did you mean {' or '.join(folded[each] for each in near)}?" if near else ""
    kind = "source" if is_source else "passage"
    return f"There is no {kind} {quoted(name.lstrip('@'), 40)}.{meant}"


def _says_nothing(name: str, part: str) -> bool:
    """Whether a part is only a way to say that there is nothing to say.

    >>> [_says_nothing("counter_evidence", each) for each in ("None.", "He says nothing.")]
    [True, False]
    """
    short = words_in(part) <= 16
    return short and bool(_NO.fullmatch(part.strip()))
