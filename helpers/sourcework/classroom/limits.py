"""How much is taken from strangers: beyond these a file is named and left alone."""

from __future__ import annotations

from dataclasses import dataclass

KB, MB = 1_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read: bytes, parts and depth, each with its reason.

    ``file``       bytes of a notebook; the longest seen with pictures are under a twentieth of it
    ``loose``      bytes of one that only the slow, forgiving reader can read: it holds it whole
    ``braces``     objects in a larger notebook, since each may become one in memory
    ``payload``    bytes of what one notebook hands in: five long texts and their evidence
    ``progress``   bytes of a progress file
    ``answers``    answers in one hand-in or progress file
    ``answer``     characters of one answer, written as JSON; a longer one was never typed
    ``depth``      zips inside zips; an LMS makes one, a learner another
    ``folders``    folders inside folders
    ``nested``     bytes of a zip inside a zip
    ``directory``  bytes of a zip's table of contents: some 200,000 names
    ``ratio``      how many times its size a zip may unpack to, and ``spare`` bytes on top
    """

    file: int = 64 * MB
    loose: int = 4 * MB
    braces: int = 500_000
    payload: int = 2 * MB
    progress: int = 8 * MB
    answers: int = 10_000
    answer: int = 20_000
    depth: int = 3
    folders: int = 32
    nested: int = 512 * MB
    directory: int = 24 * MB
    ratio: int = 200
    spare: int = 64 * MB


LIMITS = Limits()


def size(count: int) -> str:
    """Return a number of bytes as a person says it.

    >>> size(64 * MB), size(1_500), size(12)
    ('64 MB', '1.5 kB', '12 bytes')
    """
    for unit, name in ((MB, "MB"), (KB, "kB")):
        if count >= unit:
            return f"{count * 10 // unit / 10:g} {name}"
    return f"{count} bytes"
