"""What this telegram asserts of its figures, each with a verdict and the reason.

``model`` knows no telegram; ``rates``, ``aid`` and ``record`` hold the claims of this one;
``plans``, ``sums`` and ``hands`` hold what a reader may try out with them, ``stamp`` what is left
of the stamp, and ``sensitivity`` how far doubt about the text reaches.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..document import Document
from . import aid, rates, record
from .model import Assertion, Claim, Claims, Finding, Verdict, judged

ASSERTIONS: tuple[Assertion, ...] = (*rates.ASSERTIONS, *aid.ASSERTIONS, *record.ASSERTIONS)

__all__ = ["ASSERTIONS", "Assertion", "Claim", "Claims", "Finding", "Verdict", "claims_of"]


def claims_of(document: Document, assertions: Iterable[Assertion] = ASSERTIONS) -> Claims:
    """Return the claims judged on ``document``: this telegram's, or those of another edition."""
    return judged(document, assertions)
