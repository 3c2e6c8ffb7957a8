"""Answers that stand in a notebook's code as plain values: taken from the text, never run.

>>> list(typed_in('check("rate", 1_600 / 4)\\ncheck("who", name)'))
[Given(exercise='rate', answer='400', attempts=1)]
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import cast

from ..exercises.readings import Json
from .handed_in import Given, is_small, text

LONGEST_CELL = 2_000


def typed_in(source: str) -> Iterator[Given]:
    """Yield the answers in a cell's code that are plain values.

    >>> list(typed_in('check("rate", 1_600 / 4)\\ncheck("who", name)'))
    [Given(exercise='rate', answer='400', attempts=1)]
    """
    if len(source) > LONGEST_CELL or "check(" not in source:
        return
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in tree.body:
        call = node.value if isinstance(node, ast.Expr) else None
        if isinstance(call, ast.Call) and _named(call) and len(call.args) > 1:
            yield from _plain(call)


def _named(call: ast.Call) -> bool:
    name = call.args[0] if call.args else None
    called = isinstance(call.func, ast.Name) and call.func.id == "check"
    return called and isinstance(name, ast.Constant) and isinstance(name.value, str)


def _plain(call: ast.Call) -> Iterator[Given]:
    """Yield the answer of one ``check``, if all of it is written out."""
    try:
        values = [_value_of(each) for each in call.args[1:]]
    except (ValueError, ZeroDivisionError, RecursionError):
        return
    answer = values[0] if len(values) == 1 else values
    name = cast(str, cast(ast.Constant, call.args[0]).value)
    if answer is not None and is_small(answer):
        yield Given(text(name), answer)


def _value_of(node: ast.expr) -> Json:
    """Return the value of an expression that is written out. Raises ValueError for any other."""
    if isinstance(node, ast.Constant) and isinstance(node.value, (str, bool, int, float)):
        return node.value
    if isinstance(node, ast.Constant) and node.value is ...:
        return None
    if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        return [_value_of(each) for each in node.elts]
    if isinstance(node, ast.Dict) and None not in node.keys:
        keys = (str(_value_of(cast(ast.expr, each))) for each in node.keys)
        return dict(zip(keys, map(_value_of, node.values), strict=True))
    return str(_number_of(node))


_STEPS: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def _number_of(node: ast.expr) -> Fraction:
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        return Fraction(str(node.value))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        inner = _number_of(node.operand)
        return -inner if isinstance(node.op, ast.USub) else inner
    if isinstance(node, ast.BinOp) and type(node.op) in _STEPS:
        return _STEPS[type(node.op)](_number_of(node.left), _number_of(node.right))
    raise ValueError("not written out")
