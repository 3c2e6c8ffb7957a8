"""Filling in forms, by mouse and by keys alone."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from playwright.sync_api import Locator, expect

from sourcework.exercises import Exercise
from sourcework.exercises.proof import answer_of

from .driving import Notebook


def typed(value: object) -> str:
    """Return a number as a person types it: with four decimals at most."""
    exact = Fraction(answer_of(value))  # type: ignore[arg-type]
    return f"{float(exact):.4f}".rstrip("0").rstrip(".")


class Mouse:
    """Fills in a form by pointing, and types only into fields."""

    def __init__(self, notebook: Notebook) -> None:
        self.notebook = notebook

    # --- the notebook around it ----------------------------------------------------------------

    def run_all(self) -> None:
        self.notebook.run_all()

    def cell(self, words: str) -> Locator:
        return self.notebook.cell(words)

    def leave(self, cell: Locator) -> None:
        """Go back from what a cell shows to the cell; nothing to do with a mouse."""

    def save(self) -> None:
        self.notebook.save()

    # --- forms ---------------------------------------------------------------------------------

    def fill(self, form: Locator, exercise: Exercise, value: Any) -> None:
        """Give an answer of the exercise's kind, without sending it."""
        getattr(self, KINDS[exercise.kind])(form, exercise, value)

    def send(self, form: Locator) -> None:
        """Press the button."""
        form.locator("button[type=submit]").click()

    def number(self, form: Locator, exercise: Exercise, value: Any) -> None:
        self.text(form.locator("input"), typed(value))

    def one(self, form: Locator, exercise: Exercise, value: Any) -> None:
        self.tick(form, value)

    def several(self, form: Locator, exercise: Exercise, value: Any) -> None:
        for box in form.locator("input[type=checkbox]").all():
            self.switch(box, box.get_attribute("value") in value)

    def order(self, form: Locator, exercise: Exercise, value: Any) -> None:
        for place, key in enumerate(value):
            while keys(form).index(key) != place:
                self.press(form.locator(f'[data-key="{key}"] [data-move=up]'))

    def pairs(self, form: Locator, exercise: Exercise, value: Mapping[str, Any]) -> None:
        for item, partner in value.items():
            field = form.locator(f'[data-item="{item}"]')
            if exercise.is_number:
                self.text(field, typed(partner))
            else:
                self.pick(field, str(partner))

    # --- the single acts -----------------------------------------------------------------------

    def text(self, field: Locator, words: str) -> None:
        field.click()
        field.fill(words)

    def tick(self, form: Locator, key: str) -> None:
        form.locator(f'label:has(input[value="{key}"])').click()

    def switch(self, box: Locator, on: bool) -> None:
        if box.is_checked() != on:
            box.click()

    def press(self, button: Locator) -> None:
        button.click()

    def pick(self, select: Locator, key: str) -> None:
        select.select_option(key)


class Keys(Mouse):
    """Fills in a form without a mouse: Tab, arrows, Space, Enter and letters."""

    def run_all(self) -> None:
        self.notebook.run_all_by_keys()

    def cell(self, words: str) -> Locator:
        return self.notebook.go_to(words)

    def leave(self, cell: Locator) -> None:
        self.notebook.tab_to(cell, back=True)

    def save(self) -> None:
        self.notebook.page.keyboard.press("Control+S")
        self.notebook.wait_until_saved()

    def send(self, form: Locator) -> None:
        self.press(form.locator("button[type=submit]"))

    def come_to(self, control: Locator) -> None:
        """Go to a control with Tab, or back to it."""
        before = control.evaluate(
            "(each) => document.activeElement.compareDocumentPosition(each)"
            " & Node.DOCUMENT_POSITION_PRECEDING"
        )
        self.notebook.tab_to(control, back=bool(before))

    def text(self, field: Locator, words: str) -> None:
        self.come_to(field)
        self.notebook.page.keyboard.press("Control+A")
        self.notebook.page.keyboard.type(words)

    def tick(self, form: Locator, key: str) -> None:
        """Go to the group with Tab, which comes to what is chosen in it, then use the arrows."""
        group, keyboard = form.locator("input[type=radio]"), self.notebook.page.keyboard
        wanted = form.locator(f'input[value="{key}"]')
        checked = form.locator("input[type=radio]:checked")
        self.come_to(checked if checked.count() else group.first)
        if not checked.count():
            keyboard.press("Space")
        for _ in range(group.count()):
            if wanted.is_checked():
                return
            keyboard.press("ArrowDown")
        expect(wanted).to_be_checked()

    def switch(self, box: Locator, on: bool) -> None:
        if box.is_checked() != on:
            self.come_to(box)
            self.notebook.page.keyboard.press("Space")

    def press(self, button: Locator) -> None:
        self.come_to(button)
        self.notebook.page.keyboard.press("Enter")

    def pick(self, select: Locator, key: str) -> None:
        self.come_to(select)
        self.notebook.page.keyboard.press("Home")
        for _ in range(select.locator("option").count()):
            if select.input_value() == key:
                return
            self.notebook.page.keyboard.press("ArrowDown")
        expect(select).to_have_value(key)


KINDS: Mapping[str, str] = {
    "number": "number",
    "choice": "one",
    "passage": "one",
    "choices": "several",
    "passages": "several",
    "order": "order",
    "match": "pairs",
}


def keys(form: Locator) -> list[str]:
    """Return the keys of an ordered list, from the top down."""
    return [str(each.get_attribute("data-key")) for each in form.locator("[data-key]").all()]
