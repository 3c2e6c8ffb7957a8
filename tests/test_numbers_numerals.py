"""Digits as somebody types them."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from sourcework.numbers.numerals import LONGEST, TwoWays, read_numeral, tidy


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4321!", 4321),
        ("4321;", 4321),
        ("4321.", 4321),
        ("+4321", 4321),
        ("10^40", 10**40),
        ("10^-40", F(1, 10**40)),
        ("2e3", 2000),
        ("2 1/2", F(5, 2)),
        (".5", F(1, 2)),
        ("5,", 5),
        ("0.125", F(1, 8)),
        ("0,125", F(1, 8)),
        ("1.234.567,5", F(2469135, 2)),
        ("12_345", 12345),
    ],
)
def test_digits_are_read(text: str, value: object) -> None:
    """Signs, marks at the end, powers, fractions, and marks between."""
    assert read_numeral(text) == F(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["10^41", "10^-41", "1e41", "1e-41", "1/0", "", ".", "-", "1.2.3", "12.34.567", "1,2,3"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    """So are powers that no amount has."""
    assert read_numeral(text) is None


def test_a_number_may_be_as_long_as_a_line_and_no_longer() -> None:
    """Beyond it nothing is looked at."""
    assert read_numeral("7" * LONGEST) == int("7" * LONGEST)
    assert read_numeral("7" * (LONGEST + 1)) is None


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("-4.321", TwoWays(F(-4321), F(-4321, 1000), ".")),
        ("4,321e3", TwoWays(F(4321000), F(4321), ",")),
    ],
)
def test_two_readings_keep_sign_and_power(text: str, ways: TwoWays) -> None:
    """Each reading is the whole number."""
    assert read_numeral(text) == ways


@pytest.mark.parametrize(
    ("text", "plain"),
    [("10¹²", "10^12"), ("10⁻³", "10^-3"), ("MİLLİ", "MILLI"), ("٪٣٫٥", "%3.5"), ("½ %", "1/2 %")],
)
def test_signs_of_other_scripts_become_plain(text: str, plain: str) -> None:
    """One kind of digit, minus, space and fraction is left."""
    assert tidy(text) == plain
