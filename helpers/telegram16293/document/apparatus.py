"""The editor's notes and terms, held against the words they are on.

A quotation stands where the note says; a correction is as sure in the text as in its note, and as
its degree; a term that quotes a word is used where that word is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from .attributes import degree, interval
from .tei import Element
from .texts import Texts
from .values import Fact
from .walk import READING, shown

# From which degree on an editor is sure, and from which half sure.
SURE, HALF_SURE = Fraction(9, 10), Fraction(1, 2)


def check_apparatus(texts: Texts, facts: Mapping[str, Fact]) -> None:
    """Raise EditionError at the first note or term that does not fit what it is on."""
    textual = list(_notes(texts.root, "textual"))
    _check_each_has_a_note(texts, textual)
    for note in textual:
        _check_degrees(texts, note)
    for note in _notes(texts.root, "translation"):
        _check_kinds(note)
        _check_quotes(texts, note)
    used = [_terms(each) for each in texts.root.all() if each.get("ana")]
    for category in texts.root.all("category"):
        _check_category(category, {term for terms in used for term in terms})
        _check_gloss(texts, category, facts.values())


def _notes(root: Element, kind: str) -> Iterator[Element]:
    return (each for each in root.all("note") if each.get("type") == kind)


def _check_each_has_a_note(texts: Texts, notes: Iterable[Element]) -> None:
    noted: dict[str, Element] = {}
    for note in notes:
        for name in note.pointers("target"):
            if name in noted:
                raise note.error(f"#{name} has note {noted[name].id} already", "keep one of them")
            noted[name] = note
    for element in texts.root.all("choice", "seg"):
        doubtful = element.tag == "choice" or element.get("type") == "crux"
        if doubtful and element.id not in noted:
            raise element.error("no textual note is on it", "give it an xml:id and add the note")


def _check_degrees(texts: Texts, note: Element) -> None:
    """A note is as sure in words as in numbers, and its readings together no surer than one."""
    corrections = [
        each for name in note.pointers("target") for each in texts.known[name].all("corr", "reg")
    ]
    known = [each for each in note.all("certainty") if "degree" in each.attributes]
    if sum((degree(each) or 0 for each in _rivals(known)), Fraction(0)) > 1:
        raise note.error("its readings are surer together than one", "correct the degrees")
    adopted = {each.words() for each in corrections} | {""}
    weighed = [each for each in known if each.get("assertedValue") in adopted] or known
    least = min((degree(each) or Fraction(0) for each in weighed), default=None)
    if least is not None and _in_words(least) != note.get("cert"):
        seen = f"its cert is {note.get('cert')!r}, which its degree is not"
        raise note.error(seen, f"high is {SURE} or more, medium {HALF_SURE} or more, low less")


def _rivals(known: list[Element]) -> list[Element]:
    """Return the readings that cannot all be right: those of one place, not of parts of it."""
    return known if all("/" in each.get("assertedValue") for each in known) else []


def _in_words(sure: Fraction) -> str:
    return "high" if sure >= SURE else "medium" if sure >= HALF_SURE else "low"


def _check_kinds(note: Element) -> None:
    shifts = [each.partition(".")[2] for each in note.pointers("ana")]
    if not note.get("subtype") or note.get("subtype") not in shifts[:1]:
        seen = f"its subtype is {note.get('subtype')!r}, its first term {''.join(shifts[:1])!r}"
        raise note.error(seen, "write the same in both: subtype='x' and ana='#shift.x'")


def _check_quotes(texts: Texts, note: Element) -> None:
    """Every quotation stands in a passage of its language that the note is on."""
    targets = [texts.known[each] for each in note.pointers("target")]
    for quote in note.all("q", "quote"):
        lang = quote.get("xml:lang")
        there = [_words_at(texts, each, lang) for each in targets]
        if not any(quote.words() in words for words in there):
            seen = f"{quote.words()!r} stands in no {lang} passage that the note is on"
            raise quote.error(seen, "quote the words as they stand, or add the passage to target")


def _words_at(texts: Texts, element: Element, lang: str) -> str:
    mark = texts.marks.get(element.id)
    if mark is None or mark.lang != lang:
        return ""
    passage = texts.passages.get(mark.passage)
    return passage.text(lang, "emended") if passage else shown(element, READING)


def _terms(element: Element) -> tuple[str, ...]:
    return element.pointers("ana")


def _check_category(category: Element, used: set[str]) -> None:
    kind, _, name = category.id.partition(".")
    above = category.parent
    if above is not None and above.id and above.id != kind:
        raise category.error(f"it stands under {above.id!r}", f"write xml:id='{above.id}.…'")
    if kind == "period" and category.get("n") and interval(category) != name.replace(".", "/"):
        seen = f"its n is {category.get('n')!r}, its id {category.id!r}"
        raise category.error(seen, "let the id say the same months")
    if kind == "voice" and category.pointers("corresp") != (name,):
        raise category.error("it is the voice of another", f"write corresp='#{name}'")


def _check_gloss(texts: Texts, category: Element, facts: Iterable[Fact]) -> None:
    """A word that a term quotes stands in the passage of each fact of that term, or beside it."""
    kind, _, term = category.id.partition(".")
    for word in category.all("foreign"):
        for fact in facts:
            if kind == "hedge" and term in fact.hedges and not _is_near(texts, fact, word):
                seen = f"{category.id} is said of {fact.id}, and {word.words()!r} is not near it"
                raise word.error(seen, "quote the text, or take the term from the fact")


def _is_near(texts: Texts, fact: Fact, word: Element) -> bool:
    order, lang = list(texts.passages), word.get("xml:lang")
    if fact.passage not in order or lang not in texts.walks:
        return True
    at = order.index(fact.passage)
    near = [texts.passages[each].text(lang) for each in order[max(0, at - 1) : at + 2]]
    return word.words().casefold() in " ".join(near).casefold()
