"""The texts side by side: which they are, where each stands, and what they and parts are called."""

from __future__ import annotations

from collections.abc import Mapping

from ...document import Document
from ...document.tei import Element
from ...languages import name_of

# What an editor calls the parts of a letter; a part of another type has no heading.
PARTS = {
    "head": "The form: its head",
    "letter": "The covering note",
    "enclosure": "First enclosure",
    "reply": "Second enclosure: the reply",
    "foot": "The form: its foot",
}
# What a letter is called, and an answer to it, that comes without enclosures.
ALONE = {"letter": "The letter", "reply": "The reply"}
# Where a text stands: the original, its translation, and what more there is.
PLACES = ("original", "twin", "third", "fourth")


def language(lang: str) -> str:
    """Return the name of a language, or its code where no name is known.

    >>> language("ru"), language("xx")
    ('Russian', 'xx')
    """
    return name_of(lang)


def parts_of(root: Element) -> Mapping[str, str]:
    """Return what the parts of a document are called, by their type."""
    enclosed = any("enclosure" in (div.get("type"), div.get("subtype")) for div in root.all("div"))
    return PARTS if enclosed else PARTS | ALONE


def translated(document: Document, lang: str) -> str:
    """Return what a text is beside the original: the archive's translation, or another."""
    if lang.partition("-")[0] == next(iter(document.whole)).partition("-")[0]:
        return "another witness"
    return "the archive’s translation" if "catalogue" in document.asides else "a translation"


def columns_of(document: Document) -> tuple[str, ...]:
    """Return the languages that stand side by side, the original first."""
    return tuple(document.whole)[: len(PLACES)]
