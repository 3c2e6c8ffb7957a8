"""Passages as cards: the original first, its translation beside it, who speaks above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from ..document import Entity, Passage
from ..document.simplified import NOTHING, Simplified
from ..languages import marked_as, name_of
from .markup import LINE, NOTEBOOK, Look
from .phrasing import listed

_CARD = f"margin:10px 0;padding:6px 0 8px 14px;border-left:4px solid #767676;border-bottom:{LINE}"
_COLUMNS = "display:flex;flex-wrap:wrap;gap:6px 28px"
_COLUMN = "flex:1 1 260px;min-width:0"
_SMALL = "margin:0 0 4px 0;font-size:0.9em"
_WORDS = "margin:0;line-height:1.5;overflow-wrap:break-word"

People = Mapping[str, Entity]


@dataclass(frozen=True, slots=True, repr=False)
class Card:
    """Something to read: ``written`` where HTML is shown, in that place's look; plain elsewhere.

    >>> from sourcework.views.markup import SLIDE
    >>> card = Card(lambda look: f"<p{look.style('margin:0')}>Вряд ли.</p>", "Вряд ли.")
    >>> card, card.written(SLIDE)
    (Вряд ли., '<p>Вряд ли.</p>')
    """

    written: Callable[[Look], str] = field(compare=False)
    plain: str

    @property
    def html(self) -> str:
        """The card for a notebook."""
        return self.written(NOTEBOOK)

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.plain


def passage_card(
    passage: Passage,
    *,
    people: People | None = None,
    languages: Sequence[str] = (),
    easier: Simplified = NOTHING,
    voiced: bool = True,
) -> Card:
    """Return a passage with its languages side by side, the original first.

    ``languages`` are those that the passage should have, of which some may be absent; without
    them it is shown in those that it has. ``people`` names the voices; ``easier`` has the words
    once more in easier ones, which open at a click. Not ``voiced``, it does not say who speaks.

    >>> words = {"ru": {"diplomatic": "Вряд ли."}}
    >>> one = Passage("B2", words, ("ann", "bob"), 1, (1,), frozenset({"typed"}))
    >>> passage_card(one, languages=("ru", "en"))
    B2 · ann, reported by bob · sheet 1 · typed
    Russian: Вряд ли.
    English: not in the English text
    >>> passage_card(one, languages=("ru",), voiced=False)
    B2 · sheet 1 · typed
    Russian: Вряд ли.
    """
    head = _head(passage, people or {}, voiced)
    texts = {lang: passage.text(lang) for lang in languages or passage.texts}

    def html(look: Look) -> str:
        columns = "".join(_column(look, lang, text) for lang, text in texts.items())
        return (
            f"<section{look.place(passage.id)}{look.style(_CARD)}>"
            f"<p{look.style(_SMALL)}><strong>{escape(passage.id)}</strong>"
            f"{escape(head.removeprefix(passage.id))}</p>"
            f"<div{look.style(_COLUMNS)}>{columns}</div>"
            f"{_folded(passage.id, easier, look)}</section>"
        )

    lines = [f"{name_of(lang)}: {text or _absent(lang)}" for lang, text in texts.items()]
    return Card(html, "\n".join([head, *lines]))


def passages_page(
    passages: Iterable[Passage],
    *,
    people: People | None = None,
    languages: Sequence[str] = (),
    easier: Simplified = NOTHING,
    voiced: bool = True,
) -> Card:
    """Return several passages one under the other.

    >>> words = {"ru": {"diplomatic": "Нет."}, "en": {"diplomatic": "No."}}
    >>> each = Passage("B2", words, ("ann",), 1, (1,), frozenset({"typed"}))
    >>> print(passages_page([each, each]).plain.count("No."))
    2
    """
    cards = [
        passage_card(each, people=people, languages=languages, easier=easier, voiced=voiced)
        for each in passages
    ]
    return Card(
        lambda look: "".join(card.written(look) for card in cards),
        "\n\n".join(card.plain for card in cards),
    )


def voices(voice: Sequence[str], people: People) -> str:
    """Return who speaks, and through whom we hear it.

    >>> voices(("ann", "bob"), {})
    'ann, reported by bob'
    """
    return ", reported by ".join(people[each].name if each in people else each for each in voice)


def _head(passage: Passage, people: People, voiced: bool) -> str:
    several = "sheets" if len(passage.sheets) > 1 else "sheet"
    sheets = listed(str(each) for each in passage.sheets)
    hands = listed(sorted(passage.hands))
    who = [voices(passage.voice, people)] if voiced else []
    return " · ".join((passage.id, *who, f"{several} {sheets}", hands))


def _absent(lang: str) -> str:
    return f"not in the {name_of(lang)} text"


def _column(look: Look, lang: str, text: str) -> str:
    label = f"<p{look.style(_SMALL)}>{escape(name_of(lang))}</p>"
    words = escape(text) if text else f"<em>{_absent(lang)}</em>"
    tongue = marked_as(lang) if text else ""
    return f"<div{look.style(_COLUMN)}>{label}<p{tongue}{look.style(_WORDS)}>{words}</p></div>"


def _folded(name: str, easier: Simplified, look: Look) -> str:
    """Return the easier words, folded; on a slide, where nothing unfolds, there are none."""
    words = "" if look.bare else easier.passages.get(name, "")
    if not words:
        return ""
    tongue = marked_as(easier.language)
    return (
        f"<details><summary{look.style(_SMALL)}>{escape(easier.title)}</summary>"
        f"<p{tongue}{look.style(_WORDS)}>{escape(words)}</p>"
        f"<p{look.style(_SMALL)}><em>{escape(easier.notice)}</em></p></details>"
    )
