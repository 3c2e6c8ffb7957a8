"""Marked cells of a lesson -> its slides, one HTML file that opens from a USB stick.

A plan has a deck as well, of the same slides in its own order.

    results   what a cell of a lesson returns, worked out without running the lesson
    markup    prose, tables, passages and pictures as a slide shows them
    deck      a Manuscript -> its slides in order, with the notes for the teacher
    planned   a plan -> the slides of its steps, with its clock
    page      a deck -> one file with its style and its script in it

The script is our own and short. reveal.js was looked at: the packages that carry it bring a live
web server or a documentation builder with them, or want a newer Python than the kit does, and a
reader of it without a script, or with a screen reader, has one slide out of fifteen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sourcework.course import Course
from sourcework.publish.manuscript import Manuscript
from sourcework.publish.plans.model import Plan
from sourcework.publish.slides.deck import Deck, deck_of
from sourcework.publish.slides.page import page_of
from sourcework.publish.slides.planned import Pages, Planned

FOLDER = "dist/slides"

__all__ = ["Deck", "Planned", "deck_of", "make", "make_planned", "page_of"]


def make(course: Course, lessons: Sequence[Manuscript]) -> Mapping[str, bytes]:
    """Return the slides of every lesson, each file's bytes by its path.

    Raises KitError with file and line where a marked cell cannot become a slide.
    """
    return {
        f"{FOLDER}/{each.name}.html": page_of(deck_of(each, course)).encode() for each in lessons
    }


def make_planned(
    course: Course, lessons: Sequence[Manuscript], plans: Sequence[Plan], pages: Pages
) -> Mapping[str, bytes]:
    """Return the slides of every plan, each file's bytes by its path.

    ``pages`` says on which pages of the handout the translation of a passage stands.
    """
    planned = Planned(lessons, course, pages)
    decks = map(planned.deck, plans)
    return {f"{FOLDER}/{each.name}.html": page_of(each).encode() for each in decks}
