"""Intervals, end by end: what is inside, what arithmetic keeps, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction as F

import pytest

from sourcework.errors import RoundingError
from sourcework.numbers.intervals import EMPTY, INFINITY, Interval, overlap, product, total

OPEN, CLOSED = Interval(1, 2), Interval(1, 2, True, True)
LEFT, RIGHT = Interval(1, 2, True, False), Interval(1, 2, False, True)
ZERO_TO_ONE = Interval(0, 1, False, True)


@pytest.mark.parametrize(
    ("made", "shown"),
    [
        (lambda: CLOSED + 1, "[2, 3]"),
        (lambda: LEFT + RIGHT, "(2, 4)"),
        (lambda: LEFT - RIGHT, "[-1, 1)"),
        (lambda: 5 - LEFT, "(3, 4]"),
        (lambda: 6 / CLOSED, "[3, 6]"),
        (lambda: 6 / LEFT, "(3, 6]"),
        (lambda: CLOSED / -2, "[-1, -0.5]"),
        (lambda: -LEFT, "(-2, -1]"),
        (lambda: LEFT * RIGHT, "(1, 4)"),
        (lambda: 3 * RIGHT, "(3, 6]"),
        (lambda: OPEN * 0, "[0]"),
        (lambda: Interval.exact(0) * OPEN, "[0]"),
        (lambda: Interval(0, 1) * CLOSED, "(0, 2)"),
        (lambda: Interval(0, 1, True) * Interval(3, 4), "[0, 4)"),
        (lambda: Interval(3, 4) * Interval(0, 1, True), "[0, 4)"),
        (lambda: Interval(0, 1, True) * Interval(0, 1), "[0, 1)"),
        (lambda: Interval(0, 1) * Interval(0, 1, True), "[0, 1)"),
        (lambda: Interval(0, 1) * Interval(0, 1), "(0, 1)"),
        (lambda: 1 / ZERO_TO_ONE, "[1, inf)"),
        (lambda: 1 / Interval(-1, 0, True, False), "(-inf, -1]"),
        (lambda: 1 / Interval(2, INFINITY, True), "(0, 0.5]"),
        (lambda: EMPTY + CLOSED, "empty"),
        (lambda: CLOSED + EMPTY, "empty"),
        (lambda: EMPTY * CLOSED, "empty"),
        (lambda: CLOSED * EMPTY, "empty"),
        (lambda: CLOSED / EMPTY, "empty"),
        (lambda: total(LEFT, RIGHT, 1 + CLOSED), "(4, 7)"),
        (lambda: product(LEFT, CLOSED), "[1, 4)"),
        (lambda: overlap(), "(-inf, inf)"),
        (lambda: overlap(LEFT, CLOSED), "[1, 2)"),
        (lambda: overlap(CLOSED, RIGHT), "(1, 2]"),
        (lambda: overlap(OPEN, CLOSED), "(1, 2)"),
        (lambda: overlap(CLOSED, EMPTY), "empty"),
        (lambda: overlap(CLOSED, Interval(2, 3, True)), "[2]"),
        (lambda: overlap(LEFT, Interval(2, 3, True)), "empty"),
        (lambda: overlap(CLOSED, Interval(2, 3)), "empty"),
        (lambda: EMPTY.inwards(), "empty"),
        (lambda: Interval.exact(F(2, 3)).inwards(), "[2/3]"),
        (lambda: Interval(F(1, 3), F(2, 3)).inwards(1), "[0.4, 0.6]"),
    ],
)
def test_each_end_is_kept_or_left_out(made: Callable[[], Interval], shown: str) -> None:
    """Whether an end is inside goes through every operation."""
    assert repr(made()) == shown


def test_only_one_number_is_exact() -> None:
    """Empty is not exact, and neither is anything with a width."""
    kinds = {repr(each): each.is_exact for each in (Interval.exact(3), EMPTY, CLOSED)}
    assert kinds == {"[3]": True, "empty": False, "[1, 2]": False}


def test_a_width_is_the_way_from_end_to_end() -> None:
    """In the interval's own unit, and without end for one that has none."""
    assert Interval(F(-1), F(5, 2)).width == F(7, 2)
    assert Interval(1, INFINITY).width == INFINITY


@pytest.mark.parametrize("stranger", ["1", None, 1.5, object()])
def test_what_is_no_exact_number_is_not_inside(stranger: object) -> None:
    """Not even a float between the ends."""
    assert stranger not in CLOSED


def test_an_interval_lies_in_another_with_all_of_its_numbers() -> None:
    """An open end does not hold a closed one."""
    assert LEFT in CLOSED and OPEN in LEFT and EMPTY in OPEN
    assert CLOSED not in LEFT and CLOSED not in RIGHT


@pytest.mark.parametrize(
    "make",
    [
        lambda: Interval(-INFINITY, F(1), True),
        lambda: Interval(F(1), INFINITY, False, True),
        lambda: Interval(F(1), F(1)),
        lambda: Interval(F(0), F(0), True),
        lambda: Interval(F(0), F(0), False, True),
        lambda: Interval(F(2), F(1), True, True),
        lambda: Interval(-INFINITY, F(1)).midpoint,
        lambda: Interval(-INFINITY, F(1)).whole_numbers(),
        lambda: 1 / Interval(-1, 1),
        lambda: 1 / Interval(0, 1, True),
        lambda: 1 / Interval(-1, 0, False, True),
        lambda: 1 / Interval.exact(0),
    ],
)
def test_what_holds_nothing_or_divides_by_zero_is_refused(make: Callable[[], object]) -> None:
    """With an error of rounding, which says what to do."""
    with pytest.raises(RoundingError):
        make()
