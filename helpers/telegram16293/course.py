"""This telegram's course: the one value that binds its parts."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sourcework.course import Course
from sourcework.numbers.intervals import Interval

from .around import page as around_page
from .claims import ASSERTIONS, ENCLOSED
from .exercises import ALL
from .overstated import NAMES, OVERSTATEMENTS
from .register import paces
from .seeds import PLACE, outside
from .tools import around, pictures
from .tools import printed as _printed

# Loaded when an argument is read: a lesson that asks for none begins sooner.
if TYPE_CHECKING:
    from sourcework.argument import Advice, Argument
    from sourcework.document import Document
    from sourcework.views.explorers.explorer import Explorer

TITLE = "Telegram 16293"
HOME = "https://github.com/telegram16293/telegram16293"
MAKERS = "The Telegram 16293 kit authors"
PICTURES = {
    "chain": ("the hands that the words went through", pictures.plot_chain),
    "rates": ("the rates of exchange under three rules", pictures.three_rules),
    "budgets": ("Peng's sum beside Mao's", pictures.sums_side_by_side),
    "deliveries": ("the grain, month by month", pictures.plot_deliveries),
    # How the war ended is asked about first, in lesson 06.
    "timeline": (
        "the days around the telegram, to the end of its year",
        around.timeline_of_the_year,
    ),
    "map": ("the places of the telegram", around.plot_map),
}
EXPLORERS = ("rates", "deliveries", "budgets", "chain")


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
        explorers={each: partial(_explorer, each) for each in EXPLORERS},
        worksheets=worksheets,
        operands=operands,
        advise=advice,
        overstatements=OVERSTATEMENTS,
        names=NAMES,
        derived=paces,
        pictures=PICTURES,
        enclosed=ENCLOSED,
        pages=lambda _: {"background.md": around_page()},
        printed=printed,
        kind="telegram",
        beside=outside,
        units="“yuan” are those before the change of 1955",
    )


def _explorer(name: str, document: Document) -> Explorer:
    """Return an explorer by its name; what it needs is loaded only then."""
    module = import_module(f"{__package__}.explorers.{name}")
    made: Explorer = getattr(module, name)(document)
    return made


def worksheets(course: Course) -> Mapping[str, Any]:
    """Return what the worksheets are told; a lesson does not load what only paper needs."""
    from .handouts import worksheet_data

    return worksheet_data(course)


def operands(name: str, course: Course) -> Fraction | Interval | None:
    """Return what a name in a lesson's sentence stands for, if it is this course's own."""
    from .operands import operand

    return operand(name, course.document)


def advice(argument: Argument) -> tuple[Advice, ...]:
    """Return the advice on an argument about this document."""
    from sourcework.argument import Sources, review

    return review(argument, Sources.of(course()))


@cache
def printed() -> tuple[tuple[str, str], ...]:
    """Return the texts that the lessons print, each with its lesson."""
    return _printed.printed(course())
