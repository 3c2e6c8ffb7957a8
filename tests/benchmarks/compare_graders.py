"""Ten exercises, thirty hand-ins: what nbgrader, otter-grader and this kit make of the same.

    python tests/benchmarks/compare_graders.py [FOLDER]

makes an environment of its own for each of the two (some 500 MB each, from the package index that
uv is set up with), lets each autograde the same thirty notebooks, and prints seconds for each
hand-in, what each says to a learner about the same ten mistakes, and how long one check takes.
It is no part of the tests: it needs a network and minutes. The tests of the other graders are as
plain as most teachers write them: an assertion on the value.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from statistics import median
from tempfile import mkdtemp
from time import perf_counter
from typing import Any

from sourcework.classroom import Asked, example, example_files, look_at
from sourcework.exercises import Exercise, judge, right_answer
from sourcework.exercises.expected import example as mistaken
from sourcework.exercises.model import said
from telegram16293.course import course

NEEDS = {
    "nbgrader": ("nbgrader==0.9.6", "jupyterlab==4.6.6"),
    "otter": ("otter-grader==7.0.0", "jupyterlab==4.6.6"),
}
HANDED_IN, EXERCISES = 30, 10
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
CONFIG = "c = get_config()\nc.CourseDirectory.course_id = 'telegram'\n"
OTTER_GRADES = """
import json, sys, time
from pathlib import Path
from otter.api import grade_submission
autograder, told = sys.argv[1], []
for path in sys.argv[2:]:
    start = time.perf_counter()
    results = grade_submission(path, autograder, quiet=True)
    told.append([time.perf_counter() - start, results.summary()])
print("RESULT" + json.dumps(told))
"""
OTTER_CHECKS = """
import json, os, sys, time
os.chdir(sys.argv[1])
import otter
grader, values = otter.Notebook(tests_dir="tests"), json.loads(sys.argv[2])
globals().update(values)
times = []
for each in range(100):
    start = time.perf_counter()
    told = grader.check("q1", global_env=globals())
    times.append(time.perf_counter() - start)
print("RESULT" + json.dumps([sorted(times)[50], repr(told)]))
"""


def chosen() -> list[Exercise]:
    """Return ten exercises that ask for one number, with a known mistake that is one."""
    found = []
    for each in course().exercises.values():
        if each.kind == "number" and each.mistakes[0].part == "whole":
            values = (right(each), wrong(each))
            if all(isinstance(value, Fraction) for value in values):
                found.append(each)
    return found[:EXERCISES]


def right(exercise: Exercise) -> Any:
    return right_answer(exercise, course().document)


def wrong(exercise: Exercise) -> Any:
    return mistaken(exercise, exercise.mistakes[0], course().document)


def given(exercises: list[Exercise], hand_in: int) -> list[str]:
    """Return the answers of one hand-in: the first makes every mistake, the others some."""
    return [
        example.typed(wrong(each) if hand_in == 0 or (hand_in + at) % 3 == 0 else right(each))
        for at, each in enumerate(exercises)
    ]


def cell(kind: str, source: str, **metadata: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"cell_type": kind, "metadata": metadata, "source": source}
    return made | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def notebook(cells: list[dict[str, Any]]) -> str:
    for at, each in enumerate(cells):
        each["id"] = f"cell-{at}"
    whole = {"cells": cells, "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, ensure_ascii=False)


def test_of(exercise: Exercise, name: str) -> str:
    value = float(right(exercise))
    return f"assert abs({name} - {value!r}) <= 0.005 * abs({value!r})"


# --- the two others ------------------------------------------------------------------------------


def environment(folder: Path, name: str) -> Path:
    """Make an environment for a grader, and return its folder of commands."""
    place = folder / f"env-{name}"
    if not place.exists():
        run(sys.executable, "-m", "venv", "--without-pip", str(place))
        into = ("--quiet", "--compile-bytecode", "--python", str(place))
        run("uv", "pip", "install", *into, *NEEDS[name])
    return place / ("Scripts" if os.name == "nt" else "bin")


def run(*words: str, cwd: Path | None = None) -> str:
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    # What a grader starts by name is found beside its own command.
    bare["PATH"] = os.pathsep.join([str(Path(words[0]).parent), bare.get("PATH", "")])
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, env=bare)
    if done.returncode:
        sys.exit(f"{' '.join(words[:4])} failed:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout


def with_nbgrader(folder: Path, exercises: list[Exercise]) -> tuple[float, list[str]]:
    """Return nbgrader's seconds for a hand-in, and what it says to the first learner."""
    commands, course = environment(folder, "nbgrader"), folder / "course"
    source = [cell("markdown", "# Ten questions")]
    for at, each in enumerate(exercises):
        solved = {"grade": False, "solution": True, "locked": False, "task": False}
        graded = {"grade": True, "solution": False, "locked": True, "task": False, "points": 1}
        text = f"a{at} = None\n### BEGIN SOLUTION\na{at} = {float(right(each))!r}\n### END SOLUTION"
        one = {"nbgrader": {**solved, "grade_id": f"s{at}", "schema_version": 3}}
        two = {"nbgrader": {**graded, "grade_id": f"t{at}", "schema_version": 3}}
        source.append(cell("markdown", said(each.question, course().document)))
        source.append(cell("code", text, **one))
        source.append(cell("code", test_of(each, f"a{at}"), **two))
    write(course / "nbgrader_config.py", CONFIG)
    write(course / "source/ps/ps.ipynb", notebook(source))
    nbgrader = str(commands / "nbgrader")
    run(nbgrader, "generate_assignment", "ps", cwd=course)
    released = json.loads((course / "release/ps/ps.ipynb").read_text(encoding="utf-8"))
    for number in range(HANDED_IN):
        cells = iter(given(exercises, number))
        mine = json.loads(json.dumps(released))
        for each in mine["cells"]:
            if each["metadata"].get("nbgrader", {}).get("solution"):
                each["source"] = (
                    f"{each['metadata']['nbgrader']['grade_id'].replace('s', 'a')} = {next(cells)}"
                )
        write(course / f"submitted/learner{number:02}/ps/ps.ipynb", json.dumps(mine))
    start = perf_counter()
    run(nbgrader, "autograde", "ps", cwd=course)
    taken = perf_counter() - start
    first = course / "autograded/learner00/ps/ps.ipynb"
    graded = json.loads(first.read_text(encoding="utf-8"))["cells"]
    errors = (each["outputs"][-1] for each in graded if each.get("outputs"))
    return taken / HANDED_IN, [f"{each['ename']}: {_line(each['traceback'])}" for each in errors]


def _line(traceback: list[str]) -> str:
    """Return the line that a traceback points at, without its colours."""
    bare = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(traceback))
    return next((each for each in bare.splitlines() if "--> " in each), "").partition("> ")[2]


def with_otter(folder: Path, exercises: list[Exercise]) -> tuple[float, list[str], float]:
    """Return otter-grader's seconds for a hand-in, what it says to the first, and for a check."""
    commands, work = environment(folder, "otter"), folder / "otter"
    raw = "# ASSIGNMENT CONFIG\ngenerate: true\nsolutions_pdf: false\nexport_cell: false"
    source = [cell("raw", raw)]
    for at, each in enumerate(exercises):
        source += [
            cell("raw", f"# BEGIN QUESTION\nname: q{at + 1}\npoints: 1"),
            cell("markdown", said(each.question, course().document)),
            cell("raw", "# BEGIN SOLUTION"),
            cell("code", f"a{at} = {float(right(each))!r} # SOLUTION"),
            cell("raw", "# END SOLUTION"),
            cell("raw", "# BEGIN TESTS"),
            cell("code", test_of(each, f"a{at}")),
            cell("raw", "# END TESTS"),
            cell("raw", "# END QUESTION"),
        ]
    write(work / "ps.ipynb", notebook(source))
    run(str(commands / "otter"), "assign", "ps.ipynb", "dist", "--no-run-tests", cwd=work)
    released = json.loads((work / "dist/student/ps.ipynb").read_text(encoding="utf-8"))
    paths = []
    for number in range(HANDED_IN):
        mine, answers = json.loads(json.dumps(released)), given(exercises, number)
        for each in mine["cells"]:
            text = "".join(each["source"])
            if found := re.match(r"a(\d+) = \.\.\.", text):
                each["source"] = f"a{found[1]} = {answers[int(found[1])]}"
        paths.append(write(work / f"in/learner{number:02}.ipynb", json.dumps(mine)))
    (zipped,) = (work / "dist/autograder").glob("*.zip")
    python = str(commands / "python")
    told = result(run(python, "-c", OTTER_GRADES, str(zipped), *map(str, paths), cwd=work))
    values = {f"a{at}": float(each) for at, each in enumerate(given(exercises, 0))}
    check, _ = result(
        run(python, "-c", OTTER_CHECKS, str(work / "dist/student"), json.dumps(values), cwd=work)
    )
    says = re.split(r"\n(?=q\d+ results:)", told[0][1])
    return (
        sum(each for each, _ in told) / HANDED_IN,
        [" ".join(s.split()) for s in says if "q" in s],
        check,
    )


def result(output: str) -> Any:
    return json.loads(output.rpartition("RESULT")[2])


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# --- ours ----------------------------------------------------------------------------------------


def with_ours(folder: Path, exercises: list[Exercise]) -> tuple[float, list[str], float]:
    """Return our seconds for a hand-in, what we say to the first, and seconds for a check."""
    for number in range(HANDED_IN):
        answers = zip(exercises, given(exercises, number), strict=True)
        entries: list[Any] = [
            {"exercise": each.id, "answer": answer, "attempts": 1} for each, answer in answers
        ]
        carried = {"lesson": exercises[0].lesson, "kit": course().version, "answers": entries}
        path = folder / f"ours/learner{number:02}/ps.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(example_files.notebook(course(), carried))
    start = perf_counter()
    look_at(Asked(folder / "ours", folder / "results"), course)
    taken = perf_counter() - start
    first = zip(exercises, given(exercises, 0), strict=True)
    says = [judge(each, answer, course().document).feedback for each, answer in first]
    times = []
    for _ in range(100):
        start = perf_counter()
        repr(judge(exercises[0], given(exercises, 0)[0], course().document).feedback)
        times.append(perf_counter() - start)
    return taken / HANDED_IN, [f"{each.title}. {each.words}" for each in says], median(times)


def main(folder: Path) -> None:
    """Let all three grade the same, and print what came of it."""
    exercises = chosen()
    ours, our_words, our_check = with_ours(folder, exercises)
    theirs, their_words = with_nbgrader(folder, exercises)
    otters, otter_words, otter_check = with_otter(folder, exercises)
    print(f"\n{HANDED_IN} hand-ins of {EXERCISES} exercises, seconds for each, one process:")
    print(f"  this kit     {ours:.4f}  (reading, judging, every page)")
    print(f"  nbgrader     {theirs:.4f}  ({theirs / ours:,.0f} times)")
    print(f"  otter-grader {otters:.4f}  ({otters / ours:,.0f} times)")
    print(
        f"One check: this kit {our_check * 1000:.2f} ms, otter-grader {otter_check * 1000:.2f} ms\n"
    )
    for at, each in enumerate(exercises):
        print(f"{at + 1}. {said(each.question, course().document)}")
        print(f"   answered     {given(exercises, 0)[at]}")
        for name, told in (
            ("this kit", our_words),
            ("nbgrader", their_words),
            ("otter", otter_words),
        ):
            print(f"   {name:<12} {told[at][:300] if at < len(told) else '(nothing found)'}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else mkdtemp(prefix="graders-")))
