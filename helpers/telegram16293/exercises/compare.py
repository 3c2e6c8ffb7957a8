"""Lesson 03: did Mao give Peng what he asked for?"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from sourcework.document import Document
from sourcework.exercises.model import Exercise, Mistake, choose_from
from sourcework.figures import Figure, figures_of
from sourcework.numbers.writing import spoken
from sourcework.rounding import Rule, reading

from ..claims.aid import delivered_by, monthly_grain

LESSON = "compare"
MONTHS = choose_from(
    "february: the end of February",
    "march: the end of March",
    "april: the end of April",
    "may: the end of May",
)


def _figure(document: Document, figure_id: str) -> Figure:
    return figures_of(document)[figure_id]


def _millions(document: Document, figure_id: str) -> Fraction:
    return _figure(document, figure_id).in_millions


def _percent(document: Document, part: str, of: str) -> Fraction:
    return _figure(document, part).value / _figure(document, of).value * 100


def _less(document: Document) -> Fraction:
    return _millions(document, "peng-aid-yuan") - _millions(document, "mao-aid-yuan")


def _rouble_gap(document: Document, *, widest: bool) -> Fraction:
    """Return the least or greatest difference, in million roubles, that rounding leaves open."""
    peng, mao = (
        reading(_millions(document, each), 1, Rule.NEAREST)
        for each in ("peng-aid-roubles", "mao-aid-roubles")
    )
    difference = peng - mao
    return Fraction(difference.high if widest else difference.low)


def _by_end_of(document: Document, place: int) -> Fraction:
    return list(delivered_by(document).values())[place]


ASKED = Exercise(
    id="asked",
    lesson=LESSON,
    kind="choices",
    question="Which of these does Peng ask for in his own name? Choose all that apply.",
    options=choose_from(
        "sum: a sum for aid in the 1952 budget",
        "march-grain: grain prepared for delivery in March",
        "early: everything entered in the general budget as early as possible",
        "gift: a promise that the aid is a gift",
        "credit: a trade credit for Korea",
    ),
    answer={"sum", "march-grain", "early"},
    hints=(
        "Read P2.7, P3.1 and P3.3; look for “I consider” and “I ask”.",
        "Take the words to choose from one by one: where does Peng himself say that he wants it?",
        "Credit and gift: look whether either word stands anywhere in Peng's own telegram.",
    ),
    mistakes=(
        Mistake.has(
            "credit",
            "In whose letter is a trade credit named? Not in Peng's.",
        ),
        Mistake.has("gift", "Peng speaks of “rendering aid”; he does not say in which legal form."),
        Mistake.lacks("march-grain", "Look again at P2.7: one request concerns food, not money."),
        Mistake.lacks("early", "Look again at P3.3: something is asked about time."),
        Mistake.lacks("sum", "Look again at P3.1: “we nevertheless need to plan to apportion …”."),
    ),
    why="Peng proposes a sum, asks that grain be made ready, and asks that all this be planned "
    "as early as possible. The English “possibly be planned earlier” makes the last request "
    "softer than the Russian.",
    passages=("P2.7", "P3.1", "P3.3"),
    look="Look for “I consider” and “I ask”: what stands behind each of them?",
)

RESPECTS: Mapping[object, str] = {
    "unit": "alike",
    "period": "alike",
    "goods": "alike",
    "status": "unlike",
}
GATE = Exercise(
    id="gate-respect",
    lesson=LESSON,
    kind="match",
    question="Peng's sum (P3.1) and Mao's sum (M2), both in yuan: are they alike in each respect, "
    "by what the two sentences say?",
    items=choose_from(
        "unit: unit",
        "period: period (the year that the sum is for)",
        "goods: goods or purpose",
        "status: status (asked, planned, delivered …)",
    ),
    options=choose_from(
        "unlike: they are not alike",
        "alike: they are alike",
        "unsaid | not said | undetermined: the text does not say",
    ),
    answer=RESPECTS,
    also=({**RESPECTS, "goods": "unsaid"},),
    hints=(
        "Take the respects one by one: what is counted, for which year, for what, with which verb.",
        "Set the two sentences side by side: the currency, the year, the words for the purpose.",
        "Then compare the verbs: what does each man say of his sum?",
    ),
    mistakes=(
        Mistake.pairs(
            "unit",
            "unlike",
            "Both are in old yuan; the roubles stand only in brackets behind them.",
        ),
        Mistake.pairs("unit", "unsaid", "The unit stands after each number."),
        Mistake.pairs(
            "period",
            "unlike",
            "1951 is the year of the plan that Peng refers to. Which year does each name for its "
            "own sum?",
        ),
        Mistake.pairs(
            "period",
            "unsaid",
            "Each sentence names a year before its sum.",
        ),
        Mistake.pairs(
            "goods",
            "unlike",
            "Both sums are for “rendering aid to Korea”, in nearly the same words. What is in them "
            "may differ, but does a word say so?",
        ),
        Mistake.pairs(
            "status",
            "alike",
            "“We need to plan” and “we have already included”: do both verbs say the same?",
        ),
        Mistake.pairs(
            "status",
            "unsaid",
            "“We need to plan” and “we have already included”: each verb says what its sum is.",
        ),
    ),
    why="Peng's is a proposal for the budget, Mao's an entry already in it. "
    "They can be compared once one says so. The purpose has nearly the same words in both; what "
    "each sum contains, the text does not say, so “alike” and “not said” can both be held there.",
    passages=("P3.1", "M2"),
    look="Put the two sentences side by side, and underline currency, year, purpose and verb.",
)

LESS = Exercise(
    id="less-money",
    lesson=LESSON,
    kind="number",
    unit="million yuan",
    question="By how many million yuan is Mao's sum smaller than Peng's? Give it exactly.",
    answer=_less,
    also=(lambda d: -_less(d),),
    hints=(
        "Both sums are printed in millions of yuan.",
        "Take Mao's sum (M2) from Peng's (P3.1).",
        "Dots and commas here separate thousands; they are not decimal points.",
    ),
    mistakes=(
        Mistake(
            lambda d: _millions(d, "peng-aid-roubles") - _millions(d, "mao-aid-roubles"),
            "That is the difference between the rouble figures; the question is about yuan.",
        ),
        Mistake(
            lambda d: _millions(d, "peng-aid-yuan") - _millions(d, "credit-yuan"),
            "You seem to have taken the trade credit (M5) for Mao's budget sum (M2).",
        ),
        Mistake(
            lambda d: _millions(d, "peng-aid-yuan") + _millions(d, "mao-aid-yuan"),
            "You seem to have added the two sums.",
        ),
    ),
    why=lambda d: (
        f"{_figure(d, 'peng-aid-yuan')} less {_figure(d, 'mao-aid-yuan')}. "
        "The yuan figures carry no “approximately”, so this difference is exact as printed."
    ),
    passages=("P3.1", "M2"),
    asks="arithmetic",
    look="Two numbers go in, both in million yuan: Peng's sum in P3.1 and Mao's in M2. The second "
    "is taken from the first.",
)

LESS_PERCENT = Exercise(
    id="less-percent",
    lesson=LESSON,
    withholds=(
        "verdict:same-sum",
        "verdict:currencies-agree",
    ),
    kind="number",
    unit="%",
    question="By how many percent of Peng's sum is Mao's smaller, calculated in yuan? "
    "Give three figures, such as 12.3.",
    answer=lambda d: _less(d) / _millions(d, "peng-aid-yuan") * 100,
    also=(lambda d: -_less(d) / _millions(d, "peng-aid-yuan") * 100,),
    hints=(
        "“Percent of Peng's sum” names the base: the number to divide by.",
        "You found the difference a moment ago.",
        "Difference over Peng's sum, times one hundred.",
    ),
    mistakes=(
        Mistake(
            lambda d: _less(d) / _millions(d, "mao-aid-yuan") * 100,
            "You seem to have divided by Mao's sum: a true percentage, but of another base.",
        ),
        Mistake(
            lambda d: (1 - _percent(d, "mao-aid-roubles", "peng-aid-roubles") / 100) * 100,
            "You seem to have used the rouble figures, which are rounded to a million.",
        ),
        Mistake(
            lambda d: _percent(d, "mao-aid-yuan", "peng-aid-yuan"),
            "That is what Mao's sum is of Peng's, not by how much it is smaller.",
        ),
        Mistake(
            lambda d: _percent(d, "peng-aid-yuan", "mao-aid-yuan"),
            "That is what Peng's sum is of Mao's: the base is Peng's, and only what is missing "
            "counts.",
        ),
        Mistake(
            lambda d: _less(d),
            "That is the difference itself, in million yuan. What part of Peng's sum is it?",
        ),
    ),
    why="One sixteenth is missing. With Mao's sum as the base the same difference is a larger "
    "percentage: the two do not contradict one another, they have different bases.",
    passages=("P3.1", "M2"),
    asks="arithmetic",
    look="Two numbers go in: the difference you found, divided by the sum that the question names "
    "as the base. Then times one hundred.",
)

ROUBLE_GAP = Exercise(
    id="rouble-gap",
    lesson=LESSON,
    kind="number",
    unit="million roubles",
    question="If both rouble figures were rounded to the nearest million, how small can the true "
    "difference between them be? Give the limit exactly, though it is never quite reached.",
    answer=lambda d: _rouble_gap(d, widest=False),
    also=(lambda d: -_rouble_gap(d, widest=False),),
    hints=(
        "Each figure may be half a million more or less than printed.",
        "The difference is smallest when the larger sum is as small and the smaller as large as "
        "it can be.",
        "Take half a million off Peng's figure, put half a million on Mao's, then subtract.",
    ),
    mistakes=(
        Mistake(
            lambda d: _millions(d, "peng-aid-roubles") - _millions(d, "mao-aid-roubles"),
            "That is the difference of the printed figures, taken as if nothing had been rounded.",
        ),
        Mistake(
            lambda d: _rouble_gap(d, widest=True),
            "That is how large the difference can be; the question asks how small.",
        ),
        Mistake(
            lambda d: (
                _millions(d, "peng-aid-roubles") - _millions(d, "mao-aid-roubles") - Fraction(1, 2)
            ),
            "You seem to have moved only one of the two figures; both were rounded.",
        ),
        Mistake(
            lambda d: _millions(d, "peng-aid-roubles") - _millions(d, "mao-aid-roubles") - 2,
            "You seem to have moved each figure by a whole million. To the nearest is half of "
            "that.",
        ),
    ),
    why="Two half millions are open, one on each side: a difference of rounded numbers is less "
    "certain than either of them.",
    passages=("P3.1", "M2"),
    asks="arithmetic",
    look="Write down the least that Peng's roubles can be and the most that Mao's can be, then "
    "subtract.",
)

GRAIN_MORE = Exercise(
    id="grain-more",
    lesson=LESSON,
    withholds=("verdict:grain-in-all",),
    kind="number",
    unit="%",
    question="Set only the quantities side by side: by how many percent of what Peng asked for "
    "does Mao's grain total exceed it? Give three figures, such as 12.3.",
    answer=lambda d: _percent(d, "grain-total", "march-grain") - 100,
    hints=(
        "The quantity asked for stands in P2.7, the total in M8.",
        "First the difference, then divide by the base that the question names.",
        "The base is Peng's quantity, not Mao's.",
    ),
    mistakes=(
        Mistake(
            lambda d: 100 - _percent(d, "march-grain", "grain-total"),
            "You seem to have divided by Mao's total; the question names Peng's quantity as "
            "the base.",
        ),
        Mistake(
            lambda d: _percent(d, "grain-total", "march-grain"),
            "That is the whole of Mao's total in percent of Peng's quantity; the question asks for "
            "the excess alone.",
        ),
        Mistake(
            lambda d: (
                _figure(d, "grain-total").value
                / (_figure(d, "rumour-grain").value + _figure(d, "march-grain").value)
                * 100
                - 100
            ),
            "You seem to have added the rumoured grain to the grain asked for; Peng asks only in "
            "case the rumour is false.",
        ),
        Mistake(
            lambda d: _percent(d, "rice-monthly", "march-grain"),
            "You seem to have taken one month of rice for the total of rice and millet.",
        ),
        Mistake(
            lambda d: _figure(d, "grain-total").value - _figure(d, "march-grain").value,
            "That is the difference itself, in tons. What part of Peng's quantity is it?",
        ),
    ),
    why=lambda d: (
        f"{spoken(_figure(d, 'grain-total').value)} t against "
        f"{spoken(_figure(d, 'march-grain').value)} t: more in all, though not yet a word "
        "about when. As quantities the two can be compared; whether the grain on Korea's order "
        "list (M7) is the aid that Peng asks for, or trade, the text does not say."
    ),
    passages=("P2.7", "M7", "M8"),
    asks="arithmetic",
    look="Two numbers go in: by how many tons M8 is above P2.7, divided by the tons of P2.7. Then "
    "times one hundred.",
)

BY_MARCH = Exercise(
    id="by-end-of-march",
    lesson=LESSON,
    withholds=(
        "verdict:grain-by-march",
        "verdict:grain-during-march",
    ),
    kind="number",
    unit="t",
    question="If the plan is kept, how many tons of grain have come by the end of March? "
    "Give it exactly.",
    answer=lambda d: _by_end_of(d, 1),
    hints=(
        "M8 says what comes in each month, M7 in which months.",
        "By the end of March two months of delivery have passed.",
        "Rice and millet together, for February and for March.",
    ),
    mistakes=(
        Mistake(monthly_grain, "That is what comes in March alone; February's grain has come too."),
        Mistake(
            lambda d: _figure(d, "grain-total").value,
            "That is the total after all months of delivery.",
        ),
        Mistake(
            lambda d: _figure(d, "march-grain").value,
            "One reading of this is that it is what Peng asked for, another that three months were "
            "counted. Which months of Mao's plan have passed by then?",
        ),
        Mistake(
            lambda d: _figure(d, "rice-monthly").value,
            "That is one of the two grains, for one month.",
        ),
        Mistake(
            lambda d: _by_end_of(d, 1) + 2 * _figure(d, "oil-monthly").value,
            "You seem to have added the oil as well. The question is about grain.",
        ),
    ),
    why="Two of the four monthly deliveries: two thirds of the quantity that Peng wanted for "
    "March.",
    passages=("M7", "M8"),
    asks="arithmetic",
    look="Three numbers go in: the rice of a month, the millet of a month, and how many months of "
    "delivery have passed by then.",
)

MONTH_MET = Exercise(
    id="month-met",
    lesson=LESSON,
    withholds=("verdict:grain-in-time",),
    kind="choice",
    question="By when does Mao's plan reach the quantity of grain that Peng asked for?",
    options=MONTHS,
    answer=lambda d: next(
        option.key
        for option, come in zip(MONTHS, delivered_by(d).values(), strict=True)
        if come >= _figure(d, "march-grain").value
    ),
    hints=(
        "Add the months up, one after the other.",
        "You know the sum for the end of March already.",
        "Go on from there, a month at a time, until you reach the quantity in P2.7.",
    ),
    mistakes=(
        Mistake("march", "Peng names that month. Add up what Mao's plan has brought by its end."),
        Mistake(
            "may",
            "By then the plan's whole total would have come, which is more than Peng asked for.",
        ),
        Mistake("february", "One month's grain is only a third of what Peng asked for."),
    ),
    why="A month later than Peng named. He wanted the grain so that the peasants could do their "
    "spring work.",
    passages=("P2.7", "M7", "M8"),
    asks="arithmetic",
    look="Write down what has come by the end of each month, and compare it with the tons in P2.7.",
)

FORM = Exercise(
    id="gift-or-credit",
    lesson=LESSON,
    kind="choice",
    question="In which form is Korea to receive the goods agreed on in Beijing?",
    options=choose_from(
        "gift: as a gift",
        "credit | trade credit | loan: on credit",
        "barter: in exchange for Korean goods",
        "unsaid | not said | undetermined: the text does not say",
    ),
    answer="credit",
    hints=(
        "M6 follows on the sum agreed for the goods.",
        "Korea delivers nothing in exchange; what does Mao conclude from that?",
        "Look for the words after “was established as the sum of”.",
    ),
    mistakes=(
        Mistake(
            "gift",
            "Nothing comes back for the goods now, but M6 gives the sum a legal form, and a "
            "gift it is not.",
        ),
        Mistake("barter", "M6 says the opposite: Korea will not deliver anything in exchange."),
        Mistake("unsaid", "Look again at M6: the sum is given a name there."),
    ),
    why="It is a trade credit: goods valued in yuan that are owed for. "
    "Whether it was ever paid back is not for this document to say.",
    passages=("M5", "M6"),
    look="Read the last words of M6: as what was the amount established?",
)

INSIDE = Exercise(
    id="inside-or-outside",
    lesson=LESSON,
    withholds=("verdict:credit-inside",),
    kind="choice",
    question="Is the trade credit part of Mao's budget sum for aid?",
    options=choose_from(
        "inside: yes, it is included",
        "outside: no, it comes on top",
        "unsaid | not said | undetermined | the text does not say: the document does not say",
    ),
    answer="unsaid",
    hints=(
        "Look for words such as “of which” or “in addition” between the two sums.",
        "The sum was in the budget already; the credit comes from talks that M10 calls unfinished.",
        "An argument is not yet a word of the text: which of the two do you have?",
    ),
    mistakes=(
        Mistake(
            "inside",
            "A good argument exists (M2 sets the sum beside an earlier trade credit), but no word "
            "says “of which”.",
        ),
        Mistake(
            "outside",
            "A good argument exists (a credit is a loan, the budget speaks of expenditure), but no "
            "word says “in addition”.",
        ),
    ),
    why="Only the breakdown of the budget could settle it. Until then both readings stay open.",
    passages=("M2", "M5", "M6"),
    asks="judgment",
    look="Which words would have to stand between the two sums for you to be sure?",
)

IF_INSIDE = Exercise(
    id="if-inside",
    lesson=LESSON,
    kind="number",
    unit="million yuan",
    question="If the credit is inside the budget sum, how many million yuan are left for all else? "
    "Give it exactly.",
    answer=lambda d: _millions(d, "mao-aid-yuan") - _millions(d, "credit-yuan"),
    hints=(
        "“Inside” means that the credit uses up a part of the sum.",
        "Both sums are in millions of yuan: M2 and M5.",
        "Take the credit from the budget sum.",
    ),
    mistakes=(
        Mistake(
            lambda d: _millions(d, "mao-aid-yuan") + _millions(d, "credit-yuan"),
            "You seem to have added: that is the other reading, with the credit outside.",
        ),
        Mistake(
            lambda d: _millions(d, "peng-aid-yuan") - _millions(d, "credit-yuan"),
            "You seem to have started from Peng's proposal; the budget sum is Mao's.",
        ),
        Mistake(
            lambda d: _millions(d, "mao-aid-roubles") - _millions(d, "credit-roubles"),
            "That is the remainder in million roubles; the question asks for yuan.",
        ),
    ),
    why="On this reading a little under half of the sum is credit, and everything else must fit "
    "in the rest.",
    passages=("M2", "M5"),
    asks="arithmetic",
    look="Two numbers go in, both in million yuan: the budget sum in M2 and the credit in M5. The "
    "second is taken from the first.",
)

IF_OUTSIDE = Exercise(
    id="if-outside",
    lesson=LESSON,
    kind="number",
    unit="%",
    question="If the credit comes on top, budget sum and credit together are how many percent of "
    "Peng's sum? Give three figures or more.",
    answer=lambda d: (
        _percent(d, "mao-aid-yuan", "peng-aid-yuan") + _percent(d, "credit-yuan", "peng-aid-yuan")
    ),
    hints=(
        "Add the two sums first.",
        "Then divide by the base the question names: Peng's sum.",
        "The result is more than a hundred.",
    ),
    mistakes=(
        Mistake(
            lambda d: (
                (_millions(d, "mao-aid-yuan") + _millions(d, "credit-yuan"))
                / _millions(d, "mao-aid-yuan")
                * 100
            ),
            "You seem to have divided by Mao's sum instead of Peng's.",
        ),
        Mistake(
            lambda d: _percent(d, "mao-aid-yuan", "peng-aid-yuan"),
            "You seem to have left the credit out: that is the budget sum alone.",
        ),
        Mistake(
            lambda d: (
                _percent(d, "mao-aid-yuan", "peng-aid-yuan")
                + _percent(d, "credit-yuan", "peng-aid-yuan")
                - 100
            ),
            "That is by how much it exceeds Peng's sum; the question asks for the whole.",
        ),
        Mistake(
            lambda d: _millions(d, "mao-aid-yuan") + _millions(d, "credit-yuan"),
            "That is the budget sum and the credit together, in million yuan. How many percent of "
            "Peng's sum is it?",
        ),
        Mistake(
            lambda d: _percent(d, "credit-yuan", "peng-aid-yuan"),
            "You seem to have left the budget sum out: that is the credit alone.",
        ),
        Mistake(
            lambda d: _percent(d, "credit-yuan", "mao-aid-yuan"),
            "That is the credit alone, and of Mao's sum; the base is Peng's.",
        ),
    ),
    why="On this reading the two together come to more than Peng proposed. A word or two that are "
    "not there decide between “less” and “more”: that is how much hangs on them.",
    passages=("P3.1", "M2", "M5"),
    asks="arithmetic",
    look="Three numbers go in, all in million yuan: the budget sum and the credit are added, and "
    "the result is divided by Peng's sum. Then times one hundred.",
)

POINTS = Exercise(
    id="points",
    lesson=LESSON,
    withholds=("verdict:credit-share",),
    kind="number",
    unit="percentage points",
    question="The credit is one share of Mao's sum and another of Peng's. "
    "How many percentage points lie between the two shares? Give three figures, such as 1.23.",
    answer=lambda d: (
        _percent(d, "credit-yuan", "mao-aid-yuan") - _percent(d, "credit-yuan", "peng-aid-yuan")
    ),
    also=(
        lambda d: (
            _percent(d, "credit-yuan", "peng-aid-yuan") - _percent(d, "credit-yuan", "mao-aid-yuan")
        ),
    ),
    hints=(
        "Calculate both shares in percent first.",
        "Percentage points are the plain difference of two percentages.",
        "Subtract the smaller share from the larger; do not divide again.",
    ),
    mistakes=(
        Mistake(
            lambda d: _percent(d, "peng-aid-yuan", "mao-aid-yuan") - 100,
            "You seem to have divided one share by the other: that gives percent, not points.",
        ),
        Mistake(
            lambda d: _less(d) / _millions(d, "peng-aid-yuan") * 100,
            "That is the difference of the sums in percent; here two shares are subtracted.",
        ),
        Mistake(
            lambda d: _percent(d, "credit-yuan", "mao-aid-yuan"),
            "That is one of the two shares; the other has to be subtracted.",
        ),
        Mistake(
            lambda d: _percent(d, "credit-yuan", "peng-aid-yuan"),
            "That is one of the two shares; it has to be subtracted from the other.",
        ),
        Mistake(
            lambda d: (
                _percent(d, "credit-yuan", "mao-aid-yuan")
                + _percent(d, "credit-yuan", "peng-aid-yuan")
            ),
            "You seem to have added the two shares.",
        ),
    ),
    why="Shares of different bases can differ by points although the credit itself is one sum.",
    passages=("P3.1", "M2", "M5"),
    asks="arithmetic",
    look="Three sums go in: the credit divided by Mao's sum, and the credit divided by Peng's, "
    "each times one hundred. Then the smaller share is taken from the larger.",
)

GRANTED = Exercise(
    id="granted",
    lesson=LESSON,
    kind="choice",
    question="What does Mao's reply do with Peng's proposal for the budget?",
    options=choose_from(
        "grants: it grants it",
        "refuses: it refuses it in so many words",
        "reports: it reports what has already been entered",
        "asks: it passes it on to Stalin for a decision",
    ),
    answer="reports",
    hints=(
        "Look at the tense of the verb in M2.",
        "Which word in M2 says when the sum was put in?",
        "Neither yes nor no stands in M2.",
    ),
    mistakes=(
        Mistake("grants", "The sum in M2 is not Peng's, and it was there before the reply."),
        Mistake(
            "refuses", "No sentence of the reply says no. Look at the tense of the verb in M2."
        ),
        Mistake("asks", "Stalin receives the exchange for information only (C1)."),
    ),
    why="“We have already included”: the entry is older than the reply. "
    "Whether it was made before or after Peng wrote, the text does not say.",
    passages=("M2", "C1"),
    look="Look at the verb in M2: is it a promise, a refusal, a question, or something else?",
)

FOUR = Exercise(
    id="four-answers",
    lesson=LESSON,
    kind="match",
    question="Match each measure with the answer that this document gives to it.",
    items=choose_from(
        "money: how much money, in yuan as printed",
        "grain: how much grain in all",
        "time: when the grain comes",
        "form: on what terms the goods agreed in Beijing come",
    ),
    options=choose_from(
        "later: later than Peng asked",
        "credit: on credit",
        "more: more than Peng asked",
        "less: less than Peng asked",
    ),
    answer={"money": "less", "grain": "more", "time": "later", "form": "credit"},
    hints=(
        "You have found the answers in this lesson.",
        "Read how each line begins: “how much”, “when” or “on what terms”.",
        "Look at your own results: a percentage below, a percentage above, a month, a word in M6.",
    ),
    mistakes=(
        Mistake.pairs("money", "more", "The printed sum in M2 is not above the one in P3.1."),
        Mistake.pairs(
            "grain", "less", "Compare the total in M8 with the quantity in P2.7 once more."
        ),
        Mistake.pairs("time", "more", "Time is early or late; look at the end of March."),
        Mistake.pairs("time", "less", "Time is early or late; look at the end of March."),
        Mistake.pairs(
            "grain",
            "later",
            "That is true of when it comes. This line asks how much comes in all.",
        ),
        Mistake.pairs(
            "grain",
            "credit",
            "On what terms the grain comes, the text leaves open. This line asks how much it is.",
        ),
        Mistake.pairs("money", "credit", "This line asks how much: compare M2 with P3.1."),
        Mistake.pairs("money", "later", "This line asks how much: compare M2 with P3.1."),
        Mistake.pairs(
            "form", "less", "This line asks on what terms: look at the last words of M6."
        ),
        Mistake.pairs(
            "form", "more", "This line asks on what terms: look at the last words of M6."
        ),
        Mistake.pairs(
            "form", "later", "This line asks on what terms: look at the last words of M6."
        ),
        Mistake.pairs("time", "credit", "This line asks when; look at the end of March."),
    ),
    why="One question, four true answers: it depends on what one measures. A fifth stays open: "
    "whether all was planned “as early as possible”, the reply does not say.",
    passages=("P2.7", "P3.1", "M2", "M6", "M8"),
    look="Take your own result for each line, and put it into one of the four answers.",
)

EXERCISES = (
    ASKED,
    GATE,
    LESS,
    LESS_PERCENT,
    ROUBLE_GAP,
    GRAIN_MORE,
    BY_MARCH,
    MONTH_MET,
    FORM,
    INSIDE,
    IF_INSIDE,
    IF_OUTSIDE,
    POINTS,
    GRANTED,
    FOUR,
)
