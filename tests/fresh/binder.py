#!/usr/bin/env python3
"""Do what Binder does with this repository, without its containers, and visit the first lesson.

    python3 tests/fresh/binder.py

jupyter-repo2docker writes its Dockerfile for this checkout. What that says of the repository is
then done in a temporary folder: a clean environment with JupyterLab and Notebook, as in Binder's
base image, `pip install -e .` as environment.yml asks for, postBuild, and the server, through
`start`, with a base address and a token. Run as root, all this is done as a user who is not
root, to whom the copy of the repository does not belong: so older versions make it.

Ends with 0 once the first lesson came, could be saved, and ran with the kit's settings in a folder
of the visitor's own; with 1 and what was seen where it did not. What conda would choose from the
ranges in environment.yml is not tried. Needs two minutes, 1 GB and a way to Python's packages.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bare_debian import CERTIFICATES, PROXIES, mirrors
from lessons_open import answer

ROOT = Path(__file__).resolve().parent.parent.parent
NOBODY = 65534
BASE, TOKEN, PORT = "/user/visitor-1x/", "a-token-of-binders", 8923
LESSON = "00-start.ipynb"
LESSONS = len(list(ROOT.glob("notebooks/*.ipynb")))
# Of Binder's base image, what meets the kit: its server and the two pages that show a notebook.
BASE_IMAGE = ("jupyterlab==4.*", "notebook==7.*", "ipywidgets==8.*")
# Run beside the server: all cells of the lesson, in the kernel that the page was given.
CELLS = """
import json, sys
from jupyter_client.blocking.client import BlockingKernelClient
client = BlockingKernelClient(connection_file=sys.argv[1])
client.load_connection_file(); client.start_channels(); client.wait_for_ready(timeout=60)
cells = json.load(open(sys.argv[2], encoding="utf-8"))["cells"]
codes = ["".join(each["source"]) for each in cells if each["cell_type"] == "code"]
codes.append("import sys, os; assert 'sourcework.kernel' in "
             "get_ipython().extension_manager.loaded and sys.flags.safe_path, sys.flags")
for code in codes:
    done = client.execute_interactive(code, timeout=120, output_hook=lambda message: None)
    if done["content"]["status"] != "ok":
        sys.exit(f"{code}: {done['content'].get('evalue')}")
print(len(codes), "cells")
"""


class Failed(Exception):
    """What went otherwise than it should."""


@dataclass(frozen=True)
class Image:
    """A folder that stands for the image: the visitor's home, and her environment beside it."""

    top: Path

    @property
    def home(self) -> Path:
        return self.top / "home"

    @property
    def runtime(self) -> str:
        """Where her server keeps how its kernels are spoken to."""
        return str(self.home / "runtime")

    @property
    def python(self) -> Path:
        return self.top / "environment" / "bin" / "python3"

    def run(self, *command: str, **more: str) -> subprocess.Popen[str]:
        """Start a program there, as who is not root."""
        paths = f"{self.python.parent}{os.pathsep}/usr/bin{os.pathsep}/bin"
        variables = {"PATH": paths, "HOME": str(self.home), "LANG": "C.UTF-8", **more}
        user = NOBODY if os.geteuid() == 0 else None
        return subprocess.Popen(
            command, cwd=self.home, env=variables, text=True, user=user, group=user,
            extra_groups=None if user is None else [],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def done(self, *command: str, **more: str) -> str:
        """Return what a program said that ran to its end there. Raises Failed."""
        try:
            process = self.run(*command, **more)
        except PermissionError as problem:
            do = "start this with a Python that others may run, such as /usr/bin/python3"
            raise Failed(f"{problem}: {do}") from None
        said, _ = process.communicate()
        if process.returncode:
            raise Failed(f"{' '.join(command[:3])} ended with {process.returncode}:\n{said}")
        return said


def main() -> int:
    """Try it, and say how it went."""
    with tempfile.TemporaryDirectory(prefix="binder-", ignore_cleanup_errors=True) as name:
        try:
            visit(made(Image(Path(name))))
        except Failed as reason:
            print(f"tests/fresh: FAILED: {reason}", file=sys.stderr)
            return 1
    print("tests/fresh: Binder's visitor has the first lesson")
    return 0


def made(image: Image) -> Image:
    """Make what the Dockerfile makes of the repository, in its order."""
    image.top.chmod(0o755)
    image.home.mkdir()
    asked = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(asked, capture_output=True, check=True).stdout.decode().split("\0")
    for name in filter(None, names):
        copy = image.home / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, copy)
    steps = dockerfile(image)
    venv.create(image.top / "environment", with_pip=True, symlinks=True)
    if os.geteuid() == 0:
        os.chown(image.home, NOBODY, NOBODY)
        environment = image.top / "environment"
        for each in [environment, *environment.rglob("*")]:
            os.chown(each, NOBODY, NOBODY, follow_symlinks=False)
    begun = time.monotonic()
    of_the_way = re.compile(f"{PROXIES.pattern}|{'|'.join(CERTIFICATES)}")
    lent = {name: value for name, value in os.environ.items() if of_the_way.match(name)}
    lent |= mirrors(Path("/"))
    install = [str(image.python), "-m", "pip", "install", "-qq", "--no-cache-dir"]
    image.done(*install, *BASE_IMAGE, "-e", ".", **lent)
    print(f"tests/fresh: installed in {time.monotonic() - begun:.0f} s", flush=True)
    for step in steps:
        begun = time.monotonic()
        print("   |", image.done(str(image.home / step)).strip().replace("\n", "\n   | "))
        print(f"tests/fresh: {step} in {time.monotonic() - begun:.1f} s", flush=True)
    return image


def dockerfile(image: Image) -> list[str]:
    """Return the scripts that repo2docker's own Dockerfile runs; raise Failed where it forgets."""
    tool = image.top / "repo2docker"
    venv.create(tool, with_pip=True, symlinks=True)
    pip = [str(tool / "bin/pip"), "install", "--quiet", "jupyter-repo2docker==2026.4.0"]
    subprocess.run(pip, check=True, env={**os.environ, **mirrors(Path("/"))}, capture_output=True)
    plain = ["--no-build", "--debug", "--user-id=1000", "--user-name=jovyan", str(image.home)]
    ran = subprocess.run([tool / "bin/repo2docker", *plain], capture_output=True, text=True)
    words = ran.stdout + ran.stderr
    wanted = ('--file "environment.yml"', 'R2D_ENTRYPOINT="${REPO_DIR}/start"', "RUN ./postBuild")
    if missing := [each for each in wanted if each not in words]:
        raise Failed(f"the Dockerfile does not have {missing}:\n{words}")
    shutil.rmtree(tool)
    return list(dict.fromkeys(re.findall(r"^RUN \./(\S+)", words, re.MULTILINE)))


def visit(image: Image) -> None:
    """Start the server as Binder does, and do what a visitor's page does. Raises Failed."""
    settings = {"base_url": BASE, "token": TOKEN, "trust_xheaders": "True"}
    words = [
        f"--{app}.{k}={v}" for app in ("NotebookApp", "ServerApp") for k, v in settings.items()
    ]
    begun = time.monotonic()
    server = ("jupyter-notebook", "--ip=127.0.0.1", f"--port={PORT}", "--no-browser", *words)
    told = {"BINDER_LAUNCH_HOST": "https://binder.example/", "JUPYTER_RUNTIME_DIR": image.runtime}
    process = image.run(str(image.home / "start"), *server, **told)
    try:
        code, page = answer(PORT, "GET", f"{BASE}lab/tree/{LESSON}?token={TOKEN}", "")
        print(f"tests/fresh: the page came after {time.monotonic() - begun:.1f} s", flush=True)
        expect("the page comes", code == 200 and "jupyter-config-data" in page, code)
        expect("it knows when Binder forgets", '"telegram16293_forgets": "10"' in page, page[:2000])
        code, _ = answer(PORT, "GET", f"{BASE}api/contents/{LESSON}", "")
        expect("whoever has no token is refused", code == 403, code)
        lesson, folder = (asked("GET", f"contents/{each}") for each in (LESSON, ""))
        names = sorted(each["name"] for each in folder["content"])
        alone = names[0] == LESSON and len(names) == LESSONS
        expect("her folder holds lessons alone", alone, names)
        saved = asked("PUT", f"contents/{LESSON}", {**lesson, "type": "notebook"})
        expect("she can save", saved["writable"] is True, saved)
        tried(image, asked("POST", "sessions", opened(LESSON)))
    finally:
        process.terminate()
        said, _ = process.communicate(timeout=60)
    wrong = [each for each in said.splitlines() if re.search(r"Traceback|\[E |Permission", each)]
    expect("the server has nothing to complain of", not wrong, wrong)


def opened(lesson: str) -> dict[str, object]:
    """Return what a page sends to have a kernel for a notebook."""
    return {"path": lesson, "name": lesson, "type": "notebook", "kernel": {"name": "python3"}}


def tried(image: Image, session: dict[str, dict[str, str]]) -> None:
    """Run all of the first lesson in a kernel of the server's."""
    found = Path(image.runtime) / f"kernel-{session['kernel']['id']}.json"
    begun = time.monotonic()
    lesson = image.home / "my-lessons" / LESSON
    said = image.done(str(image.python), "-c", CELLS, str(found), str(lesson))
    print(f"tests/fresh: {said.strip()} ran in {time.monotonic() - begun:.1f} s", flush=True)


def asked(how: str, what: str, body: dict[str, object] | None = None) -> dict[str, Any]:
    """Return the server's answer to who has the token. Raises Failed."""
    code, words = answer(PORT, how, f"{BASE}api/{what}", TOKEN, body)
    expect(f"{how} {what} is answered", code in (200, 201), f"{code} {words[:300]}")
    return json.loads(words)


def expect(what: str, so: bool, seen: object) -> None:
    """Raise Failed unless it is so."""
    if not so:
        raise Failed(f"it is not so that {what}: {seen}")


if __name__ == "__main__":
    sys.exit(main())
