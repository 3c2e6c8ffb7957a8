"""The three ways to write a number."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcework.numbers.writing import about, decimal, exact, spoken

numbers = st.fractions(max_denominator=10**8)
places = st.integers(0, 9)


def value(text: str) -> F:
    return F(text.replace(",", "").replace("−", "-").removesuffix("…"))


@given(numbers)
def test_what_is_written_exactly_is_read_back(number: F) -> None:
    """Nothing is lost in exact writing."""
    assert F(exact(number)) == number


@given(numbers, places)
def test_a_cut_decimal_says_that_it_is_cut(number: F, count: int) -> None:
    """A cut decimal lies between zero and its number, and shows "…" exactly if they differ."""
    text = decimal(number, count)
    assert abs(number) - F(1, 10**count) < abs(value(text)) <= abs(number)
    assert text.endswith("…") == (value(text) != number)


@given(numbers, places)
def test_a_spoken_number_is_the_nearest(number: F, count: int) -> None:
    """No number of so many decimals is nearer, and halves go away from zero."""
    off = value(spoken(number, count)) - number
    assert 2 * abs(off) * 10**count <= 1
    assert 2 * abs(off) * 10**count < 1 or (off > 0) == (number > 0)


@given(numbers, places)
def test_about_stands_where_a_number_was_rounded_and_nowhere_else(number: F, count: int) -> None:
    """A person says "about" of what is not exactly so."""
    text = about(number, count)
    assert text.startswith("about ") == (value(text.removeprefix("about ")) != number)


@pytest.mark.parametrize(
    ("number", "text"),
    [(F(1, 10**6), "0.000001"), (F(1, 10**7), "1/10000000"), (F(-5, 2), "-2.5"), (F(7), "7")],
)
def test_a_decimal_of_six_places_is_exact_writing_and_one_of_seven_is_not(
    number: F, text: str
) -> None:
    """Longer decimals than six places are written as fractions."""
    assert exact(number) == text


def test_decimals_are_cut_not_rounded_and_say_so() -> None:
    """Whole numbers have no point, and a number that is cut to zero keeps its sign."""
    assert decimal(F(2, 3), 3) == "0.666…"
    assert decimal(F(-1, 1000), 2) == "−0.00…"
    assert (decimal(F(5), 0), decimal(F(11, 2), 0)) == ("5", "5…")


def test_the_noise_of_a_float_is_not_shown() -> None:
    """A float of a table is written to the places shown, without a tail of nines or zeros."""
    noisy = float(F(1, 10)) + float(F(2, 10))
    assert (spoken(noisy, 4), spoken(float(7), 4), spoken(float("-inf"))) == (
        "0.3",
        "7",
        "no limit",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (spoken(F(2, 3)), "0.67"),
        (spoken(F(6763299, 1000)), "6,763.30"),
        (spoken(F(13, 2)), "6.5"),
        (spoken(F(13, 2), full=True), "6.50"),
        (spoken(F(7), full=True), "7.00"),
        (spoken(F(-1, 1000)), "0.00"),
        (spoken(F(5, 2), 0), "3"),
        (about(F(2, 3)), "about 0.67"),
    ],
)
def test_a_rounded_number_has_all_its_decimals_and_an_exact_one_those_it_needs(
    text: str, expected: str
) -> None:
    """Two decimals, unless others are asked for; zero has no sign."""
    assert text == expected


@pytest.mark.parametrize(
    ("number", "full", "written"),
    [
        (F(5, 2), False, "2.5"),
        (F(5, 2), True, "2.50"),
        (F(1999, 1000), False, "2.00"),
        (F(1, 3), False, "0.33"),
        (F(3), True, "3.00"),
    ],
)
def test_decimals_stay_where_a_number_was_rounded(number: F, full: bool, written: str) -> None:
    """2.00 has been rounded, 2.5 is all there is; in a column both have their zeros."""
    assert spoken(number, full=full) == written
