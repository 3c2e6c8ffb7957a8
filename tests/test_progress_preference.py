"""How a learner answers: one word in a file, or held where no file can be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcework.errors import UnknownName
from sourcework.progress import Kept, way
from sourcework.progress.preference import WAY_NAME, choose


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """Return answers in a file that is not there yet."""
    return Kept(tmp_path / "answers.jsonl")


@pytest.mark.parametrize(
    ("content", "chosen"),
    [
        (b"form\n", "form"),
        (b" Code \r\n", "code"),
        (b"in code", None),
        ("форма".encode(), None),
        (b"", None),
        (b" " * 16 + b"form", "form"),
        (b" " * 17 + b"form", None),
    ],
)
def test_the_file_holds_one_word(kept: Kept, content: bytes, chosen: str | None) -> None:
    """A teacher may write it by hand; whatever else stands there is no choice, and no traceback."""
    kept.path.with_name(WAY_NAME).write_bytes(content)
    assert way(kept) == chosen


def test_a_choice_that_cannot_be_written_holds(kept: Kept) -> None:
    """It is told once, holds meanwhile, and is written as soon as it can be."""
    place = kept.path.with_name(WAY_NAME)
    place.mkdir()
    assert "could not be kept for another day" in choose("form", kept)
    assert way(kept) == "form"
    place.rmdir()
    assert way(kept) == "form"
    assert place.read_text(encoding="ascii") == "form\n"


def test_there_are_two_ways(kept: Kept) -> None:
    """A third is refused, and each of the two is kept."""
    with pytest.raises(UnknownName, match="form"):
        choose("formm", kept)
    for each in ("form", "code"):
        assert choose(each, kept) == ""
        assert way(kept) == each
