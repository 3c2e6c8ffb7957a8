"""The classroom: what a class understood, told exactly, from answers that are never run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from harbour import RATE
from schoolroom import (
    DOLLARS,
    LESSONS,
    MIME,
    code,
    handed,
    harbour,
    looked,
    notebook,
    payload,
    refused,
    rows,
    table,
    words,
)
from sourcework.argument import Argument, Draft, Drafts
from sourcework.classroom import Asked, example, example_files, look_at
from sourcework.classroom.counts import FEW, Tally, counts
from sourcework.classroom.keeping import Results
from sourcework.classroom.marking import Marking
from sourcework.classroom.names import who
from sourcework.classroom.reading import Notebooks
from sourcework.classroom.roster import Roster
from sourcework.classroom.running import Look
from sourcework.classroom.typed import typed_in
from sourcework.errors import KitError
from sourcework.exercises import judge, right_answer
from sourcework.progress import Kept, Record, hand_in
from sourcework.progress.states import counting
from telegram16293.course import course

WRONG = "400"  # the dollars that were granted, taken for those that were asked


@pytest.fixture(scope="module")
def thirty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the results of the example class, with its gradebook filled in."""
    folder = tmp_path_factory.mktemp("example")
    submissions, gradebook = example_files.write(course(), folder)
    out = folder / "results"
    assert look_at(Asked(submissions, out, gradebook), course) == 0
    return out


# --- a class whose understanding is known --------------------------------------------------------


def test_the_overview_says_exactly_what_the_class_understood(thirty: Path) -> None:
    """Every question of thirty invented pupils: right, each mistake, other, none, as made."""
    taught = course()
    known = example.expected(taught, example.pupils(taught))
    with Results(thirty / "results.sqlite") as results:
        found = counts(results, taught)
    assert len(found.tallies) == len(taught.exercises)
    for tally in found.tallies:
        told = Counter({("right", ""): tally.right, ("not-yet", ""): tally.other + tally.unread})
        told += Counter({("mistake", each.words): each.count for each in tally.mistakes})
        rare = {
            key: n for key, n in known[tally.exercise].items() if key[0] == "mistake" and n < FEW
        }
        rest = Counter({key: n for key, n in known[tally.exercise].items() if key not in rare})
        assert told + Counter({("nothing", ""): tally.open}) == rest, tally.exercise
        assert tally.rarer == sum(rare.values())


def test_the_page_says_what_was_counted(thirty: Path) -> None:
    """The five mistakes on the page are those that most of the invented pupils made."""
    taught = course()
    known = example.expected(taught, example.pupils(taught))
    made = [n for each in known.values() for (does, _), n in each.items() if does == "mistake"]
    with Results(thirty / "results.sqlite") as results:
        five = counts(results, taught).mistakes
    assert [each.count for each in five] == sorted(made, reverse=True)[:5]
    page = words(thirty / "overview.html")
    for each in five:
        assert f"{each.count} of {each.of} {' '.join(each.words.split())}" in page


def test_the_page_opens_on_what_to_reteach(thirty: Path) -> None:
    """The first heading is a teacher's first question, and the mistakes follow it."""
    page = words(thirty / "overview.html")
    assert (
        page.index("What do I reteach tomorrow?") < page.index(" of ") < page.index("Question by")
    )


def test_the_page_has_no_names(thirty: Path) -> None:
    """No pupil's name or number stands on the page to project, nor in its table."""
    for file in ("overview.html", "overview.csv"):
        text = (thirty / file).read_text(encoding="utf-8")
        for pupil in example.pupils(course()):
            assert pupil.name not in text and pupil.file_name not in text
            assert pupil.ident not in text


def test_the_gradebook_is_filled_column_for_column(thirty: Path) -> None:
    """The platform's gradebook comes back with its columns and ids, and the grades known."""
    taught = course()
    back = {each["ID"]: each for each in table(thirty / "canvas.csv")}
    assert list(back[""])[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    for pupil in example.pupils(taught):
        row = back[pupil.ident]
        assert (row["Student"], row["Section"]) == (pupil.name, pupil.section)
        for lesson, name in taught.lessons.items():
            cell = row[f"Telegram 16293 {name}"]
            assert cell == grade_of(pupil, lesson)


def grade_of(pupil: example.Pupil, lesson: str) -> str:
    """Return the grade by completion of a pupil, as a gradebook takes it."""
    if lesson not in pupil.lessons:
        return ""
    does = [each.does for each in pupil.lessons[lesson].values()]
    share = Fraction(100 * sum(each != "nothing" for each in does), len(does))
    return f"{float(share):.2f}".rstrip("0").rstrip(".")


def test_late_work_is_told(thirty: Path) -> None:
    """What Canvas marks as late is late in the gradebook, and nothing else is."""
    told = {each["id"]: each for each in table(thirty / "gradebook.csv")}
    for pupil in example.pupils(course()):
        for lesson in pupil.lessons:
            name = course().lesson(lesson)
            late = "late" if lesson in pupil.late else "in time"
            assert told[pupil.ident][f"{name}: late"] == late


def test_the_workbook_has_the_same_grades(thirty: Path) -> None:
    """The XLSX holds numbers where the CSV has them, and no formula."""
    sheet = load_workbook(thirty / "gradebook.xlsx")["Gradebook"]
    plain = table(thirty / "gradebook.csv")
    assert [cell.value for cell in sheet[1]] == list(plain[0])
    totals = [row[4].value for row in sheet.iter_rows(min_row=2)]
    assert totals == [float(each["total"]) for each in plain]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    # One sees which column is which, however far one goes down or to the right.
    assert sheet.freeze_panes == "B2"
    assert [row[0].font.bold for row in sheet.iter_rows(max_row=2)] == [True, False]


def test_a_payload_is_what_the_kit_makes(tmp_path: Path) -> None:
    """The invented pupils hand in what hand_in() makes of the same answers."""
    taught = course()
    pupil = example.pupils(taught, 1)[0]
    lesson = next(each for each in pupil.lessons if each != "argue")
    kept = Kept(tmp_path / "answers.jsonl")
    for name, each in pupil.lessons[lesson].items():
        if each.does != "nothing":
            kept.add(Record(name, each.answer, each.does, "2026-01-05T10:00:00Z", "0.1.0"))
    made = hand_in(lesson, kept, taught.exercises, taught.document)
    assert example_files.hand_in(taught, pupil, lesson) == made.payload


# --- few learners --------------------------------------------------------------------------------


def a_class(folder: Path, answers: list[Any], lesson: str = "numbers") -> Path:
    """Write a folder in which each pupil hands in one answer to "rate"."""
    files = {
        f"pupil{at}/{LESSONS[lesson]}.ipynb": notebook(payload(lesson, {"rate": each}))
        for at, each in enumerate(answers)
    }
    return handed(folder, files)


def wrong_rate() -> str:
    """Return the answer of those who take the dollars that were granted."""
    return example.plain(example.example(RATE, RATE.mistakes[0], harbour().document))  # type: ignore


def right_rate() -> str:
    """Return the right answer, as somebody types it."""
    return example.plain(right_answer(RATE, harbour().document))  # type: ignore[return-value]


def test_under_five_learners_nothing_is_shown(tmp_path: Path) -> None:
    """Four learners would know one another: the page says so and shows no number."""
    out = looked(a_class(tmp_path / "in", [wrong_rate()] * 4), tmp_path / "out")
    page = words(out / "overview.html")
    assert "Fewer than 5 learners have handed in" in page and DOLLARS not in page
    assert len(table(out / "overview.csv")) == 0


@pytest.mark.parametrize("many", [4, 5])
def test_a_mistake_of_under_five_is_not_told_apart(tmp_path: Path, many: int) -> None:
    """A mistake is named once five have made it; before, it is another answer."""
    given = [wrong_rate()] * many + [right_rate()] * 8
    out = looked(a_class(tmp_path / "in", given), tmp_path / "out")
    assert (DOLLARS in words(out / "overview.html")) == (many == 5)
    assert (DOLLARS in (out / "overview.csv").read_text(encoding="utf-8")) == (many == 5)


def test_a_rounding_is_no_mistake() -> None:
    """Right so far stands apart from answers that are wrong, where five or more gave one."""
    tally = Tally("e", "l", "?", 20, 9, (), 0, 5, 0, rounded=6)
    assert ("other", "right so far, but rounded too far", 6) in tally.parts and tally.open == 0
    few_ = Tally("e", "l", "?", 20, 12, (), 0, 5, 0, rounded=3)
    assert few_.parts[1:] == (("other", "another answer, or none", 8),)


def test_no_number_under_five_stands_in_the_table(tmp_path: Path) -> None:
    """In the table of the overview a number of learners is five or more, or none."""
    given = [wrong_rate()] * 3 + [right_rate()] * 9 + ["17"] * 2 + [None] * 2
    out = looked(a_class(tmp_path / "in", given), tmp_path / "out")
    told = [each["learners"] for each in table(out / "overview.csv")]
    assert {"9", "under 5"} & {*told} and not {"1", "2", "3", "4"} & {*told}


def test_a_section_under_five_hides_all_sections(tmp_path: Path) -> None:
    """Sections are compared only where each has five; otherwise one follows from the others."""
    big = {f"7a/p{at}/w.ipynb": notebook(payload()) for at in range(6)}
    small = {f"7b/q{at}/w.ipynb": notebook(payload()) for at in range(4)}
    one = looked(handed(tmp_path / "one", big | small), tmp_path / "1")
    more = {"7b/q9/w.ipynb": notebook(payload())}
    two = looked(handed(tmp_path / "two", big | small | more), tmp_path / "2")
    assert "By section" not in words(one / "overview.html")
    assert "By section" in words(two / "overview.html")


# --- whose work it is ----------------------------------------------------------------------------

NAMES = [
    ("c.zip/leekim_4711_90125_02-words.ipynb", "Canvas", "leekim", "4711", False, 1),
    ("c.zip/leekim_LATE_4711_90125_02-words.ipynb", "Canvas", "leekim", "4711", True, 1),
    ("c.zip/leekim_4711_90125_02-words-3.ipynb", "Canvas", "leekim", "4711", False, 4),
    ("c.zip/müllerłukasz_4711_90125_x.ipynb", "Canvas", "müllerłukasz", "4711", False, 1),
    ("c.zip/李明_4711_90125_x.ipynb", "Canvas", "李明", "4711", False, 1),
    ("c.zip/anon_aB3dE_90125_x.ipynb", "Canvas", "Learner aB3dE", "anon_aB3dE", False, 1),
    ("c.zip/4711_90125_x.ipynb", "Canvas", "Learner 4711", "4711", False, 1),
    ("c.zip/leekim_4711_90125_work.zip/a/02-words.ipynb", "Canvas", "leekim", "4711", False, 1),
    ("m/Kim Lee_815_assignsubmission_file_/02-words.ipynb", "Moodle", "Kim Lee", "815", None, 1),
    ("m/Kim Lee_815_assignsubmission_file/02-words.ipynb", "Moodle", "Kim Lee", "815", None, 1),
    ("m/Kim Lee_815_assignsubmission_file_02-words.ipynb", "Moodle", "Kim Lee", "815", None, 1),
    ("m/Participant_815_assignsubmission_file_/x.ipynb", "Moodle", "Participant", "815", None, 1),
    ("m/Łukasz Müller_8_assignsubmission_file_/x.ipynb", "Moodle", "Łukasz Müller", "8", None, 1),
    ("submitted/kim/unit/02-words.ipynb", "nbgrader", "kim", "kim", None, 1),
    (
        "inbound/kim+unit+2026-02-02 15:58:23.948203 UTC+aB_-c/w.ipynb",
        "nbgrader",
        "kim",
        "kim",
        None,
        1,
    ),
    (
        "inbound/k+im+unit+2026-02-02 15:58:23.948203 UTC/w.ipynb",
        "nbgrader",
        "k+im",
        "k+im",
        None,
        1,
    ),
    ("d/Kim Lee - 02-words.ipynb", "Google Classroom", "Kim Lee", "", None, 1),
    ("d/Copy of Kim Lee - 02-words (1).ipynb", "Google Classroom", "Kim Lee", "", None, 2),
    ("d/Kopie von Kim Lee - 02-words.ipynb", "Google Classroom", "Kim Lee", "", None, 1),
    ("p/Kim/02-words.ipynb", "folder", "Kim", "", None, 1),
    ("p/Kim/my-lessons/answers.jsonl", "folder", "Kim", "", None, 1),
    ("p/7b/Kim/02-words.ipynb", "folder", "Kim", "", None, 1),
    ("p/kim.zip/02-words.ipynb", "folder", "kim", "", None, 1),
    ("p/02-words_Kim Lee.ipynb", "file", "Kim Lee", "", None, 1),
    ("p/Kim Lee 02-words (2).ipynb", "file", "Kim Lee", "", None, 3),
    ("p/kim-answers.jsonl", "file", "kim", "", None, 1),
    ("p/02-words.ipynb", "file", "02-words", "", None, 1),
]


@pytest.mark.parametrize(("way", "scheme", "name", "ident", "late", "attempt"), NAMES)
def test_a_name_says_whose_it_is(
    way: str, scheme: str, name: str, ident: str, late: bool | None, attempt: int
) -> None:
    """Each platform's own names give learner, number, lateness and attempt."""
    sender = who(tuple(way.split("/")), LESSONS.values())
    assert (sender.scheme, sender.name, sender.ident) == (scheme, name, ident)
    assert (sender.late, sender.attempt) == (late, attempt)


def test_one_learner_s_lessons_come_together(tmp_path: Path) -> None:
    """A zip for each lesson, as Canvas gives them, is one learner with two lessons."""
    folder = tmp_path / "in"
    folder.mkdir()
    for at, lesson in enumerate(LESSONS):
        with zipfile.ZipFile(folder / f"{lesson}.zip", "w") as archive:
            name = f"leekim_4711_{at}_{LESSONS[lesson]}.ipynb"
            archive.writestr(name, notebook(payload(lesson, {})))
    out = looked(folder, tmp_path / "out")
    assert rows(out, "SELECT count(*) FROM learner") == [(1,)]
    assert rows(out, "SELECT lesson FROM handed ORDER BY 1") == [("numbers",), ("words",)]


def test_two_of_one_name_are_two_in_moodle(tmp_path: Path) -> None:
    """Two numbers under one name in one assignment are two people; in two assignments, one."""
    name = "{zip}/Kim Lee_{number}_assignsubmission_file_/02-words.ipynb"
    twins = {name.format(zip="a", number=n): notebook(payload()) for n in (1, 2)}
    same = {name.format(zip=z, number=n): notebook(payload()) for z, n in (("a", 1), ("b", 7))}
    two = looked(handed(tmp_path / "in", twins), tmp_path / "out")
    one = looked(handed(tmp_path / "in2", same), tmp_path / "out2")
    assert rows(two, "SELECT count(*) FROM learner") == [(2,)]
    assert rows(one, "SELECT count(*) FROM learner") == [(1,)]


# --- what counts ---------------------------------------------------------------------------------


def counted(out: Path) -> list[tuple[Any, ...]]:
    """Return the answers that count: question, outcome, the answer in words."""
    return rows(out, "SELECT exercise, outcome, told FROM counted ORDER BY exercise")


def test_of_several_hand_ins_the_newest_counts(tmp_path: Path) -> None:
    """The highest attempt in the name counts, whatever the order of the names, and is counted."""
    given = {"": "keeper", "-2": "pilot", "-1": "not stated"}
    files = {
        f"lee_1_{9 - at}_w{again}.ipynb": notebook(payload(answers={"who": each}))
        for at, (again, each) in enumerate(given.items())
    }
    out = looked(handed(tmp_path / "in", files), tmp_path / "out")
    assert counted(out) == [("who", "right", "the pilot, John Smith")]
    assert table(out / "gradebook.csv")[0]["02-words: handed in"] == "3"


def test_a_progress_file_alone_counts(tmp_path: Path) -> None:
    """answers.jsonl is work of every lesson that it answers, and says so."""
    kept = Kept(tmp_path / "in" / "Kim" / "answers.jsonl")
    kept.path.parent.mkdir(parents=True)
    for name, answer in (("who", "keeper"), ("who", "pilot"), ("rate", "12")):
        kept.add(Record(name, answer, "right", "2026-01-05T10:00:00Z", "0.1.0"))
    out = looked(tmp_path / "in", tmp_path / "out")
    assert [each[:2] for each in counted(out)] == [("rate", "not-yet"), ("who", "right")]
    assert table(out / "gradebook.csv")[0]["02-words: note"] == "only in a progress file"


def test_of_an_argument_s_drafts_the_last_that_was_kept_counts(tmp_path: Path) -> None:
    """argument.jsonl has trials too; they were advised on and not handed in."""
    drafts = Drafts(tmp_path / "in" / "Kim" / "argument.jsonl")
    drafts.path.parent.mkdir(parents=True)
    drafts.keep(Argument(claim="First."))
    drafts.keep(Argument(claim="Kept."))
    trial = Draft(Argument(claim="A trial."), "2026-01-05T10:00:00Z", "0.1.0", kept=False)
    drafts.path.write_bytes(drafts.path.read_bytes() + trial.line)
    out = looked(tmp_path / "in", tmp_path / "out")
    ((parts,),) = rows(out, "SELECT parts FROM essay")
    assert json.loads(parts) == {"claim": "Kept."} and drafts.read().latest.claim == "Kept."


def test_once_right_stays_right(tmp_path: Path) -> None:
    """By the rule of a learner's own progress: a right answer counts, whatever came later."""
    kept = Kept(tmp_path / "in" / "Kim" / "answers.jsonl")
    kept.path.parent.mkdir(parents=True)
    for answer in ("keeper", "pilot", "not stated"):
        kept.add(Record("who", answer, "right", "2026-01-05T10:00:00Z", "0.1.0"))
    out = looked(tmp_path / "in", tmp_path / "out")
    own = hand_in("words", kept, harbour().exercises, harbour().document)
    assert counted(out) == [("who", "right", "the pilot, John Smith")]
    assert next(each for each in own.states if each.attempts).outcome == "right"
    assert counting(["mistake", "right", "mistake"]) == 1


def test_a_forged_outcome_counts_for_nothing(tmp_path: Path) -> None:
    """What an answer says of itself is not read: it is judged anew."""
    entry = {"exercise": "who", "answer": "keeper", "outcome": "right", "attempts": 1}
    carried = payload(answers={}) | {"answers": [entry]}
    out = looked(handed(tmp_path / "in", {"k/w.ipynb": notebook(carried)}), tmp_path / "out")
    assert counted(out) == [("who", "mistake", "Ivan Orlov")]


def test_an_older_kit_is_judged_by_ours_and_says_so(tmp_path: Path) -> None:
    """Answers from another kit and another edition count, with a note on both."""
    carried = payload(kit="0.0.9", edition="abc")
    out = looked(handed(tmp_path / "in", {"k/w.ipynb": notebook(carried)}), tmp_path / "out")
    note = table(out / "gradebook.csv")[0]["02-words: note"]
    assert note.startswith("answered with kit 0.0.9; judged by") and "another edition" in note


def test_unknown_questions_are_told_of(tmp_path: Path) -> None:
    """Answers to questions that the course does not have are counted and left out."""
    carried = payload(answers={"who": "pilot", "not-ours": 1, "": 2})
    out = looked(handed(tmp_path / "in", {"k/w.ipynb": notebook(carried)}), tmp_path / "out")
    assert "2 answers to questions" in table(out / "gradebook.csv")[0]["02-words: note"]
    assert [each[0] for each in counted(out)] == ["who"]


def test_of_copied_cells_the_one_with_most_attempts_counts(tmp_path: Path) -> None:
    """A hand-in that was copied before more was answered does not take the later one's place."""
    late = payload(answers={"who": "pilot"})
    late["answers"][0]["attempts"] = 3
    early = payload(answers={"who": "keeper"})
    files = {"k/w.ipynb": notebook(late, early)}
    out = looked(handed(tmp_path / "in", files), tmp_path / "out")
    assert counted(out) == [("who", "right", "the pilot, John Smith")]


def test_a_cleared_notebook_is_read_from_its_cells(tmp_path: Path) -> None:
    """Without outputs, answers that are written out in the code still count, and say so."""
    cells = [code('check("who", "pilot")'), code('check("rate", 1_000 / 2)'), code("check(x, y)")]
    out = looked(handed(tmp_path / "in", {"k/w.ipynb": notebook(cells=cells)}), tmp_path / "out")
    assert [each[:2] for each in counted(out)] == [("rate", "not-yet"), ("who", "right")]
    assert "from the cells" in table(out / "gradebook.csv")[0]["02-words: note"]


def test_answers_in_cells_are_read_and_never_run() -> None:
    """What is not written out is passed over: no name is looked up, nothing is called."""
    assert [*typed_in('check("who", __import__("os").getcwd())')] == []
    assert [*typed_in('check("who", 9 ** 9 ** 9)')] == []
    assert [each.answer for each in typed_in('check("a", {"b": -1/4, "c": [1, "x"]})')] == [
        {"b": "-1/4", "c": [1, "x"]}
    ]


@pytest.mark.parametrize(
    "as_saved",
    [
        lambda carried: carried,
        json.dumps,
        lambda carried: json.dumps(carried, indent=1).splitlines(keepends=True),
    ],
    ids=["an object", "a text", "lines of text"],
)
def test_every_editor_s_way_to_save_an_output_is_read(as_saved: Any) -> None:
    """JupyterLab keeps the data as an object, others as text or as lines of it."""
    read = Notebooks(MIME).handed(notebook(as_saved(payload())))
    assert [each.exercise for each in read[0].given] == ["who"]


@pytest.mark.parametrize("indent", [None, 1, 4])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_notebook_is_read_however_it_is_written(indent: int | None, ascii_only: bool) -> None:
    """Minified or indented, escaped or not, with a mark at its head."""
    whole = json.loads(notebook(payload(answers={"who": "Лоцман"})))
    text = json.dumps(whole, indent=indent, ensure_ascii=ascii_only)
    for raw in (text.encode(), b"\xef\xbb\xbf" + text.encode()):
        assert Notebooks(MIME).handed(raw)[0].given[0].answer == "Лоцман"


def test_the_type_in_a_learner_s_cell_is_only_text() -> None:
    """The words of a hand-in in code, in Markdown or printed are no hand-in."""
    fake = json.dumps({MIME: payload()})
    cells = [
        code(fake),
        {"cell_type": "markdown", "source": [fake]},
        code("x", {"text/plain": fake}),
        code("x", {"application/json": {MIME: payload()}}),
    ]
    assert Notebooks(MIME).payloads(notebook(cells=cells)) == []


# --- gradebooks ----------------------------------------------------------------------------------

CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,02-words (88),Final Score
    Points Possible,,,,,20,(read only)
"Lee, Kim",4711,s-1,kim@x,7b,,12
"Nobody, Ana",99,s-2,ana@x,7b,EX,13
"""
WORKSHEET = """Identifier,"Full name","Email address",Status,Grade,"Maximum Grade",Feedback
"Participant 815","Kim Lee",kim@x,Submitted,,"40,00",
"Participant 816","Ana Nobody",ana@x,"No submission",,"40,00",
"""


def test_canvas_gets_its_own_gradebook_back(tmp_path: Path) -> None:
    """Rows, ids and columns stay; the lesson's own column is filled, by the points it states."""
    (tmp_path / "grades.csv").write_text(CANVAS, encoding="utf-8-sig")
    files = {"leekim_4711_1_02-words.ipynb": notebook(payload())}
    asked = {"gradebook": tmp_path / "grades.csv"}
    out = looked(handed(tmp_path / "in", files), tmp_path / "out", **asked)
    lines = (out / "canvas.csv").read_text(encoding="utf-8").splitlines()
    asked_in_all = len(harbour().exercises.of_lesson("words"))
    grade = f"{20 / asked_in_all:.2f}".rstrip("0").rstrip(".")
    assert lines[0] == CANVAS.splitlines()[0]
    assert lines[2] == f'"Lee, Kim",4711,s-1,kim@x,7b,{grade},12'
    assert lines[3] == CANVAS.splitlines()[3]


def test_moodle_gets_its_own_worksheet_back(tmp_path: Path) -> None:
    """The worksheet's grade is filled in for the number that the file's name carries."""
    (tmp_path / "grades.csv").write_text(WORKSHEET, encoding="utf-8")
    files = {"Kim Lee_815_assignsubmission_file_/02-words.ipynb": notebook(payload())}
    asked = {"gradebook": tmp_path / "grades.csv", "counts": "correctness"}
    out = looked(handed(tmp_path / "in", files), tmp_path / "out", **asked)
    kim, ana = table(out / "moodle-02-words.csv")
    expected = Fraction(40, len(harbour().exercises.of_lesson("words")))
    assert kim["Grade"] == f"{float(expected):.2f}".rstrip("0").rstrip(".")
    assert (kim["Identifier"], ana["Grade"], ana["Maximum Grade"]) == (
        "Participant 815",
        "",
        "40,00",
    )


def test_without_a_gradebook_both_platforms_get_one(tmp_path: Path) -> None:
    """Canvas gets its five columns and a row of points, Moodle the columns it looks for."""
    files = {
        "leekim_4711_1_02-words.ipynb": notebook(payload()),
        "Ana_815_assignsubmission_file_/02-words.ipynb": notebook(payload()),
    }
    out = looked(handed(tmp_path / "in", files), tmp_path / "out")
    canvas = (out / "canvas.csv").read_text(encoding="utf-8").splitlines()
    assert canvas[0] == "Student,ID,SIS User ID,SIS Login ID,Section,Harbour 02-words"
    assert canvas[1].split(",")[0].strip() == "Points Possible" and canvas[2].startswith(
        "leekim,4711"
    )
    (row,) = table(out / "moodle-02-words.csv")
    needed = {"Identifier", "Grade", "Last modified (grade)"}
    assert row["Identifier"] == "Participant 815" and needed <= {*row}


def test_who_is_not_in_the_gradebook_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A learner without a row gets no grade there, and the teacher is told."""
    (tmp_path / "grades.csv").write_text(CANVAS, encoding="utf-8")
    files = {"newone_5_1_02-words.ipynb": notebook(payload())}
    looked(handed(tmp_path / "in", files), tmp_path / "out", gradebook=tmp_path / "grades.csv")
    assert "Not in the gradebook that you gave, so without a grade there: newone." in (
        capsys.readouterr().out
    )


def test_two_of_one_name_in_a_gradebook_go_by_number_alone() -> None:
    """A name that stands twice is nobody's; the numbers still are."""
    twice = Roster.of(CANVAS + '"Lee, Kim",5,s,k,7b,,\n', "x")
    assert twice.row_of("folder", "", "Kim Lee") is None
    assert twice.row_of("Canvas", "5", "leekim") == 3


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "\n\n", "Student\n", '"'])
def test_what_is_no_gradebook_is_refused(text: str) -> None:
    """Any other table gets a sentence that says what to give."""
    with pytest.raises(KitError, match="(?i)export the gradebook"):
        Roster.of(text, "x.csv")


@pytest.mark.parametrize(
    ("asked", "share"),
    [("completion", 80), ("correctness", 60), ("completion=1,correctness=3", 65)],
)
def test_what_counts_is_an_option(asked: str, share: int) -> None:
    """Completion by default, correctness, or both in a ratio."""
    marking = Marking.of(asked, "100", "", LESSONS)
    assert marking.share(8, 6, 10) * marking.points == share


@pytest.mark.parametrize(
    ("counts_", "points", "weights"),
    [
        ("beauty", "100", ""),
        ("completion=0", "100", ""),
        ("completion", "0", ""),
        ("completion", "ten", ""),
        ("completion", "100", "02-wrods=2"),
        ("completion", "100", "02-words"),
        ("completion", "100", "02-words=x"),
    ],
)
def test_a_marking_without_meaning_is_refused(counts_: str, points: str, weights: str) -> None:
    """Each gets a sentence with the option's name."""
    with pytest.raises(KitError, match="--"):
        Marking.of(counts_, points, weights, LESSONS)


# --- a second look -------------------------------------------------------------------------------


def test_a_second_look_reads_nothing_again(tmp_path: Path) -> None:
    """What is known is not opened: only a changed file is."""
    folder = handed(tmp_path / "in", {f"p{at}/w.ipynb": notebook(payload()) for at in range(3)})
    with Results(tmp_path / "r.sqlite") as results:
        assert Look(harbour, results, "1").at(folder).read == 3
        handed(folder, {"p1/w.ipynb": notebook(payload(answers={"who": "keeper"}))})
        again = Look(harbour, results, "2").at(folder)
    assert (again.read, again.known) == (1, 2)


def test_what_is_gone_is_gone(tmp_path: Path) -> None:
    """A file that was taken away counts no more at the next look."""
    folder = handed(tmp_path / "in", {f"p{at}/w.ipynb": notebook(payload()) for at in range(3)})
    looked(folder, tmp_path / "out")
    (folder / "p1/w.ipynb").unlink()
    out = looked(folder, tmp_path / "out")
    assert rows(out, "SELECT count(*) FROM learner") == [(2,)]


@pytest.mark.parametrize("seen", ["2000", "2001"])
def test_since_the_last_look(tmp_path: Path, seen: str) -> None:
    """--since last looks at what came in after it; --since with a day at what is newer.

    What was first seen in that look, at its very second, was looked at then.
    """
    folder = handed(tmp_path / "in", {"p1/w.ipynb": notebook(payload())})
    out = looked(folder, tmp_path / "out")
    with Results(out / "results.sqlite") as results:
        results.base.execute("UPDATE file SET seen = ?", (seen,))
        results.note("last", "2001")
    handed(folder, {"p2/w.ipynb": notebook(payload())})
    looked(folder, out, since="last")
    assert rows(out, "SELECT name FROM learner") == [("p2",)]
    looked(folder, out, since="2999-01-01")
    assert rows(out, "SELECT name FROM learner") == []


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    """Any other word after --since gets a sentence with an example."""
    folder = handed(tmp_path / "in", {"p1/w.ipynb": notebook(payload())})
    with pytest.raises(KitError, match="(?i)write a day"):
        look_at(Asked(folder, tmp_path / "out", since="yesterday"), harbour)


def test_several_processes_find_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More files than one process takes are read by two, and nothing differs."""
    files = {
        f"p{at}/w.ipynb": notebook(payload(answers={"who": "pilot" if at % 3 else "keeper"}))
        for at in range(220)
    }
    folder = handed(tmp_path / "in", files)
    monkeypatch.setattr("sourcework.classroom.running.FEW", 100)
    many = looked(folder, tmp_path / "two", processes=2)
    query = "SELECT outcome, count(*) FROM counted GROUP BY 1 ORDER BY 1"
    assert rows(many, query) == [("mistake", 74), ("right", 146)]


def test_the_results_may_not_lie_among_what_was_handed_in(tmp_path: Path) -> None:
    """Otherwise the next look would read its own pages."""
    folder = handed(tmp_path / "in", {"p1/w.ipynb": notebook(payload())})
    with pytest.raises(KitError, match="among what was handed in"):
        look_at(Asked(folder, folder / "out"), harbour)


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    """Nobody's work is written over: the results want a folder of their own."""
    folder = handed(tmp_path / "in", {"p1/w.ipynb": notebook(payload())})
    out = handed(tmp_path / "out", {"overview.html": b"mine"})
    with pytest.raises(KitError, match="it holds other files"):
        look_at(Asked(folder, out), harbour)
    assert (out / "overview.html").read_bytes() == b"mine"


def test_files_that_are_none_of_it_are_listed(tmp_path: Path) -> None:
    """Foreign files are named with the reason; what a system leaves behind is not."""
    files = {
        "Kim/essay.docx": b"PK",
        "Kim/work.rar": b"Rar!",
        "Kim/empty.ipynb": notebook(),
        "Kim/.DS_Store": b"",
        "__MACOSX/._x.ipynb": b"",
        "Kim/.ipynb_checkpoints/w-checkpoint.ipynb": notebook(payload()),
        "Kim/w.ipynb": notebook(payload()),
    }
    out = looked(handed(tmp_path / "in", files), tmp_path / "out")
    assert set(refused(out)) == {"in/Kim/essay.docx", "in/Kim/work.rar", "in/Kim/empty.ipynb"}
    assert "ask for the notebook" in refused(out)["in/Kim/work.rar"]


def test_the_judgement_is_the_lesson_s_own() -> None:
    """The classroom judges by the function that answers a learner."""
    feedback = judge(RATE, wrong_rate(), harbour().document).feedback
    assert (feedback.outcome, feedback.words) == ("mistake", DOLLARS)


def test_another_process_judges_alike() -> None:
    """What was judged yesterday is known today, whatever order a process gives to its sets."""
    code = "from telegram16293.course import course; print(course().stamp)"
    stamps = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert stamps[0] == stamps[1] != ""
