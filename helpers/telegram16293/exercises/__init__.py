"""Questions about the document; their answers are computed from it, their mistakes are named.

    readings     what becomes of something given as an answer
    amounts      any object -> a number in the unit asked for
    model        Exercise, Mistake, Option
    answers      any object -> an answer
    nearness     whether a number is right, rounded, or a slip that can be named
    feedback     what a learner hears
    judging      an answer, judged
    ways         a number that can be read two ways, written out in each
    told         an exercise and its answer in few words
    leaks        whether a text gives an answer away
    proof        whether an exercise keeps its promises

A module per lesson holds that lesson's exercises; ``ALL`` has them by id.
"""

from . import argue, compare, doubt, read, start, verify
from .expected import right_answer
from .feedback import Feedback, Hint, Outcome
from .judging import Judgement, judge, judge_answer
from .model import Exercise, Exercises, Mistake, Option, choose_from

ALL = Exercises.of(
    start.EXERCISES,
    read.EXERCISES,
    verify.EXERCISES,
    compare.EXERCISES,
    doubt.EXERCISES,
    argue.EXERCISES,
)

__all__ = [
    "ALL",
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
