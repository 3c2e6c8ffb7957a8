"""Lesson 04-doubt: right answers and mistakes that are computed from the telegram."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from sourcework.claims.sensitivity import reaches
from sourcework.document import Document
from sourcework.exercises.files import Computed
from sourcework.numbers.writing import spoken
from sourcework.rounding import Interval

from ..claims import ASSERTIONS
from ..claims.stamp import printed_day, received
from ..register import Stamp, due, place_of, stamps

# The places of the translation that the reader weighs, by the editor's note on each.
PLACES = {
    "place": "tr04",
    "carry": "tr07",
    "resolved": "tr11",
    "early": "tr16",
    "latin": "tr23",
    "farming": "tr25",
}
MANY = 10


def _early(document: Document) -> int:
    return (received(document) - printed_day(document)).days


def _last_stamp() -> Stamp:
    return stamps()[-1]


def _next_day(document: Document) -> date:
    """Return the day on which the typed copy existed: midnight had closed the day of receipt."""
    return received(document) + timedelta(days=1)


def _due(document: Document, day: date) -> Interval:
    """Return the whole numbers due on a day between the slowest pace and the fastest."""
    paced = due(day, stamps()).by_pace
    return Interval(floor(paced.low), ceil(paced.high), True, True)


def _grown(days: int, start: int = 0) -> Interval:
    """Return what the count comes to after some days at any pace seen, from ``start``."""
    paces = [each.pace for each in stamps()]
    low, high = floor(min(paces) * days), ceil(max(paces) * days)
    return Interval(start + low, start + high, True, True)


def _added_twice(document: Document) -> Interval:
    """Return what comes of all days of the year, this one in or not, on top of the last number."""
    days, start = place_of(_next_day(document)), _last_stamp().number
    low, high = _grown(days - 1, start).low, _grown(days, start).high
    return Interval(low, high, True, True)


def _own_pace(pace: Fraction, document: Document) -> Interval:
    """Return what is due by a pace that the learner found herself, in whole numbers."""
    number = pace * place_of(_next_day(document))
    return Interval(floor(number), ceil(number), True, True)


def _without_new_year(document: Document) -> Interval:
    """Return what is due if the numbers of one year ran on into the next."""
    last = max(each for each in stamps() if each.day.year < received(document).year)
    return _grown((_next_day(document) - last.day).days, last.number)


def _moves(document: Document, note: str) -> int:
    """Return how many verdicts move when a place is read otherwise."""
    return max(len(each.moves) for each in reaches(document, ASSERTIONS) if each.doubt.name == note)


def _mistranslated(document: Document) -> set[str]:
    """Return the places whose English says something else, as the edition marks them."""
    kinds = {note.id: note.kinds[0] for note in document.translation_notes}
    return {key for key, note in PLACES.items() if kinds[note] == "mistranslation"}


def _extent(document: Document) -> dict[str, str]:
    sizes = {"vranei": _moves(document, "tn03"), "stamp": _moves(document, "tn10")}
    found = {key: "many" if size > MANY else "single" for key, size in sizes.items()}
    return {**found, "far": "sense", "early": "sense", "roads": "neither"}


def _told(day: date) -> str:
    """Return the numbers due on a day at any pace seen, as a sentence has them."""
    paced = due(day, stamps()).by_pace.inwards(0)
    return f"{spoken(paced.low, 0)} to {spoken(paced.high, 0)}"


def _july_pace(document: Document) -> Fraction:
    """Return the papers a day between the two stamps of July."""
    first, second, *_ = stamps()
    return Fraction(second.number - first.number, (second.day - first.day).days)


# By the id of the exercise in course/exercises/04-doubt.toml, which names what is made here.
COMPUTED: Mapping[str, Computed] = {
    "stamp-early": Computed(
        answer=_early,
        also=(lambda d: -_early(d),),
        mistakes={
            "both-ends-in": lambda d: _early(d) + 1,
            "both-ends-out": lambda d: _early(d) - 1,
            "day-printed": lambda d: printed_day(d).day,
            "to-typing": lambda d: (_next_day(d) - printed_day(d)).days,
            "day-received": lambda d: received(d).day,
        },
    ),
    "stamp-pace": Computed(
        answer=lambda d: _last_stamp().pace,
        mistakes={
            "number": lambda d: _last_stamp().number,
            "a-day-less": lambda d: Fraction(_last_stamp().number, _last_stamp().place - 1),
            "upside-down": lambda d: 1 / _last_stamp().pace,
            "july": _july_pace,
        },
        words={"number": lambda d: _last_stamp().number, "days": lambda d: _last_stamp().place},
    ),
    "stamp-due": Computed(
        answer=lambda d: _due(d, _next_day(d)),
        follows={"stamp-pace": _own_pace},
        mistakes={
            "no-new-year": _without_new_year,
            "day-printed": lambda d: _due(d, printed_day(d)),
            "since-last": lambda d: _grown((_next_day(d) - _last_stamp().day).days),
            "number-by-days": lambda d: _last_stamp().number * place_of(_next_day(d)),
            "last-number": lambda d: _last_stamp().number,
            "pace": lambda d: _grown(1),
            "a-day-less": lambda d: _due(d, received(d)),
            "added-twice": _added_twice,
        },
        words={
            "due": lambda d: _told(_next_day(d)),
            "due-received": lambda d: _told(received(d)),
            "due-printed": lambda d: _told(printed_day(d)),
        },
    ),
    "which-matter": Computed(answer=_mistranslated),
    "doubt-extent": Computed(answer=_extent),
}
