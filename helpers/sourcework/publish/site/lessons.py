"""Notebooks, made into pages: the learner's without outputs, the teacher's with them."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import nbformat

from sourcework.course import Course
from sourcework.lesson.reading import passage
from sourcework.publish.editions import as_node, as_text
from sourcework.publish.manuscript import EXERCISE, called_with
from sourcework.publish.site.asking import asked
from sourcework.publish.site.routes import Routes, from_output

# What a page can show of an output without a kernel.
SHOWN = ("text/html", "image/svg+xml", "image/png", "text/markdown", "text/plain")
READER = "reader"
UP = "../"


def unanswered(path: Path, course: Course, routes: Routes, before: str) -> str:
    """Return a learner's lesson as a page: what is read and asked, and no answer.

    ``before`` is put under its title. The only outputs are the passages that a cell shows and the
    questions that it asks.
    """
    book, here = _opened(path, course)
    # Code that waits says an answer itself, and does nothing here.
    book.cells = [each for each in book.cells if not _waits(each)]
    for cell in book.cells:
        if cell.cell_type == "markdown":
            cell.source = routes.followed(cell.source, here)
        elif shown := _read(cell.source, course) or _asked(cell, course):
            cell.outputs = [_output(from_output(shown, course, UP))]
    return _written(book, before)


def answered(path: Path, course: Course, routes: Routes, before: str) -> str:
    """Return a teacher's lesson as a page: answers, notes and outputs.

    The reader, which has a page of its own, is left out of it.
    """
    book, here = _opened(path, course)
    for cell in book.cells:
        if cell.cell_type == "markdown":
            cell.source = routes.followed(cell.source, here)
        elif _call(cell.source) == READER:
            cell.outputs = []
        else:
            cell.outputs = [_plain(each, course) for each in cell.outputs]
    return _written(book, before)


def _opened(path: Path, course: Course) -> tuple[Any, str]:
    untyped: Any = nbformat
    root = course.place.checkout or path.parent.parent
    return untyped.read(path, as_version=4), path.relative_to(root).as_posix()


def _waits(cell: Any) -> bool:
    return bool(cell.metadata.get("jupyter", {}).get("source_hidden"))


def _written(book: Any, before: str) -> str:
    """Return a notebook with ``before`` under its title."""
    first = book.cells[0]
    title, _, rest = first.source.partition("\n")
    first.source = f"{title}\n\n{before}\n{rest}"
    return as_text(book)


def _call(source: str) -> str:
    """Return the name of the word that a cell calls, if it does nothing else."""
    body = ast.parse(source).body
    call = body[0].value if len(body) == 1 and isinstance(body[0], ast.Expr) else None
    return call.func.id if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) else ""


def _read(source: str, course: Course) -> str:
    """Return the passages that a cell shows, if it only names some; else nothing."""
    if _call(source) != passage.__name__:
        return ""
    (call,) = (each for each in ast.walk(ast.parse(source)) if isinstance(each, ast.Call))
    if call.keywords or not all(isinstance(each, ast.Constant) for each in call.args):
        return ""
    return passage(course, *(str(ast.literal_eval(each)) for each in call.args)).html


def _asked(cell: Any, course: Course) -> str:
    """Return the question that a cell asks; a lesson's argument has none of its own."""
    ids = called_with(cell.source, "check") if EXERCISE in cell.metadata.get("tags", ()) else ()
    return "".join(asked(course.exercises[each], course.document) for each in ids)


def _output(html: str) -> Any:
    return as_node({"output_type": "display_data", "metadata": {}, "data": {"text/html": html}})


def _plain(output: Any, course: Course) -> Any:
    """Return an output with what a page can show of it."""
    if "data" in output:
        output.data = as_node({kind: output.data[kind] for kind in SHOWN if kind in output.data})
        if "text/html" in output.data:
            output.data["text/html"] = from_output(output.data["text/html"], course, UP * 2)
    return output
