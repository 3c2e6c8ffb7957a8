"""All lessons, made into notebooks, pages, slides, handouts and a zip, or compared with them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path

from sourcework.course import Course
from sourcework.errors import KitError, UnknownName
from sourcework.export.lms import lms_files
from sourcework.export.writing import files
from sourcework.lesson.answering import asking_the_way
from sourcework.publish import bundle, handouts, pages, plans, slides
from sourcework.publish.bundle.contents import words_of
from sourcework.publish.checked.folders import (
    LESSONS,
    examine_folders,
    lesson_files,
)
from sourcework.publish.checked.texts import read_text
from sourcework.publish.differences import Patterns, differences, sanitizing
from sourcework.publish.editions import as_text, drafts
from sourcework.publish.exercises import examine_asked, examine_exercises
from sourcework.publish.handouts.typeset import NoLetter
from sourcework.publish.manuscript import Manuscript, read_manuscript
from sourcework.publish.moving import moved
from sourcework.publish.outside import examine_outside
from sourcework.publish.running import run_all
from sourcework.publish.simplified import examine_simplified
from sourcework.publish.storing import (
    no_longer_for_a_class,
    no_longer_made,
    remove,
    store,
    stored,
    strays,
)
from sourcework.views.reader import reader_page

NO_KIT = (
    "the kit was installed as a package, without what sets it up elsewhere; build in a copy of "
    "its project"
)
SANITIZE = "tests/nbval-sanitize.cfg"
Maker = Callable[[Course, Path, Sequence[Manuscript]], Mapping[str, str]]
# Each returns pages of course/ by their paths, from the root and all lessons.
PAGES: tuple[Maker, ...] = (plans.make, pages.make)


def build(course: Course, root: Path, check: bool = False, only: Collection[str] = ()) -> int:
    """Make notebooks and pages, or with ``check`` say what would change; 0 when all is well.

    ``root`` is the folder in which ``course/lessons`` stands, and in which all is written.
    ``only`` names the lessons to make, such as ``02-verify``; unless given, all of them, and the
    pages of course/ that are made from all.
    What is made no longer is removed. Raises KitError where a manuscript has a fault or one of its
    cells fails.
    """
    course, moving = moved(course, root, check)
    lessons = read_all(course, root, only)
    if not only:
        examine_asked(root, lessons)
    handouts.examine(course, root, lessons)
    words_of(course, root)
    pages = {} if only else made_pages(course, root, lessons)
    notebooks = _notebooks_of(course, lessons)
    made = notebooks | pages
    # With some lessons alone, nothing is known of the others.
    left = () if only else no_longer_made(course, root, made)
    alien = () if only else tuple(each for each in strays(root, made) if each not in left)
    for path in alien:
        print(f"{path} has no manuscript in {LESSONS}: remove it")
    if check:
        for path in left:
            print(f"{path} is made no longer: what it was made from is gone")
        changed = _compare(root, made) + len(left)
    else:
        before = asking_the_way(course)
        changed = store(root, {path: text.encode() for path, text in made.items()})
        remove(root, left)
        if asking_the_way(course) != before:
            # What a cell says of the way to answer has changed with the lessons that ask for it.
            again = _notebooks_of(course, lessons)
            changed += store(root, {path: text.encode() for path, text in again.items()})
    outcome = "differ from what is stored" if check else "written"
    counted = f"{len(notebooks)} notebooks and {len(pages)} pages"
    many = f"{len(lessons)} lesson{'' if len(lessons) == 1 else 's'}"
    print(f"{counted} from {many}, {changed} {outcome}")
    return 1 if alien or (check and (changed or moving)) else 0


def _notebooks_of(course: Course, lessons: Sequence[Manuscript]) -> dict[str, str]:
    """Return the text of every notebook by its path; those that are stored run, run."""
    every = [draft for each in lessons for draft in drafts(each, course)]
    asked = {each.path: as_text(each.notebook) for each in every if not each.edition.runs}
    return asked | run_all([each for each in every if each.edition.runs])


def made_pages(course: Course, root: Path, lessons: Sequence[Manuscript]) -> dict[str, str]:
    """Return the pages of course/ that are made from all lessons, by their paths."""
    return {path: text for make in PAGES for path, text in make(course, root, lessons).items()}


def build_for_class(course: Course, root: Path) -> int:
    """Make dist/ from all lessons: slides, handouts and the zip; return 0.

    Raises KitError where a lesson, a worksheet or a part of the kit is at fault.
    """
    made, problem = {}, None
    lessons = read_all(course, root)
    try:
        made = made_for_class(course, root, lessons)
    except NoLetter as error:
        if not _beside_the_kit(course, root):
            raise
        problem = error
        made = {**_shown(course, root, lessons, {}), **reader_and_data(course)}
    print(f"{len(made)} files for a class in dist/, {store(root, made)} written")
    if lessons and not any(each.endswith(".zip") for each in made):
        print(f"No zips: {NO_KIT if not problem else 'their first page leads to the handouts'}.")
    remove(root, no_longer_for_a_class(root, made))
    if problem:
        print(f"The handouts are not made, and all else is. {problem}")
    return 1 if problem else 0


def made_for_class(course: Course, root: Path, lessons: Sequence[Manuscript]) -> dict[str, bytes]:
    """Return what dist/ holds, by paths: slides, handouts and two zips.

    A course in a folder of its own has its reader and data there as well.
    """
    pages = handouts.pages_of_passages(course, root, lessons)
    made = {**_shown(course, root, lessons, pages), **handouts.make(course, root, lessons)}
    made |= {f"dist/lms/{name}": content for name, content in lms_files(course).items()}
    zips = {}
    if bundle.ours(root) or (lessons and bundle.has_kit()):
        zips = bundle.make(course, root, lessons, made)
    return made | zips | ({} if bundle.ours(root) else reader_and_data(course))


def _shown(
    course: Course, root: Path, lessons: Sequence[Manuscript], pages: Mapping[str, tuple[int, ...]]
) -> dict[str, bytes]:
    """Return the slides of all lessons, and of all plans."""
    planned = slides.make_planned(course, lessons, plans.plans(root, lessons), pages)
    return {**slides.make(course, lessons), **planned}


def _beside_the_kit(course: Course, root: Path) -> bool:
    """Whether it is a course in a folder of its own, which may have no lesson yet."""
    own = course.place.checkout
    return own is not None and own == root.resolve() and not bundle.ours(root)


def reader_and_data(course: Course) -> dict[str, bytes]:
    """Return what a course in a folder of its own has in dist/: its reader, and its data."""
    page = reader_page(course.document, claims=course.claims)
    data = {f"dist/data/{name}": content for name, content in files(course).items()}
    return {"dist/reader.html": page.encode(), **data}


def read_all(course: Course, root: Path, only: Collection[str] = ()) -> list[Manuscript]:
    """Return the manuscripts under ``root``, or those named, in the order of their numbers."""
    examine_folders(root)
    examine_seeds(course)
    examine_exercises(root, course)
    paths = lesson_files(root)
    if not paths and not _beside_the_kit(course, root):
        raise KitError(f"{LESSONS}/", "no lesson there", "run this in the project's top folder")
    for name in (each for each in only if each not in paths):
        raise UnknownName.near("lesson", name, paths)
    return [read_manuscript(paths[each], root, course) for each in paths if each in (only or paths)]


def examine_seeds(course: Course) -> None:
    """Raise KitError, with file and line, at a fault of what stands beside the edition."""
    folder = course.place.edition.parent
    read_text(folder.parent, f"{folder.name}/{course.place.edition.name}")
    claims = [each.id for each in course.claims]
    examine_outside(folder.parent, folder.name, claims, course.document.passages)
    examine_simplified(folder.parent, folder.name, course.document)


def _compare(root: Path, made: Mapping[str, str]) -> int:
    """Print how the stored files differ from those made and return how many do."""
    patterns = sanitizing(root / SANITIZE)
    changed = 0
    for path, text in made.items():
        was = stored(root / path).decode(errors="replace")
        lines = list(_differences(path, was, text, patterns)) if was else ["  not there yet"]
        if lines:
            changed += 1
            print("\n".join((path, *lines)))
    return changed


def _differences(path: str, was: str, text: str, patterns: Patterns) -> Iterator[str]:
    if path.endswith(".ipynb"):
        return differences(was, text, patterns)
    old, new = was.splitlines(), text.splitlines()
    lines = unified_diff(old, new, "stored", "built", n=1, lineterm="")
    return (f"    {each}" for each in lines)
