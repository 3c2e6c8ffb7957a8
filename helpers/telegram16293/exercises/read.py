"""Lesson 01-read: right answers and mistakes that are computed from the telegram."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from sourcework.document import Document
from sourcework.exercises.files import Computed
from sourcework.figures import figures_of
from sourcework.outside.passing import in_passing
from telegram16293.seeds import outside

CLERKS = "clerks"
# What a learner calls the state of an affair whose status the edition gives in finer terms.
STAGES = {"report": "done", "request": "asked", "plan": "planned"}
# What the form says of itself, by the fact that says it.
MARKS = {
    "secret": "secrecy",
    "copying": "no-copying",
    "decoder": "decoded",
    "typing": "typed-at",
    "number": "telegram-number",
    "hour": "receipt-time",
    "addressee": "addressee",
}


def _day(document: Document, fact_id: str) -> date:
    return date.fromisoformat(document.fact(fact_id).when)


def _days(document: Document, first: str, last: str = "cover-date") -> int:
    return (_day(document, last) - _day(document, first)).days


def _hands(document: Document) -> list[str]:
    """Return who spoke, who reported it, and last the clerks who put it on paper."""
    return [*document.fact("people-want-peace").voice, CLERKS]


def _status(document: Document, figure_id: str) -> str:
    return figures_of(document)[figure_id].status


def _statements(document: Document) -> dict[str, str]:
    """Return the passages of point 2 to be sorted, each with the status of its figure."""
    kinds = ("tax-grain", "hungry-share", "rumour-grain", "march-grain")
    return {document.fact(each).passage: _status(document, each) for each in kinds}


def _value(document: Document, figure_id: str) -> Fraction:
    return figures_of(document)[figure_id].value


def _day_numbers(document: Document) -> int:
    """Return the difference of the days as numbers, their months left out."""
    return abs(_day(document, "cover-date").day - _day(document, "pak-visit").day)


def _stages(document: Document) -> dict[str, str]:
    """Return the passages of four amounts, each with the state of its affair."""
    amounts = ("tax-grain", "march-grain", "grain-total", "cotton-february")
    return {document.fact(each).passage: STAGES[_status(document, each)] for each in amounts}


def _lost(document: Document) -> set[str]:
    """Return what the form says of itself and the archive's English leaves out."""
    return {key for key, fact in MARKS.items() if "en" not in document.fact(fact).printed}


# By the id of the exercise in course/exercises/01-read.toml, which names what is made here.
COMPUTED: Mapping[str, Computed] = {
    "voices": Computed(answer=_hands, mistakes={"backwards": lambda d: _hands(d)[::-1]}),
    "days-to-stalin": Computed(
        answer=lambda d: _days(d, "pak-visit"),
        mistakes={
            "from-peng": lambda d: _days(d, "peng-telegram-date"),
            "from-mao": lambda d: _days(d, "mao-reply-date"),
            "to-mao": lambda d: _days(d, "pak-visit", "mao-reply-date"),
            "to-peng": lambda d: _days(d, "pak-visit", "peng-telegram-date"),
            "both-ends-in": lambda d: _days(d, "pak-visit") + 1,
            "both-ends-out": lambda d: _days(d, "pak-visit") - 1,
            "no-months": _day_numbers,
        },
        words={
            "to-peng": lambda d: _days(d, "pak-visit", "peng-telegram-date"),
            "peng-to-mao": lambda d: _days(d, "peng-telegram-date", "mao-reply-date"),
            "from-mao": lambda d: _days(d, "mao-reply-date"),
            "in-all": lambda d: _days(d, "pak-visit"),
        },
    ),
    "sort-point-two": Computed(answer=_statements),
    "grain-asked": Computed(
        answer=lambda d: _value(d, "march-grain"),
        mistakes={
            "rumour-added": lambda d: _value(d, "march-grain") + _value(d, "rumour-grain"),
            "tax": lambda d: _value(d, "tax-grain"),
            "of-mao": lambda d: _value(d, "grain-total"),
            "tax-added": lambda d: _value(d, "tax-grain") + _value(d, "march-grain"),
        },
    ),
    "million-millions": Computed(
        answer=lambda d: _value(d, "peng-aid-yuan"),
        mistakes={
            "no-million": lambda d: _value(d, "peng-aid-yuan") / 10**6,
            "decimal-point": lambda d: _value(d, "peng-aid-yuan") / 10**12,
            "three-zeros-missing": lambda d: _value(d, "peng-aid-yuan") / 10**3,
            "roubles": lambda d: _value(d, "peng-aid-roubles"),
        },
        words={
            "yuan": lambda d: _value(d, "peng-aid-yuan"),
            "new-yuan": lambda d: in_passing(outside(), "new-yuan"),
        },
    ),
    "planned-or-done": Computed(answer=_stages),
    "lost-in-english": Computed(answer=_lost),
}
