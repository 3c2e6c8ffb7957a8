"""What is calculated for the questions of the lesson: right answers, and known wrong numbers.

What the questions say stands in course/exercises, and names what is calculated here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sourcework.exercises import Exercises
from sourcework.exercises.files import Computed, Written
from sourcework.figures import figures_of
from sourcework.places import Place

from .claims import flour_needed

# By the lesson's name, which is that of its file without number and ending; then by the question.
COMPUTED: Mapping[str, Mapping[str, Computed]] = {
    "read": {
        "flour-needed": Computed(
            answer=flour_needed,
            mistakes={
                "copied": lambda document: figures_of(document)["flour-total"].value,
                "a-month-lost": lambda document: (
                    flour_needed(document) - figures_of(document)["flour-monthly"].value
                ),
                "one-month": lambda document: figures_of(document)["flour-monthly"].value,
            },
        ),
    },
}

EXERCISES = Exercises(
    Written(Place(Path(__file__).parent).exercises, lambda lesson: COMPUTED.get(lesson, {}))
)
