"""The reader as a file: opened from disk, with no kernel and no network, by mouse and by keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from sourcework.document import open_edition
from sourcework.views.reader import reader_page
from sourcework.views.reader.marks import SIGNS
from sourcework.views.reader.page import fragment, with_script
from telegram16293.claims import claims_of
from telegram16293.seeds import edition

INVENTED = Path(__file__).parent.parent / "editions/harbour/seeds/invented.xml"
SWITCHES = ("voices", "figures", "names", "dates", "doubts", "translation")
VIOLATIONS = """async () => (await axe.run()).violations.map(
  (each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`)"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as it is handed out."""
    path = tmp_path_factory.mktemp("reader") / "reader.html"
    html = reader_page(edition(), claims=claims_of(edition()))
    path.write_text(html, encoding="utf-8")
    return path


@pytest.fixture
def opened(file: Path, page: Page) -> Page:
    page.goto(file.as_uri())
    return page


def words(page: Page, passage: str, lang: str) -> Locator:
    return page.locator(f".row[data-passage='{passage}'] .words[data-lang='{lang}']").first


def label(page: Page) -> str:
    found: str | None = page.evaluate("document.activeElement.getAttribute('aria-label')")
    return found or ""


def drawn(page: Page, name: str) -> list[str]:
    """Return the words that are marked over the page."""
    found: list[str] = page.evaluate(
        f"[...(CSS.highlights.get('t16-{name}') ?? [])].map((each) => each.toString())"
    )
    return found


def test_a_passage_and_its_twin_light_together(opened: Page) -> None:
    """Hovering one, both change their ground and get a bar."""
    original, twin = words(opened, "P2.2", "ru"), words(opened, "P2.2", "en")
    shadow = "getComputedStyle(each).boxShadow"
    before = twin.evaluate(f"(each) => {shadow}")
    original.hover()
    after = [each.evaluate(f"(each) => {shadow}") for each in (original, twin)]
    assert before == "none" and after[0] == after[1] != "none"


def test_arrows_walk_from_passage_to_passage(opened: Page) -> None:
    """The text is one stop for the Tab key; within it, arrows go on, back and across."""
    words(opened, "P3.1", "ru").focus()
    for key, place in [
        ("ArrowDown", "P3.2, Russian"),
        ("ArrowRight", "P3.2, English"),
        ("ArrowDown", "P3.3, English"),
        ("ArrowUp", "P3.2, English"),
        ("ArrowLeft", "P3.2, Russian"),
        ("End", "S8, Russian"),
        ("Home", "H01, Russian"),
    ]:
        opened.keyboard.press(key)
        assert label(opened) == place
    stops = opened.locator(".text .words[tabindex='0']")
    expect(stops).to_have_count(1)


def test_either_language_stands_alone(opened: Page) -> None:
    """One language hides the other, and both come back."""
    for value, hidden in [("ru", "en"), ("en", "ru")]:
        opened.locator(f"[data-set=languages][data-value={value}]").click()
        expect(words(opened, "P3.1", value)).to_be_visible()
        expect(words(opened, "P3.1", hidden)).to_be_hidden()
    opened.locator("[data-value=both]").click()
    expect(words(opened, "P3.1", "ru")).to_be_visible()


def test_a_narrow_page_is_one_column(file: Path, new_page: Callable[..., Page]) -> None:
    """On a narrow screen, or at 200 %, the twin stands below, and nothing sticks out sideways."""
    page = new_page(viewport={"width": 400, "height": 800})
    page.goto(file.as_uri())
    original, twin = (
        words(page, "P3.1", "ru").bounding_box(),
        words(page, "P3.1", "en").bounding_box(),
    )
    assert original and twin
    assert twin["y"] >= original["y"] + original["height"] - 1
    for switch in SWITCHES[1:]:
        page.locator(f"[data-switch={switch}]").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_layers_change_the_words(opened: Page) -> None:
    """The suspect reading is there as printed; emended and reading text have the correction."""
    doubt = next(each for each in edition().textual_notes if each.id == "tn03")
    over = opened.locator(f".row.goes-on[data-passage='{doubt.passage}'] .original")
    expect(over).to_contain_text(doubt.printed, use_inner_text=True)
    opened.locator("[data-set=layer][data-value=reading]").click()
    expect(over).to_contain_text(doubt.proposed, use_inner_text=True)
    expect(over).not_to_contain_text(doubt.printed, use_inner_text=True)


def test_easier_words_are_switched_on(opened: Page) -> None:
    """By keys: the switch shows them below the English, with a word on whose they are."""
    easier = opened.locator("[data-passage='P3.1'] .twin .easier")
    whose = opened.locator(".easier.whose")
    expect(easier).to_be_hidden()
    opened.locator("[data-switch=simplified]").press("Enter")
    expect(easier).to_be_visible()
    expect(whose).to_be_visible()
    opened.locator("[data-set=languages][data-value=ru]").click()
    expect(easier).to_be_hidden()


@pytest.mark.parametrize("switch", SWITCHES[1:])
def test_a_switch_shows_buttons_that_open_cards(opened: Page, switch: str) -> None:
    """By keys: switch on, open a card, Escape closes it and leads back; off, all is gone."""
    button = opened.locator(f"[data-switch={switch}]")
    cue = opened.locator(f".text .cue.on-{switch}").first
    expect(cue).to_be_hidden()
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    cue.press("Enter")
    card = opened.get_by_role("dialog")
    expect(card).to_be_focused()
    expect(card.locator("dl")).not_to_be_empty()
    opened.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(cue).to_be_focused()
    button.press("Space")
    expect(cue).to_be_hidden()


def test_the_marks_are_one_stop_and_arrows_go_along_them(opened: Page) -> None:
    """Tab comes to one mark; arrows go on to the next passage's, Enter opens, Escape leads back."""
    opened.locator("[data-switch=figures]").click()
    words(opened, "P3.1", "ru").focus()
    stops = opened.locator(".text :is(a, button)").filter(visible=True)
    reached = [each for each in stops.all() if each.evaluate("(each) => each.tabIndex") == 0]
    # The passage's number, and one mark for all.
    assert [each.inner_text() for each in reached] == ["P3.1", "#"]
    press = opened.keyboard.press
    marks = opened.locator(".text .words[data-lang=ru] .cue.on-figures")
    ids = marks.evaluate_all("(all) => all.map((each) => each.dataset.card)")
    here = ids.index("peng-aid-yuan")
    press("Tab")
    for key, card in [
        ("ArrowRight", ids[here + 1]),
        ("ArrowLeft", ids[here]),
        ("ArrowUp", ids[here - 1]),
        ("ArrowDown", ids[here]),
        ("End", ids[-1]),
        ("ArrowRight", ids[-1]),
        ("Home", ids[0]),
    ]:
        press(key)
        expect(opened.locator(":focus")).to_have_attribute("data-card", card)
    press("Enter")
    expect(opened.get_by_role("dialog")).to_be_focused()
    press("Escape")
    expect(marks.first).to_be_focused()
    press("Escape")
    assert label(opened).endswith(", Russian")
    expect(opened.locator(":focus")).to_have_class(re.compile("words"))
    opened.locator(".keys summary").click()
    expect(opened.locator(".keys p")).to_contain_text("Tab goes on to the marks")


def test_marks_of_sheets_are_come_to_as_well(opened: Page) -> None:
    """Arrows reach every mark that is shown, whatever the switches are."""
    for switch in SWITCHES[1:]:
        opened.locator(f"[data-switch={switch}]").click()
    marks = opened.locator(".text .words[data-lang=ru] .cue").filter(visible=True)
    marks.first.focus()
    for _ in range(marks.count() - 1):
        opened.keyboard.press("ArrowDown")
    expect(marks.last).to_be_focused()
    stops = opened.locator(".text .cue").filter(visible=True)
    assert sum(stops.evaluate_all("(all) => all.map((each) => each.tabIndex === 0)")) == 1


def test_marked_words_open_their_card_by_mouse(opened: Page) -> None:
    """A click on a figure's words is as good as one on its button."""
    opened.locator("[data-switch=figures]").click()
    opened.locator(".text [data-fact=mao-aid-yuan]").first.click()
    expect(opened.get_by_role("dialog")).to_contain_text("1,500,000,000,000 yuan")


@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_names_and_dates_open_cards_that_say_how_it_is_known(opened: Page, way: str) -> None:
    """Known, inferred and unverified stand apart, by sign and by word; a date has its status."""
    card = opened.get_by_role("dialog")

    def open_card(switch: str, name: str) -> None:
        cue = opened.locator(f".text .words[data-lang=ru] .cue[data-card={name}]").first
        if way == "mouse":
            opened.locator(f"[data-switch={switch}]").click()
            opened.locator(f".text .of-{switch}:has(+ .cue[data-card={name}])").first.click()
            return
        opened.locator(f"[data-switch={switch}]").press("Enter")
        words(opened, "H01", "ru").focus()
        opened.keyboard.press("Tab")
        if not opened.locator(":focus").get_attribute("data-card"):
            opened.keyboard.press("Tab")  # past “H01”
        for _ in range(150):
            if cue.evaluate("(each) => each === document.activeElement"):
                break
            opened.keyboard.press("ArrowDown")
        opened.keyboard.press("Enter")

    open_card("names", "name-peng")
    marks = {each.mark for each in edition().people["peng"].remarks}
    assert len(marks) > 1
    for mark in marks:
        expect(card.locator("dt").filter(has_text=mark)).not_to_have_count(0)
    signs = {each[:1] for each in card.locator("dt").all_inner_texts()}
    assert signs >= {SIGNS[mark] for mark in marks}
    expect(card).to_contain_text("Stands in")
    opened.keyboard.press("Escape")
    opened.locator("[data-switch=names]").press("Space")
    open_card("dates", "pak-visit")
    fact = edition().fact("pak-visit")
    expect(card).to_contain_text(next(iter(fact.printed.values())))
    expect(card.locator("dt", has_text="status")).to_be_visible()
    expect(card.locator("dt", has_text="whose words")).to_be_visible()


def test_a_translation_note_marks_what_it_quotes(opened: Page) -> None:
    """With the card, the words it speaks of are marked in both languages."""
    opened.locator("[data-switch=translation]").click()
    opened.locator(".text [data-card=tr04]").first.click()
    note = next(each for each in edition().translation_notes if each.id == "tr04")
    assert "".join(drawn(opened, "quote")) == "".join(note.quotes.values())


def test_search_finds_words_in_both_languages_at_once(opened: Page) -> None:
    """A count, and next and previous, round and round, however case and quotes are written."""
    box = opened.get_by_role("searchbox")
    count = opened.locator(".search .count")
    box.fill("1952")
    texts = [
        passage.text(lang) for passage in edition().passages.values() for lang in passage.texts
    ]
    hits = sum(text.count("1952") for text in texts)
    expect(count).to_contain_text(f"1 of {hits}")
    box.press("Shift+Enter")
    expect(count).to_contain_text(f"{hits} of {hits}")
    box.press("Enter")
    expect(count).to_contain_text(f"1 of {hits}")
    box.fill("КОРЕЙСКИЙ НАРОД")
    expect(count).to_contain_text("1 of 1: P1.2, Russian")
    assert "".join(drawn(opened, "now")) == "корейский народ"
    box.fill("p3.1")
    expect(count).to_contain_text("P3.1, Russian")
    box.fill("no such words")
    expect(count).to_have_text("not found")
    box.press("Escape")
    expect(count).to_have_text("")


def test_an_address_leads_to_a_passage_or_a_figure(
    file: Path, new_page: Callable[..., Page]
) -> None:
    """`#M8` brings the passage into sight; a figure's id brings its words, marked, and its card."""
    page = new_page()
    page.goto(f"{file.as_uri()}#M8")
    expect(words(page, "M8", "ru")).to_be_in_viewport()
    page.goto(f"{file.as_uri()}#grain-total")
    expect(page.get_by_role("dialog")).to_contain_text("40,000 tons")
    expect(page.locator("[data-switch=figures]")).to_have_attribute("aria-pressed", "true")
    assert drawn(page, "now") == list(edition().fact("grain-total").printed.values())
    page.get_by_role("dialog").locator("[data-to]").click()
    expect(words(page, "M8", "ru")).to_be_focused()


def test_links_elsewhere_in_a_notebook_lead_to_the_reader(
    tmp_path: Path, new_page: Callable[..., Page]
) -> None:
    """In an exported notebook, `#t16-P3.1` in a table leads to the words, as does a figure's id."""
    links = '<a href="#t16-M8">M8</a> <a href="#t16-credit-yuan">the credit</a>'
    path = tmp_path / "notebook.html"
    shown = with_script(fragment(edition()))
    path.write_text(f"<!doctype html><meta charset=utf-8>{links}{shown}", encoding="utf-8")
    page = new_page()
    page.goto(path.as_uri())
    page.get_by_role("link", name="M8", exact=True).first.click()
    expect(words(page, "M8", "ru")).to_be_focused()
    page.get_by_role("link", name="the credit").click()
    expect(page.get_by_role("dialog")).to_contain_text("700,000,000,000 yuan")


def test_endless_words_and_hebrew_stay_on_the_page(
    tmp_path: Path, new_page: Callable[..., Page]
) -> None:
    """A word of a thousand letters is broken, and right-to-left words run from right to left."""
    text = INVENTED.read_text(encoding="utf-8")
    first = re.search(r'<seg type="segment"[^>]*>([^<]{8,})<', text)
    assert first
    odd = tmp_path / "odd.xml"
    odd.write_text(text.replace(first[1], "שלום " + "ы" * 1000), encoding="utf-8")
    path = tmp_path / "odd.html"
    path.write_text(reader_page(open_edition(odd)), encoding="utf-8")
    page = new_page(viewport={"width": 500, "height": 700})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cell = page.locator(".said-here", has_text="שלום").first
    assert cell.evaluate("(each) => getComputedStyle(each).direction") == "rtl"


def test_without_a_script_everything_is_there(file: Path, new_page: Callable[..., Page]) -> None:
    """Both texts, and below them every card, for paper and for the careful."""
    page = new_page(java_script_enabled=False)
    page.goto(file.as_uri())
    expect(words(page, "P3.1", "ru")).to_be_visible()
    expect(page.locator(".tools")).to_be_hidden()
    page.locator("summary", has_text="Figures").click()
    expect(page.locator("[data-entry=peng-aid-yuan]")).to_be_visible()


def test_a_page_keeps_no_evidence(opened: Page) -> None:
    """Without a kernel nothing pretends to be kept."""
    expect(opened.locator(".keep").first).to_be_hidden()
    expect(opened.locator(".evidence")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_axe_finds_nothing(
    file: Path,
    new_page: Callable[..., Page],
    axe: str,
    screenshots: Path,
    scheme: str,
    width: int,
) -> None:
    """No violation with all switches on, a card open, in each view, light and dark."""
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(file.as_uri())
    page.evaluate(axe)
    assert page.evaluate(VIOLATIONS) == []
    page.screenshot(path=screenshots / f"reader-{width}-{scheme}.png")
    for switch in SWITCHES[1:]:
        page.locator(f"[data-switch={switch}]").click()
    page.locator(".text .cue.on-figures").first.click()
    assert page.evaluate(VIOLATIONS) == []
    page.screenshot(path=screenshots / f"reader-{width}-{scheme}-all.png")
    page.keyboard.press("Escape")
    page.locator("[data-set=view][data-value=reading]").click()
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert page.evaluate(VIOLATIONS) == []


@pytest.mark.parametrize(("letter", "boxes"), [("\U000323af", 1), ("я", 0)])
def test_boxes_in_place_of_letters_are_told(
    letter: str, boxes: int, page: Page, tmp_path: Path
) -> None:
    """Where no font has a letter of the text, a sentence says so and what to do."""
    text = reader_page(edition()).replace('data-words="P2.2">', f'data-words="P2.2">{letter}')
    path = tmp_path / "reader.html"
    path.write_text(text, encoding="utf-8")
    page.goto(path.as_uri())
    expect(page.locator(".t16-reader.live")).to_have_count(1)
    expect(page.get_by_text("are empty boxes here")).to_have_count(boxes)
