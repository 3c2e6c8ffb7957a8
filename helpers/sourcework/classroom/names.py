"""Whose work a file is, by the names that a learning platform gives to what it hands out.

The outermost name that is of a known form decides. The forms are those of the platforms' own
code: Canvas ``lib/content_zipper.rb``, Moodle ``mod/assign/classes/downloader.php``, nbgrader
``exchange/default/submit.py`` and its course directory. Google Classroom lets Drive name files;
Drive's own habits are read, "Name - file" and "Copy of file".

>>> who(("leekim_LATE_4711_90125_02-verify-1.ipynb",))
Sender(key='canvas 4711', name='leekim', scheme='Canvas', ident='4711', late=True, attempt=2)
>>> sender = who(("t.zip", "Kim Lee_815_assignsubmission_file_", "02-verify.ipynb"))
>>> sender.name, sender.ident, sender.scheme
('Kim Lee', '815', 'Moodle')
>>> who(("submitted", "kim", "unit-2", "02-verify.ipynb")).key
'nbgrader kim'
>>> who(("work", "Kim Lee - 02-verify (1).ipynb")).name
'Kim Lee'
>>> who(("work", "7b", "Kim", "02-verify.ipynb")).section
'7b'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

LONGEST = 120
# sortable name, LATE, user, attachment, file; every sign but word signs is gone from the first.
_CANVAS = re.compile(
    r"(?P<name>\w*?)_?(?P<late>LATE)?_?(?P<user>\d+|anon_[0-9A-Za-z]{5})_(?P<file>\d+)_(?P<rest>.+)",
    re.DOTALL,
)
_MOODLE = re.compile(
    r"(?P<name>.+)_(?P<user>\d+)_assignsubmission_(?:file|onlinetext)(?:_(?P<rest>.*))?", re.DOTALL
)
# user+assignment+time and, since 0.6, a random end; a user's name may hold a plus itself.
_EXCHANGE = re.compile(
    r"(?P<user>.+)\+(?P<work>[^+]+)\+"
    r"(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? [^+]+)(?:\+[^+]*)?",
    re.DOTALL,
)
_COURSE = ("submitted", "autograded")
_DRIVE = re.compile(r"(?P<name>\S.*?) - (?P<rest>.+)", re.DOTALL)
_COPY = re.compile(r"^(?:copy of|kopie von|copie de|copia de|cópia de|копия)\s+", re.IGNORECASE)
_AGAIN = re.compile(r"(?:\s?\((?P<drive>\d{1,3})\)|-(?P<canvas>\d{1,2})|-Copy(?P<lab>\d{1,2}))$")
_ENDINGS = re.compile(r"(?:\.(?:ipynb|jsonl|json|txt|zip))+$", re.IGNORECASE)
# Folders that say nothing of a learner: the kit's own, and those that platforms make.
_PLAIN = ("my-lessons", "notebooks", "lessons", "submissions", "answers", "downloads")
_KIT_FILES = ("answers", "argument", "evidence")


@dataclass(frozen=True, slots=True, repr=False)
class Sender:
    """Whose work something is: a key that is the same for all of one learner's work, and a name.

    ``ident`` is the platform's own number or login, ``assignment`` what it was handed in for,
    ``attempt`` and ``time`` order several of one learner's; ``late`` is None where nobody says.
    """

    key: str
    name: str
    scheme: str
    ident: str = ""
    section: str = ""
    assignment: str = ""
    late: bool | None = None
    attempt: int = 1
    time: str = ""

    def __repr__(self) -> str:
        told = [f"key={self.key!r}, name={self.name!r}, scheme={self.scheme!r}"]
        rest = ("ident", "section", "assignment", "late", "time")
        told += [f"{each}={value!r}" for each in rest if (value := getattr(self, each))]
        return f"Sender({', '.join(told)}, attempt={self.attempt})"


def who(way: tuple[str, ...], lessons: Iterable[str] = ()) -> Sender:
    """Return whose work stands at the end of a way of names; ``lessons`` are names of lessons."""
    for at, name in enumerate(way):
        for form in (_moodle, _canvas, _exchange):
            if sender := form(name, "/".join(way[:at])):
                return sender
    return _course(way) or _drive(way) or _plain(way, tuple(lessons))


def _canvas(name: str, before: str) -> Sender | None:
    found = _CANVAS.fullmatch(name)
    if not found:
        return None
    user = found["user"]
    shown = found["name"] or f"Learner {user.removeprefix('anon_')}"
    late, attempt = bool(found["late"]), _attempt(found["rest"])
    return Sender(f"canvas {user}", shown, "Canvas", user, "", before, late, attempt)


def _moodle(name: str, before: str) -> Sender | None:
    found = _MOODLE.fullmatch(name)
    if not found:
        return None
    # The number belongs to one assignment; across assignments a learner is known by the name.
    shown = tidy(found["name"])
    key = f"moodle {shown.casefold()}"
    return Sender(key, shown, "Moodle", found["user"], "", before, attempt=_attempt(name))


def _exchange(name: str, before: str) -> Sender | None:
    found = _EXCHANGE.fullmatch(name)
    if not found:
        return None
    user, time = found["user"], moment(found["time"])
    return Sender(f"nbgrader {user}", user, "nbgrader", user, "", found["work"], time=time)


def _course(way: tuple[str, ...]) -> Sender | None:
    at = next((at for at, each in enumerate(way[:-3]) if each in _COURSE), None)
    if at is None:
        return None
    user, work = way[at + 1], way[at + 2]
    return Sender(f"nbgrader {user}", user, "nbgrader", user, "", work)


def _drive(way: tuple[str, ...]) -> Sender | None:
    stem = _ENDINGS.sub("", way[-1])
    found = _DRIVE.fullmatch(_COPY.sub("", stem))
    if not found or len(found["name"]) > LONGEST:
        return None
    name, work = tidy(_COPY.sub("", found["name"])), "/".join(way[1:-1])
    key = f"drive {name.casefold()}"
    return Sender(key, name, "Google Classroom", "", "", work, attempt=_attempt(way[-1]))


def _plain(way: tuple[str, ...], lessons: tuple[str, ...]) -> Sender:
    """Return the sender by folder: the nearest one that names somebody, in its section; or file."""
    folders = [each for each in way[1:-1] if each.casefold() not in _PLAIN]
    attempt = _attempt(way[-1])
    if folders:
        name, section = tidy(_ENDINGS.sub("", folders[-1])), "/".join(folders[:-1])
        key = f"folder {'/'.join(each.casefold() for each in folders)}"
        return Sender(key, name, "folder", "", section, attempt=attempt)
    name = _without(lessons, _COPY.sub("", _ENDINGS.sub("", way[-1])))
    shown = tidy(name) or tidy(_ENDINGS.sub("", way[-1]))
    return Sender(f"file {shown.casefold()}", shown, "file", attempt=attempt)


def _without(lessons: tuple[str, ...], stem: str) -> str:
    """Return what a file's name says beside the lesson's: the learner, if anybody.

    >>> _without(("02-verify",), "02-verify_Kim Lee (2)"), _without(("02-verify",), "kim-answers")
    ('Kim Lee', 'kim')
    """
    stem = _AGAIN.sub("", stem)
    for each in sorted((*lessons, "-updated", *_KIT_FILES), key=len, reverse=True):
        stem = re.sub(rf"(?<![^\W_]){re.escape(each)}(?![^\W_])", " ", stem, flags=re.IGNORECASE)
    return stem.strip(" _-–.")


def _attempt(name: str) -> int:
    found = _AGAIN.search(_ENDINGS.sub("", name))
    return 1 + int(found["drive"] or found["canvas"] or found["lab"]) if found else 1


def tidy(name: str) -> str:
    """Return a learner's name as it is shown: one line, one form, not too long.

    >>> tidy("Zoe\\u0308  Kim_")
    'Zoë Kim'
    """
    line = " ".join(unicodedata.normalize("NFC", name).replace("_", " ").split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def moment(text: str) -> str:
    """Return a time that a platform noted, in UTC; "" for one that cannot be read.

    >>> moment("2015-02-02 15:58:23.948203 UTC"), moment("soon")
    ('2015-02-02T15:58:23+00:00', '')
    """
    plain = re.sub(r"\s*(?:UTC|UCT|GMT|Z)$", "+00:00", text.strip())
    try:
        read = datetime.fromisoformat(plain)
    except ValueError:
        return ""
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC).isoformat()[
        :19
    ] + "+00:00"
