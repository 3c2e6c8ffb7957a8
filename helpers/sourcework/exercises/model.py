"""What an exercise is: a question, the way to its right answer, and the mistakes it knows.

Nothing here stores a number: right answers and mistakes are functions of the document, or the
keys of options.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from ..errors import KitError, UnknownName

if TYPE_CHECKING:
    from ..document import Document
    from .two_readings import Size

Kind = Literal["number", "choice", "choices", "order", "match", "passage", "passages"]
Part = Literal["whole", "has", "lacks", "before", "pairs"]
Asks = Literal["reading", "arithmetic", "judgment"]
Road = Literal["form", "code"]
Words: TypeAlias = "str | Callable[[Document], str]"
Source: TypeAlias = "str | Collection[object] | Callable[[Document], object]"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen: a short key for code, a label for reading and for forms.

    ``names`` are further names by which it is met when somebody writes it.

    >>> Option("veit", "Veit, the miller")
    Option(key='veit', label='Veit, the miller')
    """

    key: str
    label: str
    names: tuple[str, ...] = field(default=(), repr=False)

    @property
    def calls(self) -> tuple[str, ...]:
        """Everything it is called by: its key, its label, its further names."""
        return (self.key, self.label, *self.names)


def choose_from(*lines: str) -> tuple[Option, ...]:
    """Return options written one a line as ``key: label``; the key alone is its own label.

    Further names stand after the key, ``key | name | name: label``.

    >>> choose_from("veit: Veit, the miller", "nobody | none")
    (Option(key='veit', label='Veit, the miller'), Option(key='nobody', label='nobody'))
    """
    return tuple(_option(line) for line in lines)


def _option(line: str) -> Option:
    called, colon, label = line.partition(":")
    key, *names = map(str.strip, called.split("|"))
    return Option(key, label.strip() if colon else key, tuple(names))


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong answer that learners are known to give, with a sentence that names what was done.

    ``answer`` is what they give: a function of the document, or (never for a number) a constant.
    ``words`` speaks to the learner: "You seem to have …", and does not contain the right answer.
    ``part`` says how much of an answer must agree; use the makers below instead of writing it.

    >>> Mistake("baker", "You seem to have taken the sender for the speaker.").part
    'whole'
    """

    answer: Source
    words: Words
    part: Part = "whole"

    @classmethod
    def has(cls, key: str, words: Words) -> Mistake:
        """Return the mistake of choosing ``key``, whatever else was chosen (kinds of sets)."""
        return cls(key, words, "has")

    @classmethod
    def lacks(cls, key: str, words: Words) -> Mistake:
        """Return the mistake of leaving ``key`` out, whatever else was chosen (kinds of sets)."""
        return cls(key, words, "lacks")

    @classmethod
    def before(cls, first: str, second: str, words: Words) -> Mistake:
        """Return the mistake of putting ``first`` anywhere before ``second`` (kind order)."""
        return cls((first, second), words, "before")

    @classmethod
    def pairs(cls, item: str, source: Source, words: Words) -> Mistake:
        """Return the mistake of matching ``item`` with ``source``, whatever the other pairs."""
        return cls({item: source}, words, "pairs")


@dataclass(frozen=True, slots=True)
class Follow:
    """What follows from the learner's own answer to an earlier exercise.

    ``step`` makes of that answer's value, once it was accepted, a further right answer here: an
    ``Interval`` where it may be rounded.
    """

    earlier: Exercise
    step: Callable[[Any, Document], object]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Exercise:
    """A question about the document whose right answer is computed from the document.

    It is equal to itself alone, so that what is computed for it can be remembered.

    ``id``        kebab-case, unique in the kit: ``check("rate-peng", …)``
    ``lesson``    "start", "read", "verify", "compare", …
    ``kind``      number    one exact number, in ``unit``
                  choice    one of ``options``
                  choices   a set of ``options``
                  order     all ``options`` in sequence
                  match     every one of ``items`` with one of ``options``; without options, with
                            a number in ``unit``
                  passage   the id of one passage; passages a set of them
    ``question``  what is asked, complete in itself (a form shows nothing else); of a number it
                  says how exact it must be
    ``asks``      reading, arithmetic or judgment: what the answer is found by
    ``answer``    Document -> the right answer: a Fraction or int **in the unit asked for**, or an
                  ``Interval`` of which any member is right; a key; a set, a list, a mapping of
                  keys; a passage id. A constant is allowed for keys and ids, never for a number.
    ``unit``      "yuan", "million roubles", "yuan per rouble", "%", "percentage points", "t",
                  "days", or "" for a bare number (there "46.7 %" counts as 0.467)
    ``hints``     three, each nearer than the last; none contains the answer
    ``mistakes``  two or more, the most particular first
    ``why``       shown once the answer is right: the working, and what it means
    ``passages``  ids of the passages the answer rests on: "look again at" before, unless it is
                  found by judgment; quoted after
    ``look``      what helps when the answer is wrong in an unknown way: which words to read, which
                  numbers to put together, what would have to be true
    ``also``      further right answers (a percentage given with either sign, say)
    ``significant``  how many significant figures a rounded number must have to count as right
    ``follows``   what is right here because an earlier answer of the learner's was
    ``size``      whether a right number is a thousand or more ("thousands"), or less ("small"): a
                  mark that may part thousands or decimals is read so; found by itself
    ``denial``    what there is to say to somebody who holds that there is no such number
    ``compares``  which comparing words the question itself has: "less" or "more" (also of time) for
                  a difference, "at least", "more than", "at most" or "less than" for an end; of
                  numbers matched with items a mapping
    ``exact_to``  what a number too short lacks, such as "to the kopeck"
    ``withholds`` what would answer it, and so waits: the id of a textual note for its proposal
                  (until the answer is right), "reason:" and such an id, "shift:" and that of a
                  note on the translation, "status:" and that of a fact or "verdict:" and that of
                  a claim (until there is an answer)

    ``question``, ``why``, ``look``, hints and the words of mistakes are text or functions
    Document -> text, so that a number of the document in them is computed too.
    """

    id: str
    lesson: str
    kind: Kind
    question: Words
    answer: Source
    hints: tuple[Words, Words, Words]
    mistakes: tuple[Mistake, ...]
    why: Words
    passages: tuple[str, ...] = ()
    unit: str = ""
    options: tuple[Option, ...] = ()
    items: tuple[Option, ...] = ()
    look: Words = ""
    also: tuple[Source, ...] = ()
    significant: int = 3
    asks: Asks = "reading"
    follows: tuple[Follow, ...] = ()
    withholds: tuple[str, ...] = ()
    size: Size = ""
    denial: Words = ""
    exact_to: str = ""
    compares: str | Mapping[str, str] = ""

    def __post_init__(self) -> None:
        for wrong, do in self._faults():
            raise KitError(f"exercise {self.id!r}", wrong, do)

    def __repr__(self) -> str:
        return f"<exercise {self.id}: {self.kind}, lesson {self.lesson}>"

    @property
    def is_number(self) -> bool:
        """Whether what is asked is a number, or numbers matched with items."""
        return self.kind == "number" or (self.kind == "match" and not self.options)

    def _faults(self) -> Iterator[tuple[str, str]]:
        chosen = ("choice", "choices", "order")
        if self.kind not in get_args(Kind):
            yield f"unknown kind {self.kind!r}", f"use one of {', '.join(get_args(Kind))}"
        if not self.look:
            yield "it has no advice for a wrong answer", "say in look= what helps"
        if len(self.hints) != 3:
            yield f"it has {len(self.hints)} hints", "give three, each nearer than the last"
        if len(self.mistakes) < 2:
            count = "one mistake alone" if self.mistakes else "no mistake"
            yield f"it knows {count}", "name at least two"
        if (self.kind in chosen) != bool(self.options) and self.kind != "match":
            yield (
                f"kind {self.kind} with {len(self.options)} options",
                "give options to choose from",
            )
        if (self.kind == "match") != bool(self.items):
            yield f"kind {self.kind} with {len(self.items)} items", "items belong to kind match"
        if self.is_number and any(map(_stored, (self.answer, *self.also, *self._answers()))):
            yield "a number stands beside the question", "compute it: lambda document: …"
        if self.significant < 3:
            yield f"{self.significant} significant figures", "ask for three or more"

    def _answers(self) -> Iterator[Source]:
        return (mistake.answer for mistake in self.mistakes)


def _stored(source: object) -> bool:
    """Whether a source of a number is a constant instead of a function of the document."""
    if isinstance(source, Mapping):
        return any(_stored(each) for each in source.values())
    return not callable(source)


def said(words: Words, document: Document) -> str:
    """Return the text of ``words``, computed from the document where it is a function."""
    return words(document) if callable(words) else words


def found(source: Source, document: Document) -> object:
    """Return the answer of ``source``, computed from the document where it is a function."""
    if callable(source):
        return source(document)
    if isinstance(source, Mapping):
        return {key: found(each, document) for key, each in source.items()}
    return source


@dataclass(frozen=True, slots=True)
class Exercises(Mapping[str, Exercise]):
    """Exercises by id, in the order of the lessons.

    >>> len(Exercises())
    0
    """

    by_id: Mapping[str, Exercise] = field(default_factory=dict)

    @classmethod
    def of(cls, *groups: Collection[Exercise]) -> Exercises:
        """Return the exercises of several lessons as one; an id that occurs twice is an error."""
        by_id: dict[str, Exercise] = {}
        for exercise in (each for group in groups for each in group):
            if exercise.id in by_id:
                raise KitError(f"exercise {exercise.id!r}", "the id occurs twice", "rename one")
            by_id[exercise.id] = exercise
        return cls(by_id)

    def __getitem__(self, exercise_id: str) -> Exercise:
        try:
            return self.by_id[exercise_id]
        except (KeyError, TypeError):
            raise UnknownName.near("exercise", exercise_id, self.by_id) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_id)

    def __len__(self) -> int:
        return len(self.by_id)

    def __contains__(self, exercise_id: object) -> bool:
        return isinstance(exercise_id, str) and exercise_id in self.by_id

    @property
    def lessons(self) -> tuple[str, ...]:
        """The lessons that have exercises, in order."""
        return tuple(dict.fromkeys(each.lesson for each in self.values()))

    def of_lesson(self, lesson: str) -> tuple[Exercise, ...]:
        """Return the exercises of one lesson; raises UnknownName for a lesson without any."""
        if lesson not in self.lessons:
            raise UnknownName.near("lesson", lesson, self.lessons)
        return tuple(each for each in self.values() if each.lesson == lesson)
