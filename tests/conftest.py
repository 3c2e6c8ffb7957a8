"""Every test, doctest and notebook keeps its answers in a file of its own.

pytest applies a conftest only below its folder; what is registered as a plugin here holds for
the doctests and notebooks in other folders too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

from edition_form import SEEDS, Tei
from telegram16293.document import Document, edition

# A machine that is busy with something else makes no test fail.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

IS_CELL = "IPyNbCell"
BROWSER = "tests/browser/"


@pytest.fixture(scope="session")
def tei() -> Tei:
    """The file of the edition that ships."""
    return Tei((SEEDS / "113022.xml").read_bytes())


@pytest.fixture(scope="session")
def document() -> Document:
    """The edition that ships, opened."""
    return edition()


class OwnAnswers:
    """The answers file of each test."""

    @pytest.fixture(autouse=True)
    def own_answers(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Point the kit to an answers file that only this test has."""
        monkeypatch.setenv("TELEGRAM16293_ANSWERS", str(tmp_path / "answers.jsonl"))


class CleanKernels:
    """The surroundings of each notebook that nbval runs: set up before its kernel starts."""

    def __init__(self) -> None:
        self.notebook: Path | None = None
        self.there: set[Path] = set()
        self.patch = pytest.MonkeyPatch()
        self.folder: TemporaryDirectory[str] | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Give the kernel about to start the same clean environment as a build gives it."""
        if type(item).__name__ == IS_CELL and item.path != self.notebook:
            self.enter(item.path)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> Iterator[None]:
        """After a notebook's last cell, fail if it left files in its folder."""
        yield
        if type(item).__name__ == IS_CELL and (nextitem is None or nextitem.path != item.path):
            left = self.leave(item.path)
            assert not left, f"{item.path.name} left files behind: {left}"

    def enter(self, notebook: Path) -> None:
        """Remember the notebook's folder as it is and set the environment."""
        from telegram16293.publish.running import clean_environment

        self.notebook, self.there = notebook, set(notebook.parent.iterdir())
        self.folder = TemporaryDirectory(prefix="notebook-", ignore_cleanup_errors=True)
        self.patch.delenv("MPLBACKEND", raising=False)
        for name, value in clean_environment(Path(self.folder.name)).items():
            self.patch.setenv(name, value)

    def leave(self, notebook: Path) -> list[str]:
        """Restore the environment and return the names of files that were not there before."""
        self.patch.undo()
        self.notebook = None
        if self.folder:
            self.folder.cleanup()
        return sorted(each.name for each in set(notebook.parent.iterdir()) - self.there)


class OneBrowser(LoadFileScheduling):  # type: ignore[misc]
    """One file to one worker, and all the browser tests to one: they share a server."""

    def _split_scope(self, nodeid: str) -> str:
        """Return what is never divided among workers."""
        return BROWSER if nodeid.startswith(BROWSER) else str(super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneBrowser:
    """Divide the tests among the workers."""
    return OneBrowser(config, log)


def pytest_configure(config: pytest.Config) -> None:
    """Register the surroundings once, for every folder."""
    config.pluginmanager.register(OwnAnswers(), "own-answers")
    config.pluginmanager.register(CleanKernels(), "clean-kernels")
