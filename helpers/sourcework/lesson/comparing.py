"""Comparing: two figures, their difference, a share, what a figure can stand for."""

from __future__ import annotations

from collections.abc import Mapping

from .. import compare as _compare
from ..compare import Comparison, Gate, Percent
from ..course import Course
from ..figures import Figure
from ..rounding import Interval, Rule, reading
from .naming import figure_of, rule_of


def gate(
    course: Course,
    one: Figure | str,
    other: Figure | str,
    *,
    assuming: Mapping[str, str] | None = None,
) -> Gate:
    """Return two figures respect by respect: in what they are alike and in what they are not."""
    return _compare.gate(figure_of(course, one), figure_of(course, other), assuming)


def compare(
    course: Course,
    one: Figure | str,
    other: Figure | str,
    *,
    assuming: Mapping[str, str] | None = None,
    rule: Rule | str = Rule.UNROUNDED,
) -> Comparison:
    """Return the comparison of two like figures, ``other`` less ``one``.

    ``assuming`` maps a respect in which they differ to the reason why that does not matter;
    ``rule`` says how both may have been rounded. UnlikeFigures says why two are not alike.
    """
    return _compare.compare(
        figure_of(course, one), figure_of(course, other), assuming=assuming, rule=rule_of(rule)
    )


def share(
    course: Course, part: Figure | str, of: Figure | str, *, rule: Rule | str = Rule.UNROUNDED
) -> Percent:
    """Return how many hundredths of ``of`` the ``part`` makes, whether or not it lies inside it."""
    return _compare.share(figure_of(course, part), figure_of(course, of), rule=rule_of(rule))


def readings(course: Course, of: Figure | str, rule: Rule | str) -> Interval:
    """Return all values that a figure can stand for if it was rounded by ``rule``.

    The values are in the figure's unit; its last printed unit is what was rounded to.
    """
    figure = figure_of(course, of)
    return reading(figure.value, figure.step, rule_of(rule))
