"""The project's address stands in one place, and a fork's build carries it to the others."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from sourcework.addresses import binder, pages
from sourcework.errors import KitError
from sourcework.publish.moving import moved, source
from telegram16293.course import HOME, course

ROOT = Path(__file__).parent.parent
NEW = "https://github.com/a-school/our-telegram"
NAMED = re.compile(r"telegram16293/telegram16293")


@pytest.fixture
def fork(tmp_path: Path) -> Path:
    """A copy of what is written by hand, with another address in pyproject.toml."""
    for name in ("course", ".github"):
        shutil.copytree(ROOT / name, tmp_path / name)
    own = "helpers/telegram16293/course.py"
    (tmp_path / own).parent.mkdir(parents=True)
    for name in ("README.md", "CHANGELOG.md", "CITATION.cff", "pyproject.toml", own):
        shutil.copy2(ROOT / name, tmp_path / name)
    path = tmp_path / "pyproject.toml"
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace(f'Source = "{HOME}"', f'Source = "{NEW}"'), encoding="utf-8")
    return tmp_path


def test_the_address_is_the_same_everywhere() -> None:
    """Course, citation and badge have it from one line of pyproject.toml."""
    assert source(ROOT) == HOME
    assert moved(course(), ROOT, check=True)[1] == 0
    assert f"]({binder(course())})" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_a_fork_changes_one_line(fork: Path) -> None:
    """What shows the address shows the new one: badge, citation, clone, course and lessons."""
    there, changed = moved(course(), fork)
    assert there.home == NEW and changed >= 6
    assert f"]({binder(there)})" in (fork / "README.md").read_text(encoding="utf-8")
    assert f'HOME = "{NEW}"' in (fork / "helpers/telegram16293/course.py").read_text("utf-8")
    urls = tomllib.loads((fork / "pyproject.toml").read_text("utf-8"))["project"]["urls"]
    assert urls.pop("Homepage") == pages(NEW)
    assert all(each.startswith(NEW) for each in urls.values())
    # What is made of these is made anew by the same build.
    made = (fork / "course/answers", fork / "course/pages")
    left = [
        each
        for each in fork.rglob("*")
        if each.is_file() and not any(each.is_relative_to(folder) for folder in made)
        if NAMED.search(each.read_bytes().decode("utf-8", "replace"))
    ]
    assert left == []


def test_a_check_names_each_file_and_changes_none(
    fork: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that a test of the fork fails until it is built."""
    before = (fork / "README.md").read_bytes()
    assert moved(course(), fork, check=True)[1] >= 6
    assert "README.md shows https://github.com" in capsys.readouterr().out
    assert (fork / "README.md").read_bytes() == before


def test_a_slip_in_the_project_is_told(fork: Path) -> None:
    """With its line."""
    (fork / "pyproject.toml").write_text("[project\n", encoding="utf-8")
    with pytest.raises(KitError, match="line 1"):
        source(fork)
