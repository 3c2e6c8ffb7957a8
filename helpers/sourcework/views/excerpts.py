"""A neighbouring document to be read: where it comes from, then its sentences one by one."""

from __future__ import annotations

from html import escape

from ..outside import SEEN, Neighbour
from .markup import LINE, Look
from .outside import dated
from .passages import Card

HOW = (
    "Sentence by sentence, in our words. What stands between “ and ” is quoted: the document's own"
    " words, or those of its translation."
)
_CARD = f"margin:10px 0;padding:6px 0 8px 14px;border-left:4px solid #767676;border-bottom:{LINE}"
_SMALL = "margin:0 0 4px 0;color:#595959"


def excerpt_card(neighbour: Neighbour) -> Card:
    """Return the part of a neighbouring document that was seen, with its sourcing line.

    The line says who wrote to whom, when, where it is kept, which part was seen and whose the
    translation is; what it supports or contradicts is not said.
    """
    told = sourcing(neighbour)

    def html(look: Look) -> str:
        head = f"<p{look.style('margin:0 0 4px 0')}><strong>{escape(neighbour.title)}</strong></p>"
        lines = "".join(f"<li>{escape(each)}</li>" for each in neighbour.lines)
        small = look.style(_SMALL)
        return (
            f"<section{look.style(_CARD)}>{head}<p{small}>{escape(told)}</p>"
            f"<ol>{lines}</ol><p{small}>{escape(HOW)}</p></section>"
        )

    lines = [f"  {at}. {each}" for at, each in enumerate(neighbour.lines, start=1)]
    return Card(html, "\n".join([neighbour.title, told, *lines, HOW]))


def sourcing(neighbour: Neighbour) -> str:
    """Return in one line who wrote to whom, when, where it is kept, what was seen, whose English.

    >>> from ..outside import Named
    >>> letter = Neighbour("letter", "report", "A letter", "1846-12-03", "known", "part", "known",
    ...                    (), Named("number", {}), (), author="Anna", recipient="Veit",
    ...                    part="the first page", translation="none was needed")
    >>> print(sourcing(letter))
    From: Anna. To: Veit. When: 3 December 1846. Seen: the first page. Translation: none was needed.
    """
    record = f"Wilson Center Digital Archive, record {neighbour.record}" if neighbour.record else ""
    kept = ", ".join(filter(None, (neighbour.container, record, neighbour.archive)))
    told = {
        "From": neighbour.author,
        "To": neighbour.recipient,
        "When": dated(neighbour),
        "Where": kept,
        "Seen": neighbour.part or SEEN[neighbour.seen].removeprefix("seen "),
        "Translation": neighbour.translation,
    }
    return " ".join(f"{name}: {text}." for name, text in told.items() if text)
