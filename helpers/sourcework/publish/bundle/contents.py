"""Which files go into which zip, and where their links lead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from posixpath import dirname, normpath

import yaml

from sourcework import __version__
from sourcework.course import Course
from sourcework.doctor.project import asked
from sourcework.errors import KitError
from sourcework.interpreter import KIT as NAME_OF_KIT
from sourcework.languages import name_of
from sourcework.publish.checked.prose import unfinished
from sourcework.publish.checked.typed import Form, Words, read_toml
from sourcework.templates import filled

START = "START-HERE.html"
# What `python3 kit.py lab` needs.
OURS = (
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
# The same for a course in a folder of its own: what it takes of the kit, whose project file is
# written anew, and what it brings along.
ENGINE = (
    "kit.py",
    "LICENSE",
    "helpers/ipython",
    "helpers/jupyter",
    "helpers/labextension",
    "helpers/requirements.txt",
    "helpers/requirements-test.txt",
    "helpers/setting_up",
    "helpers/sourcework",
)
THEIRS = ("notebooks", "seeds", "course/exercises")
COURSE = ("README.md", "another-document.md", "CHANGELOG.md", "course", "tests")
LEFT_OUT = {"__pycache__", ".ipynb_checkpoints", ".DS_Store"}
# Where the kit itself stands; installed as a package, it lacks what sets it up.
HERE = Path(__file__).parents[4]
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
    says where a folder goes that stands elsewhere in the project; ``engine`` are those taken
    from the kit, where the course stands in a folder of its own, and ``project`` what its
    project file says then.
    """

    folder: str
    page: str
    kit: tuple[str, ...]
    has: Callable[[str], bool]
    words: Mapping[str, str]
    readme: str = ""
    answers: bool = False
    moved: Mapping[str, str] = field(default_factory=dict)
    engine: tuple[str, ...] = ()
    project: str = ""

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
    # What the exercises say, right answers too, is not laid before the class: it goes to the code.
    moved = {"course/exercises": f"helpers/{course.name}/exercises"}
    made = Bundle(
        f"{course.name}-class",
        "class.html",
        OURS,
        tells_no_answer,
        words_of(course, root),
        "class-readme.md",
        moved=moved,
    )
    return made if ours(root) else _beside_the_kit(made, course, root, THEIRS)


def for_teacher(course: Course, root: Path) -> Bundle:
    """Return what its teacher gets."""
    words = words_of(course, root)
    name, all_of_it = f"{course.name}-teacher", (*OURS, "README.md", "CHANGELOG.md", "course")
    made = Bundle(name, "teacher.html", all_of_it, in_dist, words, answers=True)
    return made if ours(root) else _beside_the_kit(made, course, root, (*THEIRS, *COURSE))


def ours(root: Path) -> bool:
    """Whether a folder is the kit's own project, or what was unpacked of one."""
    return (root / "kit.py").is_file()


def has_kit() -> bool:
    """Whether the kit that runs here has what sets it up on another computer."""
    return all((HERE / each).exists() for each in ENGINE)


def _beside_the_kit(made: Bundle, course: Course, root: Path, theirs: tuple[str, ...]) -> Bundle:
    """Return a zip with the engine from where it runs, and the course from its own folder."""
    kept = (f"helpers/{course.name}", *(each for each in theirs if (root / each).exists()))
    project = filled(
        "publish/bundle/project.toml",
        title=course.title,
        name=course.name,
        kit=NAME_OF_KIT,
        version=__version__,
        asked=asked(),
    )
    return replace(made, kit=kept, engine=ENGINE, project=project)


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
    every = [(root, name) for name in bundle.kit] + [(HERE, name) for name in bundle.engine]
    for top, name in every:
        place = top / name
        if not place.exists():
            raise KitError(bundle.path, f"{name} is not there", "build in a whole copy")
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and not LEFT_OUT & set(path.parts) and path.suffix != ".pyc":
                inside = Path(bundle.moved.get(name, name)) / path.relative_to(place)
                yield inside.as_posix(), path.read_bytes()
    if bundle.project:
        yield "pyproject.toml", bundle.project.encode()
    if bundle.readme:
        yield "README.md", filled(f"publish/bundle/{bundle.readme}", **bundle.words).encode()


def there(path: str, bundle: Bundle, files: Mapping[str, bytes]) -> str:
    """Return the path of a file of the zip; KitError where it is not in it."""
    if path not in files:
        raise KitError(bundle.path, f"no {path} to put in it", "build everything")
    return path


def relinked(files: Mapping[str, bytes], root: Path) -> dict[str, bytes]:
    """Return the pages among ``files`` with links to what is not among them leading to the web."""
    cited = root / "CITATION.cff"
    # A course in a folder of its own need not be anywhere on the web.
    if not cited.is_file():
        return {}
    web = yaml.safe_load(cited.read_text(encoding="utf-8"))["repository-code"]
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
