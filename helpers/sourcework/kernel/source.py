"""Names and answers in the source of a cell, read and never run.

>>> source = "share = part / whole"
>>> sorted(used(source)), sorted(made(source))
(['part', 'whole'], ['share'])
"""

from __future__ import annotations

import ast
import re

_CALL = re.compile(r"\b(?:check|ask)\(\s*[\"']([\w-]+)[\"']")
_BARE = re.compile(r"\b(?:check|ask|hint)\(\s*([^\W\d][\w-]*)")
CURLY = "“”„‟‘’‚«»"


def used(source: str) -> set[str]:
    """Return the names that a cell uses and does not make; none where it is not Python."""
    names = {each.id for each in _walked(source) if isinstance(each, ast.Name)}
    return names - made(source)


def made(source: str) -> set[str]:
    """Return the names that a cell makes.

    >>> sorted(made("import os.path as p\\ndef f(x): y = x\\nfor i in []: pass"))
    ['f', 'i', 'p', 'x', 'y']
    """
    names: set[str] = set()
    for each in _walked(source):
        if isinstance(each, ast.Name) and not isinstance(each.ctx, ast.Load):
            names.add(each.id)
        elif isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(each.name)
        elif isinstance(each, ast.arg):
            names.add(each.arg)
        elif isinstance(each, ast.alias):
            names.add(each.asname or each.name.partition(".")[0])
        elif isinstance(each, ast.ExceptHandler) and each.name:
            names.add(each.name)
    return names


def _walked(source: str) -> list[ast.AST]:
    try:
        return list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []


def exercise_in(source: str) -> str:
    """Return the id of the exercise that a cell asks, "" for none.

    >>> exercise_in('check("flour-needed", ...)'), exercise_in('"flour-needed"')
    ('flour-needed', '')
    """
    found = _CALL.search(source)
    return found[1] if found else ""


def unquoted_in(source: str) -> str:
    """Return the id of the exercise that a cell asks without quotation marks, "" for none.

    >>> unquoted_in("check(flour-needed, 3)"), unquoted_in("hint(flour_needed)")
    ('flour-needed', 'flour-needed')
    """
    found = _BARE.search(source)
    return found[1].replace("_", "-") if found else ""


def calls(source: str) -> list[str]:
    """Return the names that a cell calls, in the order of the alphabet.

    >>> calls("check('flour-needed', len([1]))")
    ['check', 'len']
    """
    called = (each.func for each in _walked(source) if isinstance(each, ast.Call))
    return sorted({each.id for each in called if isinstance(each, ast.Name)})


def has_curly(source: str) -> bool:
    """Whether there are quotation marks in it that Python does not take for such."""
    return any(each in source for each in CURLY)
