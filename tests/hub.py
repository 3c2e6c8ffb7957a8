"""A real JupyterHub on this computer, with the settings of course/deploy, and who works there.

Each learner has a server of her own and a home of her own; they are processes of one user here,
which is what a machine without root can do. Requests go through the hub's proxy, as a browser's.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import requests

from kernels import PATIENCE, Kernel, coded
from sourcework.doctor.serving import listens

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "course" / "deploy"
PROXY = ROOT / "tests/browser/node_modules/configurable-http-proxy/bin/configurable-http-proxy"
# What a container's limit does, done by the system here: more than this no process may ask for.
LIMIT_KB = 3_000_000
# After the settings that are shipped: who may come in, ports, homes, and shorter waits.
CONFIG = """
import os
load_subconfig({littlest!r})
c.Spawner.cmd = ["/bin/sh", "-c", "ulimit -v {limit}; exec \\"$@\\"", "limited",
                 {start!r}, {python!r}, "-m", "jupyterhub.singleuser"]
c.Spawner.args = ["--allow-root"] if os.geteuid() == 0 else []
c.JupyterHub.bind_url = "http://127.0.0.1:{port}/"
c.JupyterHub.hub_port = {hub}
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = {password!r}
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = {homes!r}
c.Spawner.environment = {environment!r}
c.ConfigurableHTTPProxy.command = {proxy!r}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.ConfigurableHTTPProxy.auth_token = {token!r}
# As The Littlest JupyterHub does: who restarts the hub ends nobody's server.
c.JupyterHub.cleanup_servers = False
c.JupyterHub.cleanup_proxy = False
c.JupyterHub.services = [
    {{"name": "teacher", "api_token": {token!r}, "admin": True}},
    {{"name": "cull-idle", "admin": True, "command": [
        {python!r}, "-m", "jupyterhub_idle_culler", "--timeout={idle}", "--cull-every={every}"]}},
]
"""


def lacking() -> str:
    """Return what this computer has not that a hub needs, or ""."""
    if not sys.platform.startswith("linux"):
        return "Linux, which hubs run on"
    if not shutil.which("node"):
        return "node (on Debian: apt install nodejs)"
    return "" if PROXY.exists() else "the hub's proxy (npm ci --prefix tests/browser)"


@dataclass
class Hub:
    """A hub: where it keeps what it knows, and its process. ``idle`` is when it ends servers."""

    base: Path
    ports: tuple[int, int, int]
    idle: int = 3600
    settings: str = ""
    token: str = field(default_factory=lambda: secrets.token_hex(16))
    password: str = field(default_factory=lambda: secrets.token_hex(8))
    process: subprocess.Popen[bytes] | None = None
    open: ExitStack = field(default_factory=ExitStack)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.ports[0]}"

    @property
    def homes(self) -> Path:
        return self.base / "homes"

    def start(self) -> None:
        """Start it, again where it ran before, and wait until it answers."""
        jupyter = self.base / "etc-jupyter"
        jupyter.mkdir(exist_ok=True)
        plain = (DEPLOY / "jupyter_server_config.py").read_text(encoding="utf-8")
        (jupyter / "jupyter_server_config.py").write_text(plain + self.settings, encoding="utf-8")
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        words = CONFIG.format(
            littlest=str(DEPLOY / "hub" / "littlest.py"), start=str(ROOT / "start"),
            python=sys.executable, port=self.ports[0], hub=self.ports[1], api=self.ports[2],
            homes=str(self.homes / "{username}"), proxy=[shutil.which("node"), str(PROXY)],
            environment={"PATH": programs, "JUPYTER_CONFIG_PATH": str(jupyter)},
            token=self.token, password=self.password, limit=LIMIT_KB,
            idle=self.idle, every=max(1, self.idle // 10),
        )  # fmt: skip
        config = self.base / "jupyterhub_config.py"
        config.write_text(words, encoding="utf-8")
        kept = ("JUPYTER", "TELEGRAM16293", "PYTEST", "CONFIGPROXY")
        environment = {k: v for k, v in os.environ.items() if not k.startswith(kept)}
        with (self.base / "hub.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "jupyterhub", "-f", str(config)], cwd=self.base,
                env={**environment, "PATH": programs}, stdout=log, stderr=subprocess.STDOUT,
                start_new_session=True,
            )  # fmt: skip
        self.until(self._answers, "the hub answers")

    def _answers(self) -> bool:
        assert self.process and self.process.poll() is None, self.said()
        with suppress(requests.RequestException):
            return listens(self.ports[2]) and requests.get(f"{self.address}/hub/health").ok
        return False

    def until(self, so: Any, what: str) -> None:
        """Wait until it is so."""
        end = time.monotonic() + PATIENCE
        while not so():
            assert time.monotonic() < end, f"it is not so that {what}:\n{self.said()}"
            time.sleep(0.1)

    def said(self) -> str:
        return (self.base / "hub.log").read_text(encoding="utf-8", errors="replace")[-6000:]

    def asked(self, how: str, what: str, **more: Any) -> requests.Response:
        """Return the answer of the hub's API to its teacher; a busy hub is asked again."""
        for _ in range(PATIENCE):
            answer = requests.request(
                how, f"{self.address}/hub/api/{what}", timeout=PATIENCE,
                headers={"Authorization": f"token {self.token}"}, **more,
            )  # fmt: skip
            if answer.status_code != 429:
                return answer
            time.sleep(1)
        raise AssertionError(self.said())

    def runs(self, name: str) -> bool:
        """Return whether a learner's server runs."""
        return bool(self.asked("GET", f"users/{name}").json().get("servers"))

    def learners(self, *names: str) -> list[Learner]:
        """Let several log in at the same time."""
        with ThreadPoolExecutor(len(names)) as together:
            return list(together.map(self.learner, names))

    def learner(self, name: str) -> Learner:
        """Let somebody log in with name and password, and wait until her server is there."""
        session = self.open.enter_context(requests.Session())
        page = session.get(f"{self.address}/hub/login")
        sent = {
            "username": name, "password": self.password,
            "_xsrf": session.cookies.get("_xsrf", path="/hub/"),
        }  # fmt: skip
        page = session.post(f"{self.address}/hub/login?next=%2Fhub%2Fhome", data=sent)
        assert page.ok and f"/hub/spawn/{name}" in page.text, page.text[-2000:]
        token = self.asked("POST", f"users/{name}/tokens", json={"note": "a browser"}).json()
        learner = Learner(self, name, token["token"])
        learner.come()
        return learner

    def stop(self) -> None:
        """End the hub alone, as an administrator does who changes its settings."""
        assert self.process
        self.process.terminate()
        self.process.wait(60)

    def end(self) -> None:
        """End everything that was begun for it."""
        self.open.close()
        for each in psutil.process_iter():
            with suppress(psutil.Error):
                if self._is_of_it(each.environ()):
                    each.kill()
        if self.process:
            self.process.kill()
            self.process.wait()

    def _is_of_it(self, environment: Mapping[str, str]) -> bool:
        """Return whether a process with these variables was begun for this hub."""
        hub = f":{self.ports[1]}/" in environment.get("JUPYTERHUB_API_URL", "")
        return hub or environment.get("CONFIGPROXY_AUTH_TOKEN") == self.token


@dataclass
class Learner:
    """Somebody who is logged in, with a server of her own."""

    hub: Hub
    name: str
    token: str

    @property
    def folder(self) -> Path:
        """Where her lessons are."""
        return self.hub.homes / self.name / "my-lessons"

    def come(self) -> None:
        """Start her server, where none runs, and wait for it."""
        answer = self.hub.asked("POST", f"users/{self.name}/server")
        assert answer.status_code in (201, 202, 400), answer.text
        self.hub.until(self._is_there, f"{self.name}'s server answers")

    def _is_there(self) -> bool:
        with suppress(requests.RequestException):
            return self.asked("GET", "status").ok
        return False

    def asked(self, how: str, what: str, **more: Any) -> requests.Response:
        """Return the answer of her server's API."""
        url = f"{self.hub.address}/user/{self.name}/api/{what}"
        headers = {"Authorization": f"token {self.token}"}
        return requests.request(how, url, headers=headers, timeout=PATIENCE, **more)

    def opened(self, lesson: str) -> Kernel:
        """Open a lesson: a kernel runs for it, and is connected."""
        body = {"path": lesson, "name": lesson, "type": "notebook", "kernel": {"name": "python3"}}
        answer = self.asked("POST", "sessions", json=body)
        assert answer.status_code == 201, answer.text
        return self.connected(answer.json()["kernel"]["id"])

    def connected(self, ident: str) -> Kernel:
        """Return a kernel of hers, connected until the hub ends."""
        kernel = Kernel(f"{self.hub.address}/user/{self.name}", self.token, ident)
        self.hub.open.callback(kernel.socket.close)
        return kernel

    def done(self, lesson: str, kernel: Kernel, answered: bool = False) -> list[str]:
        """Run a lesson top to bottom, unanswered or with all right answers typed, and save it.

        Return what went wrong.
        """
        book = self.asked("GET", f"contents/{lesson}").json()["content"]
        cells = coded(book)
        if answered:
            key = ROOT / "course" / "answers" / Path(lesson).name
            for cell, right in zip(cells, coded(json.loads(key.read_bytes())), strict=True):
                cell["source"] = "".join(right["source"])
        wrong = []
        for cell in cells:
            cell["outputs"] = kernel.run(cell["source"])
            cell["execution_count"] = 1
            wrong += [e["evalue"] for e in cell["outputs"] if e["output_type"] == "error"]
        sent = {"type": "notebook", "format": "json", "content": book}
        answer = self.asked("PUT", f"contents/{lesson}", json=sent)
        assert answer.ok, answer.text
        return wrong

    @property
    def processes(self) -> list[psutil.Process]:
        """Her server and her kernels, in this order."""
        home = str(self.hub.homes / self.name)
        found = []
        for each in psutil.process_iter(["cmdline"]):
            with suppress(psutil.Error):
                words = " ".join(each.info["cmdline"] or ())
                if re.search(r"singleuser|ipykernel", words) and each.environ()["HOME"] == home:
                    found.append((not words.count("singleuser"), each.create_time(), each))
        return [each for *_, each in sorted(found, key=lambda one: one[:2])]


def pss(process: psutil.Process) -> float:
    """Return a process's share of memory in MB: what it has alone, and its part of the rest."""
    words = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="utf-8")
    found = re.search(r"^Pss:\s+(\d+) kB", words, re.MULTILINE)
    assert found
    return int(found[1]) / 1000


def free_port() -> int:
    """Return a port of this computer that nobody listens on."""
    with socket.socket() as each:
        each.bind(("127.0.0.1", 0))
        return int(each.getsockname()[1])


@contextmanager
def running(base: Path, **more: Any) -> Iterator[Hub]:
    """A hub that runs, and nothing of which runs on afterwards."""
    base.mkdir(parents=True, exist_ok=True)
    (base / "homes").mkdir()
    hub = Hub(base, (free_port(), free_port(), free_port()), **more)
    try:
        hub.start()
        yield hub
    finally:
        hub.end()
