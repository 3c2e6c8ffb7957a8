"""Prose, tables, passages and pictures as a slide shows them: HTML without sizes of its own."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from sourcework.claims.model import Claim
from sourcework.publish.citations import linked
from sourcework.publish.references import CITED
from sourcework.views.markup import SLIDE, cyrillic_marked

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

    from sourcework.document import Document
    from sourcework.exercises.model import Exercise
    from sourcework.outside import Outside

# So wide is the sheet a picture is drawn on: its letters are then nearly those of the slide.
INCHES = 7.6
LONG = 60  # letters of a value
WIDE = 2.04  # as often as a slide is high, below its heading


@cache
def _markdown() -> Any:
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": True}).enable("table")
    made.core.ruler.push("dead_links", _hide_dead_links)
    return made


def _hide_dead_links(state: StateCore) -> None:
    """Leave of a link that leads nowhere from a slide its words alone."""
    for each in state.tokens:
        dead = False  # No link stands in another.
        for token in each.children or ():
            if token.type == "link_open":
                dead = not str(token.attrs["href"]).startswith(("https:", "http:"))
            token.hidden = dead and token.type in ("link_open", "link_close")


def prose(text: str, outside: Outside) -> str:
    """Return Markdown as HTML, citations as in the notebooks with their marks.

    A link to another notebook leads nowhere here and becomes words.

    >>> from sourcework.outside import NOTHING
    >>> prose("Ask *who*, as in [01](01-read.ipynb).", NOTHING)
    '<p>Ask <em>who</em>, as in 01.</p>'
    """
    return str(_markdown().render(_cited(text, outside))).strip()


def line(text: str, outside: Outside) -> str:
    """Return one line of Markdown as HTML without a paragraph around it.

    >>> from sourcework.outside import NOTHING
    >>> line("Who is *he*?", NOTHING)
    'Who is <em>he</em>?'
    """
    return str(_markdown().renderInline(_cited(text, outside)))


def uncited(text: str) -> str:
    """Return Markdown without its citations.

    >>> uncited("The coin changed [@new-coin].")
    'The coin changed .'
    """
    return CITED.sub(lambda found: "" if found[1] else found[0], text)


def _cited(text: str, outside: Outside) -> str:
    """Return Markdown with its citations as links, in smaller letters."""
    return CITED.sub(
        lambda found: (
            f'<small class="cited">{linked(found[0], outside)}</small>' if found[1] else found[0]
        ),
        text,
    )


def words(html: str) -> list[str]:
    """Return the words that are read in a piece of HTML.

    >>> words('<p>Ask <em>who</em>&nbsp;speaks: 1,400,000.</p>')
    ['Ask', 'who', 'speaks', '1,400,000']
    """
    # Tags and named letters (&nbsp;) part words; no attribute here has a > in it.
    text = re.sub(r"&\w+;", " ", re.sub(r"<[^>]*>", " ", html))
    # From letter or digit to letter or digit: an amount, a date, a word with a hyphen is one.
    return re.findall(r"\w[\w.,’'-]*\w|\w", text)


def result(value: Any, inches: float = INCHES) -> tuple[str, str]:
    """Return what a cell returned as HTML, and its kind: picture, passage, table or value.

    >>> result([5000, "half"]), result("word " * 20)[1]
    (('<p class="value">5000</p><p class="value">half</p>', 'value'), 'table')
    """
    if hasattr(value, "svg"):
        return _picture(value, inches), "picture"
    if hasattr(value, "written"):
        html: str = value.written(SLIDE)
        return html, "passage" if html.startswith("<section") else "table"
    if isinstance(value, Claim):
        return _claim(value), "table"
    several = value if isinstance(value, (list, tuple)) else [value]
    texts = [each if isinstance(each, str) else repr(each) for each in several]
    # What is longer than a line of large letters stands in those of a table.
    if any(len(each) > LONG for each in texts):
        return "".join(f"<p>{escape(each)}</p>" for each in texts), "table"
    return "".join(f'<p class="value">{escape(each)}</p>' for each in texts), "value"


def _claim(claim: Claim) -> str:
    """Return what is claimed, the verdict, why, and what would decide it."""
    if claim.waits:
        return f"<p><strong>{escape(claim.statement)}.</strong></p>"
    decides = f"<p>What would decide it: {escape(claim.decides)}.</p>" if claim.decides else ""
    said = f"{escape(claim.statement)}: {escape(repr(claim.verdict))}."
    return f"<p><strong>{said}</strong></p><p>{escape(claim.why)}</p>{decides}"


def question(exercise: Exercise, document: Document) -> str:
    """Return what an exercise asks, of what, and what can be chosen; never what is right."""
    from sourcework.exercises.model import said

    langs = document.whole
    asked = f"<p>{cyrillic_marked(said(exercise.question, document), langs)}</p>"
    lists = [
        "".join(f"<li>{cyrillic_marked(each.label, langs)}</li>" for each in offered)
        for offered in (exercise.items, exercise.options)
        if offered
    ]
    listed = "".join(f"<ul>{each}</ul>" for each in lists)
    # What is to be matched stands at the left, what it is matched with at the right.
    return asked + (f'<div class="match">{listed}</div>' if len(lists) > 1 else listed)


def _picture(picture: Any, inches: float) -> str:
    image = b64encode(picture.svg((inches, inches / WIDE))).decode("ascii")
    return f'<img alt="{escape(picture.alt)}" src="data:image/svg+xml;base64,{image}">'
