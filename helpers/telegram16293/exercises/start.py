"""Lesson 00-start: right answers and mistakes that are computed from the telegram."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from sourcework.document import Document
from sourcework.exercises.files import Computed
from sourcework.figures import figures_of


def _millions(document: Document, figure_id: str) -> Fraction:
    return figures_of(document)[figure_id].in_millions


def _speaker(document: Document) -> str:
    return document.passage("P3.1").voice[0]


# By the id of the exercise in course/exercises/00-start.toml, which names what is made here.
COMPUTED: Mapping[str, Computed] = {
    "start-speaker": Computed(answer=_speaker),
    "start-roubles": Computed(
        answer=lambda d: _millions(d, "peng-aid-roubles"),
        mistakes={
            "yuan": lambda d: _millions(d, "peng-aid-yuan"),
            "yuan-in-full": lambda d: figures_of(d)["peng-aid-yuan"].value,
            "of-mao": lambda d: _millions(d, "mao-aid-roubles"),
            "of-credit": lambda d: _millions(d, "credit-roubles"),
        },
    ),
}
