"""What the pages take from elsewhere, with mark and source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sourcework.course import Course
from sourcework.outside import Neighbour, Outside, OutsideFact
from sourcework.publish.citations import linked, sources
from sourcework.publish.markdown import escaped
from sourcework.publish.references import CITED


def made_from(course: Course, what: str) -> str:
    """Return the first line of a page that is made: what makes it, and from what."""
    return f"<!-- Made by `{course.place.built_by}` from {what}. Change those, not this page. -->"


def whole(parts: Sequence[str], course: Course, also: Iterable[str] = ()) -> str:
    """Return a page: its citations as links with their marks, and a list of sources at the end.

    ``also`` are ids that the page names without citing them.
    """
    text = "\n\n".join(parts)
    names = [name for name in CITED.findall(text) if name]
    cited = dict.fromkeys([*names, *also])
    listed = [sources(cited, course, "page")] if cited else []
    return "\n\n".join([linked(text, course.outside), *listed]) + "\n"


def from_outside(name: str, outside: Outside, *, says: bool = False) -> str:
    """Return what stands outside under an id, cited, and what to bear in mind of it.

    Of a neighbouring document that is its title; with ``says``, what it says first as well.

    >>> from sourcework.outside.values import Named
    >>> dear = OutsideFact("dear", "Flour was dear.", "known", ("vogt",), caveat="In the south.")
    >>> from_outside("dear", Outside(Named("source", {}), Named("fact", {"dear": dear}), {}))
    'Flour was dear [@dear]. In the south.'
    """
    entry = outside.entries[name]
    if isinstance(entry, OutsideFact):
        return f"{escaped(entry.says).rstrip('.')} [@{name}]. {escaped(entry.caveat)}".rstrip()
    words = f"{escaped(entry.title)} [@{name}]."
    if says and isinstance(entry, Neighbour):
        words += f" {escaped(entry.says[0].says)} *({entry.says[0].mark})*"
    return f"{words} {escaped(entry.note)}".rstrip()
