"""Advice on an argument: what to cite, which numbers to look up, what is said too surely.

It advises and does not grade: there is no score in it, and nothing is said of the learner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import islice

from ..claims import Claim, Claims, Verdict
from ..claims.overstated import BY_CLAIM, overstates
from ..document import Document
from ..exercises.readings import quoted
from ..outside import Outside
from .advice import ASSERTING, MOST, Advice, left_open, sentences
from .cited import Cited, cited
from .known import numbers_of
from .looked_up import LookUp
from .parts import ABOUT_WORDS, Argument

FEW, MANY = ABOUT_WORDS * 6 // 10, ABOUT_WORDS * 14 // 10
SNIPPET = 110
_EMPTY = {
    "claim": "There is no claim yet. Say in one sentence what you hold to be so.",
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


def review(
    argument: Argument, document: Document, claims: Claims, outside: Outside | None = None
) -> tuple[Advice, ...]:
    """Return the advice on an argument; nothing at all for one that is not begun.

    ``outside`` is what other documents and books say, if numbers from there may be used.
    """
    if argument.is_empty:
        return ()
    named = {name: cited(part, document, outside) for name, part in argument.parts.items()}
    passages = frozenset(name for each in named.values() for name in each.passages)
    look_up = LookUp(document, numbers_of(document, claims, outside), passages)
    found = [*_gaps(argument), *_citations(argument, named, document, claims, outside)]
    for name, part in argument.parts.items():
        found += islice(_overstated(name, part, claims, document), MOST)
        found += look_up.advice(name, part)
    return tuple(found)


def _gaps(argument: Argument) -> Iterator[Advice]:
    for name, part in argument.parts.items():
        if not part.strip():
            yield Advice("empty", name, "", _EMPTY[name])
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


def _overstated(part: str, text: str, claims: Claims, document: Document) -> Iterator[Advice]:
    if part not in ASSERTING:
        return
    open_claims = [
        each
        for each in claims
        if each.id in BY_CLAIM and each.verdict in (Verdict.UNDETERMINED, Verdict.CONSISTENT)
    ]
    told = set()
    for sentence in sentences(text):
        for claim in open_claims:
            quoted_there = part == "evidence" and _reported(claim, sentence, document)
            if claim.id not in told and overstates(claim.id, sentence) and not quoted_there:
                told.add(claim.id)
                says = f"This is said more surely than the document allows. {left_open(claim)}"
                yield Advice("open", part, quoted(sentence, SNIPPET), says, claim.passages)


def _reported(claim: Claim, sentence: str, document: Document) -> bool:
    """Whether a sentence tells what the document reports, with the passage beside it."""
    named = cited(sentence, document).passages
    return BY_CLAIM[claim.id].reported and bool({*named} & {*claim.passages})
