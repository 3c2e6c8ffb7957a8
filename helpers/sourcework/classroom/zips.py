"""Zips, and zips inside zips, read where they lie: no name of theirs ever stands on the disk.

A zip inside a zip is unpacked into a file without a name, which vanishes.
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
from typing import IO, Any

from .found import Found, Place, Refusal, clean, opened, why
from .limits import LIMITS, MB, Limits, size

ENCRYPTED, CHUNK = 0x1, MB


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
        raise Refusal(f"it is no zip, or a damaged one ({why(error)})") from None


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


def unusable(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & ENCRYPTED:
        return "it is locked with a password: ask for it without one"
    kind = stat.S_IFMT(member.external_attr >> 16)
    return "a link or a device and no file: it is not followed" if kind not in _FILES else ""


_FILES = (0, stat.S_IFREG)


def time_of(member: zipfile.ZipInfo) -> str:
    try:
        return datetime(*member.date_time, tzinfo=UTC).isoformat()
    except ValueError:
        return ""


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
        raise Refusal(f"damaged in its zip ({why(error)})") from None
    with source:
        yield source


def _read(source: IO[bytes], count: int) -> bytes:
    try:
        return source.read(count)
    except Exception as error:  # see archive_in
        raise Refusal(f"damaged in its zip ({why(error)})") from None


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
            raise Refusal(f"it cannot be read ({error.strerror or why(error)})") from None

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
