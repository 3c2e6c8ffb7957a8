"""Classes of invented pupils, handed in and looked at, for the tests of the classroom."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from harbour import EXERCISES, PLACE
from sourcework.classroom import Asked, look_at
from sourcework.classroom.keeping import Results
from sourcework.course import Course

MIME = "application/vnd.harbour.answers+json"
LESSONS = {"numbers": "01-numbers", "words": "02-words"}
RIGHT, DOLLARS = "2000/3", "You seem to have taken the dollars that the office granted."


@cache
def harbour() -> Course:
    """Return the course on the invented letter."""
    return Course(PLACE, "Harbour", EXERCISES)


def payload(lesson: str = "words", answers: Mapping[str, Any] | None = None, **more: Any) -> Any:
    """Return what a notebook of a lesson hands in."""
    given = {"who": "pilot"} if answers is None else answers
    entries = [{"exercise": name, "answer": each, "attempts": 1} for name, each in given.items()]
    return {"format": 1, "lesson": lesson, "kit": "0.1.0", "answers": entries, **more}


def notebook(*payloads: Any, cells: Iterable[Any] = (), mime: str = MIME) -> bytes:
    """Return a notebook that carries payloads, one an output."""
    carried = [code("hand_in()", {mime: each}) for each in payloads]
    return json.dumps({"cells": [*cells, *carried], "nbformat": 4}).encode()


def code(source: str, data: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return a cell of code with its output."""
    outputs = [{"output_type": "display_data", "data": data, "metadata": {}}] if data else []
    return {"cell_type": "code", "source": source, "outputs": outputs, "metadata": {}}


def handed(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files into a folder and return it."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def looked(submissions: Path, out: Path, **asked: Any) -> Path:
    """Look at what was handed in of the course on the letter, and return the results' folder."""
    assert look_at(Asked(submissions, out, **asked), harbour) == 0
    return out


def rows(out: Path, query: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query to the results."""
    with Results(out / "results.sqlite") as results:
        return list(results.rows(query))


def table(path: Path) -> list[dict[str, str]]:
    """Return a CSV file's rows by column."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def refused(out: Path) -> dict[str, str]:
    """Return which files were not read, and why."""
    return {each["file"]: each["why it was not read"] for each in table(out / "not-read.csv")}


def words(page: Path) -> str:
    """Return the words of a page, in one line."""
    text = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").get_text(" ")
    return " ".join(text.split())
