"""Prose, tables, passages and pictures as a slide shows them: HTML without sizes of its own."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from sourcework.languages import language
from sourcework.publish.citations import linked
from sourcework.publish.references import CITED

if TYPE_CHECKING:
    from sourcework.document import Document
    from sourcework.exercises.model import Exercise
    from sourcework.outside import Outside

# So wide is the sheet a picture is drawn on: its letters are then nearly those of the slide.
INCHES = 7.6
WIDE = 2.04  # as often as a slide is high, below its heading


@cache
def _markdown() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable("table")


def prose(text: str, outside: Outside) -> str:
    """Return Markdown as HTML, citations as in the notebooks with their marks.

    A link to another notebook leads nowhere here and becomes words.

    >>> from sourcework.outside import NOTHING
    >>> prose("Ask *who*, as in [01](01-read.ipynb).", NOTHING)
    '<p>Ask <em>who</em>, as in 01.</p>'
    """
    html: str = _markdown().render(_cited(text, outside))
    return _without_dead_links(html).strip()


def line(text: str, outside: Outside) -> str:
    """Return one line of Markdown as HTML without a paragraph around it.

    >>> from sourcework.outside import NOTHING
    >>> line("Who is *he*?", NOTHING)
    'Who is <em>he</em>?'
    """
    html: str = _markdown().renderInline(_cited(text, outside))
    return _without_dead_links(html)


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

    >>> words('<p>Ask <em>who</em>&nbsp;speaks: 1,600,000.</p>')
    ['Ask', 'who', 'speaks', '1,600,000']
    """
    text = re.sub(r"&\w+;", " ", re.sub(r"<[^>]*>", " ", html))
    return re.findall(r"\w[\w.,’'-]*\w|\w", text)


def result(value: Any, inches: float = INCHES) -> tuple[str, str]:
    """Return what a cell returned as HTML, and its kind: picture, passage, table or value."""
    if hasattr(value, "svg"):
        return _picture(value, inches), "picture"
    if hasattr(value, "_repr_html_"):
        html = _plain(str(value._repr_html_()))
        return html, "passage" if html.startswith("<section") else "table"
    several = value if isinstance(value, (list, tuple)) else [value]
    lines = (each if isinstance(each, str) else repr(each) for each in several)
    return "".join(f'<p class="value">{escape(each)}</p>' for each in lines), "value"


def question(exercise: Exercise, document: Document) -> str:
    """Return what an exercise asks and what can be chosen; never what is right."""
    from sourcework.exercises.model import said

    tag = next(iter(document.whole))
    tag = tag if language(tag).script == "Cyrl" else "ru"
    asked = f"<p>{_cyrillic(said(exercise.question, document), tag)}</p>"
    items = "".join(f"<li>{_cyrillic(each.label, tag)}</li>" for each in exercise.options)
    return asked + (f"<ul>{items}</ul>" if items else "")


def _cyrillic(text: str, tag: str) -> str:
    """Return escaped text in which words in Cyrillic say which language they are.

    >>> _cyrillic("the words «возможно раньше» & more", "ru")
    'the words «<span lang="ru">возможно раньше</span>» &amp; more'
    """
    cyrillic = r"[\u0400-\u04ff]+(?:[ -][\u0400-\u04ff]+)*"
    return re.sub(cyrillic, rf'<span lang="{tag}">\g<0></span>', escape(text))


def _picture(picture: Any, inches: float) -> str:
    image = b64encode(picture.svg((inches, inches / WIDE))).decode("ascii")
    return f'<img alt="{escape(picture.alt)}" src="data:image/svg+xml;base64,{image}">'


def _plain(html: str) -> str:
    """Return what a notebook shows without the sizes it has there, and without its places."""
    numbered = re.sub(r' style="[^"]*text-align:right[^"]*"', ' class="number"', html)
    bare = re.sub(r' (?:style|id)="[^"]*"', "", numbered)
    # A word or two in a cell stay in one line.
    kept = re.sub(r"<td>(?=[^<]{1,16}</td>)", '<td class="short">', bare)
    return _without_dead_links(kept)


def _without_dead_links(html: str) -> str:
    return re.sub(r'<a\b[^>]*href="(?!https?:)[^"]*"[^>]*>(.*?)</a>', r"\1", html, flags=re.DOTALL)
