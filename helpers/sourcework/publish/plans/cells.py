"""Which words the cells of a section make and use, so that a plan knows what can be left out."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from sourcework.publish.manuscript import Cell, Manuscript


def by_section(manuscript: Manuscript) -> dict[str, list[Cell]]:
    """Return the learner's code cells of each step, by its section; the opening's in the first."""
    cells: dict[str, list[Cell]] = {each.section: [] for each in manuscript.steps}
    section = next(iter(cells))
    for each in manuscript.learner:
        if each.is_code:
            cells[section].append(each)
            continue
        named = (line.removeprefix("## ").strip() for line in each.source.splitlines())
        section = [section, *(line for line in named if line in cells)][-1]
    return cells


def defined(cells: Sequence[Cell]) -> set[str]:
    """Return the words that code cells give a value to.

    >>> sorted(defined([Cell("code", "from math import pi\\nrate = pi", 1)]))
    ['pi', 'rate']
    """
    stored = {each.id for each in _names(cells) if isinstance(each.ctx, ast.Store)}
    imported = {
        alias.asname or alias.name
        for node in _nodes(cells)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    return stored | imported


def used(cells: Sequence[Cell]) -> set[str]:
    """Return the words that code cells use without making them.

    >>> sorted(used([Cell("code", "rate = gulden / 3\\nrate", 1)]))
    ['gulden']
    """
    read = {each.id for each in _names(cells) if isinstance(each.ctx, ast.Load)}
    return read - defined(cells)


def _names(cells: Sequence[Cell]) -> Iterator[ast.Name]:
    yield from (each for each in _nodes(cells) if isinstance(each, ast.Name))


def _nodes(cells: Sequence[Cell]) -> Iterator[ast.AST]:
    for each in cells:
        yield from ast.walk(ast.parse(each.source))
