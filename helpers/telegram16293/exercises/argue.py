"""Lesson 05-argue: right answers and mistakes that are computed, from the edition or outside.

Answers are computed from the edition, its claims, and what the seeds hold from outside; a number
that nobody has verified is in none of them.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from sourcework.document import Document
from sourcework.exercises.files import Computed
from sourcework.figures import Figure, figures_of
from sourcework.outside import Neighbour, OutsideFact
from sourcework.rounding import Rule, printed
from sourcework.scale import fed, percent_of, stated
from telegram16293.seeds import outside

from ..claims import claims_of
from ..claims.aid import month_name, months

TWIN = "record-110353"
HUNDRED_THOUSAND, HALF_KILOGRAM = 10**5, 500
RULES = {"nearest": Rule.NEAREST, "cut": Rule.TRUNCATED, "up": Rule.ROUNDED_UP}
STRONGEST = ("same-sum", "grain-total", "credit-inside", "one-rate")
SUPPORTED = {
    "visit": "P1.1",
    "deciders": "P1.3",
    "peace": "P1.2",
    "personal": "P1.8",
    "hunger": "P2.2",
}
# What can be judged otherwise with as good a reason: an undated letter may mean another talk, a
# mood is not a wish, the words on Moscow and Beijing were seen in the page's introduction only, and
# "as if" keeps a distance.
OTHERWISE = {
    "visit": "untouched", "peace": "backed", "deciders": "untouched", "personal": "untouched",
}  # fmt: skip
# What is read side by side: a paper, and the passage that it is set beside.
BESIDE = {
    "talk": ("razuvaev-instruction", "P1.1"),
    "own-opinion": ("razuvaev-instruction", "P1.8"),
    "mood": ("meeting-1952-09-04", "P1.2"),
    "strained": ("mao-1952-08-04", "P3.1"),
    "familiar": ("telegram-22834", "C1"),
}
SIDES = {"supports": "agrees", "contradicts": "against"}
# With as good a reason: an undated letter may mean another talk, "as if" leaves it open, a mood is
# not a wish, another year is no witness, and to do the same half a year before is to agree.
BESIDE_OTHERWISE = {
    "talk": "neither", "own-opinion": "neither", "mood": "neither", "strained": "neither",
    "familiar": "agrees",
}  # fmt: skip
WORDS = {"exact": "is-so", "consistent": "may-be", "inconsistent": "is-not"}


def _figure(document: Document, figure_id: str) -> Figure:
    return figures_of(document)[figure_id]


def _twin(number_id: str) -> Fraction:
    return outside().neighbours[TWIN].numbers[number_id].value


def _difference(document: Document) -> Fraction:
    """Return by how much, in roubles, both orders exceed the Soviet figure."""
    return _twin("order-february") + _twin("order-may") - _twin("soviet-figure")


def _rules_that_print(document: Document) -> set[str]:
    """Return the rules that make the stated difference of the exact one."""
    stated, exact = _twin("stated-difference"), _difference(document)
    return {key for key, rule in RULES.items() if printed(exact, HUNDRED_THOUSAND, rule) == stated}


def _strongest(document: Document) -> dict[str, str]:
    """Return the words that the verdict of each claim can carry."""
    claims = claims_of(document)
    return {each: WORDS.get(claims[each].verdict.value, "not-said") for each in STRONGEST}


def _undated(document: Document) -> dict[str, str]:
    """Return the ends that the clues give to the undated letter; one is the month of a visit."""
    visit = month_name(document.fact("pak-visit").when[: len("1952-01")])
    return {"from-talks": "july-1951", "from-visit": visit, "until": "july-1953"}


def bearing(passage: str, neighbours: Mapping[str, Neighbour]) -> str:
    """Return what neighbouring documents do for a passage: backed, opposed, divided, untouched.

    >>> bearing("P1.2", outside().neighbours), bearing("P2.2", outside().neighbours)
    ('divided', 'untouched')
    """
    said = [each for document in neighbours.values() for each in document.says]
    ways = {each.bearing for each in said if passage in each.passages}
    pro, contra = "supports" in ways, "contradicts" in ways
    if pro and contra:
        return "divided"
    return "backed" if pro else "opposed" if contra else "untouched"


def _fact(fact_id: str) -> OutsideFact:
    return outside().facts[fact_id]


def _share(document: Document, figure_id: str) -> Fraction:
    return percent_of(_figure(document, figure_id), _fact("aid-1950-53"))


def _new_yuan() -> Fraction:
    """Return the total of Chinese supplies in the yuan of 1955, as its source has it."""
    return stated(_fact("aid-1950-53")) / stated(_fact("new-yuan"))


def _days(document: Document) -> int:
    """Return the days in the months for which food is planned."""
    return sum(monthrange(*map(int, each.split("-")))[1] for each in months(document))


def _fed(document: Document, *, days: int | None = None, grain: str = "grain-total") -> Fraction:
    tons = _figure(document, grain).value
    return fed(tons, HALF_KILOGRAM, days or _days(document))


def _supports(document: Document) -> dict[str, str]:
    """Return what the neighbouring documents do for each of the five."""
    return {key: bearing(each, outside().neighbours) for key, each in SUPPORTED.items()}


def _beside(document: Document) -> dict[str, str]:
    """Return what each paper does for the passage that it is set beside: its first such line."""
    found = {}
    for key, (paper, passage) in BESIDE.items():
        said = outside().neighbours[paper].says
        first = next(each for each in said if passage in each.passages)
        found[key] = SIDES.get(first.bearing, "neither")
    return found


def _set_otherwise(changed: Sequence[str]) -> Callable[[Document], dict[str, str]]:
    """Return a way of answering in which some of the five papers are judged otherwise."""
    other = {key: BESIDE_OTHERWISE[key] for key in changed}
    return lambda document: {**_beside(document), **other}


def _judged(changed: Sequence[str]) -> Callable[[Document], dict[str, str]]:
    """Return a way of answering in which some of the five are judged otherwise."""
    other = {key: OTHERWISE[key] for key in changed}
    return lambda document: {**_supports(document), **other}


# By the id of the exercise in course/exercises/05-argue.toml, which names what is made here.
COMPUTED: Mapping[str, Computed] = {
    "strongest-words": Computed(answer=_strongest),
    "undated": Computed(answer=_undated),
    "twin-difference": Computed(
        answer=_difference,
        mistakes={
            "as-stated": lambda d: _twin("stated-difference"),
            "both-orders": lambda d: _twin("orders-total"),
            "without-february": lambda d: _twin("soviet-figure") - _twin("order-may"),
            "without-may": lambda d: _twin("soviet-figure") - _twin("order-february"),
            "may-alone": lambda d: _twin("order-may") - _twin("soviet-figure"),
            "february-alone": lambda d: _twin("order-february") - _twin("soviet-figure"),
            "soviet-figure": lambda d: _twin("soviet-figure"),
        },
        words={"soviet-figure": lambda d: _twin("soviet-figure")},
    ),
    "twin-rules": Computed(answer=_rules_that_print),
    "who-supports": Computed(
        answer=_supports,
        also=tuple(
            _judged(changed)
            for size in range(1, len(OTHERWISE) + 1)
            for changed in combinations(OTHERWISE, size)
        ),
    ),
    "five-papers": Computed(
        answer=_beside,
        also=tuple(
            _set_otherwise(changed)
            for size in range(1, len(BESIDE_OTHERWISE) + 1)
            for changed in combinations(BESIDE_OTHERWISE, size)
        ),
    ),
    "share-of-supplies": Computed(
        answer=lambda d: _share(d, "mao-aid-yuan"),
        mistakes={
            "peng": lambda d: _share(d, "peng-aid-yuan"),
            "credit": lambda d: _share(d, "credit-yuan"),
            "hundredfold": lambda d: _share(d, "mao-aid-yuan") * 100,
            "old-by-new": lambda d: _share(d, "mao-aid-yuan") * stated(_fact("new-yuan")),
            "upside-down": lambda d: 1 / _share(d, "mao-aid-yuan") * 100 * 100,
        },
        words={
            "supplies": lambda d: _new_yuan() / 10**6,
            "new-yuan": lambda d: stated(_fact("new-yuan")),
        },
    ),
    "fed-per-day": Computed(
        answer=_fed,
        mistakes={
            "months-of-thirty": lambda d: _fed(d, days=len(months(d)) * 30),
            "a-day-more": lambda d: _fed(d, days=_days(d) + 1),
            "one-day": lambda d: _fed(d, days=1),
            "times-a-half": lambda d: _fed(d) / 4,
            "whole-kilogram": lambda d: _fed(d) / 2,
            "peng": lambda d: _fed(d, grain="march-grain"),
        },
    ),
}
