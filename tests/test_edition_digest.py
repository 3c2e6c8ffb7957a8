"""What the edition says only once is what was read and written out beside it."""

from __future__ import annotations

from edition_digest import KEPT, digest
from edition_form import Tei
from sourcework.document import Document


def test_what_is_said_once_is_as_it_was_read(tei: Tei, document: Document) -> None:
    """Standings, hedges, notes, names, terms and header are those of the kept digest, line by line.

    Where a change is meant, ``python tests/edition_digest.py`` writes the digest anew.
    """
    kept = KEPT.read_text(encoding="utf-8").splitlines()
    assert digest(tei, document).splitlines() == kept
