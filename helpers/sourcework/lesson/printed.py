"""What the lessons themselves say: their prose, and what their tools print."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ..course import Course
from .measuring import roundings, scale

Tools = Mapping[str, Callable[..., object]]
# Tools of every course; a course adds its own.
TOOLS: Tools = {
    "roundings": lambda course, *given, **named: roundings(*given, **named),
    "scale": scale,
}


def printed(course: Course, tools: Tools = TOOLS) -> tuple[tuple[str, str], ...]:
    """Return the texts of a course's lessons, each with its lesson's name; none without lessons.

    ``tools`` are the words whose output is told too: they are handed the course and what a cell
    gives them.
    """
    return tuple(
        (book.stem, text) for book in course.place.notebooks for text in _texts(book, course, tools)
    )


def _texts(book: Path, course: Course, tools: Tools) -> Iterator[str]:
    for cell in json.loads(book.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        yield source
        if cell["cell_type"] == "code":
            yield from (_shown(each, course, tools) for each in _calls(source, tools))


def _calls(source: str, tools: Tools) -> Iterator[ast.Call]:
    """Yield the calls of tools that only tell, as far as they can be read without running them."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in tools:
            yield node


def _shown(call: ast.Call, course: Course, tools: Tools) -> str:
    assert isinstance(call.func, ast.Name)
    given = [ast.literal_eval(each) for each in call.args]
    named = {each.arg: ast.literal_eval(each.value) for each in call.keywords if each.arg}
    return str(tools[call.func.id](course, *given, **named))
