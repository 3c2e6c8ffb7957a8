"""A notebook in JupyterLab, driven as a person drives it: by menus and mouse, or by keys alone.

The page itself tells what has run (`jupyterapp`); everything is *done* through the interface.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

SECONDS = 60
expect.set_options(timeout=SECONDS * 1000)

CONTENT = "const content = jupyterapp.shell.currentWidget.content;"
CELLS = CONTENT + "const cells = [...content.widgets].map((each) => each.model);"
READY = """() => {
  const now = globalThis.jupyterapp?.shell.currentWidget;
  return now?.context?.isReady && now.sessionContext?.session?.kernel?.status === "idle"
    && now.content?.widgets?.length > 0;
}"""
IN_FRONT = "(name) => jupyterapp.shell.currentWidget?.context?.path.endsWith(name)"
RAN = (
    "() => {"
    + CELLS
    + """
  const code = cells.filter((each) => each.type === "code" && each.sharedModel.source.trim());
  const broken = (out) => out.output_type === "error";
  const failed = code.some((each) => each.outputs.toJSON().some(broken));
  const ran = code.every((each) => each.executionCount !== null);
  const status = jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status;
  return status === "idle" && (ran || failed);
}"""
)
FORGET = (
    "() => {"
    + CELLS
    + """
  for (const each of cells) if (each.type === "code") each.executionCount = null;
}"""
)
SOURCES = "() => {" + CELLS + "return cells.map((each) => each.sharedModel.source);}"
OUTPUTS = (
    "() => {"
    + CELLS
    + 'return cells.map((each) => each.type === "code" ? each.outputs.toJSON() : []);}'
)
SHOW = (
    "async (index) => {"
    + CONTENT
    + """
  content.activeCellIndex = index;
  await content.scrollToItem(index, "start");
  content.widgets[index].node.dataset.at = index;
}"""
)
CLEARED = (
    "() => {"
    + CELLS
    + """
  const status = jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status;
  return status === "idle" && cells.every((each) => !each.executionCount);
}"""
)
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
WHERE = "() => {" + CONTENT + "return content.activeCellIndex;}"
STOP = "async () => { await jupyterapp.shell.currentWidget?.sessionContext?.shutdown(); }"


@dataclass
class Notebook:
    """An open notebook."""

    page: Page

    @classmethod
    def opened(cls, page: Page, url: str, token: str) -> Notebook:
        """Open a notebook by its address and wait until its kernel is ready."""
        page.goto(f"{url}?token={token}")
        page.wait_for_function(READY)
        page.locator("#jupyterlab-splash").wait_for(state="detached")
        return cls(page)

    def change_to(self, name: str) -> None:
        """Close this notebook and open another from the list of files beside it."""
        current = self.page.locator("#jp-main-dock-panel .lm-TabBar-tab.lm-mod-current")
        current.locator(".lm-TabBar-tabCloseIcon").click()
        self.page.locator(".jp-DirListing-item", has_text=name).dblclick()
        self.page.wait_for_function(IN_FRONT, arg=name)
        self.page.wait_for_function(READY)

    # --- what it holds -------------------------------------------------------------------------

    @property
    def sources(self) -> list[str]:
        """The words of its cells."""
        found: list[str] = self.page.evaluate(SOURCES)
        return found

    @property
    def outputs(self) -> list[list[dict[str, Any]]]:
        """The outputs of its cells, as they are kept in the file."""
        found: list[list[dict[str, Any]]] = self.page.evaluate(OUTPUTS)
        return found

    @property
    def errors(self) -> list[str]:
        """What went wrong in its cells."""
        return [
            f"{each.get('ename')}: {each.get('evalue')}"
            for cell in self.outputs
            for each in cell
            if each["output_type"] == "error"
        ]

    def at(self, words: str) -> int:
        """Return the place of the first cell that holds these words."""
        return next(at for at, source in enumerate(self.sources) if words in source)

    def cell(self, words: str) -> Locator:
        """Return the first cell that holds these words, brought into sight."""
        at = self.at(words)
        self.page.evaluate(SHOW, at)
        return self.page.locator(f'.jp-Cell[data-at="{at}"]')

    # --- by mouse ------------------------------------------------------------------------------

    def choose(self, menu: str, item: str) -> None:
        """Choose from the menus."""
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        # A shortcut, where there is one, is part of the name.
        name = re.compile(rf"^{re.escape(item)}( ⌃| Ctrl|$)")
        self.page.get_by_role("menuitem", name=name).click()

    def run_all(self) -> None:
        """Run all cells from the menu and wait until they have run."""
        self.page.evaluate(FORGET)
        self.choose("Run", "Run All Cells")
        self.wait_until_run()

    def wait_until_run(self) -> None:
        """Wait until every cell has its number, or one has failed."""
        self.page.wait_for_function(RAN)
        assert not self.errors, self.errors

    def restart(self) -> None:
        """Restart the kernel and clear what is shown."""
        self.choose("Kernel", "Restart Kernel and Clear Outputs of All Cells…")
        self.page.get_by_role("button", name="Confirm Kernel Restart").click()
        self.page.wait_for_function(CLEARED)

    def save(self) -> None:
        """Save from the menu, and wait until it is on the disk."""
        self.choose("File", "Save Notebook")
        self.wait_until_saved()

    def wait_until_saved(self) -> None:
        """Wait until nothing is left to be saved."""
        self.page.wait_for_function("() => !jupyterapp.shell.currentWidget.context.model.dirty")

    # --- by keys -------------------------------------------------------------------------------

    def command(self, name: str) -> None:
        """Run a command from the palette, by keys."""
        self.page.keyboard.press("Control+Shift+C")
        entry = self.page.locator("#modal-command-palette input, .lm-CommandPalette-input").first
        expect(entry).to_be_focused()
        self.page.keyboard.type(name)
        self.page.keyboard.press("Enter")

    def run_all_by_keys(self) -> None:
        """Run all cells from the command palette."""
        self.page.evaluate(FORGET)
        self.command("Run All Cells")
        self.wait_until_run()

    def go_to(self, words: str) -> Locator:
        """Walk to a cell with the arrow keys held down, as a person does in command mode."""
        at = self.at(words)
        for _ in range(20):
            now = self.page.evaluate(WHERE)
            if now == at:
                break
            key = "ArrowDown" if now < at else "ArrowUp"
            for _ in range(abs(at - now)):
                self.page.keyboard.down(key)
            self.page.keyboard.up(key)
            # A page that is busy drawing loses keys, and a person looks before pressing again.
            self.page.evaluate(DRAWN)
        assert self.page.evaluate(WHERE) == at
        self.page.evaluate("(at) => {" + CONTENT + "content.widgets[at].node.dataset.at = at;}", at)
        return self.page.locator(f'.jp-Cell[data-at="{at}"]')

    def tab_to(self, wanted: Locator, back: bool = False, most: int = 60) -> None:
        """Press Tab until something has the focus."""
        there = wanted.element_handle()
        for _ in range(most):
            if there.evaluate("(each) => each === document.activeElement"):
                return
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"Tab does not come to {wanted}")

    def restart_by_keys(self) -> None:
        """Restart the kernel from the command palette and confirm it with Enter."""
        self.command("Restart Kernel and Clear Outputs of All Cells")
        expect(self.page.get_by_role("dialog")).to_be_visible()
        self.page.keyboard.press("Enter")
        self.page.wait_for_function(CLEARED)

    # --- the end -------------------------------------------------------------------------------

    def stop_kernel(self) -> None:
        """Shut the kernel down, so that no more than one runs at a time."""
        if not self.page.is_closed():
            self.page.evaluate(STOP)
