"""A kernel as JupyterLab starts one, from its start to its end."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, Any

from ..interpreter import KIT
from ..progress import VARIABLE

if TYPE_CHECKING:
    from jupyter_client.asynchronous.client import AsyncKernelClient
    from jupyter_client.manager import AsyncKernelManager

Message = Mapping[str, Any]


@dataclass(slots=True)
class Heard:
    """What a kernel said while it did one thing: text, what it showed, comm messages, errors."""

    text: str = ""
    complaints: str = ""
    shown: dict[str, Any] = field(default_factory=dict)
    comms: list[Message] = field(default_factory=list)
    error: str = ""

    def take(self, kind: str, content: Message) -> None:
        """Add one message."""
        if kind == "stream" and content["name"] == "stdout":
            self.text += content["text"]
        elif kind == "stream":
            self.complaints += content["text"]
        elif kind in ("display_data", "execute_result"):
            self.shown |= content["data"]
        elif kind in ("comm_open", "comm_msg"):
            self.comms.append(content)
        elif kind == "error":
            self.error = f"{content['ename']}: {content['evalue']}".splitlines()[0]


class Stuck(Exception):
    """The kernel ended, or does not answer."""


class NotTried(Exception):
    """There is no kernel to ask: it did not start, or is gone."""


class Session:
    """One kernel, from its start to its end, and a folder for what it leaves behind."""

    def __init__(self) -> None:
        self.manager: AsyncKernelManager | None = None
        self.client: AsyncKernelClient | None = None
        self.folder: TemporaryDirectory[str] | None = None

    async def start(self, lessons: Path, patience: float) -> None:
        """Start the kernel of a folder of lessons and wait until it answers. Raises Stuck."""
        from jupyter_client.kernelspec import KernelSpecManager
        from jupyter_client.manager import AsyncKernelManager
        from jupyter_core.paths import jupyter_path

        self.folder = TemporaryDirectory(prefix=f"{KIT}-", ignore_cleanup_errors=True)
        kept = environment(Path(self.folder.name))
        file = Path(kept["JUPYTER_RUNTIME_DIR"]) / f"kernel-{KIT}-{os.getpid()}.json"
        self.manager = AsyncKernelManager(
            kernel_name="python3",
            connection_file=os.fspath(file),
            # Named, because looking for the usual ones makes a folder for IPython.
            kernel_spec_manager=KernelSpecManager(kernel_dirs=jupyter_path("kernels")),
        )
        # A learner's kernel stands in the folder of the lessons and sees the files there.
        where = lessons if lessons.is_dir() else Path(self.folder.name)
        with self._log.open("wb") as log:
            await self.manager.start_kernel(
                cwd=os.fspath(where),
                env=kept,
                extra_arguments=["--HistoryManager.enabled=False"],
                stdout=log,
                stderr=log,
            )
        client = self.manager.client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=patience)
        except RuntimeError:
            client.stop_channels()
            if await self.manager.is_alive():
                raise Stuck(f"it does not answer after {patience:g} s") from None
            raise Stuck(f"it ended at once{self._last_words()}") from None
        self.client = client

    @property
    def _log(self) -> Path:
        assert self.folder is not None
        return Path(self.folder.name) / "kernel.log"

    def _last_words(self) -> str:
        lines = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return f": {lines[-1].strip()[:200]}" if lines else ""

    async def run(self, code: str, patience: float) -> Heard:
        """Return what the kernel says while it runs code. Raises Stuck and NotTried."""
        client = self._answering()
        asked = client.execute(code, store_history=False, allow_stdin=False)
        return await self._heard(client, asked, patience)

    async def tell_widget(self, comm: str, state: Message, patience: float) -> Heard:
        """Return what the kernel says when a page changes a widget. Raises Stuck and NotTried."""
        client = self._answering()
        change = {"method": "update", "state": state, "buffer_paths": []}
        message = client.session.msg("comm_msg", {"comm_id": comm, "data": change})
        client.shell_channel.send(message)
        return await self._heard(client, message["header"]["msg_id"], patience)

    def _answering(self) -> AsyncKernelClient:
        if self.client is None:
            raise NotTried
        return self.client

    async def _heard(self, client: AsyncKernelClient, asked: str, patience: float) -> Heard:
        """Collect what the kernel says in answer to one message, until it is idle again."""
        heard, end = Heard(), monotonic() + patience
        while monotonic() < end:
            try:
                message = await client.get_iopub_msg(timeout=min(0.5, patience))
            except Empty:
                if not (self.manager and await self.manager.is_alive()):
                    self._give_up()
                    raise Stuck(f"the kernel ended{self._last_words()}") from None
                continue
            if message["parent_header"].get("msg_id") != asked:
                continue
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return heard
            heard.take(message["msg_type"], message["content"])
        self._give_up()
        raise Stuck(f"the kernel does not answer after {patience:g} s")

    def _give_up(self) -> None:
        """Make no further attempt with a kernel that is busy or gone."""
        if self.client is not None:
            self.client.stop_channels()
        self.client = None

    async def close(self) -> None:
        """End the kernel, if there is one, and remove what it left."""
        self._give_up()
        if self.manager is not None and self.manager.has_kernel:
            await self.manager.shutdown_kernel(now=True)
        self.kill()

    def kill(self) -> None:
        """End the kernel without asking, from any thread, and remove what it left."""
        manager, self.manager = self.manager, None
        if manager is not None:
            pid = getattr(manager.provisioner, "pid", None)
            if pid:
                with contextlib.suppress(OSError):
                    os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
            manager.cleanup_connection_file()
        if self.folder is not None:
            self.folder.cleanup()


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a kernel that keeps nothing but in `folder`.

    A folder of Jupyter's running state that is already there is used, since a lesson uses it
    too: some network homes refuse just the file of a kernel's ports, because its rights cannot
    be set.
    """
    from jupyter_core.paths import jupyter_runtime_dir

    running = Path(jupyter_runtime_dir())
    return {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "1",
        VARIABLE: os.fspath(folder / "answers.jsonl"),
        "IPYTHONDIR": os.fspath(folder / "ipython"),
        "JUPYTER_RUNTIME_DIR": os.fspath(running if running.is_dir() else folder),
    }
