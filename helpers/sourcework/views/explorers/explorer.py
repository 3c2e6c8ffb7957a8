"""The controls and the screen of an explorer, kept in step.

A control's change is answered at once, in the kernel's one thread: scenes cost a few milliseconds
and leave nothing to do later. While the kernel is at it, the browser holds back what the hand does
next and then sends the latest value alone, so no stale picture is ever waiting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import traitlets
from anywidget import AnyWidget
from ipywidgets import HTML, Button, HBox, Layout, VBox, Widget

from ..live import LIVE
from .scene import Scene

HERE = Path(__file__).parent
WIDE = {"description_width": "initial"}


class Screen(AnyWidget):  # type: ignore[misc, unused-ignore]  # untyped
    """The picture, the words and the values of a scene; it changes in place."""

    _esm = HERE / "screen.js"
    _css = HERE / "screen.css"
    scene = traitlets.Dict().tag(sync=True)

    def show(self, scene: Scene, value: str = "") -> None:
        """Show a scene; ``value`` is what a slider's value is called when it is spoken."""
        self.scene = {
            "source": scene.source,
            "alt": scene.alt,
            "caption": scene.caption,
            "said": scene.said,
            "details": list(scene.details),
            "heads": list(scene.heads),
            "rows": [list(row) for row in scene.rows],
            "value": value,
        }

    def __repr__(self) -> str:
        return "Screen"


class Explorer(VBox):  # type: ignore[misc, unused-ignore]  # untyped
    """Controls above a picture, with the exact state in words under it.

    ``controls`` are the state by name; ``see`` makes the scene of their values, ``spoken`` the
    words for a slider's value. Shown without a kernel it is the scene it began with; ``again`` is
    the word of a lesson that makes it anew.
    """

    again: tuple[str, ...] = ()

    def __init__(
        self,
        name: str,
        controls: Mapping[str, Widget],
        see: Callable[..., Scene],
        rows: Iterable[Widget],
        spoken: Callable[[], str] = str,
    ) -> None:
        self.name, self.controls, self._see, self._spoken = name, dict(controls), see, spoken
        self._held = False
        self.screen = Screen()
        self.scene = see(**self.state)
        self.first = self.scene
        self.screen.show(self.scene, spoken())
        super().__init__([*rows, self.screen], _dom_classes=("sourcework-explorer",))
        for control in self.controls.values():
            control.observe(self.refresh, "value")

    @property
    def state(self) -> dict[str, Any]:
        """The values of the controls, by name."""
        return {name: control.value for name, control in self.controls.items()}

    def set(self, **state: Any) -> None:
        """Set several controls at once, and show the scene once."""
        with self.together():
            for name, value in state.items():
                self.controls[name].value = value

    @contextmanager
    def together(self) -> Iterator[None]:
        """Hold the screen still until several changes are made."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        self.refresh()

    def refresh(self, _change: object = None) -> None:
        """Show the scene of the state as it is now."""
        if not self._held:
            self.scene = self._see(**self.state)
            self.screen.show(self.scene, self._spoken())

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, object]:
        """Return the live explorer, and for where no kernel is, its first scene and its words."""
        shown = super()._repr_mimebundle_(**kwargs) or {}
        live = {kind: each for kind, each in shown.items() if kind.endswith("view+json")}
        plain = f"Explorer of {self.name}\n\n{self.first.text()}"
        known = {LIVE: {"again": [*self.again]}} if self.again else {}
        return {**live, **known, "text/html": self.first.html(), "text/plain": plain}

    def __repr__(self) -> str:
        return f"<Explorer of {self.name}: {self.scene.said}>"


def button(words: str, press: Callable[[], None], told: str = "") -> Button:
    """Return a button that says what it does."""
    made = Button(description=words, tooltip=told or words, layout=Layout(width="auto"))
    made.on_click(lambda _made: press())
    return made


def row(*widgets: Widget) -> HBox:
    """Return widgets side by side that flow to the next line on a narrow screen."""
    flow = Layout(flex_flow="row wrap", align_items="flex-start")
    return HBox(widgets, layout=flow, _dom_classes=("sourcework-row",))


def note(words: str) -> HTML:
    """Return a line of plain words between controls."""
    from html import escape

    return HTML(escape(words))
