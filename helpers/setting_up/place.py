"""The folder of the kit: its environment, its locks, and what earlier set-ups finished."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

LOCKS = {"lab": "helpers/requirements.txt", "test": "helpers/requirements-test.txt"}
# The first five need what a learner gets; the others what the tests need too.
COMMANDS = {
    **dict.fromkeys(("lab", "lay-out", "doctor", "export", "class", "new"), "lab"),
    **dict.fromkeys(("test", "bench", "build"), "test"),
}
Stamp = dict[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of the kit.

    >>> Place(Path("kit")).venv.name
    '.venv'
    """

    here: Path

    @property
    def venv(self) -> Path:
        """The environment."""
        return self.here / ".venv"

    @property
    def stamp(self) -> Path:
        """The file that says what a set-up finished; one that was cut short has none."""
        return self.venv / "kit.json"

    @property
    def carried(self) -> Path:
        """Packages brought along, for computers without a network."""
        return self.here / ".wheels"

    @property
    def python(self) -> Path:
        """The environment's Python."""
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def command(self, words: list[str]) -> list[str]:
        """Return how the installed command is run, so that nothing of an account comes along."""
        return [os.fspath(self.python), "-I", "-m", "sourcework", *words]

    def digest(self, kind: str) -> str:
        """Return what decides whether it is up to date: the lock and the project's own file."""
        names = (LOCKS[kind], "pyproject.toml")
        return hashlib.sha256(b"\0".join((self.here / n).read_bytes() for n in names)).hexdigest()

    def identity(self) -> str:
        """Return what it cannot survive a change of: its Python, the machine, its place."""
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return f"pip for Python {version} on {sys.platform} {platform.machine()} in {self.here}"

    def finished(self) -> Stamp:
        """Return what earlier set-ups finished; empty where none did, or one was cut short."""
        try:
            stamp: Stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
            whole = stamp["made"] == self.identity() and self.python.exists()
        except (OSError, ValueError, KeyError, TypeError):
            return {}
        return stamp if whole else {}

    def is_ready(self, kind: str) -> bool:
        """Return whether it holds what the lock of this kind names."""
        return self.finished().get(kind) == self.digest(kind)

    def write(self, stamp: Stamp) -> None:
        """Put the stamp in place whole or not at all."""
        draft = self.stamp.with_suffix(".new")
        draft.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
        draft.replace(self.stamp)
