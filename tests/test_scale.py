"""If … then: shares, conversions and guesses, each with its condition and its mark."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcework.errors import KitError
from sourcework.figures import Figure
from sourcework.outside import OutsideFact
from sourcework.scale import (
    ASSUMED,
    conversion,
    converted,
    fed,
    people_fed,
    percent_of,
    share,
    shares_of_assumed,
    stated,
)

amounts = st.integers(1, 10**9)


def a_figure(value: int, unit: str = "t") -> Figure:
    return Figure(
        id="salt", printed={}, value=Fraction(value), step=Fraction(1), scale=1, refers_to="",
        voice=("ann",), hedges=(), passage="B1", place={}, unit=unit, goods="salt",
        status="plan", period="1900",
    )  # fmt: skip


def a_fact(value: str | None, unit: str = "t", mark: str = "known") -> OutsideFact:
    number = None if value is None else Fraction(value)
    return OutsideFact("mine", "The mine gave so much.", mark, ("book",), number, unit, caveat="Ha")


SALT = a_figure(300)


def test_a_share_carries_condition_mark_and_warning() -> None:
    """What is outside is said, with how surely it is known, and the words it is held against."""
    said = share([SALT], a_fact("1200", mark="unverified"))
    assert (said.condition, said.mark, said.caveat) == ("The mine gave so much", "unverified", "Ha")
    assert said.then == "300 tons would be 25 percent of it"
    assert (said.passages, said.cites) == (("B1",), ("mine",))


def test_a_rate_converts() -> None:
    """Roubles at so many to the dollar are dollars."""
    rate = a_fact("5/2", "rouble per dollar")
    assert converted(a_figure(100, "rouble"), rate) == (Fraction(40), "dollars")
    assert "100 roubles would be 40 dollars" in conversion([a_figure(100, "rouble")], rate).then


def test_guesses_give_a_table_and_say_so() -> None:
    """Assumed inputs are marked as assumed and cite nothing."""
    said = shares_of_assumed(SALT, [Fraction(600), Fraction(1200)])
    assert [row[-1] for row in said.rows] == ["50", "25"]
    assert (said.mark, said.cites) == (ASSUMED, ())


def test_people_are_told_to_the_thousand_in_every_case() -> None:
    """A row for each ration, a column for each number of days, and both ends in the sentence."""
    said = people_fed(SALT, [Fraction(500), Fraction(1000)], [Fraction(10), Fraction(100)])
    assert [row[1:] for row in said.rows] == [("60,000", "6,000"), ("30,000", "3,000")]
    assert "from 3,000 to 60,000 people a day" in said.then


@given(tons=amounts, grams=amounts, days=amounts)
def test_what_is_fed_is_eaten(tons: int, grams: int, days: int) -> None:
    """People times ration times days is the grain there was."""
    assert fed(tons, grams, days) * grams * days == tons * 10**6


@given(part=amounts, whole=amounts)
def test_a_share_and_the_rest_are_the_whole(part: int, whole: int) -> None:
    """The percentage of the whole gives the part back."""
    percent = percent_of(a_figure(part), a_fact(str(whole)))
    assert percent * whole / 100 == part


@pytest.mark.parametrize(
    ("wrong", "seen"),
    [
        (lambda: percent_of(SALT, a_fact("3", "yuan")), "the figure counts t"),
        (lambda: converted(SALT, a_fact("3", "t")), "give a rate of t per something"),
        (lambda: converted(SALT, a_fact("3", "rouble per dollar")), "give a rate of t"),
        (lambda: stated(a_fact(None, "")), "it has no number"),
        (lambda: stated(a_fact("0")), "it has no number"),
        (lambda: fed(1, 0, 1), "not above 0"),
        (lambda: people_fed(a_figure(1, "yuan"), [Fraction(1)], [Fraction(1)]), "one in tons"),
        (lambda: people_fed(SALT, [], [Fraction(1)]), "empty"),
        (lambda: shares_of_assumed(SALT, []), "above 0"),
        (lambda: shares_of_assumed(SALT, [Fraction(-1)]), "above 0"),
    ],
)
def test_what_cannot_be_measured_is_refused(wrong: object, seen: str) -> None:
    """Unlike units, missing numbers and guesses of nothing are answered with a sentence."""
    with pytest.raises(KitError, match="(?i)" + seen):
        wrong()  # type: ignore[operator]
