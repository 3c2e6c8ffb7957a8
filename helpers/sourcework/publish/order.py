"""What is asked stands before what answers it: four options of a cell, and their order.

    asks: name      prose that asks for a guess, a vote or a thought, under a name of its own
    after: name     what discusses or shows the answer: of that, or of the exercise of this name,
                    or of the whole ``lesson``. Prose so marked is folded where questions are open.
    folded: true    beside ``after``, code that says the answer in its own words: folded too
    open: {id: reason}   the answer to an exercise stands here and yet is not folded; why

An exercise asks under its id. A slide that is ``after`` a question comes after the slide that
asks it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sourcework.publish.manuscript import Cell

ASKS, AFTER, FOLDED, OPEN = "asks", "after", "folded", "open"
ON_ORDER = (ASKS, AFTER, FOLDED, OPEN)
# What the closing sections are after.
LESSON = "lesson"
Fault = tuple["Cell", str, str]


def order_faults(cells: Sequence[Cell], slides: Sequence[Cell]) -> Iterator[Fault]:
    """Yield each cell that stands in the wrong place, what is wrong with it, and what to do.

    ``cells`` are the learner's, ``slides`` those that become slides, both in the file's order.
    """
    yield from _in_order(cells)
    yield from _slides_in_order(slides)
    yield from _answered_somewhere(cells)


def _in_order(cells: Sequence[Cell]) -> Iterator[Fault]:
    asked: list[str] = []
    last = max((at for at, each in enumerate(cells) if each.asking), default=-1)
    for at, cell in enumerate(cells):
        for name in cell.after:
            if name == LESSON and at < last:
                yield cell, "after the lesson, but a question follows", "name what it is after"
            if name != LESSON and name not in asked:
                close = get_close_matches(name, asked, n=1)
                do = f"did you mean {close[0]}?" if close else "put it below its question"
                yield cell, f"after {name!r}, which is not asked above it", do
        for name in (each for each in cell.asking if each in asked):
            yield cell, f"{name!r} is asked twice", "give each question a name of its own"
        asked += cell.asking


def _slides_in_order(slides: Sequence[Cell]) -> Iterator[Fault]:
    for at, cell in enumerate(slides):
        later = {name for each in slides[at + 1 :] for name in each.asking}
        for name in (each for each in cell.after if each in later or (each == LESSON and later)):
            seen = f"a slide after {name!r}, and the slide that asks comes later"
            yield cell, seen, "put the question's slide first"


def _answered_somewhere(cells: Sequence[Cell]) -> Iterator[Fault]:
    answered = {name for each in cells for name in each.after}
    for cell in cells:
        if cell.named and not {cell.named, LESSON} & answered:
            yield cell, f"nothing is after {cell.named!r}", "mark what answers or discusses it"
