"""Folders and zips -> the files in them, each with a place from which it can be read.

Nothing is unpacked onto the disk under a name from a zip, no link is followed, and a file is
opened only to be read. What cannot be taken is named, with the reason.
"""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from .found import STAMP, Budget, Found, Place, Refusal, Refused, clean, is_litter, is_zip, opened
from .limits import LIMITS, Limits
from .names import moment
from .zips import archive_in, names_in, time_of, unpacked, unusable


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
        if reason := unusable(member):
            yield Refused(way, reason)
        elif not is_zip(way[-1]):
            yield Found(way, place, member.file_size, time_of(member), state)
        elif len(place.members) > self.limits.depth:
            yield Refused(way, f"more than {self.limits.depth} zips inside one another")
        else:
            try:
                with unpacked(archive, member, self.limits) as file:
                    yield from self._zip(file, way, place, state, budget)
            except Refusal as refusal:
                yield Refused(way, str(refusal))


def _noted(folder: Path) -> str:
    """Return the time that nbgrader noted in a folder, or "" """
    try:
        with opened(folder / STAMP) as file:
            return moment(file.read(64).decode("utf-8", "replace"))
    except OSError:
        return ""
