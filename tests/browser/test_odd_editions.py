"""The reader of editions that are odd: each opens, says what it lacks, and runs nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from sourcework.document import open_edition
from sourcework.views.reader import reader_page

LETTER = (Path(__file__).parent.parent / "editions/harbour/seeds/invented.xml").read_text(
    encoding="utf-8"
)
EVIL = "&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;alert(2)&lt;/script&gt;"
LONG = "w" * 1000


@pytest.fixture
def read(tmp_path: Path, new_page: Callable[..., Page]) -> Callable[..., Locator]:
    """Open the reader of a letter, given as XML, on a page."""

    def opened(letter: str, width: int = 1280) -> Locator:
        assert letter != LETTER
        xml, html = tmp_path / "odd.xml", tmp_path / "odd.html"
        xml.write_text(letter, encoding="utf-8")
        html.write_text(reader_page(open_edition(xml)), encoding="utf-8")
        page = new_page(viewport={"width": width, "height": 800})
        page.goto(html.as_uri())
        reader = page.locator(".t16-reader.live")
        expect(reader).to_be_visible()
        return reader

    return opened


def cells(reader: Locator, passage: str) -> Locator:
    return reader.locator(f".row[data-passage={passage}] .words")


def test_a_missing_twin_is_told_where_it_would_stand(read: Callable[..., Locator]) -> None:
    """The passage stands alone, keys walk past the gap, and it is found by search."""
    without = re.sub(r'<seg type="segment" xml:id="en.B1".*?</seg>', "", LETTER, flags=re.S)
    reader = read(without.replace(' corresp="#en.B1"', "").replace(' corresp="#en.storm-date"', ""))
    expect(cells(reader, "B1").nth(1)).to_have_text("not in the archive’s English")
    cells(reader, "B1").first.focus()
    reader.page.keyboard.press("ArrowRight")
    reader.page.keyboard.press("ArrowDown")
    expect(cells(reader, "B2").nth(1)).to_be_focused()
    reader.get_by_role("searchbox").fill("шторм")
    expect(reader.locator(".count")).to_have_text("1 of 1: B1, Russian")


def test_a_language_without_a_name_is_called_by_its_code(read: Callable[..., Locator]) -> None:
    """It is marked for screen readers, stands alone if one likes, and is searched."""
    letter = re.sub(r"\ben\.(?=[A-Z])", "tlh.", LETTER).replace('"#en.', '"#tlh.')
    letter = letter.replace('xml:id="en.', 'xml:id="tlh.').replace(" #en.", " #tlh.")
    letter = letter.replace('xml:id="en" xml:lang="en"', 'xml:id="tlh" xml:lang="tlh"')
    letter = letter.replace('xml:lang="en"', 'xml:lang="tlh"')
    reader = read(letter.replace('ident="en"', 'ident="tlh"'))
    twin = cells(reader, "B1").nth(1)
    expect(twin.locator(".said-here")).to_have_attribute("lang", "tlh")
    reader.locator("[data-set=languages][data-value=tlh]").click()
    expect(twin).to_be_visible()
    expect(cells(reader, "B1").first).to_be_hidden()
    reader.locator("[data-set=languages][data-value=ru]").click()
    expect(cells(reader, "B1").first).to_be_visible()
    expect(twin).to_be_hidden()
    reader.locator("[data-value=both]").click()
    reader.get_by_role("searchbox").fill("storm broke")
    expect(reader.locator(".count")).to_contain_text("1 of 1: B1, tlh", ignore_case=True)


def test_a_figure_without_a_value_says_so(read: Callable[..., Locator]) -> None:
    """An amount told in words has a card like any other; a number is not made up for it."""
    letter = LETTER.replace(
        "3.2 of this year</date> a storm broke the pier.",
        "3.2 of this year</date> a storm broke the pier; "
        '<seg type="statement" xml:id="en.much" corresp="#much">much coal</seg>.',
    )
    letter = re.sub(
        r'(xml:id="ru.B1" corresp="#en.B1">.*?)(</seg>)',
        r'\1 <seg type="statement" xml:id="much" corresp="#en.much" '
        r'ana="#status.report #period.none #goods.coal">много угля</seg>\2',
        letter,
        count=1,
        flags=re.S,
    )
    note = '<note type="fact" target="#storm-date"'
    letter = letter.replace(note, f'<note type="fact" target="#much" n="much">Coal.</note>{note}')
    reader = read(letter)
    reader.locator("[data-switch=figures]").click()
    reader.locator(".text .cue[data-card=much]").first.click()
    card = reader.get_by_role("dialog")
    expect(card).to_contain_text("not stated: there is no number in the document")
    expect(card).not_to_contain_text("None")


@pytest.mark.parametrize("width", [380, 1280])
def test_long_and_right_to_left_words_stay_on_the_page(
    read: Callable[..., Locator], width: int
) -> None:
    """A word of a thousand letters is broken, also in a card, and Hebrew runs from the right."""
    letter = LETTER.replace("a storm broke the pier", f"{LONG} broke the pier")
    letter = letter.replace("Лоцман сказал, что", "שלום, הים היה גבוה")
    reader = read(letter.replace('The English has "pier".', f"{LONG} שלום"), width)
    hebrew = reader.locator(".said-here", has_text="שלום").first
    assert hebrew.evaluate("(each) => getComputedStyle(each).direction") == "rtl"
    reader.locator("[data-switch=doubts]").click()
    reader.locator(".text .cue[data-card=tn01]").first.click()
    card = reader.get_by_role("dialog")
    assert card.evaluate("(each) => each.scrollWidth <= each.clientWidth")
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_html_in_notes_and_names_is_shown_and_not_run(read: Callable[..., Locator]) -> None:
    """Tags written into an edition are read as the letters they are, in text and in every card."""
    letter = LETTER.replace('The English has "pier".', EVIL)
    letter = letter.replace("a storm broke", f"a {EVIL} broke")
    letter = letter.replace("Keeper of the lighthouse.", EVIL)
    letter = letter.replace("When the storm came.", EVIL)
    reader = read(letter)
    dialogs: list[str] = []
    reader.page.on("dialog", lambda each: (dialogs.append(each.message), each.dismiss()))
    for switch, card in (
        ("doubts", "tn01"),
        ("names", "name-orlov"),
        ("dates", "storm-date"),
    ):
        reader.locator(f"[data-switch={switch}]").click()
        reader.locator(f".text .cue[data-card={card}]").first.click()
        expect(reader.get_by_role("dialog")).to_contain_text("<img src=x onerror=alert(1)><script>")
        reader.page.keyboard.press("Escape")
    expect(cells(reader, "B1").nth(1)).to_contain_text("<img src=x")
    assert reader.page.locator("img, .t16-reader script").count() == 0
    assert not dialogs
