"""The answer key: every exercise of every lesson, then the questions that no machine marks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sourcework.course import Course
from sourcework.document import Document
from sourcework.exercises import Exercise, right_answer
from sourcework.exercises.expected import value_of
from sourcework.exercises.in_words import done, parts_of, spoken
from sourcework.exercises.model import said
from sourcework.publish.manuscript import Manuscript
from sourcework.publish.markdown import bullets, escaped, quoted
from sourcework.publish.pages.entries import FOLDER
from sourcework.publish.pages.marks import made_from, whole
from sourcework.publish.pages.occurrences import Asked, Lessons, asked
from sourcework.publish.pages.questions import MISCONCEPTIONS as ERRORS
from sourcework.publish.pages.questions import QUESTIONS as ASKED
from sourcework.publish.pages.questions import misconceptions, questions

FROM = "seeds/{}, the exercises (course/exercises, helpers/{}/exercises){} course/lessons{}"
ARGUE = "argue"
WRONG = "What classes get wrong"
COUNTS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
          "Eleven", "Twelve")  # fmt: skip
OPENING = """\
For the instructor. Every right answer is computed from the document when this page is made,
and so are the mistakes; nothing is typed beside a question.

**How to use it.** Find the exercise by its name, the one that stands in `check("name", ...)`.
Under *If somebody …* stands what a learner must have given to hear that sentence. Say it as it
stands: it names the mistake and keeps the answer back, and so should you. In code the learner
writes the short keys that the lesson lists; here they are written out.

**In any exercise with a number** the kit also names slips that anyone may make: the wrong sign, a
fraction in place of a percentage, a factor of ten or of a million, a division the wrong way round,
decimals cut off, a number rounded too far. A number is taken in any usual notation, and rounded to
three figures or more."""


def page(course: Course, root: Path, lessons: Lessons) -> str:
    """Return the whole page, as Markdown."""
    asks, errs = ((root / FOLDER / each).exists() for each in (ASKED, ERRORS))
    asking = list(questions(course, root, lessons)) if asks else []
    title = _counted(sum(each.startswith("### ") for each in asking)) if asks else ""
    parts = [
        made_from(course, _from(course, root)),
        "# Answer key",
        OPENING,
        _contents(lessons, title, errs),
    ]
    for manuscript in lessons.manuscripts:
        parts += _lesson(manuscript, course)
    parts += [f"## {title}", *asking] if asks else []
    wrong, named = misconceptions(course, root, lessons) if errs else ([], [])
    parts += [f"## {WRONG}", *wrong] if errs else []
    return whole(parts, course, named)


def _from(course: Course, root: Path) -> str:
    joined = (",", " and course/pages") if (root / FOLDER).is_dir() else (" and", "")
    return FROM.format(course.document.path.name, course.name, *joined)


def _counted(count: int) -> str:
    """Return the heading of so many questions.

    >>> _counted(1), _counted(12), _counted(13)
    ('One question', 'Twelve questions', '13 questions')
    """
    return f"{COUNTS[count] if count < len(COUNTS) else count} question{'' if count == 1 else 's'}"


def _contents(lessons: Lessons, asking: str, errs: bool) -> str:
    lines = []
    for each in lessons.manuscripts:
        names = ", ".join(f"[{one.id}](#{one.id})" for one in asked(each))
        lines.append(f"**[{each.name}](#{each.name})**: {names}")
    if asking:
        anchor = asking.lower().replace(" ", "-")
        lines.append(f"**[{asking}](#{anchor})** for discussions and essays")
    if errs:
        lines.append("**[What classes get wrong](#what-classes-get-wrong)**, and where it is met")
    return bullets(lines)


def _lesson(manuscript: Manuscript, course: Course) -> Iterator[str]:
    yield f"## {manuscript.name}"
    answers = f"answers/{manuscript.name}.ipynb"
    yield f"{escaped(manuscript.title)} With answers and notes: [{answers}]({answers})."
    for each in asked(manuscript):
        if each.id == ARGUE:
            yield from _written(each)
        else:
            yield from _exercise(each, course.exercises[each.id], course.document)


def _written(found: Asked) -> Iterator[str]:
    yield f"### {found.id}"
    yield f"In *{found.place.section}*: a written argument."
    yield (
        f"A worked answer stands in [the answered notebook](answers/{found.place.lesson}.ipynb);"
        " the [rubric](rubric.md) marks it. The notebook advises and does not grade."
    )
    yield from _notes(found)


def _exercise(found: Asked, exercise: Exercise, document: Document) -> Iterator[str]:
    yield f"### {exercise.id}"
    yield f"In *{found.place.section}*: {escaped(said(exercise.question, document))}"
    yield _rights(exercise, document)
    yield f"**Why:** {escaped(said(exercise.why, document))}"
    if exercise.passages:
        yield f"**Passages:** {', '.join(exercise.passages)}"
    yield "**If somebody …**"
    yield bullets(
        f"*{escaped(done(exercise, each, document))}:* {escaped(said(each.words, document))}"
        for each in exercise.mistakes
    )
    yield from _notes(found)
    hints = (f"({n}) {escaped(said(each, document))}" for n, each in enumerate(exercise.hints, 1))
    yield f"**Hints:** {' '.join(hints)}"


def _rights(exercise: Exercise, document: Document) -> str:
    """Return the right answer, in a list where it has several parts; and what else is right."""
    *rest, last = map(escaped, parts_of(exercise, right_answer(exercise, document), exact=True))
    also = (escaped(spoken(exercise, value_of(exercise, each, document))) for each in exercise.also)
    if rest:
        return f"**Right:**\n\n{bullets([*rest, last])}"
    return f"**Right:** {'; or '.join([last, *also])}."


def _notes(found: Asked) -> Iterator[str]:
    for each in found.notes:
        yield quoted(f"**For you.** {each}")
