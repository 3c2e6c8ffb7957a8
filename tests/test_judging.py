"""How an answer is judged: which reading comes first, and what is said and shown beside it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from harbour import GOODS, HARBOUR, LESS, MONTHS, RATE, WHERE, WHERES, WHO
from sourcework.exercises import Exercise, Feedback, judge
from sourcework.exercises.expected import right_answer
from sourcework.exercises.model import Follow
from sourcework.exercises.readings import Json

FIFTH = replace(LESS, answer=lambda d: Fraction(20), also=(), mistakes=LESS.mistakes)


def met(exercise: Exercise, given: object, **earlier: list[Json]) -> Feedback:
    """Return the feedback to an answer on the harbour letter."""
    return judge(exercise, given, HARBOUR, earlier=earlier).feedback


@pytest.mark.parametrize(
    ("rights", "given", "right"),
    [
        # Right with either sign: so is every number without its sign.
        ((20, -20), -20, True),
        ((20, -20), 20, True),
        ((7, 20, -20), -20, True),
        ((7, 20, -20), -7, True),
        # Zero has no sign, and lends none to others.
        ((0, 20), -20, False),
        ((0, 20), 20, True),
        ((0, 20), 0, True),
        ((20,), -20, False),
    ],
)
def test_the_sign_of_a_difference_is_free_where_both_are_right(
    rights: tuple[int, ...], given: int, right: bool
) -> None:
    """A question that takes -20 and 20 asks for the size; one that takes 20 asks for the sign."""
    first, *also = (lambda d, each=each: Fraction(each) for each in rights)
    exercise = replace(LESS, answer=first, also=tuple(also), mistakes=(*LESS.mistakes,))
    assert (met(exercise, given).outcome == "right") == right


@pytest.mark.parametrize(
    ("exercise", "given", "right"),
    [
        (FIFTH, "20", True),
        (FIFTH, "one fifth", True),
        (FIFTH, "1/5", True),
        (FIFTH, "a fifth less", False),
        (FIFTH, "0.2 percent", False),
        (FIFTH, "1/5 %", False),
        (FIFTH, "one fifth per cent", False),
        (FIFTH, "0.2", False),
        (RATE, "1/76", False),
        (RATE, "25/19", True),
    ],
)
def test_a_share_is_read_as_one_where_percent_are_asked(
    exercise: Exercise, given: str, right: bool
) -> None:
    """One fifth is 20 %; a fifth of a percent is not, and a rate has no hundredths."""
    assert (met(exercise, given).outcome == "right") == right


def test_what_is_right_by_the_document_is_not_called_right_by_an_earlier_answer() -> None:
    """Each of several right answers has the reason of the question, whatever follows too."""
    follows = (Follow(RATE, lambda rate, d: Fraction(14, 5)),)
    twice = replace(
        LESS,
        unit="",
        answer=lambda d: right_answer(RATE, d) * 2,
        also=(lambda d: Fraction(14, 5),),
        follows=follows,
    )
    assert met(twice, 2.8, rate=[1.3]).words == LESS.why
    assert "your own answer" in met(replace(twice, also=()), 2.8, rate=[1.3]).words


@pytest.mark.parametrize(
    ("exercise", "given", "outcome", "again"),
    [
        (WHO, "keeper", "mistake", ("B2",)),
        (RATE, 7, "not-yet", ("B3",)),
        (MONTHS, {"march": 1, "april": 2}, "not-yet", ("B4",)),
        # Which passage it is was asked.
        (WHERE, "B1", "mistake", ()),
        (WHERES, {"B3"}, "mistake", ()),
        # Nothing was misread.
        (RATE, 1.3, "rounded", ()),
        (RATE, "1.316 pilots", "unreadable", ()),
        (RATE, "1.316 yuan per dollar", "mistake", ("B3",)),
    ],
)
def test_a_passage_is_read_again_where_that_can_help(
    exercise: Exercise, given: object, outcome: str, again: tuple[str, ...]
) -> None:
    """After a mistake in reading; not where a passage is asked for, or only the form is off."""
    feedback = met(exercise, given)
    assert (feedback.outcome, feedback.again) == (outcome, again)
    assert tuple(each.id for each in feedback.quotes) == again


def test_the_name_of_a_passage_is_no_number() -> None:
    """C1 is a passage, and not a hundred and one."""
    assert judge(WHERE, "C1", HARBOUR, "form").outcome == "not-yet"


def test_a_passage_without_words_in_a_language_is_quoted_in_the_other() -> None:
    """No empty line stands where there is no translation."""
    loss = HARBOUR.passage("B2")
    mute = replace(loss, texts={**loss.texts, "en": dict.fromkeys(loss.texts["en"], "")})
    document = replace(HARBOUR, passages={**HARBOUR.passages, "B2": mute})
    assert document.passage("B2").text("en") == ""
    (quote,) = judge(WHO, "pilot", document).feedback.quotes
    assert [lang for lang, _ in quote.texts] == ["ru"]


def test_the_words_to_choose_from_are_shown_with_what_they_mean() -> None:
    """A word that says all is shown alone; in the order of the question."""
    assert met(GOODS, ...).choices == (
        '"coal"',
        '"flour"',
        '"money": money for the pier',
        '"ships"',
    )


def percent(value: Fraction, **changes: object) -> Exercise:
    """Return the question of the grant with another right number."""
    return replace(LESS, answer=lambda d: value, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("exercise", "given", "outcome", "words"),
    [
        (WHO, "the pilot or the keeper", "which", "pilot"),
        # Right as far as it goes, but a figure is missing that happens to be zero.
        (percent(Fraction("20.04")), "20", "rounded", "That is right so far."),
        (percent(Fraction("20.04")), "20.0", "right", ""),
        # A mistake, rounded as an answer may be.
        (RATE, "1.64", "mistake", RATE.mistakes[0].words),
        # The reading of the mark that was taken has a slip; the other is not looked at.
        (RATE, "13.158", "mistake", "a factor of ten"),
        (RATE, "1.6", "mistake", "It may be this, or something else."),
        # So many of the thousands or millions that are asked for.
        (percent(Fraction(100_000), unit="million roubles"), "100 thousand", "right", ""),
        (percent(Fraction(100_000), unit="million roubles"), "100 thousand roubles", "mistake", ""),
    ],
)
def test_an_outcome_has_its_words(
    exercise: Exercise, given: object, outcome: str, words: str
) -> None:
    """Asked back, right so far, a named mistake, or right."""
    feedback = met(exercise, given)
    assert feedback.outcome == outcome and words in feedback.words


@pytest.mark.parametrize("earlier", ["1.316", "1.3"])
def test_what_was_right_or_rounded_before_is_gone_on_from(earlier: str) -> None:
    """Of an answer that was accepted the rest follows."""
    thrice = percent(
        Fraction(7), unit="", follows=(Follow(RATE, lambda rate, d: Fraction(rate) * 3),)
    )
    feedback = met(thrice, float(earlier) * 3, rate=[earlier])
    assert feedback.outcome == "right" and "your own answer" in feedback.words
