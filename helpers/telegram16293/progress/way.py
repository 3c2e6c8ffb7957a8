"""How a learner answers: by form or in code, chosen once and kept beside the answers.

>>> import tempfile
>>> kept = Kept(Path(tempfile.mkdtemp()) / "answers.jsonl")
>>> way(kept) is None
True
>>> choose("form", kept)
>>> way(kept)
'form'
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from ..errors import ProgressError, UnknownName
from .kept import Kept

Way = Literal["form", "code"]
WAYS: tuple[Way, ...] = get_args(Way)
WAY_NAME = "answer-by.txt"

# Where no file can be written, the choice holds as long as the kernel runs.
_unwritten: dict[Path, Way] = {}


def way(kept: Kept) -> Way | None:
    """Return how the learner answers, or None if nothing was chosen yet.

    It is the one word in ``answer-by.txt`` beside the answers, which a teacher can put there for
    a whole class. A file with anything else in it counts as none.
    """
    word = _unwritten.get(kept.path.absolute()) or _written(kept).strip().casefold()
    return word if word in WAYS else None


def choose(chosen: str, kept: Kept) -> None:
    """Keep how the learner answers from now on: "form" or "code".

    Raises UnknownName for anything else; ProgressError if it holds for this session alone,
    because the file cannot be written.
    """
    if chosen not in WAYS:
        raise UnknownName.near("way to answer", chosen, WAYS)
    here = kept.path.absolute()
    _unwritten.pop(here, None)
    try:
        _file(kept).write_text(f"{chosen}\n", encoding="ascii")
    except (OSError, ValueError) as error:
        _unwritten[here] = chosen
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise ProgressError(
            WAY_NAME,
            f"your choice holds now, but could not be kept ({reason})",
            "choose again when you come back",
        ) from None


def _file(kept: Kept) -> Path:
    return kept.path.with_name(WAY_NAME)


def _written(kept: Kept) -> str:
    try:
        with _file(kept).open("rb") as file:
            return file.read(20).decode("ascii", "replace")
    except (OSError, ValueError):
        return ""
