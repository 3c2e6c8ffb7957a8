"""Why a file cannot be written or read, in words that fit, and what to do about it.

>>> told(Path("answers.jsonl"), OSError(errno.ENOSPC, "No space left on device"))
('the disk is full', 'delete something that you do not need')
"""

from __future__ import annotations

import errno
from os.path import isdir
from pathlib import Path

ELSEWHERE = (
    "ask for a folder in which you may write; until then, after the last cell of a lesson, "
    "take the notebook with you: menu File, Download"
)
ROOM = "delete something that you do not need"
SPEAKS = "see that the drive is connected, then go on"

# Names that one system has and another has not are left out where they are not known.
_REASONS: dict[str, tuple[str, str]] = {
    "EACCES": ("you may not write here, or another program holds the file", ELSEWHERE),
    "EPERM": ("you may not write here", ELSEWHERE),
    "EROFS": ("this disk can be read and not written", ELSEWHERE),
    "ENOSPC": ("the disk is full", ROOM),
    "EDQUOT": ("your share of the disk is used up", ROOM),
    "EFBIG": ("the file is as big as this disk allows", "start afresh: reset(confirm=True)"),
    "EISDIR": ("a folder of this name stands in its place", "give that folder another name"),
    "EEXIST": ("a file of this name stands in its place", "give that file another name"),
    "ENOTDIR": ("a file stands where its folder should be", "give that file another name"),
    "ELOOP": ("it is a link that leads back to itself", "delete that link"),
    "ENOENT": ("its folder is not there", "make that folder again, or open the lessons again"),
    "ENAMETOOLONG": (
        "its name, with those of the folders around it, is too long",
        "move the lessons to a folder with a shorter name",
    ),
    "EINVAL": ("this disk does not take such a name", "move the lessons to another disk"),
    "EIO": ("the disk does not answer", SPEAKS),
    "ENXIO": ("the disk does not answer", SPEAKS),
    "ENODEV": ("the disk does not answer", SPEAKS),
    "ESTALE": ("the network drive does not answer", SPEAKS),
    "ENOTCONN": ("the network drive does not answer", SPEAKS),
    "EHOSTDOWN": ("the network drive does not answer", SPEAKS),
    "ETIMEDOUT": ("the network drive does not answer", SPEAKS),
}
REASONS = {getattr(errno, each): said for each, said in _REASONS.items() if hasattr(errno, each)}


def told(path: Path, error: Exception) -> tuple[str, str]:
    """Return why a file could not be written or read, and what to do."""
    if isinstance(error, ValueError):  # a NUL, or a letter that no file name has
        return REASONS[errno.EINVAL]
    number = getattr(error, "errno", None)
    # Windows says "permission denied" of a folder, too.
    if number == errno.EACCES and isdir(path):
        number = errno.EISDIR
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return REASONS.get(number or 0, (words, ELSEWHERE))
