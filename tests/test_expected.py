"""What is expected of an answer: its size, and when two values are one."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction as F

import pytest

from harbour import HARBOUR, LESS, WHO
from sourcework.errors import KitError
from sourcework.exercises import Mistake
from sourcework.exercises.expected import about, exactly, is_made, named, right_answer
from sourcework.exercises.readings import Value
from sourcework.exercises.two_readings import Size
from sourcework.rounding import INFINITY, Interval

RANGE = Interval(F(0), F(2))


@pytest.mark.parametrize(
    ("given", "right", "one"),
    [
        (F(1), F(1), True),
        (F(1), F(2), False),
        (F(1), RANGE, True),
        (F(3), RANGE, False),
        ("a", "a", True),
        ("a", "b", False),
        (("a", "b"), ("a", "b"), True),
        (("a", "b"), ("b", "a"), False),
        (frozenset("ab"), frozenset("ba"), True),
        (frozenset("ab"), frozenset("a"), False),
        ({"a": F(1), "b": "x"}, {"a": F(1), "b": "x"}, True),
        ({"a": F(1), "b": "x"}, {"a": F(1), "b": "y"}, False),
        ({"a": F(1)}, {"a": F(2)}, False),
        # Values of two kinds are never one.
        (F(1), "a", False),
        ("a", F(1), False),
        ("a", RANGE, False),
        (F(1), {"a": F(1)}, False),
        ({"a": F(1)}, F(1), False),
        ({"a": F(1)}, frozenset("a"), False),
        (frozenset("a"), {"a": F(1)}, False),
    ],
)
def test_two_values_are_one_or_not(given: Value, right: Value, one: bool) -> None:
    """Numbers, words, sets, orders and pairs, exactly and to three figures."""
    assert exactly(given, right) is one
    assert about(3)(given, right) is one


def test_to_so_many_figures_two_values_are_one() -> None:
    """In pairs too; exactly they are not."""
    given, right = {"a": F("5.71")}, {"a": F(40, 7)}
    assert about(3)(given, right) and not about(4)(given, right) and not exactly(given, right)


@pytest.mark.parametrize(
    ("rights", "size"),
    [
        ([F(2500)], "thousands"),
        ([F(7)], "small"),
        ([F(7), F(2500)], ""),
        ([Interval(F(1), INFINITY)], "small"),
        ([Interval(F(5000), F(6000))], "thousands"),
        ([Interval(F(500), F(6000))], ""),
    ],
)
def test_the_size_of_an_answer_is_that_of_every_right_one(rights: list[F], size: Size) -> None:
    """Of the right ones alone, whatever the mistakes come to."""
    first, *also = (lambda d, each=each: each for each in rights)
    exercise = replace(LESS, answer=first, also=tuple(also))
    assert named(exercise, HARBOUR).size == size


def test_only_a_number_has_a_size() -> None:
    """Words have none."""
    assert named(WHO, HARBOUR).size == ""


@pytest.mark.parametrize(
    ("answer", "seen"),
    [("nobody", "“nobody” is not one of the options"), (None, "an empty answer")],
)
def test_an_answer_that_is_none_says_why(answer: str | None, seen: str) -> None:
    """As a learner who gave it would be told."""
    with pytest.raises(KitError, match=seen):
        right_answer(replace(WHO, answer=lambda d: answer), HARBOUR)


def test_a_range_answers_no_question_but_for_a_number() -> None:
    """Nobody can choose it."""
    with pytest.raises(KitError, match="is no answer to it"):
        right_answer(replace(WHO, answer=lambda d: RANGE), HARBOUR)


@pytest.mark.parametrize(
    ("mistake", "wrong", "given", "made"),
    [
        (Mistake.has("a", ""), "a", frozenset("ab"), True),
        (Mistake.has("a", ""), "a", frozenset("b"), False),
        (Mistake.lacks("a", ""), "a", frozenset("b"), True),
        (Mistake.lacks("a", ""), "a", frozenset("ab"), False),
        (Mistake.before("a", "b", ""), "", ("a", "c", "b"), True),
        (Mistake.before("a", "b", ""), "", ("b", "a"), False),
        (Mistake("a", ""), "a", "a", True),
        (Mistake("a", ""), "a", "b", False),
        (Mistake.pairs("a", lambda d: F(1), ""), {"a": F(1)}, {"a": F(1), "b": F(2)}, True),
        (Mistake.pairs("a", lambda d: F(1), ""), {"a": F(1)}, {"a": F(2), "b": F(1)}, False),
        (
            Mistake.pairs("a", lambda d: F(1), ""),
            {"a": F(1), "b": F(2)},
            {"a": F(1), "b": F(1)},
            False,
        ),
    ],
)
def test_a_mistake_is_made_in_its_part(
    mistake: Mistake, wrong: Value, given: Value, made: bool
) -> None:
    """What is chosen too much, left out, put first, paired wrongly, or wrong as a whole."""
    assert is_made(mistake, wrong, given, exactly) is made
