"""The command ``telegram16293 class``: what a teacher asks for, and the files it leaves."""

from __future__ import annotations

import errno
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from time import monotonic

from ..course import Course
from ..errors import KitError
from ..interpreter import KIT
from ..progress.trouble import told
from . import example_files, feedback, likeness_page
from .arguments import bundles
from .cluster import connected
from .gathering import gather
from .gradebook import Gradebook
from .keeping import Results
from .marking import Marking
from .overview import overview, overview_rows
from .roster import Roster
from .running import Look, Looked, count
from .tables import BOM, csv_of
from .worksheet import notebook

FOLDER, EXAMPLE = Path("class-results"), Path("class-example")
RESULTS, FEEDBACK = "results.sqlite", "feedback"
LAST = "last"
ANOTHER = "give another folder with --out"
# What no space can help, and no closed file.
IN_THE_WAY = (errno.EEXIST, errno.EISDIR, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG)
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What a teacher asks for."""

    submissions: Path
    folder: Path = FOLDER
    gradebook: Path | None = None
    counts: str = "completion"
    points: str = "100"
    weights: str = ""
    since: str = ""
    processes: int = 0
    cluster: str = ""


def of_class(words: Namespace, opening: Callable[[], Course]) -> int:
    """Look at what a class handed in, or at an invented one, as the command says it."""
    if words.submissions is None and not words.example:
        do = "give the folder or zip that your platform gave you, or --example"
        raise KitError("class", "it is not said what was handed in", do)
    if words.example and (own := words.submissions or words.gradebook):
        seen = f"the invented class would be looked at, and not {own}"
        raise KitError("--example", seen, "leave out --example to look at your own class")
    asked = Asked(
        words.submissions or EXAMPLE,
        words.out or (EXAMPLE if words.example else FOLDER),
        words.gradebook,
        words.counts,
        words.points,
        words.weights,
        words.since,
        max(0, words.processes),
        words.cluster,
    )
    return show_example(asked, opening) if words.example else look(asked, opening)


def show_example(asked: Asked, opening: Callable[[], Course]) -> int:
    """Make a synthetic class in a folder, look at it, say how to do it again, and return 0."""
    folder = asked.folder
    try:
        submissions, gradebook = example_files.write(opening(), folder)
    except OSError as error:
        raise _unwritable(folder, error) from None
    out = folder / "results"
    look(replace(asked, submissions=submissions, folder=out, gradebook=gradebook), opening)
    again = f"{KIT} class {submissions} --gradebook {gradebook} --out {out}"
    print(f"This class is invented. With your own it is: {again}")
    return 0


def look(asked: Asked, opening: Callable[[], Course]) -> int:
    """Read a class's work, write what it says into a folder, say what, and return 0.

    Raises KitError, in words for a teacher, where nothing can be read or written.
    """
    course = opening()
    marking = Marking.of(asked.counts, asked.points, asked.weights, course.lessons)
    roster = Roster.read(asked.gradebook) if asked.gradebook else None
    folder = _folder(asked)
    seen = datetime.now(UTC).isoformat(timespec="seconds")
    with Results(folder / RESULTS) as results, results.told():
        since, new = _since(asked.since, results)
        with _bar(asked.submissions) as told, connected(asked.cluster) as cluster:
            many = cluster.many if cluster else asked.processes
            try:
                met = Look(opening, results, seen, many, cluster, told).at(asked.submissions)
            except KeyboardInterrupt:
                do = "give the same command again: it goes on where it stopped"
                raise KitError(str(asked.submissions), "stopped", do) from None
        results.note(LAST, seen)
        gather(results, course, roster, since, new)
        book = Gradebook(results, course, marking, roster)
        made = [_write(folder, name, data) for name, data in _files(results, course, book, seen)]
        _tidy(folder, made)
        print(_said(results, met, folder, made, book))
    return 0


def _folder(asked: Asked) -> Path:
    """Return the folder of results, made if need be. Raises KitError if it cannot be that."""
    if not asked.submissions.exists():
        do = "give the folder or the zip that your platform gave you"
        raise KitError(str(asked.submissions), "there is no such folder or file", do)
    folder = asked.folder
    try:
        if folder.resolve().is_relative_to(asked.submissions.resolve()):
            do = "choose a folder outside of it with --out"
            raise KitError(str(folder), "the results would lie among what was handed in", do)
        folder.mkdir(parents=True, exist_ok=True)
        others = any(folder.iterdir()) and not (folder / RESULTS).exists()
    except (OSError, ValueError) as error:
        raise _unwritable(folder, error) from None
    if others:
        do = "give a new folder with --out, so that none of them is written over"
        raise KitError(str(folder), "it holds other files", do)
    return folder


def _since(asked: str, results: Results) -> tuple[str, str]:
    """Return the time from which work was handed in, and that after which it was first seen."""
    if not asked:
        return "", ""
    if asked == LAST:
        before = results.about(LAST)
        return "", f"{before}~" if before else ""
    try:
        return datetime.fromisoformat(asked).isoformat(), ""
    except ValueError:
        do = f"write a day, such as {date.today().isoformat()}, or the word {LAST}"
        raise KitError("--since", f"{asked[:40]!r} is no day", do) from None


def _files(
    results: Results, course: Course, book: Gradebook, seen: str
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file that a look leaves."""
    yield "overview.html", overview(results, course, seen[:10]).encode()
    yield "overview.csv", BOM + csv_of(overview_rows(results, course)).encode()
    yield "overview.ipynb", notebook().encode()
    yield from book.files().items()
    yield "not-read.csv", BOM + csv_of(_not_read(results)).encode()
    yield "care.html", likeness_page.page(results, course, seen[:10]).encode()
    for number, learner in enumerate(book.learners(), 1):
        name = feedback.file_name(number, learner.name)
        page = feedback.page(results, course, learner, seen[:10])
        yield f"{FEEDBACK}/{name}", page.encode()
    yield from bundles(results, course)


def _not_read(results: Results) -> Iterator[tuple[str, ...]]:
    yield ("file", "learner", "why it was not read")
    query = "SELECT way, name, reason FROM file WHERE present = 1 AND reason != '' ORDER BY way"
    yield from results.rows(query)


def _write(folder: Path, name: str, data: bytes) -> str:
    """Write a file beside and move it into place, so that no half of one is ever there."""
    path, part = folder / name, folder / f".{Path(name).name}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        os.replace(part, path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise _unwritable(path, error) from None
    return name


def _tidy(folder: Path, made: Sequence[str]) -> None:
    """Remove pages for learners and bundles of an earlier look that this one did not make."""
    for each in (*folder.glob(f"{FEEDBACK}/*.html"), *folder.glob("arguments*.pdf")):
        if each.relative_to(folder).as_posix() not in made:
            with suppress(OSError):
                each.unlink()


def _unwritable(path: Path, error: Exception) -> KitError:
    reason = getattr(error, "strerror", None) or str(error)
    do = "free some space, close the file if it is open"
    if getattr(error, "errno", None) in IN_THE_WAY:
        reason, do = told(path, error)
    seen = f"it cannot be written ({reason})"
    return KitError(str(path).replace("\0", "\\0"), seen, f"{do}, or {ANOTHER}")


def _said(results: Results, met: Looked, folder: Path, made: Sequence[str], book: Gradebook) -> str:
    """Return what a teacher reads at the end: how much was read, what was not, where it lies."""
    (learners,) = next(results.rows("SELECT count(*) FROM learner"))
    lines = [f"{_many(learners, 'learner')}; {_many(met.all, 'file')}, {met.known:,} known before."]
    query = "SELECT way, reason FROM file WHERE present = 1 AND reason != '' ORDER BY way"
    refused = list(islice(results.rows(query), SHOWN))
    if refused:
        lines.append(f"{_many(met.refused, 'file')} not read, for these reasons:")
        lines += [f"  {way}: {reason}" for way, reason in refused]
        more = met.refused - len(refused)
        lines += [f"  … and {more:,} more, in not-read.csv"] if more > 0 else []
    if missing := book.unmatched():
        names = ", ".join(missing[:SHOWN]) + (" …" if len(missing) > SHOWN else "")
        lines.append(f"Not in the gradebook that you gave, so without a grade there: {names}.")
    lines.append(f"Open {folder / 'overview.html'} first; it has no names in it.")
    also = dict.fromkeys(each.partition("/")[0] for each in made[1:])
    lines.append(f"Also in {folder}, with names: {', '.join(also)}.")
    return "\n".join(lines)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


@contextmanager
def _bar(submissions: Path) -> Iterator[Callable[[Looked], None]]:
    """Give what draws how far a look is, where somebody is looking on."""
    if not sys.stderr.isatty():
        yield lambda looked: None
        return
    bar = Bar(count(submissions, 10**9))
    yield bar.told
    bar.done()


@dataclass(slots=True)
class Bar:
    """A line that shows how far a look is: of so many files, and how fast."""

    of: int
    begun: float = field(default_factory=monotonic)
    drawn: float = 0
    _width: int = 30

    def told(self, looked: Looked) -> None:
        """Draw it, five times a second at most."""
        now = monotonic()
        if now - self.drawn >= 1 / 5:
            self.drawn = now
            sys.stderr.write(f"\r{self.line(looked, now)}")
            sys.stderr.flush()

    def line(self, looked: Looked, now: float) -> str:
        """Return it as text."""
        part = looked.all * self._width // max(self.of, looked.all, 1)
        rate = looked.all / max(now - self.begun, 1 / 1000)
        done = "#" * part + "." * (self._width - part)
        far = f"[{done}] {looked.all:,} of {self.of:,}"
        if not looked.all:  # nothing to tell a rate by
            return far
        left = max(self.of - looked.all, 0) / rate
        return f"{far}, {rate:,.0f} a second, {left:,.0f} s to go "

    def done(self) -> None:
        """Leave the line."""
        sys.stderr.write("\r" + " " * 100 + "\r")
