"""Lesson 02-verify: right answers and mistakes that are computed from the telegram."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import cast

from sourcework.claims import Claim
from sourcework.document import Document
from sourcework.exercises.files import Computed
from sourcework.figures import figures_of
from sourcework.rounding import HALF, Interval, Rule, printed, reading

from ..claims import ASSERTIONS, claims_of
from ..claims.aid import monthly_grain, months
from ..claims.rates import CONVERSIONS, common_rate, conversions, rates

PENG, BUDGET, CREDIT = CONVERSIONS
KEYS: Mapping[str, str] = {"peng": PENG, "budget": BUDGET, "credit": CREDIT}
RULES: Mapping[str, Rule] = {
    "nearest": Rule.NEAREST,
    "truncated": Rule.TRUNCATED,
    "rounded-up": Rule.ROUNDED_UP,
}
# How coarse the yuan sums may be, in millions, by the key of the option that says so.
COARSE: Mapping[str, int] = {"thousand": 1_000, "ten-thousand": 10_000, "hundred-thousand": 100_000}
MILLION = 10**6
COUNTED = ("none", "one", "two", "three")
# A rate that no rule prints by itself, and two rules together do.
MIXED = 6_760


def _value(document: Document, figure_id: str) -> Fraction:
    return figures_of(document)[figure_id].value


def _yuan(document: Document, name: str) -> Fraction:
    """Return a sum in million yuan."""
    return conversions(document)[name][0].in_millions


def _roubles(document: Document, name: str) -> Fraction:
    """Return a sum in million roubles."""
    return conversions(document)[name][1].in_millions


def _quotient(document: Document, name: str) -> Fraction:
    return _yuan(document, name) / _roubles(document, name)


def _quotients(document: Document) -> dict[str, Fraction]:
    return {key: _quotient(document, name) for key, name in KEYS.items()}


def _unrounded(document: Document, name: str) -> Interval:
    """Return the million roubles that are printed as this sum, rounded to nearest."""
    return reading(_roubles(document, name), 1, Rule.NEAREST)


def _paired(keys: Iterable[str], *values: Fraction) -> dict[str, Fraction]:
    return dict(zip(keys, values, strict=True))


def _ends(interval: Interval) -> dict[str, Fraction]:
    return {
        "lowest": cast(Fraction, interval.low),
        "highest": cast(Fraction, interval.high),
    }


def _near(rate: Fraction) -> Interval:
    """Return the rates that are this one, rounded to whole yuan or more finely."""
    return Interval(rate - HALF, rate + HALF, True, True)


def _own_highest(ends: Mapping[str, Fraction], document: Document) -> Fraction | Interval:
    """Return the highest rate that a learner found for Peng's sum, if it fits the other two.

    Rounded, it may lie less than a yuan above the end itself, and was right for all that.
    """
    highest, fits = ends["highest"], rates(document, Rule.NEAREST)
    in_others = highest in fits[BUDGET] and highest in fits[CREDIT]
    goes_on = in_others and highest < fits[PENG].high + 1
    return highest if goes_on else common_rate(document, Rule.NEAREST)


def _for_credit_alone(document: Document) -> Interval:
    """Return the rates, rounding to nearest, that fit the credit but neither of the others."""
    fits = rates(document, Rule.NEAREST)
    return Interval(max(fits[PENG].high, fits[BUDGET].high), fits[CREDIT].high, False, True)


def _between(document: Document, below: int, above: int) -> dict[str, Fraction]:
    """Return Peng's lowest and highest rate if his roubles were that many millions off."""
    yuan, roubles = _yuan(document, PENG), _roubles(document, PENG)
    return {"lowest": yuan / (roubles + above), "highest": yuan / (roubles - below)}


def _grain(document: Document) -> Fraction:
    """Return the tons of grain that the months make."""
    return monthly_grain(document) * len(months(document))


def _accounted(document: Document) -> int:
    return int(str(dict(_claim(document, "copies").working)["accounted for"]))


def _further(document: Document) -> int:
    """Return how many copies stand in the second list, at the foot of the last sheet."""
    return _accounted(document) - _named(document)


def _named(document: Document) -> int:
    return sum(each.startswith("copy-") for each in _claim(document, "copies").facts)


def _rule_at(document: Document, rate: int) -> str:
    """Return under which rule the rate prints all three rouble sums, "none" if under none."""
    for key, rule in RULES.items():
        if all(
            printed(yuan.value / rate, roubles.step, rule) == roubles.value
            for yuan, roubles in conversions(document).values()
        ):
            return key
    return "none"


def _mixed(document: Document) -> tuple[str, str]:
    """Return how many sums the mixed rate prints when rounded, how many of the rest when cut."""
    kept = {
        rule: {
            name
            for name, (yuan, roubles) in conversions(document).items()
            if printed(yuan.value / MIXED, roubles.step, rule) == roubles.value
        }
        for rule in (Rule.NEAREST, Rule.TRUNCATED)
    }
    rounded, rest = kept[Rule.NEAREST], kept[Rule.TRUNCATED] - kept[Rule.NEAREST]
    return COUNTED[len(rounded)], COUNTED[len(rest)]


def _first_coarse(document: Document) -> str:
    """Return the finest rounding of the yuan that lets one rate, rounded up, explain all."""
    for key, step in COARSE.items():
        if not common_rate(document, Rule.ROUNDED_UP, step).is_empty:
            return key
    return "never"


def _claim(document: Document, claim_id: str) -> Claim:
    """Return one claim, without judging the others."""
    return claims_of(document, [each for each in ASSERTIONS if each.id == claim_id])[claim_id]


def _verdicts(document: Document) -> dict[str, str]:
    """Return the verdict of each statement to be judged, by its key."""
    claims = {
        "grain": "grain-total",
        "oil": "oil-total",
        "one-rate": "one-rate",
        "rounded-up": "one-rate-rounded-up",
        "which-rate": "which-rate",
    }
    return {key: _claim(document, each).verdict.value for key, each in claims.items()}


def _summed_rate(document: Document) -> Fraction:
    """Return what all yuan of the three sums, divided by all their roubles, come to."""
    yuan = sum((_yuan(document, each) for each in KEYS.values()), Fraction(0))
    return yuan / sum(_roubles(document, each) for each in KEYS.values())


# By the id of the exercise in course/exercises/02-verify.toml, which names what is made here.
COMPUTED: Mapping[str, Computed] = {
    "copies-accounted": Computed(
        answer=_accounted,
        mistakes={
            "head-alone": _named,
            "people": lambda d: _accounted(d) - 1,
            "total-added": lambda d: _accounted(d) + _value(d, "copies-typed"),
            "foot-alone": _further,
        },
        words={"named": _named, "further": _further, "accounted": _accounted},
    ),
    "grain-adds-up": Computed(
        answer=_grain,
        mistakes={
            "one-grain": lambda d: _value(d, "rice-monthly") * len(months(d)),
            "a-month-lost": lambda d: monthly_grain(d) * (len(months(d)) - 1),
            "two-months-lost": lambda d: monthly_grain(d) * (len(months(d)) - 2),
            "one-month": monthly_grain,
            "one-grain-one-month": lambda d: _value(d, "rice-monthly"),
            "oil-too": lambda d: (monthly_grain(d) + _value(d, "oil-monthly")) * len(months(d)),
        },
        words={"months": lambda d: len(months(d)), "monthly": monthly_grain, "in-all": _grain},
    ),
    "cotton-in-all": Computed(
        answer=lambda d: _value(d, "cotton-february"),
        mistakes={
            "times-months": lambda d: _value(d, "cotton-february") * len(months(d)),
            "times-fewer": lambda d: _value(d, "cotton-february") * (len(months(d)) - 1),
            "divided": lambda d: _value(d, "cotton-february") / len(months(d)),
        },
    ),
    "yuan-in-full": Computed(
        answer=lambda d: _value(d, "peng-aid-yuan"),
        mistakes={
            "no-million": lambda d: _yuan(d, PENG),
            "decimal-point": lambda d: _yuan(d, PENG) / MILLION,
            "thousandfold": lambda d: _yuan(d, PENG) * 1_000,
            "roubles": lambda d: _value(d, "peng-aid-roubles"),
        },
        words={"yuan": lambda d: _value(d, "peng-aid-yuan")},
    ),
    "rate-peng": Computed(
        answer=lambda d: _quotient(d, PENG),
        mistakes={
            "upside-down": lambda d: 1 / _quotient(d, PENG),
            "upside-down-million": lambda d: MILLION / _quotient(d, PENG),
            "million-in-yuan": lambda d: _quotient(d, PENG) * MILLION,
            "million-in-roubles": lambda d: _quotient(d, PENG) / MILLION,
            "yuan-of-mao": lambda d: _yuan(d, BUDGET) / _roubles(d, PENG),
            "roubles-of-mao": lambda d: _yuan(d, PENG) / _roubles(d, BUDGET),
            "of-mao": lambda d: _quotient(d, BUDGET),
        },
    ),
    "three-quotients": Computed(
        answer=_quotients,
        mistakes={
            "upside-down": lambda d: {key: 1 / each for key, each in _quotients(d).items()},
            "peng-for-all": lambda d: dict.fromkeys(KEYS, _quotient(d, PENG)),
            "budget-over-peng": lambda d: _yuan(d, BUDGET) / _roubles(d, PENG),
            "credit-over-budget": lambda d: _yuan(d, CREDIT) / _roubles(d, BUDGET),
            "peng-over-budget": lambda d: _yuan(d, PENG) / _roubles(d, BUDGET),
            "exchanged": lambda d: _paired(
                KEYS, *(_quotient(d, each) for each in (BUDGET, PENG, CREDIT))
            ),
        },
    ),
    "smallest-sum": Computed(
        answer=lambda d: _ends(_unrounded(d, PENG))["lowest"],
        mistakes={
            "printed": lambda d: _roubles(d, PENG),
            "a-million-down": lambda d: _roubles(d, PENG) - 1,
            "other-end": lambda d: _ends(_unrounded(d, PENG))["highest"],
            "above": lambda d: Interval(_ends(_unrounded(d, PENG))["lowest"], _roubles(d, PENG)),
        },
    ),
    "rate-ends": Computed(
        answer=lambda d: _ends(rates(d, Rule.NEAREST)[PENG]),
        mistakes={
            "exchanged": lambda d: _paired(
                ("highest", "lowest"), *_ends(rates(d, Rule.NEAREST)[PENG]).values()
            ),
            "exact": lambda d: _between(d, 0, 0),
            "cut-off": lambda d: _between(d, 0, 1),
            "whole-million": lambda d: _between(d, 1, 1),
            "yuan-of-mao": lambda d: _ends(_yuan(d, BUDGET) / _unrounded(d, PENG)),
            "roubles": lambda d: _ends(_unrounded(d, PENG)),
            "rounded-up": lambda d: _between(d, 1, 0),
        },
        words={"ends": lambda d: rates(d, Rule.NEAREST)[PENG].decimals(2)},
    ),
    "one-rate": Computed(
        answer=lambda d: common_rate(d, Rule.NEAREST),
        follows={"rate-ends": _own_highest},
        mistakes={
            "average": lambda d: _near(sum(_quotients(d).values(), Fraction(0)) / len(KEYS)),
            "all-by-all": lambda d: _near(_summed_rate(d)),
            "of-credit": lambda d: _near(_quotient(d, CREDIT)),
            "of-budget": lambda d: _near(_quotient(d, BUDGET)),
            "cut-off": lambda d: common_rate(d, Rule.TRUNCATED),
            "for-peng": lambda d: rates(d, Rule.NEAREST)[PENG],
            "for-credit": _for_credit_alone,
        },
        words={"common": lambda d: common_rate(d, Rule.NEAREST).decimals(2)},
    ),
    "rules-that-allow": Computed(
        answer=lambda d: {key for key, rule in RULES.items() if not common_rate(d, rule).is_empty},
        words={
            "nearest": lambda d: common_rate(d, Rule.NEAREST).decimals(2),
            "cut-off": lambda d: common_rate(d, Rule.TRUNCATED).decimals(2),
        },
    ),
    "candidate-rates": Computed(
        answer=lambda d: {key: _rule_at(d, int(key)) for key in ("6750", "6760", "6764")},
        words={
            "mixed-rate": lambda d: MIXED,
            "rounded": lambda d: _mixed(d)[0],
            "cut": lambda d: _mixed(d)[1],
        },
    ),
    "coarse-yuan": Computed(answer=_first_coarse),
    "four-verdicts": Computed(answer=_verdicts),
}
