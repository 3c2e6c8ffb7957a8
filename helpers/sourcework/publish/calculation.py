"""A calculation written in prose: names of figures, whole numbers, four signs and brackets."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable
from fractions import Fraction

from sourcework.errors import KitError

# A hyphen between letters is part of a name, so a minus needs a space before it.
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z]+(?:-[a-z0-9]+)*)*")
SIGNS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def calculated(formula: str, value_of: Callable[[str], Fraction], where: str) -> Fraction:
    """Return what ``formula`` comes to, exactly; ``value_of`` says what a name in it stands for.

    Raises KitError, at ``where``, for what is no calculation, or divides by zero.

    >>> calculated("(flour-total - 10) / 4", {"flour-total": Fraction(40)}.__getitem__, "here")
    Fraction(15, 2)
    """
    values: dict[str, Fraction] = {}

    def placed(found: re.Match[str]) -> str:
        values[name := f"_{len(values)}"] = value_of(found[0])
        return name

    try:
        return _value(ast.parse(NAME.sub(placed, formula.strip()), mode="eval").body, values)
    except (SyntaxError, ValueError, ZeroDivisionError):
        do = "write names of figures, whole numbers, + - * / with spaces, and brackets"
        raise KitError(where, f"{formula.strip()!r} cannot be calculated", do) from None


def _value(node: ast.expr, values: dict[str, Fraction]) -> Fraction:
    """Return the value of a part of a calculation; ValueError for what does not belong in one."""
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return Fraction(node.value)
    if isinstance(node, ast.Name) and node.id in values:
        return values[node.id]
    if isinstance(node, ast.BinOp) and type(node.op) in SIGNS:
        return SIGNS[type(node.op)](_value(node.left, values), _value(node.right, values))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand, values)
    raise ValueError(ast.dump(node))
