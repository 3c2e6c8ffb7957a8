"""Every kind of form, answered wrongly and rightly, by mouse and by keys alone.

The exercises are those on the invented letter: one of each kind.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from harbour import EXERCISES, HARBOUR
from sourcework.exercises import Exercise
from sourcework.exercises.expected import example, right_answer
from sourcework.exercises.model import said

from .driving import Notebook
from .filling import Keys, Mouse

TESTS = Path(__file__).parent.parent
HANDS: dict[str, type[Mouse]] = {"mouse": Mouse, "keys": Keys}
SHOW = """import sys; sys.path.insert(0, {tests!r})
from harbour import EXERCISES, HARBOUR
from sourcework import progress
from sourcework.views import forms
kept = progress.Kept(progress.place())"""


@pytest.fixture
def sheet(write_notebook: Callable[..., Path], open_notebook: Callable[..., Notebook]) -> Notebook:
    """A notebook with a form for each exercise, in a cell each."""
    cells = [SHOW.format(tests=str(TESTS))]
    cells += [f"forms.ask(EXERCISES[{each.id!r}], HARBOUR, kept)" for each in EXERCISES.values()]
    return open_notebook(write_notebook("sheet.ipynb", *cells))


def form_of(cell: Locator) -> Locator:
    return cell.locator(".sourcework-form form")


def try_both(hands: Mouse, exercise: Exercise) -> None:
    """Send nothing, then each known mistake, then the right answer."""
    cell = hands.cell(f"[{exercise.id!r}]")
    form = form_of(cell)
    if exercise.kind != "order":  # what is to be put in order always has some order
        hands.send(form)
        expect(form.locator(".said")).to_contain_text("○")
    mistake = exercise.mistakes[0]
    hands.fill(form, exercise, example(exercise, mistake, HARBOUR))
    hands.send(form)
    expect(form.locator(".said")).to_contain_text("✗")
    expect(form.locator(".said")).to_contain_text(said(mistake.words, HARBOUR))
    hands.fill(form, exercise, right_answer(exercise, HARBOUR))
    hands.send(form)
    expect(form.locator(".said")).to_contain_text("✓ Right")
    hands.leave(cell)


@pytest.mark.parametrize("way", HANDS)
def test_each_kind_is_answered_wrongly_and_rightly(way: str, sheet: Notebook) -> None:
    """Nothing given is said to be nothing, a mistake is named, and the right answer is right."""
    hands = HANDS[way](sheet)
    hands.run_all()
    for exercise in EXERCISES.values():
        try_both(hands, exercise)
    # Run again, each form stands as it was left.
    hands.run_all()
    for exercise in EXERCISES.values():
        form = form_of(hands.cell(f"[{exercise.id!r}]"))
        expect(form.locator(".said")).to_contain_text("✓ Right")


BESIDE = """import sys; sys.path.insert(0, {tests!r})
from harbour import EXERCISES, HARBOUR
from sourcework import progress
from sourcework.views import forms
from sourcework.views.reader import reader
reader(HARBOUR)"""
ASK = "forms.ask(EXERCISES[{name!r}], HARBOUR, progress.Kept(progress.place()))"


@pytest.fixture
def beside(write_notebook: Callable[..., Path], open_notebook: Callable[..., Notebook]) -> Notebook:
    """The reader, and below it two forms that ask for passages of the same letter."""
    cells = [BESIDE.format(tests=TESTS.as_posix()), *(ASK.format(name=e) for e in ASKED_FOR)]
    return open_notebook(write_notebook("beside.ipynb", *cells))


ASKED_FOR = ("where", "wheres")


def words_in(reader: Locator, passage: str) -> Locator:
    return reader.locator(f".row[data-passage={passage}] .words").first


def test_a_passage_is_chosen_in_the_reader_by_mouse(beside: Notebook) -> None:
    """The form leads to the reader; what is taken there is ticked here, one or several."""
    beside.run_all()
    form = form_of(beside.cell("['where']"))
    form.get_by_role("button", name="Choose in the reader").click()
    reader = beside.page.locator(".t16-reader.live")
    bar = reader.get_by_role("region", name="Choosing for an exercise")
    expect(bar).to_contain_text("Which passage states the loss?")
    words_in(reader, "B2").click()
    bar.get_by_role("button", name="Take B2").click()
    expect(bar).to_have_count(0)
    expect(form.locator("input[value=B2]")).to_be_focused()
    form.locator("button[type=submit]").click()
    expect(form.locator(".said")).to_contain_text("✓ Right")
    form = form_of(beside.cell("['wheres']"))
    form.get_by_role("button", name="Choose in the reader").click()
    for passage in ("B3", "C1", "B4"):
        words_in(reader, passage).click()
        bar.get_by_role("button", name=f"Take {passage}").click()
    words_in(reader, "C1").click()
    bar.get_by_role("button", name="Leave out C1").click()
    expect(bar.get_by_role("status")).to_have_text("Chosen: B3, B4.")
    bar.get_by_role("button", name="Back to the question").click()
    form.locator("button[type=submit]").click()
    expect(form.locator(".said")).to_contain_text("✓ Right")


def test_a_passage_is_chosen_in_the_reader_by_keys(beside: Notebook, axe: str) -> None:
    """Enter takes the passage one is at, Escape leads back to the question; no mouse."""
    hands, press = Keys(beside), beside.page.keyboard.press
    hands.run_all()
    cell = hands.cell("['where']")
    form, reader = form_of(cell), beside.page.locator(".t16-reader.live")
    hands.press(form.get_by_role("button", name="Choose in the reader"))
    expect(reader.locator(".words:focus")).to_have_count(1)
    beside.page.evaluate(axe)
    found = beside.page.evaluate("async () => (await axe.run('.t16-reader')).violations")
    assert found == []
    press("Escape")
    expect(form.get_by_role("button", name="Choose in the reader")).to_be_focused()
    press("Enter")
    press("Home")
    for _ in range(40):
        if words_in(reader, "B2").evaluate("(each) => each === document.activeElement"):
            break
        press("ArrowDown")
    press("Enter")
    expect(form.locator("input[value=B2]")).to_be_focused()
    expect(form.locator("input[value=B2]")).to_be_checked()
    hands.send(form)
    expect(form.locator(".said")).to_contain_text("✓ Right")
    hands.leave(cell)
    cell = hands.cell("['wheres']")
    form = form_of(cell)
    hands.press(form.get_by_role("button", name="Choose in the reader"))
    press("Home")
    taken: set[str] = set()
    for _ in range(40):
        at = beside.page.evaluate("document.activeElement.closest('.row').dataset.passage")
        if at in {"B3", "B4"} - taken:  # B3 goes on overleaf
            press("Enter")
            taken.add(at)
        press("ArrowDown")
    expect(reader.get_by_role("status").last).to_have_text("Chosen: B3, B4.")
    press("Escape")
    hands.send(form)
    expect(form.locator(".said")).to_contain_text("✓ Right")


def test_without_a_reader_the_list_is_offered_alone(sheet: Notebook) -> None:
    """No button leads nowhere."""
    sheet.run_all()
    form = form_of(sheet.cell("['where']"))
    expect(form.locator(".passages")).to_be_visible()
    expect(form.get_by_role("button", name="Choose in the reader")).to_have_count(0)


def test_what_is_typed_is_shown_and_never_run(sheet: Notebook) -> None:
    """HTML typed as an answer comes back as text, and keys typed leave the notebook alone."""
    sheet.run_all()
    count = len(sheet.sources)
    form = form_of(sheet.cell("['rate']"))
    form.locator("input").click()
    sheet.page.keyboard.type("<img src=x onerror=alert(1)> dd aa")
    sheet.page.keyboard.press("Enter")
    expect(form.locator(".said")).to_contain_text("<img src=x")
    assert form.locator(".said img").count() == 0
    assert len(sheet.sources) == count


def test_a_number_that_can_be_read_two_ways_is_asked_back(sheet: Notebook) -> None:
    """One press of a button says which was meant."""
    sheet.run_all()
    form = form_of(sheet.cell("['asked']"))
    form.locator("input").fill("1.000")
    form.locator("button[type=submit]").click()
    buttons = form.locator("[data-put]")
    expect(buttons).to_have_count(2)
    expect(buttons.first).to_have_text("1 thousand")
    meant = buttons.first.get_attribute("data-put")
    buttons.first.click()
    expect(form.locator(".said")).to_contain_text("✗")
    expect(form.locator("input")).to_have_value(meant)


def test_hints_unfold_by_keys(sheet: Notebook) -> None:
    """Three hints, one inside the other, before any answer."""
    hands = Keys(sheet)
    hands.run_all()
    cell = hands.cell("['rate']")
    for number in (1, 2, 3):
        summary = cell.locator("summary", has_text=f"Hint {number}")
        hands.press(summary)
        expect(summary.locator("xpath=..")).to_have_attribute("open", "")
    exercise = EXERCISES["rate"]
    expect(cell.locator(".said")).to_contain_text(said(exercise.hints[2], HARBOUR))
