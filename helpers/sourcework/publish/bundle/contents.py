"""Which files go into which zip, and where their links lead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from posixpath import dirname, normpath

import yaml

from sourcework.course import Course
from sourcework.errors import KitError
from sourcework.languages import name_of
from sourcework.publish.checked.prose import unfinished
from sourcework.publish.checked.typed import Form, Words, read_toml
from sourcework.templates import filled

START = "START-HERE.html"
# What `python3 kit.py lab` needs.
KIT = (
    "kit.py",
    "pyproject.toml",
    "environment.yml",
    "LICENSE",
    "CITATION.cff",
    "course/LICENSE",
    "course/exercises",
    "helpers",
    "notebooks",
    "seeds",
)
COURSE = ("README.md", "CHANGELOG.md", "course")
LEFT_OUT = {"__pycache__", ".ipynb_checkpoints", ".DS_Store"}
HANDOUTS, ABOUT = "dist/handouts/", "course/about.toml"
# A link as Markdown writes it, in a notebook's JSON too.
MARKDOWN = re.compile(r"(?<=\]\()[^)\s\"]+(?=\))")
# A page that is text; a picture or a PDF has no links to follow.
LINKED = (".md", ".ipynb")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A zip: the folder it unpacks to, the page it starts from, and what is in it.

    ``has`` says which files of dist/ are, ``kit`` which of the project's folders and files;
    ``readme`` stands in the kit in place of the project's own, where there is one; ``words`` are
    what the words in both pages stand for; ``answers`` is whether it has the answers; ``moved``
    says where a folder goes that stands elsewhere in the project.
    """

    folder: str
    page: str
    kit: tuple[str, ...]
    has: Callable[[str], bool]
    words: Mapping[str, str]
    readme: str = ""
    answers: bool = False
    moved: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where it is written."""
        return f"dist/{self.folder}.zip"


def tells_no_answer(path: str) -> bool:
    """Whether a file of dist/ may be given to learners at the beginning.

    Slides show results, the notes on the document what the edition proposes.

    >>> [tells_no_answer(f"dist/handouts/a4/{name}.pdf") for name in ("02-verify", "keys/02")]
    [True, False]
    """
    is_paper = path.startswith(HANDOUTS)
    return is_paper and not any(word in path for word in ("/keys/", "document-notes"))


def for_class(course: Course, root: Path) -> Bundle:
    """Return what a class gets."""
    words = words_of(course, root)
    name = f"{course.name}-class"
    # What the exercises say, right answers too, is not laid before the class: it goes to the code.
    moved = {"course/exercises": f"helpers/{course.name}/exercises"}
    return Bundle(name, "class.html", KIT, tells_no_answer, words, "class-readme.md", moved=moved)


def for_teacher(course: Course, root: Path) -> Bundle:
    """Return what its teacher gets."""
    words = words_of(course, root)
    name, all_of_it = f"{course.name}-teacher", (*KIT, *COURSE)
    return Bundle(name, "teacher.html", all_of_it, in_dist, words, answers=True)


def in_dist(path: str) -> bool:
    """Whether a file is one of dist/."""
    return path.startswith("dist/")


class About(Form):
    """What a course says of itself on the pages to start from."""

    page: Words = ""
    readme: Words = ""
    after: Words = "its lessons"


def words_of(course: Course, root: Path) -> dict[str, str]:
    """Return what the words in the pages stand for: what the course is called, and about it."""
    about = read_toml(About, root, ABOUT) if (root / ABOUT).exists() else About()
    for key in ("page", "readme", "after"):
        if seen := unfinished(getattr(about, key)):
            raise KitError(about.spot.at(key), *seen)
    plain = f"In these lessons you read a {course.kind} and work with what it says."
    original, *others = map(name_of, course.document.whole)
    facing = bool(others)
    return {
        "title": course.title,
        "name": course.name,
        "kind": course.kind,
        "page": about.page or plain,
        "readme": about.readme or plain,
        "after": about.after,
        "facing": " on facing pages" if facing else "",
        "sides": f", {original} on the left, {others[0]} on the right" if facing else "",
    }


def kit(bundle: Bundle, root: Path) -> Iterator[tuple[str, bytes]]:
    """Return the files of the kit in a zip, each with its path; KitError where one is missing."""
    for name in bundle.kit:
        place = root / name
        if not place.exists():
            raise KitError(bundle.path, f"{name} is not there", "build in a whole copy")
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and not LEFT_OUT & set(path.parts) and path.suffix != ".pyc":
                inside = Path(bundle.moved.get(name, name)) / path.relative_to(place)
                yield inside.as_posix(), path.read_bytes()
    if bundle.readme:
        yield "README.md", filled(f"publish/bundle/{bundle.readme}", **bundle.words).encode()


def there(path: str, bundle: Bundle, files: Mapping[str, bytes]) -> str:
    """Return the path of a file of the zip; KitError where it is not in it."""
    if path not in files:
        raise KitError(bundle.path, f"no {path} to put in it", "build everything")
    return path


def relinked(files: Mapping[str, bytes], root: Path) -> dict[str, bytes]:
    """Return the pages among ``files`` with links to what is not among them leading to the web."""
    web = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))["repository-code"]
    changed = {}
    for path in (each for each in files if each.endswith(LINKED)):
        leads = partial(_target, path, files, root, web)
        text = files[path].decode()
        made = MARKDOWN.sub(leads, text)
        if made != text:
            changed[path] = made.encode()
    return changed


def _target(
    path: str, files: Mapping[str, bytes], root: Path, web: str, found: re.Match[str]
) -> str:
    """Return where a link of the page at ``path`` leads."""
    target = found[0]
    if "://" in target or target.startswith(("#", "mailto:", "data:")):
        return target
    there = normpath(f"{dirname(path)}/{target.partition('#')[0]}")
    if there in files or any(each.startswith(f"{there}/") for each in files):
        return target
    name = there.removeprefix("kit/")
    return f"{web}/{'tree' if (root / name).is_dir() else 'blob'}/main/{name}"
