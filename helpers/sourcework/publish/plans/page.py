"""A plan as the page that a teacher reads on Sunday and has on the desk on Monday."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sourcework.course import Course
from sourcework.publish.plans.model import Item, Plan, Session
from sourcework.publish.steps import OPTIONAL, in_minutes

MADE = (
    "<!-- Made by `{}` from plans.toml and the steps in the lessons' headers."
    " Change those, not this page. -->"
)
READING = (
    "**Clock:** when the row begins, and in brackets how many minutes it takes.",
    "**Where:** the notebook; the name in bold is its section, its slides come in the same order.",
    "**Short:** this plan takes the step in the short form that its lesson names; its cells are"
    " run all the same.",
    "**Jump:** its cells need some that the plan left out. Learners click the section's heading"
    " and choose *Run ▸ Run All Above Selected Cell*; everything above then runs unanswered, and"
    " they go on from there. Where no jump is named: in a notebook just opened, run its first"
    " cell, then scroll to the section.",
)


def page(plan: Plan, course: Course) -> str:
    """Return the whole page, as Markdown."""
    return "\n\n".join([*_opening(plan, course), *_sessions(plan), *_ending(plan)]) + "\n"


def _opening(plan: Plan, course: Course) -> Iterator[str]:
    yield MADE.format(course.place.built_by)
    yield f"# {plan.title}"
    yield f"**The question:** {plan.question}"
    yield f"**For:** {plan.audience}"
    if plan.about:
        yield plan.about
    yield "## Before class"
    yield _bullets(_preparing(plan, course))
    yield "## How to read the tables"
    yield _bullets(READING)


def _preparing(plan: Plan, course: Course) -> Iterator[str]:
    answers = ", ".join(f"[{each}](../answers/{each}.ipynb)" for each in plan.lessons)
    if has(course, "course/guide.md"):
        yield "Read *What the source hides* and *What not to say* in [the guide](../guide.md)."
    yield f"Read your own notebooks, with answers and notes: {answers}."
    yield (
        f"The slides in the order of this plan are `dist/slides/plan-{plan.id}.html`,"
        f" the handouts `dist/handouts/`; `{_command(course)}` makes both. In the slides the key N"
        " shows this plan's clock and notes, and O hides the original."
    )
    yield from plan.prepare


def has(course: Course, path: str) -> bool:
    """Whether a course has a file."""
    root = course.place.checkout
    return root is not None and (root / path).is_file()


def _command(course: Course) -> str:
    return "python3 kit.py build" if has(course, "kit.py") else "build"


def _sessions(plan: Plan) -> Iterator[str]:
    for session in plan.sessions:
        yield f"## {session.name} ({in_minutes(session.minutes)})"
        yield _timetable(session)
        yield from _lateness(session)
        if session.homework:
            yield "### For home"
            yield _bullets(session.homework)


def _timetable(session: Session) -> str:
    rows = [
        (_when(start, each), _what(each), _where(each), each.board) for start, each in session.timed
    ]
    return _table(("clock", "what happens", "where", "on the board by then"), rows)


def _when(start: int, item: Item) -> str:
    return f"**{clock(start)}**<br>({item.minutes})"


def clock(minute: int) -> str:
    """Return a minute of a session as a clock that began at zero shows it.

    >>> clock(5), clock(65)
    ('0:05', '1:05')
    """
    return f"{minute // 60}:{minute % 60:02d}"


def _what(item: Item) -> str:
    stop = f"<br>**Stop and discuss:** {item.discuss}" if item.discuss else ""
    return f"**{item.title}**<br>{item.what}{stop}"


def _where(item: Item) -> str:
    signs = (item.how, item.kind, "short" * item.shortened, "**jump**" * item.jump)
    # A hyphen at which no line breaks keeps the name in one piece.
    lesson = item.lesson.replace("-", "&#8209;")
    return "<br>".join(filter(None, (lesson, ", ".join(filter(None, signs)))))


def _lateness(session: Session) -> Iterator[str]:
    rows = [
        (clock(start), _not_yet(start, each), _instead(each), str(each.saves))
        for start, each in session.timed
        if each.saves
    ]
    if session.own_pace:
        end = clock(session.begins + session.minutes)
        yield f"The clock is a measure here: who is not through at {end} does the rest at home."
    elif rows:
        yield "### If you are late"
        total = sum(each.saves for each in session.items)
        yield (
            "Look at the clock at each of these; where you are behind, do what the row says."
            f" All together they save {in_minutes(total)}."
        )
        yield _table(("at", "and not yet at", "then", "saves"), rows)


def _not_yet(start: int, item: Item) -> str:
    return item.title if start else f"{item.title} (the class is not in the room)"


def _instead(item: Item) -> str:
    return f"{item.late} It is optional." if item.kind == OPTIONAL else item.late


def _ending(plan: Plan) -> Iterator[str]:
    if plan.after:
        yield "## Afterwards"
        yield _bullets(plan.after)
    items = [each for session in plan.sessions for each in session.items]
    optional = sum(each.minutes for each in items if each.kind == OPTIONAL)
    yield (
        f"*{in_minutes(sum(each.minutes for each in items))} in all, {optional} of them optional."
        " The minutes are those of the steps in [the lessons](../lessons/README.md);"
        " the build stops where they do not add up.*"
    )


def _bullets(lines: Sequence[str] | Iterator[str]) -> str:
    return "\n".join(f"- {each}" for each in lines)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', '&#124;') for cell in each)} |" for each in lines
    )
