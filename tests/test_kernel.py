"""The kit's part of a kernel, in real kernels: a sentence where a cell of a lesson fails."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from sourcework.kernel.notebook import SESSION
from telegram16293.seeds import PLACE

Run = Callable[..., str]


def written(path: Path, *sources: str) -> Path:
    """Write a notebook with these code cells, named one, two, three."""
    names = ("one", "two", "three", "four")
    cells: list[dict[str, Any]] = [
        {"cell_type": "code", "id": name, "source": source, "metadata": {}, "outputs": []}
        for name, source in zip(names, sources, strict=False)
    ]
    book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(book), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A learner's copy of a lesson."""
    folder = tmp_path_factory.mktemp("lessons")
    return Path(shutil.copy(PLACE.room("notebooks") / "02-verify.ipynb", folder))


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], Run]]:
    """Start kernels as Jupyter's server does, for a notebook each."""
    running = []

    def start(notebook: Path) -> Run:
        env = {"IPYTHONDIR": str(tmp_path_factory.mktemp("ipython")), SESSION: str(notebook)}
        manager, client = start_new_kernel(env={**os.environ, **env}, cwd=str(notebook.parent))
        running.append((manager, client))
        return lambda code, cell="": said(client, code, cell)

    yield start
    for manager, client in running:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def said(client: BlockingKernelClient, code: str, cell: str) -> str:
    """Run a cell and return all it shows, in text, errors too."""
    content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}}
    content |= {"allow_stdin": False, "stop_on_error": False}
    message = client.session.msg("execute_request", content, metadata={"cellId": cell})
    client.shell_channel.send(message)
    shown: list[str] = []
    while True:
        heard = client.get_iopub_msg(timeout=60)
        if heard["parent_header"].get("msg_id") != message["header"]["msg_id"]:
            continue
        kind, what = heard["msg_type"], heard["content"]
        if kind == "status" and what["execution_state"] == "idle":
            return "\n".join(shown)
        if kind in ("display_data", "execute_result"):
            shown.append(what["data"]["text/plain"])
        elif kind == "error":
            shown.append(f"{what['ename']}: {what['evalue']}")
        elif kind == "stream":
            shown.append(what["text"])


@pytest.fixture(scope="module")
def run(started: Callable[[Path], Run], lesson: Path) -> Run:
    """Cells in a kernel of a lesson in which nothing was run."""
    return started(lesson)


def test_a_word_that_is_not_there_is_fetched(run: Run) -> None:
    """After a restart a later cell runs, and a sentence says what happened; the next says none."""
    first = run('passage("P3.1"); hint("rate-peng")')
    assert first.startswith("→ hint and passage had to be fetched again") and "Hint 1" in first
    assert "→" not in run('passage("P3.1")')


def test_a_claim_in_a_cell_of_one_s_own_asks_first(run: Run) -> None:
    """Where the lesson itself asks for a claim, it stands after its question and is shown."""
    own = run('claim("copies")')
    assert "First answer" in own and "= exact" not in own
    assert "= exact" in run('table([claim("copies")])')
    assert "= exact" in run('table([claim("copies")]) # once more')
    assert "First answer" in run('table([claim("grain-total")])')


IMPORTS = "from telegram16293.lesson import check"


def test_the_cell_that_makes_a_name_is_named(
    started: Callable[[Path], Run], tmp_path: Path
) -> None:
    """Python's own words stay, and below them stands which cell to run first."""
    run = started(written(tmp_path / "mine.ipynb", IMPORTS, "\n# Sums\nsum_of_peng = 1_600_000"))
    shown = run("print(sum_of_peng + 1)")
    assert shown.startswith("NameError: name 'sum_of_peng' is not defined\n→ sum_of_peng is made")
    assert "# Sums" in shown and "Run All Above Selected Cell" in shown
    assert "If an earlier cell makes other" in run("other")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('check("start-speaker", peng)', 'Put the word in quotation marks: "peng".'),
        ('check("rate-peng", english)', "If english is your answer, put it in quotation marks"),
        ('check("rate-peng", 1 600 000)', "needs quotation marks around it"),
        ('check("less-percent", 6.25 %)', "needs quotation marks around it"),
        ('check("rate-peng", “6751”)', "must be straight ones"),
        ('chek("rate-peng", 1)', "Did you mean check?"),
        ("check(rate-peng, 6751)", 'exercise in quotation marks: "rate-peng"'),
        ("check(rate_peng, 6751)", 'exercise in quotation marks: "rate-peng"'),
        ("check(quotient, 6751)", "If an earlier cell makes quotient"),
        ("(1, 2", "missing bracket"),
    ],
)
def test_each_slip_of_the_hand_has_its_sentence(run: Run, code: str, words: str) -> None:
    """It stands after what Python says, which is not changed."""
    run("from telegram16293.lesson import check")
    shown = run(code)
    assert shown.startswith(("NameError", "SyntaxError", "_IncompleteInputError"))
    assert words in shown.partition("→")[2]


@pytest.mark.parametrize(
    "written_over", ['"peng"', "6_751.05", "peng, 1 2", "check('rate-mao', 1)"]
)
def test_a_question_that_was_written_over_is_named(
    run: Run, lesson: Path, written_over: str
) -> None:
    """Whatever stands in its place, the line to put back is shown."""
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    (cell,) = [each["id"] for each in cells if 'check("rate-peng"' in "".join(each["source"])]
    shown = run(written_over, cell)
    assert 'It was: check("rate-peng", ...) Put that line back' in shown
    assert "→" not in run('check("rate-peng", "6,751")', cell)


def test_a_word_of_the_kit_that_was_given_away_is_named(run: Run) -> None:
    """`share = share(…)` works once; then a sentence says why it fails, and the way back holds."""
    run("from telegram16293.lesson import passage, share")
    run('share = share("march-grain", of="rumour-grain")')
    shown = run('share = share("march-grain", of="rumour-grain")')
    assert shown.startswith("TypeError") and "share is a name of your own now" in shown
    run(shown.partition("then run: ")[2])
    assert "→" not in run('share("march-grain", of="rumour-grain")')
    assert "→" not in run('len(5); passage("P3.1")')


def test_cells_without_ids_are_a_lesson_too(started: Callable[[Path], Run], tmp_path: Path) -> None:
    """Another editor saved the notebook in an older form: words are fetched as ever."""
    notebook = written(tmp_path / "older.ipynb", IMPORTS)
    book = json.loads(notebook.read_text(encoding="utf-8"))
    del book["cells"][0]["id"]
    notebook.write_text(json.dumps(book), encoding="utf-8")
    assert "hint had to be fetched again" in started(notebook)('hint("rate-peng")')


def test_a_notebook_of_somebody_else_is_left_alone(
    started: Callable[[Path], Run], tmp_path: Path
) -> None:
    """No word is fetched, nothing is said, and nothing of the lessons is loaded."""
    run = started(written(tmp_path / "theirs.ipynb", "rows = 1"))
    assert run("table(rows)") == "NameError: name 'table' is not defined"
    assert run("(1").startswith("_IncompleteInputError") or "→" not in run("(1")
    assert run("import sys; print('telegram16293.lesson' in sys.modules)").strip() == "False"


@pytest.mark.parametrize("content", [b"", b"[]", b'{"cells": [1]}', b"\xff", None])
def test_any_file_in_the_notebooks_place_does_no_harm(
    run: Run, lesson: Path, content: bytes | None
) -> None:
    """Damaged, empty or gone, it is as if nothing were known of it."""
    before = lesson.read_bytes()
    lesson.unlink() if content is None else lesson.write_bytes(content)
    assert run("nowhere").startswith("NameError: name 'nowhere' is not defined")
    lesson.write_bytes(before)


def test_the_hooks_load_nothing_until_they_are_wanted() -> None:
    """A kernel starts with two functions, and neither the document nor the lessons."""
    code = (
        "import sys; from sourcework.kernel import load_ipython_extension\n"
        "ours = ('sourcework', 'telegram16293')\n"
        "print(sorted(each for each in sys.modules if each.startswith(ours)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.stdout.strip() == "['sourcework', 'sourcework.interpreter', 'sourcework.kernel']"
