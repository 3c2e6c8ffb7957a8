"""What lives only as long as its kernel, made anew for an output of another day.

The kit's part of JupyterLab asks for it: by the word that made it and the texts it was given,
nothing else, so that nothing a notebook holds is run.

>>> again("ask", "start-roubles").again
('ask', 'start-roubles')
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sourcework.errors import UnknownName

from . import answers, arguing, shown

WORDS: Mapping[str, Callable[..., Any]] = {
    "ask": answers.ask,
    "answer_by": answers.answer_by,
    "argue": arguing.argue,
    "explore_budgets": shown.explore_budgets,
    "explore_chain": shown.explore_chain,
    "explore_deliveries": shown.explore_deliveries,
    "explore_rates": shown.explore_rates,
    "reader": lambda show="", view="document", *switches: shown.reader(
        show, view=view, switches=switches
    ),
}


def again(word: str, *given: str) -> Any:
    """Return what a word of the lesson makes of these texts.

    Raises UnknownName for a word that makes nothing of this kind.
    """
    if word not in WORDS:
        raise UnknownName.near("word", word, WORDS)
    return WORDS[word](*given)


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


def sent(word: str, *given: str) -> Reply:
    """Return what is said to a form; the last text is what was filled in, as JSON.

    >>> "✗ Not yet" in sent("ask", "start-roubles", '"222"').said
    True
    """
    *texts, filled = given
    form = again(word, *texts)
    said = form.receive(json.loads(filled))
    return Reply(said, form.bundle)
