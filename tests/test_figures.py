"""Figures say what their words say, and are found by place, id or asking."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcework.document import Document, open_edition
from sourcework.errors import EditionError, KitError, UnknownName
from sourcework.figures import (
    Figure,
    Figures,
    UnreadableNumber,
    figures_of,
    months_of,
    words_to_number,
)
from sourcework.languages import language
from sourcework.numbers.quantities import read_quantity
from sourcework.numbers.units import in_units
from telegram16293.seeds import edition

F = Fraction
INVENTED = Path(__file__).parent / "editions/harbour/seeds/invented.xml"
MEASURES = [
    (document, fact.id, lang)
    for document in (edition(), open_edition(INVENTED))
    for fact in document.facts.values()
    if fact.kind == "measure"
    for lang in fact.printed
]


@pytest.fixture(scope="module")
def invented() -> Figures:
    return figures_of(open_edition(INVENTED))


# -- the words of a figure ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("document", "name", "lang"), MEASURES, ids=[f"{name}-{lang}" for _, name, lang in MEASURES]
)
def test_the_value_is_what_the_words_say(document: Document, name: str, lang: str) -> None:
    """Each measure's quantity and unit are read out of its words, in each language by itself."""
    fact = document.fact(name)
    value, unit = words_to_number(fact.emended[lang], lang)
    assert value == fact.quantity
    assert unit == fact.unit or (
        fact.unit == f"{unit}/month" and monthly(document.passage(fact.passage).text(lang), lang)
    )


def monthly(text: str, lang: str) -> bool:
    return any(phrase in text.casefold() for phrase in language(lang).monthly)


def test_the_edition_has_its_figures() -> None:
    """The seventeen measures of the telegram, each of the letter with both languages but two."""
    figures = figures_of(edition())
    assert len(figures) == 17
    assert {each.id for each in figures if "en" not in each.printed} == {
        "return-days",
        "copies-typed",
    }


READ = {
    "1.600.000 миллионов юаней": ("ru", F(1_600_000_000_000), "yuan"),
    "примерно 237 миллионов рублей": ("ru", F(237_000_000), "rouble"),
    "равно 222 миллионам рублей": ("ru", F(222_000_000), "rouble"),
    "103 миллиона рублей/.": ("ru", F(103_000_000), "rouble"),
    "/5.000 тонн риса/": ("ru", F(5000), "t"),
    "10 процентов населения": ("ru", F(10), "percent"),
    "10%": ("ru", F(10), "percent"),
    "3.300.000 метров хлопчатобумажных тканей": ("ru", F(3_300_000), "m"),
    "восемь экз.": ("ru", F(8), "copy"),
    "6 СУТОК": ("ru", F(6), "day"),
    "в каждом месяце по 200 тонн": ("ru", F(200), "t/month"),
    "2,5 миллиона рублей": ("ru", F(2_500_000), "rouble"),
    "2 тысячи 500 рублей": ("ru", F(2500), "rouble"),
    "двадцать пять тысяч триста пудов": ("ru", F(25_300), "pood"),
    "7\u00a0500 тонн": ("ru", F(7500), "t"),
    "сто": ("ru", F(100), ""),
    "1,600,000 million yuan": ("en", F(1_600_000_000_000), "yuan"),
    "approximately 237 million rubles": ("en", F(237_000_000), "rouble"),
    "in all 40,000 tons of rice": ("en", F(40_000), "t"),
    "in each month 200 tons of bean oil": ("en", F(200), "t/month"),
    "10 per cent of the population": ("en", F(10), "percent"),
    "2.5 million roubles": ("en", F(2_500_000), "rouble"),
    "two hundred and five thousand metric tons": ("en", F(205_000), "t"),
    "twenty-one copies": ("en", F(21), "copy"),
    "a loss of -3 dollars": ("en", F(-3), "dollar"),
}


@pytest.mark.parametrize(("words", "read"), READ.items())
def test_words_are_read(words: str, read: tuple[str, Fraction, str]) -> None:
    """Thousands, decimals, scales, number words and units in both notations."""
    lang, value, unit = read
    found = read_quantity(words, lang)
    assert (found.value, found.unit) == (value, unit)


UNREADABLE = {
    "1.60.000 тонн": ("ru", "the number '1.60.000' is malformed"),
    "1600.000 тонн": ("ru", "malformed"),
    "0.500 тонн": ("ru", "malformed"),
    "237.5 тонн": ("ru", "Thousands are separated in groups of three by '.', decimals by ','"),
    "1,600,000 юаней": ("ru", "malformed"),
    "1,60,000 tons": ("en", "malformed"),
    "1.600.000 tons": ("en", "malformed"),
    "5.000 тонн риса и 5.000 тонн чумизы": ("ru", "a second number, '5.000'"),
    "7 тонн и восемь метров": ("ru", "a second number, 'восемь'"),
    "30.000": ("ru", "no unit that is known"),
    "700.000 миллионов враней": ("ru", "no unit that is known"),
    "8 частей": ("ru", "no unit that is known"),
    "большинство населения": ("ru", "there is no number in it"),
    "": ("en", "there is no number in it"),
    "٤٠ tons": ("en", "there is no number in it"),
    "9" * 5000 + " tons": ("en", "the number is too long"),
}


@pytest.mark.parametrize(("words", "why"), UNREADABLE.items(), ids=lambda each: str(each)[:20])
def test_what_stands_in_the_way_is_said(words: str, why: tuple[str, str]) -> None:
    """A malformed number, two numbers, no number, an unknown unit: each has its sentence."""
    with pytest.raises(UnreadableNumber, match=why[1]):
        words_to_number(words, why[0])


def test_a_number_is_asked_for_as_text() -> None:
    """A number instead of words, or another language, is said and not a traceback."""
    with pytest.raises(UnreadableNumber, match="Put the words in quotes"):
        words_to_number(1600, "ru")  # type: ignore[arg-type]
    with pytest.raises(UnknownName):
        words_to_number("1600", "tlh")


@pytest.mark.parametrize(
    ("words", "lang", "step"),
    [
        ("237 миллионов рублей", "ru", F(10**6)),
        ("1.600.000 миллионов юаней", "ru", F(10**6)),
        ("650.000 тонн", "ru", F(1)),
        ("2,5 миллиона рублей", "ru", F(10**5)),
        ("2.5 tons", "en", F(1, 10)),
        ("2 thousand 500 tons", "en", F(1)),
        ("восемь экз.", "ru", F(1)),
    ],
)
def test_the_step_is_the_last_printed_unit(words: str, lang: str, step: Fraction) -> None:
    """What the words could have been rounded to: printed zeros count as printed."""
    assert read_quantity(words, lang).step == step


NOTATIONS = st.sampled_from([("ru", ".", ","), ("en", ",", ".")])
SCALES = {
    "ru": {1: "", 10**3: "тысяч ", 10**6: "миллионов ", 10**9: "миллиардов "},
    "en": {1: "", 10**3: "thousand ", 10**6: "million ", 10**9: "billion "},
}
NAMES = {"ru": ("тонн", "рублей", "юаней"), "en": ("tons", "rubles", "yuan")}
ONES = {
    "en": ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
    "ru": ["один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"],
}
TEENS = {
    "en": ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"]
    + ["eighteen", "nineteen"],
    "ru": ["десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать"]
    + ["шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"],
}
TENS = {
    "en": ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    "ru": ["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят"]
    + ["восемьдесят", "девяносто"],
}
HUNDREDS = {
    "en": [f"{each} hundred" for each in ONES["en"]],
    "ru": ["сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот"]
    + ["восемьсот", "девятьсот"],
}


@given(
    st.integers(0, 10**12),
    st.text("0123456789", max_size=4),
    st.sampled_from([1, 10**3, 10**6, 10**9]),
    st.integers(0, 2),
    NOTATIONS,
)
def test_digits_go_there_and_back(
    whole: int, decimals: str, scale: int, unit: int, notation: tuple[str, str, str]
) -> None:
    """A number printed in either notation is read back exactly, with scale, unit and step."""
    lang, thousands, comma = notation
    digits = f"{whole:,}".replace(",", thousands) + (comma + decimals if decimals else "")
    found = read_quantity(f"около {digits} {SCALES[lang][scale]}{NAMES[lang][unit]} x", lang)
    assert found.value == F(int(f"{whole}{decimals}") * scale, 10 ** len(decimals))
    assert found.unit == ("t", "rouble", "yuan")[unit]
    assert found.step == F(scale, 10 ** len(decimals))


def spelled(number: int, lang: str) -> str:
    hundreds, rest = divmod(number, 100)
    words = [HUNDREDS[lang][hundreds - 1]] if hundreds else []
    if 10 <= rest < 20:
        return " ".join([*words, TEENS[lang][rest - 10]])
    words += [TENS[lang][rest // 10 - 2]] if rest >= 20 else []
    return " ".join([*words, *([ONES[lang][rest % 10 - 1]] if rest % 10 else [])])


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(["ru", "en"]))
def test_number_words_go_there_and_back(thousands: int, rest: int, lang: str) -> None:
    """A number written in words is read back exactly."""
    scale, unit = {"ru": ("тысяч", "тонн"), "en": ("thousand", "tons")}[lang]
    words = " ".join(filter(None, [spelled(thousands, lang), scale, spelled(rest, lang), unit]))
    assert words_to_number(words, lang) == (F(1000 * thousands + rest), "t")


@given(st.text(), st.sampled_from(["ru", "en"]))
def test_any_text_is_read_or_refused(words: str, lang: str) -> None:
    """Whatever is written, there is a number or a sentence why not."""
    try:
        value, unit = words_to_number(words, lang)
    except KitError as error:
        assert str(error)
    else:
        assert isinstance(value, Fraction) and unit


@given(st.text("0123456789.,  тмиллионadousзый%-−", max_size=30), st.sampled_from(["ru", "en"]))
def test_text_like_a_number_is_read_or_refused(words: str, lang: str) -> None:
    """Digits and marks in any order: a number or a sentence why not."""
    try:
        read_quantity(words, lang)
    except KitError as error:
        assert str(error)


# -- figures ------------------------------------------------------------------------------------


def test_a_figure_reads_as_one_says_it(invented: Figures) -> None:
    """The number as printed, its scale, its unit; who says it, its status, where."""
    assert str(invented["repair-roubles"]) == "2.5 thousand roubles"
    assert repr(invented["flour-lost"]) == "<flour-lost: 1,250 poods, Smith, hearsay, B2>"
    assert str(invented["flour-monthly"]) == "300 poods a month"
    assert str(invented["coal-asked"]) == "40 barrels"


def test_units_have_a_name_for_one_and_many() -> None:
    """One ton, two tons; of a unit that the kit does not know the plural is English."""
    assert (in_units(F(1), "t"), in_units(F(2), "t")) == ("ton", "tons")
    assert in_units(F(2), "cask/month") == "casks a month"
    assert (in_units(F(1), "penny/acre"), in_units(F(7), "penny/acre")) == (
        "penny an acre",
        "pence an acre",
    )
    assert in_units(F(52), "hundredweight") == "hundredweight"


def test_a_figure_knows_its_printed_step(invented: Figures) -> None:
    """2.5 thousand is printed to the hundred."""
    figure = invented["repair-roubles"]
    assert (figure.value, figure.step, figure.scale) == (2500, 100, 1000)
    assert figure.in_millions == F(1, 400)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"voice": "smith"}, ("flour-lost",)),
        ({"unit": "rouble"}, ("repair-roubles", "grant-roubles")),
        ({"goods": "repair", "status": "conversion"}, ("repair-dollars", "grant-dollars")),
        ({"status": ("grant", "hearsay")}, ("flour-lost", "grant-roubles")),
        ({"period": "1874-03/1874-04"}, ("flour-monthly", "flour-total")),
        ({"period": "1874-01/1874-12", "unit": "dollar"}, ("repair-dollars", "grant-dollars")),
        ({"passage": "B3", "voice": "orlov", "goods": "coal"}, ("coal-asked",)),
        ({"voice": "smith", "unit": "rouble"}, ()),
        ({"voice": "archive"}, ()),
        ({"status": "plan"}, ()),
    ],
)
def test_figures_are_found_by_asking(
    invented: Figures, asked: dict[str, str], found: tuple[str, ...]
) -> None:
    """Every question narrows; a question nobody answers has an empty answer."""
    assert invented.find(**asked).ids == found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "asked",
    [{"voice": "orlof"}, {"unit": "ruble"}, {"goods": "flower"}, {"status": "ask"}]
    + [{"period": "spring"}, {"passage": "b3"}],
)
def test_a_question_about_a_name_that_is_not_there_is_refused(
    invented: Figures, asked: dict[str, str]
) -> None:
    """A misspelt question is not an empty answer, also when asked of a part."""
    with pytest.raises(UnknownName):
        invented[:2].find(**asked)  # type: ignore[arg-type]


def test_a_figure_is_found_by_id(invented: Figures) -> None:
    """By its id, with a suggestion where there is none; or by its place."""
    assert invented["coal-asked"] is invented[4]
    assert "coal-asked" in invented and "coal" not in invented
    with pytest.raises(UnknownName, match="coal-asked"):
        invented["coal-askd"]


def test_figures_are_a_sequence(invented: Figures) -> None:
    """In the order of the document, a part of them figures again."""
    assert [each.id for each in invented[:2]] == ["copies-made", "flour-lost"]
    assert isinstance(invented[1:], Figures) and invented[:] == invented
    assert repr(invented[:1]) == "<copies-made: 3 copies, Office, clerical, A1>"


def test_a_figure_can_be_a_key(invented: Figures) -> None:
    """Figures are values: they can stand in a set."""
    assert len({*invented, *invented}) == len(invented)


@pytest.mark.parametrize(
    ("period", "months"),
    [
        ("", ()),
        ("1874-02", ("1874-02",)),
        ("1874-02-05", ("1874-02",)),
        ("1874-11/1875-01", ("1874-11", "1874-12", "1875-01")),
        ("1874", tuple(f"1874-{month:02}" for month in range(1, 13))),
        ("1874-12/1875", ("1874-12", *(f"1875-{month:02}" for month in range(1, 13)))),
    ],
)
def test_a_period_is_its_months(period: str, months: tuple[str, ...]) -> None:
    """First and last month are both counted."""
    assert months_of(period) == months


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ('quantity="40"', 'quantity="41"', "line 88.*The words say 40"),
        ("1.250 пудов", "1.25.0 пудов", "is malformed"),
        ("сорок", "много", "there is no number"),
        ("forty", "fifty", "The words say 50"),
    ],
)
def test_a_figure_that_its_words_deny_is_an_edition_error(
    tmp_path: Path, old: str, new: str, seen: str
) -> None:
    """The value of a figure and its words, in either language, must agree."""
    path = tmp_path / "copy.xml"
    path.write_text(INVENTED.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(EditionError, match=seen):
        figures_of(open_edition(path))


def test_a_figure_keeps_its_place() -> None:
    """From every number of the telegram one reaches the words it was read from."""
    document = edition()
    for figure in figures_of(document):
        assert isinstance(figure, Figure)
        for lang, (start, end) in figure.place.items():
            assert document.passage(figure.passage).text(lang)[start:end] == figure.printed[lang]


# -- the collection -----------------------------------------------------------------------------


def test_figures_are_equal_only_to_the_same_figures(invented: Figures) -> None:
    """Two collections are equal if they hold the same, and never equal to anything else."""
    again = figures_of(open_edition(INVENTED))
    assert invented == again and invented != invented[1:]
    assert invented != list(invented)


def test_a_figure_is_in_its_collection_as_itself_and_by_its_id(invented: Figures) -> None:
    """A collection holds its figures and their ids, and no others."""
    first, *_ = invented
    assert first in invented and first.id in invented
    assert first not in invented[1:] and "no-such-figure" not in invented


def test_figures_made_of_nothing_know_no_names() -> None:
    """A collection without names refuses no question, and says that it holds nothing."""
    none = Figures([])
    assert len(none.find(unit="barrel", goods=["coal"])) == 0
    assert repr(none) == "<no figures>"


def test_what_the_edition_has_a_word_for_may_be_asked(invented: Figures) -> None:
    """A question about goods that no figure has gives none; a made-up name is refused."""
    assert len(invented.find(status="hearsay", goods="coal")) == 0
    for respect in ("goods", "status", "unit", "voice", "passage"):
        with pytest.raises(UnknownName):
            invented.find(**{respect: "no-such-name"})  # type: ignore[arg-type]
    with pytest.raises(UnknownName):
        invented.find(unit=3)  # type: ignore[arg-type]


def test_an_edition_without_terms_has_no_goods_to_ask_for() -> None:
    """Where no taxonomy stands, every question about goods or standing is refused."""
    bare = figures_of(replace(open_edition(INVENTED), categories={}))
    for respect in ("goods", "status"):
        with pytest.raises(UnknownName):
            bare.find(**{respect: "coal"})  # type: ignore[arg-type]


def test_an_unknown_period_is_answered_with_those_there_are(invented: Figures) -> None:
    """What is no date or interval is refused, and a period of the edition is suggested."""
    with pytest.raises(UnknownName, match="1874-02"):
        invented.find(period="1874-O2")


def test_a_figure_without_end_is_shown_as_a_fraction(invented: Figures) -> None:
    """A third of a virgate is no 0.33 of one."""
    third = replace(invented[0], value=Fraction(1, 3), scale=1)
    assert str(third) == "1/3 copies"
    assert str(replace(third, value=Fraction(41, 3), unit="virgate")) == "13 2/3 virgates"
