"""A lesson's slides in their order: the title, then each marked cell, with the teacher's notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from sourcework.course import Course
from sourcework.errors import KitError
from sourcework.languages import name_of
from sourcework.outside import Outside
from sourcework.publish.manuscript import INSTRUCTOR, SLIDE, SLIDE_ONLY, Cell, Manuscript
from sourcework.publish.slides.markup import INCHES, line, prose, question, result, uncited, words
from sourcework.publish.slides.results import Results
from sourcework.publish.steps import CLOSING, Step

WORDS = 40
# Up to so many words stand in large letters, and up to so many in middling ones.
SIZES = {"text": (26, 40), "question": (24, 44), "passage": (62, 108), "table": (30, 60)}
# So many lines to choose from have room below a question in large letters.
MANY = 5
TITLE, TEXT, QUESTION, PASSAGE, TABLE = "title", "text", "question", "passage", "table"


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide as HTML: its heading, what it shows, and what only the teacher sees.

    ``kind`` is what it shows: title, text, question, passage, table, picture or value. ``clock``
    says which minutes of the lesson it belongs to; it is empty where no steps are stated. ``place``
    says at the foot of the sheet where learners have it: in a notebook, on a page of the handout.
    ``whole`` says that a plan leaves it out where it takes the step in its short form.
    """

    heading: str
    body: str
    kind: str
    section: str
    size: str = ""
    clock: str = ""
    notes: tuple[str, ...] = ()
    place: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Deck:
    """The slides of one lesson or plan; ``name`` is like ``02-verify``, ``of`` like "lesson 02".

    ``original`` is the language that stands beside its translation, such as "Russian", or empty.
    """

    name: str
    title: str
    slides: tuple[Slide, ...]
    of: str
    original: str = ""


def deck_of(lesson: Manuscript, course: Course) -> Deck:
    """Return the slides of a lesson; KitError with file and line where a cell makes none."""
    slides = _with_steps(slides_of(lesson, course), lesson, course.outside)
    of = f"lesson {lesson.name.partition('-')[0]}"
    return Deck(lesson.name, lesson.title, tuple(slides), of, original_of(course))


def original_of(course: Course) -> str:
    """Return the name of the original's language, where a translation stands beside it."""
    original, *others = course.document.whole
    return name_of(original) if others else ""


def slides_of(lesson: Manuscript, course: Course) -> list[Slide]:
    """Return the slides of a lesson in order, the title first, without what its steps say."""
    return list(_slides(lesson, course))


def _slides(lesson: Manuscript, course: Course) -> Iterator[Slide]:
    results, section = Results(lesson), ""
    opening = f"<p>{lesson.minutes} minutes</p>"
    slide = Slide(escape(lesson.title), opening, TITLE, section)
    for cell in lesson.cells:
        if INSTRUCTOR in cell.tags:
            slide = replace(slide, notes=(*slide.notes, prose(cell.source, course.outside)))
            continue
        if SLIDE_ONLY not in cell.tags and not cell.is_code:
            section = _last_section(cell, section)
        elif "lesson" in cell.after and any(each.section == CLOSING for each in lesson.steps):
            # What waits for the whole lesson is shown when it closes, and so is what comes next.
            section = CLOSING
        if {SLIDE, SLIDE_ONLY} & set(cell.tags):
            yield slide
            slide = _slide(lesson, cell, section, results, course)
    yield slide


def _last_section(cell: Cell, before: str) -> str:
    """Return the section that a cell ends in; the closing ones are one."""
    found = [each[3:].strip() for each in cell.source.splitlines() if each.startswith("## ")]
    return before if before == CLOSING or not found else found[0 if CLOSING in found else -1]


def _slide(lesson: Manuscript, cell: Cell, section: str, results: Results, course: Course) -> Slide:
    own, outside = dict(cell.metadata), course.outside
    heading = str(own.get("heading", section))
    if cell.is_code and cell.asked:
        body, kind = question(course.exercises[cell.asked[0]], course.document), QUESTION
    elif cell.is_code:
        body, kind = result(results.of(cell), own.get("inches", INCHES))
    else:
        heading, text = _parted(cell.source, heading)
        body = prose(text, outside)
        kind = TABLE if "<table" in body else TEXT
    if ask := own.get("ask"):
        body += f'<p class="ask">{line(str(ask), outside)}</p>'
    if not heading:
        raise KitError(lesson.place(cell), "a slide without a heading", "begin it with ## words")
    if kind == TEXT:
        _examine(lesson, cell, outside)
    whole = bool(own.get("whole"))
    return Slide(line(heading, outside), body, kind, section, _size(body, kind), whole=whole)


def _parted(text: str, otherwise: str) -> tuple[str, str]:
    """Return the heading that a text begins with, and the rest.

    >>> _parted("## How much?\\n\\nDivide.", "Sums"), _parted("Divide.", "Sums")
    (('How much?', 'Divide.'), ('Sums', 'Divide.'))
    """
    first, _, rest = text.partition("\n")
    if not first.startswith("#"):
        return otherwise, text
    return first.lstrip("#").strip(), rest.strip()


def _size(body: str, kind: str) -> str:
    """Return how large the letters may be: the fewer words, the larger.

    >>> _size("<p>Who?</p>", "text"), _size("<td>sum</td>" * 61, "table")
    ('large', 'small')
    """
    large, middling = SIZES.get(kind, (WORDS, WORDS))
    # A second passage has a line of its own above it, and room around it.
    count = len(words(body)) + 18 * max(0, body.count("<section") - 1)
    # What can be chosen stands line by line: seven lines have no room in large letters.
    if kind == QUESTION and body.count("<li>") > MANY:
        return "small smaller" if 'class="match"' in body and count > middling else "small"
    return "large" if count <= large else "middling" if count <= middling else "small"


def _examine(lesson: Manuscript, cell: Cell, outside: Outside) -> None:
    _, text = _parted(cell.source, "")
    count = len(words(prose(uncited(text), outside)))
    if count > WORDS:
        seen = f"a slide of {count} words; at most {WORDS}"
        raise KitError(lesson.place(cell), seen, "make it two, or leave words to the notes")


# --- the clock ----------------------------------------------------------------------------------


def _with_steps(slides: Sequence[Slide], lesson: Manuscript, outside: Outside) -> Iterator[Slide]:
    """Put the minutes on every slide, and what a step's header says on the step's first slide."""
    told: set[str] = set()
    for slide in slides:
        step = next((each for each in lesson.steps if each.section == slide.section), None)
        step = step or next(iter(lesson.steps), None)
        if step is None:
            yield slide
            continue
        ahead = () if step.section in told else _stated(step, outside)
        told.add(step.section)
        yield replace(slide, clock=_clock(step, lesson, outside), notes=(*ahead, *slide.notes))


def _clock(step: Step, lesson: Manuscript, outside: Outside) -> str:
    at = lesson.steps.index(step)
    begin = sum(each.minutes for each in lesson.steps[:at])
    span = f"minutes {begin} to {begin + step.minutes} of {lesson.minutes}"
    name = line(step.section, outside)
    return f"{span} · step {at + 1} of {len(lesson.steps)}, {step.kind}: {name}"


def _stated(step: Step, outside: Outside) -> tuple[str, ...]:
    """Return what the header says of a step, as notes."""
    late = f"{step.late} (It then takes {step.short} min.)" if step.late else ""
    parts = {"": step.what, "Discuss:": step.discuss, "Late?": late, "Board:": step.board}
    return tuple(
        f"<p>{f'<strong>{name}</strong> ' if name else ''}{line(text, outside)}</p>"
        for name, text in parts.items()
        if text
    )
