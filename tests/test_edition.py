"""The edition against the record, with the standard library alone: nothing of the kit is used.

What the words mean, and that each value is what its words say, is tested elsewhere. Here the file
itself is held to its promises: no word of the record lost or altered, nothing left out, no pointer
into the void, both languages saying the same.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
RECORD = SEEDS / "113022.txt"
SHA256 = "d94718d78d50889c7fea1ad8877d34b47a5790b41426b5ad5fdff5f7f552a7d7"

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
POINTERS = ("ana", "corresp", "next", "prev", "ref", "resp", "target", "who")
SECOND_SIDES = {TEI + "corr", TEI + "reg", TEI + "expan"}

EDITION = ET.parse(SEEDS / "113022.xml").getroot()
BY_ID = {e.attrib[ID]: e for e in EDITION.iter() if e.get(ID)}
NOTES = [note for note in EDITION.iter(TEI + "note") if note.get("type")]
FURNITURE = frozenset(EDITION.iter(TEI + "fw"))
TWINS = [
    (element, BY_ID[element.attrib["corresp"].removeprefix("#")])
    for name, element in BY_ID.items()
    if name.startswith("en.") and element.get("corresp")
]


def as_received(element: ET.Element, skip: frozenset[ET.Element] = frozenset()) -> str:
    """Return an element's text without the editor's sides of its choices, and without `skip`."""
    parts = [element.text or ""]
    for child in element:
        if child.tag not in SECOND_SIDES and child not in skip:
            parts.append(as_received(child, skip))
        parts.append(child.tail or "")
    return "".join(parts)


def bare(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def unmarked(markdown: str) -> str:
    """Return the record's text without its marks for headings, bold type and handwriting."""
    return re.sub(r"^#+ ", "", markdown, flags=re.MULTILINE).replace("*", "")


def record_parts() -> tuple[str, str, str]:
    """Return the record's catalogue page, Russian and English, bare of marks and space."""
    text = bare(unmarked(RECORD.read_text(encoding="utf-8")))
    russian = text.index(bare("тов. Сталину"))
    english = text.index(bare("SECOND MAIN ADMINISTRATION"))
    return text[:russian], text[russian:english], text[english:]


def segments(language: str) -> dict[str, str]:
    """Return a language's segments by name, parts of one joined, without page furniture."""
    joined: dict[str, str] = {}
    for seg in BY_ID[language].iter(TEI + "seg"):
        if seg.get("type") == "segment":
            name = seg.get("n") or seg.attrib[ID].removeprefix(language + ".")
            joined[name] = joined.get(name, "") + bare(as_received(seg, FURNITURE))
    return joined


def notes(kind: str) -> list[ET.Element]:
    """Return the notes of a kind; `fact` leaves out notes on a part of a fact."""
    return [n for n in NOTES if n.get("type") == kind and n.get("subtype") != "part"]


def pointers() -> Iterator[tuple[str, str, str]]:
    """Yield element, attribute and aim of every pointer that stays inside the file."""
    for element in EDITION.iter():
        for attribute in POINTERS:
            for aim in element.get(attribute, "").split():
                yield element.tag.removeprefix(TEI), attribute, aim


def test_the_record_is_kept_byte_for_byte() -> None:
    """The record beside the edition is the one that was received."""
    assert hashlib.sha256(RECORD.read_bytes()).hexdigest() == SHA256


def test_without_corrections_the_edition_is_the_record() -> None:
    """Catalogue page, Russian and English, in this order, are the record, letter for letter."""
    text = EDITION.find(TEI + "text")
    assert text is not None
    assert bare(as_received(text)) == "".join(record_parts())


@pytest.mark.parametrize(("part", "place"), [("catalogue", 0), ("ru", 1), ("en", 2)])
def test_each_part_is_the_record_s(part: str, place: int) -> None:
    """The catalogue page, the Russian and the English each agree with the record on their own."""
    assert bare(as_received(BY_ID[part])) == record_parts()[place]


def test_the_record_s_faults_are_kept() -> None:
    """Where the edition corrects, the record's own letters still stand in the record."""
    russian = record_parts()[1]
    for choice in EDITION.iter(TEI + "choice"):
        assert bare(choice[0].text or "") in russian
        assert choice[0].text != choice[1].text


def test_there_are_56_segments() -> None:
    """The telegram has 56 segments, all of them in the Russian."""
    assert len(segments("ru")) == 56
    assert segments("en").keys() < segments("ru").keys()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_word_stands_in_one_segment(language: str) -> None:
    """All but page furniture, unnamed copies and the mark of an omission is in the segments."""
    unnamed = [cell for row in EDITION.iter(TEI + "row") for cell in list(row)[1:]]
    skip = FURNITURE | {*unnamed, BY_ID["en.omission"]}
    assert "".join(segments(language).values()) == bare(as_received(BY_ID[language], skip))


def test_segments_are_paired() -> None:
    """Every English segment and its Russian one point at each other."""
    for name in segments("en"):
        assert BY_ID["en." + name].get("corresp") == "#ru." + name
        assert BY_ID["ru." + name].get("corresp") == "#en." + name


def test_there_are_98_facts() -> None:
    """The edition has 98 facts, each with one note that has its value and a sentence."""
    aims = Counter(note.get("target") for note in notes("fact"))
    assert len(aims) == 98
    assert set(aims.values()) == {1}
    assert all(note.get("n") and note.text for note in notes("fact"))


def test_a_fact_is_one_element_with_a_standing() -> None:
    """A fact's note aims at one element of the text, which says what standing it has."""
    inside = {id(e) for text in EDITION.iter(TEI + "text") for e in text.iter()}
    for note in notes("fact"):
        fact = BY_ID[note.attrib["target"].removeprefix("#")]
        assert id(fact) in inside
        assert "#status." in fact.get("ana", "")


def test_there_are_22_textual_notes() -> None:
    """The textual notes are numbered 1 to 22, and each gives its reason."""
    numbers = [int(note.attrib["n"]) for note in notes("textual")]
    assert numbers == list(range(1, 23))
    assert all(note.find(TEI + "p") is not None for note in notes("textual"))


def test_a_textual_note_says_how_sure_it_is() -> None:
    """Each textual note has a confidence between 0 and 1; only the last can have none."""
    for note in notes("textual"):
        degrees = [c.get("degree") for c in note.iter(TEI + "certainty")]
        assert degrees == [None] if note.get("n") == "22" else degrees
        assert all(0 < float(d) < 1 for d in degrees if d)


def test_every_correction_has_its_note() -> None:
    """A choice or a crux of the text is the aim of a textual note."""
    aims = {aim for note in notes("textual") for aim in note.attrib["target"].split()}
    marked = [e for e in EDITION.iter() if e.tag == TEI + "choice" or e.get("type") == "crux"]
    assert {f"#{e.get(ID)}" for e in marked} <= aims


def test_there_are_28_translation_notes() -> None:
    """Each of the 28 translation notes renders the Russian literally and says why it matters."""
    assert len(notes("translation")) == 28
    for note in notes("translation"):
        assert note.findtext(TEI + "gloss")
        assert note.findtext(TEI + "p")


def test_translation_notes_quote_the_text() -> None:
    """What a translation note quotes stands in the text of that language."""
    whole = {part: bare(as_received(BY_ID[part], FURNITURE)) for part in ("ru", "en")}
    for note in notes("translation"):
        for quotation in note.iter(TEI + "q"):
            assert bare(quotation.text or "") in whole[quotation.attrib[LANG]]


def test_ids_are_given_once() -> None:
    """No two elements share an id."""
    ids = Counter(e.get(ID) for e in EDITION.iter() if e.get(ID))
    assert [name for name, times in ids.items() if times > 1] == []


def test_every_pointer_arrives() -> None:
    """What begins with # leads to an element of this file."""
    inward = [p for p in pointers() if p[2].startswith("#")]
    assert [p for p in inward if p[2][1:] not in BY_ID] == []
    assert len(inward) > 500


def test_only_the_licence_points_outward() -> None:
    """Nothing but the licence points outside the file."""
    outward = {tag for tag, _, aim in pointers() if not aim.startswith("#")}
    assert outward == {"licence"}


def test_facts_in_both_languages_are_twins() -> None:
    """A fact and its English twin are the same kind of element and point at each other."""
    for english, other in TWINS:
        assert (other.tag, other.get("corresp")) == (english.tag, "#" + english.attrib[ID])


@pytest.mark.parametrize(
    "attributes", ["quantity unit commodity", "when", "from to", "notBefore notAfter", "ref"]
)
def test_twins_have_the_same_value(attributes: str) -> None:
    """Quantity and unit, dates, and who is named do not depend on the language."""
    for english, other in TWINS:
        for attribute in attributes.split():
            assert english.get(attribute) == other.get(attribute)


def test_every_measure_has_a_whole_value_and_a_unit() -> None:
    """A measure's quantity is a whole number in plain digits, and it has a unit and goods."""
    for measure in EDITION.iter(TEI + "measure"):
        assert re.fullmatch(r"[1-9]\d*", measure.attrib["quantity"])
        assert measure.get("unit")
        assert measure.get("commodity")


def test_all_is_on_one_of_three_sheets() -> None:
    """The Russian has three sheets, in order."""
    assert [pb.get("n") for pb in BY_ID["ru"].iter(TEI + "pb")] == ["1", "2", "3"]


def test_people_and_places_say_how_they_are_known() -> None:
    """Every person, office and place has a note marked known, inferred or unverified."""
    named = [e for tag in ("person", "personGrp", "org", "place") for e in EDITION.iter(TEI + tag)]
    assert len(named) > 20
    for entity in named:
        marks = {note.get("type") for note in entity.iter(TEI + "note")}
        assert marks
        assert marks <= {"known", "inferred", "unverified"}
