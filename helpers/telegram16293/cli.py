"""The command `telegram16293`: lab, doctor, export, class, test, bench and build."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from sourcework import __version__, surroundings
from sourcework.errors import KitError

from .seeds import PLACE


def parser() -> argparse.ArgumentParser:
    """Return what the command understands.

    >>> words = parser().parse_args(["lab", "--no-browser", "--port", "8899"])
    >>> words.browser, words.port
    (False, 8899)
    >>> parser().parse_args(["test", "-k", "edition"]).chosen
    ['-k', 'edition']
    """
    top = argparse.ArgumentParser(prog="telegram16293", description="Read, verify, compare.")
    top.add_argument("--version", action="version", version=f"telegram16293 {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_lab(commands)
    _add_doctor(commands)
    _add_export(commands)
    _add_class(commands)
    build = commands.add_parser("build", help="make notebooks, course pages, slides and handouts")
    build.add_argument("--check", action="store_true", help="change nothing; fail if it would")
    for name, words in (("test", "run the whole test suite"), ("bench", "run the benchmarks")):
        # No character starts an option here: options after the word are pytest's, in their order.
        runner = commands.add_parser(name, help=words, prefix_chars="\0", add_help=False)
        runner.add_argument("chosen", nargs="*", metavar="PYTEST-ARGUMENT")
    return top


def _add_lab(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    lab = commands.add_parser("lab", help="open your copy of the lessons in JupyterLab")
    lab.add_argument("--no-browser", dest="browser", action="store_false", help="only print where")
    lab.add_argument(
        "--port", type=_port, help="the port to listen on (default: 8888, or the next)"
    )
    lab.add_argument("--folder", type=Path, help="your copies' folder (default: my-lessons)")


def _add_doctor(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    doctor = commands.add_parser(
        "doctor",
        help="see whether this machine can run the class",
        epilog="Ends with 0 where it can and 1 where it cannot. Nothing is installed or fetched.",
    )
    doctor.add_argument("--json", action="store_true", help="print one object, for a program")
    doctor.add_argument("--folder", type=Path, help="where the lessons will be (as for lab)")


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = commands.add_parser("export", help="write the document's data for other programs")
    export.add_argument(
        "folder", nargs="?", type=Path, help="where to (default: telegram16293-data)"
    )
    # The formats are known to the room itself, which says what it does not know.
    export.add_argument("--format", default="all", help="csv, xlsx, json or all (default: all)")


def _add_class(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    add = commands.add_parser(
        "class",
        help="see what a class understood, from the notebooks it handed in",
        epilog="Nothing that learners wrote is run. Nothing is written outside the --out folder.",
    ).add_argument
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


def enter() -> int:
    """Run what was typed, on any console, until it is done or nobody listens any more."""
    surroundings.reach_any_console()
    try:
        code = main()
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read this has enough, as `head` does: what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 1 where something is wrong, and says what."""
    words = parser().parse_args(argv)
    try:
        if words.command in ("lab", "doctor"):
            return _run(words)
        with surroundings.variables(surroundings.without_the_past(os.environ)):
            return _run(words)
    except KitError as problem:
        print(problem, file=sys.stderr)
        return 1


def _run(words: argparse.Namespace) -> int:
    """Do what was asked. Each command loads only what it needs."""
    if words.command == "lab":
        from sourcework import launch

        return launch.lab(PLACE, words.port, words.browser, words.folder)
    if words.command == "doctor":
        from sourcework import doctor

        from .course import course

        return doctor.doctor(course(), words.folder, words.json)
    if words.command == "export":
        from sourcework import export

        from .course import course

        return export.export(course(), words.folder, words.format)
    if words.command == "class":
        from sourcework.classroom import command

        from .course import course

        return command.of_class(words, course)
    root = PLACE.need_checkout(words.command)
    if words.command == "build":
        from sourcework import publish

        wrong = publish.build(root, check=words.check)
        return wrong if words.check else wrong or publish.build_for_class(root)
    from sourcework import suite

    run = suite.test if words.command == "test" else suite.bench
    return run(root, words.chosen)
