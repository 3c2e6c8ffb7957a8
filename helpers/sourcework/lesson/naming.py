"""What learners give for what they mean: ids for figures, names for rules, lists for several."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from ..claims import Verdict
from ..course import Course
from ..errors import KitError, UnknownName
from ..exercises.amounts import read_number
from ..exercises.readings import Answer
from ..figures import Figure, figures_of
from ..rounding import Rule


def one_by_one(given: Iterable[object]) -> list[object]:
    """Return what is given one by one or in a list, one by one."""
    lists = [each if isinstance(each, (list, tuple, set)) else [each] for each in given]
    return [one for each in lists for one in each]


def ids_of(given: object) -> list[str]:
    """Return the ids of what is given, one by one or in a list; none where nothing is."""
    return [] if given is None else [id_of(each) for each in one_by_one([given])]


def id_of(given: object) -> str:
    """Return the id of a figure, a claim, a passage, or what is given for one."""
    return str(getattr(given, "id", given))


def figure_of(course: Course, given: object) -> Figure:
    """Return a figure, or the one of that id."""
    return given if isinstance(given, Figure) else figures_of(course.document)[id_of(given)]


def rule_of(given: object) -> Rule:
    """Return a rule, or the one of that name; a name is never taken for no rounding."""
    if isinstance(given, Rule):
        return given
    named = {_plain(name): each for each in Rule for name in (each.name, each.label)}
    if _plain(given) not in named:
        raise UnknownName.near("rule", given, map(repr, Rule))
    return named[_plain(given)]


def verdict_of(given: object) -> Verdict:
    """Return a verdict, or the one of that word."""
    if isinstance(given, Verdict):
        return given
    named = {each.value: each for each in Verdict}
    if _plain(given) not in named:
        raise UnknownName.near("verdict", given, named)
    return named[_plain(given)]


def _plain(name: object) -> str:
    return str(name).strip().casefold().replace("_", " ")


def numbers_of(where: str, given: object) -> list[Fraction]:
    """Return the numbers that are given, one by one or in a list."""
    return [number_of(where, each) for each in one_by_one([given])]


def number_of(where: str, given: object) -> Fraction:
    """Return one number as people write it; raises KitError for anything else."""
    read = read_number(given)
    if isinstance(read, Answer) and isinstance(read.value, Fraction):
        return read.value
    words = getattr(read, "words", "that is no number")
    raise KitError(where, words, "give one number, as in 1_000 or “12.5”")
