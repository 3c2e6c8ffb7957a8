"""The reader's page: tools, sheets and apparatus in one piece of HTML, with style and script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path

from ...claims.model import Claim
from ...document import LAYERS, Document
from ...document.simplified import simplified
from ...document.tei import Element, parse
from ...errors import UnknownName
from ...templates import filled
from .apparatus import Apparatus, chain
from .columns import PLACES, columns_of, language, translated
from .marks import KINDS, Marks, kind_of
from .rows import Rows
from .writer import Writer

CATALOGUE = "catalogue"
VIEWS = {"document": "Document", "reading": "Reading"}
LAYER_NAMES = {"diplomatic": "As printed", "emended": "Emended", "reading": "Reading text"}
SWITCHES = {
    "voices": ("❝", "Voices"),
    "figures": ("#", "Figures"),
    "names": ("●", "Names"),
    "dates": ("◷", "Dates"),
    "doubts": ("≠", "Doubts"),
    "translation": ("⇄", "Translation"),
    "simplified": ("Aa", ""),  # called as the words are, where a document has any
}
_KEYS = (
    "Tab leads to the text; there ↑ and ↓ go from passage to passage, ← and → from language to "
    "language, and Enter keeps words. Tab goes on to the marks of figures, names and the rest, if "
    "they are switched on: the arrows go from mark to mark, Enter opens its card, Escape closes "
    "it, and Escape again leads back to the passage."
)


def fragment(
    document: Document,
    *,
    claims: Iterable[Claim] = (),
    show: str = "",
    view: str = "document",
    languages: str = "both",
    layer: str = "diplomatic",
    switches: Sequence[str] = ("voices",),
    prefix: str = "t16-",
    level: int = 3,
    waits: Mapping[str, str] | None = None,
) -> str:
    """Return the reader as HTML without style and script.

    ``show`` is the id of a passage, a fact or a note to go to. ``view`` is "document" or
    "reading", ``languages`` "both" or one language, ``layer`` one of the text's layers, and
    ``switches`` what is marked from the start; ``waits`` are open questions by what would answer
    them. Raises UnknownName for anything else.
    """
    root = parse(document.path)
    one_of("view", view, VIEWS)
    one_of("language", languages, ["both", *document.whole])
    one_of("layer", layer, LAYERS)
    on = {one_of("switch", each, SWITCHES) for each in switches}
    if show:
        on |= {switch_of(document, show)} - {""}
    marks = Marks(document, waits or {})
    rows = Rows(document, root, marks, prefix)
    front = _front(root, marks)
    apparatus = Apparatus(document, marks, claims, prefix, waits or {}).html()
    classes = " ".join(["t16-reader", *(f"show-{each}" for each in SWITCHES if each in on)])
    name = escape(document.title)
    columns = columns_of(document)
    if len(columns) == 1:
        (languages,) = columns
    alone = dict(zip(columns, PLACES, strict=False)).get(languages, "")
    several = f' data-columns="{len(columns)}"' if len(columns) > 2 else ""
    return (
        f'<section class="{classes}" lang="en" aria-label="Reader: {name}" data-view="{view}"'
        f' data-languages="{escape(languages)}" data-alone="{alone}"'
        f"{several}{_typed(document)}"
        f' data-layer="{layer}" data-show="{escape(show)}" data-prefix="{escape(prefix)}">'
        f"{_head(document, level)}{_tools(document, view, languages, layer, on)}"
        f'<div class="text">{_columns(document)}'
        f"{chain(document, root)}{rows.html(level + 1 if level < 2 else level)}</div>"
        f'<div class="apparatus"><p class="title">Notes</p>{front}{apparatus}</div>'
        f"{_source(document)}</section>"
    )


def page(
    document: Document,
    *,
    claims: Iterable[Claim] = (),
    show: str = "",
    waits: Mapping[str, str] | None = None,
    back: tuple[str, str] | None = None,
) -> str:
    """Return the reader as one HTML file that needs no other and no network.

    ``waits`` are open questions by what would answer them; ``back`` is where the page leads back
    to, and what that is called, if it is one of several.
    """
    inner = fragment(document, claims=claims, show=show, prefix="", level=1, waits=waits)
    return filled(
        "views/reader/page.html",
        title=document.title,
        lang=next(iter(document.whole)),
        reader=with_script(inner),
        back=back,
    )


def with_script(inner: str) -> str:
    """Return the reader's HTML together with its style and its script."""
    start = "hydrateAll();"
    return (
        f"<style>{asset('reader.css')}</style>{inner}"
        f'<script type="module">{asset("reader.js")}\n{start}</script>'
    )


@cache
def asset(name: str) -> str:
    """Return a file that stands beside this module."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def one_of(kind: str, name: str, known: Iterable[str]) -> str:
    """Return ``name`` if it is known; raise UnknownName, with suggestions, if not."""
    names = list(known)
    if name not in names:
        raise UnknownName.near(kind, name, names)
    return name


def switch_of(document: Document, show: str) -> str:
    """Return the switch that shows a fact or note; "" for a passage. UnknownName otherwise."""
    if show in document.passages:
        return ""
    if show in document.facts:
        return kind_of(document.facts[show])
    doubts = [each.id for each in document.textual_notes]
    shifts = [each.id for each in document.translation_notes]
    known = [*document.passages, *document.facts, *doubts, *shifts]
    one_of("passage", show, known)
    return KINDS[3] if show in doubts else KINDS[4]


def _typed(document: Document) -> str:
    """Return the mark of a document of which nothing came out of a typewriter; "" for another."""
    hands = {hand for each in document.passages.values() for hand in each.hands}
    return "" if not hands or "typed" in hands else " data-untyped"


def _head(document: Document, level: int) -> str:
    title, _, kind = document.title.partition(": ")
    marks = f'<p class="shelf">{escape(" · ".join(document.source.shelfmarks))}</p>'
    return f'<div class="top"><h{level}>{escape(title)}</h{level}>{marks}</div>'


def sentence(name: str) -> str:
    """Return a name as it begins a line: the first letter large, the others as they are.

    >>> sentence("the document"), sentence("Classical Chinese")
    ('The document', 'Classical Chinese')
    """
    return name[:1].upper() + name[1:]


def _tools(document: Document, view: str, languages: str, layer: str, on: set[str]) -> str:
    columns, easier = columns_of(document), simplified(document).title
    every = {1: "the text", 2: "both languages"}.get(len(columns), "all texts")
    where = "words of the text" if len(columns) == 1 else f"{every} at once"
    tongues = {
        "both": "Both" if len(columns) == 2 else "All",
        **{each: sentence(language(each)) for each in columns},
    }
    choice = _choice("Languages", "languages", tongues, languages) if len(columns) > 1 else ""
    switches = "".join(
        f'<button type="button" data-switch="{name}" aria-pressed="{_truth(name in on)}">'
        f'<span class="sign" aria-hidden="true">{sign}</span>{label or escape(easier)}</button>'
        for name, (sign, label) in SWITCHES.items()
        if (name != "translation" or len(columns) > 1) and (label or easier)
    )
    return (
        '<div class="tools" hidden>'
        f"{_choice('View', 'view', VIEWS, view)}"
        f"{choice}"
        f"{_choice('Text', 'layer', LAYER_NAMES, layer)}"
        f'<div class="group" role="group" aria-label="Show"><span class="name">Show</span>'
        f"{switches}</div>"
        '<div class="group search" role="search"><label><span class="name">Search</span>'
        '<input type="search" autocomplete="off" spellcheck="false"'
        f' placeholder="{where}" aria-label="Search {every}"></label>'
        '<button type="button" data-hit="-1" aria-label="Previous hit">↑</button>'
        '<button type="button" data-hit="1" aria-label="Next hit">↓</button>'
        '<output class="count" aria-live="polite"></output></div>'
        f'<details class="keys"><summary>Keys</summary><p>{_KEYS}</p></details></div>'
    )


def _choice(title: str, name: str, options: dict[str, str], chosen: str) -> str:
    buttons = "".join(
        f'<button type="button" data-set="{name}" data-value="{escape(value)}"'
        f' aria-pressed="{_truth(value == chosen)}">{escape(label)}</button>'
        for value, label in options.items()
    )
    return (
        f'<div class="group one-of" role="group" aria-label="{title}">'
        f'<span class="name">{title}</span>{buttons}</div>'
    )


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _columns(document: Document) -> str:
    """Return the heads of the columns: the original and what translates it."""
    heads = (
        f'<p class="words {place}" data-lang="{escape(lang)}">'
        f"{escape(sentence(language(lang)))}, "
        f"{'the document' if place == PLACES[0] else translated(document, lang)}</p>"
        for lang, place in zip(columns_of(document), PLACES, strict=False)
    )
    head = '<div class="row columns" aria-hidden="true"><p class="gutter"></p>'
    notice = escape(simplified(document).notice)
    whose = f'<p class="easier whose">{notice}</p>' if notice else ""
    return f"{head}{''.join(heads)}</div>{whose}"


def _front(root: Element, marks: Marks) -> str:
    """Return the archive's page on the record, which is part of the record as received."""
    front = next((each for each in root.all("front")), None)
    if front is None:
        return ""
    writer = Writer(marks, front.get("xml:lang") or "en")
    lines = "".join(f"<p>{writer.phrase(each, CATALOGUE)}</p>" for each in front.all("head", "p"))
    return (
        f'<details class="notes catalogue"><summary>The archive’s page on the record</summary>'
        f'<div class="entry">{lines}</div></details>'
    )


def _source(document: Document) -> str:
    source = document.source
    return (
        f'<p class="source">{escape(source.citation)}. <span class="rights">'
        f"{escape(source.licence)}</span></p>"
    )
