"""Questions about the document; their answers are computed from it, their mistakes are named.

readings        what becomes of something given as an answer
amounts         any object -> a number in the unit asked for
sums            a small sum written out -> what it makes
rates           what is said to stand for one, where a rate is asked for
compares        whether the comparing words beside a number are those of the question
two_readings    a number that can be read two ways, written out in each
model           Exercise, Mistake, Option, what follows from an earlier answer
one_number      one number, told by form or in code
workings        whether what stands before an equals sign makes what stands behind it
heard           whether an answer's words say what an option says, or deny it
months          a month as people write it
counted         an option that is an amount
options         what is chosen, by key, label, name or a part of it
pairs           what is matched with what
answers         any object -> an answer
understanding   an answer, read beside the question and the document
nearness        whether a number is right, right but too short, or a slip that can be named
expected        right answers and known mistakes as values
mistakes        which known mistake an answer makes, what a right one lacks
advice          which part does not fit, and what helps
feedback        what a learner hears
beside_a_number what a number is said to be of: another base, other goods, another unit
judging         an answer, judged
in_words        questions and answers in words: typed ones, right ones, those of mistakes
leaks           whether a text gives an answer away
proof           whether an exercise keeps its promises
sheet           a teacher's file of exercises as text: keys, their forms, lines
naming          what makes a mistake, by its name in a file
files           files and what is computed -> exercises
"""

from .expected import right_answer
from .feedback import Feedback, Hint, Outcome
from .judging import Judgement, judge, judge_answer
from .model import Exercise, Exercises, Mistake, Option, choose_from

__all__ = [
    "Exercise",
    "Exercises",
    "Feedback",
    "Hint",
    "Judgement",
    "Mistake",
    "Option",
    "Outcome",
    "choose_from",
    "judge",
    "judge_answer",
    "right_answer",
]
