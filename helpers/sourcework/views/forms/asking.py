"""An exercise as a form: judged by the same judge, kept in the same file, told in the same words
as ``check`` does it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

from ...exercises import Exercise, Feedback
from ...exercises.answers import read
from ...exercises.expected import named
from ...exercises.feedback import folded
from ...exercises.model import said
from ...exercises.readings import Answer, Json
from ...exercises.two_readings import both
from ...progress import Kept, State, answered, judged_with, state_of
from .controls import controls, item_label
from .form import NEEDS, NEEDS_KERNEL, Form, framed

if TYPE_CHECKING:
    from ...document import Document

EMPTY = {
    "number": "Type a number into the field.",
    "numbers": "Type a number into each field.",
    "choice": "Choose one of the options.",
    "choices": "Choose at least one of the options.",
    "match": "Give each line its partner.",
    "passage": "Choose a passage.",
    "passages": "Choose at least one passage.",
}
HOW = {
    "choice": "Choose one:",
    "choices": "Choose all that fit:",
    "order": "Put these in order:",
    "match": "Find a partner for each:",
    "passage": "Choose a passage of the document.",
    "passages": "Choose passages of the document.",
}


def ask(
    exercise: Exercise, document: Document, kept: Kept, after: Callable[[], None] = lambda: None
) -> Form:
    """Return the form of an exercise, filled in with the answer that counts.

    ``after`` is called each time an answer was given.
    """

    def receive(given: object) -> str:
        spoken = feedback_html(exercise, given, document, kept)
        after()
        return spoken

    return Form(
        lambda: _standing(exercise, document, kept, state_of(exercise, document, kept)),
        lambda: _live(exercise, document, kept),
        receive,
        ("ask", exercise.id),
    )


def feedback_html(exercise: Exercise, given: object, document: Document, kept: Kept) -> str:
    """Return what is said to an answer sent in, and keep it."""
    answer = _as_answer(exercise, given)
    return _told(
        named(exercise, document), answer, answered(exercise, answer, document, kept, road="form")
    )


def _as_answer(exercise: Exercise, given: object) -> object:
    """Return what was sent in as ``check`` is given it: what has no order is a set."""
    if exercise.kind in ("choices", "passages") and isinstance(given, list):
        return {each for each in given if isinstance(each, str)}
    return given


def _told(exercise: Exercise, answer: object, feedback: Feedback) -> str:
    if feedback.outcome == "not-answered":
        fields = exercise.kind == "match" and not exercise.options
        words = EMPTY["numbers" if fields else exercise.kind] if exercise.kind in EMPTY else ""
        feedback = replace(feedback, words=words, question="", choices=())
    html = feedback._repr_html_()
    return html + "".join(_ways(exercise, answer)) if feedback.outcome == "which" else html


def _ways(exercise: Exercise, answer: object) -> Iterator[str]:
    """Return two buttons for the first number that can be read two ways: one for each reading."""
    fields = answer if isinstance(answer, Mapping) else {"": answer}
    for key, text in fields.items():
        pair = both(text, exercise.unit, exercise.size) if isinstance(text, str) else ()
        if pair:
            yield "<p>Which do you mean? "
            for each in pair:
                yield (
                    f'<button type="button" data-field="{escape(str(key))}" '
                    f'data-put="{escape(each.typed)}">{escape(each.said)}</button> '
                )
            yield "</p>"
            return


def _live(exercise: Exercise, document: Document, kept: Kept) -> str:
    """Return the form as it stands: with the latest answer, and what was said to it."""
    given, spoken = _remembered(exercise, document, kept)
    question = said(exercise.question, document)
    parts = controls(exercise, given, document)
    return framed(f"Exercise {exercise.id}", exercise.kind, question, parts, spoken, "Answer")


def _remembered(exercise: Exercise, document: Document, kept: Kept) -> tuple[object, str]:
    """Return the answer that counts as controls show it, and what there is to say at first."""
    state = state_of(exercise, document, kept)
    notes = "".join(f"<p><strong>Note:</strong> {escape(each)}</p>" for each in kept.notes())
    if not state.attempts:
        return None, notes + folded(tuple(said(each, document) for each in exercise.hints))
    judged = _feedback(exercise, document, kept, state)
    spoken = _told(named(exercise, document), state.answer, judged)
    return _shown(exercise, state.answer, document), spoken + notes


def _feedback(exercise: Exercise, document: Document, kept: Kept, state: State) -> Feedback:
    """Return what is said to the answer that counts, and that others were tried after it."""
    feedback = judged_with(exercise, state.answer, document, kept, "form").feedback
    return replace(feedback, note=f"{state.after.capitalize()}.") if state.later else feedback


def _shown(exercise: Exercise, answer: Json, document: Document) -> Any:
    """Return a kept answer as controls show it: numbers as they were typed, all else as keys."""
    if exercise.is_number:
        return _scalars(answer)
    reading = read(answer, exercise, document.passages)
    return reading.value if isinstance(reading, Answer) else _scalars(answer)


def _scalars(answer: Json) -> Any:
    """Return what of an answer can stand in controls, though it may not be one: texts, numbers."""
    if isinstance(answer, dict):
        pairs = {key: _scalars(each) for key, each in answer.items() if key != "unreadable"}
        return {key: each for key, each in pairs.items() if not isinstance(each, dict)} or None
    if isinstance(answer, list):
        return [each for each in answer if isinstance(each, str)]
    return answer


def _listed(exercise: Exercise) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        tuple(map(item_label, exercise.items)),
        tuple(each.label for each in exercise.options),
    )


def _standing(exercise: Exercise, document: Document, kept: Kept, state: State) -> tuple[str, str]:
    """Return how an exercise stands, in text and in HTML that needs no kernel."""
    if not state.attempts:
        return _plain(exercise, document), _static(exercise, document)
    question = said(exercise.question, document)
    feedback = _feedback(exercise, document, kept, state)
    told = replace(feedback, hints=())  # how a hint is called is said in code alone
    plain = f"{state.symbol} {question}\n  Your answer: {state.given}\n  {told!r}"
    html = (
        f'<div lang="en"><p><strong>{escape(question)}</strong></p>'
        f"<p>Your answer: <strong>{escape(state.given)}</strong></p>{feedback._repr_html_()}</div>"
    )
    return plain, html


def _plain(exercise: Exercise, document: Document) -> str:
    items, options = _listed(exercise)
    lines = [said(exercise.question, document), HOW.get(exercise.kind, "")]
    lines += [f"  {each}" for each in items]
    lines += ["with"] if items and options else []
    lines += [f"  {each}" for each in options]
    lines += [NEEDS_KERNEL]
    return "○ " + "\n  ".join(filter(None, lines))


def _static(exercise: Exercise, document: Document) -> str:
    """Return an unanswered form as plain HTML, to be read and thought about."""
    items, options = map(_list, _listed(exercise))
    how = f"<p>{escape(HOW[exercise.kind])}</p>" if exercise.kind in HOW else ""
    between = "<p>with</p>" if items and options else ""
    hints = folded(tuple(said(each, document) for each in exercise.hints))
    return (
        f'<div lang="en"><p><strong>○ {escape(said(exercise.question, document))}</strong></p>'
        f"{how}{items}{between}{options}{NEEDS}{hints}</div>"
    )


def _list(labels: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in labels)}</ul>" if labels else ""
