"""Lesson 04: how far can we trust this text?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from sourcework.claims.sensitivity import reaches
from sourcework.document import Document
from sourcework.exercises.model import Exercise, Follow, Mistake, choose_from
from sourcework.numbers.writing import spoken
from sourcework.rounding import Interval

from ..claims import ASSERTIONS
from ..claims.stamp import printed_day, received
from ..register import Stamp, due, place_of, stamps

LESSON = "doubt"
# The places of the translation that the reader weighs, by the editor's note on each.
PLACES = {
    "place": "tr04",
    "carry": "tr07",
    "resolved": "tr11",
    "early": "tr16",
    "latin": "tr23",
    "farming": "tr25",
}
MANY = 10


def _early(document: Document) -> int:
    return (received(document) - printed_day(document)).days


def _last_stamp() -> Stamp:
    return stamps()[-1]


def _next_day(document: Document) -> date:
    """Return the day on which the typed copy existed: midnight had closed the day of receipt."""
    return received(document) + timedelta(days=1)


def _due(document: Document, day: date) -> Interval:
    """Return the whole numbers due on a day between the slowest pace and the fastest."""
    paced = due(day, stamps()).by_pace
    return Interval(floor(paced.low), ceil(paced.high), True, True)


def _grown(days: int, start: int = 0) -> Interval:
    """Return what the count comes to after some days at any pace seen, from ``start``."""
    paces = [each.pace for each in stamps()]
    low, high = floor(min(paces) * days), ceil(max(paces) * days)
    return Interval(start + low, start + high, True, True)


def _added_twice(document: Document) -> Interval:
    """Return what comes of all days of the year, this one in or not, on top of the last number."""
    days, start = place_of(_next_day(document)), _last_stamp().number
    low, high = _grown(days - 1, start).low, _grown(days, start).high
    return Interval(low, high, True, True)


def _own_pace(pace: Fraction, document: Document) -> Interval:
    """Return what is due by a pace that the learner found herself, in whole numbers."""
    number = pace * place_of(_next_day(document))
    return Interval(floor(number), ceil(number), True, True)


def _without_new_year(document: Document) -> Interval:
    """Return what is due if the numbers of one year ran on into the next."""
    last = max(each for each in stamps() if each.day.year < received(document).year)
    return _grown((_next_day(document) - last.day).days, last.number)


def _moves(document: Document, note: str, instead: str = "") -> int:
    """Return how many verdicts move when a place is read otherwise."""
    return max(
        len(each.moves)
        for each in reaches(document, ASSERTIONS)
        if each.doubt.name == note and instead in each.doubt.instead
    )


def _mistranslated(document: Document) -> set[str]:
    """Return the places whose English says something else, as the edition marks them."""
    kinds = {note.id: note.kinds[0] for note in document.translation_notes}
    return {key for key, note in PLACES.items() if kinds[note] == "mistranslation"}


def _extent(document: Document) -> dict[str, str]:
    sizes = {"vranei": _moves(document, "tn03"), "stamp": _moves(document, "tn10")}
    found = {key: "many" if size > MANY else "single" for key, size in sizes.items()}
    return {**found, "far": "sense", "early": "sense", "roads": "neither"}


WITNESSES: Mapping[object, str] = {"H13": "english", "H06": "nothing", "H11": "sisters"}
WITNESS = Exercise(
    id="damage-witness",
    lesson=LESSON,
    kind="match",
    question="Three words of the form are damaged: the addressee in H13, the word after the 6 in "
    "H06, and the two letters before the party's name in H11. What shows the damage to a reader "
    "who knows no Russian?",
    items=choose_from(
        "H13: the addressee", "H06: the word after the 6", "H11: the two letters in the stamp"
    ),
    options=choose_from(
        "english: the archive's English of the same passage",
        "sisters: the same stamp on other telegrams",
        "elsewhere: the same word elsewhere in this telegram",
        "nothing | knowledge | grammar: no other text, only knowledge of the grammar and of such "
        "forms",
    ),
    answer=WITNESSES,
    also=({**WITNESSES, "H11": "elsewhere"},),
    hints=(
        "Look at the right-hand side of each card first: is there any English?",
        "Where a card has no English, papers outside the telegram may help, or nothing may.",
        "A stamp is used again and again; the line with the 6 is printed on the form.",
    ),
    mistakes=(
        Mistake.pairs(
            "H06",
            "english",
            "The archive left this line out altogether: there is no English of it.",
        ),
        Mistake.pairs(
            "H11",
            "english",
            "The archive's English of this telegram leaves the whole stamp out.",
        ),
        Mistake.pairs(
            "H13",
            "elsewhere",
            "In this telegram the name stands once.",
        ),
        Mistake.pairs(
            "H13",
            "nothing",
            "Look at the right-hand side of its card.",
        ),
        Mistake.pairs(
            "H13",
            "sisters",
            "The sister telegrams are here for their stamp. What stands on the right-hand side of "
            "this card?",
        ),
        Mistake.pairs(
            "H06",
            "elsewhere",
            "That word stands nowhere else in the telegram.",
        ),
        Mistake.pairs(
            "H06",
            "sisters",
            "This line is printed on the form, and belongs to another office than the stamp.",
        ),
        Mistake.pairs(
            "H11",
            "nothing",
            "Nobody has a stamp made for one sheet of paper: is there no second impression of it?",
        ),
    ),
    why="Each damaged word needs a witness of its own. A translation is one, a sister document "
    "another; and where neither is left, only somebody who knows such forms can help. The less "
    "independent the witness, the less sure the correction. In H06 the grammar speaks too: a six "
    "takes its noun in a form that ends otherwise, or the word may be cut short. For H11 the "
    "party's name in the Russian of P1.8, with its own two letters before it, is a fair witness "
    "as well.",
    passages=("H06", "H11", "H13"),
    asks="judgment",
    look="For each, ask which second text should say the same, and whether we have it.",
)

STAMP_EARLY = Exercise(
    id="stamp-early",
    lesson=LESSON,
    withholds=("verdict:stamp-date",),
    kind="number",
    unit="days",
    question="By how many days does the stamp, as the record prints it (H11), come before the day "
    "on which the telegram was received (H08)? Give whole days.",
    answer=_early,
    also=(lambda document: -_early(document),),
    hints=(
        "In both places the day stands first and the month second.",
        "II is a two in Roman figures, so both days lie in the same month.",
        "Subtract the one day from the other.",
    ),
    mistakes=(
        Mistake(
            lambda document: _early(document) + 1,
            "You seem to have counted both the first day and the last.",
        ),
        Mistake(
            lambda document: _early(document) - 1,
            "You seem to have counted only the days between the two. From Monday to Tuesday is one "
            "day.",
        ),
        Mistake(
            lambda document: printed_day(document).day,
            "You seem to have given the day in the stamp itself. How far is it before the receipt?",
        ),
        Mistake(
            lambda document: (_next_day(document) - printed_day(document)).days,
            "You seem to have counted to the day after the typing. The question names the day of "
            "receipt, in H08.",
        ),
        Mistake(
            lambda document: received(document).day,
            "You seem to have given the day of receipt itself. How far before it is the stamp?",
        ),
    ),
    why="Nobody can stamp a paper before it exists. So something is wrong here: with the day, with "
    "the sheet, or with what we think of them. The lesson goes on to ask.",
    passages=("H08", "H11"),
    asks="arithmetic",
    look="Two days go in: the one in the stamp (H11) and the day of receipt (H08). The first is "
    "taken from the second.",
)

PACED = Exercise(
    id="stamp-pace",
    lesson=LESSON,
    kind="number",
    question=lambda document: (
        f"The stamp of 31 January 1952 has the number {_last_stamp().number}. If the count began "
        "on 1 January, how many papers a day did the office enter? Give three figures or more, "
        "such as 4.56."
    ),
    answer=lambda document: _last_stamp().pace,
    hints=(
        "How many days had the year had, that day included?",
        "Papers a day: the number of papers over the number of days.",
        "The table says which day of the year it was.",
    ),
    mistakes=(
        Mistake(
            lambda document: _last_stamp().number,
            "You seem to have given the number itself. Share it out over the days.",
        ),
        Mistake(
            lambda document: Fraction(_last_stamp().number, _last_stamp().place - 1),
            "You seem to have left one day out: on the last day of January the month has had all "
            "its days.",
        ),
        Mistake(
            lambda document: 1 / _last_stamp().pace,
            "You seem to have divided the other way round: that is days a paper.",
        ),
        Mistake(
            lambda document: Fraction(
                stamps()[1].number - stamps()[0].number, (stamps()[1].day - stamps()[0].day).days
            ),
            "You seem to have taken the step between the two stamps of July. The question is "
            "about 1952.",
        ),
    ),
    why=lambda document: (
        f"{_last_stamp().number} papers in {_last_stamp().place} days. Work out the other three "
        "stamps in the same way: if the paces are alike, a beginning on 1 January is likely. The "
        "register itself we have not seen."
    ),
    passages=("H11",),
    asks="arithmetic",
    look="Two numbers go in: the number in the stamp, divided by the day of the year, that day "
    "included.",
)

DUE = Exercise(
    id="stamp-due",
    lesson=LESSON,
    kind="number",
    question="Which number was due in that register of papers on 9 February 1952, the fortieth "
    "day of the year? Calculate with any pace that the four stamps suggest, and give a whole "
    "number.",
    follows=(Follow(PACED, _own_pace),),
    answer=lambda document: _due(document, _next_day(document)),
    hints=(
        "A pace is entries a day. How many days are there to be counted?",
        "The numbers of 1951 do not run on: in January they are small again.",
        "Multiply the pace you found by the day of the year.",
    ),
    mistakes=(
        Mistake(
            _without_new_year,
            "You seem to have gone on from the number of October. In January the numbers are "
            "small again, so the count began anew in between.",
        ),
        Mistake(
            lambda document: _due(document, printed_day(document)),
            "That is what was due on the day that the record prints. The question is about 9 "
            "February.",
        ),
        Mistake(
            lambda document: _grown((_next_day(document) - _last_stamp().day).days),
            "It may be that this is only what was added since the last stamp. Then "
            "begin at the number that stamp has.",
        ),
        Mistake(
            lambda document: _last_stamp().number * place_of(_next_day(document)),
            "You seem to have multiplied the number by the days. Multiply the pace instead.",
        ),
        Mistake(
            lambda document: _last_stamp().number,
            "That is the number of the last stamp, of 31 January. Entries went on after it.",
        ),
        Mistake(
            lambda document: _grown(1),
            "That is a pace: entries of one day. How many days are there to be counted?",
        ),
        Mistake(
            lambda document: _due(document, received(document)),
            "One reading of this is that thirty-nine days were counted, another that the pace was "
            "rounded first. Count 9 February in, and take the pace with its decimals.",
        ),
        Mistake(
            _added_twice,
            "You seem to have added all the days of the year to the number of the last stamp. "
            "January is in that number already.",
        ),
    ),
    asks="arithmetic",
    look="Two numbers go in: the pace, as near as you found it, times the day of the year. "
    "9 February is the fortieth day.",
    why=lambda document: (
        f"At the slowest pace and at the fastest: {_told(_next_day(document))}, and one to either "
        "side where a pace makes no whole number. "
        f"For 8 February it is {_told(received(document))}, for 2 February only "
        f"{_told(printed_day(document))}."
    ),
    passages=("H11",),
)


def _told(day: date) -> str:
    paced = due(day, stamps()).by_pace.inwards(0)
    return f"{spoken(paced.low, 0)} to {spoken(paced.high, 0)}"


SENTENCE = Exercise(
    id="stamp-sentence",
    lesson=LESSON,
    kind="choice",
    question="Which sentence about the stamp may you write?",
    options=choose_from(
        "draft: A version of this telegram lay in Moscow on 2 February, days before the text we "
        "have.",
        "ninth: The sheet was stamped on 9 February, as the pace of the numbers in the register "
        "proves.",
        "misread: The day was probably misread; the register fits 8 or 9 February, and a scan "
        "would tell.",
        "forged: The stamp shows that the document was tampered with, and the letters beside it "
        "too.",
    ),
    answer="misread",
    hints=(
        "What do you know, and what do you infer?",
        "A sentence that rests on four points and a lost figure must sound like it.",
        "Which sentence says what would decide the matter?",
    ),
    mistakes=(
        Mistake(
            "draft",
            "That trusts the one figure in this line that cannot be right. The covering note is "
            "dated, and it was received on the day of its date.",
        ),
        Mistake(
            "ninth",
            "That may well be so. But two days fit the register, and the reading of the number is "
            "itself a guess: say how sure you are.",
        ),
        Mistake(
            "forged",
            "Damage is not yet intent. The letters around it are damaged too, and nobody gains by "
            "that.",
        ),
    ),
    why="The arithmetic rules one day out and, at the paces that were seen, leaves two. It needs "
    "two steps that are inferences: that the count began at New Year, and that 48 has lost its "
    "last figure.",
    passages=("H08", "H11", "S4"),
    asks="judgment",
    look="For each sentence, say what would have to be true, and whether you know it or infer it.",
    withholds=("tn09", "tn10", "verdict:stamp-date"),
)

LITTLE = Exercise(
    id="little-or-far",
    lesson=LESSON,
    kind="choices",
    question="M2 has «на немного», taken as “by a little”. If a scan showed «намного», “by far”, "
    "which of these sentences would fall?",
    options=choose_from(
        "hardly: China planned hardly more help for 1952 than it had given before.",
        "exceeds: The sum in M2 is larger than what it is compared with.",
        "less: Mao's sum is smaller than Peng's.",
        "guess: From Mao's sum one can guess how large the earlier help had been.",
        "rate: One exchange rate can explain the three conversions.",
    ),
    answer={"hardly", "guess"},
    hints=(
        "Go through them one by one: which rests on the size of the step in M2?",
        "In either reading one amount is above another.",
        "Peng's sum and the roubles stand in other words of the telegram.",
    ),
    mistakes=(
        Mistake.has(
            "exceeds",
            "“Exceeds” stands in both readings: only the word before it would change.",
        ),
        Mistake.has(
            "less",
            "Those are two printed sums. Do they need this word?",
        ),
        Mistake.has(
            "rate",
            "No rate is calculated from this word.",
        ),
        Mistake.lacks(
            "guess",
            "Think of what a small step allows: with it, one unknown amount would lie close to a "
            "known one.",
        ),
        Mistake.lacks("hardly", "One of the sentences repeats the word, in other words."),
    ),
    why="What falls is about the years before 1952, of which the telegram gives no amount. "
    "All that is calculated from printed sums stands.",
    passages=("M2",),
    asks="judgment",
    look="Read each sentence with “by far” in your mind: could it still be true, and for the same "
    "reason?",
)

MATTER = Exercise(
    id="which-matter",
    lesson=LESSON,
    kind="choices",
    question="In which of these places does the archive's English change who does what, when, or "
    "how urgently?",
    options=choose_from(
        "place: P1.1, “was at my place”; literally “came to see me”",
        "carry: P1.7, “we will carry out active preparation”; literally “we are carrying out”",
        "resolved: P2.5, “has already resolved to deliver”; literally “has already authorised the "
        "delivery”",
        "early: P3.3, “possibly be planned earlier”; literally “as early as possible”",
        "latin: M8, “[Setaria italica]”; a name that the Russian does not have",
        "farming: M12, “agricultural economy”; literally “agriculture”",
    ),
    answer=_mistranslated,
    hints=(
        "Put the literal words into a sentence of your own: would your sentence change?",
        "Tense is about when. What is the difference between deciding and allowing?",
        "An odd phrase, or a helpful bracket, leaves the facts where they are.",
    ),
    mistakes=(
        Mistake.has(
            "place",
            "It is an odd phrase. But the visit, the visitor and the day are the same in both.",
        ),
        Mistake.has(
            "latin",
            "The translator added it. It says which grain is meant, and changes nothing.",
        ),
        Mistake.has("farming", "It is a stiff word, but the work meant is the same."),
        Mistake.lacks(
            "carry",
            "Look at the tense in P1.7: is the army going to prepare, or at it already?",
        ),
        Mistake.lacks(
            "resolved",
            "Look at the verb in P2.5: to decide on a delivery is one act, to let it go ahead "
            "another.",
        ),
        Mistake.lacks("early", "How hard does Peng press? Look at P3.3 again."),
    ),
    why="Three change a sentence of history: the army was preparing already, a permission is not "
    "a decision, and Peng was in a hurry. The others are clumsy or kind. Of these six the "
    "edition marks the same three as mistranslations.",
    passages=("P1.7", "P2.5", "P3.3"),
    asks="judgment",
    look="Put the literal words into a sentence: does somebody else act, at another time, or with "
    "another urgency?",
)

MISLED = Exercise(
    id="english-misleads",
    lesson=LESSON,
    kind="match",
    question="A historian who had the English alone wrote four sentences that the Russian does not "
    "bear out. Which passage misled each time?",
    items=choose_from(
        "later: “Preparations for further fighting had not begun.”",
        "shy: “Peng wondered whether it might be planned a little sooner.”",
        "ours-too: “Like somebody else's, China's budget was strained.”",
        "in-full: “Mao's own reply went to Stalin unshortened.”",
    ),
    options=choose_from("C1", "P1.7", "P2.5", "P3.1", "P3.3", "M13"),
    answer={"later": "P1.7", "shy": "P3.3", "ours-too": "P3.1", "in-full": "C1"},
    hints=(
        "Look in the table for the word that each sentence leans on: a tense, “possibly”, “also”, "
        "a singular.",
        "Not every passage misled somebody here.",
        "The covering note speaks of what is enclosed; Peng's third point speaks of money.",
    ),
    mistakes=(
        Mistake.pairs(
            "ours-too",
            "P3.3",
            "The request stands there. The strained budget stands in an earlier sentence of the "
            "same point.",
        ),
        Mistake.pairs(
            "shy",
            "P3.1",
            "The sum stands there. How hard Peng presses stands in a later sentence of the same "
            "point.",
        ),
        Mistake.pairs(
            "in-full",
            "M13",
            "That is inside the reply. Whether it was shortened is said before it begins.",
        ),
        Mistake.pairs(
            "later",
            "P2.5",
            "Deliveries stand there. The sentence is about the army.",
        ),
        Mistake.pairs(
            "later",
            "P3.3",
            "That is about a plan for money. The sentence is about the army.",
        ),
        Mistake.pairs(
            "ours-too",
            "M13",
            "Whose budget is called strained, and by whom? Look for the word.",
        ),
        Mistake.pairs(
            "shy",
            "M13",
            "There Mao asks. Whose wish is the sentence about?",
        ),
    ),
    why="“Will carry out” for a present, “possibly” for urgency, “also” for a mere although, a "
    "singular for a plural: four small words, four sentences that the Russian does not bear out, "
    "and not one number among them.",
    passages=("C1", "P1.7", "P3.1", "P3.3"),
    look="For each sentence, find the word it leans on, and then the passage in which the English "
    "has that word.",
)

STANDING = Exercise(
    id="known-or-inferred",
    lesson=LESSON,
    kind="match",
    question="How do we know each of these about the way of the words: does the record say it, is "
    "it inferred, or is it not said at all?",
    items=choose_from(
        "cut: both letters were shortened before they were sent on",
        "chinese: the letters were first written in Chinese",
        "who-cut: who shortened them, and what was taken out",
        "midnight: this copy was typed at midnight",
    ),
    options=choose_from(
        "record: the record says it",
        "argued | inference: it is inferred",
        "silent | unknown | not said: it is not said at all",
    ),
    answer={"cut": "record", "chinese": "argued", "who-cut": "silent", "midnight": "record"},
    hints=(
        "Two of them stand in so many words in C1 and in S4.",
        "Did you see a word in a third language anywhere in the record?",
        "A sure thing can still be an inference, if nothing in the paper states it.",
    ),
    mistakes=(
        Mistake.pairs(
            "chinese",
            "record",
            "It is as good as certain, and yet the paper never names a language. What is it then?",
        ),
        Mistake.pairs(
            "who-cut",
            "argued",
            "Is there anything to argue from? That a man signs does not show that he cut.",
        ),
        Mistake.pairs(
            "cut",
            "argued",
            "Look at the word in the covering note just before “text”.",
        ),
        Mistake.pairs(
            "midnight",
            "argued",
            "Look at the foot of the last sheet, where the typist puts an hour.",
        ),
        Mistake.pairs(
            "chinese",
            "silent",
            "That it is not said is true. But is it only a guess, or is there something to argue "
            "from: who writes, and to whom?",
        ),
        Mistake.pairs(
            "who-cut",
            "record",
            "C1 says that the letters were shortened. In which words does it say by whom?",
        ),
        Mistake.pairs("cut", "silent", "Look at the word in the covering note just before “text”."),
        Mistake.pairs(
            "midnight",
            "silent",
            "Look at the foot of the last sheet, where the typist puts an hour.",
        ),
    ),
    why="Cut and typed are in the record; Chinese is argued; the scissors are in nobody's hand. "
    "The largest weakness of the text, what was cut, is the one about which least is known.",
    passages=("C1", "S4"),
    look="For each, point to the words that say it. If there are none: is there anything to argue "
    "from?",
)

YOU = Exercise(
    id="without-quotes",
    lesson=LESSON,
    kind="choices",
    question="Suppose the quotation marks before M1 and after M14 had been lost in copying, as the "
    "layout of the stamp was. What would still tell you that “you” in M14 is not Stalin?",
    options=choose_from(
        "heading: M0 heads it as the answer that C1 announces together with Peng's telegram",
        "capital: the “you” has a capital letter in the Russian",
        "telegram: M1 answers a telegram of 22.1, the date of Peng's in C2",
        "copy: this is Stalin's copy",
        "observation: M11 asks for “practical observation” in Korea",
        "signature: Mao's name stands at the end",
    ),
    answer={"heading", "telegram", "observation"},
    hints=(
        "Which of these could be different if Stalin were meant?",
        "Politeness, the reader of the whole sheet and the sender are the same either way.",
        "Look for a title, for a date, and for something only one man could do.",
    ),
    mistakes=(
        Mistake.has(
            "capital",
            "Politeness is not an address. The covering note has the same capital, and there the "
            "reader is another.",
        ),
        Mistake.has(
            "copy",
            "The reader of the sheet need not be the reader of the letter in it.",
        ),
        Mistake.has(
            "signature",
            "It says who speaks. The question is to whom.",
        ),
        Mistake.lacks("telegram", "A reply names the letter it replies to: look at M1 again."),
        Mistake.lacks("heading", "Look at the line above the reply, M0."),
        Mistake.lacks(
            "observation",
            "Who could observe anything in Korea? That is an inference, but it points somewhere.",
        ),
    ),
    why="Two come out of the record, the third is an inference, and none of them needs the marks. "
    "A reading that stands on several legs survives the loss of one.",
    passages=("C1", "C2", "M0", "M1", "M11", "M14"),
    asks="judgment",
    look="Ask of each: could it be just the same if Stalin were meant?",
)

ROUBLES = Exercise(
    id="why-roubles",
    lesson=LESSON,
    kind="choice",
    question="Peng writes to Mao about a Chinese budget, and yet roubles stand behind his yuan. "
    "Which sentence goes as far as the document lets you, and no further?",
    options=choose_from(
        "stated: The roubles were added in Beijing for Stalin, by a clerk who converted all three "
        "sums at one rate.",
        "supposed: The roubles were probably put in for a Soviet reader; if one clerk did it, one "
        "rate is a fair thing to look for.",
        "proved: One clerk put in all the roubles, and so one rate stands behind them, whatever "
        "the quotients seem to say.",
        "army: Peng calculated in roubles because his army was supplied in them, and he knew the "
        "rate from its bills.",
    ),
    answer="supposed",
    hints=(
        "Does any word of the telegram say who put the roubles in?",
        "A good guess explains something, and says that it is a guess.",
        "From a guess about a clerk no rate can follow. What can?",
    ),
    mistakes=(
        Mistake(
            "stated",
            "That would explain it well, but you have written it as if it stood there. No word "
            "says who added anything.",
        ),
        Mistake(
            "proved",
            "That is a certainty built on a guess: neither the clerk nor the rate is in the "
            "document.",
        ),
        Mistake(
            "army",
            "Nothing in the telegram supports that reason; Peng speaks of a budget in yuan.",
        ),
    ),
    why="An internal telegram needs no roubles; its forwarded copy might. So even the words "
    "inside Peng's quotation marks may not all be Peng's. It is an inference, and the test of "
    "one rate in 02-verify leans on it without needing it.",
    passages=("P3.1", "M2", "M5"),
    asks="judgment",
    look="For each sentence, say which word of the telegram would have to stand there for you to "
    "write it.",
)

EXTENT = Exercise(
    id="doubt-extent",
    lesson=LESSON,
    kind="match",
    question="How far does each doubt reach, by the tables of this lesson and by what the sentence "
    "says?",
    items=choose_from(
        "vranei: M5, «враней» left as it is printed",
        "stamp: H11, another day read in the stamp",
        "far: M2, «намного» read for «на немного»",
        "early: P3.3, the English instead of the Russian",
        "roads: M12, «шоссежных» left as it is printed",
    ),
    options=choose_from(
        "sense: no verdict, but the sense of a sentence",
        "many: more than ten verdicts",
        "neither: no verdict and no sense",
        "single: one verdict",
    ),
    answer=_extent,
    hints=(
        "The tables count verdicts. The sense of a sentence you must weigh yourself.",
        "A unit carries every sum that is calculated in it.",
        "Would anybody read the sentence otherwise for it? If not, and if no number hangs on it, "
        "it reaches nothing.",
    ),
    mistakes=(
        Mistake.pairs(
            "far",
            "many",
            "The word matters much. But the amounts it compares are not stated, so nothing was "
            "ever calculated with it.",
        ),
        Mistake.pairs(
            "far",
            "neither",
            "The table counts verdicts. What would the sentence say then?",
        ),
        Mistake.pairs(
            "early",
            "neither",
            "The table counts verdicts. Is a man in a hurry the same as a shy one?",
        ),
        Mistake.pairs(
            "stamp",
            "many",
            "We spent long on it, but look at its row.",
        ),
        Mistake.pairs(
            "vranei",
            "neither",
            "The slip is plain. But without a unit, what can be calculated with the sum?",
        ),
        Mistake.pairs(
            "vranei",
            "sense",
            "Its sentence does lose its sense. But look at its row: do verdicts move as well?",
        ),
        Mistake.pairs("vranei", "single", "Look at its row once more: how many verdicts move?"),
        Mistake.pairs(
            "stamp",
            "neither",
            "Look at its row once more: does nothing move?",
        ),
        Mistake.pairs(
            "stamp",
            "sense",
            "The sentence changes, true. But look at its row: does a verdict move as well?",
        ),
        Mistake.pairs("roads", "sense", "Would you read the sentence otherwise with either word?"),
        Mistake.pairs("early", "single", "Look at the row: no verdict hangs on that sentence."),
    ),
    why="The dullest slip carries most verdicts, and the word that could turn history round "
    "carries none. Count, and then weigh: neither does the other's work.",
    passages=("H11", "M2", "M5", "M12", "P3.3"),
    asks="judgment",
    look="For each, look first how many verdicts move in its row, and only then at what its "
    "sentence would say.",
)

EXERCISES: tuple[Exercise, ...] = (
    WITNESS,
    STAMP_EARLY,
    PACED,
    DUE,
    SENTENCE,
    LITTLE,
    MATTER,
    MISLED,
    STANDING,
    YOU,
    ROUBLES,
    EXTENT,
)
