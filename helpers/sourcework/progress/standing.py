"""Where a learner stands with each exercise: the answer that counts, judged anew.

Once an answer was right it counts, whatever was tried after it; of several right ones the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING

from .. import __version__
from ..exercises import Exercise, Exercises, Feedback, Judgement, judge
from ..exercises.feedback import SYMBOLS, TITLES, Outcome
from ..exercises.in_words import answer_of, question_of, short
from ..exercises.model import Road
from ..exercises.readings import Json
from .kept import Kept, Record
from .lines import now

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
    earlier = _answers(kept.read().records) if exercise.follows else {}
    return judge(exercise, given, document, road, earlier)


def state_of(exercise: Exercise, document: Document, kept: Kept) -> State:
    """Return where the learner stands with one exercise."""
    return _state(exercise, _answers(kept.read().records), document)


def _answers(records: Iterable[Record]) -> dict[str, list[Json]]:
    """Return the answers kept by exercise, in order, without repetitions."""
    by_id: dict[str, list[Json]] = {}
    for record in records:
        tried = by_id.setdefault(record.exercise, [])
        if tried[-1:] != [record.answer]:
            tried.append(record.answer)
    return by_id


COUNTS = "You were right before with “{given}”, and that answer counts."
CELL = "text-align:left;vertical-align:top;padding:4px 14px 4px 0;white-space:normal"
LEFT = f'style="{CELL}"'
LONG = 400  # characters of an answer that a table shows unfolded


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


@dataclass(frozen=True, slots=True, repr=False)
class Standing:
    """Where a learner stands with every exercise, by lesson; ``notes`` tell what went wrong.

    ``pages`` are the notebooks of the lessons, to which the lessons' names are links.
    """

    states: tuple[State, ...]
    notes: tuple[str, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)

    def of_lesson(self, lesson: str) -> tuple[State, ...]:
        """Return the states of one lesson, in the lesson's order."""
        return tuple(each for each in self.states if each.lesson == lesson)

    @property
    def lessons(self) -> tuple[str, ...]:
        """The lessons, in order."""
        return tuple(dict.fromkeys(each.lesson for each in self.states))

    def __repr__(self) -> str:
        lines = [f"{lesson:<10} {_counted(self.of_lesson(lesson))}" for lesson in self.lessons]
        return "\n".join([*(lines or ["No exercises yet."]), *self.notes])

    def _repr_html_(self) -> str:
        rows = "".join(self._row(lesson) for lesson in self.lessons)
        body = f"{heads('Lesson', 'Exercises', 'In words')}<tbody>{rows}</tbody>"
        return (
            f'<div lang="en"><table style="border-collapse:collapse">{caption("Your progress")}'
            f"{body}</table>{self._next()}{said(self.notes)}</div>"
        )

    def _row(self, lesson: str) -> str:
        states = self.of_lesson(lesson)
        signs = " ".join(each.symbol for each in states)
        items = table_of(states, f"Lesson {lesson}, question by question")
        opened = f"<details><summary>{escape(_in_words(states))}</summary>{items}</details>"
        head = f'<th scope="row" {LEFT}>{self._linked(lesson)}</th>'
        return f"<tr>{head}<td {LEFT}>{signs}</td><td {LEFT}>{opened}</td></tr>"

    def _linked(self, lesson: str) -> str:
        page = self.pages.get(lesson, "")
        name = escape(page.removesuffix(".ipynb") or lesson)
        return f'<a href="{escape(page)}">{name}</a>' if page else name

    def _next(self) -> str:
        """Return where to go on: the first question that is not answered rightly."""
        state = next((each for each in self.states if each.outcome != "right"), None)
        if state is None:
            return "<p>✓ Every question is answered rightly.</p>" if self.states else ""
        return f"<p>Go on in {self._linked(state.lesson)}: {escape(short(state.question))}</p>"


def _counted(states: Sequence[State]) -> str:
    """Return a lesson's line: signs, then how many are right, begun and untouched, in words."""
    return f"{' '.join(each.symbol for each in states)}  {_in_words(states)}"


def _in_words(states: Sequence[State]) -> str:
    right = sum(each.outcome == "right" for each in states)
    begun = sum(each.attempts > 0 and each.outcome != "right" for each in states)
    return f"{right} of {len(states)} right{f', {begun} begun' if begun else ''}"


def heads(*names: str) -> str:
    """Return the head of a table."""
    cells = "".join(f'<th scope="col" {LEFT}>{escape(name)}</th>' for name in names)
    return f"<thead><tr>{cells}</tr></thead>"


def caption(text: str) -> str:
    """Return the caption of a table, at its left."""
    return f'<caption style="text-align:left">{escape(text)}</caption>'


def said(notes: Iterable[str]) -> str:
    """Return notes as paragraphs."""
    return "".join(f"<p><strong>Note:</strong> {escape(note)}</p>" for note in notes)


def table_of(states: Iterable[State], title: str) -> str:
    """Return a table of questions: each with the answer that counts, whole, and the outcome."""
    rows = "".join(
        f'<tr><th scope="row" {LEFT}>{escape(each.question or each.exercise)}</th>'
        f"<td {LEFT}>{_whole(each.given) or '–'}</td>"
        f"<td {LEFT}>{each.symbol} {escape(each.counted)}</td></tr>"
        for each in states
    )
    return (
        f'<table style="border-collapse:collapse">{caption(title)}'
        f"{heads('Question', 'Your answer', 'Outcome')}<tbody>{rows}</tbody></table>"
    )


def _whole(given: str) -> str:
    """Return an answer as HTML: all of it, a very long one folded."""
    text = escape(given)
    if len(given) <= LONG:
        return text
    return f"<details><summary>{escape(short(given))}</summary>{text}</details>"


def standing(
    kept: Kept, exercises: Exercises, document: Document, pages: Mapping[str, str] | None = None
) -> Standing:
    """Return where the learner stands with ``exercises``, from the answers kept.

    ``pages`` are the notebooks of the lessons. Answers are judged anew, so a corrected exercise
    corrects the standing.
    """
    contents = kept.read()
    answers = _answers(contents.records)
    states = tuple(_state(each, answers, document) for each in exercises.values())
    return Standing(states, contents.notes, pages or {})


def counting(outcomes: Sequence[Outcome]) -> int:
    """Return which of several answers counts, given their outcomes in order: the last right one.

    Where none was right, that is the latest.

    >>> counting(["not-yet", "right", "mistake"]), counting(["not-yet", "mistake"])
    (1, 1)
    """
    right = [at for at, outcome in enumerate(outcomes) if outcome == "right"]
    return right[-1] if right else len(outcomes) - 1


def _state(exercise: Exercise, answers: Mapping[str, list[Json]], document: Document) -> State:
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
