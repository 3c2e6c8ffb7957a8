"""A course looked at from its edition to its notebooks, and what is wrong said in plain words.

What is missing is no fault: it is said, with what works without it. What cannot be looked at,
because something before it is wrong, is said as well.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

from ..claims import judged
from ..course import Course
from ..document import Document
from ..errors import KitError
from ..exercises import Exercise
from ..exercises.proof import faults
from ..figures import figures_of

EDITION = "the edition"
LESSONS = "course/lessons"
SHEETS = "course/worksheets"
STORED = ("tests/executed", "course/answers")
SANITIZE = "tests/nbval-sanitize.cfg"
OK, WRONG, LEFT_OUT = "  ok     ", "  WRONG  ", "  -      "
NEXT_LINE = "\n" + " " * len(OK)


@dataclass
class Found:
    """What looking found: what is there, what is missing without harm, what is wrong."""

    there: str = ""
    missing: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


Look = Callable[[Course, Path], Found]


def examine(open_course: Callable[[], Course], root: Path) -> int:
    """Look at the course in a folder, print what was found, and return 0 if nothing is wrong."""
    print(f"The course in {root}")
    course, found = _opened(open_course, root)
    _say("the course opens", found)
    if course is None:
        return 1
    wrong = 0
    for title, (look, alone) in LOOKS.items():
        if wrong and not alone:
            print(f"{LEFT_OUT}{title}: not looked at, because of what is wrong above")
            continue
        found = _looked(look, course, root)
        _say(title, found)
        wrong += len(found.wrong)
        if title == EDITION and found.wrong:
            print(f"{LEFT_OUT}all else: not looked at, because it is read from the edition")
            break
    print(f"{wrong} wrong." if wrong else "Nothing is wrong.")
    return 1 if wrong else 0


def _opened(open_course: Callable[[], Course], root: Path) -> tuple[Course | None, Found]:
    try:
        course = open_course()
    except Exception as error:  # whatever a module of the course raises when it is imported
        return None, Found(wrong=[told(error, root)])
    return course, Found(f"{course.title}, package {course.name}")


def _looked(look: Look, course: Course, root: Path) -> Found:
    try:
        return look(course, root)
    except Exception as error:  # a function of the course may raise anything
        return Found(wrong=[told(error, root)])


def _say(title: str, found: Found) -> None:
    for each in found.wrong:
        print(f"{WRONG}{title}: {each}")
    if not found.wrong:
        print(f"{OK}{title}: {found.there}")
    for each in found.missing:
        print(f"{LEFT_OUT}{each}")


def told(error: BaseException, root: Path) -> str:
    """Return what went wrong, with the file and the line of the course where it did."""
    if isinstance(error, SyntaxError) and error.filename:
        where = f"{_inside(Path(error.filename), root)}, line {error.lineno}"
        return f"{where}: this is not Python ({error.msg}): {(error.text or '').strip()}"
    frames = traceback.extract_tb(error.__traceback__)
    own = [each for each in frames if _is_inside(Path(each.filename), root)]
    said = str(error) if isinstance(error, KitError) else f"{type(error).__name__}: {error}"
    return (
        f"{_inside(Path(own[-1].filename), root)}, line {own[-1].lineno}: {said}" if own else said
    )


def _is_inside(path: Path, root: Path) -> bool:
    return path.resolve().is_relative_to(root.resolve())


def _inside(path: Path, root: Path) -> str:
    return (
        path.resolve().relative_to(root.resolve()).as_posix()
        if _is_inside(path, root)
        else str(path)
    )


# --- what is looked at ---------------------------------------------------------------------------


def edition(course: Course, root: Path) -> Found:
    """Look whether the edition opens, and each figure's words state its number."""
    document = course.document
    figures = figures_of(document)
    languages = " and ".join(document.whole)
    found = Found(
        f"{_counted(document.passages, 'passage')} ({languages}), {_counted(figures, 'figure')}, "
        f"{_counted(document.textual_notes, 'doubtful reading')}"
    )
    found.missing += _missing_of(document)
    return found


def _missing_of(document: Document) -> Iterator[str]:
    if len(document.whole) < 2:
        yield "no translation: the reader and the handout show one column; all else works"
    if not figures_of(document):
        yield "no figures: the reader and the handout work; there is nothing to calculate with"


def claims(course: Course, root: Path) -> Found:
    """Look whether each claim can be judged on the edition."""
    found = Found()
    for each in course.assertions:
        try:
            judged(course.document, [each])
        except Exception as error:  # whatever its function raises
            where = stands(each.id, root)
            found.wrong.append(f"{where}: {told(error, root)}" if where else told(error, root))
    found.there = _counted(course.assertions, "claim") + ", each with a verdict"
    if not course.assertions:
        found.there = "none"
        found.missing.append("no claims: the reader, figures, exercises and export work without")
    return found


def exercises(course: Course, root: Path) -> Found:
    """Look whether each right answer is judged right, and each mistake hears its own sentence."""
    found = Found()
    every = list(course.exercises.values())
    for each in every:
        found.wrong += _faults(each, course.document, root)
    mistakes = sum(len(each.mistakes) for each in every)
    found.there = (
        f"{_counted(every, 'right answer')} judged right, {mistakes} mistakes met each with its "
        "own sentence"
    )
    if not every:
        found.there = "none"
        found.missing.append("no exercises: lessons can show and tell, and ask nothing")
    return found


def _faults(exercise: Exercise, document: Document, root: Path) -> list[str]:
    try:
        found = faults(exercise, document)
    except Exception as error:  # a function of the course may raise anything
        found = [f"exercise {exercise.id!r}: {told(error, root)}"]
    where = stands(exercise.id, root)
    return [f"{where}: {each}" if where else each for each in found]


def stands(name: str, root: Path) -> str:
    """Return where a course writes an exercise or a claim of that name: file and line, or ""."""
    begins = re.compile(
        rf"""^\s*(?:\[{re.escape(name)}\]|(?:id=)?["']{re.escape(name)}["'],?\s*$)"""
    )
    for path in (*root.glob("course/exercises/*.toml"), *root.glob("helpers/*/**/*.py")):
        for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if begins.match(line):
                return f"{_inside(path, root)}, line {at}"
    return ""


def lessons(course: Course, root: Path) -> Found:
    """Look whether the lessons can be read and run, and what is stored is made from them."""
    from ..publish import build

    if not list((root / LESSONS).glob("[0-9][0-9]-*.md")):
        return Found("none", [f"no lesson in {LESSONS}: the reader, figures and export work"])
    said = io.StringIO()
    with redirect_stdout(said):
        code = build(course, root, check=True)
    lines = said.getvalue().strip().splitlines()
    if code and not any((root / each).is_dir() for each in STORED):
        return Found("every cell runs", ["nothing is made yet: build makes notebooks and pages"])
    if code:
        # Names alone: how a stored output differs is HTML, which a teacher has no use for.
        lines = [each for each in lines if not each.startswith(" ")]
        lines.append(f"build {root} makes them anew")
        return Found(wrong=[NEXT_LINE.join(["what is stored is not up to date", *lines])])
    return Found(f"every cell runs; {lines[-1]}")


def worksheets(course: Course, root: Path) -> Found:
    """Look whether the document, each worksheet and its key can be set on paper."""
    from ..publish import handouts
    from ..publish.building import read_all
    from ..publish.handouts.typeset import NoLetter

    sheets = list((root / SHEETS).glob("[0-9][0-9]-*.typ"))
    try:
        handouts.make(course, root, read_all(course, root), papers=("a4",), looks=("standard",))
    except NoLetter as error:
        missing = f"no handouts and no worksheets on this computer: {error}"
        return Found("not on this computer", [missing])
    if not sheets:
        return Found("none", ["no worksheets: the document on paper and its notes work without"])
    return Found(f"{_counted(sheets, 'worksheet')}, each with its key")


def notebooks(course: Course, root: Path) -> Found:
    """Run the stored notebooks again, and compare each output with the one that is stored."""
    stored = [each for each in STORED if list((root / each).glob("*.ipynb"))]
    if not stored:
        return Found("none stored")
    plugins = ("-p", "sourcework.suite.apart", "-p", "no:cacheprovider", "-p", "no:xdist")
    nbval = ("--nbval", "--nbval-current-env", f"--nbval-sanitize-with={SANITIZE}")
    command = (sys.executable, "-m", "pytest", "-q", *plugins, *nbval, "--rootdir", str(root))
    ran = subprocess.run(
        (*command, "-c", os.devnull, "--override-ini=addopts=", *stored),
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    last = next(iter(reversed(ran.stdout.strip().splitlines())), ran.stderr.strip())
    if ran.returncode:
        return Found(wrong=[NEXT_LINE.join(ran.stdout.strip().splitlines()[-40:]) or last])
    return Found(last)


# What is looked at, in order, and whether it is also looked at where something before is wrong.
LOOKS: dict[str, tuple[Look, bool]] = {
    EDITION: (edition, True),
    "the claims": (claims, True),
    "the exercises": (exercises, True),
    "the lessons": (lessons, False),
    "the worksheets": (worksheets, False),
    "the notebooks": (notebooks, False),
}


def _counted(things: object, name: str) -> str:
    count = len(things)  # type: ignore[arg-type]
    return f"{count} {name}{'' if count == 1 else 's'}"
