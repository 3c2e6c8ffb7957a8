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
# Pages that hold nothing back from anybody; pages that tell answers; and pages of both, which give
# out what stands between their first break of the page and their last.
FOR_ALL = ("for-the-school",)
FOR_THE_TEACHER = ("rubric",)
FOR_BOTH = ("exit-ticket",)
BREAK = '<div style="break-after: page"></div>'


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
            _add(found, mains, stem, _page(root, stem))
    for stem in FOR_BOTH:
        first, *given = _page(root, stem).split(BREAK)
        key = given.pop() if given else ""
        title = first.strip().partition("\n")[0]
        _add(found, found.mains, stem, f"{title}\n{BREAK.join(given)}" if given else "")
        _add(found, found.for_the_teacher, f"{stem}-key", first + key)
    return found


def _page(root: Path, stem: str) -> str:
    page = f"course/{stem}.md"
    return read_text(root, page) if (root / page).is_file() else ""


def _add(found: Further, mains: dict[str, str], name: str, markdown: str) -> None:
    if markdown:
        source = f"{FOLDER}/{name}-page.typ"
        found.sheets[source] = as_typst(markdown)
        mains[name] = f'#include "/{source}"'
