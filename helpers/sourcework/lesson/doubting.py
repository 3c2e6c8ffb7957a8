"""Doubting: damaged letters, and how far a doubt reaches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..claims import sensitivity as _sensitivity
from ..claims.sensitivity import About, Reach
from ..course import Course
from ..document.rereading import is_damage
from ..errors import KitError, UnknownName
from ..views.passages import Card
from .naming import id_of, one_by_one
from .waiting import asked_first, early, open_questions

if TYPE_CHECKING:
    from ..views.frame import Table


def letters(course: Course, *passages: str) -> Card:
    """Return the damaged words of passages letter by letter, beside what is proposed for them.

    Each letter has its sound in Latin letters below it; no Russian is needed. Where a proposal
    would answer a question that is still open, it waits until that is answered.
    """
    from sourcework.views.spelling import Spelling, spellings_card

    document = course.document
    names = [document.passage(id_of(each)).id for each in one_by_one(passages)]
    waits = open_questions(course)
    spellings = [
        Spelling(name, note.printed, note.proposed, waits.get(note.id, ""))
        for name in names
        for note in document.textual_notes
        if name in note.passages and is_damage(document, note)
    ]
    if not spellings:
        seen = f"no word of {', '.join(names)} is held to be damaged" if names else "none is named"
        do = "name passages with a damaged word; table doubts with sensitivity('letters')"
        raise KitError("letters(…)", seen, do)
    return spellings_card(spellings)


def sensitivity(course: Course, *of: object) -> Table:
    """Return how far doubt about the text reaches, the claims being judged anew on each reading.

    Without a word: the weak points, those on which most hangs first. With "letters", "translation"
    or "whole": each doubt of that kind. With claims: the verdict of each under every reading.
    In a learner's own cell a row that would answer an open question asks it first.
    """
    from sourcework.views import doubts

    document, asked = course.document, [id_of(each) for each in _claims_apart(course, of)]
    reaches = _sensitivity.reaches(document, course.assertions)
    if not asked:
        unsaid = _sensitivity.silent(document, course.assertions, course.enclosed)
        return doubts.weak_points_table(reaches, unsaid, _early(course, reaches))
    kinds = {
        "letters": (About.LETTERS, doubts.letters_table),
        "translation": (About.TRANSLATION, doubts.translations_table),
        "whole": (About.WHOLE, doubts.wholes_table),
    }
    if len(asked) == 1 and asked[0] in kinds:
        about, made = kinds[asked[0]]
        found = [each for each in reaches if each.doubt.about is about]
        return made(found, _early(course, found))
    known = course.claims
    for name in asked:
        if name not in [each.id for each in known]:
            raise UnknownName.near("claim or kind of doubt", name, [*kinds, *(c.id for c in known)])
    return doubts.verdicts_table(asked_first(course, [known[name] for name in asked]), reaches)


def _early(course: Course, reaches: Iterable[Reach]) -> dict[str, str]:
    """Return the open question that the row of each doubt would answer, by the doubt's name."""
    waits = {name: each.doubt.name for each in reaches for name in _withheld(each.doubt.name)}
    return {waits[name]: question for name, question in early(course, waits).items()}


def _withheld(note: str) -> tuple[str, str]:
    """Return what questions call the note on a doubt: its proposal, or the shift of a translation.

    >>> _withheld("tr03")
    ('tr03', 'shift:tr03')
    """
    return note, f"shift:{note}"


def _claims_apart(course: Course, given: tuple[object, ...]) -> list[object]:
    """Return what is given one by one, also out of what ``claims()`` returns."""
    found: list[object] = []
    for each in one_by_one(given):
        found.extend(each if isinstance(each, type(course.claims)) else [each])
    return found
