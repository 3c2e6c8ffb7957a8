#!/usr/bin/env python3
"""Type `python3 kit.py lab --no-browser`, and ask for the first lesson as a browser does.

    python3 tests/fresh/lessons_open.py

Where nothing is set up yet, this sets it up. Ends with 0 once JupyterLab has given its page and
the lesson to who has the token, and refused who has not; else with 1, and what was seen. Needs
Python alone; runs on every system.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path

KIT = Path(__file__).resolve().parent.parent.parent / "kit.py"
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\S*\?token=(\w+)")
LESSON = "/api/contents/00-start.ipynb"
SECONDS = 60


def main() -> int:
    """Try it, and say how it went."""
    begun = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, str(KIT), "lab", "--no-browser"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    said, found = awaited(process)
    if found is None:
        print(f"The lessons do not open:\n{said}", file=sys.stderr)
        return 1
    port, token = int(found[1]), found[2]
    print(f"An address after {time.monotonic() - begun:.0f} s.")
    wrong = seen(port, token)
    answer(port, "POST", "/api/shutdown", token)
    process.wait(SECONDS)
    print("\n".join(wrong) or "JupyterLab gave the first lesson, to its token alone.")
    return 1 if wrong else 0


def awaited(process: subprocess.Popen[str]) -> tuple[str, re.Match[str] | None]:
    """Return what was said up to the address, and the address; None where none came."""
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if found := ADDRESS.search(line):
            return said, found
    return said, None


def seen(port: int, token: str) -> list[str]:
    """Return what is not as it should be."""
    code, words = answer(port, "GET", LESSON, token)
    lesson = code == 200 and json.loads(words)["content"]["cells"]
    page = answer(port, "GET", f"/lab/tree/00-start.ipynb?token={token}", "")
    stranger, _ = answer(port, "GET", LESSON, "")
    wrong = {
        f"The lesson does not come ({code}).": not lesson,
        f"The page does not come ({page[0]}).": "jupyter-config-data" not in page[1],
        f"Whoever asks is answered ({stranger}).": stranger != 403,
    }
    return [each for each, is_so in wrong.items() if is_so]


def answer(port: int, how: str, what: str, token: str, body: object = None) -> tuple[int, str]:
    """Return code and words of the server's answer; no proxy is asked."""
    connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    # Jupyter prints the address a moment before it listens.
    for _ in range(SECONDS * 10):
        with suppress(ConnectionRefusedError):
            connection.connect()
            break
        time.sleep(0.1)
    headers = {"Authorization": f"token {token}"} if token else {}
    sent = None if body is None else json.dumps(body).encode()
    connection.request(how, what, sent, headers)
    given = connection.getresponse()
    words = given.read().decode("utf-8", "replace")
    connection.close()
    return given.status, words


if __name__ == "__main__":
    sys.exit(main())
