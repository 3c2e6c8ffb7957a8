"""What was handed in, judged: from the answers alone, whatever they claim of themselves.

>>> from sourcework.courses import opened
>>> from sourcework.new import EXAMPLE
>>> judges = Judges(opened(EXAMPLE))
>>> judges.judged("price-speaker", "miller").outcome
'right'
>>> judges.judged("no-such-exercise", 1) is None
True
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..course import Course
from ..exercises import Exercise, judge
from ..exercises.feedback import Outcome
from ..exercises.in_words import answer_of
from ..exercises.readings import Json

MOST_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer with its outcome; ``words`` name the mistake, ``told`` is the answer in words."""

    outcome: Outcome
    words: str
    told: str


@dataclass(slots=True)
class Judges:
    """What judges answers to a course; each different answer is judged once."""

    course: Course
    _known: dict[tuple[str, str, str], Judged] = field(default_factory=dict)

    def judged(
        self, exercise_id: str, answer: Json, beside: Mapping[str, list[Json]] | None = None
    ) -> Judged | None:
        """Return the judgement of an answer; None if the course has no such exercise.

        ``beside`` are the learner's answers by exercise: what follows from one of them is right.
        """
        if exercise_id not in self.course.exercises:
            return None
        exercise = self.course.exercises[exercise_id]
        before = [each.earlier.id for each in exercise.follows]
        earlier = {each: (beside or {}).get(each, []) for each in before}
        key = (exercise_id, json.dumps(answer, sort_keys=False), json.dumps(earlier))
        if key not in self._known:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            self._known[key] = self._judged(exercise, answer, earlier)
        return self._known[key]

    def _judged(self, exercise: Exercise, answer: Json, earlier: dict[str, list[Json]]) -> Judged:
        document = self.course.document
        feedback = judge(exercise, answer, document, earlier=earlier).feedback
        words = feedback.words if feedback.outcome == "mistake" else ""
        return Judged(feedback.outcome, words, answer_of(exercise, answer, document))
