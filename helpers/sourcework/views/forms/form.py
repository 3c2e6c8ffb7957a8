"""A form as a notebook shows it: live with a kernel, and as plain HTML and text without one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import Any

from ..live import LIVE

VIEW = "application/vnd.jupyter.widget-view+json"
NEEDS_KERNEL = "This form needs a running kernel: run its cell."
NEEDS = f'<p class="t16-needs-kernel"><em>{NEEDS_KERNEL}</em></p>'


@dataclass(eq=False)
class Form:
    """Something to be filled in.

    ``told`` returns in text and HTML how it stands: the question, the answer, what was said to
    it; that is what a saved notebook shows without a kernel. ``live`` is the HTML of the form
    itself; ``receive`` takes what was sent in, a JSON value, and returns the HTML of what there
    is to say to it. ``again`` is the word of a lesson, and its arguments, that makes it anew.

    >>> Form(lambda: ("Yes or no?", "<p>Yes or no?</p>"), lambda: "", str)
    Yes or no?
    """

    told: Callable[[], tuple[str, str]]
    live: Callable[[], str]
    receive: Callable[[Any], str]
    again: tuple[str, ...] = ()
    _widget: Any = field(default=None, init=False)

    def __repr__(self) -> str:
        return self.told()[0]

    @property
    def bundle(self) -> dict[str, str]:
        """How it stands, by type, as a notebook keeps it."""
        plain, html = self.told()
        return {"text/plain": plain, "text/html": html}

    @property
    def widget(self) -> Any:
        """The live form, an ipywidgets widget; made when first asked for."""
        if self._widget is None:
            from .widget import live

            self._widget = live(self.live, self.receive, lambda: self.bundle)
        return self._widget

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """Return the live form, and what is shown of it where no kernel runs."""
        view = {"version_major": 2, "version_minor": 0, "model_id": self.widget.model_id}
        return {**self.bundle, VIEW: view, LIVE: {"again": [*self.again]}}


def framed(name: str, kind: str, question: str, controls: str, said: str, *buttons: str) -> str:
    """Return the HTML of a live form: the question, its controls, buttons, what is said to it.

    ``question`` is text; ``controls`` and ``said`` are HTML.
    """
    pressed = " ".join(
        f'<button type="submit" value="{escape(each)}">{escape(each)}</button>' for each in buttons
    )
    return (
        f'<form lang="en" data-kind="{kind}" aria-label="{escape(name)}" novalidate>'
        f"<fieldset><legend>{escape(question)}</legend>{controls}</fieldset>"
        f"<p>{pressed}</p>"
        f'<div role="status" class="said">{said}</div></form>'
    )
