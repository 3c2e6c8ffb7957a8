"""Before a cell of a lesson and after it: what is missing is fetched, what fails is explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from html import escape
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..places import Place
from .notebook import as_made, is_lesson, saved
from .source import calls, exercise_in, has_curly, made, unquoted_in, used

if TYPE_CHECKING:
    from types import ModuleType

    from ..course import Course

ABOVE = "menu Run, then Run All Above Selected Cell"


def before(package: str, shell: Any, source: str) -> None:
    """Fetch the words of the kit that a cell uses and this kernel does not have, and say so."""
    known = {*shell.user_ns, *shell.user_ns["__builtins__"].__dict__}
    missing = sorted(used(source) - known)
    if not missing or not is_lesson(place := Place(Path(package))):
        return
    lesson = _lesson(place)
    words = [each for each in missing if each in lesson.__all__]
    for each in words:
        shell.user_ns[each] = getattr(lesson, each)
    if words:
        say(shell, f"{_listed(words)} had to be fetched again, as after a restart. Just go on.")


def after(package: str, shell: Any, result: Any) -> None:
    """Say what to do, below what Python says, where a cell failed or asks nothing any more."""
    error = result.error_before_exec or result.error_in_exec
    source, cell = result.info.raw_cell, result.info.cell_id or ""
    if not error and not cell:
        return
    place = Place(Path(package))
    as_it_was = as_made(place).get(cell, "") if cell else ""
    if isinstance(error, NameError) and is_lesson(place):
        say(shell, of_name(place, error.name or "", source))
    elif isinstance(error, TypeError) and (words := of_own(place, shell.user_ns, source)):
        say(shell, words)
    elif isinstance(error, SyntaxError) and is_lesson(place):
        say(shell, of_syntax(source, as_it_was))
    elif lost := lost_line(source, as_it_was):
        say(shell, lost)


def of_name(place: Place, name: str, source: str) -> str:
    """Return what to do about a name that the kernel does not know."""
    quoted = f'"{name}"'
    exercise = exercise_in(source)
    bare = unquoted_in(source)
    if bare.startswith(name.replace("_", "-")) and bare in _course(place).exercises:
        return f'Put the name of the exercise in quotation marks: "{bare}".'
    if exercise and name in _keys(place, exercise):
        return f"Put the word in quotation marks: {quoted}."
    maker = next((each for each in saved() if name in made(each.source)), None)
    if maker:
        return (
            f"{name} is made by another cell, which begins with: {maker.first_line} "
            f"Run that cell first, or all cells above this one: {ABOVE}."
        )
    near = get_close_matches(name, _lesson(place).__all__, n=1, cutoff=0.75)
    if near:
        return f"There is no word {name} here. Did you mean {near[0]}?"
    if exercise:
        return f"If {name} is your answer, put it in quotation marks: {quoted}."
    return f"If an earlier cell makes {name}, run all cells above this one: {ABOVE}."


def of_own(place: Place, names: Mapping[str, object], source: str) -> str:
    """Return what to do where a cell calls a word of the kit whose name now means something else.

    "" where it calls none, or where the notebook is no lesson.
    """
    if not is_lesson(place):
        return ""
    lesson = _lesson(place)
    called = (each for each in calls(source) if each in lesson.__all__ and each in names)
    lost = next((each for each in called if names[each] is not getattr(lesson, each)), "")
    return lost and (
        f"{lost} is a name of your own now, and no longer the word of the lessons. Give yours "
        f"another name, then run: from {lesson.__name__} import {lost}"
    )


def of_syntax(source: str, as_made: str) -> str:
    """Return what to do about a cell that is not Python.

    >>> of_syntax('check("price-speaker", “veit”)', "")
    'The quotation marks must be straight ones: "like this". Type them again.'
    """
    if has_curly(source):
        return 'The quotation marks must be straight ones: "like this". Type them again.'
    lost = lost_line(source, as_made)
    if lost:
        return lost
    exercise = exercise_in(source)
    if exercise:
        return (
            "An answer with words, spaces or signs in it needs quotation marks around it: "
            f'check("{exercise}", "…"). Look also for a missing bracket or quotation mark.'
        )
    return "Look for a missing bracket or quotation mark; Ctrl and Z take back what you changed."


def lost_line(source: str, as_made: str) -> str:
    """Return how to put a question back that was written over, "" where it is there.

    >>> lost_line('"veit"', 'check("price-speaker", ...)')
    'The question of this cell is gone. It was: check("price-speaker", ...) Put that line back, \
and your answer in place of the three dots.'
    >>> lost_line('check("price-speaker", "veit")', 'check("price-speaker", ...)')
    ''
    """
    exercise = exercise_in(as_made)
    if not exercise or exercise_in(source) == exercise or not source.strip():
        return ""
    line = next(each for each in as_made.splitlines() if exercise in each).strip()
    return (
        f"The question of this cell is gone. It was: {line} Put that line back, and your answer in "
        "place of the three dots."
    )


def _keys(place: Place, exercise_id: str) -> set[str]:
    """Return the words that can be answers to an exercise."""
    course = _course(place)
    if exercise_id not in course.exercises:
        return set()
    exercise = course.exercises[exercise_id]
    return {each.key for each in (*exercise.options, *exercise.items)}


def _course(place: Place) -> Course:
    course: Course = import_module(f"{place.name}.course").course()
    return course


def _lesson(place: Place) -> ModuleType:
    """Return the module whose words the lessons of a course import."""
    return import_module(f"{place.name}.lesson")


def _listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: "check, hint and passage"."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def say(shell: Any, words: str) -> None:
    """Show a sentence in the output of the cell."""
    html = f'<p lang="en"><strong>→</strong> {escape(words)}</p>'
    shell.display_pub.publish({"text/plain": f"→ {words}", "text/html": html})
