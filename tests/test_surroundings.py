"""surroundings: nothing that an account brings along decides how the lessons run.

Each past is made for real: its files in a home, its variables, then the command as it is typed, a
server that is asked as a browser asks it, and a kernel that this server started.
"""

from __future__ import annotations

import gc
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest
from jupyter_client.blocking.client import BlockingKernelClient

from sourcework import interpreter, launch, surroundings
from sourcework.doctor import serving

posix = pytest.mark.skipif(os.name != "posix", reason="made with means of POSIX systems")
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/\S*\?token=(\w+)")
SECONDS = 30
SITE = f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
# What a test machine needs of its own; all else is the past's.
PLAIN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith((*surroundings.KEPT_OUT, "TELEGRAM16293", "PYTEST"))
} | {"PYTHONDONTWRITEBYTECODE": "1"}
OPEN = "ServerApp.ip='0.0.0.0'; c.ServerApp.allow_remote_access=True; c.ServerApp.password=''"


@dataclass
class Past:
    """A home, and the variables of an account."""

    home: Path
    variables: dict[str, str]

    def put(self, name: str, words: str) -> Path:
        """Write a file in the home."""
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
        return path


def settings(name: str, words: str) -> Callable[[Past], object]:
    return lambda past: past.put(f".jupyter/{name}", words)


def variables(**named: str) -> Callable[[Past], object]:
    """Return a past of variables, in which HOME stands for the home."""
    return lambda past: past.variables.update(
        {name: value.replace("HOME", str(past.home)) for name, value in named.items()}
    )


def other_settings_folders(past: Past) -> None:
    words = '{"IdentityProvider": {"token": ""}, "ServerApp": {"allow_remote_access": true}}'
    for folder in ("one", "two", ".local/etc/jupyter"):
        past.put(f"{folder}/jupyter_server_config.d/x.json", words)
    past.variables["JUPYTER_CONFIG_DIR"] = str(past.home / "one")
    past.variables["JUPYTER_CONFIG_PATH"] = str(past.home / "two")


def modules(past: Past) -> None:
    """Modules that break, or run first, wherever Python might find them."""
    for place in ("old", f".local/{SITE}"):
        for name in ("traitlets/__init__", "pandas", "argparse", "html", "sitecustomize"):
            past.put(f"{place}/{name}.py", "raise ImportError('an old module')")
    past.put(".local/bad.pth", "import no_such_module")
    past.variables["PYTHONPATH"] = str(past.home / "old")
    past.variables["PYTHONUSERBASE"] = str(past.home / ".local")
    past.variables["PYTHONSTARTUP"] = str(past.put("startup.py", "raise SystemExit(3)"))


def profile(past: Past) -> None:
    """An IPython profile that runs code first and changes the rules."""
    past.put(".ipython/profile_default/startup/00.py", "poisoned = 1")
    words = "c.InteractiveShellApp.exec_lines = ['poisoned = 2', 'import no_such_module']"
    past.put(".ipython/profile_default/ipython_config.py", words)
    past.put(".ipython/profile_default/ipython_kernel_config.py", words)


def extensions(past: Past) -> None:
    """Kernels and pages of other projects, and a page that may not show widgets."""
    kernel = {"argv": ["no-such-program"], "display_name": "Old", "language": "python"}
    for place in (".local/share/jupyter", "data"):
        past.put(f"{place}/kernels/python3/kernel.json", json.dumps(kernel))
    off = {"disabledExtensions": {"@jupyter-widgets/jupyterlab-manager": True}}
    past.put(".jupyter/labconfig/page_config.json", json.dumps(off))
    past.put(".jupyter/custom/custom.css", "body {display: none}")
    past.variables["JUPYTER_PATH"] = str(past.home / "data")


def pictures(past: Past) -> None:
    """Settings of matplotlib, by file and by variable."""
    past.put(".config/matplotlib/matplotlibrc", "font.size: 77")
    past.put("rc", "font.size: 77")
    past.variables |= {"MATPLOTLIBRC": str(past.home / "rc"), "MPLBACKEND": "TkAgg"}


def other_environment(past: Past) -> None:
    """An environment made for another project, and active."""
    past.put(f"other/{SITE}/pandas.py", "raise ImportError('another environment')")
    past.variables["VIRTUAL_ENV"] = str(past.home / "other")


PASTS: dict[str, Callable[[Past], object]] = {
    "M1 a drive that is gone": settings(
        "jupyter_server_config.py", "c.FileContentsManager.root_dir='/nonexistent-drive'"
    ),
    "M2 another folder": lambda past: (
        (past.home / "else").mkdir(),
        past.put(
            ".jupyter/jupyter_server_config.py",
            f"c.FileContentsManager.root_dir={str(past.home / 'else')!r}",
        ),
    ),
    "M3 a module that is gone": settings(
        "jupyter_server_config.py",
        "c.ServerApp.contents_manager_class='no_such_module.ContentsManager'",
    ),
    "M4 an open door": settings("jupyter_lab_config.py", f"c.IdentityProvider.token=''; c.{OPEN}"),
    "an open door, as JSON": settings(
        "jupyter_config.json", '{"IdentityProvider": {"token": ""}, "ServerApp": {"token": ""}}'
    ),
    "settings that are broken": settings("jupyter_config.py", "this is no Python"),
    "settings in other folders": other_settings_folders,
    "a token, a gateway and a port": variables(
        JUPYTER_TOKEN="known",
        JUPYTER_GATEWAY_URL="http://127.0.0.1:9",
        JUPYTER_PORT="1",
        JUPYTERLAB_DIR="HOME/none",
        JUPYTER_SERVER_ALLOW_UNAUTHENTICATED_ACCESS="true",
    ),
    "M6 and M7 old modules": modules,
    "a profile of IPython": profile,
    "kernels and extensions": extensions,
    "settings of matplotlib": pictures,
    "another environment": other_environment,
    "rules of the language": variables(
        PYTHONOPTIMIZE="2", PYTHONWARNINGS="error", PYTHONINSPECT="1", PYTHONSAFEPATH=""
    ),
    "a proxy": variables(http_proxy="http://127.0.0.1:9", HTTP_PROXY="http://127.0.0.1:9"),
    "no letters": variables(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"),
    "folders that are gone": variables(
        TMPDIR="HOME/none", XDG_CONFIG_HOME="HOME/none", JUPYTER_RUNTIME_DIR="/dev/null/none"
    ),
    "a home that is gone": variables(HOME="/dev/null/none"),
}


# A start takes seconds: what does not hide one another is brought along at once.
TOGETHER = (
    ("M1 a drive that is gone", "M4 an open door", "M6 and M7 old modules"),
    ("M2 another folder", "an open door, as JSON", "a profile of IPython"),
    ("M3 a module that is gone", "settings that are broken", "settings of matplotlib"),
    ("settings in other folders", "another environment", "rules of the language", "a proxy"),
    ("a token, a gateway and a port", "kernels and extensions"),
    ("no letters",),
    ("folders that are gone",),
    ("a home that is gone",),
)


@pytest.fixture
def past(tmp_path: Path) -> Past:
    """Return the home of an account that has nothing yet."""
    home = tmp_path / "дом"
    home.mkdir()
    return Past(home, {"HOME": str(home), "USERPROFILE": str(home)})


def everything(past: Past) -> None:
    for bring in PASTS.values():
        kept = past.variables.get("HOME", "")
        bring(past)
        past.variables["HOME"] = kept
    past.variables.pop("LC_ALL", None)


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "telegram16293", *words]


@dataclass
class Lab:
    """A server that runs: where, for whom, what it printed, and its lessons."""

    port: int
    token: str
    home: Path
    said: str

    def ask(self, what: str, how: str = "GET", body: str = "", **headers: str) -> tuple[int, str]:
        """Return the code and the words of an answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        try:
            connection.request(how, what, body or None, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def asked(self, what: str, how: str = "GET", body: str = "") -> object:
        """Return what is answered to who knows the token."""
        code, words = self.ask(what, how, body, Authorization=f"token {self.token}")
        assert code < 300, words
        return json.loads(words) if words else None

    def runs(self, code: str) -> str:
        """Return what a kernel of this server prints."""
        made = self.asked("/api/kernels", "POST", json.dumps({"name": "python3"}))
        assert isinstance(made, dict)
        # Such a file stands in the folder of what is running.
        (file,) = self.home.parent.rglob(f"kernel-{made['id']}.json")
        client = BlockingKernelClient(connection_file=str(file))
        client.load_connection_file()
        client.start_channels()
        printed: list[str] = []

        def hear(message: dict[str, dict[str, str]]) -> None:
            printed.append(message["content"].get("text") or message["content"].get("evalue") or "")

        try:
            client.wait_for_ready(timeout=SECONDS)
            client.execute_interactive(code, output_hook=hear, timeout=SECONDS)
        finally:
            client.stop_channels()
        return "".join(printed)


@contextmanager
def lab(past: Past, folder: Path | None = None, **more: str) -> Iterator[Lab]:
    """Yield the server that `telegram16293 lab` starts for an account with this past."""
    folder = folder or past.home / "Класс 3" / "my lessons"
    log = past.home.parent / "log"
    with log.open("wb") as opened:
        process = subprocess.Popen(
            command("lab", "--no-browser", "--folder", str(folder)),
            env={**PLAIN, **past.variables, **more},
            stdout=opened,
            stderr=subprocess.STDOUT,
            cwd=past.home,
        )
    try:
        port, token, said = awaited(process, log)
        yield Lab(port, token, past.home, said)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(SECONDS)


def awaited(process: subprocess.Popen[bytes], log: Path) -> tuple[int, str, str]:
    """Return port and token once they are printed, and all that was."""
    for _ in range(SECONDS * 20):
        said = log.read_bytes().decode("utf-8", "replace")
        # Jupyter prints the address a moment before it listens.
        if (seen := ADDRESS.search(said)) and serving.listens(int(seen[1])):
            return int(seen[1]), seen[2], said
        assert process.poll() is None, said
        time.sleep(0.05)
    raise AssertionError(said)


# --- lab ----------------------------------------------------------------------------------------


def test_every_past_is_lived_through() -> None:
    """Each is brought along once."""
    assert sorted(name for names in TOGETHER for name in names) == sorted(PASTS)


@posix
@pytest.mark.parametrize("names", TOGETHER, ids=", ".join)
def test_the_lessons_open_whatever_the_account_brings(past: Past, names: tuple[str, ...]) -> None:
    """They are listed to who has the token, and to nobody else."""
    for name in names:
        PASTS[name](past)
    with lab(past) as running:
        told = running.asked("/api/contents")
        assert isinstance(told, dict)
        assert "00-start.ipynb" in [each["name"] for each in told["content"]]
        assert running.ask("/api/contents")[0] == 403
        assert running.ask("/api/contents", Authorization="token known")[0] == 403
        known = f"token {running.token}"
        assert running.ask("/api", Authorization=known, Host="evil.example")[0] == 403


KERNEL = """
import html, json, os, random, sys
import matplotlib, pandas
import hers
print(json.dumps({
    "path": sys.path, "poisoned": "poisoned" in dir(), "hers": hers.x,
    "size": matplotlib.rcParams["font.size"], "backend": os.environ["MPLBACKEND"],
    "prefix": sys.prefix, "optimized": sys.flags.optimize, "text": open(os.devnull).encoding,
}))
"""


@posix
def test_a_kernel_knows_nothing_of_the_account(past: Past) -> None:
    """No module, profile, picture setting or environment of hers; but her own file is found."""
    everything(past)
    folder = past.home / "lessons"
    for name in ("html", "random", "types", "numbers", "pandas", "ipykernel_launcher"):
        past.put(f"lessons/{name}.py", "raise ImportError('hers')")
    past.put("lessons/matplotlib/__init__.py", "raise ImportError('hers')")
    past.put("lessons/hers.py", "x = 7")
    running_state = str(past.home.parent / "runtime")
    with lab(past, folder, JUPYTER_RUNTIME_DIR=running_state) as running:
        seen = json.loads(running.runs(KERNEL))
        assert "html.py, ipykernel_launcher.py, matplotlib" in running.said
        assert "`import` finds Python's" in running.said
    assert not [each for each in seen["path"] if str(past.home) in each]
    assert seen["path"][-1] == ""
    assert (seen["poisoned"], seen["hers"], seen["size"]) == (False, 7, 10.0)
    assert seen["backend"].endswith("backend_inline")
    assert (Path(seen["prefix"]), seen["optimized"]) == (Path(sys.prefix), 0)
    assert seen["text"].lower() == "utf-8"


PICTURE = "from telegram16293.lesson import plot_chain\nprint(len(plot_chain().png()))"


@posix
@pytest.mark.parametrize("words", [b"font.size: 77", b"no setting at all", b"\xff\xfe: \xff"])
def test_a_picture_is_drawn_whatever_stands_beside_the_lessons(past: Past, words: bytes) -> None:
    """matplotlib would read a file of that name first, or die of it."""
    folder = past.home / "lessons"
    folder.mkdir()
    (folder / "matplotlibrc").write_bytes(words)
    with lab(past, folder) as running:
        assert running.runs(PICTURE).strip().isdecimal()


@posix
def test_how_jupyterlab_looks_stays_hers(past: Past) -> None:
    """Theme, size of letters and keys are those of her account, and can be changed from within."""
    place = ".jupyter/lab/user-settings/@jupyterlab/apputils-extension/themes.jupyterlab-settings"
    file = past.put(place, '{"theme": "JupyterLab Dark"}')
    what = "/lab/api/settings/@jupyterlab/apputils-extension:themes"
    with lab(past) as running:
        told = running.asked(what)
        assert isinstance(told, dict)
        assert told["settings"] == {"theme": "JupyterLab Dark"}
        light = json.dumps({"raw": '{"theme": "JupyterLab Light"}'})
        running.asked(what, "PUT", light)
    assert "Light" in file.read_text(encoding="utf-8")


@posix
def test_the_account_is_left_as_it_was(past: Past) -> None:
    """Beside the ports and keys of what is running, all that is kept stands by the lessons."""
    with lab(past) as running:
        running.runs(PICTURE)
    left = {each.relative_to(past.home).parts[0] for each in past.home.rglob("*")}
    assert left - {".npm", ".cache"} == {"Класс 3", ".local"}
    runtime = past.home / ".local" / "share" / "jupyter" / "runtime"
    assert [each.name for each in (past.home / ".local").rglob("*") if each.is_file()] == [
        each.name for each in runtime.iterdir()
    ]


# --- doctor -------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("bring", [lambda past: None, everything], ids=["nothing", "everything"])
def test_what_is_green_in_doctor_opens_in_lab(past: Past, bring: Callable[[Past], object]) -> None:
    """Both go one road: with any past the same lines are in order."""
    bring(past)
    past.put("lessons/pandas.py", "raise ImportError('hers')")
    done = subprocess.run(
        command("doctor", "--json", "--folder", str(past.home / "lessons")),
        env={**PLAIN, **past.variables},
        capture_output=True,
        check=False,
        cwd=past.home,
    )
    told = json.loads(done.stdout)
    outcomes = {each["id"]: each["outcome"] for each in told["checks"]}
    free = {name: outcomes.pop(name) for name in ("browser", "disk", "port", "files")}
    assert set(outcomes.values()) == {"ok"}, told
    assert free["files"] == "warn"
    assert [each.name for each in (past.home / "lessons").iterdir()] == ["pandas.py"]


# --- the interpreter ----------------------------------------------------------------------------


@posix
def test_a_kit_that_came_by_pythonpath_is_found_there(tmp_path: Path) -> None:
    """On machines where modules are handed out that way, that one variable has to stay."""
    site = next(each for each in sys.path if each.endswith("site-packages"))
    helpers = str(Path(launch.__file__).parent.parent)
    environment = {**PLAIN, "PYTHONPATH": os.pathsep.join([helpers, site])}
    done = subprocess.run(
        [
            sys.executable,
            "-S",
            "-c",
            "from sourcework import interpreter as i; print(i.flags())",
        ],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "('-P', '-s')"


def test_a_kit_in_the_accounts_own_modules_is_found_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`pip install --user` puts it there."""
    (tmp_path / "telegram16293-9.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    monkeypatch.setattr("site.getusersitepackages", lambda: str(tmp_path))
    assert interpreter.flags() == ("-E", "-P")
    assert "PYTHONNOUSERSITE" not in surroundings.environment(tmp_path, tmp_path, tmp_path, {})


def test_the_first_module_imports_what_python_has_loaded() -> None:
    """What stands on PYTHONPATH cannot break it."""
    code = "import sys; before = set(sys.modules); import sourcework.interpreter; "
    code += "print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() in (
        "['sourcework', 'sourcework.interpreter']",
        "['__future__', 'sourcework', 'sourcework.interpreter']",
    )


# --- folders ------------------------------------------------------------------------------------


def test_the_machines_own_settings_of_jupyter_are_not_read(tmp_path: Path) -> None:
    """Neither /etc/jupyter nor /usr/share/jupyter: what remains is the kit's and Python's."""
    from jupyter_core.paths import jupyter_config_path, jupyter_path

    before = jupyter_config_path()
    with surroundings.settled(tmp_path):
        inside = {*jupyter_config_path(), *jupyter_path()}
    prefix = Path(sys.prefix)
    assert inside == {
        *(str(tmp_path / name) for name in ("config", "data")),
        *(str(prefix / name / "jupyter") for name in ("etc", "share")),
    }
    assert jupyter_config_path() == before


@posix
def test_an_account_without_a_home_gets_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In some containers the user has neither the variable nor a line among the accounts."""
    import pwd

    def nobody(number: int) -> None:
        raise KeyError(number)

    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    with surroundings.settled(tmp_path):
        assert os.environ["HOME"] == str(tmp_path)
        assert Path(os.environ["JUPYTER_RUNTIME_DIR"]).is_dir()


def test_variables_are_as_before_afterwards(tmp_path: Path) -> None:
    """Also where something went wrong inside."""
    before = dict(os.environ)
    with pytest.raises(RuntimeError), surroundings.settled(tmp_path):
        assert os.environ["IPYTHONDIR"] == str(tmp_path / "ipython")
        raise RuntimeError
    assert dict(os.environ) == before


def test_a_school_s_proxy_and_certificates_are_let_in() -> None:
    """Without them nothing is reached, or nothing is trusted."""
    needed = {
        "HTTPS_PROXY": "http://school:3128",
        "no_proxy": "localhost",
        "SSL_CERT_FILE": "/etc/school.pem",
        "REQUESTS_CA_BUNDLE": "/etc/school.pem",
        "PIP_INDEX_URL": "http://mirror/",
    }
    assert surroundings.without_the_past({**needed, "PYTHONHOME": "/old"}) == needed


# --- consoles -----------------------------------------------------------------------------------

CONSOLES = ["cp1252", "cp437", "ascii", "latin-1", "utf-8", "koi8-r"]


@posix
@pytest.mark.parametrize("console", CONSOLES)
def test_what_is_printed_reaches_any_console(past: Past, console: str) -> None:
    """A name with letters that it does not have is written with their numbers."""
    past.variables["PYTHONIOENCODING"] = console
    with lab(past) as running:
        assert running.asked("/api")
    seen = (past.home.parent / "log").read_bytes().decode(console)
    expected = "Класс".encode(console, "backslashreplace").decode(console)
    assert f"{expected} 3" in seen


@posix
@pytest.mark.parametrize("how", ["--help", "export", "doctor"])
@pytest.mark.parametrize("console", ["cp1252", "ascii"])
def test_no_command_dies_of_an_encoding(past: Past, console: str, how: str) -> None:
    """Names of folders and words of the document are printed as well as may be."""
    words = {"--help": [how], "export": [how, "Класс"], "doctor": [how, "--folder", "Класс"]}[how]
    done = subprocess.run(
        command(*words),
        env={**PLAIN, **past.variables, "PYTHONUTF8": "0", "PYTHONIOENCODING": console},
        cwd=past.home,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr and b"UnicodeEncodeError" not in done.stdout
    assert done.stdout.decode(console)


@posix
@pytest.mark.parametrize("shut", ["| head -n 1", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_reader_who_has_enough_is_no_trouble(past: Past, shut: str) -> None:
    """A closed pipe or output ends a command without a traceback."""
    line = f"{sys.executable} -m telegram16293 export there {shut}"
    done = subprocess.run(
        ["/bin/sh", "-c", line], env={**PLAIN, **past.variables}, cwd=past.home, capture_output=True
    )
    assert b"Traceback" not in done.stderr and b"BrokenPipe" not in done.stderr, done.stderr
    assert (past.home / "there").is_dir()


@posix
def test_the_lessons_open_where_output_is_closed(past: Past) -> None:
    """As a desktop starts a program that has no window."""
    log = past.home.parent / "log"
    line = f"exec {sys.executable} -m telegram16293 lab --no-browser --folder there >&- <&-"
    environment = {**PLAIN, **past.variables}
    with log.open("wb") as opened:
        process = subprocess.Popen(
            ["/bin/sh", "-c", line], env=environment, cwd=past.home, stderr=opened
        )
    try:
        awaited(process, log)
        assert b"Traceback" not in log.read_bytes()
    finally:
        process.terminate()
        process.wait(SECONDS)


def test_a_library_is_loaded_without_looking_for_garbage() -> None:
    """Nothing is looked through meanwhile, and what came is left aside later; else as before."""
    told: list[str] = []

    def looked(phase: str, _: dict[str, int]) -> None:
        told.append(phase)

    gc.callbacks.append(looked)
    try:
        before = gc.get_freeze_count()
        with surroundings.loading():
            kept: list[object] = [[] for _ in range(20_000)]
            assert not told
        assert (
            told == ["start", "stop"]
            and gc.isenabled()
            and gc.get_freeze_count() > before + len(kept)
        )
        gc.disable()
        frozen = gc.get_freeze_count()
        with surroundings.loading():
            pass
        assert not gc.isenabled() and gc.get_freeze_count() == frozen
    finally:
        gc.callbacks.remove(looked)
        gc.enable()
        gc.unfreeze()
