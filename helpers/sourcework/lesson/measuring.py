"""Measuring: what rounding prints of a number, and what figures come to: if … then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import scale as _scale
from ..course import Course
from ..errors import KitError
from ..figures import Figure, figures_of
from ..rounding import Number
from ..views import outside as _outside
from ..views.passages import Card
from .naming import figure_of, id_of, number_of, numbers_of, one_by_one

if TYPE_CHECKING:
    from ..views.frame import Table

_Given = Number | float | str


def roundings(number: _Given, *, to: _Given) -> Table:
    """Return what each rule of rounding prints of a number, in whole multiples of ``to``.

    >>> roundings("17.49", to=10)["printed"].tolist()
    ['20', '10', '20']
    """
    step = number_of("to=…", to)
    if step <= 0:
        raise KitError("to=…", "that is not above 0", "give the step, as in to=1_000")
    return _outside.roundings_table(number_of("roundings(…)", number), step)


def scale(
    course: Course,
    *figures: Figure | str,
    of: object = None,
    at: str = "",
    grams: object = None,
    days: object = None,
) -> Card:
    """Return what figures come to, if a number from outside holds: an "if … then" with its cases.

    ``of`` is a fact from outside, for a share of it, or a list of guesses; ``at`` is a fact that
    is a rate; ``grams`` and ``days`` are guesses at a ration and how long grain has to last.
    """
    given = [figure_of(course, each) for each in one_by_one(figures)]
    if not given:
        example = next(iter(figures_of(course.document).ids), "…")
        raise KitError("scale()", "no figure is named", f'name one, as in scale("{example}", …)')
    return _outside.scale_card(_scaled(course, given, of, at, grams, days), course.kind)


def _scaled(
    course: Course, figures: list[Figure], of: object, at: str, grams: object, days: object
) -> _scale.Scale:
    if isinstance(of, str):
        return _scale.share(figures, course.outside.facts[of])
    if of is not None:
        return _scale.shares_of_assumed(figures[0], numbers_of("of=…", of))
    if at:
        return _scale.conversion(figures, course.outside.facts[id_of(at)])
    if grams is None or days is None:
        do = "give of=…, or at=…, or both grams=… and days=…"
        raise KitError("scale(…)", "nothing is given to measure by", do)
    return _scale.people_fed(figures[0], numbers_of("grams=…", grams), numbers_of("days=…", days))
