"""A deck as one file: no address in it is asked for anything, and all of it works from a disk."""

from __future__ import annotations

from sourcework.publish.slides.deck import Deck
from sourcework.templates import filled

ORIGINAL = ("O", "hides and shows the {}; the translation is then larger")
KEYS = (
    ("→ Space PageDown", "on"),
    ("← PageUp", "back"),
    ("Home End", "to the first, to the last"),
    ("N", "notes for the teacher, below the slide; printed too while they are shown"),
    ("S", "a window for the teacher: notes, next slide and clock"),
    ("A", "all slides on one page"),
    ("B", "nothing on the screen, until the next key"),
    ("F", "the whole screen"),
    ("?", "this list"),
)


def page_of(deck: Deck) -> str:
    """Return the slides as one HTML file with its style and its script in it."""
    *keys, last = KEYS
    if deck.original:
        key, does = ORIGINAL
        keys.append((key, does.format(deck.original)))
    return filled("publish/slides/page.html", deck=deck, keys=(*keys, last))
