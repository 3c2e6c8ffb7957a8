"""What the lessons' sentences calculate with beside figures and claims: the stamp and the register.

``stamp`` are the numbers that begin as the stamp does. Of the register, ``due.miss`` is the worst
miss, ``due.stamp-date`` the widest band on the day of a fact; ``line.pace`` and
``line.stamp-date`` are what the straight line with a free start has.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sourcework.document import Document
from sourcework.errors import UnknownName
from sourcework.numbers.intervals import Interval
from telegram16293.claims.stamp import digits
from telegram16293.register import beginning_with, due, free_line, stamps, worst_miss


def operand(name: str, document: Document) -> Fraction | Interval | None:
    """Return what a name stands for; None for one that is not of this course alone.

    >>> from telegram16293.seeds import edition
    >>> operand("grain-total", edition())
    >>> type(operand("due.stamp-date", edition())).__name__
    'Interval'
    """
    match name.split("."):
        case ["stamp"]:
            return beginning_with(digits(document))
        case ["due", "miss"]:
            return worst_miss(stamps())
        case ["due", day]:
            return due(_day(day, document), stamps()).at_worst
        case ["line", "pace"]:
            return free_line(stamps()).pace
        case ["line", day]:
            return free_line(stamps()).on(_day(day, document))
    return None


def _day(name: str, document: Document) -> date:
    try:
        return date.fromisoformat(document.fact(name).when[:10])
    except ValueError:
        raise UnknownName(f"fact {name!r}", "it is no day", "name a fact that is dated") from None
