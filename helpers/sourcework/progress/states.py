"""One exercise and where the learner stands with it: the answer that counts, judged anew.

Once an answer was right it counts, whatever was tried after it; of several right ones the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .. import __version__
from ..exercises import Exercise, Feedback, Judgement, judge
from ..exercises.feedback import SYMBOLS, TITLES, Outcome
from ..exercises.in_words import answer_of, question_of
from ..exercises.model import Road
from ..exercises.readings import Json
from .answers import Kept, Record
from .journal import now

if TYPE_CHECKING:
    from ..document import Document


def answered(
    exercise: Exercise,
    given: object,
    document: Document,
    kept: Kept,
    *,
    time: str = "",
    road: Road = "code",
) -> Feedback:
    """Return the feedback to an answer, and keep the answer if anything was given.

    ``road`` says whether it was given by form or in code, and how it is spoken of.

    A note says so where an earlier answer was right and still counts, and where this one cannot
    be written.
    """
    judged = judged_with(exercise, given, document, kept, road)
    if judged.outcome == "not-answered":
        return judged.feedback
    notes = [] if judged.outcome == "right" else _still_right(exercise, document, kept)
    record = Record(exercise.id, judged.kept, judged.outcome, time or now(), __version__)
    notes += filter(None, [kept.add(record)])
    return replace(judged.feedback, note=" ".join(notes))


def _still_right(exercise: Exercise, document: Document, kept: Kept) -> list[str]:
    state = state_of(exercise, document, kept)
    return [COUNTS.format(given=state.given)] if state.outcome == "right" else []


def judged_with(
    exercise: Exercise, given: object, document: Document, kept: Kept, road: Road = "code"
) -> Judgement:
    """Return the judgement of an answer beside those kept to the exercises it builds on."""
    earlier = answers_of(kept.read().records) if exercise.follows else {}
    return judge(exercise, given, document, road, earlier)


def state_of(exercise: Exercise, document: Document, kept: Kept) -> State:
    """Return where the learner stands with one exercise."""
    return state_from(exercise, answers_of(kept.read().records), document)


def answers_of(records: Iterable[Record]) -> dict[str, list[Json]]:
    """Return the answers kept by exercise, in order, without repetitions."""
    by_id: dict[str, list[Json]] = {}
    for record in records:
        tried = by_id.setdefault(record.exercise, [])
        if tried[-1:] != [record.answer]:
            tried.append(record.answer)
    return by_id


COUNTS = "You were right before with “{given}”, and that answer counts."


@dataclass(frozen=True, slots=True)
class State:
    """One exercise and where the learner stands with it: the answer that counts, its outcome.

    That is the last right answer, or the latest where none was right. ``attempts`` are those it
    took to be right, or all so far; ``later`` are those after that which were not right.
    The same answer given again, as when a notebook is run again, is no further attempt.
    ``question`` and ``given`` are the question and the answer in words.
    """

    exercise: str
    lesson: str
    answer: Json
    outcome: Outcome
    attempts: int
    question: str = ""
    given: str = ""
    later: int = 0

    @property
    def words(self) -> str:
        """The state in a line: symbol, id, outcome in words, attempts.

        >>> State("rate", "verify", "4 321", "right", 2).words
        '✓ rate: right, 2 attempts'
        """
        counted = {0: "", 1: ", 1 attempt"}.get(self.attempts, f", {self.attempts} attempts")
        return f"{self.symbol} {self.exercise}: {self._outcome}{counted}{self._then}"

    @property
    def symbol(self) -> str:
        """The sign that stands for the outcome beside its words."""
        return SYMBOLS[self.outcome]

    @property
    def counted(self) -> str:
        """The outcome in words, after how many attempts, and how many answers came after it.

        >>> State("rate", "verify", "4 321", "right", 2).counted
        'right (2 attempts)'
        >>> State("rate", "verify", "4 321", "right", 1, later=3).counted
        'right; you tried 3 more answers after that'
        """
        again = f" ({self.attempts} attempts)" if self.attempts > 1 else ""
        return f"{self._outcome}{again}{self._then}"

    @property
    def _outcome(self) -> str:
        return TITLES[self.outcome].lower()

    @property
    def after(self) -> str:
        """How many answers were tried after a right one, in words.

        >>> State("rate", "verify", "4 321", "right", 1, later=1).after
        'you tried one more answer after that'
        """
        more = "one more answer" if self.later == 1 else f"{self.later} more answers"
        return f"you tried {more} after that"

    @property
    def _then(self) -> str:
        return f"; {self.after}" if self.later else ""


def counting(outcomes: Sequence[Outcome]) -> int:
    """Return which of several answers counts, given their outcomes in order: the last right one.

    Where none was right, that is the latest.

    >>> counting(["not-yet", "right", "mistake"]), counting(["not-yet", "mistake"])
    (1, 1)
    """
    right = [at for at, outcome in enumerate(outcomes) if outcome == "right"]
    return right[-1] if right else len(outcomes) - 1


def state_from(exercise: Exercise, answers: Mapping[str, list[Json]], document: Document) -> State:
    """Return where the learner stands with an exercise, from all answers by exercise."""
    question = question_of(exercise, document)
    tried = answers.get(exercise.id, [])
    if not tried:
        return State(exercise.id, exercise.lesson, None, "not-answered", 0, question)

    outcomes = [judge(exercise, each, document, earlier=answers).outcome for each in tried]
    counts = counting(outcomes)
    first = outcomes.index("right") + 1 if "right" in outcomes else 0
    return State(
        exercise.id,
        exercise.lesson,
        tried[counts],
        outcomes[counts],
        first or len(tried),
        question,
        answer_of(exercise, tried[counts], document),
        sum(each != "right" for each in outcomes[first:]) if first else 0,
    )
