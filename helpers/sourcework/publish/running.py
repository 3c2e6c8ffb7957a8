"""Notebooks run from top to bottom, each in a clean kernel and an empty folder."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path
from subprocess import DEVNULL
from tempfile import TemporaryDirectory
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from sourcework.errors import KitError
from sourcework.publish.editions import Draft, as_text, plain_metadata

from ..progress import VARIABLE

AT_ONCE = 2
SECONDS = 120
WIDGET = "application/vnd.jupyter.widget-view+json"


def run_all(drafts: Sequence[Draft]) -> dict[str, str]:
    """Return the text of each executed notebook by its path; the first failure is raised."""
    return asyncio.run(_run_all(drafts))


def clean_environment(folder: Path) -> dict[str, str]:
    """Return the environment of a kernel that knows nothing of this user or of other lessons."""
    inherited = {key: value for key, value in os.environ.items() if key != "MPLBACKEND"}
    return inherited | {
        VARIABLE: str(folder / "answers.jsonl"),
        "IPYTHONDIR": str(folder / "ipython"),
    }


async def _run_all(drafts: Sequence[Draft]) -> dict[str, str]:
    turn = asyncio.Semaphore(AT_ONCE)

    async def run(draft: Draft) -> str:
        async with turn:
            return await _run(draft)

    results = await asyncio.gather(*map(run, drafts), return_exceptions=True)
    for each in results:
        if isinstance(each, BaseException):
            raise each
    texts = [each for each in results if isinstance(each, str)]
    return {draft.path: text for draft, text in zip(drafts, texts, strict=True)}


async def _run(draft: Draft) -> str:
    with TemporaryDirectory(prefix="lesson-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        work = folder / "work"
        work.mkdir()
        await _execute(draft, cwd=str(work), env=clean_environment(folder))
    _settle(draft)
    return as_text(draft.notebook)


async def _execute(draft: Draft, **start: Any) -> None:
    reached = 0

    def note(cell: NotebookNode, cell_index: int) -> None:
        nonlocal reached
        reached = cell_index

    client = NotebookClient(
        draft.notebook,
        km=_kernel(),
        timeout=SECONDS,
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
        on_cell_start=note,
    )
    try:
        await client.async_execute(cleanup_kc=True, stderr=DEVNULL, **start)
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        place = draft.manuscript.place(draft.cells[reached])
        seen = _first_line(error)
        raise KitError(f"{place} ({draft.path})", seen, "correct this cell") from error


def _kernel() -> AsyncKernelManager:
    """Return a kernel of this very Python, whatever kernels the user has installed."""
    return AsyncKernelManager(
        kernel_name="python3", kernel_spec_manager=KernelSpecManager(kernel_dirs=[])
    )


def _first_line(error: Exception) -> str:
    if isinstance(error, CellExecutionError):
        return f"{error.ename}: {error.evalue}".splitlines()[0]
    return str(error).splitlines()[0]


def _settle(draft: Draft) -> None:
    """Leave out what differs from run to run, and refuse what the learner should not see."""
    plain_metadata(draft.notebook)
    for cell, written in zip(draft.notebook.cells, draft.cells, strict=True):
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop(WIDGET, None)
            if output.get("name") == "stderr":
                place = draft.manuscript.place(written)
                seen = f"a warning: {output.text.strip().splitlines()[0]}"
                raise KitError(f"{place} ({draft.path})", seen, "remove its cause")
