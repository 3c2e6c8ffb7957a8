"""Which export was asked for on the command line, and where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..course import Course
from ..errors import KitError
from .writing import FORMATS, export

# The word that asks for the questions instead of the data; a folder of that name is ./lms.
LMS = "lms"
EVERY = "all"


def by_words(course: Course, words: Sequence[str], form: str = "all") -> int:
    """Write the data, or after the word "lms" the questions, into the folder named behind it.

    Raises KitError where two folders are named, a format stands where a folder should, or one is
    asked for that the questions do not have.
    """
    questions = list(words[:1]) == [LMS]
    folders = words[1:] if questions else words
    if len(folders) > 1:
        seen = f"two folders, {folders[0]} and {folders[1]}"
        raise KitError(f"{course.name} export", seen, "give one folder, or none")
    if folders and folders[0] in FORMATS:
        seen = f"{folders[0]} is a format and would become a folder"
        do = f"write export --format {folders[0]}; for a folder of that name, ./{folders[0]}"
        raise KitError(f"{course.name} export", seen, do)
    if questions and form != EVERY:
        seen = f"the questions are written as Moodle XML and as QTI, and not as {form}"
        raise KitError(f"{course.name} export lms", seen, "leave out --format")
    folder = Path(folders[0]) if folders else None
    if not questions:
        return export(course, folder, form)
    from .lms import export_lms

    return export_lms(course, folder)
