"""What a class did: which answers count, what is hardest, and that no number under five is told."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from harbour import HARBOUR, RATE
from schoolroom import (
    DOLLARS,
    LESSONS,
    handed,
    harbour,
    looked,
    notebook,
    payload,
    rows,
    table,
    words,
)
from sourcework.classroom import example, overview
from sourcework.classroom.counts import Counts, Made, Tally, counts, prompt
from sourcework.classroom.keeping import Results
from sourcework.exercises import right_answer
from sourcework.progress import Kept, Record


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


# --- what stands on the page ---------------------------------------------------------------------


def two_lessons(tmp_path: Path) -> Path:
    """Return the results of a class of which eight handed words in, and three numbers too."""
    files = {
        f"7a/p{at}/02-words.ipynb": notebook(
            payload(answers={"who": "pilot" if at < 3 else "keeper"})
        )
        for at in range(8)
    }
    files |= {
        f"7a/p{at}/01-numbers.ipynb": notebook(payload("numbers", {"rate": "1"})) for at in range(3)
    }
    files |= {f"7b/q{at}/02-words.ipynb": notebook(payload()) for at in range(6)}
    return looked(handed(tmp_path / "in", files), tmp_path / "out")


def test_a_lesson_that_under_five_handed_in_shows_nothing_more(tmp_path: Path) -> None:
    """Neither in numbers, nor learner by learner, nor by section, nor in the table."""
    out = two_lessons(tmp_path)
    page = words(out / "overview.html")
    assert "Lesson 01-numbers: under 5 learners handed it in These are fewer than 5" in page
    learner_by_learner = page.partition("Learner by learner")[2]
    assert "Lesson 02-words" in learner_by_learner and "Lesson 01-numbers" not in learner_by_learner
    by_section = page.partition("By section")[2].partition("What this shows")[0]
    assert f" 7a 8 – {100 * 3 // (8 * asked())} % " in by_section
    assert {each["lesson"] for each in table(out / "overview.csv")} == {"02-words"}


def asked() -> int:
    """Return how many questions lesson 02-words has."""
    return len(harbour().exercises.of_lesson("words"))


def test_under_five_right_answers_are_told_as_such(tmp_path: Path) -> None:
    """Three who were right would know one another."""
    given = [{"rate": f"{right_answer(RATE, HARBOUR)}"}] * 3 + [{"rate": "1"}] * 7
    out = looked(a_class(tmp_path / "in", given), tmp_path / "out")
    page = words(out / "overview.html")
    assert "under 5 of 10" in page and "3 of 10" not in page


def test_a_class_is_drawn_learner_by_learner_up_to_the_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one learner more the page says that they are too many, and where the numbers are."""
    monkeypatch.setattr(overview, "MOST_DRAWN", 6)
    folder = a_class(tmp_path / "in", [{"rate": "1"}] * 6)
    out = looked(folder, tmp_path / "out")
    assert "are too many to draw" not in words(out / "overview.html")
    assert "Learner by learner" in words(out / "overview.html")
    handed(folder, {"last/01-numbers.ipynb": notebook(payload("numbers", {"rate": "1"}))})
    looked(folder, out)
    assert "7 learners are too many to draw" in words(out / "overview.html")


# --- which answers count -------------------------------------------------------------------------


def kept_before(folder: Path, answer: str) -> None:
    """Put a progress file with one answer beside a learner's hand-in."""
    kept = Kept(folder / "answers.jsonl")
    kept.path.parent.mkdir(parents=True)
    kept.add(Record("who", answer, "mistake", "2026-01-05T10:00:00Z", "0.1.0"))


def the_row(out: Path) -> Mapping[str, str]:
    """Return the only row of the gradebook."""
    (row,) = table(out / "gradebook.csv")
    return row


def test_a_hand_in_counts_before_a_progress_file(tmp_path: Path) -> None:
    """What was kept while working is earlier; the hand-in is what is told of, and graded."""
    kept_before(tmp_path / "in" / "Kim", "keeper")
    given = {"who": "not stated"}
    handed(tmp_path / "in", {"Kim/02-words.ipynb": notebook(payload(answers=given))})
    out = looked(tmp_path / "in", tmp_path / "out")
    assert rows(out, "SELECT told FROM counted") == [("not-stated",)]
    assert (the_row(out)["02-words: note"], the_row(out)["02-words: handed in"]) == ("", "1")


def test_a_progress_file_alone_is_one_hand_in(tmp_path: Path) -> None:
    """Who handed in nothing but that has still done the lesson once."""
    kept_before(tmp_path / "in" / "Kim", "keeper")
    out = looked(tmp_path / "in", tmp_path / "out")
    assert the_row(out)["02-words: handed in"] == "1"


def test_an_attempt_that_a_name_states_counts_before_a_time(tmp_path: Path) -> None:
    """A folder that was copied has other times; the number in the name is the platform's."""
    files = {
        f"lee_1_7_w{again}.ipynb": notebook(
            payload(answers={"who": each}, argument={"claim": each})
        )
        for again, each in (("", "not stated"), ("-1", "keeper"))
    }
    folder = handed(tmp_path / "in", files)
    os.utime(folder / "lee_1_7_w-1.ipynb", (10**9, 10**9))
    out = looked(folder, tmp_path / "out")
    assert rows(out, "SELECT told FROM counted") == [("Ivan Orlov",)]
    assert rows(out, "SELECT parts FROM essay") == [('{"claim": "keeper"}',)]


def test_an_empty_field_is_no_answer(tmp_path: Path) -> None:
    """A question that was left empty is not answered, in the grade as on the page."""
    files = {"Kim/02-words.ipynb": notebook(payload(answers={"who": ""}))}
    out = looked(handed(tmp_path / "in", files), tmp_path / "out")
    assert (the_row(out)["02-words: grade"], rows(out, "SELECT * FROM counted")) == ("0", [])


def test_more_files_than_are_named_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of ten that were not read eight are named, and two more stand in the table."""
    files = {f"p{at}/02-words.ipynb": b"{" for at in range(10)}
    out = looked(handed(tmp_path / "in", files), tmp_path / "out")
    assert "… and 2 more, in not-read.csv" in capsys.readouterr().out
    assert len(table(out / "not-read.csv")) == 10
