"""Exercises as a teacher writes them: a TOML file for each lesson, and what is computed for it.

The file holds every word that a learner reads. What it cannot say is computed from the document
by functions that it names: a right answer, what a mistake comes to, a number in a sentence.

    [rate]
    kind = "number"
    unit = "dollars per rouble"
    question = "How many dollars stand for one rouble of the {figure:tax}?"
    hints = ["Both stand in the letter.", "Set one over the other.", "The dollars stand above."]
    look = "Two numbers go in."
    why = "It is what the two numbers give."

    [rate.mistakes]
    upside-down = "You seem to have divided the other way round."

What makes a mistake stands in its name: see ``naming``. Whatever is wrong in a file is a KitError
with its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import KitError, UnknownName
from ..figures import figures_of
from ..numbers.writing import spoken
from .amounts import unit_asked
from .model import Exercise, Follow, Mistake, Option, Source, Words, choose_from, found
from .naming import mistake
from .sheet import KEYS, NEEDED, OPTIONS, PLAIN, TEXTS, Entry, entries, wrong_form

if TYPE_CHECKING:
    from ..document import Document

# {figure:tax} and {number:tax} are written as in a manuscript, {name} is computed.
NAMED = re.compile(r"\{(?:(figure|number):)?([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Computed:
    """What is computed for one exercise; its mistakes and words by the names of the file.

    ``answer`` and ``also`` are its right answers, where the file has none; ``follows`` says what
    is right because of the answer to an earlier exercise of the lesson, by its id.
    """

    answer: Source | None = None
    also: tuple[Source, ...] = ()
    follows: Mapping[str, Callable[[Any, Document], object]] = field(default_factory=dict)
    mistakes: Mapping[str, Source] = field(default_factory=dict)
    words: Mapping[str, Callable[[Document], str | int | Fraction]] = field(default_factory=dict)


class Written(Mapping[str, Exercise]):
    """The exercises of the files in a folder, by id; each is read when it is first asked for.

    ``computed`` returns what is computed for a lesson, by its exercises. The lesson's name is
    that of the file, without its number.
    """

    def __init__(self, folder: Path, computed: Callable[[str], Mapping[str, Computed]]) -> None:
        self._folder, self._computed = folder, computed
        self._read: dict[str, Exercise] = {}

    @cached_property
    def _found(self) -> Mapping[str, tuple[str, Entry]]:
        """The lesson and the text of each exercise; looked for only when one is asked for."""
        found: dict[str, tuple[str, Entry]] = {}
        for path in sorted(self._folder.glob("*.toml")):
            lesson = path.stem.partition("-")[2] or path.stem
            for entry in entries(path):
                if entry.id in found:
                    seen = f"[{entry.id}] stands in {found[entry.id][1].at()}, too"
                    raise KitError(entry.at(), seen, "give one of them another id")
                found[entry.id] = lesson, entry
        return found

    def __getitem__(self, exercise_id: str) -> Exercise:
        if exercise_id not in self._read:
            lesson, entry = self._found[exercise_id]
            computed = self._computed(lesson)
            for name in computed:
                if self._found.get(name, ("",))[0] != lesson:
                    do = UnknownName.near("", name, self._of(lesson)).do
                    seen = f"[{name}], for which something is computed, is not there"
                    raise KitError(entry.file, seen, do)
            read = _Reading(lesson, entry, computed.get(exercise_id, Computed()))
            self._read[exercise_id] = read.exercise(self)
        return self._read[exercise_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def _of(self, lesson: str) -> list[str]:
        return [name for name, (of, _) in self._found.items() if of == lesson]


class _Reading:
    """One exercise while it is read."""

    def __init__(self, lesson: str, entry: Entry, computed: Computed) -> None:
        self.lesson, self.entry, self.computed = lesson, entry, computed
        self.table = entry.table()

    def error(self, seen: str, do: str, *path: str) -> KitError:
        """Return the error for what stands at a path of keys in this exercise."""
        return KitError(f"{self.entry.at(*path)}, [{self.entry.id}]", seen, do)

    def exercise(self, earlier: Mapping[str, Exercise]) -> Exercise:
        """Return the exercise; ``earlier`` are those that it may follow."""
        self._examine()
        table = self.table
        parts = {each: table[each] for each in PLAIN if each in table}
        if "unit" in parts:
            parts["unit"] = unit_asked(str(parts["unit"]))
        parts |= {each: self._words(table[each], each) for each in TEXTS if each in table}
        parts |= {each: self._options(each) for each in OPTIONS}
        options, items = ([each.key for each in parts[key]] for key in OPTIONS)
        answer = self._answer(options, items)
        try:
            return Exercise(
                id=self.entry.id,
                lesson=self.lesson,
                answer=answer,
                also=tuple(self._also(answer, options, items)),
                hints=tuple(self._words(each, "hints") for each in table["hints"]),  # type: ignore[arg-type]
                passages=tuple(table.get("passages", ())),
                withholds=tuple(table.get("withholds", ())),
                follows=tuple(self._follows(earlier)),
                mistakes=tuple(self._mistakes(options, items)),
                **parts,
            )
        except KitError as error:
            if self.entry.file in error.where:
                raise
            raise self.error(error.seen, error.do) from None

    def _examine(self) -> None:
        """Raise KitError for a key that is unknown or missing, or of the wrong form."""
        for key, held in self.table.items():
            if key not in KEYS:
                raise self.error(f"unknown key {key!r}", UnknownName.near("", key, KEYS).do, key)
            if wrong := wrong_form(key, held):
                lines = held.items() if isinstance(held, dict) else ()
                raise self.error(*wrong, key, *[each for each, text in lines if not text][:1])
        counts = self.table.get("kind") == "number" or self._is_table_of_numbers()
        if counts and "unit" not in self.table:
            do = 'write unit = "…", or unit = "" where nothing but a number is meant'
            raise self.error("it asks for a number and has no unit", do)
        for key in NEEDED:
            if key not in self.table:
                raise self.error(f"it has no {key}", f"write {key} as the other exercises have it")

    def _is_table_of_numbers(self) -> bool:
        return self.table.get("kind") == "match" and not self.table.get("options")

    def _answer(self, options: Sequence[str], items: Sequence[str]) -> Source:
        """Return the right answer; KitError where a key in it is none of the exercise's."""
        given, worked = self.table.get("answer"), self.computed.answer
        if given is None and worked is not None:
            return worked
        if given is None or worked is not None:
            seen = "it has no right answer" if given is None else "its answer is computed, too"
            raise self.error(seen, "write answer = …, or compute it, and not both", "answer")
        self._examine_keys("answer", given, options, items)
        if isinstance(given, dict) and len(given) < len(items):
            left = ", ".join(each for each in items if each not in given)
            raise self.error("the answer is not whole", f"write a line for {left}, too", "answer")
        return frozenset(given) if isinstance(given, list) else given

    def _examine_keys(
        self, key: str, given: object, options: Sequence[str], items: Sequence[str]
    ) -> None:
        """Raise KitError where an answer names what is no option or no item."""
        if isinstance(given, dict):
            for item, option in given.items():
                self._examine_key(item, items, "item", key, item)
                self._examine_key(option, options, "option", key, item)
        elif options:
            for option in given if isinstance(given, list) else (given,):
                self._examine_key(option, options, "option", key)

    def _examine_key(self, name: Any, known: Sequence[str], kind: str, *path: str) -> None:
        if name not in known:
            do = UnknownName.near("", name, known).do
            raise self.error(f"{path[0]} {name!r} is no {kind}", do, *path)

    def _also(
        self, answer: Source, options: Sequence[str], items: Sequence[str]
    ) -> Iterator[Source]:
        """Return the further right answers: what is computed, then what differs in one line."""
        yield from self.computed.also
        given = self.table.get("also", {})
        self._examine_keys("also", given, options, items)
        for item, key in given.items():
            yield partial(_otherwise, answer, item, key)

    def _follows(self, earlier: Mapping[str, Exercise]) -> Iterator[Follow]:
        for name, step in self.computed.follows.items():
            if name not in earlier:
                do = UnknownName.near("", name, earlier).do
                raise self.error(f"it follows [{name}], which is not there", do)
            yield Follow(earlier[name], step)

    def _options(self, key: str) -> tuple[Option, ...]:
        return choose_from(*(f"{key}: {label}" for key, label in self.table.get(key, {}).items()))

    def _mistakes(self, options: Sequence[str], items: Sequence[str]) -> Iterator[Mistake]:
        """Return the mistakes in the order of the file; KitError if a computed one is not there."""
        computed, left = self.computed.mistakes, set(self.computed.mistakes)
        for name, text in self.table["mistakes"].items():
            words = self._words(text, "mistakes", name)
            try:
                yield mistake(name, words, self.table["kind"], options, items, computed)
            except UnknownName as error:
                raise self.error(
                    f"mistake {name!r}: {error.seen}", error.do, "mistakes", name
                ) from None
            left -= {name, name.rpartition(" = ")[2]}
        for name in (each for each in computed if each in left):
            do = f'write {name} = "…" below [{self.entry.id}.mistakes]'
            raise self.error(f"the computed mistake {name!r} has no sentence", do, "mistakes")

    def _words(self, text: str, *path: str) -> Words:
        """Return a text on one line; a function of the document where something is named in it."""
        text = re.sub(r"\s*\n\s*", " ", text.strip())
        words = self.computed.words
        for kind, name in NAMED.findall(text):
            if not kind and name not in words:
                do = UnknownName.near("", name, [*words, "figure:…", "number:…"]).do
                raise self.error(f"nothing is computed by the name {{{name}}}", do, *path)
        if "{" not in text:
            return text
        where = f"{self.entry.file}, [{self.entry.id}]"
        return lambda document: NAMED.sub(partial(_put, words, document, where), text)


def _put(
    words: Mapping[str, Callable[[Document], str | int | Fraction]],
    document: Document,
    where: str,
    named: re.Match[str],
) -> str:
    """Return what a name in braces stands for."""
    kind, name = named.groups()
    if not kind:
        value = words[name](document)
        return value if isinstance(value, str) else spoken(Fraction(value))
    try:
        figure = figures_of(document)[name]
    except UnknownName as error:
        raise KitError(f"{where}, {named[0]}", error.seen, error.do) from None
    return str(figure) if kind == "figure" else spoken(figure.value / figure.scale)


def _otherwise(answer: Source, item: str, key: str, document: Document) -> Mapping[object, object]:
    """Return a right answer to a match with another key for one item."""
    right = found(answer, document)
    return {**right, item: key} if isinstance(right, Mapping) else {}
