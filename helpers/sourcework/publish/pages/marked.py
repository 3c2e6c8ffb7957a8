"""All that is marked, by mark: what comes from elsewhere, and what the edition says of people.

An instructor audits it in ten minutes; the rule of each mark stands above its table.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sourcework.course import Course
from sourcework.document import Document
from sourcework.document.values import MARKS, MEANING
from sourcework.outside import SEEN, Neighbour, Outside, OutsideFact, Source
from sourcework.publish.citations import link
from sourcework.publish.markdown import escaped, table
from sourcework.publish.pages.marks import made_from
from sourcework.publish.pages.occurrences import Lessons

FROM = "seeds/{}, seeds/outside.toml and seeds/neighbours.toml"
# What else holds of each, beside what it means.
RULES = {
    "known": "No more is said than the source says. Seen in a list, or as others quote it, is not "
    "enough. Where only a summary was seen, that is said.",
    "general knowledge": "One such work was seen. Nobody is asked to doubt it.",
    "inferred": "The words say so: *probably*, *may*, *if*.",
    "unverified": "The sentence says that others say it; no source that does was seen. It is part "
    "of no answer.",
}
OPENING = """\
For the instructor who wants to know what this course rests on. Each sentence that does not come
from the document itself stands here once, under its mark, with its source and how much of that
was seen.

**Ten minutes:** read the rule above each table (1). Read *general knowledge* and *unverified*
whole: are they under the right mark? (3) Read *inferred*: would you argue it? (2) Take five
sentences of *known* at random, open their sources, and compare; mind what stands right after (4).
Write to us if one fails.

Whether a document *supports* or *contradicts* a passage is the editor's judgement. Learners see
it only after they have judged for themselves."""
HEAD = ("what is said", "source, and how much of it was seen", "id")
OF_PEOPLE = """\
What the edition says of people, offices and places, with the same marks. *Known* here means: it
stands in the document, or the note names its source. [Who's who](whos-who.md) has the sources of
the others."""
Row = tuple[str, str, str]


def page(course: Course, root: Path, lessons: Lessons) -> str:
    """Return the whole page, as Markdown; "" for a course that takes nothing from outside."""
    del root, lessons
    document, outside = course.document, course.outside
    if not outside.facts and not outside.neighbours:
        return ""
    parts = [
        made_from(course, FROM.format(document.path.name)),
        "# What is marked, and how surely we know it",
        OPENING,
    ]
    rows = {mark: [*facts(outside, mark), *statements(outside, mark)] for mark in MARKS}
    for mark in MARKS:
        title = f"## {mark[:1].upper()}{mark[1:]}: {len(rows[mark])}"
        rule = f"{MEANING[mark][:1].upper()}{MEANING[mark][1:]}. {RULES[mark]}"
        parts += [title, rule, table(HEAD, rows[mark])]
    parts += ["## People, offices and places, in the edition", OF_PEOPLE, _of_people(document)]
    return "\n\n".join(parts) + "\n"


def facts(outside: Outside, mark: str) -> Iterator[Row]:
    """Yield the facts from outside with a mark, each with its warning and its sources."""
    for each in outside.facts.values():
        if each.mark == mark:
            yield _said(each.says, each.caveat), _sources(each, outside), f"`{each.id}`"


def statements(outside: Outside, mark: str) -> Iterator[Row]:
    """Yield what neighbouring documents say, with a mark, and what of the document it is about."""
    for each in outside.neighbours.values():
        for said in each.says:
            if said.mark == mark:
                about = f"{said.bearing} {', '.join(said.passages)}" if said.passages else ""
                yield _said(said.says, about and f"({about})"), _source(each), f"`{each.id}`"


def _said(says: str, more: str) -> str:
    return f"{escaped(says)} *{escaped(more)}*" if more else escaped(says)


def _sources(fact: OutsideFact, outside: Outside) -> str:
    return "; ".join(_source(each) for each in outside.sources_of(fact))


def _source(source: Source | Neighbour) -> str:
    """Return a source as a link, and how much of it was seen."""
    part = f": {escaped(source.part)}" if isinstance(source, Neighbour) and source.part else ""
    return f"{link(source)} ({SEEN[source.seen]}{part})"


def _of_people(document: Document) -> str:
    entities = [
        *document.people.values(),
        *document.offices.values(),
        *document.places.values(),
    ]
    rows = [
        (mark, escaped(each.name), escaped(remark.words))
        for mark in MARKS
        for each in entities
        for remark in each.remarks
        if remark.mark == mark
    ]
    return table(("mark", "who or what", "what is said"), rows)
