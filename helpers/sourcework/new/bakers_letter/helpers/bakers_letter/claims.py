"""What the letter asserts of its figures, each with a verdict and the reason.

A claim is a sentence that the figures can bear out or not. Its function looks up the figures by
their ids in the edition, calculates, and says what it found. Figures are exact: no number of the
letter is typed here.
"""

from __future__ import annotations

from fractions import Fraction

from sourcework.claims import Assertion, Finding
from sourcework.claims.model import agreement
from sourcework.document import Document
from sourcework.figures import figures_of
from sourcework.numbers.writing import spoken
from sourcework.rounding import Interval, Rule, reading

# The baker writes "about": so we take his total as rounded to whole hundreds. That is a choice.
# Try 10 in its place, and build: the verdict becomes another.
HUNDREDS = 100


def flour_needed(document: Document) -> Fraction:
    """Return the flour of all months together, from the amount of one month."""
    monthly = figures_of(document)["flour-monthly"]
    return monthly.value * len(monthly.months)


def flour_adds_up(document: Document) -> Finding:
    """Say whether the monthly flour makes the total that the baker states."""
    stated = figures_of(document)["flour-total"]
    calculated = Interval.exact(flour_needed(document))
    allowed = reading(stated.value, HUNDREDS, Rule.NEAREST)
    return Finding(
        agreement(calculated, allowed),
        f"Month by month it is {spoken(flour_needed(document))}. Rounded to whole hundreds, "
        f"{spoken(stated.value)} stands for anything from {spoken(allowed.low)} to just below "
        f"{spoken(allowed.high)}.",
        (("month by month", calculated), ("what the total can stand for", allowed)),
    )


# A claim: its id, the sentence, the figures it rests on, its function, and what would settle it.
ASSERTIONS = (
    Assertion(
        "flour-adds-up",
        "The flour of the months makes the total that the baker states",
        ("flour-monthly", "flour-total"),
        flour_adds_up,
        "the baker's own book of flour",
    ),
)
