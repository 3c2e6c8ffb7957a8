"""What people type as a number: read, asked back where it has two readings, or refused in words."""

from __future__ import annotations

import re
import subprocess
import sys
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcework.exercises.amounts import read_number
from sourcework.exercises.readings import Ambiguous, Answer, Unreadable
from sourcework.exercises.two_readings import Size, ambiguous, both, size_of, taken
from sourcework.numbers.two_ways import Ways
from sourcework.numbers.typed import Typed, read_typed
from sourcework.numbers.worded import in_digits
from written_out import WRITTEN_OUT

THOUSAND, MILLION = 10**3, 10**6
BILLION = MILLION * THOUSAND
TRILLION = MILLION * MILLION


def number(text: str, unit: str = "") -> F | None:
    """Return the number that is read from a text, in the unit asked for."""
    reading = read_number(text, unit)
    return reading.value if isinstance(reading, Answer) else None  # type: ignore[return-value]


# Nothing of the telegram: what is tried here is the way of writing.
WRITTEN = [
    # The unit before the number, with a space or without.
    ("%6,25", "%", F(25, 4)),
    ("% 6,25", "%", F(25, 4)),
    ("%-6.25", "%", F(-25, 4)),
    ("RMB 1.9 trillion", "yuan", F(19, 10) * TRILLION),
    ("CNY1.9tn", "yuan", F(19, 10) * TRILLION),
    ("US$ 5 million", "dollars", 5 * MILLION),
    ("$5 million dollars", "dollars", 5 * MILLION),
    ("-$5", "dollars", -5),
    ("roubles 12", "roubles", 12),
    # Digits and marks of other scripts and keyboards.
    ("٪٦٫٢٥", "%", F(25, 4)),
    ("۱۲۳", "", 123),
    ("१२३", "", 123),
    ("1`900`000", "", 1_900_000),
    ("1´900´000", "", 1_900_000),
    ("1′900′000", "", 1_900_000),
    ("1’900’000", "", 1_900_000),
    ("12 MİLLİON", "yuan", 12 * MILLION),
    # Words of other languages around digits.
    ("6,25 Prozent", "%", F(25, 4)),
    ("6,25 pour cent", "%", F(25, 4)),
    ("6,25 por ciento", "%", F(25, 4)),
    ("12 Mio. Rubel", "million roubles", 12),
    ("1,9 Mrd. Yuan", "yuan", F(19, 10) * BILLION),
    ("2 mil millones", "", 2 * BILLION),
    ("1,9 Mrd.", "yuan", F(19, 10) * BILLION),
    ("1,9 Bio. Yuan", "yuan", F(19, 10) * TRILLION),
    ("1900 Mio", "million roubles", 1900),
    ("40 Tsd. t", "t", 40_000),
    ("1,9 Md", "yuan", F(19, 10) * BILLION),
    ("1 900 Mds de yuans", "yuan", 1900 * BILLION),
    ("1 900 milliards", "yuan", 1900 * BILLION),
    ("1900 MM", "yuan", 1900 * MILLION),
    ("12 M de roubles", "million roubles", 12),
    ("12 mill.", "yuan", 12 * MILLION),
    ("40 mil toneladas", "t", 40_000),
    ("1,9 трлн. юаней", "yuan", F(19, 10) * TRILLION),
    ("12 млн. р.", "million roubles", 12),
    ("40 тыс. т", "t", 40_000),
    ("1.900.000 Mio.", "yuan", 1_900_000 * MILLION),
    ("3 Millionen Tonnen", "t", 3 * MILLION),
    ("1.9万亿元", "yuan", F(19, 10) * TRILLION),
    ("12 тыс. т", "t", 12_000),
    ("12 рублей 50 копеек", "roubles", F(25, 2)),
    # Amounts of more than one part.
    ("3 weeks", "days", 21),
    ("3 weeks and 2 days", "days", 23),
    ("three weeks, two days", "days", 23),
    ("12 roubles 64 kopecks", "roubles", F(1264, 100)),
    ("12 roubles and 64 kopecks", "roubles", F(1264, 100)),
    ("5 dollars 20 cents", "dollars", F(26, 5)),
    ("2 million 500 thousand", "", 2_500_000),
    ("12 t 500 kg", "t", F(25, 2)),
    # Fractions, in digits and in words.
    ("½", "", F(1, 2)),
    ("1 1/2", "", F(3, 2)),
    ("2/3", "", F(2, 3)),
    ("half", "", F(1, 2)),
    ("a quarter", "", F(1, 4)),
    ("two thirds", "", F(2, 3)),
    ("one and a half million", "", 1_500_000),
    ("half a million", "", 500_000),
    ("a quarter of a million tons", "t", 250_000),
    ("a dozen", "", 12),
    ("two dozen", "", 24),
    # A share counts in hundredths where percent are asked for, and nowhere else.
    ("one fifth", "%", 20),
    ("about one third", "%", F(100, 3)),
    ("a third of his sum", "%", F(100, 3)),
    ("minus a third", "%", F(-100, 3)),
    ("half", "%", 50),
    ("one in five", "%", 20),
    ("half a percent", "%", F(1, 2)),
    ("one fifth", "t", F(1, 5)),
    ("ein Drittel", "%", F(100, 3)),
    ("un tiers", "%", F(100, 3)),
    ("un tercio", "%", F(100, 3)),
    # Numbers in words.
    ("twenty-three", "days", 23),
    ("Twenty three days", "days", 23),
    ("two hundred thirty-four million", "roubles", 234 * MILLION),
    ("two hundred and thirty four million roubles", "million roubles", 234),
    ("a hundred and five", "", 105),
    ("thirty point zero", "", 30),
    ("six point two five percent", "%", F(25, 4)),
    ("minus six", "", -6),
    ("dreiundzwanzig Tage", "days", 23),
    ("drei Wochen und zwei Tage", "days", 23),
    ("zweihundertvierunddreissig Millionen Rubel", "roubles", 234 * MILLION),
    ("deux cent trente-quatre millions de roubles", "roubles", 234 * MILLION),
    ("veintiséis días", "days", 26),
    ("двадцать три дня", "days", 23),
    ("двести тридцать четыре миллиона рублей", "million roubles", 234),
    # What stands around an answer.
    ("approx. 12", "", 12),
    ("etwa 12 Tage", "days", 12),
    ("12 (M8)", "", 12),
    ("12!", "", 12),
    ("12;", "", 12),
]


@pytest.mark.parametrize(("text", "unit", "value"), WRITTEN, ids=[each[0] for each in WRITTEN])
def test_a_way_of_writing_is_read(text: str, unit: str, value: object) -> None:
    """Signs, scripts, units, parts, fractions and words of several languages are read."""
    assert number(text, unit) == F(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(("value", "words"), WRITTEN_OUT.items())
def test_number_words_of_five_languages_are_read(value: int, words: tuple[str, ...]) -> None:
    """English, German, French, Spanish and Russian, alone and before a sign of the unit."""
    assert [number(each) for each in words] == [value] * 5
    assert [number(f"{each} %", "%") for each in words] == [value] * 5


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("30.000", "t", ("30 thousand", "30 point zero")),
        ("4,321 t", "t", ("4 thousand 321 t", "4 point 321 t")),
        ("1.900 Mrd", "yuan", ("1900 Mrd", "1 point 9 Mrd")),
        ("1.900 Mrd.", "million yuan", ("1900 Mrd", "1 point 9 Mrd")),
        ("1,900 Mio. Yuan", "yuan", ("1900 Mio. Yuan", "1 point 9 Mio. Yuan")),
        ("1.900 Bio.", "yuan", ("1900 Bio", "1 point 9 Bio")),
        ("1.900 Mds", "yuan", ("1900 Mds", "1 point 9 Mds")),
        ("1.900 M", "yuan", ("1900 M", "1 point 9 M")),
        ("1.900 mil millones", "yuan", ("1900 mil millones", "1 point 9 mil millones")),
        ("1.900 млрд.", "yuan", ("1900 млрд", "1 point 9 млрд")),
        ("4.321 Tonnen", "t", ("4 thousand 321 Tonnen", "4 point 321 Tonnen")),
        ("12m", "", ("12 million", "12 metres")),
        ("1,9 Billionen", "yuan", ("1,9 thousand million", "1,9 million million")),
        ("dos billones", "yuan", None),
        ("2 trillones", "", ("2 million million", "2 million million million")),
    ],
)
def test_what_can_be_read_two_ways_is_asked_back(
    text: str, unit: str, said: tuple[str, ...] | None
) -> None:
    """Each way is said in plain words, and typed so that it is read in that way alone."""
    ways = both(text, unit)
    assert tuple(each.said for each in ways) == (said or ways) or not ways
    assert isinstance(read_number(text, unit), Ambiguous if said else Unreadable)
    assert all(number(each.typed, unit) is not None or "metres" in each.typed for each in ways)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("1.900 Mrd", ("1900 Mrd", "1.9 Mrd")),
        ("40.000 Tsd", ("40000 Tsd", "40.0 Tsd")),
        ("4.321 t", ("4321 t", "4.3210 t")),
        ("4.320 t", ("4320 t", "4.32 t")),
    ],
)
def test_each_way_is_short_to_type(text: str, typed: tuple[str, str]) -> None:
    """Without noughts that say nothing, and never with three decimals."""
    ways = read_typed(text)
    assert isinstance(ways, Ways) and (ways.first.typed, ways.second.typed) == typed


def test_a_billion_is_asked_for_its_zeros() -> None:
    """The word differs by language, and the sentence says how."""
    words = getattr(read_number("1,9 Billionen", "yuan"), "words", "")
    assert "differs by language" in words and "all its zeros" in words


@pytest.mark.parametrize(
    ("text", "unit", "size", "typed"),
    [
        ("1.234", "days", "", "1234"),
        ("4.321 million roubles", "million roubles", "thousands", "4321 million roubles"),
        ("4.321 million roubles", "million roubles", "small", "4.3210 million roubles"),
        ("4.321 million roubles", "million roubles", "", None),
        ("4.321", "million roubles", "thousands", "4321"),
        ("1.000.000", "roubles", "thousands", None),
        ("4.321 t", "papers", "thousands", "4321 t"),
        ("999.999", "roubles", "small", "999.9990"),
        ("1,234", "yuan per rouble", "thousands", "1234"),
        ("1,234", "%", "", "1.2340"),
        # An "m" and a billion are asked about, whatever the size.
        ("7 m", "", "thousands", None),
        ("1,9 Billionen", "yuan", "thousands", None),
    ],
)
def test_a_mark_is_read_as_what_was_asked_for_allows(
    text: str, unit: str, size: Size, typed: str | None
) -> None:
    """By the unit, and by the side of a thousand on which everything right lies."""
    way = taken(text, unit, size)
    assert (way and way.typed) == typed


@pytest.mark.parametrize(
    ("value", "size"), [(1000, "thousands"), (-1000, "thousands"), (F(9999, 10), "small")]
)
def test_a_thousand_is_no_small_number(value: F, size: Size) -> None:
    """With either sign."""
    assert size_of(F(value)) == size


@pytest.mark.parametrize("text", ["661,157", "661.157 people", "1,234 persons"])
def test_people_have_no_decimals(text: str) -> None:
    """What is counted in whole ones is not asked back: its mark can part thousands only."""
    assert number(text, "people") == int(re.sub(r"\D", "", text))
    assert isinstance(read_typed(text.split()[0], "t"), Ways)


@pytest.mark.parametrize(
    "text",
    ["asdf", "three weeks or four", "12 parsecs", "12-13", "2 days 3 weeks", "5 roubles 3 days",
     "--1", "1 2", "twenty thousand thirty million", "half of", "5 and", "12 12", "%", "a", "and"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_whole(text: str) -> None:
    """The sentence quotes all that was typed, asks for digits, and holds on both roads."""
    words = getattr(read_number(text, "days"), "words", "")
    assert f"“{text}”" in words and "in days" in words
    assert not re.search(r"Fraction|check\(|\"|do not know", words)


def test_of_what_is_whole_no_decimal_is_shown() -> None:
    """People are asked for as a whole number, without "in people"."""
    words = getattr(read_number("asdf", "people"), "words", "")
    assert words.endswith("Write it in digits, such as 42.")


@given(st.text("abcdehnorstuwxyz -,.0123456789%", max_size=30))
def test_any_words_are_read_or_refused(text: str) -> None:
    """No text makes the reader raise, and in digits a text says the same again."""
    read_typed(text, "%")
    assert in_digits(in_digits(text)) == in_digits(text)


def test_a_number_in_words_says_the_same_in_digits() -> None:
    """The rest of the text stays where it is."""
    assert in_digits("about twenty-three weeks, or 5 days") == "about 23 weeks, or 5 days"


def test_without_the_library_english_and_russian_are_read_and_the_rest_refused() -> None:
    """Where only the kit itself is installed nothing raises."""
    code = (
        "import sys; sys.modules['text_to_num'] = None\n"
        "from sourcework.numbers.typed import read_typed\n"
        "assert read_typed('twenty-three').value == 23\n"
        "assert read_typed('двадцать три').value == 23\n"
        "assert read_typed('dreiundzwanzig') is None\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_library_is_loaded_only_for_words_that_are_not_english_or_russian() -> None:
    """Digits, and numbers in the languages of the document, cost nothing more."""
    code = (
        "import sys; from sourcework.numbers.typed import read_typed\n"
        "read_typed('1,6 million'); read_typed('twenty-three'); read_typed('двадцать три')\n"
        "assert 'text_to_num' not in sys.modules\n"
        "read_typed('dreiundzwanzig'); assert 'text_to_num' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_typed_number_knows_its_size_in_plain_ones() -> None:
    """12 of a million roubles are 12 million in plain ones."""
    typed = read_typed("12 million roubles")
    assert isinstance(typed, Typed) and (typed.value, typed.in_plain) == (12, 12 * MILLION)


@given(
    st.integers(1, 999),
    st.integers(1, 999),
    st.sampled_from(".,"),
    st.sampled_from(["", " t", " yuan"]),
    st.sampled_from(["thousands", "small", ""]),
)
def test_whether_a_mark_is_asked_about_does_not_tell_the_value(
    whole: int, rest: int, mark: str, after: str, size: Size
) -> None:
    """Numbers of one form are read in one way: thousands, decimals, or asked about."""
    unit = after.strip() or "yuan per rouble"
    ways, way = ambiguous(text := f"{whole}{mark}{rest:03}{after}", unit), taken(text, unit, size)
    assert (way is not None) == bool(size)
    assert both(text, unit, size) == (() if size else ways)
    assert way is None or way == ways[0 if size == "thousands" else 1]


@pytest.mark.parametrize("size", ["thousands", "small", ""])
def test_zeros_are_no_decimals(size: Size) -> None:
    """But a bare number with a dot and three zeros is asked about: some write thirty so."""
    assert [taken(f"{each}.000", "t", size) for each in (30, 40)] == [None, None]
    assert taken("30,000", "t", size) == ambiguous("30,000", "t")[0]
    assert taken("30.000 t", "t", size) == ambiguous("30.000 t", "t")[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("五千九百五十九萬四千九百七十八", 59_594_978),
        ("二萬人", 20_000),
        ("5959萬4978", 59_594_978),
        ("ثلاثمئة", None),
        ("삼십만", None),
        ("триста тонн", 300),
        ("שלוש מאות", None),
        ("τρεις", None),
    ],
)
def test_a_number_in_another_script_is_read_or_left(text: str, value: int | None) -> None:
    """Chinese numerals are read; words that are not read are no number, and never nought."""
    found = read_typed(text)
    assert (found.in_plain if isinstance(found, Typed) else found) == value


@pytest.mark.parametrize(
    ("text", "unit", "taken"),
    [
        ("4.87 persons per household", "people per household", True),
        ("4.87 people a household", "people per household", True),
        ("4.87 households per person", "people per household", False),
        ("103 commanderies", "commandery", True),
        ("103 counties", "commandery", False),
    ],
)
def test_the_unit_of_the_question_is_taken(text: str, unit: str, taken: bool) -> None:
    """In one or many, also where the kit does not know it; another that it does not know is not."""
    assert isinstance(read_typed(text, unit), Typed) == taken
