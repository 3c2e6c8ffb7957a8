"""JupyterLab as `lab` starts it, asked what a browser asks, and what a stranger might."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from .. import interpreter
from ..interpreter import KIT
from .model import AWAY, Finding, Machine
from .packages import AGAIN

# What `lab` does after the lessons are laid out.
SERVE = """
import pathlib, sys
from sourcework import launch
launch.serve(pathlib.Path(sys.argv[1]), None, False)
"""
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\S*\?token=(\w+)")
STRANGER = "elsewhere.example"
STEP, SECONDS = 0.05, 10


class NotServed(Exception):
    """The server ended, or does not answer."""


def server(machine: Machine) -> Finding:
    """Start the server, ask it for the lessons, and ask it as nobody may."""
    try:
        with _running(machine) as (port, token, where):
            known_by = {"Authorization": f"token {token}"}
            known, names = _asked(port, known_by)
            there = {each.name for each in where.iterdir()}
            return judge_server(
                known,
                names <= there and bool(names) == any(not each.startswith(".") for each in there),
                {_asked(port, {})[0], _asked(port, {**known_by, "Host": STRANGER})[0]},
            )
    except NotServed as problem:
        return Finding("fail", str(problem), AGAIN, AWAY)


def judge_server(known: int, lessons: bool, strange: set[int]) -> Finding:
    """Return the finding on what was answered: with the token, and without it or from elsewhere.

    >>> judge_server(200, True, {403}).seen
    'JupyterLab opens the lessons, for this computer and its token alone'
    >>> judge_server(200, False, {403}).seen
    'JupyterLab opens another folder than the one of the lessons'
    """
    if known != 200:
        return Finding("fail", f"JupyterLab does not open the lessons ({known})", AGAIN, AWAY)
    if not lessons:
        seen = "JupyterLab opens another folder than the one of the lessons"
        return Finding("fail", seen, AGAIN, AWAY)
    if strange != {403}:
        seen = "JupyterLab answers strangers: others on the network could use this computer"
        return Finding("fail", seen, AGAIN, AWAY)
    return Finding("ok", "JupyterLab opens the lessons, for this computer and its token alone")


@contextmanager
def _running(machine: Machine) -> Iterator[tuple[int, str, Path]]:
    """Yield port, token and folder of a server on the lessons. Raises NotServed."""
    with TemporaryDirectory(prefix=f"{KIT}-", ignore_cleanup_errors=True) as name:
        (empty := Path(name) / "lessons").mkdir()
        where = machine.folder if machine.folder.is_dir() else empty
        log = Path(name) / "server.log"
        command = [sys.executable, *interpreter.flags(), "-B", "-c", SERVE, os.fspath(where)]
        with log.open("wb") as opened:
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=opened, stderr=subprocess.STDOUT
            )
        try:
            port, token = _address(process, log, machine.patience)
            yield port, token, where
            with suppress(OSError, HTTPException):
                _asked(port, {"Authorization": f"token {token}"}, "POST", "/api/shutdown")
                process.wait(machine.patience)
        finally:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[bytes], log: Path, patience: float) -> tuple[int, str]:
    """Return port and token as the server prints them for a learner. Raises NotServed."""
    end = monotonic() + patience
    while monotonic() < end:
        words = log.read_text(encoding="utf-8", errors="replace")
        # Jupyter prints the address a moment before it listens.
        if (seen := ADDRESS.search(words)) and listens(int(seen[1])):
            return int(seen[1]), seen[2]
        if process.poll() is not None:
            last = (words.strip().splitlines() or ["it says nothing"])[-1].strip()
            raise NotServed(f"JupyterLab ended at once: {last[:200]}")
        sleep(STEP)
    raise NotServed(f"JupyterLab does not answer after {patience:g} s")


def listens(port: int) -> bool:
    """Return whether a server of this computer listens on a port."""
    try:
        with socket.create_connection(("127.0.0.1", port), SECONDS):
            return True
    except OSError:
        return False


def _asked(
    port: int, headers: dict[str, str], how: str = "GET", what: str = "/api/contents"
) -> tuple[int, set[str]]:
    """Return how the server answers and the names of the files it tells. No proxy is asked."""
    connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        connection.request(how, what, headers=headers)
        answer = connection.getresponse()
        words = answer.read()
        told = json.loads(words)["content"] if answer.status == 200 and how == "GET" else []
        return answer.status, {each["name"] for each in told}
    finally:
        connection.close()
