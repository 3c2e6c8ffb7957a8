"""The words of one language once more, in easier ones: by the makers of a course."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ..errors import EditionError
from .edition import Document

FILE = "simplified.toml"


@dataclass(frozen=True, slots=True)
class Simplified:
    """Easier words for the passages of a document, by their ids.

    ``title`` is what they are called, ``notice`` says whose words they are, and ``language`` is
    that of the text which they follow, and their own. Without a file all of it is empty.

    >>> bool(NOTHING), bool(Simplified("Easy English", "Ours.", "en", {"P1": "I came."}))
    (False, True)
    """

    title: str = ""
    notice: str = ""
    language: str = ""
    passages: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __bool__(self) -> bool:
        return bool(self.passages)


NOTHING = Simplified()


def simplified(document: Document) -> Simplified:
    """Return the easier words that stand beside an edition, NOTHING where there are none.

    Raises EditionError where the file cannot be read. What it may hold is checked when lessons
    are made from it.

    >>> from sourcework.new import letter
    >>> simplified(letter()) is NOTHING
    True
    """
    return _read(document.path.with_name(FILE))


@lru_cache(maxsize=8)
def _read(path: Path) -> Simplified:
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        return Simplified(**held["about"], passages=held["passages"])
    except FileNotFoundError:
        return NOTHING
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise EditionError(FILE, f"it cannot be read ({error})", "correct the file") from None
