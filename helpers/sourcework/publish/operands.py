"""What a name in a calculation stands for: a figure, or an end of an interval.

A figure is named by its id. A name with a dot is a part of something: ``CLAIM.low`` and ``.high``
are the ends of the interval that a claim comes to. What else a course calculates with, and from
where, it says itself: ``Course.operands``.
"""

from __future__ import annotations

from fractions import Fraction

from sourcework.claims import Claim
from sourcework.course import Course
from sourcework.errors import UnknownName
from sourcework.figures import figures_of
from sourcework.numbers.intervals import Interval

ENDS = ("low", "high")


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
