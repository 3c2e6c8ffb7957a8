"""The command `telegram16293`: this course's, and any other's that stands in a folder."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from sourcework import command

from .course import course
from .seeds import PLACE


def parser() -> argparse.ArgumentParser:
    """Return what the command understands.

    >>> parser().parse_args(["export", "data"]).format
    'all'
    """
    return command.parser(PLACE.name)


def enter() -> int:
    """Run what was typed."""
    return command.enter(PLACE, course)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 1 where something is wrong, and says what."""
    return command.main(PLACE, course, argv)
