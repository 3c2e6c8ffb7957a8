"""All handouts of a project: the document on facing pages, worksheets and their keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...course import Course
from ...document.simplified import simplified
from ..checked.folders import WORKSHEETS
from ..checked.texts import read_text
from ..manuscript import Manuscript
from .data import claim_data, exercise_data, fact_data, figure_data, outside_data
from .document import document_data, passage_data
from .further import further
from .glosses import read_glosses
from .names import fonts_of, names_of
from .sheets import read_sheet
from .typeset import WORDS, NoLetter, Typesetter

HANDOUTS = "dist/handouts"
PAPERS = ("a4", "us-letter")
STANDARD, *_ = LOOKS = ("standard", "large-print", "dyslexia-friendly")
# By the name of the file.
OF_THE_DOCUMENT = {
    "document": '#include "/kit/document.typ"',
    "document-notes": '#include "/kit/notes.typ"',
}
EASIER = {"document-simplified": '#include "/kit/simplified.typ"'}


@dataclass(frozen=True, slots=True)
class Handout:
    """One file to be: its path in the project, its Typst, and what it is made with.

    >>> Handout("dist/a.pdf", "= Hello", "a4", "standard").inputs
    {'paper': 'a4', 'look': 'standard', 'key': 'no', 'lesson': ''}
    """

    path: str
    main: str
    paper: str
    look: str
    lesson: str = ""
    key: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a file for Word."""
        return self.path.endswith(".docx")

    @property
    def inputs(self) -> dict[str, str]:
        """What the templates ask for."""
        key = "yes" if self.key else "no"
        return {"paper": self.paper, "look": self.look, "key": key, "lesson": self.lesson}


def make(
    course: Course,
    root: Path,
    manuscripts: Sequence[Manuscript],
    *,
    papers: Collection[str] = PAPERS,
    looks: Collection[str] = LOOKS,
) -> Mapping[str, bytes]:
    """Return every handout of the project in ``root`` as PDF, by its path; nothing is written.

    On each paper and in each look there are the document, the notes on it and a worksheet of
    every lesson that has one; on each paper a key to every worksheet. Raises KitError where a
    worksheet is at fault, with its file and line.
    """
    lessons = {each.name: each.title for each in manuscripts}
    sources = _sources(root, lessons)
    with_sheet = [each for each in lessons if f"{WORKSHEETS}/{each}.typ" in sources]
    papers_of = OF_THE_DOCUMENT | (EASIER if simplified(course.document) else {})
    more = further(root)
    sources |= more.sheets
    of_class, of_teacher = more.mains, more.for_the_teacher
    handouts = list(_handouts(papers_of | of_class, with_sheet, papers, looks))
    handouts += _for_the_teacher(of_teacher, papers)
    if STANDARD in looks:
        handouts += _for_word(with_sheet, of_class, of_teacher, papers)
    data = gathered(course, root, lessons)
    # Typst lets go of Python while it works: two at a time.
    with (
        Typesetter(sources, data, _fonts(root)) as typesetter,
        ThreadPoolExecutor(2) as pool,
    ):

        def made(each: Handout) -> bytes:
            return _docx(each, typesetter, course) if each.is_word else _pdf(each, typesetter)

        return dict(zip((each.path for each in handouts), pool.map(made, handouts), strict=True))


def examine(course: Course, root: Path, manuscripts: Sequence[Manuscript]) -> None:
    """Raise KitError where the worksheet of a lesson, or its key, cannot be set.

    Nothing is kept: it takes a moment, and so a wrong name is told before a class needs the PDF.
    """
    lessons = {each.name: each.title for each in manuscripts}
    there = [each for each in lessons if (root / WORKSHEETS / f"{each}.typ").exists()]
    more = further(root)
    if not (there or more.sheets):
        return
    sources = _sources(root, there) | more.sheets
    with Typesetter(sources, gathered(course, root, lessons), _fonts(root)) as typesetter:
        for name in there:
            for key in (False, True):
                each = Handout("", _main(name), PAPERS[0], STANDARD, name, key)
                # What lacks a letter here may have it where the PDFs are made.
                with suppress(NoLetter):
                    typesetter.pdf(each.main, **each.inputs)
        for main in (*more.mains.values(), *more.for_the_teacher.values()):
            with suppress(NoLetter):
                _pdf(Handout("", main, PAPERS[0], STANDARD), typesetter)


def _pdf(handout: Handout, typesetter: Typesetter) -> bytes:
    return typesetter.pdf(handout.main, **handout.inputs)


def _docx(handout: Handout, typesetter: Typesetter, course: Course) -> bytes:
    from .editable import docx

    said = typesetter.html(handout.main, **handout.inputs)
    original = next(iter(course.document.whole))
    return docx(said, handout.paper, course.makers or course.title, original, typesetter.png)


def pages_of_passages(
    course: Course, root: Path, manuscripts: Sequence[Manuscript]
) -> dict[str, tuple[int, ...]]:
    """Return on which page the standard handout has each passage, on one paper after the other.

    Where the document has a translation, that is the page of the translation.
    """
    lessons = {each.name: each.title for each in manuscripts}
    main, last = OF_THE_DOCUMENT["document"], tuple(course.document.whole)[:2][-1]
    pages: dict[str, tuple[int, ...]] = {}
    with Typesetter({}, gathered(course, root, lessons), _fonts(root)) as typesetter:
        for paper in PAPERS:
            inputs = Handout("", main, paper, STANDARD).inputs
            for each in typesetter.asked(main, "<passage>", **inputs):
                if each["lang"] == last:
                    pages[each["id"]] = (*pages.get(each["id"], ()), each["page"])
    return pages


def _fonts(root: Path) -> Path | None:
    """Return the folder of a course's own fonts, where it has one."""
    fonts = root / WORKSHEETS / "fonts"
    return fonts if fonts.is_dir() else None


def _handouts(
    of_the_document: Mapping[str, str],
    lessons: Collection[str],
    papers: Collection[str],
    looks: Collection[str],
) -> Iterator[Handout]:
    for paper in papers:
        for look in looks:
            folder = f"{HANDOUTS}/{paper}/{look}"
            for name, main in of_the_document.items():
                yield Handout(f"{folder}/{name}.pdf", main, paper, look)
            for name in lessons:
                path = f"{folder}/{name}-worksheet.pdf"
                yield Handout(path, _main(name), paper, look, name)
        for name in lessons:
            path = f"{HANDOUTS}/{paper}/keys/{name}-key.pdf"
            yield Handout(path, _main(name), paper, STANDARD, name, key=True)


def _for_the_teacher(pages: Mapping[str, str], papers: Collection[str]) -> Iterator[Handout]:
    for paper in papers:
        for name, main in pages.items():
            yield Handout(f"{HANDOUTS}/{paper}/keys/{name}.pdf", main, paper, STANDARD)


def _for_word(
    lessons: Collection[str],
    of_class: Mapping[str, str],
    of_teacher: Mapping[str, str],
    papers: Collection[str],
) -> Iterator[Handout]:
    """Yield what a teacher may want to change, beside its PDF."""
    for paper in papers:
        for name in lessons:
            path = f"{HANDOUTS}/{paper}/{STANDARD}/{name}-worksheet.docx"
            yield Handout(path, _main(name), paper, STANDARD, name)
        for folder, pages in ((STANDARD, of_class), ("keys", of_teacher)):
            for name, main in pages.items():
                yield Handout(f"{HANDOUTS}/{paper}/{folder}/{name}.docx", main, paper, STANDARD)


def _main(lesson: str) -> str:
    return f'#include "/{WORKSHEETS}/{lesson}.typ"'


def _sources(root: Path, lessons: Iterable[str]) -> dict[str, str]:
    """Return the texts of worksheets, and of what they import, by their paths in the project.

    Where a course has any worksheet, each of its lessons has one.
    """
    if not any((root / WORKSHEETS).glob("[0-9]*.typ")):
        return {}
    sheets = {f"{WORKSHEETS}/{each}.typ": read_sheet(root, each) for each in lessons}
    return sheets | ({WORDS: read_text(root, WORDS)} if (root / WORDS).exists() else {})


def gathered(course: Course, root: Path, lessons: Mapping[str, str]) -> dict[str, Any]:
    """Return all that documents and worksheets show, computed from the edition of the course."""
    document = course.document
    glosses = read_glosses(root, document)
    shown = document_data(document, glosses, names_of(root, document))
    own = dict(course.worksheets(course)) if course.worksheets else {}
    return {
        "wording": wording(course) | own.pop("wording", {}),
        "document": shown,
        "fonts": fonts_of(root),
        "doubts": {each["number"]: each for each in shown["doubts"]},
        "lessons": {name: {"name": name, "title": title} for name, title in lessons.items()},
        "passages": passage_data(document, glosses),
        "exercises": exercise_data(course.exercises.values(), document),
        "facts": fact_data(document),
        "figures": figure_data(document),
        "claims": claim_data(course.claims),
        "words": {each.word: each.meaning for each in glosses},
        "outside": outside_data(course.outside),
        **own,
    }


def wording(course: Course) -> dict[str, Any]:
    """Return what the handouts call the document, unless its course says it in words of its own.

    ``short`` stands at the foot of each page, with ``shelf`` where there is room; ``passage`` is
    one to show what a number of a passage is, and what more there is to say of them; ``seen``
    whether the scan was seen; ``record`` and ``whose`` where original and translation are from.
    """
    return {
        "facing": "The document on facing pages" if _twofold(course) else "The document",
        "notes": "Notes on the document",
        "notes-short": f"Notes: {course.title}",
        "short": course.title,
        "shelf": "",
        "maker": course.makers or course.title,
        "passage": [next(iter(course.document.passages)), ""],
        "seen": "",
        "record": "the document",
        "whose": "the",
        "translation": "a translation",
    }


def _twofold(course: Course) -> bool:
    return len(course.document.whole) > 1
