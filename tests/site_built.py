"""The site of this course, built once for all tests, whichever worker needs it first."""

from __future__ import annotations

import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parent.parent
LITE = "lite/notebooks/index.html"
BUILD = """
import sys
from pathlib import Path
from sourcework.publish.site import build_site
from telegram16293.course import course
build_site(course(), Path(sys.argv[1]), Path(sys.argv[2]))
"""


def built(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site, with a page where `build lite` puts its own.

    Workers of one run share it: the first builds, the others wait.
    """
    base = factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base
    folder, turn, done = shared / "site", shared / "site-turn", shared / "site-done"
    try:
        turn.mkdir()
    except FileExistsError:
        while not done.exists():
            time.sleep(0.5)
    else:
        try:
            (folder / LITE).parent.mkdir(parents=True)
            (folder / LITE).write_text("<!DOCTYPE html><title>Lite</title>", encoding="utf-8")
            command = [sys.executable, "-I", "-c", BUILD, str(ROOT), str(folder)]
            made = subprocess.run(command, capture_output=True, text=True, check=False)
            (shared / "site-said").write_text(f"{made.stdout}{made.stderr}", encoding="utf-8")
        finally:
            done.touch()
    said = (shared / "site-said").read_text(encoding="utf-8")
    assert (folder / "index.html").is_file(), said
    return folder


def pages(site: Path) -> list[str]:
    """Return the site's own pages by their paths."""
    found = (each.relative_to(site) for each in sorted(site.rglob("*.html")))
    return [each.as_posix() for each in found if each.parts[0] not in ("lite", "files")]


@cache
def soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def asked_for(page: Path) -> list[tuple[Path, str]]:
    """Return the files that a page leads to or is made of, each with the anchor in it.

    Addresses on the web are left out.
    """
    found = []
    for element in soup(page).select("[href], [src]"):
        address = str(element.get("href") or element.get("src"))
        parts = urlsplit(address)
        if not parts.scheme:
            place = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            found.append((place, unquote(parts.fragment)))
    return found
