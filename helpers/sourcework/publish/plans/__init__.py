"""Plans for a class, made from course/plans/plans.toml and the lessons' own steps.

    model     a plan, its sessions, and what happens in them
    forms     what stands in plans.toml
    reading   plans.toml and the lessons -> plans, or what is wrong with them
    page      a plan -> the page a teacher reads

``make(course, root, lessons)`` returns the pages; it writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sourcework.course import Course
from sourcework.publish.checked.texts import read_text
from sourcework.publish.manuscript import Manuscript
from sourcework.publish.plans.model import Item, Plan, Session
from sourcework.publish.plans.page import page
from sourcework.publish.plans.reading import FILE, read_plans

__all__ = ["Item", "Plan", "Session", "make", "plans"]
FOLDER = "course/plans"


def make(course: Course, root: Path, lessons: Sequence[Manuscript]) -> Mapping[str, str]:
    """Return the text of each plan's page by its path; none where no plans are defined.

    ``lessons`` are all manuscripts of the project. Raises KitError with file and line where a plan
    names what is not there, or its minutes do not add up.
    """
    return {f"{FOLDER}/{each.id}.md": page(each, course) for each in plans(root, lessons)}


def plans(root: Path, lessons: Sequence[Manuscript]) -> tuple[Plan, ...]:
    """Return the plans defined under ``root``, in their order."""
    if not (root / FILE).exists():
        return ()
    return read_plans(read_text(root, FILE), lessons)
