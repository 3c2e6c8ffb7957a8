"""The edition opens, pairs and names everything, and says where it is damaged."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcework.document import LAYERS, Document, open_edition
from sourcework.document.agreement import _alike
from sourcework.document.tei import parse_bytes
from sourcework.document.values import Entity, Remark
from sourcework.errors import EditionError, UnknownName
from sourcework.figures import figures_of
from telegram16293.seeds import edition

INVENTED = Path(__file__).parent / "editions/harbour/seeds/invented.xml"
SOURCE = INVENTED.read_text(encoding="utf-8")
Opener = Callable[[str], Document]


@pytest.fixture(scope="module")
def invented() -> Document:
    return open_edition(INVENTED)


@pytest.fixture
def opened(tmp_path: Path) -> Opener:
    """Open an edition given as text, from a file named copy.xml."""

    def open_text(text: str) -> Document:
        path = tmp_path / "copy.xml"
        path.write_bytes(text.encode("utf-8"))
        return open_edition(path)

    return open_text


def bare(text: str) -> str:
    """The letters and marks alone: no white space, no mark-up of the record."""
    return re.sub(r"[\s*#]", "", text)


# -- the real edition ---------------------------------------------------------------------------


def test_the_edition_is_the_record_with_corrections_dropped() -> None:
    """Catalogue, Russian and English as printed are the record, character for character."""
    document = edition()
    texts = (document.asides["catalogue"].text("en"), document.text("ru"), document.text("en"))
    assert bare("".join(texts)) == bare(
        document.path.with_suffix(".txt").read_text(encoding="utf-8")
    )


def test_the_edition_has_every_passage_and_fact() -> None:
    """56 passages on three sheets; 98 facts, one of them in two parts."""
    document = edition()
    assert (len(document.passages), len(document.facts)) == (56, 99)
    assert [each.number for each in document.sheets] == [1, 2, 3]
    assert len(document.textual_notes) == 23


@pytest.mark.parametrize(
    ("passage", "voice"),
    [
        ("H01", ("clerks",)),
        ("C1", ("mao",)),
        ("P1.1", ("peng", "mao")),
        ("P1.3", ("pak", "peng", "mao")),
        ("M13", ("mao",)),
        ("S8", ("clerks",)),
    ],
)
def test_voices_are_nested(passage: str, voice: tuple[str, ...]) -> None:
    """A passage knows who speaks and who reports the speaker, innermost first."""
    assert edition().passage(passage).voice == voice


def test_the_edition_is_opened_once() -> None:
    """The shipped edition is one object."""
    assert edition() is edition()


# -- both editions ------------------------------------------------------------------------------


@pytest.fixture(params=["shipped", "invented"])
def either(request: pytest.FixtureRequest) -> Document:
    return edition() if request.param == "shipped" else open_edition(INVENTED)


def test_every_fact_leads_back_to_its_words(either: Document) -> None:
    """A fact's place holds exactly its printed words, in each language it has."""
    for fact in either.facts.values():
        passage = either.passage(fact.passage)
        assert fact.place.keys() == fact.printed.keys()
        for lang, (start, end) in fact.place.items():
            assert passage.text(lang)[start:end] == fact.printed[lang]


def test_words_have_single_spaces(either: Document) -> None:
    """No passage has a line break, a double space, or space around it, in any layer."""
    for passage in either.passages.values():
        for layers in passage.texts.values():
            assert all(words == " ".join(words.split()) for words in layers.values())


def test_every_fact_says_what_it_is_about(either: Document) -> None:
    """Each fact has a voice, a kind, and a sentence on what it refers to."""
    for fact in either.facts.values():
        assert fact.voice and fact.kind and fact.refers_to
        assert not fact.status or f"status.{fact.status}" in either.categories


def test_everything_has_a_speaker_that_is_explained(either: Document) -> None:
    """Every voice is a person or group of the header, with a note and a mark."""
    for passage in either.passages.values():
        for each in passage.voice:
            assert either.people[each].note and either.people[each].mark


def test_notes_stand_on_their_passages(either: Document) -> None:
    """A passage has the notes that concern it."""
    for note in (*either.textual_notes, *either.translation_notes):
        assert note.passages
        assert all(note in either.passage(each).notes for each in note.passages)


# -- the invented edition -----------------------------------------------------------------------


def test_layers_differ_where_the_editor_says_so(invented: Document) -> None:
    """As printed, with slips mended, and in today's spelling."""
    texts = {layer: invented.text("ru", layer) for layer in LAYERS}
    assert [("мод." in each, "даетъ" in each) for each in texts.values()] == [
        (True, True),
        (False, True),
        (False, False),
    ]
    assert invented.passage("B1").text("ru", "emended") == "3.2 с.г. шторм разбил мол."


def test_a_page_break_inside_a_sentence_is_not_in_the_sentence(invented: Document) -> None:
    """Running headers are furniture; the passage stands on both sheets."""
    passage = invented.passage("B3")
    assert "долларов/ и сорок" in passage.text("ru")
    assert passage.sheets == (1, 2)
    assert invented.asides["furniture"].text("ru") == "/см. далее/ Лист 2"
    assert "и\n/см. далее/\nЛист 2\nсорок" in invented.text("ru")


def test_a_running_header_is_nobodys_report(invented: Document) -> None:
    """A fact in furniture inside a letter has the office's voice alone."""
    fact = invented.fact("second-sheet")
    assert (fact.voice, fact.passage, fact.quantity) == (("office",), "furniture", 2)


def test_a_fact_knows_its_innermost_voice(invented: Document) -> None:
    """What Smith said is in Orlov's passage and in Smith's voice."""
    assert invented.passage("B2").voice == ("orlov",)
    assert invented.fact("flour-lost").voice == ("smith", "orlov")


def test_a_fact_carries_its_categories(invented: Document) -> None:
    """Status, hedges, goods and the ISO interval of the period."""
    fact = invented.fact("flour-total")
    assert (fact.status, fact.hedges, fact.goods) == ("request", ("in-all",), "flour")
    assert (fact.period, fact.quantity, fact.unit) == ("1874-03/1874-04", Fraction(600), "pood")
    assert invented.fact("coal-asked").period == ""
    assert invented.fact("storm-date").when == "1874-02-03"


def test_a_passage_without_a_twin_has_no_english(invented: Document) -> None:
    """None stands for words that are not there, and the text is empty."""
    passage = invented.passage("C2")
    assert (passage.ru, passage.en, passage.text("en", "reading")) == ("Орлов", None, "")
    assert passage.hands == {"handwritten"}


def test_hands_are_told_apart(invented: Document) -> None:
    """A printed heading with typed entries has both."""
    assert invented.passage("A1").hands == {"printed", "typed"}


def test_nothing_unverified_is_shown_as_known(invented: Document) -> None:
    """An entity's note is what is surest; the rest stands among its remarks."""
    orlov = invented.people["orlov"]
    assert (orlov.mark, orlov.note) == ("known", "Keeper of the lighthouse.")
    assert [each.mark for each in orlov.remarks] == ["known", "unverified"]


def test_what_tells_an_answer_does_not_introduce_anybody() -> None:
    """A remark that comes after a question, or after the document, is told later."""
    first, then = Remark("known", "A pilot."), Remark("known", "He was right.", later=True)
    smith = Entity("smith", "John Smith", {"en": "John Smith"}, (first, then))
    assert smith.introducing == (first,) and smith.note == "A pilot. He was right."


def test_a_textual_note_weighs_its_candidates(invented: Document) -> None:
    """The adopted reading comes first, each with its degree."""
    note = invented.textual_notes[1]
    assert (note.printed, note.proposed, note.kept) == ("бочок", "бочек", False)
    assert [each.degree for each in note.candidates] == [Fraction(4, 5), Fraction(3, 20)]
    # One that names no words weighs those proposed, also where they are today's spelling.
    proposed = [each.candidates[0].words for each in invented.textual_notes]
    assert proposed == [each.proposed for each in invented.textual_notes]
    assert proposed == ["мол", "бочек", "даёт"]


def test_a_name_may_end_in_another_case_and_no_more() -> None:
    """Three letters more are an ending; four make it another name, and so do three fewer alike."""
    assert _alike("vereisk", "vereiskomu") and _alike("орлов", "орлову")
    assert not _alike("peter", "petersburg") and not _alike("peter", "peterhofs")
    assert not _alike("ivan", "ivo")


def test_a_day_of_another_calendar_is_not_held_against_its_words(opened: Opener) -> None:
    """The attribute is of ours, the words are of theirs: nothing is calculated between them."""
    text = SOURCE.replace(">3.2 с.г.<", ">22.1 с.г.<")
    with pytest.raises(EditionError, match="the words do not mean that"):
        opened(text)
    ours = 'when="1874-02-03"'
    assert opened(text.replace(ours, f'{ours} calendar="julian"')).passage("B1")


def test_a_translation_note_quotes_both(invented: Document) -> None:
    """What the translation left out is quoted in the original only."""
    (note,) = invented.translation_notes
    assert (note.kinds, note.quotes) == (("omission",), {"ru": "примерно"})


def test_the_source_says_where_the_document_is(invented: Document) -> None:
    """Record, address, shelfmark and licence."""
    source = invented.source
    assert (source.record, source.url) == ("9", "https://example.org/9")
    assert (source.shelfmarks, source.licence) == (("Vereisk, box 4, f. 2",), "Free for any use.")


@pytest.mark.parametrize(
    ("ask", "near"),
    [
        (lambda document: document.passage("b3"), "B3"),
        (lambda document: document.fact("flour-totl"), "flour-total"),
        (lambda document: document.text("eng"), "en"),
        (lambda document: document.passage("B3").text("ru", "diplomatik"), "diplomatic"),
        (lambda document: document.passage(("B3",)), "B3"),
    ],
)
def test_an_unknown_name_brings_a_suggestion(
    invented: Document, ask: Callable[[Document], object], near: str
) -> None:
    """The error names what looks like the name that was asked for."""
    with pytest.raises(UnknownName, match=near):
        ask(invented)


def test_right_to_left_words_are_words(opened: Opener) -> None:
    """Any script may stand in a passage."""
    assert "רב" in opened(SOURCE.replace("Лоцман", "רב")).passage("B2").text("ru")


# -- damage -------------------------------------------------------------------------------------

B1 = 'xml:id="ru.B1" corresp="#en.B1"'
DAMAGE = {
    "empty": (SOURCE, " \n", "the file is empty"),
    "not XML": (SOURCE, "Dear Sir,", "not well-formed"),
    "not TEI": (SOURCE, "<html/>", "Expected <TEI"),
    "another namespace": ("org/ns/1.0", "org/ns/2.0", "not a TEI document"),
    "unclosed": ("</said>.</seg>", "", "not well-formed"),
    "doctype": ("<TEI", '<!DOCTYPE TEI [<!ENTITY a "b">]><TEI', "line 3: a document type"),
    "outside entity": ("<TEI", '<!DOCTYPE TEI SYSTEM "/etc/hosts"><TEI', "document type"),
    "other encoding": ('encoding="UTF-8"', 'encoding="windows-1251"', "windows-1251"),
    "no header": ("teiHeader", "teiHeading", "there is no <teiHeader>"),
    "no text": ("group>", "list>", "there is no <group>"),
    "one text": ('xml:lang="en">\n        <body>', 'xml:lang="ru">\n        <body>', "language"),
    "wrong prefix": ("ru.B1", "B1", "Write xml:id='ru"),
    "duplicate id": ("n02", "n01", "already that of line"),
    "empty id": ('xml:id="n02"', 'xml:id=""', "its xml:id is empty"),
    "twin dangles": (B1, 'xml:id="ru.B1" corresp="#en.B9"', "points to no element"),
    "twin is another": (B1, 'xml:id="ru.B1" corresp="#en.B2"', "does not point back"),
    "twin not named": (B1, 'xml:id="ru.B1"', "its twin, passage B1"),
    "twin is no segment": (B1, 'xml:id="ru.B1" corresp="#smith"', "is no segment"),
    "who dangles": ('who="#smith"', 'who="#smyth"', "Perhaps '#smith' was meant"),
    "voice dangles": ('ana="#voice.office"', 'ana="#voice.offce"', "points to no element"),
    "next part dangles": (B1, f'{B1} next="#ru.B1b"', "next='#ru.B1b' points to no element"),
    "part before dangles": (B1, f'{B1} prev="#ru.B0"', "prev='#ru.B0' points to no element"),
    "who has no sign": ('who="#smith"', 'who="smith"', "Write who='#"),
    "ref dangles": ('ref="#vereisk"', 'ref="#paris"', "points to no element"),
    "target dangles": ('target="#n01"', 'target="#n09"', "points to no element"),
    "note on nothing": ('target="#n01" ', "", "the note is on nothing"),
    "no status": ("#status.grant ", "", "it has 0 of status"),
    "two statuses": ("#status.grant ", "#status.grant #status.plan ", "it has 2 of status"),
    "two periods": (
        "#period.none #goods",
        "#period.none #period.1874 #goods",
        "it has 2 of period",
    ),
    "unknown status": ("#status.grant ", "#status.gift ", "status.gift' points to no element"),
    "not a category": ("#status.grant ", "#smith ", "#smith is no category"),
    "category twice": ("goods.coal", "goods.flour", "already that of line"),
    "category without gloss": ("<catDesc>coal</catDesc>", "", "no id or no gloss"),
    "period without months": ('n="1874-02"', 'n="1874-13"', "no ISO interval"),
    "period backwards": ('n="1874-03/1874-04"', 'n="1874-05/1874-04"', "no ISO interval"),
    "measure without id": ('xml:id="coal-asked" corresp="#en.coal-asked" ', "", None),
    "measure elsewhere": ("The flour lost", "<measure>The</measure> flour lost", "nothing leads"),
    "no unit": ('unit="barrel"', "", "the measure has no unit"),
    "no quantity": ('quantity="40"', "", "the measure has no quantity"),
    "quantity in words": ('quantity="40"', 'quantity="forty"', "quantity='forty' is not a number"),
    "quantity grouped": ('quantity="40"', 'quantity="4.000.000"', "without separators"),
    "quantity of another script": ('quantity="40"', 'quantity="٤٠"', "is not a number"),
    "quantity as quotient": ('quantity="40"', 'quantity="40/0"', "is not a number"),
    "quantity endless": ('quantity="40"', f'quantity="{"9" * 5000}"', "is not a number"),
    "value of a number": ('value="2"', 'value="two"', "value='two' is not a number"),
    "degree above one": ('degree="0.9"', 'degree="90"', "Write 0 to 1"),
    "date": ('when="1874-02-03"', 'when="3.2.1874"', "is no date or time"),
    "half an interval": ('when="1874-02-03"', 'from="1874-02"', "there is no to="),
    "twins differ": ('"#coal-asked" quantity="40"', '"#coal-asked" quantity="41"', "41 barrel"),
    "measure without twin": ('corresp="#en.coal-asked" ', "", "has no twin in the 'en' text"),
    "fact's twin is another": ('corresp="#en.coal-asked"', 'corresp="#en.B3"', "no twin of"),
    "fact without note": (r"<note.*target=.#coal-asked.*", "", "no note says what"),
    "fact with two notes": ('target="#signatory"', 'target="#issuer"', "already has the note"),
    "note on no fact": ('target="#signatory"', 'target="#signatory #n01"', "#n01 is no fact"),
    "fact without words": ("Лист 2", "", "the fact has no words"),
    "segment without words": (">Орлов<", "><", "the segment has no words"),
    "segment begun twice": ('xml:id="ru.C2"', 'xml:id="ru.C2" n="C1"', "C1 began at line"),
    "segments nested": ('<said who="#smith">потеряно', '<seg type="segment" xml:id="ru.B9">', None),
    "no passages": ('type="segment"', 'type="other"', "there is no passage"),
    "no speaker": ('<div type="reply" ana="#voice.office">', "<div>", "its voice is nobody"),
    "twins' voices": ('<div type="letter"><said who="#orlov">', None, "its twin's"),
    "no sheets": ("<pb[^>]*>", "", "lies outside any sheet"),
    "first sheet": ('<pb n="1"/>', "", "lies outside any sheet"),
    "sheet in words": ('<pb n="1"/>', '<pb n="one"/>', "sheet number 'one'"),
    "sheet of another script": ('<pb n="1"/>', '<pb n="²"/>', "sheet number"),
    "nameless": ("<persName[^>]*>John Smith</persName>", "", "it has no name"),
    "unmarked remark": ('type="inferred"', 'type="sure"', "does not say how sure"),
    "other words": (">1.250 пудов муки<", ">1.260 пудов муки<", "The words say 1260"),
    "other words in the twin": (">1,250 poods of flour<", ">1,260 poods of flour<", "say 1260"),
    "no number in the words": (">2.000 рублей<", ">много рублей<", "there is no number in it"),
    "other unit in the words": (">2.000 рублей<", ">2.000 долларов<", "The words say 'dollar'"),
    "not monthly": ("В каждом месяце по 300", "По 300", "The words say 'pood'"),
    "other goods": ('unit="barrel"', 'unit="barrel" commodity="flour"', "its goods 'coal'"),
    "goods of one twin": (
        '"#en.coal-asked" quantity="40" unit="barrel"',
        '"#en.coal-asked" quantity="40" unit="barrel" commodity="coal"',
        "its twin's 'coal'",
    ),
    "other day in the words": (">3.2 с.г.<", ">4.2 с.г.<", "the words do not mean that"),
    "other day in the twin": (
        'storm-date" when="1874-02-03">3.2 of',
        'storm-date" when="1874-02-04">4.2 of',
        "its when",
    ),
    "other number in the words": (">Лист 2<", ">Лист 3<", "its value is 2"),
    "other name": (">Vereisk</placeName>,", ">Petersburg</placeName>,", "is no name of it"),
    "name of another": ('ref="#orlov"', 'ref="#smith"', "and rather #orlov"),
    "name of another kind": ('ref="#vereisk"', 'ref="#orlov"', "points to a <person>"),
    "speaker of another kind": ('who="#smith"', 'who="#vereisk"', "points to a <place>"),
    "kind unknown": ('rend="printed"', 'rend="prinetd"', "is none of the known"),
    "language unknown": ('<q xml:lang="ru">', '<q xml:lang="fr">', "is no language of the edition"),
    "other script": ('<q xml:lang="ru">', '<q xml:lang="en">', "is not in the script"),
    "quotation of no language": ('<q xml:lang="ru">', "<q>", "it has no xml:lang"),
    "named in one language": (
        "a storm broke",
        'a <placeName ref="#vereisk">Vereisk</placeName> storm broke',
        "of the other text",
    ),
    "said in one language": (
        '<said who="#smith"><measure',
        '<said who="#smith" direct="true"><measure',
        "another speaks here",
    ),
    "too deep": ("3.2 с.г.", "<hi>" * 200 + "</hi>" * 200, "nested 100 deep"),
}


def test_an_edition_may_be_nested_a_hundred_deep_and_no_deeper() -> None:
    """The hundredth element inside another is read; one more is told with its line."""

    def nested(deep: int) -> bytes:
        inside = b"<hi>" * (deep - 1) + b"</hi>" * (deep - 1)
        return b'<TEI xmlns="http://www.tei-c.org/ns/1.0">' + inside + b"</TEI>"

    assert len(parse_bytes(nested(100), "a.xml").all()) == 100
    with pytest.raises(EditionError, match="a.xml, line 1, <hi>: it is nested 100 deep"):
        parse_bytes(nested(101), "a.xml")


def damaged(old: str, new: str | None) -> str:
    if old is SOURCE:
        return new or ""
    if new is None:
        return SOURCE[::-1].replace("#orlov"[::-1], "#smith"[::-1], 2)[::-1]
    plain = SOURCE.replace(old, new)
    return plain if plain != SOURCE else re.sub(old, new, SOURCE)


@pytest.mark.parametrize(("old", "new", "seen"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_named(opened: Opener, old: str, new: str | None, seen: str | None) -> None:
    """Whatever is wrong, the error has file, line, what was seen and what to do."""
    text = damaged(old, new)
    assert text != SOURCE
    with pytest.raises(EditionError, match=re.escape(seen or "copy.xml")) as caught:
        opened(text)
    assert re.match(r"copy\.xml, line \d+", caught.value.where)


def test_damage_is_named_by_line_and_element(opened: Opener) -> None:
    """The place is the line in the file and the element that stands there."""
    line = next(at for at, each in enumerate(SOURCE.splitlines(), 1) if "coal-asked" in each)
    with pytest.raises(EditionError) as caught:
        opened(SOURCE.replace('unit="barrel"', 'unit=""', 1))
    assert caught.value.where == f"copy.xml, line {line}, <measure xml:id='coal-asked'>"


def test_bytes_that_are_no_utf8_are_named_by_line(tmp_path: Path) -> None:
    """A file saved in another encoding is found out before it is read as nonsense."""
    path = tmp_path / "copy.xml"
    path.write_bytes(SOURCE.replace(' encoding="UTF-8"', "").encode("cp1251"))
    with pytest.raises(EditionError, match="is not UTF-8"):
        open_edition(path)


@pytest.mark.parametrize("name", ["missing.xml", "."])
def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path, name: str) -> None:
    """A missing file and a folder are said with their path."""
    with pytest.raises(EditionError, match="cannot be opened"):
        open_edition(tmp_path / name)


ATTRIBUTES = sorted(set(re.findall(r' ([\w:]+)="', SOURCE)))
VALUES = [*sorted(set(re.findall(r'="([^"]*)"', SOURCE))), "", " ", "#", "0", "-1", "1e9", "²"]
TAGS = sorted(set(re.findall(r"<(\w+)", SOURCE)))


def only_edition_errors(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "copy.xml"
        path.write_bytes(content)
        try:
            figures_of(open_edition(path))
        except EditionError as error:
            assert str(error)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_cut_or_overwritten_bytes_are_an_edition_error(data: st.DataObject) -> None:
    """A damaged file opens or is an EditionError, nothing else."""
    content = SOURCE.encode()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(start + 400, len(content))))
    new = data.draw(st.binary(max_size=6) | st.text(max_size=6).map(lambda text: text.encode()))
    only_edition_errors(content[:start] + new + content[end:])
    only_edition_errors(content[:start])


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_wrong_values_and_tags_are_an_edition_error(data: st.DataObject) -> None:
    """Any value in any attribute, any tag for another: it opens or is an EditionError."""
    text = SOURCE
    for _ in range(data.draw(st.integers(1, 3))):
        kind = data.draw(st.sampled_from(["value", "attribute", "tag", "drop"]))
        pattern = {"value": '="([^"]*)"', "attribute": r' ([\w:]+)="', "tag": r"</?(\w+)"}
        found = list(re.finditer(pattern.get(kind, r"(<[^>]*>)"), text))
        match = data.draw(st.sampled_from(found))
        pools = {"value": VALUES, "attribute": ATTRIBUTES, "tag": TAGS, "drop": [""]}
        new = data.draw(st.sampled_from(pools[kind]))
        text = text[: match.start(1)] + new + text[match.end(1) :]
    only_edition_errors(text.encode())


def every_element(text: str) -> Iterator[str]:
    for match in re.finditer(r"<(\w+)[^>]*?/?>", text):
        end = text.find(f"</{match[1]}>", match.end())
        yield text[: match.start()] + text[end + len(match[1]) + 3 :]


def test_an_edition_without_any_one_element_is_an_edition_error() -> None:
    """Each element left out in turn: it opens or is an EditionError."""
    for text in every_element(SOURCE):
        only_edition_errors(text.encode())


def test_the_core_imports_nothing_heavy() -> None:
    """Document and figures need the standard library alone, and little of it."""
    code = "import sys, sourcework.figures; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"asyncio", "http", "importlib.resources", "json", "logging", "pandas", "xml.etree"}
    assert not heavy & set(run.stdout.split())
