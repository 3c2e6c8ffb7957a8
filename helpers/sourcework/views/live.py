"""What a notebook shows, kept up to date as long as its kernel runs."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, Generic, Protocol, TypeVar

from ..errors import KitError
from ..interpreter import KIT


class Shown(Protocol):
    """Something that a notebook shows."""

    def _repr_html_(self) -> str: ...


# What the kit's part of JupyterLab shows (see notebook/): a form or an explorer as long as the
# kernel that made it runs, and what is saved of it afterwards. It names the word that makes it.
LIVE = f"application/vnd.{KIT}.live+json"

T = TypeVar("T", bound=Shown)


class Live(Generic[T]):
    """What ``made`` returns, made again whenever :func:`refresh` is called after it was shown.

    In every other respect it is what was made at first.
    """

    def __init__(self, name: str, made: Callable[[], T]) -> None:
        self._name, self._made, self._first = f"{KIT}-{name}", made, made()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._first, name)

    def __repr__(self) -> str:
        return repr(self._first)

    def _repr_html_(self) -> str:
        return self._first._repr_html_()

    def _ipython_display_(self) -> None:
        """Show it in a notebook, at a place that can be found again."""
        from IPython.display import display

        _on_show[self._name] = self._made
        display(_Plain(self._first), display_id=self._name)


class _Plain:
    """The same, shown as an ordinary object."""

    def __init__(self, shown: Shown) -> None:
        self._repr_html_ = shown._repr_html_
        self._shown = shown

    def __repr__(self) -> str:
        return repr(self._shown)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        own = getattr(self._shown, "_repr_mimebundle_", None)
        return dict(own()) if own else {"text/plain": repr(self), "text/html": self._repr_html_()}


_on_show: dict[str, Callable[[], Shown]] = {}


def refresh() -> None:
    """Make anew what is on show, in every notebook of this kernel; nothing if nothing is."""
    if not _on_show:
        return
    from IPython.display import update_display

    for name, made in _on_show.items():
        with suppress(KitError):  # what stands there already tells why
            update_display(_Plain(made()), display_id=name)
