"""Single changes of the edition: every attribute and every word of its file, one at a time.

``python tests/edition_changes.py`` makes all of them, opens each changed edition and holds the
tests of ``test_edition.py`` against it, and prints the changes that nothing noticed.
``--sample 300`` takes so many at random, ``--seed 7`` other ones.
"""

from __future__ import annotations

import argparse
import inspect
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sourcework.document import open_edition
from sourcework.errors import EditionError
from sourcework.figures import figures_of
from telegram16293.seeds import PLACE

PIECES = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+", re.DOTALL)
ATTRIBUTE = re.compile(r'\s([\w:]+)="([^"]*)"')
# A word or a number of the text; an entity such as &lt; is one mark.
WORD = re.compile(r"&\w+;|\w+")
NEXT = {"9": "8", "z": "y", "я": "ю", "Z": "Y", "Я": "Ю"}


@dataclass(frozen=True, slots=True)
class Change:
    """One place of the file with what is written there instead.

    ``what`` says which attribute of which element, or which word, is changed and how.
    """

    start: int
    end: int
    new: str
    what: str
    line: int

    def made_in(self, source: str) -> str:
        """Return the file with this one change."""
        return source[: self.start] + self.new + source[self.end :]

    def told(self, source: str) -> str:
        """Return line, place, and what was put for what."""
        return f"line {self.line}: {self.what}: {source[self.start : self.end]!r} → {self.new!r}"


def changes(source: str, chance: random.Random) -> Iterator[Change]:
    """Yield every single change, in the order of the file."""
    columns = _columns(source)
    for piece in PIECES.finditer(source):
        text, at = piece[0], piece.start()
        line = source.count("\n", 0, at) + 1
        if text.startswith(("<!--", "<?", "</")):
            continue
        if text.startswith("<"):
            yield from _of_attributes(text, at, line, columns, chance)
        else:
            yield from _of_words(text, at, line, chance)


def _columns(source: str) -> dict[tuple[str, str], list[str]]:
    """Return the values that each attribute of each element has anywhere in the file."""
    found: dict[tuple[str, str], list[str]] = {}
    for piece in PIECES.finditer(source):
        if tag := re.match(r"<(\w+)", piece[0]):
            for name, value in ATTRIBUTE.findall(piece[0]):
                values = found.setdefault((tag[1], name), [])
                if value not in values:
                    values.append(value)
    return found


def _of_attributes(
    text: str, at: int, line: int, columns: dict[tuple[str, str], list[str]], chance: random.Random
) -> Iterator[Change]:
    tag = re.match(r"<(\w+)", text)
    assert tag is not None  # declarations and comments were left out
    for found in ATTRIBUTE.finditer(text):
        name, value = found.groups()
        if name == "xmlns":
            continue
        what = f"<{tag[1]}> {name}"
        start, end = at + found.start(2), at + found.end(2)
        others = [each for each in columns[tag[1], name] if each != value]
        if others:
            yield Change(start, end, chance.choice(others), f"{what}, another", line)
        yield Change(start, end, _slipped(value, chance), f"{what}, a slip", line)
        yield Change(at + found.start(), at + found.end(), "", f"{what}, left out", line)


def _of_words(text: str, at: int, line: int, chance: random.Random) -> Iterator[Change]:
    for found in WORD.finditer(text):
        if not found[0].startswith("&"):
            here = line + text.count("\n", 0, found.start())
            start, end = at + found.start(), at + found.end()
            yield Change(start, end, _slipped(found[0], chance), "a word", here)


def _slipped(word: str, chance: random.Random) -> str:
    """Return the word with one letter or digit of it become the next one."""
    places = [at for at, letter in enumerate(word) if letter.isalnum()]
    if not places:
        return word + "x"
    at = chance.choice(places)
    letter = NEXT.get(word[at]) or chr(ord(word[at]) + 1)
    return word[:at] + letter + word[at + 1 :]


Test = Callable[..., None]


@cache
def holding() -> tuple[Test, ...]:
    """Return the tests that hold the edition, those first that ask for the file alone."""
    import test_edition
    import test_edition_digest
    import test_edition_notes

    rooms = (test_edition, test_edition_notes, test_edition_digest)
    named = {name: each for room in rooms for name, each in vars(room).items()}
    tests = [each for name, each in named.items() if name.startswith("test_")]
    return tuple(each for each in tests if inspect.signature(each).parameters)


def noticed(source: str) -> str:
    """Return who noticed that this edition is changed: "opening", a test's name, or ""."""
    from edition_form import Tei

    with TemporaryDirectory() as folder:
        path = Path(folder) / "copy.xml"
        path.write_text(source, encoding="utf-8")
        try:
            document = open_edition(path)
            figures_of(document)
        except EditionError:
            return "opening"
    given = {"tei": Tei(source.encode()), "document": document}
    for test in holding():
        try:
            test(**{name: given[name] for name in inspect.signature(test).parameters})
        except Exception:  # A test may also stumble over what is not there any more.
            return test.__name__
    return ""


def _noticed(change: Change) -> str:
    return noticed(change.made_in(source()))


@cache
def source() -> str:
    """Return the file of the edition that ships."""
    return PLACE.edition.read_text(encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the changes, print who noticed how many and what nobody noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0, help="how many changes; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="words that a change's description must have")
    asked = parser.parse_args(arguments)
    if by := noticed(source()):
        parser.error(f"the edition as it is does not stand: {by}")
    chance = random.Random(asked.seed)
    made = [each for each in changes(source(), chance) if asked.only in each.what]
    if asked.sample:
        made = chance.sample(made, min(asked.sample, len(made)))
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(_noticed, made, chunksize=20))
    survivors = [each.told(source()) for each, by in zip(made, found, strict=True) if not by]
    print(*survivors, sep="\n")
    print(f"{len(made)} changes, {len(survivors)} noticed by nobody; noticed by:")
    for who, times in Counter(each for each in found if each).most_common():
        print(f"{times:6} {who}")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
