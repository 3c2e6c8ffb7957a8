"""The telegram's edition and what stands beside it in ``seeds``, opened once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sourcework.document import Document, open_edition
from sourcework.outside import Outside, open_outside
from sourcework.places import Place

PLACE = Place(Path(__file__).parent)


@cache
def edition() -> Document:
    """Return the telegram's edition.

    >>> len(edition().passages)
    56
    """
    return open_edition(PLACE.edition)


@cache
def outside() -> Outside:
    """Return what neighbouring documents, books and measurements say.

    >>> outside().facts["no-such"]  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    sourcework.errors.UnknownName: fact from outside 'no-such': there is none of that name. ...
    """
    return open_outside(PLACE.room("seeds"))
