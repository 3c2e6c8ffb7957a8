"""What many tests ask for, and how they are divided among the workers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

from edition_form import SEEDS, Tei
from sourcework.document import Document
from telegram16293.seeds import edition

# A machine that is busy with something else makes no test fail.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

BROWSER = "tests/browser/"
# These bring servers of their own, or need none, and so may run beside the others.
ALONE = ("test_binder", "test_hub", "test_site", "test_without_server")


@pytest.fixture(scope="session")
def tei() -> Tei:
    """The file of the edition that ships."""
    return Tei((SEEDS / "113022.xml").read_bytes())


@pytest.fixture(scope="session")
def document() -> Document:
    """The edition that ships, opened."""
    return edition()


class OneBrowser(LoadFileScheduling):  # type: ignore[misc]
    """One file to one worker, and the browser tests that share a server to one."""

    def _split_scope(self, nodeid: str) -> str:
        """Return what is never divided among workers."""
        shares = nodeid.startswith(BROWSER) and not nodeid.removeprefix(BROWSER).startswith(ALONE)
        return BROWSER if shares else str(super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneBrowser:
    """Divide the tests among the workers."""
    return OneBrowser(config, log)
