"""What is marked in the words: facts, names, doubtful readings and shifts, each with its card."""

from __future__ import annotations

from collections.abc import Collection
from html import escape
from typing import NamedTuple

from ...document import Document, Entity, Fact
from ...document.tei import Element
from ...document.traversal import is_fact

SIGNS = {"known": "●", "general knowledge": "◉", "inferred": "◐", "unverified": "○", "": "○"}
FIGURE, NAME, DATE, DOUBT, SHIFT = KINDS = ("figures", "names", "dates", "doubts", "translation")
_BY_KIND = {"measure": FIGURE, "number": FIGURE, "date": DATE, "time": DATE}


class Cue(NamedTuple):
    """A small button behind marked words: its switch, the card it opens, its sign, its label."""

    kind: str
    card: str
    sign: str
    label: str


def kind_of(fact: Fact) -> str:
    """Return which switch shows a fact; "" if it has no card.

    An amount told in words is a statement that says of which goods it speaks.
    """
    if fact.kind == "statement":
        return FIGURE if fact.goods else ""
    return _BY_KIND.get(fact.kind, "")


class Marks:
    """The marks of one edition; ``mentions`` gathers where each person, place and office stands.

    ``unsettled`` are the elements whose correction waits: it would answer an open question.
    """

    def __init__(self, document: Document, waits: Collection[str] = ()) -> None:
        self.document = document
        self.waits = waits
        self.unsettled = frozenset(
            target for note in document.textual_notes if note.id in waits for target in note.targets
        )
        self.people = document.people
        self.entities: dict[str, Entity] = {
            **document.people,
            **document.places,
            **document.offices,
        }
        self.mentions: dict[str, dict[str, None]] = {}
        self.notes = self._notes()

    def _notes(self) -> dict[str, list[Cue]]:
        """Return the cues of notes by the id of the element they are on."""
        found: dict[str, list[Cue]] = {}
        for note in self.document.textual_notes:
            sign = f"{note.number}{'=' if note.kept else '≠'}"
            did = "kept" if note.kept else "a correction is proposed"
            cue = Cue(DOUBT, note.id, sign, f"Doubt {note.number}: {did}")
            for target in note.targets:
                found.setdefault(target, []).append(cue)
        for number, shift in enumerate(self.document.translation_notes, 1):
            kind = "" if f"shift:{shift.id}" in self.waits else f": {shift.kinds[0]}"
            cue = Cue(SHIFT, shift.id, f"⇄{number}", f"Translation {number}{kind}")
            for name in shift.passages:
                for lang in self.document.whole:
                    found.setdefault(f"{lang}.{name}", []).append(cue)
        return found

    def fact(self, element: Element, lang: str) -> Fact | None:
        """Return the fact that an element, or its twin in the original, states."""
        name = element.id
        if not name or not is_fact(element):
            return None
        return self.document.facts.get(name) or self.document.facts.get(
            name.removeprefix(f"{lang}.")
        )

    def cues(self, element: Element, lang: str, passage: str) -> str:
        """Return the buttons that stand behind an element, one for each of its cards."""
        found = [*self._own(element, lang, passage), *self.notes.get(element.id, ())]
        return "".join(
            f'<button type="button" class="cue on-{each.kind}" data-card="{escape(each.card)}"'
            f' aria-haspopup="dialog" aria-label="{escape(each.label)}">{escape(each.sign)}'
            "</button>"
            for each in found
        )

    def _own(self, element: Element, lang: str, passage: str) -> list[Cue]:
        cues = []
        fact = self.fact(element, lang)
        if fact and (kind := kind_of(fact)):
            words = fact.value or next(iter(fact.printed.values()), "")
            sign, name = ("◷", "Date") if kind == DATE else ("#", "Figure")
            cues.append(Cue(kind, fact.id, sign, f"{name}: {words}"))
        if entity := self.entities.get(element.get("ref").lstrip("#")):
            places = self.mentions.setdefault(entity.id, {})
            if passage:
                places[passage] = None
            label = f"Name: {entity.name}, {entity.mark or 'nothing known'}"
            cues.append(Cue(NAME, f"name-{entity.id}", SIGNS[entity.mark], label))
        return cues

    def classes(self, element: Element, lang: str) -> list[str]:
        """Return the classes of marked words."""
        found = []
        fact = self.fact(element, lang)
        if fact and (kind := kind_of(fact)):
            found += ["mark", f"of-{kind}"]
        elif element.tag in ("date", "time"):
            found += ["mark", f"of-{DATE}"]
        if element.get("ref").lstrip("#") in self.entities:
            found += ["mark", f"of-{NAME}"]
        notes = self.notes.get(element.id, ()) if element.tag != "pb" else ()
        if any(each.kind == DOUBT for each in notes):
            found += ["mark", f"of-{DOUBT}"]
        return list(dict.fromkeys(found))

    def data(self, element: Element, lang: str) -> str:
        """Return the attribute by which a fact's words are found."""
        fact = self.fact(element, lang)
        return f' data-fact="{escape(fact.id)}"' if fact else ""
