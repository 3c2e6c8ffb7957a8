"""The pages of course/, for teachers: everything but what lessons and pages are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sourcework.publish.checked.folders import LESSONS
from sourcework.publish.manuscript import Manuscript
from sourcework.publish.site.routes import Routes
from sourcework.templates import filled

COURSE = "course"
FIRST = "README.md"
PICTURES = (".png", ".svg", ".jpg", ".jpeg", ".webp")
OWN = "course/site"
TOP, ANSWERS = "teacher/index.md", "teacher/answers/index.md"


def pages_of(root: Path, lessons: Sequence[Manuscript]) -> dict[str, str]:
    """Return where each page, picture and answered lesson of course/ stands in the site."""
    written = {f"{LESSONS}/{each.name}.md" for each in lessons}
    paths = [path.relative_to(root).as_posix() for path in sorted((root / COURSE).rglob("*"))]
    shown = [each for each in paths if each.endswith((".md", *PICTURES)) and each not in written]
    found = {each: _place(each) for each in shown if not each.startswith(f"{OWN}/")}
    found |= {
        f"{COURSE}/answers/{each.name}.ipynb": f"teacher/answers/{each.name}.ipynb"
        for each in lessons
    }
    # Links to whole folders lead to the page that lists what is in them.
    return found | {f"{COURSE}/answers": ANSWERS, f"{COURSE}/plans": TOP}


def _place(path: str) -> str:
    inside = path.removeprefix(f"{COURSE}/")
    return TOP if inside == FIRST else f"teacher/{inside}"


def teacher_pages(root: Path, routes: Routes, lessons: Sequence[Manuscript]) -> dict[str, bytes]:
    """Return the pages and pictures for teachers, the first with the order of all."""
    texts: dict[str, bytes] = {}
    for path, place in routes.pages.items():
        if (root / path).is_file() and path.startswith(f"{COURSE}/") and ".ipynb" not in place:
            read = (root / path).read_bytes()
            is_text = path.endswith(".md")
            texts[place] = routes.followed(read.decode(), path).encode() if is_text else read
    first = texts.get(TOP, b"# For teachers\n").decode()
    entries = _order(first, texts)
    texts[TOP] = filled("publish/site/teacher.md", first=first, entries=entries).encode()
    texts[ANSWERS] = filled("publish/site/answers.md", lessons=lessons).encode()
    return texts


def _order(first: str, texts: Mapping[str, bytes]) -> list[str]:
    """Return the pages in the order in which the first one leads to them, then the others."""
    pages = [each.removeprefix("teacher/").removesuffix(".md") for each in texts
             if each.endswith(".md") and each != TOP]  # fmt: skip
    named = sorted(pages, key=lambda each: _at(first, each))
    return [*named[:1], "answers/index", "downloads", *named[1:]]


def _at(text: str, page: str) -> tuple[int, str]:
    found = text.find(f"({page}.md")
    return (found if found >= 0 else len(text), page)
