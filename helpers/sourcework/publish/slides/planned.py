"""The slides of a plan: those of its steps, in its order, with its clock in the notes.

They are the slides of the lessons, taken over one by one; only what happens between the lessons
has a slide from ``plans.toml``. At the foot stands where learners have it: the notebook, and the
page of the handout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from html import escape

from sourcework.course import Course
from sourcework.errors import UnknownName
from sourcework.languages import name_of
from sourcework.publish.manuscript import Manuscript
from sourcework.publish.plans.model import Item, Plan, Session
from sourcework.publish.plans.page import clock
from sourcework.publish.plans.reading import BOARD, FILE
from sourcework.publish.slides.deck import TEXT, TITLE, Deck, Slide, original_of, slides_of
from sourcework.publish.slides.markup import line, prose
from sourcework.publish.steps import in_minutes

# By a passage's id, on which pages a handout has its translation: one page for each paper.
Pages = Mapping[str, tuple[int, ...]]


class Planned:
    """Decks for plans; the slides of each lesson are made once."""

    def __init__(self, lessons: Sequence[Manuscript], course: Course, pages: Pages) -> None:
        self.lessons = lessons
        self.course = course
        self.pages = pages

    @cached_property
    def by_step(self) -> Mapping[tuple[str, str], tuple[Slide, ...]]:
        """The slides of each step, by its lesson and its section."""
        found: dict[tuple[str, str], tuple[Slide, ...]] = {}
        for lesson in self.lessons:
            _, *slides = slides_of(lesson, self.course)
            first = lesson.steps[0].section if lesson.steps else ""
            for each in slides:
                step = (lesson.name, each.section or first)
                found[step] = (*found.get(step, ()), each)
        return found

    def deck(self, plan: Plan) -> Deck:
        """Return the slides of a plan, session after session."""
        slides = tuple(slide for session in plan.sessions for slide in self._session(plan, session))
        return Deck(f"plan-{plan.id}", plan.title, slides, "the plan", original_of(self.course))

    def _session(self, plan: Plan, session: Session) -> Iterator[Slide]:
        alone = len(plan.sessions) == 1
        heading = plan.question if alone else session.name
        told = [] if alone else [escape(plan.question)]
        told.append(in_minutes(session.minutes))
        body = "".join(f"<p>{each}</p>" for each in told)
        yield Slide(line(heading, self.course.outside), body, TITLE, session.name)
        for at, (start, item) in enumerate(session.timed, start=1):
            when = f"{clock(start)} to {clock(start + item.minutes)}"
            many = f"{at} of {len(session.items)}"
            how = ", ".join(filter(None, (item.kind, item.how)))
            yield from self._item(item, f"{when} · {many}, {how}: {self._line(item.title)}")

    def _item(self, item: Item, when: str) -> Iterator[Slide]:
        slides = self._of_step(item)
        if item.slide or not slides:
            body = prose(item.slide, self.course.outside)
            heading = self._line(item.title)
            slides = (Slide(heading, body, TEXT, item.title, "large" if body else ""), *slides)
        for at, each in enumerate(slides):
            notes = (*self._stated(item), *each.notes) if at == 0 else each.notes
            yield replace(each, clock=when, notes=notes, place=self._place(item, each))

    def _of_step(self, item: Item) -> tuple[Slide, ...]:
        """Return the lesson's slides that an item shows."""
        every = self.by_step.get((item.lesson, item.title), ())
        headings = dict.fromkeys(each.heading for each in every)
        for each in item.leave_out:
            if self._line(each) not in headings:
                place = f"{FILE}, {item.lesson}: {item.title}, leave_out"
                raise UnknownName.near(place, each, headings)
        left_out = {self._line(each) for each in item.leave_out}
        kept = (each for each in every if each.heading not in left_out)
        return tuple(each for each in kept if not (item.shortened and each.whole))

    def _stated(self, item: Item) -> Iterator[str]:
        """Return what the plan says of an item, as notes on its first slide."""
        late = f"{item.late} (It saves {in_minutes(item.saves)}.)" if item.saves else ""
        parts = {"": item.what, "Discuss:": item.discuss, "Late?": late, "Board:": item.board}
        for name, text in parts.items():
            if text:
                yield f"<p>{f'<strong>{name}</strong> ' if name else ''}{self._line(text)}</p>"

    def _line(self, text: str) -> str:
        return line(text, self.course.outside)

    def _place(self, item: Item, slide: Slide) -> str:
        """Return the notebook that a slide goes with, and the handout's page of its passages."""
        notebook = item.lesson if item.how != BOARD else ""
        return " · ".join(filter(None, (notebook, self._handout(slide))))

    def _handout(self, slide: Slide) -> str:
        # Ids stand between tags, commas and spaces, and may have a point within.
        named = set(re.findall(r"\w[\w.]*\w", re.sub(r"<[^>]*>", " ", slide.body)))
        pages = sorted({self.pages[each] for each in named if each in self.pages})
        if not pages:
            return ""
        _, *others = map(name_of, self.course.document.whole)
        first, *letter = (_joined(each) for each in zip(*pages, strict=True))
        other = "".join(f" (on Letter {each})" for each in letter if each != first)
        word = "pages" if " " in first else "page"
        return f"handout, {f'{others[0]} ' if others else ''}{word} {first}{other}"


def _joined(pages: Sequence[int]) -> str:
    """Return pages as they are read out.

    >>> _joined((3,)), _joined((3, 3, 5)), _joined((3, 5, 7))
    ('3', '3 and 5', '3, 5 and 7')
    """
    *before, last = map(str, sorted(set(pages)))
    return f"{', '.join(before)} and {last}" if before else last
