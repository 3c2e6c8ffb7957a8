"""How one answers, chosen once: by form or in code."""

from __future__ import annotations

from html import escape

from ...errors import KitError
from ...exercises import Option
from ...progress import Kept, choose, way
from .controls import picks
from .form import NEEDS_KERNEL, Form, framed

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


def answer_by(kept: Kept) -> Form:
    """Return the form in which one chooses how to answer."""
    labels = [each.label for each in OPTIONS]
    items = "".join(f"<li>{escape(each)}</li>" for each in labels)
    return Form(
        "\n  ".join([f"○ {QUESTION}", *labels, NEEDS_KERNEL, IN_CODE]),
        f'<div lang="en"><p><strong>○ {QUESTION}</strong></p><ul>{items}</ul>'
        f"<p><em>{NEEDS_KERNEL}</em> {escape(IN_CODE)}</p></div>",
        lambda: _live(kept),
        lambda given: chosen(given, kept),
    )


def _live(kept: Kept) -> str:
    now = way(kept)
    said = f"<p>{DONE[now]}</p>" if now else ""
    parts = picks("radio", OPTIONS, (now or "",))
    return framed("How you answer", "choice", QUESTION, parts, said, "Choose")


def chosen(given: object, kept: Kept) -> str:
    """Return what is said to a choice, and keep it."""
    if given not in DONE:
        return "<p>○ Choose one of the two.</p>"
    try:
        choose(str(given), kept)
    except KitError as error:
        return f"<p>{DONE[str(given)]}</p><p><strong>Note:</strong> {escape(str(error))}</p>"
    return f"<p>{DONE[str(given)]}</p>"
