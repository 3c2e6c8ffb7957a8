"""Where a number of an argument is from: the origin told is the right one, and none is invented."""

from __future__ import annotations

import pytest

from sourcework.argument import Advice, Sources, argument_of, review
from telegram16293.course import course
from test_arguments import reviewed

# A sentence, the number in it, and words of what must be told of it.
TOLD = [
    ("The number 48 in the stamp may be 481 or 488.", "488", "about 481 to 495"),
    ("By the register the stamp should be number 482 to 494.", "482", "about 481 to 495"),
    ("No. 16293 is 285 numbers after 16008.", "285", "16293 − 16008"),
    (
        "Between 16 January and 4 September 1952 lie 232 days.",
        "232 days",
        "the days from 16 January",
    ),
    ("From 22 January to 8 February are 17 days.", "17 days", "from 22 January to 8 February"),
    ("The rest of 97,548,103.64 is 48,103.64 roubles.", "48,103.64 roubles", "− 97,500,000"),
    (
        "The difference may be as small as 14 million roubles.",
        "14 million roubles",
        "an end of what",
    ),
    ("The difference lies between 14 and 16 million roubles.", "14", "an end of what"),
    ("237 stands for 236.5 to 237.5 million roubles.", "236.5", "an end of what 237 million"),
    (
        "237 stands for 236.5 to 237.5 million roubles.",
        "237.5 million roubles",
        "an end of what 237",
    ),
    ("It lies between 221.5 and 222.5 million.", "221.5", "an end of what 222 million"),
    (
        "The rates differ: 6,796 yuan for a rouble. Each is exact.",
        "6,796 yuan for a rouble",
        "credit",
    ),
    ("The telegram was typed at 24.00.", "24.00", "a time of day, 24:00"),
    ("It was deciphered at 23.00 (S3).", "23.00", "a time of day, 23:00"),
    ("The edition has 23 textual notes.", "23", "the textual notes of the edition"),
    ("If the people were 9 million, a tenth would be 900,000.", "900,000", "a tenth of 9 million"),
    ("A third of 40,000 is 13,333.", "13,333", "a third of 40,000"),
    ("Half of that is 750,000 million yuan.", "750,000 million yuan", "half of 1,500,000 million"),
    ("It is about 6 percent of the yuan.", "6 percent", "from the yuan"),
    ("It is about 6 percent of the roubles.", "6 percent", "from the roubles"),
    ("40,000 tons are 6.2 percent of 650,000 tons.", "6.2 percent", "40,000 tons / 650,000 tons"),
    ("Mao plans 10,000 tons more than Peng wanted.", "10,000 tons", "40,000 − 30,000 tons"),
    ("The rest is less than half of 100,000 roubles.", "100,000 roubles", "a step of rounding"),
    ("Four months have 121 days.", "121 days", "from February to the end of May 1952"),
    ("The pace is 12.03.", "12.03", "the stamp of 31 January 1952"),
    ("One order is 97,548,103.64 roubles.", "97,548,103.64 roubles", "roubles?"),
]
# Sentences in which nothing is a number to look up, or to ask about.
QUIET = [
    "The credit is 7/15 of Mao's sum.",
    "That is 3 weeks and 2 days.",
    "It took 2 hours and 15 minutes.",
    "The stamp says 2 February 1952 (H11), six days before the telegram came in.",
    "The date in the stamp, 2 February (H11), is too early.",
]


def told(sentence: str) -> tuple[Advice, ...]:
    found = reviewed(argument_of({"reasoning": sentence}))
    return tuple(each for each in found if each.about)


@pytest.mark.parametrize(("sentence", "number", "words"), TOLD)
def test_a_number_is_told_its_own_origin(sentence: str, number: str, words: str) -> None:
    """Of each number the origin is told that its sentence means, and nothing is asked."""
    found = [each for each in told(sentence) if each.about == number]
    assert [each.kind for each in found] == ["found"] and words in found[0].says
    assert "?." not in found[0].says and not found[0].asks


@pytest.mark.parametrize("sentence", QUIET)
def test_what_is_no_amount_has_no_origin(sentence: str) -> None:
    """A fraction of something, a length in two units and a doubted date are left alone."""
    assert told(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("The number 48 in the stamp may be 531.", "531"),
        ("Some 488 people came.", "488 people"),
        ("From 16 January to 4 September 1952 are 234 days.", "234 days"),
        ("A tenth of 9 million people is 800,123.", "800,123"),
        ("No. 16293 is 287 numbers after 16008.", "287"),
        ("Half of the people had 100,000 roubles.", "100,000 roubles"),
    ],
)
def test_a_number_from_nowhere_is_still_asked_about(sentence: str, number: str) -> None:
    """What the sentence does not make, and no range has, is asked about as before."""
    found = review(argument_of({"reasoning": sentence}), Sources.of(course()))
    assert [each.kind for each in found if each.about == number] == ["number"]
