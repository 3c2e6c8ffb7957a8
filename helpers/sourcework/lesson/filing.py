"""The case file: all that a learner kept, written down to hand in or keep."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from .. import evidence as _evidence
from .. import progress as _progress
from ..course import Course
from ..errors import KitError, UnknownName
from ..exercises.readings import is_a, kind_of
from ..views.live import refresh
from .naming import one_by_one

if TYPE_CHECKING:
    from ..casefile import Choices, Filed, Gathered
    from ..views.forms import Filing
    from ..views.picture import Picture

LONGEST_NAME = 200


def case_file(
    course: Course,
    *,
    paper: str = "a4",
    name: object = None,
    dated: object = None,
    pictures: object = None,
) -> Filed | Filing:
    """Write your case file, as an HTML page and as a PDF, and return what is in it.

    Below stands a form for your name, the date and pictures; in code, give ``name``, ``dated``
    and ``pictures``: names such as "rates", or pictures that you plotted. ``paper`` is "a4" or
    "us-letter". It is written beside your answers. Raises UnknownName for another paper or
    picture, ProgressError where no file can be written.
    """
    from sourcework import casefile
    from sourcework.views import forms

    if not is_a(paper, str) or paper not in casefile.PAPERS:
        given = paper if is_a(paper, str) else kind_of(paper)
        raise UnknownName.near("paper", given, casefile.PAPERS)
    before = casefile.chosen_before(_progress.place().parent)
    if name is None and dated is None and pictures is None:
        return forms.Filing(_Desk(course, before, paper), _titles(course), refresh)
    named, plotted = _pictures(course, before.pictures if pictures is None else pictures)
    chosen = casefile.Choices(
        before.name if name is None else _name(name),
        before.dated if dated is None else dated is not False,
        named,
    )
    return _written(course, chosen, paper, plotted)


class _Desk:
    """Where the case file is written: as it stands, and what is chosen for it."""

    def __init__(self, course: Course, choices: Choices, paper: str) -> None:
        self._course, self._paper = course, paper
        self._write(choices)

    def _write(self, choices: Choices) -> None:
        self.filed = _written(self._course, choices, self._paper)
        self.name, self.dated, self.pictures = choices.name, choices.dated, choices.pictures

    def write(self, given: Mapping[str, object]) -> None:
        """Write it with what is chosen in the form."""
        from sourcework.casefile import chosen

        self._write(chosen(given))


def _titles(course: Course) -> Mapping[str, str]:
    """Return what each picture of the course shows, by its name."""
    return {name: title for name, (title, _) in course.pictures.items()}


def _name(given: object) -> str:
    if not is_a(given, str) or str.__len__(given) > LONGEST_NAME:  # type: ignore[arg-type]
        kind = kind_of(given) if not is_a(given, str) else "a very long text"
        raise KitError("case_file(name=…)", f"that is {kind}", 'write it as in name="Ada"')
    return str.__getitem__(given, slice(None)).strip()  # type: ignore[index]


def _pictures(course: Course, given: object) -> tuple[tuple[str, ...], tuple[Picture, ...]]:
    """Return the pictures that are named, and those that are given as such."""
    from sourcework.views.picture import Picture

    every = one_by_one([given])
    plotted = tuple(each for each in every if isinstance(each, Picture))
    named = [each for each in every if not isinstance(each, Picture)]
    for each in named:
        if not is_a(each, str) or each not in course.pictures:
            raise UnknownName.near(
                "picture", str(each) if is_a(each, str) else kind_of(each), course.pictures
            )
    return tuple(map(str, named)), plotted


def _written(
    course: Course, choices: Choices, paper: str, plotted: tuple[Picture, ...] = ()
) -> Filed:
    from sourcework import casefile

    gathered = _gathered(course, choices, plotted)
    everything = (course.document, course.claims, course.exercises, course.outside)
    contents = casefile.gather(gathered, *everything, date.today())
    return casefile.file(contents, gathered, _progress.place().parent, paper)


def _gathered(course: Course, choices: Choices, plotted: tuple[Picture, ...]) -> Gathered:
    from ..argument import Drafts, place
    from ..casefile import Gathered

    kept = _progress.Kept(_progress.place())
    made = tuple(
        draw(course) for name, (_, draw) in course.pictures.items() if name in choices.pictures
    )
    return Gathered(
        _progress.standing(kept, course.exercises, course.document),
        _evidence.Evidence(_evidence.place()).read().excerpts,
        Drafts(place()).read().latest,
        (*made, *plotted),
        choices,
    )
