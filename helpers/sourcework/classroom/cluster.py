"""Past one machine: the same work, done by a cluster of Dask.

Every worker opens the files at the same paths, so they lie on a disk that all of them share. It
pays from some hundred thousand notebooks on, or where they lie on a disk that is far away: one
machine with two processors reads a thousand and more in a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ..errors import KitError

PACKAGE = "distributed"


@dataclass(frozen=True, slots=True)
class Promised:
    """What a cluster was asked to do."""

    future: Any

    def result(self) -> Any:
        """Return what came of it. Raises BrokenProcessPool if it killed one worker after another.

        A worker that dies of anything else costs nothing: another one does its work again.
        """
        from distributed.scheduler import KilledWorker

        try:
            return self.future.result()
        except KilledWorker:
            raise BrokenProcessPool("several workers died of it") from None


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that is connected."""

    client: Any

    @property
    def many(self) -> int:
        """How many pieces of work it does at once."""
        return max(1, sum(map(int, self.client.nthreads().values())))

    def submit(self, work: Any, /, *given: Any) -> Promised:
        """Begin a piece of work there."""
        return Promised(self.client.submit(work, *given, pure=False))


@contextmanager
def connected(address: str) -> Iterator[Cluster | None]:
    """Give the cluster at an address; None for no address. Raises KitError if it is not there."""
    if not address:
        yield None
        return
    try:
        from distributed import Client
    except ImportError:
        do = f"install the package {PACKAGE}, or leave --cluster out"
        raise KitError("--cluster", f"the package {PACKAGE} is not here", do) from None
    try:
        client: Any = Client(address, timeout="10s")
    except (OSError, ValueError, TypeError) as error:
        do = "start a scheduler with `dask scheduler` and give the address that it prints"
        raise KitError(f"--cluster {address}", f"no cluster answers ({error})", do) from None
    with client:
        yield Cluster(client)
