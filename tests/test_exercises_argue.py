"""Lesson 05: what its answers rest on. What is answered to it stands in tests/answers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sourcework.exercises import right_answer
from telegram16293.exercises import ALL
from telegram16293.exercises.argue import bearing
from telegram16293.lesson import claim
from telegram16293.seeds import edition, outside


def test_the_documents_that_decide_are_those_of_the_claims() -> None:
    """The right answer for each open claim is, word for word, what the claim says decides it."""
    which = ALL["which-document"]
    labels = {each.key: each.label for each in which.options}
    right = right_answer(which, edition())
    assert isinstance(right, Mapping) and right.keys() == {each.key for each in which.items}
    assert all(labels[key] == claim(each).decides for each, key in right.items())


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
