"""What lives only as long as its kernel, made anew for an output of another day.

The kit's part of JupyterLab asks for it: by the word that made it and the texts it was given,
nothing else, so that nothing a notebook holds is run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol, TypeVar

from ..errors import UnknownName

# What else a course lets learners move by hand begins so.
EXPLORES = "explore_"
LIVE = ("ask", "answer_by", "argue", "reader")


class _Remade(Protocol):
    again: tuple[str, ...]


_Shown = TypeVar("_Shown", bound=_Remade)


def remade(made: _Shown, *word: str) -> _Shown:
    """Return what is shown, with the word that makes it anew."""
    made.again = word
    return made


def again(package: str, word: str, *given: str) -> Any:
    """Return what a word of a course's lessons makes of these texts.

    Raises UnknownName for a word that makes nothing of this kind.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> name = opened(EXAMPLE).name
    >>> again(name, "ask", "flour-needed").again
    ('ask', 'flour-needed')
    """
    lesson = import_module(f"{package}.lesson")
    words = [each for each in lesson.__all__ if each in LIVE or each.startswith(EXPLORES)]
    if word not in words:
        raise UnknownName.near("word", word, words)
    if word == "reader":
        show, view, *switches = [*given, "", "document"][: max(2, len(given))]
        return lesson.reader(show, view=view, switches=switches)
    return getattr(lesson, word)(*given)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to a form that was sent in, and how the form stands then, as a page wants it.

    >>> Reply("<p>✓</p>", {})._repr_mimebundle_()
    {'application/json': {'said': '<p>✓</p>', 'told': {}}}
    """

    said: str
    told: Mapping[str, str]

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return {"application/json": {"said": self.said, "told": dict(self.told)}}


def sent(package: str, word: str, *given: str) -> Reply:
    """Return what is said to a form; the last text is what was filled in, as JSON.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> name = opened(EXAMPLE).name
    >>> "✗ Not yet" in sent(name, "ask", "flour-needed", '"222"').said
    True
    """
    *texts, filled = given
    form = again(package, word, *texts)
    said = form.receive(json.loads(filled))
    return Reply(said, form.bundle)
