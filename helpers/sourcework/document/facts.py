"""What an edition's texts state, and what its editor says of them: facts and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..numbers.units import Units
from .agreement import check_twin
from .attributes import degree, number, quantity, when
from .tei import Element
from .texts import CATALOGUE, FURNITURE, Texts
from .traversal import DIPLOMATIC, EMENDED, FACTS, READING, Mark, is_fact
from .values import Candidate, Category, Fact, TextualNote, TranslationNote


def read_facts(texts: Texts, categories: Mapping[str, Category], units: Units) -> dict[str, Fact]:
    """Return every fact by its id, in the order of the edition."""
    notes = _fact_notes(texts)
    for measure in texts.root.all("measure"):
        if measure.id not in texts.marks:
            do = "give it an xml:id, inside <front> or a <text> of the <group>"
            raise measure.error("nothing leads back to this measure", do)
    facts = {
        name: _fact(texts, mark, notes.get(name), categories, units)
        for name, mark in texts.marks.items()
        if is_fact(mark.element) and not _is_twin(mark)
    }
    for name, note in notes.items():
        if name not in facts:
            raise note.error(f"#{name} is no fact", "point target to a marked fact")
    return facts


def _fact_notes(texts: Texts) -> dict[str, Element]:
    notes: dict[str, Element] = {}
    for note in _notes(texts.root, "fact"):
        for target in note.pointers("target"):
            if target in notes:
                seen = f"#{target} already has the note of line {notes[target].line}"
                raise note.error(seen, "keep one of the two")
            notes[target] = note
    return notes


def _fact(
    texts: Texts,
    mark: Mark,
    note: Element | None,
    categories: Mapping[str, Category],
    units: Units,
) -> Fact:
    element = mark.element
    if note is None or not note.words():
        do = f"add <note type='fact' target='#{element.id}'>…</note>"
        raise element.error("no note says what the fact refers to", do)
    marks = _both(texts, mark)
    terms = _terms(element, categories)
    measured = element.tag == "measure"
    period = _one(element, terms, "period")
    return Fact(
        id=element.id,
        kind=FACTS.get(element.tag, "statement"),
        printed={lang: each.words(DIPLOMATIC) for lang, each in marks.items()},
        emended={lang: each.words(EMENDED) for lang, each in marks.items()},
        value=note.get("n") or None,
        quantity=quantity(element) if measured else number(element),
        unit=element.get("unit"),
        several=units.several(element.get("unit")),
        goods=_one(element, terms, "goods"),
        status=_one(element, terms, "status", needed=measured),
        hedges=tuple(terms.get("hedge", ())),
        period=categories[f"period.{period}"].iso if period else "",
        when=when(element),
        voice=mark.voice,
        passage=mark.passage,
        place={lang: each.place() for lang, each in marks.items()},
        refers_to=note.words(),
        line=element.line,
        stated=tuple(lang for lang, each in marks.items() if each.element.pointers("resp")),
    )


def _both(texts: Texts, mark: Mark) -> dict[str, Mark]:
    """Return where the fact stands in each language, the original first; checked."""
    marks = {mark.lang: mark, **_twins(texts, mark)}
    for each in marks.values():
        if not each.words():
            raise each.element.error("the fact has no words", "mark the words that state it")
        if each.passage != mark.passage:
            seen = f"the fact stands in {mark.passage}, its twin in {each.passage}"
            raise each.element.error(seen, "mark the words in the twin of that passage")
    if not mark.voice:
        raise mark.element.error("nobody says it", "put it in <said who='#…'> or ana='#voice.…'")
    return {lang: marks[lang] for lang in (*texts.walks, mark.lang) if lang in marks}


def _is_twin(mark: Mark) -> bool:
    lang, _, rest = mark.element.id.partition(".")
    return lang == mark.lang and rest in mark.element.pointers("corresp")


def _twins(texts: Texts, mark: Mark) -> dict[str, Mark]:
    element = mark.element
    found = {}
    for name in element.pointers("corresp"):
        twin = texts.marks.get(name)
        if twin is None or not _is_twin(twin) or element.id not in twin.element.pointers("corresp"):
            do = f"write xml:id='….{element.id}' corresp='#{element.id}' there"
            raise element.error(f"#{name} is no twin of this fact", do)
        check_twin(element, twin.element)
        found[twin.lang] = twin
    if element.tag == "measure":
        _check_complete(texts, mark, found)
    return found


def _check_complete(texts: Texts, mark: Mark, found: Mapping[str, Mark]) -> None:
    """Raise EditionError when a figure's passage is in a language that its words are not in."""
    if mark.passage in (CATALOGUE, FURNITURE):
        return
    for lang in texts.passages[mark.passage].texts:
        if lang != mark.lang and lang not in found:
            do = f"mark its words there as xml:id='{lang}.{mark.element.id}' and name them here"
            raise mark.element.error(f"the measure has no twin in the {lang!r} text", do)


def _terms(element: Element, categories: Mapping[str, Category]) -> dict[str, list[str]]:
    terms: dict[str, list[str]] = {}
    for name in element.pointers("ana"):
        kind, _, term = name.partition(".")
        if kind == "voice":
            continue
        if name not in categories:
            raise element.error(f"#{name} is no category", "add it to a <taxonomy>")
        terms.setdefault(kind, []).append(term)
    return terms


def _one(
    element: Element, terms: Mapping[str, list[str]], kind: str, *, needed: bool = False
) -> str:
    named = terms.get(kind, [])
    if len(named) > 1 or (needed and not named):
        seen = f"it has {len(named)} of {kind} ({', '.join(named) or 'none'})"
        raise element.error(seen, f"write one ana='#{kind}.…'")
    return named[0] if named else ""


def textual_notes(texts: Texts) -> Iterator[TextualNote]:
    """Yield the notes on doubtful readings."""
    for note in _notes(texts.root, "textual"):
        marks = _marks(texts, note)
        printed, proposed = _readings(marks)
        yield TextualNote(
            id=note.id,
            number=note.get("n"),
            passages=_passages(marks),
            targets=note.pointers("target"),
            printed=printed,
            proposed=proposed,
            cert=note.get("cert"),
            candidates=tuple(
                Candidate(
                    each.get("assertedValue").lstrip("#") or proposed or printed, degree(each)
                )
                for each in note.all("certainty")
            ),
            reason=note.words(),
        )


def _readings(marks: list[Mark]) -> tuple[str, str]:
    """Return the words printed and those proposed; the latter "" where the print is kept."""
    printed = " … ".join(filter(None, (each.words(DIPLOMATIC) for each in marks)))
    # A place that is only pointed out may hold a correction that has a note of its own.
    if all(each.element.tag == "choice" for each in marks):
        for layer in (EMENDED, READING):
            proposed = " … ".join(each.words(layer) for each in marks)
            if proposed != printed:
                return printed, proposed
    return printed, ""


def _marks(texts: Texts, note: Element) -> list[Mark]:
    return [texts.marks[each] for each in note.pointers("target") if each in texts.marks]


def _passages(marks: list[Mark]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.passage for each in marks))


def translation_notes(texts: Texts) -> Iterator[TranslationNote]:
    """Yield the notes on where original and translation part."""
    for note in _notes(texts.root, "translation"):
        gloss = note.child("gloss")
        yield TranslationNote(
            id=note.id,
            passages=_passages(_marks(texts, note)),
            kinds=_kinds(note),
            quotes=_quotes(note),
            gloss=gloss.words() if gloss else "",
            why=" ".join(each.words() for each in note.elements() if each.tag == "p"),
        )


def _kinds(note: Element) -> tuple[str, ...]:
    shifts = [each.partition(".")[2] for each in note.pointers("ana") if each.startswith("shift.")]
    return tuple(dict.fromkeys([*note.get("subtype").split(), *shifts]))


def _quotes(note: Element) -> dict[str, str]:
    quotes: dict[str, list[str]] = {}
    for each in note.elements():
        if each.tag in ("q", "quote"):
            quotes.setdefault(each.get("xml:lang"), []).append(each.words())
    return {lang: " … ".join(words) for lang, words in quotes.items()}


def _notes(root: Element, kind: str) -> Iterator[Element]:
    for note in root.all("note"):
        if note.get("type") == kind:
            if not note.pointers("target"):
                raise note.error("the note is on nothing", "write target='#…'")
            yield note
