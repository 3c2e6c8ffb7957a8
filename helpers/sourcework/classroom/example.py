"""A synthetic class whose understanding is known: to try things on, and to test them against.

Each pupil is given, for every question, what they will do with it: answer rightly, make a certain
mistake, answer wrongly in a way nobody foresaw, or nothing. The answers are made from that, so
what a look at the class must say is known beforehand. All of it follows from one seed, and every
name is invented.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import lcm
from random import Random
from typing import Literal, cast

from ..argument import Argument
from ..course import Course
from ..exercises import Exercise, judge, right_answer
from ..exercises.expected import example
from ..exercises.readings import Json, Value
from ..rounding import Interval
from .roster import folded

Does = Literal["right", "mistake", "not-yet", "nothing"]
SIZE, SEED = 30, 7
GIVEN = [
    "Ana",
    "Bela",
    "Chen",
    "Dara",
    "Eun",
    "Filip",
    "Grace",
    "Hana",
    "Ivo",
    "Jana",
    "Kofi",
    "Lina",
    "Mei",
    "Nadia",
    "Omar",
]
FAMILY = [
    "Adler",
    "Barros",
    "Castillo",
    "Đorđević",
    "Eriksen",
    "Fomina",
    "Garcia",
    "Haddad",
    "Ito",
    "Jansen",
    "Kim",
    "Lund",
]
DIFFERENT = lcm(len(GIVEN), len(FAMILY))
SECTIONS = ("7a", "7b")
TOGETHER = (4, 17)
# Sure, in between, lost: what a question of each kind brings, of a hundred pupils.
HARD: tuple[Mapping[Does, int], ...] = (
    {"right": 86, "mistake": 8, "not-yet": 3, "nothing": 3},
    {"right": 60, "mistake": 28, "not-yet": 6, "nothing": 6},
    {"right": 34, "mistake": 46, "not-yet": 8, "nothing": 12},
)
WRONG = ("17.3", "9 812", "0.0421", "77777", "51")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a pupil does with one question, the answer given, and the words of a mistake."""

    does: Does
    answer: Json = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Pupil:
    """One invented pupil: what is handed in of which lesson, and what is known of it."""

    name: str
    ident: str
    section: str
    lessons: dict[str, dict[str, Chosen]]
    late: frozenset[str] = frozenset()
    argument: Argument = field(default_factory=Argument)

    @property
    def file_name(self) -> str:
        """The name as Canvas puts it into the names of files."""
        family, _, given = self.name.partition(", ")
        return folded(f"{family}{given}")


def pupils(course: Course, size: int = SIZE, seed: int = SEED) -> list[Pupil]:
    """Return a class; the same seed makes the same one."""
    random = Random(seed)
    hard = {each: random.choice(HARD) for each in course.exercises}
    made = [_pupil(course, random, hard, number) for number in range(size)]
    if size >= SIZE:
        # Two of thirty sat side by side: much of what one got wrong, the other did too.
        one, other = made[TOGETHER[0]], made[TOGETHER[1]]
        shared = {each: one.lessons[each] for each in one.lessons if each in other.lessons}
        written = replace(one.argument, claim=other.argument.claim)
        made[TOGETHER[1]] = replace(other, lessons=other.lessons | shared, argument=written)
    return made


def _pupil(
    course: Course, random: Random, hard: Mapping[str, Mapping[Does, int]], number: int
) -> Pupil:
    again = number // DIFFERENT
    name = f"{FAMILY[number % len(FAMILY)]}{again or ''}, {GIVEN[number % len(GIVEN)]}"
    handed = [each for each in course.lessons if random.random() * 100 < 92]
    lessons = {each: _lesson(course, random, hard, each) for each in handed}
    late = frozenset(each for each in handed if random.random() * 100 < 10)
    section = SECTIONS[number % len(SECTIONS)]
    written = _argument(course, random) if course.advise and handed[-1:] else Argument()
    return Pupil(name, str(51_000 + number), section, lessons, late, written)


def _lesson(
    course: Course, random: Random, hard: Mapping[str, Mapping[Does, int]], lesson: str
) -> dict[str, Chosen]:
    return {
        each.id: chosen(course, random, each, hard[each.id])
        for each in course.exercises.of_lesson(lesson)
    }


def chosen(course: Course, random: Random, exercise: Exercise, of: Mapping[Does, int]) -> Chosen:
    """Return what one pupil does with one question."""
    does = random.choices(list(of), list(of.values()))[0]
    if does == "nothing":
        return Chosen(does)
    answers = _answers(course, exercise.id)[does]
    return random.choice(answers) if answers else _answers(course, exercise.id)["right"][0]


@cache
def _known() -> dict[tuple[str, str], Mapping[str, list[Chosen]]]:
    return {}


def _answers(course: Course, exercise_id: str) -> Mapping[str, list[Chosen]]:
    """Return the answers that are right, make each of the first mistakes, or are merely wrong."""
    key = (course.edition, exercise_id)
    if key not in _known():
        exercise = course.exercises[exercise_id]
        given = [right_answer(exercise, course.document), *_mistaken(course, exercise)]
        wrong = [*WRONG, *_mixed(exercise)]
        judged = [_judged(course, exercise, each) for each in [*map(plain, given), *wrong]]
        by_kind: dict[str, list[Chosen]] = {
            kind: [each for each in judged if each.does == kind] for kind in KINDS
        }
        # The likeliest mistake of a question stands first, and is made three times as often.
        by_kind["mistake"] = [*by_kind["mistake"][:1] * 3, *by_kind["mistake"][1:3]]
        _known()[key] = by_kind
    return _known()[key]


KINDS: tuple[Does, ...] = ("right", "mistake", "not-yet")


def _mistaken(course: Course, exercise: Exercise) -> Iterator[Value]:
    for each in exercise.mistakes:
        yield example(exercise, each, course.document)


def _mixed(exercise: Exercise) -> Iterator[Json]:
    """Yield answers of the right kind that nobody thought about."""
    keys: list[Json] = [each.key for each in exercise.options]
    if exercise.kind == "choice":
        yield from keys
    elif exercise.kind in ("choices", "order"):
        yield from ([*reversed(keys)], [*keys], [*keys[-1:]])
    elif exercise.kind == "match":
        for shift in range(1, max(len(keys), 2)):
            turned = keys[shift:] + keys[:shift] or [*WRONG]
            yield {item.key: turned[at % len(turned)] for at, item in enumerate(exercise.items)}


def _judged(course: Course, exercise: Exercise, answer: Json) -> Chosen:
    feedback = judge(exercise, answer, course.document).feedback
    words = feedback.words if feedback.outcome == "mistake" else ""
    return Chosen(cast(Does, feedback.outcome), answer, words)


def plain(value: Value) -> Json:
    """Return an answer as it is kept.

    >>> plain(Fraction(237, 2)), plain(frozenset("ba")), plain(("b", "a"))
    ('118.5', ['a', 'b'], ['b', 'a'])
    """
    if isinstance(value, Interval):
        return plain((Fraction(value.low) + Fraction(value.high)) / 2)
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (frozenset, tuple)):
        return [*(sorted(value) if isinstance(value, frozenset) else value)]
    return typed(value) if isinstance(value, Fraction) else str(value)


def typed(value: Fraction) -> str:
    """Return a number as somebody types it: two decimals, more where it is small.

    >>> typed(Fraction(20, 3)), typed(Fraction(1, 300)), typed(Fraction(1500))
    ('6.67', '0.003333', '1500')
    """
    places = 2 if abs(value) >= 1 else 6
    shown = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{round(shown, places):f}".rstrip("0").rstrip(".") if value % 1 else str(value)


def _argument(course: Course, random: Random) -> Argument:
    """Return an argument made of the document's own words and of joints between them."""
    passages = random.sample(list(course.document.passages.values()), 4)
    quotes = [f"“{' '.join(each.text('en').split()[:12])}” ({each.id})" for each in passages]
    measure = random.choice(("money", "time", "words", "form"))
    joints = random.sample(JOINTS, 2)
    return Argument(
        claim=f"Judged by {measure}, the letter says less than it seems to say.",
        evidence=f"I rest on {quotes[0]} and on {quotes[1]}.",
        reasoning=f"Both speak of {measure}, and neither says it was done. {joints[0]}",
        counter_evidence=f"Against me stands {quotes[2]}. {joints[1]}",
        change_my_mind=f"A receipt or a reply about {measure} ({passages[3].id}).",
    )


JOINTS = (
    "A plan is not a deed.",
    "Whoever reports it does not say how they know.",
    "The two figures are not in the same unit, so I compare their order only.",
    "It could also be read as politeness.",
    "I leave open what the word meant to its reader.",
)


def expected(course: Course, made: Sequence[Pupil]) -> dict[str, Counter[tuple[str, str]]]:
    """Return, by question, how many of those who hand its lesson in do what with it."""
    counted: dict[str, Counter[tuple[str, str]]] = {each: Counter() for each in course.exercises}
    for pupil in made:
        for lesson in pupil.lessons.values():
            for name, each in lesson.items():
                counted[name][each.does, each.words] += 1
    return counted
