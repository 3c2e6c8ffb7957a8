"""A file that was handed in: read and judged, or the reason why it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import get_ident

from ..course import Course
from ..exercises.readings import Json
from .found import Found, Refusal, Refused
from .handed_in import Given, Handed
from .judging import Judges
from .keeping import Outcome, Piece, Row
from .limits import LIMITS, size
from .names import who
from .reading import Notebooks, progress
from .zips import Reader

NOTEBOOKS = (".ipynb", ".ipynb.txt", ".ipynb.json", ".json")
LINES = (".jsonl", ".jsonl.txt")
PACKED = (".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz")


def handle(opening: Callable[[], Course], files: Sequence[Found]) -> list[Outcome]:
    """Return what becomes of some files: each read and judged, or the reason why not."""
    desk = _desk(opening, get_ident())
    return [desk.outcome(each) for each in files]


@lru_cache(maxsize=64)
def _desk(opening: Callable[[], Course], thread: int) -> Desk:
    """Return what one thread reads with: an open zip is not for two."""
    course = opening()
    return Desk(Judges(course), Notebooks(course.mime), Reader(), tuple(course.lessons.values()))


@dataclass(slots=True)
class Desk:
    """What one process needs to read and judge files."""

    judges: Judges
    notebooks: Notebooks
    reader: Reader
    lessons: tuple[str, ...] = ()

    def outcome(self, found: Found) -> Outcome:
        """Return what becomes of one file. Nothing in it, whatever it is, stops the others."""
        try:
            pieces = tuple(self._piece(each) for each in self._handed(found))
        except Refusal as refusal:
            return not_read(found, str(refusal), self.lessons)
        except (MemoryError, RecursionError):
            return not_read(found, "it is too large or too deep to be read", self.lessons)
        sender = who(found.way, self.lessons)
        return Outcome(key(found), found.way, found.state, sender, pieces, time=found.time)

    def _handed(self, found: Found) -> Sequence[Handed]:
        lines = found.way[-1].casefold().endswith(LINES)
        most = LIMITS.progress if lines else LIMITS.file
        if found.size > most:
            raise Refusal(f"it has {size(found.size)}, and more than {size(most)} is not read")
        content = self.reader.content(found)
        return [progress(content)] if lines else self.notebooks.handed(content)

    def _piece(self, handed: Handed) -> Piece:
        beside: dict[str, list[Json]] = {}
        for each in handed.given:
            beside.setdefault(each.exercise, []).append(each.answer)
        rows = [self._row(each, beside) for each in handed.given]
        known = tuple(each for each in rows if each)
        return Piece(
            handed.lesson,
            handed.source,
            handed.kit,
            handed.edition,
            known,
            len(rows) - len(known),
            handed.argument,
        )

    def _row(self, given: Given, beside: Mapping[str, list[Json]]) -> Row | None:
        judged = self.judges.judged(given.exercise, given.answer, beside)
        if judged is None:
            return None
        lesson = self.judges.course.exercises[given.exercise].lesson
        told = (judged.outcome, judged.words, judged.told)
        return Row(given.exercise, lesson, given.answer, given.attempts, *told)


def foreign(found: Found) -> str:
    """Return why a file is not even opened, by its name; "" for one that may hold answers."""
    name = found.way[-1].casefold()
    if name.endswith(NOTEBOOKS + LINES):
        return ""
    if name.endswith(PACKED):
        return "packed in a way that is not read here: ask for the notebook, or a zip of it"
    return "no notebook and no progress file, by its name"


def key(found: Found) -> str:
    """Return the name under which a file's results are kept."""
    path = found.place.path.encode("utf-8", "backslashreplace").decode("utf-8")
    return "|".join([path, *map(str, found.place.members)])


def not_read(each: Found | Refused, reason: str, lessons: Iterable[str] = ()) -> Outcome:
    place = key(each) if isinstance(each, Found) else f"|{'/'.join(each.way)}"
    state = each.state if isinstance(each, Found) else ""
    return Outcome(place, each.way, state, who(each.way, lessons), reason=reason)
