"""The kit's part of a kernel: where a cell of a lesson fails, a sentence says what to do.

hooks      before a cell: words of the kit that are missing; after it: what to say of its failure
notebook   the notebook that this kernel runs, as it was saved and as the kit made it
source     names and answers in the source of a cell

IPython loads it in each kernel of the kit's environment (``helpers/ipython``). It adds to what
is said and takes nothing away, and in notebooks that are none of the kit's it does nothing.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any


def load_ipython_extension(shell: Any) -> None:
    """Look on before each cell and after it; what is needed for that is loaded when it is."""

    def before(info: Any) -> None:
        from .hooks import before

        with suppress(Exception):  # whatever it is, the cell itself must run
            before(shell, info.raw_cell)

    def after(result: Any) -> None:
        from .hooks import after

        with suppress(Exception):
            after(shell, result)

    shell.events.register("pre_run_cell", before)
    shell.events.register("post_run_cell", after)
