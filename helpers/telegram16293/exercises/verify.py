"""Lesson 02-verify: do the telegram's numbers agree with one another?"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import cast

from sourcework.claims import Claim
from sourcework.document import Document
from sourcework.exercises.model import Exercise, Follow, Mistake, choose_from
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
SUMS = choose_from("peng: Peng's sum", "budget: Mao's budget", "credit: the trade credit")
ENDS = choose_from("lowest: the lowest rate", "highest: the highest rate")


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


COPIES_ACCOUNTED = Exercise(
    id="copies-accounted",
    lesson="verify",
    withholds=(
        "verdict:copies",
        "verdict:english-copies",
    ),
    kind="number",
    unit="copies",
    question="How many copies of the telegram do the two lists, at the head and at the foot, "
    "account for together? Give the exact number.",
    answer=_accounted,
    hints=(
        "One list stands in H07, the other in S6.",
        "In H07 count the numbered copies that have a name, not the people.",
        "In S6 the numbers of further copies stand before the department: count these copies too.",
    ),
    mistakes=(
        Mistake(_named, "You seem to have counted the list at the head alone; S6 names more."),
        Mistake(
            lambda d: _accounted(d) - 1,
            "One reading of this is that people were counted instead of copies, another that the "
            "last line was taken as one copy. One reader gets two copies, and S6 gives two "
            "numbers.",
        ),
        Mistake(
            lambda d: _accounted(d) + _value(d, "copies-typed"),
            "You seem to have added the number in S5 as well. S5 is the total to test against.",
        ),
        Mistake(_further, "You seem to have counted the list at the foot alone; H07 names more."),
    ),
    why=lambda d: (
        f"{_named(d)} copies have a reader's name, {_further(d)} go to a department: "
        f"{_accounted(d)}. S5 says the same number in a word."
    ),
    passages=("H07", "S5", "S6"),
    look="Count copies, not readers, and count in both lists.",
)

GRAIN_ADDS_UP = Exercise(
    id="grain-adds-up",
    lesson="verify",
    withholds=("verdict:grain-total",),
    kind="number",
    unit="t",
    question="Calculate it yourself from the monthly amounts: how many tons of rice and millet "
    "together make up Mao's plan? Give it exactly.",
    answer=lambda d: monthly_grain(d) * len(months(d)),
    hints=(
        "M7 names the months, M8 the tons in each month.",
        "Two kinds of grain come every month: add them first.",
        "Then multiply by the months, and count both the first and the last month in.",
    ),
    mistakes=(
        Mistake(
            lambda d: _value(d, "rice-monthly") * len(months(d)),
            "You seem to have taken one of the two grains; rice and millet both come every month.",
        ),
        Mistake(
            lambda d: monthly_grain(d) * (len(months(d)) - 1),
            "You seem to have lost a month: “from February to May” counts February and May too.",
        ),
        Mistake(
            lambda d: monthly_grain(d) * (len(months(d)) - 2),
            "You seem to have counted the months between the first and the last, and neither of "
            "these two.",
        ),
        Mistake(monthly_grain, "That is what one month brings."),
        Mistake(
            lambda d: _value(d, "rice-monthly"), "That is one of the two grains, for one month."
        ),
        Mistake(
            lambda d: (monthly_grain(d) + _value(d, "oil-monthly")) * len(months(d)),
            "You seem to have added the oil as well. The question is about rice and millet.",
        ),
    ),
    why=lambda d: (
        f"{len(months(d))} months of {int(monthly_grain(d)):,} tons make "
        f"{int(monthly_grain(d) * len(months(d))):,} tons, and M8 says “in all” the same."
    ),
    passages=("M7", "M8"),
    asks="arithmetic",
    look="Three numbers go in: the tons of rice in a month, the tons of millet in a month, and the "
    "number of months. The first two are added, then multiplied by the third.",
)

COTTON_IN_ALL = Exercise(
    id="cotton-in-all",
    lesson="verify",
    kind="number",
    unit="m",
    question="How many metres of cotton cloth does Mao's plan name in all? Give it exactly.",
    answer=lambda d: _value(d, "cotton-february"),
    hints=(
        "The cloth stands in M9, not in M8.",
        "Look for the month in M9.",
        "Do the words “in each month” stand in this sentence?",
    ),
    mistakes=(
        Mistake(
            lambda d: _value(d, "cotton-february") * len(months(d)),
            "You seem to have multiplied by the months of the grain. Which month does M9 name?",
        ),
        Mistake(
            lambda d: _value(d, "cotton-february") * (len(months(d)) - 1),
            "You seem to have multiplied by a number of months. Which month does M9 name?",
        ),
        Mistake(
            lambda d: _value(d, "cotton-february") / len(months(d)),
            "You seem to have divided among the months. Which month does M9 name?",
        ),
    ),
    why="M9 names February and no other month: one delivery, nothing to multiply.",
    passages=("M9",),
    look="Read M9 alone: how many deliveries of cloth does it name, and how large is each?",
)

YUAN_IN_FULL = Exercise(
    id="yuan-in-full",
    lesson="verify",
    kind="number",
    unit="yuan",
    question="How many yuan does Peng name in P3.1? Write the whole number exactly, without "
    "“million”.",
    answer=lambda d: _value(d, "peng-aid-yuan"),
    hints=(
        "In the Russian here a dot parts the thousands, as a comma does in the English.",
        "The word after the digits multiplies them.",
        "Write the digits without the dots, and put the six zeros of a million after them.",
    ),
    mistakes=(
        Mistake(
            lambda d: _yuan(d, PENG),
            "One reading of this is that the word “million” after the digits was left out, another "
            "that the first dot was taken for a decimal point.",
        ),
        Mistake(
            lambda d: _yuan(d, PENG) / MILLION,
            "You seem to have read the first dot as a decimal point and left out “million” as "
            "well. No number has two decimal points.",
        ),
        Mistake(
            lambda d: _yuan(d, PENG) * 1_000,
            "One group of three zeros is missing. If your “billion” is a million million, write "
            "the number in digits.",
        ),
        Mistake(
            lambda d: _value(d, "peng-aid-roubles"),
            "Those are the roubles. The question asks for the yuan.",
        ),
    ),
    why=lambda d: (
        f"{int(_yuan(d, PENG)):,} times a million is "
        f"{int(_value(d, 'peng-aid-yuan')):,}. "
        "English newspapers today call a million million a trillion."
    ),
    passages=("P3.1",),
    look="Count the zeros: those in the digits, and those of the word after them.",
)

RATE_PENG = Exercise(
    id="rate-peng",
    lesson="verify",
    kind="number",
    unit="yuan per rouble",
    significant=4,
    question="Divide Peng's yuan by his roubles: how many yuan stand for one rouble? "
    "Four figures are enough, that is, whole yuan.",
    answer=lambda d: _quotient(d, PENG),
    hints=(
        "Both amounts stand in P3.1, one before the bracket and one inside it.",
        "Both are in millions, so the millions cancel.",
        "Yuan above the line, roubles below it.",
    ),
    mistakes=(
        Mistake(
            lambda d: 1 / _quotient(d, PENG),
            "You seem to have divided the other way round: that is roubles for one yuan.",
        ),
        Mistake(
            lambda d: MILLION / _quotient(d, PENG),
            "You seem to have divided the other way round: that is roubles for a million yuan.",
        ),
        Mistake(
            lambda d: _quotient(d, PENG) * MILLION,
            "You seem to have written out the millions of the yuan and forgotten those of the "
            "roubles.",
        ),
        Mistake(
            lambda d: _quotient(d, PENG) / MILLION,
            "You seem to have written out the millions of the roubles and forgotten those of the "
            "yuan.",
        ),
        Mistake(
            lambda d: _yuan(d, BUDGET) / _roubles(d, PENG),
            "You seem to have mixed two pairs: Mao's yuan over Peng's roubles.",
        ),
        Mistake(
            lambda d: _yuan(d, PENG) / _roubles(d, BUDGET),
            "You seem to have mixed two pairs: Peng's yuan over Mao's roubles.",
        ),
        Mistake(
            lambda d: _quotient(d, BUDGET),
            "That belongs to another sum of the telegram. The question is about P3.1.",
        ),
    ),
    why="It is what the two printed numbers give. "
    "Whether anybody ever used it is another question.",
    passages=("P3.1",),
    asks="arithmetic",
    look="Two numbers go in, both from P3.1: the million yuan, divided by the million roubles.",
)

THREE_QUOTIENTS = Exercise(
    id="three-quotients",
    lesson="verify",
    kind="match",
    unit="yuan per rouble",
    significant=4,
    question="Divide yuan by roubles in each of the three pairs. What are the three quotients? "
    "Four figures are enough, that is, whole yuan.",
    items=SUMS,
    answer=_quotients,
    hints=(
        "The pairs stand in P3.1, M2 and M5.",
        "Take the two numbers of one pair from the same sentence.",
        "Yuan above, roubles below; keep at least two decimals.",
    ),
    mistakes=(
        Mistake(
            lambda d: {key: 1 / each for key, each in _quotients(d).items()},
            "You seem to have divided the other way round: roubles by yuan.",
        ),
        Mistake(
            lambda d: dict.fromkeys(KEYS, _quotient(d, PENG)),
            "You seem to have carried Peng's quotient over to the others. Divide each pair itself.",
        ),
        Mistake.pairs(
            "budget",
            lambda d: _yuan(d, BUDGET) / _roubles(d, PENG),
            "You seem to have mixed two pairs: Mao's budget over Peng's roubles.",
        ),
        Mistake.pairs(
            "credit",
            lambda d: _yuan(d, CREDIT) / _roubles(d, BUDGET),
            "You seem to have mixed two pairs: the credit's yuan over the budget's roubles.",
        ),
        Mistake.pairs(
            "budget",
            lambda d: _yuan(d, PENG) / _roubles(d, BUDGET),
            "You seem to have mixed two pairs: Peng's yuan over the budget's roubles.",
        ),
        Mistake(
            lambda d: dict(
                zip(
                    KEYS,
                    (_quotient(d, each) for each in (BUDGET, PENG, CREDIT)),
                    strict=True,
                )
            ),
            "Two of your quotients stand at each other's place: P3.1 is Peng's, M2 is Mao's "
            "budget.",
        ),
    ),
    why="Three pairs, three quotients, and no two are equal.",
    passages=("P3.1", "M2", "M5"),
    asks="arithmetic",
    look="Each time two numbers go in, from one sentence: million yuan, divided by million "
    "roubles.",
)

SMALLEST_SUM = Exercise(
    id="smallest-sum",
    lesson="verify",
    kind="number",
    unit="million roubles",
    significant=4,
    question=lambda d: (
        "A clerk rounds to the nearest million, and a half upwards. What is the "
        f"smallest amount, in million roubles, that he writes as {_roubles(d, PENG)} million? "
        "Give it exactly, with its decimals."
    ),
    answer=lambda d: _ends(_unrounded(d, PENG))["lowest"],
    hints=(
        "Think of a number line with the whole millions marked on it.",
        "How far to the left may an amount lie and still be nearest to this mark?",
        "It is the point halfway to the mark on the left.",
    ),
    mistakes=(
        Mistake(
            lambda d: _roubles(d, PENG),
            "You seem to have taken the printed number for the amount itself. Smaller amounts "
            "are rounded to it as well.",
        ),
        Mistake(
            lambda d: _roubles(d, PENG) - 1,
            "You seem to have gone a whole million down; that amount is written as itself.",
        ),
        Mistake(
            lambda d: _ends(_unrounded(d, PENG))["highest"],
            "That is the other end: from there on he writes the next million.",
        ),
        Mistake(
            lambda d: _roubles(d, PENG) - Fraction(49, 100),
            "That amount is written as this million, but it is not the smallest: is a half not "
            "rounded upwards?",
        ),
    ),
    why=lambda d: (
        f"A half goes upwards, so this amount is the first that is written as {_roubles(d, PENG)}: "
        "the end itself belongs to it. A square bracket says so, a round one that the end does not."
    ),
    passages=("P3.1",),
    asks="arithmetic",
    look="Which amounts are nearer to this whole million than to any other? The smallest of them "
    "is asked for.",
)

RATE_ENDS = Exercise(
    id="rate-ends",
    lesson="verify",
    kind="match",
    unit="yuan per rouble",
    significant=4,
    question="Peng's yuan are exact, his roubles rounded to the nearest million. Between "
    "which two rates, a lowest and a highest, must the clerk's rate lie? "
    "Four figures are enough, that is, whole yuan.",
    items=ENDS,
    answer=lambda d: _ends(rates(d, Rule.NEAREST)[PENG]),
    hints=(
        "The roubles lie half a million to either side of the printed number.",
        "Two divisions: the same yuan by each end of the roubles.",
        "The fewer the roubles for the same yuan, the more yuan for each of them.",
    ),
    mistakes=(
        Mistake(
            lambda d: dict(
                zip(
                    ("highest", "lowest"),
                    _ends(rates(d, Rule.NEAREST)[PENG]).values(),
                    strict=True,
                )
            ),
            "Lowest and highest stand at each other's place: dividing by more gives less.",
        ),
        Mistake(
            lambda d: _between(d, 0, 0),
            "You seem to have taken the printed roubles as exact: then there is one quotient, "
            "and nothing between a lowest and a highest.",
        ),
        Mistake(
            lambda d: _between(d, 0, 1),
            "You seem to have cut the fraction off instead of rounding it: that is the next rule, "
            "not this one.",
        ),
        Mistake(
            lambda d: _between(d, 1, 1),
            "You seem to have gone a whole million to either side; to the nearest is half of that.",
        ),
        Mistake(
            lambda d: _ends(_yuan(d, BUDGET) / _unrounded(d, PENG)),
            "You seem to have mixed two pairs: Mao's yuan over Peng's roubles.",
        ),
        Mistake(
            lambda d: _ends(_unrounded(d, PENG)),
            "Those are the two ends of the roubles. Divide the yuan by each of them.",
        ),
        Mistake(
            lambda d: _between(d, 1, 0),
            "Those ends belong to a clerk who rounds up. This one rounds to the nearest.",
        ),
    ),
    why=lambda d: (
        f"The rate behind Peng's sum lies in {rates(d, Rule.NEAREST)[PENG].decimals(2)}: "
        "one printed number, a whole range of rates."
    ),
    passages=("P3.1",),
    asks="arithmetic",
    look="Three numbers go in: Peng's million yuan, and the two ends of his million roubles. "
    "Divide the first by each of the others.",
)

ONE_RATE = Exercise(
    id="one-rate",
    lesson="verify",
    withholds=(
        "verdict:which-rate",
        "verdict:one-rate-nearest",
        "verdict:one-rate-nearest-even",
    ),
    kind="number",
    unit="yuan per rouble",
    question="The clerk rounds to the nearest million. Give one rate at which he would write all "
    "three rouble sums as they are printed. Any that fits is right, in whole yuan or finer.",
    answer=lambda d: common_rate(d, Rule.NEAREST),
    follows=(Follow(RATE_ENDS, _own_highest),),
    hints=(
        "It must lie inside all three intervals of the table.",
        "Only two of the six ends matter: the highest low end and the lowest high end.",
        "The credit forbids the low rates, Peng's sum the high ones.",
    ),
    mistakes=(
        Mistake(
            lambda d: _near(sum(_quotients(d).values(), Fraction(0)) / len(KEYS)),
            "One reading of this is that the average of the three quotients was taken, another "
            "that a rate was tried between them. Divide each of the three sums by it and see.",
        ),
        Mistake(
            lambda d: _near(
                sum((_yuan(d, each) for each in KEYS.values()), Fraction(0))
                / sum(_roubles(d, each) for each in KEYS.values())
            ),
            "One reading of this is that all yuan were divided by all roubles, another that a rate "
            "was tried. Divide each of the three sums by it and see.",
        ),
        Mistake(
            lambda d: _near(_quotient(d, CREDIT)),
            "That is the credit's own quotient. Does Peng's sum come out with it?",
        ),
        Mistake(
            lambda d: _near(_quotient(d, BUDGET)),
            "That is the budget's own quotient. Does the credit come out with it?",
        ),
        Mistake(
            lambda d: common_rate(d, Rule.TRUNCATED),
            "This clerk rounds to the nearest: divide each of the three sums by that rate, and "
            "round what comes out.",
        ),
        Mistake(
            lambda d: rates(d, Rule.NEAREST)[PENG],
            "That rate fits Peng's sum, but not all three. Look at the other two rows.",
        ),
        Mistake(
            _for_credit_alone,
            "That rate fits the credit, but neither of the others. Look at the other two rows.",
        ),
    ),
    why=lambda d: (
        f"Every rate in {common_rate(d, Rule.NEAREST).decimals(2)} will do. "
        "That it will do does not show that it was used."
    ),
    passages=("P3.1", "M2", "M5"),
    asks="arithmetic",
    look="Divide each of the three yuan sums by your rate and round: which one comes out "
    "differently?",
    denial="You seem to hold that no one rate can print all three. Three different quotients do "
    "not show that yet, for each rouble sum is rounded: look for a place that lies in all three "
    "intervals.",
)

RULES_THAT_ALLOW = Exercise(
    id="rules-that-allow",
    lesson="verify",
    withholds=(
        "verdict:one-rate",
        "verdict:one-rate-truncated",
        "verdict:one-rate-rounded-up",
    ),
    kind="choices",
    question="The yuan sums are exact, and one rule holds for all three. Under which rules is "
    "there a rate that explains all three rouble sums?",
    options=choose_from(
        "nearest: rounded to the nearest million",
        "truncated: the fraction cut off (truncated)",
        "rounded-up: rounded up to the next million",
    ),
    answer=lambda d: {key for key, rule in RULES.items() if not common_rate(d, rule).is_empty},
    hints=(
        "For each rule, ask whether one upright line can cross all three bars.",
        "Where the highest low end is above the lowest high end, none can.",
        "Look for the picture's row that says “gap”.",
    ),
    mistakes=(
        Mistake.has(
            "rounded-up",
            "Look at the bars of the clerk who rounds up: do those for Peng's sum and for the "
            "credit meet?",
        ),
        Mistake.lacks(
            "truncated",
            "The clerk who drops the fraction is not among your rules. Look at his three bars.",
        ),
        Mistake.lacks(
            "nearest",
            "The rule we began with is not among your rules. One reading of this is that the bars "
            "were passed over, another that three quotients seemed to need three rates. Look at "
            "its three bars.",
        ),
    ),
    why=lambda d: (
        f"To the nearest: {common_rate(d, Rule.NEAREST).decimals(2)}. "
        f"Cut off: {common_rate(d, Rule.TRUNCATED).decimals(2)}. "
        "Rounded up: none, as long as the yuan are exact."
    ),
    passages=("P3.1", "M2", "M5"),
    asks="judgment",
    look="For a rule to allow one rate, an upright line must cross all three of its bars.",
)

CANDIDATES = {"6750": 6_750, "6760": 6_760, "6764": 6_764}
CANDIDATE_RATES = Exercise(
    id="candidate-rates",
    lesson="verify",
    kind="match",
    question="Three rates are proposed. If one rule holds for all three sums: under which does "
    "each rate print them as the telegram has them?",
    items=choose_from(*(f"{key}: {rate:,} yuan per rouble" for key, rate in CANDIDATES.items())),
    options=choose_from(
        "nearest: rounded to nearest",
        "truncated: fraction cut off (truncated)",
        "rounded-up: rounded up",
        "none: under none of the three, used for all three sums",
    ),
    answer=lambda d: {key: _rule_at(d, rate) for key, rate in CANDIDATES.items()},
    hints=(
        "Divide the three yuan sums by the proposed rate, then round by one rule at a time.",
        "A rule passes only if all three sums come out as printed.",
        "A rate that lies outside every overlap passes under no rule.",
    ),
    mistakes=(
        Mistake.pairs(
            "6750",
            "nearest",
            "At the first rate, rounded to nearest, the credit comes out a million too high.",
        ),
        Mistake.pairs(
            "6764",
            "truncated",
            "At the third rate, with the fraction cut off, Peng's sum comes out a million too low.",
        ),
        Mistake.pairs(
            "6760",
            "nearest",
            "The second rate is near, but is it near enough? Look at what the credit becomes.",
        ),
        Mistake.pairs(
            "6760",
            "truncated",
            "The second rate is near, but is it near enough? Look at what Peng's sum becomes.",
        ),
        Mistake.pairs(
            "6750",
            "rounded-up",
            "At the first rate, rounded up, Peng's sum comes out a million too high.",
        ),
        Mistake.pairs(
            "6760", "rounded-up", "At the second rate, rounded up, the credit comes out too high."
        ),
        Mistake.pairs(
            "6764", "rounded-up", "At the third rate, rounded up, the credit comes out too high."
        ),
        Mistake.pairs(
            "6764",
            "none",
            "At the third rate, look at all three sums before they are rounded: how far is each "
            "from the printed million, and to which side?",
        ),
        Mistake.pairs(
            "6750",
            "none",
            "At the first rate, look at all three sums before they are rounded: how far is each "
            "from the printed million, and to which side?",
        ),
    ),
    why="This is the second route: from a rate forwards to the roubles it prints. "
    "It agrees with the first, from the printed roubles back to the rates. A clerk who used now "
    "one rule, now another, could have used more rates than these: the telegram does not tell.",
    passages=("P3.1", "M2", "M5"),
    asks="arithmetic",
    look="Divide each of the three yuan sums by the proposed rate, and write down what is behind "
    "the whole million: which rule makes the printed number of it?",
)

COARSE_YUAN = Exercise(
    id="coarse-yuan",
    lesson="verify",
    withholds=(
        "verdict:one-rate-rounded-up-yuan-1000",
        "verdict:one-rate-rounded-up-yuan-10000",
        "verdict:one-rate-rounded-up-yuan-100000",
    ),
    kind="choice",
    question="Perhaps the yuan sums were rounded too. What is the finest rounding of the yuan "
    "that makes rounding the roubles up possible again?",
    options=choose_from(
        "thousand: to the nearest 1,000 million yuan",
        "ten-thousand: to the nearest 10,000 million yuan",
        "hundred-thousand: to the nearest 100,000 million yuan",
        "never: no rounding of the yuan makes it possible",
    ),
    answer=_first_coarse,
    hints=(
        "The break-even says how far off the yuan must be, to either side.",
        "A number rounded to nearest is off by half a step at most.",
        "Halve each step, and compare it with the break-even.",
    ),
    mistakes=(
        Mistake(
            "thousand",
            "Rounding to nearest moves a number by half a step at most. Compare half of this step "
            "with the break-even.",
        ),
        Mistake(
            "hundred-thousand",
            "It makes rounding up possible, but is it the finest that does?",
        ),
        Mistake(
            "never",
            "With the yuan exact it is impossible; the question lets them move.",
        ),
    ),
    why="The refutation of rounding up holds only while the yuan sums are taken as exact.",
    passages=("P3.1", "M2", "M5"),
    asks="arithmetic",
    look="Two numbers are compared: half of each step, and the break-even.",
)

WHAT_IS_SHOWN = Exercise(
    id="what-is-shown",
    lesson="verify",
    kind="choice",
    question="What do the three conversions show?",
    options=choose_from(
        "three-rates: Three different rates were used, each for a single sum",
        "proved: One rate was used for all three, as the bars show",
        "possible: One rate is possible for all three, but not shown",
        "nothing: Nothing at all",
    ),
    answer="possible",
    hints=(
        "Ask of each sentence what would have to be true for it to be wrong.",
        "“It fits” and “it happened” are two sentences.",
        "Something was ruled out, and something was left open.",
    ),
    mistakes=(
        Mistake(
            "three-rates",
            "Three quotients are not yet three rates. Rounding to whole millions alone can make "
            "them differ.",
        ),
        Mistake(
            "proved",
            "“It fits” is not yet “it was so”. Three slightly different rates would fit as well.",
        ),
        Mistake(
            "nothing",
            "Something was ruled out: with exact yuan, rounding up with one rate.",
        ),
    ),
    why="Compatible is not proved. The rule is unknown, the yuan may be rounded, and "
    "“approximately” stands at all three.",
    passages=("P3.1", "M2", "M5"),
    asks="judgment",
    look="For each sentence, say what would have to be true for it to be wrong.",
)

FOUR_VERDICTS = Exercise(
    id="four-verdicts",
    lesson="verify",
    withholds=(
        "verdict:grain-total",
        "verdict:oil-total",
        "verdict:one-rate",
        "verdict:one-rate-rounded-up",
        "verdict:which-rate",
    ),
    kind="match",
    question="Give each statement its verdict, from this document alone and with exact yuan.",
    items=choose_from(
        "grain: The monthly grain makes the stated total",
        "oil: The monthly oil makes the stated total of oil",
        "one-rate: One rate lies behind all three conversions",
        "rounded-up: One rate, with roubles rounded up, gives all three",
        "which-rate: The stated rate gives all three sums",
    ),
    options=choose_from("exact", "consistent", "inconsistent", "undetermined"),
    answer=_verdicts,
    also=(lambda d: {**_verdicts(d), "one-rate": "undetermined"},),
    hints=(
        "First ask whether the text says enough to judge at all.",
        "Then ask whether anything was rounded on the way.",
        "“They can all be true” and “it is so to the last unit” are different verdicts.",
    ),
    mistakes=(
        Mistake.pairs(
            "oil",
            "exact",
            "A product of yours is not yet something that the text says. M8 gives oil by the "
            "month, no total, and does not repeat the months.",
        ),
        Mistake.pairs(
            "oil",
            "consistent",
            "M8 states no total of oil with which a product of yours could agree.",
        ),
        Mistake.pairs(
            "oil",
            "inconsistent",
            "Which two numbers of the text would have to disagree? M8 states no total.",
        ),
        Mistake.pairs(
            "one-rate",
            "exact",
            "“possible” is not yet “proved”, and the roubles are rounded.",
        ),
        Mistake.pairs(
            "one-rate",
            "inconsistent",
            "Three quotients need not be three rates. Look at the bars of the three "
            "rules once more.",
        ),
        Mistake.pairs(
            "rounded-up",
            "consistent",
            "Here the yuan are exact. Do its bars meet then?",
        ),
        Mistake.pairs(
            "rounded-up",
            "undetermined",
            "Here the yuan are exact and the rule is given. That is enough to judge: "
            "do its bars meet?",
        ),
        Mistake.pairs(
            "rounded-up",
            "exact",
            "Here the yuan are exact. Do its bars meet then?",
        ),
        Mistake.pairs(
            "which-rate",
            "consistent",
            "That some rate fits is another statement. Which rate does the text state?",
        ),
        Mistake.pairs(
            "which-rate",
            "exact",
            "In which passage does the text state a rate?",
        ),
        Mistake.pairs(
            "which-rate",
            "inconsistent",
            "Which rate does the text state, so that it could give other sums?",
        ),
        Mistake.pairs(
            "grain",
            "consistent",
            "That is true, and less than you can say. Was anything rounded there?",
        ),
        Mistake.pairs(
            "grain",
            "undetermined",
            "M7 gives the months, M8 the monthly tons and a total. That is enough to judge.",
        ),
        Mistake.pairs(
            "grain",
            "inconsistent",
            "Add it up once more, from the first month to the last, both grains.",
        ),
    ),
    why="A verdict says how far the document itself carries, and no further. “One rate lies behind "
    "all three” may be called consistent, since the figures allow it, or undetermined, since no "
    "word of the text says it; the kit says consistent, because it asks what the figures allow.",
    passages=("M7", "M8", "P3.1", "M2", "M5"),
    asks="judgment",
    look="For each, ask in this order: does the text say enough to judge, can all its figures be "
    "true at once, and was anything rounded on the way?",
)

EXERCISES: tuple[Exercise, ...] = (
    COPIES_ACCOUNTED,
    GRAIN_ADDS_UP,
    COTTON_IN_ALL,
    YUAN_IN_FULL,
    RATE_PENG,
    THREE_QUOTIENTS,
    SMALLEST_SUM,
    RATE_ENDS,
    ONE_RATE,
    RULES_THAT_ALLOW,
    CANDIDATE_RATES,
    COARSE_YUAN,
    WHAT_IS_SHOWN,
    FOUR_VERDICTS,
)
