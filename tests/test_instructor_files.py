"""Whatever an instructor may edit is read whole: each natural mistake is named by file and line.

The tables of mistakes stand in ``mistakes/`` and ``instructor_mistakes.py``. Nothing is made here:
each mistake is put into a copy of the course, and the reading part of the build is asked.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from instructor_mistakes import ACCEPTED, BYTES, EVERY_FILE, NAMES
from sourcework.document import open_edition
from sourcework.errors import KitError
from sourcework.exercises import Exercises
from sourcework.exercises.files import Written
from sourcework.publish.building import made_pages, read_all
from sourcework.publish.checked.folders import examine_folders
from sourcework.publish.checked.texts import read_text
from sourcework.publish.exercises import examine_asked, examine_exercises
from sourcework.publish.handouts.glosses import GLOSSES, read_glosses
from sourcework.publish.handouts.making import gathered
from sourcework.publish.handouts.names import NAMES as SCRIPTS
from sourcework.publish.handouts.names import fonts_of, names_of
from sourcework.publish.handouts.sheets import read_sheet
from sourcework.publish.handouts.typeset import Typesetter
from sourcework.publish.manuscript import Manuscript, read_manuscript
from sourcework.publish.outside import examine_outside
from sourcework.publish.pages.dates import page as dates
from sourcework.publish.pages.glossary import page as glossary
from sourcework.publish.pages.occurrences import Lessons
from sourcework.publish.pages.people import page as people
from sourcework.publish.pages.questions import misconceptions, questions
from sourcework.publish.plans import plans
from sourcework.publish.simplified import examine_simplified
from telegram16293.course import course
from telegram16293.exercises import computed

ROOT = Path(__file__).parents[1]
MISTAKES = Path(__file__).with_name("mistakes")
COURSE = course()


@cache
def lessons() -> dict[str, Manuscript]:
    """Return the lessons of the kit by their names."""
    return {each.name: each for each in read_all(COURSE, ROOT)}


@cache
def every() -> Lessons:
    return Lessons(tuple(lessons().values()))


@cache
def data() -> dict[str, Any]:
    return gathered(COURSE, ROOT, {each.name: each.title for each in lessons().values()})


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what an instructor may edit."""
    root = tmp_path_factory.mktemp("course")
    for folder in ("exercises", "lessons", "pages", "plans", "worksheets"):
        shutil.copytree(ROOT / "course" / folder, root / "course" / folder)
    for folder in ("seeds", "notebooks"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


def _state(path: Path) -> tuple[int, int]:
    """Return when a file was last written, and how long it is."""
    return path.stat().st_mtime_ns, path.stat().st_size


@pytest.fixture
def room(copy: Path) -> Iterator[Path]:
    """Return the copy, and put back what a test changed in it."""
    before = {each: _state(copy / each) for each in EVERY_FILE}
    yield copy
    for each, state in before.items():
        path = copy / each
        if path.is_dir():
            path.rmdir()
        if not path.is_file() or _state(path) != state:
            path.write_bytes(original(each))
    for path in copy.rglob("*"):
        if path.is_file() and not (ROOT / path.relative_to(copy)).is_file():
            path.unlink()


@cache
def original(file: str) -> bytes:
    return (ROOT / file).read_bytes()


def lesson(root: Path, file: str) -> None:
    """Read one lesson, then the plans and pages that are made of it and the others."""
    changed = read_manuscript(root / file, root, COURSE)
    if changed.steps != lessons()[changed.name].steps:
        plans(root, list((lessons() | {changed.name: changed}).values()))


def seeds(root: Path, file: str) -> None:
    """Read what stands outside the document."""
    claims = [each.id for each in COURSE.claims]
    examine_outside(root, "seeds", claims, COURSE.document.passages)
    examine_simplified(root, "seeds", COURSE.document)


def edition(root: Path, file: str) -> None:
    """Read the edition."""
    read_text(root, file)
    open_edition(root / file)


def sheet(root: Path, file: str) -> None:
    """Read a worksheet and, if nothing is wrong with it as text, set it."""
    name = Path(file).stem
    text = read_sheet(root, name)
    if text.encode() != original(file):
        with Typesetter({file: text}, data()) as typesetter:
            inputs = {"paper": "a4", "look": "standard", "key": "no", "lesson": name}
            typesetter.pdf(f'#include "/{file}"', **inputs)


def exercises(root: Path, file: str) -> None:
    """Read the exercises of every lesson."""
    examine_exercises(root, COURSE)
    examine_asked(root, lessons().values())
    for each in Exercises(Written(root / "course/exercises", computed)).values():
        assert each.id


READERS: dict[str, Callable[[Path, str], object]] = {
    "course/exercises/": exercises,
    "course/lessons/": lesson,
    "course/plans/plans.toml": lambda root, _: plans(root, list(lessons().values())),
    "course/pages/questions.toml": lambda root, _: list(questions(COURSE, root, every())),
    "course/pages/misconceptions.toml": lambda root, _: misconceptions(COURSE, root, every()),
    "course/pages/terms.toml": lambda root, _: glossary(COURSE, root, every()),
    "course/pages/people.toml": lambda root, _: people(COURSE, root, every()),
    "course/pages/dates.toml": lambda root, _: dates(COURSE, root, every()),
    GLOSSES: lambda root, _: read_glosses(root, COURSE.document),
    SCRIPTS: lambda root, _: (names_of(root, COURSE.document), fonts_of(root)),
    "course/worksheets/": sheet,
    "seeds/113022.xml": edition,
    "seeds/": seeds,
}


def reading(root: Path, file: str) -> None:
    """Read a file of a course as the build does before it makes anything."""
    examine_folders(root)
    next(read for begin, read in READERS.items() if file.startswith(begin))(root, file)


def refused(root: Path, file: str) -> KitError:
    """Return what is said of a file; anything but a KitError is a traceback, and fails."""
    with pytest.raises(KitError) as caught:
        reading(root, file)
    said = str(caught.value)
    assert "Traceback" not in said and "\n" not in said and len(said) < 500, said
    assert caught.value.do.strip(), said
    return caught.value


def named(error: KitError, file: str, line: int | None, says: str) -> None:
    """Assert that an error names the file, the line, and what was seen."""
    # The edition is known by its own name wherever it stands.
    name = re.escape(file).replace("seeds/113022", "(seeds/)?113022")
    place = name if line is None else rf"{name}, line {line}\b"
    assert re.match(place, error.where), f"line {line} expected: {error}"
    assert says.casefold() in str(error).casefold(), f"{says!r} is not in: {error}"


def changed(text: str, old: str, new: str) -> tuple[str, int]:
    """Return a text with its first ``old`` below the comments replaced, and the line of it."""
    begin = next(found.start() for found in re.finditer(r"^(?!#[ \n]|\n)", text, re.MULTILINE))
    if old not in text[begin:]:
        begin = 0
    at = text.index(old, begin)
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    return text[:at] + new + text[at + len(old) :], text[: at + same].count("\n") + 1


@pytest.mark.parametrize("file", EVERY_FILE)
def test_a_file_as_it_is_is_read(room: Path, file: str) -> None:
    """Unchanged nothing is said: what is said below is of the mistake."""
    reading(room, file)


@pytest.mark.parametrize("file", EVERY_FILE)
@pytest.mark.parametrize("spoil", ACCEPTED.values(), ids=ACCEPTED)
def test_what_an_editor_does_is_accepted(
    room: Path, file: str, spoil: Callable[[bytes], bytes]
) -> None:
    """A byte order mark, line ends of Windows, an end of file without one."""
    (room / file).write_bytes(spoil(original(file)))
    reading(room, file)


@pytest.mark.parametrize("file", EVERY_FILE)
@pytest.mark.parametrize(("spoil", "line", "says"), BYTES.values(), ids=BYTES)
def test_what_is_no_text_is_named(
    room: Path, file: str, spoil: Callable[[bytes], bytes], line: int | None, says: str
) -> None:
    """Saved otherwise, cut, garbled, half merged: the file, the line and what to do."""
    spoiled = spoil(original(file))
    assert spoiled != original(file)
    (room / file).write_bytes(spoiled)
    named(refused(room, file), file, line, says)


@pytest.mark.parametrize("file", EVERY_FILE)
def test_a_folder_in_place_of_a_file_is_named(room: Path, file: str) -> None:
    """It cannot be read, and is not passed over."""
    (room / file).unlink()
    (room / file).mkdir()
    named(refused(room, file), file, None, "folder")


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_nothing_reads_is_named(room: Path, name: str) -> None:
    """A copy, a second ending, another number: it is said, and not left unread."""
    (room / name).write_text("# Something\n", encoding="utf-8")
    with pytest.raises(KitError) as caught:
        examine_folders(room)
    # Of two with one number, either may be the one too many.
    same = Path(name).name[:3]
    assert caught.value.where == name or caught.value.where.startswith(
        f"{Path(name).parent.as_posix()}/{same}"
    )


TABLES = [tomllib.loads(each.read_text("utf-8")) for each in sorted(MISTAKES.glob("*.toml"))]
ALL = [(table["file"], *row) for table in TABLES for row in table["mistakes"]]
WHOLE = [(table["file"], *row) for table in TABLES for row in table["accepted"]]


@pytest.mark.parametrize("row", ALL, ids=lambda row: f"{Path(row[0]).stem}-{row[2][:30]}-{row[3]}")
def test_a_mistake_is_named(room: Path, row: tuple[str, str, str, str, int]) -> None:
    """Each mistake of the tables: file, line, and the word that helps."""
    file, old, new, says, *off = row
    text, line = changed(original(file).decode(), old, new)
    (room / file).write_text(text, encoding="utf-8")
    named(refused(room, file), file, line + (off[0] if off else 0), says)


@pytest.mark.parametrize("row", WHOLE, ids=lambda row: f"{Path(row[0]).stem}-{row[2][:30]}")
def test_another_way_to_write_it_is_accepted(room: Path, row: tuple[str, str, str]) -> None:
    """Comments, spaces, another order of keys, letters of any script."""
    file, old, new = row
    (room / file).write_text(changed(original(file).decode(), old, new)[0], encoding="utf-8")
    reading(room, file)


def test_every_file_has_its_mistakes() -> None:
    """Some three hundred of its own kind, beside those that any file may have."""
    assert {each["file"] for each in TABLES} == set(EVERY_FILE) - {"course/lessons/01-read.md"}
    assert all(each["mistakes"] for each in TABLES) and len(ALL) >= 300


@pytest.mark.parametrize("file", ["course/lessons/03-compare.md"])
def test_a_lesson_that_is_gone_is_named(room: Path, file: str) -> None:
    """Its worksheet says so first; without that, the first plan that takes a step of it."""
    (room / file).unlink()
    with pytest.raises(KitError, match=r"worksheets/03-compare.typ: .*lessons/03-compare.md"):
        examine_folders(room)
    left = [each for each in lessons().values() if each.name != "03-compare"]
    with pytest.raises(KitError, match=r"line \d+, .*03-compare.*lessons/03-compare.md") as caught:
        made_pages(COURSE, room, left)
    assert "plans.toml" in str(caught.value) or "lessons/" in str(caught.value)
