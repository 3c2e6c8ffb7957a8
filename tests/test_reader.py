"""The reader: the record's own words in rows, cards that say everything, one file that stands."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sourcework.document import LAYERS, Document, open_edition
from sourcework.document.simplified import simplified
from sourcework.errors import UnknownName
from sourcework.evidence import Evidence
from sourcework.views.reader import reader, reader_page
from sourcework.views.reader.page import SWITCHES, asset, fragment
from telegram16293.claims import claims_of
from telegram16293.seeds import edition

INVENTED = Path(__file__).parent / "editions/harbour/seeds/invented.xml"
VOID = {"meta", "link", "input", "br"}
INITIAL = {layer: layer[0] for layer in LAYERS}


class Page(HTMLParser):
    """A page as elements: each with its tag, attributes, those above it and the words in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str]]] = []
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self.texts: list[tuple[tuple[tuple[str, dict[str, str]], ...], str]] = []
        self.feed(html)
        self.close()
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        self.elements.append((tag, found, [each for each, _ in self.open]))
        if tag not in VOID:
            self.open.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag, f"</{tag}> closes what is open"

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self.open), data))

    def words(self, passage: str, lang: str, layer: str) -> str:
        """Return the words of a passage as the reader shows them in a layer."""
        parts: list[str] = []
        holder = None
        for above, text in self.texts:
            places = [each for _, each in above]
            holds = next((each for each in places if each.get("data-words") == passage), None)
            shown = all(_shown(tag, each, layer) for tag, each in above)
            if holds and shown and any(each.get("data-lang") == lang for each in places):
                parts += [" "] if holds is not holder else []
                parts.append(text)
                holder = holds
        return " ".join("".join(parts).split())

    def texts_in(self, name: str, value: str) -> str:
        """Return all text in the first element with that attribute."""
        inside = [
            text
            for above, text in self.texts
            if any(value in attributes.get(name, "").split() for _, attributes in above)
        ]
        return " ".join("".join(inside).split())


def _shown(tag: str, attributes: dict[str, str], layer: str) -> bool:
    for each in attributes.get("class", "").split():
        if each.startswith("in-"):
            return INITIAL[layer] in each[3:]
    return tag != "button" and attributes.get("class") != "speaker"


@pytest.fixture(scope="module")
def document() -> Document:
    return edition()


@pytest.fixture(scope="module")
def page(document: Document) -> Page:
    return Page(reader_page(document, claims=claims_of(document)))


def changed(tmp_path: Path, old: str, new: str) -> Document:
    """Return the invented document with one change."""
    text = INVENTED.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "changed.xml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return open_edition(path)


@pytest.mark.parametrize("layer", LAYERS)
def test_the_reader_shows_the_words_of_the_edition(
    document: Document, page: Page, layer: str
) -> None:
    """Of every passage, in every language and layer, it shows these words and no others."""
    for passage in document.passages.values():
        for lang in passage.texts:
            assert page.words(passage.id, lang, layer) == passage.text(lang, layer)


@pytest.mark.parametrize("layer", LAYERS)
def test_an_invented_document_is_shown_as_well(layer: str) -> None:
    """Another edition goes through the same reader, letter by letter."""
    invented = open_edition(INVENTED)
    page = Page(reader_page(invented))
    for passage in invented.passages.values():
        for lang in passage.texts:
            assert page.words(passage.id, lang, layer) == passage.text(lang, layer)


def test_nothing_of_the_record_is_left_out(document: Document, page: Page) -> None:
    """Running headers, empty slots of the form and the archive's own page are there too."""
    words = [text for above, text in page.texts if all(tag != "button" for tag, _ in above)]
    shown = "".join("".join(words).split())
    for aside in document.asides.values():
        for texts in aside.texts.values():
            assert all(word in shown for word in texts["diplomatic"].split())


def test_every_passage_has_a_place_of_its_own(document: Document, page: Page) -> None:
    """Each passage can be linked to by its id, no id is given twice, and each link has its end."""
    ids = [each["id"] for _, each, _ in page.elements if "id" in each]
    assert len(ids) == len(set(ids))
    assert set(document.passages) <= set(ids)
    links = [each["href"][1:] for tag, each, _ in page.elements if tag == "a"]
    assert set(links) <= set(ids)


def test_the_original_comes_first_and_each_cell_says_its_language(page: Page) -> None:
    """Words in Russian are marked as Russian, and stand before the English."""
    cells = [each for _, each, _ in page.elements if "said-here" in each.get("class", "")]
    assert cells[0]["lang"] == "ru" and {each["lang"] for each in cells} == {"ru", "en"}
    places = [each for tag, each, _ in page.elements if tag == "div" and "data-lang" in each]
    assert all(each.get("dir") == "auto" or "empty" in each["class"] for each in places)


def test_every_button_behind_words_has_a_card(page: Page) -> None:
    """No cue leads nowhere, and each says in words what it opens."""
    cards = {each["data-entry"] for _, each, _ in page.elements if "data-entry" in each}
    cues = [each for _, each, _ in page.elements if "data-card" in each]
    assert {each["data-card"] for each in cues} == cards
    assert all(each["aria-label"] for each in cues)


def test_no_button_lies_in_a_button_or_a_link(page: Page) -> None:
    """What is pressed holds nothing else to press."""
    for tag, _, above in page.elements:
        assert tag not in ("a", "button", "input") or not {"a", "button"} & set(above)


def test_a_figures_card_leads_from_print_to_claims(document: Document, page: Page) -> None:
    """Printed form in both languages, exact value, status, hedge, and each claim's verdict."""
    figure = document.fact("peng-aid-roubles")
    card = page.texts_in("data-entry", figure.id)
    assert figure.quantity is not None
    for words in (*figure.printed.values(), f"{int(figure.quantity):,} roubles", "conversion"):
        assert words in card
    for claim in claims_of(document).find(fact=figure.id):
        assert repr(claim.verdict) in card and claim.statement in card
    assert "approximately" in card


def test_an_amount_without_a_number_says_so(page: Page) -> None:
    """A figure that the document does not state has a card that says it is not stated."""
    assert "not stated: there is no number" in page.texts_in("data-entry", "railway-sum")


def test_names_carry_known_inferred_and_unverified_apart(document: Document, page: Page) -> None:
    """A card tells each remark's mark in a sign and in a word."""
    card = page.texts_in("data-entry", "name-peng")
    for remark in document.people["peng"].remarks:
        assert (remark.words in card) is not remark.later and remark.mark in card
    assert all(sign in card for sign in "●◉◐")


def test_doubts_and_shifts_are_whole(document: Document, page: Page) -> None:
    """Proposal, reason and certainty; quotation and literal rendering."""
    for doubt in document.textual_notes:
        card = page.texts_in("data-entry", doubt.id)
        assert doubt.reason in card and doubt.cert in card and doubt.proposed in card
    for shift in document.translation_notes:
        card = page.texts_in("data-entry", shift.id)
        assert shift.gloss in card and shift.why in card


def test_nested_voices_are_named_where_they_speak(page: Page) -> None:
    """Inside Peng's sentence, the words of Pak stand under his own name."""
    speakers = [
        text for above, text in page.texts if above and above[-1][1].get("class") == "speaker"
    ]
    assert any("Pak" in each for each in speakers)


def test_the_sheets_are_three_and_two_passages_run_over(document: Document, page: Page) -> None:
    """A passage that a sheet's end cuts in two goes on under the next sheet's header."""
    sheets = [each["data-sheet"] for _, each, _ in page.elements if "data-sheet" in each]
    over = [
        each["data-passage"] for _, each, _ in page.elements if "goes-on" in each.get("class", "")
    ]
    assert sheets == [str(each.number) for each in document.sheets]
    assert over == [each.id for each in document.passages.values() if len(each.sheets) > 1]


def test_the_page_needs_nothing_from_anywhere(document: Document) -> None:
    """One file: nothing to fetch, no address but those that a reader may follow by hand."""
    html = reader_page(document)
    assert not re.search(r"""(src|href)=["'](?!#|data:,)""", html)
    assert "@import" not in html and "url(" not in html
    for word in ("fetch(", "XMLHttpRequest", "import(", "</script", "eval("):
        assert word not in asset("reader.js")


def test_the_page_is_the_same_each_time(document: Document) -> None:
    """No time, no chance, no address in memory."""
    assert reader_page(document) == reader_page(document)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"languages": "fr"}, "language 'fr'"),
        ({"view": "cinema"}, "view 'cinema'"),
        ({"layer": "edited"}, "Use one of diplomatic, emended"),
        ({"switches": ["figure"]}, "Did you mean figures"),
        ({"show": "P3.11"}, "Did you mean P3.1"),
    ],
)
def test_what_is_not_there_is_named_with_a_way_out(
    document: Document, asked: dict[str, str], message: str
) -> None:
    """An unknown language, view, layer, switch or passage raises an error that helps."""
    with pytest.raises(UnknownName, match=message):
        fragment(document, **asked)  # type: ignore[arg-type]


def test_showing_a_fact_turns_its_switch_on(document: Document) -> None:
    """Whoever jumps to a figure sees it marked."""
    assert 'class="t16-reader show-voices show-figures"' in fragment(document, show="peng-aid-yuan")
    assert 'data-show="tn10"' in fragment(document, show="tn10")


def test_every_switch_has_a_button_that_says_whether_it_is_on(page: Page) -> None:
    """Switches are real buttons with aria-pressed; nothing but voices is on at first."""
    switches = {
        each["data-switch"]: each["aria-pressed"]
        for _, each, _ in page.elements
        if "data-switch" in each
    }
    assert list(switches) == list(SWITCHES)
    assert [name for name, on in switches.items() if on == "true"] == ["voices"]


def test_easier_words_wait_for_their_switch(document: Document, page: Page) -> None:
    """Each stands once, beside the words that it follows, and outside what can be kept of them."""
    for name, said in simplified(document).passages.items():
        held = [
            [attributes for _, attributes in above]
            for above, text in page.texts
            if text == said and above[-1][1] == {"class": "easier", "lang": "en"}
        ]
        assert len(held) == 1, name
        (within,) = held
        assert any(each.get("data-passage") == name for each in within)
        assert not any("data-words" in each for each in within)
    assert "show-simplified" not in fragment(document)
    assert "show-simplified" in fragment(document, switches=("simplified",))


def test_without_easier_words_there_is_no_switch_for_them() -> None:
    """The invented letter has none."""
    assert "simplified" not in fragment(open_edition(INVENTED))


# --- bad input ----------------------------------------------------------------------------------


def test_a_missing_twin_is_said_in_words(page: Page, document: Document) -> None:
    """A passage that the translation leaves out says so where its twin would stand."""
    missing = [each for each in document.passages.values() if "en" not in each.texts]
    said = [text for _, text in page.texts if text == "not in the archive’s English"]
    assert len(said) == len(missing) > 0


def test_html_in_the_edition_is_shown_and_not_run(tmp_path: Path) -> None:
    """Markup in words, names and notes stays text."""
    evil = "&lt;img src=x onerror=alert(1)&gt;&lt;/script&gt;"
    bad = changed(tmp_path, "Keeper of the lighthouse.", f"Keeper {evil}.")
    page = Page(reader_page(bad))
    assert "<img src=x onerror=alert(1)></script>" in "".join(text for _, text in page.texts)
    assert "img" not in {tag for tag, _, _ in page.elements}


def test_very_long_and_right_to_left_words_are_kept_whole(tmp_path: Path) -> None:
    """A word of ten thousand letters, or in Hebrew, comes through; the browser finds its way."""
    odd = "שלום " + "ы" * 10_000
    text = INVENTED.read_text(encoding="utf-8")
    words = re.search(r'<seg type="segment"[^>]*>([^<]{8,})<', text)
    assert words
    document = changed(tmp_path, words[1], odd)
    page = Page(reader_page(document))
    found = [
        page.words(each.id, "ru", "diplomatic")
        for each in document.passages.values()
        if "ы" * 10_000 in each.text("ru")
    ]
    assert len(found) == 1 and odd in found[0]


# --- the widget ---------------------------------------------------------------------------------


def test_the_widget_carries_its_twin(document: Document) -> None:
    """A page without a kernel shows the same as plain HTML; the plain text is always the same."""
    shown = reader(document, show="P3.1")
    bundle, _ = shown._repr_mimebundle_()
    assert bundle["text/plain"] == f"<Reader: {document.title}, 56 passages, at P3.1>"
    assert "application/vnd.jupyter.widget-view+json" in bundle
    Page(bundle["text/html"])
    assert bundle["text/html"] == reader(document, show="P3.1")._repr_mimebundle_()[0]["text/html"]


def test_the_widget_goes_where_it_is_told(document: Document) -> None:
    """``show`` may be set again; an unknown id is refused and changes nothing."""
    shown = reader(document)
    shown.show = "peng-aid-yuan"
    with pytest.raises(UnknownName):
        shown.show = "P9.9"
    assert shown.show == "peng-aid-yuan"


def ask(shown: object, **asked: object) -> dict[str, object]:
    """Send what the script sends, and return the kernel's answer."""
    answers: list[dict[str, object]] = []
    shown.send = answers.append  # type: ignore[attr-defined]
    shown._answer(shown, {"ref": 1, **asked}, [])  # type: ignore[attr-defined]
    (answer,) = answers
    return answer


PLACE = {"passage": "P3.1", "language": "ru", "layer": "diplomatic", "start": 0, "end": 2}


def test_words_kept_are_found_again(document: Document, tmp_path: Path) -> None:
    """What the script keeps stands in the file, and in the next reader."""
    evidence = Evidence(tmp_path / "evidence.jsonl")
    shown = reader(document, evidence)
    answer = ask(shown, do="keep", note="<b>who?</b>", **PLACE)
    assert answer == {"ref": 1, "done": True, "said": "Kept: words of P3.1."}
    again = reader(document, evidence)
    assert [(each["words"], each["note"]) for each in again.kept] == [("3.", "<b>who?</b>")]
    assert ask(again, do="let go", **PLACE)["done"]
    assert again.kept == [] and reader(document, evidence).kept == []


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"do": "keep"},
        {"do": "keep", **PLACE, "end": 10**9},
        {"do": "keep", **PLACE, "passage": "P99"},
        {"do": "keep", **PLACE, "language": "fr"},
        {"do": "keep", **PLACE, "start": "x"},
        {"do": "keep", **PLACE, "note": "n" * 5000},
    ],
    ids=json.dumps,
)
def test_a_bad_request_is_answered_in_words(
    document: Document, tmp_path: Path, asked: dict[str, object]
) -> None:
    """Nothing that a page can send makes a traceback, and nothing is kept of it."""
    path = tmp_path / "evidence.jsonl"
    answer = ask(reader(document, Evidence(path)), **asked)
    assert answer["done"] is False and answer["said"]
    assert not path.exists()


def test_what_cannot_be_kept_is_said(document: Document, tmp_path: Path) -> None:
    """A folder that is not there: the words are held in memory, and the learner reads why."""
    shown = reader(document, Evidence(tmp_path / "no" / "e.jsonl"))
    answer = ask(shown, do="keep", **PLACE)
    assert answer["done"] is True and "its folder is not there" in str(answer["said"])
    assert len(shown.kept) == 1 and "held in memory" in shown.problem


def test_without_a_place_for_evidence_nothing_is_offered(document: Document) -> None:
    """The reader still reads; keeping is answered with a reason."""
    shown = reader(document)
    assert shown.keeps is False
    assert ask(shown, do="keep", **PLACE)["done"] is False
