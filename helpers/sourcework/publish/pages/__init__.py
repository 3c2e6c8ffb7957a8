"""Pages for the instructor, made from the edition, the exercises and the lessons.

    entries     course/pages/*.toml -> entries that know their line
    met         where in the lessons a word first stands
    marks       what comes from elsewhere, with mark and source
    questions   twelve questions with model answers, and what classes get wrong
    key         the answer key
    glossary    terms, and the words of the original that the lessons teach
    people      who's who
    dates       the chronology
    marked      all that is marked, by mark

``make(course, root, lessons)`` returns the pages; it writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sourcework.course import Course
from sourcework.publish.manuscript import Manuscript
from sourcework.publish.pages.dates import page as chronology
from sourcework.publish.pages.entries import FOLDER
from sourcework.publish.pages.glossary import page as glossary
from sourcework.publish.pages.key import page as key
from sourcework.publish.pages.marked import page as marked
from sourcework.publish.pages.marks import made_from, whole
from sourcework.publish.pages.occurrences import Lessons, asked
from sourcework.publish.pages.people import page as whos_who

__all__ = ["make"]
FROM = "what stands in seeds"
# Each page, and the file without which a course has no such page; the key needs none.
PAGES = {
    "course/key.md": (key, ""),
    "course/glossary.md": (glossary, "terms.toml"),
    "course/whos-who.md": (whos_who, "people.toml"),
    "course/chronology.md": (chronology, "dates.toml"),
    "course/marked-facts.md": (marked, ""),
}


def make(course: Course, root: Path, lessons: Sequence[Manuscript]) -> Mapping[str, str]:
    """Return the text of each page by its path: the key of what is asked, what has its file, and
    the course's own.

    ``lessons`` are all manuscripts of the project. Raises KitError with file, line and entry where
    an entry of course/pages/ names what is not there.
    """
    every = Lessons(tuple(lessons))
    asking = (root / FOLDER).is_dir() or any(map(asked, lessons))
    made = {
        path: page(course, root, every)
        for path, (page, file) in PAGES.items()
        if ((root / FOLDER / file).exists() if file else asking)
    }
    own = course.pages(course) if course.pages and (root / FOLDER).is_dir() else {}
    made |= {
        f"course/{name}": whole([made_from(course, FROM), text], course)
        for name, text in own.items()
    }
    return {path: text for path, text in made.items() if text}
