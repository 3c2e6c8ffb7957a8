"""This telegram's course, as a classroom is handed it."""

from __future__ import annotations

import re
from argparse import Namespace
from functools import cache

from .argument import Advice, Argument, review
from .claims import claims_of
from .classroom import EXAMPLE, FOLDER, Asked, Taught, look_at, show_example
from .document import edition
from .errors import KitError
from .exercises import ALL
from .outside import outside
from .places import checkout
from .progress import MIME

TITLE = "Telegram 16293"
RUBRIC = "course/rubric.md"


@cache
def taught() -> Taught:
    """Return the course with all its lessons."""
    names = {lesson: f"{at:02}-{lesson}" for at, lesson in enumerate(ALL.lessons)}
    return Taught(edition(), ALL, MIME, names, TITLE, advice, rubric())


def advice(argument: Argument) -> tuple[Advice, ...]:
    """Return the advice on an argument about this document."""
    document = edition()
    return review(argument, document, claims_of(document), outside())


def rubric() -> tuple[tuple[str, ...], ...]:
    """Return the rubric for arguments, where the course's pages are: a row for each thing."""
    root = checkout()
    path = root / RUBRIC if root else None
    if path is None or not path.is_file():
        return ()
    table = path.read_text(encoding="utf-8").partition("## The rubric")[2].partition("\n## ")[0]
    rows = (line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| **"))
    return tuple(tuple(re.sub(r"[*_]", "", cell).strip() for cell in row) for row in rows)


def look(words: Namespace) -> int:
    """Look at what a class of this course handed in, or at an example; return the exit code."""
    if words.example:
        return show_example(words.out or EXAMPLE, taught)
    if words.submissions is None:
        do = "give the folder or zip that your platform gave you, or --example"
        raise KitError("telegram16293 class", "it is not said what was handed in", do)
    asked = Asked(
        words.submissions,
        words.out or FOLDER,
        words.gradebook,
        words.counts,
        words.points,
        words.weights,
        words.since,
        max(0, words.processes),
        words.cluster,
    )
    return look_at(asked, taught)
