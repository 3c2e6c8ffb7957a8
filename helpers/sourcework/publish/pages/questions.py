"""Questions that no machine marks, with model answers; and what classes get wrong, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sourcework.document import Document
from sourcework.errors import KitError
from sourcework.exercises.model import said
from sourcework.outside.passing import in_passing
from sourcework.outside.tables import Table
from sourcework.publish.markdown import bullets, table
from sourcework.publish.pages.entries import known, read_entries
from sourcework.publish.pages.met import Lessons, Place
from sourcework.publish.references import CITED, resolved
from telegram16293.exercises import ALL
from telegram16293.seeds import outside

QUESTIONS, MISCONCEPTIONS = "questions.toml", "misconceptions.toml"
SKILLS = (
    "sourcing",
    "close reading",
    "language",
    "quantitative",
    "contextualisation",
    "corroboration",
)
# What was not checked is no part of an answer.
MARKS = ("known", "inferred")


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a good answer says: known, or argued."""

    says: str
    mark: str

    @classmethod
    def read(cls, entry: Table) -> Point:
        """Return the point that a table describes."""
        return cls(entry.text("says", needed=True), entry.one_of("mark", MARKS))


@dataclass(frozen=True, slots=True)
class Question:
    """A question for discussion or an essay, with what a good answer says and a weak one lacks."""

    where: str
    asks: str
    skill: str
    lesson: str
    section: str
    points: tuple[Point, ...]
    weak: str
    exercises: tuple[str, ...]

    @classmethod
    def read(cls, entry: Table) -> Question:
        """Return the question that a table describes."""
        entry.text("id", needed=True)
        points = entry.tables("point", Point.read)
        if not points:
            raise entry.error("it has no model answer", "add [[question.point]]")
        return cls(
            where=entry.where,
            asks=entry.text("asks", needed=True),
            skill=entry.one_of("skill", SKILLS),
            lesson=entry.text("lesson", needed=True),
            section=entry.text("section", needed=True),
            points=points,
            weak=entry.text("weak", needed=True),
            exercises=entry.texts("exercises"),
        )


def questions(root: Path, lessons: Lessons, document: Document) -> Iterator[str]:
    """Yield the paragraphs of the questions."""
    found = read_entries(root, QUESTIONS, "question", Question.read)
    yield (
        "For discussions and essays; no exercise marks them. The model answers are ours: a"
        " learner's may be as good and quite different. Each point is *known*, since it stands in"
        " the document or is reckoned from it, or *inferred*, and then a good answer says so too."
    )
    for number, each in enumerate(found, start=1):
        yield f"### {number}. {resolved(each.asks, document, each.where)}"
        yield _about(each, lessons)
        yield "A good answer says:"
        yield bullets(
            f"{resolved(point.says, document, each.where)} *({point.mark})*"
            for point in each.points
        )
        yield f"**A weak one:** {resolved(each.weak, document, each.where)}"


def _about(question: Question, lessons: Lessons) -> str:
    place = place_of(question.lesson, question.section, lessons, question.where)
    names = (known("exercise", each, ALL, question.where) for each in question.exercises)
    near = ", ".join(f"[{each}](#{each})" for each in names)
    return f"*{question.skill.capitalize()}.* {place}" + (f"; exercises: {near}" if near else "")


def place_of(lesson: str, section: str, lessons: Lessons, where: str) -> Place:
    """Return a section of a lesson; UnknownName, at the entry's place, where it is not there."""
    known("lesson", lesson, lessons.names, where)
    return Place(lesson, known("section", section, lessons.sections(lesson), where))


@dataclass(frozen=True, slots=True)
class Heard:
    """The mistake of an exercise that recognises a misconception, by words of its feedback."""

    exercise: str
    words: str

    @classmethod
    def read(cls, entry: Table) -> Heard:
        """Return the mistake that a table describes."""
        return cls(entry.text("exercise", needed=True), entry.text("words", needed=True))


@dataclass(frozen=True, slots=True)
class Misconception:
    """What classes think, what to say instead, and where it is met: in exercises or in a lesson."""

    where: str
    says: str
    instead: str
    heard: tuple[Heard, ...]
    lesson: str
    section: str
    no_exercise: str

    @classmethod
    def read(cls, entry: Table) -> Misconception:
        """Return the misconception that a table describes."""
        made = cls(
            where=entry.where,
            says=entry.text("says", needed=True),
            instead=entry.text("instead", needed=True),
            heard=entry.tables("heard", Heard.read),
            lesson=entry.text("lesson"),
            section=entry.text("section"),
            no_exercise=entry.text("no-exercise"),
        )
        if bool(made.heard) == bool(made.no_exercise):
            do = "give [[misconception.heard]], or say in no-exercise why there is none"
            raise entry.error("it needs an exercise or a reason", do)
        return made


def misconceptions(root: Path, lessons: Lessons, document: Document) -> tuple[list[str], list[str]]:
    """Return the paragraphs of what classes get wrong, and the ids of what they rest on."""
    found = read_entries(root, MISCONCEPTIONS, "misconception", Misconception.read)
    rows = [
        (
            resolved(each.says, document, each.where),
            _in_passing(resolved(each.instead, document, each.where)),
            _met(each, lessons, document),
        )
        for each in found
    ]
    named = [name for each in found for name in CITED.findall(each.instead) if name]
    says = "What to expect, what to say instead, and where the kit meets it by itself."
    return [says, table(("they say", "say instead", "met in"), rows)], named


def _in_passing(text: str) -> str:
    """Return a text that names its sources without links, which make a table too wide."""
    return CITED.sub(
        lambda found: f"({in_passing(outside(), found[1])})" if found[1] else found[0], text
    )


def _met(found: Misconception, lessons: Lessons, document: Document) -> str:
    names = list(dict.fromkeys(_heard(each, found.where, document) for each in found.heard))
    if found.lesson:
        place = place_of(found.lesson, found.section, lessons, found.where)
        names.append(f"{place.lesson}, *{place.section}*")
    if found.no_exercise:
        names.insert(0, f"not an exercise: {resolved(found.no_exercise, document, found.where)}")
    return "; ".join(names)


def _heard(heard: Heard, where: str, document: Document) -> str:
    exercise = ALL[known("exercise", heard.exercise, ALL, where)]
    if not any(heard.words in said(each.words, document) for each in exercise.mistakes):
        seen = f"no mistake of {heard.exercise!r} is told {heard.words!r}"
        raise KitError(where, seen, "write words of the sentence that a learner hears")
    return f"[{heard.exercise}](#{heard.exercise})"
