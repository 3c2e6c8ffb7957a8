"""The questions of the lesson, with their right answers, hints and known mistakes.

A right answer that is a number is calculated from the edition, never typed. A mistake is a wrong
answer that learners are known to give, with a sentence that says what they seem to have done; no
hint and no such sentence gives the right answer.
"""

from __future__ import annotations

from sourcework.exercises import Exercise, Exercises, Mistake, choose_from
from sourcework.figures import figures_of

from .claims import flour_needed

# The lesson's name: that of its file, course/lessons/01-read.md, without number and ending.
LESSON = "read"
# What the edition calls a speaker, and the option that stands for it.
SPEAKERS = {"brandt": "baker", "veit": "miller", "council": "council"}

PRICE_SPEAKER = Exercise(
    id="price-speaker",
    lesson=LESSON,
    kind="choice",
    question="Passage B4 gives the price of a hundredweight of flour: whose words is the price?",
    options=choose_from(
        "baker: the baker, Johann Brandt", "miller: the miller, Veit", "council: the town council"
    ),
    answer=lambda document: SPEAKERS[figures_of(document)["flour-price"].speaker],
    hints=(
        "Read B4 up to the price, slowly.",
        "The sentence has two people in it: one writes, one is quoted.",
        "Look for the word “says”: who stands before it?",
    ),
    mistakes=(
        Mistake(
            "baker",
            "You seem to have taken the writer of the letter for the speaker. He passes on what "
            "somebody else told him.",
        ),
        Mistake(
            "council",
            "You seem to have taken the reader of the letter for the speaker. The council only "
            "answers, in C1.",
        ),
    ),
    why="The baker writes the sentence, and in it the miller speaks. Perhaps the baker has it "
    "right, perhaps not: this price comes to us at second hand.",
    passages=("B4",),
    look="Look for the person named just before the price.",
)

FLOUR_NEEDED = Exercise(
    id="flour-needed",
    lesson=LESSON,
    kind="number",
    unit="hundredweight",
    question="Calculate it yourself from the amount of one month: how many hundredweight of flour "
    "does the baker need from November to April? Give it exactly.",
    answer=flour_needed,
    hints=(
        "B2 says how much flour one month takes.",
        "B3 names the first month and the last one: count both.",
        "Multiply the flour of one month by the number of months.",
    ),
    mistakes=(
        Mistake(
            lambda document: figures_of(document)["flour-total"].value,
            "You seem to have copied the total of B3. Calculate it from B2 instead, and compare.",
        ),
        Mistake(
            lambda document: flour_needed(document) - figures_of(document)["flour-monthly"].value,
            "You seem to have lost a month: “from November to April” counts both of them.",
        ),
        Mistake(
            lambda document: figures_of(document)["flour-monthly"].value,
            "That is the flour of one month. The question is about all of them.",
        ),
    ),
    why=lambda document: (
        f"{figures_of(document)['flour-monthly']}, month after month. The baker writes about "
        f"{figures_of(document)['flour-total']}: he has rounded."
    ),
    passages=("B2", "B3"),
    look="Put the flour of one month beside the number of months.",
    asks="arithmetic",
)

EXERCISES = Exercises.of((PRICE_SPEAKER, FLOUR_NEEDED))
