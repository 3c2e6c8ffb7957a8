"""Handouts beside the worksheets: sheets of the course's own, and pages of it that are printed.

A sheet is a file such as ``course/handouts/first-day.typ``, in the words of a worksheet. A page is
one of ``course/`` in Markdown. What tells answers stands with the keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ..checked.texts import read_text
from .pages import as_typst

FOLDER = "course/handouts"
# Pages that hold nothing back from anybody; and pages that tell answers.
FOR_ALL = ("for-the-school",)
FOR_THE_TEACHER = ("exit-ticket", "rubric")


@dataclass(frozen=True, slots=True)
class Further:
    """Sources by their paths in the project, and what sets each by the name of its handout."""

    sheets: dict[str, str] = field(default_factory=dict)
    mains: dict[str, str] = field(default_factory=dict)
    for_the_teacher: dict[str, str] = field(default_factory=dict)


def further(root: Path) -> Further:
    """Return the handouts of a course beside its worksheets; none where it has none.

    >>> further(Path("no-such-course"))
    Further(sheets={}, mains={}, for_the_teacher={})
    """
    found = Further()
    for path in sorted((root / FOLDER).glob("*.typ")):
        name = f"{FOLDER}/{path.name}"
        found.sheets[name] = read_text(root, name)
        found.mains[path.stem] = f'#include "/{name}"'
    for names, mains in ((FOR_ALL, found.mains), (FOR_THE_TEACHER, found.for_the_teacher)):
        for stem in names:
            page = f"course/{stem}.md"
            if (root / page).is_file():
                source = f"{FOLDER}/{stem}-page.typ"
                found.sheets[source] = as_typst(read_text(root, page))
                mains[stem] = f'#include "/{source}"'
    return found
