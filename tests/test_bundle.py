"""The zip for a class: all that learners need, nothing that gives answers."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest

from telegram16293.errors import KitError
from telegram16293.publish import bundle
from telegram16293.publish.building import read_all
from telegram16293.publish.manuscript import Manuscript

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def lessons() -> list[Manuscript]:
    return read_all(ROOT)


@pytest.fixture(scope="module")
def made(lessons: list[Manuscript]) -> Mapping[str, bytes]:
    """Return stand-ins for the files of dist/: what is in them does not matter here."""
    slides = {f"dist/slides/{each.name}.html": b"slides" for each in lessons}
    papers = ("handouts/a4/02-verify.pdf", "handouts/a4/keys/02-verify.pdf")
    return slides | {f"dist/{each}": b"paper" for each in papers}


@pytest.fixture(scope="module")
def unpacked(
    lessons: list[Manuscript], made: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    (zipped,) = bundle.make(ROOT, lessons, made).values()
    folder = tmp_path_factory.mktemp("stick")
    zipfile.ZipFile(BytesIO(zipped)).extractall(folder)
    return folder / bundle.FOLDER


class Links(HTMLParser):
    """Where a page leads to, and what it asks for."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


def test_every_link_of_the_first_page_leads_into_the_zip(unpacked: Path) -> None:
    """One page to start from; only Python's own site lies outside."""
    links = Links(unpacked / bundle.START).found
    assert "telegram.html" in links and "slides/02-verify.html" in links
    outside = [each for each in links if not (unpacked / each).is_file()]
    assert outside == ["https://www.python.org/downloads/"]


def test_every_lesson_is_named_with_its_question(unpacked: Path, lessons: list[Manuscript]) -> None:
    """So that a learner finds the one the teacher speaks of."""
    page = (unpacked / bundle.START).read_text(encoding="utf-8")
    for each in lessons:
        assert each.name in page and each.title in page


def test_nothing_in_it_gives_answers(unpacked: Path) -> None:
    """No key, no answered notebook, no manuscript with solutions."""
    every = [path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*")]
    assert "kit/notebooks/02-verify.ipynb" in every and "handouts/a4/02-verify.pdf" in every
    # A program named for what it makes is not that.
    names = [each for each in every if not each.startswith("kit/helpers/")]
    assert not [each for each in names if "answers/" in each or "lessons/" in each]
    assert not [each for each in names if "key" in each]
    assert [each for each in names if each.startswith("kit/course/")] == ["kit/course/LICENSE"]


def test_no_leavings_travel_with_it(unpacked: Path) -> None:
    """What Python and JupyterLab leave in folders stays at home."""
    parts = {part for path in unpacked.rglob("*") for part in path.parts}
    assert not {"__pycache__", ".ipynb_checkpoints", ".venv"} & parts


def test_the_same_files_make_the_same_zip(
    lessons: list[Manuscript], made: Mapping[str, bytes]
) -> None:
    """No day and no order of this machine's gets in."""
    assert bundle.make(ROOT, lessons, made) == bundle.make(ROOT, lessons, made)


def test_the_kit_in_it_runs(unpacked: Path, tmp_path: Path) -> None:
    """From the unpacked folder a learner's lessons are laid out, and the document is read."""
    program = (
        "from pathlib import Path\n"
        "import telegram16293\n"
        "from telegram16293 import launch\n"
        "from telegram16293.lesson import figure\n"
        "from telegram16293.places import room\n"
        f"launch.lay_out(room('notebooks'), Path({str(tmp_path / 'my-lessons')!r}))\n"
        "print(telegram16293.__file__, figure('peng-aid-yuan').speaker)\n"
    )
    env = os.environ | {"PYTHONPATH": str(unpacked / "kit" / "helpers")}
    ran = subprocess.run(
        [sys.executable, "-c", program], env=env, cwd=tmp_path, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    assert str(unpacked) in ran.stdout and ran.stdout.strip().endswith("peng")
    assert (tmp_path / "my-lessons" / "02-verify.ipynb").is_file()


def test_a_part_that_is_missing_is_named(lessons: list[Manuscript]) -> None:
    """No zip is made that lacks slides of a lesson."""
    with pytest.raises(KitError, match="no slides/00-start.html"):
        bundle.make(ROOT, lessons, {})


def test_a_copy_that_is_not_whole_is_named(tmp_path: Path, lessons: list[Manuscript]) -> None:
    """Nor one without the kit."""
    with pytest.raises(KitError, match="kit.py is not there"):
        bundle.make(tmp_path, lessons, {})
