"""An answer, judged: right, a named mistake, not yet, or a question back.

The order is: exactly right, exactly a known mistake, right when rounded, a mistake when rounded,
a slip anyone may make, and not yet. So a mistake that lies near the right answer is still named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from ..errors import KitError
from ..rounding import Interval
from .answers import read
from .feedback import Feedback, Outcome, Quote
from .model import Exercise, Mistake, Source, found, said
from .nearness import is_exactly, meets, slip
from .readings import Ambiguous, Answer, Json, NotAnswered, OtherUnit, Reading, Value

if TYPE_CHECKING:
    from ..document import Document, Passage

Same = Callable[[Value, Value], bool]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The feedback to an answer, and the answer as it is kept."""

    feedback: Feedback
    kept: Json

    @property
    def outcome(self) -> Outcome:
        """The outcome: "right", "mistake", "not-yet", "not-answered", "unreadable" or "which"."""
        return self.feedback.outcome


def judge(exercise: Exercise, given: object, document: Document) -> Judgement:
    """Return the judgement of any object as an answer to ``exercise``.

    What is kept of an answer gets the same judgement again, so that a teacher's overview is
    computed from it. Raises nothing for any object; :class:`KitError` if the exercise itself is
    faulty.
    """
    reading = read(given, exercise, document.passages)
    if isinstance(reading, Answer):
        outcome, words = _judged(exercise, reading.value, document)
    else:
        outcome, words = _returned(exercise, reading)
    return Judgement(_feedback(exercise, outcome, words, document), reading.kept)


def judge_answer(exercise: Exercise, given: object, document: Document) -> Feedback:
    """Return the feedback alone."""
    return judge(exercise, given, document).feedback


def right_answer(exercise: Exercise, document: Document) -> Value:
    """Return the right answer, computed from the document, as answers are compared with it."""
    return value_of(exercise, exercise.answer, document)


def value_of(exercise: Exercise, source: Source, document: Document) -> Value:
    """Return the value of a right answer or a mistake, read as a learner's answer is.

    Raises :class:`KitError` if it is no answer to the exercise at all.
    """
    raw = found(source, document)
    if isinstance(raw, Interval) and exercise.kind == "number":
        return cast(Fraction, raw.low) if raw.is_exact else raw
    reading = read(raw, exercise, document.passages)
    if isinstance(reading, Answer):
        return reading.value
    where, seen = f"exercise {exercise.id!r}", getattr(reading, "words", "an empty answer")
    raise KitError(where, f"{raw!r} is no answer to it: {seen}", "correct its answer or mistakes")


def example(exercise: Exercise, mistake: Mistake, document: Document) -> Value:
    """Return an answer that makes ``mistake``, the rest of it being right."""
    if mistake.part == "whole":
        return value_of(exercise, mistake.answer, document)
    right = right_answer(exercise, document)
    if mistake.part == "pairs":
        wrong = cast("Mapping[str, Fraction | str]", _wrong(exercise, mistake, document))
        return {**cast("Mapping[str, Fraction | str]", right), **wrong}
    if mistake.part == "before":
        first, second = cast("tuple[str, str]", mistake.answer)
        rest = [key for key in cast("tuple[str, ...]", right) if key != first]
        rest.insert(rest.index(second), first)
        return tuple(rest)
    chosen, key = cast("frozenset[str]", right), cast(str, mistake.answer)
    return chosen | {key} if mistake.part == "has" else chosen - {key}


def _returned(exercise: Exercise, reading: Reading) -> tuple[Outcome, str]:
    if isinstance(reading, NotAnswered):
        return "not-answered", _how_to_answer(exercise)
    if isinstance(reading, Ambiguous):
        return "which", reading.words
    if isinstance(reading, OtherUnit):
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


def _judged(exercise: Exercise, value: Value, document: Document) -> tuple[Outcome, str]:
    rights, wrongs = _expected(exercise, document)
    for same in (_exactly, _about(exercise.significant)):
        if any(same(value, right) for right in rights):
            return "right", said(exercise.why, document)
        for mistake, wrong in zip(exercise.mistakes, wrongs, strict=True):
            if _is_made(mistake, wrong, value, same):
                return "mistake", said(mistake.words, document)
    words = _roughly(exercise, value, document) or _slip(exercise, value, rights[0])
    return ("mistake", words) if words else ("not-yet", _look(exercise, value, rights[0], document))


def _roughly(exercise: Exercise, value: Value, document: Document) -> str:
    """Return the words of a mistake to three figures, where a right answer needs more of them."""
    rights, wrongs = _expected(exercise, document)
    about = _about(3)
    if exercise.significant == 3 or any(about(value, right) for right in rights):
        return ""
    made = zip(exercise.mistakes, wrongs, strict=True)
    words = (each.words for each, wrong in made if _is_made(each, wrong, value, about))
    return said(next(words, ""), document)


@lru_cache(maxsize=256)
def _expected(
    exercise: Exercise, document: Document
) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """Return the right answers and those of the mistakes, computed once for a document."""
    sources = (exercise.answer, *exercise.also)
    rights = tuple(value_of(exercise, each, document) for each in sources)
    return rights, tuple(_wrong(exercise, each, document) for each in exercise.mistakes)


def _wrong(exercise: Exercise, mistake: Mistake, document: Document) -> Value:
    """Return a mistake's answer, or the part of one that it is about."""
    if mistake.part == "whole":
        return value_of(exercise, mistake.answer, document)
    if mistake.part == "pairs":
        pairs = cast("Mapping[str, object]", found(mistake.answer, document))
        exact = {
            key: Fraction(each) if isinstance(each, int) else each for key, each in pairs.items()
        }
        return cast("Mapping[str, Fraction | str]", exact)
    return cast(str, mistake.answer)


def _exactly(given: Value, right: Value) -> bool:
    if isinstance(given, Fraction) and isinstance(right, (Fraction, Interval)):
        return is_exactly(given, right)
    if isinstance(given, Mapping) and isinstance(right, Mapping):
        return all(_exactly(given[key], right[key]) for key in right)
    return given == right


def _about(significant: int) -> Same:
    def about(given: Value, right: Value) -> bool:
        if isinstance(given, Fraction) and isinstance(right, (Fraction, Interval)):
            return meets(given, right, significant)
        if isinstance(given, Mapping) and isinstance(right, Mapping):
            return all(about(given[key], right[key]) for key in right)
        return given == right

    return about


def _is_made(mistake: Mistake, wrong: Value, value: Value, same: Same) -> bool:
    if mistake.part == "whole":
        return same(value, wrong)
    if mistake.part == "pairs":
        given = cast("Mapping[str, Value]", value)
        return all(
            same(given[key], each) for key, each in cast("Mapping[str, Value]", wrong).items()
        )
    if mistake.part == "before":
        first, second = cast("tuple[str, str]", mistake.answer)
        order = cast("tuple[str, ...]", value)
        return order.index(first) < order.index(second)
    chosen = cast(str, mistake.answer) in cast("frozenset[str]", value)
    return chosen == (mistake.part == "has")


def _slip(exercise: Exercise, value: Value, right: Value) -> str:
    if isinstance(value, Fraction) and isinstance(right, (Fraction, Interval)):
        return slip(value, right, exercise.unit, exercise.significant)
    if not (exercise.is_number and isinstance(value, Mapping) and isinstance(right, Mapping)):
        return ""
    slips = [(key, _slip_in_pair(exercise, value[key], wanted)) for key, wanted in right.items()]
    wrong = [(key, words) for key, words in slips if words is not None]
    named = all(words for _, words in wrong)
    return " ".join(f"{key}: {words}" for key, words in wrong) if named else ""


def _slip_in_pair(exercise: Exercise, value: Value, right: Value) -> str | None:
    """Return the slip in one pair, "" for an unknown one, None if the pair is right."""
    given, wanted = cast(Fraction, value), cast(Fraction, right)
    if meets(given, wanted, exercise.significant):
        return None
    return slip(given, wanted, exercise.unit, exercise.significant)


def _look(exercise: Exercise, value: Value, right: Value, document: Document) -> str:
    """Return what to look at again: which part of the answer does not fit, never what would."""
    where = said(exercise.look, document) or "Read the passage again, then the question."
    return f"{_which_part(exercise, value, right)} {where}".strip()


def _which_part(exercise: Exercise, value: Value, right: Value) -> str:
    if isinstance(value, Mapping) and isinstance(right, Mapping):
        same = _about(exercise.significant)
        pairs = [(each.label, value[each.key], right[each.key]) for each in exercise.items]
        wrong = [label for label, given, wanted in pairs if not same(given, wanted)]
        return f"Not yet right: {', '.join(wrong)}."
    if isinstance(value, frozenset) and isinstance(right, frozenset):
        missing = "something is still missing" if right - value else ""
        over = "not everything you chose belongs" if value - right else ""
        return f"{' and '.join(filter(None, (over, missing))).capitalize()}."
    if isinstance(value, tuple) and isinstance(right, tuple):
        first = next(given for given, wanted in zip(value, right, strict=True) if given != wanted)
        label = next(each.label for each in exercise.options if each.key == first)
        return f"Something else comes before “{label}”."
    return ""


def _feedback(exercise: Exercise, outcome: Outcome, words: str, document: Document) -> Feedback:
    if outcome == "right":
        ids = exercise.passages
        quotes = tuple(_quote(document.passage(each)) for each in ids)
        return Feedback(exercise.id, outcome, words, quotes=quotes)
    hints = tuple(said(hint, document) for hint in exercise.hints)
    shows = outcome in ("mistake", "not-yet") and not exercise.kind.startswith("passage")
    again = exercise.passages if shows else ()
    if outcome != "not-answered":
        return Feedback(exercise.id, outcome, words, again=again, hints=hints)
    question, choices = said(exercise.question, document), _choices(exercise)
    return Feedback(exercise.id, outcome, words, hints=hints, question=question, choices=choices)


def _quote(passage: Passage) -> Quote:
    texts = ((lang, passage.text(lang)) for lang in passage.texts)
    return Quote(passage.id, tuple((lang, text) for lang, text in texts if text))
