"""A case file as it stands, and below it what may be chosen for it: name, date, pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from ...errors import KitError
from .form import Form, framed

QUESTION = "What shall stand on it? All of it may stay as it is."
WRITE = "Write it again"
YES, NO = "yes", "no"
PICTURE = "picture:"

Told = tuple[str, str]  # in text, and in HTML


def file_form(
    told: Callable[[], Told],
    write: Callable[[Mapping[str, object]], Told],
    name: Callable[[], str],
    dated: Callable[[], bool],
    pictures: Mapping[str, str],
    chosen: Callable[[], tuple[str, ...]],
) -> Form:
    """Return the form of a case file.

    ``told`` says what was written; ``write`` takes what is chosen (name, dated, pictures), writes
    it anew and says so. ``pictures`` are those on offer, each with what it shows.
    """

    def receive(given: object) -> str:
        sent = given if isinstance(given, dict) else {}
        taken = [each for each in pictures if sent.get(f"{PICTURE}{each}") == YES]
        try:
            choices = {"name": sent.get("name", ""), "dated": sent.get("dated") != NO}
            return write({**choices, "pictures": taken})[1]
        except KitError as error:
            return f"<p>{escape(str(error))}</p>"

    def live() -> str:
        fields = [_name(name()), _choice("dated", "The date", dated(), ("on it", "left out"))]
        fields += [
            _choice(
                f"{PICTURE}{each}", f"Picture: {shows}", each in chosen(), ("in it", "left out")
            )
            for each, shows in pictures.items()
        ]
        return framed("Your case file", "texts", QUESTION, "".join(fields), told()[1], WRITE)

    return Form(told, live, receive, ("case_file",))


def _name(name: str) -> str:
    return (
        '<label class="field"><span>Your name, or nothing</span>'
        f'<input type="text" data-item="name" maxlength="200" dir="auto" autocomplete="off" '
        f'value="{escape(name)}"></label>'
    )


def _choice(item: str, label: str, chosen: bool, words: tuple[str, str]) -> str:
    options = "".join(
        f'<option value="{value}"{" selected" if chosen is (value == YES) else ""}>{word}</option>'
        for value, word in zip((YES, NO), words, strict=True)
    )
    return (
        f'<label class="field"><span>{escape(label)}</span>'
        f'<select data-item="{escape(item)}">{options}</select></label>'
    )
