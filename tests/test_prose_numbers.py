"""No number of the telegram is typed in a lesson's prose: it is named, and the edition says it.

Four kinds of typed numbers are left: minutes and words that a lesson takes, the numbers of a
list, what somebody writes (in quotation marks, in code, in Russian), and numbers from elsewhere,
which stand in an entry that their cell cites.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sourcework.publish.references import CITED, NAMED
from telegram16293.seeds import outside

LESSONS = Path(__file__).parent.parent / "course/lessons"
NAMES = sorted(each.name for each in LESSONS.glob("[0-9][0-9]-*.md"))
IN_WORDS = {"section", "what", "late", "discuss", "board", "needs"}
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
# What may hold a number that is not the telegram's: each pattern is one reason.
LEFT_ALONE = (
    re.compile(r'<span lang="[a-z]+">.*?</span>'),  # words of another language, quoted
    re.compile(r"“[^”]*”|\"[^\"]*\""),  # what somebody says or writes
    re.compile(r"`[^`]*`|\*\d[^*]*\*"),  # code, and a number as one may type it
    re.compile(r"\]\([^)]*\)"),  # an address
    re.compile(r"\b[CHMPS]\d{1,2}(?:\.\d+)?\b"),  # a passage
    re.compile(r"\b\d\d(?:-[a-z]+)?(?=[\s,;.:)\]\"]|$)(?<=0\d)|\b0\d-[a-z]+"),  # a lesson
    re.compile(r"\b\d+ (?:minutes|words)\b|\bpoint \d\b", re.I),  # what a lesson takes; a heading
    re.compile(r"^\s*\d+\. "),  # a list
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that a reader reads as prose: its number in the manuscript, and its cell's."""

    number: int
    text: str
    cell: int


def prose(name: str) -> Iterator[Line]:
    """Yield the lines of a manuscript that a reader reads as prose."""
    header, code, cell = 0, False, 0
    for number, line in enumerate((LESSONS / name).read_text("utf-8").splitlines(), start=1):
        header += line == "---"
        if line.startswith(("```", "+++")):
            code ^= line.startswith("```")
            cell = number
        elif header < 2:
            key, _, text = line.partition(":")
            yield Line(number, text.strip(' "') if key.strip(" -") in IN_WORDS else "", number)
        elif not code:
            yield Line(number, line, cell)
        elif line.startswith((":heading:", ":ask:")):
            yield Line(number, line.partition(" ")[2].strip('"'), cell)


def typed(line: str) -> list[str]:
    """Return the numbers typed in a line, but for those that may be."""
    bare = NAMED.sub(" ", CITED.sub(" ", line))
    for each in LEFT_ALONE:
        bare = each.sub(" ", bare)
    return NUMBER.findall(bare)


def cited_words(lines: Iterable[Line]) -> dict[int, str]:
    """Return all that the entries cited in each cell say."""
    said: defaultdict[int, str] = defaultdict(str)
    for line in lines:
        for name in filter(None, CITED.findall(line.text)):
            said[line.cell] += repr(outside().entries[name])
    return said


@pytest.mark.parametrize("name", NAMES)
def test_a_number_in_prose_is_named_or_cited(name: str) -> None:
    """A number that is typed stands in what its cell cites; every other has a name."""
    lines = tuple(prose(name))
    said = cited_words(lines)
    found = [
        f"course/lessons/{name}, line {line.number}: {each!r} is typed"
        for line in lines
        for each in typed(line.text)
        if not re.search(rf"(?<!\d){re.escape(each)}(?!\d)", said[line.cell])
    ]
    do = "name each number, as in {number:peng-aid-roubles} or {= credit-yuan / credit-roubles}"
    assert found == [], do


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("1,600,000 divided by 6764 is 236.546.", ["1,600,000", "6764", "236.546"]),
        ("This takes 45 minutes; see P3.1 and [02-verify](02-verify.ipynb).", []),
        ("It is {number:peng-aid-roubles} million, that is {= credit-yuan / 7, 0}.", []),
        ("He writes “237 million”, and you type `1_600`.", []),
        ("1. Of 237 million", ["237"]),
        ("On 4 February 1952", ["4", "1952"]),
    ],
)
def test_a_typed_number_is_seen(line: str, numbers: list[str]) -> None:
    """What may stand is let through, and nothing else."""
    assert typed(line) == numbers
