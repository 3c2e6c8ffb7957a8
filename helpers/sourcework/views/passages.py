"""Passages and facts as cards: the original first, its translation beside it, who speaks above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import escape

from ..document import Entity, Fact, Passage, TextualNote, TranslationNote
from ..document.simplified import NOTHING, Simplified
from ..errors import KitError
from ..figures import Figure
from ..languages import marked_as, name_of
from ..numbers.units import in_units
from ..numbers.writing import exactly
from .markup import LINE, NOTEBOOK, Look, marked
from .phrasing import listed

DIPLOMATIC = "diplomatic"
_CARD = f"margin:10px 0;padding:6px 0 8px 14px;border-left:4px solid #767676;border-bottom:{LINE}"
_COLUMNS = "display:flex;flex-wrap:wrap;gap:6px 28px"
_COLUMN = "flex:1 1 260px;min-width:0"
_SMALL = "margin:0 0 4px 0;font-size:0.9em"
_ROW_HEAD = "text-align:left;padding:2px 14px 2px 0;vertical-align:top"
_WORDS = "margin:0;line-height:1.5;overflow-wrap:break-word"

People = Mapping[str, Entity]
Stated = Fact | Figure


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
    to: str = "",
    mark: Iterable[Stated] = (),
    notes: bool = False,
    layer: str = DIPLOMATIC,
    languages: Sequence[str] = (),
    easier: Simplified = NOTHING,
) -> Card:
    """Return a passage with its languages side by side, the original first.

    ``languages`` are those that the passage should have, of which some may be absent; without
    them it is shown in those that it has.
    ``people`` names the voices, ``to`` says whom they address; the words of the facts in
    ``mark`` are bold and underlined; ``notes`` adds what editors say of the text; ``easier`` has
    the words once more in easier ones, which open at a click. Raises :class:`KitError` if facts
    are to be marked in another layer than the diplomatic one, where their places are not known,
    or belong to another passage.

    >>> words = {"ru": {"diplomatic": "Вряд ли."}}
    >>> one = Passage("B2", words, ("ann", "bob"), 1, (1,), frozenset({"typed"}))
    >>> passage_card(one, languages=("ru", "en"))
    B2 · ann, reported by bob · sheet 1 · typed
    Russian: Вряд ли.
    English: not in the archive's English
    """
    facts = _markable(passage, tuple(mark), layer)
    head = _head(passage, people or {}, to)
    texts = {lang: passage.text(lang, layer) for lang in languages or passage.texts}
    said = _notes(passage) if notes else []

    def html(look: Look) -> str:
        columns = "".join(
            _column(look, lang, text, _places(facts, lang)) for lang, text in texts.items()
        )
        return (
            f"<section{look.place(passage.id)}{look.style(_CARD)}>"
            f"<p{look.style(_SMALL)}><strong>{escape(passage.id)}</strong>"
            f"{escape(head.removeprefix(passage.id))}</p>"
            f"<div{look.style(_COLUMNS)}>{columns}</div>"
            f"{_folded(passage.id, easier, look)}"
            f"{_list(look, [note for note, _ in said])}</section>"
        )

    lines = [f"{name_of(lang)}: {text or _absent(lang)}" for lang, text in texts.items()]
    return Card(html, "\n".join([head, *lines, *(f"- {plain}" for _, plain in said)]))


def passages_page(
    passages: Iterable[Passage],
    *,
    people: People | None = None,
    to: str = "",
    mark: Iterable[Stated] = (),
    notes: bool = False,
    layer: str = DIPLOMATIC,
    languages: Sequence[str] = (),
    easier: Simplified = NOTHING,
) -> Card:
    """Return several passages one under the other, each fact marked in the passage it is in.

    >>> words = {"ru": {"diplomatic": "Нет."}, "en": {"diplomatic": "No."}}
    >>> each = Passage("B2", words, ("ann",), 1, (1,), frozenset({"typed"}))
    >>> print(passages_page([each, each]).plain.count("No."))
    2
    """
    facts = tuple(mark)
    cards = [
        passage_card(
            each,
            people=people,
            to=to,
            notes=notes,
            layer=layer,
            languages=languages,
            easier=easier,
            mark=[fact for fact in facts if fact.passage == each.id],
        )
        for each in passages
    ]
    return Card(
        lambda look: "".join(card.written(look) for card in cards),
        "\n\n".join(card.plain for card in cards),
    )


def fact_card(fact: Stated, *, people: People | None = None) -> Card:
    """Return a fact or figure: printed words, exact value, status, hedges, voice, passage."""
    rows = [
        (f"in {name_of(lang)}", marked(f"“{words}”", lang), f"“{words}”")
        for lang, words in fact.printed.items()
    ]
    rows += [(name, escape(text), text) for name, text in _told(fact, people or {}) if text]

    def html(look: Look) -> str:
        left, head = "text-align:left;padding:2px 0", look.style(_ROW_HEAD)
        body = "".join(
            f'<tr><th scope="row"{head}>{escape(name)}</th><td{look.style(left)}>{rich}</td></tr>'
            for name, rich, _ in rows
        )
        return (
            f"<section{look.style(_CARD)}><table{look.style('border-collapse:collapse')}>"
            f"<caption{look.style('text-align:left')}><strong>{escape(fact.id)}</strong></caption>"
            f"<tbody>{body}</tbody></table></section>"
        )

    return Card(html, "\n".join([fact.id, *(f"  {name}: {plain}" for name, _, plain in rows)]))


def voices(voice: Sequence[str], people: People) -> str:
    """Return who speaks, and through whom we hear it.

    >>> voices(("ann", "bob"), {})
    'ann, reported by bob'
    """
    return ", reported by ".join(people[each].name if each in people else each for each in voice)


def _told(fact: Stated, people: People) -> list[tuple[str, str]]:
    quantity = fact.value if isinstance(fact, Figure) else fact.quantity
    meaning = str(fact) if isinstance(fact, Figure) else fact.value or fact.when
    exact = (
        ""
        if quantity is None
        else f"{exactly(quantity, 6)} {in_units(quantity, fact.unit, fact.several)}".strip()
    )
    return [
        ("exact value", exact),
        ("meaning", meaning),
        ("status", fact.status),
        ("hedged by", listed(fact.hedges) if fact.hedges else ""),
        ("period", fact.period),
        ("voice", voices(fact.voice, people)),
        ("passage", fact.passage),
        ("what it refers to", fact.refers_to),
    ]


def _markable(passage: Passage, facts: tuple[Stated, ...], layer: str) -> tuple[Stated, ...]:
    for fact in facts:
        if fact.passage != passage.id:
            raise KitError(
                f"fact {fact.id!r}",
                f"it stands in {fact.passage}, not in {passage.id}",
                f"show passage {fact.passage}",
            )
    if facts and layer != DIPLOMATIC:
        raise KitError(
            f"passage {passage.id}",
            f"facts cannot be marked in the {layer} text",
            f"leave layer= out to mark them in the {DIPLOMATIC} text",
        )
    return facts


def _head(passage: Passage, people: People, to: str) -> str:
    speaker = voices(passage.voice, people) + (f", to {to}" if to else "")
    several = "sheets" if len(passage.sheets) > 1 else "sheet"
    sheets = listed(str(each) for each in passage.sheets)
    return f"{passage.id} · {speaker} · {several} {sheets} · {listed(sorted(passage.hands))}"


def _absent(lang: str) -> str:
    return f"not in the archive's {name_of(lang)}"


def _places(facts: Iterable[Stated], lang: str) -> list[tuple[int, int]]:
    """Return the stretches to mark, in order, those that meet made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(fact.place[lang] for fact in facts if lang in fact.place):
        if merged and start <= merged[-1][1]:
            start, end = merged[-1][0], max(end, merged.pop()[1])
        merged.append((start, end))
    return merged


def _column(look: Look, lang: str, text: str, places: list[tuple[int, int]]) -> str:
    label = f"<p{look.style(_SMALL)}>{escape(name_of(lang))}</p>"
    words = _underlined(text, places) if text else f"<em>{_absent(lang)}</em>"
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


def _underlined(text: str, places: list[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for start, end in places:
        pieces += [escape(text[done:start]), f"<strong><u>{escape(text[start:end])}</u></strong>"]
        done = end
    return "".join([*pieces, escape(text[done:])])


def _notes(passage: Passage) -> list[tuple[str, str]]:
    """Return each note on the passage, rich and plain."""
    original = next(iter(passage.texts), "")
    return [
        _textual(note, original) if isinstance(note, TextualNote) else _translation(note)
        for note in passage.notes
    ]


def _textual(note: TextualNote, lang: str) -> tuple[str, str]:
    read = [note.proposed, *(each.words for each in note.candidates)] if note.proposed else []
    readings = [words for words in dict.fromkeys(read) if words and words != note.printed]
    tail = f" (certainty: {note.cert}). {note.reason}"
    written = []
    for quoted in (partial(_marked, lang=lang), _quoted):
        printed = f"Text, printed {quoted(note.printed)}" if note.printed else "Text"
        said = f"the reading text has {' or '.join(map(quoted, readings))}" if readings else "kept"
        written.append(f"{printed}: {said}")
    rich, plain = written
    return rich + escape(tail), plain + tail


def _quoted(words: str) -> str:
    return f"“{words}”"


def _marked(words: str, lang: str) -> str:
    return marked(_quoted(words), lang)


def _translation(note: TranslationNote) -> tuple[str, str]:
    rich = " / ".join(marked(f"“{words}”", lang) for lang, words in note.quotes.items())
    plain = " / ".join(f"“{words}”" for words in note.quotes.values())
    tail = (f" Literally: “{note.gloss.rstrip('.')}”." if note.gloss else "") + f" {note.why}"
    head = f"Translation, {listed(note.kinds)}: "
    return f"{escape(head)}{rich}.{escape(tail)}", f"{head}{plain}.{tail}"


def _list(look: Look, items: Sequence[str]) -> str:
    kept = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul{look.style('margin:8px 0 0 0;font-size:0.92em')}>{kept}</ul>" if kept else ""
