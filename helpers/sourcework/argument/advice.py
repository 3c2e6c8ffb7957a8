"""One piece of advice on an argument, and the sentences that it is about."""

from __future__ import annotations

from dataclasses import dataclass

from ..claims import Claim, Verdict

# A document still to be found may be named there as if it said so.
ASSERTING = ("claim", "evidence", "reasoning")
MOST = 8  # of one kind of advice on one part


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice: on which part, on which of its words, and what is said, in sentences.

    ``kind`` is "empty", "length", "citation", "number", "quotation", "voice", "date" or "open"; or
    "found" for a number that was found and "language" for a text that is not read, which ask for
    nothing. ``passages`` are those to look at, ``cite`` a source.
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
        return self.kind not in ("found", "language")


def is_open(claim: Claim) -> bool:
    """Whether the document leaves a claim open."""
    return claim.verdict is Verdict.UNDETERMINED


def left_open(claim: Claim) -> str:
    """Return why a claim is open, and what would decide it."""
    decides = f" What would decide it: {claim.decides}." if claim.decides else ""
    return f"The document leaves this open: {claim.why}{decides}"
