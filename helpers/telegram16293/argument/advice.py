"""One piece of advice on an argument, and the sentences that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ..claims import Claim, Verdict

LONGEST_SENTENCE, MOST_SENTENCES = 600, 80
# A document still to be found may be named there as if it said so.
ASSERTING = ("claim", "evidence", "reasoning")
MOST = 8  # of one kind of advice on one part
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…](?!\s|$)[^.!?…\n]*)*[.!?…]*")


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice: on which part, on which of its words, and what is said, in sentences.

    ``kind`` is "empty", "length", "citation", "number" or "open"; or "found" for a number that
    was found, which asks for nothing. ``passages`` are those to look at, ``cite`` a source.
    """

    kind: str
    part: str
    about: str
    says: str
    passages: tuple[str, ...] = ()
    cite: str = ""

    @property
    def asks(self) -> bool:
        """Whether there is something to do."""
        return self.kind != "found"


def is_open(claim: Claim) -> bool:
    """Whether the document leaves a claim open."""
    return claim.verdict is Verdict.UNDETERMINED


def left_open(claim: Claim) -> str:
    """Return why a claim is open, and what would decide it."""
    decides = f" What would decide it: {claim.decides}." if claim.decides else ""
    return f"The document leaves this open: {claim.why}{decides}"


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; a point inside a number ends none.

    >>> list(sentences("It is 6.25 % (B2.1). So what?"))
    ['It is 6.25 % (B2.1).', 'So what?']
    """
    for found in islice(_SENTENCE.finditer(text), MOST_SENTENCES):
        yield found[0][:LONGEST_SENTENCE].strip()


def sentence_at(text: str, place: int) -> str:
    """Return the sentence that stands at a place of a text.

    >>> sentence_at("One here. Two there.", 12)
    ' Two there.'
    """
    around = text[max(0, place - LONGEST_SENTENCE) : place + LONGEST_SENTENCE]
    at = min(place, LONGEST_SENTENCE)
    for found in _SENTENCE.finditer(around):
        if found.start() <= at < found.end():
            return found[0]
    return around
