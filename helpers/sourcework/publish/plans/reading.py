"""plans.toml and the lessons -> plans; whatever is wrong is said with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sourcework.errors import KitError, UnknownName
from sourcework.publish.checked.toml import read_toml
from sourcework.publish.checked.typed import Form, once, typed
from sourcework.publish.manuscript import Manuscript
from sourcework.publish.plans.cells import by_section, defined, used
from sourcework.publish.plans.forms import Doing, Meeting, Own, Plans, Way
from sourcework.publish.plans.model import Item, Plan, Session
from sourcework.publish.steps import LEAVE_OUT, OPTIONAL, Step, in_minutes

FILE = "course/plans/plans.toml"
BOARD = "on the board"
# A step of a lesson, as a plan names it: `02-verify: ` and then its heading.
REFERENCE = re.compile(r"(\d\d-\w+): ")
# What an item may say otherwise than its step or own item does.
OTHERWISE = ("minutes", "how", "what", "kind", "discuss", "board", "slide")
Table = Mapping[str, Any]


def read_plans(text: str, lessons: Sequence[Manuscript]) -> tuple[Plan, ...]:
    """Return the plans that ``text`` defines over the steps of ``lessons``."""
    stated = typed(Plans, read_toml(text, FILE))
    once(stated.plan, "id", "plan")
    for each in lessons:
        if not each.steps:
            seen = "no steps in the header, so no plan can be made"
            raise KitError(each.where, seen, "add lesson: steps, as course/lessons/README.md shows")
    steps = {f"{m.name}: {plain(s.section)}": (m, s) for m in lessons for s in m.steps}
    _examine_needs(steps)
    reader = _Reader(steps, stated.own)
    return tuple(map(reader.plan, stated.plan))


def plain(heading: str) -> str:
    """Return a heading without its markup, as a plan names it.

    >>> plain('How much is <span lang="ru">миллионов</span>?')
    'How much is миллионов?'
    """
    # Tags, such as the <span> around a Russian word.
    return re.sub(r"<[^>]+>", "", heading)


def needed(step: Step, lesson: str) -> Iterator[str]:
    """Return what a step needs before it, as a plan names it, such as "03-compare: And when?"."""
    for each in step.needs:
        yield each if REFERENCE.match(each) else f"{lesson}: {plain(each)}"


def _examine_needs(steps: Mapping[str, tuple[Manuscript, Step]]) -> None:
    for manuscript, step in steps.values():
        for each in needed(step, manuscript.name):
            if each not in steps:
                raise _no_step(f"{manuscript.where}, line {step.line}, needs", each, steps)


def _no_step(place: str, name: str, steps: Iterable[str]) -> KitError:
    """Return the error for a step that is not there, or for a lesson that is not."""
    lessons = {each.partition(":")[0]: None for each in steps}
    found = REFERENCE.match(name)
    if found and found[1] not in lessons:
        seen = f"{name!r} is of a lesson that is not there, course/lessons/{found[1]}.md"
        near = UnknownName.near("lesson", found[1], lessons).do
        return KitError(place, seen, f"restore it, take the step out, or {near}")
    return UnknownName.near(place, name, steps)


@dataclass(slots=True)
class _Reader:
    """Reads plan after plan.

    ``taught`` is what the class has had before, ``due`` the homework it has from this session,
    ``run`` what it has run in the notebooks since it sat down, ``clock`` where the day stands.
    """

    steps: Mapping[str, tuple[Manuscript, Step]]
    own: Mapping[str, Own]
    taught: set[str] = field(default_factory=set)
    due: set[str] = field(default_factory=set)
    run: set[str] = field(default_factory=set)
    clock: int = 0

    def plan(self, stated: Way) -> Plan:
        """Return one plan; its sessions follow one another."""
        self.taught, self.due = set(), set()
        sessions = tuple(map(self.session, stated.session))
        words = stated.model_dump(exclude={"session"})
        return Plan(sessions=sessions, **words)

    def session(self, stated: Meeting) -> Session:
        """Return one session; raises KitError where its minutes do not add up."""
        if not stated.goes_on:
            # A new day: homework is done, and the notebooks were closed.
            self.taught |= self.due
            self.due, self.run, self.clock = set(), set(), 0
        items = tuple(map(self.item, stated.items))
        homework = tuple(self.homework(stated, at) for at in range(len(stated.homework)))
        told = (stated.name, stated.minutes, items, homework, self.clock, stated.own_pace)
        session = Session(*told)
        _examine_sum(session, stated.spot.at("minutes"))
        self.clock += session.minutes
        return session

    def item(self, stated: Doing) -> Item:
        """Return one item of a session."""
        words = _said(stated, OTHERWISE)
        if stated.step is None:
            return self.own_item(stated, words)
        words |= {"leave_out": stated.leave_out}
        return self.step_item(stated.step, words, stated.short, stated.where)

    def own_item(self, stated: Doing, words: Table) -> Item:
        """Return an item of the plans' own, with what one plan says otherwise."""
        if stated.name not in self.own:
            raise UnknownName.near(f"{stated.spot.at('own')}, own", stated.name, self.own)
        own = _said(self.own[stated.name], Own.model_fields) | dict(words)
        short = own.pop("short", None)
        saves = 0 if short is None else own["minutes"] - short
        if saves < 0:
            seen = f"{stated.name!r} cannot be shortened so"
            raise KitError(stated.spot.at("minutes"), seen, f"give it more than {short} minutes")
        return Item(saves=saves, **own)

    def step_item(self, name: str, words: Table, short: bool, place: str) -> Item:
        """Return a step of a lesson as an item; raises KitError where it cannot stand here."""
        manuscript, step = self.known(name, place)
        self.examine_turn(name, place)
        self.taught.add(name)
        if short and not step.short:
            seen = f"the lesson does not say how {name!r} is shortened"
            raise KitError(place, seen, f"add late: and short: in {manuscript.where}")
        told: dict[str, Any] = {"what": step.what, "board": step.board, "discuss": step.discuss}
        told |= {"late": step.late, "saves": step.saves, "minutes": step.minutes}
        if short:
            # Who has no time for the step has none to stop in it.
            told |= {"what": step.late, "discuss": "", "late": "", "saves": 0}
            told["minutes"] = step.short
        if words.get("kind") == OPTIONAL:
            told |= {"late": LEAVE_OUT, "saves": told["minutes"]}
        told |= {"kind": step.kind, "title": step.section, "lesson": manuscript.name}
        jump = words.get("how") != BOARD and self.jumps(name, manuscript, step)
        return Item(shortened=short, jump=jump, **told | dict(words))

    def known(self, name: str, place: str) -> tuple[Manuscript, Step]:
        """Return a step with its lesson."""
        if name not in self.steps:
            raise _no_step(f"{place}, step", name, self.steps)
        return self.steps[name]

    def examine_turn(self, name: str, place: str) -> None:
        """Raise unless a step comes in its lesson's order and after what it needs."""
        manuscript, step = self.steps[name]
        for missing in (e for e in needed(step, manuscript.name) if e not in self.taught):
            raise KitError(place, f"{name!r} needs {missing!r}", "put that before it in the plan")
        names = [each for each in self.steps if each.startswith(f"{manuscript.name}: ")]
        for later in names[names.index(name) :]:
            if later in self.taught:
                seen = f"{name!r} comes after {later!r}"
                raise KitError(place, seen, "take each step once, in its lesson's order")

    def jumps(self, name: str, manuscript: Manuscript, step: Step) -> bool:
        """Whether the step's cells need some of its notebook that the class has not run."""
        names = [each for each in self.steps if each.startswith(f"{manuscript.name}: ")]
        above = names[: names.index(name)]
        left_out = [self.steps[each][1].section for each in above if each not in self.run]
        cells = by_section(manuscript)
        made = {word for each in left_out for word in defined(cells[each])}
        jump = bool(made & used(cells[step.section]))
        self.run |= {name, *(above if jump else ())}
        return jump

    def homework(self, session: Meeting, at: int) -> str:
        """Return a line of homework: words as they are, or a step of a lesson with its minutes."""
        stated = session.homework[at]
        if not REFERENCE.match(stated):
            return stated
        manuscript, step = self.known(stated, session.spot.at("homework", at))
        self.due.add(stated)
        return f"**{manuscript.name}**, *{step.section}* ({in_minutes(step.minutes)})"


def _said(entry: Form, keys: Iterable[str]) -> dict[str, Any]:
    """Return what an entry says under some keys, without those it leaves out."""
    held = {key: getattr(entry, key) for key in keys if key != "spot"}
    return {key: each for key, each in held.items() if each is not None}


def _examine_sum(session: Session, place: str) -> None:
    over = sum(each.minutes for each in session.items) - session.minutes
    if over:
        time, off = in_minutes(session.minutes), in_minutes(abs(over))
        seen = f"session {session.name!r} of {time} is {off} "
        seen += "over" if over > 0 else "under"
        do = "shorten a step with short = true, or take another one"
        raise KitError(place, seen, do if over > 0 else "add a step, or give an own item more time")
