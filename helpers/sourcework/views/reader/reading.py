"""``reader``: the call a lesson makes; the widget itself is loaded when first shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ...claims.model import Claim
from ...document import Document
from ...evidence import Evidence
from .page import fragment

if TYPE_CHECKING:
    from .widget import Reader


def reader(
    document: Document,
    evidence: Evidence | None = None,
    *,
    claims: Iterable[Claim] = (),
    show: str = "",
    view: str = "document",
    languages: str = "both",
    layer: str = "diplomatic",
    switches: Sequence[str] = ("voices",),
    waits: Mapping[str, str] | None = None,
) -> Reader:
    """Return the document to read in a notebook; words chosen there are kept in ``evidence``.

    ``show`` is the id of a passage, a fact or a note to go to; ``view`` is "document" or
    "reading"; ``languages`` "both" or one of them; ``switches`` what is marked from the start:
    voices, figures, names, dates, doubts, translation. Raises UnknownName for anything else.
    Without ``evidence`` nothing can be kept. ``waits`` are open questions by what would answer
    them, such as "status:" and a fact's id: the cards do not show it yet.
    """
    inner = fragment(
        document,
        claims=claims,
        show=show,
        view=view,
        languages=languages,
        layer=layer,
        switches=switches,
        waits=waits or {},
    )
    from .widget import Reader

    return Reader(document, evidence, inner, show)
