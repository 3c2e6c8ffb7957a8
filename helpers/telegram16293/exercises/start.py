"""Lesson 00: will it run, and what is this thing?"""

from __future__ import annotations

from fractions import Fraction

from sourcework.document import Document
from sourcework.exercises.model import Exercise, Mistake, choose_from
from sourcework.figures import figures_of

LESSON = "start"


def _millions(document: Document, figure_id: str) -> Fraction:
    return figures_of(document)[figure_id].in_millions


def _speaker(document: Document) -> str:
    return document.passage("P3.1").voice[0]


SPEAKER = Exercise(
    id="start-speaker",
    lesson=LESSON,
    kind="choice",
    question="Passage P3.1 asks for money: who is the “I” who speaks in it?",
    options=choose_from(
        "mao: Mao Zedong", "peng: Peng Dehuai", "stalin: Stalin", "typist: the Soviet typist"
    ),
    answer=_speaker,
    hints=(
        "Above the two texts stands a small line that begins with P3.1.",
        "After the passage's name that line says who speaks.",
        "The first name in the line speaks; whoever “reports” comes after.",
    ),
    mistakes=(
        Mistake(
            "mao",
            "You seem to have taken the sender of the whole telegram for the speaker. He passes on "
            "a letter that somebody else wrote to him.",
        ),
        Mistake(
            "stalin",
            "You seem to have taken the reader for the speaker. All this is addressed to him.",
        ),
        Mistake(
            "typist",
            "You seem to have thought of the hand that typed the sheet. The words were somebody's "
            "before they were typed.",
        ),
    ),
    why="The line above the passage names the speaker first: Peng. Mao only reports him, which is "
    "why it goes on “reported by Mao Zedong”. Who speaks is the first thing to ask of any "
    "number here.",
    passages=("P3.1",),
    look="Look at the small line above the passage: who is named there first?",
)

ROUBLES = Exercise(
    id="start-roubles",
    lesson=LESSON,
    kind="number",
    unit="million roubles",
    question="How many million roubles does the sum in P3.1 come to, as P3.1 itself says? "
    "Give the number exactly as it is printed.",
    answer=lambda document: _millions(document, "peng-aid-roubles"),
    hints=(
        "P3.1 says the sum twice: once in yuan, once in roubles.",
        "In the English the second time stands in brackets, in the Russian between slashes.",
        "Look for the word “rubles”, and read the number before “million”.",
    ),
    mistakes=(
        Mistake(
            lambda document: _millions(document, "peng-aid-yuan"),
            "You seem to have given the sum in yuan. The roubles stand beside it, in brackets.",
        ),
        Mistake(
            lambda document: figures_of(document)["peng-aid-yuan"].value,
            "You seem to have given the sum in yuan, written out. The roubles stand beside it, in "
            "brackets, and they are asked for in millions.",
        ),
        Mistake(
            lambda document: _millions(document, "mao-aid-roubles"),
            "That is a sum in roubles, but Mao's, from M2. The question is about P3.1.",
        ),
        Mistake(
            lambda document: _millions(document, "credit-roubles"),
            "That is a sum in roubles, but of the trade credit in M5. The question is about P3.1.",
        ),
    ),
    why=lambda document: (
        f"P3.1 makes {figures_of(document)['peng-aid-yuan']} “approximately” "
        f"{figures_of(document)['peng-aid-roubles']}. Keep that word in mind: it comes back."
    ),
    passages=("P3.1",),
    look="P3.1 says one sum in two moneys: which of its numbers stands before “rubles”?",
)

EXERCISES: tuple[Exercise, ...] = (SPEAKER, ROUBLES)
