"""A plugin of pytest: every test, doctest and notebook is apart from the others.

`pyproject.toml` names it, so it holds for every run from a checkout, whichever files are given;
a conftest would hold only for the folder it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ..progress import VARIABLE

IS_CELL = "IPyNbCell"


@pytest.fixture(autouse=True)
def own_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point the kit to an answers file that only this test has."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "answers.jsonl"))


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
        from sourcework.publish.running import clean_environment

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


def pytest_configure(config: pytest.Config) -> None:
    """Register what has a state, and find nbval's file from any folder pytest is started in."""
    config.pluginmanager.register(CleanKernels(), "clean-kernels")
    named = config.getoption("nbval_sanitize_with", None)
    if named and not Path(named).is_file():
        config.option.nbval_sanitize_with = str(config.rootpath / named)
