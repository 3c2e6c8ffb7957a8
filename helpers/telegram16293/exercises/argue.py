"""Lesson 05: what can you claim, and on what evidence?

Answers are computed from the edition, its claims, and what the seeds hold from outside; a number
that nobody has verified is in none of them.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from fractions import Fraction

from sourcework.document import Document
from sourcework.exercises.model import Exercise, Mistake, choose_from
from sourcework.figures import Figure, figures_of
from sourcework.numbers.writing import spoken
from sourcework.outside import Neighbour, OutsideFact
from sourcework.rounding import Rule, printed
from sourcework.scale import fed, percent_of, stated
from telegram16293.seeds import outside

from ..claims import claims_of
from ..claims.aid import month_name, months

LESSON = "argue"
TWIN = "record-110353"
HUNDRED_THOUSAND, HALF_KILOGRAM = 10**5, 500
RULES = {"nearest": Rule.NEAREST, "cut": Rule.TRUNCATED, "up": Rule.ROUNDED_UP}
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
    items = (each.key for each in STRONGEST_ITEMS)
    return {each: WORDS.get(claims[each].verdict.value, "not-said") for each in items}


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


def _deciding(document: Document) -> dict[str, str]:
    """Return for each claim the option that is, word for word, what would decide it."""
    claims, keys = claims_of(document), {each.label: each.key for each in DOCUMENTS}
    return {each.key: keys[claims[each.key].decides] for each in OPEN_CLAIMS}


STRONGEST_ITEMS = choose_from(
    "same-sum: Mao's budget holds the sum Peng proposed",
    "grain-total: the months make the stated total of grain",
    "credit-inside: the credit is part of the budget sum",
    "one-rate: one rate lies behind the three conversions",
)
STRONGEST = Exercise(
    id="strongest-words",
    lesson=LESSON,
    kind="match",
    question="For each of the four, which are the strongest words that its verdict can carry?",
    items=STRONGEST_ITEMS,
    options=choose_from(
        "is-so: it is so",
        "may-be: it may be so",
        "is-not: it is not so",
        "not-said | the text does not say: the document does not say",
    ),
    answer=_strongest,
    hints=(
        "Look at the column with the verdicts, and at its signs.",
        "“Consistent” says that the figures can be true at once. Is that a proof?",
        "Begin with the one where nothing is rounded.",
    ),
    mistakes=(
        Mistake.pairs(
            "one-rate",
            "is-so",
            "That a rate can explain all three does not show that anybody used it.",
        ),
        Mistake.pairs(
            "credit-inside",
            "may-be",
            "“It may be so” is for figures that were set side by side and agree. Which words or "
            "figures join these two sums?",
        ),
        Mistake.pairs(
            "grain-total",
            "may-be",
            "That is true, and weaker than what you know: nothing was rounded there.",
        ),
        Mistake.pairs(
            "same-sum",
            "not-said",
            "Both sums are printed in the telegram; look whether they are one number.",
        ),
        Mistake.pairs(
            "one-rate",
            "not-said",
            "That is true: no word of the text says it. But the figures allow it, and its verdict "
            "carries a little more than silence.",
        ),
        Mistake.pairs(
            "one-rate",
            "is-not",
            "Its verdict says that the figures can all be true at once.",
        ),
        Mistake.pairs(
            "same-sum",
            "may-be",
            "Both sums are printed in the telegram; look whether they are one number.",
        ),
        Mistake.pairs(
            "same-sum",
            "is-so",
            "Both sums are printed in the telegram; look whether they are one number.",
        ),
        Mistake.pairs(
            "credit-inside",
            "is-so",
            "Which word between the two sums would say so?",
        ),
        Mistake.pairs(
            "credit-inside",
            "is-not",
            "Which word between the two sums would say so?",
        ),
        Mistake.pairs(
            "grain-total",
            "not-said",
            "M8 states a total, and the monthly tons: look whether they agree.",
        ),
    ),
    why="A claim may be as strong as its verdict and no stronger: exact, it is; consistent, it "
    "may be; inconsistent, it is not; undetermined, the document does not say.",
    passages=("P3.1", "M2", "M5", "M7", "M8"),
    asks="judgment",
    look="Take the verdict of each from the table, and ask what the strongest sentence is that it "
    "allows.",
)

CLUE = Exercise(
    id="deciding-clue",
    lesson=LESSON,
    kind="choice",
    question="Which clue, by itself, decides against January 1951 as the date of the instruction?",
    options=choose_from(
        "number: the number of the report it answers",
        "negotiations: the armistice negotiations it speaks of",
        "same-words: the words it shares with P1.3",
        "headquarters: the joint headquarters",
    ),
    answer="negotiations",
    hints=(
        "Ask of each clue: could it also stand in a letter of January 1951?",
        "A low number suits the first weeks of any year; words can be said twice.",
        "Which of them names something of which you know when it began?",
    ),
    mistakes=(
        Mistake(
            "number",
            "If the count begins anew each January, a low number suits January 1951 as well.",
        ),
        Mistake(
            "same-words",
            "They make it likely that one talk is meant, but a man can say the same a year before.",
        ),
        Mistake(
            "headquarters",
            "Nothing in this lesson says when it was set up. And had it stood already in January "
            "1951, which month would it exclude?",
        ),
    ),
    why="In January 1951 the talks were still half a year away. One clue that excludes is worth "
    "more than three that only fit.",
    passages=("P1.1", "P1.3"),
    asks="judgment",
    look="Ask of each clue: could it stand in a letter of January 1951 as well?",
)

UNDATED = Exercise(
    id="undated",
    lesson=LESSON,
    kind="match",
    question="Between which months can the instruction to Razuvaev have been written? Two clues "
    "give an earliest month, one gives the latest.",
    items=choose_from(
        "from-talks: earliest month, since it speaks of armistice negotiations",
        "from-visit: earliest month, if it is about the talk in P1.1",
        "until: latest month, since the negotiations still go on",
    ),
    options=choose_from(
        "january-1951: January 1951",
        "july-1951: July 1951",
        "january-1952: January 1952",
        "july-1953: July 1953",
    ),
    answer=_undated,
    hints=(
        "Two of the ends come from when the negotiations began and ended.",
        "The other end is the month of a visit; P1.1 has its day, and C2 helps with the year.",
        "A letter about something is not older than that something.",
    ),
    mistakes=(
        Mistake.pairs(
            "from-talks", "january-1951", "That is the page's own date; the clue speaks against it."
        ),
        Mistake.pairs(
            "from-visit",
            "january-1951",
            "The day in P1.1 is of “this year”: look at the date of the whole telegram.",
        ),
        Mistake.pairs(
            "until",
            "january-1952",
            "The visit was in that month; the negotiations went on after it.",
        ),
        Mistake.pairs(
            "from-talks",
            "january-1952",
            "That month belongs to the other clue. When did negotiations begin?",
        ),
        Mistake.pairs(
            "from-visit",
            "july-1951",
            "That month belongs to the other clue. When did Pak visit Peng?",
        ),
        Mistake.pairs(
            "until", "july-1951", "In that month the negotiations began. When did they end?"
        ),
    ),
    why="The hard range is two years wide. It narrows to the first weeks of 1952 only if one "
    "talk is meant in both documents, and that is an inference.",
    passages=("P1.1", "P1.3"),
    look="Each line names its own clue: look only at when that thing began or ended.",
)

TWIN_DIFFERENCE = Exercise(
    id="twin-difference",
    lesson=LESSON,
    kind="number",
    unit="roubles",
    significant=10,
    question=lambda d: (
        "In the telegram of 16 January 1951: by how many roubles, exactly to the kopeck, do both "
        "orders "
        f"together exceed the Soviet figure of {spoken(_twin('soviet-figure'))} roubles?"
    ),
    answer=_difference,
    exact_to="to the kopeck",
    hints=(
        "The numbers stand on the card, in roubles and kopecks.",
        "First add the two orders, then subtract the Soviet figure.",
        "Keep all the kopecks: two places behind the point.",
    ),
    mistakes=(
        Mistake(
            lambda d: _twin("stated-difference"),
            "That is the difference as Mao states it; calculate your own, to the kopeck.",
        ),
        Mistake(
            lambda d: _twin("orders-total"),
            "That is both orders together; now subtract the Soviet figure.",
        ),
        Mistake(
            lambda d: _twin("soviet-figure") - _twin("order-may"),
            "You seem to have left one of the two orders out.",
        ),
        Mistake(
            lambda d: _twin("soviet-figure") - _twin("order-february"),
            "You seem to have left one of the two orders out.",
        ),
        Mistake(
            lambda d: _twin("order-may") - _twin("soviet-figure"),
            "You seem to have left one of the two orders out.",
        ),
        Mistake(
            lambda d: _twin("order-february") - _twin("soviet-figure"),
            "You seem to have left one of the two orders out.",
        ),
        Mistake(
            lambda d: _twin("soviet-figure"),
            "That is the Soviet figure itself; by how much do both orders exceed it?",
        ),
    ),
    why="An exact number, and beside it the one that somebody made of it: that is rare.",
    asks="arithmetic",
    look="Three numbers go in, all from the card: the two orders are added, and the Soviet figure "
    "is taken from their total.",
)

TWIN_RULES = Exercise(
    id="twin-rules",
    lesson=LESSON,
    kind="choices",
    question="Which rules, carried to the hundred thousand, make Mao's number of the exact "
    "difference? Choose all that do.",
    options=choose_from(
        "nearest: rounded to the nearest", "cut | truncated: the rest cut off", "up: rounded up"
    ),
    answer=_rules_that_print,
    hints=(
        "Write the exact difference as so many hundred thousands and a rest.",
        "Compare the rest with half of a hundred thousand.",
        "Apply the rules one after the other, and compare each result with Mao's number.",
    ),
    mistakes=(
        Mistake.has("up", "Going up from the exact difference, you come to more than Mao writes."),
        Mistake.lacks("cut", "Drop everything below the hundred thousand: what is left?"),
        Mistake.lacks("nearest", "Is the rest more or less than half of a hundred thousand?"),
    ),
    why="Two rules print the same here, because what was dropped is less than half of the step. "
    "The number excludes one rule and cannot choose between the others.",
    asks="arithmetic",
    look="Write your exact difference under Mao's number, and apply one rule after the other.",
)

AUDIENCES = Exercise(
    id="two-audiences",
    lesson=LESSON,
    kind="choice",
    question="Pak as reported in January and Pak in September: which sentence do the two "
    "documents together carry?",
    options=choose_from(
        "peng: What he said to Peng was untrue, for to an ally one says what he hopes to hear.",
        "stalin: What he said to Stalin was untrue, for before him he dared not speak of peace.",
        "mood: The mood of the people had changed by September, and his words had changed with it.",
        "listeners: Reports have him speak differently to two listeners; what he held to be true, "
        "they do not tell.",
    ),
    answer="listeners",
    hints=(
        "Three of the four say something about what is true; one speaks of reports.",
        "Ask of each: could both documents be as they are, and this sentence still be wrong?",
        "Choose the one that stays right whatever Pak thought.",
    ),
    mistakes=(
        Mistake(
            "peng",
            "The words to Peng may have been his honest view; nothing in the later record tests "
            "them.",
        ),
        Mistake(
            "stalin",
            "A short answer in front of others may be polite, or even true; the record cannot say.",
        ),
        Mistake(
            "mood",
            "That would need witnesses of the people's mood; you have two sentences of one man.",
        ),
    ),
    why="Sources tell what was said to whom. What a man believed is one step further, and here "
    "nothing carries you over it.",
    passages=("P1.2", "P1.8"),
    asks="judgment",
    look="Ask of each sentence: could both documents be just as they are, and it still be wrong?",
)

SUPPORTED = {"visit": "P1.1", "deciders": "P1.3", "peace": "P1.2", "hunger": "P2.2"}
SUPPORT = Exercise(
    id="who-supports",
    lesson=LESSON,
    kind="match",
    question="What do the neighbouring documents in the kit do for each of these statements?",
    items=choose_from(
        "visit: that Pak spoke with Peng (P1.1)",
        "hunger: that a tenth of the people goes hungry (P2.2)",
        "peace: that the Korean people demand peace (P1.2)",
        "deciders: that Pak left it to Moscow and Beijing whether to fight on (P1.3)",
    ),
    options=choose_from(
        "backed: a neighbour supports it and none contradicts",
        "opposed: a neighbour contradicts it and none supports",
        "divided: neighbours support and contradict it",
        "untouched: none supports or contradicts it",
    ),
    answer=lambda d: {
        key: bearing(passage, outside().neighbours) for key, passage in SUPPORTED.items()
    },
    hints=(
        "Go by the column “bearing”, passage by passage.",
        "“Bears on” means that a document has to do with the passage: it takes no side.",
        "Where both sides occur, do not weigh them against each other yet.",
    ),
    mistakes=(
        Mistake.pairs(
            "peace",
            "opposed",
            "It may be that you stopped at Pak before Stalin. Are there others in the table?",
        ),
        Mistake.pairs(
            "peace",
            "backed",
            "Some neighbours do say so; but one of them has Pak himself say otherwise.",
        ),
        Mistake.pairs(
            "hunger",
            "opposed",
            "Kim's good harvest is the next one, and a claim made to Stalin; it takes no side on "
            "the winter before.",
        ),
        Mistake.pairs(
            "hunger",
            "backed",
            "A bureau for rationing shows that food was shared out; not how many went hungry.",
        ),
        Mistake.pairs(
            "hunger",
            "divided",
            "Which neighbour supports the tenth, and which contradicts it? Look at the column "
            "“bearing”.",
        ),
        Mistake.pairs(
            "peace",
            "untouched",
            "Look at the column “bearing” beside P1.2.",
        ),
        Mistake.pairs(
            "visit",
            "untouched",
            "Look at the column “bearing” beside P1.1.",
        ),
        Mistake.pairs(
            "visit",
            "divided",
            "Which neighbour contradicts that they spoke? Look at the column “bearing”.",
        ),
        Mistake.pairs(
            "deciders",
            "untouched",
            "Look at the column “bearing” beside P1.3.",
        ),
        Mistake.pairs(
            "deciders",
            "divided",
            "Which neighbour contradicts it? Look at the column “bearing” beside P1.3.",
        ),
    ),
    why="That the talk took place, and that Pak left the decision to others, is told by a route "
    "that does not go through Peng or Mao, if the undated letter means the same talk. What the "
    "people wanted is told both ways. The tenth that goes hungry rests on Peng's word.",
    passages=("P1.1", "P1.2", "P1.3", "P2.2"),
    look="Go by the table: find the rows for each passage, and read the column “bearing” alone.",
)

SHARE = Exercise(
    id="share-of-supplies",
    lesson=LESSON,
    kind="number",
    unit="%",
    question=lambda d: (
        f"If Xinhua's total holds, {spoken(_new_yuan() / 10**6)} million new yuan for 1950 to "
        "1953, what percentage of it is Mao's sum for 1952 (M2)? One new yuan is "
        f"{spoken(stated(_fact('new-yuan')))} old ones. Give three figures, such as 12.3."
    ),
    answer=lambda d: _share(d, "mao-aid-yuan"),
    hints=(
        "The telegram counts old yuan; bring both numbers to the same money.",
        "Turn Xinhua's total into million old yuan, or Mao's sum into million new ones.",
        "Then Mao's sum over the total, times one hundred.",
    ),
    mistakes=(
        Mistake(
            lambda d: _share(d, "peng-aid-yuan"),
            "You seem to have taken Peng's proposal (P3.1) for Mao's budget sum (M2).",
        ),
        Mistake(
            lambda d: _share(d, "credit-yuan"),
            "You seem to have taken the trade credit (M5) for the budget sum (M2).",
        ),
        Mistake(
            lambda d: _share(d, "mao-aid-yuan") * 100,
            "One reading of this is that old yuan were divided by new ones, another that one "
            "hundred was multiplied in twice.",
        ),
        Mistake(
            lambda d: _share(d, "mao-aid-yuan") * stated(_fact("new-yuan")),
            "You seem to have divided old yuan by new ones.",
        ),
        Mistake(
            lambda d: 1 / _share(d, "mao-aid-yuan") * 100 * 100,
            "You seem to have divided the total by the part.",
        ),
    ),
    why="About a fifth, if the total holds and if both count the same things. The outside number "
    "is one sentence in a news agency's piece sixty years later.",
    passages=("M2",),
    asks="arithmetic",
    look="Two numbers go in, once both are in the same yuan: Mao's sum, divided by the total. Then "
    "times one hundred.",
)

FED = Exercise(
    id="fed-per-day",
    lesson=LESSON,
    kind="number",
    unit="people",
    question=lambda d: (
        f"If the {spoken(_figure(d, 'grain-total').value)} tons of grain (M8) had to last from "
        "1 February to 31 May 1952, and nothing were lost, to how many people could half a "
        "kilogram be given each day? Three figures are enough, the rest in zeros."
    ),
    answer=_fed,
    hints=(
        "How many days are that? Mind the year.",
        "A ton is a thousand kilograms: how many half kilograms are there in all?",
        "Half kilograms in all, divided among the days.",
    ),
    mistakes=(
        Mistake(
            lambda d: _fed(d, days=len(months(d)) * 30),
            "You seem to have counted 120 days: 1952 is a leap year, months are not all of thirty "
            "days, and the first and the last day both count.",
        ),
        Mistake(
            lambda d: _fed(d, days=_days(d) + 1),
            "It may be that a day was counted too many. Add up the days of the four months.",
        ),
        Mistake(
            lambda d: _fed(d, days=1),
            "That is the number of half kilograms in all; they have to last for all the days.",
        ),
        Mistake(
            lambda d: _fed(d) / 4,
            "You seem to have multiplied by one half where a half has to be divided by.",
        ),
        Mistake(
            lambda d: _fed(d) / 2,
            "It may be that each was given a whole kilogram.",
        ),
        Mistake(
            lambda d: _fed(d, grain="march-grain"),
            "You seem to have taken Peng's request (P2.7) for Mao's total (M8).",
        ),
    ),
    why="An “if … then” with two guesses in it: the ration, and how long the grain has to last. "
    "With other guesses the number is another.",
    passages=("M7", "M8"),
    asks="arithmetic",
    look="Three numbers go in: the grain in kilograms, half a kilogram, and the days. The first is "
    "divided by each of the others.",
)

OPEN_CLAIMS = choose_from(
    "credit-inside: whether the credit is part of the budget sum",
    "tax-too-large: whether the grain tax was too large",
    "which-rate: which rate was used",
    "faithful: whether these texts keep the whole sense of the letters",
)
DOCUMENTS = choose_from(
    "reply: an answer of Stalin's to this telegram",
    "rate-note: a note of the rate that was used, or of how the roubles were reckoned",
    "originals: the Chinese originals",
    "breakdown: the breakdown of the 1952 budget line for aid",
    "harvest: the total of the 1951 harvest",
)
WHICH = Exercise(
    id="which-document",
    lesson=LESSON,
    kind="match",
    question="Which further document would do most for your confidence in each open claim?",
    items=OPEN_CLAIMS,
    options=DOCUMENTS,
    answer=_deciding,
    hints=(
        "For each claim, say first what is missing: an amount, a number, a word?",
        "Not every document decides one of these claims.",
        "What was cut or changed on the way can be seen only beside what stood there before.",
    ),
    mistakes=(
        Mistake.pairs(
            "faithful",
            "reply",
            "An answer would show how this text was understood, not what was cut from it.",
        ),
        Mistake.pairs(
            "credit-inside",
            "originals",
            "They could have said it; but a paper that lists what is in the sum would settle it.",
        ),
        Mistake.pairs(
            "which-rate",
            "originals",
            "Their sums in yuan may have stood there without roubles; look for the paper of "
            "whoever converted.",
        ),
        Mistake.pairs(
            "tax-too-large",
            "breakdown",
            "That is about China's money; “too large” compares grain with grain.",
        ),
        Mistake.pairs(
            "credit-inside",
            "reply",
            "Stalin may have said what he thought of it. Which paper lists what is in the sum?",
        ),
        Mistake.pairs(
            "which-rate",
            "reply",
            "He may have answered in roubles. Which paper would show how the sums were converted?",
        ),
        Mistake.pairs(
            "which-rate",
            "breakdown",
            "A list of the budget is in yuan. Which paper would show how the sums were converted?",
        ),
        Mistake.pairs(
            "faithful",
            "breakdown",
            "That is about a sum. Beside what would you have to put these texts?",
        ),
        Mistake.pairs(
            "tax-too-large",
            "originals",
            "They would show whether Peng wrote so; was it so?",
        ),
    ),
    why="Naming the document that would prove you wrong is the best test of a claim: it shows "
    "that the claim says something.",
    passages=("C1", "P2.1", "M2", "M5"),
    asks="judgment",
    look="For each claim, say what is missing, and which paper would have that in it.",
)

EXERCISES = (
    STRONGEST,
    CLUE,
    UNDATED,
    TWIN_DIFFERENCE,
    TWIN_RULES,
    AUDIENCES,
    SUPPORT,
    SHARE,
    FED,
    WHICH,
)
