"""The words a lesson uses: functions that are handed a course, bound to one for its learners.

Where a figure is wanted its id will do, and where a rule is wanted its name; whatever else is
given, and however a word is called, the answer is a sentence (a KitError) and no traceback.

    binding       a function of a course -> a word as learners call it
    naming        what learners give for what they mean: ids, names, lists
    remaking      what lives only with its kernel, made anew for an output of another day
    waiting       what would answer a question that is still open
    measuring     what rounding prints, and what figures come to: if … then
    printed       what the lessons say, and what their tools print
    arguing       the written argument, and what of it is handed in
    answering     check, ask, hints, progress, handing in
    filing        the case file
    reading       passages, figures, claims, tables, the reader
    comparing     two figures, their difference, a share, what a figure can stand for
    neighbouring  other documents, and how to cite
    doubting      damaged letters, and how far a doubt reaches

A course's own ``lesson.py`` is a few lines::

    from sourcework.lesson import words

    from .course import course

    WORDS = words(course)
    __all__ = list(WORDS)
    globals().update(WORDS)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..claims import Verdict
from ..course import Course
from ..rounding import Rule
from . import answering, arguing, comparing, doubting, filing, measuring, neighbouring, reading
from .binding import bind, plain

__all__ = ["bind", "plain", "words"]

# In the order in which a learner meets them.
OF_A_COURSE: tuple[Callable[..., Any], ...] = (
    *(answering.check, answering.ask, answering.answer_by, answering.hint),
    *(answering.progress, answering.hand_in, answering.reset),
    *(reading.passage, reading.figure, reading.figures, reading.claim, reading.claims),
    *(reading.reader, reading.evidence),
    *(comparing.gate, comparing.compare, comparing.share, comparing.readings),
    *(neighbouring.neighbours, neighbouring.neighbour, neighbouring.excerpt, neighbouring.cite),
    *(measuring.scale, doubting.letters, doubting.sensitivity),
    *(arguing.argue, filing.case_file),
)
OF_NONE: tuple[Callable[..., Any], ...] = (reading.table, measuring.roundings)


def words(course: Callable[[], Course]) -> Mapping[str, Any]:
    """Return the words that the lessons of any course may use, by name.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> words(lambda: opened(EXAMPLE))["figure"]("flour-price").speaker
    'veit'
    """
    bound = {each.__name__: bind(course, each) for each in OF_A_COURSE}
    return {
        **bound,
        **{each.__name__: plain(each) for each in OF_NONE},
        "Rule": Rule,
        "Verdict": Verdict,
    }
