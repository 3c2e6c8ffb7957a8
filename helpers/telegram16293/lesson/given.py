"""What learners give, read kindly: ids for figures, names for rules, calls of the wrong shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache, wraps
from inspect import Parameter, signature
from typing import ParamSpec, TypeVar

from sourcework.claims import Claims, Verdict
from sourcework.errors import KitError, UnknownName
from sourcework.exercises.amounts import read_number
from sourcework.exercises.readings import Answer
from sourcework.figures import Figure, Figures, figures_of
from sourcework.rounding import Rule
from telegram16293.seeds import edition

from ..claims import claims_of

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def verb(function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """Return the function as learners call it: a call of the wrong shape gets a sentence."""

    @wraps(function)
    def verb(*args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        try:
            signature(function).bind(*args, **kwargs)
        except TypeError as error:
            name = function.__name__
            raise KitError(f"{name}(…)", str(error), f"write {name}({_shape(function)})") from None
        return function(*args, **kwargs)

    return verb


def _shape(function: Callable[..., object]) -> str:
    """Return what stands between the brackets of a call: "one, other, assuming=…"."""
    after = {Parameter.VAR_POSITIONAL.name: ", …", Parameter.KEYWORD_ONLY.name: "=…"}
    names = signature(function).parameters.values()
    return ", ".join(each.name + after.get(each.kind.name, "") for each in names)


@cache
def all_figures() -> Figures:
    return figures_of(edition())


@cache
def all_claims() -> Claims:
    return claims_of(edition())


def one_by_one(given: Iterable[object]) -> list[object]:
    """Return what is given one by one or in a list, one by one."""
    lists = [each if isinstance(each, (list, tuple, set)) else [each] for each in given]
    return [one for each in lists for one in each]


def id_of(given: object) -> str:
    """Return the id of a figure, a claim, a passage, or what is given for one."""
    return str(getattr(given, "id", given))


def figure_of(given: object) -> Figure:
    return given if isinstance(given, Figure) else all_figures()[id_of(given)]


def rule_of(given: object) -> Rule:
    if isinstance(given, Rule):
        return given
    named = {_plain(name): each for each in Rule for name in (each.name, each.label)}
    if _plain(given) not in named:
        raise UnknownName.near("rule", given, map(repr, Rule))
    return named[_plain(given)]


def verdict_of(given: object) -> Verdict:
    if isinstance(given, Verdict):
        return given
    named = {each.value: each for each in Verdict}
    if _plain(given) not in named:
        raise UnknownName.near("verdict", given, named)
    return named[_plain(given)]


def _plain(name: object) -> str:
    return str(name).strip().casefold().replace("_", " ")


def millions_of(coarse: object) -> int | None:
    """Return how many millions the yuan were rounded to; None for not at all."""
    if coarse is None or (isinstance(coarse, int) and coarse > 0):
        return coarse
    raise KitError("coarse=…", "that is no whole number above 0", "give one, as in coarse=1_000")


def rate_of(given: object) -> Fraction:
    """Return a rate above zero, as people write it."""
    read = read_number(given, "yuan per rouble")
    if isinstance(read, Answer) and isinstance(read.value, Fraction) and read.value > 0:
        return read.value
    words = getattr(read, "words", "a rate is a number above 0")
    raise KitError("roubles_at(…)", words, "give yuan per rouble, as in roubles_at(5_000)")
