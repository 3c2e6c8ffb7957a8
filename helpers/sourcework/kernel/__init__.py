"""The kit's part of a kernel: where a cell of a lesson fails, a sentence says what to do.

hooks      before a cell: words of the kit that are missing; after it: what to say of its failure
notebook   the notebook that this kernel runs, as it was saved and as the kit made it
source     names and answers in the source of a cell

IPython loads it as an extension in each kernel of the kit's environment (``helpers/ipython``); of
the course nothing is loaded before it is needed. It adds to what is said and takes nothing away,
and in notebooks that are none of the course's it does nothing.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Any

from ..interpreter import own_course

# The folder of another course's package: a kernel that is started with it runs its lessons.
COURSE = "SOURCEWORK_COURSE"


def package() -> str:
    """Return the folder of the course's package that this kernel is for: the kit's, or another."""
    return os.environ.get(COURSE) or own_course()


def name() -> str:
    """Return the name of that package, as JupyterLab asks it for ``lesson.remaking``."""
    return os.path.basename(package())


def load_ipython_extension(shell: Any) -> None:
    """Look on before each cell and after it; what is needed for that is loaded when it is."""
    folder = package()
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
