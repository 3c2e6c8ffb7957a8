"""What this telegram's lessons say: their prose, what their tools print, the picture of stamps."""

from __future__ import annotations

from sourcework.course import Course
from sourcework.lesson.printed import TOOLS
from sourcework.lesson.printed import printed as _printed
from sourcework.numbers.writing import spoken

from ..around import places
from ..plots.land import from_beijing
from .rates import roubles_at
from .stamped import numbers_in_the_picture, stamps


def printed(course: Course) -> tuple[tuple[str, str], ...]:
    """Return the texts of the lessons that travel with the kit, each with its lesson's name."""
    told = _printed(
        course, {**TOOLS, "roubles_at": roubles_at, "stamps": stamps, "plot_map": _distances}
    )
    drawn = "; ".join(numbers_in_the_picture(course))
    return (*told, ("on the stamp", drawn)) if told else ()


def _distances(course: Course) -> str:
    """Return the distances that the map tells."""
    return "; ".join(f"{spoken(each)} km" for each in from_beijing(places()).values())
