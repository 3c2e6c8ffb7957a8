"""Lesson 05: what its answers rest on. What is answered to it stands in tests/answers."""

from __future__ import annotations

import pytest

from telegram16293.exercises.argue import DOCUMENTS, OPEN_CLAIMS, bearing
from telegram16293.lesson import claim
from telegram16293.seeds import outside


def test_the_documents_that_decide_are_those_of_the_claims() -> None:
    """Each open claim's own words stand among the documents to choose from."""
    labels = {each.label for each in DOCUMENTS}
    assert {claim(each.key).decides for each in OPEN_CLAIMS} < labels


def test_the_twin_adds_up_in_the_seeds() -> None:
    """Both orders make the stated total to the kopeck, as the lesson says they do."""
    numbers = outside().neighbours["record-110353"].numbers
    total = numbers["order-february"].value + numbers["order-may"].value
    assert total == numbers["orders-total"].value


@pytest.mark.parametrize("fact", ["aid-1950-53", "new-yuan", "talks-began", "armistice"])
def test_no_answer_rests_on_what_nobody_verified(fact: str) -> None:
    """The facts from outside that answers use are known."""
    assert outside().facts[fact].mark == "known"


def test_a_bearing_on_neither_side_is_no_support() -> None:
    """A document that only has to do with a passage leaves it untouched."""
    assert bearing("P2.3", outside().neighbours) == "untouched"
    assert bearing("P1.8", outside().neighbours) == "opposed"
