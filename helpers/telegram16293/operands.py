"""What the names in a calculation stand for: figures, ends of intervals, the register.

A figure is named by its id. A name with a dot is a part of something: ``one-rate-nearest.low`` and
``.high`` are the ends of the interval that a claim comes to; ``stamp.low`` and ``.high`` those of
the numbers that begin as the stamp does. Of the register, ``due.miss`` is the worst miss,
``due.stamp-date.high`` an end of the widest band on the day of a fact, ``line.pace`` and
``line.stamp-date`` what the straight line with a free start has.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from sourcework.document import Document
from sourcework.errors import UnknownName
from sourcework.figures import figures_of
from sourcework.numbers.intervals import Interval
from telegram16293.claims import claims_of
from telegram16293.claims.stamp import digits
from telegram16293.register import beginning_with, due, free_line, stamps, worst_miss

ENDS = ("low", "high")


def operand(name: str, document: Document) -> Fraction:
    """Return what a name in a calculation stands for; UnknownName for one that is no number.

    >>> from telegram16293.seeds import edition
    >>> operand("grain-total", edition())
    Fraction(40000, 1)
    """
    first, *rest = name.split(".")
    if not rest:
        return figures_of(document)[first].value
    if first == "due":
        return _due(rest, document)
    if first == "line":
        line = free_line(stamps())
        return line.pace if rest == ["pace"] else line.on(_day(rest[0], document))
    if first == "stamp":
        return _end(beginning_with(digits(document)), rest)
    return _end(interval_of(first, document), rest)


def interval_of(name: str, document: Document) -> Interval:
    """Return the interval that a claim comes to: the last of its working."""
    working = claims_of(document)[name].working
    intervals = [value for _, value in working if isinstance(value, Interval)]
    if not intervals:
        raise UnknownName(f"claim {name!r}", "it comes to no interval", "name another claim")
    return intervals[-1]


def _due(rest: Sequence[str], document: Document) -> Fraction:
    if rest == ["miss"]:
        return worst_miss(stamps())
    return _end(due(_day(rest[0], document), stamps()).at_worst, rest[1:])


def _end(interval: Interval, rest: Sequence[str]) -> Fraction:
    name = ".".join(rest)
    if name not in ENDS:
        raise UnknownName.near("end of an interval", name, ENDS)
    end = interval.low if name == "low" else interval.high
    if not isinstance(end, Fraction):
        raise UnknownName(f"the {name} end", "there is none", "name the other end")
    return end


def _day(name: str, document: Document) -> date:
    try:
        return date.fromisoformat(document.fact(name).when[:10])
    except ValueError:
        raise UnknownName(f"fact {name!r}", "it is no day", "name a fact that is dated") from None
