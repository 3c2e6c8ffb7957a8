"""What a class did, counted: what is hardest, and that no number under five can be told apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from harbour import HARBOUR, RATE
from schoolroom import DOLLARS, LESSONS, handed, harbour, looked, notebook, payload, table, words
from sourcework.classroom import example
from sourcework.classroom.counts import Counts, Made, Tally, counts, prompt
from sourcework.classroom.keeping import Results


def tally(name: str, handed_in: int, wrong: int) -> Tally:
    """Return a question that so many answered, so many of them in a way nobody foresaw."""
    return Tally(name, "l", "?", handed_in, handed_in - wrong, (), 0, wrong, 0)


def of(*tallies: Tally, learners: int = 30) -> Counts:
    """Return what a class did with some questions."""
    return Counts(learners, learners, 0, tallies, (("l", learners),))


def a_class(folder: Path, answers: list[Mapping[str, Any]], lesson: str = "numbers") -> Path:
    """Write a folder in which each pupil hands in some answers."""
    return handed(folder, {
        f"pupil{at}/{LESSONS[lesson]}.ipynb": notebook(payload(lesson, each))
        for at, each in enumerate(answers)
    })  # fmt: skip


def test_a_third_of_a_class_wrong_is_enough_for_a_hard_question() -> None:
    """Five of fifteen is a third, and is told; four of nine and five of sixteen are not."""
    hard = of(tally("a", 15, 5), tally("b", 9, 4), tally("c", 16, 5)).hardest
    assert [each.exercise for each in hard] == ["a"]


def test_the_hardest_question_is_the_one_with_the_largest_share_wrong() -> None:
    """Six of eight are worse than ten of thirty, though they are fewer."""
    hard = of(tally("ten", 30, 10), tally("six", 8, 6)).hardest
    assert [each.exercise for each in hard] == ["six", "ten"]


@pytest.mark.parametrize(("learners", "told"), [(4, False), (5, True)])
def test_five_learners_are_enough_to_be_told_of(learners: int, told: bool) -> None:
    """At five a page may say what was counted, below it may not."""
    assert of(learners=learners).may_be_told == told


def test_what_is_right_so_far_stands_before_other_answers() -> None:
    """A bar goes from right over right so far to wrong and open."""
    found = Tally("a", "l", "?", 40, 22, (), 0, 12, 0, rounded=6)
    assert [many for *_, many in found.parts] == [22, 6, 12, 0]


def test_an_answer_that_fewer_than_five_typed_is_not_shown_beside_its_mistake(
    tmp_path: Path,
) -> None:
    """Six make one mistake; how three of them typed it would tell them from the others."""
    one, other = wrong_rates()
    mixed = [{"rate": one}] * 3 + [{"rate": other}] * 3 + [{"rate": "1"}] * 6
    alike = [{"rate": one}] * 6 + [{"rate": "1"}] * 6
    for name, given, answer in (("mixed", mixed, ""), ("alike", alike, one)):
        out = looked(a_class(tmp_path / name, given), tmp_path / f"{name}-out")
        with Results(out / "results.sqlite") as results:
            (made,) = counts(results, harbour()).mistakes
        assert (made.words, made.count, made.answer) == (DOLLARS, 6, answer)


def wrong_rates() -> tuple[str, str]:
    """Return two ways to type the rate over the dollars that were granted."""
    value = example.example(RATE, RATE.mistakes[0], HARBOUR)
    assert isinstance(value, Fraction)
    return str(float(value)), f"{float(value):.3f}"


def test_quotation_marks_do_not_stand_in_quotation_marks() -> None:
    """What was matched has marks of its own; a typed answer gets them."""
    made = Made("who", "words", "?", "No.", 6, 9, "the pilot")
    assert "“the pilot”" in prompt(harbour(), made)
    matched = prompt(harbour(), replace(made, answer="“B1”: the pilot"))
    assert "answers: “B1”: the pilot." in matched


def test_a_file_that_was_refused_and_is_gone_is_no_longer_counted(tmp_path: Path) -> None:
    """The page says how many files cannot be read of those that are there now."""
    folder = a_class(tmp_path / "in", [{"rate": "1"}] * 6)
    handed(folder, {"p9/01-numbers.ipynb": b"{", "p8/01-numbers.ipynb": b"{"})
    out = looked(folder, tmp_path / "out")
    assert "2 files could not be read" in words(out / "overview.html")
    (folder / "p9/01-numbers.ipynb").unlink()
    looked(folder, out)
    assert "1 file could not be read" in words(out / "overview.html")
    assert len(table(out / "not-read.csv")) == 1
