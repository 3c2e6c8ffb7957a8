"""A case file as one HTML page: no script, no other file, every word of a learner escaped."""

from __future__ import annotations

from ..interpreter import KIT
from ..languages import marked_as, way
from ..templates import filled
from ..views.picture import address
from .contents import Contents, paragraphs, runs, shown

MARK = f'<meta name="generator" content="{KIT} case file">'


def page(contents: Contents) -> str:
    """Return the page.

    >>> "<script" in page(Contents("<script>", "", "", ()))
    False
    """
    return filled(
        "casefile/page.html",
        contents=contents,
        mark=MARK,
        kind=lambda block: type(block).__name__,
        shown=shown,
        paragraphs=paragraphs,
        runs=runs,
        way=way,
        marked_as=marked_as,
        address=address,
    )
