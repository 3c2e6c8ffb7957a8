"""Lesson 01: who is speaking to whom, and what do they want?"""

from __future__ import annotations

from datetime import date

from sourcework.document import Document
from sourcework.exercises.model import Exercise, Mistake, choose_from
from sourcework.figures import figures_of
from sourcework.outside.passing import in_passing
from telegram16293.seeds import outside

LESSON = "read"
CLERKS = "clerks"
# What a learner calls the state of an affair whose status the edition gives in finer terms.
STAGES = {"report": "done", "request": "asked", "plan": "planned"}
# What the form says of itself, by the fact that says it.
MARKS = {
    "secret": "secrecy",
    "copying": "no-copying",
    "decoder": "decoded",
    "typing": "typed-at",
    "number": "telegram-number",
    "hour": "receipt-time",
    "addressee": "addressee",
}


def _day(document: Document, fact_id: str) -> date:
    return date.fromisoformat(document.fact(fact_id).when)


def _days(document: Document, first: str, last: str = "cover-date") -> int:
    return (_day(document, last) - _day(document, first)).days


def _hands(document: Document) -> list[str]:
    """Return who spoke, who reported it, and last the clerks who put it on paper."""
    return [*document.fact("people-want-peace").voice, CLERKS]


def _status(document: Document, figure_id: str) -> str:
    return figures_of(document)[figure_id].status


def _statements(document: Document) -> dict[str, str]:
    """Return the passages of point 2 to be sorted, each with the status of its figure."""
    kinds = ("tax-grain", "hungry-share", "rumour-grain", "march-grain")
    return {document.fact(each).passage: _status(document, each) for each in kinds}


def _counted(document: Document) -> str:
    """Return the passage with the share that nobody is said to have counted."""
    return document.fact("hungry-share").passage


VOICES = Exercise(
    id="voices",
    lesson=LESSON,
    kind="order",
    question="“… the Korean people throughout the country demand peace” (P1.2): through whose "
    "mouths and hands did this pass before it stood on the sheet typed for Stalin? Begin with the "
    "one who said it.",
    options=choose_from(
        "mao: Mao Zedong",
        "clerks: the Soviet clerks",
        "peng: Peng Dehuai",
        "pak: Pak Hon-yong",
    ),
    answer=_hands,
    hints=(
        "P1.2 begins “In a conversation he said”: find in P1.1 who “he” is, and who tells it.",
        "C1 says to whom the teller's telegram went, and who sent it on.",
        "The last hands only decoded and typed; they stand at the foot of the last sheet.",
    ),
    mistakes=(
        Mistake(
            lambda document: _hands(document)[::-1],
            "You seem to have gone from the outside in, as you meet them on the sheet. The "
            "question goes the other way: the one who said it comes first.",
        ),
        Mistake.before(
            "peng",
            "pak",
            "You seem to have begun with the one who wrote it down. He tells Mao what a visitor "
            "said to him.",
        ),
        Mistake.before(
            "mao",
            "peng",
            "You seem to have taken the sender of the whole telegram for an earlier voice. He "
            "encloses a telegram that somebody else had sent him.",
        ),
        Mistake.before(
            "clerks",
            "mao",
            "You seem to have put the typing before the sending. Clerks decode and type what has "
            "already been sent.",
        ),
    ),
    look="Follow the words outward: who said them, who wrote that down, who passed it on, who "
    "typed it.",
    why="Pak says it, Peng reports it to Mao, Mao passes it to Stalin, Soviet clerks decode and "
    "type it. Between Pak and you stand three more mouths and hands, and at least one translator: "
    "you can press the meaning, but not a single word.",
    passages=("P1.1", "P1.2", "C1"),
)

DAYS = Exercise(
    id="days-to-stalin",
    lesson=LESSON,
    kind="number",
    unit="days",
    question="How many days after Pak's visit to Peng (P1.1) is the date under Mao's covering "
    "telegram (S2)? Give whole days.",
    answer=lambda document: _days(document, "pak-visit"),
    hints=(
        "The day comes first and the month second: “16.1” is a day in January.",
        "January has thirty-one days: how many of them are left after the visit?",
        "Add to those the days of February up to the date in S2.",
    ),
    mistakes=(
        Mistake(
            lambda document: _days(document, "peng-telegram-date"),
            "You seem to have begun with Peng's telegram. The visit that it tells of was earlier.",
        ),
        Mistake(
            lambda document: _days(document, "mao-reply-date"),
            "You seem to have begun with Mao's reply. The question begins with Pak's visit.",
        ),
        Mistake(
            lambda document: _days(document, "pak-visit", "mao-reply-date"),
            "You seem to have stopped at Mao's reply to Peng. The covering telegram is later.",
        ),
        Mistake(
            lambda document: _days(document, "pak-visit", "peng-telegram-date"),
            "You seem to have stopped at Peng's telegram to Mao. That is one of three steps.",
        ),
        Mistake(
            lambda document: _days(document, "pak-visit") + 1,
            "You seem to have counted the first day as well as the last. From Monday to Tuesday "
            "is a single day.",
        ),
        Mistake(
            lambda document: _days(document, "pak-visit") - 1,
            "You seem to have left out the first day as well as the last. From Monday to Tuesday "
            "is a single day.",
        ),
        Mistake(
            lambda document: abs(
                _day(document, "cover-date").day - _day(document, "pak-visit").day
            ),
            "You seem to have subtracted the day numbers and left the months out.",
        ),
    ),
    why=lambda document: (
        f"{_days(document, 'pak-visit', 'peng-telegram-date')} days to Peng's telegram, then "
        f"{_days(document, 'peng-telegram-date', 'mao-reply-date')} to Mao's reply, then "
        f"{_days(document, 'mao-reply-date')} to the covering telegram: "
        f"{_days(document, 'pak-visit')} in all. The archive files everything under the last "
        "date, but the words inside are older."
    ),
    passages=("P1.1", "S2"),
    asks="arithmetic",
    look="Write down the day of the visit and the day under the covering telegram, each with its "
    "month. How many days are left of the first month, and how many of the second have passed?",
)

COVERING_NOTE = Exercise(
    id="covering-note",
    lesson=LESSON,
    kind="choices",
    question="What does Mao's covering note to Stalin (C1) do? Choose all that is true.",
    options=choose_from(
        "inform: it passes on two texts so that Stalin knows them",
        "money: it asks Stalin for money",
        "opinion: it asks Stalin for his opinion",
        "in-full: it gives both texts in full",
        "cut-telegram: it says that Peng's telegram was shortened",
        "cut-reply: it says that Mao's reply was shortened",
    ),
    answer={"inform", "cut-telegram", "cut-reply"},
    hints=(
        "Keep to C1 alone. What stands in the enclosed letters is said to somebody else.",
        "The English word for the purpose is “familiarization”.",
        "The Russian word for “texts” is plural. Which two things does it belong to?",
    ),
    mistakes=(
        Mistake(
            {"inform"},
            "That is true, and not all: what does C1 say of the two texts that it encloses?",
        ),
        Mistake.has(
            "money",
            "Read C1 alone: is anything asked there? A sum stands in Peng's letter, and there it "
            "is proposed to Mao.",
        ),
        Mistake.has(
            "opinion",
            "Read C1 alone: does it ask anything? An opinion is asked for in the enclosed reply "
            "(M14), and there of somebody else.",
        ),
        Mistake.has(
            "in-full",
            "Look at the word that stands just before “text” in C1.",
        ),
        Mistake.lacks(
            "cut-reply",
            "It may be that you went by the English alone: “the abbreviated text of "
            "the telegram … and my answer”. The Russian for “texts” is plural: how far does it "
            "reach?",
        ),
        Mistake.lacks(
            "cut-telegram",
            "Look again at what C1 says of the first text that it encloses.",
        ),
        Mistake.lacks(
            "inform",
            "C1 states a purpose, in the words after “I send you”: it is missing from your choice.",
        ),
    ),
    why="The note sends two shortened texts for information and asks for nothing. It does not say "
    "how much was cut, or what.",
    passages=("C1",),
    look="Take the sentences to choose from one by one: which words of C1 say this?",
)

WHO_IS_YOU = Exercise(
    id="who-is-you",
    lesson=LESSON,
    kind="match",
    question="Three times somebody says “you” or “your”. Who is it each time?",
    items=choose_from(
        "C1: “I send you for familiarization …”",
        "M1: “I received your telegram …”",
        "M14: “I ask you to study these questions …”",
    ),
    options=choose_from(
        "mao: Mao Zedong", "peng: Peng Dehuai", "stalin: Stalin", "pak: Pak Hon-yong"
    ),
    answer={"C1": "stalin", "M1": "peng", "M14": "peng"},
    hints=(
        "A letter stands inside a letter: each has a reader of its own.",
        "Look for quotation marks: one stands at the start of M1. Where does it close?",
        "Whose telegram of 22 January is being answered?",
    ),
    mistakes=(
        Mistake.pairs(
            "M14",
            "stalin",
            "You seem to have taken the reader of the whole telegram for the reader of the "
            "enclosed reply. Find where its quotation marks open, and where they close.",
        ),
        Mistake.pairs(
            "M1",
            "stalin",
            "You seem to have taken the reader of the whole telegram for the one whose telegram is "
            "answered. Who wrote on 22 January?",
        ),
        Mistake.pairs(
            "M14",
            "pak",
            "The questions are about Korea, but he is spoken about in this exchange, not spoken "
            "to.",
        ),
        Mistake.pairs(
            "C1",
            "peng",
            "The covering note has another reader than the enclosed reply. To whom is the whole "
            "telegram addressed?",
        ),
        Mistake.pairs(
            "M1",
            "mao",
            "In M1 somebody answers, and this is the one who answers. Whose telegram did he "
            "receive?",
        ),
        Mistake.pairs(
            "M14", "mao", "In M14 this man is the one who asks. Whom does his letter answer?"
        ),
        Mistake.pairs(
            "C1", "mao", "In C1 this man is the one who sends. To whom is the telegram addressed?"
        ),
    ),
    why="The covering note speaks to Stalin. Then quotation marks open, and from M1 to M14 Mao is "
    "answering Peng: the “practical observation” he wants is Peng's, and so is the opinion.",
    passages=("C1", "M1", "M14"),
    look="For each, ask in whose letter the sentence stands, and to whom that letter is written.",
)

SORT = Exercise(
    id="sort-point-two",
    lesson=LESSON,
    withholds=(
        "status:tax-grain",
        "status:hungry-share",
        "status:rumour-grain",
        "status:march-grain",
    ),
    kind="match",
    question="Sort four sentences of Peng's point 2 by what kind of statement each one is.",
    items=choose_from(
        "P2.1: the grain tax of 1951",
        "P2.2: the share that suffers from hunger",
        "P2.5: grain that China is to deliver",
        "P2.7: grain in March",
    ),
    options=choose_from(
        "plan: somebody has decided to do it",
        "request: somebody wants it done",
        "estimate: a round share, and nobody says who counted",
        "report: something is said to have happened",
        "rumour: people say so, and the speaker does not know",
    ),
    answer=_statements,
    also=(lambda document: {**_statements(document), _counted(document): "report"},),
    hints=(
        "Look at the small words before the number, and at the verbs.",
        "One sentence begins with “They say”, and the next one doubts it.",
        "“I consider that it is necessary” is not yet anybody's decision.",
    ),
    mistakes=(
        Mistake.pairs(
            "P2.5",
            "report",
            "“They say” is not yet something that Peng knows. Look at how the sentence begins, and "
            "at P2.6.",
        ),
        Mistake.pairs(
            "P2.5",
            "plan",
            "“Has already resolved” has two words before it. Who says so? Read P2.6 too.",
        ),
        Mistake.pairs(
            "P2.5",
            "request",
            "The same tons stand in P2.7, where Peng wants something. Here he repeats what others "
            "tell.",
        ),
        Mistake.pairs(
            "P2.7",
            "plan",
            "Who has decided it? See the words before “necessary”.",
        ),
        Mistake.pairs(
            "P2.7",
            "rumour",
            "The doubt stands in P2.5 and P2.6. This sentence starts from the case that the talk "
            "is not true, and says what to do then.",
        ),
        Mistake.pairs(
            "P2.7",
            "report",
            "Has the grain of March come? Look at the verb, and at the word “necessary”.",
        ),
        Mistake.pairs(
            "P2.1",
            "plan",
            "The year in P2.1 lies in the past, and so does its verb.",
        ),
        Mistake.pairs(
            "P2.1",
            "estimate",
            "P2.1 tells of a tax in a year that is over, and its number is not a round share.",
        ),
        Mistake.pairs(
            "P2.2",
            "rumour",
            "“They say” stands three sentences later. Does Peng say here that he doubts it?",
        ),
    ),
    look="For each, ask: how does Peng know, or does he want it?",
    why="The words that give it away: “collected”, a round share, “They say … I do not know”, “I "
    "consider that it is necessary”. One paragraph, one voice, four kinds of statement. The share "
    "in P2.2 may be called an estimate or a report: Peng states it flatly, and yet it is round, "
    "and nobody says who counted.",
    passages=("P2.1", "P2.2", "P2.5", "P2.6", "P2.7"),
)

GRAIN_ASKED = Exercise(
    id="grain-asked",
    lesson=LESSON,
    kind="number",
    unit="t",
    question="How many tons of grain does Peng, in point 2, ask for in all? Give it exactly.",
    answer=lambda document: figures_of(document)["march-grain"].value,
    hints=(
        "Use your sorting: which of the amounts is something he wants?",
        "P2.7 begins “If it is not true”. What is “it”?",
        "If the talk were true, P2.7 would fall away. So can both be asked for at once?",
    ),
    mistakes=(
        Mistake(
            lambda document: (
                figures_of(document)["march-grain"].value
                + figures_of(document)["rumour-grain"].value
            ),
            "It may be that the grain that “they say” is coming was added to the "
            "grain that Peng asks for. The second is asked for only if the first is not true.",
        ),
        Mistake(
            lambda document: figures_of(document)["tax-grain"].value,
            "You seem to have taken the tax of 1951. That grain was levied, not asked of Mao.",
        ),
        Mistake(
            lambda document: figures_of(document)["grain-total"].value,
            "That is a total from Mao's reply (M8). The question is what Peng asks for.",
        ),
        Mistake(
            lambda document: (
                figures_of(document)["tax-grain"].value + figures_of(document)["march-grain"].value
            ),
            "You seem to have added tax to aid. One was taken, the other is wanted.",
        ),
    ),
    why=lambda document: (
        f"{figures_of(document)['march-grain']}, once. The same number stands there twice, first "
        "as talk and then as a request for the case that the talk is wrong."
    ),
    passages=("P2.5", "P2.6", "P2.7"),
    look="Which sentence has a verb of wanting? Read the number in that sentence.",
)

SHARE_OF_WHOM = Exercise(
    id="share-of-whom",
    lesson=LESSON,
    kind="match",
    question="Two shares stand in point 2. A share of whom, or of what, is each?",
    items=choose_from(
        "P2.2: the share with a number", "P2.3: the share without one, “the majority”"
    ),
    options=choose_from(
        "tax: the tax",
        "peasants: the peasants",
        "yield: the harvest",
        "population: the whole population",
    ),
    answer={"P2.2": "population", "P2.3": "peasants"},
    hints=(
        "The answer is the noun that follows “of the” in each sentence.",
        "The two sentences do not have the same noun.",
        "Only one of them speaks of country people in particular.",
    ),
    mistakes=(
        Mistake.pairs(
            "P2.2",
            "peasants",
            "Read P2.2 by itself: the next sentence has a base of its own.",
        ),
        Mistake.pairs(
            "P2.3",
            "population",
            "Which people does P2.3 name? It is a narrower word.",
        ),
        Mistake.pairs(
            "P2.2",
            "tax",
            "P2.1, which speaks of the tax, is finished before the percentage comes.",
        ),
        Mistake.pairs(
            "P2.2",
            "yield",
            "P2.1 speaks of a share too, “too large a percentage”, but that one has no number.",
        ),
        Mistake.pairs(
            "P2.3",
            "yield",
            "P2.3 says who will be able to subsist: people, not grain.",
        ),
        Mistake.pairs(
            "P2.3",
            "tax",
            "P2.3 says who will be able to subsist: people, not grain.",
        ),
    ),
    why="Ten percent of everybody, and more than half of the peasants: two shares with two bases. "
    "Neither base is counted anywhere in the telegram, so neither becomes a number of people.",
    passages=("P2.2", "P2.3"),
    look="Read each sentence by itself, up to its verb: of whom does it speak?",
)

MILLIONS = Exercise(
    id="million-millions",
    lesson=LESSON,
    kind="number",
    unit="yuan",
    question="How many yuan does Peng's sum in P3.1 come to, written out as one number? Give it "
    "exactly, with all its zeros.",
    answer=lambda document: figures_of(document)["peng-aid-yuan"].value,
    hints=(
        "In the Russian the dots only part the thousands, as commas do in the English.",
        "Do not stop at the digits: a word comes after them.",
        "Multiply the number in digits by a million: six more zeros.",
    ),
    mistakes=(
        Mistake(
            lambda document: figures_of(document)["peng-aid-yuan"].value / 10**6,
            "You seem to have copied the digits and left out the word after them, “million”.",
        ),
        Mistake(
            lambda document: figures_of(document)["peng-aid-yuan"].value / 10**12,
            "You seem to have read the first dot as a decimal point and left out the word after "
            "the digits.",
        ),
        Mistake(
            lambda document: figures_of(document)["peng-aid-yuan"].value / 10**3,
            "Three zeros are missing. Count those of the digits, then add six for the word "
            "“million”. If your “billion” is a million million, write the number in digits.",
        ),
        Mistake(
            lambda document: figures_of(document)["peng-aid-roubles"].value,
            "You seem to have taken the roubles. The question asks for yuan.",
        ),
    ),
    why=lambda document: (
        f"{int(figures_of(document)['peng-aid-yuan'].value):,} yuan: a million, taken "
        f"{int(figures_of(document)['peng-aid-yuan'].in_millions):,} times. These are the old yuan "
        f"of 1952; in 1955 ten thousand of them became a single new one "
        f"({in_passing(outside(), 'new-yuan')})."
    ),
    passages=("P3.1",),
    look="Write the digits of P3.1 without their dots or commas, then what the word after them "
    "adds.",
)

PLANNED_OR_DONE = Exercise(
    id="planned-or-done",
    lesson=LESSON,
    withholds=(
        "status:tax-grain",
        "status:march-grain",
        "status:grain-total",
        "status:cotton-february",
    ),
    kind="match",
    question="On the day of the telegram, what does it say of each of these: that it was done, "
    "that somebody asked for it, or that it is planned?",
    items=choose_from(
        "P2.1: the grain tax",
        "P2.7: grain in March",
        "M8: rice and millet",
        "M9: cotton fabric",
    ),
    options=choose_from(
        "planned: it is announced, and still to come",
        "done: it is told as past",
        "asked: somebody wants it, and nobody has agreed yet",
    ),
    answer=lambda document: {
        document.fact(each).passage: STAGES[_status(document, each)]
        for each in ("tax-grain", "march-grain", "grain-total", "cotton-february")
    },
    hints=(
        "Everything hangs on the verb of each sentence.",
        "“Will be delivered” is a future: it tells of an intention.",
        "In P2.7 the main verb is “consider”.",
    ),
    mistakes=(
        Mistake.pairs(
            "M8",
            "done",
            "You seem to have read “will be delivered” as “was delivered”. In the Russian, too, "
            "the verb is a future.",
        ),
        Mistake.pairs(
            "M9",
            "done",
            "The letter is of February, and so is the cotton. But look at the verb.",
        ),
        Mistake.pairs(
            "P2.7",
            "planned",
            "Peng says what he considers necessary. Who would have to decide?",
        ),
        Mistake.pairs(
            "M8",
            "asked",
            "The application in M7 asks; M8 tells what is to come of it. Has nobody agreed yet?",
        ),
        Mistake.pairs(
            "P2.1",
            "planned",
            "Look at the year in P2.1, and at its verb.",
        ),
        Mistake.pairs(
            "P2.1",
            "asked",
            "P2.1 says what the Korean government did in a year that is over.",
        ),
        Mistake.pairs(
            "M9", "asked", "Does Mao want the cotton, or promise it? Look at the verb in M9."
        ),
        Mistake.pairs("P2.7", "done", "P2.7 speaks of March, and it was written in January."),
    ),
    why="The tax is told as done, the grain for March is asked for, and all that Mao lists is "
    "still to come. The telegram cannot tell you that a single sack arrived.",
    passages=("P2.1", "P2.7", "M8", "M9"),
    look="Look at the verb of each sentence: is it a past, a future, or a wish?",
)

AS_EARLY = Exercise(
    id="as-early",
    lesson=LESSON,
    kind="choice",
    question="What does Peng ask for in the Russian of P3.3, with the words «возможно раньше»?",
    options=choose_from(
        "perhaps: that it perhaps be planned earlier",
        "permitted: that it be planned earlier if that is permitted",
        "soonest | as soon as possible: that it be planned as early as possible",
        "first: that it be planned before everything else",
    ),
    answer="soonest",
    hints=(
        "The pair of words has one meaning together; look at the example above.",
        "Is he hesitant, or is he in a hurry?",
        "In the example the first word makes the second as strong as it can be.",
    ),
    mistakes=(
        Mistake(
            "perhaps",
            "So the archive's English has it: “possibly be planned earlier”. It takes the two "
            "words one by one.",
        ),
        Mistake(
            "permitted",
            "By itself the first word may leave something open. Together with a word like "
            "“earlier” it does not.",
        ),
        Mistake(
            "first",
            "The words are about time, not about rank.",
        ),
    ),
    why="Before a word like “earlier” the Russian word means “as … as possible”. Peng is pressing; "
    "the archive's English makes him shy. Whoever quotes only the English quotes another man.",
    passages=("P3.3",),
    look="Look at the example above: what do the two words mean together?",
)

LOST = Exercise(
    id="lost-in-english",
    lesson=LESSON,
    kind="choices",
    question="Which of these does the Russian sheet tell you, and the archive's English does not?",
    options=choose_from(
        "secret: that it is top secret",
        "hour: when it was received",
        "copying: that copying is forbidden",
        "number: its number",
        "decoder: who decoded it",
        "addressee: to whom it is addressed",
        "typing: who typed it",
    ),
    answer=lambda document: {
        key for key, fact in MARKS.items() if "en" not in document.fact(fact).printed
    },
    hints=(
        "Compare the two columns of the cards: one of them is often empty.",
        "Of the head of the form the English keeps what identifies the telegram.",
        "Of the foot of the form, below the signature and its number, the English keeps nothing.",
    ),
    mistakes=(
        Mistake.has("hour", "See the English line that begins “From BEIJING”, in H08."),
        Mistake.has("number", "See the English title of the form, in H03."),
        Mistake.has("addressee", "See the English of H13: a name stands there."),
        Mistake.lacks(
            "decoder",
            "One clerk is missing: look at the foot of the form, in S3.",
        ),
        Mistake.lacks("typing", "One clerk is missing: look at the foot of the form, in S4."),
        Mistake.lacks("secret", "Look at H04, on both sides."),
        Mistake.lacks("copying", "Look at H05, a rule printed on the form, on both sides."),
    ),
    why="The English gives the letters and drops most of the form: how secret it was, who handled "
    "it, how many copies were typed. A reader of English alone cannot ask how this paper came to "
    "be.",
    passages=("H03", "H04", "H05", "H08", "H13", "S3", "S4"),
    look="Go through the cards one by one: where the English side is empty, the English is silent.",
)

EXERCISES: tuple[Exercise, ...] = (
    VOICES,
    DAYS,
    COVERING_NOTE,
    WHO_IS_YOU,
    SORT,
    GRAIN_ASKED,
    SHARE_OF_WHOM,
    MILLIONS,
    PLANNED_OR_DONE,
    AS_EARLY,
    LOST,
)
