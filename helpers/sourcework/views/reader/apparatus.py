"""The apparatus: a card for each figure, name, date, doubt and shift, listed at the foot.

A card that opens beside the words is a copy of the entry down here, so that the page says the
same with and without a script, on the screen and on paper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from ...claims.model import Claim
from ...document import Document, Entity, Fact, TextualNote, TranslationNote
from ...document.tei import Element
from ...languages import marked_as
from ...numbers.units import in_units
from ...numbers.writing import exactly, spoken
from ..passages import voices
from ..phrasing import period
from .columns import language
from .marks import DATE, DOUBT, FIGURE, NAME, SHIFT, SIGNS, Marks, kind_of

TITLES = {
    FIGURE: "Figures, and amounts told in words",
    NAME: "People, places and offices",
    DATE: "Dates",
    DOUBT: "Doubtful readings",
    SHIFT: "Where the translation differs from the original",
}
ASIDES = {"catalogue": "the archive’s page on the record", "furniture": "a sheet’s header or form"}
NOT_STATED = "not stated: there is no number in the document"
_ACTS = {
    "sent": "sends",
    "forwarded": "forwards",
    "received": "receives",
    "deciphered": "deciphers",
    "typed": "types",
    "certified": "certifies",
    "distributed": "are given copies",
}

Row = tuple[str, str]


class Apparatus:
    """The entries of one edition, by switch; ``claims`` are those that use its figures.

    ``waits`` are questions still open, by the id of a textual note, or "reason:" and such an id,
    "shift:" and that of a note on the translation, "status:" and that of a fact, or "verdict:" and
    that of a claim: what would answer one is not shown yet.
    """

    def __init__(
        self,
        document: Document,
        marks: Marks,
        claims: Iterable[Claim],
        prefix: str,
        waits: Mapping[str, str],
    ) -> None:
        self.document = document
        self.marks = marks
        self.prefix = prefix
        self.waits = waits
        self.claims: dict[str, list[Claim]] = {}
        for claim in claims:
            for fact in claim.facts:
                self.claims.setdefault(fact, []).append(claim)

    def html(self) -> str:
        """Return all entries, folded by kind."""
        groups: dict[str, list[str]] = {kind: [] for kind in TITLES}
        for fact in self.document.facts.values():
            if kind := kind_of(fact):
                groups[kind].append(self._fact(fact))
        groups[NAME] = [self._entity(self.marks.entities[each]) for each in self.marks.mentions]
        groups[DOUBT] = [self._doubt(each) for each in self.document.textual_notes]
        shifts = enumerate(self.document.translation_notes, 1)
        groups[SHIFT] = [self._shift(number, each) for number, each in shifts]
        return "".join(
            f'<details class="notes" data-kind="{kind}"><summary>{TITLES[kind]} '
            f"({len(entries)})</summary>{''.join(entries)}</details>"
            for kind, entries in groups.items()
            if entries
        )

    def _entry(
        self, name: str, title: str, rows: Iterable[Row], to: Iterable[str], extra: str = ""
    ) -> str:
        told = "".join(f"<div><dt>{head}</dt><dd>{html}</dd></div>" for head, html in rows if html)
        links = " ".join(self._link(each) for each in to)
        where = f'<p class="stands">Stands in {links}</p>' if links else ""
        return (
            f'<section class="entry" data-entry="{escape(name)}" {extra}'
            f'id="{escape(self.prefix)}note-{escape(name)}"><p class="title">{title}</p>'
            f"<dl>{told}</dl>{where}</section>"
        )

    def _link(self, passage: str) -> str:
        if passage not in self.document.passages:
            return escape(ASIDES.get(passage, passage))
        target = escape(self.prefix + passage)
        return f'<a href="#{target}" data-to="{escape(passage)}">{escape(passage)}</a>'

    def _later(self, name: str) -> str:
        """Return which question to answer first; "" where a thing need not wait."""
        question = self.waits.get(name, "")
        later = f"shown once you have answered “{escape(question)}” and opened the reader again"
        return f"<em>{later}</em>" if question else ""

    def _term(self, kind: str, name: str) -> str:
        """Return a term with what the edition says it means."""
        found = self.document.categories.get(f"{kind}.{name}")
        if not name or found is None:
            return escape(name)
        plain = name.replace("-", " ")
        gloss = found.gloss.removeprefix(f"{plain}: ")
        return escape(plain if gloss == plain else f"{plain}: {gloss}")

    def _fact(self, fact: Fact) -> str:
        dated = kind_of(fact) == DATE
        exact = ""
        if fact.quantity is not None:
            exact = escape(
                f"{exactly(fact.quantity, 6)} {in_units(fact.quantity, fact.unit, fact.several)}"
            )
        elif not dated:
            exact = f"<em>{NOT_STATED}</em>"
        hedges = "<br>".join(self._term("hedge", each) for each in fact.hedges)
        rows = [
            *(
                (f"in {language(lang)}", _quoted(words, lang))
                for lang, words in fact.printed.items()
            ),
            ("meaning", escape(fact.value or "")),
            ("calendar", escape(fact.when.replace("T", ", "))),
            ("exact value", exact),
            ("whose words", escape(voices(fact.voice, self.document.people))),
            ("status", self._later(f"status:{fact.id}") or self._term("status", fact.status)),
            ("hedge", hedges or ("" if dated else "none: said flatly")),
            ("goods", self._term("goods", fact.goods)),
            ("period", escape(period(fact.period)) if fact.period else ""),
            ("refers to", escape(fact.refers_to)),
            ("used in", self._claims(fact)),
        ]
        lang, words = list(fact.printed.items())[-1]
        title = f"<span{marked_as(lang)}>{escape(words)}</span>"
        extra = f'data-when="{escape(fact.when)}" ' if fact.when else ""
        return self._entry(fact.id, title, rows, [fact.passage], extra)

    def _claims(self, fact: Fact) -> str:
        found = self.claims.get(fact.id, ())
        if not found:
            return "" if kind_of(fact) == DATE else "no claim"
        items = "".join(map(self._claim, found))
        waiting = [f"verdict:{each.id}" in self.waits for each in found]
        counts = Counter(
            "not yet" if waits else repr(each.verdict)
            for each, waits in zip(found, waiting, strict=True)
        )
        told = ", ".join(f"{verdict} ({count})" for verdict, count in counts.items())
        claims = "1 claim" if len(found) == 1 else f"{len(found)} claims"
        return f"<details><summary>{claims}: {escape(told)}</summary><ul>{items}</ul></details>"

    def _claim(self, claim: Claim) -> str:
        """Return a claim with its verdict and the reason, if these need not wait."""
        if later := self._later(f"verdict:{claim.id}"):
            return f'<li>{escape(claim.statement)}. <span class="why">{later}</span></li>'
        return (
            f"<li><strong>{escape(repr(claim.verdict))}</strong>: {escape(claim.statement)}. "
            f'<span class="why">{escape(claim.why)}</span></li>'
        )

    def _entity(self, entity: Entity) -> str:
        rows = [
            (f"in {language(lang)}", _quoted(name, lang)) for lang, name in entity.names.items()
        ]
        rows += [
            (f'<span aria-hidden="true">{SIGNS[each.mark]} </span>{each.mark}', escape(each.words))
            for each in entity.introducing
        ]
        title = f"{escape(entity.name)}"
        return self._entry(f"name-{entity.id}", title, rows, self.marks.mentions[entity.id])

    def _doubt(self, note: TextualNote) -> str:
        sign, did = ("=", "kept") if note.kept else ("≠", "a correction is proposed")
        lang = next(iter(self.document.whole))
        degrees = "; ".join(
            f"{_quoted(each.words, lang)} {spoken(each.degree)}".strip()
            for each in note.candidates
            if each.degree is not None
        )
        sure = escape(f"{note.cert}") + (f" ({degrees}; 1 would be certain)" if degrees else "")
        proposed = _quoted(note.proposed, lang) if note.proposed else "nothing: it is kept"
        rows = [("printed", _quoted(note.printed, lang))]
        if later := self._later(note.id):
            rows += [("proposed", later)]
        else:
            reason = self._later(f"reason:{note.id}") or escape(note.reason)
            rows += [("proposed", proposed), ("certainty", sure), ("reason", reason)]
        title = f"{sign} Doubt {escape(note.number)}: {did}"
        return self._entry(note.id, title, rows, note.passages)

    def _shift(self, count: int, note: TranslationNote) -> str:
        kinds = "; ".join(self._term("shift", each) for each in note.kinds)
        later = self._later(f"shift:{note.id}")
        rows = [
            ("kind", later or kinds),
            *(
                (f"in {language(lang)}", _quoted(words, lang))
                for lang, words in note.quotes.items()
            ),
        ]
        title = f"⇄ Translation {count}"
        if not later:
            rows += [
                ("literally", f"<em>{escape(note.gloss)}</em>" if note.gloss else ""),
                ("why it matters", escape(note.why)),
            ]
            title += f": {escape(', '.join(note.kinds))}"
        quotes = "".join(
            f'data-quote-{escape(lang)}="{escape(words)}" ' for lang, words in note.quotes.items()
        )
        return self._entry(note.id, title, rows, note.passages, quotes)


def chain(document: Document, root: Element) -> str:
    """Return the way the words went, step by step, each with its day and the dated words."""
    names = {**document.people, **document.places, **document.offices}
    steps = []
    for action in root.all("correspAction"):
        who = [names[each.get("ref")[1:]].name for each in _parties(action, names)]
        act = _ACTS.get(action.get("type"), action.get("type"))
        when = next((each.get("when") for each in action.elements() if each.tag == "date"), "")
        date, _, time = when.partition("T")
        note = action.child("note")
        said = f'<span class="said-of">{escape(note.words())}</span>' if note else ""
        day = " ".join(filter(None, (date, time[:5]))) or "no day stated"
        steps.append(
            f'<li data-day="{escape(date)}"><span class="day">{escape(day)}</span> '
            f"<span><strong>{escape(', '.join(who))}</strong> {escape(act)}</span>{said}</li>"
        )
    if not steps:
        return ""
    return (
        '<div class="chain"><p class="title">How the words travelled</p>'
        f"<ol>{''.join(steps)}</ol></div>"
    )


def _parties(action: Element, names: Mapping[str, Entity]) -> Iterator[Element]:
    for each in action.elements():
        if each.tag in ("persName", "orgName") and each.get("ref")[1:] in names:
            yield each


def _quoted(words: str, lang: str) -> str:
    return f"<q{marked_as(lang)}>{escape(words)}</q>" if words else ""
