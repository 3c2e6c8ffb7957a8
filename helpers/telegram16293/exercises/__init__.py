"""The questions of this telegram's lessons: ``ALL`` of them by id.

What they say stands in ``course/exercises``; the module of a lesson computes what that names.
"""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import cast

from sourcework.exercises.files import Computed, Written
from sourcework.exercises.model import Exercises

from ..seeds import PLACE


def computed(lesson: str) -> Mapping[str, Computed]:
    """Return what is computed for a lesson, by exercise: nothing if it has no module."""
    if not (Path(__file__).parent / f"{lesson}.py").is_file():
        return {}
    return cast("Mapping[str, Computed]", import_module(f"{__name__}.{lesson}").COMPUTED)


ALL = Exercises(Written(PLACE.exercises, computed))

__all__ = ["ALL"]
