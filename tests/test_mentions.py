"""The numbers that a text mentions: read as people write them, and what is no quantity left."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcework.argument.mentions import MOST, mentions
from sourcework.figures import figures_of
from sourcework.numbers.units import UNITS
from telegram16293.seeds import edition


@pytest.mark.parametrize("figure", figures_of(edition()), ids=lambda each: each.id)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_document_s_own_words_are_read(figure, language) -> None:  # type: ignore[no-untyped-def]
    """Each figure's printed words, in both languages, are mentions of its value, or a count."""
    words = figure.printed.get(language, "").replace("враней", "юаней")
    found = mentions(f"So {words}.")
    if not words or figure.value <= 12 and figure.unit in ("day", "copy"):
        assert found == ()
        return
    (mention,) = found
    assert figure.value in mention.values
    assert mention.unit == figure.unit.partition("/")[0]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("1.6 trillion yuan", Fraction(16, 10) * 10**12, "yuan"),
        ("¥700bn", 7 * 10**11, "yuan"),
        ("700 млрд юаней", 7 * 10**11, "yuan"),
        ("40 000 tons", 40_000, "t"),
        ("40\u202f000 metric tons", 40_000, "t"),
        ("forty thousand tons", 40_000, "t"),
        ("two hundred and thirty-seven million roubles", 237_000_000, "rouble"),
        ("сорок тысяч тонн", 40_000, "t"),
        ("6,25 процентов", Fraction(25, 4), "percent"),
        ("33⅓ %", Fraction(100, 3), "percent"),
        ("46.7 per cent", Fraction(467, 10), "percent"),
        ("6750 yuan to the rouble", 6750, "yuan per rouble"),
        ("6750 юаней за рубль", 6750, "yuan per rouble"),
        ("1952 tons", 1952, "t"),
        ("13 days", 13, "day"),
        ("−5 %", 5, "percent"),
        # Russian words of scale and unit in every case.
        ("к 40 тысячам тонн", 40_000, "t"),
        ("с 237 миллионами рублей", 237_000_000, "rouble"),
        ("о 700 миллиардах юаней", 7 * 10**11, "yuan"),
        ("1,6 триллиона юаней", 16 * 10**11, "yuan"),
        ("к 5000 юаням", 5000, "yuan"),
        ("с 300 долларами", 300, "dollar"),
        ("в 300 метрах", 300, "m"),
        ("300 метрических тонн", 300, "t"),
        ("на 5 процентных пунктов", 5, "percentage point"),
        ("5 percentage points", 5, "percentage point"),
        # Kinds and owners of money and of tons.
        ("300 short tons", 300, "t"),
        ("300 Soviet roubles", 300, "rouble"),
        ("300 gold roubles", 300, "rouble"),
        ("300 Chinese yuan", 300, "yuan"),
        ("¥7000", 7000, "yuan"),
        ("¥1.6 million", 1_600_000, "yuan"),
        ("1950 rmb", 1950, "yuan"),
        ("two hundred tons", 200, "t"),
        ("1.600.000 tons", 1_600_000, "t"),
        ("6.50 tons", Fraction(13, 2), "t"),
    ],
)
def test_numbers_are_read_as_people_write_them(words: str, value: Fraction, unit: str) -> None:
    """Scale words, spaces, commas, words for numbers, signs of money: one exact value."""
    (mention,) = mentions(f"They speak of {words}, they say.")
    assert value in mention.values and mention.unit == unit
    assert mention.text in words.replace("\u202f", " ")


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("1.6 trillion yuan", 10**11),
        ("6.50 tons", Fraction(1, 100)),
        ("7.5 tons", Fraction(1, 10)),
        ("1.600.000 tons", 1),
        ("forty thousand tons", 1),
        ("33⅓ %", 1),
    ],
)
def test_the_last_decimal_says_how_fine_a_number_is(words: str, step: Fraction) -> None:
    """In ones of its unit; marks between thousands are no decimals, words have none."""
    (mention,) = mentions(words)
    assert [each.step for each in mention.readings] == [step]


@pytest.mark.parametrize(
    "words",
    [
        "on 8 February 1952",
        "February 8, 1952",
        "from 4 to 8 February",
        "26 and 28 January",
        "8 февраля 1952 г.",
        "в 1951 году",
        "in 1951-52 and the 1950s",
        "8.2.1952, 1952-02-08 and 2/II",
        "at 14:05",
        "P3.1, P2.1–P2.7, M7-10 and H06",
        "Р3.1 и М8",
        "telegram No. 16293, record 113022",
        "sheets 1-2, p. 81",
        "f. 558, op. 11, d. 342, ll. 81-83",
        "the 8th Department",
        "3 reasons, two readings and one rate",
        "[@record-110353], record-110353, chao-mah-1964 and @new-yuan",
        "https://example.org/documents/113022?page=44",
        "1. First this\n2. then that (3)",
        "six days",
        "a hundred times",
        "in 1952 tonight",
        "в 1952 к нам",
        "Smith 1952 pp. 3",
    ],
)
def test_dates_references_and_small_counts_are_no_quantities(words: str) -> None:
    """A year, a passage, a sheet or "3 reasons" is not asked where it is from."""
    assert [each.text for each in mentions(f"It was {words} again.")] == []


def test_a_year_before_a_unit_is_a_quantity() -> None:
    """ "1952 tons" is an amount; "In 1952 300 people" is one, and a year."""
    assert [each.text for each in mentions("In 1952 300 people came.")] == ["300 people"]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("12 days", 0),
        ("12 hours", 0),
        ("12 minutes", 0),
        ("12 months", 0),
        ("12 copies", 0),
        ("13 days", 1),
        ("12 reasons", 0),
        ("13 reasons", 1),
        ("1 ton", 0),
        ("2 tons", 1),
        ("twelve tons", 0),
        ("thirteen tons", 1),
        ("five percent", 1),
        ("ninety-nine", 0),
        ("one hundred", 1),
    ],
)
def test_small_counts_end_at_twelve(words: str, count: int) -> None:
    """Twelve of what is counted are everyday speech, thirteen are not; a measure begins at two."""
    assert len(mentions(f"There are {words} there.")) == count


def test_a_mark_that_parts_thousands_may_part_decimals_too() -> None:
    """ "6,750" is read both ways: to the last unit, or to the last of three decimals."""
    (mention,) = mentions("6,750 yuan")
    assert [(read.number, read.step) for read in mention.readings] == [
        (6750, 1),
        (Fraction(27, 4), Fraction(1, 1000)),
    ]


@pytest.mark.parametrize("count", [MOST - 1, MOST, MOST + 1])
def test_so_many_numbers_are_read_and_no_more(count: int) -> None:
    """The first two hundred of a text, and the rest left out."""
    words = "; ".join(f"{1000 + each} tons" for each in range(count))
    assert len(mentions(words)) == min(count, 200) and MOST == 200


@pytest.mark.parametrize("counts", [10 * MOST - 1, 10 * MOST])
def test_small_counts_beyond_number_are_looked_at_no_longer(counts: int) -> None:
    """A text of counts alone is left when two thousand were seen."""
    assert len(mentions("3 reasons, " * counts + "500 tons")) == (counts < 2000)


@pytest.mark.parametrize(
    ("words", "text", "unit"),
    [
        ("5 million in the budget", "5 million", ""),
        ("5 million the year before", "5 million", ""),
        ("300 each day", "300", ""),
        ("300 new yuan", "300 new yuan", "1955 yuan"),
        ("300 old yuan", "300 old yuan", "yuan"),
        ("a 300-metric-ton load", "300-metric-ton", "t"),
        ("300 metric tons", "300 metric tons", "t"),
        ("a 10-percent cut", "10-percent", "percent"),
    ],
)
def test_the_unit_is_what_belongs_to_the_number(words: str, text: str, unit: str) -> None:
    """No small word is taken into it; a kind of money or of ton is, and a hyphen parts nothing."""
    (mention,) = mentions(f"It was {words}.")
    assert (mention.text, mention.unit) == (text, unit)


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever stands in it, numbers are read or left, and positions point into the text."""
    for each in mentions(text):
        assert 0 <= each.start < len(text) and each.readings


def test_units_the_kit_knows_are_read_after_a_number() -> None:
    """A unit of the document is never taken for an unknown word."""
    for unit in UNITS:
        if unit.id in {each.unit.partition("/")[0] for each in figures_of(edition())}:
            (mention,) = mentions(f"There were 4,500 {unit.many}.")
            assert mention.unit == unit.id
