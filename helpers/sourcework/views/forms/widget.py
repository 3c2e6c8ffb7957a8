"""The live form: HTML from Python, what is filled in sent back, what is said to it shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets

HERE = Path(__file__).parent


class LiveForm(anywidget.AnyWidget):
    """A form in the browser; ``html`` is how it stands when it is drawn (again)."""

    _esm = (HERE / "form.js").read_text(encoding="utf-8")
    _css = (HERE / "form.css").read_text(encoding="utf-8")
    html = traitlets.Unicode().tag(sync=True)


def live(
    draw: Callable[[], str],
    receive: Callable[[Any], str],
    bundle: Callable[[], Mapping[str, str]],
) -> LiveForm:
    """Return a form that runs: each time it is sent in, it says what there is to say.

    ``draw`` returns the form's HTML, ``receive`` takes what was sent in and returns what is said
    to it, ``bundle`` returns how the form stands then, as a notebook keeps it.
    """
    widget = LiveForm(html=draw())

    def received(_: object, content: Any, buffers: object) -> None:
        given = content.get("given") if isinstance(content, dict) else None
        said = receive(given)
        widget.send({"said": said, "told": bundle()})
        widget.html = draw()

    widget.on_msg(received)
    return widget
