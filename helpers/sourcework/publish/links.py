"""Where the links of a lesson lead: to another lesson, to a heading, to a page, to an address."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import unquote

from sourcework.errors import KitError, UnknownName
from sourcework.publish.checked.folders import lesson_files
from sourcework.publish.checked.markup import links

ELSEWHERE = ("http://", "https://", "mailto:")
# Where the notebooks stand from which a link is followed; an instructor's note is in one of them.
LEARNERS, TEACHERS = "notebooks", "course/answers"
BOOK = ".ipynb"
# Pages that the build makes: a link to one may be written before it is there.
MADE_PAGES = tuple(
    f"course/{name}.md"
    for name in (
        "key",
        "glossary",
        "whos-who",
        "chronology",
        "marked-facts",
        "questions",
        "background",
    )
)


def anchors(source: str) -> tuple[str, ...]:
    """Return what a link may name of a text: its headings, as JupyterLab turns them into anchors.

    >>> anchors("# Why?\\n\\n## One odd thing\\n")
    ('Why?', 'One-odd-thing')
    """
    heads = re.findall(r"^#{1,6} +(.*?) *#*$", source, re.MULTILINE)
    return tuple(re.sub(r"\s", "-", re.sub(r"[*`_]", "", each)) for each in heads)


def examine_links(
    prose: Collection[tuple[int, str, bool]], where: str, root: Path, made: Collection[str]
) -> None:
    """Raise KitError at a link that leads to nothing.

    ``prose`` are the line, the text, and whether it is for instructors alone, of each cell of the
    manuscript ``where``; ``made`` are pages that may not be there before they are built.
    """
    own = [name for _, source, _ in prose for name in anchors(source)]
    lessons = lesson_files(root)
    for line, source, taught in prose:
        for at, address in links(source):
            place = f"{where}, line {line + at}, link to"
            _examine(address, place, TEACHERS if taught else LEARNERS, own, lessons, root, made)


def _examine(
    address: str,
    place: str,
    folder: str,
    own: Collection[str],
    lessons: Mapping[str, Path],
    root: Path,
    made: Collection[str],
) -> None:
    if address.startswith(ELSEWHERE):
        return
    path, _, anchor = address.partition("#")
    name = path.removesuffix(BOOK)
    known = own
    if path and "/" not in path and (path.endswith(BOOK) or name.removesuffix(".md") in lessons):
        if not path.endswith(BOOK) or name not in lessons:
            raise UnknownName.near(place, path, [f"{each}{BOOK}" for each in lessons])
        known = anchors(lessons[name].read_text(encoding="utf-8", errors="replace"))
    elif path:
        target = (root / folder / path).resolve()
        if not target.exists() and target not in {(root / each).resolve() for each in made}:
            do = f"write the address with https://, or a path as seen from {folder}/"
            raise KitError(f"{place} {address!r}", "there is no such file", do)
        return
    if anchor and _plain(anchor) not in map(_plain, known):
        raise UnknownName.near(place, f"{path}#{anchor}", [f"{path}#{each}" for each in known])


def _plain(anchor: str) -> str:
    """Return an anchor as it is compared: signs may stand there as %3F, or be left out."""
    return re.sub(r"[^\w-]", "", unquote(anchor))
