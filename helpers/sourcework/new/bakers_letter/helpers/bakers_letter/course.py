"""The course: the one value that binds edition, claims and exercises.

`title` is what learners and teachers call the document, `makers` who made the course, `home`
where it is published, if it is.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sourcework.course import Course
from sourcework.places import Place

from .claims import ASSERTIONS
from .exercises import EXERCISES


@cache
def course() -> Course:
    """Return the course with all its lessons."""
    return Course(
        Place(Path(__file__).parent),
        title="A baker's letter (invented)",
        exercises=EXERCISES,
        makers="the makers of this course",
        assertions=ASSERTIONS,
    )
