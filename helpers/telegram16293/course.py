"""This telegram's course: the one value that binds its parts."""

from __future__ import annotations

from functools import cache

from sourcework.argument import Advice, Argument, review
from sourcework.course import Course

from .claims import ASSERTIONS
from .exercises import ALL
from .seeds import PLACE

TITLE = "Telegram 16293"
HOME = "https://github.com/telegram16293/telegram16293"
MAKERS = "The Telegram 16293 kit authors"


@cache
def course() -> Course:
    """Return the course with all its lessons."""
    return Course(PLACE, TITLE, ALL, HOME, MAKERS, ASSERTIONS, advise=advice)


def advice(argument: Argument) -> tuple[Advice, ...]:
    """Return the advice on an argument about this document."""
    return review(argument, course().document, course().claims, course().outside)
