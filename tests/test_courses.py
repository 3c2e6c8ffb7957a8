"""courses: a course in a folder of its own is opened, or one sentence says what is wrong there."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel

from sourcework import courses, new
from sourcework.errors import KitError
from sourcework.kernel import COURSE as VARIABLE
from sourcework.kernel.notebook import SESSION
from telegram16293 import cli
from test_kernel import said, written

NAME = "parish_register"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return a course as `new` lays it out; what it brings into this Python is taken back."""
    top = tmp_path / "Приход 1"
    new.new(top, NAME)
    path = sys.path[:]
    yield top
    sys.path[:] = path
    for name in [each for each in sys.modules if each.split(".")[0] == NAME]:
        del sys.modules[name]


def test_a_course_in_a_folder_is_opened(folder: Path) -> None:
    """It is the folder's own, and its package can be imported."""
    course = courses.opened(folder)
    assert (course.name, course.place.checkout) == (NAME, folder.resolve())
    assert sys.modules[f"{NAME}.course"].course() is course
    assert courses.is_course(folder) and not courses.is_course(folder.parent)


def test_the_kit_is_such_a_folder_too() -> None:
    """This telegram's course is opened as any other."""
    assert courses.opened(Path(__file__).parent.parent).name == "telegram16293"


def test_nothing_in_the_folder_hides_a_module_of_pythons(folder: Path) -> None:
    """Where a teacher has a random.py there, Python's own is found."""
    (folder / "helpers/random.py").write_text("raise SystemExit", encoding="utf-8")
    courses.opened(folder)
    assert sys.path[-1] == str((folder / "helpers").resolve())


def write(name: str, words: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(words, encoding="utf-8")


def remove(name: str) -> Callable[[Path], object]:
    def removed(folder: Path) -> None:
        (shutil.rmtree if (folder / name).is_dir() else Path.unlink)(folder / name)

    return removed


COURSE = f"helpers/{NAME}/course.py"
MINE = "from pathlib import Path\nfrom sourcework.course import Course\n"
MINE += "from sourcework.exercises import Exercises\nfrom sourcework.places import Place\n"

FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "no folder": (lambda folder: shutil.rmtree(folder), "there is no such folder"),
    "a file": (
        lambda folder: (shutil.rmtree(folder), folder.write_text("x", encoding="utf-8")),
        "it is a file",
    ),
    "no helpers": (remove("helpers"), "there is no folder helpers in it"),
    "no package": (remove(COURSE), "helpers: no folder in it has a file course.py"),
    "two packages": (
        lambda folder: shutil.copytree(folder / f"helpers/{NAME}", folder / "helpers/second"),
        f"there are several courses in it: {NAME}, second. Leave one",
    ),
    "no name for Python": (
        lambda folder: (folder / f"helpers/{NAME}").rename(folder / "helpers/my course"),
        "'my course' is no name that Python can import",
    ),
    "a name that is taken": (
        lambda folder: (folder / f"helpers/{NAME}").rename(folder / "helpers/telegram16293"),
        "there is another package of that name",
    ),
    "no project file": (remove("pyproject.toml"), "there is no file pyproject.toml in it"),
    "a slip in Python": (
        write(f"helpers/{NAME}/claims.py", "\nASSERTIONS = (\n"),
        "claims.py, line 2: SyntaxError: '(' was never closed. Correct this line",
    ),
    "an import that fails": (
        write(f"helpers/{NAME}/claims.py", "# mine\nimport no_such_module\n"),
        "claims.py, line 2: ModuleNotFoundError: No module named 'no_such_module'. Correct",
    ),
    "a name that is not there": (
        write(COURSE, "from .exercises import NO_SUCH\n"),
        "course.py, line 1: ImportError: cannot import name 'NO_SUCH'",
    ),
    "no function": (write(COURSE, "x = 1\n"), "course.py: it has no function course()"),
    "no call": (write(COURSE, "course = 1\n"), "course.py: it has no function course()"),
    "another value": (
        write(COURSE, "def course():\n    return 'mine'\n"),
        "course.py: course() returns str, not a Course. Write a function course()",
    ),
    "a call that fails": (
        write(COURSE, "def course():\n    return 1 / 0\n"),
        "course.py, line 2: ZeroDivisionError: division by zero. Correct this line",
    ),
    "an argument too many": (
        write(COURSE, "def course(name):\n    return name\n"),
        "TypeError: course() missing 1 required positional argument: 'name'",
    ),
    "another place": (
        write(COURSE, f"{MINE}def course(): return Course(Place(Path('x')), 't', Exercises())\n"),
        "its Place is x, and the package stands in",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_thing_that_is_wrong_has_its_sentence(
    folder: Path, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command says where, what and what to do, ends with 1 and shows no traceback."""
    make, words = FAULTS[fault]
    make(folder)
    with pytest.raises(KitError) as told:
        courses.opened(folder)
    assert words in str(told.value)
    assert cli.main(["export", "--course", str(folder)]) == 1
    assert words in capsys.readouterr().err


def test_a_command_works_with_another_course(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it makes is the other document's."""
    data = tmp_path / "data"
    assert cli.main(["export", str(data), "--course", str(folder), "--format", "json"]) == 0
    assert (data / f"{NAME}.json").is_file()


def test_lessons_of_another_course_are_laid_out(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A server that others start has to be told of the course, and the command says how."""
    lesson = folder / "notebooks" / "01.ipynb"
    lesson.parent.mkdir(exist_ok=True)
    lesson.write_text("mine", encoding="utf-8")
    assert cli.main(["lay-out", str(tmp_path / "anna"), "--course", str(folder)]) == 0
    assert (tmp_path / "anna" / "01.ipynb").read_text(encoding="utf-8") == "mine"
    assert f"{VARIABLE}={courses.found(folder)}" in capsys.readouterr().out


def test_what_is_needed_to_build_a_course_is_told() -> None:
    """A wheel brings what learners need; the rest is named, with the words that install it."""
    courses.need_makers("build")
    with pytest.raises(KitError) as told:
        courses.need_makers("build", ("pytest", "no_such_maker"))
    assert str(told.value) == (
        "build: not installed, because learners do not need it: no_such_maker. "
        "Type `pip install 'telegram16293[build]'`."
    )


@pytest.fixture
def run(folder: Path, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Cells in a kernel as a command starts it for another course."""
    mine = written(tmp_path / "mine.ipynb", f"from {NAME}.lesson import check")
    told = {VARIABLE: str(courses.found(folder)), SESSION: str(mine), "IPYTHONDIR": str(tmp_path)}
    manager, client = start_new_kernel(env={**os.environ, **told}, cwd=str(tmp_path))
    yield lambda code: said(client, code, "")
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def test_a_kernel_of_another_course_looks_on_for_it(run: Callable[[str], str]) -> None:
    """It can import the course, fetches its words, and says what to do about a slip."""
    assert run(f"from {NAME}.course import course; print(course().name)").strip() == NAME
    assert run('check("price-speaker", "miller")').startswith("→ check had to be fetched again")
    assert "Did you mean check?" in run('chek("price-speaker", 1)')
    assert 'quotation marks: "miller"' in run('check("price-speaker", miller)')
    again = "from sourcework.kernel import name; from sourcework.lesson.remaking import again"
    again += "; again(name(), 'ask', 'price-speaker').again"
    assert run(again) == "('ask', 'price-speaker')"
