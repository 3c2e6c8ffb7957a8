"""What a learner reads is whole: sentences begun and ended once, and nothing of the machinery."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from sourcework.exercises import Exercise, judge
from sourcework.exercises.feedback import TITLES
from sourcework.exercises.model import said
from telegram16293.exercises import ALL
from telegram16293.seeds import edition
from tried import Row, rows

FAULTS = {
    "two stops": re.compile(r"(?<!\.)\.\.(?!\.)|[.?!][”’)][.]|[.?!] [.,;:]|\?\."),
    "a sentence begins small": re.compile(r"(?:^|[.?!] )[a-z](?!\.)"),
    "machinery": re.compile(
        r"\b(?:Fraction|frozenset|Answer|Unreadable|None|Interval)\(|<[a-z_]+ object|\bNone\b"
        r"|\b[a-z]+(?:-[a-z]+)*-(?:yuan|roubles|grain|monthly|total)\b"
    ),
}
# A learner's own words stand in quotation marks, and the options of code are named as written.
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|\([^()]*\)|Choose from: .*|Choose one: .*")


_SAID = re.compile(r"\"[^\"]*\"|“[^“”]*”|such as 42.*|Choose from: .*|: \S+ \(.*\)\.$")


def faults(text: str) -> list[str]:
    """Return what is wrong with a text as it is read."""
    stops = ["two stops"] if FAULTS["two stops"].search(text) else []
    plain = _QUOTED.sub("“Q”", text)
    stops += ["a sentence begins small"] if FAULTS["a sentence begins small"].search(plain) else []
    stops += ["machinery"] if FAULTS["machinery"].search(_SAID.sub("“Q”", text)) else []
    sentences = [each for each in re.split(r"(?<=[.?!]) ", text) if len(each) > 12]
    doubled = len(sentences) > len(set(sentences)) or bool(re.search(r"\b(\w+ \w+)[. ]+\1\b", text))
    return [*stops, *(["a sentence stands twice"] if doubled else [])]


@pytest.mark.parametrize("row", list(rows()), ids=str)
def test_what_is_said_to_an_answer_is_whole(row: Row) -> None:
    """No feedback has two stops, a sentence twice, a small beginning, or a name of the code."""
    for road, given in row.given():
        feedback = judge(ALL[row.exercise], given, edition(), road, row.earlier()).feedback
        assert feedback.words == "" or faults(feedback.words) == [], feedback.words
        assert not feedback.words.startswith(TITLES[feedback.outcome]), feedback.words


@pytest.mark.parametrize("exercise", ALL.values(), ids=lambda each: each.id)
def test_what_an_exercise_says_is_whole(exercise: Exercise) -> None:
    """Neither has a question, a hint, a why or the words of a mistake."""
    assert {each: faults(each) for each in _texts(exercise) if faults(each)} == {}


def _texts(exercise: Exercise) -> Iterator[str]:
    document = edition()
    every = (exercise.question, *exercise.hints, exercise.why, exercise.look, exercise.denial)
    yield from (said(each, document) for each in every if each)
    yield from (said(each.words, document) for each in exercise.mistakes)


@pytest.mark.parametrize(
    "text",
    ["It is so..", "“It is so.”.", "it is so.", "It is so. it is.", "Not yet. Not yet right.",
     "Read it once more. Read it once more.", "That is Fraction(1, 2).", "% of peng-aid-yuan."],
)  # fmt: skip
def test_a_fault_in_a_text_is_found(text: str) -> None:
    """The test sees what it looks for."""
    assert faults(text)
