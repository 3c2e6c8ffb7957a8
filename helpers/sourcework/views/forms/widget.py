"""The live form: HTML from Python, what is filled in sent back, what is said to it shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from .form import Form

HERE = Path(__file__).parent


class LiveForm(anywidget.AnyWidget):
    """A form in the browser; ``html`` is how it stands when it is drawn (again)."""

    _esm = (HERE / "form.js").read_text(encoding="utf-8")
    _css = (HERE / "form.css").read_text(encoding="utf-8")
    html = traitlets.Unicode().tag(sync=True)


def live(form: Form) -> LiveForm:
    """Return a form that runs: each time it is sent in, it says what there is to say."""
    widget = LiveForm(html=form.live())

    def received(_: object, content: Any, buffers: object) -> None:
        given = content.get("given") if isinstance(content, dict) else None
        said = form.receive(given)
        widget.send({"said": said, "told": form.bundle})
        widget.html = form.live()

    widget.on_msg(received)
    return widget
