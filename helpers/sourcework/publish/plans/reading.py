"""plans.toml and the lessons -> plans; whatever is wrong is said with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sourcework.errors import KitError, UnknownName
from sourcework.publish.manuscript import Manuscript
from sourcework.publish.plans.cells import by_section, defined, used
from sourcework.publish.plans.model import Item, Plan, Session
from sourcework.publish.steps import CORE, KINDS, LEAVE_OUT, OPTIONAL, Step, in_minutes

FILE = "course/plans/plans.toml"
PLAN = ("id", "title", "audience", "question", "about", "prepare", "after", "session")
SESSION = ("name", "minutes", "items", "homework", "goes_on", "own_pace")
OWN = ("title", "minutes", "what", "how", "kind", "late", "short", "discuss", "board")
ITEM = ("step", "own", "short", "minutes", "how", "what", "kind", "discuss", "board")
BOARD = "on the board"
HOW = ("whole class", "pairs", "groups", "alone", "teacher shows", BOARD)
REFERENCE = re.compile(r"\d\d-\w+: ")
Table = Mapping[str, Any]


def read_plans(text: str, lessons: Sequence[Manuscript]) -> tuple[Plan, ...]:
    """Return the plans that ``text`` defines over the steps of ``lessons``."""
    try:
        stated = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KitError(FILE, str(error), "write it as the plans that are there") from None
    for each in lessons:
        if not each.steps:
            seen = "no steps in the header, so no plan can be made"
            raise KitError(each.where, seen, "add lesson: steps, as course/lessons/README.md shows")
    steps = {f"{m.name}: {plain(s.section)}": (m, s) for m in lessons for s in m.steps}
    _examine_needs(steps)
    reader = _Reader(text, steps, stated.get("own", {}))
    return tuple(map(reader.plan, stated.get("plan", ())))


def plain(heading: str) -> str:
    """Return a heading without its markup, as a plan names it.

    >>> plain('How much is <span lang="ru">миллионов</span>?')
    'How much is миллионов?'
    """
    return re.sub(r"<[^>]+>", "", heading)


def needed(step: Step, lesson: str) -> Iterator[str]:
    """Return what a step needs before it, as a plan names it, such as "03-compare: And when?"."""
    for each in step.needs:
        yield each if REFERENCE.match(each) else f"{lesson}: {plain(each)}"


def _examine_needs(steps: Mapping[str, tuple[Manuscript, Step]]) -> None:
    for manuscript, step in steps.values():
        for each in needed(step, manuscript.name):
            if each not in steps:
                place = f"{manuscript.where}, line {step.line}, needs"
                raise UnknownName.near(place, each, steps)


@dataclass(slots=True)
class _Reader:
    """Reads plan after plan.

    ``taught`` is what the class has had before, ``due`` the homework it has from this session,
    ``run`` what it has run in the notebooks since it sat down, ``clock`` where the day stands.
    """

    text: str
    steps: Mapping[str, tuple[Manuscript, Step]]
    own: Mapping[str, Table]
    taught: set[str] = field(default_factory=set)
    due: set[str] = field(default_factory=set)
    run: set[str] = field(default_factory=set)
    clock: int = 0

    def place(self, *needles: str) -> str:
        """Return where ``needles`` stand, each looked for from the line of the one before."""
        lines = self.text.splitlines()
        at = 0
        for needle in needles:
            later = (n for n in range(at, len(lines)) if needle in lines[n])
            at = next(later, at)
        return f"{FILE}, line {at + 1}"

    def plan(self, stated: Table) -> Plan:
        """Return one plan; its sessions follow one another."""
        key = f'id = "{stated.get("id", "")}"'
        _examine_keys(stated, PLAN, ("id", "title", "audience", "question"), self.place(key))
        self.taught, self.due = set(), set()
        sessions = tuple(self.session(each, key) for each in stated.get("session", ()))
        words: dict[str, Any] = {each: stated[each] for each in PLAN[:5] if each in stated}
        words |= {each: tuple(stated.get(each, ())) for each in ("prepare", "after")}
        return Plan(sessions=sessions, **words)

    def session(self, stated: Table, key: str) -> Session:
        """Return one session; raises KitError where its minutes do not add up."""
        at = (key, f'name = "{stated.get("name", "")}"')
        _examine_keys(stated, SESSION, ("name", "minutes", "items"), self.place(*at))
        if not stated.get("goes_on"):
            # A new day: homework is done, and the notebooks were closed.
            self.taught |= self.due
            self.due, self.run, self.clock = set(), set(), 0
        items = tuple(self.item(each, at) for each in stated["items"])
        homework = tuple(self.homework(each, at) for each in stated.get("homework", ()))
        pace = bool(stated.get("own_pace"))
        session = Session(stated["name"], stated["minutes"], items, homework, self.clock, pace)
        _examine_sum(session, self.place(*at))
        self.clock += session.minutes
        return session

    def item(self, stated: Table, at: tuple[str, str]) -> Item:
        """Return one item of a session."""
        name = stated.get("step") or stated.get("own") or ""
        place = self.place(*at, f'"{name}"')
        _examine_keys(stated, ITEM, (), place)
        words = {each: stated[each] for each in ITEM[3:] if each in stated}
        if words.get("how", BOARD) not in HOW:
            raise UnknownName.near(f"{place}, how", words["how"], HOW)
        if words.get("kind", CORE) not in KINDS:
            raise UnknownName.near(f"{place}, kind", words["kind"], KINDS)
        if "step" not in stated:
            return self.own_item(name, words, place)
        if "minutes" in stated:
            seen = f"minutes for the step {name!r}"
            raise KitError(place, seen, "a step has its minutes from its lesson; use short = true")
        return self.step_item(name, words, bool(stated.get("short")), place)

    def own_item(self, name: str, words: Table, place: str) -> Item:
        """Return an item of the plans' own, with what one plan says otherwise."""
        if name not in self.own:
            raise UnknownName.near(f"{place}, own", name, self.own)
        own = dict(self.own[name]) | dict(words)
        _examine_keys(own, OWN, ("title", "minutes", "what"), self.place(f"[own.{name}]"))
        short = own.pop("short", None)
        saves = 0 if short is None else own["minutes"] - short
        if bool(own.get("late")) != (short is not None) or saves < 0:
            raise KitError(
                place, f"{name!r} cannot be shortened so", "give late, and less in short"
            )
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
            raise UnknownName.near(f"{place}, step", name, self.steps)
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

    def homework(self, stated: str, at: tuple[str, str]) -> str:
        """Return a line of homework: words as they are, or a step of a lesson with its minutes."""
        if not REFERENCE.match(stated):
            return stated
        manuscript, step = self.known(stated, self.place(*at, f'"{stated}"'))
        self.due.add(stated)
        return f"**{manuscript.name}**, *{step.section}* ({in_minutes(step.minutes)})"


def _examine_keys(stated: Table, known: Sequence[str], needed: Sequence[str], place: str) -> None:
    for unknown in (each for each in stated if each not in known):
        raise UnknownName.near(f"{place}, key", unknown, known)
    for missing in (each for each in needed if each not in stated):
        raise KitError(place, f"no {missing}", f"add {missing} =")


def _examine_sum(session: Session, place: str) -> None:
    over = sum(each.minutes for each in session.items) - session.minutes
    if over:
        time, off = in_minutes(session.minutes), in_minutes(abs(over))
        seen = f"session {session.name!r} of {time} is {off} "
        seen += "over" if over > 0 else "under"
        do = "shorten a step with short = true, or take another one"
        raise KitError(place, seen, do if over > 0 else "add a step, or give an own item more time")
