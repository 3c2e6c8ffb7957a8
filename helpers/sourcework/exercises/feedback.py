"""What a learner hears: an outcome, a symbol, words; passages once right, hints until then."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

from ..document import linked
from ..languages import way

Outcome = Literal["right", "rounded", "mistake", "not-yet", "not-answered", "unreadable", "which"]

SYMBOLS: dict[Outcome, str] = {
    "right": "✓",
    "rounded": "≈",
    "mistake": "✗",
    "not-yet": "✗",
    "not-answered": "○",
    "unreadable": "?",
    "which": "?",
}
TITLES: dict[Outcome, str] = {
    "right": "Right",
    "rounded": "Right so far",
    "mistake": "Not yet, and this may be why",
    "not-yet": "Not yet",
    "not-answered": "Not answered yet",
    "unreadable": "This cannot be read as an answer",
    "which": "Two readings",
}
_COLOURS: dict[Outcome, str] = {
    "right": "var(--jp-success-color1, #2e7d32)",
    "rounded": "var(--jp-info-color1, #1565c0)",
    "mistake": "var(--jp-warn-color1, #b26a00)",
    "not-yet": "var(--jp-warn-color1, #b26a00)",
    "not-answered": "var(--jp-border-color1, #8a8a8a)",
    "unreadable": "var(--jp-info-color1, #1565c0)",
    "which": "var(--jp-info-color1, #1565c0)",
}
# Colours come from the theme where there is one; without, text keeps the page's own colour.
BOX = (
    "border: 1px solid var(--jp-border-color1, #8a8a8a); border-left: 6px solid {colour}; "
    "padding: 0.5em 1em; margin: 0.5em 0; max-width: 48em; "
    "color: var(--jp-content-font-color1, inherit);"
)
_NEXT = "For the next one, run this cell again."
_QUOTE = "margin: 0.5em 0; padding-left: 1em; border-left: 3px solid var(--jp-border-color2, #bbb);"


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage as feedback quotes it: its id, and its words by language, the original first."""

    id: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Feedback:
    """The feedback to one answer.

    ``words`` say what was right, or name the mistake and never the answer; ``again`` are ids of
    passages to look at again; ``quotes`` are their words, and those it rests on once the answer is
    right, folded away; ``hints`` are shown
    one inside the other until then; ``note`` says what became of the record, if anything went
    wrong with it. The ``question`` and what can be chosen are repeated while nothing is answered.

    >>> Feedback("rate", "not-yet", "Look at the units.", again=("P3.1",))
    ✗ Not yet. Look at the units.
      Look again at: P3.1
    """

    exercise: str
    outcome: Outcome
    words: str
    again: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    hints: tuple[str, ...] = ()
    note: str = ""
    question: str = ""
    choices: tuple[str, ...] = ()

    @property
    def symbol(self) -> str:
        """The sign that stands for the outcome beside its words."""
        return SYMBOLS[self.outcome]

    @property
    def title(self) -> str:
        """The outcome in words."""
        return TITLES[self.outcome]

    def __repr__(self) -> str:
        lines = [f"{self.symbol} {self.title}. {self.words}".rstrip()]
        lines += [f"  {self.question}"] if self.question else []
        lines += [f"    {each}" for each in self.choices]
        lines += [f"  Look again at: {', '.join(self.again)}"] if self.again else []
        for quote in () if self.again else self.quotes:
            lines += [f"  {quote.id} ({lang})  {text}" for lang, text in quote.texts]
        lines += [f'  For a hint: hint("{self.exercise}")'] if self.hints else []
        lines += [f"  {self.note}"] if self.note else []
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        box = BOX.format(colour=_COLOURS[self.outcome])
        head = "Look again at" if self.again else "The words it rests on"
        shown = not self.again or self.quotes
        again = "" if shown else f"<p>Look again at: {linked(self.again)}</p>"
        note = f"<p><strong>Note:</strong> {escape(self.note)}</p>" if self.note else ""
        return (
            f'<div lang="en" style="{box}">'
            f"<p><strong>{self.symbol} {escape(self.title)}.</strong> {escape(self.words)}</p>"
            f"{_asked(self.question, self.choices)}{again}{_quoted(self.quotes, head)}"
            f"{folded(self.hints)}{note}</div>"
        )


def _asked(question: str, choices: tuple[str, ...]) -> str:
    items = "".join(f"<li>{escape(each)}</li>" for each in choices)
    listed = f"<ul>{items}</ul>" if items else ""
    return f"<p><em>{escape(question)}</em></p>{listed}" if question else ""


def _quoted(quotes: tuple[Quote, ...], head: str) -> str:
    """Return the passages, folded away: most of them the learner has in the lesson already."""
    if not quotes:
        return ""
    names = escape(", ".join(each.id for each in quotes))
    words = "".join(map(_quotation, quotes))
    return f"<details><summary>{head}: {names}</summary>{words}</details>"


def _quotation(quote: Quote) -> str:
    texts = "".join(
        f'<p lang="{escape(lang)}" dir="{way(lang)}" style="margin: 0.2em 0;">{escape(text)}</p>'
        for lang, text in quote.texts
    )
    head = f"<p><strong>{linked((quote.id,))}</strong></p>"
    return f'<blockquote style="{_QUOTE}">{head}{texts}</blockquote>'


def folded(hints: tuple[str, ...], number: int = 1) -> str:
    """Return hints as HTML that unfolds one inside another, without any code running.

    >>> folded(("Look.", "Look closer."))
    '<details><summary>Hint 1</summary><p>Look.</p><details><summary>Hint 2</summary>\
<p>Look closer.</p></details></details>'
    """
    if not hints:
        return ""
    inner = folded(hints[1:], number + 1)
    text = escape(hints[0])
    return f"<details><summary>Hint {number}</summary><p>{text}</p>{inner}</details>"


@dataclass(frozen=True, slots=True, repr=False)
class Hint:
    """One hint of an exercise: its number, its words, and how to get the next.

    >>> Hint("rate", 1, "Look at the units.", 3)
    Hint 1 of 3. Look at the units.
      For the next one, run this cell again.
    """

    exercise: str
    number: int
    words: str
    of: int

    def __repr__(self) -> str:
        after = f"\n  {_NEXT}" if self.number < self.of else ""
        return f"Hint {self.number} of {self.of}. {self.words}{after}"

    def _repr_html_(self) -> str:
        after = _NEXT if self.number < self.of else ""
        tail = f"<p>{escape(after)}</p>" if after else ""
        box = BOX.format(colour=_COLOURS["unreadable"])
        return (
            f'<div lang="en" style="{box}"><p><strong>Hint {self.number} of {self.of}.</strong> '
            f"{escape(self.words)}</p>{tail}</div>"
        )
