"""The drafts of an argument: one line of JSON for each, only ever added to.

Trying is not handing in: the last draft that was *kept* counts, and trials stand beside it.

>>> import tempfile
>>> drafts = Drafts(Path(tempfile.mkdtemp()) / NAME)
>>> drafts.keep(Argument(claim="Hardly."))
''
>>> drafts.read().latest.claim
'Hardly.'
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from .. import __version__
from ..progress import Damage, now
from ..progress import place as answers_place
from ..progress.journal import Lines, fields_of
from .parts import PARTS, Argument

NAME = "argument.jsonl"


@dataclass(frozen=True, slots=True)
class Draft:
    """An argument as it stood at one time (UTC), written with one version of the kit.

    ``kept`` is false for a trial: it was advised on, and is not what is handed in.
    """

    argument: Argument
    time: str
    version: str
    kept: bool = True

    @property
    def line(self) -> bytes:
        """The draft as it stands in the file: ASCII, one line."""
        told: dict[str, object] = {**self.argument.parts, "time": self.time}
        told |= {"version": self.version, **({} if self.kept else {"kept": False})}
        return json.dumps(told, ensure_ascii=True).encode("ascii") + b"\n"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file of drafts holds: the drafts in order, and the lines that are none.

    ``notes`` say what went wrong in reading or writing it, if anything did.
    """

    drafts: tuple[Draft, ...]
    damages: tuple[Damage, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def counting(self) -> Draft | None:
        """The draft that is handed in: the last one kept, or the last trial if none ever was."""
        kept = [each for each in self.drafts if each.kept] or self.drafts
        return kept[-1] if kept else None

    @property
    def latest(self) -> Argument:
        """The argument that is handed in; an empty one if there is none."""
        return self.counting.argument if self.counting else Argument()

    @property
    def at_hand(self) -> Argument:
        """The argument as it was written last, be it a trial; an empty one if there is none."""
        return self.drafts[-1].argument if self.drafts else Argument()


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts kept in one file, which need not exist yet."""

    path: Path

    def keep(self, argument: Argument) -> str:
        """Keep a draft as the one that counts; return what to say: "" if it is on the disk now.

        Where nothing can be written it is held in memory, which is told once. The same draft
        again, as when a notebook is run again, is not written twice.
        """
        before = self.read()
        if before.counting and before.counting.kept and before.latest == before.at_hand == argument:
            return ""
        return self._lines.add(Draft(argument, now(), __version__).line)

    def try_out(self, argument: Argument) -> str:
        """Note a draft as a trial, that it is not lost; the one that counts stays as it is."""
        if argument == self.read().at_hand:
            return ""
        return self._lines.add(Draft(argument, now(), __version__, kept=False).line)

    def read(self) -> Contents:
        """Return all drafts, and set damaged lines aside: copied to the side file, once each."""
        found = self._lines.parsed(_parsed)
        return Contents(found.records, found.damages, found.notes)

    @property
    def _lines(self) -> Lines:
        return Lines(self.path)


def place() -> Path:
    """Return where drafts are kept: in argument.jsonl, beside the answers.

    >>> place().parent == answers_place().parent
    True
    """
    return answers_place().with_name(NAME)


def _parsed(line: bytes, number: int) -> Draft | Damage:
    found = fields_of(line, number)
    if isinstance(found, Damage):
        return found
    whole = all(isinstance(found.get(name), str) for name in (*PARTS, "time", "version"))
    kept = found.get("kept", True)
    if not whole or not isinstance(kept, bool):
        return Damage(number, "it is not a draft of an argument", line)
    texts = cast(dict[str, str], found)
    argument = Argument(**{name: texts[name] for name in PARTS})
    return Draft(argument, texts["time"], texts["version"], kept)
