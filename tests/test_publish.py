"""Manuscripts become notebooks: complete, executed, the same every time, and without answers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from harbour import PLACE, RATE
from sourcework.course import Course
from sourcework.errors import KitError, UnknownName
from sourcework.exercises import Exercises
from sourcework.publish import build
from sourcework.publish.differences import differences, sanitizing
from sourcework.publish.editions import EDITIONS, drafts
from sourcework.publish.manuscript import Manuscript, read_manuscript
from telegram16293.course import course

HEADER = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  name: python3
lesson:
  title: Who drew it?
  minutes: 5
---

"""
LESSON = """# Who drew it?

Об этом спросят.

```{code-cell} ipython3
def check(name, answer=...):
    print(name, "not answered yet" if answer is ... else "right")
```

Divide.

```{code-cell} ipython3
:tags: [exercise]

check("first", ...)
```

```{code-cell} ipython3
:tags: [solution]

ratio = 12 / 4
check("first", ratio)
```

+++ {"tags": ["instructor"]}

Half a class divides the wrong way round.

+++

## Key points

One.
"""
COURSE = Course(
    PLACE, "A letter", Exercises.of([replace(RATE, id=each) for each in ("first", "second")])
)
ROOT = Path(__file__).parents[1]
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a lesson and returns the root of its project."""

    def write_lesson(text: str, name: str = "00-start", header: str = HEADER) -> Path:
        folder = tmp_path / "course" / "lessons"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.md").write_text(header + text, encoding="utf-8")
        return tmp_path

    return write_lesson


def manuscript(root: Path) -> Manuscript:
    """Return the first lesson under a root."""
    return read_manuscript(root / "course/lessons/00-start.md", root, COURSE)


def stored(root: Path) -> dict[str, bytes]:
    """Return every notebook under a root with its bytes."""
    return {each.relative_to(root).as_posix(): each.read_bytes() for each in root.rglob("*.ipynb")}


def prose(text: str, tags: str = "", **options: str) -> str:
    """Return a prose cell as a manuscript writes it."""
    own = options | ({"tags": [tags]} if tags else {})
    return f"\n+++ {json.dumps(own)}\n\n{text}\n"


def cell(source: str, tags: str = "", **own: str) -> str:
    """Return a code cell as a manuscript writes it."""
    lines = ([f":tags: [{tags}]"] if tags else []) + [f":{key}: {own[key]}" for key in own]
    options = "\n".join([*lines, "", ""]) if lines else ""
    return f"\n```{{code-cell}} ipython3\n{options}{source}\n```\n"


def test_a_cell_knows_its_line(write: Write) -> None:
    """Every cell's line is the line of the file on which its own text begins."""
    root = write(LESSON)
    lines = (root / "course/lessons/00-start.md").read_text(encoding="utf-8").splitlines()
    for each in manuscript(root).cells:
        assert lines[each.line - 1] == each.source.splitlines()[0]


def test_two_editions(write: Write) -> None:
    """Learners get the exercise; the instructor gets its solution and the note, marked."""
    learner, executed, answered = (
        [each.source for each in draft.notebook.cells]
        for draft in drafts(manuscript(write(LESSON)), COURSE)
    )
    assert learner == executed
    assert 'check("first", ...)' in learner and 'check("first", ...)' not in answered
    assert learner[-1] == answered[-1] == "## Key points\n\nOne."
    assert answered[3] == 'ratio = 12 / 4\ncheck("first", ratio)'
    assert answered[4].startswith("> **For the instructor**\n>\n> Half a class")
    assert len(learner) == 5 and len(answered) == 6


def test_what_learners_open_is_not_run(write: Write) -> None:
    """Their notebook is the executed one without a single output or number in brackets."""
    root = write(LESSON)
    build(COURSE, root)
    opened, executed = (
        json.loads(stored(root)[f"{folder}/00-start.ipynb"])
        for folder in ("notebooks", "tests/executed")
    )
    assert opened != executed
    for each in (each for each in executed["cells"] if each["cell_type"] == "code"):
        each.update(outputs=[], execution_count=None)
    assert opened == executed


DISCUSSED = """# Who drew it?

So?

+++ {"asks": "guess"}

Guess.

+++ {"after": "guess"}

## Why

A hand did.

```{code-cell} ipython3
:after: guess
:folded: true

drawn = "by hand"
```
"""


def test_a_discussion_is_folded_where_the_question_is_open(write: Write) -> None:
    """A heading stays, the rest waits behind one line; code waits by Jupyter's own folding."""
    made = drafts(manuscript(write(DISCUSSED)), COURSE)
    learner, _, answered = (each.notebook.cells for each in made)
    assert learner[2].source == (
        "## Why\n\n<details>\n<summary>After you have answered</summary>\n\n"
        "A hand did.\n\n</details>"
    )
    assert learner[3].metadata == {"jupyter": {"source_hidden": True}}
    assert answered[2].source == "## Why\n\nA hand did." and answered[3].metadata == {}
    assert [each.id for each in learner] == [each.id for each in answered]


def test_ids_stay_when_cells_move(write: Write) -> None:
    """A cell keeps its id when another is put before it, and equal cells have different ids."""
    before = [each.id for each in next(drafts(manuscript(write(LESSON)), COURSE)).notebook.cells]
    text = LESSON.replace("Divide.", "Divide.\n\n+++\n\nOne.\n\n+++\n\nOne.\n\n+++\n\nDivide.")
    after = [each.id for each in next(drafts(manuscript(write(text)), COURSE)).notebook.cells]
    assert set(before) < set(after) and len(set(after)) == len(after)


def test_built_notebooks_are_executed_and_the_same_again(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build runs every cell, builds the same bytes again, and writes only what changed."""
    root = write(LESSON)
    assert build(COURSE, root) == 0
    first = stored(root)
    learner = json.loads(first["tests/executed/00-start.ipynb"])
    code = [each for each in learner["cells"] if each["cell_type"] == "code"]
    assert [each["execution_count"] for each in code] == [1, 2]
    assert code[1]["outputs"][0]["text"] == ["first not answered yet\n"]
    assert set(learner["metadata"]) == {"kernelspec", "language_info"}
    times = {path: (root / path).stat().st_mtime_ns for path in first}
    assert build(COURSE, root) == 0
    assert stored(root) == first
    assert {path: (root / path).stat().st_mtime_ns for path in first} == times
    assert "0 written" in capsys.readouterr().out
    assert "Об этом спросят." in first["notebooks/00-start.ipynb"].decode()


def test_check_names_what_differs_and_changes_nothing(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    """``check`` returns 1, names notebook, cell and line, and writes nothing."""
    root = write(LESSON)
    assert build(COURSE, root, check=True) == 1
    assert "not there yet" in capsys.readouterr().out and not stored(root)
    build(COURSE, root)
    path = root / "course/answers/00-start.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("first right", "first wrong"), "utf-8")
    before = stored(root)
    capsys.readouterr()
    assert build(COURSE, root, check=True) == 1
    said = capsys.readouterr().out
    assert "course/answers/00-start.ipynb\n  cell 4\n" in said
    assert "-first wrong" in said and "+first right" in said
    assert "1 differ from what is stored" in said and stored(root) == before
    assert "notebooks/00-start.ipynb" not in said


def test_a_kernel_is_clean_and_leaves_nothing(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lesson runs in an empty folder with its own answers file, whatever ran before."""
    monkeypatch.setenv("MPLBACKEND", "svg")
    source = "import os\nkept = os.environ['TELEGRAM16293_ANSWERS']\n"
    source += "print(os.listdir(), os.path.exists(kept), os.environ.get('MPLBACKEND') == 'svg')\n"
    source += "print(open(kept, 'a').write('x'), open('here', 'w').write('x'))"
    root = write("# Who drew it?\n" + cell(source))
    assert build(COURSE, root) == 0
    ran = [text for path, text in stored(root).items() if not path.startswith("notebooks/")]
    assert len(ran) == 2 and all(b"[] False False" in text for text in ran)
    files = {each.name for each in root.rglob("*") if each.is_file()}
    assert files == {"00-start.md", "00-start.ipynb"}


def test_a_widget_leaves_no_random_id(write: Write) -> None:
    """A widget's view, whose id is random, is not stored; its words are."""
    root = write("# Who drew it?\n" + cell("import ipywidgets\nipywidgets.IntSlider(3)"))
    build(COURSE, root)
    text = (root / "tests/executed/00-start.ipynb").read_text(encoding="utf-8")
    assert "IntSlider(value=3)" in text and "model_id" not in text and "widget-state" not in text


def test_a_stray_notebook_is_reported(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """A notebook without a manuscript is named and makes the build fail; it is not deleted."""
    root = write("# Who drew it?\n")
    (root / "notebooks").mkdir()
    (root / "notebooks/09-old.ipynb").write_text("{}", encoding="utf-8")
    assert build(COURSE, root) == 1
    assert "notebooks/09-old.ipynb has no manuscript" in capsys.readouterr().out
    assert (root / "notebooks/09-old.ipynb").exists()


FAILING = {
    "an error": ("1 / 0", "ZeroDivisionError: division by zero"),
    "a warning": ("import warnings\nwarnings.warn('old')", "a warning: "),
    "a dead kernel": ("import os\nos._exit(3)", "died"),
}


@pytest.mark.parametrize(("source", "seen"), FAILING.values(), ids=FAILING)
def test_a_failing_cell_stops_the_build(write: Write, source: str, seen: str) -> None:
    """A cell that raises, warns or kills its kernel is named with its line; nothing is written."""
    root = write("# Who drew it?\n\nYes.\n" + cell(source))
    with pytest.raises(KitError) as caught:
        build(COURSE, root)
    assert caught.value.where.startswith("course/lessons/00-start.md, line 19 (tests/executed/")
    assert seen in caught.value.seen and not stored(root)


EXERCISE, SOLUTION = cell('check("first", ...)', "exercise"), cell('check("first", 3)', "solution")
FAULTS = {
    "an exercise without solution": (EXERCISE, "line 19", "exercise 'first' without a solution"),
    "a solution alone": (SOLUTION, "line 19", "solution 'first' without its exercise"),
    "another exercise's solution": (
        EXERCISE + SOLUTION.replace("first", "second"),
        "line 19",
        "exercise 'first' without a solution",
    ),
    "prose between": (EXERCISE + "\nSo?\n" + SOLUTION, "line 19", "without a solution"),
    "an unknown tag": (cell("x = 1", "exersise"), "line 17, tags 'exersise'", "none of that name"),
    "an unknown exercise": (
        (EXERCISE + SOLUTION).replace("first", "frist"),
        "line 19, exercise 'frist'",
        "none of that name",
    ),
    "an unknown hint": (cell('hint("frist")', "hint"), "line 19, exercise 'frist'", "none of that"),
    "two checks": (
        cell('check("first"); check("second")', "exercise"),
        "line 19",
        "2 calls of check",
    ),
    "no check": (cell("x = 1", "exercise"), "line 19", "0 calls of check"),
    "an argument alone": (cell("argue()", "exercise"), "line 19", "without a solution"),
    "argued and checked": (cell('argue(); check("first")', "exercise"), "line 19", "2 calls of"),
    "an untagged check": (cell('check("first", 3)'), "line 17", "in a plain cell"),
    "a magic": (cell("x = 1\n%matplotlib inline"), "line 18", "not plain Python"),
    "a code note": (cell("x = 1", "instructor"), "line 19", "a note for instructors that is code"),
    "a prose exercise": ('\n+++ {"tags": ["exercise"]}\n\nSo?\n', "line 18", "that is prose"),
    "an ignored output": (cell("x", "nbval-ignore-output"), "line 19", "without a reason"),
    "an answer above its question": (
        prose("Mars.", after="guess") + prose("Guess.", asks="guess"),
        "line 18",
        "after 'guess', which is not asked above it",
    ),
    "an answer to nothing": (prose("Mars.", after=""), "line 16", "after: there are no words"),
    "a question nothing answers": (prose("Guess.", asks="guess"), "line 18", "nothing is after"),
    "a question asked twice": (
        prose("One.", asks="guess") + prose("Two.", asks="guess") + prose("Mars.", after="guess"),
        "line 22",
        "'guess' is asked twice",
    ),
    "a question without a name": (prose("Guess.", asks="My guess"), "line 18", "asks: 'My guess'"),
    "a question in code": (cell("x = 1", asks="guess"), "line 19", "asks: 'guess'"),
    "the closing before a question": (
        prose("All.", after="lesson") + EXERCISE + SOLUTION,
        "line 18",
        "a question follows",
    ),
    "an exercise that is an answer": (
        cell('check("first", ...)', "exercise", after="lesson") + SOLUTION,
        "line 20",
        "after: on a cell tagged exercise",
    ),
    "a slide before its question": (
        prose("Guess.", asks="guess")
        + cell("1", "slide", heading="So", after="guess")
        + prose("Guess.", tags="slide-only", asks="guess"),
        "line 25",
        "the slide that asks comes later",
    ),
    "folded prose": (prose("Yes.", folded="yes"), "line 16", "neither true nor false"),
    "openness without a reason": (prose("Yes.", open="yes"), "line 16", "open ('yes') is no table"),
}


@pytest.mark.parametrize(("text", "line", "seen"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_a_manuscript_is_named(write: Write, text: str, line: str, seen: str) -> None:
    """Each fault raises KitError with the file, the line and what was seen."""
    root = write("# Who drew it?" + "\n" + text)
    with pytest.raises(KitError) as caught:
        manuscript(root)
    assert caught.value.where == f"course/lessons/00-start.md, {line}"
    assert seen in str(caught.value)


HEADERS = {
    "none": ("", "line 1: no header"),
    "no title": (HEADER.replace("title", "name"), "line 10, key 'name'"),
    "minutes in words": (HEADER.replace("5", "five"), r"line 11: minutes \('five'\) is no whole"),
    "no YAML": ("---\nlesson: [\n---\n", "line 2: brackets are not closed"),
    "a tag of YAML's": ("---\nlesson: !!python/name:os\n---\n", "line 2: a text begins with !"),
    "lesson in a word": ("---\nlesson: one\n---\n", r"line 2: lesson \('one'\) is no table"),
    "half a kernel": (HEADER.replace("display_", ""), "line 8: name: stands there twice"),
}


@pytest.mark.parametrize(("header", "seen"), HEADERS.values(), ids=HEADERS)
def test_a_faulty_header_is_named(write: Write, header: str, seen: str) -> None:
    """A header that lacks title or minutes, or cannot be read, raises KitError and says so."""
    with pytest.raises(KitError, match=seen):
        manuscript(write(LESSON, header=header))


def test_a_lesson_in_another_encoding_is_named(write: Write) -> None:
    """What Notepad puts before UTF-8 is read over; UTF-16 is told."""
    root = write(LESSON)
    path = root / "course/lessons/00-start.md"
    plain, text = manuscript(root), path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8-sig")
    assert manuscript(root) == plain
    path.write_text(text, encoding="utf-16")
    with pytest.raises(KitError, match="Save it as UTF-8"):
        manuscript(root)


def test_one_lesson_alone(write: Write) -> None:
    """With ``only``, a fault in another lesson does not stop the build; a wrong name does."""
    root = write("# Who drew it?\n" + EXERCISE, name="09-faulty")
    write("# Who drew it?\n")
    assert build(COURSE, root, only=["00-start"]) == 0
    assert set(stored(root)) == {f"{each.folder}/00-start.ipynb" for each in EDITIONS}
    with pytest.raises(UnknownName, match="Did you mean 00-start"):
        build(COURSE, root, only=["00-strat"])


def test_no_lessons(tmp_path: Path) -> None:
    """Where there is no manuscript, the error says where one was looked for."""
    with pytest.raises(KitError, match="course/lessons/: no lesson there"):
        build(COURSE, tmp_path)


def notebook(*data: dict[str, str]) -> str:
    """Return the text of a notebook of one code cell with these outputs."""
    outputs = [{"output_type": "display_data", "data": each, "metadata": {}} for each in data]
    one = {"cell_type": "code", "source": "draw()", "metadata": {}, "outputs": outputs}
    return json.dumps({"cells": [one], "metadata": {}})


def test_pictures_and_addresses_do_not_differ() -> None:
    """Bytes of a picture and an address are set aside; alt text and sizes are compared."""
    patterns = sanitizing(ROOT / "tests/nbval-sanitize.cfg")
    html = '<img alt="{}" src="data:image/png;base64,{}=">'
    old = notebook({"text/html": html.format("two bars", "AAAA"), "image/png": "AAAA"})
    new = notebook({"text/html": html.format("two bars", "B/+B"), "image/png": "BBBB"})
    other = notebook({"text/html": html.format("one bar", "AAAA"), "image/png": "AAAA"})
    assert list(differences(old, new)) and not list(differences(old, new, patterns))
    assert any("one bar" in each for each in differences(old, other, patterns))
    address, same, size = ({"text/plain": f"at {each}"} for each in ("0x7f3A", "0x11", "640x480"))
    assert not list(differences(notebook(address), notebook(same), patterns))
    assert list(differences(notebook(size), notebook({"text/plain": "at 640x490"}), patterns))


KEEPING = """import os
kept = os.environ["TELEGRAM16293_ANSWERS"]
print(open(kept, "a+").write("one"), os.path.getsize(kept))"""
LITTERING = KEEPING + "\nopen('left', 'w').close()"


def test_notebooks_under_test_are_apart(write: Write) -> None:
    """What one notebook keeps, the next does not see; one that leaves a file behind fails."""
    root = write("# Who drew it?\n" + cell(KEEPING))
    write("# Who drew it?\n" + cell(LITTERING), name="01-read")
    assert build(COURSE, root) == 0
    options = "-p sourcework.suite.apart --nbval --nbval-current-env"
    (root / "pytest.ini").write_text(f"[pytest]\naddopts = {options}\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/executed"]
    ran = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert "01-read.ipynb left files behind: ['left']" in ran.stdout
    assert "2 passed, 1 error" in ran.stdout


def test_building_again_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """The notebooks stored here are what the manuscripts say and what their code does."""
    assert build(course(), ROOT, check=True) == 0, capsys.readouterr().out
