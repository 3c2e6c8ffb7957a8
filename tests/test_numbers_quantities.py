"""Printed quantities: what a person reads in them, and where a person would stop."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from sourcework.languages import language
from sourcework.numbers.printed import UnreadableNumber, number_from
from sourcework.numbers.quantities import read_quantity


@pytest.mark.parametrize(
    "words",
    ["3 2 tons", "2 thousand 3 thousand tons", "2 million 3 million tons", "twenty zero tons",
     "five twenty tons", "tons", "1.00.000 tons", "1,00 tons", "twenty and two tons",
     "twenty ten tons", "two hundred zero tons", "1,000 000 tons", "0,100 tons"],
)  # fmt: skip
def test_what_is_not_one_number_is_refused(words: str) -> None:
    """Scales go down, number words fit, and digits are parted in threes."""
    with pytest.raises(UnreadableNumber):
        read_quantity(words, "en")


@pytest.mark.parametrize(
    ("words", "lang", "value", "unit", "scale"),
    [
        ("3 thousands tons", "en", 3000, "t", 1000),
        ("3 thousand 2 tons", "en", 3002, "t", 1),
        ("twenty-two tons", "en", 22, "t", 1),
        ("two hundred and two tons", "en", 202, "t", 1),
        ("zero tons", "en", 0, "t", 1),
        ("двести два экз.", "ru", 202, "copy", 1),
        ("12 monthly", "en", 12, "", 1),
        ("12 tons monthly", "en", 12, "t/month", 1),
        ("2 тыс. тонн ежемесячно", "ru", 2000, "t/month", 1000),
        ("one hundred tons", "en", 100, "t", 1),
    ],
)
def test_a_printed_quantity_is_read(
    words: str, lang: str, value: int, unit: str, scale: int
) -> None:
    """Value, unit and the scale of its last part; "monthly" says nothing without a unit."""
    read = read_quantity(words, lang)
    assert (read.value, read.unit, read.scale) == (value, unit, scale)


@pytest.mark.parametrize(
    "words", ["двадцать двести тонн", "двадцать сто тонн", "двести сто тонн", "двести ноль тонн"]
)
def test_russian_number_words_go_down_as_well(words: str) -> None:
    """A hundred stands before tens, and once."""
    with pytest.raises(UnreadableNumber):
        read_quantity(words, "ru")


@pytest.mark.parametrize(
    ("words", "lang", "value", "unit"),
    [
        ("одна тонна", "ru", 1, "t"),
        ("одно ведро", "ru", 1, ""),
        ("две тонны", "ru", 2, "t"),
        ("12 Per cent", "en", 12, "percent"),
        ("12 per cent", "en", 12, "percent"),
        ("zero hundred tons", "en", 0, ""),
        ("ten hundred tons", "en", 10, ""),
        ("12 percent", "en", 12, "percent"),
        *((f"12 {kind} тонн", "ru", 12, "t") for kind in language("ru").kinds),
        *((f"12 {kind} tons", "en", 12, "t") for kind in language("en").kinds),
    ],
)
def test_words_between_a_number_and_its_unit(words: str, lang: str, value: int, unit: str) -> None:
    """Old, metric, long and the like are passed over; what is no unit is none."""
    read = read_quantity(words, lang)
    assert (read.value, read.unit) == (value, unit)


def test_both_languages_pass_over_the_same_kinds() -> None:
    """Each is a word that the two texts of a document may put before a unit."""
    assert {"старых", "новых", "метрических", "длинных", "полных"} == {*language("ru").kinds}
    assert {"old", "new", "metric", "long", "short", "full"} == {*language("en").kinds}


def test_a_long_phrase_is_quoted_in_part() -> None:
    """Sixty characters are quoted whole, and of more the first fifty-nine."""
    for length, shown in ((60, "x" * 60), (61, "x" * 59 + "…")):
        with pytest.raises(UnreadableNumber, match=f"'{shown}'"):
            read_quantity("x" * length, "en")


def test_the_last_printed_place_is_its_step() -> None:
    """With one decimal of a million the step is a hundred thousand."""
    assert read_quantity("2.5 million tons", "en").step == F(100_000)
    assert read_quantity("2 thousand 500 tons", "en").step == 1


def test_sixty_digits_are_read_and_sixty_one_are_not() -> None:
    """No printed number is longer."""
    assert read_quantity(f"{'7' * 60} tons", "en").value == int("7" * 60)
    with pytest.raises(UnreadableNumber, match="too long"):
        read_quantity(f"{'7' * 61} tons", "en")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("about twenty three weeks", (23, 3)),
        ("about two hundred and", (200, 3)),
        ("about weeks", None),
    ],
)
def test_a_number_in_words_ends_where_it_ends(words: str, found: tuple[int, int] | None) -> None:
    """An "and" belongs to the number only if more of it follows."""
    assert number_from(words.split(), 1, "en") == found
