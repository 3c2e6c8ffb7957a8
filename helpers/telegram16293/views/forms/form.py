"""A form as a notebook shows it: live with a kernel, and as plain HTML and text without one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import Any

VIEW = "application/vnd.jupyter.widget-view+json"
NEEDS_KERNEL = "This form needs a running kernel: run its cell."


@dataclass(eq=False)
class Form:
    """Something to be filled in.

    ``plain`` and ``static`` say in text and HTML what is asked, and are the same each time.
    ``live`` is the HTML of the form as it stands now; ``receive`` takes what was sent in, a JSON
    value, and returns the HTML of what there is to say to it.

    >>> Form("Yes or no?", "<p>Yes or no?</p>", lambda: "", str)
    Yes or no?
    """

    plain: str
    static: str
    live: Callable[[], str]
    receive: Callable[[Any], str]
    _widget: Any = field(default=None, init=False)

    def __repr__(self) -> str:
        return self.plain

    @property
    def widget(self) -> Any:
        """The live form, an ipywidgets widget; made when first asked for."""
        if self._widget is None:
            from .widget import live

            self._widget = live(self)
        return self._widget

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """Return the live form, and what is shown of it where no kernel runs."""
        view = {"version_major": 2, "version_minor": 0, "model_id": self.widget.model_id}
        return {"text/plain": self.plain, "text/html": self.static, VIEW: view}


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
