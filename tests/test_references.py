"""Names in prose become numbers and words of the edition; calculations are exact."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from sourcework.errors import KitError
from sourcework.figures import figures_of
from sourcework.numbers.intervals import Interval
from sourcework.publish.calculation import calculated
from sourcework.publish.manuscript import read_manuscript
from sourcework.publish.references import put_in, resolved
from telegram16293.claims import claims_of
from telegram16293.course import course
from telegram16293.seeds import edition

VALUES = {"grain": Fraction(40), "grain-asked": Fraction(30), "months": Fraction(4)}
LESSON = """---
kernelspec:
  display_name: Python 3
  language: python
  name: python3
lesson:
  title: How much?
  minutes: 5
---

# How much?

Peng names {number:peng-aid-roubles} million roubles.
"""


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("grain - grain-asked", 10),
        ("(grain + grain-asked) / months", Fraction(35, 2)),
        ("-grain * 2 - 1", -81),
        ("grain / 3", Fraction(40, 3)),
    ],
)
def test_a_calculation_is_exact(formula: str, value: Fraction) -> None:
    """A hyphen inside a name is no minus, and nothing is rounded."""
    assert calculated(formula, VALUES.__getitem__, "here") == value


@pytest.mark.parametrize(
    "formula", ["grain /", "grain ** 9", "grain / 0", "1.5 * grain", "f(grain)", "grain if 1", "[]"]
)
def test_what_is_no_calculation_is_refused(formula: str) -> None:
    """The error names the place and the formula; nothing of it is run as Python."""
    with pytest.raises(KitError, match="cannot be calculated"):
        calculated(formula, {**VALUES, "f": Fraction(1), "if": Fraction(1)}.__getitem__, "here")


def test_numbers_are_written_as_people_write_them() -> None:
    """A quotient has two decimals, or as many as are asked for."""
    figures = figures_of(edition())
    quotient = figures["peng-aid-yuan"].value / figures["peng-aid-roubles"].value
    made = put_in("{= peng-aid-yuan / peng-aid-roubles, 3}", course(), "here")
    assert abs(Fraction(made.replace(",", "")) - quotient) <= Fraction(1, 2000)
    assert made != put_in("{= peng-aid-yuan / peng-aid-roubles}", course(), "here")


def test_an_end_of_an_interval_is_named_by_its_claim() -> None:
    """The low and the high end are those of the claim's own interval."""
    working = claims_of(edition())["one-rate-nearest"].working
    *_, last = (each for _, each in working if isinstance(each, Interval))
    text = "{= one-rate-nearest.high - one-rate-nearest.low, 4}"
    assert abs(Fraction(put_in(text, course(), "here")) - last.width) < Fraction(1, 10**4)


@pytest.mark.parametrize("places", [0, 1, 2, 4])
@pytest.mark.parametrize("claim", ["one-rate-nearest", "one-rate-truncated-yuan-100000"])
def test_an_end_that_stands_alone_is_rounded_inwards(claim: str, places: int) -> None:
    """A rate that is printed as an end is a rate that fits."""
    *_, interval = (
        each for _, each in claims_of(edition())[claim].working if isinstance(each, Interval)
    )
    for end in ("low", "high"):
        made = put_in(f"{{= {claim}.{end}, {places}}}", course(), "here")
        assert Fraction(made.replace(",", "")) in interval


def test_a_number_in_code_is_left_alone() -> None:
    """What stands between backticks is what somebody types."""
    text = "Write `{figure:x}`, `{= y}` or `{1, 2}`."
    assert put_in(text, course(), "here") == text


@pytest.mark.parametrize(
    "text",
    [
        "{figure:peng-aid}",
        "{number:peng-aid}",
        "{figur:peng-aid-yuan}",
        "{= peng-aid / 2}",
        "{= one-rate-nearest.middle}",
        "{= grain-total / 2, two}",
        "{day:aid-year}",
        "{year:signatory}",
    ],
)
def test_a_wrong_name_is_refused_with_its_place(text: str) -> None:
    """The error says where, what was seen and what to do."""
    with pytest.raises(KitError) as error:
        put_in(text, course(), "course/lessons/x.md, line 7")
    assert "course/lessons/x.md, line 7" in error.value.where and error.value.do


def test_a_typed_number_is_refused_where_none_may_stand() -> None:
    """In questions and terms every number has a name."""
    with pytest.raises(KitError, match="237 is typed"):
        resolved("It is 237 million.", course(), "here")


def test_a_lesson_s_prose_has_the_numbers_of_the_edition(tmp_path: Path) -> None:
    """A manuscript names a figure, and its cell says the number."""
    (tmp_path / "00-x.md").write_text(LESSON, encoding="utf-8")
    prose = read_manuscript(tmp_path / "00-x.md", tmp_path, course()).cells[0].source
    figure = figures_of(edition())["peng-aid-roubles"]
    assert f"names {figure.value / figure.scale} million" in prose


def test_a_wrong_name_in_a_lesson_is_refused_with_its_line(tmp_path: Path) -> None:
    """The teacher finds the line."""
    text = LESSON.replace("peng-aid-roubles", "peng-aid-rouble")
    (tmp_path / "00-x.md").write_text(text, encoding="utf-8")
    with pytest.raises(KitError) as error:
        read_manuscript(tmp_path / "00-x.md", tmp_path, course())
    line = text.splitlines().index("Peng names {number:peng-aid-rouble} million roubles.") + 1
    assert f"00-x.md, line {line}" in error.value.where and "peng-aid-roubles" in error.value.do
