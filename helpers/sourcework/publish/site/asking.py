"""An exercise as it stands on a page, with nobody to answer: its question, options and hints."""

from __future__ import annotations

from sourcework.document import Document
from sourcework.exercises import Exercise
from sourcework.exercises.feedback import folded
from sourcework.exercises.model import said
from sourcework.templates import filled
from sourcework.views.forms.asking import HOW
from sourcework.views.forms.controls import item_label
from sourcework.views.markup import cyrillic_marked


def asked(exercise: Exercise, document: Document) -> str:
    """Return an exercise as HTML that answers nothing.

    >>> from sourcework.courses import opened
    >>> from sourcework.new import EXAMPLE
    >>> course = opened(EXAMPLE)
    >>> page = asked(course.exercises["price-speaker"], course.document)
    >>> "Passage B4" in page, "Hint 3" in page
    (True, True)
    """

    def marked(words: str) -> str:
        return cyrillic_marked(words, document.whole)

    return filled(
        "publish/site/exercise.html",
        question=marked(said(exercise.question, document)),
        how=HOW.get(exercise.kind, ""),
        items=[marked(item_label(each)) for each in exercise.items],
        options=[marked(each.label) for each in exercise.options],
        hints=folded(tuple(said(each, document) for each in exercise.hints)),
    )
