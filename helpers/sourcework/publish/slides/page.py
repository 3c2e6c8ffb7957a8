"""A deck as one file: no address in it is asked for anything, and all of it works from a disk."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

from sourcework.publish.slides.deck import Deck, Slide

HERE = Path(__file__).parent
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
    slides = "\n".join(
        _section(slide, number, len(deck.slides)) for number, slide in enumerate(deck.slides, 1)
    )
    number = deck.name.partition("-")[0]
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{number} · {escape(deck.title)} · slides</title>
<style>
{_file("slides.css")}</style>
</head>
<body>
<main>
<h1 class="unseen">Slides of lesson {number}</h1>
{slides}
</main>
{_controls()}
<script>
{_file("slides.js")}</script>
</body>
</html>
"""


def _section(slide: Slide, number: int, of: int) -> str:
    notes = "\n".join(slide.notes)
    kinds = f"slide {slide.kind} {slide.size}".rstrip()
    clock = f'<p class="clock">{slide.clock}</p>\n' if slide.clock else ""
    return f"""<section class="{kinds}" id="{number}" aria-labelledby="title-{number}">
<div class="sheet">
<h2 id="title-{number}" tabindex="-1">{slide.heading}</h2>
<div class="body">
{slide.body}
</div>
<p class="number"><span class="unseen">Slide </span>{number} / {of}</p>
</div>
<div class="notes" role="group" aria-label="Notes on slide {number}">
{clock}{notes}
</div>
</section>"""


def _controls() -> str:
    keys = "".join(f"<dt>{keys}</dt><dd>{does}</dd>" for keys, does in KEYS)
    return f"""<nav aria-label="Slides" hidden>
<button type="button" id="back" aria-label="Previous slide">←</button>
<button type="button" id="on" aria-label="Next slide">→</button>
<button type="button" id="notes" aria-pressed="false">Notes</button>
<button type="button" id="help" aria-label="Keys">?</button>
</nav>
<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title">Keys</h2>
<dl>{keys}</dl>
<p>To print, use the browser's own menu: one slide a page.</p>
<form method="dialog"><button>Close</button></form>
</dialog>
<p id="said" class="unseen" role="status"></p>"""


@cache
def _file(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
