"""The lessons keep their form, the notebooks are complete, and learners see no answers."""

from __future__ import annotations

import ast
import html
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lesson_form import RULES, Rule, asks_each_once, is_rare, kept_from_learners
from sourcework.exercises.expected import right_answer
from sourcework.exercises.feedback import TITLES, Outcome
from sourcework.exercises.leaks import leak
from sourcework.exercises.model import Exercise
from sourcework.publish.editions import EDITIONS, EXECUTED, drafts
from sourcework.publish.manuscript import (
    EXERCISE,
    IGNORE_OUTPUT,
    INSTRUCTOR,
    SOLUTION,
    Cell,
    Manuscript,
    read_manuscript,
)
from telegram16293.course import course
from telegram16293.exercises import ALL
from telegram16293.seeds import edition

ROOT = Path(__file__).parents[1]
AT_LEAST = {
    "00-start": 2,
    "01-read": 9,
    "02-verify": 12,
    "03-compare": 9,
    "04-doubt": 8,
    "05-argue": 4,
    "06-context": 8,
}
# The manuscript in the guide for writers, complete as it stands there.
GUIDE = re.search(
    r"^````markdown\n(.*?)^````$",
    (ROOT / "course/lessons/README.md").read_text(encoding="utf-8"),
    re.DOTALL | re.MULTILINE,
)
GOOD = GUIDE[1] if GUIDE else ""
STEPS = GOOD[GOOD.index("  steps:") : GOOD.index("---\n\n#")]
NAMES = sorted({*AT_LEAST, *(each.stem for each in ROOT.glob("course/lessons/[0-9]*.md"))})
FILES = [f"{each.folder}/{name}.ipynb" for each in EDITIONS if each.runs for name in NAMES]

names = pytest.mark.parametrize("name", NAMES)
rules = pytest.mark.parametrize("rule", RULES, ids=lambda each: each.__name__)


@cache
def lesson_of(name: str) -> Manuscript:
    """Return a lesson of the kit; whether its exercises exist is another test's question."""
    return read_manuscript(ROOT / f"course/lessons/{name}.md", ROOT, course())


def as_manuscript(text: str, root: Path) -> Manuscript:
    """Return a lesson written in a test."""
    path = root / "00-start.md"
    path.write_text(text, encoding="utf-8")
    return read_manuscript(path, root, course())


def code(source: str, tags: str = "") -> str:
    """Return a code cell as a manuscript writes it."""
    return f"\n\n```{{code-cell}} ipython3\n{tags}{source}\n```\n\n"


# The form of the manuscripts


@names
@rules
def test_a_lesson_keeps_its_form(name: str, rule: Rule) -> None:
    """Every lesson keeps every rule of form."""
    faults = list(rule(lesson_of(name)))
    assert not faults, "\n".join(faults)


@rules
def test_the_guides_example_keeps_the_form(tmp_path: Path, rule: Rule) -> None:
    """The small example that writers are shown keeps every rule itself."""
    assert list(rule(as_manuscript(GOOD, tmp_path))) == []


LATER = "## Key points"
# What is changed in the guide's example, and the one rule that must object, with what words.
BAD: dict[str, tuple[str, str, str, str]] = {
    "no question": ("worth here?", "worth here.", "title_is_a_question", "asks nothing"),
    "other minutes": ("takes 5", "takes 6", "opening_promises", "5 minutes"),
    "no promise": ("**You will** read", "Read", "opening_promises", "'you will'"),
    "no needs": ("**You need** nothing", "Nothing", "opening_promises", "'you need'"),
    "no limits": (
        "## What it does not show",
        "## And",
        "closing_weighs",
        "seen: what was found, key",
    ),
    "no steps": (STEPS, "", "steps_are_stated", "no steps"),
    "a late import": (
        LATER,
        code("from math import pi\npi") + LATER,
        "one_import_cell",
        "first code",
    ),
    "no import": (
        "from telegram16293.lesson import",
        "check = figure = hint =",
        "one_import_cell",
        "",
    ),
    "import and more": ("hint, passage", "hint, passage\nprint()", "one_import_cell", "more than"),
    "an unused word": ("figure, hint", "figure, share, hint", "imports_are_used", "share"),
    "a star": ("check, figure, hint, passage", "*", "imports_are_used", "*"),
    "a file": (LATER, code("open(3)") + LATER, "stays_inside", "'open'"),
    "a path": (LATER, code("print('seeds/a.xml')") + LATER, "stays_inside", "seeds/a.xml"),
    "a download": ("telegram16293.lesson", "urllib.request", "stays_inside", "'urllib'"),
    "long code": (LATER, code("print(1)\n" * 9) + LATER, "code_is_short", "9 lines"),
    "code heaped": (
        LATER,
        code("1") + code("2") + code("3") + LATER,
        "code_stands_apart",
        "3 code",
    ),
    "much code": (LATER, code("1") * 12 + LATER, "half_is_prose", "cells are prose"),
    "long prose": (
        "Peng gives",
        "so " * 120 + "Peng gives",
        "prose_is_short",
        "words; at most 120",
    ),
    "bare Russian": ("Peng gives", "Пэн gives", "russian_is_marked", "'Пэн'"),
    "a Russian name": (LATER, code("юань = 3") + LATER, "russian_is_marked", "'юань'"),
    "rebound": (LATER, code("aid_yuan = 3") + LATER, "nothing_is_rebound", "aid_yuan already"),
    "rebound in a loop": (
        LATER,
        code("for hint in 'ab':\n    print(hint)") + LATER,
        "nothing_is_rebound",
        "hint already",
    ),
    "added to": (LATER, code("a = 1\na += 1") + LATER, "nothing_is_rebound", "a already"),
    "two sentences": ("Before you", "So. Before you", "one_sentence_a_line", "two sentences"),
    "a broken line": (
        "Before you calculate,",
        "Before you\ncalculate,",
        "one_sentence_a_line",
        "goes on",
    ),
    "an answer told": (
        "One conversion has one quotient.",
        "It is 6751.05.",
        "answers_wait",
        "answers rate-peng: fold it",
    ),
    "a guess without a name": (
        "One conversion has one quotient.",
        "**Predict:** has it one quotient?",
        "predictions_are_named",
        "without a name",
    ),
    "an idle reason": (
        '+++ {"asks": "guess"}',
        '+++ {"asks": "guess", "open": {"rate-peng": "it is not here"}}',
        "answers_wait",
        "its answer is not here",
    ),
    "an answer above": ("Before you", "He says 6,751.05.\nBefore you", "answers_wait", "rate-peng"),
    "a bare heading": (
        "One conversion has one quotient.",
        "",
        "headings_lead_to_text",
        "What was found",
    ),
    "no alt text": (
        LATER,
        "![](https://example.org/a.png)\n\n" + LATER,
        "pictures_have_alt_text",
        "without alt",
    ),
    "empty alt text": (LATER, '<img alt="" src="a">\n\n' + LATER, "pictures_have_alt_text", "<img"),
}


@pytest.mark.parametrize(("old", "new", "rule", "seen"), BAD.values(), ids=BAD)
def test_each_rule_objects(tmp_path: Path, old: str, new: str, rule: str, seen: str) -> None:
    """Every rule has been seen to fail: it objects to its bad example, naming the place."""
    assert old in GOOD
    lesson = as_manuscript(GOOD.replace(old, new), tmp_path)
    faults = [fault for each in RULES if each.__name__ == rule for fault in each(lesson)]
    assert any(re.match(r"00-start\.md, line \d+: ", each) and seen in each for each in faults)


def test_every_rule_has_a_bad_example() -> None:
    """No rule goes untested."""
    assert {each.__name__ for each in RULES} == {rule for _, _, rule, _ in BAD.values()}


@pytest.mark.parametrize(
    "line",
    [
        "Read No. 16293 of Mr. Mao, e.g. the copy of A. Y. Vyshinsky.",
        "He writes “Stop. Then go.” and signs.",
        "- **One:** a list item",
        "1. It costs 6.75 yuan.",
        "> “We ask.” (P3.1)",
        'See <span lang="ru">тов. Сталину. Тов. Мао</span>.',
    ],
)
def test_honest_lines_pass(tmp_path: Path, line: str) -> None:
    """Abbreviations, quotations, lists and Russian in its span are not taken for faults."""
    lesson = as_manuscript(GOOD.replace("One conversion has one quotient.", line), tmp_path)
    assert [fault for rule in RULES for fault in rule(lesson)] == []


# The exercises


@pytest.mark.parametrize("name", AT_LEAST)
def test_a_lesson_asks_its_exercises_once(name: str) -> None:
    """The lesson is there, and asks every exercise of its module once, and enough of them."""
    ids = [each.id for each in ALL.values() if each.lesson == name.partition("-")[2]]
    faults = list(asks_each_once(lesson_of(name), ids, AT_LEAST[name]))
    assert not faults, "\n".join(faults)


def test_missing_and_foreign_exercises_are_seen(tmp_path: Path) -> None:
    """An exercise left out, one of another module, and too few are each reported."""
    lesson = as_manuscript(GOOD, tmp_path)
    assert list(asks_each_once(lesson, ["rate-peng"], 1)) == []
    said = list(asks_each_once(lesson, ["left-out"], 2))
    assert [each.partition(": ")[2] for each in said] == [
        "exercise left-out 0 times",
        "exercise rate-peng is not of this lesson's module",
        "1 exercises; at least 2",
    ]


def words_in(source: str) -> set[str]:
    """Return every name that a code cell uses."""
    return {each.id for each in ast.walk(ast.parse(source)) if isinstance(each, ast.Name)}


def test_every_word_is_documented_and_used() -> None:
    """Every public name of ``telegram16293.lesson`` has a docstring and a place in a lesson.

    Used in a cell, or, like ``reset()``, told to learners for a cell of their own.
    """
    from telegram16293 import lesson as vocabulary

    cells = [cell for each in NAMES for cell in lesson_of(each).cells]
    used = {name for cell in cells if cell.is_code for name in words_in(cell.source)}
    public = set(vocabulary.__all__)
    used |= {name for name in public if any(f"`{name}(" in cell.source for cell in cells)}
    bare = {each for each in public if not (getattr(vocabulary, each).__doc__ or "").strip()}
    assert (sorted(bare), sorted(public - used)) == ([], [])


# The notebooks


def load(path: Path) -> dict[str, Any]:
    """Return a stored notebook."""
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return notebook


def code_cells(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a notebook's code cells."""
    return [each for each in notebook["cells"] if each["cell_type"] == "code"]


def data_of(cell: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Return what the outputs of a cell hold, each with its type."""
    for output in cell.get("outputs", ()):
        found = output.get("data") or {"text": output.get("text", "")}
        for kind, value in found.items():
            yield kind, "".join(value) if isinstance(value, list | str) else json.dumps(value)


def tags_of(cell: dict[str, Any]) -> list[str]:
    """Return the tags of a stored cell."""
    tags: list[str] = cell["metadata"].get("tags", [])
    return tags


def unsound(notebook: dict[str, Any]) -> Iterator[str]:
    """Return what keeps a stored notebook from being complete and the same everywhere."""
    cells = code_cells(notebook)
    if [each["execution_count"] for each in cells] != list(range(1, len(cells) + 1)):
        yield "cells that were not run, or not in their order"
    for number, cell in enumerate(cells, 1):
        for output in cell["outputs"]:
            if output["output_type"] == "error" or output.get("name") == "stderr":
                yield f"In [{number}]: an error or warning"
        if IGNORE_OUTPUT in tags_of(cell) and not cell["metadata"].get("reason"):
            yield f"In [{number}]: its output is ignored without a reason"
        if re.search(r"#\s*(NBVAL|PYTEST_VALIDATE)_", cell["source_text"]):
            yield f"In [{number}]: a comment steers the tests; use the tag and a reason"
        if set(tags_of(cell)) & {"nbval-skip", "nbval-raises-exception", "raises-exception"}:
            yield f"In [{number}]: left out of the tests"
        for kind, text in data_of(cell):
            yield from (f"In [{number}]: {each}" for each in unsound_output(kind, text))


def unsound_output(kind: str, text: str) -> Iterator[str]:
    """Return what is wrong with one output: a machine's path, an address, a picture unsaid."""
    without_pictures = re.sub(r"base64,[A-Za-z0-9+/=]+", "", text)
    if re.search(r"/(tmp|home|root|Users|var)/|site-packages|[A-Z]:\\", without_pictures):
        yield "a path of the machine it was built on"
    if re.search(r"\b(?<!\d)0x[0-9a-fA-F]{6,}", without_pictures):
        yield "an address in memory instead of a repr"
    if kind.startswith("image/"):
        yield "a bare picture; views give it alt text, a caption and a table"
    if kind == "text/html":
        for tag in re.findall(r"<img\b[^>]*>", without_pictures):
            if not re.search(r"\balt=\"[^\"]*\w+ \w+[^\"]*\"", tag):
                yield "a picture without alt text"
        if "<img" in text and not ("<figcaption" in text and "<table" in text):
            yield "a picture without a caption and its values in a table"


def with_text(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return a notebook whose cells also have their source as one text."""
    for cell in notebook["cells"]:
        cell["source_text"] = "".join(cell["source"])
    return notebook


@pytest.mark.parametrize("path", FILES)
def test_a_notebook_is_complete(path: str) -> None:
    """Every cell was run, none failed, and nothing in it belongs to one machine."""
    assert list(unsound(with_text(load(ROOT / path)))) == []


def sound() -> dict[str, Any]:
    """Return a small notebook to which nothing can be objected."""
    output = {"output_type": "display_data", "data": {"text/plain": "three"}, "metadata": {}}
    cell = {
        "cell_type": "code",
        "execution_count": 1,
        "metadata": {},
        "outputs": [output],
        "source": ["draw()"],
    }
    return {"cells": [cell]}


PICTURE = '<img alt="two bars" src="data:image/png;base64,AA"><figcaption>C</figcaption><table>'
UNSOUND: dict[str, tuple[dict[str, Any], str]] = {
    "not run": ({"execution_count": None}, "not run"),
    "an error": ({"outputs": [{"output_type": "error"}]}, "error or warning"),
    "a warning": ({"outputs": [{"output_type": "stream", "name": "stderr"}]}, "error or warning"),
    "ignored": ({"metadata": {"tags": [IGNORE_OUTPUT]}}, "without a reason"),
    "skipped": ({"metadata": {"tags": ["nbval-skip"]}}, "left out"),
    "a comment": ({"source": ["# NBVAL_IGNORE_OUTPUT\n", "1"]}, "a comment steers"),
}
UNSOUND_DATA = {
    "a path": ("text/plain", "<PosixPath /tmp/x>", "a path of the machine"),
    "an address": ("text/plain", "<object at 0x7f3aa0>", "an address"),
    "a bare picture": ("image/png", "AAAA", "a bare picture"),
    "no alt": ("text/html", PICTURE.replace("two bars", ""), "without alt text"),
    "a file name as alt": ("text/html", PICTURE.replace("two bars", "a.png"), "without alt text"),
    "no table": ("text/html", PICTURE.replace("<table>", ""), "without a caption"),
}


@pytest.mark.parametrize(("change", "seen"), UNSOUND.values(), ids=UNSOUND)
def test_an_unsound_cell_is_seen(change: dict[str, Any], seen: str) -> None:
    """Each kind of incomplete cell is objected to."""
    notebook = sound()
    assert list(unsound(with_text(notebook))) == []
    notebook["cells"][0].update(change)
    assert any(seen in each for each in unsound(with_text(notebook)))


@pytest.mark.parametrize(("kind", "text", "seen"), UNSOUND_DATA.values(), ids=UNSOUND_DATA)
def test_an_unsound_output_is_seen(kind: str, text: str, seen: str) -> None:
    """Each kind of unsound output is objected to, and a whole picture is not."""
    assert list(unsound_output("text/html", PICTURE)) == []
    assert any(seen in each for each in unsound_output(kind, text))


@names
def test_a_notebook_is_its_manuscript(name: str) -> None:
    """The notebooks hold the manuscript's cells, to the letter; quicker than building again."""
    for draft in drafts(lesson_of(name), course()):
        stored = [
            ("".join(each["source"]), each["id"]) for each in load(ROOT / draft.path)["cells"]
        ]
        assert stored == [(each.source, each.id) for each in draft.notebook.cells]


def source_of(cell: dict[str, Any]) -> str:
    """Return the text of a stored cell."""
    return "".join(cell["source"])


@pytest.mark.parametrize(
    ("folder", "tag", "outcome"),
    [("tests/executed", EXERCISE, "not-answered"), ("course/answers", SOLUTION, "right")],
)
@names
def test_the_outcomes(name: str, folder: str, tag: str, outcome: Outcome) -> None:
    """Exercises are unanswered in the learner's edition, and every stored solution is right."""
    cells = code_cells(load(ROOT / folder / f"{name}.ipynb"))
    for cell in (each for each in cells if tag in tags_of(each) and "check(" in source_of(each)):
        said = dict(data_of(cell)).get("text/plain", "")
        assert TITLES[outcome] in said, source_of(cell)


# What learners must not see


@names
def test_nothing_is_answered_before_it_is_run(name: str) -> None:
    """The notebook that learners open holds no output, and no cell that was run."""
    for each in code_cells(load(ROOT / f"notebooks/{name}.ipynb")):
        assert (each["outputs"], each["execution_count"]) == ([], None)


def all_text(notebook: dict[str, Any]) -> str:
    """Return every word of a notebook, sources and outputs, with spaces evened out."""
    texts = [text for cell in notebook["cells"] for _, text in data_of(cell)]
    sources = ["".join(each["source"]) for each in notebook["cells"]]
    return evened("\n".join((*sources, *texts)))


def evened(text: str) -> str:
    """Return a text without what two ways of writing the same may differ in."""
    return re.sub(r"\s+|\\", "", html.unescape(text)).replace("'", '"')


def leaks(lesson: Manuscript, learner: dict[str, Any], answered: dict[str, Any]) -> list[str]:
    """Return what of solutions, their feedback and instructors' notes stands in a notebook.

    A line of feedback that quotes what everybody's cells show anyway, a passage say, is no leak.
    """
    shown = all_text(learner)
    everybody = all_text({"cells": [each for each in answered["cells"] if not tags_of(each)]})
    solved = (each for each in answered["cells"] if SOLUTION in tags_of(each))
    said = {line for cell in solved for _, text in data_of(cell) for line in text.splitlines()}
    secret = {
        *kept_from_learners(lesson),
        *(each for each in said if evened(each) not in everybody),
    }
    return sorted(each for each in secret if len(evened(each)) > 6 and evened(each) in shown)


# What shows the document itself or a neighbour of it, where answers are looked for.
SOURCES = {"passage", "reader", "neighbour", "letters"}


def shown_above(name: str) -> Iterator[tuple[Exercise, Cell, str]]:
    """Return each number that is asked for, with every cell run before it and what it shows."""
    (draft,) = (each for each in drafts(lesson_of(name), course()) if each.edition is EXECUTED)
    cells = list(zip(draft.cells, load(ROOT / draft.path)["cells"], strict=True))
    for at, (cell, _) in enumerate(cells):
        for exercise in (ALL[each] for each in cell.asked if is_rare(ALL[each])):
            for above, stored in cells[:at]:
                if above.is_code and not above.answers and not SOURCES & words_in(above.source):
                    shown = (text for _, text in data_of(stored))
                    bare = (re.sub(r"base64,[\w+/=]+|<[^>]*>", " ", each) for each in shown)
                    yield exercise, above, html.unescape(" ".join(bare))


@names
def test_no_cell_shows_a_number_before_it_is_asked_for(name: str) -> None:
    """Whoever runs a lesson from its top has not been shown what the next question asks."""
    for exercise, cell, shown in shown_above(name):
        told = leak(shown, exercise, right_answer(exercise, edition()))
        assert not told or exercise.id in cell.opened, (exercise.id, cell.source, told)


@names
def test_learners_see_no_answers(name: str) -> None:
    """No solution, feedback on it or instructor's note is in a learner's notebook, run or not."""
    lesson = lesson_of(name)
    *learners, answered = (load(ROOT / draft.path) for draft in drafts(lesson, course()))
    for learner in learners:
        tags = {tag for each in learner["cells"] for tag in tags_of(each)}
        assert leaks(lesson, learner, answered) == [] and not {SOLUTION, INSTRUCTOR} & tags


def output(text: str) -> dict[str, Any]:
    """Return a stored output that shows a text."""
    return {"output_type": "display_data", "data": {"text/plain": [text]}, "metadata": {}}


RIGHT = "✓ Right. Divide the yuan by the roubles."
LEAKS: dict[str, dict[str, Any]] = {
    "a solution": {"source": ["check( 'rate-peng',\n", " aid_yuan.value/aid_roubles.value )"]},
    "its first line": {
        "source": [
            "aid_yuan, aid_roubles = figure('peng-aid-yuan'), \\\n",
            "figure('peng-aid-roubles')",
        ]
    },
    "a note": {"source": ["See: Half of a class divides the wrong way round."]},
    "feedback": {"source": [""], "outputs": [output(RIGHT)]},
}


@pytest.mark.parametrize("tampered", LEAKS.values(), ids=LEAKS)
def test_a_leak_is_seen(tmp_path: Path, tampered: dict[str, Any]) -> None:
    """A learner's notebook with a piece of an answer put into any cell is caught."""
    lesson = as_manuscript(GOOD, tmp_path)
    made = drafts(lesson, course())
    learner, _, answered = (json.loads(json.dumps(draft.notebook)) for draft in made)
    solution = next(each for each in answered["cells"] if SOLUTION in tags_of(each))
    solution["outputs"] = [output(RIGHT)]
    assert leaks(lesson, learner, answered) == []
    learner["cells"][-1].update(tampered)
    assert len(leaks(lesson, learner, answered)) == 1
