"""Lesson 03: did Mao give Peng what he asked for?"""

from __future__ import annotations

from fractions import Fraction

from ..claims.aid import delivered_by, monthly_grain
from ..document import Document
from ..figures import Figure, figures_of
from ..numbers.writing import spoken
from ..rounding import Rule, reading
from .model import Exercise, Mistake, choose_from

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
            "You seem to have read Mao's reply into Peng's telegram: a trade credit is named "
            "only in M2 and M6.",
        ),
        Mistake.has("gift", "Peng speaks of “rendering aid”; he does not say in which legal form."),
        Mistake.lacks("march-grain", "Look again at P2.7: one request concerns food, not money."),
        Mistake.lacks(
            "early", "Look again at P3.3, and at its note: something is asked about time."
        ),
        Mistake.lacks("sum", "Look again at P3.1: “we nevertheless need to plan to apportion …”."),
    ),
    why="Peng proposes a sum, asks that grain be made ready, and asks that all this be planned "
    "as early as possible. The English “possibly be planned earlier” makes the last request "
    "softer than the Russian.",
    passages=("P2.7", "P3.1", "P3.3"),
)

GATE = Exercise(
    id="gate-respect",
    lesson=LESSON,
    kind="choice",
    question="Peng's sum and Mao's sum in yuan: in which respect are they not alike?",
    options=choose_from(
        "unit: unit",
        "period: period",
        "goods: goods or purpose",
        "status: status (asked, planned, delivered …)",
    ),
    answer="status",
    hints=(
        "Take the respects one by one: what is counted, for which year, for what.",
        "Set the two sentences side by side: the currency, the year, the words for the purpose.",
        "Then compare the verbs: what does each man say of his sum?",
    ),
    mistakes=(
        Mistake("unit", "Both are in old yuan; the roubles stand only in brackets behind them."),
        Mistake(
            "period", "Both name the year 1952; 1951 is the year of the plan that Peng refers to."
        ),
        Mistake("goods", "Both sums are for “rendering aid to Korea”, in nearly the same words."),
    ),
    why="Peng's is a proposal for the budget, Mao's an entry already in it. "
    "They can be compared once one says so.",
    passages=("P3.1", "M2"),
)

LESS = Exercise(
    id="less-money",
    lesson=LESSON,
    kind="number",
    unit="million yuan",
    question="By how many million yuan is Mao's sum smaller than Peng's?",
    answer=_less,
    also=(lambda d: -_less(d),),
    hints=(
        "Both sums are printed in millions of yuan.",
        "Take Mao's sum (M2) from Peng's (P3.1).",
        "Dots and commas here part thousands; they are not decimal points.",
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
)

LESS_PERCENT = Exercise(
    id="less-percent",
    lesson=LESSON,
    kind="number",
    unit="%",
    question="By how many percent of Peng's sum is Mao's smaller, reckoned in yuan?",
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
    ),
    why="One sixteenth is missing. With Mao's sum as the base the same difference is a larger "
    "percentage: the two do not contradict one another, they have different bases.",
    passages=("P3.1", "M2"),
)

ROUBLE_GAP = Exercise(
    id="rouble-gap",
    lesson=LESSON,
    kind="number",
    unit="million roubles",
    question="If both rouble figures were rounded to the nearest million, how small can the true "
    "difference between them be? (Give the limit, though it is never quite reached.)",
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
    ),
    why="Two half millions are open, one on each side: a difference of rounded numbers is less "
    "certain than either of them.",
    passages=("P3.1", "M2"),
)

GRAIN_MORE = Exercise(
    id="grain-more",
    lesson=LESSON,
    kind="number",
    unit="%",
    question="By how many percent of the quantity Peng asked for does Mao's grain total exceed it?",
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
    ),
    why=lambda d: (
        f"{spoken(_figure(d, 'grain-total').value)} t against "
        f"{spoken(_figure(d, 'march-grain').value)} t: more in all, though not yet a word "
        "about when."
    ),
    passages=("P2.7", "M8"),
)

BY_MARCH = Exercise(
    id="by-end-of-march",
    lesson=LESSON,
    kind="number",
    unit="t",
    question="If the plan is kept, how many tons of grain have come by the end of March?",
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
            "That is what Peng asked for, not what Mao plans for these months.",
        ),
    ),
    why="Two of the four monthly deliveries: two thirds of the quantity that Peng wanted for "
    "March.",
    passages=("M7", "M8"),
)

MONTH_MET = Exercise(
    id="month-met",
    lesson=LESSON,
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
        Mistake("march", "That is Peng's date; add up what Mao's plan has brought by then."),
        Mistake(
            "may",
            "By then the plan's whole total would have come, which is more than Peng asked for.",
        ),
        Mistake("february", "One month's grain is only a third of what Peng asked for."),
    ),
    why="A month later than Peng named. He wanted the grain so that the peasants could do their "
    "spring work.",
    passages=("P2.7", "M7", "M8"),
)

FORM = Exercise(
    id="gift-or-credit",
    lesson=LESSON,
    kind="choice",
    question="In which form is Korea to receive the goods agreed on in Beijing?",
    options=choose_from(
        "gift: as a gift",
        "credit: on credit",
        "barter: in exchange for Korean goods",
        "unsaid: the text does not say",
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
        Mistake("unsaid", "Look again at M6: the sum is given a name."),
    ),
    why="It is a trade credit: goods valued in yuan that are owed for. "
    "Whether it was ever paid back is not for this document to say.",
    passages=("M5", "M6"),
)

INSIDE = Exercise(
    id="inside-or-outside",
    lesson=LESSON,
    kind="choice",
    question="Is the trade credit part of Mao's budget sum for aid?",
    options=choose_from(
        "inside: yes, it is included",
        "outside: no, it comes on top",
        "unsaid: the document does not say",
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
)

IF_INSIDE = Exercise(
    id="if-inside",
    lesson=LESSON,
    kind="number",
    unit="million yuan",
    question="If the credit is inside the budget sum, how many million yuan are left for all else?",
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
)

IF_OUTSIDE = Exercise(
    id="if-outside",
    lesson=LESSON,
    kind="number",
    unit="%",
    question="If the credit comes on top, budget sum and credit together are how many percent of "
    "Peng's sum?",
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
    ),
    why="On this reading the two together come to more than Peng proposed. A word or two that are "
    "not there decide between “less” and “more”: that is how much hangs on them.",
    passages=("P3.1", "M2", "M5"),
)

POINTS = Exercise(
    id="points",
    lesson=LESSON,
    kind="number",
    unit="percentage points",
    question="The credit is one share of Mao's sum and another of Peng's. "
    "How many percentage points lie between the two shares?",
    answer=lambda d: (
        _percent(d, "credit-yuan", "mao-aid-yuan") - _percent(d, "credit-yuan", "peng-aid-yuan")
    ),
    also=(
        lambda d: (
            _percent(d, "credit-yuan", "peng-aid-yuan") - _percent(d, "credit-yuan", "mao-aid-yuan")
        ),
    ),
    hints=(
        "Reckon both shares in percent first.",
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
            "That is one of the two shares; subtract the other from it.",
        ),
    ),
    why="Shares of different bases can differ by points although the credit itself is one sum.",
    passages=("P3.1", "M2", "M5"),
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
        Mistake("refuses", "No sentence of the reply says no; look at the word “already” in M2."),
        Mistake("asks", "Stalin receives the exchange for information only (C1)."),
    ),
    why="“We have already included”: the entry is older than the reply. "
    "Whether it was made before or after Peng wrote, the text does not say.",
    passages=("M2", "C1"),
)

FOUR = Exercise(
    id="four-answers",
    lesson=LESSON,
    kind="match",
    question="Match each measure with the answer that this document gives to it.",
    items=choose_from(
        "money: the sum in yuan, as printed",
        "grain: the total of grain",
        "time: the time of the grain",
        "form: the form of the goods agreed in Beijing",
    ),
    options=choose_from(
        "later: later than Peng asked",
        "credit: on credit",
        "more: more than Peng asked",
        "less: less than Peng asked",
    ),
    answer={"money": "less", "grain": "more", "time": "later", "form": "credit"},
    hints=(
        "You have found all four answers in this lesson.",
        "Each answer is used once.",
        "Look at your own results: a percentage below, a percentage above, a month, a word in M6.",
    ),
    mistakes=(
        Mistake.pairs("money", "more", "The printed sum in M2 is not above the one in P3.1."),
        Mistake.pairs(
            "grain", "less", "Compare the total in M8 with the quantity in P2.7 once more."
        ),
        Mistake.pairs("time", "more", "Time is early or late; look at the end of March."),
    ),
    why="One question, four true answers: it depends on what one measures.",
    passages=("P2.7", "P3.1", "M2", "M6", "M8"),
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
