"""What this telegram's worksheets are told beside figures and claims: rates, stamps, deliveries.

Everything is computed from the document, and told in the words in which a key prints it.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from sourcework.course import Course
from sourcework.document import Document
from sourcework.figures import Figure
from sourcework.numbers.spans import ends, notation
from sourcework.numbers.writing import spoken
from sourcework.outside import Outside
from sourcework.outside.passing import in_passing
from sourcework.rounding import Interval, Rule, reading
from sourcework.views.phrasing import day, listed, month
from sourcework.views.picture import Picture

from .around import LEGEND, background, letter
from .claims.aid import asked_grain, delivered_by, monthly_grain
from .claims.rates import TOLD, common_rate, conversions, meeting, rates
from .register import stamps

KEYS = {Rule.NEAREST: "nearest", Rule.TRUNCATED: "truncated", Rule.ROUNDED_UP: "rounded-up"}


# What the handouts call it; the engine has plainer words for a document that it knows nothing of.
WORDING = {
    "facing": "The telegram on facing pages",
    "notes": "Notes on the telegram",
    "notes-short": "Notes on telegram No. 16293",
    "short": "Telegram No. 16293",
    "shelf": "Wilson Center Digital Archive 113022",
    "maker": "Telegram 16293, a teaching kit",
    "passage": [
        "P3.1",
        ": H the head of the form, C the covering note, P Peng’s telegram by its points, M Mao’s "
        "reply, S the signature and the foot",
    ],
    "seen": " What is form and what is typing is the editor’s judgement: the scan was not seen.",
    "record": "the archive’s record",
    "whose": "the archive’s",
    "translation": "the archive’s translation",
}


def worksheet_data(course: Course) -> Mapping[str, Any]:
    """Return all of it by the names under which the worksheets ask for it."""
    document = course.document
    return {
        "rates": rate_data(document),
        "line": line_data(document),
        "grain": grain_data(document),
        "stamps": stamp_data(course.outside),
        "around": around_data(course),
        "wording": WORDING,
    }


def rate_data(document: Document) -> dict[str, Any]:
    """Return, for each rounding rule, the rates that each conversion allows, and all three."""
    return {
        KEYS[rule]: {
            "label": rule.label,
            "rows": [
                _conversion(name, yuan, roubles, rule, rates(document, rule)[name])
                for name, (yuan, roubles) in conversions(document).items()
            ],
            "all": _common(document, rule),
        }
        for rule in TOLD
    }


def _conversion(
    name: str, yuan: Figure, roubles: Figure, rule: Rule, allowed: Interval
) -> dict[str, Any]:
    amounts = reading(roubles.in_millions, 1, rule)
    whole = allowed.whole_numbers()
    inside, lowest, highest = ends(allowed)
    return {
        "name": name[:1].upper() + name[1:],
        "passage": yuan.passage,
        "yuan": spoken(yuan.in_millions),
        "roubles": spoken(roubles.in_millions),
        "quotient": spoken(yuan.value / roubles.value),
        "from": spoken(amounts.low),
        "to": spoken(amounts.high),
        "from-in": amounts.low_closed,
        "to-in": amounts.high_closed,
        "low": lowest,
        "high": highest,
        "first": spoken(whole[0]),
        "last": spoken(whole[-1]),
        "draw": [float(inside.low), float(inside.high)],
        "drawn-in": [inside.low_closed, inside.high_closed],
    }


def _common(document: Document, rule: Rule) -> dict[str, Any]:
    common, (low, high) = common_rate(document, rule), meeting(document, rule)
    each = [one.whole_numbers() for one in rates(document, rule).values()]
    first, last = max(one[0] for one in each), min(one[-1] for one in each)
    return {
        "fits": not common.is_empty,
        "text": "none" if common.is_empty else notation(common),
        "first": spoken(first),
        "last": spoken(last),
        "draw": [float(low), float(high)],
    }


def stamp_data(known: Outside) -> list[dict[str, str]]:
    """Return the stamps on neighbouring documents: day, day of the year, number, pace."""
    return [
        {
            "day": day(each.day),
            "place": spoken(each.place),
            "number": spoken(each.number),
            "pace": spoken(each.pace),
            "source": in_passing(known, each.bearer),
        }
        for each in stamps(known)
    ]


def around_data(course: Course) -> dict[str, Any]:
    """Return the background with its marks, and the timeline and the map as drawings."""
    return {
        "legend": LEGEND,
        "parts": [
            {
                "title": part.title,
                "says": [
                    {"words": each.words, "letter": letter(each, course.document, course.outside)}
                    for each in part.sentences
                ],
            }
            for part in background()
        ],
        **{each: _drawn(course.pictures[each][1](course)) for each in ("timeline", "map")},
    }


def _drawn(picture: Picture) -> dict[str, str]:
    sheet = picture.draw().get_size_inches()
    svg = picture.svg((float(sheet[0]), float(sheet[1]))).decode()
    return {"svg": svg, "alt": picture.alt, "caption": picture.caption}


def line_data(document: Document) -> list[int]:
    """Return the whole rates from which and to which a number line is drawn, and its step."""
    ends = [
        Fraction(end)
        for rule in TOLD
        for one in rates(document, rule).values()
        for end in (one.low, one.high)
    ]
    step = 10
    low, high = min(ends), max(ends)
    return [int(low // step) * step, int(-(-high // step)) * step, step]


def grain_data(document: Document) -> dict[str, Any]:
    """Return the grain planned month by month, beside what was asked for."""
    asked = asked_grain(document)
    by = delivered_by(document)
    total = list(by.values())[-1]
    monthly = monthly_grain(document)
    reached = {
        spoken(goal): next((month(at) for at, come in by.items() if come >= goal), "never")
        for goal in (monthly * step for step in range(2, len(by) + 1))
    }
    return {
        "asked": spoken(asked.value),
        "by": listed([month(each) for each in asked.months]),
        "monthly": spoken(monthly),
        "total": spoken(total),
        "reached": list(reached.items()),
        "met": next((month(at) for at, come in by.items() if come >= asked.value), "never"),
        "rows": [
            {
                "month": month(at),
                "come": spoken(come),
                "share": _fraction(come / asked.value),
                "lacking": spoken(max(asked.value - come, Fraction(0))),
                "draw": float(come / total),
            }
            for at, come in by.items()
        ],
        "draw-asked": float(asked.value / total),
    }


def _fraction(share: Fraction) -> str:
    whole, rest = divmod(share.numerator, share.denominator)
    if not rest:
        return str(whole)
    return f"{whole} {rest}/{share.denominator}" if whole else f"{rest}/{share.denominator}"
