"""What the editor says of the text fits the text: values, times, quotations, certainty, terms.

That words and values agree, and both languages, is seen when the edition is opened. Here the
notes are held to what they are on.
"""

from __future__ import annotations

import re
from fractions import Fraction

from edition_form import ID, LANG, TEI, Tei, bare
from sourcework.document import Document
from sourcework.document.dates import agrees, read_date
from sourcework.numbers.quantities import read_quantity

# From which degree on an editor is sure, and from which half sure.
SURE, HALF_SURE = Fraction(9, 10), Fraction(1, 2)


def test_a_note_gives_the_value_of_its_figure(document: Document) -> None:
    """The note on a figure states it once more, in English words or digits."""
    for fact in document.facts.values():
        if fact.kind == "measure":
            found = read_quantity(str(fact.value), "en")
            assert (found.value, found.unit) == (fact.quantity, fact.unit)


def test_a_note_gives_the_day_of_its_fact(document: Document) -> None:
    """The note on a day or an hour states it once more."""
    for fact in document.facts.values():
        if fact.when:
            read = read_date(str(fact.value).partition(";")[0], "en")
            assert read is not None and agrees(read, fact.when, None), fact


def test_a_note_gives_the_number_of_its_fact(document: Document) -> None:
    """The figures in the note on a reference number are those of the words."""
    for fact in document.facts.values():
        if fact.kind in ("number", "reference"):
            told = re.findall(r"\d+", str(fact.value).partition(";")[0])
            assert told and {*told} <= {*re.findall(r"\d+", " ".join(fact.printed.values()))}


def test_a_note_names_whom_its_fact_points_to(tei: Tei, document: Document) -> None:
    """The note on a name begins with a name of that person, office or place."""
    known = {**document.people, **document.places, **document.offices}
    for fact in document.facts.values():
        if aim := tei.by_id[fact.id].get("ref"):
            named = {e.text for e in tei.by_id[aim[1:]] if e.tag.endswith("Name")}
            first = re.split("[ ,]", str(fact.value))[0]
            assert any(first in str(each) for each in {*named, known[aim[1:]].name}), fact


def test_a_day_lies_in_its_period(document: Document) -> None:
    """What a fact dates is inside the time that it is said to be about."""
    for fact in document.facts.values():
        if fact.when and fact.period:
            (start, _, end), (first, _, last) = (
                each.partition("/") for each in (fact.when, fact.period)
            )
            last, end = last or first, end or start
            assert first[: len(start)] <= start[: len(first)], fact
            assert end[: len(last)] <= last[: len(end)], fact


def test_quotations_stand_in_the_passages_of_their_note(document: Document) -> None:
    """What a translation note quotes stands in one of its passages, in that language."""
    for note in document.translation_notes:
        for lang, words in note.quotes.items():
            there = [document.passage(each).text(lang, "emended") for each in note.passages]
            aside = document.asides["furniture"].text(lang)
            for quoted in words.split(" … "):
                assert any(quoted in text for text in (*there, aside)), note.id


def test_a_translation_note_is_of_one_kind_first(tei: Tei) -> None:
    """The kind of a departure is said in words and as a term."""
    for note in tei.notes("translation"):
        assert note.attrib["ana"].split()[0] == f"#shift.{note.get('subtype')}"


def test_certainty_in_words_is_that_in_numbers(tei: Tei) -> None:
    """A note is as sure as the least sure part of the reading that it adopts."""
    for note in tei.notes("textual"):
        sides = [e for aim in note.attrib["target"].split() for e in tei.by_id[aim[1:]]]
        adopted = [bare(e.text or "") for e in sides if e.tag in (TEI + "corr", TEI + "reg")]
        weighed = [c for c in note.iter(TEI + "certainty") if c.get("degree")]
        own = [c for c in weighed if bare(c.get("assertedValue") or "") in {*adopted, ""}]
        least = min((Fraction(c.attrib["degree"]) for c in own or weighed), default=None)
        words = "low" if least is None else "high" if least >= SURE else "medium"
        assert note.get("cert") == ("unknown" if least is None else words)
        assert least is None or least >= HALF_SURE


def test_what_is_weighed_is_named(tei: Tei) -> None:
    """Where a letter is damaged each reading is written out; a word kept needs no second name."""
    for note in tei.notes("textual"):
        places = [tei.by_id[aim[1:]] for aim in note.attrib["target"].split()]
        first, *others = note.iter(TEI + "certainty")
        corrected = any(each.find(TEI + "corr") is not None for each in places)
        if corrected or note.get("n") == "12":  # a quotation mark, typed for a letter
            assert first.get("assertedValue"), note.get("n")
        assert all(each.get("assertedValue") for each in others), note.get("n")


def test_what_has_no_number_is_as_sure_as_words_say(tei: Tei) -> None:
    """The other reading of one word is unlikely; what may have been cut cannot be weighed."""
    said = [
        (note.get("n"), each.get("cert"))
        for note in tei.notes("textual")
        for each in note.iter(TEI + "certainty")
        if not each.get("degree")
    ]
    assert said == [("11", "low"), ("22", "unknown")]


def test_the_stamp_s_readings_are_sure_together_at_most(tei: Tei) -> None:
    """Readings that exclude one another are together no surer than one."""
    days = list(tei.by_id["tn10"].iter(TEI + "certainty"))
    assert sum(Fraction(c.attrib["degree"]) for c in days) <= 1
    assert tei.by_id["stamp-date"].get("cert") == "low"


def test_a_term_that_quotes_a_word_is_used_beside_it(tei: Tei, document: Document) -> None:
    """The word that a hedge quotes stands in the passage of each of its facts, or next to it."""
    order = list(document.passages)
    for category in tei.by_id["hedge"].iter(TEI + "category"):
        quoted = [e.text or "" for e in category.iter(TEI + "foreign") if e.get(LANG) == "ru"]
        term = category.attrib[ID].removeprefix("hedge.")
        for fact in document.facts.values():
            if quoted and term in fact.hedges:
                at = order.index(fact.passage)
                near = [
                    document.passage(each).text("ru") for each in order[max(0, at - 1) : at + 2]
                ]
                assert all(each.casefold() in " ".join(near).casefold() for each in quoted), fact


def test_a_hedge_is_marked_where_its_word_stands(tei: Tei, document: Document) -> None:
    """A passage that says "approximately", "they say" or "hardly" has a fact that is so hedged."""
    for term in ("approximately", "they-say", "hardly", "by-a-little", "very", "purely", "soon"):
        (word,) = [e.text or "" for e in tei.by_id[f"hedge.{term}"].iter(TEI + "foreign")]
        saying = {
            name
            for name, passage in document.passages.items()
            if word.casefold() in passage.text("ru").casefold()
        }
        hedged = {fact.passage for fact in document.facts.values() if term in fact.hedges}
        assert saying == hedged, term


def test_the_terms_of_time_and_voice_say_the_same_twice(tei: Tei) -> None:
    """A period's id and its interval are one; a voice's id is that of the person or group."""
    for category in tei.root.iter(TEI + "category"):
        kind, _, name = category.attrib[ID].partition(".")
        if kind == "voice":
            assert category.get("corresp") == f"#{name}"
        if kind == "period" and re.match(r"\d", name):
            start, _, end = name.partition(".")
            months = (start, end or start) if "-" in start else (f"{start}-01", f"{start}-12")
            assert category.get("n") == "/".join(months)


def test_every_term_is_used(tei: Tei) -> None:
    """No category stands in the edition that nothing is said to be."""
    used = {aim[1:] for _, attribute, aim in tei.pointers() if attribute == "ana"}
    unused = {"hand.typed", "hand.printed", "hand.stamped", "hand.handwritten"}
    categories = {e.attrib[ID] for e in tei.root.iter(TEI + "category")}
    assert categories - used == unused
