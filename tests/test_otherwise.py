"""Each claim is judged, and not only written down: it has another verdict in another telegram."""

from __future__ import annotations

import pytest

from otherwise import Row, otherwise, rows
from telegram16293.claims import ASSERTIONS, claims_of
from telegram16293.seeds import edition

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


REASONS = (
    ("english-copies", "“(2)” → “(8)”", "accounts for 5 of the 8"),
    ("return-day", "return-days: not start-not-stated", "it is 1952-02-14"),
    ("one-day", "record-date: … = February 9, 1952 = 1952-02-09", "name different days"),
)


@pytest.mark.parametrize(("claim", "change", "words"), REASONS)
def test_the_reason_follows_the_text(claim: str, change: str, words: str) -> None:
    """Not the verdict alone is another, but what is said for it."""
    assert words in claims_of(otherwise((change,)), [BY_ID[claim]])[claim].why
