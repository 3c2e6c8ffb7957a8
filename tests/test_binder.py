"""Binder: what it would make of this repository starts a visitor in a ready folder of her own.

tests/fresh/binder.py does what is only read here, in a clean environment.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.skipif(os.name != "posix", reason="Binder's images are Linux's")
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


def test_a_visitor_starts_in_a_folder_of_her_own(tmp_path: Path) -> None:
    """Laid out beforehand, or now where a home hides it; with what the kit's kernels are told."""
    programs = Path(sys.executable).parent
    told = {"HOME": str(tmp_path), "PATH": f"{programs}{os.pathsep}/usr/bin{os.pathsep}/bin"}
    asks = ["python3", "-c", "import os, sys; print(os.getcwd(), sys.flags.safe_path)"]

    def started() -> str:
        command = [str(ROOT / "start"), *asks]
        return subprocess.run(
            command, env=told, cwd=tmp_path, capture_output=True, text=True, check=True
        ).stdout

    folder = tmp_path.resolve() / "my-lessons"
    assert "Written: 00-start.ipynb" in started()
    assert len(list(folder.glob("*.ipynb"))) == 6
    (folder / "00-start.ipynb").write_text("мой ответ", encoding="utf-8")
    assert started() == f"{folder} True\n"
    assert (folder / "00-start.ipynb").read_text(encoding="utf-8") == "мой ответ"
    subprocess.run([str(ROOT / "postBuild")], env=told, cwd=ROOT, capture_output=True, check=True)
    assert (folder / "00-start.ipynb").read_text(encoding="utf-8") == "мой ответ"
