"""Beyond the telegram: neighbouring documents, citations, roundings, figures to scale."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from sourcework import citing as _citing
from sourcework import scale as _scale
from sourcework.citing import Citation
from sourcework.errors import KitError
from sourcework.exercises.amounts import read_number
from sourcework.exercises.readings import Answer
from sourcework.figures import Figure
from sourcework.rounding import Number
from sourcework.views import beyond as _beyond
from sourcework.views.passages import Card
from telegram16293.seeds import edition, outside

from .given import all_claims, figure_of, id_of, one_by_one, verb

if TYPE_CHECKING:
    from sourcework.views.frame import Table

_Names = str | Iterable[str] | None
_Given = Number | float | str


@verb
def neighbours(*, passage: _Names = None, claim: _Names = None) -> Table:
    """Return what neighbouring documents say, a row a statement, with its bearing and its mark.

    Asked for passages or claims, only what bears on them. UnknownName suggests others.
    """
    passages = [edition().passage(each).id for each in _ids(passage)]
    claims = [all_claims()[each].id for each in _ids(claim)]
    return _beyond.neighbours_table(outside().neighbours.values(), passages, claims)


@verb
def neighbour(neighbour_id: str, *, says: bool = True) -> Card:
    """Return a neighbouring document by its id: what it is, its numbers, and what it says.

    With ``says=False`` only what it is and its numbers. UnknownName suggests others.
    """
    return _beyond.neighbour_card(outside().neighbours[id_of(neighbour_id)], says=says is not False)


@verb
def cite(what: str, language: str = "") -> Citation:
    """Return how to cite a passage, or anything from outside, by its id: as text, BibTeX or CSL.

    ``language`` is "ru" or "en", where one text of a passage is meant. UnknownName suggests.
    """
    return _citing.cite(id_of(what), edition(), outside(), language)


@verb
def roundings(number: _Given, *, to: _Given) -> Table:
    """Return what each rule of rounding prints of a number, in whole multiples of ``to``.

    >>> roundings("17.49", to=10)["printed"].tolist()
    ['20', '10', '20']
    """
    step = _number("to=…", to)
    if step <= 0:
        raise KitError("to=…", "that is not above 0", "give the step, as in to=1_000")
    return _beyond.roundings_table(_number("roundings(…)", number), step)


@verb
def scale(
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
    given = [figure_of(each) for each in one_by_one(figures)]
    if not given:
        raise KitError("scale()", "no figure is named", 'name one, as in scale("grain-total", …)')
    return _beyond.scale_card(_scaled(given, of, at, grams, days))


def _scaled(
    figures: list[Figure], of: object, at: str, grams: object, days: object
) -> _scale.Scale:
    if isinstance(of, str):
        return _scale.share(figures, outside().facts[of])
    if of is not None:
        return _scale.shares_of_assumed(figures[0], _numbers("of=…", of))
    if at:
        return _scale.conversion(figures, outside().facts[id_of(at)])
    if grams is None or days is None:
        do = "give of=…, or at=…, or both grams=… and days=…"
        raise KitError("scale(…)", "nothing is given to measure by", do)
    return _scale.people_fed(figures[0], _numbers("grams=…", grams), _numbers("days=…", days))


def _ids(names: object) -> list[str]:
    return [] if names is None else [id_of(each) for each in one_by_one([names])]


def _numbers(where: str, given: object) -> list[Fraction]:
    return [_number(where, each) for each in one_by_one([given])]


def _number(where: str, given: object) -> Fraction:
    """Return one number as people write it; raises KitError for anything else."""
    read = read_number(given)
    if isinstance(read, Answer) and isinstance(read.value, Fraction):
        return read.value
    words = getattr(read, "words", "that is no number")
    raise KitError(where, words, "give one number, as in 1_000 or “12.5”")
