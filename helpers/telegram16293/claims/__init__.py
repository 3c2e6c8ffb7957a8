"""What this telegram asserts of its figures, each with a verdict and the reason.

``rates``, ``aid`` and ``record`` hold the claims; ``plans``, ``sums`` and ``hands`` hold what a
reader may try out with them, ``stamp`` what is left of the stamp.
"""

from __future__ import annotations

from collections.abc import Iterable

from sourcework.claims import Assertion, Claims, judged
from sourcework.document import Document

from . import aid, rates, record

ASSERTIONS: tuple[Assertion, ...] = (*rates.ASSERTIONS, *aid.ASSERTIONS, *record.ASSERTIONS)
# Whose letters were shortened before they were sent on.
ENCLOSED = ("pak", "peng", "mao")

__all__ = ["ASSERTIONS", "ENCLOSED", "claims_of"]


def claims_of(document: Document, assertions: Iterable[Assertion] = ASSERTIONS) -> Claims:
    """Return the claims judged on ``document``: this telegram's, or those of another edition."""
    return judged(document, assertions)
