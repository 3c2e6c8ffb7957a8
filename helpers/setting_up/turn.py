"""One set-up at a time: who comes second waits, and is told so."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

WAIT = "Another set-up of this kit is at work in the same folder; waiting until it has ended."
STEP = 0.2


@contextmanager
def turn(file: Path, tell: Callable[[str], None]) -> Iterator[int]:
    """Hold the lock on a file, and yield the number it is open under.

    The system keeps the lock and lets it go when its holder ends, in whatever way. Programs that
    are given the number hold it too: what a killed set-up has started ends first. Where a
    network drive knows no locks, nobody waits.
    """
    with file.open("ab") as opened:
        number = opened.fileno()
        if not _held(number):
            tell(WAIT)
            while not _held(number):
                time.sleep(STEP)
        yield number


if sys.platform == "win32":

    def _held(number: int) -> bool:
        import msvcrt

        os.lseek(number, 0, os.SEEK_SET)
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError as problem:
            # Any other number: this drive knows no locks.
            return problem.errno not in (errno.EACCES, errno.EDEADLK)
        return True

else:

    def _held(number: int) -> bool:
        import fcntl

        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # this drive knows no locks
            return True
        return True
