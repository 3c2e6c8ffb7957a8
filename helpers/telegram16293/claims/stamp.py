"""The stamp on this telegram: what of it can be read, and the days that are weighed for it."""

from __future__ import annotations

import re
from datetime import date

from sourcework.document import Document
from sourcework.document.rereading import written_day

from .record import day

STAMP = "stamp-date"
NUMBER = "stamp-number"


def printed_day(document: Document) -> date:
    """Return the day in the stamp, as the record prints it."""
    return day(document, STAMP)


def received(document: Document) -> date:
    """Return the day on which the telegram came in."""
    return day(document, "receipt-date")


def weighed_days(document: Document) -> tuple[date, ...]:
    """Return the days that the edition weighs for the stamp, in order.

    >>> from telegram16293.seeds import edition
    >>> printed_day(edition()) in weighed_days(edition())
    True
    """
    year = printed_day(document).year
    (note,) = (
        each
        for each in document.textual_notes
        if each.printed and document.fact(STAMP).printed["ru"].startswith(each.printed)
    )
    days = (written_day(f"{each.words} {year}") for each in note.candidates)
    return tuple(sorted(date.fromisoformat(each) for each in days if each))


def digits(document: Document) -> int:
    """Return the figures that are left of the number in the stamp."""
    found = re.search(r"\d+", document.fact(NUMBER).printed["ru"])
    assert found is not None  # the record prints them; an edition without has no such claim
    return int(found[0])


def passages(document: Document) -> tuple[str, ...]:
    """Return where the stamp and the day of receipt stand."""
    return tuple(document.fact(each).passage for each in (STAMP, "receipt-date"))
