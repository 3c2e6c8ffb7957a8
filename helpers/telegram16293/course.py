"""This telegram's course: the one value that binds its parts."""

from __future__ import annotations

from functools import cache

from sourcework.argument import Advice, Argument, Sources, review
from sourcework.course import Course

from .claims import ASSERTIONS
from .exercises import ALL
from .overstated import NAMES, OVERSTATEMENTS
from .register import paces
from .seeds import PLACE

TITLE = "Telegram 16293"
HOME = "https://github.com/telegram16293/telegram16293"
MAKERS = "The Telegram 16293 kit authors"


@cache
def course() -> Course:
    """Return the course with all its lessons."""
    return Course(
        PLACE,
        TITLE,
        ALL,
        HOME,
        MAKERS,
        ASSERTIONS,
        advise=advice,
        overstatements=OVERSTATEMENTS,
        names=NAMES,
        derived=paces,
    )


def advice(argument: Argument) -> tuple[Advice, ...]:
    """Return the advice on an argument about this document."""
    return review(argument, Sources.of(course()))
