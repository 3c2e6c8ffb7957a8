"""All that a class needs in one zip, and all that its teacher needs in another.

Each unpacks to one folder with a page to start from. The class's has the document, the worksheets
and the kit with its lessons, and nothing that tells an answer; the teacher's has slides, notes,
keys and the whole course as well. Every link in them leads to something in them, or to the
project on the web. The same files make the same zip, byte for byte.

    contents   which files go into which zip, and links to what does not
"""

from __future__ import annotations

import fnmatch
import zipfile
from collections.abc import Mapping, Sequence
from functools import partial
from io import BytesIO
from itertools import groupby
from pathlib import Path

from sourcework.course import Course
from sourcework.publish.bundle.contents import (
    START,
    Bundle,
    for_class,
    for_teacher,
    has_kit,
    kit,
    ours,
    relinked,
    there,
)
from sourcework.publish.manuscript import Manuscript
from sourcework.templates import filled
from sourcework.views.reader import reader_page

__all__ = ["START", "Bundle", "for_class", "for_teacher", "has_kit", "make", "ours"]

# The oldest day that a zip can give a file: no day of this machine's gets in.
OLDEST = (1980, 1, 1, 0, 0, 0)


def make(
    course: Course, root: Path, lessons: Sequence[Manuscript], made: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return both zips by their paths; ``made`` are the files of dist/ by theirs.

    Raises KitError where a file that one of them consists of is missing.
    """
    return {
        each.path: _zipped(each, _files(each, course, root, lessons, made))
        for each in (for_class(course, root), for_teacher(course, root))
    }


def _files(
    bundle: Bundle,
    course: Course,
    root: Path,
    lessons: Sequence[Manuscript],
    made: Mapping[str, bytes],
) -> dict[str, bytes]:
    files = {f"kit/{path}": content for path, content in kit(bundle, root)}
    files |= {
        path.removeprefix("dist/"): content for path, content in made.items() if bundle.has(path)
    }
    if bundle.answers:
        files[f"{course.kind}.html"] = reader_page(course.document, claims=course.claims).encode()
    files |= relinked(files, root)
    files[START] = _start_page(bundle, lessons, files).encode()
    return files


def _start_page(bundle: Bundle, lessons: Sequence[Manuscript], files: Mapping[str, bytes]) -> str:
    """Return the page to start from: the ways to work, and links to all that is in the zip."""
    papers = [Path(each) for each in files if each.startswith("handouts/")]
    papers.sort(key=lambda each: (each.parent, each))
    plans = sorted(fnmatch.filter(files, "kit/course/plans/*.md"))
    return filled(
        f"publish/bundle/{bundle.page}",
        there=partial(there, bundle=bundle, files=files),
        files=files,
        lessons=lessons,
        papers=[
            (" · ".join(folder.parts[1:]), [(each.as_posix(), _called(each)) for each in found])
            for folder, found in groupby(papers, lambda each: each.parent)
        ],
        plans=[_plan(each, files) for each in plans],
        **bundle.words,
    )


def _called(paper: Path) -> str:
    """Return what a handout is called; there may be one for Word beside that for paper."""
    return f"{paper.stem} (Word)" if paper.suffix == ".docx" else paper.stem


def _plan(path: str, files: Mapping[str, bytes]) -> tuple[str, str, str]:
    """Return the path of a plan's page, its name, and the path of its slides if they are there."""
    slides = f"slides/plan-{Path(path).stem}.html"
    return path, Path(path).stem.replace("-", " "), slides if slides in files else ""


def _zipped(bundle: Bundle, files: Mapping[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for path in sorted(files):
            zipped.writestr(_entry(f"{bundle.folder}/{path}"), files[path], zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, OLDEST)
    entry.external_attr = 0o644 << 16
    return entry
