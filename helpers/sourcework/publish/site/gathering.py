"""All pages together, and the first one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from types import SimpleNamespace

from sourcework.addresses import binder
from sourcework.addresses import pages as pages_of
from sourcework.claims import Verdict
from sourcework.course import Course
from sourcework.interpreter import KIT
from sourcework.publish.manuscript import Manuscript
from sourcework.publish.site import tables, taking, teachers, telling
from sourcework.publish.site.lessons import answered, unanswered
from sourcework.publish.site.reference import reference_pages
from sourcework.publish.site.routes import Routes
from sourcework.publish.site.words import Way, first_page
from sourcework.templates import filled

LESSON_LINK = "lite/notebooks/index.html?path={}.ipynb"
SOLVED = "This is the lesson with answers and notes, for teachers."


@dataclass(slots=True)
class Pages:
    """The site before it is one: what Sphinx makes pages of, and what goes along as it is."""

    sources: dict[str, bytes] = field(default_factory=dict)
    extra: dict[str, bytes] = field(default_factory=dict)

    def add(self, texts: Mapping[str, str]) -> None:
        """Add pages that are text."""
        self.sources |= {path: text.encode() for path, text in texts.items()}


def gathered(
    course: Course,
    root: Path,
    lessons: Sequence[Manuscript],
    made: Mapping[str, bytes],
    lite: bool,
) -> Pages:
    """Return all pages of a course; ``made`` is what else dist/ holds, ``lite`` whether the
    lessons can be opened within the site.
    """
    pages = Pages()
    books = [root / "notebooks" / f"{each.name}.ipynb" for each in lessons]
    places = {f"notebooks/{each.name}": f"lessons/{each.name}" for each in books}
    taken = taking.found_at(course, made)
    routes = Routes(places | teachers.pages_of(root, lessons), root, course.home, taken)
    first = lessons[0].name if lessons else ""
    about = first_page(course, root)
    ways = [_way(each, first, lite, course) for each in about.ways]
    pages.add(
        {
            "index.md": filled(
                "publish/site/first.md",
                page=about,
                ways=[each for each in ways if each],
                lessons=lessons,
                kind=course.kind,
            ),
            "lessons/index.md": filled("publish/site/lessons.md", lessons=lessons),
            "document.md": telling.words_page(course),
            "cite.md": telling.citing_page(course, pages_of(course.home)),
        }
    )
    for each in lessons:
        before = filled("publish/site/before.md", lite=lite, name=each.name, binder=binder(course))
        book, solved = f"notebooks/{each.name}.ipynb", f"course/answers/{each.name}.ipynb"
        pages.add(
            {
                routes.pages[book]: unanswered(root / book, course, routes, before),
                routes.pages[solved]: answered(root / solved, course, routes, SOLVED),
            }
        )
    pages.sources |= teachers.teacher_pages(root, routes, lessons)
    _add_answered(pages, course)
    pages.add(reference_pages(course))
    texts, pages_files = taking.downloads(course, made)
    pages.add(texts)
    pages.extra |= pages_files | telling.readers(course)
    return pages


def _add_answered(pages: Pages, course: Course) -> None:
    """Add what is looked up when the questions are answered."""
    explorers = telling.explorers(course)
    names = [(Path(each).stem, Path(each).stem.partition("-")[2]) for each in explorers]
    pages.add(explorers)
    pages.add(
        {
            "answered/index.md": filled(
                "publish/site/answered.md",
                kind=course.kind,
                claims=len(course.claims),
                pictures=len(course.pictures),
                explorers=names,
            ),
            "answered/figures.md": filled(
                "publish/site/figures.md",
                kind=course.kind,
                units=course.units,
                table=tables.figures_table(course),
            ),
        }
    )
    if len(course.claims):
        claims = tables.claims_table(course)
        words = filled("publish/site/claims.md", verdicts=list(Verdict), table=claims)
        pages.add({"answered/claims.md": words})
    if course.pictures:
        pages.add({"answered/pictures.md": telling.pictures_page(course)})


def _way(way: Way, first: str, lite: bool, course: Course) -> SimpleNamespace | None:
    """Return a way in with its links as HTML; None where it cannot be gone from this site."""
    lines = [f"<p>{escape(way.how)}</p>"] if way.how else []
    match way.kind:
        case "browser":
            if not (lite and first):
                return None
            lines += [_button(LESSON_LINK.format(first), "Open the first lesson")]
        case "binder":
            address = binder(course)
            if not (address and first):
                return None
            lines += [_button(address, "Open the first lesson on Binder")]
        case "computer":
            lines += _to_type(course)
        case "paper":
            lines += [_button("downloads.html", "Handouts and worksheets")]
    return SimpleNamespace(name=way.name, wait=way.wait, lost=way.lost, lines=lines)


def _button(address: str, words: str) -> str:
    return f'<p class="open"><a class="button" href="{escape(address)}">{escape(words)}</a></p>'


def _to_type(course: Course) -> list[str]:
    """Return what one types to open the lessons: in the kit's checkout, or with the kit."""
    root = course.place.checkout
    if root and (root / "kit.py").is_file():
        get = f"git clone {course.home}\ncd {course.home.rpartition('/')[2]}\n"
        return [f"<pre>{escape(get if course.home else '')}python3 kit.py lab</pre>"]
    return [f"<pre>{KIT} lab --course FOLDER</pre>"]
