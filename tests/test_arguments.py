"""Whole arguments, sound and faulty, in `arguments/`, and all that the lessons print."""

from __future__ import annotations

import html
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sourcework.argument import PARTS, Advice, Argument, argument_of
from sourcework.argument.mentions import mentions
from sourcework.lesson import arguing
from telegram16293.course import course
from telegram16293.seeds import PLACE


def reviewed(argument: Argument) -> tuple[Advice, ...]:
    """Return the advice on an argument, as a lesson gives it."""
    return arguing.reviewed(course(), argument)


FOLDER = Path(__file__).parent / "arguments"
# An argument need not be whole to be sound; and faulty ones may lack what they are not about.
LEFT_ASIDE = {"empty", "length"}
# What a lesson says of itself: its minutes, and how long a draft is.
OF_ITSELF = re.compile(r"\b\d+ (?:minutes|words)\b|\bto the minute\b|\bPlan for\b.*")


@dataclass(frozen=True)
class Case:
    """An argument of one writer, and what must be met in it: part, words, a word of the advice."""

    name: str
    writer: str
    parts: dict[str, str]
    meets: tuple[tuple[str, str, str], ...]

    def __str__(self) -> str:
        return f"{self.name}: {self.writer}"

    @property
    def asked(self) -> list[Advice]:
        told = [each for each in reviewed(argument_of(self.parts)) if each.asks]
        told = [each for each in told if each.kind not in LEFT_ASIDE]
        return [each for each in told if not (self.meets and "No passage is named" in each.says)]


def cases(kind: str) -> Iterator[Case]:
    for file in sorted(FOLDER.glob(f"{kind}-*.toml")):
        for number, each in enumerate(tomllib.loads(file.read_text("utf-8"))["argument"], 1):
            meets = tuple((part, about, says) for part, about, says in each.pop("meets", ()))
            writer = each.pop("writer")
            yield Case(f"{file.stem} {number}", writer, each, meets)


def is_met(wanted: tuple[str, str, str], advice: Advice) -> bool:
    part, about, says = wanted
    told = f"{advice.about} {advice.says} {' '.join(advice.passages)}".casefold()
    return advice.part == part and about.casefold() in told and says.casefold() in told


SOUND, FAULTY = tuple(cases("sound")), tuple(cases("faulty"))
# It says "never" of something else, which is read as if it owned that the matter is open.
NOT_MET = {"faulty-third 19"}


def test_there_are_fifty_of_each() -> None:
    """Sound and faulty, from as many hands; no argument has a part that there is not."""
    assert len(SOUND) >= 50 and len(FAULTY) >= 50
    assert all({*each.parts} <= {*PARTS} for each in (*SOUND, *FAULTY))
    assert all(each.meets for each in FAULTY) and not any(each.meets for each in SOUND)


@pytest.mark.parametrize("case", SOUND, ids=str)
def test_a_sound_argument_is_asked_nothing(case: Case) -> None:
    """Nothing is asked of it: one false alarm costs more trust than a fault that is missed."""
    assert [(each.part, each.about, each.says) for each in case.asked] == []


@pytest.mark.parametrize("case", FAULTY, ids=str)
def test_a_faulty_argument_is_met_where_it_errs(case: Case) -> None:
    """Each of its faults is met, with the words that matter, and nothing else is asked."""
    left = [each for each in case.asked if not any(is_met(one, each) for one in case.meets)]
    missed = [one for one in case.meets if not any(is_met(one, each) for each in case.asked)]
    assert [(each.part, each.about, each.says) for each in left] == []
    assert bool(missed) == (case.name in NOT_MET), missed


def printed() -> Iterator[tuple[str, str]]:
    """Yield every line that a lesson with its answers shows, prose and output, with its place."""
    for book in sorted((PLACE.room("course") / "answers").glob("*.ipynb")):
        for number, cell in enumerate(json.loads(book.read_text("utf-8"))["cells"]):
            shown = [_plain("".join(cell["source"]))] if cell["cell_type"] == "markdown" else []
            for output in cell.get("outputs", ()):
                told = output.get("data", {})
                shown.append(_plain("".join(told.get("text/html", told.get("text/plain", "")))))
            for text in shown:
                if "Handed in with this notebook" in text:
                    continue  # what a learner answered
                yield from ((f"{book.stem}, cell {number}", line) for line in text.splitlines())


def _plain(markup: str) -> str:
    text = re.sub(r"(?s)<(style|script|svg|sup)[^>]*>.*?</\1>|\]\([^)]*\)", " ", markup)
    text = re.sub(r"</(?:p|li|tr|td|th|div|h\d|dd|dt|caption)>|<br>", "\n", text)
    text = re.sub(r"[⇄≠]\d+|\d+[⇄≠]", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))  # cues
    return text.replace("**", "").replace("\\", "")


def test_no_number_that_the_lessons_print_is_asked_about() -> None:
    """Whoever writes down a number from any cell of any lesson is not asked where it is from."""
    lines: dict[tuple[str, str], str] = {}
    for place, line in printed():
        plain = OF_ITSELF.sub("", line)
        for each in mentions(plain) if len(plain) < 900 else ():
            lines.setdefault((each.text, each.unit), f"{place}: {plain}")
    asked = {
        line: each.about
        for line in dict.fromkeys(lines.values())
        for each in reviewed(argument_of({"reasoning": line.partition(": ")[2]}))
        if each.kind == "number"
    }
    assert len(lines) > 300 and asked == {}
