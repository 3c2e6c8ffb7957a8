"""How many learners were right, made which mistake, or gave nothing: numbers without names.

A number of one to four learners is not told: they might know each other by it.

>>> few(3), few(5), few(0)
('under 5', '5', '0')
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from ..course import Course
from ..exercises import right_answer
from ..exercises.in_words import question_of, spoken
from ..exercises.model import Exercise, said
from .keeping import Results

FEW = 5
TO_TALK_ABOUT = 5


def few(count: int) -> str:
    """Return a number of learners as it may be told."""
    return f"under {FEW}" if 0 < count < FEW else str(count)


@dataclass(frozen=True, slots=True)
class Made:
    """A recognised mistake: its sentence, how many made it, and the answer most of them gave."""

    exercise: str
    lesson: str
    question: str
    words: str
    count: int
    of: int
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a class did with one exercise; the parts make up all who handed its lesson in.

    ``mistakes`` are those that five or more made; ``rarer`` counts the others with any mistake,
    ``other`` answers that are wrong in a way nobody foresaw, ``unread`` those that are none, and
    ``rounded`` those that are right so far.
    """

    exercise: str
    lesson: str
    question: str
    handed: int
    right: int
    mistakes: tuple[Made, ...]
    rarer: int
    other: int
    unread: int
    rounded: int = 0

    @property
    def open(self) -> int:
        """How many gave no answer."""
        known = sum(each.count for each in self.mistakes)
        wrong = known + self.rarer + self.other + self.unread + self.rounded
        return self.handed - self.right - wrong

    @property
    def wrong(self) -> int:
        """How many gave an answer that is not right."""
        return self.handed - self.right - self.open

    @property
    def parts(self) -> tuple[tuple[str, str, int], ...]:
        """The parts as a page draws them: kind, words, number; those under five together."""
        named = [("mistake", each.words, each.count) for each in self.mistakes]
        other = self.rarer + self.other + self.unread
        rest = [("other", "another answer", other), ("open", "not answered", self.open)]
        if self.rounded:
            rest.insert(0, ("other", "right so far, but rounded too far", self.rounded))
        if any(0 < count < FEW for _, _, count in rest):
            rest = [("other", "another answer, or none", other + self.rounded + self.open)]
        return (("right", "right", self.right), *named, *rest)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a class did with every exercise of the lessons that it handed in."""

    learners: int
    files: int
    refused: int
    tallies: tuple[Tally, ...]
    handed: tuple[tuple[str, int], ...]
    noted: tuple[tuple[str, int], ...] = ()

    @property
    def may_be_told(self) -> bool:
        """Whether there are enough learners to say anything without naming somebody."""
        return self.learners >= FEW

    @property
    def mistakes(self) -> tuple[Made, ...]:
        """The mistakes to talk about: those that most made."""
        made = [each for tally in self.tallies for each in tally.mistakes]
        return tuple(sorted(made, key=lambda each: -each.count)[:TO_TALK_ABOUT])

    @property
    def hardest(self) -> tuple[Tally, ...]:
        """The questions that at least a third, and five or more, got wrong; the worst first."""
        hard = [
            each for each in self.tallies if each.wrong >= FEW and 3 * each.wrong >= each.handed
        ]
        by_share = sorted(hard, key=lambda each: Fraction(-each.wrong, each.handed))
        return tuple(by_share[:TO_TALK_ABOUT])

    def of_lesson(self, lesson: str) -> tuple[Tally, ...]:
        """Return the tallies of one lesson."""
        return tuple(each for each in self.tallies if each.lesson == lesson)


def counts(results: Results, course: Course) -> Counts:
    """Return what the class did, from the tables that were gathered."""
    handed = dict(results.rows("SELECT lesson, count(*) FROM handed GROUP BY lesson"))
    outcomes: dict[str, list[tuple[str, str, int]]] = {}
    for exercise, outcome, words, many in results.rows(
        "SELECT exercise, outcome, words, count(*) FROM counted GROUP BY 1, 2, 3 ORDER BY 4 DESC, 3"
    ):
        outcomes.setdefault(exercise, []).append((outcome, words, many))
    tallies = tuple(
        _tally(results, course, exercise, handed[exercise.lesson], outcomes.get(exercise.id, []))
        for exercise in course.exercises.values()
        if exercise.lesson in handed
    )
    (learners,) = next(results.rows("SELECT count(*) FROM learner"))
    (files, refused) = next(
        results.rows("SELECT count(*), coalesce(sum(reason != ''), 0) FROM file WHERE present = 1")
    )
    notes = results.rows("SELECT note, count(*) FROM handed WHERE note != '' GROUP BY 1 ORDER BY 2")
    told = tuple((lesson, handed[lesson]) for lesson in course.lessons if lesson in handed)
    return Counts(learners, files, refused, tallies, told, tuple((note, n) for note, n in notes))


def _tally(
    results: Results,
    course: Course,
    exercise: Exercise,
    handed: int,
    outcomes: Iterable[tuple[str, str, int]],
) -> Tally:
    counted = {"right": 0, "rounded": 0, "not-yet": 0, "unreadable": 0, "which": 0}
    made, rarer = [], 0
    about = (exercise.id, exercise.lesson, question_of(exercise, course.document))
    for outcome, words, many in outcomes:
        if outcome != "mistake":
            counted[outcome] += many
        elif many < FEW:
            rarer += many
        else:
            answer = _usual(results, exercise.id, words)
            made.append(Made(*about, words, many, handed, answer))
    unread = counted["unreadable"] + counted["which"]
    right, other, rounded = counted["right"], counted["not-yet"], counted["rounded"]
    return Tally(*about, handed, right, tuple(made), rarer, other, unread, rounded)


def _usual(results: Results, exercise: str, words: str) -> str:
    """Return the answer that most of those gave who made a mistake, if five or more did."""
    row = next(
        results.rows(
            "SELECT told, count(*) FROM counted WHERE exercise = ? AND words = ?"
            " GROUP BY told ORDER BY 2 DESC, 1 LIMIT 1",
            exercise,
            words,
        )
    )
    return str(row[0]) if row[1] >= FEW else ""


def key_of(course: Course, exercise_id: str) -> tuple[str, str]:
    """Return the right answer of an exercise in words, and why it is right."""
    exercise = course.exercises[exercise_id]
    right = spoken(exercise, right_answer(exercise, course.document))
    return right, said(exercise.why, course.document)


def prompt(course: Course, made: Made) -> str:
    """Return a question that opens the talk about a mistake; it does not hold the answer.

    It is made from what the class did and where the answer stands.
    """
    exercise = course.exercises[made.exercise]
    places = ", ".join(exercise.passages)
    looks = f" Which word or number of {places} decides it?" if places else ""
    if made.answer:
        # What was matched has quotation marks of its own.
        answer = made.answer if "“" in made.answer else f"“{made.answer}”"
        return f"Somebody answers: {answer}. What did they do, and what speaks for it?{looks}"
    return f"How can a careful reader come to this?{looks}"
