"""Doubting: damaged letters, the register of stamps, how far a doubt reaches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sourcework import progress as _progress
from sourcework.claims import sensitivity as _sensitivity
from sourcework.document.rereading import is_damage
from sourcework.errors import KitError, UnknownName
from sourcework.exercises.model import said
from sourcework.views.passages import Card
from sourcework.views.picture import Picture
from telegram16293 import plots
from telegram16293.seeds import edition, outside

from .. import exercises as _exercises
from .. import register
from ..claims import ASSERTIONS, ENCLOSED
from ..claims import stamp as _stamp
from .given import all_claims, id_of, one_by_one, verb

if TYPE_CHECKING:
    from sourcework.views.frame import Table


@verb
def letters(*passages: str) -> Card:
    """Return the damaged words of passages letter by letter, beside what is proposed for them.

    Each letter has its sound in Latin letters below it; no Russian is needed. Where a proposal
    would answer a question that is still open, it waits until that is answered.
    """
    from sourcework.views.spelling import Spelling, spellings_card

    document = edition()
    names = [document.passage(id_of(each)).id for each in one_by_one(passages)]
    open_questions = _open_questions()
    spellings = [
        Spelling(name, note.printed, note.proposed, open_questions.get(note.id, ""))
        for name in names
        for note in document.textual_notes
        if name in note.passages and is_damage(document, note)
    ]
    if not spellings:
        seen = f"no word of {', '.join(names)} is held to be damaged" if names else "none is named"
        do = "name passages with a damaged word; table doubts with sensitivity('letters')"
        raise KitError("letters(…)", seen, do)
    return spellings_card(spellings)


def _open_questions() -> dict[str, str]:
    """Return the question still open that a textual note's proposal would answer, by note."""
    kept = _progress.Kept(_progress.place())
    asked = [each for each in _exercises.ALL.values() if each.withholds]
    states = [(each, _progress.state_of(each, edition(), kept)) for each in asked]
    return {
        note: said(each.question, edition())
        for each, state in states
        for note in each.withholds
        if state.outcome != "right"
    }


@verb
def stamps() -> Table:
    """Return the stamps of the same office on four other telegrams: day, and number given."""
    from sourcework.views.frame import Table
    from sourcework.views.words import day

    titles = {name: each.title for name, each in outside().neighbours.items()}
    rows = [
        (titles[each.bearer], each.bearer, each.printed, day(each.day), each.place, each.number)
        for each in register.stamps()
    ]
    heads = ["the telegram", "cited as", "in the stamp", "its day", "day of the year", "number"]
    return Table(rows, columns=heads)


@verb
def plot_stamps() -> Picture:
    """Return the picture of the register: four stamps, their line, and the numbers due."""
    document, found = edition(), register.stamps()
    hidden = register.left_out(found)
    points = [
        plots.Point(each.day, each.place, each.number,
                    each.number - register.residual(each, found), hidden[each])
        for each in found
    ]  # fmt: skip
    expected = [
        plots.Expected(each, register.place_of(each), due.by_line, due.by_pace, due.at_worst)
        for each in _stamp.weighed_days(document)
        for due in [register.due(each, found)]
    ]
    picture = plots.stamps(
        points,
        expected,
        slope=register.slope(found),
        seen=register.beginning_with(_stamp.digits(document)),
    )
    return replace(picture, passages=_stamp.passages(document))


@verb
def sensitivity(*of: object) -> Table:
    """Return how far doubt about the text reaches, the claims being judged anew on each reading.

    Without a word: the weak points, those on which most hangs first. With "letters", "translation"
    or "whole": each doubt of that kind. With claims: the verdict of each under every reading.
    """
    from sourcework.views import doubts

    document, asked = edition(), [id_of(each) for each in _claims_apart(of)]
    reaches = _sensitivity.reaches(document, ASSERTIONS)
    if not asked:
        unsaid = _sensitivity.silent(document, ASSERTIONS, ENCLOSED)
        return doubts.weak_points_table(reaches, unsaid)
    kinds = {
        "letters": doubts.letters_table,
        "translation": doubts.translations_table,
        "whole": doubts.wholes_table,
    }
    if len(asked) == 1 and asked[0] in kinds:
        return kinds[asked[0]](reaches)
    known = all_claims()
    for name in asked:
        if name not in [each.id for each in known]:
            raise UnknownName.near("claim or kind of doubt", name, [*kinds, *(c.id for c in known)])
    return doubts.verdicts_table([known[name] for name in asked], reaches)


def _claims_apart(given: tuple[object, ...]) -> list[object]:
    """Return what is given one by one, also out of what ``claims()`` returns."""
    found: list[object] = []
    for each in one_by_one(given):
        found.extend(each if isinstance(each, type(all_claims())) else [each])
    return found
