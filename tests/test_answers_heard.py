"""What words are taken for an option: which are the same, how far one may be from its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harbour import CHAIN, GOODS
from sourcework.exercises.answers import read
from sourcework.exercises.heard import (
    is_opposite,
    same,
    stands_aside,
    stands_word_for_word,
)
from sourcework.exercises.model import choose_from
from sourcework.exercises.options import read_option
from sourcework.exercises.readings import Answer, Reading

VEIT = frozenset({"veit"})
WHO = choose_from(
    "pilot: the pilot",
    "miller: Anton Veit",
    "clerks: clerks of the harbour office",
    "keeper: the young keeper of the light, Orlov",
)


def chosen(reading: Reading) -> object:
    """Return what was read; None for what is no answer."""
    return reading.value if isinstance(reading, Answer) else None


@pytest.mark.parametrize(
    ("one", "other"),
    [("tons", "toned"), ("soon", "sooner"), ("soon", "soonest"), ("late", "later"), ("8", "80")],
)
def test_words_that_begin_alike_are_not_always_the_same(one: str, other: str) -> None:
    """Three letters are no stem, and who compares says something else."""
    assert not same(one, other) and not same(other, one)


@pytest.mark.parametrize("other", ["irregular", "unregular", "disregular", "nonregular"])
def test_a_beginning_that_denies_makes_the_opposite(other: str) -> None:
    """In each of the ways in which English does it."""
    assert is_opposite(other, "regular")


@pytest.mark.parametrize(
    ("answer", "aside"),
    [("Veit in 1846", False), ("Veit 8", True), ("Veit, 8 of 1846", True), ("Veit 3000", True)],
)
def test_a_year_beside_a_name_is_no_other_answer_but_a_number_is(answer: str, aside: bool) -> None:
    """Every number beside it has to be a year."""
    assert stands_aside(answer, VEIT) == aside


def test_small_words_alone_do_not_stand_for_an_option() -> None:
    """A piece of a name has two words of weight, or it could be a piece of anything."""
    call = "all of the grain goes to the mill"
    assert stands_word_for_word("grain goes to", call)
    assert not stands_word_for_word("to the mill", call)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("pilott", "pilot"),
        ("pilto", None),
        ("pilt", None),
        ("the pilot flew away", "pilot"),
        ("the pilot flew far away", None),
        ("Veit", "miller"),
        ("harbour", "clerks"),
        ("light", None),
    ],
)
def test_an_option_is_met_by_nearly_its_name_and_no_further(typed: str, key: str | None) -> None:
    """A slip in a long word, two words beside it, or one word of three; no more, and no less."""
    assert chosen(read_option(typed, WHO)) == key


def test_between_two_names_that_are_as_near_nothing_is_guessed() -> None:
    """A slip is read only where it is clear whose it is."""
    near = choose_from("northern", "northers")
    assert chosen(read_option("northerz", near)) is None
    assert chosen(read_option("northerz", near[:1])) == "northern"


@pytest.mark.parametrize("typed", ["#B2", "§ B2", "passage B2", "ru.B2", "en.B2"])
def test_a_passage_is_met_by_each_way_to_name_it(typed: str) -> None:
    """With the sign of a link, of a paragraph, the word, or the language of the edition."""
    passages = choose_from(*(f"B{at}" for at in range(1, 20)))
    assert chosen(read_option(typed, passages)) == "B2"


def test_a_mapping_says_what_is_chosen_only_by_true_and_false() -> None:
    """Of anything else nobody knows whether it is chosen."""
    assert chosen(read({"coal": True, "flour": False}, GOODS)) == {"coal"}
    assert chosen(read({"coal": True, "flour": 1}, GOODS)) is None


def test_an_order_read_backwards_and_one_too_long() -> None:
    """An arrow to the left goes back; what is in it twice is told."""
    assert chosen(read("office ← keeper ← pilot", CHAIN)) == ("pilot", "keeper", "office")
    twice = read(["pilot", "keeper", "office", "pilot"], CHAIN)
    assert chosen(twice) is None and "twice" in getattr(twice, "words", "")


def test_all_is_an_option_where_one_is_called_so() -> None:
    """Where it is no option, it stands for every one."""
    named = replace(GOODS, options=choose_from("all", *(each.key for each in GOODS.options)))
    assert chosen(read("all", GOODS)) == {each.key for each in GOODS.options}
    assert chosen(read("all", named)) == {"all"}
