"""Who handed what in, and how much of it is answered and right: for the platform's gradebook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..course import Course
from .keeping import Results
from .marking import Marking
from .roster import POINTS, Roster, folded
from .tables import BOM, Cell, csv_of, xlsx_of

CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
MOODLE = (
    "Identifier",
    "Full name",
    "Email address",
    "Status",
    "Grade",
    "Maximum Grade",
    "Grade can be changed",
    "Last modified (submission)",
    "Last modified (grade)",
    "Feedback comments",
)


@dataclass(frozen=True, slots=True)
class Handed:
    """What one learner handed in of one lesson."""

    ident: str
    answered: int
    right: int
    asked: int
    late: bool | None
    times: int
    time: str
    note: str


@dataclass(frozen=True, slots=True)
class Learner:
    """One learner, and what was handed in of each lesson."""

    id: int
    name: str
    scheme: str
    ident: str
    section: str
    handed: Mapping[str, Handed]

    def grade(self, lesson: str, marking: Marking, points: Fraction | int = 0) -> Fraction | None:
        """Return the points for a lesson; None if it was not handed in."""
        work = self.handed.get(lesson)
        if work is None:
            return None
        return marking.share(work.answered, work.right, work.asked) * (points or marking.points)

    def total(self, lessons: Iterable[str], marking: Marking) -> Fraction:
        """Return the points for all lessons together, by their weights; one not handed in is 0."""
        weights = {each: marking.weights.get(each, Fraction(1)) for each in lessons}
        whole = sum(weights.values(), Fraction(0))
        earned = (self.grade(each, marking) or Fraction(0) for each in weights)
        parts = zip(earned, weights.values(), strict=True)
        return sum((one * weight for one, weight in parts), Fraction(0)) / (whole or 1)


@dataclass(frozen=True, slots=True)
class Gradebook:
    """A class's gradebook, made from the tables that were gathered."""

    results: Results
    course: Course
    marking: Marking
    roster: Roster | None = None

    @property
    def lessons(self) -> list[str]:
        """The lessons that anybody handed in, in order."""
        there = {lesson for (lesson,) in self.results.rows("SELECT DISTINCT lesson FROM handed")}
        return [each for each in self.course.lessons if each in there]

    def learners(self) -> Iterator[Learner]:
        """Yield the learners by name."""
        asked = {each: len(self.course.exercises.of_lesson(each)) for each in self.lessons}
        query = "SELECT id, name, scheme, ident, section FROM learner ORDER BY name, key"
        for number, name, scheme, ident, section in list(self.results.rows(query)):
            rows = self.results.rows(_HANDED, number)
            there = {
                lesson: Handed(ident, answered, right, asked[lesson], _late(late), *rest)
                for lesson, ident, answered, right, late, *rest in rows
            }
            handed = {each: there[each] for each in asked if each in there}
            yield Learner(number, name, scheme, ident, section, handed)

    def files(self) -> dict[str, bytes]:
        """Return the gradebook's files by name."""
        plain = list(self._plain())
        made = {"gradebook.csv": BOM + csv_of(plain).encode()}
        made["gradebook.xlsx"] = xlsx_of([("Gradebook", plain), ("How it was made", self._about())])
        if self.roster is not None:
            made |= self._filled(self.roster)
            return made
        schemes = {row[0] for row in self.results.rows("SELECT DISTINCT scheme FROM learner")}
        if "Canvas" in schemes:
            made["canvas.csv"] = csv_of(self._canvas()).encode()
        if "Moodle" in schemes:
            for lesson in self.lessons:
                rows = self._moodle(lesson)
                made[f"moodle-{self.course.lesson(lesson)}.csv"] = csv_of(rows).encode()
        return made

    def _about(self) -> Iterator[Sequence[Cell]]:
        yield ("How this table was made",)
        yield (self.marking.words,)
        yield (f"A lesson has {self.marking.points} points. One that was not handed in is empty.",)
        yield ("Of several hand-ins the newest counts. An answer that was right once stays right.",)
        yield ("The total weighs the lessons; one that was not handed in counts as 0 there.",)

    def _plain(self) -> Iterator[Sequence[Cell]]:
        columns = ("grade", "answered %", "right %", "late", "handed in", "time", "note")
        names = [self.course.lesson(each) for each in self.lessons]
        heads = [f"{name}: {column}" for name in names for column in columns]
        yield ("learner", "section", "platform", "id", "total", *heads)
        for each in self.learners():
            cells = [cell for lesson in self.lessons for cell in self._cells(each, lesson)]
            total = each.total(self.lessons, self.marking)
            yield (each.name, each.section, each.scheme, each.ident, total, *cells)

    def _cells(self, learner: Learner, lesson: str) -> Sequence[Cell]:
        work = learner.handed.get(lesson)
        if work is None:
            return (None,) * 7
        shares = [Fraction(100 * each, work.asked) for each in (work.answered, work.right)]
        late = {None: "", True: "late", False: "in time"}[work.late]
        grade = learner.grade(lesson, self.marking)
        return (grade, *shares, late, work.times, work.time[:19].replace("T", " "), work.note)

    def _title(self, lesson: str) -> str:
        return f"{self.course.title} {self.course.lesson(lesson)}"

    def _canvas(self) -> Iterator[Sequence[Cell]]:
        lessons = self.lessons
        yield (*CANVAS, *map(self._title, lessons))
        yield (f"    {POINTS}", *[""] * (len(CANVAS) - 1), *[self.marking.points] * len(lessons))
        for each in self.learners():
            if each.scheme == "Canvas":
                grades = [each.grade(lesson, self.marking) for lesson in lessons]
                yield (each.name, each.ident, "", "", each.section, *grades)

    def _moodle(self, lesson: str) -> Iterator[Sequence[Cell]]:
        yield MOODLE
        for each in self.learners():
            if each.scheme == "Moodle" and lesson in each.handed:
                grade = each.grade(lesson, self.marking)
                who = (f"Participant {each.handed[lesson].ident}", each.name, "", "")
                yield (*who, grade, self.marking.points, "Yes", "", "", "")

    def _filled(self, roster: Roster) -> dict[str, bytes]:
        """Return the platform's own gradebook, its grades filled in and all else kept."""
        if "Grade" in roster.head and roster.kind == "Moodle":
            return {
                f"moodle-{self.course.lesson(each)}.csv": self._worksheet(roster, each)
                for each in self.lessons
            }
        columns = {each: self._column(roster, each) for each in self.lessons}
        added = [each for each in self.lessons if columns[each] is None]
        rows: list[list[Cell]] = [[*row, *[""] * len(added)] for row in roster.rows]
        places = {each: at for each, at in columns.items() if at is not None}
        places |= {each: len(roster.head) + at for at, each in enumerate(added)}
        points = self._points(roster, rows, places)
        for learner in self.learners():
            number = roster.row_of(learner.scheme, learner.ident, learner.name)
            for lesson, at in places.items():
                grade = learner.grade(lesson, self.marking, points[lesson])
                if number is not None and grade is not None:
                    rows[number][at] = grade
        head = (*roster.head, *map(self._title, added))
        text = csv_of([head, *rows], semicolons=roster.semicolons)
        return {f"{roster.kind.lower()}.csv": text.encode()}

    def _points(
        self, roster: Roster, rows: list[list[Cell]], places: Mapping[str, int]
    ) -> dict[str, Fraction | int]:
        """Return each lesson's points: those the gradebook states, or ours, stated there too."""
        points: dict[str, Fraction | int] = dict.fromkeys(places, self.marking.points)
        row = next((each for each in rows if POINTS in str(each[0])), None)
        if row is None:
            return points
        for lesson, at in places.items():
            if stated := _stated(str(row[at])):
                points[lesson] = stated
            else:
                row[at] = str(self.marking.points)
        return points

    def _column(self, roster: Roster, lesson: str) -> int | None:
        """Return the column of a lesson: the one whose title names it."""
        names = (folded(self.course.lesson(lesson)), folded(self._title(lesson)))
        titles = [folded(re.sub(r"\(\d+\)\s*$", "", each)) for each in roster.head]
        found = [at for at, each in enumerate(titles) if any(name in each for name in names)]
        return found[0] if len(found) == 1 else None

    def _worksheet(self, roster: Roster, lesson: str) -> bytes:
        rows: list[list[Cell]] = [list(each) for each in roster.rows]
        at = roster.head.index("Grade")
        for learner in self.learners():
            work = learner.handed.get(lesson)
            number = roster.row_of(learner.scheme, work.ident if work else "", learner.name)
            if work and number is not None:
                stated = roster.value(roster.rows[number], "Maximum Grade", "Maximum grade")
                points = _stated(stated) or self.marking.points
                rows[number][at] = learner.grade(lesson, self.marking, points)
        return csv_of([roster.head, *rows], semicolons=roster.semicolons).encode()

    def unmatched(self) -> list[str]:
        """Return the names of learners whose row is not in the gradebook that was given."""
        if self.roster is None:
            return []
        row_of = self.roster.row_of
        return [
            each.name
            for each in self.learners()
            if row_of(each.scheme, each.ident, each.name) is None
        ]


_HANDED = """
SELECT handed.lesson, file.ident, count(counted.exercise),
  coalesce(sum(counted.outcome = 'right'), 0), handed.late, handed.times, handed.time, handed.note
FROM handed JOIN file ON file.id = handed.file
LEFT JOIN counted ON counted.learner = handed.learner AND counted.lesson = handed.lesson
  AND counted.outcome NOT IN ('unreadable', 'which')
WHERE handed.learner = ? GROUP BY handed.lesson
"""


def _late(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _stated(text: str) -> Fraction | None:
    number = text.strip().replace(",", ".")
    stated = Fraction(number) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", number) else None
    return stated or None
