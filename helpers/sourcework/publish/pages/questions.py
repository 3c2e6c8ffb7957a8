"""Questions that no machine marks, with model answers; and what classes get wrong, and where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field, model_validator

from sourcework.course import Course
from sourcework.errors import KitError
from sourcework.exercises.model import said
from sourcework.outside import Outside
from sourcework.outside.passing import in_passing
from sourcework.publish.checked.typed import (
    Form,
    Id,
    Words,
    fault,
    listed,
    once,
    read_toml,
)
from sourcework.publish.markdown import bullets, table
from sourcework.publish.pages.entries import FOLDER, known
from sourcework.publish.pages.occurrences import Lessons, Place
from sourcework.publish.references import CITED, resolved

QUESTIONS, MISCONCEPTIONS = "questions.toml", "misconceptions.toml"
Skill = Literal[
    "sourcing",
    "close reading",
    "language",
    "quantitative",
    "contextualisation",
    "corroboration",
]
SKILLS: tuple[str, ...] = get_args(Skill)


class Point(Form):
    """One thing that a good answer says; what was not checked is no part of an answer."""

    says: Words
    mark: Literal["known", "inferred"]


class Question(Form):
    """A question for discussion or an essay, with what a good answer says and a weak one lacks."""

    id: Id
    asks: Words
    skill: Skill
    lesson: Words
    section: Words
    point: tuple[Point, ...] = Field(min_length=1)
    weak: Words
    exercises: tuple[Words, ...] = ()


class Questions(Form):
    """The file of the questions."""

    question: tuple[Question, ...] = Field(min_length=1)


def questions(course: Course, root: Path, lessons: Lessons) -> Iterator[str]:
    """Yield the paragraphs of the questions."""
    found = read_toml(Questions, root, f"{FOLDER}/{QUESTIONS}").question
    once(found, "id", "question")
    yield (
        "For discussions and essays; no exercise marks them. The model answers are ours: a"
        " learner's may be as good and quite different. Each point is *known*, since it stands in"
        " the document or is calculated from it, or *inferred*, and then a good answer says so too."
    )
    for number, each in enumerate(found, start=1):
        yield f"### {number}. {_said(each, 'asks', course)}"
        yield _about(each, lessons, course)
        yield "A good answer says:"
        yield bullets(f"{_said(point, 'says', course)} *({point.mark})*" for point in each.point)
        yield f"**A weak one:** {_said(each, 'weak', course)}"


def _said(entry: Form, key: str, course: Course) -> str:
    """Return the words under a key, with what the names in them stand for."""
    return resolved(str(getattr(entry, key)), course, entry.spot.at(key))


def _about(question: Question, lessons: Lessons, course: Course) -> str:
    place = place_of(question, lessons)
    names = listed(question, "exercises", "exercise", course.exercises)
    near = ", ".join(f"[{each}](#{each})" for each in names)
    return f"*{question.skill.capitalize()}.* {place}" + (f"; exercises: {near}" if near else "")


def place_of(entry: Question | Misconception, lessons: Lessons) -> Place:
    """Return the section of a lesson that an entry names; UnknownName where it is not there."""
    lesson, section, spot = entry.lesson, entry.section, entry.spot
    known("lesson", lesson, lessons.names, spot.at("lesson"))
    return Place(lesson, known("section", section, lessons.sections(lesson), spot.at("section")))


class Heard(Form):
    """The mistake of an exercise that recognises a misconception, by words of its feedback."""

    exercise: Words
    words: Words


class Misconception(Form):
    """What classes think, what to say instead, and where it is met: in exercises or in a lesson."""

    says: Words
    instead: Words
    heard: tuple[Heard, ...] = ()
    lesson: Words = ""
    section: Words = ""
    no_exercise: Words = Field("", alias="no-exercise")

    @model_validator(mode="after")
    def _met_somewhere(self) -> Misconception:
        if bool(self.heard) == bool(self.no_exercise):
            do = "give [[misconception.heard]], or say in no-exercise why there is none"
            raise fault("it needs an exercise or a reason", do)
        if bool(self.lesson) != bool(self.section):
            there = "lesson" if self.lesson else "section"
            do = "write lesson = and section =, or neither"
            raise fault("only one of lesson and section", do, there)
        return self


class Misconceptions(Form):
    """The file of what classes get wrong."""

    misconception: tuple[Misconception, ...] = Field(min_length=1)


def misconceptions(course: Course, root: Path, lessons: Lessons) -> tuple[list[str], list[str]]:
    """Return the paragraphs of what classes get wrong, and the ids of what they rest on."""
    path = f"{FOLDER}/{MISCONCEPTIONS}"
    found = read_toml(Misconceptions, root, path).misconception
    once(found, "says", "misconception")
    rows = [
        (
            _said(each, "says", course),
            _in_passing(_said(each, "instead", course), course.outside),
            _met(each, lessons, course),
        )
        for each in found
    ]
    named = [name for each in found for name in CITED.findall(each.instead) if name]
    says = "What to expect, what to say instead, and where the kit meets it by itself."
    return [says, table(("they say", "say instead", "met in"), rows)], named


def _in_passing(text: str, outside: Outside) -> str:
    """Return a text that names its sources without links, which make a table too wide."""
    return CITED.sub(
        lambda found: f"({in_passing(outside, found[1])})" if found[1] else found[0], text
    )


def _met(found: Misconception, lessons: Lessons, course: Course) -> str:
    names = list(dict.fromkeys(_heard(each, course) for each in found.heard))
    if found.lesson:
        place = place_of(found, lessons)
        names.append(f"{place.lesson}, *{place.section}*")
    if found.no_exercise:
        words = resolved(found.no_exercise, course, found.spot.at("no-exercise"))
        names.insert(0, f"not an exercise: {words}")
    return "; ".join(names)


def _heard(heard: Heard, course: Course) -> str:
    known("exercise", heard.exercise, course.exercises, heard.spot.at("exercise"))
    exercise = course.exercises[heard.exercise]
    if not any(heard.words in said(each.words, course.document) for each in exercise.mistakes):
        seen = f"no mistake of {heard.exercise!r} is told {heard.words!r}"
        do = "write words of the sentence that a learner hears"
        raise KitError(heard.spot.at("words"), seen, do)
    return f"[{heard.exercise}](#{heard.exercise})"
