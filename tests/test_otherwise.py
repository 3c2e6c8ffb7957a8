"""Each claim is judged, and not only written down: it has another verdict in another telegram."""

from __future__ import annotations

import pytest

from otherwise import Row, otherwise, rows
from telegram16293.claims import ASSERTIONS, claims_of
from telegram16293.document import edition

ROWS = tuple(rows())
BY_ID = {each.id: each for each in ASSERTIONS}


def test_every_claim_has_a_telegram_in_which_its_verdict_is_another() -> None:
    """No claim keeps its verdict whatever the text says."""
    shipped = {each.id: each.verdict.value for each in claims_of(edition())}
    flipped = {row.claim for row in ROWS if row.verdict != shipped[row.claim]}
    assert flipped == {each.id for each in ASSERTIONS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.claim}-{row.changes[0][:40]}")
def test_the_verdict_follows_the_text(row: Row) -> None:
    """Said otherwise in words and value, in both languages, the claim has the verdict told."""
    claim = claims_of(otherwise(row.changes), [BY_ID[row.claim]])[row.claim]
    assert claim.verdict.value == row.verdict, claim.why
    assert claim.why.endswith(".") and "  " not in claim.why
