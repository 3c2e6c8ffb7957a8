"""Words that say more of a claim than its verdict allows."""

from __future__ import annotations

import pytest

from sourcework.claims.overstated import HEDGES, PLANS, Overstatement, is_hedged

LATE = r"ship.{0,40}\b(?:is|was) late"
SAYS = Overstatement("late", LATE)
ABOUT = Overstatement("late", about=r"\bship\b")
FLATLY = Overstatement("late", flatly=r"ship said no")
BY_PLAN = Overstatement("late", LATE, owned=rf"{HEDGES}|{PLANS}")
TOLD = Overstatement("late", LATE, told=lambda sentence: "late" if "!" in sentence else "")


@pytest.mark.parametrize(
    ("rule", "sentence", "met"),
    [
        (SAYS, "The ship was late.", True),
        (SAYS, "THE SHIP WAS LATE.", True),
        (SAYS, "The ship\nwas late.", True),
        (SAYS, "The ship was perhaps late.", False),
        (SAYS, "Perhaps the ship was late.", False),
        (SAYS, "If the ship was late, they waited.", False),
        (SAYS, "The ship was in time.", False),
        (SAYS, "", False),
        (SAYS, "The train was certainly late.", False),
        # Words of certainty that hold "no", "doubt" or "without" hedge nothing.
        (SAYS, "No doubt the ship was late.", True),
        (SAYS, "There is no doubt that the ship was late.", True),
        (SAYS, "Without any doubt, the ship was late.", True),
        (SAYS, "I doubt that the ship was late.", False),
        # Of what is to come a plan owns that it is open; elsewhere it does not.
        (SAYS, "The ship by plan was late.", True),
        (BY_PLAN, "The ship by plan was late.", False),
        # On the matter alone: only with a word of certainty, and none of denial.
        (ABOUT, "The ship was late.", False),
        (ABOUT, "The ship was certainly late.", True),
        (ABOUT, "The train was certainly late.", False),
        (ABOUT, "The ship was certainly not late.", False),
        (ABOUT, "Nothing proves that the ship was late.", False),
        (ABOUT, "This ship was undoubtedly late.", True),
        (ABOUT, "Undoubtedly the ship came.", True),
        (ABOUT, "It is beyond reasonable doubt that the ship came.", True),
        (ABOUT, "The ship was in time.", False),
        # A word that elsewhere owns that it is open is here what is said.
        (FLATLY, "The ship said no.", True),
        (FLATLY, "Nobody says that the ship said no.", False),
        (FLATLY, "Perhaps the ship said no.", False),
        (FLATLY, "The ship said yes.", False),
        # Where words will not do, a rule of its own finds it, hedged or not.
        (TOLD, "Perhaps the train came!", True),
        (TOLD, "Perhaps the ship was late.", False),
        (TOLD, "The ship was late.", True),
        (TOLD, "The train came.", False),
    ],
)
def test_a_sentence_overstates_what_it_leaves_nothing_open_of(
    rule: Overstatement, sentence: str, met: bool
) -> None:
    """It says what is open, and nothing in it owns that this is open."""
    assert rule.met_in(sentence) is met


def test_a_rule_is_about_what_the_writer_claims() -> None:
    """What may be told as a report is said by the course alone."""
    assert not SAYS.reported


@pytest.mark.parametrize(
    ("sentence", "hedged"),
    [
        ("Perhaps it is more.", True),
        ("Возможно, больше.", True),
        ("It can’t be more.", True),
        ("It is more.", False),
        ("The orchard is open-ended.", True),
        ("Maybelline wrote it.", False),
    ],
)
def test_a_hedge_is_a_whole_word(sentence: str, hedged: bool) -> None:
    """In English and in Russian, with either apostrophe."""
    assert is_hedged(sentence) is hedged
