"""The register that four stamps show: its pace, its line, and what is due on a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.text import Text

from sourcework.rounding import overlap
from sourcework.views.plots_style import SMALL
from telegram16293 import lesson
from telegram16293.claims.stamp import digits
from telegram16293.register import (
    Stamp,
    beginning_with,
    due,
    left_out,
    place_of,
    residual,
    slope,
    stamps,
)
from telegram16293.seeds import edition, outside

FOUND = stamps()
SECOND, EIGHTH, NINTH = (date(1952, 2, day) for day in (2, 8, 9))


def test_the_four_stamps_come_from_the_neighbours() -> None:
    """Each is borne by a document of the seeds, with the day and number printed there."""
    assert [(each.day.isoformat(), each.number) for each in FOUND] == [
        ("1951-07-11", 2343),
        ("1951-07-13", 2384),
        ("1951-10-19", 3612),
        ("1952-01-31", 373),
    ]
    for each in FOUND:
        assert f"{each.number}" in repr(outside().neighbours[each.bearer].numbers)


def test_the_count_begins_anew_with_the_year() -> None:
    """The numbers fall, and over the day of the year both years have nearly one pace."""
    numbers = [each.number for each in sorted(FOUND)]
    assert numbers[:3] == sorted(numbers[:3]) and numbers != sorted(numbers)
    assert [f"{float(each.pace):.2f}" for each in FOUND] == ["12.20", "12.29", "12.37", "12.03"]


def test_the_line_is_the_nearest_by_least_squares() -> None:
    """Any other slope has a larger sum of squares; the slope is an exact fraction."""
    best = slope(FOUND)
    assert best == Fraction(1978619, 160725)

    def squares(through: Fraction) -> Fraction:
        return sum(((each.number - through * each.place) ** 2 for each in FOUND), Fraction(0))

    assert all(squares(best) < squares(best + step) for step in (Fraction(1, 999), Fraction(-1, 9)))


def test_each_stamp_is_missed_by_the_line_of_the_others() -> None:
    """A hidden stamp is missed by more than one that the line was drawn through."""
    for each, miss in left_out(FOUND).items():
        assert abs(miss) > abs(residual(each, FOUND))
    assert round(max(map(abs, left_out(FOUND).values()))) == 37


@pytest.mark.parametrize(
    ("day", "low", "high"), [(SECOND, 397, 408), (EIGHTH, 469, 482), (NINTH, 481, 495)]
)
def test_what_is_due_by_pace(day: date, low: int, high: int) -> None:
    """The slowest and the fastest pace bound the number, and the line lies between."""
    found = due(day, FOUND)
    assert (floor(found.by_pace.low), round(found.by_pace.high)) == (low, high)
    assert found.by_line in found.by_pace and found.by_line in found.at_worst


def test_the_answer_survives_the_worst_miss_and_the_finer_one_does_not() -> None:
    """2 February is out of reach at the worst; which of the other days it was stays open."""
    seen = beginning_with(digits(edition()))
    possible = [
        day
        for day in (date(1952, 2, number) for number in range(1, 15))
        if not overlap(due(day, FOUND).at_worst, seen).is_empty
    ]
    assert possible == [date(1952, 2, number) for number in range(5, 12)]
    assert due(SECOND, FOUND).at_worst.high < 445
    paced = [day for day in (SECOND, EIGHTH, NINTH)
             if not overlap(due(day, FOUND).by_pace, seen).is_empty]  # fmt: skip
    assert paced == [EIGHTH, NINTH]


@given(st.integers(1, 50), st.sets(st.integers(1, 300), min_size=2, max_size=6))
def test_an_even_count_is_found_exactly(pace: int, places: set[int]) -> None:
    """Where every day has the same number of entries, the line is that pace and misses nothing."""
    even = [
        Stamp(date.fromordinal(date(1900, 1, 1).toordinal() + place - 1), pace * place, str(place))
        for place in places
    ]
    assert slope(even) == pace
    assert set(left_out(even).values()) == {0}
    assert due(date(1901, 1, 10), even).by_pace.is_exact


def test_the_day_of_the_year_counts_its_first() -> None:
    """1 January is the first day, and a leap year has one more."""
    assert [place_of(date(1952, *day)) for day in ((1, 1), (2, 9), (12, 31))] == [1, 40, 366]


# The picture and the table


def test_the_table_gives_days_and_numbers_and_no_pace() -> None:
    """What the exercise asks for does not stand in the table it is worked from."""
    shown = lesson.stamps()
    assert list(shown["number"]) == [each.number for each in FOUND]
    assert not [name for name in shown.columns if "pace" in name or "a day" in name]


def test_the_picture_says_what_it_shows() -> None:
    """Alt text and values carry every stamp, the line, and the numbers due on each day weighed."""
    picture = lesson.plot_stamps()
    for words in ("3,612 on 19 October 1951", "12.3 a day", "480 on 8 Feb", "from 480 to 489"):
        assert words in picture.alt
    assert list(picture.values["slowest to fastest pace"])[-3:] == [
        "398 to 408",
        "470 to 482",
        "482 to 494",
    ]
    assert picture.passages == ("H11", "H08")
    assert "percentage" in picture.caption


def test_the_picture_is_legible_and_always_the_same() -> None:
    """No letter is smaller than eleven points, and the same values give the same bytes."""
    picture = lesson.plot_stamps()
    sizes = [
        float(each.get_fontsize())
        for each in picture.draw().findobj(Text)
        if isinstance(each, Text) and each.get_text()
    ]
    assert min(sizes) >= SMALL
    assert picture.png() == lesson.plot_stamps().png()
