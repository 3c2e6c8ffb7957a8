"""All files for learning platforms, and the folder they go to."""

from __future__ import annotations

from pathlib import Path

from ...course import Course
from ..content import rights
from ..writing import put
from .moodle import moodle_xml
from .package import qti_zip
from .readme import page

FOR_THE_TEACHER = "These files hold every right answer: they are the teacher's, not the class's."


def lms_files(course: Course) -> dict[str, bytes]:
    """Return the questions of every lesson for Moodle and as QTI 2.1: the same bytes every time.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> sorted(lms_files(opened(EXAMPLE)))
    ['README.md', 'RIGHTS.md', 'moodle/01-read.xml', 'qti/01-read.zip']
    """
    made = {"README.md": page(course).encode(), "RIGHTS.md": rights(course.document).encode()}
    for lesson in course.exercises.lessons:
        name = course.lesson(lesson)
        made[f"moodle/{name}.xml"] = moodle_xml(course, lesson)
        made[f"qti/{name}.zip"] = qti_zip(course, lesson)
    return made


def export_lms(course: Course, folder: Path | None = None) -> int:
    """Write the questions for learning platforms into a folder, say which files, and return 0.

    Without a folder one of the course's name is made right here. Raises KitError, before anything
    is written, where a file of one of the names is there and says something else.
    """
    code = put(lms_files(course), folder or Path(f"{course.name}-lms"))
    print(FOR_THE_TEACHER)
    return code
