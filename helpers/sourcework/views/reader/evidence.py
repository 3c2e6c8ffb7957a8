"""What a learner kept, as a table: the words, the note, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...document import Document
from ...evidence import Excerpt, speaker

if TYPE_CHECKING:
    from ..frame import Table

HEADS = ["no.", "passage", "who speaks", "language", "words", "note", "sheet", "citation"]


def evidence_table(excerpts: Iterable[Excerpt], document: Document) -> Table:
    """Return a row an excerpt, in the order kept, with who speaks and a citation to the segment.

    >>> from sourcework.new import letter
    >>> evidence_table([], letter()).columns[1]
    'passage'
    """
    from ..frame import Table

    rows = [
        (
            number,
            each.passage,
            speaker(document, each.passage),
            each.language,
            each.words,
            each.note,
            "-".join(dict.fromkeys(str(sheet) for sheet in each.sheets)),
            each.citation,
        )
        for number, each in enumerate(excerpts, 1)
    ]
    return Table(rows, columns=HEADS)
