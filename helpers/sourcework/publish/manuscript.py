"""A lesson file as its author wrote it: a title, minutes, and cells that know their lines."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from sourcework.course import Course
from sourcework.errors import KitError, UnknownName
from sourcework.publish.cells import examine_cells
from sourcework.publish.checked.markup import examine_blocks
from sourcework.publish.checked.texts import read_text
from sourcework.publish.header import LessonForm, read_header
from sourcework.publish.links import MADE_PAGES, examine_links
from sourcework.publish.order import AFTER, ASKS, FOLDED, ON_ORDER, OPEN, order_faults
from sourcework.publish.references import CITED, put_in
from sourcework.publish.steps import Step, headings, read_steps
from sourcework.publish.swallowed import examine_swallowed

EXERCISE, SOLUTION, INSTRUCTOR, HINT = "exercise", "solution", "instructor", "hint"
IGNORE_OUTPUT = "nbval-ignore-output"
SLIDE, SLIDE_ONLY = "slide", "slide-only"
# What the options of a cell say to its slide.
ON_SLIDE = ("heading", "ask", "inches", "whole")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a manuscript, with the line of the file on which its text begins."""

    kind: str
    source: str
    line: int
    tags: tuple[str, ...] = ()
    metadata: tuple[tuple[str, Any], ...] = ()

    @property
    def is_code(self) -> bool:
        """Whether the cell is Python; all others are prose."""
        return self.kind == "code"

    @property
    def is_plain(self) -> bool:
        """Whether it is prose for everybody, with nothing said of it."""
        return not (self.is_code or self.tags or self.metadata)

    @property
    def asked(self) -> tuple[str, ...]:
        """The ids of the exercises that the cell checks.

        >>> Cell("code", "check('first', 3)", 1).asked
        ('first',)
        """
        return called_with(self.source, "check") if self.is_code else ()

    @property
    def answers(self) -> tuple[str, ...]:
        """What the cell answers: the exercises it checks, and "argue" for a written argument.

        >>> Cell("code", "argue(claim='Hardly.')", 1).answers
        ('argue',)
        """
        arguing = _calls(self.source, "argue") if self.is_code else ()
        return self.asked + ("argue",) * len(tuple(arguing))

    @property
    def named(self) -> str:
        """The name under which prose asks for a guess, a vote or a thought; "" where it does not.

        >>> Cell("markdown", "Yes or no?", 1, metadata=(("asks", "vote"),)).named
        'vote'
        """
        return str(dict(self.metadata).get(ASKS, ""))

    @property
    def asking(self) -> tuple[str, ...]:
        """What is asked in the cell: its exercises, or what it asks under a name of its own."""
        return (self.named,) if self.named else self.answers

    @property
    def after(self) -> tuple[str, ...]:
        """What must be asked before the cell is shown; ``lesson`` is everything."""
        return tuple(str(dict(self.metadata).get(AFTER, "")).replace(",", " ").split())

    @property
    def opened(self) -> Mapping[str, str]:
        """The exercises whose answer may stand open in the cell, each with the reason."""
        stated = dict(self.metadata).get(OPEN, {})
        return stated if isinstance(stated, Mapping) else {}

    @property
    def waits(self) -> bool:
        """Whether the cell is folded as long as the questions before it may be open."""
        return bool(self.after) and (not self.is_code or bool(dict(self.metadata).get(FOLDED)))


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A lesson: ``where`` is the file as errors name it, ``name`` is like ``02-verify``.

    ``steps`` are its sections with their minutes; none where the header states none.
    """

    where: str
    name: str
    title: str
    minutes: int
    cells: tuple[Cell, ...]
    steps: tuple[Step, ...] = ()

    @property
    def learner(self) -> tuple[Cell, ...]:
        """The cells that a learner gets: no solutions, no notes, nothing for slides alone."""
        kept_back = {SOLUTION, INSTRUCTOR, SLIDE_ONLY}
        return tuple(each for each in self.cells if not kept_back & set(each.tags))

    @property
    def answered(self) -> tuple[Cell, ...]:
        """The cells that an instructor gets: a solution where the learner has an exercise."""
        return tuple(each for each in self.cells if not {EXERCISE, SLIDE_ONLY} & set(each.tags))

    @property
    def projected(self) -> tuple[Cell, ...]:
        """The cells that become slides."""
        return tuple(
            each
            for each in self.cells
            if {SLIDE, SLIDE_ONLY} & set(each.tags) and INSTRUCTOR not in each.tags
        )

    def place(self, cell: Cell) -> str:
        """Return where a cell stands, as an error says it."""
        return f"{self.where}, line {cell.line}"


@lru_cache(maxsize=4096)
def called_with(source: str, name: str) -> tuple[str, ...]:
    """Return the first argument of each call of ``name`` in ``source``, where it is a string.

    >>> called_with("rate = 3\\nhint('one'); hint(rate)", "hint")
    ('one',)
    """
    firsts = (each.args[0] for each in _calls(source, name) if each.args)
    return tuple(
        each.value
        for each in firsts
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )


def parted(text: str) -> tuple[str, str]:
    """Return the heading that prose begins with, "" where there is none, and the rest.

    >>> parted("## Why?\\n\\nThink."), parted("Think.")
    (('## Why?', 'Think.'), ('', 'Think.'))
    """
    first, _, rest = text.partition("\n")
    return (first, rest.strip()) if first.startswith("#") else ("", text)


def cited(cell: Cell) -> tuple[str, ...]:
    """Return the ids that the prose of a cell cites, in order; code cites nothing.

    >>> cited(Cell("markdown", "Money [@new-coin], and how to write `[@id]`.", 1))
    ('new-coin',)
    """
    names = () if cell.is_code else (found[1] for found in CITED.finditer(cell.source))
    return tuple(name for name in names if name is not None)


def _calls(source: str, name: str) -> Iterator[ast.Call]:
    for each in ast.walk(ast.parse(source)):
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Name) and each.func.id == name:
            yield each


def read_manuscript(path: Path, root: Path, course: Course) -> Manuscript:
    """Return the lesson in ``path``; raises KitError with file and line where it has a fault.

    What it names must be there: the exercises, figures and sources are those of ``course``.
    """
    where = path.relative_to(root).as_posix()
    text = read_text(root, where)
    header, ends = read_header(text, where)
    examine_cells(text, ends, where)
    written = _cells(text, where)
    cells = tuple(_named(each, where, course) for each in written)
    marked = [(each.line, each.source) for each in cells if not each.is_plain]
    examine_swallowed(marked, where, root / "notebooks" / f"{path.stem}.ipynb")
    _examine_prose(written, where, root)
    steps = _steps(header.lesson, cells, where, course)
    title = put_in(header.lesson.title, course, header.lesson.spot.at("title"))
    minutes = header.lesson.minutes
    manuscript = Manuscript(where, path.stem, title, minutes, cells, steps)
    _examine_title(manuscript)
    for each in cells:
        _examine(manuscript, each, course)
    _examine_pairs(manuscript)
    for cell, seen, do in order_faults(manuscript.learner, manuscript.projected):
        raise KitError(manuscript.place(cell), seen, do)
    return manuscript


def _parsed(text: str, where: str) -> Any:
    from jupytext.myst import myst_to_notebook

    try:
        return myst_to_notebook(text, add_source_map=True)
    except Exception as error:  # jupytext passes on whatever its own parsers raise
        seen = " ".join(str(error).split())[:120]
        do = "write the header and the cells' tags as course/lessons/README.md shows"
        raise KitError(where, seen, do) from error


def _examine_title(manuscript: Manuscript) -> None:
    """Raise where the heading of the page is another than the title in the header."""
    first = next((each for each in manuscript.learner if not each.is_code), None)
    for number, line in enumerate(first.source.split("\n") if first else ()):
        if line.startswith("# ") and line[2:].strip() != manuscript.title.strip():
            place = f"{manuscript.where}, line {first.line + number if first else 1}"
            seen = f"the heading is not the title in the header, {manuscript.title!r}"
            raise KitError(place, seen, "write both alike")


def _examine_prose(cells: tuple[Cell, ...], where: str, root: Path) -> None:
    """Raise where prose would show otherwise than meant, or leads to nothing."""
    prose = [each for each in cells if not each.is_code]
    for cell in prose:
        for at, seen, do in examine_blocks(cell.source):
            raise KitError(f"{where}, line {cell.line + at}", seen, do)
    told = [(each.line, each.source, INSTRUCTOR in each.tags) for each in prose]
    examine_links(told, where, root, MADE_PAGES)


def _steps(
    lesson: LessonForm, cells: tuple[Cell, ...], where: str, course: Course
) -> tuple[Step, ...]:
    apart = {INSTRUCTOR, SLIDE_ONLY}
    told = (each for each in cells if not each.is_code and not apart & set(each.tags))
    sections = headings(((each.source, each.line) for each in told), where)
    return read_steps(lesson, sections, where, course)


@lru_cache(maxsize=16)
def _cells(text: str, where: str) -> tuple[Cell, ...]:
    """Return the cells of a manuscript as they are written."""
    return tuple(_each_cell(_parsed(text, where), text.splitlines()))


def _each_cell(notebook: Any, lines: list[str]) -> Iterator[Cell]:
    for cell, start in zip(notebook.cells, notebook.metadata["source_map"], strict=True):
        metadata = dict(cell.metadata)
        tags = tuple(metadata.pop("tags", ()))
        line = _first_line(cell.source.splitlines(), lines, start)
        yield Cell(cell.cell_type, cell.source, line, tags, tuple(sorted(metadata.items())))


def _named(cell: Cell, where: str, course: Course) -> Cell:
    """Return a cell whose prose, and what it says to its slide, has numbers for their names."""
    said = tuple((key, _put_in(each, course, where, cell.line)) for key, each in cell.metadata)
    if cell.is_code:
        return replace(cell, metadata=said)
    lines = enumerate(cell.source.split("\n"), start=cell.line)
    source = "\n".join(_put_in(line, course, where, number) for number, line in lines)
    return replace(cell, source=source, metadata=said)


def _put_in(value: Any, course: Course, where: str, line: int) -> Any:
    return put_in(value, course, f"{where}, line {line}") if isinstance(value, str) else value


def _first_line(source: list[str], lines: list[str], start: int) -> int:
    """Return the line number of ``source`` in the file: below blank lines and cell options."""
    for index in range(start, len(lines) - len(source) + 1):
        if source and lines[index : index + len(source)] == source:
            return index + 1
    return start + 1


def _examine(manuscript: Manuscript, cell: Cell, course: Course) -> None:
    place = manuscript.place(cell)
    if cell.is_code:
        _examine_syntax(manuscript, cell)
    if INSTRUCTOR in cell.tags and cell.is_code:
        raise KitError(place, "a note for instructors that is code", "write it as prose")
    if SLIDE_ONLY in cell.tags and {EXERCISE, SOLUTION, HINT, SLIDE} & set(cell.tags):
        raise KitError(place, f"{SLIDE_ONLY} beside another tag", "give it this tag alone")
    if IGNORE_OUTPUT in cell.tags and not dict(cell.metadata).get("reason"):
        raise KitError(place, f"{IGNORE_OUTPUT} without a reason", "add reason: to the cell")
    _examine_order(place, cell)
    _examine_citations(manuscript, cell, course.outside.entries)
    if cell.is_code:
        _examine_code(place, cell, course.exercises)
    elif {EXERCISE, SOLUTION} & set(cell.tags):
        raise KitError(place, "an exercise or solution that is prose", "make it a code cell")


def _examine_order(place: str, cell: Cell) -> None:
    """Raise unless the options that order questions and answers stand on cells they mean."""
    stated = [each for each in ON_ORDER if each in dict(cell.metadata)]
    own = {EXERCISE, SOLUTION, INSTRUCTOR} & set(cell.tags)
    if stated and own:
        raise KitError(place, f"{stated[0]}: on a cell tagged {own.pop()}", "leave it out")
    can_ask = not cell.is_code or SLIDE_ONLY in cell.tags
    if ASKS in stated and not (can_ask and re.fullmatch(r"[a-z][a-z0-9-]*", cell.named)):
        raise KitError(place, f"asks: {cell.named!r}", "name what prose asks, in small letters")
    if AFTER in stated and not cell.after:
        raise KitError(place, "after: nothing", "name the exercise or question it is after")
    if FOLDED in stated and not (cell.is_code and cell.after):
        raise KitError(place, "folded: without after:", "it is for code that is after a question")
    if OPEN in stated and not (cell.opened and all(map(str.strip, map(str, cell.opened.values())))):
        raise KitError(place, "open: without a reason", "name the exercise, and say why")


def _examine_syntax(manuscript: Manuscript, cell: Cell) -> None:
    try:
        ast.parse(cell.source)
    except SyntaxError as error:
        place = f"{manuscript.where}, line {cell.line + (error.lineno or 1) - 1}"
        seen = f"not plain Python ({error.msg}): {(error.text or '').strip()}"
        raise KitError(place, seen, "write Python without magics or shell commands") from error


def _examine_code(place: str, cell: Cell, known: Collection[str]) -> None:
    named = cell.asked + called_with(cell.source, "hint")
    for unknown in (each for each in named if each not in known):
        raise UnknownName.near(f"{place}, exercise", unknown, known)
    is_answer = bool({EXERCISE, SOLUTION} & set(cell.tags))
    if is_answer and len(cell.answers) != 1:
        seen = f"{len(cell.answers)} calls of check"
        raise KitError(place, seen, 'write one check("id", ...), or one argue()')
    if called_with(cell.source, "hint") and not {HINT, SLIDE_ONLY} & set(cell.tags):
        raise KitError(place, "hint(…) in a cell without that tag", "tag it hint")
    if cell.asked and not is_answer and SLIDE_ONLY not in cell.tags:
        raise KitError(place, f"check({cell.asked[0]!r}) in a plain cell", "tag it exercise")


def _examine_citations(manuscript: Manuscript, cell: Cell, known: Collection[str]) -> None:
    for number, line in enumerate(cell.source.splitlines(), start=cell.line):
        for name in cited(Cell(cell.kind, line, number)):
            if name not in known:
                place = f"{manuscript.where}, line {number}, citation"
                raise UnknownName.near(place, name, known)


def _examine_pairs(manuscript: Manuscript) -> None:
    """Raise unless every exercise is followed at once by its solution, and none stands alone."""
    end = Cell("markdown", "", 0)
    for before, after in pairwise((end, *manuscript.cells, end)):
        asked = before.answers if EXERCISE in before.tags else ()
        solved = after.answers if SOLUTION in after.tags else ()
        if asked and asked != solved:
            seen = f"exercise {asked[0]!r} without a solution right after it"
            raise KitError(manuscript.place(before), seen, "add a cell tagged solution with its id")
        if solved and asked != solved:
            seen = f"solution {solved[0]!r} without its exercise right before it"
            raise KitError(manuscript.place(after), seen, "put it after the cell tagged exercise")
