"""What every worksheet may ask for by name: exercises, figures, facts, claims, sources.

Everything is computed from the document, and told in the words in which a key prints it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import Any, cast

from sourcework.claims import Claim
from sourcework.compare import UNSAID
from sourcework.document import Document
from sourcework.exercises import Exercise, Mistake, right_answer
from sourcework.exercises.expected import value_of
from sourcework.exercises.in_words import named
from sourcework.exercises.model import Option, said
from sourcework.figures import Figure, figures_of
from sourcework.numbers.intervals import Interval
from sourcework.numbers.spans import span
from sourcework.numbers.writing import spoken
from sourcework.outside import Outside
from sourcework.outside.passing import in_passing
from sourcework.views.passages import voices
from sourcework.views.phrasing import period


def exercise_data(exercises: Iterable[Exercise], document: Document) -> dict[str, Any]:
    """Return every exercise by id: question, what to choose from, answer, mistakes to expect."""
    return {each.id: _exercise(each, document) for each in exercises}


def _exercise(exercise: Exercise, document: Document) -> dict[str, Any]:
    return {
        "lesson": exercise.lesson,
        "kind": exercise.kind,
        "number": exercise.is_number,
        "question": said(exercise.question, document),
        "unit": exercise.unit,
        "options": [each.label for each in exercise.options],
        "items": list(_items(exercise, document).values()),
        "answer": told(exercise, right_answer(exercise, document), document),
        "why": said(exercise.why, document),
        "passages": list(exercise.passages),
        "mistakes": [
            {"given": given(exercise, each, document), "say": said(each.words, document)}
            for each in exercise.mistakes
        ],
    }


def _items(exercise: Exercise, document: Document) -> dict[str, str]:
    """Return the items to be matched by key; one that is a passage is told with its number."""
    return {
        each.key: f"{each.key}: {each.label}" if each.key in document.passages else each.label
        for each in exercise.items
    }


def told(exercise: Exercise, value: object, document: Document) -> list[str]:
    """Return an answer as a key prints it: one line, or a line for each item or choice."""
    if isinstance(value, Mapping):
        items = _items(exercise, document)
        return [f"{items[key]}: {_one(exercise, each)}" for key, each in value.items()]
    if isinstance(value, tuple):
        return [" → ".join(_one(exercise, each) for each in value)]
    if isinstance(value, Collection) and not isinstance(value, str):
        chosen = [each.key for each in exercise.options if each.key in value] or sorted(value)
        return [_one(exercise, each) for each in chosen]
    return [_one(exercise, value)]


def _one(exercise: Exercise, value: object) -> str:
    if isinstance(value, Interval):
        return f"any number {span(value, exercise.unit)}"
    if isinstance(value, (int, Fraction)):
        return f"{spoken(value)} {named(value, exercise.unit)}".strip()
    return _labels(exercise.options).get(str(value), str(value))


def _labels(options: Iterable[Option]) -> dict[str, str]:
    return {each.key: each.label for each in options}


def given(exercise: Exercise, mistake: Mistake, document: Document) -> str:
    """Return what a learner wrote who made a mistake."""
    if mistake.part == "whole":
        value = value_of(exercise, mistake.answer, document)
        # Often the number is right in another unit than the one asked for.
        lines = (each.removesuffix(f" {exercise.unit}") for each in told(exercise, value, document))
        return "; ".join(lines)
    if mistake.part == "before":
        first, second = cast("tuple[str, str]", mistake.answer)
        return f"{_one(exercise, first)} before {_one(exercise, second)}"
    if mistake.part == "pairs":
        pairs = value_of_pairs(exercise, mistake, document)
        return "; ".join(told(exercise, pairs, document))
    did = "with" if mistake.part == "has" else "without"
    return f"{did}: {_one(exercise, mistake.answer)}"


def value_of_pairs(exercise: Exercise, mistake: Mistake, document: Document) -> dict[str, object]:
    """Return only the pairs that a mistake has wrong."""
    pairs = cast("Mapping[str, object]", mistake.answer)
    return {key: each(document) if callable(each) else each for key, each in pairs.items()}


def figure_data(document: Document) -> dict[str, Any]:
    """Return every figure by id, with the respects in which it may be like another."""
    return {each.id: _figure(each, document) for each in figures_of(document)}


def _figure(figure: Figure, document: Document) -> dict[str, Any]:
    return {
        "text": str(figure),
        "printed": dict(figure.printed),
        "passage": figure.passage,
        "speaker": voices(figure.voice[:1], document.people),
        "millions": spoken(figure.in_millions),
        "unit": figure.unit,
        "period": period(figure.period),
        "goods": _gloss(document, "goods", figure.goods),
        "status": figure.status.replace("-", " "),
        # Whether the text leaves open what is in it: then like goods are not known to be alike.
        "unsaid": UNSAID in figure.hedges,
    }


def _gloss(document: Document, kind: str, term: str) -> str:
    found = document.categories.get(f"{kind}.{term}")
    return found.gloss if found else term


def fact_data(document: Document) -> dict[str, Any]:
    """Return every fact by id: what it means, and its words in each language."""
    return {
        each.id: {"value": each.value or "", "printed": dict(each.printed)}
        for each in document.facts.values()
    }


def claim_data(claims: Iterable[Claim]) -> dict[str, Any]:
    """Return every claim by id."""
    return {
        each.id: {
            "statement": each.statement,
            "verdict": each.verdict.value,
            "symbol": each.verdict.symbol,
            "why": each.why,
            "decides": each.decides,
            "passages": list(each.passages),
        }
        for each in claims
    }


def outside_data(known: Outside) -> dict[str, Any]:
    """Return facts and documents from outside by id: what they say, and where it is from."""
    facts = {each.id: each.says for each in known.facts.values()}
    documents = {
        each.id: " ".join(one.says for one in each.says) for each in known.neighbours.values()
    }
    return {
        name: {"says": says, "source": in_passing(known, name)}
        for name, says in (facts | documents).items()
    }
