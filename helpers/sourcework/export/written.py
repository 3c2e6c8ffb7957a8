"""Tables of the words: segments in both languages, and the notes on them."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import LAYERS, Document, Passage, TextualNote, TranslationNote
from ..languages import column_of, name_of
from ..numbers.writing import exact
from ..views.phrasing import listed
from .tables import Column, Link, Table, table

LAYER_SAYS = {
    "diplomatic": "as the record prints them, faults included",
    "emended": "with the editor's corrections",
    "reading": "corrected, with old spellings and abbreviations resolved",
}
LAYER_TEI = {
    "diplomatic": "seg's text, with sic, orig and abbr",
    "emended": "seg's text, with corr, orig and abbr",
    "reading": "seg's text, with corr, reg and expan",
}


def segments(document: Document) -> Table:
    """Return the aligned segments in order, then the words that belong to none."""
    original, *others = document.whole
    columns: list[Column[Passage]] = [
        Column("id", "Id", "The segment's id.",
               f"seg[@type='segment']/@xml:id, after “{original}.”",
               lambda each: each.id, needed=True),
        Column("kind", "Kind", "“segment”, or “aside” for words that are no segment's: the "
               "archive's catalogue page, running headers and empty slots of the form.",
               "seg, or front and fw", lambda each: _kind(document, each), needed=True,
               one_of=("segment", "aside")),
        Column("sheet", "Sheet", "The sheet it begins on; 0 is no sheet.", "preceding pb/@n",
               lambda each: each.sheet, "whole", needed=True),
        Column("sheets", "Sheets", "Every sheet it stands on.", "pb/@n before and inside it",
               lambda each: tuple(map(str, each.sheets)), "ids"),
        Column("speaker", "Speaker", "Who speaks.", "innermost said/@who, or the div's @ana",
               lambda each: each.voice[0] if each.voice else None),
        Column("voice", "Chain of voices", "The speaker, then those who report the speaker.",
               "ancestor said/@who, then the div's @ana", lambda each: each.voice, "ids"),
        Column("hands", "Hands", "How the words came on the paper; see terms.",
               "@ana or @rend (hand)", lambda each: tuple(sorted(each.hands)), "ids"),
        *(_text(lang, layer) for lang in document.whole for layer in LAYERS),
        Column("notes", "Notes", "Ids in textual_notes and translation_notes.", "note/@target",
               lambda each: tuple(note.id for note in each.notes), "ids"),
    ]  # fmt: skip
    texts = {0: "The text, segment by segment, in three layers"}.get(
        len(others), "Both texts, segment by segment, in three layers each"
    )
    says = f"{texts}, with voice and sheet."
    everything = (*document.passages.values(), *document.asides.values())
    links = (Link("speaker", "people"),)
    return table("segments", "Segments", says, columns, everything, links=links)


def _kind(document: Document, passage: Passage) -> str:
    return "segment" if passage.id in document.passages else "aside"


def _text(lang: str, layer: str) -> Column[Passage]:
    tongue = name_of(lang)
    says = f"The words in {tongue}, {LAYER_SAYS[layer]}; empty where this language has none."
    title, tei = f"{tongue}, {layer}", f"{lang}: {LAYER_TEI[layer]}"
    return Column(
        f"{column_of(lang)}_{layer}", title, says, tei, lambda each: each.text(lang, layer)
    )


def textual_notes(document: Document) -> Table:
    """Return the notes on doubtful readings."""
    columns: list[Column[TextualNote]] = [
        Column("id", "Id", "The note's id.", "note[@type='textual']/@xml:id",
               lambda each: each.id, needed=True),
        Column("number", "Number", "Its number in the edition.", "note/@n",
               lambda each: each.number),
        Column("passages", "Passages", "The segments it concerns.", "note/@target",
               lambda each: each.passages, "ids"),
        Column("printed", "Printed", "The words as the record has them.", "sic, orig, abbr, seg",
               lambda each: each.printed),
        Column("proposed", "Proposed", "What the editor reads; empty where the print is kept.",
               "corr, reg, expan", lambda each: each.proposed),
        Column("certainty", "Certainty", "How sure the editor is, in a word.", "note/@cert",
               lambda each: each.cert),
        Column("candidates", "Candidates", "The readings weighed, each with the editor's "
               "confidence from 0 to 1.", "certainty/@assertedValue and @degree", _candidates),
        Column("reason", "Reason", "Why.", "the note's text", lambda each: each.reason,
               needed=True),
    ]  # fmt: skip
    says = f"Places where the {name_of(next(iter(document.whole)))} looks damaged or odd."
    return table("textual_notes", "Textual notes", says, columns, document.textual_notes)


def _candidates(note: TextualNote) -> str:
    """Return the readings weighed, each with how sure the editor is of it."""
    weighed = [each for each in note.candidates if each.degree is not None]
    return "; ".join(f"{each.words}: {exact(each.degree or 0)}" for each in weighed)


def _quotes(original: str, *others: str) -> Iterator[Column[TranslationNote]]:
    """Yield the columns of the words in question, in each language."""
    yield _quote(original, f"The {name_of(original)} words in question.")
    yield from (_quote(lang, f"The {name_of(lang)} for them.") for lang in others)


def _quote(lang: str, says: str) -> Column[TranslationNote]:
    tei, title = f"note/q[@xml:lang='{lang}']", name_of(lang)
    return Column(column_of(lang), title, says, tei, lambda each: each.quotes.get(lang))


def translation_notes(document: Document) -> Table:
    """Return the notes on where the translation leaves the original."""
    columns: list[Column[TranslationNote]] = [
        Column("id", "Id", "The note's id.", "note[@type='translation']/@xml:id",
               lambda each: each.id, needed=True),
        Column("kinds", "Kinds", "What sort of departure, the main one first; see terms.",
               "note/@ana (shift)", lambda each: each.kinds, "ids", needed=True),
        Column("passages", "Passages", "The segments it concerns.", "note/@target",
               lambda each: each.passages, "ids"),
        *_quotes(*document.whole),
        Column("literal", "Literal rendering", "The editor's own.", "note/gloss",
               lambda each: each.gloss),
        Column("why", "What changes", "What the departure does.", "the note's text",
               lambda each: each.why, needed=True),
    ]  # fmt: skip
    original, *others = map(name_of, document.whole)
    twins = listed(others) if others else "translation"
    says = f"Places where the {twins} departs from the {original}, with a literal rendering."
    name, notes = "translation_notes", document.translation_notes
    return table(name, "Translation notes", says, columns, notes)
