"""An answer, judged: right, right so far, a known mistake, not yet, or a question back.

The order is: exactly right, right by the learner's own earlier answer, exactly a known mistake,
right when rounded, a mistake when rounded, right but written too short, a mistake written too
short, a slip anyone may make, and not yet. So a mistake that lies near the right answer is still
named, and a rounding of the right answer never is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from ..numbers.worded import is_share
from .advice import any_slip, look, nearest
from .amounts import read_number
from .beside_a_number import other_thing
from .compares import beside
from .expected import about, exactly, expected, named, value_of
from .feedback import Feedback, Outcome, Quote
from .mistakes import PERHAPS, named_mistake, roughly, too_short, unwritten
from .model import Exercise, Follow, Road, said
from .nearness import SIZE
from .readings import (
    Ambiguous,
    Answer,
    Denied,
    Json,
    NotAnswered,
    OtherUnit,
    Reading,
    Value,
)
from .understanding import understood, without_lead

if TYPE_CHECKING:
    from ..document import Document, Passage

Earlier = Mapping[str, Sequence[Json]]
_SHARE = re.compile(r"[/:÷]")
_PERCENT = re.compile(r"%|per\s?cent|pct", re.IGNORECASE)


POINT = (
    "In code a dot stands before decimals, so that 4.000 is four. Write thousands without a "
    "mark, as in 4000 or 4_000, and count the zeros."
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The feedback to an answer, and the answer as it is kept."""

    feedback: Feedback
    kept: Json

    @property
    def outcome(self) -> Outcome:
        """The outcome in a word, such as "right", "rounded" or "not-answered"."""
        return self.feedback.outcome


def judge(
    exercise: Exercise,
    given: object,
    document: Document,
    road: Road = "code",
    earlier: Earlier | None = None,
) -> Judgement:
    """Return the judgement of any object as an answer to ``exercise``.

    ``earlier`` are the answers kept to other exercises, by their ids: what rightly follows from
    one of them is right. What is kept of an answer gets the same judgement again, so that a
    teacher's overview is computed from it. Raises nothing for any object; :class:`KitError` if the
    exercise itself is faulty.
    """
    with document.units.known():
        return _judgement(named(exercise, document), given, document, road, earlier)


def _judgement(
    exercise: Exercise, given: object, document: Document, road: Road, earlier: Earlier | None
) -> Judgement:
    reading = understood(given, exercise, document, road)
    if isinstance(reading, Answer):
        told = _judged(exercise, reading, document, earlier or {})
        outcome, words = beside(exercise, reading, expected(exercise, document)[0], told)
        text = reading.kept if exercise.kind == "number" and type(reading.kept) is str else ""
        passed = outcome in ("right", "rounded")
        if passed and text and (other := other_thing(exercise, text, document)):
            outcome, words = "unreadable", other
    else:
        outcome, words = _returned(exercise, reading)
    return Judgement(_feedback(exercise, outcome, words, document), reading.kept)


def judge_answer(exercise: Exercise, given: object, document: Document) -> Feedback:
    """Return the feedback alone."""
    return judge(exercise, given, document).feedback


def _returned(exercise: Exercise, reading: Reading) -> tuple[Outcome, str]:
    if isinstance(reading, NotAnswered):
        return "not-answered", _how_to_answer(exercise)
    if isinstance(reading, Ambiguous):
        return "which", reading.words
    if isinstance(reading, (OtherUnit, Denied)):
        return "mistake", reading.words
    return "unreadable", cast(str, getattr(reading, "words", ""))


def _how_to_answer(exercise: Exercise) -> str:
    """Return what to put in place of the dots."""
    pairs = ", ".join(f'"{each.key}" ({each.label})' for each in exercise.items)
    return {
        "number": "Put a number in place of the dots.",
        "choice": "Put one of the words below in place of the dots, with its quotation marks.",
        "choices": 'Put some of the words below in braces in place of the dots: {"…", "…"}.',
        "order": 'Put all words below in square brackets, in order: ["…", "…"].',
        "match": f'Put pairs in braces in place of the dots, {{"…": …}}, one for each of {pairs}.',
        "passage": "Put the name of a passage in place of the dots, in quotation marks.",
        "passages": 'Put names of passages in braces in place of the dots: {"…", "…"}.',
    }[exercise.kind]


def _choices(exercise: Exercise) -> tuple[str, ...]:
    return tuple(
        f'"{each.key}"' if each.key == each.label else f'"{each.key}": {each.label}'
        for each in exercise.options
    )


def _judged(
    exercise: Exercise, answer: Answer, document: Document, earlier: Earlier
) -> tuple[Outcome, str]:
    rights, _ = expected(exercise, document)
    value = _unsigned(answer.value, rights)
    nearly = about(exercise.significant)
    why = said(exercise.why, document)
    if any(exactly(value, right) for right in rights):
        return "right", why
    if any(exactly(value, each) for each in _following(exercise, document, earlier)):
        return "right", f"It follows from your own answer before. From the exact one: {why}"
    if words := named_mistake(exercise, value, document, exactly):
        return "mistake", _perhaps(exercise, answer, words)
    if any(nearly(each, right) for right in rights for each in _ways(exercise, answer)):
        exact = any(exactly(each, right) for right in rights for each in _ways(exercise, answer))
        words = "" if exact else unwritten(exercise, answer)
        return ("rounded", words) if words else ("right", why)
    values = dict.fromkeys((value, *_ways(exercise, answer))) if exercise.kind == "number" else ()
    for each in values or (value,):
        if words := named_mistake(exercise, each, document, nearly):
            return "mistake", _perhaps(exercise, answer, words)
    for each in _ways(exercise, answer):
        if words := too_short(exercise, each, rights):
            return "rounded", words
    words = roughly(exercise, value, document) or any_slip(exercise, value, rights[0], document)
    if type(answer.kept) is float and words.startswith(SIZE) and answer.kept.is_integer():
        words = POINT
    if not words and answer.other is not None:
        words = roughly(exercise, answer.other, document)
    right = nearest(exercise, value, rights)
    return ("mistake", words) if words else ("not-yet", look(exercise, value, right, document))


def _perhaps(exercise: Exercise, answer: Answer, words: str) -> str:
    """Return the words of a mistake; of a share in words, "two thirds", only as one reading."""
    text = answer.kept if isinstance(answer.kept, str) else ""
    loose = exercise.is_number and exercise.unit != "%" and is_share(text)
    return f"{PERHAPS}{words}" if loose and not words.startswith("One reading") else words


def _unsigned(value: Value, rights: Sequence[Value]) -> Value:
    """Return a number without its sign, where a difference is right with either."""
    numbers = [each for each in rights if isinstance(each, Fraction)]
    either = any(-each in numbers for each in numbers if each)
    return abs(cast(Fraction, value)) if either else value


def _following(exercise: Exercise, document: Document, earlier: Earlier) -> Iterator[Value]:
    """Return what is right by the learner's own accepted answers to earlier exercises."""
    for follow in exercise.follows:
        for kept in earlier.get(follow.earlier.id, ()):
            if (accepted := _accepted(follow, kept, document)) is not None:
                yield value_of(exercise, follow.step(accepted, document), document)


def _accepted(follow: Follow, kept: Json, document: Document) -> Value | None:
    if judge(follow.earlier, kept, document).outcome not in ("right", "rounded"):
        return None
    reading = understood(kept, named(follow.earlier, document), document)
    return reading.value if isinstance(reading, Answer) else None


def _ways(exercise: Exercise, answer: Answer) -> Iterator[Value]:
    """Return the value of an answer, and what else it may fairly mean.

    A fraction in words is a share, in percent a hundred times that; “100 thousand”, where millions
    are asked for, is so many of them.
    """
    yield answer.value
    # The name of a passage, such as C1, can be read as a number, and is none.
    text = answer.kept if exercise.is_number and isinstance(answer.kept, str) else ""
    bare = without_lead(text)
    of_the_unit = read_number(f"{bare} {exercise.unit}", exercise.unit) if text else None
    if isinstance(of_the_unit, Answer):
        yield of_the_unit.value
    part = (_SHARE.search(text) or is_share(text)) and not _PERCENT.search(text)
    if exercise.unit == "%" and part:
        yield cast(Fraction, answer.value) * 100


def _feedback(exercise: Exercise, outcome: Outcome, words: str, document: Document) -> Feedback:
    if outcome == "right":
        ids = exercise.passages
        return Feedback(exercise.id, outcome, words, quotes=_quotes(ids, document))
    hints = tuple(said(hint, document) for hint in exercise.hints)
    again = exercise.passages if _can_help(exercise, outcome) else ()
    if outcome != "not-answered":
        quotes = _quotes(again, document)
        return Feedback(exercise.id, outcome, words, again=again, quotes=quotes, hints=hints)
    question, choices = said(exercise.question, document), _choices(exercise)
    return Feedback(exercise.id, outcome, words, hints=hints, question=question, choices=choices)


def _can_help(exercise: Exercise, outcome: Outcome) -> bool:
    """Whether reading the passages again can help: not where one is asked for or all is weighed."""
    by_reading = exercise.asks != "judgment" and not exercise.kind.startswith("passage")
    return outcome in ("mistake", "not-yet") and by_reading


def _quotes(ids: tuple[str, ...], document: Document) -> tuple[Quote, ...]:
    return tuple(_quote(document.passage(each)) for each in ids)


def _quote(passage: Passage) -> Quote:
    texts = ((lang, passage.text(lang)) for lang in passage.texts)
    return Quote(passage.id, tuple((lang, text) for lang, text in texts if text))
