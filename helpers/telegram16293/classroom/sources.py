"""Folders and zips -> the files in them, each with a place from which it can be read.

Nothing is unpacked onto the disk under a name from a zip, no link is followed, and a file is
opened only to be read. What cannot be taken is named, with the reason.

>>> Place("a.zip", (3, 0)).path
'a.zip'
"""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, NamedTuple

from .limits import LIMITS, MB, Limits, size
from .names import moment

ENCRYPTED, CHUNK = 0x1, MB
STAMP = "timestamp.txt"  # nbgrader writes there when work was handed in
LITTER = ("__MACOSX", ".ipynb_checkpoints", ".git", "__pycache__", ".virtual_documents")
LITTER_FILES = (".DS_Store", "Thumbs.db", "desktop.ini", STAMP, "submission_secret.txt")
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Place(NamedTuple):
    """Where a file's bytes are: a path on the disk, and which member of which member of it."""

    path: str
    members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was handed in: its way from the top, in names; its place, size and state.

    ``time`` is when it was last changed, as far as anybody noted (UTC), and ``state`` changes
    with its content.
    """

    way: tuple[str, ...]
    place: Place
    size: int
    time: str
    state: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not read, and why."""

    way: tuple[str, ...]
    reason: str


class Refusal(Exception):
    """Why something cannot be read, in words for a teacher."""


@dataclass(slots=True)
class Budget:
    """How many bytes may still be unpacked from one zip on the disk."""

    left: int

    def spend(self, count: int, reason: str) -> None:
        """Take ``count`` bytes from it. Raises Refusal if it has not as many."""
        if count > self.left:
            raise Refusal(reason)
        self.left -= count


@dataclass(frozen=True, slots=True)
class Search:
    """A search through what was handed in."""

    limits: Limits = field(default=LIMITS)

    def files(self, top: Path) -> Iterator[Found | Refused]:
        """Yield each file of a folder or a zip, in the order of their names."""
        name = clean(top.resolve().name)
        if top.is_dir():
            yield from self._folder(top, (name,))
        else:
            yield from self._file(top, (name,), top.stat(), "")

    def _folder(self, folder: Path, way: tuple[str, ...]) -> Iterator[Found | Refused]:
        if len(way) > self.limits.folders:
            yield Refused(way, f"more than {self.limits.folders} folders inside one another")
            return
        try:
            with os.scandir(folder) as listed:
                entries = sorted(listed, key=lambda each: each.name)
        except OSError as error:
            yield Refused(way, f"this folder cannot be opened ({error.strerror})")
            return
        noted = _noted(folder) if any(each.name == STAMP for each in entries) else ""
        for entry in entries:
            yield from self._entry(entry, (*way, clean(entry.name)), noted)

    def _entry(
        self, entry: os.DirEntry[str], way: tuple[str, ...], noted: str
    ) -> Iterator[Found | Refused]:
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError as error:
            yield Refused(way, f"it cannot be opened ({error.strerror})")
            return
        if is_litter(way):
            return
        if stat.S_ISDIR(status.st_mode):
            yield from self._folder(Path(entry.path), way)
        elif stat.S_ISREG(status.st_mode):
            yield from self._file(Path(entry.path), way, status, noted)
        else:
            yield Refused(way, "a link or a device and no file: it is not followed")

    def _file(
        self, path: Path, way: tuple[str, ...], status: os.stat_result, noted: str
    ) -> Iterator[Found | Refused]:
        time = noted or datetime.fromtimestamp(int(status.st_mtime), UTC).isoformat()
        state = f"{status.st_size} {status.st_mtime_ns}"
        if not is_zip(way[-1]):
            yield Found(way, Place(str(path)), status.st_size, time, state)
            return
        budget = Budget(self.limits.ratio * status.st_size + self.limits.spare)
        try:
            with opened(path) as file:
                yield from self._zip(file, way, Place(str(path)), state, budget)
        except Refusal as refusal:
            yield Refused(way, str(refusal))
        except OSError as error:
            yield Refused(way, f"it cannot be opened ({error.strerror})")

    def _zip(
        self, file: IO[bytes], way: tuple[str, ...], place: Place, state: str, budget: Budget
    ) -> Iterator[Found | Refused]:
        archive = archive_in(file, self.limits)
        members = archive.infolist()
        budget.spend(
            sum(each.file_size for each in members),
            f"it would unpack to more than {self.limits.ratio} times its size: a zip bomb",
        )
        for number, member in enumerate(members):
            parts = names_in(member)
            inside = Place(place.path, (*place.members, number))
            if member.filename[-1:] in ("", "/") or not parts or is_litter(parts):
                continue
            mark = f"{state} {member.file_size} {member.CRC}"
            yield from self._member(archive, member, (*way, *parts), inside, mark, budget)

    def _member(
        self,
        archive: zipfile.ZipFile,
        member: zipfile.ZipInfo,
        way: tuple[str, ...],
        place: Place,
        state: str,
        budget: Budget,
    ) -> Iterator[Found | Refused]:
        if reason := _unusable(member):
            yield Refused(way, reason)
        elif not is_zip(way[-1]):
            yield Found(way, place, member.file_size, _time_of(member), state)
        elif len(place.members) > self.limits.depth:
            yield Refused(way, f"more than {self.limits.depth} zips inside one another")
        else:
            try:
                with unpacked(archive, member, self.limits) as file:
                    yield from self._zip(file, way, place, state, budget)
            except Refusal as refusal:
                yield Refused(way, str(refusal))


def is_zip(name: str) -> bool:
    """Whether a file is a zip by its name."""
    return name.casefold().endswith(".zip")


def is_litter(way: tuple[str, ...]) -> bool:
    """Whether something was put there by a system and by nobody: it is passed over in silence."""
    return any(each in LITTER for each in way) or way[-1] in LITTER_FILES or way[-1][:2] == "._"


def clean(name: str) -> str:
    """Return a name of a file that any page and table can show: no control or turning signs.

    >>> clean("a\\x1b[31m\\u202egnp.exe\\udc80")
    'a�[31m�gnp.exe�'
    """
    whole = name.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(each if each.isprintable() else "�" for each in whole)[:255]


def names_in(member: zipfile.ZipInfo) -> tuple[str, ...]:
    """Return the names on the way to a member of a zip; "..", a drive or a root lead nowhere.

    >>> names_in(zipfile.ZipInfo("../../C:/x/02.ipynb"))
    ('C:', 'x', '02.ipynb')
    """
    name = member.filename
    if not member.flag_bits & 0x800:
        # Written as UTF-8 without saying so, as Canvas does.
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = member.filename
    parts = name.replace("\\", "/").split("/")
    return tuple(clean(each) for each in parts if each not in ("", ".", ".."))[-32:]


def archive_in(file: IO[bytes], limits: Limits = LIMITS) -> zipfile.ZipFile:
    """Return the zip that a file holds. Raises Refusal if it is none, or too large to list."""
    try:
        return zipfile.ZipFile(_Measured(file, limits.directory))
    except Refusal:
        raise
    except Exception as error:  # a damaged zip can raise nearly anything
        raise Refusal(f"it is no zip, or a damaged one ({_why(error)})") from None


class _Measured:
    """A file of which nobody reads more at once than a zip's table of contents may have."""

    def __init__(self, file: IO[bytes], most: int) -> None:
        self._file, self._most = file, most
        self.seek, self.tell, self.close = file.seek, file.tell, file.close

    def seekable(self) -> bool:
        return True

    def read(self, count: int = -1) -> bytes:
        content = (
            b"" if count > self._most else self._file.read(self._most + 1 if count < 0 else count)
        )
        if count > self._most or len(content) > self._most:
            raise Refusal("its table of contents is too large")
        return content


def _unusable(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & ENCRYPTED:
        return "it is locked with a password: ask for it without one"
    kind = stat.S_IFMT(member.external_attr >> 16)
    return "a link or a device and no file: it is not followed" if kind not in _FILES else ""


_FILES = (0, stat.S_IFREG)


def _time_of(member: zipfile.ZipInfo) -> str:
    try:
        return datetime(*member.date_time, tzinfo=UTC).isoformat()
    except ValueError:
        return ""


def _why(error: BaseException) -> str:
    return clean(str(error) or type(error).__name__)[:120]


def _noted(folder: Path) -> str:
    """Return the time that nbgrader noted in a folder, or "" """
    try:
        with opened(folder / STAMP) as file:
            return moment(file.read(64).decode("utf-8", "replace"))
    except OSError:
        return ""


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a regular file for reading: no link, no device."""
    descriptor = os.open(path, _OPEN | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(None, "it is no file")
        yield file


@contextmanager
def unpacked(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits
) -> Iterator[IO[bytes]]:
    """Give a zip inside a zip as a nameless file that vanishes. Raises Refusal if it cannot."""
    if member.file_size > limits.nested:
        raise Refusal(f"a zip inside a zip of more than {size(limits.nested)}")
    with TemporaryFile() as file:
        with member_of(archive, member) as source:
            while chunk := _read(source, CHUNK):
                file.write(chunk)
        file.seek(0)
        yield file


@contextmanager
def member_of(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    """Open a member of a zip. Raises Refusal if it cannot be."""
    try:
        source = archive.open(member)
    except Exception as error:  # see archive_in
        raise Refusal(f"damaged in its zip ({_why(error)})") from None
    with source:
        yield source


def _read(source: IO[bytes], count: int) -> bytes:
    try:
        return source.read(count)
    except Exception as error:  # see archive_in
        raise Refusal(f"damaged in its zip ({_why(error)})") from None


@dataclass(slots=True)
class Reader:
    """What reads files at their places; the zip it read from last stays open."""

    limits: Limits = field(default=LIMITS)
    _open: tuple[tuple[object, ...], Any, ExitStack] | None = None

    def content(self, found: Found) -> bytes:
        """Return the bytes of a file. Raises Refusal if they cannot be had, or have become more."""
        place = found.place
        try:
            if not place.members:
                with opened(Path(place.path)) as file:
                    return _bounded(file, found.size)
            archive = self._archive(Place(place.path, place.members[:-1]))
            with member_of(archive, _numbered(archive, place.members[-1])) as source:
                return _bounded(source, found.size)
        except OSError as error:
            raise Refusal(f"it cannot be read ({error.strerror or _why(error)})") from None

    def _archive(self, place: Place) -> zipfile.ZipFile:
        status = os.stat(place.path)
        mark = (place, status.st_size, status.st_mtime_ns, status.st_ino)
        if self._open is None or self._open[0] != mark:
            self.close()
            stack = ExitStack()
            archive = archive_in(stack.enter_context(opened(Path(place.path))), self.limits)
            for number in place.members:
                inner = unpacked(archive, _numbered(archive, number), self.limits)
                archive = archive_in(stack.enter_context(inner), self.limits)
            self._open = (mark, archive, stack)
        found: zipfile.ZipFile = self._open[1]
        return found

    def close(self) -> None:
        """Let go of what is open."""
        if self._open:
            self._open[2].close()
        self._open = None


def _numbered(archive: zipfile.ZipFile, number: int) -> zipfile.ZipInfo:
    members = archive.infolist()
    if number >= len(members):
        raise Refusal("its zip was changed while it was read")
    return members[number]


def _bounded(file: IO[bytes], most: int) -> bytes:
    content = _read(file, most + 1)
    if len(content) > most:
        raise Refusal("it became longer while it was read")
    return content
