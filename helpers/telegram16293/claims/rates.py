"""The telegram's conversions: can one exchange rate explain all three?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

from sourcework.claims.model import Assertion, Finding, Verdict
from sourcework.document import Document
from sourcework.errors import RoundingError
from sourcework.figures import Figure, figures_of
from sourcework.numbers.spans import notation
from sourcework.numbers.spans import span as in_words
from sourcework.numbers.writing import about, decimal
from sourcework.rounding import Interval, Number, Rule, gap, overlap, printed, reading, widths

CONVERSIONS: Mapping[str, tuple[str, str]] = {
    "Peng's sum": ("peng-aid-yuan", "peng-aid-roubles"),
    "Mao's budget": ("mao-aid-yuan", "mao-aid-roubles"),
    "the trade credit": ("credit-yuan", "credit-roubles"),
}
FACTS = tuple(each for pair in CONVERSIONS.values() for each in pair)
RULES = (Rule.NEAREST, Rule.NEAREST_EVEN, Rule.TRUNCATED, Rule.ROUNDED_UP)
# Halves to even moves an end point of "to nearest" and nothing else: not told apart in words.
TOLD = tuple(rule for rule in RULES if rule is not Rule.NEAREST_EVEN)
# How coarse the yuan side may be, in millions; None takes the yuan sums as exact.
COARSENESS = (None, 1_000, 10_000, 100_000)
SAME = "a note of the rate that was used, or of how the roubles were calculated"


def conversions(
    document: Document, names: Iterable[str] = CONVERSIONS
) -> dict[str, tuple[Figure, Figure]]:
    """Return each conversion's two figures, yuan first, by name."""
    figures = figures_of(document)
    pairs = {name: CONVERSIONS[name] for name in names}
    return {name: (figures[yuan], figures[roubles]) for name, (yuan, roubles) in pairs.items()}


def rates(
    document: Document,
    rule: Rule,
    coarse: int | None = None,
    names: Iterable[str] = CONVERSIONS,
) -> dict[str, Interval]:
    """Return, for each conversion, the yuan per rouble that would print these roubles.

    ``rule`` is how the roubles were rounded in their last printed place; ``coarse`` is the step
    (in million yuan) to which the yuan may have been rounded to nearest, None for not at all.
    """
    return dict(_rates(document, rule, coarse, tuple(names)))


@lru_cache(maxsize=64)  # many claims are judged on the same few, for each doubt anew
def _rates(
    document: Document, rule: Rule, coarse: int | None, names: tuple[str, ...]
) -> tuple[tuple[str, Interval], ...]:
    return tuple(
        (name, _yuan(yuan, coarse) / reading(roubles.value, roubles.step, rule))
        for name, (yuan, roubles) in conversions(document, names).items()
    )


def common_rate(document: Document, rule: Rule, coarse: int | None = None) -> Interval:
    """Return the rates, in yuan per rouble, that all three conversions allow at once."""
    return overlap(*rates(document, rule, coarse).values())


def break_even(document: Document, rule: Rule) -> Interval:
    """Return how far off (in yuan) the yuan sums must be for one rate to become possible."""
    return widths(
        [
            (yuan.value, reading(roubles.value, roubles.step, rule))
            for yuan, roubles in conversions(document).values()
        ]
    )


@dataclass(frozen=True, slots=True)
class Trial:
    """One conversion tried at one rate: what it makes of the yuan, and what would be printed.

    ``unrounded`` are the roubles that the rate makes of the yuan; ``prints`` the least and the
    greatest sum that is then printed, alike while the yuan are exact; ``fits`` are the rates at
    which ``stated`` is printed.
    """

    name: str
    yuan: Figure
    stated: Figure
    unrounded: Interval
    prints: tuple[Fraction, Fraction]
    fits: Interval
    rate: Fraction

    @property
    def agrees(self) -> bool:
        """Whether the rate can print what the telegram states."""
        return self.rate in self.fits


def trials(
    document: Document, rate: Number, rule: Rule, coarse: int | None = None
) -> tuple[Trial, ...]:
    """Return each conversion calculated forwards at ``rate`` yuan per rouble.

    Raises :class:`RoundingError` for a rate that is not above zero.

    >>> from telegram16293.seeds import edition
    >>> [each.agrees for each in trials(edition(), 6_000, Rule.NEAREST)]
    [False, False, False]
    """
    if rate <= 0:
        raise RoundingError("rate", f"it is {rate}", "give a rate above zero")
    fits = rates(document, rule, coarse)
    return tuple(
        _trial(name, yuan, roubles, Fraction(rate), rule, _yuan(yuan, coarse), fits[name])
        for name, (yuan, roubles) in conversions(document).items()
    )


def _trial(
    name: str,
    yuan: Figure,
    roubles: Figure,
    rate: Fraction,
    rule: Rule,
    amount: Interval,
    fits: Interval,
) -> Trial:
    unrounded = amount / rate
    prints = _prints(unrounded, roubles.step, rule)
    return Trial(name, yuan, roubles, unrounded, prints, fits, rate)


def _prints(amount: Interval, step: Number, rule: Rule) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest number printed for amounts from a closed, finite end."""
    low, high = (printed(Fraction(end), step, rule) for end in (amount.low, amount.high))
    # An open end may be the first amount to be printed as the next number.
    reached = not overlap(reading(high, step, rule), amount).is_empty
    return low, high if reached else high - step


def meeting(document: Document, rule: Rule, coarse: int | None = None) -> tuple[Fraction, Fraction]:
    """Return the highest low end and the lowest high end of the rates, in yuan per rouble.

    In this order they bound the common rates; the other way round, the gap between two of them.
    """
    each = rates(document, rule, coarse).values()
    return max(Fraction(one.low) for one in each), min(Fraction(one.high) for one in each)


def span(document: Document, coarse: int | None = None) -> tuple[int, int]:
    """Return whole rates, in yuan per rouble, between which all ends of all rules lie."""
    all_rates = [one for rule in TOLD for one in rates(document, rule, coarse).values()]
    low = min(Fraction(one.low) for one in all_rates)
    high = max(Fraction(one.high) for one in all_rates)
    room = (high - low) / 10
    return int(low - room), int(high + room) + 1


def _yuan(yuan: Figure, coarse: int | None) -> Interval:
    if coarse is None:
        return Interval.exact(yuan.value)
    return reading(yuan.value, coarse * yuan.step, Rule.NEAREST)


def _one_rate(rule: Rule, coarse: int | None) -> Assertion:
    suffix = f"-yuan-{coarse}" if coarse else ""
    allowing = f", the yuan sums being rounded to {coarse:,} million" if coarse else ""

    def judge(document: Document) -> Finding:
        each = rates(document, rule, coarse)
        common = overlap(*each.values())
        working = (*each.items(), ("all three", common))
        if common.is_empty:
            missed = gap(*each.values())
            return Finding(
                Verdict.INCONSISTENT,
                "No rate lies in all three intervals: they miss one another by "
                f"{about(Fraction(missed), 3)} yuan per rouble.",
                working,
            )
        return Finding(
            Verdict.CONSISTENT,
            f"Any rate {in_words(common, 'yuan per rouble')} would do; "
            "that shows that one rate is possible, not that one was used.",
            working,
        )

    return Assertion(
        f"one-rate-{_slug(rule)}{suffix}",
        f"One exchange rate gives all three rouble sums, {rule.label}{allowing}",
        FACTS,
        judge,
        SAME,
    )


def _slug(rule: Rule) -> str:
    return rule.name.lower().replace("_", "-")


def _some_rate(document: Document) -> Finding:
    possible = {rule.label: common_rate(document, rule) for rule in TOLD}
    working = tuple(possible.items())
    under = [label for label, common in possible.items() if not common.is_empty]
    if not under:
        return Finding(Verdict.INCONSISTENT, "No rounding rule leaves a common rate.", working)
    return Finding(
        Verdict.CONSISTENT,
        f"One rate is possible if the roubles were {' or '.join(under)}. Nothing proves it.",
        working,
    )


def _which_rate(document: Document) -> Finding:
    possible = [common_rate(document, rule) for rule in TOLD]
    found = [each for each in possible if not each.is_empty]
    if not found:
        return Finding(Verdict.INCONSISTENT, "No rounding rule leaves a rate that could be told.")
    shown = " or in ".join(dict.fromkeys(notation(each) for each in found))
    return Finding(
        Verdict.UNDETERMINED,
        f"The rate may lie in {shown} yuan per rouble; the text names neither rule nor rate.",
    )


def _pair(one: str, other: str) -> Assertion:
    def judge(document: Document) -> Finding:
        each = rates(document, Rule.ROUNDED_UP, names=(one, other))
        common = overlap(*each.values())
        verdict = Verdict.INCONSISTENT if common.is_empty else Verdict.CONSISTENT
        why = "No rate serves both." if common.is_empty else f"Any rate {in_words(common)} does."
        return Finding(verdict, why, ((one, each[one]), (other, each[other])))

    names = list(CONVERSIONS)
    return Assertion(
        f"rounded-up-pair-{names.index(one) + 1}-{names.index(other) + 1}",
        f"One rate, rounded up, serves {one} and {other}",
        (*CONVERSIONS[one], *CONVERSIONS[other]),
        judge,
        SAME,
    )


def _break_even(document: Document) -> Finding:
    (yuan, _), *_ = conversions(document).values()
    millions = break_even(document, Rule.ROUNDED_UP) / Fraction(yuan.step)
    working = (("half-width needed, in million yuan", millions),)
    if 0 in millions:
        return Finding(Verdict.CONSISTENT, "Rounding up is possible as the sums stand.", working)
    least = decimal(Fraction(millions.low), 2)
    return Finding(
        Verdict.INCONSISTENT,
        f"The yuan sums would each have to be off by more than {least} million for rounding up to "
        "become possible.",
        working,
    )


ASSERTIONS = (
    Assertion(
        "one-rate", "One exchange rate lies behind all three conversions", FACTS, _some_rate, SAME
    ),
    Assertion("which-rate", "The telegram tells which rate was used", FACTS, _which_rate, SAME),
    *(_one_rate(rule, coarse) for coarse in COARSENESS for rule in RULES),
    *(_pair(one, other) for one, other in combinations(CONVERSIONS, 2)),
    Assertion(
        "rounded-up-with-exact-yuan",
        "Rounding up is possible while the yuan sums are exact",
        FACTS,
        _break_even,
        "proof that the yuan sums themselves were rounded",
    ),
)
