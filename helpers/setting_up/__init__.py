"""The kit's environment, .venv, made and renewed with nothing but Python itself.

Inside, each module importing only those above it::

    place     the folder of the kit: its environment, its locks, what earlier set-ups finished
    room      how much room a set-up takes, asked before anything is downloaded
    turn      one set-up at a time
    pip       pip, told only what a school needs of what the account has set
    troubles  what went wrong, by its name, and how to go on
    making    the environment made, renewed, or left as it was

The standard library, and the package's own rooms that need no other, are all it uses.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from sourcework import interpreter, surroundings

from .making import set_up
from .place import COMMANDS, Place
from .troubles import USAGE, Stuck

__all__ = ["main"]


def main(here: str, words: list[str]) -> int:
    """Set up what the command needs, then hand over to it."""
    surroundings.reach_any_console()
    if not words or words[0] not in COMMANDS:
        print(USAGE)
        return 0 if words and words[0].startswith("-") else 2
    place = Place(Path(here))
    try:
        set_up(place, COMMANDS[words[0]])
    except Stuck as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here, or begins again.", file=sys.stderr)
        return 1
    return interpreter.hand_over(place.command(words), os.environ)
