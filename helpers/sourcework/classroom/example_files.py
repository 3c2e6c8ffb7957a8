"""The synthetic class as files: notebooks handed in, zipped as Canvas does, and a gradebook."""

from __future__ import annotations

import base64
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import cast

from ..course import Course
from ..exercises.feedback import Outcome
from ..exercises.readings import Json
from ..progress import HandIn, State
from .example import SEED, SIZE, Pupil, pupils
from .roster import POINTS
from .tables import csv_of


def hand_in(course: Course, pupil: Pupil, lesson: str) -> dict[str, Json]:
    """Return what a pupil's notebook of a lesson carries, as the kit itself makes it."""
    states = tuple(
        State(name, lesson, each.answer, cast(Outcome, each.does), 1)
        for name, each in pupil.lessons[lesson].items()
        if each.does != "nothing"
    )
    payload = HandIn(lesson, states, course.edition, course.version).payload
    last = lesson == list(course.lessons)[-1]
    enclosed: dict[str, Json] = {"argument": dict(pupil.argument.parts)}
    return payload | (enclosed if last and not pupil.argument.is_empty else {})


def notebook(course: Course, payload: Mapping[str, Json], pictures: Sequence[str] = ()) -> bytes:
    """Return a notebook that carries it, with pictures (in base64) among its outputs."""
    shown = [_cell("plot()", {"image/png": each, "text/plain": "a picture"}) for each in pictures]
    last = _cell("hand_in(…)", {course.mime: dict(payload), "text/plain": "Handed in."})
    head = {"cell_type": "markdown", "metadata": {}, "source": ["# A lesson"]}
    whole = {"cells": [head, *shown, last], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1, ensure_ascii=False).encode()


def _cell(source: str, data: Mapping[str, Json]) -> dict[str, object]:
    output = {"output_type": "display_data", "data": dict(data), "metadata": {}}
    told = {"cell_type": "code", "execution_count": 1, "metadata": {}, "source": [source]}
    return told | {"outputs": [output]}


def picture(random: Random, size: int) -> str:
    """Return noise of about so many bytes, as a notebook holds a picture."""
    return base64.b64encode(random.randbytes(size * 3 // 4)).decode("ascii")


def write(course: Course, folder: Path, size: int = SIZE, seed: int = SEED) -> tuple[Path, Path]:
    """Write a class as Canvas hands it out, a zip and a gradebook, and return where they are."""
    made = pupils(course, size, seed)
    folder.mkdir(parents=True, exist_ok=True)
    submissions, gradebook = folder / "submissions.zip", folder / "gradebook.csv"
    with zipfile.ZipFile(submissions, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, pupil in enumerate(made):
            for at, lesson in enumerate(pupil.lessons):
                late = "_LATE" if lesson in pupil.late else ""
                file = f"{90_000 + 100 * number + at}_{course.lesson(lesson)}.ipynb"
                name = f"{pupil.file_name}{late}_{pupil.ident}_{file}"
                archive.writestr(name, notebook(course, hand_in(course, pupil, lesson)))
    gradebook.write_text(csv_of(_gradebook(made)), encoding="utf-8")
    return submissions, gradebook


def _gradebook(made: Sequence[Pupil]) -> Iterator[Sequence[str]]:
    yield ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
    yield (f"    {POINTS}", "", "", "", "")
    for each in made:
        yield (each.name, each.ident, "", f"p{each.ident}", each.section)
