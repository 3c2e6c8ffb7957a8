"""A calculation written in prose: names of figures, whole numbers, four signs and brackets.

A figure is named by its id. A name with a dot is a part of something: ``CLAIM.low`` and ``.high``
are the ends of the interval that a claim comes to. What else a course calculates with, and from
where, it says itself: ``Course.operands``.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable
from fractions import Fraction

from sourcework.claims import Claim
from sourcework.course import Course
from sourcework.errors import KitError, UnknownName
from sourcework.figures import figures_of
from sourcework.numbers.intervals import Interval

# A hyphen between letters is part of a name, so a minus needs a space before it.
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z]+(?:-[a-z0-9]+)*)*")
SIGNS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
ENDS = ("low", "high")


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


def operand(name: str, course: Course) -> Fraction:
    """Return what a name in a calculation stands for; UnknownName for one that is no number.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> course = opened(EXAMPLE)
    >>> operand("flour-total", course), operand("flour-adds-up.high", course)
    (Fraction(300, 1), Fraction(350, 1))
    """
    own = course.operands or (lambda name, course: None)
    if isinstance(value := own(name, course), Fraction):
        return value
    whole, _, end = name.rpartition(".")
    if not whole:
        return figures_of(course.document)[name].value
    found = own(whole, course)
    return _end(found if isinstance(found, Interval) else interval_of(course.claims[whole]), end)


def interval_of(claim: Claim) -> Interval:
    """Return the interval that a claim comes to: the last of its working."""
    intervals = [value for _, value in claim.working if isinstance(value, Interval)]
    if not intervals:
        raise UnknownName(f"claim {claim.id!r}", "it comes to no interval", "name another claim")
    return intervals[-1]


def _end(interval: Interval, name: str) -> Fraction:
    if name not in ENDS:
        raise UnknownName.near("end of an interval", name, ENDS)
    end = interval.low if name == "low" else interval.high
    if not isinstance(end, Fraction):
        raise UnknownName(f"the {name} end", "there is none", "name the other end")
    return end
