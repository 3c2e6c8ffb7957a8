"""The answers in a case file: each question that was answered, the answer whole, a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ..document import Document
from ..exercises import Exercises
from ..exercises.model import said
from ..exercises.told import answer_of
from ..numbers.writing import about, spoken
from ..progress import Standing, State
from .contents import Block, Grid, Section

LONGEST_ANSWER = 4000
HEADS = ("What was asked", "What was answered", "")
RIGHT, OPEN = "✓", "not yet right"
_FRACTION = re.compile(r"(?<![\w.,/])(-?\d+)/(\d+)(?![\w.,/])")
_DECIMALS = re.compile(r"(?<![\w.,/])-?\d+\.\d{4,}(?![\w/])")
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
    return said(exercise.question, document), in_a_persons_numbers(given), sign


def in_a_persons_numbers(text: str) -> str:
    """Return an answer with its numbers as people write them, whatever was typed in code.

    >>> in_a_persons_numbers("1600000/237; 1600000000000, 6756.756756756757; 3/4")
    'about 6,751.05; 1,600,000,000,000, 6,756.76; 3/4'
    """
    text = _FRACTION.sub(_divided, text)
    text = _DECIMALS.sub(lambda found: spoken(Fraction(found[0])), text)
    return _WHOLE.sub(lambda found: spoken(int(found[0])), text)


def _divided(found: re.Match[str]) -> str:
    above, below = int(found[1]), int(found[2])
    plain = max(abs(above), below) < 100 or not below
    return found[0] if plain else about(Fraction(above, below))
