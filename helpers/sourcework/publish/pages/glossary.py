"""The glossary: terms in a sentence each, and the words of the original that the lessons teach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from sourcework.course import Course
from sourcework.document import Document
from sourcework.errors import KitError
from sourcework.export import named
from sourcework.languages import name_of
from sourcework.publish.checked.typed import (
    Flag,
    Form,
    Words,
    fault,
    once,
    read_toml,
)
from sourcework.publish.handouts.glosses import GLOSSES, Gloss, read_glosses
from sourcework.publish.markdown import bullets, escaped, original, table
from sourcework.publish.pages.entries import FOLDER, known
from sourcework.publish.pages.marks import made_from, whole
from sourcework.publish.pages.occurrences import Lessons, Place, first_original
from sourcework.publish.references import resolved

FILE = "terms.toml"
FROM = f"course/pages/{FILE}, {GLOSSES}, the edition and the lessons"
GROUPS = {
    "source": "Reading a source",
    "number": "Numbers",
    "statement": "What kind of statement it is",
    "world": "Money, goods and offices",
}
# The language whose letters are written here in Latin ones.
CYRILLIC = "ru"
LETTERS = dict(zip("абвгдеёзийклмнопрстуфъыьэ", "abvgdeëziiklmnoprstuf”y’e", strict=True)) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya",
}  # fmt: skip


class Term(Form):
    """A term with its meaning; ``meaning`` may be one of the edition's own, such as status.plan.

    ``finds`` are the words by which a lesson first uses it, ``unmet`` that no lesson does.
    """

    term: Words
    group: Literal["source", "number", "statement", "world"]
    says: Words = ""
    meaning: Words = ""
    finds: tuple[Words, ...] = ()
    unmet: Flag = False

    @model_validator(mode="after")
    def _one_meaning(self) -> Term:
        if bool(self.says) == bool(self.meaning):
            raise fault("it needs says or meaning, one of the two", "write a sentence")
        return self


class Word(Form):
    """A word of the original that the handout does not explain."""

    word: Words
    means: Words


class Terms(Form):
    """The file of the glossary."""

    term: tuple[Term, ...] = Field(min_length=1)
    word: tuple[Word, ...] = ()


def read_terms(root: Path) -> Terms:
    """Return the terms and words; KitError where one stands twice."""
    found = read_toml(Terms, root, f"{FOLDER}/{FILE}")
    once(found.term, "term", "term")
    once(found.word, "word", "word")
    return found


def page(course: Course, root: Path, lessons: Lessons) -> str:
    """Return the whole page, as Markdown."""
    found, tongue = read_terms(root), _tongue(course.document)
    words = list(_original(course, root, lessons))
    taught = f"; then the {tongue} words that the lessons teach" if words else ""
    parts = [made_from(course, FROM), "# Glossary"]
    parts.append(
        "Terms of the historian's work and of this kit, a sentence each, with the section in which"
        f" learners first meet them{taught}. What does not"
        f" come from the {course.kind} carries its source and a mark."
    )
    for group, title in GROUPS.items():
        parts += [f"## {title}", bullets(_terms(group, found.term, lessons, course))]
    parts += [f"## {tongue} words", *words] if words else []
    return whole(parts, course)


def _terms(group: str, terms: tuple[Term, ...], lessons: Lessons, course: Course) -> Iterator[str]:
    meanings = _meanings(course.document)
    for each in sorted(terms, key=lambda one: one.term.casefold()):
        if each.group == group:
            if each.meaning:
                known("meaning", each.meaning, meanings, each.spot.at("meaning"))
            words = (
                meanings[each.meaning]
                if each.meaning
                else resolved(each.says, course, each.spot.at("says"))
            )
            yield f"**{each.term}**: {words} {_first(each, lessons)}"


def _meanings(document: Document) -> Mapping[str, str]:
    """Return what the words mean by which the edition and the claims classify."""
    records = named.terms(document).records()
    found = {}
    for each in records:
        kind, term, meaning = str(each["kind"]), str(each["term"]), str(each["meaning"])
        # The edition begins the meaning of a status with its word.
        words = meaning.partition(": ")[2] or meaning
        found[f"{kind}.{term}"] = escaped(f"{words[0].upper()}{words[1:].rstrip('.')}.")
    return found


def _first(term: Term, lessons: Lessons) -> str:
    for at, each in enumerate(term.finds):
        if lessons.first((each,)) is None:
            do = "write words that stand in a lesson, or leave them out"
            raise KitError(term.spot.at("finds", at), f"no lesson has the words {each!r}", do)
    place = lessons.first(term.finds or (term.term,))
    if (place is None) != term.unmet:
        seen = "no lesson uses it" if place is None else f"{place.lesson} uses it"
        do = "give finds = […], or unmet = true" if place is None else "leave unmet out"
        raise KitError(term.where, seen, do)
    return f"First in {place}." if place else "No lesson uses the word."


def _tongue(document: Document) -> str:
    """Return the name of the language that the document is in."""
    return name_of(next(iter(document.whole)))


def _original(course: Course, root: Path, lessons: Lessons) -> Iterator[str]:
    """Yield the words of the original, by the lessons that teach them; nothing where none does."""
    taught = taught_words(root, course.document)
    if not taught:
        return
    tag, tongue = next(iter(course.document.whole)), _tongue(course.document)
    aloud = ("read",) if tag == CYRILLIC else ()
    yield (
        f"With {'how to read them aloud, and ' if aloud else ''}what they mean where they stand."
        " Nobody need learn them: each is met where it decides something."
    )
    pieces = tuple(lessons.originals(course))
    words = [(each, first_original(each.word, pieces)) for each in taught]
    for lesson in (*lessons.names, ""):
        found = [
            (each, place) for each, place in words if (place.lesson if place else "") == lesson
        ]
        if found:
            yield f"### {lesson or 'On the handout alone'}"
            head = (tongue, *aloud, "means", *(["in"] if lesson else []))
            yield table(head, [_row(*each, tag) for each in sorted(found, key=_line)])


def _line(found: tuple[Gloss, Place | None]) -> int:
    return found[1].line if found[1] else 0


def _row(word: Gloss, place: Place | None, tag: str) -> tuple[str, ...]:
    section = [f"*{place.section}*"] if place else []
    read = [transliterated(word.word)] if tag == CYRILLIC else []
    return original(word.word, tag), *read, escaped(word.meaning), *section


def taught_words(root: Path, document: Document) -> tuple[Gloss, ...]:
    """Return the words with a meaning: those of the handout, then those of this page."""
    glosses = read_glosses(root, document)
    there = {each.word for each in glosses}
    own = read_terms(root).word
    for each in own:
        if each.word in there:
            seen = f"{each.word!r} stands in {GLOSSES} too"
            raise KitError(each.spot.at("word"), seen, "keep it in one of the two")
    return (*glosses, *(Gloss(each.word, each.means) for each in own))


def transliterated(words: str) -> str:
    """Return Russian words in Latin letters, much as the Library of Congress writes them.

    >>> transliterated("шоссе"), transliterated("Ещё"), transliterated("ШИФР")
    ('shosse', 'Eshchë', 'SHIFR')
    """
    # Word by word: how a letter sounds depends on those beside it.
    return re.sub(r"\w+", lambda found: _word_in_latin(found[0]), words)


def _word_in_latin(word: str) -> str:
    latin = [LETTERS.get(each.lower(), each) for each in word]
    if word.isupper() and len(word) > 1:
        return "".join(latin).upper()
    pairs = zip(word, latin, strict=True)
    return "".join(made.capitalize() if each.isupper() else made for each, made in pairs)
