"""What a look at a class leaves beside overview and gradebook: each page for its one reader."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from nbclient import NotebookClient
from pypdf import PdfReader

from harbour import WHO
from schoolroom import handed, harbour, looked, notebook, payload, rows, table, words
from sourcework.argument import PARTS, argument_of
from sourcework.classroom import arguments, example, feedback, likeness
from sourcework.classroom.command import Bar
from sourcework.classroom.keeping import Results
from sourcework.classroom.running import Looked
from sourcework.exercises import right_answer
from sourcework.exercises.leaks import leak
from sourcework.publish.running import clean_environment
from telegram16293 import cli
from telegram16293.course import course


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what the command with --example leaves: a class, a gradebook, results."""
    folder = tmp_path_factory.mktemp("example") / "class"
    assert cli.main(["class", "--example", "--out", str(folder)]) == 0
    return folder


# --- the example ---------------------------------------------------------------------------------


def test_the_example_leaves_a_class_and_what_it_says(made: Path) -> None:
    """A zip as Canvas gives it, a gradebook, and all files of a look."""
    assert {each.name for each in made.iterdir()} == {"submissions.zip", "gradebook.csv", "results"}
    there = {each.name for each in (made / "results").iterdir()}
    assert {"overview.html", "overview.ipynb", "canvas.csv", "care.html", "arguments.pdf"} <= there
    assert len([*(made / "results" / "feedback").iterdir()]) == 30


def test_the_example_can_be_looked_at_as_one_s_own(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the command proposes at the end is what a teacher does with a class of her own."""
    asked = [str(made / "submissions.zip"), "--gradebook", str(made / "gradebook.csv")]
    assert cli.main(["class", *asked, "--out", str(tmp_path / "again")]) == 0
    assert "30 learners" in capsys.readouterr().out
    again, first = tmp_path / "again" / "canvas.csv", made / "results" / "canvas.csv"
    assert again.read_bytes() == first.read_bytes()


def test_the_command_says_what_it_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a folder, or with one that is not there, a sentence and 1."""
    assert cli.main(["class", "--example", str(tmp_path)]) == 1
    assert "Leave out --example to look at your own class" in capsys.readouterr().err
    given = ["--points", "ten", "--out", str(tmp_path / "x")]
    assert cli.main(["class", "--example", *given]) == 1
    assert "--points" in capsys.readouterr().err
    assert cli.main(["class"]) == 1
    assert cli.main(["class", "no-such-folder"]) == 1
    told = capsys.readouterr().err
    assert "--example" in told and "there is no such folder or file" in told


def test_one_seed_makes_one_class() -> None:
    """The same seed makes the same pupils, another one others."""
    taught = course()
    assert example.pupils(taught, 12, 5) == example.pupils(taught, 12, 5)
    assert example.pupils(taught, 12, 5) != example.pupils(taught, 12, 6)


def test_a_long_run_shows_how_far_it_is() -> None:
    """The line has files done and in all, the rate, and the time to go."""
    line = Bar(of=400, begun=0).line(Looked(read=90, refused=10), now=2)
    assert line.startswith("[#######......") and "100 of 400, 50 a second, 6 s to go" in line


def test_before_the_first_file_no_time_is_told() -> None:
    """Nothing is known yet of how fast they are read."""
    assert Bar(of=400, begun=0).line(Looked(), now=2).endswith("0 of 400")


def test_the_guide_names_every_file(made: Path) -> None:
    """The page for after class and the folder of results name the same files."""
    page = (Path(__file__).parents[1] / "course/after-class.md").read_text(encoding="utf-8")
    told = page.partition("## What else lies in the folder")[2].partition("## What counts")[0]
    names = {*re.findall(r"`([\w-]+(?:\.\w+|/))`", told)} | {"overview.html"}
    there = {each.name + "/" * each.is_dir() for each in (made / "results").iterdir()}
    assert there <= names and {*names} - there <= {"moodle-….csv"}


# --- one learner's page --------------------------------------------------------------------------


def test_a_learner_s_page_names_the_mistake_and_a_step(tmp_path: Path) -> None:
    """The question, the answer given, the sentence of the mistake, and where to look."""
    answers = {"who": "keeper"}
    files = {"Kim/w.ipynb": notebook(payload(answers=answers))}
    out = looked(handed(tmp_path / "in", files), tmp_path / "out")
    page = words(out / "feedback" / "001-Kim.html")
    assert "Who says that flour was lost?" in page and "You answered: Ivan Orlov" in page
    assert "You seem to have named who reports it." in page and "Read B2 again." in page


def test_a_learner_s_page_counts_what_is_right_and_gives_the_first_hint(tmp_path: Path) -> None:
    """Not what was answered, and no hint that runs ahead."""
    answers = {"who": "keeper", "chain": ["pilot", "keeper", "office"]}
    files = {"Kim/w.ipynb": notebook(payload(answers=answers))}
    out = looked(handed(tmp_path / "in", files), tmp_path / "out")
    page = words(out / "feedback" / "001-Kim.html")
    every = len(harbour().exercises.of_lesson("words"))
    assert f"1 of {every} right, {every - 2} not answered." in page
    first, *later = WHO.hints
    assert f"A first hint: {first}" in page and not any(str(each) in page for each in later)


def test_no_learner_s_page_gives_an_answer(made: Path) -> None:
    """Beside a question that is not right yet, nothing says what would be."""
    taught = course()
    by_question = {
        " ".join(feedback.said(each.question, taught.document).split()): each
        for each in taught.exercises.values()
    }
    told = list(_again(made / "results" / "feedback"))
    assert len(told) > 300
    for question, rest in told:
        exercise = by_question[question]
        assert not leak(rest, exercise, right_answer(exercise, taught.document)), question


def _again(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each question to look at again, and what is said of it: the mistake and the step."""
    for path in folder.iterdir():
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for item in page.select("ol > li"):
            question, _, *rest = [" ".join(each.get_text().split()) for each in item.find_all("p")]
            yield question, " ".join(rest)


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=80), st.integers(1, 99_999))
def test_any_name_becomes_a_file_s_name(name: str, number: int) -> None:
    """One that every disk takes: short, no separators, nothing reserved, and the number first."""
    made = feedback.file_name(number, name)
    assert re.fullmatch(r"\d{3,}-[\w-]+\.html", made) and len(made.encode()) < 255


def test_pages_of_an_earlier_look_do_not_stay(tmp_path: Path) -> None:
    """A learner who is gone has no page any more, so nobody gets another's by mistake."""
    folder = handed(tmp_path / "in", {f"{n}/w.ipynb": notebook(payload()) for n in ("Ana", "Bo")})
    out = looked(folder, tmp_path / "out")
    (folder / "Ana/w.ipynb").unlink()
    looked(folder, out)
    assert [each.name for each in (out / "feedback").iterdir()] == ["001-Bo.html"]


# --- the arguments -------------------------------------------------------------------------------


def argued(tmp_path: Path, texts: dict[str, dict[str, str]]) -> Path:
    """Return the results of a class that hands in arguments."""
    files = {
        f"{name}/w.ipynb": notebook(payload(argument=dict.fromkeys(PARTS, "") | parts))
        for name, parts in texts.items()
    }
    return looked(handed(tmp_path / "in", files), tmp_path / "out")


def pdf_text(path: Path) -> list[str]:
    """Return the words of each page of a PDF."""
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    return [" ".join(each.extract_text().split()) for each in pages]


def test_the_bundle_has_every_argument_with_advice_and_rubric(made: Path) -> None:
    """Name, words, the advice of the kit's reader, and the six rows of the rubric."""
    taught = course()
    pages = pdf_text(made / "results" / "arguments.pdf")
    names = {p.name for p in example.pupils(taught) if [*taught.lessons][-1] in p.lessons}
    text = "".join(pages)
    assert all(name in text for name in names)
    assert text.count("What would change my mind") >= len(names)
    assert text.count("It advises and does not grade") > 0
    assert text.count("Words of certainty") == len(names)


@pytest.mark.parametrize(
    ("many", "made_of"),
    [(2, {"arguments.pdf"}), (3, {"arguments-1.pdf", "arguments-2.pdf"})],
)
def test_a_large_class_gets_several_bundles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int, made_of: set[str]
) -> None:
    """As many arguments as go into one bundle are one; with one more there are two."""
    monkeypatch.setattr(arguments, "IN_ONE", 2)
    out = argued(tmp_path, {f"P{at}": {"claim": f"Claim {at}."} for at in range(many)})
    assert {each.name for each in out.glob("arguments*")} == made_of
    text = " ".join(" ".join(pdf_text(out / name)) for name in sorted(made_of))
    assert all(f"Claim {at}." in text for at in range(many))


def test_beside_a_printed_argument_stands_only_what_asks_for_something() -> None:
    """Where a number was found is for the writer; a teacher reads what there is to do."""
    taught, given_ = course(), {"claim": "Peng asks for 1,400,000 million yuan (P3.1)."}
    assert taught.advise is not None
    advice = taught.advise(argument_of(given_))
    asked = [each.says for each in advice if each.asks]
    assert 0 < len(asked) < len(advice)
    told = arguments._told(taught, "Ana", "", json.dumps(given_))["advice"]
    assert [each.rpartition(asks)[1] for each, asks in zip(told, asked, strict=True)] == asked


def test_an_argument_is_never_taken_for_markup(tmp_path: Path) -> None:
    """Typst code, other scripts and odd signs are set as they were written."""
    code = '#let x = 1 #import "/etc/passwd" $x^2$ \\ *b* = head // no'
    texts = {
        "Ana": {"claim": code, "evidence": "Поэтому 李明 محمد \x07 🙂", "reasoning": "= a\n- b"}
    }
    out = argued(tmp_path, texts)
    (page, *_) = pdf_text(out / "arguments.pdf")
    assert '#import "/etc/passwd"' in page.replace("“", '"').replace("”", '"') and "*b*" in page
    assert "Поэтому" in page


def test_without_arguments_there_is_no_bundle(tmp_path: Path) -> None:
    """An empty argument is none."""
    assert not (argued(tmp_path, {"Ana": {}}) / "arguments.pdf").exists()


# --- work that is alike --------------------------------------------------------------------------


def test_two_who_sat_side_by_side_are_found_and_nobody_else(made: Path) -> None:
    """Of the invented class the two who share their mistakes, by answers and by words."""
    taught = course()
    pupils = example.pupils(taught)
    pair = {pupils[each].name for each in example.TOGETHER}
    with Results(made / "results" / "results.sqlite") as results:
        answers = likeness.same_answers(results)
        texts = likeness.alike_texts(results, taught)
    assert [{*each.names} for each in answers] == [pair]
    assert pair in [{*each.names} for each in texts] and answers[0].reached == 0
    page = words(made / "results" / "care.html")
    assert "something to look at, and never a verdict" in page
    assert "In none of the 1,000 deals" in page


def test_a_class_that_worked_alone_gives_no_pair(tmp_path: Path) -> None:
    """By chance, one class in twenty or fewer has a pair: of ten that worked alone, most none."""
    taught, found = course(), []
    for seed in range(10):
        pupils = example.pupils(taught, 29, seed)  # thirty would have two who sat together
        with Results(tmp_path / f"{seed}.sqlite") as results:
            _keep(results, pupils)
            found.append(len(likeness.same_answers(results, deals=100)))
    assert sum(map(bool, found)) <= 2


def _keep(results: Results, pupils: list[example.Pupil]) -> None:
    """Put the wrong answers of pupils where a look keeps them."""
    results.base.execute("CREATE TABLE learner (id INTEGER PRIMARY KEY, name TEXT)")
    results.base.execute("CREATE TABLE counted (learner, exercise, outcome, told)")
    for number, pupil in enumerate(pupils):
        results.base.execute("INSERT INTO learner VALUES (?, ?)", (number, pupil.name))
        given = [one for lesson in pupil.lessons.values() for one in lesson.items()]
        results.base.executemany(
            "INSERT INTO counted VALUES (?, ?, ?, ?)",
            [(number, name, each.does, json.dumps(each.answer)) for name, each in given],
        )


def answered(tmp_path: Path, given_: dict[str, list[tuple[str, str]]], outcome: str) -> Results:
    """Return results of learners who gave some answers, all of one outcome."""
    results = Results(tmp_path / "r.sqlite").__enter__()
    results.base.execute("CREATE TABLE learner (id INTEGER PRIMARY KEY, name TEXT)")
    results.base.execute("CREATE TABLE counted (learner, exercise, outcome, told)")
    for number, (name, answers) in enumerate(given_.items()):
        results.base.execute("INSERT INTO learner VALUES (?, ?)", (number, name))
        results.base.executemany(
            "INSERT INTO counted VALUES (?, ?, ?, ?)",
            [(number, question, outcome, told) for question, told in answers],
        )
    return results


def a_pair(sharing: int) -> dict[str, list[tuple[str, str]]]:
    """Return twenty learners, of whom so many share six answers that nobody else has."""
    return {
        f"P{who}": [(f"q{at}", f"a{at}" if who < sharing else f"{who} {at}") for at in range(6)]
        for who in range(20)
    }


@pytest.mark.parametrize(
    ("outcome", "sharing", "pairs"),
    [("mistake", 2, 1), ("not-yet", 2, 1), ("right", 2, 0), ("mistake", 9, 0)],
)
def test_only_wrong_answers_that_few_share_make_a_pair(
    tmp_path: Path, outcome: str, sharing: int, pairs: int
) -> None:
    """Right answers are alike because they are right; what nine share, says nothing of two."""
    with answered(tmp_path, a_pair(sharing), outcome) as results:
        assert len(likeness.same_answers(results, deals=100)) == pairs


@pytest.mark.parametrize(("reached", "pairs"), [(5, 1), (6, 0)])
def test_a_pair_is_told_where_chance_brings_it_once_in_twenty_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reached: int, pairs: int
) -> None:
    """Five deals of a hundred in which some two share as much are a twentieth; six are more."""
    dealt = [10**6] * reached + [0] * (100 - reached)
    monkeypatch.setattr(likeness, "_best_by_chance", lambda wrong, deals: iter(dealt))
    with answered(tmp_path, a_pair(2), "mistake") as results:
        assert [each.reached for each in likeness.same_answers(results, 100)] == [reached] * pairs


def test_an_answer_says_the_more_the_fewer_share_it() -> None:
    """So that two who alone gave it stand before two of eight."""
    assert likeness._weight(2) > likeness._weight(3) > likeness._weight(likeness.COMMON) > 0


def test_a_short_text_that_stands_in_a_long_one_is_wholly_alike(tmp_path: Path) -> None:
    """What is shared is a part of the shorter text, or a copied page would hide in a long one."""
    short = " ".join(f"word{at}" for at in range(40))
    long = f"{short} {' '.join(f'more{at}' for at in range(200))}"
    with Results(argued(tmp_path, {"A": {"claim": short}, "B": {"claim": long}})
                 / "results.sqlite") as results:  # fmt: skip
        (found,) = likeness.alike_texts(results, harbour())
    assert found.share == 1


def test_a_quarter_is_enough_to_be_alike(tmp_path: Path) -> None:
    """Of two texts with as many runs of words a quarter is told, and less is not."""

    def text(name: str, shared: int) -> str:
        own = [f"{name}{at}" for at in range(40 - shared)]
        return " ".join([f"both{at}" for at in range(shared + likeness.RUN - 1)] + own)

    for shared, found in ((10, 1), (9, 0)):
        texts = {name: {"claim": text(name, shared)} for name in ("A", "B")}
        out = argued(tmp_path / str(shared), texts)
        with Results(out / "results.sqlite") as results:
            assert len(likeness.alike_texts(results, harbour())) == found


def test_the_document_s_own_words_make_nobody_alike(tmp_path: Path) -> None:
    """Two who quote the same passages share the document's words and none of their own."""
    passages = [each.text("en") for each in harbour().document.passages.values()]
    quoted = " ".join(filter(None, passages))
    own = {"Ana": "I think that he means the ferry.", "Bo": "Surely she speaks about her boat now."}
    out = argued(tmp_path, {name: {"claim": f"{quoted} {text}"} for name, text in own.items()})
    with Results(out / "results.sqlite") as results:
        assert likeness.alike_texts(results, harbour()) == []


def test_a_copied_argument_is_found_with_its_words(tmp_path: Path) -> None:
    """A text with a word changed here and there is alike, and the longest shared run is shown."""
    text = " ".join(f"word{Random(1).random():.3f}{at}" for at in range(120))
    changed = " ".join("other" if at % 30 == 7 else each for at, each in enumerate(text.split()))
    lone = " ".join(f"lone{at}" for at in range(120))
    texts = {name: {"claim": each} for name, each in (("A", text), ("B", changed), ("C", lone))}
    with Results(argued(tmp_path, texts) / "results.sqlite") as results:
        (found,) = likeness.alike_texts(results, harbour())
    assert ({*found.names}, found.rank, found.pairs) == ({"A", "B"}, 1, 3)
    assert found.share > likeness.ALIKE and found.quote in text


# --- the notebook --------------------------------------------------------------------------------


def test_the_notebook_runs_beside_its_table(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is valid, every cell runs, and its numbers are those of the overview."""
    results = made / "results"
    opened = nbformat.read(results / "overview.ipynb", as_version=4)
    nbformat.validate(opened)
    for name, value in clean_environment(results).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("MPLBACKEND", raising=False)
    ran = NotebookClient(opened, resources={"metadata": {"path": str(results)}}).execute()
    shown = [output for cell in ran.cells for output in cell.get("outputs", [])]
    assert sum("image/png" in each.get("data", {}) for each in shown) == 2
    worst = min((float(each["learners"]), each["question"]) for each in _right(results))
    assert any(worst[1][:40] in json.dumps(each, ensure_ascii=False) for each in shown)


def _right(results: Path) -> list[dict[str, Any]]:
    told = table(results / "overview.csv")
    return [each for each in told if each["kind"] == "right" and each["learners"].isdigit()]


def test_a_note_of_what_counts_is_with_the_gradebook(made: Path) -> None:
    """Which learners, which files: the results say how many of each."""
    out = made / "results"
    assert rows(out, "SELECT count(*) FROM learner") == [(30,)]
    assert len(table(out / "gradebook.csv")) == 30
