"""A course in a folder of its own, found and opened: what ``--course FOLDER`` names.

Such a folder is laid out as this project is: ``helpers/NAME/course.py`` with a function
``course()``, beside ``seeds``, ``course``, ``notebooks`` and ``pyproject.toml``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module, invalidate_caches
from importlib.util import find_spec
from pathlib import Path
from traceback import extract_tb
from types import ModuleType

from .course import Course
from .errors import KitError
from .interpreter import KIT

# What makes lessons and tests them; a learner needs none of it. Where the kit came as a wheel, its
# extra "build" brings them.
MAKERS = (
    *("docx", "jupytext", "markdown_it", "nbclient", "nbval", "pydantic", "pytest"),
    *("tree_sitter", "tree_sitter_toml"),
)
# What makes the site that runs in a browser, which is the extra "lite".
OF_LITE = ("jupyterlite_core", "jupyterlite_pyodide_kernel")
# What makes pages of a course, which is the extra "site".
OF_SITE = ("furo", "myst_nb", "sphinx")
LAID_OUT = "give the folder that holds helpers, seeds and course"


def is_course(folder: Path) -> bool:
    """Say whether a folder is laid out as a course, whatever may be wrong with it.

    >>> is_course(Path("no-such-folder"))
    False
    """
    with suppress(OSError, ValueError):
        return (folder / "pyproject.toml").is_file() and bool(_packages(folder))
    return False


def need_makers(command: str, makers: Sequence[str] = MAKERS, extra: str = "build") -> None:
    """Raise KitError, naming what ``command`` lacks, unless all that makes lessons is installed."""
    if missing := [each for each in makers if not find_spec(each)]:
        seen = f"not installed, because learners do not need it: {', '.join(missing)}"
        raise KitError(command, seen, f"type `pip install '{KIT}[{extra}]'`")


def opened(folder: Path) -> Course:
    """Return the course in a folder; raise KitError, with file and line, where there is none."""
    return opening(folder)()


def opening(folder: Path) -> Callable[[], Course]:
    """Return the function ``course`` in a folder, which was found to return a course.

    Raises KitError, with file and line, where there is none. The course's package can be imported
    from then on. It is looked for last, so that nothing in the folder hides a module of Python's
    or of the kit's.
    """
    return _opening(found(folder))


def opened_from(package: Path) -> Course:
    """Return the course of a package, where it is known which; raise KitError as ``opened``."""
    return _opening(package.resolve())()


def _opening(package: Path) -> Callable[[], Course]:
    helpers = str(package.parent)
    if helpers not in sys.path:
        sys.path.append(helpers)
        invalidate_caches()
    module = _imported(package)
    make = getattr(module, "course", None)
    where = str(package / "course.py")
    do = "write a function course() that returns a Course, as the course.py of a new course does"
    if not callable(make):
        raise KitError(where, "it has no function course()", do)
    try:
        course = make()
    except Exception as problem:
        raise _told(problem, package) from None
    if not isinstance(course, Course):
        raise KitError(where, f"course() returns {type(course).__name__}, not a Course", do)
    if course.place.package.resolve() != package:
        seen = f"its Place is {course.place.package}, and the package stands in {package}"
        raise KitError(where, seen, "write Place(Path(__file__).parent)")
    typed: Callable[[], Course] = make
    return typed


def found(folder: Path) -> Path:
    """Return the folder of a course's one package; raise KitError where it is not clear.

    >>> found(Path("no-such-folder"))
    Traceback (most recent call last):
    sourcework.errors.KitError: no-such-folder: there is no such folder. Give the folder that \
holds helpers, seeds and course.
    """
    try:
        return _found(folder)
    except (OSError, ValueError) as problem:
        seen = f"it cannot be read ({getattr(problem, 'strerror', None) or problem})"
        raise KitError(str(folder), seen, LAID_OUT) from None


def _found(folder: Path) -> Path:
    where = str(folder)
    if not folder.exists():
        raise KitError(where, "there is no such folder", LAID_OUT)
    if not folder.is_dir():
        raise KitError(where, "it is a file", LAID_OUT)
    if not (folder / "helpers").is_dir():
        raise KitError(where, "there is no folder helpers in it", LAID_OUT)
    packages = _packages(folder)
    helpers = str(folder / "helpers")
    if not packages:
        do = "put course.py into a folder there that has the name of your course"
        raise KitError(helpers, "no folder in it has a file course.py", do)
    if len(packages) > 1:
        names = ", ".join(each.name for each in packages)
        raise KitError(helpers, f"there are several courses in it: {names}", "leave one")
    (package,) = packages
    if not package.name.isidentifier():
        seen = f"{package.name!r} is no name that Python can import"
        raise KitError(str(package), seen, "use small Latin letters, digits and _ alone")
    if not (folder / "pyproject.toml").is_file():
        do = "copy the one of a new course: it marks the top folder"
        raise KitError(where, "there is no file pyproject.toml in it", do)
    return package.resolve()


def _packages(folder: Path) -> list[Path]:
    """Return the folders in ``helpers`` that hold a course; the kit itself is none."""
    found = sorted(each.parent for each in (folder / "helpers").glob("*/course.py"))
    return [each for each in found if each.name != __package__]


def _imported(package: Path) -> ModuleType:
    """Return a package's module ``course``; raise KitError, with file and line, if it fails."""
    try:
        module = import_module(f"{package.name}.course")
    except Exception as problem:
        raise _told(problem, package) from None
    if Path(module.__file__ or "").resolve() != package / "course.py":
        seen = f"there is another package of that name, in {Path(module.__file__ or '').parent}"
        raise KitError(str(package), seen, "rename the folder, and the imports in it")
    return module


def own_fault(problem: Exception, folder: Path) -> KitError | None:
    """Return what a course's own functions raised, with file and line; None for another's fault."""
    package = found(folder)
    frames = [Path(each.filename).resolve() for each in extract_tb(problem.__traceback__)]
    inside = any(each.is_relative_to(package) for each in frames)
    return _told(problem, package) if inside else None


def _told(problem: Exception, package: Path) -> KitError:
    """Return what went wrong in a course's own files: the file, the line and Python's words."""
    if isinstance(problem, KitError):
        return problem
    if isinstance(problem, SyntaxError) and problem.filename:
        place, line = problem.filename, problem.lineno
    else:
        frames = extract_tb(problem.__traceback__)
        own = [each for each in frames if Path(each.filename).resolve().is_relative_to(package)]
        place, line = (own[-1].filename, own[-1].lineno) if own else (str(package), None)
    first = (str(problem).strip().splitlines() or [""])[0]
    # A syntax error's words end with the file and line, which stand before them here.
    words = problem.msg if isinstance(problem, SyntaxError) else first
    seen = f"{type(problem).__name__}{f': {words}' if words else ''}"
    do = "correct this line" if line else "look at what it imports"
    return KitError(f"{place}, line {line}" if line else place, seen, do)
