"""What this telegram's lessons say: their prose, what their tools print, the picture of stamps."""

from __future__ import annotations

import re

from sourcework.course import Course
from sourcework.lesson.printed import TOOLS, Tools
from sourcework.lesson.printed import printed as _printed
from sourcework.numbers.writing import spoken

from ..around import places
from ..plots.land import from_beijing
from .around import background
from .rates import roubles_at
from .stamped import numbers_in_the_picture, stamps


def printed(course: Course) -> tuple[tuple[str, str], ...]:
    """Return the texts of the lessons that travel with the kit, each with its lesson's name."""
    own: Tools = {
        "roubles_at": roubles_at,
        "stamps": stamps,
        "plot_map": _distances,
        "background": _background,
    }
    told = _printed(course, {**TOOLS, **own})
    drawn = "; ".join(numbers_in_the_picture(course))
    return (*told, ("on the stamp", drawn)) if told else ()


def _background(course: Course) -> str:
    """Return the half page on the war, with what each sentence rests on."""
    return re.sub(r"<[^>]+>", " ", background(course).html)


def _distances(course: Course) -> str:
    """Return the distances that the map tells."""
    return "; ".join(f"{spoken(each)} km" for each in from_beijing(places()).values())
