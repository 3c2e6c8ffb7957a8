"""What was tried on every exercise answers as the tables in tests/answers say."""

from __future__ import annotations

from collections import Counter

import pytest

from sourcework.exercises import judge
from sourcework.exercises.model import said
from telegram16293.exercises import ALL
from telegram16293.seeds import edition
from tried import OUTCOMES, Row, rows

ROWS = list(rows())


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_an_answer_that_was_tried_is_met(row: Row) -> None:
    """Right is right, a mistake is named, and what cannot be read is asked back, on each road."""
    for road, given in row.given():
        judged = judge(ALL[row.exercise], given, edition(), road, row.earlier())
        heard = f"{judged.outcome}: {judged.feedback.words}"
        wanted = f"wanted {row.must!r} ({road}), heard {heard!r}"
        assert judged.outcome == row.outcome and row.words in judged.feedback.words, wanted


def test_every_exercise_was_walked() -> None:
    """Each exercise has ten wrong answers in its table and five right ones, or more."""
    wrong = Counter(each.exercise for each in ROWS if each.must != "right")
    right = Counter(each.exercise for each in ROWS if each.must == "right")
    assert {each for each in ALL if wrong[each] < 10 or right[each] < 5} == set()


def test_every_mistake_is_made_in_the_tables() -> None:
    """No mistake that an exercise knows is left untried."""
    heard: dict[str, str] = {}
    for row in ROWS:
        given = next(row.given())[1]
        words = judge(ALL[row.exercise], given, edition()).feedback.words
        heard[row.exercise] = f"{heard.get(row.exercise, '')} {words}"
    known = (
        (each, said(mistake.words, edition())) for each in ALL.values() for mistake in each.mistakes
    )
    assert [(each.id, words) for each, words in known if words not in heard[each.id]] == []


def test_every_row_is_a_case() -> None:
    """No case stands twice, and what must be answered is one of the words that are explained."""
    cases = Counter((each.exercise, each.after, each.answered) for each in ROWS)
    assert [each for each, count in cases.items() if count > 1] == []
    assert {each.must.partition(":")[0] for each in ROWS} == set(OUTCOMES)
