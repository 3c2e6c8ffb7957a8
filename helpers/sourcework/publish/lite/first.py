"""The page that the folder's own address opens, with a link to each lesson.

JupyterLite has only pages of single notebooks here. Its first page, and the sign at the top of
each notebook, lead to others ("lab", "tree"), which are not made.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from sourcework.course import Course
from sourcework.templates import filled

# Where somebody comes to, and the way from there back to the folder.
PLACES = {"index.html": ".", "tree/index.html": ".."}


def first_pages(course: Course) -> Mapping[str, bytes]:
    """Return the page for each place in the folder that leads to all lessons.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> sorted(first_pages(opened(EXAMPLE)))
    ['index.html', 'tree/index.html']
    """
    lessons = [(each.stem, _question(each)) for each in course.place.notebooks]
    return {
        place: filled(
            "publish/lite/first.html", title=course.title, lessons=lessons, root=root
        ).encode()
        for place, root in PLACES.items()
    }


def _question(notebook: Path) -> str:
    """Return a lesson's title: the first heading in it."""
    cells = json.loads(notebook.read_bytes())["cells"]
    lines = (line for cell in cells for line in "".join(cell["source"]).splitlines())
    return next((line.removeprefix("# ") for line in lines if line.startswith("# ")), "")
