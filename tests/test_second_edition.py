"""The rooms know documents in general: an invented letter goes through all of them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from harbour import EXERCISES, HARBOUR
from sourcework.claims import Assertion, Finding, Verdict
from sourcework.claims.model import agreement, missing
from sourcework.compare import compare, read
from sourcework.document import Document
from sourcework.errors import UnlikeFigures
from sourcework.exercises import judge_answer, right_answer
from sourcework.figures import figures_of
from sourcework.progress import Kept, hand_in
from sourcework.rounding import Interval, Rule
from telegram16293.claims import claims_of


def adds_up(document: Document) -> Finding:
    """Judge whether the monthly flour makes the stated total."""
    figures = figures_of(document)
    monthly, stated = figures["flour-monthly"], figures["flour-total"]
    calculated = Interval.exact(monthly.value * len(monthly.months))
    return Finding(agreement(calculated, Interval.exact(stated.value)), "Month by month.")


def one_rate(document: Document) -> Finding:
    """Judge whether one rate explains both sums, the dollars being rounded to nearest."""
    figures = figures_of(document)
    rates = [
        read(figures[roubles], Rule.UNROUNDED) / read(figures[dollars], Rule.NEAREST)
        for roubles, dollars in (
            ("repair-roubles", "repair-dollars"),
            ("grant-roubles", "grant-dollars"),
        )
    ]
    return Finding(agreement(*rates), "Both rates.", (("first", rates[0]), ("second", rates[1])))


def same_sum(document: Document) -> Finding:
    """Judge whether the office grants what the keeper asked."""
    figures = figures_of(document)
    sums = [Interval.exact(figures[each].value) for each in ("repair-roubles", "grant-roubles")]
    return Finding(agreement(*sums), "Asked and granted.")


def coal_price(document: Document) -> Finding:
    """Judge what the coal costs: nothing is said."""
    return missing(document, "No price is stated.", goods="coal-price")


CLAIMS = claims_of(
    HARBOUR,
    [
        Assertion("adds-up", "The flour adds up", ("flour-monthly", "flour-total"), adds_up),
        Assertion("one-rate", "One rate", ("repair-roubles", "grant-roubles"), one_rate),
        Assertion("same-sum", "The sum asked is granted", ("repair-roubles",), same_sum),
        Assertion("coal", "The coal is dear", ("coal-asked",), coal_price, "a price list"),
    ],
)


@pytest.mark.parametrize(
    ("claim_id", "verdict", "passages"),
    [
        ("adds-up", Verdict.EXACT, ("B4",)),
        ("one-rate", Verdict.CONSISTENT, ("B3", "C1")),
        ("same-sum", Verdict.INCONSISTENT, ("B3",)),
        ("coal", Verdict.UNDETERMINED, ("B3",)),
    ],
)
def test_its_claims_are_judged(claim_id: str, verdict: Verdict, passages: tuple[str, ...]) -> None:
    """Claims of another document get verdicts from its own figures and lead to its passages."""
    assert CLAIMS[claim_id].verdict is verdict
    assert CLAIMS[claim_id].passages == passages


def test_its_figures_pass_the_gate_only_for_a_reason() -> None:
    """What the keeper asked and what the office grants differ in status alone."""
    asked, granted = (figures_of(HARBOUR)[each] for each in ("repair-roubles", "grant-roubles"))
    with pytest.raises(UnlikeFigures, match="status is 'request' in one and 'grant'"):
        compare(asked, granted)
    both = compare(asked, granted, assuming={"status": "asked beside given"})
    assert both.percent(of=asked.id).hundredths == Interval.exact(Fraction(-20))


def test_its_exercises_are_judged_and_handed_in(tmp_path: Path) -> None:
    """Every exercise of the invented letter takes its right answer, and all can be handed in."""
    for exercise in EXERCISES.values():
        right = right_answer(exercise, HARBOUR)
        given = right.midpoint if isinstance(right, Interval) else right
        assert judge_answer(exercise, given, HARBOUR).outcome == "right"
    handed = hand_in("numbers", Kept(tmp_path / "answers.jsonl"), EXERCISES, HARBOUR)
    assert "numbers" in repr(handed)
