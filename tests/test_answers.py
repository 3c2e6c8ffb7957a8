"""Answers: whatever a learner gives is read, asked back or kindly refused; nothing raises."""

from __future__ import annotations

import json
import math
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn

import numpy
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harbour import ASKED, CHAIN, EVERY, EXERCISES, GOODS, HARBOUR, LESS, MONTHS, WHO
from sourcework.compare import Percent, PercentagePoints
from sourcework.exercises import Exercise, judge
from sourcework.exercises.amounts import read_number
from sourcework.exercises.answers import fold, read
from sourcework.exercises.readings import Ambiguous, Answer, NotAnswered, OtherUnit, Unreadable
from sourcework.figures import figures_of
from sourcework.numbers.numerals import TwoWays, read_numeral
from sourcework.numbers.units import unit_of
from sourcework.rounding import Interval

MILLION = 10**6
PASSAGES = tuple(HARBOUR.passages)


def number(given: object, unit: str = "") -> object:
    """Return the number read from something, or the reading itself if it is none."""
    reading = read_number(given, unit)
    return reading.value if isinstance(reading, Answer) else reading


def value(exercise: Exercise, given: object) -> object:
    """Return what is read from something as an answer, or the reading if it is none."""
    reading = read(given, exercise, PASSAGES)
    return reading.value if isinstance(reading, Answer) else reading


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("4 321", "", 4321),
        ("4\u00a0321", "", 4321),
        ("4\u2009321", "", 4321),
        ("4\u202f321", "", 4321),
        ("4_321", "", 4321),
        ("4'321", "", 4321),
        ("4,321.05", "", "4321.05"),
        ("4.321,05", "", "4321.05"),
        ("4 321,05", "", "4321.05"),
        ("1.900.000", "", 1900000),
        ("1,900,000", "", 1900000),
        ("1900000", "", 1900000),
        ("0.321", "", "0.321"),
        (".5", "", "0.5"),
        ("6,5", "", "6.5"),
        ("1.5 trillion", "", 1500000 * MILLION),
        ("1.5 million million", "", 1500000 * MILLION),
        ("1,5 трлн", "", 1500000 * MILLION),
        ("3 тыс.", "", 3000),
        ("12 million roubles", "roubles", 12 * MILLION),
        ("12 million roubles", "million roubles", 12),
        ("12 million", "million roubles", 12),
        ("12m roubles", "million roubles", 12),
        ("12 млн рублей", "million roubles", 12),
        ("₽12 million", "million roubles", 12),
        ("12", "million roubles", 12),
        ("1.9e6", "", 1900000),
        ("1.9E+6", "", 1900000),
        ("1.9×10^6", "", 1900000),
        ("1.9 · 10⁶", "", 1900000),
        ("1.9*10**6", "", 1900000),
        ("10^6", "", MILLION),
        ("−6.25", "", "-6.25"),
        ("–6,25", "", "-6.25"),
        ("minus 6.25", "", "-6.25"),
        ("+6.25", "", "6.25"),
        ("−6.25 %", "%", "-6.25"),
        ("6.25 per cent less", "%", "-6.25"),
        ("6.25% more", "%", "6.25"),
        ("6.25 процента", "%", "6.25"),
        ("6.25 %", "", "0.0625"),
        ("3 percentage points", "percentage points", 3),
        ("3 p.p.", "percentage points", 3),
        ("3 процентных пункта", "percentage points", 3),
        ("1/3", "", Fraction(1, 3)),
        ("-1/3", "", Fraction(-1, 3)),
        ("2 1/3", "", Fraction(7, 3)),
        ("2⅓", "", Fraction(7, 3)),
        ("½", "", Fraction(1, 2)),
        ("1_900_000/12", "", Fraction(1900000, 12)),
        ("eight copies", "copies", 8),
        ("8 sheets", "sheets", 8),
        ("8 sheet", "sheets", 8),
        ("about 12", "", 12),
        ("≈ 12.", "", 12),
        ("12 t of flour", "t", 12),
        ("12 tonnes", "t", 12),
        ("1.5 million m", "m", 1500000),
        ("12 yuan/rouble", "yuan per rouble", 12),
        ("12 yuan to the rouble", "yuan per rouble", 12),
        ("12 yuan", "yuan per rouble", 12),
        ("12 old yuan", "yuan", 12),
        ("٣٢١", "", 321),
        ("３２１", "", 321),
        ("－３，２１０，０００．５ ％", "%", "-3210000.5"),
        ("٣٬٢١٠٫٥", "", "3210.5"),
        ("“6.25”", "", "6.25"),
        ("„6,25“", "", "6.25"),
        ("\u200b6.25\ufeff", "", "6.25"),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, unit: str, expected: object) -> None:
    """Separators, signs, fractions, powers, scales and units of English and Russian are read."""
    assert number(text, unit) == Fraction(expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["4.321", "4,321", "-4.321", "4.321 %", "1.600 million", "12,500 t"]
)
def test_a_numeral_with_two_readings_is_asked_back(text: str) -> None:
    """One mark before exactly three digits parts thousands or decimals: it is not guessed."""
    asked = read_number(text, "%" if "%" in text else "")
    assert isinstance(asked, Ambiguous)
    assert "can be read two ways" in asked.words


def test_m_is_asked_back() -> None:
    """After a number a lone "m" is metres or million by what is asked for, and else a question."""
    assert isinstance(number("12m"), Ambiguous)
    assert number("12m", "million roubles") == 12
    assert number("12m", "m") == 12


@pytest.mark.parametrize(
    ("text", "unit", "part"),
    [
        ("12 roubles", "yuan", "You gave roubles; the question asks for yuan."),
        ("12 yuan", "1955 yuan", "You gave yuan; the question asks for 1955 yuan."),
        ("12 roubles per yuan", "yuan per rouble", "You gave roubles per yuan"),
        ("3 %", "percentage points", "two things"),
        ("3 pp", "%", "two things"),
        ("12 t per month", "t", "You gave tons per month; the question asks for tons."),
    ],
)
def test_a_contradicting_unit_is_told(text: str, unit: str, part: str) -> None:
    """A unit that is not the one asked for gets a sentence that names both."""
    reading = number(text, unit)
    assert isinstance(reading, OtherUnit) and part in reading.words


@pytest.mark.parametrize(
    "text",
    ["hello", "12 parsecs", "1/0", "4 x 10000", "1.2.3", "12-13", "1e999999999", "1e-999999999",
     "--1", "1 2", "12,34,567", "$", "9" * 201, "\udc80", "\x00", "1" * 10_000_000, "٪", "e5"],
)  # fmt: skip
def test_other_text_is_kindly_refused(text: str) -> None:
    """What is no number gets a sentence that says what would be one, however long it is."""
    reading = number(text)
    assert isinstance(reading, Unreadable)
    assert len(reading.words) < 300
    assert len(json.dumps(reading.kept)) < 3000


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (12, 12),
        (0.1, "0.1"),
        (Fraction(1, 3), Fraction(1, 3)),
        (Decimal("4.321"), "4.321"),
        (numpy.int64(12), 12),
        (numpy.float64(0.1), "0.1"),
        (numpy.float32(0.1), "0.1"),
        (numpy.float16(0.5), "0.5"),
        (numpy.array(12), 12),
        (numpy.str_("4 321"), 4321),
        (pandas.Series([12])[0], 12),
        (pandas.Series([0.1]).sum(), "0.1"),
        (Interval.exact(12), 12),
        (-0.0, 0),
    ],
)
def test_a_number_of_any_kind_is_read(given: object, expected: object) -> None:
    """Python's, NumPy's and pandas' numbers are read exactly as they are written."""
    assert number(given) == Fraction(expected)  # type: ignore[arg-type]


def test_what_the_kit_computes_is_an_answer() -> None:
    """A figure brings its unit; so do percent and percentage points."""
    figure = figures_of(HARBOUR)["repair-roubles"]
    assert number(figure, "thousand roubles") == Fraction(5, 2)
    assert isinstance(number(figure, "dollars"), OtherUnit)
    percent = Percent(Interval.exact(-20), "asked")
    assert number(percent, "%") == -20
    assert isinstance(number(percent, "percentage points"), OtherUnit)
    assert number(PercentagePoints(Interval.exact(3), ("a", "b")), "percentage points") == 3


DIGITS = st.integers(-(10**15), 10**15)


@given(DIGITS, st.sampled_from([" ", "\u00a0", "\u202f", "_", "'"]))
def test_thousands_there_and_back(whole: int, mark: str) -> None:
    """A whole number with parted thousands reads as itself."""
    assert number(f"{whole:,}".replace(",", mark)) == whole


@given(
    DIGITS, st.integers(0, 99), st.sampled_from([(",", "."), (".", ","), (" ", ","), (" ", ".")])
)
def test_decimals_there_and_back(whole: int, cents: int, marks: tuple[str, str]) -> None:
    """With both marks, or two decimals, nothing is ambiguous."""
    text = f"{abs(whole):,}".replace(",", marks[0]) + f"{marks[1]}{cents:02}"
    assert number(text) == abs(whole) + Fraction(cents, 100)


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_never_guessed(whole: int, after: int, mark: str) -> None:
    """Both readings of a numeral with one mark are known, and neither is taken."""
    read_both = read_numeral(f"{whole}{mark}{after:03}")
    both = TwoWays(Fraction(whole * 1000 + after), whole + Fraction(after, 1000), mark)
    assert read_both == both


@given(st.fractions(max_denominator=10**6))
def test_fractions_there_and_back(exact: Fraction) -> None:
    """A fraction, as an object or as text, reads as itself."""
    assert number(exact) == number(str(exact)) == exact


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e30, max_value=1e30))
def test_floats_there_and_back(given_float: float) -> None:
    """A float stands for the decimal it is written as."""
    if abs(given_float) > 1e-20 or not given_float:
        assert number(given_float) == Fraction(repr(given_float))


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    )
)
def test_percent_there_and_back(amount: Decimal) -> None:
    """A decimal with a percent sign is so many percent, with any minus."""
    text = f"{amount}".replace("-", "−")
    assert number(f"{text} %", "%") == Fraction(amount)


@given(st.integers(1, 9999), st.sampled_from(["thousand", "million", "billion", "млн", "тысяч"]))
def test_scales_there_and_back(count: int, scale: str) -> None:
    """A word of scale multiplies, in either language."""
    known = unit_of(scale)
    assert known is not None
    assert number(f"{count} {scale}") == count * known.scale


@pytest.mark.parametrize(
    "given",
    [
        "pilot",
        "PILOT",
        " Pi-lot ",
        "the pilot, John Smith",
        "“pilot”",
        "pi\u200blot",
        ["pilot"],
        {"pilot"},
    ],
)
def test_an_option_is_met_by_key_or_label(given: object) -> None:
    """Case, spaces, hyphens and quotation marks do not matter."""
    assert value(WHO, given) == "pilot"


def test_an_unknown_option_is_answered_with_the_list() -> None:
    """The learner sees what there is to choose from."""
    reading = value(WHO, "captain")
    assert isinstance(reading, Unreadable)
    assert reading.words == (
        "“captain” is not one of the options. Choose from: pilot (the pilot, John Smith), "
        "keeper (Ivan Orlov), not-stated."
    )


@pytest.mark.parametrize(
    "given",
    [{"coal", "flour"}, ["flour", "coal", "coal"], ("coal", "Flour"),
     {"coal": 1, "flour": 2}.keys(),
     pandas.Series(["coal", "flour"]), numpy.array(["coal", "flour"]),
     "coal, flour", "coal and flour", "coal、flour", "coal，flour"],
)  # fmt: skip
def test_a_set_is_read(given: object) -> None:
    """A set is a set in whatever collection it comes."""
    assert value(GOODS, given) == {"coal", "flour"}


@pytest.mark.parametrize(
    "given", [["pilot", "keeper", "office"], "pilot > keeper > office", "pilot, keeper → office"]
)
def test_an_order_is_read(given: object) -> None:
    """A sequence is read from a list or from one text."""
    assert value(CHAIN, given) == ("pilot", "keeper", "office")


@pytest.mark.parametrize(
    ("given", "part"),
    [
        ({"pilot", "keeper", "office"}, "A set has no order"),
        (["pilot", "keeper"], "Not all are in it yet: office (the office)."),
        (["pilot", "keeper", "office", "pilot"], "in it twice"),
        (["pilot", "keeper", None], "One of them is empty"),
        (["pilot", "keeper", "captain"], "“captain” is not one of the options"),
    ],
)
def test_an_incomplete_order_is_told(given: object, part: str) -> None:
    """What is missing, twice, unknown or unordered is said."""
    reading = value(CHAIN, given)
    assert isinstance(reading, Unreadable) and part in reading.words


@pytest.mark.parametrize(
    "given",
    [{"march": 300, "april": "600"}, {"April": "600 poods", "MARCH": 300.0},
     [("march", 300), ("april", 600)], pandas.Series({"march": 300, "april": 600})],
)  # fmt: skip
def test_a_match_is_read(given: object) -> None:
    """A mapping from items to numbers is read from a dictionary, pairs or a column."""
    assert value(MONTHS, given) == {"march": 300, "april": 600}


@pytest.mark.parametrize(
    ("given", "kind", "part"),
    [
        ({"march": 300}, Unreadable, "Not all have a number yet: april."),
        ({"march": 300, "may": 1}, Unreadable, "“may” is not one of the options"),
        ({"march": 300, "April": 1, "april": 2}, Unreadable, "twice"),
        ({"march": "4.321", "april": 1}, Ambiguous, "“march”: “4.321” can be read two ways"),
        ({"march": "3 roubles", "april": 1}, OtherUnit, "“march”: You gave roubles"),
        ({"march": 3, "april": ...}, Unreadable, "Not all have a number yet: april"),
        ({"march": ..., "april": ...}, NotAnswered, ""),
    ],
)
def test_an_incomplete_match_is_told(given: object, kind: type, part: str) -> None:
    """What is missing, unknown, twice or readable two ways is said, with its item."""
    reading = value(MONTHS, given)
    assert isinstance(reading, kind) and part in getattr(reading, "words", "")


@pytest.mark.parametrize("given", ["B2", "b2", " B 2", "ru.B2", "#en.B2", "passage B2", ["B2"]])
def test_a_passage_is_met_by_its_id(given: object) -> None:
    """A passage is named by its id, as it stands beside the text or in a link."""
    assert value(EXERCISES["where"], given) == "B2"
    assert value(EXERCISES["where"], HARBOUR.passages["B2"]) == "B2"


def test_yes_and_no() -> None:
    """True and False answer an exercise whose options are yes and no."""
    from dataclasses import replace

    from sourcework.exercises import Mistake, choose_from

    mistakes = (Mistake("no", "…"), Mistake("no", "…"))
    asked = replace(WHO, options=choose_from("yes", "no"), answer="yes", mistakes=mistakes)
    assert (value(asked, True), value(asked, numpy.bool_(False))) == ("yes", "no")


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.id)
@pytest.mark.parametrize("given", [..., None, "", "  ", "...", "…"])
def test_nothing_is_not_answered(exercise: Exercise, given: object) -> None:
    """The dots of an untouched cell, and nothing, are no answer yet, and hints are offered."""
    feedback = judge(exercise, given, HARBOUR).feedback
    assert (feedback.outcome, len(feedback.hints)) == ("not-answered", 3)


class Broken:
    """An object that raises whatever is asked of it."""

    def __init__(self, error: BaseException) -> None:
        object.__setattr__(self, "error", error)

    def _raise(self, *args: object) -> NoReturn:
        raise object.__getattribute__(self, "error")

    __getattribute__ = __repr__ = __str__ = __eq__ = __hash__ = __bool__ = _raise  # type: ignore
    __float__ = __int__ = __index__ = __len__ = __iter__ = __getitem__ = _raise  # type: ignore
    __class__ = property(_raise)  # type: ignore


class BrokenMeta(type):
    """A type that raises whatever is asked of it."""

    def __getattribute__(cls, name: str) -> NoReturn:
        raise RuntimeError(name)

    def __instancecheck__(cls, other: object) -> NoReturn:
        raise RuntimeError

    def __subclasscheck__(cls, other: object) -> NoReturn:
        raise RuntimeError


def broken_type() -> object:
    """Return an object of such a type; the type itself stands where no collector finds it."""
    return BrokenMeta("BrokenType", (), {})()


class LoudText(str):
    """A text that lies about itself."""

    def __len__(self) -> NoReturn:
        raise RuntimeError

    __str__ = __repr__ = casefold = strip = split = __iter__ = __len__  # type: ignore


class LoudNumber(float):
    """A number that raises when it is compared, shown or converted."""

    def __repr__(self) -> NoReturn:
        raise RuntimeError

    __float__ = __str__ = __lt__ = __eq__ = __hash__ = __abs__ = __repr__  # type: ignore


def endless() -> Iterator[int]:
    """Yield for ever."""
    while True:
        yield 1


def nested() -> list[Any]:
    """Return a list that holds itself."""
    inner: list[Any] = []
    inner.append(inner)
    return inner


JUNK: dict[str, Callable[[], object]] = {
    "nan": lambda: math.nan,
    "infinity": lambda: -math.inf,
    "numpy nan": lambda: numpy.float64("nan"),
    "pandas NA": lambda: pandas.NA,
    "pandas NaT": lambda: pandas.NaT,
    "decimal nan": lambda: Decimal("sNaN"),
    "decimal huge": lambda: Decimal("1e999999"),
    "decimal long": lambda: Decimal("1" * 100_000),
    "huge int": lambda: 10**100_000,
    "huge fraction": lambda: Fraction(1, 3**10_000),
    "complex": lambda: 1j,
    "bool": lambda: True,
    "list": lambda: [1, 2],
    "nested": nested,
    "endless": endless,
    "array": lambda: numpy.arange(10**6),
    "array 2d": lambda: numpy.ones((3, 3)),
    "frame": lambda: pandas.DataFrame({"a": [1]}),
    "series": lambda: pandas.Series(range(10**5)),
    "bytes": lambda: b"12",
    "date": lambda: date(1874, 2, 3),
    "timestamp": lambda: pandas.Timestamp("1874-02-03"),
    "function": lambda: print,
    "lambda": lambda: lambda: 1,
    "module": lambda: sys,
    "type": lambda: int,
    "object": object,
    "10 MB": lambda: "x" * 10**7,
    "10 MB of digits": lambda: "1" * 10**7,
    "surrogate": lambda: "\udc80\ud800",
    "control": lambda: "\x00\x1b[31m\u202e",
    "big list": lambda: list(range(10**6)),
    "big set": lambda: set(range(10**5)),
    "big mapping": lambda: {each: each for each in range(10**5)},
    "mapping of junk": lambda: {"march": object(), "april": [[]]},
    "tuple keys": lambda: {(1, 2): 3},
    "raises": lambda: Broken(RuntimeError("no")),
    "raises recursion": lambda: Broken(RecursionError()),
    "raises exit": lambda: Broken(SystemExit()),
    "list of raising": lambda: [Broken(ValueError())] * 2,
    "broken type": broken_type,
    "loud text": lambda: LoudText("12"),
    "loud number": lambda: LoudNumber(12),
    "interval": lambda: Interval(Fraction(1), Fraction(2)),
}


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.id)
@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_junk_gets_a_kind_sentence_at_once(exercise: Exercise, junk: Callable[[], object]) -> None:
    """No object raises, slows the kit down, or ends in an output or file that cannot be saved."""
    given = junk()
    judge(exercise, 1, HARBOUR)
    begun = time.process_time()
    judged = judge(exercise, given, HARBOUR)
    spent = time.process_time() - begun
    assert judged.outcome in ("unreadable", "not-yet", "mistake")
    assert 0 < len(judged.feedback.words) < 600
    json.dumps(judged.kept, allow_nan=False, ensure_ascii=False).encode("utf-8")
    (repr(judged.feedback) + judged.feedback._repr_html_()).encode("utf-8")
    assert spent < 0.5  # 50 ms on a quiet machine; ten times that on a busy one


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
    | st.fractions() | st.complex_numbers() | st.decimals() | st.dates() | st.just(...),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)  # fmt: skip


@given(ANYTHING, st.sampled_from(EVERY))
def test_anything_is_an_answer(anything: object, exercise: Exercise) -> None:
    """Nothing raises, and what is kept is JSON that is judged the same again."""
    judged = judge(exercise, anything, HARBOUR)
    kept = json.loads(json.dumps(judged.kept, allow_nan=False))
    again = judge(exercise, kept, HARBOUR)
    assert again.outcome == judged.outcome


@given(st.text(), st.sampled_from(["", "%", "yuan", "million roubles", "yuan per rouble"]))
def test_any_text_is_read(text: str, unit: str) -> None:
    """No text makes the reader of numbers raise."""
    read_number(text, unit)


@given(st.text("0123456789.,'_ eE+-−/×^*%⅓½²³мmnk$¥", max_size=20))
def test_any_mixture_of_marks_is_read(text: str) -> None:
    """Nor does any mixture of what stands in numbers; what is read is read again from kept."""
    reading = read_number(text)
    assert read_number(reading.kept) == reading


def test_ctrl_c_is_the_learners_own() -> None:
    """An interrupt while an answer is read is not swallowed."""

    class Slow:
        dtype = numpy.dtype(float)
        ndim = 0

        def item(self) -> NoReturn:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(Slow(), ASKED, PASSAGES)


@given(st.text())
def test_fold_is_steady(text: str) -> None:
    """Matching twice changes nothing: case and spaces are gone after the first time."""
    assert " " not in fold(text)
    assert fold(fold(text)) == fold(text) or not text.isascii()


def test_a_percent_exercise_wants_the_number_of_percent() -> None:
    """6.25 and "6.25 %" are the same answer; 0.0625 is a named mistake."""
    assert [judge(LESS, each, HARBOUR).outcome for each in (-20, "-20 %", "−20", -0.2)] == [
        "right", "right", "right", "mistake",
    ]  # fmt: skip


def test_a_scale_in_the_unit_counts() -> None:
    """In thousands 2.5, "2.5" and "2,500 roubles" in words are the same amount."""
    assert [judge(ASKED, each, HARBOUR).outcome for each in (2.5, "2.5", "2500 roubles")] == [
        "right", "right", "right",
    ]  # fmt: skip
