"""The reader, in JupyterLab and as a page of its own: read, switched, searched; words kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from sourcework.views.reader import reader_page
from telegram16293.seeds import edition

from .driving import Notebook

OPEN = "from telegram16293.lesson import evidence, reader\nreader()"
TABLE = "evidence()"
SWITCHES = ("voices", "figures", "names", "dates", "doubts", "translation")
NOTE = "<img src=x onerror=alert(1)> asked for, not given"


@pytest.fixture
def notebook(
    write_notebook: Callable[..., Path], open_notebook: Callable[..., Notebook]
) -> Notebook:
    """A notebook with the reader and a table of what was kept, run."""
    made = open_notebook(write_notebook("reader.ipynb", OPEN, TABLE))
    made.run_all()
    return made


def reader_in(notebook: Notebook) -> Locator:
    found = notebook.cell("reader()").locator(".t16-reader.live")
    expect(found).to_be_visible()
    return found


@pytest.fixture
def own_page(tmp_path: Path, new_page: Callable[..., Page]) -> Locator:
    """The reader's page, opened from the disk by a browser that is cut off from all networks."""
    path = tmp_path / "reader.html"
    path.write_text(reader_page(edition()), encoding="utf-8")
    page = new_page(offline=True)
    page.goto(path.as_uri())
    reader = page.locator(".t16-reader.live")
    expect(reader).to_be_visible()
    return reader


def words(reader: Locator, passage: str, lang: str) -> Locator:
    return reader.locator(f'.row[data-passage="{passage}"] .words[data-lang="{lang}"]').first


def try_reading(reader: Locator) -> None:
    """Light twins, change languages, text and view, turn every switch, open a card, search."""
    page = reader.page
    russian, english = words(reader, "P3.1", "ru"), words(reader, "P3.1", "en")
    english.click(position={"x": 5, "y": 5})
    expect(reader.locator(".row.chosen")).to_have_attribute("data-passage", "P3.1")
    expect(
        russian.locator("[lang=ru]").or_(russian.and_(page.locator("[lang=ru]"))).first
    ).to_be_visible()
    for value, shown, hidden in (("en", english, russian), ("ru", russian, english)):
        reader.locator(f'[data-set="languages"][data-value="{value}"]').click()
        expect(shown).to_be_visible()
        expect(hidden).to_be_hidden()
    reader.locator('[data-set="languages"][data-value="both"]').click()
    for name, value in (
        ("layer", "reading"),
        ("view", "reading"),
        ("view", "document"),
        ("layer", "diplomatic"),
    ):
        pressed = reader.locator(f'[data-set="{name}"][data-value="{value}"]')
        pressed.click()
        expect(pressed).to_have_attribute("aria-pressed", "true")
    for name in SWITCHES:
        button = reader.locator(f'[data-switch="{name}"]')
        before = button.get_attribute("aria-pressed")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "false" if before == "true" else "true")
    cue = words(reader, "P3.1", "ru").locator('.cue[data-card="peng-aid-yuan"]').first
    cue.click()
    card = reader.locator(".card")
    expect(card).to_contain_text("1,600,000")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(cue).to_be_focused()
    search(reader)


def search(reader: Locator) -> None:
    """Find Russian and English words, and a passage by its name."""
    field, count = reader.locator(".search input"), reader.locator(".count")
    for looked, told in (
        ("рублей", r"1 of \d+: .*Russian"),
        ("rubles", r"1 of \d+: .*English"),
        ("M14", r"of \d+: M14"),
        ("no such words", "not found"),
    ):
        field.fill(looked)
        expect(count).to_have_text(re.compile(told))
    field.fill("rubles")
    reader.get_by_role("button", name="Next hit").click()
    expect(count).to_have_text(re.compile(r"2 of \d+"))


def test_reading_by_mouse(notebook: Notebook) -> None:
    """In JupyterLab everything answers, and what is original comes first and in its language."""
    try_reading(reader_in(notebook))


def test_reading_without_kernel_and_network(own_page: Locator) -> None:
    """The page opened from the disk does all of it, and does not offer to keep anything."""
    try_reading(own_page)
    assert not [each for each in own_page.locator(".keep").all() if each.is_visible()]


def test_twins_stand_side_by_side_or_one_below_the_other(own_page: Locator) -> None:
    """Two columns where there is room, one on a narrow screen."""
    page = own_page.page
    russian, english = words(own_page, "P3.1", "ru"), words(own_page, "P3.1", "en")

    def places() -> list[dict[str, float]]:
        return [each.bounding_box() or {} for each in (russian, english)]

    first, second = places()
    assert abs(first["y"] - second["y"]) < 5 and first["x"] < second["x"]
    page.set_viewport_size({"width": 480, "height": 900})
    first, second = places()
    assert first["y"] < second["y"] and abs(first["x"] - second["x"]) < 25


def check_kept(notebook: Notebook, chosen: str) -> None:
    """See that what was kept stands in the reader and, run again, in the table."""
    expect(reader_in(notebook).locator(".card")).to_have_count(0)
    panel = reader_in(notebook).locator(".evidence")
    expect(panel.locator("li")).to_have_count(1)
    expect(panel.locator("q")).to_have_text(chosen)
    expect(panel.locator(".note")).to_have_text(NOTE)
    expect(panel.locator(".cited")).to_contain_text("segment P3.1")
    assert notebook.page.locator("img[src=x]").count() == 0


def test_words_kept_by_mouse_come_back_after_a_restart(notebook: Notebook) -> None:
    """Selected by pointing, kept with a note, found again by another kernel, let go in the end."""
    reader = reader_in(notebook)
    row = words(reader, "P3.1", "en")
    fact = row.locator("[data-fact='peng-aid-yuan']").or_(row.locator(".mark")).first
    fact.scroll_into_view_if_needed()
    fact.dblclick(position={"x": 6, "y": 8})
    chosen = reader.page.evaluate("() => getSelection().toString().trim()")
    assert chosen
    row.locator(".keep").click()
    expect(reader.locator(".chosen-words")).to_have_text(f"“{chosen}”")
    reader.get_by_label("Your note").fill(NOTE)
    reader.get_by_role("button", name="Keep these words").click()
    check_kept(notebook, chosen)
    notebook.restart()
    notebook.run_all()
    check_kept(notebook, chosen)
    table = notebook.cell(TABLE).locator(".jp-OutputArea-output")
    expect(table).to_contain_text(NOTE)
    expect(table).to_contain_text("segment P3.1")
    reader = reader_in(notebook)
    reader.get_by_role("button", name="Let go of these words of P3.1").click()
    expect(reader.locator(".evidence li")).to_have_count(0)


def test_words_kept_by_keys_come_back_after_a_restart(notebook: Notebook) -> None:
    """Find a passage, select words in it, keep them with a note, restart: no mouse."""
    keyboard = notebook.page.keyboard
    cell = notebook.go_to("reader()")
    reader = cell.locator(".t16-reader.live")
    notebook.tab_to(reader.locator('[data-switch="figures"]'))
    for pressed in ("true", "false"):
        keyboard.press("Space")
        expect(reader.locator('[data-switch="figures"]')).to_have_attribute("aria-pressed", pressed)
    notebook.tab_to(reader.locator(".search input"))
    keyboard.type("P3.1")
    expect(reader.locator(".count")).to_contain_text("P3.1")
    # The passage found is where Tab comes to in the text.
    row = words(reader, "P3.1", "ru")
    notebook.tab_to(row)
    keyboard.press("ArrowDown")
    expect(words(reader, "P3.2", "ru")).to_be_focused()
    keyboard.press("ArrowUp")
    keyboard.press("ArrowRight")
    expect(words(reader, "P3.1", "en")).to_be_focused()
    keyboard.press("Enter")
    area = reader.locator("form textarea").first
    expect(area).to_be_focused()
    keyboard.press("Control+Home")
    keyboard.press("Shift+Control+ArrowRight")
    keyboard.press("Shift+Control+ArrowRight")
    chosen = area.evaluate("(e) => e.value.slice(e.selectionStart, e.selectionEnd).trim()")
    assert chosen
    keyboard.press("Tab")
    expect(reader.get_by_label("Your note")).to_be_focused()
    keyboard.type(NOTE)
    keyboard.press("Tab")
    keyboard.press("Enter")
    check_kept(notebook, chosen)
    notebook.tab_to(cell, back=True)
    notebook.restart_by_keys()
    notebook.run_all_by_keys()
    check_kept(notebook, chosen)


def test_every_key_stays_in_the_reader(notebook: Notebook) -> None:
    """JupyterLab takes letters, arrows and Enter for its own commands: not while one reads."""
    reader, keyboard = reader_in(notebook), notebook.page.keyboard
    words(reader, "P3.1", "ru").focus()
    for key in ("d", "d", "a", "b", "ArrowDown", "x", "Home"):
        keyboard.press(key)
    reader.locator("[data-switch=figures]").press("Space")
    words(reader, "P3.1", "ru").focus()
    notebook.tab_to(reader.locator(".words[data-lang=ru] [data-card=peng-aid-yuan]"), most=2)
    for key in ("d", "d", "a", "b", "x", "ArrowRight", "ArrowLeft"):
        keyboard.press(key)
    keyboard.press("Enter")
    expect(reader.locator(".card")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Escape")
    expect(reader.locator(":focus")).to_have_attribute("data-card", "peng-aid-yuan")
    keyboard.press("Escape")
    expect(words(reader, "P3.1", "ru")).to_be_focused()
    assert len(notebook.sources) == 2
    assert (
        notebook.page.evaluate("() => jupyterapp.shell.currentWidget.content.activeCellIndex") == 0
    )
    assert notebook.page.evaluate("() => jupyterapp.shell.currentWidget.content.mode") == "command"


def test_figures_in_a_table_a_chart_and_feedback_lead_to_their_words(
    write_notebook: Callable[..., Path], open_notebook: Callable[..., Notebook]
) -> None:
    """In JupyterLab a link in each goes to the reader above, by mouse and by Enter."""
    wrong = "check('start-roubles', 3)"
    cells = (
        "from telegram16293.lesson import check, figures, plot_rates, reader, table\nreader()",
        "table(figures(passage='M8'))",
        "plot_rates('rounded to nearest')",
        wrong,
    )
    notebook = open_notebook(write_notebook("jumps.ipynb", *cells))
    notebook.run_all()
    reader = notebook.page.locator(".t16-reader.live")
    for number, cell in enumerate(cells[1:]):
        # What feedback tells to look at again is folded.
        folded = notebook.cell(cell).locator("summary", has_text="Look again")
        if folded.count():
            folded.first.click()
        links = notebook.cell(cell).locator(".jp-OutputArea a[href^='#t16-']")
        link = links.filter(visible=True).first
        name = str(link.get_attribute("href")).removeprefix("#t16-")
        fact = edition().facts.get(name)
        if number % 2:
            link.press("Enter")
        else:
            link.click()
        passage = fact.passage if fact else name
        expect(reader.locator(".row.chosen")).to_have_attribute("data-passage", passage)
        expect(reader.locator(".row.chosen .words").first).to_be_in_viewport()
        assert reader.evaluate("(each) => each.contains(document.activeElement)")
        notebook.page.keyboard.press("Escape")
