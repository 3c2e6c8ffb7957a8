"""A word of a lesson: a function of the engine, bound to a course, that answers in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Concatenate, ParamSpec, TypeVar

from ..course import Course
from ..errors import KitError

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def bind(
    course: Callable[[], Course], function: Callable[Concatenate[Course, _Given], _Result]
) -> Callable[_Given, _Result]:
    """Return a word that is handed its course first, as learners call it: without the course.

    The course is opened when the word is first used. ``help`` shows what the learner gives, and a
    call of the wrong shape gets a sentence.

    >>> def twice(course, one):
    ...     return 2 * one
    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> word = bind(lambda: opened(EXAMPLE), twice)
    >>> word(21), str(signature(word))
    (42, '(one)')
    >>> word()
    Traceback (most recent call last):
    sourcework.errors.KitError: twice(…): missing a required argument: 'one'. Write twice(one).
    """
    whole = signature(function)
    shape = whole.replace(parameters=list(whole.parameters.values())[1:])
    name = getattr(function, "__name__", "")

    @wraps(function)
    def word(*args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        _check(name, shape, args, kwargs)
        return function(course(), *args, **kwargs)

    return _shaped(word, shape)


def plain(function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """Return a word that needs no course: a call of the wrong shape gets a sentence."""
    shape = signature(function)
    name = getattr(function, "__name__", "")

    @wraps(function)
    def word(*args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        _check(name, shape, args, kwargs)
        return function(*args, **kwargs)

    return word


def _shaped(word: Callable[_Given, _Result], shape: Signature) -> Callable[_Given, _Result]:
    """Return the word so that whoever inspects it sees this shape, without the course."""
    del word.__wrapped__  # type: ignore[attr-defined]
    word.__signature__ = shape  # type: ignore[attr-defined]
    return word


def _check(
    name: str, shape: Signature, args: Sequence[object], kwargs: Mapping[str, object]
) -> None:
    try:
        shape.bind(*args, **kwargs)
    except TypeError as error:
        raise KitError(f"{name}(…)", str(error), f"write {name}({_told(shape)})") from None


def _told(shape: Signature) -> str:
    """Return what stands between the brackets of a call: "one, other, assuming=…"."""
    after = {Parameter.VAR_POSITIONAL.name: ", …", Parameter.KEYWORD_ONLY.name: "=…"}
    names = shape.parameters.values()
    return ", ".join(each.name + after.get(each.kind.name, "") for each in names)
