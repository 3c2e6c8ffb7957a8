"""The HTML of what is chosen, typed or put in order, filled in with the latest answer.

Every control has a name that is read out; nothing has an id, so that a form may stand on a page
twice. Which kinds there are is told in :class:`sourcework.exercises.Exercise`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING

from ...exercises import Exercise, Option
from ...exercises.amounts import unit_name

if TYPE_CHECKING:
    from ...document import Document, Passage

# Shown where a reader of the document stands on the same page: it takes the choice there.
IN_READER = (
    '<p class="in-reader" hidden><button type="button">Choose in the reader</button>'
    " or in this list:</p>"
)
LONGEST_TYPED = 1000  # longer than any number, so that what is too long is still told

Latest = object


def controls(exercise: Exercise, latest: Latest, document: Document) -> str:
    """Return the controls of an exercise, showing ``latest``.

    ``latest`` is a key or text, a collection of keys, or a mapping from items; None for none.
    """
    return _CONTROLS[exercise.kind](exercise, latest, document)


def _number(exercise: Exercise, latest: Latest, document: Document) -> str:
    return typed(f"Your answer{_unit(exercise)}", "", _text(latest))


def _choice(exercise: Exercise, latest: Latest, document: Document) -> str:
    return picks("radio", exercise.options, (_text(latest),))


def _choices(exercise: Exercise, latest: Latest, document: Document) -> str:
    return picks("checkbox", exercise.options, _keys(latest))


def _order(exercise: Exercise, latest: Latest, document: Document) -> str:
    by_key = {each.key: each for each in exercise.options}
    keys = [key for key in _keys(latest) if key in by_key]
    rows = "".join(_row(by_key[key]) for key in dict.fromkeys([*keys, *by_key]))
    return f'<ol>{rows}</ol><p class="moved" aria-live="polite"></p>'


def _row(option: Option) -> str:
    label = escape(option.label)
    moves = "".join(
        f'<button type="button" data-move="{way}" aria-label="{sign} Move {way}: {label}">'
        f"{sign}</button>"
        for way, sign in (("up", "↑"), ("down", "↓"))
    )
    return (
        f'<li data-key="{escape(option.key)}"><span class="row">'
        f'<span class="label">{label}</span>{moves}</span></li>'
    )


def _match(exercise: Exercise, latest: Latest, document: Document) -> str:
    given = latest if isinstance(latest, Mapping) else {}
    return "".join(_partner(exercise, item, _text(given.get(item.key))) for item in exercise.items)


def _partner(exercise: Exercise, item: Option, given: str) -> str:
    label = item_label(item)
    if not exercise.options:
        return typed(f"{label}{_unit(exercise)}", item.key, given)
    options = "".join(
        f'<option value="{escape(each.key)}"{" selected" * (each.key == given)}>'
        f"{escape(each.label)}</option>"
        for each in (Option("", "choose …"), *exercise.options)
    )
    select = f'<select data-item="{escape(item.key)}">{options}</select>'
    return f'<label class="field"><span>{escape(label)}</span>{select}</label>'


def item_label(item: Option) -> str:
    """Return what a pair's left side is called: with its key where that is a passage's name.

    >>> item_label(Option("M1", "the plan")), item_label(Option("oil", "the oil"))
    ('M1: the plan', 'the oil')
    """
    return f"{item.key}: {item.label}" if item.key[:1].isupper() else item.label


def _passage(exercise: Exercise, latest: Latest, document: Document) -> str:
    return _passages_by("radio", (_text(latest),), document)


def _passages(exercise: Exercise, latest: Latest, document: Document) -> str:
    return _passages_by("checkbox", _keys(latest), document)


def _passages_by(kind: str, chosen: Collection[str], document: Document) -> str:
    rows = "".join(
        f"<div data-words>{pick(kind, each.id, _quoted(each), each.id in chosen)}</div>"
        for each in document.passages.values()
    )
    search = typed("Find passages by their words", "", "", kind="search")
    return f'{IN_READER}{search}<div class="passages">{rows}</div>'


def _quoted(passage: Passage) -> str:
    """Return a passage's name and its words in translation, or in the original if it has none."""
    texts = {lang: text for lang in passage.texts if (text := passage.text(lang))}
    lang = "en" if "en" in texts else next(iter(texts), "en")
    words = escape(texts.get(lang, ""))
    return f'<strong>{escape(passage.id)}</strong> <span lang="{escape(lang)}">{words}</span>'


def typed(label: str, item: str, value: str, kind: str = "text") -> str:
    """Return a field to type in, its label before it."""
    named = f' data-item="{escape(item)}"' if item else ""
    return (
        f'<label class="field"><span>{escape(label)}</span><input type="{kind}"{named} '
        f'autocomplete="off" spellcheck="false" maxlength="{LONGEST_TYPED}" '
        f'value="{escape(value)}"></label>'
    )


def picks(kind: str, options: Iterable[Option], chosen: Collection[str]) -> str:
    """Return options one below the other, to choose one ("radio") or several ("checkbox")."""
    return "".join(pick(kind, each.key, escape(each.label), each.key in chosen) for each in options)


def pick(kind: str, key: str, label: str, checked: bool) -> str:
    """Return one option with its label, which is HTML."""
    return (
        f'<label><input type="{kind}" name="pick" value="{escape(key)}"'
        f"{' checked' * checked}><span>{label}</span></label>"
    )


def _unit(exercise: Exercise) -> str:
    return f", in {unit_name(exercise.unit)}" if exercise.unit else ""


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _keys(latest: Latest) -> tuple[str, ...]:
    return tuple(map(str, latest)) if isinstance(latest, (tuple, list, frozenset)) else ()


_CONTROLS: Mapping[str, Callable[[Exercise, Latest, Document], str]] = {
    "number": _number,
    "choice": _choice,
    "choices": _choices,
    "order": _order,
    "match": _match,
    "passage": _passage,
    "passages": _passages,
}
