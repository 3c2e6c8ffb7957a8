"""A class on a real JupyterHub, with the settings that we ship: nobody loses work.

One hub serves the whole file, and its tests stand in the order of a lesson: log in, work, hand in;
somebody's kernel dies or floods; the hub is restarted; idle servers end; the class comes back.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest

import hub as hubs
from hub import Hub, Learner
from sourcework.classroom import Asked, look_at
from telegram16293.course import course

LESSON = "02-verify.ipynb"
# Dora's kernels end after two seconds, so that a test need not wait for half an hour.
SOON = """
import os
if os.environ.get("JUPYTERHUB_USER") == "dora":
    c.MappingKernelManager.cull_idle_timeout = 2
    c.MappingKernelManager.cull_interval = 1
"""
FLOOD = "while True: print('x' * 100_000, flush=True)"
GREEDY = "import numpy\nkept = []\nwhile True: kept.append(numpy.empty(100_000_000, 'u1'))"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """A hub that nobody has logged in to yet."""
    if what := hubs.lacking():
        if os.environ.get("CI") and sys.platform.startswith("linux"):
            pytest.fail(f"no hub can be started: {what} is missing", pytrace=False)
        pytest.skip(f"no hub can be started: {what} is missing")
    with hubs.running(tmp_path_factory.mktemp("hub"), settings=SOON) as running:
        yield running


@pytest.fixture(scope="module")
def ada_and_bob(hub: Hub) -> list[Learner]:
    """Two who log in at the same time."""
    return hub.learners("ada", "bob")


@pytest.fixture(scope="module")
def ada(ada_and_bob: list[Learner]) -> Learner:
    """One to whom things happen."""
    return ada_and_bob[0]


@pytest.fixture(scope="module")
def bob(ada_and_bob: list[Learner]) -> Learner:
    """One who must not notice."""
    return ada_and_bob[1]


def test_each_begins_with_the_lessons_in_a_folder_of_her_own(ada: Learner, bob: Learner) -> None:
    """Nobody's are somebody else's, and nobody's server is."""
    names = [each["name"] for each in ada.asked("GET", "contents").json()["content"]]
    assert sorted(names) == [f"{each.name}" for each in course().place.notebooks]
    assert ada.folder != bob.folder and bob.folder.is_dir()
    stranger = Learner(ada.hub, "bob", ada.token)
    assert stranger.asked("GET", "contents").status_code == 403


def test_a_class_works_and_hands_in(ada: Learner, bob: Learner, tmp_path: Path) -> None:
    """Every cell runs, and what each one saved is read by `class`, with every answer right."""
    for each in (ada, bob):
        assert each.done(LESSON, each.opened(LESSON), answered=True) == []
        (tmp_path / "in").mkdir(exist_ok=True)
        copy = tmp_path / "in" / f"{each.name}_{LESSON}"
        copy.write_bytes((each.folder / LESSON).read_bytes())
    assert look_at(Asked(tmp_path / "in", tmp_path / "out", counts="correctness"), course) == 0
    gradebook = (tmp_path / "out" / "gradebook.csv").read_text(encoding="utf-8-sig")
    lines = [each for each in gradebook.splitlines() if each.startswith(("ada", "bob"))]
    assert len(lines) == 2 and all("100" in each for each in lines), gradebook


def test_a_kernel_that_is_killed_takes_nothing_along(ada: Learner, bob: Learner) -> None:
    """Bob's goes on with what it knows; Ada's begins again by itself, and finds her answers."""
    hers, his = ada.opened(LESSON), bob.opened(LESSON)
    his.run("mine = 7")
    pid = int(hers.said("import os; print(os.getpid())"))
    os.kill(pid, signal.SIGKILL)
    assert his.said("print(mine)") == "7\n"
    ada.hub.until(lambda: restarted(ada, pid), "her kernel runs again")
    again = ada.opened(LESSON)
    assert "✓" in str(again.run("from telegram16293.lesson import progress; progress()"))


def restarted(learner: Learner, pid: int) -> bool:
    """Return whether a kernel of hers runs that is not this one."""
    kernels = learner.asked("GET", "kernels").json()
    running = [each.pid for each in learner.processes[1:]]
    return pid not in running and bool(running) and kernels[0]["execution_state"] != "dead"


def test_who_takes_all_memory_is_refused_it_alone(ada: Learner, bob: Learner) -> None:
    """Her cell fails, with her kernel or in it; his neither fails nor ends."""
    hers, his = ada.opened(LESSON), bob.opened(LESSON)
    his.run("mine = 8")
    (error,) = [each for each in hers.run(GREEDY) if each["output_type"] == "error"]
    assert "MemoryError" in error["ename"]
    hers.run("del kept")
    assert his.said("print(mine)") == "8\n"
    assert hers.said("print('here')") == "here\n"


def test_a_flood_of_words_is_cut_off(ada: Learner, bob: Learner) -> None:
    """What is printed without end is dropped with a sentence, and can be stopped."""
    hers, his = ada.opened(LESSON), bob.opened(LESSON)
    hers.send(FLOOD)
    while "rate exceeded" not in (told := str(hers.socket.recv())):
        assert told
    assert his.said("print(1 + 1)") == "2\n"
    assert bob.asked("GET", f"contents/{LESSON}").ok and ada.asked("GET", "status").ok
    assert ada.asked("POST", f"kernels/{hers.ident}/interrupt").status_code == 204
    # What was on its way is let out first.
    again = ada.connected(hers.ident)
    ada.hub.until(lambda: "here" in str(again.run("print('here')")), "her kernel can be used again")


def test_a_kernel_nobody_uses_ends(hub: Hub) -> None:
    """Three lessons were opened, all of them still on the page; the answers stay."""
    dora = hub.learner("dora")
    first = dora.opened(LESSON)
    first.run('from telegram16293.lesson import check; check("copies-accounted", 8)')
    kept = [first, *map(dora.opened, ("00-start.ipynb", "01-read.ipynb"))]
    hub.until(lambda: dora.asked("GET", "kernels").json() == [], "her kernels have ended")
    assert all(each.socket.connected for each in kept)
    words = "from telegram16293.lesson import progress; progress()"
    assert "✓" in str(dora.opened(LESSON).run(words))


def test_the_hub_restarts_and_loses_nothing(hub: Hub, bob: Learner) -> None:
    """Servers and kernels run on, also while it is away; who was logged in still is."""
    his = bob.opened(LESSON)
    his.run("mine = 9")
    before = bob.processes[0].pid
    hub.stop()
    assert his.said("print(mine)") == "9\n"
    hub.start()
    assert bob.processes[0].pid == before and hub.runs("bob")
    assert bob.opened(LESSON).said("print(mine)") == "9\n"


def test_a_link_brings_new_lessons_and_keeps_her_work(bob: Learner, tmp_path: Path) -> None:
    """nbgitpuller, as the links in README.md ask it: what she wrote stays, what is new comes."""
    lessons = tmp_path / "lessons"
    lessons.mkdir()
    kit = hubs.ROOT / "notebooks"
    for name in ("00-start.ipynb", LESSON):
        (lessons / name).write_bytes((kit / name).read_bytes())
    commit(lessons, "init", "--quiet", "--initial-branch=lessons")
    assert pulled(bob, lessons)
    assert bob.done(f"lessons/{LESSON}", bob.opened(f"lessons/{LESSON}"), answered=True) == []
    hers = {each["id"]: each for each in cells(bob.folder / "lessons" / LESSON)}
    book = json.loads((lessons / LESSON).read_text(encoding="utf-8"))
    corrected(book["cells"])
    words = json.dumps(book, indent=1, ensure_ascii=False) + "\n"
    (lessons / LESSON).write_text(words, encoding="utf-8")
    (lessons / "03-compare.ipynb").write_bytes((kit / "03-compare.ipynb").read_bytes())
    commit(lessons)
    assert pulled(bob, lessons)
    assert (bob.folder / "lessons/03-compare.ipynb").exists()
    now = {each["id"]: each for each in cells(bob.folder / "lessons" / LESSON)}
    mine = [each for each, cell in hers.items() if cell["cell_type"] == "code"]
    assert [now[each] for each in mine] == [hers[each] for each in mine]


def cells(path: Path) -> list[dict[str, Any]]:
    """Return the cells of a notebook that is whole."""
    book = nbformat.read(path, 4)
    nbformat.validate(book)
    return list(book.cells)


def corrected(lesson: list[dict[str, Any]]) -> None:
    """Change a lesson in what nobody writes in, in what she has answered, and by a new cell."""
    lesson[2]["source"].append("\nA sentence more.")
    asked = next(each for each in lesson if "check(" in "".join(each["source"]))
    asked["source"] = [f"# Another hint.\n{''.join(asked['source'])}"]
    new = {"cell_type": "markdown", "id": "new-cell", "metadata": {}, "source": ["A new cell."]}
    lesson.insert(5, new)


def commit(folder: Path, *first: str) -> None:
    """Make a folder's present state one of a repository."""
    who = ("-c", "user.name=a teacher", "-c", "user.email=teacher@school.example")
    for words in filter(None, (first, ("add", "-A"), (*who, "commit", "-qm", "lessons"))):
        subprocess.run(["git", "-C", str(folder), *words], check=True)


def pulled(learner: Learner, repository: Path) -> bool:
    """Return whether the link's page has done what it does."""
    asked = f"repo={repository.as_uri()}&branch=lessons&targetpath=lessons"
    answer = learner.asked("GET", f"../git-pull/api?{asked}")
    assert answer.ok, answer.text
    return '"phase": "finished"' in answer.text


def test_servers_nobody_uses_end_and_the_class_comes_back(hub: Hub, ada: Learner) -> None:
    """The hub ends them all; on another day each answer is there, and each lesson as it was."""
    saved = (ada.folder / LESSON).read_bytes()
    pids = [each.pid for each in ada.processes]
    hub.stop()
    hub.idle = 2
    hub.start()
    hub.until(lambda: not any(map(hub.runs, ("ada", "bob", "dora"))), "all servers have ended")
    assert not any(map(psutil.pid_exists, pids))
    hub.stop()
    hub.idle = 3600
    hub.start()
    ada.come()
    assert (ada.folder / LESSON).read_bytes() == saved
    words = "from telegram16293.lesson import progress; progress()"
    assert "✓" in str(ada.opened(LESSON).run(words))
