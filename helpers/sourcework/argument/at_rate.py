"""Sums that come from a figure by a rate of exchange: one that is possible, or one tried out."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import product

from ..figures import Figure
from ..numbers.writing import spoken
from .known import Numbers, is_short_for
from .mentions import Mention
from .steps import Step

MILLION = 10**6
FINEST = MILLION // 10  # a sum tried out has decimals of a million


def at_a_rate(mention: Mention, figures: Iterable[Figure], numbers: Numbers) -> Step | None:
    """Return the step from a figure to a sum in another money, or None.

    The rate is one of those that the claims leave possible, or near them and a whole number.
    """
    rates = list(numbers.rates())
    sizes = [MILLION] if not mention.unit else [1]
    values = [each.value * size for each, size in product(mention.readings, sizes) if each.value]
    for figure, value in product(figures, values):
        rate = figure.value / value
        for interval, known in rates:
            above, _, below = known.unit.partition(" per ")
            if figure.unit != above or mention.unit not in ("", below):
                continue
            if rate in interval:
                told = f"about {spoken(rate, 0)}, a rate that is possible"
                return Step(f"{mention.text} = {figure} / {told}", (figure.passage,))
            near = 19 * interval.low < 20 * rate < 21 * interval.high
            if near and _is_tried(mention, figure.value, value, round(rate)):
                words = f"{mention.text} = {figure} / {spoken(round(rate), 0)} {known.unit}"
                return Step(words, (figure.passage,))
    return None


def _is_tried(mention: Mention, amount: Fraction, value: Fraction, rate: int) -> bool:
    """Whether a sum with decimals is what a whole rate makes of an amount."""
    step = min(mention.readings).step * (1 if mention.unit else MILLION)
    return step <= FINEST and rate > 0 and is_short_for(value, amount / rate, step)
