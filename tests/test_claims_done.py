"""What is only planned, told as done: met by the verb, and by nothing that leaves it open."""

from __future__ import annotations

import pytest

from sourcework.claims.done import OnlyPlanned

HARBOUR = OnlyPlanned(
    places="the harbour", origins="the mill", people="sailors", past=r"under the old law"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour received 300 tons of grain.",
        "In May the town got the rice.",
        "They shipped the grain to the coast.",
        "The oil was delivered in April.",
        "The grain arrived before the end of March.",
        "The rice entered the harbour.",
        "The grain left the mill in May.",
        "The food fed the sailors.",
        "The grain saved many sailors.",
        "The grain saved the people.",
        "They ate the rice.",
        # Open is only the other clause.
        "The harbour asked for 300 tons, and the town received the grain.",
        "Nobody knew of it; the grain arrived in May.",
        # A wish beside the deed is no plan.
        "The town received the grain it had asked for.",
        "The grain that he asked for arrived\nin time.",
        "The grain arrived as planned",
        "THE TOWN RECEIVED THE GRAIN IT HAD ASKED FOR.",
    ],
)
def test_a_plan_told_as_done_is_met(sentence: str) -> None:
    """Giving, getting, coming, feeding and using up, in the past, of goods or money."""
    assert HARBOUR.told_in(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour was to receive 300 tons of grain.",
        "The grain may have arrived.",
        "Perhaps the oil was delivered.",
        "No grain arrived in May.",
        "The grain probably arrived in May.",
        "The grain should reach the harbour in May.",
        "By the plan the grain arrived in May.",
        "According to the budget, 300 tons came in April, and the rest in May.",
        # What is said anywhere makes a plan of the whole.
        "If the harbour paid, the grain arrived.",
        # The document tells it as past.
        "Under the old law the harbour received 300 tons of grain.",
        # What one gets may be a letter, or a decision.
        "The harbour received a telegram about the grain.",
        "Mao gave Peng less money than he had asked for.",
        "The harbour got less rice.",
        "He got Some of the money.",
        # No goods, or no deed.
        "The ships arrived in May.",
        "Grain is food.",
        "He received guests.",
    ],
)
def test_what_owns_to_be_open_is_left(sentence: str) -> None:
    """Plans, questions, conditions, letters, decisions, and what the document does tell."""
    assert HARBOUR.told_in(sentence) == ""


def test_without_a_past_nothing_is_past() -> None:
    """The same words, where the document tells nothing as done."""
    sentence = "Under the old law the harbour received 300 tons of grain."
    assert OnlyPlanned().told_in(sentence) == sentence.rstrip(".")


def test_where_nothing_is_named_goods_feed_people() -> None:
    """The words of any document do for its places and people."""
    assert OnlyPlanned().told_in("The rice entered the country.")
    assert OnlyPlanned().told_in("The grain saved many people.")
    assert not OnlyPlanned().told_in("The rice entered the harbour.")


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("In May the oil was delivered (M8).", "In May the oil was delivered"),
        ("He planned it, but the oil was delivered!", "the oil was delivered"),
        ("The oil cost 1,300 yuan and the oil was delivered.", "the oil was delivered"),
        ("Of oil 1,300 tons arrived.", "Of oil 1,300 tons arrived"),
    ],
)
def test_the_clause_that_tells_it_is_quoted(sentence: str, shown: str) -> None:
    """Not the whole sentence, and a number is not cut in two."""
    assert HARBOUR.told_in(sentence).strip() == shown
