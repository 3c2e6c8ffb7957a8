"""What a course's command understands, and what it does: lab, lay-out, doctor, class, build, …

The command of a course works with that course, and with any other that stands in a folder laid
out as its own is: ``--course FOLDER``, and for ``build`` and ``test`` the folder alone.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from . import __version__, courses, surroundings
from .course import Course
from .errors import KitError
from .interpreter import KIT
from .kernel import COURSE
from .places import Place

Opening = Callable[[], Course]
# What `build` makes alone, by its name.
PARTS = ("lite", "site")


def parser(name: str) -> argparse.ArgumentParser:
    """Return what the command of that name understands.

    >>> words = parser("letter").parse_args(["lab", "--no-browser", "--port", "8899"])
    >>> words.browser, words.port
    (False, 8899)
    >>> parser("letter").parse_args(["test", "-k", "edition"]).chosen
    ['-k', 'edition']
    >>> words = parser("letter").parse_args(["build", "lite", "my-course", "--pyodide", "core"])
    >>> words.part, words.course.name, words.pyodide
    ('lite', 'my-course', 'core')
    """
    top = argparse.ArgumentParser(prog=name, description="Read, verify, compare.")
    top.add_argument("--version", action="version", version=f"{name} {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_lab(commands)
    _add_lay_out(commands)
    _add_doctor(commands)
    _add_export(commands)
    _add_class(commands)
    _add_new(commands)
    _add_build(commands)
    tests = "run the whole test suite; or, with a course's folder, the checks of that course"
    for name, words in (("test", tests), ("bench", "run the benchmarks")):
        # No character starts an option here: options after the word are pytest's, in their order.
        runner = commands.add_parser(name, help=words, prefix_chars="\0", add_help=False)
        runner.add_argument("chosen", nargs="*", metavar="PYTEST-ARGUMENT")
    return top


def _add_course(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--course", type=Path, metavar="FOLDER", help="another course, in a folder of its own"
    )


def _add_new(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    new = commands.add_parser("new", help="lay out a course for another document in a folder")
    new.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that is not there yet")
    new.add_argument("--name", default="", help="its package's name (default: from the folder's)")


def _add_build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    build = commands.add_parser(
        "build",
        help="make notebooks, course pages, slides and handouts",
        epilog=f"{KIT} build lite makes dist/site/lite: the lessons, to be run in a browser alone. "
        f"{KIT} build site makes dist/site: pages for the web, which also open from a disk. It "
        "keeps dist/site/lite, and leads to the lessons there: so make that first.",
    )
    build.set_defaults(part="")
    build.add_argument(
        "what",
        nargs="*",
        action=_Part,
        metavar="lite | site | FOLDER",
        help="a part of it alone, and a course in a folder of its own; else all of this course",
    )
    build.add_argument("--check", action="store_true", help="change nothing; fail if it would")
    build.add_argument(
        "--pyodide",
        default="cdn",
        metavar="cdn | core | FOLDER",
        help="for lite: where Python in the browser comes from (default: cdn, Pyodide's own site)",
    )
    _add_course(build)


class _Part(argparse.Action):
    """What is to be made: a part by its name, then the folder of a course; either may stay away."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        given = list(values) if isinstance(values, list) else []
        if given and given[0] in PARTS:
            namespace.part = given.pop(0)
        if len(given) > 1:
            parser.error(f"{given[1]!r} is too much: name one folder")
        if given:
            namespace.course = Path(given[0])


def _add_lab(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    lab = commands.add_parser("lab", help="open your copy of the lessons in JupyterLab")
    lab.add_argument("--no-browser", dest="browser", action="store_false", help="only print where")
    lab.add_argument(
        "--port", type=_port, help="the port to listen on (default: 8888, or the next)"
    )
    lab.add_argument("--folder", type=Path, help="your copies' folder (default: my-lessons)")
    _add_course(lab)


def _add_lay_out(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    lay_out = commands.add_parser(
        "lay-out",
        help="copy the lessons into a folder, ready for a server that you start yourself",
        epilog="Never writes over work: an updated lesson is laid beside the one worked in.",
    )
    lay_out.add_argument("folder", type=Path, metavar="FOLDER", help="the learner's folder")
    _add_course(lay_out)


def _add_doctor(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    doctor = commands.add_parser(
        "doctor",
        help="see whether this machine can run the class",
        epilog="Ends with 0 where it can and 1 where it cannot. Nothing is installed or fetched.",
    )
    doctor.add_argument("--json", action="store_true", help="print one object, for a program")
    doctor.add_argument("--ask", action="store_true", help="ask, too, whether Binder answers")
    doctor.add_argument("--folder", type=Path, help="where the lessons will be (as for lab)")
    _add_course(doctor)


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = commands.add_parser(
        "export",
        help="write the document's data for other programs, or the questions for an LMS",
        epilog="`export lms` writes the questions, with their answers, as Moodle XML and QTI 2.1.",
    )
    export.add_argument(
        "folder", nargs="*", help="where to (default: the course's name and -data, or -lms)"
    )
    # The formats are known to the room itself, which says what it does not know.
    export.add_argument("--format", default="all", help="csv, xlsx, json or all (default: all)")
    _add_course(export)


def _add_class(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "class",
        help="see what a class understood, from the notebooks it handed in",
        epilog="Nothing that learners wrote is run. Nothing is written outside the --out folder.",
    )
    _add_course(command)
    add = command.add_argument
    add("submissions", type=Path, nargs="?", help="the folder or zip that your platform gave you")
    add("--example", action="store_true", help="make an invented class of thirty, and look at it")
    add("--out", type=Path, help="where the results go (default: class-results)")
    add("--gradebook", type=Path, metavar="CSV", help="your platform's gradebook, to fill in")
    add("--counts", default="completion", help="completion (default), correctness, or both")
    add("--points", default="100", help="the points of a lesson (default: 100)")
    add("--weights", default="", help="weights for the total, such as 02-verify=2,05-argue=3")
    add("--since", default="", help="only what came in since a day, or since the last look: last")
    add("--cluster", default="", metavar="ADDRESS", help="a Dask scheduler that does the reading")
    add("--processes", type=int, default=0, help="how many at once (default: one a processor)")


def _port(word: str) -> int:
    """Return a port that a server can listen on; else say so to whoever typed it."""
    if not (word.isdecimal() and 1 <= int(word) <= 65535):
        raise argparse.ArgumentTypeError(f"{word!r} is no port: give one from 1024 to 65535")
    return int(word)


def enter(place: Place, opening: Opening) -> int:
    """Run what was typed, on any console, until it is done or nobody listens any more."""
    surroundings.reach_any_console()
    try:
        code = main(place, opening)
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read this has enough, as `head` does: what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def main(place: Place, opening: Opening, argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 1 where something is wrong, and says what.

    ``place`` is that of the course whose command it is, and ``opening`` returns that course; it
    is asked only where it is needed.
    """
    words = parser(place.name).parse_args(argv)
    try:
        with surroundings.variables(_variables(words)):
            return _run(words, place, opening)
    except KitError as problem:
        print(problem, file=sys.stderr)
        return 1
    except Exception as problem:
        # A function of a course in a folder may raise anything: it is told with its file and line.
        folder = _folder(words)
        if folder is None or not (told := courses.own_fault(problem, folder)):
            raise
        print(told, file=sys.stderr)
        return 1


def _variables(words: argparse.Namespace) -> dict[str, str]:
    """Return the variables of a command: what its kernels have to know is set, the past is not."""
    brought = {name: value for name, value in os.environ.items() if name != COURSE}
    if folder := _folder(words):
        brought[COURSE] = os.fspath(courses.found(folder))
    # These two ask the account for more, and leave the past out themselves.
    return brought if words.command in ("lab", "doctor") else surroundings.without_the_past(brought)


def _folder(words: argparse.Namespace) -> Path | None:
    """Return the folder of another course, where one was typed."""
    if words.command == "test" and words.chosen and courses.is_course(Path(words.chosen[0])):
        return Path(words.chosen[0])
    folder: Path | None = getattr(words, "course", None)
    return folder


def _run(words: argparse.Namespace, place: Place, opening: Opening) -> int:
    """Do what was asked. Each command loads only what it needs."""
    folder = _folder(words)
    if folder:
        # What a class handed in is read by other processes, which import this function by name.
        opening = courses.opening(folder)
        place = opening().place
    if words.command == "lab":
        from . import launch

        return launch.lab(place, words.port, words.browser, words.folder)
    if words.command == "lay-out":
        from . import laying

        return laying.lay_out(place, words.folder)
    if words.command == "doctor":
        from . import doctor

        return doctor.doctor(opening(), words.folder, words.json, words.ask)
    if words.command == "export":
        from . import export

        return export.by_words(opening(), words.folder, words.format)
    if words.command == "class":
        from .classroom import command

        return command.of_class(words, opening)
    if words.command == "new":
        from . import new

        root = place.checkout
        here = root is not None and root == Path.cwd() and (root / "kit.py").is_file()
        return new.new(words.folder, words.name, "python3 kit.py" if here else place.name)
    root = place.need_checkout(words.command)
    if folder:
        courses.need_makers(words.command)
    if words.command == "build" and words.part == "lite":
        courses.need_makers("build lite", courses.OF_LITE, "lite")
        from .publish import lite

        return lite.build_lite(opening(), root, words.pyodide)
    if words.command == "build" and words.part == "site":
        courses.need_makers("build site", courses.OF_SITE, "site")
        from .publish import site

        return site.build_site(opening(), root)
    if words.command == "build":
        from . import publish

        wrong = publish.build(opening(), root, check=words.check)
        return wrong if words.check else wrong or publish.build_for_class(opening(), root)
    from . import suite

    if words.command == "test" and folder:
        from .suite import course

        return course.examine(opening, root)
    if words.command == "test":
        return suite.test(root, words.chosen)
    return suite.bench(root, words.chosen)
