"""A case file: where it stands, and below that what may be chosen for it: name, date, pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Protocol

from ...errors import KitError
from ..live import Live, Shown
from .form import NEEDS, Form, framed

QUESTION = "What should be on it? You may leave everything as it is."
WRITE = "Write it again"
WRITTEN = "Written again; see above."
YES, NO = "yes", "no"
PICTURE = "picture:"


class Desk(Protocol):
    """Where a case file is written: what was written last, and what was chosen for it."""

    name: str
    dated: bool
    pictures: tuple[str, ...]

    @property
    def filed(self) -> Shown:
        """What there is to say of the files."""

    def write(self, given: Mapping[str, object]) -> None:
        """Write it with what is chosen; raises KitError if that cannot be."""


class Filing:
    """What a notebook shows of a case file: the files with their links, and the form below."""

    def __init__(self, desk: Desk, offered: Mapping[str, str], refresh: Callable[[], None]) -> None:
        self.filed = Live("case-file", lambda: desk.filed)
        self.form = _form(desk, offered, refresh)

    def __repr__(self) -> str:
        return repr(self.filed)

    def _repr_html_(self) -> str:
        return self.filed._repr_html_()

    def _ipython_display_(self) -> None:
        from IPython.display import display

        self.filed._ipython_display_()
        display(self.form)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.filed, name)


def _form(desk: Desk, offered: Mapping[str, str], refresh: Callable[[], None]) -> Form:
    """Return the form below: ``offered`` are pictures, each with what it shows."""

    def receive(given: object) -> str:
        sent = given if isinstance(given, dict) else {}
        taken = [each for each in offered if sent.get(f"{PICTURE}{each}") == YES]
        choices = {"name": sent.get("name", ""), "dated": sent.get("dated") != NO}
        try:
            desk.write({**choices, "pictures": taken})
        except KitError as error:
            return f"<p>{escape(str(error))}</p>"
        refresh()
        return f"<p><strong>{WRITTEN}</strong></p>"

    def live() -> str:
        fields = [_name(desk.name), _choice("dated", "The date", desk.dated, ("on it", "left out"))]
        fields += [
            _choice(f"{PICTURE}{each}", f"Picture: {shows}", each in desk.pictures)
            for each, shows in offered.items()
        ]
        return framed("Your case file", "texts", QUESTION, "".join(fields), "", WRITE)

    def told() -> tuple[str, str]:
        name = desk.name or "none"
        pictures = ", ".join(offered[each] for each in desk.pictures if each in offered)
        said = f"On it: name: {name}; pictures: {pictures or 'none'}."
        return said, f'<div lang="en"><p>{escape(said)}</p>{NEEDS}</div>'

    return Form(told, live, receive, ("case_file",))


def _name(name: str) -> str:
    return (
        '<label class="field"><span>Your name, or nothing</span>'
        f'<input type="text" data-item="name" maxlength="200" dir="auto" autocomplete="off" '
        f'value="{escape(name)}"></label>'
    )


def _choice(
    item: str, label: str, chosen: bool, words: tuple[str, str] = ("in it", "left out")
) -> str:
    options = "".join(
        f'<option value="{value}"{" selected" if chosen is (value == YES) else ""}>{word}</option>'
        for value, word in zip((YES, NO), words, strict=True)
    )
    return (
        f'<label class="field"><span>{escape(label)}</span>'
        f'<select data-item="{escape(item)}">{options}</select></label>'
    )
