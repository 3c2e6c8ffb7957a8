"""What is made stands there whole; what is made no longer goes; what is somebody's own stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sourcework.errors import KitError
from sourcework.publish.editions import as_text as notebook_text
from sourcework.publish.editions import drafts
from sourcework.publish.manuscript import read_manuscript
from sourcework.publish.outside import examine_outside
from sourcework.publish.storing import (
    no_longer_for_a_class,
    no_longer_made,
    remove,
    store,
    strays,
)
from telegram16293.course import course

ROOT = Path(__file__).parents[1]
COURSE = course()
MADE = f"<!-- Made by `{COURSE.name} build` from plans.toml. -->\n\n# A plan\n"


def put(root: Path, path: str, text: str) -> None:
    """Write a file of a project."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def test_a_file_is_moved_into_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but the whole file is ever seen under its name, and nothing is left beside it."""
    put(tmp_path, "course/key.md", MADE)
    moved: list[tuple[bytes, bytes]] = []
    move = os.replace

    def watched(part: Path, target: Path) -> None:
        moved.append((part.read_bytes(), target.read_bytes()))
        move(part, target)

    monkeypatch.setattr(os, "replace", watched)
    new = f"{MADE}More.\n".encode()
    assert store(tmp_path, {"course/key.md": new}) == 1
    assert moved == [(new, MADE.encode())]
    assert [each.name for each in (tmp_path / "course").iterdir()] == ["key.md"]
    assert store(tmp_path, {"course/key.md": new}) == 0


def test_a_page_written_by_hand_is_not_replaced(tmp_path: Path) -> None:
    """A plan with the name of somebody's own page stops the build before anything is written."""
    put(tmp_path, "course/plans/mine.md", "# My own\n")
    made = {"course/key.md": MADE.encode(), "course/plans/mine.md": MADE.encode()}
    with pytest.raises(KitError, match="course/plans/mine.md: a page written by hand"):
        store(tmp_path, made)
    assert not (tmp_path / "course/key.md").exists()
    assert (tmp_path / "course/plans/mine.md").read_text("utf-8") == "# My own\n"


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder where the file is to stand is named; no half of it stays."""
    (tmp_path / "course/answers/a.ipynb").mkdir(parents=True)
    with pytest.raises(KitError, match="course/answers/a.ipynb: it cannot be written"):
        store(tmp_path, {"course/answers/a.ipynb": b"{}"})
    assert [each.name for each in (tmp_path / "course/answers").iterdir()] == ["a.ipynb"]


def test_what_is_made_no_longer_is_removed(tmp_path: Path) -> None:
    """Pages that say they were made, and notebooks whose cells show it; nothing else."""
    lesson = read_manuscript(ROOT / "course/lessons/00-start.md", ROOT, COURSE)
    book = next(iter(drafts(lesson, COURSE)))
    for path, text in (
        ("course/key.md", MADE),
        ("course/plans/week.md", MADE),
        ("course/plans/mine.md", "# My own\n"),
        ("course/guide.md", "# A guide\n"),
        ("notebooks/00-start.ipynb", notebook_text(book.notebook)),
        ("notebooks/00-start-mine.ipynb", notebook_text(book.notebook)),
        ("notebooks/own.ipynb", "{}"),
    ):
        put(tmp_path, path, text)
    left = no_longer_made(COURSE, tmp_path, ["course/key.md"])
    assert left == ("course/plans/week.md", "notebooks/00-start.ipynb")
    remove(tmp_path, left)
    assert no_longer_made(COURSE, tmp_path, ["course/key.md"]) == ()
    assert strays(tmp_path, []) == ("notebooks/00-start-mine.ipynb", "notebooks/own.ipynb")
    assert (tmp_path / "course/plans/mine.md").exists()


def test_handouts_of_a_lesson_that_is_gone_go_too(tmp_path: Path) -> None:
    """In dist/ only what has the name of slides or of a handout is taken away."""
    names = ("slides/07-x.html", "handouts/a4/standard/07-x-worksheet.pdf", "slides/notes.html")
    for each in names:
        put(tmp_path, f"dist/{each}", "x")
    found = no_longer_for_a_class(tmp_path, ["dist/slides/01-read.html"])
    assert found == tuple(f"dist/{each}" for each in names[:2])


def test_a_second_file_of_what_stands_outside_is_named(tmp_path: Path) -> None:
    """A copy beside the two files would be read by nobody."""
    put(tmp_path, "seeds/outside copy.toml", "a = 1\n")
    with pytest.raises(KitError, match="seeds/outside copy.toml: nothing reads"):
        examine_outside(tmp_path, "seeds", [], [])
