"""Names that writers use and a document's header does not list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OtherNames:
    """Other names of a document's people, and people whom it does not name.

    ``called`` leads from a name, in small letters, to the person's id; ``further`` are names that
    may follow the first; ``elsewhere`` are people of whom only other documents tell.

    >>> OtherNames(called={"the old man": "smith"}).elsewhere
    ()
    """

    called: Mapping[str, str] = field(default_factory=dict, hash=False)
    further: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
