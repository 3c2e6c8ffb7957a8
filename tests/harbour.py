"""Exercises on the invented letter from the harbour, one of each kind and more of numbers."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from sourcework.document import Document, open_edition
from sourcework.exercises import Exercise, Exercises, Mistake, choose_from
from sourcework.figures import figures_of
from sourcework.places import Place
from sourcework.rounding import Rule, reading

PLACE = Place(Path(__file__).parent / "editions/harbour")
HARBOUR: Document = open_edition(PLACE.edition)


def value(document: Document, figure_id: str) -> Fraction:
    """Return the exact value of a figure."""
    return figures_of(document)[figure_id].value


def rate(document: Document) -> Fraction:
    """Return roubles per dollar in the keeper's request."""
    return value(document, "repair-roubles") / value(document, "repair-dollars")


LOOK = "Put what the letter says beside the question."
HINTS = ("Read the letter.", "Read the keeper's part of it.", "Read what he asks for.")

RATE = Exercise(
    id="rate",
    lesson="numbers",
    look=LOOK,
    kind="number",
    unit="roubles per dollar",
    question="How many roubles does the keeper take for a dollar?",
    answer=rate,
    hints=("He states one sum in two moneys.", "Divide.", "Roubles above the line."),
    mistakes=(
        Mistake(
            lambda d: value(d, "repair-roubles") / value(d, "grant-dollars"),
            "You seem to have taken the dollars that the office granted.",
        ),
        Mistake(
            lambda d: value(d, "repair-roubles") - value(d, "repair-dollars"),
            "You seem to have subtracted.",
        ),
    ),
    why=lambda d: f"The quotient is {rate(d)}.",
    passages=("B3",),
)
LESS = Exercise(
    id="less",
    lesson="numbers",
    look=LOOK,
    kind="number",
    unit="%",
    question="By how many percent does the grant differ from what was asked?",
    answer=lambda d: (value(d, "grant-roubles") / value(d, "repair-roubles") - 1) * 100,
    hints=("Compare the two sums.", "What was asked is the base.", "Less is negative."),
    mistakes=(
        Mistake(
            lambda d: (value(d, "repair-roubles") / value(d, "grant-roubles") - 1) * 100,
            "You seem to have taken the grant as the base.",
        ),
        Mistake(
            lambda d: value(d, "grant-roubles") / value(d, "repair-roubles") * 100,
            "That is what is left, not what is missing.",
        ),
    ),
    why="A fifth is missing.",
    passages=("B3", "C1"),
)
ASKED = Exercise(
    id="asked",
    lesson="numbers",
    look=LOOK,
    kind="number",
    unit="thousand roubles",
    question="What did the keeper ask for, in thousand roubles?",
    answer=lambda d: value(d, "repair-roubles") / 1000,
    hints=HINTS,
    mistakes=(
        Mistake(lambda d: value(d, "repair-dollars") / 1000, "You seem to have taken the dollars."),
        Mistake(lambda d: value(d, "grant-roubles") / 1000, "That is what was granted."),
    ),
    why="So the letter says.",
    passages=("B3",),
)
ANY_RATE = Exercise(
    id="any-rate",
    lesson="numbers",
    look=LOOK,
    kind="number",
    unit="roubles per dollar",
    question="Give any rate that turns the roubles into the dollars, rounded to hundreds.",
    answer=lambda d: (
        reading(value(d, "repair-roubles"), 1, Rule.UNROUNDED)
        / reading(value(d, "repair-dollars"), 100, Rule.NEAREST)
    ),
    hints=HINTS,
    mistakes=(
        Mistake(lambda d: value(d, "repair-roubles"), "Those are the roubles alone."),
        Mistake(lambda d: value(d, "repair-dollars"), "Those are the dollars alone."),
    ),
    why="Every rate between the two ends does.",
)
WHO = Exercise(
    id="who",
    lesson="words",
    look=LOOK,
    kind="choice",
    question="Who says that flour was lost?",
    options=choose_from("pilot: the pilot, John Smith", "keeper: Ivan Orlov", "not-stated"),
    answer="pilot",
    hints=HINTS,
    mistakes=(
        Mistake("keeper", "You seem to have named who reports it."),
        Mistake("not stated", "It is stated, if at second hand."),
    ),
    why="The letter reports the words of another.",
    passages=("B2",),
)
GOODS = Exercise(
    id="goods",
    lesson="words",
    look=LOOK,
    kind="choices",
    question="What does the keeper ask for?",
    options=choose_from("coal", "flour", "money: money for the pier", "ships"),
    answer={"coal", "flour", "money"},
    hints=HINTS,
    mistakes=(
        Mistake.has("ships", "No vessel is asked for."),
        Mistake.lacks("money", "You seem to have left out what the pier costs."),
    ),
    why="Three things.",
    passages=("B3", "B4"),
)
CHAIN = Exercise(
    id="chain",
    lesson="words",
    look=LOOK,
    kind="order",
    question="In which order did the words pass?",
    options=choose_from("office: the office", "pilot: the pilot", "keeper: the keeper"),
    answer=["pilot", "keeper", "office"],
    hints=HINTS,
    mistakes=(
        Mistake.before("office", "keeper", "You seem to have begun with who copied it."),
        Mistake(["keeper", "pilot", "office"], "Who told whom about the loss?"),
    ),
    why="Each reports the one before.",
    passages=("B2",),
)
MONTHS = Exercise(
    id="months",
    lesson="words",
    look=LOOK,
    kind="match",
    question="How many poods of flour by the end of each month?",
    unit="poods",
    items=choose_from("march: March", "april: April"),
    answer=lambda d: {"march": value(d, "flour-monthly"), "april": value(d, "flour-total")},
    hints=HINTS,
    mistakes=(
        Mistake.pairs(
            "april", lambda d: value(d, "flour-monthly"), "That is the second month's flour alone."
        ),
        Mistake(
            lambda d: {"march": value(d, "flour-lost"), "april": value(d, "flour-lost")},
            "You seem to have taken the flour that was lost.",
        ),
    ),
    why="It adds up.",
    passages=("B4",),
)
SPEAKERS = Exercise(
    id="speakers",
    lesson="words",
    look=LOOK,
    kind="match",
    question="Who speaks of what?",
    items=choose_from("loss: the loss", "grant: the grant"),
    options=choose_from("smith: John Smith", "orlov: Ivan Orlov", "office: the office"),
    answer={"loss": "smith", "grant": "office"},
    hints=HINTS,
    mistakes=(
        Mistake.pairs("loss", "orlov", "You seem to have named who reports the loss."),
        Mistake({"loss": "office", "grant": "smith"}, "You seem to have turned them round."),
    ),
    why="The words tell.",
    passages=("B2", "C1"),
)
WHERE = Exercise(
    id="where",
    lesson="words",
    look=LOOK,
    kind="passage",
    question="Which passage states the loss?",
    answer="B2",
    hints=HINTS,
    mistakes=(Mistake("B1", "That is the storm."), Mistake("B4", "That flour is asked for.")),
    why="Lost flour, not flour asked for.",
    passages=("B2",),
)
WHERES = Exercise(
    id="wheres",
    lesson="words",
    look=LOOK,
    kind="passages",
    question="Which passages ask for something?",
    answer=("B3", "B4"),
    hints=HINTS,
    mistakes=(
        Mistake.has("C1", "That one grants, it does not ask."),
        Mistake.lacks("B4", "You seem to have left out what is wanted each month."),
    ),
    why="Two of them.",
    passages=("B3", "B4"),
)
EVERY = (RATE, LESS, ASKED, ANY_RATE, WHO, GOODS, CHAIN, MONTHS, SPEAKERS, WHERE, WHERES)
EXERCISES = Exercises.of(EVERY)
