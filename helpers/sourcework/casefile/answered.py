"""The answers in a case file: each question that was answered, the answer whole, a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ..document import Document
from ..exercises import Exercises
from ..exercises.in_words import answer_of
from ..exercises.model import said
from ..numbers.writing import about, spoken
from ..progress import Standing, State
from ..views.phrasing import month
from .contents import Block, Grid, Section

LONGEST_ANSWER = 4000
HEADS = ("What was asked", "What was answered", "")
RIGHT, OPEN = "✓", "not yet right"
_FRACTION = re.compile(r"(?<![\w.,/])(-?\d+)/(\d+)(?![\w.,/])")
_DECIMALS = re.compile(r"(?<![\w.,/])-?\d+\.\d{4,}(?![\w/])")
_DAY = re.compile(r"(?<![\w-])((?:18|19|20)\d\d-(?:0[1-9]|1[0-2]))(?:-(\d\d))?(?![\w-])")
_CUT = re.compile(r"(?<![\w.,…])([−-]?\d[\d,]*\.\d+)…")
_WHOLE = re.compile(r"(?<![\w.,/-])\d{5,}(?![\w/]|[.,]\d)")


def answers(standing: Standing, document: Document, exercises: Exercises) -> Iterator[Section]:
    """Yield the section of the answers, lesson by lesson; a question without one is left out."""
    blocks: list[Block] = []
    for lesson in standing.lessons:
        given = [each for each in standing.of_lesson(lesson) if each.attempts]
        rows = tuple(_row(each, document, exercises) for each in given)
        if rows:
            blocks.append(Grid(f"From the lesson “{lesson}”", HEADS, rows))
    if blocks:
        yield Section("Answers given in the lessons", tuple(blocks))


def _row(state: State, document: Document, exercises: Exercises) -> tuple[str, ...]:
    exercise = exercises[state.exercise]
    given = answer_of(exercise, state.answer, document, LONGEST_ANSWER)
    sign = RIGHT if state.outcome == "right" else OPEN
    return said(exercise.question, document), as_people_write(given), sign


def as_people_write(text: str) -> str:
    """Return words with numbers and dates as people write them, whatever was typed in code.

    >>> as_people_write("1400000/213; 1400000000000, 6756.756756756757; 3/4; 6.66…")
    'about 6,572.77; 1,400,000,000,000, 6,756.76; 3/4; about 6.66'
    >>> as_people_write("from 1870-05-03 to 1870-07")
    'from 3 May 1870 to July 1870'
    """
    text = _DAY.sub(_dated, text)
    text = _FRACTION.sub(_divided, _CUT.sub(r"about \1", text))
    text = _DECIMALS.sub(lambda found: spoken(Fraction(found[0])), text)
    return _WHOLE.sub(lambda found: spoken(int(found[0])), text)


def _dated(found: re.Match[str]) -> str:
    day = f"{int(found[2])} " if found[2] else ""
    return f"{day}{month(found[1])} {found[1][:4]}"


def _divided(found: re.Match[str]) -> str:
    above, below = int(found[1]), int(found[2])
    plain = (abs(above) < 100 and below <= 10) or not below
    return found[0] if plain else about(Fraction(above, below))
