"""The page that lies beside the questions: what each file is for, and what a platform loses."""

from __future__ import annotations

from collections import Counter

from ...course import Course
from ...exercises.nearness import NOISE
from ...templates import filled
from .numbers import MOST_FIGURES
from .replies import apart, right_pairs


def page(course: Course) -> str:
    """Return the page as Markdown.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> page(opened(EXAMPLE)).partition(":")[0]
    "# A baker's letter (invented)"
    """
    exercises = course.exercises.values()
    kinds = Counter("numbers" if each.is_number and each.items else each.kind for each in exercises)
    kinds["passage"] += kinds["passages"]
    several = [
        each.id
        for each in exercises
        if each.kind == "match" and each.options
        if not apart(right_pairs(each, course.document))
    ]
    return filled(
        "export/lms/readme.md",
        title=course.title,
        lessons=[course.lesson(each) for each in course.exercises.lessons],
        kinds=kinds,
        figures=MOST_FIGURES,
        noise=f"{NOISE.denominator // 2:,}",
        several=", ".join(several),
    )
