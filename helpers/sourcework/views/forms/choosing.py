"""How one answers, chosen once: by form or in code."""

from __future__ import annotations

from html import escape

from ...exercises import Option
from ...progress import Kept, Way, choose, way
from .controls import picks
from .form import NEEDS, NEEDS_KERNEL, Form, framed

QUESTION = "How will you answer?"
OPTIONS = (
    Option("form", "by form: choose and type in a form, with mouse or keyboard"),
    Option("code", "in code: write each answer into its cell, as a line of Python"),
)
DONE = {
    "form": "✓ By form. Run the cell of an exercise, and its form appears below it.",
    "code": "✓ In code. Put your answer in place of the dots in its cell, and run it.",
}
IN_CODE = 'As a line of code: answer_by("form") or answer_by("code").'


def answer_by(kept: Kept, note: str = "") -> Form:
    """Return the form in which one chooses how to answer; ``note`` is told in it."""
    return Form(
        lambda: _standing(way(kept)),
        lambda: _live(kept, note),
        lambda given: chosen(given, kept),
        ("answer_by",),
    )


def _standing(now: Way | None) -> tuple[str, str]:
    """Return the choice, or what there is to choose, in text and in HTML."""
    if now:
        html = f'<div lang="en"><p><strong>{QUESTION}</strong></p><p>{DONE[now]}</p></div>'
        return f"{QUESTION}\n  {DONE[now]}", html
    labels = [each.label for each in OPTIONS]
    items = "".join(f"<li>{escape(each)}</li>" for each in labels)
    return (
        "\n  ".join([f"○ {QUESTION}", *labels, NEEDS_KERNEL, IN_CODE]),
        f'<div lang="en"><p><strong>○ {QUESTION}</strong></p><ul>{items}</ul>{NEEDS}'
        f"<p>{escape(IN_CODE)}</p></div>",
    )


def _live(kept: Kept, note: str) -> str:
    now = way(kept)
    said = _told(now, note) if now else ""
    parts = picks("radio", OPTIONS, (now or "",))
    return framed("How you answer", "choice", QUESTION, parts, said, "Choose")


def chosen(given: object, kept: Kept) -> str:
    """Return what is said to a choice, and keep it."""
    if given not in DONE:
        return "<p>○ Choose one of the two.</p>"
    return _told(str(given), choose(str(given), kept))


def _told(chosen: str, note: str) -> str:
    said = f"<p><strong>Note:</strong> {escape(note)}</p>" if note else ""
    return f"<p>{DONE[chosen]}</p>{said}"
