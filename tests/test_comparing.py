"""Words beside a number that compare, and the sums and rates that stand for a number."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sourcework.exercises.rates import either_way, one_of
from sourcework.exercises.sums import SCALED, worked_out
from sourcework.numbers.comparing import compared
from sourcework.numbers.worded import figures


@pytest.mark.parametrize(
    ("text", "rest", "end"),
    [
        ("at least 4", "4", "at least"),
        (">= 4", "4", "at least"),
        ("no less than 4", "4", "at least"),
        ("4 or more", "4", "at least"),
        ("au moins 4", "4", "at least"),
        ("more than 4", "4", "more than"),
        (">4", "4", "more than"),
        ("mehr als 4", "4", "more than"),
        ("a bit more than 4", "4", "just over"),
        ("almost 4", "4", "just under"),
        ("up to 4 tons", "4 tons", "at most"),
        ("4 at most", "4", "at most"),
        ("не более 4", "4", "at most"),
        ("<4", "4", "less than"),
        ("fewer than 4", "4", "less than"),
        ("moins de 4", "4", "less than"),
    ],
)
def test_the_end_of_a_range_is_heard(text: str, rest: str, end: str) -> None:
    """In words of several languages and in signs, before the number and behind it."""
    found = compared(text)
    assert found is not None and (found.rest, found.end, found.way) == (rest, end, "")


@pytest.mark.parametrize(
    ("text", "rest", "way", "than"),
    [
        ("4 % more", "4 %", "more", False),
        ("4 days too late", "4 days", "more", False),
        ("4 days after the letter", "4 days", "more", False),
        ("4 Tage zu früh", "4 Tage", "less", False),
        ("4 jours plus tard", "4 jours", "more", False),
        ("4 tons less than the other", "4 tons", "less", True),
        ("smaller by 4 %", "4 %", "less", False),
    ],
)
def test_a_direction_is_heard(text: str, rest: str, way: str, than: bool) -> None:
    """More or less, later or earlier, and whether it says than what."""
    found = compared(text)
    assert found is not None and (found.rest, found.way, found.than) == (rest, way, than)


@pytest.mark.parametrize("text", ["4", "plus 4", "about 4", "4 days", "underwater 4", "", "more"])
def test_other_words_compare_nothing(text: str) -> None:
    """A word that only begins like one is none."""
    assert compared(text) is None


@pytest.mark.parametrize(
    ("text", "value", "names"),
    [
        ("9 million / 4 million", Fraction(9, 4), ()),
        ("9 million - 4 million", 5_000_000, SCALED.names),
        ("9 million dollars / 3 barrels", 3_000_000, ("dollar", "barrel")),
        ("15 + 8 days", 23, ("day",)),
        ("3 weeks + 2 days", 23, ("day",)),
        ("4 months x 10.000 t", 40_000, ("t",)),
        ("1/16 x 100 %", Fraction(25, 4), ("percent",)),
        ("50 % - 44 %", 6, ("percentage point",)),
        ("50 % + 44 %", 94, ("percent",)),
        ("(4,000-3,000)/3,000", Fraction(1, 3), ()),
    ],
)
def test_a_sum_keeps_its_units(text: str, value: Fraction, names: tuple[str, ...]) -> None:
    """Sizes of one thing divide to a bare number, and a bare number takes the unit beside it."""
    found = worked_out(text)
    assert found is not None and (found.value, found.unit.names) == (value, names)


@pytest.mark.parametrize(
    "text",
    ["4", "4 - 9", "4 tons + 9 days", "4 tons x 9 tons", "4 blue + 9", "4/0", "4 million t - 9%"],
)
def test_what_is_no_sum_is_left(text: str) -> None:
    """One number, a range, and what cannot be added or multiplied."""
    assert worked_out(text) is None


def test_a_difference_below_nothing_is_worked_out_where_it_is_asked_for() -> None:
    """The other way round it is a range, or a subtraction turned."""
    found = worked_out("4 - 9", below=True)
    assert found is not None and found.value == -5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one barrel is 4.5 dollars", "4.5 dollars"),
        ("1 barrel : 4.5", "4.5"),
        ("4.5 to 1", "4.5"),
        ("1 dollar = 4.5 barrels", ""),
        ("4.5", ""),
    ],
)
def test_a_rate_is_read(text: str, said: str) -> None:
    """What stands for one of the unit below; nothing where it is turned round."""
    assert one_of(text, "dollars per barrel") == said
    assert one_of(text, "dollars") == ""


def test_a_bare_ratio_does_not_say_what_the_one_is() -> None:
    """Only where a rate is asked for."""
    assert either_way("1 : 42", "dollars per barrel") and not either_way("1 : 42", "%")


@pytest.mark.parametrize(
    ("text", "count"),
    [("twelve", 2), ("twelve point zero", 3), ("12 (4/3)", 2), ("4/3 = 12.5", 3), ("(4/3)", 2)],
)
def test_figures_are_counted_as_they_are_written(text: str, count: int) -> None:
    """In words as in digits; what is in brackets or before an equals sign is not counted."""
    assert figures(text, lambda each: True) == count
