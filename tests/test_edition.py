"""The edition against the record, with the standard library alone: nothing of the kit is used.

What the words mean, and that each value is what its words say, is tested elsewhere. Here the file
itself is held to its promises: no word of the record lost or altered, nothing left out, no pointer
into the void, both languages saying the same.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter

from edition_form import ID, LANG, RECORD, TEI, Tei, as_received, bare, record_parts
from sourcework.document.values import MARKS

SHA256 = "d94718d78d50889c7fea1ad8877d34b47a5790b41426b5ad5fdff5f7f552a7d7"


def test_the_record_is_kept_byte_for_byte() -> None:
    """The record beside the edition is the one that was received."""
    assert hashlib.sha256(RECORD.read_bytes()).hexdigest() == SHA256


def test_without_corrections_the_edition_is_the_record(tei: Tei) -> None:
    """Catalogue page, Russian and English, in this order, are the record, letter for letter."""
    text = tei.root.find(TEI + "text")
    assert text is not None
    assert bare(as_received(text)) == "".join(record_parts())


def test_each_part_is_the_record_s(tei: Tei) -> None:
    """The catalogue page, the Russian and the English each agree with the record on their own."""
    parts = [bare(as_received(tei.by_id[part])) for part in ("catalogue", "ru", "en")]
    assert tuple(parts) == record_parts()


def test_the_record_s_faults_are_kept(tei: Tei) -> None:
    """Where the edition corrects, the record's own letters still stand in the record."""
    russian = record_parts()[1]
    for choice in tei.root.iter(TEI + "choice"):
        assert bare(choice[0].text or "") in russian
        assert choice[0].text != choice[1].text


def test_there_are_56_segments(tei: Tei) -> None:
    """The telegram has 56 segments, all of them in the Russian."""
    assert len(tei.segments("ru")) == 56
    assert tei.segments("en").keys() < tei.segments("ru").keys()


def test_every_word_stands_in_one_segment(tei: Tei) -> None:
    """All but page furniture, unnamed copies and the mark of an omission is in the segments."""
    unnamed = [cell for row in tei.root.iter(TEI + "row") for cell in list(row)[1:]]
    skip = tei.furniture | {*unnamed, tei.by_id["en.omission"]}
    for language in ("ru", "en"):
        words = "".join(tei.segments(language).values())
        assert words == bare(as_received(tei.by_id[language], skip))


def test_segments_are_paired(tei: Tei) -> None:
    """Every English segment and its Russian one point at each other."""
    for name in tei.segments("en"):
        assert tei.by_id["en." + name].get("corresp") == "#ru." + name
        assert tei.by_id["ru." + name].get("corresp") == "#en." + name


def test_there_are_98_facts(tei: Tei) -> None:
    """The edition has 98 facts, each with one note that has its value and a sentence."""
    aims = Counter(note.get("target") for note in tei.notes("fact"))
    assert len(aims) == 98
    assert set(aims.values()) == {1}
    assert all(note.get("n") and note.text for note in tei.notes("fact"))


def test_a_fact_is_one_element_with_a_standing(tei: Tei) -> None:
    """A fact's note aims at one element of the text, which says what standing it has."""
    inside = {id(e) for text in tei.root.iter(TEI + "text") for e in text.iter()}
    for note in tei.notes("fact"):
        fact = tei.by_id[note.attrib["target"].removeprefix("#")]
        assert id(fact) in inside
        assert "#status." in fact.get("ana", "")


def test_there_are_23_textual_notes(tei: Tei) -> None:
    """The textual notes are numbered 1 to 23, and each gives its reason."""
    numbers = [int(note.attrib["n"]) for note in tei.notes("textual")]
    assert numbers == list(range(1, 24))
    assert all(note.find(TEI + "p") is not None for note in tei.notes("textual"))


def test_a_textual_note_says_how_sure_it_is(tei: Tei) -> None:
    """Each textual note has a confidence between 0 and 1; only what was cut has none."""
    for note in tei.notes("textual"):
        degrees = [c.get("degree") for c in note.iter(TEI + "certainty")]
        assert degrees == [None] if note.get("n") == "22" else degrees
        assert all(0 < float(d) < 1 for d in degrees if d)


def test_every_correction_has_its_note(tei: Tei) -> None:
    """A choice or a crux of the text is the aim of a textual note."""
    aims = {aim for note in tei.notes("textual") for aim in note.attrib["target"].split()}
    marked = [e for e in tei.root.iter() if e.tag == TEI + "choice" or e.get("type") == "crux"]
    assert {f"#{e.get(ID)}" for e in marked} <= aims


def test_there_are_28_translation_notes(tei: Tei) -> None:
    """Each of the 28 translation notes renders the Russian literally and says why it matters."""
    assert len(tei.notes("translation")) == 28
    for note in tei.notes("translation"):
        assert note.findtext(TEI + "gloss")
        assert note.findtext(TEI + "p")


def test_translation_notes_quote_the_text(tei: Tei) -> None:
    """What a translation note quotes stands in the text of that language."""
    whole = {part: bare(as_received(tei.by_id[part], tei.furniture)) for part in ("ru", "en")}
    for note in tei.notes("translation"):
        for quotation in note.iter(TEI + "q"):
            assert bare(quotation.text or "") in whole[quotation.attrib[LANG]]


def test_ids_are_given_once(tei: Tei) -> None:
    """No two elements share an id."""
    ids = Counter(e.get(ID) for e in tei.root.iter() if e.get(ID))
    assert [name for name, times in ids.items() if times > 1] == []


def test_every_pointer_arrives(tei: Tei) -> None:
    """What begins with # leads to an element of this file."""
    inward = [p for p in tei.pointers() if p[2].startswith("#")]
    assert [p for p in inward if p[2][1:] not in tei.by_id] == []
    assert len(inward) > 500


def test_only_the_licence_points_outward(tei: Tei) -> None:
    """Nothing but the licence points outside the file."""
    outward = {tag for tag, _, aim in tei.pointers() if not aim.startswith("#")}
    assert outward == {"licence"}


def test_facts_in_both_languages_are_twins(tei: Tei) -> None:
    """A fact and its English twin are the same kind of element and point at each other."""
    for english, other in tei.twins():
        assert (other.tag, other.get("corresp")) == (english.tag, "#" + english.attrib[ID])


def test_every_measure_has_a_whole_value_and_a_unit(tei: Tei) -> None:
    """A measure's quantity is a whole number in plain digits, and it has a unit and goods."""
    for measure in tei.root.iter(TEI + "measure"):
        assert re.fullmatch(r"[1-9]\d*", measure.attrib["quantity"])
        assert measure.get("unit")
        assert measure.get("commodity")


def test_all_is_on_one_of_three_sheets(tei: Tei) -> None:
    """The Russian has three sheets, in order."""
    assert [pb.get("n") for pb in tei.by_id["ru"].iter(TEI + "pb")] == ["1", "2", "3"]


def test_people_and_places_say_how_they_are_known(tei: Tei) -> None:
    """Every person, office and place has a note with one of the four marks."""
    named = [e for tag in ("person", "personGrp", "org", "place") for e in tei.root.iter(TEI + tag)]
    assert len(named) > 20
    for entity in named:
        marks = {note.get("type") for note in entity.iter(TEI + "note")}
        assert marks
        assert marks <= {each.replace(" ", "-") for each in MARKS}


# What an element of each kind cannot be without; one of several stands in a set.
REQUIRED: dict[str, tuple[str | set[str], ...]] = {
    "TEI": (ID, LANG),
    "availability": ("status",),
    "biblScope": ("unit",),
    "category": (ID,),
    "certainty": ("locus", {"degree", "cert"}),
    "change": ("when",),
    "choice": (ID,),
    "corr": ("cert", "resp"),
    "correspAction": ("type",),
    "date": ({"when", "from", "notBefore"},),
    "foreign": (LANG,),
    "front": (LANG,),
    "fw": ("type", "ana"),
    "hi": ("rend",),
    "language": ("ident",),
    "licence": ("target",),
    "measure": ("quantity", "unit", "commodity"),
    "milestone": ("unit",),
    "num": ({"value", "type"},),
    "pb": ("n",),
    "person": (ID,),
    "said": ("who", "direct"),
    "seg": ("type",),
    "taxonomy": (ID,),
    "time": ("when",),
    "org": (ID,),
    "q": (LANG,),
}
NAMES = {TEI + tag for tag in ("persName", "orgName", "placeName")}
LISTS = ("listPerson", "listOrg", "listPlace")


def test_nothing_says_less_than_its_kind_does(tei: Tei) -> None:
    """A day has its date, a correction its certainty, a name its aim or its language."""
    for element in tei.root.iter():
        for one in REQUIRED.get(element.tag.removeprefix(TEI), ()):
            assert (one if isinstance(one, set) else {one}) & element.attrib.keys(), element.attrib
    for name in tei.inside("text", "correspDesc"):
        assert name.tag not in NAMES or name.get("ref")
        assert name.tag != TEI + "idno" or name.get("type")
    for name in tei.inside(*LISTS):
        assert name.tag not in NAMES or name.get(LANG)


DIVISIONS = """
catalogue . voice.archive
form head voice.clerks
letter . voice.mao
enclosure . .
reply . .
form foot voice.clerks
form head voice.clerks
letter . voice.mao
enclosure . .
reply . .
form foot voice.archive
"""


def test_the_divisions_are_head_letter_and_foot(tei: Tei) -> None:
    """Each part of the record has its kind and its voice, in both languages."""
    divisions = tei.root.iter(TEI + "div")
    found = [
        [e.get(each, ".").lstrip("#") for each in ("type", "subtype", "ana")] for e in divisions
    ]
    assert found == [line.split() for line in DIVISIONS.split("\n") if line]


def test_what_is_written_by_hand_stands_between_asterisks(tei: Tei) -> None:
    """The record's single asterisks are handwriting, or hold the one Latin name."""
    record = RECORD.read_text(encoding="utf-8")
    starred = re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", record)
    text = tei.inside("text")
    marked = [
        each
        for each in tei.root.iter()
        if each.get("rend") == "handwritten" or (each in text and each.tag == TEI + "foreign")
    ]
    assert [as_received(each).strip() for each in marked] == starred


CHAIN = (
    ("sent", "#peng", "peng-telegram-date"),
    ("received", "#mao", ""),
    ("sent", "#mao", "mao-reply-date"),
    ("forwarded", "#mao", "cover-date"),
    ("received", "#second-directorate", "receipt-date receipt-time"),
    ("deciphered", "#vaganov", "decoded"),
    ("typed", "#rubleva", "typed-at"),
    ("certified", "#gerasimov", ""),
    ("distributed", "#stalin", ""),
)


def test_the_chain_in_the_header_is_the_text_s(tei: Tei) -> None:
    """Each step of the way has its kind, who takes it, and the day that stands in the text."""
    actions = list(tei.root.iter(TEI + "correspAction"))
    for action, (kind, who, facts) in zip(actions, CHAIN, strict=True):
        days = [each.get("when") for each in action.iter(TEI + "date")]
        stated = "T".join(tei.by_id[each].attrib["when"] for each in facts.split())
        assert (action.get("type"), action[0].get("ref")) == (kind, who)
        assert days == ([stated] if facts else [])


def test_sheets_have_four_fields_at_their_head(tei: Tei) -> None:
    """The head of each further sheet is four fields, and nothing else is a field."""
    fields = [e for e in tei.root.iter(TEI + "seg") if e.get("type") == "field"]
    headers = [e for e in tei.root.iter(TEI + "fw") if e.get("type") == "header"]
    assert [list(each) for each in headers] == [fields[:4], fields[4:]]


def test_notes_are_numbered_as_their_places_are(tei: Tei) -> None:
    """Note 7 on the text is tn07 and stands on n07, n07.2 and so on; all such places have one."""
    for number, note in enumerate(tei.notes("textual"), 1):
        places = [name for name in tei.by_id if re.fullmatch(rf"n{number:02}(\.\d)?", name)]
        assert (note.get(ID), note.get("n")) == (f"tn{number:02}", str(number))
        assert note.attrib["target"].split() == [f"#{each}" for each in places]
    numbered = [note.get(ID) for note in tei.notes("translation")]
    assert numbered == [f"tr{number:02}" for number in range(1, len(numbered) + 1)]


def test_a_correction_is_as_sure_as_its_note(tei: Tei) -> None:
    """Who corrects, and how sure, is said alike in the text and in the note."""
    for note in tei.notes("textual"):
        for aim in note.attrib["target"].split():
            for corr in tei.by_id[aim[1:]].findall(TEI + "corr"):
                assert (corr.get("cert"), corr.get("resp")) == (note.get("cert"), "#editor")


def test_a_weighed_reading_is_the_correction_or_written_otherwise(tei: Tei) -> None:
    """The first reading weighed is the proposed one, whole or in part, where one is proposed."""
    for note in tei.notes("textual"):
        first = note.find(TEI + "certainty")
        assert first is not None
        sides = [
            bare(side.text or "")
            for aim in note.attrib["target"].split()
            for tag in ("corr", "reg")
            for side in tei.by_id[aim[1:]].findall(TEI + tag)
        ]
        value = first.get("assertedValue")
        assert value is None or any(bare(value) in side for side in sides)


def test_a_segment_in_parts_is_a_chain(tei: Tei) -> None:
    """The parts of H07 follow one another, each naming the next and the one before."""
    parts = [e for e in tei.by_id["ru"].iter(TEI + "seg") if e.get("n")]
    ids = [None, *(f"#{each.get(ID)}" for each in parts), None]
    assert [each.get("n") for each in parts] == ["H07"] * 6
    for at, part in enumerate(parts, 1):
        assert (part.get("prev"), part.get("next")) == (ids[at - 1], ids[at + 1])


def test_every_id_is_there_for_something(tei: Tei) -> None:
    """Something points to each id, or it belongs to a kind that others name."""
    aims = {aim[1:] for _, _, aim in tei.pointers()}
    kinds = {"category", "taxonomy", "text", "front", "TEI", "note", "bibl", "pb", "org"}
    for name, element in tei.by_id.items():
        assert name in aims or element.tag.removeprefix(TEI) in kinds, name
