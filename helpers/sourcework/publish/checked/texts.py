"""A file's bytes -> its text; whatever a reader would trip over is refused with its line."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from sourcework.errors import KitError

UTF_8 = "save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"
# UTF-8 that a program took for Windows-1252 or Windows-1251 and wrote down again.
GARBLED = re.compile(
    r"â€[œ\x9d™˜“”¦]"
    r"|(?:[ÐÑ][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){3}"
    r"|(?:[РС][\xa0-\xbfЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈҐЄЇІіґєјЅѕї]){3}"
)
# Welcome in prose; between a key and its value it is no space.
ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
PLAIN_SPACES = "a space of another kind stands there", "write plain spaces in its line"
# The lines between which git sets two versions that it could not join.
CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$", re.MULTILINE)
TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# They are not seen, and a word that holds one is another word.
UNSEEN = {
    "\u200b": "a space of no width",
    "\u2060": "a word joiner",
    "\ufeff": "a byte order mark inside the text",
    "\u00ad": "a soft hyphen",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\u0085": "a next-line character",
    "\ufffd": "a sign that stands for a lost letter",
}
UNSEEN |= dict.fromkeys(TURNS, "a mark that turns the writing round")
# Some scripts need these between their letters; after a Latin or Cyrillic letter they are a slip.
JOINERS = {"\u200c": "a non-joiner", "\u200d": "a joiner", "\u200e": "a mark of direction",
           "\u200f": "a mark of direction"}  # fmt: skip


def read_text(root: Path, where: str) -> str:
    """Return the text of the file ``where`` below ``root``, its lines ended by line feeds.

    A byte order mark at the start and line ends of Windows are welcome. Raises KitError where
    the file is not there, is no file, is empty, or holds what is no plain text.
    """
    path = root / where
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise KitError(where, "there is no such file", "restore it") from None
    except OSError as error:
        if path.is_dir():
            do = "move the folder away, and put the file back"
            raise KitError(where, "a folder stands in place of the file", do) from None
        seen = f"it cannot be opened ({os.strerror(error.errno or 0)})"
        raise KitError(where, seen, "close it elsewhere, or ask for the right to read it") from None
    return text_of(content, where)


@lru_cache(maxsize=64)
def text_of(content: bytes, where: str) -> str:
    """Return the text that the bytes of the file ``where`` hold.

    >>> text_of(b"\\xef\\xbb\\xbfone\\r\\ntwo", "a.md")
    'one\\ntwo'
    >>> text_of(b"one\\nt\\x00wo", "a.md")
    Traceback (most recent call last):
    sourcework.errors.KitError: a.md, line 2: a NUL character stands there, after 't'. Delete it.
    """
    if not content.strip():
        do = "restore it; who wants no such page removes the file"
        raise KitError(f"{where}, line 1", "the file is empty", do)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:4]:
        raise KitError(f"{where}, line 1", "it is saved as UTF-16, or is no text", UTF_8)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = content.count(b"\n", 0, error.start) + 1
        seen = f"it is not UTF-8 (byte {content[error.start]:#04x}); perhaps Windows-1251 or -1252"
        raise KitError(f"{where}, line {at}", seen, UTF_8) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), start=1):
        # A line is examined letter by letter only where it holds more than plain letters.
        if not line.isprintable() or not line.isascii():
            _examine(line, f"{where}, line {number}")
    if found := CONFLICT.search(text):
        line_number = text.count("\n", 0, found.start()) + 1
        seen = f"a mark of two versions that were not merged ({found[0][:7]})"
        do = "keep one of the two versions, and delete the marks"
        raise KitError(f"{where}, line {line_number}", seen, do)
    return text


def _examine(line: str, place: str) -> None:
    for at, each in enumerate(line):
        name = UNSEEN.get(each) or (JOINERS.get(each) if _after_plain(line[:at]) else None)
        if name is None and each < " " and each != "\t":
            name = "a NUL character" if each == "\0" else f"a control character (U+{ord(each):04X})"
        if name:
            after = f", after {line[:at].split()[-1]!r}" if line[:at].split() else ""
            do = "delete it" if each != "\ufffd" else "write the letter that was lost"
            raise KitError(place, f"{name} stands there{after}", do)
    if found := GARBLED.search(line):
        seen = f"the letters {found[0]!r} are UTF-8 read as something else"
        raise KitError(place, seen, f"restore the words from a copy, and {UTF_8}")


def _after_plain(before: str) -> bool:
    """Whether a text ends with a letter of a script that joins none, or has no letter."""
    last = before[-1:]
    return not last or unicodedata.name(last, "").startswith(
        ("LATIN", "CYRILLIC", "SPACE", "DIGIT")
    )
