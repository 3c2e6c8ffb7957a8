"""The kit's part of a kernel: where a cell of a lesson fails, a sentence says what to do.

hooks      before a cell: words of the kit that are missing; after it: what to say of its failure
notebook   the notebook that this kernel runs, as it was saved and as the kit made it
source     names and answers in the source of a cell

A course's own extension of IPython begins it (``telegram16293.kernel``), in each kernel of the
kit's environment (``helpers/ipython``). It adds to what is said and takes nothing away, and in
notebooks that are none of the course's it does nothing.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Any

# The folder of another course's package: a kernel that is started with it runs its lessons.
COURSE = "SOURCEWORK_COURSE"


def package(own: str) -> str:
    """Return the folder of the course's package that this kernel is for, unless it is its own."""
    return os.environ.get(COURSE) or own


def watch(shell: Any, own: str) -> None:
    """Look on before each cell and after it; what is needed for that is loaded when it is.

    ``own`` is the folder of the course's package. A kernel that was started for another
    course can import that one too, and looks on for it instead.
    """
    folder = package(own)
    helpers = os.path.dirname(folder)
    # Last, so that nothing there hides a module of Python's.
    if COURSE in os.environ and helpers not in sys.path:
        sys.path.append(helpers)

    def before(info: Any) -> None:
        from .hooks import before

        with suppress(Exception):  # whatever it is, the cell itself must run
            before(folder, shell, info.raw_cell)

    def after(result: Any) -> None:
        from .hooks import after

        with suppress(Exception):
            after(folder, shell, result)

    shell.events.register("pre_run_cell", before)
    shell.events.register("post_run_cell", after)
