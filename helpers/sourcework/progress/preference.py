"""How a learner answers: by form or in code, chosen once and kept beside the answers.

>>> import tempfile
>>> kept = Kept(Path(tempfile.mkdtemp()) / "answers.jsonl")
>>> way(kept) is None
True
>>> choose("form", kept)
''
>>> way(kept)
'form'
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from ..errors import KitError, UnknownName
from .answers import Kept
from .trouble import told

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
    file = _file(kept)
    if file in _unwritten:
        _write(file, _unwritten[file])
    word = _unwritten.get(file) or _written(file).strip().casefold()
    return word if word in WAYS else None


def choose(chosen: str, kept: Kept) -> str:
    """Keep how the learner answers from now on, "form" or "code"; return what to say of that.

    It is "" if the choice is in the file now; where it cannot be written, it holds as long as the
    kernel runs. Raises UnknownName for anything else.
    """
    if chosen not in WAYS:
        raise UnknownName.near("way to answer", chosen, WAYS)
    problem = _write(_file(kept), chosen)
    if problem is None:
        return ""
    reason, do = told(_file(kept), problem)
    seen = f"your choice holds now, but could not be kept for another day ({reason})"
    return str(KitError(WAY_NAME, seen, do))


def _file(kept: Kept) -> Path:
    return kept.path.with_name(WAY_NAME)


def _write(file: Path, chosen: Way) -> Exception | None:
    """Write the choice, or remember it; return what stands in the way, if anything does."""
    _unwritten.pop(file, None)
    try:
        file.write_text(f"{chosen}\n", encoding="ascii")
    except (OSError, ValueError) as error:
        _unwritten[file] = chosen
        return error
    return None


def _written(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(20).decode("ascii", "replace")
    except (OSError, ValueError):
        return ""
