"""Languages are data: what each is called, which way it runs, and how its numbers are read."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from sourcework.document.dates import Written, has_what_is_read, read_date
from sourcework.languages import language, languages, marked_as
from sourcework.numbers.printed import UnreadableNumber
from sourcework.numbers.quantities import NoNumber, read_quantity

NEEDED = ("ru", "en", "la", "zh", "lzh", "ko", "ar", "he", "de", "fr", "es")

READ = [
    ("MDCCLIV modii", "la", 1754, "", 1),
    ("modiorum viij", "la", 8, "", 1),
    ("dies XXXX", "la", 40, "", 1),
    ("III milia hominum", "la", 3000, "person", 1000),
    ("quingenti viginti sex homines", "la", 526, "person", 1),
    ("c porcis", "la", 100, "", 1),
    ("x l.", "la", 10, "", 1),
    (".xiii. hidas et dim.", "la", F(27, 2), "", 1),
    ("iii virgatas 7 dimidiam", "la", F(7, 2), "", 1),
    ("dimidia virgata", "la", F(1, 2), "", 1),
    ("duas partes unius virgatae", "la", F(2, 3), "", 1),
    ("tercia pars molini", "la", F(1, 3), "", 1),
    ("xxti solidos", "la", 20, "", 1),
    ("iiii.or carucae", "la", 4, "", 1),
    ("iiiixx libras", "la", 80, "", 1),
    ("vixx acras", "la", 120, "", 1),
    ("c et xx acras", "la", 120, "", 1),
    ("decem et octo libras", "la", 18, "", 1),
    ("mille et quingentas anguillas", "la", 1500, "", 1),
    ("iii milia et dimidium", "la", 3500, "", 1000),
    ("xviij d. ob.", "la", F(37, 2), "", 1),
    ("13½ tons", "en", F(27, 2), "t", 1),
    ("13 1/2 tons", "en", F(27, 2), "t", 1),
    ("two and a half tons", "en", F(5, 2), "t", 1),
    ("a ton and a half", "en", F(3, 2), "t", 1),
    ("half a ton", "en", F(1, 2), "t", 1),
    ("two thirds of a ton", "en", F(2, 3), "t", 1),
    ("three quarters of a ton", "en", F(3, 4), "t", 1),
    ("three quarters of wheat", "en", 3, "", 1),
    ("40 quarters", "en", 40, "", 1),
    ("2½ million dollars", "en", 2_500_000, "dollar", 1_000_000),
    ("三十萬噸", "zh", 300_000, "t", 10_000),
    ("糧食三十餘萬噸", "zh", 300_000, "t", 10_000),
    ("三十万零五百人", "zh", 300_500, "person", 1),
    ("二億五千萬人", "zh", 250_000_000, "person", 10_000),
    ("3万吨", "zh", 30_000, "t", 10_000),
    ("３，０００吨", "zh", 3000, "t", 1),
    ("萬三千三百六十八里", "lzh", 13_368, "", 1),
    ("一萬萬四千五百一十三萬六千四百五頃", "lzh", 145_136_405, "", 1),
    ("千二百二十三萬三千六十二", "lzh", 12_233_062, "", 1),
    ("卅有六人", "lzh", 36, "person", 1),
    ("十有二萬人", "zh", 120_000, "person", 10_000),
    ("30 萬噸", "zh", 300_000, "t", 10_000),
    ("百分之三十", "zh", 30, "percent", 1),
    ("삼십만 명", "ko", 300_000, "person", 10_000),
    ("삼십오만명", "ko", 350_000, "person", 10_000),
    ("3만 명", "ko", 30_000, "person", 10_000),
    ("쌀 스물두 명", "ko", 22, "person", 1),
    ("三千名", "ko", 3000, "person", 1),
    ("오일", "ko", 5, "day", 1),
    ("٣٠٠ طن", "ar", 300, "t", 1),
    ("٣ آلاف طن", "ar", 3000, "t", 1000),
    ("١٬٥٠٠ برميل", "ar", 1500, "barrel", 1),
    ("٢٫٥ مليون دولار", "ar", 2_500_000, "dollar", 1_000_000),
    ("300 איש", "he", 300, "person", 1),
    ("dreihundert Tonnen", "de", 300, "t", 1),
    ("dreihunderttausend Mann", "de", 300_000, "person", 1000),
    ("zweitausendfünfhundert Tage", "de", 2500, "day", 1),
    ("1.250 Fässer", "de", 1250, "barrel", 1),
    ("2,5 Millionen Rubel", "de", 2_500_000, "rouble", 1_000_000),
    ("deux cent mille hommes", "fr", 200_000, "person", 1000),
    ("mille tonnes", "fr", 1000, "t", 1000),
    ("quatre-vingts tonnes", "fr", 80, "t", 1),
    ("1 250 jours", "fr", 1250, "day", 1),
    ("dos mil hombres", "es", 2000, "person", 1000),
    ("treinta y cinco días", "es", 35, "day", 1),
]


@pytest.mark.parametrize("tag", NEEDED)
def test_each_language_has_names_a_direction_and_marks(tag: str) -> None:
    """What views and reading need of it stands in the data."""
    found = language(tag)
    assert found.name and found.own and found.has_numbers and found.group
    assert found.direction == ("rtl" if tag in ("ar", "he") else "ltr")


@pytest.mark.parametrize("tag", [tag for tag in languages() if tag not in NEEDED])
def test_of_others_only_names_and_direction_are_known(tag: str) -> None:
    """Nothing is half known: their numbers are for a person."""
    found = language(tag)
    assert found.name and found.own and found.direction and not found.has_numbers


@pytest.mark.parametrize(("words", "lang", "value", "unit", "scale"), READ)
def test_a_figure_is_read_in_its_language(
    words: str, lang: str, value: F | int, unit: str, scale: int
) -> None:
    """Digits of every script, Roman, Chinese and Korean numerals, and number words."""
    found = read_quantity(words, lang)
    assert (found.value, found.unit, found.scale) == (F(value), unit, scale)


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("خمسة آلاف طن", "ar"),
        ("שלוש מאות איש", "he"),
        ("multi homines", "la"),
        ("許多人", "zh"),
        ("이 사람들", "ko"),
        ("viele Tonnen", "de"),
    ],
)
def test_words_that_the_kit_cannot_read_are_said_to_have_no_number(words: str, lang: str) -> None:
    """They are not guessed at."""
    with pytest.raises(NoNumber):
        read_quantity(words, lang)


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("1.00.000 Tonnen", "de"),
        ("XX modii et V", "la"),
        ("iiii lib. et x sol.", "la"),
        ("i molendinum de x sol.", "la"),
        ("xiii hidas et dim. virgatam", "la"),
        ("13 hides and half a virgate", "en"),
        ("vij s. vj d. ob.", "la"),
        ("£12 10s.", "en"),
        ("1/0 tons", "en"),
        ("三噸五人", "zh"),
        ("٣ طن و٥ طن", "ar"),
    ],
)
def test_what_is_no_single_number_is_refused_in_any_language(words: str, lang: str) -> None:
    """A malformed number and a second number are faults, not things that cannot be read."""
    with pytest.raises(UnreadableNumber) as caught:
        read_quantity(words, lang)
    assert not isinstance(caught.value, NoNumber)


@pytest.mark.parametrize(
    ("words", "lang", "read"),
    [
        ("٤ فبراير ١٩٥٢", "ar", Written(1952, 2, None, 4)),
        ("٤/٢/١٩٥٢", "ar", Written(1952, 2, None, 4)),
        ("一九五二年二月四日", "zh", Written(1952, 2, None, 4)),
        ("二月四日二十三時", "zh", Written(None, 2, None, 4, (23, 0))),
        ("1952년 2월 4일", "ko", Written(1952, 2, None, 4)),
        ("den 4. Februar 1952", "de", Written(1952, 2, None, 4)),
        ("le 1er août 1754", "fr", Written(1754, 8, None, 1)),
        ("3 de mayo de 1808", "es", Written(1808, 5, None, 3)),
        ("4 בפברואר 1952", "he", Written(1952, 2, None, 4)),
    ],
)
def test_a_date_is_read_in_its_language(words: str, lang: str, read: Written) -> None:
    """By the names of months, or by the signs for year, month and day."""
    assert read_date(words, lang) == read


def test_a_date_that_says_less_agrees_and_one_that_says_another_does_not() -> None:
    """What words leave open is open; what they say is held against the date."""
    read = read_date("im Mai", "de")
    assert read and has_what_is_read(read, "1870-05-03")
    assert not has_what_is_read(read, "1870-06-03")


def test_html_says_the_way_words_run() -> None:
    """From the right where the script does, and by the words themselves where it is not known."""
    assert marked_as("he") == ' lang="he" dir="rtl"'
    assert marked_as("de") == ' lang="de"'
    assert marked_as("ku-Arab") == ' lang="ku-Arab" dir="rtl"'
    assert marked_as('x"y') == ' lang="x&quot;y" dir="auto"'
