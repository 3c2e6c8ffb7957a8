"""Who's who: the people and offices of the edition, and some that stand near it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import Field

from sourcework.course import Course
from sourcework.document import Document, Entity
from sourcework.errors import KitError
from sourcework.outside import Outside
from sourcework.publish.checked.typed import Form, Words, listed, once, read_toml
from sourcework.publish.handouts.names import Name, names_of
from sourcework.publish.markdown import bullets, escaped, original
from sourcework.publish.pages.entries import FOLDER, known
from sourcework.publish.pages.marks import from_outside, made_from, whole
from sourcework.publish.pages.occurrences import Lessons

FILE = "people.toml"
FROM = (
    f"seeds/{{}}, seeds/outside.toml, seeds/neighbours.toml, course/pages/{FILE} and the"
    " handout's names.toml"
)
COPY = "copy-"
OPENING = """\
Who speaks in the {kind}, who was to read it, and who else is named in it; then offices and
places; at the end some who stand only near it. *Known* without a source means: it stands in the
document, or the edition's note says where. What comes from elsewhere has its source in brackets,
and its mark: *known*, *inferred*, *unverified*. Do not teach what is unverified as a fact."""


class Beside(Form):
    """Somebody, with ids of facts and documents from outside that the page adds.

    Under ``person`` ``id`` is of the edition; under ``other`` a name that it does not have.
    """

    id: Words
    cites: tuple[Words, ...] = Field(min_length=1)


class People(Form):
    """The file of the people."""

    person: tuple[Beside, ...] = ()
    other: tuple[Beside, ...] = ()


def people(root: Path, outside: Outside) -> People:
    """Return what the page adds; KitError where it cites what is not there, or somebody twice."""
    found = read_toml(People, root, f"{FOLDER}/{FILE}")
    for kind, entries in (("person", found.person), ("other", found.other)):
        once(entries, "id", kind)
        for each in entries:
            listed(each, "cites", "citation", outside.entries)
    return found


def page(course: Course, root: Path, lessons: Lessons) -> str:
    """Return the whole page, as Markdown."""
    del lessons
    document, outside = course.document, course.outside
    added = people(root, outside)
    beside = _beside(added, course)
    names = names_of(root, document)
    parts = [
        made_from(course, FROM.format(document.path.name)),
        "# Who’s who",
        OPENING.format(kind=course.kind),
    ]
    for title, group in _groups(document).items():
        parts += [f"## {title}"] if group else []
        for each in group:
            parts += _person(each, names, beside.get(each.id, ()), course)
    for title, entities in (("Offices", document.offices), ("Places", document.places)):
        parts += [f"## {title}"] if entities else []
        for each in entities.values():
            parts += _described(each, (), (), beside.get(each.id, ()), course)
    if added.other:
        parts.append(f"## Near the {course.kind}, and not in it")
    for other in added.other:
        lines = [from_outside(each, outside, says=True) for each in other.cites]
        own = [each for each in names if each.beside == other.id]
        parts += [f"### {other.id}", *_named((), own, ()), bullets(lines)]
    return whole(parts, course)


def _beside(added: People, course: Course) -> dict[str, tuple[str, ...]]:
    """Return what is added to each; KitError where something unverified has no source there."""
    document, outside = course.document, course.outside
    entities = {**document.people, **document.offices, **document.places}
    found, places = {}, {}
    for each in added.person:
        found[known("person or office", each.id, entities, each.spot.at("id"))] = each.cites
        places[each.id] = each.spot.at("cites")
    for entity in entities.values():
        marks = {outside.entries[name].mark for name in found.get(entity.id, ())}
        for remark in entity.remarks:
            if remark.mark == "unverified" and "unverified" not in marks:
                seen = f"{entity.id!r} has an unverified remark, and no source for it"
                do = f"cite a fact or document marked unverified, here, below id = {entity.id!r}"
                if entity.id not in places:
                    do = (
                        f"add a [[person]] with id = {entity.id!r}, citing a fact marked unverified"
                    )
                raise KitError(places.get(entity.id, f"course/pages/{FILE}, line 1"), seen, do)
    return found


def _groups(document: Document) -> dict[str, list[Entity]]:
    """Return the people: who speaks, who was to read it, who else is named."""
    groups: dict[str, list[Entity]] = {"Who speaks": [], "Who was to read it": [], "Who else": []}
    speak, read, named = groups.values()
    for each in document.people.values():
        if copies(each, document):
            read.append(each)
        elif speaks_in(each, document):
            speak.append(each)
        else:
            named.append(each)
    return groups


def copies(person: Entity, document: Document) -> tuple[str, ...]:
    """Return the ids of the facts that say which copies somebody gets."""
    return tuple(
        each.id
        for each in document.facts.values()
        if each.id.startswith(COPY) and (each.value or "").endswith(f": {person.name}")
    )


def speaks_in(person: Entity, document: Document) -> str:
    """Return where somebody's words stand, as ranges of passages; "" without any.

    >>> from sourcework.new import letter
    >>> [speaks_in(letter().people[each], letter()) for each in ("brandt", "veit")]
    ['B1 to B6', 'B4']
    """
    there = {each.id for each in document.passages.values() if each.voice[0] == person.id}
    there |= {each.passage for each in document.facts.values() if each.voice[0] == person.id}
    runs: list[list[str]] = []
    fresh = True
    for name in document.passages:
        if name in there and fresh:
            runs.append([name])
        elif name in there:
            runs[-1].append(name)
        fresh = name not in there
    return ", ".join(each[0] if len(each) == 1 else f"{each[0]} to {each[-1]}" for each in runs)


def _person(
    person: Entity, names: Sequence[Name], cites: Sequence[str], course: Course
) -> Iterator[str]:
    lines, document = [], course.document
    if held := copies(person, document):
        numbers = " and ".join(each.removeprefix(COPY) for each in held)
        passages = ", ".join(dict.fromkeys(document.fact(each).passage for each in held))
        lines.append(f"{'copies' if len(held) > 1 else 'copy'} {numbers} ({passages})")
    if place := speaks_in(person, document):
        lines.append(f"speaks in {place}")
    own = [each for each in names if each.of == person.id]
    yield from _described(person, own, lines, cites, course)


def _described(
    entity: Entity,
    names: Sequence[Name],
    lines: Sequence[str],
    cites: Sequence[str],
    course: Course,
) -> Iterator[str]:
    yield f"### {entity.name[:1].upper()}{entity.name[1:]}"
    tag = next(iter(course.document.whole))
    own = [original(entity.names[tag], tag)] if tag in entity.names else []
    yield from _named(own, names, lines)
    outside = (from_outside(each, course.outside, says=True) for each in cites)
    yield bullets([*_remarks(entity), *outside])


def _named(own: Sequence[str], names: Sequence[Name], lines: Sequence[str]) -> Iterator[str]:
    """Yield the line below the heading: other names, copies, where somebody speaks."""
    others = [
        f"{', '.join(original(words, lang) for lang, words in each.scripts)}"
        f" ({each.mark}: {escaped(each.source)})"
        for each in names
    ]
    if own or others or lines:
        yield " · ".join([*own, *others, *lines])


def _remarks(entity: Entity) -> Iterator[str]:
    """Yield what the edition says; what it has not checked is said with its source instead."""
    for each in entity.remarks:
        if each.mark != "unverified":
            yield f"{escaped(each.words)} *({each.mark})*"
