"""Dates and hours are read out of words in both languages, and held against an attribute."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcework.document.dates import Written, agrees, read_date

READ = {
    "22.1 с.г.": ("ru", Written(None, 1, None, 22, None, True)),
    "16.1 of this year": ("en", Written(None, 1, None, 16, None, True)),
    "8.2.52 г.": ("ru", Written(52, 2, None, 8)),
    "8.2.1952": ("en", Written(1952, 2, None, 8)),
    "„ 8 “ 2 1952 г.": ("ru", Written(1952, 2, None, 8)),
    "2/II 1952 г.": ("ru", Written(1952, 2, None, 2)),
    "12/XII 1952": ("ru", Written(1952, 12, None, 12)),
    "8.2 23.00": ("ru", Written(None, 2, None, 8, (23, 0))),
    "„ 21 “ ч. „ 45 “ м.": ("ru", Written(hour=(21, 45))),
    "21:45": ("en", Written(hour=(21, 45))),
    "February 8, 1952": ("en", Written(1952, 2, None, 8)),
    "22 January 1952": ("en", Written(1952, 1, None, 22)),
    "22 мая 1952 г.": ("ru", Written(1952, 5, None, 22)),
    "феврале-мае месяцах": ("ru", Written(None, 2, 5)),
    "February to May": ("en", Written(None, 2, 5)),
    "апреля-мая месяцев": ("ru", Written(None, 4, 5)),
    "В конце января с.г.": ("ru", Written(None, 1, this_year=True)),
    "марте": ("ru", Written(None, 3)),
    "1952 году": ("ru", Written(1952)),
    "1951": ("en", Written(1951)),
}


@pytest.mark.parametrize(("words", "read"), READ.items())
def test_a_date_is_read_as_it_is_written(words: str, read: tuple[str, Written]) -> None:
    """Days in digits, with Roman months, in month names; ranges, years, hours."""
    assert read_date(words, read[0]) == read[1]


RUSSIAN = {
    1: "январь января январю январе январем",
    2: "февраль февраля февралю феврале февралем",
    3: "март марта марту марте мартом",
    4: "апрель апреля апрелю апреле апрелем",
    5: "май мая маю мае маем",
    6: "июнь июня июню июне июнем",
    7: "июль июля июлю июле июлем",
    8: "август августа августу августе августом",
    9: "сентябрь сентября сентябрю сентябре сентябрем",
    10: "октябрь октября октябрю октябре октябрем",
    11: "ноябрь ноября ноябрю ноябре ноябрем",
    12: "декабрь декабря декабрю декабре декабрем",
}
ENGLISH = "January February March April May June July August September October November December"


@pytest.mark.parametrize(("month", "forms"), RUSSIAN.items())
def test_a_month_is_read_in_every_case_and_in_english(month: int, forms: str) -> None:
    """Each form of a month's name, however it is written, in either language, is its number."""
    english = ENGLISH.split()[month - 1]
    named = [read_date(each.capitalize(), "ru") for each in forms.split()]
    named += [read_date(each, "en") for each in (english, english[:3], english.upper())]
    assert named == [Written(month=month)] * 8
    assert read_date(f"{forms.split()[1]}x", "ru") is None


def test_of_several_months_the_first_and_last_are_read() -> None:
    """A span goes from the first month named to the last."""
    assert read_date("January, February and March 1952", "en") == Written(1952, 1, 3)


@pytest.mark.parametrize("words", ["8.13.1952", "8.0.1952", "8/XIII 1952"])
def test_there_is_no_thirteenth_month(words: str) -> None:
    """What no month is called is read as none."""
    found = read_date(words, "ru")
    assert found is None or found.month is None


@pytest.mark.parametrize("words", ["", "скоро", "ма", "machine", "13.13", "№ 431", "2/IIX 1952"])
def test_what_is_no_date_gives_none(words: str) -> None:
    """Nothing is guessed at."""
    found = read_date(words, "ru")
    assert found is None or not (found.year and found.month and found.day)


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["ru", "en"]))
def test_a_day_in_digits_goes_there_and_back(day: date, lang: str) -> None:
    """A day written in full is read as itself, and agrees with itself alone."""
    written = read_date(f"{day.day}.{day.month}.{day.year}", lang)
    assert written is not None
    assert agrees(written, day.isoformat(), None)
    assert not agrees(written, f"{day.year}-{day.month:02}", None)


@pytest.mark.parametrize(
    ("words", "when", "year", "agree"),
    [
        ("22.1 с.г.", "1952-01-22", 1952, True),
        ("22.1 с.г.", "1951-01-22", 1952, False),
        ("22.1", "1951-01-22", 1952, True),
        ("22.1.52", "1952-01-22", None, True),
        ("22.1.51", "1952-01-22", None, False),
        ("22.1", "1952-01-21", None, False),
        ("8.2 24.00", "1952-02-09T00:00:00", None, True),
        ("8.2 24.00", "1952-02-08T00:00:00", None, False),
        ("1.3 24.00", "1952-03-02T00:00", None, True),
        ("8.2 24.00", "1952-02-09T23:00:00", None, False),
        ("9.2 0.00", "1952-02-09T00:00:00", None, True),
        ("22.1.52 с.г.", "1952-01-22", 1951, True),
        ("22.1.1952", "1952-01-22", None, True),
        ("1952", "21:45:00", None, False),
        ("21:45", "21:45:30", None, False),
        ("8.2 23.00", "1952-02-08T23:00:00", None, True),
        ("8.2 23.00", "1952-02-08T23:30:00", None, False),
        ("8.2 23.00", "1952-02-08", None, False),
        ("21:45", "21:45:00", None, True),
        ("марте", "1952-03", None, True),
        ("феврале-мае", "1952-02/1952-05", None, True),
        ("феврале-мае", "1952-02/1952-04", None, False),
        ("феврале", "1952-02/1952-05", None, False),
        ("1952 год", "1952", None, True),
        ("1952 год", "1951", None, False),
    ],
)
def test_words_agree_with_an_attribute_or_not(
    words: str, when: str, year: int | None, agree: bool
) -> None:
    """Every part that is written is held; a year that is not written is the document's or open."""
    written = read_date(words, "ru")
    assert written is not None
    assert agrees(written, when, year) is agree
