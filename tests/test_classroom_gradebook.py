"""Gradebooks: whose row is whose, what a total is, and cells that stay what they are."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from schoolroom import LESSONS, handed, harbour, looked, notebook, payload, table
from sourcework.classroom.gradebook import Handed, Learner
from sourcework.classroom.marking import Marking
from sourcework.classroom.names import moment, who
from sourcework.classroom.roster import Roster
from sourcework.classroom.tables import BOM, decimal, harmless
from sourcework.errors import KitError

HEAD = "Student,ID,SIS User ID,SIS Login ID,Section"
CANVAS = (
    HEAD
    + """,02-words (88)
    Points Possible,,,,,20
"Lee, Kim",4711,s-1,kim@x,7b,
"Nobody, Ana",99,s-2,ana@x,7b,
"""
)
WORKSHEET = """Identifier;Full name;Email address;Status;Grade;Maximum Grade;Feedback
Participant 815;Kim Lee;kim@x;Submitted;;40,00;
"""
EXPORT = "First name,Surname,ID number,Email address,02-words\nKim,Lee,7,kim@x,\n"
KIM = "leekim_4711_1_02-words.ipynb"
MOODLE_KIM = "Kim Lee_815_assignsubmission_file_/02-words.ipynb"


def filled(tmp_path: Path, gradebook: str, file: str = KIM, points: str = "100") -> Path:
    """Return the results of one learner's work with a gradebook that was given."""
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / "grades.csv").write_text(gradebook, encoding="utf-8")
    folder = handed(tmp_path / "in", {file: notebook(payload())})
    return looked(folder, tmp_path / "out", gradebook=tmp_path / "grades.csv", points=points)


def grade(points: int) -> str:
    """Return the grade of one answer out of all of the lesson, as a gradebook has it."""
    return decimal(Fraction(points, len(harbour().exercises.of_lesson("words"))))


# --- the total -----------------------------------------------------------------------------------


def test_a_total_is_weighed_and_what_was_not_handed_in_counts_nought() -> None:
    """Half of a lesson that counts three times, and nothing of one that counts once: 37.5."""
    half = Handed("", 4, 4, 8, None, 1, "", "")
    learner = Learner(1, "Kim", "file", "", "", {"numbers": half})
    marking = Marking(weights={"numbers": Fraction(3)})
    assert learner.total(["numbers", "words"], marking) == Fraction(75, 2)
    assert learner.total(["numbers", "words"], Marking()) == 25


def test_weights_and_shares_may_be_written_with_spaces() -> None:
    """A teacher writes a space behind a comma, or around the sign."""
    asked = Marking.of("completion=1, correctness = 2", "10", "01-numbers = 2, 02-words=1", LESSONS)
    assert (asked.completion, asked.correctness) == (1, 2)
    assert asked.weights == {"numbers": 2, "words": 1}


def test_half_a_point_is_no_number_of_points() -> None:
    """Points are whole, as the platforms take them."""
    for points in ("2.5", "0"):
        with pytest.raises(KitError, match="no whole number above 0"):
            Marking.of("completion", points, "", LESSONS)
    assert Marking.of("completion,", "1", "01-numbers=2,", LESSONS).points == 1


@pytest.mark.parametrize("counts", ["", "completion=0", "completion=0.5", "completion=1.5"])
def test_what_counts_is_counted_in_whole_parts(counts: str) -> None:
    """Nothing at all, and half a part, get a sentence that says what to write."""
    with pytest.raises(KitError, match="completion=1,correctness=2"):
        Marking.of(counts, "100", "", LESSONS)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ("completion", "questions answered, right or not"),
        ("correctness", "questions answered rightly"),
        ("completion=1,correctness=2", "questions answered and questions right, 1 to 2"),
    ],
)
def test_the_sheet_says_what_counts(counts: str, words: str) -> None:
    """Each marking is told in its own sentence."""
    assert words in Marking.of(counts, "10", "", LESSONS).words


def test_an_answer_with_two_readings_is_not_an_answer_yet(tmp_path: Path) -> None:
    """Neither that nor one that cannot be read counts as answered."""
    files = {
        f"{name}/02-words.ipynb": notebook(payload(answers={"who": given}))
        for name, given in (("A", "pilot or keeper"), ("B", "a horse"), ("C", "keeper"))
    }
    out = looked(handed(tmp_path / "in", files), tmp_path / "out")
    told = {each["learner"]: each["02-words: grade"] for each in table(out / "gradebook.csv")}
    assert told == {"A": "0", "B": "0", "C": grade(100)}


# --- the platform's own file ---------------------------------------------------------------------


def test_a_gradebook_with_semicolons_comes_back_with_semicolons(tmp_path: Path) -> None:
    """Each platform's file goes back as it came: a program set to them reads no others."""
    canvas = CANVAS.replace('"Lee, Kim"', "Lee Kim").replace('"Nobody, Ana"', "Ana Nobody")
    out = filled(tmp_path / "canvas", canvas.replace(",", ";"))
    back = (out / "canvas.csv").read_text(encoding="utf-8").splitlines()
    assert back[0] == (HEAD + ",02-words (88)").replace(",", ";")
    assert back[2] == f"Lee Kim;4711;s-1;kim@x;7b;{grade(20)}"
    out = filled(tmp_path / "moodle", WORKSHEET, MOODLE_KIM)
    back = (out / "moodle-02-words.csv").read_text(encoding="utf-8").splitlines()
    assert back[1] == f"Participant 815;Kim Lee;kim@x;Submitted;{grade(40)};40,00;"


def test_a_semicolon_in_a_title_parts_no_columns() -> None:
    """What parts the columns is what stands most often in the first line."""
    roster = Roster.of(CANVAS.replace("02-words (88)", '"02-words; at home"'), "x")
    assert not roster.semicolons and roster.row_of("Canvas", "99", "") == 2


def test_where_two_columns_name_a_lesson_neither_is_filled(tmp_path: Path) -> None:
    """Which one is meant nobody can say, so the grade stands in a column of its own."""
    twice = CANVAS.replace("02-words (88)", "02-words (88),02-words again (89)")
    out = filled(tmp_path, twice.replace(",20\n", ",20,20\n"))
    (kim,) = (each for each in table(out / "canvas.csv") if each["ID"] == "4711")
    assert not kim["02-words (88)"] and not kim["02-words again (89)"]
    assert kim["Harbour 02-words"] == grade(100)


def test_points_that_a_gradebook_leaves_open_are_ours_and_are_stated(tmp_path: Path) -> None:
    """A column without points gets those of the marking, above the grades that need them."""
    out = filled(tmp_path, CANVAS.replace(",20\n", ",\n"), points="30")
    points, kim, _ = table(out / "canvas.csv")
    assert (points["02-words (88)"], kim["02-words (88)"]) == ("30", grade(30))


def test_a_table_for_excel_says_that_it_is_utf8(tmp_path: Path) -> None:
    """Else a name beyond English is spoilt where the teacher opens it."""
    out = filled(tmp_path, CANVAS)
    for name in ("gradebook.csv", "overview.csv", "not-read.csv"):
        assert (out / name).read_bytes().startswith(BOM), name


def test_a_number_of_one_platform_is_nobody_s_on_another() -> None:
    """A Moodle number that is by chance Kim's in Canvas does not give Ana's work to Kim."""
    roster = Roster.of(CANVAS, "x")
    assert roster.row_of("Moodle", "4711", "Ana Nobody") == 2
    assert roster.row_of("Canvas", "4711", "") == 1


def test_a_learner_is_found_by_login_and_by_surname() -> None:
    """Where files carry a login, or the platform parts the names."""
    assert Roster.of(CANVAS, "x").row_of("nbgrader", "kim@x", "somebody") == 1
    assert Roster.of(EXPORT, "x").row_of("folder", "", "Kim Lee") == 0
    assert Roster.of(EXPORT, "x").told(0) == ("Kim Lee", "")


# --- cells and names -----------------------------------------------------------------------------


@pytest.mark.parametrize("sign", "=+-@|%＝＋－＠")
def test_no_sign_begins_a_formula(sign: str) -> None:
    """Each sign that some spreadsheet begins a formula with, in both widths, is told as text."""
    for text in (f"{sign}SUM(A1)", f" {sign}SUM(A1)", f"\u00a0{sign}A1"):
        assert harmless(text) == f"'{text}"


def test_a_number_stays_a_number_and_a_formula_after_one_does_not() -> None:
    """A share with its sign is left alone; what begins like a number is looked at to its end."""
    assert [harmless(each) for each in ("-3", "+4,5", "-5%")] == ["-3", "+4,5", "-5%"]
    assert harmless("-3+cmd|' /C calc'!A0").startswith("'-3")


def test_a_half_is_rounded_up_as_at_school() -> None:
    """Not to the even figure: 0.125 of a point is 0.13, and so is 0.135 0.14."""
    assert [decimal(Fraction(each)) for each in ("0.125", "0.135")] == ["0.13", "0.14"]


def test_a_time_is_told_in_utc_whatever_its_zone() -> None:
    """So that of two hand-ins the later one is the newer."""
    assert moment("2026-03-02 09:00:00+02:00") == "2026-03-02T07:00:00+00:00"


@pytest.mark.parametrize(
    ("file", "name"),
    [("Kim Lee.ipynb.txt", "Kim Lee"), ("02-words-again_Kim Lee.ipynb", "Kim Lee")],
)
def test_a_learner_s_name_is_what_is_left_of_a_file_s_name(file: str, name: str) -> None:
    """Every ending is left away, and of two lessons' names the longer one."""
    assert who(("in", file), ("02-words", "02-words-again")).name == name
