"""Two zips: the class's, with nothing that gives answers, and the teacher's, with all of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest

from lesson_form import is_rare
from sourcework.errors import KitError
from sourcework.exercises.expected import right_answer
from sourcework.exercises.leaks import leak
from sourcework.publish import bundle
from sourcework.publish.building import read_all
from sourcework.publish.manuscript import Manuscript
from telegram16293 import course as telegram
from telegram16293.course import course
from telegram16293.exercises import ALL
from telegram16293.seeds import edition

ROOT = Path(__file__).parent.parent
CLASS, TEACHER = bundle.for_class(course(), ROOT), bundle.for_teacher(course(), ROOT)


@pytest.fixture(scope="module")
def lessons() -> list[Manuscript]:
    return read_all(course(), ROOT)


@pytest.fixture(scope="module")
def made(lessons: list[Manuscript]) -> Mapping[str, bytes]:
    """Return stand-ins for the files of dist/: what is in them does not matter here."""
    papers = ("02-verify-worksheet", "document", "document-notes")
    files = [f"slides/{each.name}.html" for each in lessons]
    files += [f"handouts/a4/standard/{each}.pdf" for each in papers]
    files += ["handouts/a4/keys/02-verify-key.pdf", "lms/README.md"]
    return {f"dist/{each}": b"paper" for each in files}


@pytest.fixture(scope="module")
def unpacked(
    lessons: list[Manuscript], made: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Path]:
    """Return the folders that both zips unpack to, by their names."""
    base = tmp_path_factory.mktemp("stick")
    for zipped in bundle.make(course(), ROOT, lessons, made).values():
        zipfile.ZipFile(BytesIO(zipped)).extractall(base)
    return {each.name: each for each in base.iterdir()}


@pytest.fixture(params=[CLASS, TEACHER], ids=lambda each: each.folder)
def stick(request: pytest.FixtureRequest, unpacked: Mapping[str, Path]) -> Path:
    """Return the folder of one zip, then of the other."""
    return unpacked[request.param.folder]


@pytest.fixture
def of_class(unpacked: Mapping[str, Path]) -> Path:
    return unpacked[CLASS.folder]


class Links(HTMLParser):
    """Where a page leads to, and what it asks for."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


def links(path: Path) -> list[str]:
    """Return every place that a page of text leads to: its Markdown, its HTML, its outputs."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return Links(text).found
    texts = [text]
    if path.suffix == ".ipynb":
        cells = json.loads(text)["cells"]
        texts = ["".join(each["source"]) for each in cells if each["cell_type"] == "markdown"]
    found = [each for one in texts for each in re.findall(r"\]\(([^)\s]+)\)", one)]
    return found + [each for one in texts for each in Links(one).found]


def leads_nowhere(target: str, page: Path) -> bool:
    """Whether a link leads to nothing in the zip, and not to the web either."""
    if re.match(r"(https?|mailto|data):", target) or target.startswith("#"):
        return False
    return not (page.parent / unquote(target.partition("#")[0])).exists()


def test_every_link_leads_somewhere(stick: Path) -> None:
    """In each page, Markdown, HTML or notebook, of both zips, from the first page on."""
    pages = [each for each in stick.rglob("*") if each.suffix in (".md", ".html", ".ipynb")]
    # What a program makes a page of is no page.
    pages = [
        each
        for each in pages
        if "helpers" not in each.parts or (each.suffix == ".md" and "site" not in each.parts)
    ]
    found = [(each, target) for each in pages for target in links(each)]
    assert stick / bundle.START in {page for page, _ in found}
    assert [(str(page), at) for page, at in found if leads_nowhere(at, page)] == []


def test_a_link_to_what_is_not_there_leads_to_the_project(unpacked: Mapping[str, Path]) -> None:
    """A page that is in the zip keeps its links to what is not, on the web."""
    page = unpacked[TEACHER.folder] / "kit/README.md"
    web = f"{telegram.HOME}/blob/main/.github/CONTRIBUTING.md"
    assert web in links(page) and "course/README.md" in links(page)


def test_every_lesson_is_named_with_its_question(stick: Path, lessons: list[Manuscript]) -> None:
    """So that a reader finds the one that is spoken of."""
    page = unescape((stick / bundle.START).read_text(encoding="utf-8"))
    for each in lessons:
        assert each.name in page and each.title in page


WHAT_COMES = {"my-lessons", ".wheels", f"{CLASS.folder}.zip", f"{TEACHER.folder}.zip"}


def test_what_the_first_page_names_is_there(stick: Path) -> None:
    """The files and folders in it, all but what a command or the other zip brings."""
    page = (stick / bundle.START).read_text(encoding="utf-8")
    named = set(re.findall(r"<code>([\w./-]+)</code>", page)) - WHAT_COMES - {".md"}
    assert named
    assert [each for each in named if not [*stick.rglob(each), *stick.rglob(f"{each}.*")]] == []


def test_nothing_in_the_zip_of_the_class_gives_answers(of_class: Path) -> None:
    """No slide, note, key, answered or executed notebook, manuscript or page of the course."""
    every = [path.relative_to(of_class).as_posix() for path in of_class.rglob("*")]
    assert "kit/notebooks/02-verify.ipynb" in every
    assert "handouts/a4/standard/02-verify-worksheet.pdf" in every
    # A program named for what it makes is not that.
    names = [each for each in every if not each.startswith("kit/helpers/")]
    told = (
        "answers",
        "lessons/",
        "key",
        "notes",
        "slides",
        "executed",
        "CHANGELOG",
        "telegram.html",
    )
    assert [each for each in names if any(word in each for word in told)] == []
    assert [each for each in names if each.startswith("kit/course/")] == ["kit/course/LICENSE"]
    for path in of_class.glob("kit/notebooks/*.ipynb"):
        assert not any(each.get("outputs") for each in json.loads(path.read_text("utf-8"))["cells"])


def test_nothing_in_words_gives_answers(of_class: Path) -> None:
    """What a learner opens as text has no number of an answer in it but "seven lessons"."""
    for name in (bundle.START, "kit/README.md"):
        text = re.sub(r"<[^>]*>", " ", (of_class / name).read_text(encoding="utf-8"))
        for each in (one for one in ALL.values() if is_rare(one)):
            told = leak(text.replace("seven lessons", ""), each, right_answer(each, edition()))
            assert not re.search(r"\d\d\d|[a-z]", told), (name, each.id, told)


def test_the_teachers_zip_has_what_the_class_lacks(unpacked: Mapping[str, Path]) -> None:
    """Slides, notes, keys, the telegram with its apparatus, and the whole course."""
    stick = unpacked[TEACHER.folder]
    for name in (
        "slides/02-verify.html",
        "handouts/a4/keys/02-verify-key.pdf",
        "handouts/a4/standard/document-notes.pdf",
        "telegram.html",
        "kit/course/guide.md",
        "kit/course/answers/02-verify.ipynb",
        "kit/course/lessons/02-verify.md",
    ):
        assert (stick / name).is_file(), name


def test_no_leavings_travel_with_it(stick: Path) -> None:
    """What Python and JupyterLab leave in folders stays at home."""
    parts = {part for path in stick.rglob("*") for part in path.parts}
    assert not {"__pycache__", ".ipynb_checkpoints", ".venv"} & parts


def test_the_same_files_make_the_same_zip(
    lessons: list[Manuscript], made: Mapping[str, bytes]
) -> None:
    """No day and no order of this machine's gets in."""
    assert bundle.make(course(), ROOT, lessons, made) == bundle.make(course(), ROOT, lessons, made)


def test_the_kit_in_it_runs(stick: Path, tmp_path: Path) -> None:
    """From the unpacked folder a learner's lessons are laid out, and the document is read."""
    program = (
        "from pathlib import Path\n"
        "import telegram16293\n"
        "from sourcework import launch\n"
        "from telegram16293.lesson import figure\n"
        "from telegram16293.seeds import PLACE\n"
        f"launch.lay_out(PLACE.room('notebooks'), Path({str(tmp_path / 'my-lessons')!r}))\n"
        "print(telegram16293.__file__, figure('peng-aid-yuan').speaker)\n"
    )
    env = os.environ | {"PYTHONPATH": str(stick / "kit" / "helpers")}
    ran = subprocess.run(
        [sys.executable, "-c", program], env=env, cwd=tmp_path, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    assert str(stick) in ran.stdout and ran.stdout.strip().endswith("peng")
    assert (tmp_path / "my-lessons" / "02-verify.ipynb").is_file()


# --- a course in a folder of its own -------------------------------------------------------------


@pytest.fixture(scope="module")
def sticks(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return what the zips of a course unpack to that was laid out and built by commands."""
    base = tmp_path_factory.mktemp("another")
    for words in (("new", base / "old_ledger"), ("build", base / "old_ledger")):
        command = [sys.executable, "-I", "-m", "telegram16293", *map(str, words)]
        subprocess.run(command, check=True, capture_output=True)
    for name in ("class", "teacher"):
        zipped = base / f"old_ledger/dist/old_ledger-{name}.zip"
        zipfile.ZipFile(zipped).extractall(base)
    return {name: base / f"old_ledger-{name}" for name in ("class", "teacher")}


@pytest.mark.parametrize("name", ["class", "teacher"])
def test_another_course_has_both_zips(
    sticks: Mapping[str, Path], name: str, tmp_path: Path
) -> None:
    """Each link on its pages leads somewhere, and the kit in it runs on that course alone."""
    stick = sticks[name]
    pages = [stick / bundle.START, *stick.rglob("*.ipynb"), *stick.glob("kit/*.md")]
    assert [
        (str(page), at) for page in pages for at in links(page) if leads_nowhere(at, page)
    ] == []
    program = (
        "from pathlib import Path\n"
        "from sourcework import launch\n"
        "from sourcework.command import main\n"
        "from sourcework.courses import opened_from\n"
        "from sourcework.interpreter import own_course\n"
        "from sourcework.kernel import package\n"
        "course = opened_from(Path(own_course()))\n"
        f"launch.lay_out(course.place.room('notebooks'), Path({str(tmp_path / 'mine')!r}))\n"
        "assert package() == own_course()\n"
        f"typed = ['export', {str(tmp_path / 'data')!r}, '--format', 'json']\n"
        "assert main(course.place, lambda: course, typed) == 0\n"
        "print(own_course(), len(course.exercises), len(course.claims), course.place.checkout)\n"
    )
    env = os.environ | {"PYTHONPATH": str(stick / "kit" / "helpers")}
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    last = ran.stdout.splitlines()[-1]
    assert last.split() == [f"{stick}/kit/helpers/old_ledger", "2", "1", f"{stick}/kit"]
    assert (tmp_path / "data/old_ledger.json").is_file()
    assert (tmp_path / "mine" / "01-read.ipynb").is_file()


def test_nothing_of_this_course_is_in_another_s_zips(sticks: Mapping[str, Path]) -> None:
    """The engine alone, the course, and for learners nothing that tells an answer."""
    for stick in sticks.values():
        held = {path.relative_to(stick).as_posix() for path in stick.rglob("*") if path.is_file()}
        assert {f"kit/{each}" for each in ("kit.py", "pyproject.toml", "README.md")} <= held
        assert not [each for each in held if "helpers/telegram16293" in each or "113022" in each]
        assert not any(b"Stalin" in (stick / each).read_bytes() for each in held)
    in_class = {each.relative_to(sticks["class"]) for each in sticks["class"].rglob("*")}
    apart = [str(each) for each in in_class if "helpers" not in each.parts]
    assert not [each for each in apart if re.search("answers|key|notes|slides|course", each)]
    assert (sticks["teacher"] / "kit/course/key.md").is_file()


# --- what is refused -----------------------------------------------------------------------------


def test_a_part_that_is_missing_is_named(lessons: list[Manuscript]) -> None:
    """No zip is made that lacks what its first page leads to."""
    with pytest.raises(KitError, match="no handouts/a4/standard/document.pdf"):
        bundle.make(course(), ROOT, lessons, {})


def test_a_copy_that_is_not_whole_is_named(tmp_path: Path, lessons: list[Manuscript]) -> None:
    """Nor one without the course."""
    with pytest.raises(KitError, match="helpers/telegram16293 is not there"):
        bundle.make(course(), tmp_path, lessons, {})
