"""The written argument by form, and the case file that is made of it, down to the paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from sourcework.argument import Argument

from .driving import Notebook
from .filling import Keys, Mouse
from .test_access import barriers

HANDS: dict[str, type[Mouse]] = {"mouse": Mouse, "keys": Keys}
CLAIM = "Mao refuses <b>nothing</b> <img src=x onerror=alert(1)>"
WRITTEN = Argument(
    claim=CLAIM,
    evidence="1,500,000 million yuan [M2], beside 777,000 tons of rice. dd aa jk",
    reasoning="Nobody can eat what comes too late.",
    counter_evidence="The credit [M5] may come on top.",
    change_my_mind="Список поставок, a list of what came.",
)
PAPERS = {"A4": (595, 842), "Letter": (612, 792)}  # in points


@pytest.fixture
def desk(write_notebook: Callable[..., Path], open_notebook: Callable[..., Notebook]) -> Notebook:
    """A notebook with the form of the argument, and below it the case file."""
    verbs = "from telegram16293.lesson import argue, case_file"
    return open_notebook(write_notebook("desk.ipynb", verbs, "argue()", "case_file()"))


def form_of(cell: Locator) -> Locator:
    return cell.locator(".sourcework-form form")


def write(hands: Mouse, form: Locator, argument: Argument) -> None:
    """Fill in the five fields."""
    for name, text in argument.parts.items():
        hands.text(form.locator(f"[data-item={name}]"), text)


@pytest.mark.parametrize("way", HANDS)
def test_an_argument_is_written_advised_on_and_kept(
    way: str, desk: Notebook, axe: str, screenshots: Path
) -> None:
    """Words are counted while they are written, numbers looked up, and nothing typed is run."""
    hands, cells = HANDS[way](desk), desk.sources
    hands.run_all()
    cell = hands.cell("argue()")
    form = form_of(cell)
    said = form.locator(".said")
    hands.press(form.get_by_role("button", name="Advise me"))
    expect(said).to_contain_text("Nothing is written yet")
    write(hands, form, WRITTEN)
    expect(form.locator("[data-count]")).to_have_text(f"Words: {WRITTEN.words}")
    hands.press(form.get_by_role("button", name="Advise me"))
    expect(said).to_contain_text(f"A trial of {WRITTEN.words} words.")
    expect(said).to_contain_text("Never looked at: whether the reasoning holds")
    expect(said.locator("li", has_text="777,000 tons")).to_contain_text("not in the document")
    hands.press(said.locator("summary", has_text="One number found"))
    expect(said.get_by_role("link", name="M2")).to_be_visible()
    assert not barriers(desk.page, axe)
    # Enter and letters go into the text and leave the notebook alone.
    field = form.locator("[data-item=reasoning]")
    hands.text(field, WRITTEN.reasoning)
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.type("aa")
    expect(field).to_have_value(f"{WRITTEN.reasoning}\naa")
    hands.press(form.get_by_role("button", name="Keep"))
    expect(said).to_contain_text(f"Your draft is kept: {WRITTEN.words + 1} words. It counts")
    # A worse draft is tried; the better one counts, and is taken back.
    hands.text(form.locator("[data-item=claim]"), "Worse.")
    hands.press(form.get_by_role("button", name="Advise me"))
    expect(said).to_contain_text("Trying is not handing in.")
    hands.press(said.locator("summary", has_text="2 earlier drafts"))
    hands.press(said.locator("summary", has_text="kept:"))
    desk.page.screenshot(path=screenshots / "argument-drafts.png")
    hands.press(said.get_by_role("button", name="Take this draft back").first)
    expect(form.locator("[data-item=claim]")).to_have_value(CLAIM)
    assert not barriers(desk.page, axe)
    hands.press(form.get_by_role("button", name="Keep"))
    expect(said).to_contain_text("It counts")
    hands.leave(cell)
    assert desk.sources == cells
    # After the kernel has stopped, everything stands there again, as text.
    desk.restart()
    hands.run_all()
    form = form_of(hands.cell("argue()"))
    expect(form.locator("[data-item=claim]")).to_have_value(CLAIM)
    expect(form.locator("[data-item=reasoning]")).to_have_value(f"{WRITTEN.reasoning}\naa")
    expect(form.locator("[data-count]")).to_have_text(f"Words: {WRITTEN.words + 1}")
    assert desk.page.locator(".jp-OutputArea img[src=x]").count() == 0


def test_the_case_file_is_made_opened_and_printed(
    desk: Notebook,
    lessons: Path,
    axe: str,
    new_page: Callable[..., Page],
    screenshots: Path,
) -> None:
    """From the notebook to a page that needs nothing, to two sizes of paper, and to a PDF."""
    hands = Mouse(desk)
    hands.run_all()
    form = form_of(desk.cell("argue()"))
    write(hands, form, WRITTEN)
    form.get_by_role("button", name="Keep").click()
    expect(form.locator(".said")).to_contain_text("Your draft is kept")
    hands.run_all()
    cell = desk.cell("case_file()")
    expect(cell).to_contain_text(f"your argument, {WRITTEN.words} words")
    cell.get_by_label("Your name").fill("Ada Lovelace")
    cell.get_by_label("Picture: the rates").select_option("in it")
    cell.get_by_role("button", name="Write it again").click()
    expect(cell).to_contain_text("1 picture")
    desk.page.screenshot(path=screenshots / "case-file-form.png")
    cell.get_by_role("link", name="case-file.html").click()
    shown = desk.page.frame_locator(".jp-HTMLViewer iframe")
    expect(shown.locator("main")).to_contain_text(CLAIM)
    expect(shown.locator("main")).to_contain_text("Ada Lovelace")
    # The file itself, from the disk, with no network.
    page = new_page(offline=True)
    asked: list[str] = []
    page.on("request", lambda each: asked.append(each.url))
    page.goto((lessons / "case-file.html").as_uri())
    expect(page.locator("main")).to_contain_text(CLAIM)
    assert page.locator("main img[src=x], main b").count() == 0
    assert {each.partition(":")[0] for each in asked} <= {"file", "data"}
    assert not barriers(page, axe, "body")
    page.set_viewport_size({"width": 400, "height": 800})
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert not barriers(page, axe, "body")
    page.screenshot(path=screenshots / "case-file-narrow.png")
    for paper, points in PAPERS.items():
        printed = PdfReader(printed_on(page, paper, screenshots / f"case-file-{paper}.pdf"))
        box = printed.pages[0].mediabox
        assert max(abs(box.width - points[0]), abs(box.height - points[1])) < 2
        whole = said_in(printed)
        for words in (CLAIM, "Список поставок", "юаней", "Sources"):
            assert squeezed(words) in whole
    made = PdfReader(lessons / "case-file.pdf")
    assert squeezed(CLAIM) in said_in(made) and len(made.pages) > 1


def printed_on(page: Page, paper: str, path: Path) -> Path:
    page.pdf(path=path, format=paper, prefer_css_page_size=False)
    return path


def said_in(pdf: PdfReader) -> str:
    return squeezed(" ".join(each.extract_text() for each in pdf.pages))


def squeezed(words: str) -> str:
    """Return words without spaces, which paper puts where a line ends."""
    return "".join(words.split()).replace("\u200b", "")
