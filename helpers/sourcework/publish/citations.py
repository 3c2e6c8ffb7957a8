"""Citations in a manuscript: ``[@id]`` in its prose, a link in the notebook, a list at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sourcework.citing import cite
from sourcework.course import Course
from sourcework.languages import with_cyrillic_marked
from sourcework.outside import MARKS, MEANING, SEEN, Neighbour, Outside, OutsideFact, Source
from sourcework.outside.passing import mark, short
from sourcework.publish.manuscript import Cell, cited
from sourcework.publish.markdown import escaped
from sourcework.publish.references import CITED

HEADING = "## Sources"
# Below it the list of sources is put: what the reader takes along comes first.
LAST_HEADING = "## Key points"


def with_citations(cells: Sequence[Cell], course: Course) -> tuple[Cell, ...]:
    """Return the cells of one edition with links for citations, and the list of sources.

    The list stands after the key points; there is none where nothing is cited.
    """
    names = list(dict.fromkeys(name for each in cells for name in cited(each)))
    made = [
        each if each.is_code else replace(each, source=linked(each.source, course.outside))
        for each in cells
    ]
    if names:
        at = _place(made)
        made.insert(at, Cell("markdown", sources(names, course), cells[at - 1].line))
    return tuple(made)


def linked(text: str, outside: Outside) -> str:
    """Return a text with each citation as links, and its mark in words.

    >>> from sourcework.outside.values import Named
    >>> book = Source("vogt", "book", "On Flour", "whole", ("Vogt, Anna",), issued="1851",
    ...               url="https://example.org/flour")
    >>> known = Outside(Named("source", {"vogt": book}), Named("fact", {}), Named("neighbour", {}))
    >>> linked("Flour was dear [@vogt].", known)
    'Flour was dear ([Vogt 1851](https://example.org/flour), known).'
    """
    return CITED.sub(
        lambda found: f"({_inline(found[1], outside)})" if found[1] else found[0], text
    )


def sources(names: Iterable[str], course: Course, taker: str = "lesson") -> str:
    """Return the list of what is cited: id, whole citation, how much was seen, and the mark.

    ``taker`` is what takes it from elsewhere: a lesson or a page.
    """
    entries = [course.outside.entries[name] for name in names]
    used = {each.mark for each in entries}
    meanings = "; ".join(f"*{each}*: {MEANING[each]}" for each in MARKS if each in used)
    lines = [
        f"- {with_cyrillic_marked(line, course.document.whole)}"
        for each in entries
        for line in _listed(each, course)
    ]
    return "\n".join(
        [HEADING, "", f"What this {taker} takes from elsewhere. {meanings}.", "", *lines]
    )


def _place(cells: Sequence[Cell]) -> int:
    """Return where the list goes: behind the cell with the last heading, or at the end."""
    for index, each in enumerate(cells):
        if not each.is_code and LAST_HEADING in each.source.splitlines():
            return index + 1
    return len(cells)


def _inline(name: str, outside: Outside) -> str:
    entry = outside.entries[name]
    parts = [link(each) for each in outside.sources_of(entry)]
    return ", ".join([*parts, mark(entry)])


def link(source: Source | Neighbour) -> str:
    """Return a source as it is named in passing, as a link where it has an address."""
    name = escaped(short(source).replace("[", "").replace("]", ""))
    return f"[{name}]({source.url})" if source.url else name


def _listed(entry: Source | Neighbour | OutsideFact, course: Course) -> Iterator[str]:
    """Yield the one line of an entry in the list."""
    found = course.outside.sources_of(entry)
    seen = "; ".join(dict.fromkeys(SEEN[each.seen] for each in found))
    caveat = [entry.caveat] if isinstance(entry, OutsideFact) else [entry.note]
    if isinstance(entry, Neighbour) and entry.dated:
        caveat.insert(0, f"Dated so because of this: {entry.dated}.")
    citation = cite(entry.id, course.document, course.outside)
    parts = [citation.markdown, *(each for each in caveat if each)]
    yield f"`{entry.id}` ({mark(entry)}; {seen}): {' '.join(parts)}"


__all__ = ["link", "linked", "sources", "with_citations"]
