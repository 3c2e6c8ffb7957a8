"""Binder: what it would make of this repository starts a visitor in a ready folder of her own.

tests/fresh/binder.py does what is only read here, in a clean environment.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from ast import literal_eval
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.skipif(os.name != "posix", reason="Binder's images are Linux's")
LESSONS = {each.name for each in (ROOT / "notebooks").glob("*.ipynb")}
READ = ("environment.yml", "postBuild", "start")


@pytest.fixture(scope="module")
def dockerfile(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return the lines of the Dockerfile; nothing is fetched for it."""
    repository = tmp_path_factory.mktemp("repository")
    for each in READ:
        shutil.copy2(ROOT / each, repository / each)
    tool = [sys.executable, "-m", "repo2docker", "--no-build", "--debug"]
    command = [*tool, "--user-id=1000", "--user-name=jovyan", str(repository)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return (run.stdout + run.stderr).splitlines()


def test_the_image_is_made_of_what_stands_here(dockerfile: list[str]) -> None:
    """The environment first, then postBuild, both as who is not root; visitors come by `start`."""
    wanted = ("USER ${NB_USER}", "env update", "RUN ./postBuild", "ENV R2D_ENTRYPOINT=", "CMD ")
    seen = [
        next(w for w in wanted if w in line) for line in dockerfile if any(map(line.count, wanted))
    ]
    assert [each for each in seen if each != wanted[0]] == list(wanted[1:])
    assert seen[0] == wanted[0]
    environment = next(line for line in dockerfile if "env update" in line)
    assert '--file "environment.yml"' in environment
    assert 'ENV R2D_ENTRYPOINT="${REPO_DIR}/start"' in dockerfile


Starts = Callable[..., str]
WHERE = "import os, sys; print(os.getcwd(), sys.flags.safe_path)"


@pytest.fixture
def start(tmp_path: Path) -> Starts:
    """Run a line of Python as `start` starts a server; return what was said."""
    programs = Path(sys.executable).parent
    paths = f"{programs}{os.pathsep}/usr/bin{os.pathsep}/bin"

    def started(line: str = WHERE, **told: str) -> str:
        return subprocess.run(
            [str(ROOT / "start"), "python3", "-c", line], cwd=tmp_path, check=True,
            env={"HOME": str(tmp_path), "PATH": paths, **told}, capture_output=True, text=True,
        ).stdout  # fmt: skip

    return started


BINDER = {"BINDER_LAUNCH_HOST": "https://binder.example/"}


def test_a_visitor_starts_in_a_folder_of_her_own(start: Starts, tmp_path: Path) -> None:
    """Laid out beforehand, or now where a home hides it; with what the kit's kernels are told."""
    folder = tmp_path.resolve() / "my-lessons"
    assert "Written: 00-start.ipynb" in start(**BINDER)
    assert {each.name for each in folder.glob("*.ipynb")} == LESSONS
    (folder / "00-start.ipynb").write_text("мой ответ", encoding="utf-8")
    assert start(**BINDER) == f"{folder} True\n"
    # On a hub, where homes stay, newer lessons are looked for at each start.
    assert "Left as it is: 00-start.ipynb" in start()
    assert (folder / "00-start.ipynb").read_text(encoding="utf-8") == "мой ответ"
    programs = str(Path(sys.executable).parent)
    told = {"HOME": str(tmp_path), "PATH": f"{programs}{os.pathsep}/usr/bin{os.pathsep}/bin"}
    subprocess.run([str(ROOT / "postBuild")], env=told, cwd=ROOT, capture_output=True, check=True)
    assert (folder / "00-start.ipynb").read_text(encoding="utf-8") == "мой ответ"


def test_a_server_starts_also_where_nothing_can_be_laid_out(start: Starts, tmp_path: Path) -> None:
    """A file is in the way of her folder: she still comes to her home, where her work is."""
    (tmp_path / "my-lessons").write_text("", encoding="utf-8")
    assert start().splitlines()[-1] == f"{tmp_path.resolve()} True"


@pytest.mark.parametrize(
    ("told", "minutes"),
    [(BINDER, "10"), ({"TELEGRAM16293_FORGETS": "30"}, "30"), ({}, None)],
    ids=["Binder", "a hub that says so", "a hub"],
)
def test_the_page_is_told_when_work_is_lost(
    start: Starts, told: dict[str, str], minutes: str | None
) -> None:
    """On Binder, and on a hub that was told so; a hub that keeps work says nothing."""
    line = "from jupyterlab_server.config import get_page_config as page; print(page([]))"
    (said,) = re.findall(r"^\{.*\}$", start(line, **told), re.MULTILINE)
    assert literal_eval(said).get("telegram16293_forgets") == minutes
